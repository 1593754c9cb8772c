/* What becomes of contacts, from a scenario: escalation, reopening, redials, balking, and what is warned of. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "report/report.h"
#include "tests/support/random_scenario.h"
#include "tests/unit/load_fixture.h"

/* Four types; `more` goes into the first. */
#define OTHERS                                      \
    "  l2: {arrivals: none, handle: 12min}\n"       \
    "  logistics: {arrivals: none, handle: 3min}\n" \
    "  shipping: {arrivals: 6/h, handle: 2min}\n"   \
    "teams: {desk: {people: 30}}\n"

static mu_model *with(const char *more)
{
    mu_text t = { 0 };

    mu_text_addf(&t, HORIZON "contacts:\n  calls: {arrivals: 240/h, handle: 5min, %s}\n" OTHERS, more);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    free(text);
    return m;
}

static const mu_contact_type *type_of(const mu_model *m, const char *name)
{
    return &m->types[mu_model_type(m, name)];
}

static void assert_way(const mu_model *m, const mu_way *w, const char *to, double upto, double repeat)
{
    assert_string_equal(m->types[w->to].name, to);
    assert_near(w->upto, upto, 1e-12);
    assert_near(w->repeat, repeat, 0);
}

static void a_plain_scenario_has_no_journeys(void **state)
{
    mu_model              *m = load(HORIZON CONTACTS TEAMS, NULL);
    const mu_contact_type *t = &m->types[0];

    (void)state;
    assert_null(t->journey);
    assert_null(t->ability);
    assert_null(t->slowdown);
    assert_false(t->rich);
    assert_near(t->weight, 1, 0);
    assert_int_equal(t->concurrency, 1);
    assert_false(t->interrupts);
    assert_false(t->interruptible);
    assert_int_equal(t->resume, MU_RESUME_QUEUE);
    assert_int_equal(t->switch_cost.us, 0);
    assert_int_equal(t->choose, MU_CHOOSE_LONGEST_IDLE);
    assert_false(m->teams[0].rich);
    assert_null(m->teams[0].place);
    assert_int_equal(m->teams[0].next, MU_NEXT_PRIORITY);
    mu_model_free(m);
}

static void escalations_are_read_by_list_in_the_order_of_their_names(void **state)
{
    mu_model *m =
        with("resolved: 82%, escalate: {shipping: {share: 10%, when: failure, after: {fixed: 5min}}, "
             "logistics: 5%, l2: {share: 22%, repeat: 50%, after: 0s, when: need}}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_non_null(j);
    assert_near(j->resolved, 0.82, 1e-15);
    assert_int_equal(j->escalate.n, 2);
    assert_way(m, &j->escalate.way[0], "l2", 0.22, 0.5);
    assert_way(m, &j->escalate.way[1], "logistics", 0.27, 0);
    assert_null(j->escalate.way[0].after);
    assert_null(j->escalate.way[1].after);
    assert_int_equal(j->escalate_failed.n, 1);
    assert_way(m, &j->escalate_failed.way[0], "shipping", 0.1, 0);
    assert_near(mu_dist_mean(j->escalate_failed.way[0].after), 300, 1e-9);
    assert_int_equal(j->then.n, 0);
    assert_int_equal(j->reopen.n, 0);
    assert_int_equal(j->n_balk, 0);
    assert_null(j->redial_after);
    assert_true(j->cap_us == MU_NEVER_US);
    mu_model_free(m);
}

static void a_type_that_others_lead_to_has_a_journey_that_ends_there(void **state)
{
    mu_model         *m = with("escalate: {l2: 22%}");
    const mu_journey *j = type_of(m, "l2")->journey;

    (void)state;
    assert_non_null(j);
    assert_near(j->resolved, 1, 0);
    assert_int_equal(j->escalate.n + j->escalate_failed.n + j->reopen.n + j->then.n, 0);
    assert_true(j->cap_us == MU_NEVER_US);
    assert_int_equal(j->most_contacts, 10);
    assert_int_equal(type_of(m, "l2")->arrivals.kind, MU_ARRIVE_NONE);
    assert_null(type_of(m, "shipping")->journey);
    mu_model_free(m);
}

static void shares_that_make_everything_reach_one_exactly(void **state)
{
    mu_model *m = with("escalate: {l2: 33.33333333%, logistics: 33.33333333%, shipping: 33.33333334%}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_true(j->escalate.way[2].upto == 1.0);
    mu_model_free(m);
}

static void ways_that_nobody_goes_are_left_out(void **state)
{
    mu_model *m = with("escalate: {l2: 0%, logistics: 5%}, then: {shipping: {share: 0}}");

    (void)state;
    assert_int_equal(type_of(m, "calls")->journey->escalate.n, 1);
    assert_int_equal(type_of(m, "calls")->journey->then.n, 0);
    assert_null(type_of(m, "shipping")->journey);
    mu_model_free(m);
}

static void unsolved_cases_come_back_with_defaults_or_as_told(void **state)
{
    mu_model         *m = with("resolved: 75%, reopen: {}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_int_equal(j->reopen.n, 1);
    assert_way(m, j->reopen.way, "calls", 0.8, 0);
    assert_near(mu_dist_mean(j->reopen.way->after), 86400, 1e-6);
    assert_near(sqrt(mu_dist_variance(j->reopen.way->after)), 86400, 1e-4);
    assert_int_equal(j->reopen.way->after->kind, MU_DIST_LOGNORMAL);
    assert_int_equal(j->most_contacts, 10);
    mu_model_free(m);

    m = with("resolved: 75%, reopen: {share: 50%, after: {fixed: 2h}, to: l2, most: 4}");
    j = type_of(m, "calls")->journey;
    assert_way(m, j->reopen.way, "l2", 0.5, 0);
    assert_near(mu_dist_mean(j->reopen.way->after), 7200, 1e-9);
    assert_int_equal(j->most_contacts, 4);
    mu_model_free(m);
}

static void talk_may_have_a_cap(void **state)
{
    mu_model         *m = with("time_cap: {after: 10min, to: l2, repeat: 50%}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_int_equal(j->cap_us, 10 * MU_MINUTE_US);
    assert_string_equal(m->types[j->cap_to].name, "l2");
    assert_near(j->cap_repeat, 0.5, 0);
    assert_non_null(type_of(m, "l2")->journey);
    mu_model_free(m);
}

static void solved_cases_may_go_on(void **state)
{
    mu_model *m = with("then: {shipping: {share: 30%, after: 2h, repeat: 10%}, logistics: {share: 20%}}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_int_equal(j->then.n, 2);
    assert_way(m, &j->then.way[0], "logistics", 0.2, 0);
    assert_way(m, &j->then.way[1], "shipping", 0.5, 0.1);
    assert_near(mu_dist_mean(j->then.way[1].after), 7200, 1e-9);
    mu_model_free(m);
}

static void redials_have_defaults(void **state)
{
    mu_model *m = with(
        "patience: 2min, redial: {abandoned: 50%, blocked: 25%, after: {fixed: 5min}, tries: unlimited}");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_near(j->redial_abandoned, 0.5, 0);
    assert_near(j->redial_blocked, 0.25, 0);
    assert_near(mu_dist_mean(j->redial_after), 300, 0);
    assert_int_equal(j->redial_tries, -1);
    mu_model_free(m);

    m = with("patience: 2min, redial: {abandoned: 50%}");
    j = type_of(m, "calls")->journey;
    assert_near(j->redial_blocked, 0, 0);
    assert_int_equal(j->redial_after->kind, MU_DIST_EXPONENTIAL);
    assert_near(mu_dist_mean(j->redial_after), 600, 0);
    assert_int_equal(j->redial_tries, 3);
    mu_model_free(m);

    m = with("redial: {abandoned: 0%}");
    assert_null(type_of(m, "calls")->journey->redial_after);
    mu_model_free(m);
}

static void customers_may_turn_away_step_by_step(void **state)
{
    mu_model         *m = with("balk: [{waiting: 8, share: 20%}, {waiting: 12, share: 100%}]");
    const mu_journey *j = type_of(m, "calls")->journey;

    (void)state;
    assert_int_equal(j->n_balk, 2);
    assert_int_equal(j->balk[0].waiting, 8);
    assert_near(j->balk[0].share, 0.2, 1e-15);
    assert_int_equal(j->balk[1].waiting, 12);
    assert_near(j->balk[1].share, 1, 0);
    mu_model_free(m);
}

static void work_may_be_there_from_the_start(void **state)
{
    mu_model *m = load(HORIZON "contacts: {a: {arrivals: {backlog: 300}, handle: 5min}, "
                               "b: {arrivals: {backlog: endless}, handle: 5min, priority: -1}}\n" TEAMS,
                       NULL);

    (void)state;
    assert_int_equal(m->types[0].arrivals.kind, MU_ARRIVE_BACKLOG);
    assert_int_equal(m->types[0].arrivals.backlog, 300);
    assert_int_equal(m->types[1].arrivals.backlog, -1);
    mu_model_free(m);
}

static void the_order_of_keys_changes_no_journey(void **state)
{
    mu_model *a =
        with("resolved: 80%, escalate: {l2: 22%, logistics: {share: 5%, repeat: 50%}}, reopen: {to: l2}");
    mu_model *b =
        with("reopen: {to: l2}, escalate: {logistics: {repeat: 50%, share: 5%}, l2: 22%}, resolved: 80%");
    const mu_journey *x = type_of(a, "calls")->journey, *y = type_of(b, "calls")->journey;

    (void)state;
    assert_true(a->hash == b->hash);
    for (int k = 0; k < 2; k++)
        assert_way(a, &x->escalate.way[k], b->types[y->escalate.way[k].to].name, y->escalate.way[k].upto,
                   y->escalate.way[k].repeat);
    mu_model_free(a);
    mu_model_free(b);
}

static void several_may_be_in_hand_at_once(void **state)
{
    mu_model              *m = with("concurrency: 3, slowdown: [100%, 1.1, 130%]");
    const mu_contact_type *t = type_of(m, "calls");

    (void)state;
    assert_int_equal(t->concurrency, 3);
    assert_near(t->slowdown[0], 1, 0);
    assert_near(t->slowdown[1], 1.1, 1e-15);
    assert_near(t->slowdown[2], 1.3, 1e-15);
    mu_model_free(m);

    m = with("concurrency: 2");
    assert_near(type_of(m, "calls")->slowdown[1], 1, 0);
    assert_null(type_of(m, "l2")->slowdown);
    mu_model_free(m);
}

static void work_may_make_way(void **state)
{
    mu_model *m = with("priority: 1, weight: 2, interrupts: yes");

    (void)state;
    assert_true(type_of(m, "calls")->interrupts);
    assert_near(type_of(m, "calls")->weight, 2, 0);
    mu_model_free(m);
    m = with("interruptible: yes, resume: person, switch_cost: 30s");
    assert_true(type_of(m, "calls")->interruptible);
    assert_int_equal(type_of(m, "calls")->resume, MU_RESUME_PERSON);
    assert_int_equal(type_of(m, "calls")->switch_cost.us, 30 * MU_SECOND_US);
    mu_model_free(m);
}

/* The scenario that has every key: no warnings, and the schema's keys are all there. */
static void every_key_is_taken(void **state)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;

    (void)state;
    const mu_status st = mu_scenario_load("tests/golden/good/floor.yaml", NULL, diag, &m);
    if (mu_diag_count(diag) > 0) {
        char *problems = mu_diag_render(diag);
        print_error("%s", problems);
        free(problems);
    }
    assert_int_equal(st, MU_OK);
    assert_int_equal(mu_diag_count(diag), 0);
    assert_int_equal(m->n_types, 10);
    for (int32_t j = 0; j < m->n_teams; j++) assert_true(m->teams[j].rich != m->teams[j].external);
    for (int32_t i = 0; i < m->n_types; i++)
        assert_true(m->types[i].rich != m->teams[m->types[i].teams[0]].external);
    mu_model_free(m);
    mu_diag_free(diag);
}

/* What `muster check` says holds every share, time and rule of the model. */
static void random_floors_load_alike_in_any_order(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < 300; i++) {
        char     *text = mu_random_floor(i, false), *other = mu_random_floor(i, true);
        mu_model *a = load(text, NULL), *b = load(other, NULL);
        char     *said = mu_report_explain(a), *again = mu_report_explain(b);
        assert_true(a->hash == b->hash);
        assert_string_equal(said, again);
        free(said);
        free(again);
        mu_model_free(a);
        mu_model_free(b);
        free(text);
        free(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_scenario_has_no_journeys),
        cmocka_unit_test(escalations_are_read_by_list_in_the_order_of_their_names),
        cmocka_unit_test(a_type_that_others_lead_to_has_a_journey_that_ends_there),
        cmocka_unit_test(shares_that_make_everything_reach_one_exactly),
        cmocka_unit_test(ways_that_nobody_goes_are_left_out),
        cmocka_unit_test(unsolved_cases_come_back_with_defaults_or_as_told),
        cmocka_unit_test(talk_may_have_a_cap),
        cmocka_unit_test(solved_cases_may_go_on),
        cmocka_unit_test(redials_have_defaults),
        cmocka_unit_test(customers_may_turn_away_step_by_step),
        cmocka_unit_test(work_may_be_there_from_the_start),
        cmocka_unit_test(the_order_of_keys_changes_no_journey),
        cmocka_unit_test(several_may_be_in_hand_at_once),
        cmocka_unit_test(work_may_make_way),
        cmocka_unit_test(every_key_is_taken),
        cmocka_unit_test(random_floors_load_alike_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
