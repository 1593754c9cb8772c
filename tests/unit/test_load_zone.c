/* What the loader makes of time zones: tables that are written by the clock, and how they are told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include <muster/report.h>
#include "experiment/actual.h"
#include "report/load.h"
#include "tests/unit/load_fixture.h"

#define HOUR   MU_HOUR_US
#define DAY    MU_DAY_US
#define AUTUMN "timezone: Europe/Berlin\nstart: 2026-10-24\n"
#define SPRING "timezone: Europe/Berlin\nstart: 2026-03-28\n"

/* Tables are written into a folder of our own. */
static char folder[] = "/tmp/muster-clock-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    (void)state;
    remove("t.csv");
    return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

static void write_table(const char *text)
{
    FILE *file = fopen("t.csv", "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* The second 02:15 comes after 02:50, so it is the one an hour later; a number counts the seconds that have passed. */
static void a_trace_in_order_tells_the_two_hours_apart(void **state)
{
    write_table(
        "time\n2026-10-25 01:15\n2026-10-25 02:15\n2026-10-25 02:50\n2026-10-25 02:15:00\n2026-10-25 02:50\n"
        "2026-10-25 03:00\n109800\n");
    mu_model *m =
        load(AUTUMN
             "horizon: 2d 00:00-24:00\ncontacts: {calls: {arrivals: {trace: t.csv}, handle: 1min}}\n" TEAMS,
             NULL);
    const int minutes[] = { 75, 135, 170, 195, 230, 240, 390 };

    (void)state;
    assert_int_equal(m->types[0].arrivals.n_rows, 7);
    for (int i = 0; i < 7; i++)
        assert_int_equal(m->types[0].arrivals.rows[i].at.us, DAY + minutes[i] * MU_MINUTE_US);
    mu_model_free(m);
}

static void measured_figures_find_their_intervals(void **state)
{
    write_table(
        "date,time,offered\n2026-10-25,01:30,1\n2026-10-25,02:00,2\n2026-10-25,02:30,3\n2026-10-25,02:00,4\n"
        "2026-10-25,02:30,5\n2026-10-25,03:00,6\n");
    mu_model *m = load(AUTUMN "horizon: 2d 00:00-24:00\nactual: {table: t.csv}\n" CONTACTS TEAMS, NULL);

    (void)state;
    assert_int_equal(m->n_actual, 6);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(m->actual[i].at.us, DAY + (3 + i) * HOUR / 2);
        assert_float_equal(m->actual[i].offered, i + 1, 0);
        assert_int_equal(mu_actual_row_of(m, &m->calendar.cells[48 + 3 + i]), i);
    }
    mu_model_free(m);
    m = load(SPRING "horizon: 2d 00:00-24:00\nactual: {table: t.csv}\n" CONTACTS TEAMS, NULL);
    assert_int_equal(m->n_actual, 0); /* another date */
    mu_model_free(m);
    write_table("date,time,offered\n2026-03-29,01:30,1\n2026-03-29,02:00,0\n2026-03-29,02:30,0\n2026-03-29,"
                "03:00,6\n");
    m = load(SPRING "horizon: 2d 00:00-24:00\nactual: {table: t.csv}\n" CONTACTS TEAMS, NULL);
    assert_int_equal(m->n_actual, 2); /* what is skipped was not measured */
    assert_int_equal(m->actual[1].at.us, DAY + 2 * HOUR);
    mu_model_free(m);
    write_table("time,offered\n02:00,7\n");
    m = load(AUTUMN "horizon: 2d 00:00-24:00\nactual: {table: t.csv}\n" CONTACTS TEAMS, NULL);
    for (int32_t k = 0; k < m->calendar.n_cells - 1; k++) { /* 02:00 on Saturday, and twice on Sunday */
        const bool two = k == 4 || k == 48 + 4 || k == 48 + 6;
        assert_int_equal(mu_actual_row_of(m, &m->calendar.cells[k]), two ? 0 : -1);
    }
    mu_model_free(m);
}

static void a_roster_is_by_the_clock_of_its_site(void **state)
{
    write_table("person,date,start,end\n1,2026-03-28,22:00,06:00\n1,2026-03-29,22:00,23:00\n2,2026-03-29,02:"
                "00,03:00\n");
    mu_model *m =
        load(SPRING "horizon: 2d 00:00-24:00\n" CONTACTS "teams: {desk: {people: 2, roster: t.csv}}\n", NULL);

    (void)state;
    assert_int_equal(m->n_edges, 4); /* the second person's only hour is skipped */
    assert_int_equal(m->edges[0].at.us, 22 * HOUR);
    assert_int_equal(m->edges[1].at.us, 29 * HOUR);
    assert_int_equal(m->edges[2].at.us, 45 * HOUR);
    assert_int_equal(m->edges[3].at.us, 46 * HOUR);
    mu_model_free(m);
    m = load("timezone: Europe/Berlin\nstart: 2026-03-28\nhorizon: 2d 00:00-24:00\n" CONTACTS
             "sites: {s: {timezone: Asia/Shanghai}}\nteams: {desk: {people: 2, site: s, roster: t.csv}}\n",
             NULL);
    assert_int_equal(m->n_edges, 6);
    assert_int_equal(m->edges[0].at.us, 15 * HOUR); /* 22:00 in Shanghai; their night has 8 hours */
    assert_int_equal(m->edges[1].at.us, 19 * HOUR);
    assert_int_equal(m->edges[1].first_agent, 1);
    assert_int_equal(m->edges[3].at.us, 23 * HOUR);
    mu_model_free(m);
}

/* The first problem or warning. */
static void assert_told(const char *text, const char *expected)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;

    mu_scenario_load_text(text, strlen(text), "test", NULL, diag, &m);
    if (expected == NULL)
        assert_int_equal(mu_diag_count(diag), 0);
    else
        assert_string_equal(mu_diag_get(diag, 0)->message, expected);
    mu_model_free(m);
    mu_diag_free(diag);
}

/* 09:00 to 11:00 in New York is 15:00 to 17:00 in Berlin. */
static void calls_from_abroad_come_while_the_doors_here_are_open(void **state)
{
#define FROM_ABROAD(hours)                             \
    "timezone: Europe/Berlin\nhorizon: 1d " hours "\n" \
    "contacts: {calls: {timezone: America/New_York, arrivals: {table: t.csv}, handle: 5min}}\n" TEAMS
    (void)state;
    write_table("time,calls\n09:00,10\n10:00,30\n");
    assert_told(FROM_ABROAD("15:00-17:00"), NULL);
    assert_told(FROM_ABROAD("09:00-16:00"),
                "30 of 40 calls in t.csv are outside the opening hours 09:00-16:00");
    write_table("date,time,calls\n2026-01-04,22:00,10\n2026-01-04,23:00,10\n2026-01-05,00:00,10\n");
    mu_model *m = load(FROM_ABROAD("00:00-24:00"), NULL); /* it is Sunday evening there */
    assert_int_equal(m->types[0].arrivals.n_dates, 2);
    assert_int_equal(m->types[0].arrivals.dates[0].day, -1);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 4 * HOUR + HOUR / 2 }), 10, 1e-9);
    assert_float_equal(mu_model_rate(m, 0, (mu_time){ 3 * HOUR + HOUR / 2 }), 0, 0);
    mu_model_free(m);
}

/* The hash of a scenario in the zone "Mine", which has this rule. */
static uint64_t hash_with(const char *rule)
{
    static const char block[] =
        "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4\0\0\0\0\0\0AAA";
    FILE *f = fopen("Mine", "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(block, 1, sizeof block, f), sizeof block);
    assert_int_equal(fwrite(block, 1, sizeof block, f), sizeof block);
    fprintf(f, "\n%s\n", rule);
    fclose(f);
    setenv("TZDIR", folder, 1);
    mu_model      *m    = load("timezone: Mine\n" HORIZON CONTACTS TEAMS, NULL);
    const uint64_t hash = m->hash;
    mu_model_free(m);
    unsetenv("TZDIR");
    remove("Mine");
    return hash;
}

/* What a zone says of its changes is in the hash; what it calls them is not. */
static void the_hash_goes_with_the_offsets(void **state)
{
    (void)state;
    assert_true(hash_with("AAA0BBB,M3.5.0,M10.5.0") == hash_with("<+00>0<+01>-1,M3.5.0/2,M10.5.0/2"));
    assert_true(hash_with("AAA0BBB,M3.5.0,M10.5.0") != hash_with("AAA0BBB,M3.5.0,M10.3.0"));
    assert_true(hash_with("AAA0") != hash_with("AAA1"));
}

static void the_zone_is_part_of_the_scenario(void **state)
{
#define IN(zone) "timezone: " zone "\n" HORIZON CONTACTS TEAMS
    mu_model *a = load(IN("Europe/Berlin"), NULL), *b = load(IN("Europe/Paris"), NULL),
             *c = load(IN("Europe/Berlin"), NULL);

    (void)state;
    assert_true(a->hash == c->hash);
    assert_true(a->hash != b->hash);
    assert_string_equal(a->calendar.wall->zone, "Europe/Berlin");
    mu_model_free(a);
    mu_model_free(b);
    mu_model_free(c);
}

static void assert_says(const char *scenario, const char *const *pieces)
{
    mu_model *m    = load(scenario, NULL);
    char     *text = mu_report_explain(m);

    assert_non_null(text);
    for (char *c = text; *c != '\0'; c++) /* lines are broken where they happen to end */
        if (*c == '\n') *c = ' ';
    for (char *c = strstr(text, "  "); c != NULL; c = strstr(text, "  ")) memmove(c, c + 1, strlen(c));
    for (; *pieces != NULL; pieces++)
        if (strstr(text, *pieces) == NULL) fail_msg("\"%s\" is not in: %s", *pieces, text);
    free(text);
    mu_model_free(m);
}

static void check_tells_of_clocks(void **state)
{
    (void)state;
    assert_says(SPRING "horizon: 3d 00:00-24:00\n"
                       "contacts: {calls: {arrivals: 60/h, timezone: America/New_York, handle: 5min}}\n"
                       "sites: {s: {timezone: Asia/Shanghai}}\nteams: {desk: {site: s, people: 20}}\n",
                (const char *const[]){
                    "times are those of Europe/Berlin (UTC+01:00)",
                    "Poisson by the clock of America/New_York (UTC-04:00), 60 an hour, 1 440 a day",
                    "works by the clock of Asia/Shanghai (UTC+08:00)", "3 days without a break",
                    "Sun 2026-03-29 has 23 hours in Europe/Berlin: at 02:00 clocks are put forward to "
                    "03:00",
                    NULL });
    assert_says(
        "timezone: Australia/Lord_Howe\nstart: 2026-04-03\nhorizon: 400d 08:00-20:00\n" CONTACTS TEAMS,
        (const char *const[]){
            "Sun 2026-04-05 has 24.5 hours in Australia/Lord_Howe: at 02:00 clocks are put back "
            "to 01:30",
            "Sun 2026-10-04 has 23.5 hours", NULL });
    assert_says("timezone: Europe/Berlin\nstart: 2026-01-05\nhorizon: 1500d 08:00-20:00\n" CONTACTS TEAMS,
                (const char *const[]){ "4 more changes of the clocks in Europe/Berlin", NULL });
}

/* Outages and breaks are told by the clock of the site; its meeting at 10:00 is at 03:00 in Berlin, where few call. */
static void a_site_is_told_by_its_own_clock(void **state)
{
#define SITE(meeting)                                                                               \
    "timezone: Europe/Berlin\nhorizon: 2d 00:00-12:00\n"                                            \
    "contacts: {calls: {arrivals: {every: 1h, from: 03:00, rates: [60/h]}, handle: 5min}}\n"        \
    "sites: {s: {timezone: Asia/Shanghai, outages: [{date: 2026-01-06, at: 00:30, for: 10min}]}}\n" \
    "meetings: {talk: {at: " meeting ", for: 30min}}\n"                                             \
    "teams: {desk: {site: s, shifts: {a: {hours: 08:00-18:00, people: 20, breaks: 30min at 12:00}}}}\n"
    (void)state;
    assert_says(SITE("10:00"),
                (const char *const[]){ "outage on 2026-01-06 00:30 for 10 min", "30 min at 12:00",
                                       "talk: all of desk meet in the busiest hour (03:00-04:00)", NULL });
    mu_model *m    = load(SITE("03:00"), NULL);
    char     *text = mu_report_explain(m);
    assert_null(strstr(text, "busiest hour"));
    assert_non_null(strstr(text, "nobody who is to take part is on duty"));
    free(text);
    mu_model_free(m);
}

/* People of a site two hours further east, told by their clock or by ours. */
#define EAST(zone, site, hours, lunch, talk)                                                   \
    zone "horizon: 14d 08:00-16:00\n" CONTACTS site "meetings: {talk: {at: " talk              \
         ", for: 20min, share: 50%%}}\n"                                                       \
         "teams: {desk: {shifts: {a: {hours: " hours ", people: 9}}, breaks: [40min at " lunch \
         ", 15min], absence: "                                                                 \
         "5%%, leave: 10%%, adherence: {late: {share: 20%%, by: 5min}}, site: s}}\n"

static void people_on_the_phones_are_the_same_by_either_clock(void **state)
{
    char here[900], there[900];

    snprintf(here, sizeof here,
             EAST("timezone: Etc/UTC\n", "sites: {s: {}}\n", "07:00-16:00", "11:00", "10:00"));
    snprintf(there, sizeof there,
             EAST("timezone: Etc/UTC\n", "sites: {s: {timezone: Etc/GMT-2}}\n", "09:00-18:00", "13:00",
                  "12:00"));
    mu_model *m = load(here, NULL), *n = load(there, NULL);
    mu_load  *a = mu_load_new(m), *b = mu_load_new(n);
    int       fewer = 0;

    (void)state;
    assert_int_equal(a->n_days, 7);
    for (int d = 0; d < 7; d++)
        for (int s = 0; s < a->days[d].n_slots; s++) {
            const double phones = a->days[d].slots[s].phones[0];
            fewer += phones < 8;
            assert_near(b->days[d].slots[s].phones[0], phones, 1e-9);
        }
    assert_true(fewer > 10); /* there was something to see */
    mu_load_free(a);
    mu_load_free(b);
    mu_model_free(m);
    mu_model_free(n);
}

/* Round the clock from Saturday on, with an hour off in the middle of each day: 11:30 to 12:30, also after Sunday's change. */
static void a_day_goes_from_midnight_to_midnight(void **state)
{
    mu_model *m =
        load(SPRING "horizon: 16d 00:00-24:00\n" CONTACTS "teams: {desk: {people: 1, breaks: 1h}}\n", NULL);
    mu_load *l = mu_load_new(m);

    (void)state;
    assert_int_equal(l->n_days, 7);
    for (int d = 0; d < 7; d++) {
        assert_int_equal(l->days[d].n_slots, 96);
        for (int s = 0; s < 96; s++) /* by quarters: 11:30 is the 46th */
            assert_near(l->days[d].slots[s].phones[0], s >= 46 && s < 50 ? 0 : 1, 1e-9);
    }
    mu_load_free(l);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trace_in_order_tells_the_two_hours_apart),
        cmocka_unit_test(measured_figures_find_their_intervals),
        cmocka_unit_test(a_roster_is_by_the_clock_of_its_site),
        cmocka_unit_test(calls_from_abroad_come_while_the_doors_here_are_open),
        cmocka_unit_test(the_hash_goes_with_the_offsets),
        cmocka_unit_test(the_zone_is_part_of_the_scenario),
        cmocka_unit_test(check_tells_of_clocks),
        cmocka_unit_test(a_site_is_told_by_its_own_clock),
        cmocka_unit_test(people_on_the_phones_are_the_same_by_either_clock),
        cmocka_unit_test(a_day_goes_from_midnight_to_midnight),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
