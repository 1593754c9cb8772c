/* Every allocation of a trace is made to fail once, the first, the second, ... until one succeeds: no crash, no leak,
 * and an answer that says that memory ran out. The linker wraps the allocator. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <muster/trace.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

/* Allocations until the one that fails; negative: none does. */
static long countdown = -1;

static bool fails(void)
{
    return countdown >= 0 && countdown-- == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}
void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

/* A hundred wait at once, so that tables grow. */
static const char scenario[] =
    "name: fault\nhorizon: 1d 08:00-08:30\n"
    "contacts: {calls: {arrivals: {between: {fixed: 12min}, batch: 50}, handle: 1min,\n"
    "  patience: 2min}}\n"
    "teams: {desk: {people: 3}, help: {people: 2}}\n";

static bool count_entry(void *context, const char *entry)
{
    (void)entry;
    (*(int *)context)++;
    return true;
}

static void a_failed_allocation_ends_the_trace_and_is_told(void **state)
{
    mu_model *m    = NULL;
    int       all  = 0;
    long      n    = 0;
    mu_status told = MU_ERR_NOMEM;

    (void)state;
    assert_int_equal(mu_scenario_load_text(scenario, strlen(scenario), "fault.yaml", NULL, NULL, &m), MU_OK);
    for (bool failed = true; failed; n++) {
        mu_diag               *diag    = mu_diag_new();
        int                    entries = 0;
        const mu_trace_options how     = { .format  = n % 2 == 0 ? MU_TRACE_TEXT : MU_TRACE_JSON,
                                           .person  = NULL,
                                           .tell    = count_entry,
                                           .context = &entries };
        countdown                      = n;
        const mu_status st             = mu_trace_run(m, &how, diag, NULL);
        failed                         = countdown < 0;
        countdown                      = -1;
        assert_int_equal(st, failed ? MU_ERR_NOMEM : MU_OK);
        if (failed) assert_int_equal(mu_diag_status(diag), MU_ERR_NOMEM);
        told = st;
        all  = entries;
        mu_diag_free(diag);
    }
    assert_int_equal(told, MU_OK);
    assert_true(all > 200);
    assert_true(n > 200);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_failed_allocation_ends_the_trace_and_is_told) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
