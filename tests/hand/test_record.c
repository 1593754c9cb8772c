/* What the record and the measures say of days that are worked out on paper: every total of every cell. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "experiment/runner.h"
#include "tests/support/watch.h"

#define S(seconds) ((double)(seconds)*1e6)

/* Calls at 08:10, :20, :30, :40, :50; 12 min of talk and 3 of wrap-up; one person; patience of 8 min.
 *   #0 08:10 at once, until 08:25            #1 08:20 waits 5 min (just in time), until 08:40
 *   #2 08:30 gives up at 08:38 (just short)  #3 08:40 at once, as #1 ends, until 08:55
 *   #4 08:50 waits 5 min, until 09:10, ten minutes past closing */
static const char busy_hour[] =
    "horizon: 1d 08:00-09:00\ninterval: 30min\n"
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {talk: {fixed: 12min}, wrap_up: {fixed: "
    "3min}},\n"
    "  patience: {fixed: 8min}, answer: 80%% within 5min, short_abandon: 8min, measure: %s}}\n"
    "teams: {desk: {people: 1, pay: 60/h, overrun: %s}}\n";

enum { MORNING, FIRST, SECOND, DRAIN, CELLS };

static mu_model *hour(const char *measure, const char *overrun)
{
    char yaml[sizeof busy_hour + 40];

    snprintf(yaml, sizeof yaml, busy_hour, measure, overrun);
    return mu_test_model(yaml);
}

static mu_record *record_of(const mu_model *m)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    assert_int_equal(mu_world_run(w, 1, 0, r), MU_OK);
    mu_world_free(w);
    return r;
}

static void assert_contacts(const mu_contact_cell *c, mu_contact_cell expected)
{
    assert_int_equal(c->offered, expected.offered);
    assert_int_equal(c->blocked, expected.blocked);
    assert_int_equal(c->answered, expected.answered);
    assert_int_equal(c->answered_in_target, expected.answered_in_target);
    assert_int_equal(c->abandoned, expected.abandoned);
    assert_int_equal(c->abandoned_in_target, expected.abandoned_in_target);
    assert_int_equal(c->short_abandoned, expected.short_abandoned);
    assert_int_equal(c->dropped, expected.dropped);
    assert_int_equal(c->cut_off, expected.cut_off);
    assert_int_equal(c->delayed, expected.delayed);
    assert_true(c->wait_answered_us == expected.wait_answered_us);
    assert_int_equal(c->wait_max_us, expected.wait_max_us);
    assert_true(c->wait_abandoned_us == expected.wait_abandoned_us);
    assert_true(c->talk_us == expected.talk_us && c->wrap_up_us == expected.wrap_up_us);
    assert_true(c->queue_us == expected.queue_us);
    assert_int_equal(c->queue_max, expected.queue_max);
}

static void assert_team(const mu_team_cell *c, mu_team_cell expected)
{
    assert_true(c->busy_us == expected.busy_us);
    assert_true(c->staffed_us == expected.staffed_us);
    assert_true(c->scheduled_us == expected.scheduled_us);
    assert_int_equal(c->answered, expected.answered);
    assert_int_equal(c->answered_in_target, expected.answered_in_target);
    assert_int_equal(c->answered_at_once, expected.answered_at_once);
    assert_true(c->wait_us == expected.wait_us);
    assert_true(c->talk_us == expected.talk_us && c->wrap_up_us == expected.wrap_up_us);
}

static void every_total_of_a_busy_hour_is_as_on_paper(void **state)
{
    mu_model  *m = hour("strict", "paid");
    mu_record *r = record_of(m);

    (void)state;
    assert_int_equal(m->calendar.n_cells, CELLS);
    assert_contacts(&r->contact[MORNING], (mu_contact_cell){ 0 });
    assert_contacts(&r->contact[FIRST], (mu_contact_cell){ .offered            = 2,
                                                           .answered           = 2,
                                                           .answered_in_target = 2,
                                                           .delayed            = 1,
                                                           .wait_answered_us   = S(300),
                                                           .wait_max_us        = 300 * MU_SECOND_US,
                                                           .talk_us            = S(1440),
                                                           .wrap_up_us         = S(360),
                                                           .queue_us           = S(300),
                                                           .queue_max          = 1 });
    assert_contacts(&r->contact[SECOND], (mu_contact_cell){ .offered            = 3,
                                                            .answered           = 2,
                                                            .answered_in_target = 2,
                                                            .abandoned          = 1,
                                                            .short_abandoned    = 1,
                                                            .delayed            = 2,
                                                            .wait_answered_us   = S(300),
                                                            .wait_max_us        = 300 * MU_SECOND_US,
                                                            .wait_abandoned_us  = S(480),
                                                            .talk_us            = S(1440),
                                                            .wrap_up_us         = S(360),
                                                            .queue_us           = S(780),
                                                            .queue_max          = 1 });
    assert_contacts(&r->contact[DRAIN], (mu_contact_cell){ 0 });
    assert_team(&r->team[FIRST], (mu_team_cell){ .busy_us            = S(1200),
                                                 .staffed_us         = S(1800),
                                                 .scheduled_us       = S(1800),
                                                 .answered           = 2,
                                                 .answered_in_target = 2,
                                                 .answered_at_once   = 1,
                                                 .wait_us            = S(300),
                                                 .talk_us            = S(1440),
                                                 .wrap_up_us         = S(360) });
    assert_team(&r->team[SECOND], (mu_team_cell){ .busy_us            = S(1800),
                                                  .staffed_us         = S(1800),
                                                  .scheduled_us       = S(1800),
                                                  .answered           = 2,
                                                  .answered_in_target = 2,
                                                  .answered_at_once   = 1,
                                                  .wait_us            = S(300),
                                                  .talk_us            = S(1440),
                                                  .wrap_up_us         = S(360) });
    assert_team(&r->team[DRAIN], (mu_team_cell){ .busy_us = S(600), .staffed_us = S(600) });
    assert_int_equal(r->contact_wait[FIRST]->bin[mu_wait_bin(300 * MU_SECOND_US)], 1);
    assert_int_equal(r->contact_wait[SECOND]->bin[mu_wait_bin(300 * MU_SECOND_US)], 1);
    assert_int_equal(mu_waits_count(r->contact_wait[SECOND]), 1);
    assert_null(r->team_wait); /* a single team's waits are those of its types */
    assert_null(r->contact_wait[DRAIN]);
    mu_record_free(r);
    mu_model_free(m);
}

static void a_wait_is_split_between_the_cells_it_crosses_and_counted_where_it_began(void **state)
{
    /* Calls at 08:14, :28, :42, :56; 40 min of talk; patience of 5 min. #1 waits from 08:28 to 08:33. */
    mu_model  *m = mu_test_model("horizon: 1d 08:00-09:00\ninterval: 30min\n"
                                  "contacts: {calls: {arrivals: {between: {fixed: 14min}}, handle: {fixed: "
                                  "40min}, patience: {fixed: 5min},\n"
                                  "  answer: 80% within 5min}}\n"
                                  "teams: {desk: {people: 1}}\n");
    mu_record *r = record_of(m);

    (void)state;
    assert_int_equal(r->contact[FIRST].abandoned, 1);
    assert_int_equal(r->contact[FIRST].abandoned_in_target, 1);
    assert_true(r->contact[FIRST].wait_abandoned_us == S(300));
    assert_true(r->contact[FIRST].queue_us == S(120));
    assert_int_equal(r->contact[SECOND].abandoned, 1); /* #2, from 08:42 to 08:47 */
    assert_true(r->contact[SECOND].queue_us == S(180 + 300));
    assert_int_equal(r->contact[FIRST].queue_max, 1);
    assert_int_equal(r->contact[SECOND].queue_max, 1);
    assert_true(r->team[FIRST].busy_us == S(16 * 60));
    assert_true(r->team[SECOND].busy_us == S(24 * 60 + 4 * 60));
    assert_true(r->team[DRAIN].busy_us == S(36 * 60));
    mu_record_free(r);
    mu_model_free(m);
}

static void a_shift_that_cuts_off_takes_back_what_was_not_done(void **state)
{
    /* Calls at 08:20 and :40, talk 30 min, wrap-up 10: cut off at 08:30 after ten minutes. */
    mu_model *m = mu_test_model(
        "horizon: 1d 08:00-09:00\ninterval: 30min\n"
        "contacts: {calls: {arrivals: {between: {fixed: 20min}}, patience: {fixed: 1min},\n"
        "  handle: {talk: {fixed: 30min}, wrap_up: {fixed: 10min}}}}\n"
        "teams: {desk: {shift_end: cut_off, shifts: {early: {hours: 08:00-08:30, people: 1}}}}\n");
    mu_record *r = record_of(m);

    (void)state;
    assert_int_equal(r->contact[FIRST].answered, 1);
    assert_int_equal(r->contact[FIRST].cut_off, 1);
    assert_true(r->contact[FIRST].talk_us == S(600) && r->contact[FIRST].wrap_up_us == 0);
    assert_true(r->team[FIRST].busy_us == S(600));
    assert_true(r->team[FIRST].staffed_us == S(1800));
    assert_int_equal(r->contact[SECOND].abandoned, 1);
    mu_record_free(r);
    mu_model_free(m);
}

static double measure_of(const mu_model *m, const char *who, const char *measure)
{
    const mu_run_options o = { .replications = 2, .threads = 1 };
    mu_results          *r = NULL;
    mu_estimate          e;

    assert_int_equal(mu_experiment_run(m, &o, NULL, &r), MU_OK);
    assert_true(mu_results_value(r, who, measure, &e));
    assert_true(e.se == 0);
    mu_results_free(r);
    return e.mean;
}

static void assert_measure(const char *variant, const char *overrun, const char *who, const char *measure,
                           double expected)
{
    mu_model    *m = hour(variant, overrun);
    const double v = measure_of(m, who, measure);

    if (fabs(v - expected) > 1e-9) fail_msg("%s %s: %.12g, expected %.12g", variant, measure, v, expected);
    mu_model_free(m);
}

static void the_service_level_follows_its_variant(void **state)
{
    (void)state;
    assert_measure("strict", "paid", "calls", "service_level", 4.0 / 5.0);
    assert_measure("answered", "paid", "calls", "service_level", 1.0);
    assert_measure("neutral", "paid", "calls", "service_level", 4.0 / 5.0); /* 8 min is longer than T */
    assert_measure("credited", "paid", "calls", "service_level", 4.0 / 5.0);
}

static void early_leavers_are_left_out_or_credited(void **state)
{
    static const char *const variants[] = { "strict", "answered", "neutral", "credited" };
    static const double      expected[] = { 2.0 / 4.0, 2.0 / 2.0, 2.0 / 2.0, 4.0 / 4.0 };

    (void)state;
    for (int i = 0; i < 4;
         i++) { /* two answered at once, two give up within T: see the crossing wait above */
        char yaml[400];
        snprintf(yaml, sizeof yaml,
                 "horizon: 1d 08:00-09:00\n"
                 "contacts: {calls: {arrivals: {between: {fixed: 14min}}, handle: {fixed: 40min},\n"
                 "  patience: {fixed: 5min}, answer: 80%% within 5min, measure: %s}}\n"
                 "teams: {desk: {people: 1}}\n",
                 variants[i]);
        mu_model *m = mu_test_model(yaml);
        assert_true(fabs(measure_of(m, "calls", "service_level") - expected[i]) < 1e-12);
        mu_model_free(m);
    }
}

static void overrun_is_paid_or_not(void **state)
{
    (void)state;
    assert_measure("strict", "paid", "desk", "cost", 70); /* 60 min and 10 past closing at 60 an hour */
    assert_measure("strict", "unpaid", "desk", "cost", 60);
    assert_measure("strict", "paid", "desk", "cost_per_answered", 70.0 / 4.0);
    assert_measure("strict", "unpaid", "desk", "overrun_hours", 1.0 / 6.0);
    assert_measure("strict", "paid", "desk", "occupancy", 50.0 / 60.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_total_of_a_busy_hour_is_as_on_paper),
        cmocka_unit_test(a_wait_is_split_between_the_cells_it_crosses_and_counted_where_it_began),
        cmocka_unit_test(a_shift_that_cuts_off_takes_back_what_was_not_done),
        cmocka_unit_test(the_service_level_follows_its_variant),
        cmocka_unit_test(early_leavers_are_left_out_or_credited),
        cmocka_unit_test(overrun_is_paid_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
