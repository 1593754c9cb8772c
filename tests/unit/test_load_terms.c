/* On call, seats for other teams, overtime: from the file into the model. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/person.h"
#include "tests/support/watch.h"

static void who_has_no_hours_comes_after_those_who_have(void **state)
{
    mu_model *m = mu_test_model(
        "horizon: 1d 08:00-20:00\n"
        "contacts: {calls: {arrivals: 60/h, handle: 5min}}\n"
        "teams:\n"
        "  a: {people: [ana, 9], on_call: {people: 4, notice: 30min, fee: 50, least: 2h}, guests: 3,\n"
        "      overtime: {factor: 1.5, most: 90min}, sent_home: paid}\n"
        "  b: {people: 5, on_call: 2}\n"
        "  c: {people: 1}\n");
    char name[MU_PERSON_NAME_ROOM];

    (void)state;
    const mu_team *a = &m->teams[0], *b = &m->teams[1], *c = &m->teams[2];
    assert_int_equal(a->n_people, 10);
    assert_int_equal(a->n_on_call, 4);
    assert_int_equal(a->n_guests, 3);
    assert_int_equal(a->n_agents, 17);
    assert_int_equal(b->first_agent, 17);
    assert_int_equal(b->n_agents, 7);
    assert_int_equal(m->n_agents, 25);
    assert_int_equal(a->terms.notice_us, 30 * MU_MINUTE_US);
    assert_int_equal(a->terms.least_us, 2 * MU_HOUR_US);
    assert_int_equal(a->terms.most_us, 90 * MU_MINUTE_US);
    assert_true(a->terms.fee == 50 && a->terms.factor == 1.5 && a->terms.sent_home_paid);
    assert_true(b->terms.notice_us == 0 && b->terms.fee == 0 && b->terms.factor == 1 &&
                !b->terms.sent_home_paid);
    assert_int_equal(b->terms.most_us, MU_NEVER_US);
    assert_int_equal(c->n_agents, 1);
    for (int32_t i = 0; i < m->n_edges; i++) /* only those who have hours come and go */
        assert_int_equal(m->edges[i].n_agents, m->teams[m->edges[i].team].n_people);

    mu_person_name(m, 10, name, sizeof name);
    assert_string_equal(name, "a on call 1");
    assert_int_equal(mu_person_find(m, name), 10);
    mu_person_name(m, 16, name, sizeof name);
    assert_string_equal(name, "a guest 3");
    assert_int_equal(mu_person_find(m, name), 16);
    assert_int_equal(mu_person_find(m, "a 11"), -1);
    assert_int_equal(mu_person_find(m, "b 5"), 21);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(who_has_no_hours_comes_after_those_who_have) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
