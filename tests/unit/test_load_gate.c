/* What stands before a queue, hand-overs and departments, from a scenario. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "report/report.h"
#include "tests/unit/load_fixture.h"

#define HOUR MU_HOUR_US
#define DAY  MU_DAY_US

/* Three types; `more` goes into the first. */
static mu_model *with(const char *more)
{
    mu_text t = { 0 };

    mu_text_addf(&t,
                 HORIZON "contacts:\n  calls: {arrivals: 240/h, handle: 5min, %s}\n"
                         "  l2: {arrivals: none, handle: 12min}\n"
                         "  sales: {arrivals: 60/h, handle: 3min}\n"
                         "teams: {desk: {people: 30}}\n",
                 more);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    free(text);
    return m;
}

static const mu_contact_type *type_of(const mu_model *m, const char *name)
{
    return &m->types[mu_model_type(m, name)];
}

static void assert_hours(const char *hours, int32_t n, const int64_t (*expected)[2])
{
    char more[200];

    snprintf(more, sizeof more, "hours: %s", hours);
    mu_model      *m = with(more);
    const mu_gate *g = type_of(m, "calls")->gate;
    if (n == 0) {
        assert_null(g);
    } else {
        assert_int_equal(g->n_hours, n);
        for (int32_t i = 0; i < n; i++) {
            assert_int_equal(g->hours[i].from.us, expected[i][0]);
            assert_int_equal(g->hours[i].till.us, expected[i][1]);
        }
    }
    mu_model_free(m);
}

static void a_plain_type_has_no_gate(void **state)
{
    mu_model *m = load(HORIZON CONTACTS TEAMS, NULL);

    (void)state;
    assert_null(m->types[0].gate);
    assert_int_equal(m->types[0].prefer.us, 0);
    assert_false(m->teams[0].external);
    mu_model_free(m);
}

static void hours_are_stretches_of_the_week(void **state)
{
    (void)state;
    assert_hours("mon-tue 08:00-18:00", 2,
                 (const int64_t[][2]){ { 8 * HOUR, 18 * HOUR }, { DAY + 8 * HOUR, DAY + 18 * HOUR } });
    assert_hours("{sat: 09:00-13:00, mon: [13:00-18:00, 08:00-12:00]}", 3,
                 (const int64_t[][2]){ { 8 * HOUR, 12 * HOUR },
                                       { 13 * HOUR, 18 * HOUR },
                                       { 5 * DAY + 9 * HOUR, 5 * DAY + 13 * HOUR } });
}

static void hours_over_midnight_run_on_into_the_next_day(void **state)
{
    (void)state;
    assert_hours("{mon: 22:00-06:00}", 1, (const int64_t[][2]){ { 22 * HOUR, DAY + 6 * HOUR } });
    assert_hours("{sun: 22:00-09:00}", 2,
                 (const int64_t[][2]){ { 0, 9 * HOUR }, { 6 * DAY + 22 * HOUR, 7 * DAY } });
}

static void hours_that_touch_are_one_stretch(void **state)
{
    (void)state;
    assert_hours("mon-wed 00:00-24:00", 1, (const int64_t[][2]){ { 0, 3 * DAY } });
    assert_hours("{sun: 20:00-08:00, mon: 08:00-10:00}", 2,
                 (const int64_t[][2]){ { 0, 10 * HOUR }, { 6 * DAY + 20 * HOUR, 7 * DAY } });
}

static void round_the_clock_is_no_gate(void **state)
{
    (void)state;
    assert_hours("00:00-24:00", 0, NULL);
    assert_hours("{daily: [07:00-19:00, 19:00-07:00]}", 0, NULL);
}

static void a_bot_has_defaults(void **state)
{
    mu_model              *m = with("bot: {}");
    const mu_contact_type *t = type_of(m, "calls");

    (void)state;
    assert_near(t->gate->bot_try, 0.9, 1e-15);
    assert_near(t->gate->bot_contain, 0.5, 1e-15);
    assert_near(t->gate->bot_false, 0.15, 1e-15);
    assert_near(t->gate->bot_return, 0.8, 1e-15);
    assert_int_equal(t->gate->bot_after->kind, MU_DIST_EXPONENTIAL);
    assert_near(mu_dist_mean(t->gate->bot_after), 1800, 1e-9);
    assert_near(mu_dist_mean(t->gate->bot_time), 120, 1e-9);
    assert_int_equal(t->gate->n_hours, 0);
    assert_int_equal(t->gate->callback_waiting, -1);
    assert_near(t->gate->wrong_share, 0, 0);
    assert_non_null(t->journey); /* cases are needed */
    assert_near(t->journey->resolved, 1, 0);
    mu_model_free(m);
}

static void a_bot_is_as_told(void **state)
{
    mu_model *m = with("bot: {try: 60%, contains: 40%, wrongly: 5%, return: 70%, after: {fixed: 1h}, time: "
                       "0s}");
    const mu_gate *g = type_of(m, "calls")->gate;

    (void)state;
    assert_near(g->bot_try, 0.6, 1e-15);
    assert_near(g->bot_contain, 0.4, 1e-15);
    assert_near(g->bot_false, 0.05, 1e-15);
    assert_near(g->bot_return, 0.7, 1e-15);
    assert_near(mu_dist_mean(g->bot_after), 3600, 1e-9);
    assert_null(g->bot_time);
    mu_model_free(m);
}

static void contacts_may_land_in_the_wrong_queue(void **state)
{
    mu_model      *m = with("misrouted: {to: sales}");
    const mu_gate *g = type_of(m, "calls")->gate;

    (void)state;
    assert_near(g->wrong_share, 0.1, 1e-15);
    assert_string_equal(m->types[g->wrong_to].name, "sales");
    assert_near(mu_dist_mean(g->wrong_found), 60, 1e-9);
    assert_non_null(type_of(m, "sales")->journey);
    mu_model_free(m);
    m = with("misrouted: {share: 3%, to: l2, found: {fixed: 0s}}"); /* l2 is reached: no warning of that */
    g = type_of(m, "calls")->gate;
    assert_near(g->wrong_share, 0.03, 1e-15);
    assert_near(mu_dist_mean(g->wrong_found), 0, 0);
    mu_model_free(m);
}

static void callbacks_have_defaults(void **state)
{
    mu_model      *m = with("callback: {offer_at: 8}");
    const mu_gate *g = type_of(m, "calls")->gate;

    (void)state;
    assert_int_equal(g->callback_waiting, 8);
    assert_near(g->callback_accept, 0.5, 0);
    assert_near(g->callback_reached, 0.8, 1e-15);
    assert_near(mu_dist_mean(g->callback_ring), 30, 1e-9);
    assert_int_equal(g->callback_tries, 3);
    mu_model_free(m);
    m = with("callback: {offer_at: 0, accept: 20%, reached: 90%, ring: 0s, tries: 1}");
    g = type_of(m, "calls")->gate;
    assert_int_equal(g->callback_waiting, 0);
    assert_null(g->callback_ring);
    assert_int_equal(g->callback_tries, 1);
    mu_model_free(m);
}

static void messages_are_left_by_all_and_counted_unless_told_otherwise(void **state)
{
    mu_model      *m = with("patience: 5min, message: {after: 2min}");
    const mu_gate *g = type_of(m, "calls")->gate;

    (void)state;
    assert_int_equal(g->message_after_us, 2 * MU_MINUTE_US);
    assert_near(g->message_share, 1, 0);
    assert_int_equal(g->message_to, -1);
    assert_non_null(type_of(m, "calls")->journey);
    mu_model_free(m);
    m = with("message: {after: 90s, share: 60%, to: l2}");
    g = type_of(m, "calls")->gate;
    assert_near(g->message_share, 0.6, 1e-15);
    assert_int_equal(g->message_to, mu_model_type(m, "l2"));
    assert_true(m->types[g->message_to].takes_messages);
    assert_false(type_of(m, "calls")->takes_messages);
    assert_non_null(type_of(m, "l2")->journey);
    mu_model_free(m);
    m = with("message: {after: 90s, share: 0%}");
    assert_null(type_of(m, "calls")->gate);
    mu_model_free(m);
}

static void what_nobody_meets_is_left_out(void **state)
{
    mu_model *m = with(
        "bot: {try: 0%}, misrouted: {share: 0%, to: l2}, callback: {offer_at: 8, accept: 0%}, prefer: 0s");

    (void)state;
    assert_null(type_of(m, "calls")->gate);
    assert_null(type_of(m, "calls")->journey);
    assert_null(type_of(m, "l2")->journey);
    mu_model_free(m);
}

static void customers_may_prefer_the_person_of_last_time(void **state)
{
    mu_model *m = with("prefer: 60s, resolved: 80%, reopen: {}");

    (void)state;
    assert_int_equal(type_of(m, "calls")->prefer.us, MU_MINUTE_US);
    assert_null(type_of(m, "calls")->gate);
    mu_model_free(m);
}

static void work_is_handed_over_in_three_ways(void **state)
{
    mu_model *m =
        with("escalate: {l2: {share: 5%, how: warm, takes: 2min}, sales: {share: 5%, how: consult, "
             "takes: {fixed: 3min}}}, time_cap: {after: 10min, to: l2, how: warm, takes: 1min}, then: "
             "{sales: 5%}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_int_equal(j->escalate.way[0].how, MU_WARM);
    assert_near(mu_dist_mean(j->escalate.way[0].takes), 120, 1e-9);
    assert_int_equal(j->escalate.way[1].how, MU_CONSULT);
    assert_near(mu_dist_mean(j->escalate.way[1].takes), 180, 1e-9);
    assert_int_equal(j->cap_how, MU_WARM);
    assert_near(mu_dist_mean(j->cap_takes), 60, 1e-9);
    assert_int_equal(j->then.way[0].how, MU_COLD);
    assert_null(j->then.way[0].takes);
    mu_model_free(m);
    m = with("escalate: {l2: 5%}, time_cap: {after: 10min, to: l2}");
    j = type_of(m, "calls")->journey;
    assert_int_equal(j->escalate.way[0].how, MU_COLD);
    assert_int_equal(j->cap_how, MU_COLD);
    mu_model_free(m);
}

static void to_ask_each_other_is_no_circle(void **state)
{
    mu_model *m =
        load(HORIZON
             "contacts:\n"
             "  a: {arrivals: 60/h, handle: 5min, escalate: {b: {share: 100%, how: consult, takes: 1min}}}\n"
             "  b: {arrivals: 60/h, handle: 5min, escalate: {a: {share: 100%, how: consult, takes: "
             "1min}}}\n" TEAMS,
             NULL);

    (void)state;
    assert_int_equal(m->n_types, 2);
    mu_model_free(m);
}

#define CALLS "contacts: {calls: {arrivals: 240/h, handle: 5min, escalate: {warehouse: 10%}}}\n"

static void a_department_is_a_type_and_a_team(void **state)
{
    mu_model *m =
        load(HORIZON CALLS
             "teams: {zoo: {people: 23, pay: 20/h}}\n"
             "departments: {warehouse: {people: 4, handle: {mean: 2h, cv: 1}, loss: 2%, due: 24h}}\n",
             NULL);
    const mu_contact_type *t    = type_of(m, "warehouse");
    const mu_team         *team = &m->teams[mu_model_team(m, "warehouse")];

    (void)state;
    assert_int_equal(t->arrivals.kind, MU_ARRIVE_NONE);
    assert_near(mu_dist_mean(t->talk), 7200, 1e-9);
    assert_near(t->journey->resolved, 0.98, 1e-15);
    assert_true(t->has_due && !t->due_business);
    assert_int_equal(t->due_within.us, DAY);
    assert_near(t->due_share, 1, 0);
    assert_false(type_of(m, "calls")->has_due);
    assert_int_equal(t->n_teams, 1);
    assert_string_equal(m->teams[t->teams[0]].name, "warehouse");
    assert_int_equal(team->n_agents, 4);
    assert_int_equal(team->n_types, 1);
    assert_near(team->pay_per_hour, 0, 0);
    assert_true(team->external);
    const mu_team *zoo = &m->teams[mu_model_team(m, "zoo")]; /* it has every skill, but not this type */
    assert_false(zoo->external);
    assert_int_equal(zoo->n_types, 1);
    assert_string_equal(m->types[zoo->types[0]].name, "calls");
    assert_int_equal(mu_model_on_duty(m, mu_model_team(m, "warehouse"), (mu_time){ 10 * HOUR }), 4);
    mu_model_free(m);
}

static void departments_may_be_staffed_by_the_hour_and_changed_by_an_arm(void **state)
{
    const mu_load_options more = { .arm = "more" };
    const char *text           = HORIZON CALLS TEAMS
        "departments: {warehouse: {people: {08:00: 4, 17:00: 2}, handle: 2h}}\n"
        "arms: {more: {departments: {warehouse: {people: {08:00: 6}}, shop: {people: 1, handle: 1h}}, "
        "contacts: {calls: {then: {shop: 5%}}}}}\n";
    mu_model *m = load(text, NULL), *other = load(text, &more);

    (void)state;
    const int32_t team = mu_model_team(m, "warehouse");
    assert_int_equal(m->teams[team].n_agents, 4);
    assert_int_equal(mu_model_on_duty(m, team, (mu_time){ 18 * HOUR }), 2);
    assert_int_equal(other->teams[mu_model_team(other, "warehouse")].n_agents, 6);
    assert_int_equal(other->n_types, 3);
    assert_true(m->hash != other->hash);
    mu_model_free(m);
    mu_model_free(other);
}

static void the_order_of_keys_changes_nothing(void **state)
{
    mu_model *a = load(HORIZON CALLS TEAMS
                       "departments: {warehouse: {people: 4, handle: 2h}, x: {people: 1, handle: 1h}}\n",
                       NULL);
    mu_model *b = load(
        "departments: {x: {handle: 1h, people: 1}, warehouse: {handle: 2h, people: 4}}\n" TEAMS CALLS HORIZON,
        NULL);

    (void)state;
    assert_true(a->hash == b->hash);
    char *one = mu_report_explain(a), *other = mu_report_explain(b);
    assert_string_equal(one, other);
    free(one);
    free(other);
    mu_model_free(a);
    mu_model_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_type_has_no_gate),
        cmocka_unit_test(hours_are_stretches_of_the_week),
        cmocka_unit_test(hours_over_midnight_run_on_into_the_next_day),
        cmocka_unit_test(hours_that_touch_are_one_stretch),
        cmocka_unit_test(round_the_clock_is_no_gate),
        cmocka_unit_test(a_bot_has_defaults),
        cmocka_unit_test(a_bot_is_as_told),
        cmocka_unit_test(contacts_may_land_in_the_wrong_queue),
        cmocka_unit_test(callbacks_have_defaults),
        cmocka_unit_test(messages_are_left_by_all_and_counted_unless_told_otherwise),
        cmocka_unit_test(what_nobody_meets_is_left_out),
        cmocka_unit_test(customers_may_prefer_the_person_of_last_time),
        cmocka_unit_test(work_is_handed_over_in_three_ways),
        cmocka_unit_test(to_ask_each_other_is_no_circle),
        cmocka_unit_test(a_department_is_a_type_and_a_team),
        cmocka_unit_test(departments_may_be_staffed_by_the_hour_and_changed_by_an_arm),
        cmocka_unit_test(the_order_of_keys_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
