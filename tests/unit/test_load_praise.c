/* What the section behaviour says of praise: defaults, and what is refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "behaviour/behaviour.h"
#include "tests/unit/load_fixture.h"

#define RULE "rules: {incentive: rules/incentive/spot_praise.lua}\n"
#define DESK(behaviour, more)                                    \
    "horizon: 1d 08:00-12:00\nbehaviour: {" behaviour "}\n" more \
    "contacts: {calls: {arrivals: 30/h, handle: 4min}}\n" TEAMS

static void it_is_on_where_it_is_written(void **state)
{
    mu_model *m = load(DESK("preset: evidence", ""), NULL);

    (void)state;
    assert_false(m->behaviour->praises);
    mu_model_free(m);
    m = load(DESK("preset: evidence, praise: {on: yes}", RULE), NULL);
    assert_true(m->behaviour->praises);
    assert_memory_equal(&m->behaviour->praise, &mu_recognition_default, sizeof m->behaviour->praise);
    mu_model_free(m);
    m = load(
        DESK("preset: evidence, praise: {first: 9%, seen: 1%, habit: 2, half_life: 7d, habit_half_life: 14d}",
             RULE),
        NULL);
    assert_near(m->behaviour->praise.first, 0.09, 1e-12);
    assert_near(m->behaviour->praise.seen, 0.01, 1e-12);
    assert_near(m->behaviour->praise.habituation, 2, 0);
    assert_near(m->behaviour->praise.half_life, 7, 1e-12);
    assert_near(m->behaviour->praise.habit_half_life, 14, 1e-12);
    mu_model_free(m);
}

static void what_cannot_be_is_refused(void **state)
{
    static const struct {
        const char *yaml, *says;
    } wrong[] = {
        { DESK("preset: evidence, praise: {on: yes}", ""), "nobody is praised unless a rule" },
        { DESK("preset: evidence, effort: {on: no}, praise: {on: yes}", RULE),
          "praise would change nothing" },
        { DESK("preset: evidence, praise: {first: 130%}", RULE), "from 0 to 100%" },
        { DESK("preset: evidence, praise: {half_life: 0s}", RULE), "above 0" },
        { DESK("preset: evidence, praise: {firsts: 1%}", RULE), "did you mean \"first\"" },
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
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
