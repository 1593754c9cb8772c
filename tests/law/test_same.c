/* Two ways to say the same thing give the same figures, to the last bit; and what rules of order cannot change. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <muster/report.h>
#include "base/text.h"
#include "experiment/runner.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SEEDS = 6 };

static mu_record *run_once(const mu_model *m, uint64_t seed)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    mu_world_free(w);
    return r;
}

static void assert_same_contacts(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const int32_t n = m->calendar.n_cells * m->n_types;

    assert_memory_equal(a->contact, b->contact, (size_t)n * sizeof *a->contact);
    for (int32_t i = 0; i < n; i++) {
        assert_int_equal(a->contact_wait[i] == NULL, b->contact_wait[i] == NULL);
        if (a->contact_wait[i] != NULL)
            assert_memory_equal(a->contact_wait[i], b->contact_wait[i], sizeof(mu_waits));
    }
}

static void check_same(const char *one, const char *other, bool people_too)
{
    mu_model *m = mu_test_model(one), *n = mu_test_model(other);

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        mu_record *a = run_once(m, seed), *b = run_once(n, seed);
        assert_same_contacts(m, a, b);
        assert_true(a->contacts > 100);
        if (people_too)
            assert_memory_equal(a->team, b->team,
                                (size_t)m->calendar.n_cells * (size_t)m->n_teams * sizeof *a->team);
        mu_record_free(a);
        mu_record_free(b);
    }
    mu_model_free(m);
    mu_model_free(n);
}

/* Two types, two teams; `calls` has more keys, `east` too. */
#define DESKS(calls, east)                                                                                \
    "horizon: 2d 08:00-12:00\n"                                                                           \
    "contacts:\n"                                                                                         \
    "  calls: {arrivals: 150/h, handle: {talk: {mean: 4min, cv: 0.8}, wrap_up: {mean: 1min}}, patience: " \
    "2min" calls "}\n"                                                                                    \
    "  mail: {arrivals: 40/h, handle: {mean: 6min}" calls "}\n"                                           \
    "teams: {east: {people: 8" east "}, west: {people: 9}}\n"

static void the_longest_idle_of_a_list_is_the_longest_idle(void **state)
{
    (void)state;
    check_same(DESKS("", ""), DESKS(", teams: [west, east], choose: longest_idle", ""), true);
}

static void the_longest_wait_is_that_of_equal_priorities(void **state)
{
    (void)state;
    check_same(DESKS("", ""), DESKS("", ", next: longest_wait"), true);
    check_same(DESKS("", ", next: longest_wait"), DESKS(", weight: 3", ", next: weighted_wait"), true);
}

static void a_case_that_is_solved_at_once_is_no_case(void **state)
{
    (void)state;
    check_same(DESKS("", ""), DESKS(", resolved: 100%", ""), true);
}

/* Whatever they are told, and however: announcements draw nothing. */
static void announcements_that_leave_patience_alone_change_nothing(void **state)
{
    (void)state;
    check_same(DESKS("", ""), DESKS(", announce: {before: 100%, after: 100%}", ""), true);
    check_same(DESKS("", ""),
               DESKS(", announce: {by: fixed, wait: 30s, round: 1min, before: 100%, after: 100%}", ""), true);
}

static void nor_is_that_of_a_member_of_a_population(void **state)
{
#define MEMBERS(more)                                                                                      \
    "horizon: 2d 08:00-12:00\ncontacts: {calls: {arrivals: {population: 40, think: {mean: 10min}},\n"      \
    "  handle: {talk: {mean: 4min}, wrap_up: {mean: 1min}}, patience: 2min, queue_capacity: 4" more "}}\n" \
    "teams: {desk: {people: 9}}\n"
    (void)state;
    check_same(MEMBERS(""), MEMBERS(", resolved: 100%"), true);
#undef MEMBERS
}

static void what_may_make_way_and_never_must_is_plain(void **state)
{
    (void)state;
    check_same(DESKS("", ""), DESKS(", interruptible: yes, resume: person, switch_cost: 1min", ""), true);
    check_same(DESKS("", ""), DESKS(", interrupts: yes", ""), true);
}

/* Who waits, how long, and who gives up; people differ, of course. */
static void a_seat_is_as_good_as_a_person_when_nothing_slows_down(void **state)
{
#define CHATS(more, people)                                                                                  \
    "horizon: 2d 08:00-12:00\ncontacts: {chats: {arrivals: 150/h, handle: {mean: 6min}, patience: 2min" more \
    "}}\nteams: {desk: {people: " people "}}\n"
    (void)state;
    check_same(CHATS("", "15"), CHATS(", concurrency: 3", "5"), false);
    check_same(CHATS("", "15"), CHATS(", concurrency: 5", "3"), false);
#undef CHATS
}

/* ---- what others bring ------------------------------------------------------------------------------ */

/* All of type `calls`, in each cell: who came, who waited and how long, and what the work was. */
static void check_same_calls(const char *one, const char *other)
{
    mu_model     *m = mu_test_model(one), *n = mu_test_model(other);
    const int32_t i = mu_model_type(m, "calls"), k = mu_model_type(n, "calls");

    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        mu_record *a = run_once(m, seed), *b = run_once(n, seed);
        int64_t    answered = 0;
        for (int32_t cell = 0; cell < m->calendar.n_cells; cell++) {
            const mu_contact_cell *x = &a->contact[cell * m->n_types + i],
                                  *y = &b->contact[cell * n->n_types + k];
            assert_memory_equal(x, y, sizeof *x);
            answered += x->answered;
        }
        assert_true(answered > 100 && b->contacts > a->contacts);
        mu_record_free(a);
        mu_record_free(b);
    }
    mu_model_free(m);
    mu_model_free(n);
}

/* The people of `desk` have times of their own; `mail`, done by others, is there or not, little or much. Cases escalate to
 * the same desk, so that their further contacts have such times too. */
static void other_types_change_nothing_of_times_of_ones_own(void **state)
{
#define CALLS(mail)                                                                                        \
    "horizon: 2d 08:00-12:00\ncontacts:\n"                                                                 \
    "  calls: {arrivals: %s, handle: {mean: 4min}, patience: 2min, teams: [desk, spare]%s}\n"              \
    "  second: {arrivals: none, handle: {mean: 4min}}\n" mail "teams:\n"                                   \
    "  desk: {people: 8, skills: [calls, second], handle: {calls: {mean: 3min, cv: 0.7}, second: 5min}}\n" \
    "  spare: {people: 2, skills: [calls]}\n"
#define MAIL(rate) "  mail: {arrivals: " rate ", handle: {mean: 9min}}\n"
#define WRITERS    "  writers: {people: 3, skills: [mail]}\n"
    static const char *const arrivals[] = { "150/h", "{population: 40, think: {mean: 10min}}" };
    char                     one[1000], other[1000], much[1000];

    (void)state;
    for (int i = 0; i < 2; i++)
        for (int journey = 0; journey < 2; journey++) {
            const char *more =
                journey ? ", resolved: 80%, escalate: {second: {share: 30%, when: failure}}" : "";
            snprintf(one, sizeof one, CALLS(""), arrivals[i], more);
            snprintf(other, sizeof other, CALLS(MAIL("20/h")) WRITERS, arrivals[i], more);
            snprintf(much, sizeof much, CALLS(MAIL("60/h")) WRITERS, arrivals[i], more);
            check_same_calls(one, other);
            check_same_calls(other, much);
        }
#undef CALLS
#undef MAIL
#undef WRITERS
}

static char *report_of(const mu_model *m, int threads)
{
    const mu_run_options options = { .replications = 7, .threads = threads };
    mu_results          *results = NULL;

    assert_int_equal(mu_experiment_run(m, &options, NULL, &results), MU_OK);
    char *json = mu_report_json(results);
    mu_results_free(results);
    return json;
}

static void three_threads_give_the_bytes_of_one(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 40; i++) {
        char     *yaml = mu_random_floor(i, false);
        mu_model *m    = mu_test_model(yaml);
        char     *one = report_of(m, 1), *three = report_of(m, 3);
        assert_string_equal(one, three);
        free(one);
        free(three);
        mu_model_free(m);
        free(yaml);
    }
}

/* ---- time zones ------------------------------------------------------------------------------------ */

/* `scenario` with a zone, or without; all that is counted is the same. */
static void check_same_in(const char *zone, const char *site, const char *scenario)
{
    char zone_set[80], site_set[80];
    snprintf(zone_set, sizeof zone_set, "timezone=%s", zone);
    snprintf(site_set, sizeof site_set, "sites={x: {timezone: %s}}", site);
    const char *const     set[]   = { zone_set, site_set };
    const mu_load_options options = { .set = set, .n_set = 2 };
    mu_model             *m = mu_test_model(scenario), *n = NULL;

    assert_int_equal(mu_scenario_load_text(scenario, strlen(scenario), "test", &options, NULL, &n), MU_OK);
    assert_non_null(n->calendar.wall);
    assert_int_equal(m->calendar.n_cells, n->calendar.n_cells);
    assert_int_equal(m->n_edges, n->n_edges);
    for (int32_t i = 0; i < m->n_edges; i++) {
        assert_int_equal(m->edges[i].at.us, n->edges[i].at.us);
        assert_int_equal(m->edges[i].first_agent, n->edges[i].first_agent);
    }
    for (uint64_t seed = 1; seed <= 2; seed++) {
        mu_record *a = run_once(m, seed), *b = run_once(n, seed);
        assert_same_contacts(m, a, b);
        assert_memory_equal(a->team, b->team,
                            (size_t)m->calendar.n_cells * (size_t)m->n_teams * sizeof *a->team);
        mu_record_free(a);
        mu_record_free(b);
    }
    mu_model_free(m);
    mu_model_free(n);
}

/* China's clocks never change, Berlin's not in January, and Paris shows the time of Berlin. */
static void a_zone_whose_clocks_do_not_change_changes_nothing(void **state)
{
    static const char fortnight[] =
        "horizon: 14d 06:00-04:00\nholidays: [2026-01-10]\nbusiness_hours: mon-fri 09:00-17:00\n"
        "contacts:\n"
        "  calls: {arrivals: {every: 8h, rates: [30/h, 50/h, 20/h], busyness: {cv: 0.3}}, handle: 5min, "
        "patience: "
        "2min}\n"
        "  mail: {arrivals: 9/h, handle: 6min, due: 95% within 4 business hours, hours: mon-sat "
        "08:00-20:00}\n"
        "meetings: {daily: {at: 09:10, for: 20min, share: 30%}}\nsites: {x: {}}\n"
        "teams:\n"
        "  day: {site: x, shifts: {d: {hours: 06:00-16:00, people: 6}, e: {hours: 15:00-01:00, people: 5}}, "
        "breaks: "
        "[20min at 15:00-16:00, 15min], absence: 5%, leave: 10%, shrinkage: 3%}\n"
        "  all: {people: 2, breaks: 10min}\n";

    (void)state;
    check_same_in("Asia/Shanghai", "Asia/Shanghai", fortnight);
    check_same_in("Europe/Berlin", "Europe/Paris", fortnight);
    for (uint64_t i = 0; i < 40; i++) {
        char *yaml = mu_random_floor(i, false);
        check_same_in("Asia/Shanghai", "Asia/Shanghai", yaml);
        free(yaml);
    }
}

/* ---- pooling --------------------------------------------------------------------------------------- */

static double waited_s(const mu_model *m, uint64_t seed)
{
    mu_record *r     = run_once(m, seed);
    double     total = 0;

    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++) total += r->contact[i].wait_answered_us;
    mu_record_free(r);
    return total * 1e-6;
}

/* One service law, no patience: the same customers wait less when everyone answers all of them. In each replication,
 * not only on average. */
static void pooled_never_waits_longer_than_split(void **state)
{
#define POOL(skills)                                                                     \
    "horizon: 5d 08:00-18:00\ncontacts:\n"                                               \
    "  a: {arrivals: 80/h, handle: {mean: 4min}}\n  b: {arrivals: 80/h, handle: {mean: " \
    "4min}}\n"                                                                           \
    "teams: {east: {people: 6" skills "}, west: {people: 7"
    mu_model *split  = mu_test_model(POOL(", skills: [a]") ", skills: [b]}}\n");
    mu_model *pooled = mu_test_model(POOL("") "}}\n");

    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        const double apart = waited_s(split, seed), together = waited_s(pooled, seed);
        assert_true(apart > 0);
        assert_true(together < apart);
    }
    mu_model_free(split);
    mu_model_free(pooled);
#undef POOL
}

/* ---- the order of work ----------------------------------------------------------------------------- */

/* One person is busy at the same moments whatever the order in which he does the work. */
static void no_order_of_work_makes_more_or_less_of_it(void **state)
{
#define ONE(first, team)                                                                                 \
    "horizon: 5d 08:00-18:00\ncontacts:\n"                                                               \
    "  a: {arrivals: 6/h, handle: {mean: 4min, cv: 1.5}" first "}\n  b: {arrivals: 5/h, handle: {mean: " \
    "5min}, interruptible: yes, resume: person}\n  c: {arrivals: 1/h, handle: 6min}\nteams: {desk: "     \
    "{people: "                                                                                          \
    "1" team "}}\n"
    static const char *const other[] = { ONE(", priority: 1", ""),
                                         ONE(", priority: -1", ""),
                                         ONE(", priority: 1, interrupts: yes", ""),
                                         ONE("", ", takes: [c, a, b]"),
                                         ONE("", ", next: longest_queue"),
                                         ONE(", weight: 5", ", next: weighted_wait"),
                                         ONE(", weight: 5", ", next: queue_ratio"),
                                         ONE(", answer: 80% within 10s", ", next: slack") };
    mu_model                *plain   = mu_test_model(ONE("", ""));

    (void)state;
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        mu_model *m      = mu_test_model(other[i]);
        bool      differ = false;
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            mu_record *a = run_once(plain, seed), *b = run_once(m, seed);
            for (int32_t k = 0; k < m->calendar.n_cells; k++)
                assert_true(a->team[k].busy_us == b->team[k].busy_us);
            differ |= memcmp(a->contact, b->contact,
                             (size_t)m->calendar.n_cells * (size_t)m->n_types * sizeof *a->contact) != 0;
            mu_record_free(a);
            mu_record_free(b);
        }
        assert_true(differ); /* the order did change */
        mu_model_free(m);
    }
    mu_model_free(plain);
#undef ONE
}

static void levels_are_shares_of_the_time(void **state)
{
    (void)state;
    check_same(DESKS("", ", skills: {calls: novice, mail: 500 contacts}"),
               DESKS("", ", handle: {calls: 175%, mail: 156.25%}"), true);
    check_same(DESKS("", ", skills: {calls: expert, mail: expert}"), DESKS("", ""), true);
}

static void two_people_of_one_team_are_two_teams_of_one(void **state)
{
#define PAIR(teams)                                                                              \
    "horizon: 2d 08:00-12:00\n"                                                                  \
    "contacts: {calls: {arrivals: 30/h, handle: {mean: 3min, cv: 0.8}, patience: 2min, choose: " \
    "fastest}}\nteams: {" teams "}\n"
    (void)state;
    check_same(PAIR("desk: {people: [ana, {name: bob, handle: {calls: 60%}}]}"),
               PAIR("ana: {people: 1}, bob: {people: 1, handle: {calls: 60%}}"), false);
#undef PAIR
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_idle_of_a_list_is_the_longest_idle),
        cmocka_unit_test(the_longest_wait_is_that_of_equal_priorities),
        cmocka_unit_test(a_case_that_is_solved_at_once_is_no_case),
        cmocka_unit_test(announcements_that_leave_patience_alone_change_nothing),
        cmocka_unit_test(nor_is_that_of_a_member_of_a_population),
        cmocka_unit_test(what_may_make_way_and_never_must_is_plain),
        cmocka_unit_test(a_seat_is_as_good_as_a_person_when_nothing_slows_down),
        cmocka_unit_test(levels_are_shares_of_the_time),
        cmocka_unit_test(two_people_of_one_team_are_two_teams_of_one),
        cmocka_unit_test(other_types_change_nothing_of_times_of_ones_own),
        cmocka_unit_test(three_threads_give_the_bytes_of_one),
        cmocka_unit_test(a_zone_whose_clocks_do_not_change_changes_nothing),
        cmocka_unit_test(pooled_never_waits_longer_than_split),
        cmocka_unit_test(no_order_of_work_makes_more_or_less_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
