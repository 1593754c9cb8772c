/* Decisions taken by functions of our own in place of the built-in ones. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/watch.h"

static const char two_teams[] =
    "horizon: 1d 08:00-08:25\n"
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 5min}}}\n"
    "teams: {b: {people: 1}, a: {people: 1}}\n";

static mu_routed always_b(void *context, const mu_view *view, const mu_subject *c)
{
    assert_int_equal(c->number, *(int *)context);
    assert_int_equal(c->waited_us, 0);
    ++*(int *)context;
    assert_string_equal(mu_model_type_name(view->model, c->type), "calls");
    assert_int_equal(view->now_us, *(int *)context * 10 * MU_MINUTE_US + 8 * MU_HOUR_US);
    assert_int_equal(view->idle[0] + view->idle[1], 2);
    return (mu_routed){ .team = mu_model_team(view->model, "b"), .person = -1 };
}

static void a_route_function_chooses_the_team(void **state)
{
    int            asked = 0;
    const mu_hooks hooks = { .context = &asked, .route = always_b };
    mu_model      *m     = mu_test_model(two_teams);
    char          *seen  = mu_test_watch(m, &hooks, NULL);

    (void)state;
    assert_string_equal(seen, "08:00 a.1 logs in\n"
                              "08:00 b.1 logs in\n"
                              "08:10 #0 calls arrives\n"
                              "08:10 #0 calls answered by b.1\n"
                              "08:15 #0 calls finished by b.1\n"
                              "08:20 #1 calls arrives\n"
                              "08:20 #1 calls answered by b.1\n"
                              "08:25 a.1 logs out\n"
                              "08:25 #1 calls finished by b.1\n"
                              "08:25 b.1 logs out\n");
    assert_int_equal(asked, 2);
    free(seen);
    mu_model_free(m);
}

static mu_routed let_wait(void *context, const mu_view *view, const mu_subject *c)
{
    (void)context, (void)view, (void)c;
    return (mu_routed){ .team = MU_WAIT };
}

/* The type with the longest queue; asked only when someone waits. */
static int32_t longest_queue(void *context, const mu_view *view, int32_t team, int32_t person)
{
    int32_t best = 0;

    ++*(int *)context;
    assert_int_equal(team, 0);
    assert_int_equal(person, 0);
    for (int32_t i = 1; i < view->model->n_types; i++)
        if (view->waiting[i] > view->waiting[best]) best = i;
    assert_true(view->waiting[best] > 0);
    return best;
}

static void a_next_function_chooses_the_type_and_route_may_let_wait(void **state)
{
    int            asked = 0;
    const mu_hooks hooks = { .context = &asked, .route = let_wait, .next = longest_queue };
    mu_model      *m =
        mu_test_model("horizon: 1d 08:00-08:20\n"
                      "contacts:\n"
                      "  many: {arrivals: {between: {fixed: 6min}}, handle: {fixed: 1min}}\n"
                      "  rare: {arrivals: {between: {fixed: 5min}, batch: 4}, handle: {fixed: 1min}}\n"
                      "teams: {desk: {shifts: {late: {hours: 08:07-08:20, people: 1}}}}\n");
    mu_record *r    = mu_record_new(m);
    char      *seen = mu_test_watch(m, &hooks, r);

    (void)state;
    /* At 08:07 four of rare and one of many wait: three of rare are taken before the queues are level. */
    assert_non_null(strstr(seen, "08:07 #0 rare answered by desk.1\n"));
    assert_non_null(strstr(seen, "08:08 #1 rare answered by desk.1\n"));
    assert_non_null(strstr(seen, "08:09 #2 rare answered by desk.1\n"));
    assert_non_null(strstr(seen, "08:10 #4 many answered by desk.1\n"));
    assert_true(asked >= 4);
    free(seen);
    mu_record_free(r);
    mu_model_free(m);
}

static void empty_slots_change_nothing(void **state)
{
    const mu_hooks none = { 0 };
    mu_model      *m    = mu_test_model(two_teams);
    char          *with = mu_test_watch(m, &none, NULL), *without = mu_test_watch(m, NULL, NULL);

    (void)state;
    assert_string_equal(with, without);
    free(with);
    free(without);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_route_function_chooses_the_team),
        cmocka_unit_test(a_next_function_chooses_the_type_and_route_may_let_wait),
        cmocka_unit_test(empty_slots_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
