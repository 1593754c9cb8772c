/* People who leave and people who come: what is read, what is assumed, what contradicts itself. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define DESK(sections, team)                                                                   \
    "horizon: 1d 08:00-12:00\n" sections "contacts: {calls: {arrivals: 30/h, handle: 4min}}\n" \
    "teams: {desk: {people: 20" team "}}\n"
#define LEAVING "behaviour: {preset: custom, attrition: {yearly: 30%}}\n"

static void nobody_leaves_and_no_seat_is_vacant_unless_it_is_written(void **state)
{
    mu_model *m = load(DESK("", ""), NULL);

    (void)state;
    assert_null(m->behaviour);
    assert_null(m->stretches);
    assert_int_equal(m->teams[0].n_filled, 20);
    mu_model_free(m);

    m = load(DESK("behaviour: {preset: custom, fatigue: {slower: 10%}}\n", ""), NULL);
    assert_false(mu_behaviour_has_staff(m->behaviour));
    mu_model_free(m);
}

static void attrition_has_the_defaults_of_the_formula(void **state)
{
    mu_model                  *m = load(DESK("behaviour: {preset: evidence}\n", ""), NULL);
    const mu_attrition_params *p = &m->behaviour->attrition, *q = &mu_attrition_default;

    (void)state;
    assert_true(m->behaviour->leaves && !m->behaviour->vacant);
    assert_null(m->behaviour->hiring);
    assert_near(p->base, q->base, 1e-15);
    assert_true(p->early == q->early && p->settle == q->settle && p->burnout == q->burnout);
    assert_true(p->pay == q->pay && p->autonomy == q->autonomy);
    assert_near(m->behaviour->tenure, 365, 0);
    assert_non_null(m->stretches);
    mu_model_free(m);
}

static void sources_and_the_class_are_read(void **state)
{
    mu_model *m =
        load(DESK(LEAVING
                  "hiring: {sources: {web: {}, agency: {lead: {mean: 20d, cv: 0}, accept: 80%, limit: "
                  "4/month, select: 10%, validity: 50%}}, class: {length: 3 workdays, seats: 7}, cost: 9}\n",
                  ", filled: 18, pay: 10/h, market_pay: 12/h, autonomy: 40%"),
             NULL);
    const mu_hiring_plan   *plan = m->behaviour->hiring;
    const mu_hiring_source *web = &plan->source[0], *agency = &plan->source[1];

    (void)state;
    assert_true(m->behaviour->vacant && m->teams[0].n_filled == 18);
    assert_near(m->teams[0].market_pay, 12, 0);
    assert_near(m->teams[0].autonomy, 0.4, 0);
    assert_int_equal(plan->n_sources, 2); /* in the order in which they are written */
    assert_string_equal(web->name, "web");
    assert_near(web->hiring.lead_days, mu_hiring_default.lead_days, 0);
    assert_near(web->hiring.lead_cv, mu_hiring_default.lead_cv, 0);
    assert_near(web->hiring.accepted, mu_hiring_default.accepted, 0);
    assert_near(web->hiring.validity, mu_hiring_default.validity, 0);
    assert_near(web->chosen, mu_hiring_default.usual_select, 0);
    assert_int_equal(web->limit, 0);
    assert_true(agency->hiring.lead_days == 20 && agency->hiring.lead_cv == 0 && agency->limit == 4);
    assert_near(agency->chosen, 0.1, 1e-12);
    assert_near(mu_hiring_lead(&agency->hiring, agency->chosen), 100, 1e-9);
    assert_true(plan->class->days == 3 && plan->class->workdays && plan->class->seats == 7);
    assert_true(plan->class->failed == mu_hiring_default.failed && plan->class->hours == 8 &&
                plan->cost == 9);
    mu_model_free(m);

    m = load(DESK(LEAVING "hiring: {sources: {web: {}}, class: {length: 4w, seats: 1}}\n", ""), NULL);
    assert_true(m->behaviour->hiring->class->days == 28 && !m->behaviour->hiring->class->workdays);
    mu_model_free(m);
}

static void vacant_seats_need_no_other_module(void **state)
{
    mu_model *m = load(DESK("hiring: {sources: {web: {}}}\n", ", filled: 0"), NULL);

    (void)state;
    assert_true(m->behaviour->vacant && !m->behaviour->leaves && !m->behaviour->learns);
    assert_non_null(m->behaviour->hiring);
    assert_non_null(m->stretches);
    mu_model_free(m);
}

static void contradictions_are_refused(void **state)
{
    static const struct {
        const char *yaml, *message;
    } bad[] = {
        { DESK("", ", filled: 21"), "21 people are there at first, but the team has 20" },
        { DESK(LEAVING, ", market_pay: 12/h"),
          "pay elsewhere says nothing without the pay here, which is 0" },
        { DESK(LEAVING "hiring: {sources: {web: {lead: {mean: 0s}}}}\n", ""),
          "people without end and at once: no lead time and no limit" },
        { DESK(LEAVING "hiring: {sources: {web: {limit: 4/week}}}\n", ""),
          "expected people a month, such as 4/month, found \"4/week\"" },
        { DESK(LEAVING "hiring: {sources: {web: {limit: 0/month}}}\n", ""),
          "expected people a month, such as 4/month, found \"0/month\"" },
        { DESK(LEAVING "hiring: {sources: {web: {}}, class: {length: 30h, seats: 1}}\n", ""),
          "expected a number of workdays or whole days, found \"30h\"" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char message[300];
        refused(bad[i].yaml, NULL, message, sizeof message);
        assert_string_equal(message, bad[i].message);
    }
}

static void what_the_table_forbids_is_refused(void **state)
{
    static const char *const bad[] = {
        DESK("behaviour: {preset: custom, attrition: {yearly: 100%}}\n", ""),
        DESK(LEAVING "hiring: {}\n", ""),
        DESK(LEAVING "hiring: {sources: {}}\n", ""),
        DESK(LEAVING "hiring: {sources: {web: {accept: 0%}}}\n", ""),
        DESK(LEAVING "hiring: {sources: {web: {select: 0%}}}\n", ""),
        DESK(LEAVING "hiring: {sources: {web: {}}, cost: -1}\n", ""),
        DESK(LEAVING "hiring: {sources: {web: {}}, class: {length: 5d}}\n", ""),
        DESK(LEAVING "hiring: {sources: {web: {}}, class: {seats: 0}}\n", ""),
        DESK("", ", filled: -1"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char message[300];
        refused(bad[i], NULL, message, sizeof message);
    }
}

static void what_does_nothing_is_told(void **state)
{
    static const struct {
        const char *yaml, *message;
    } idle[] = {
        { DESK("hiring: {sources: {web: {}}}\n", ""),
          "nobody is hired: nobody leaves, and no seat is vacant at first" },
        { DESK("", ", autonomy: 50%"), "this changes nothing: nobody leaves (behaviour.attrition)" },
        { DESK("", ", filled: 0"), "nobody is there at first, and nobody is hired: this team stays empty" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++) {
        mu_diag  *diag = mu_diag_new();
        mu_model *m    = NULL;
        assert_int_equal(mu_scenario_load_text(idle[i].yaml, strlen(idle[i].yaml), "test", NULL, diag, &m),
                         MU_OK);
        assert_int_equal(mu_diag_count(diag), 1);
        assert_string_equal(mu_diag_get(diag, 0)->message, idle[i].message);
        mu_diag_free(diag);
        mu_model_free(m);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_leaves_and_no_seat_is_vacant_unless_it_is_written),
        cmocka_unit_test(attrition_has_the_defaults_of_the_formula),
        cmocka_unit_test(sources_and_the_class_are_read),
        cmocka_unit_test(vacant_seats_need_no_other_module),
        cmocka_unit_test(contradictions_are_refused),
        cmocka_unit_test(what_does_nothing_is_told),
        cmocka_unit_test(what_the_table_forbids_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
