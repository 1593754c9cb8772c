/* People by name, and rosters: who works when by a table. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include "model/person.h"
#include "tests/support/watch.h"
#include "tests/unit/load_fixture.h"

/* Tables are written into a folder of our own. */
static char folder[] = "/tmp/muster-roster-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    (void)state;
    remove("r.csv");
    remove("leave.csv");
    return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

static void write_table(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static mu_model *with(const char *table, const char *team)
{
    char text[1000];

    write_table("r.csv", table);
    snprintf(text, sizeof text, "horizon: 2d 08:00-20:00\n" CONTACTS "teams: {desk: {%s}}\n", team);
    return load(text, NULL);
}

static void assert_refused(const char *table, const char *team, const char *expected)
{
    char text[1000], message[300];

    write_table("r.csv", table);
    snprintf(text, sizeof text, "horizon: 2d 08:00-20:00\n" CONTACTS "teams: {desk: {%s}}\n", team);
    refused(text, NULL, message, sizeof message);
    assert_string_equal(message, expected);
}

static void people_may_be_named(void **state)
{
    mu_model *m = load(HORIZON CONTACTS "teams: {desk: {people: [bob, ana]}}\n", NULL);
    char      name[MU_PERSON_NAME_ROOM];

    (void)state;
    assert_int_equal(m->n_agents, 2);
    assert_int_equal(m->teams[0].n_names, 2);
    assert_string_equal(m->teams[0].names[0], "bob");
    assert_false(m->teams[0].rostered);
    mu_person_name(m, 1, name, sizeof name);
    assert_string_equal(name, "ana");
    assert_int_equal(mu_person_find(m, "ana"), 1);
    assert_int_equal(mu_person_find(m, "desk 2"), 1);
    assert_int_equal(mu_person_find(m, "anna"), -1);
    mu_model_free(m);
    m = load(HORIZON CONTACTS
             "teams: {desk: {people: [bob, ana], shifts: {b: {hours: 09:00-12:00, people: 1}, "
             "a: {hours: 08:00-12:00, people: 1}}}}\n",
             NULL);
    assert_int_equal(m->edges[0].at.us, 8 * MU_HOUR_US); /* bob works a, which comes first by its name */
    assert_int_equal(m->edges[0].first_agent, 0);
    mu_model_free(m);
}

static void names_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    assert_refused("", "people: [ana, bob, ana]", "\"ana\" stands here twice");
    assert_refused("", "people: []", "nobody is named here");
    assert_refused("", "people: [ana], shifts: {a: {hours: 08:00-12:00, people: 2}}",
                   "the shifts have 2 people together, but 1 are listed");
}

static void a_roster_says_who_works_when(void **state)
{
    mu_model *m = with("person,date,start,end,breaks\n"
                       "bob,2026-01-06,22:00,02:00,\n"
                       "ana,2026-01-05,09:00,13:00,10:00-10:15 12:00-12:30\n"
                       "ana,2026-01-05,13:00,15:00,14:00-14:05\n"
                       "ana,2026-01-06,10:00,12:00,\n",
                       "roster: r.csv");

    (void)state;
    assert_int_equal(m->n_agents, 2);
    assert_true(m->teams[0].rostered);
    assert_string_equal(m->teams[0].names[0], "ana"); /* in alphabetical order */
    assert_int_equal(m->n_edges, 4);                  /* bob begins after the last closing */
    assert_int_equal(m->edges[0].at.us, 9 * MU_HOUR_US);
    assert_int_equal(m->edges[1].at.us, 15 * MU_HOUR_US); /* what touches is one shift */
    assert_int_equal(m->stretches[0].till.us, 15 * MU_HOUR_US);
    assert_int_equal(m->stretches[0].breaks->n, 3);
    assert_int_equal(m->stretches[0].breaks->one[1].from_us, 12 * MU_HOUR_US);
    assert_int_equal(m->stretches[0].breaks->one[1].length_us, 30 * MU_MINUTE_US);
    assert_null(m->stretches[2].breaks);
    mu_model_free(m);
}

static void an_empty_cell_stands_for_the_breaks_of_the_team(void **state)
{
    mu_model *m = with("person,date,start,end,breaks\n"
                       "1,2026-01-05,09:00,13:00,10:00-10:15\n"
                       "2,2026-01-05,09:00,13:00,\n",
                       "people: 2, roster: r.csv, breaks: [20min, 10min]");

    (void)state;
    assert_int_equal(m->teams[0].n_names, 0);
    assert_int_equal(m->stretches[0].breaks->n, 1);
    assert_int_equal(m->stretches[1].breaks->n, 2);
    mu_model_free(m);
}

/* Ana: four hours of 20, and two of 30 on Sunday. Bob: three of 10 at half pay. */
static void a_rostered_shift_may_be_paid_otherwise(void **state)
{
    (void)state;
    write_table("r.csv", "person,date,start,end,pay\n"
                         "ana,2026-01-10,08:00,12:00,\n"
                         "ana,2026-01-11,08:00,10:00,150%\n"
                         "bob,2026-01-11,09:00,12:00,50%\n");
    mu_check_figures("start: 2026-01-10\nhorizon: 2d 08:00-20:00\n"
                     "contacts: {calls: {arrivals: none, handle: {fixed: 5min}}}\n"
                     "teams: {desk: {pay: 20/h, people: [bob, ana], roster: r.csv}}\n",
                     NULL, "paid_hours 9, cost 170");
}

static void a_day_by_roster_step_by_step(void **state)
{
    char *seen;

    (void)state;
    write_table("r.csv", "person,date,start,end,breaks\n"
                         "ana,2026-01-05,08:00,12:00,09:00-09:15\n"
                         "bob,2026-01-05,09:00,11:00,\n"
                         "ana,2026-01-06,08:30,09:00,\n"
                         "bob,2026-01-06,08:00,09:00,\n");
    write_table("leave.csv", "person,date\nbob,2026-01-06\n");
    mu_model *m =
        mu_test_model("horizon: 2d 08:00-20:00\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 65min}}, handle: {fixed: 5min}, "
                      "patience: {fixed: 1min}}}\n"
                      "teams: {desk: {people: [bob, ana], roster: r.csv, leave: {table: leave.csv}}}\n");
    seen      = mu_test_watch(m, NULL, NULL);
    char *end = strstr(seen, "12:20"); /* the later calls of the afternoon find nobody */
    assert_non_null(end);
    *end = '\0';
    assert_string_equal(seen, "08:00 ana logs in\n"
                              "09:00 bob logs in\n"
                              "09:00 ana goes on a break\n"
                              "09:05 #0 calls arrives\n"
                              "09:05 #0 calls answered by bob\n"
                              "09:10 #0 calls finished by bob\n"
                              "09:15 ana is back\n"
                              "10:10 #1 calls arrives\n"
                              "10:10 #1 calls answered by bob\n"
                              "10:15 #1 calls finished by bob\n"
                              "11:00 bob logs out\n"
                              "11:15 #2 calls arrives\n"
                              "11:15 #2 calls answered by ana\n"
                              "11:20 #2 calls finished by ana\n"
                              "12:00 ana logs out\n");
    assert_non_null(strstr(end + 1, "32:00 bob is absent\n"));
    assert_non_null(strstr(end + 1, "32:30 ana logs in\n"));
    free(seen);
    mu_model_free(m);
}

#define HEAD "person,date,start,end,breaks\n"

static void rosters_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    assert_refused(HEAD "ana,2026-01-05,09:00,13:00,\nana,2026-01-05,12:00,15:00,\n", "roster: r.csv",
                   "this shift overlaps the one in line 2 of the same person");
    assert_refused(HEAD "ana,2026-01-05,09:00,13:00,\n", "people: [ana, bob], roster: r.csv",
                   "bob has no hours in r.csv");
    assert_refused(HEAD "2,2026-01-05,09:00,13:00,\n", "people: 2, roster: r.csv",
                   "person 1 has no hours in r.csv");
    assert_refused(HEAD "anna,2026-01-05,09:00,13:00,\n", "people: [ana], roster: r.csv",
                   "one of the people of the team");
    assert_refused(HEAD "3,2026-01-05,09:00,13:00,\n", "people: 2, roster: r.csv",
                   "the number of a person, 1 to 2");
    assert_refused(HEAD "a b,2026-01-05,09:00,13:00,\n", "roster: r.csv", "a name");
    assert_refused(HEAD "ana,5.1.2026,09:00,13:00,\n", "roster: r.csv", "a date such as 2026-01-05");
    assert_refused(HEAD "ana,2026-01-05,nine,13:00,\n", "roster: r.csv", "a time of day such as 08:30");
    assert_refused(HEAD "ana,2026-01-05,09:00,09:00,\n", "roster: r.csv", "this shift has no length");
    assert_refused(HEAD "ana,2026-01-05,09:00,13:00,12:30-13:30\n", "roster: r.csv",
                   "breaks inside the shift, such as 12:00-12:30 15:00-15:15");
    assert_refused(HEAD "ana,2026-01-05,09:00,13:00,30min\n", "roster: r.csv",
                   "breaks inside the shift, such as 12:00-12:30 15:00-15:15");
    assert_refused(HEAD, "roster: r.csv", "r.csv has no rows below its header");
    assert_refused("person,date,from,end\n", "roster: r.csv", "r.csv has no column \"start\"");
    assert_refused(HEAD, "people: {08:00: 3}, roster: r.csv",
                   "a profile of people and a roster exclude each other");
    assert_refused(HEAD "ana,2026-01-05,09:00,13:00,\n",
                   "roster: r.csv, shifts: {a: {hours: 08:00-12:00, people: 1}}",
                   "shifts and a roster exclude each other");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_may_be_named),
        cmocka_unit_test(names_that_make_no_sense_are_refused),
        cmocka_unit_test(a_roster_says_who_works_when),
        cmocka_unit_test(an_empty_cell_stands_for_the_breaks_of_the_team),
        cmocka_unit_test(a_rostered_shift_may_be_paid_otherwise),
        cmocka_unit_test(a_day_by_roster_step_by_step),
        cmocka_unit_test(rosters_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
