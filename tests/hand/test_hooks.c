/* A function in a slot of the hook table is asked, and its answer is followed; an empty slot changes nothing. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/watch.h"

/* Compares what happens under `hooks` with `expected`. */
static void check_day(const char *yaml, const mu_hooks *hooks, const char *expected)
{
    mu_model *model = mu_test_model(yaml);
    char     *seen  = mu_test_watch(model, hooks, NULL);

    assert_string_equal(seen, expected);
    free(seen);
    mu_model_free(model);
}

static const char two_teams[] =
    "horizon: 1d 08:00-08:25\n"
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}, teams: [b, a]}}\n"
    "teams: {b: {people: 1}, a: {people: 1}}\n";

/* Team a, whatever the scenario prefers; counts how often it was asked. */
static int32_t always_team_a(void *context, const mu_view *view, int32_t type)
{
    int *asked = context;

    (*asked)++;
    assert_int_equal(type, 0);
    return view->idle[0] > 0 ? 0 : -1;
}

static void a_function_may_choose_the_team(void **state)
{
    int            asked = 0;
    const mu_hooks hooks = { .context = &asked, .route = always_team_a };

    (void)state;
    check_day(two_teams, &hooks,
              "08:00 a.1 logs in\n"
              "08:00 b.1 logs in\n"
              "08:10 #0 calls arrives\n"
              "08:10 #0 calls answered by a.1\n"
              "08:15 #0 calls finished by a.1\n"
              "08:20 #1 calls arrives\n"
              "08:20 #1 calls answered by a.1\n"
              "08:25 b.1 logs out\n"
              "08:25 #1 calls finished by a.1\n"
              "08:25 a.1 logs out\n");
    assert_int_equal(asked, 2);
}

static const char three_types[] = "horizon: 1d 08:00-08:30\n"
                                  "contacts:\n"
                                  "  a: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 12min}}\n"
                                  "  b: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
                                  "  c: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}}\n"
                                  "teams: {desk: {people: 1}}\n";

/* The last type in the alphabet that has someone waiting, although others have waited longer. */
static int32_t the_last_type_first(void *context, const mu_view *view, int32_t team)
{
    (void)context;
    (void)team;
    for (int32_t type = view->model->n_types - 1; type >= 0; type--)
        if (view->waiting[type] > 0) return type;
    return -1;
}

static void a_function_may_choose_who_is_next(void **state)
{
    const mu_hooks hooks = { .next = the_last_type_first };

    (void)state;
    check_day(three_types, &hooks,
              "08:00 desk.1 logs in\n"
              "08:16 #0 a arrives\n"
              "08:16 #0 a answered by desk.1\n"
              "08:17 #1 b arrives\n"
              "08:17 #1 b waits\n"
              "08:18 #2 c arrives\n"
              "08:18 #2 c waits\n"
              "08:28 #0 a finished by desk.1\n"
              "08:28 #2 c answered by desk.1\n"
              "08:29 #2 c finished by desk.1\n"
              "08:29 #1 b answered by desk.1\n"
              "08:30 #1 b finished by desk.1\n"
              "08:30 desk.1 logs out\n");
}

static int32_t nobody(void *context, const mu_view *view, int32_t team)
{
    (void)context;
    (void)view;
    (void)team;
    return -1;
}

static void a_function_may_leave_a_person_idle(void **state)
{
    const mu_hooks hooks = { .next = nobody };
    char          *seen  = NULL;
    mu_model      *model = mu_test_model(three_types);

    (void)state;
    seen = mu_test_watch(model, &hooks, NULL);
    assert_non_null(strstr(seen, "#0 a answered"));
    assert_null(strstr(seen, "#1 b answered"));
    assert_null(strstr(seen, "#2 c answered"));
    free(seen);
    mu_model_free(model);
}

static void empty_slots_change_nothing(void **state)
{
    const mu_hooks none  = { .context = NULL };
    mu_model      *model = mu_test_model(three_types);
    char          *with  = mu_test_watch(model, &none, NULL);
    char          *plain = mu_test_watch(model, NULL, NULL);

    (void)state;
    assert_string_equal(with, plain);
    free(with);
    free(plain);
    mu_model_free(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_may_choose_the_team),
        cmocka_unit_test(a_function_may_choose_who_is_next),
        cmocka_unit_test(a_function_may_leave_a_person_idle),
        cmocka_unit_test(empty_slots_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
