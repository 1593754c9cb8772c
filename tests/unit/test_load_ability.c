/* What teams may do, from a scenario: overflow, reserves, own handle times, and by what rule is chosen. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "tests/unit/load_fixture.h"

/* Types calls, orders and vip; teams a (20 people) and b (10). */
static mu_model *with(const char *calls, const char *a, const char *b)
{
    mu_text t = { 0 };

    mu_text_addf(&t,
                 HORIZON "contacts:\n  calls: {arrivals: 60/h, handle: 5min%s}\n"
                         "  orders: {arrivals: 60/h, handle: 5min}\n  vip: {arrivals: 6/h, handle: 5min}\n"
                         "teams:\n  a: {people: 20%s}\n  b: {people: 10%s}\n",
                 calls, a, b);
    char     *text = mu_text_take(&t);
    mu_model *m    = load(text, NULL);
    free(text);
    return m;
}

static const mu_contact_type *type_of(const mu_model *m, const char *name)
{
    return &m->types[mu_model_type(m, name)];
}

static void a_list_of_names_is_plain(void **state)
{
    mu_model *m = with(", teams: [b, a], choose: preference", ", next: priority", "");

    (void)state;
    assert_int_equal(type_of(m, "calls")->choose, MU_CHOOSE_PREFERENCE);
    assert_false(type_of(m, "calls")->rich);
    assert_false(m->teams[0].rich);
    assert_null(m->teams[0].place);
    mu_model_free(m);
    m = with(", choose: longest_idle", "", "");
    assert_false(type_of(m, "calls")->rich);
    mu_model_free(m);
}

static void a_way_to_choose_makes_a_type_rich(void **state)
{
    static const struct {
        const char *word;
        mu_choose   choose;
    } words[] = { { "preference", MU_CHOOSE_PREFERENCE },  { "least_busy", MU_CHOOSE_LEAST_BUSY },
                  { "fastest", MU_CHOOSE_FASTEST },        { "specialist", MU_CHOOSE_SPECIALIST },
                  { "random", MU_CHOOSE_RANDOM },          { "round_robin", MU_CHOOSE_ROUND_ROBIN },
                  { "fixed_order", MU_CHOOSE_FIXED_ORDER } };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char key[64];
        snprintf(key, sizeof key, ", choose: %s", words[i].word);
        mu_model *m = with(key, "", "");
        assert_int_equal(type_of(m, "calls")->choose, words[i].choose);
        assert_true(type_of(m, "calls")->rich);
        assert_false(type_of(m, "orders")->rich);
        assert_true(m->teams[0].rich);
        assert_non_null(m->teams[0].place);
        assert_null(type_of(m, "calls")->ability);
        mu_model_free(m);
    }
    mu_model *m = with(", teams: [b, a], choose: longest_idle", "", "");
    assert_true(type_of(m, "calls")->rich);
    assert_int_equal(type_of(m, "calls")->choose, MU_CHOOSE_LONGEST_IDLE);
    mu_model_free(m);
}

static void a_team_may_open_late_and_only_while_people_are_idle(void **state)
{
    mu_model              *m = with(", teams: [b, {team: a, after: 30s, idle: 3}]", "", "");
    const mu_contact_type *t = type_of(m, "calls");

    (void)state;
    assert_true(t->rich);
    assert_int_equal(t->choose, MU_CHOOSE_PREFERENCE);
    assert_int_equal(t->n_teams, 2);
    assert_string_equal(m->teams[t->teams[0]].name, "b");
    assert_int_equal(t->ability[0].after_us, 0);
    assert_int_equal(t->ability[0].least_idle, 1);
    assert_near(t->ability[0].handle, 1, 0);
    assert_null(t->ability[0].talk);
    assert_true(t->ability[0].resolved < 0);
    assert_int_equal(t->ability[1].after_us, 30 * MU_SECOND_US);
    assert_int_equal(t->ability[1].least_idle, 3);
    /* Where each team stands in the lists of its types: calls, orders, vip. */
    assert_int_equal(m->teams[0].place[0], 1);
    assert_int_equal(m->teams[0].place[1], 0);
    assert_int_equal(m->teams[1].place[0], 0);
    assert_int_equal(m->teams[1].place[2], 1);
    mu_model_free(m);
}

static void maps_that_say_nothing_new_are_plain(void **state)
{
    mu_model *m = with(", teams: [{team: b}, {team: a, after: 0s, idle: 1}]", ", handle: {orders: 100%}", "");

    (void)state;
    assert_false(type_of(m, "calls")->rich);
    assert_null(type_of(m, "calls")->ability);
    assert_null(type_of(m, "orders")->ability);
    assert_false(m->teams[0].rich);
    mu_model_free(m);
}

static void people_kept_for_one_type_are_out_of_reach_of_the_others(void **state)
{
    mu_model *m = with("", ", reserve: {vip: 3}", "");

    (void)state;
    assert_int_equal(type_of(m, "calls")->ability[0].least_idle, 4);
    assert_int_equal(type_of(m, "calls")->ability[1].least_idle, 1);
    assert_int_equal(type_of(m, "orders")->ability[0].least_idle, 4);
    assert_null(type_of(m, "vip")->ability);
    assert_false(type_of(m, "vip")->rich);
    assert_true(m->teams[0].rich);
    mu_model_free(m);

    m = with(", teams: [{team: a, idle: 9}, b]", ", reserve: {vip: 3, orders: 2}", "");
    assert_int_equal(type_of(m, "calls")->ability[0].least_idle, 9);
    assert_int_equal(type_of(m, "orders")->ability[0].least_idle, 4);
    assert_int_equal(type_of(m, "vip")->ability[0].least_idle, 3);
    mu_model_free(m);
}

static void a_team_may_have_times_of_its_own(void **state)
{
    mu_model *m = with("", "", ", handle: {orders: 90%, vip: {mean: 12min, cv: 1}, calls: 12min}");

    (void)state;
    assert_near(type_of(m, "orders")->ability[1].handle, 0.9, 1e-15);
    assert_null(type_of(m, "orders")->ability[1].talk);
    assert_near(type_of(m, "vip")->ability[1].handle, 1, 0);
    assert_near(mu_dist_mean(type_of(m, "vip")->ability[1].talk), 720, 1e-9);
    assert_int_equal(type_of(m, "calls")->ability[1].talk->kind, MU_DIST_EXPONENTIAL);
    assert_null(type_of(m, "vip")->ability[0].talk);
    assert_null(type_of(m, "vip")->journey);
    assert_true(type_of(m, "vip")->rich);
    mu_model_free(m);
}

static void a_team_may_solve_less(void **state)
{
    mu_model              *m = with(", reopen: {share: 50%}", "", ", resolved: {calls: 85%}");
    const mu_contact_type *t = type_of(m, "calls");

    (void)state;
    assert_near(t->ability[1].resolved, 0.85, 1e-15);
    assert_true(t->ability[0].resolved < 0);
    assert_near(t->journey->resolved, 1, 0);
    mu_model_free(m);
    m = with("", "", ", resolved: {calls: 85%}");
    assert_non_null(type_of(m, "calls")->journey); /* cases are counted as soon as some are not solved */
    mu_model_free(m);
}

static void a_free_person_may_go_by_other_rules(void **state)
{
    static const struct {
        const char *word;
        mu_next     next;
    } words[] = { { "longest_wait", MU_NEXT_LONGEST_WAIT },   { "longest_queue", MU_NEXT_LONGEST_QUEUE },
                  { "weighted_wait", MU_NEXT_WEIGHTED_WAIT }, { "slack", MU_NEXT_SLACK },
                  { "queue_ratio", MU_NEXT_QUEUE_RATIO },     { "specialist", MU_NEXT_SPECIALIST } };

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        char key[64];
        snprintf(key, sizeof key, ", next: %s", words[i].word);
        mu_model *m = with("", key, "");
        assert_int_equal(m->teams[0].next, words[i].next);
        assert_true(m->teams[0].rich);
        assert_non_null(m->teams[0].place);
        assert_false(m->teams[1].rich);
        assert_false(type_of(m, "calls")->rich);
        mu_model_free(m);
    }
}

static void a_strict_order_is_kept_beside_abilities(void **state)
{
    mu_model *m = with("", ", takes: [vip, calls], handle: {calls: 120%}", "");

    (void)state;
    assert_int_equal(m->teams[0].next, MU_NEXT_ORDER);
    assert_true(m->teams[0].by_preference);
    assert_string_equal(m->types[m->teams[0].types[0]].name, "vip");
    assert_int_equal(m->teams[0].place[0], 0);
    assert_near(type_of(m, "calls")->ability[m->teams[0].place[1]].handle, 1.2, 1e-15);
    mu_model_free(m);
}

static void the_order_of_keys_changes_no_ability(void **state)
{
    mu_model *x = with("", ", handle: {orders: 90%, vip: 80%}, reserve: {vip: 1, orders: 2}", "");
    mu_model *y = with("", ", reserve: {orders: 2, vip: 1}, handle: {vip: 80%, orders: 90%}", "");

    (void)state;
    assert_true(x->hash == y->hash);
    for (int32_t i = 0; i < x->n_types; i++)
        for (int32_t k = 0; k < x->types[i].n_teams; k++) {
            assert_int_equal(x->types[i].ability[k].least_idle, y->types[i].ability[k].least_idle);
            assert_near(x->types[i].ability[k].handle, y->types[i].ability[k].handle, 0);
        }
    mu_model_free(x);
    mu_model_free(y);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_names_is_plain),
        cmocka_unit_test(a_way_to_choose_makes_a_type_rich),
        cmocka_unit_test(a_team_may_open_late_and_only_while_people_are_idle),
        cmocka_unit_test(maps_that_say_nothing_new_are_plain),
        cmocka_unit_test(people_kept_for_one_type_are_out_of_reach_of_the_others),
        cmocka_unit_test(a_team_may_have_times_of_its_own),
        cmocka_unit_test(a_team_may_solve_less),
        cmocka_unit_test(a_free_person_may_go_by_other_rules),
        cmocka_unit_test(a_strict_order_is_kept_beside_abilities),
        cmocka_unit_test(the_order_of_keys_changes_no_ability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
