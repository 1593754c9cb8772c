/* Breaks, meetings, leave, absence: what the loader makes of them, and what it says of those that make no sense. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <unistd.h>

#include <muster/scenario.h>
#include "tests/unit/load_fixture.h"

#define MIN(n) ((n)*MU_MINUTE_US)

static mu_model *with_team(const char *team)
{
    char text[2000];

    snprintf(text, sizeof text, HORIZON CONTACTS "teams: {desk: {people: 4, %s}}\n", team);
    return load(text, NULL);
}

static const mu_breaks *breaks_of(const mu_model *m)
{
    assert_non_null(m->stretches);
    assert_true(m->edges[0].on);
    assert_non_null(m->stretches[0].breaks);
    return m->stretches[0].breaks;
}

static void assert_break(const mu_break *b, int64_t length, int64_t from, int64_t till, bool paid)
{
    assert_int_equal(b->length_us, length);
    assert_int_equal(b->from_us, from);
    assert_int_equal(b->till_us, till);
    assert_int_equal(b->paid, paid);
}

static void plain_scenarios_have_none_of_it(void **state)
{
    mu_model *m = load(HORIZON CONTACTS TEAMS, NULL);

    (void)state;
    assert_null(m->stretches);
    assert_null(m->teams[0].worktime);
    mu_model_free(m);
}

static void breaks_are_read_as_planners_write_them(void **state)
{
    mu_model *m = with_team("breaks: [1h lunch at 12:00, 30min unpaid at 11:00-14:00, 2 x 15min, 5min tea]");
    const mu_breaks *b = breaks_of(m);

    (void)state;
    assert_int_equal(b->n, 5);
    assert_int_equal(b->patience_us, 0);
    assert_break(&b->one[0], MIN(60), MIN(720), MIN(720), true);
    assert_break(&b->one[1], MIN(30), MIN(660), MIN(840), false);
    assert_break(&b->one[2], MIN(15), -1, -1, true);
    assert_break(&b->one[4], MIN(5), -1, -1, true);
    assert_int_equal(m->stretches[0].till.us, 20 * MU_HOUR_US);
    mu_model_free(m);
    m = with_team("breaks: 20min");
    assert_break(&breaks_of(m)->one[0], MIN(20), -1, -1, true);
    mu_model_free(m);
}

static void the_longest_break_takes_the_middle_of_the_shift(void **state)
{
    mu_model        *m = with_team("breaks: [1h lunch, 2 x 15min]");
    const mu_breaks *b = breaks_of(m);

    (void)state;
    assert_int_equal(b->one[0].places, 3);
    assert_int_equal(b->one[0].place, 1);
    assert_int_equal(b->one[1].place, 0);
    assert_int_equal(b->one[2].place, 2);
    mu_model_free(m);
    m = with_team("breaks: [2 x 15min, 10min at 12:00]"); /* of two alike, neither is the longest */
    b = breaks_of(m);
    assert_int_equal(b->one[0].places, 2);
    assert_int_equal(b->one[0].place, 0);
    assert_int_equal(b->one[1].place, 1);
    mu_model_free(m);
}

static void a_dynamic_break_may_wait(void **state)
{
    mu_model *m = with_team("breaks: 20min, breaks_mode: dynamic");

    (void)state;
    assert_int_equal(breaks_of(m)->patience_us, MIN(30));
    mu_model_free(m);
    m = with_team("breaks: 20min, breaks_mode: dynamic, breaks_within: 1h");
    assert_int_equal(breaks_of(m)->patience_us, MIN(60));
    mu_model_free(m);
}

static void a_shift_has_breaks_of_its_own_or_those_of_the_team(void **state)
{
    mu_model *m = load(HORIZON CONTACTS "teams: {desk: {breaks: 20min, shifts: {\n"
                                        "  a: {hours: 08:00-12:00, people: 2},\n"
                                        "  b: {hours: 08:00-16:00, people: 3, breaks: [1h lunch, 5min]}}}}\n",
                       NULL);

    (void)state;
    assert_int_equal(m->edges[0].first_agent, 0);
    assert_int_equal(m->stretches[0].breaks->n, 1);
    assert_int_equal(m->stretches[0].till.us, 12 * MU_HOUR_US);
    assert_int_equal(m->edges[1].first_agent, 2);
    assert_int_equal(m->stretches[1].breaks->n, 2);
    assert_int_equal(m->stretches[1].till.us, 16 * MU_HOUR_US);
    mu_model_free(m);
}

static void shares_may_stand_alone_or_in_a_map(void **state)
{
    mu_model          *m = with_team("leave: 8%, absence: {share: 5%, paid: no}, shrinkage: 12%");
    const mu_worktime *t = m->teams[0].worktime;

    (void)state;
    assert_near(t->leave, 0.08, 1e-12);
    assert_true(t->leave_paid);
    assert_near(t->absence, 0.05, 1e-12);
    assert_false(t->absence_paid);
    assert_near(t->shrinkage, 0.12, 1e-12);
    mu_model_free(m);
    m = with_team("leave: {share: 8%, paid: no}, absence: 5%");
    assert_near(m->teams[0].worktime->leave, 0.08, 1e-12);
    assert_false(m->teams[0].worktime->leave_paid);
    assert_true(m->teams[0].worktime->absence_paid);
    mu_model_free(m);
}

static void adherence_says_how_often_and_by_how_much(void **state)
{
    mu_model          *m = with_team("adherence: {late: {share: 10%, by: {fixed: 8min}}, paid: no,\n"
                                              "  extra_break: {share: 20%, by: 5min}}");
    const mu_worktime *t = m->teams[0].worktime;

    (void)state;
    assert_near(t->late.share, 0.1, 1e-12);
    assert_near(mu_dist_mean(t->late.by), 480, 1e-9);
    assert_true(t->early.share == 0);
    assert_near(t->extra_break.share, 0.2, 1e-12);
    assert_false(t->lapses_paid);
    mu_model_free(m);
}

static void meetings_and_training_go_to_their_teams(void **state)
{
    mu_model          *m = load(HORIZON CONTACTS
                                "meetings: {weekly: {days: [mon, thu], at: 09:00, for: 30min, teams: a, share: 50%},\n"
                                         "  all: {at: 10:00, for: 10min}}\n"
                                         "training: {product: {days: wed, at: 14:00, for: 2h, teams: [a]}}\n"
                                         "teams: {a: {people: 3}, b: {people: 2}}\n",
                                NULL);
    const mu_worktime *a = m->teams[0].worktime, *b = m->teams[1].worktime;

    (void)state;
    assert_int_equal(a->n_meetings, 3);
    assert_int_equal(b->n_meetings, 1);
    assert_string_equal(a->meetings[1].name, "weekly");
    assert_int_equal(a->meetings[1].days, 1u | 1u << 3);
    assert_int_equal(a->meetings[1].at_us, 9 * MU_HOUR_US);
    assert_int_equal(a->meetings[1].length_us, MIN(30));
    assert_near(a->meetings[1].share, 0.5, 1e-12);
    assert_int_equal(a->meetings[1].kind, MU_AWAY_MEETING);
    assert_int_equal(a->meetings[2].kind, MU_AWAY_TRAINING);
    assert_int_equal(b->meetings[0].days, 127);
    mu_model_free(m);
}

/* Tables are written into a folder of our own. */
static char folder[] = "/tmp/muster-leave-XXXXXX";

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || chdir(folder) != 0 ? -1 : 0;
}

static int leave_folder(void **state)
{
    (void)state;
    remove("test_leave.csv");
    return chdir("/") != 0 || rmdir(folder) != 0 ? -1 : 0;
}

/* A table beside the scenario, as text. */
static void write_table(const char *text)
{
    FILE *file = fopen("test_leave.csv", "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void leave_is_read_from_a_table(void **state)
{
    (void)state;
    write_table(
        "person,from,till\n3,2026-01-07,2026-01-09\n1,2026-01-05,2026-01-05\n3,2026-01-10,2026-01-10\n");
    mu_model          *m = with_team("leave: {table: test_leave.csv}");
    const mu_worktime *t = m->teams[0].worktime;
    assert_int_equal(t->n_leaves, 3);
    assert_int_equal(t->leaves[0].person, 0);
    assert_int_equal(t->leaves[1].person, 2);
    assert_int_equal(t->leaves[1].from_day, 2);
    assert_int_equal(t->leaves[1].till_day, 4);
    mu_model_free(m);
    write_table("person,date\n2,2026-01-06\n");
    m = with_team("leave: {table: test_leave.csv}");
    assert_int_equal(m->teams[0].worktime->leaves[0].till_day, 1);
    mu_model_free(m);
}

static void assert_refused(const char *team, const char *expected)
{
    char text[2000], message[300];

    snprintf(text, sizeof text, HORIZON CONTACTS "teams: {desk: {people: 4, %s}}\n", team);
    refused(text, NULL, message, sizeof message);
    assert_string_equal(message, expected);
}

static void breaks_that_make_no_sense_are_refused(void **state)
{
    (void)state;
    assert_refused("breaks: soon", "expected a break such as 2 x 15min, found \"soon\"");
    assert_refused("breaks: [15]", "expected a break such as 2 x 15min, found \"15\"");
    assert_refused("breaks: [15min at noon]", "expected a break such as 2 x 15min, found \"15min at noon\"");
    assert_refused("breaks: [two x 15min]", "expected a break such as 2 x 15min, found \"two x 15min\"");
    assert_refused("breaks: [15min tea cake]",
                   "expected a break such as 2 x 15min, found \"15min tea cake\"");
    assert_refused("breaks: [15min 20min]", "expected a break such as 2 x 15min, found \"15min 20min\"");
    assert_refused("breaks: [0 x 15min]", "a break is taken 1 to 20 times, not 0 times");
    assert_refused("breaks: [0min]", "a break lasts longer than 0 and at most 12h");
    assert_refused("breaks: [2 x 15min at 12:00]", "several breaks cannot all be at the same time of day");
    assert_refused("breaks: [2h at 11:00-12:00]",
                   "the break is longer than the hours in which it is to be taken");
    assert_refused("breaks: [11 x 5min, 10 x 5min]", "these are over 20 breaks a day");
    assert_refused("breaks: [30min at 21:00]", "the break at 21:00 lies outside these people's hours");
    assert_refused("breaks: [6h, 6h at 12:00]", "the breaks leave nothing of these people's hours");
}

static void leave_that_makes_no_sense_is_refused(void **state)
{
    (void)state;
    write_table("person,from,till\n1,2026-01-07,2026-01-05\n");
    assert_refused("leave: {table: test_leave.csv}", "this leave ends before it begins");
    write_table("person,from,till\n1,2026-01-05,2026-01-07\n1,2026-01-07,2026-01-09\n");
    assert_refused("leave: {table: test_leave.csv}", "person 1 is on leave on this day already, by line 2");
    write_table("person,date\n5,2026-01-05\n");
    assert_refused("leave: {table: test_leave.csv}", "the number of a person, 1 to 4");
    write_table("person,date\n1,5 January\n");
    assert_refused("leave: {table: test_leave.csv}", "a date such as 2026-01-05");
    write_table("who,date\n1,2026-01-05\n");
    assert_refused("leave: {table: test_leave.csv}", "test_leave.csv has no column \"person\"");
}

static void a_meeting_of_an_unknown_team_is_refused(void **state)
{
    char message[300];

    (void)state;
    refused(HORIZON CONTACTS TEAMS "meetings: {weekly: {at: 09:00, for: 30min, teams: [dsk]}}\n", NULL,
            message, sizeof message);
    assert_string_equal(message, "there is no team \"dsk\"; did you mean \"desk\"?");
}

static void a_team_of_an_unknown_site_is_refused(void **state)
{
    char message[300];

    (void)state;
    refused(HORIZON CONTACTS
            "sites: {berlin: {hours: 08:00-18:00}}\nteams: {desk: {people: 2, site: berln}}\n",
            NULL, message, sizeof message);
    assert_string_equal(message, "there is no site \"berln\"; did you mean \"berlin\"?");
}

/* Friday, Saturday with a pause, Sunday closed; the night into Monday belongs to Sunday's hours, and there are none. */
static void hours_of_a_site_differ_by_weekday(void **state)
{
    static const int64_t at[] = { 9, 17, 24 + 10, 24 + 12, 24 + 13, 24 + 14, 72 + 9, 72 + 17 };
    mu_model            *m    = load("start: 2026-01-09\nhorizon: 4d 06:00-20:00\n" CONTACTS
                                     "sites: {berlin: {hours: {mon-fri: 09:00-17:00, sat: [10:00-12:00, "
                                                   "13:00-14:00]}}}\n"
                                                   "teams: {desk: {site: berlin, people: 2}}\n",
                                     NULL);

    (void)state;
    assert_int_equal(m->n_edges, 8);
    for (int i = 0; i < 8; i++) assert_int_equal(m->edges[i].at.us, at[i] * MU_HOUR_US);
    mu_model_free(m);
}

static void hours_of_a_site_limit_the_shifts_of_its_teams(void **state)
{
    mu_model *m = load("horizon: 2d 08:00-20:00\n" CONTACTS "sites: {berlin: {hours: 09:00-17:00}}\n"
                       "teams: {desk: {site: berlin, shifts: {a: {hours: 06:00-12:00, people: 2}, b: {hours: "
                       "12:00-20:00, people: 1}, c: {hours: 18:00-20:00, people: 1}}}}\n",
                       NULL);

    (void)state;
    assert_int_equal(m->n_edges, 8);
    assert_int_equal(m->edges[0].at.us, 9 * MU_HOUR_US);
    assert_int_equal(m->edges[1].at.us, 12 * MU_HOUR_US);
    assert_int_equal(m->edges[3].at.us, 17 * MU_HOUR_US);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_scenarios_have_none_of_it),
        cmocka_unit_test(breaks_are_read_as_planners_write_them),
        cmocka_unit_test(the_longest_break_takes_the_middle_of_the_shift),
        cmocka_unit_test(a_dynamic_break_may_wait),
        cmocka_unit_test(a_shift_has_breaks_of_its_own_or_those_of_the_team),
        cmocka_unit_test(shares_may_stand_alone_or_in_a_map),
        cmocka_unit_test(adherence_says_how_often_and_by_how_much),
        cmocka_unit_test(meetings_and_training_go_to_their_teams),
        cmocka_unit_test(leave_is_read_from_a_table),
        cmocka_unit_test(breaks_that_make_no_sense_are_refused),
        cmocka_unit_test(leave_that_makes_no_sense_is_refused),
        cmocka_unit_test(a_meeting_of_an_unknown_team_is_refused),
        cmocka_unit_test(a_team_of_an_unknown_site_is_refused),
        cmocka_unit_test(hours_of_a_site_differ_by_weekday),
        cmocka_unit_test(hours_of_a_site_limit_the_shifts_of_its_teams),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
