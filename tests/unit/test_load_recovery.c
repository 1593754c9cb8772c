/* What the section behaviour says of complaints that are made good: defaults, and what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define DESK(behaviour)                                                     \
    "horizon: 1d 08:00-12:00\nbehaviour: {preset: evidence" behaviour "}\n" \
    "contacts: {calls: {arrivals: 30/h, handle: 4min}}\n" TEAMS

static void it_is_on_where_it_is_written(void **state)
{
    mu_model *m = load(DESK(""), NULL);

    (void)state;
    assert_false(m->behaviour->opinions.recover);
    mu_model_free(m);
    m = load(DESK(", recovery: {on: no, refund: 5}"), NULL);
    assert_false(m->behaviour->opinions.recover);
    mu_model_free(m);
    m                    = load(DESK(", recovery: {on: yes}"), NULL);
    const mu_opinions *o = &m->behaviour->opinions;
    assert_true(o->recover && !o->usual.apology && !o->usual.explained);
    assert_memory_equal(&o->recovery, &mu_recovery_default, sizeof o->recovery);
    assert_near(o->usual.severity, 1, 0);
    assert_near(o->usual.amount, 0, 0);
    assert_near(o->usual.hours, 0, 0);
    mu_model_free(m);
}

static void what_is_written_counts(void **state)
{
    mu_model *m = load(
        DESK(", recovery: {severity: 0.5, apology: yes, explained: yes, refund: 30, after: 2d, failure: 2, "
             "sorry: 0.1, paid: 0.2, scale: 50, told: 0.3, late: 0.4}"),
        NULL);
    const mu_opinions *o = &m->behaviour->opinions;

    (void)state;
    assert_true(o->usual.apology && o->usual.explained);
    assert_near(o->usual.severity, 0.5, 0);
    assert_near(o->usual.amount, 30, 0);
    assert_near(o->usual.hours, 48, 1e-12);
    assert_near(o->recovery.severity, 2, 0);
    assert_near(o->recovery.apology, 0.1, 0);
    assert_near(o->recovery.payment, 0.2, 0);
    assert_near(o->recovery.scale, 50, 0);
    assert_near(o->recovery.explained, 0.3, 0);
    assert_near(o->recovery.late, 0.4, 0);
    mu_model_free(m);
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        const char *yaml, *says;
    } wrong[] = {
        { DESK(", complaints: {on: no}, recovery: {on: yes}"),
          "nobody complains, so there is nothing to make good" },
        { DESK(", loyalty: {on: no}, recovery: {on: yes}"), "nobody leaves, so there is nobody to keep" },
        { DESK(", recovery: {after: 1d}"), "nothing is done, and nothing cannot be late" },
        { DESK(", recovery: {refund: -5}"), "from 0 to" },
        { DESK(", recovery: {scale: 0}"), "above 0" },
        { DESK(", recovery: {apologies: yes}"), "did you mean \"apology\"" },
        { DESK(", recovery: {apology: maybe}"), "yes or no" },
    };
    char said[200];

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        refused(wrong[i].yaml, NULL, said, sizeof said);
        if (strstr(said, wrong[i].says) == NULL) fail_msg("%s: %s", wrong[i].yaml, said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_on_where_it_is_written),
        cmocka_unit_test(what_is_written_counts),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
