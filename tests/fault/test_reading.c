/* Reading YAML and CSV, and telling what is wrong with them, while every allocation fails once or for good. The
 * linker wraps the allocator. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/text.h"
#include "scenario/tree.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

/* Allocations until one fails; negative: none does. `for_good`: all later ones fail too. */
static long countdown = -1;
static bool for_good, failed;

static bool fails(void)
{
    if (countdown < 0 || countdown-- > 0) return false;
    countdown = for_good ? 0 : -1;
    failed    = true;
    return true;
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

/* Does something with a diag, which may be NULL; gives its status. */
typedef mu_status (*use)(mu_diag *diag);

static void survive(use it, bool good, mu_status normally)
{
    for (long n = 0; n < 10000; n++) {
        for_good      = good;
        failed        = false;
        countdown     = n;
        mu_diag  *d   = mu_diag_new();
        mu_status st  = it(d);
        char     *all = mu_diag_render(d);
        countdown     = -1;
        if (!failed) assert_non_null(all);
        if (st != normally) assert_int_equal(st, MU_ERR_NOMEM);
        /* With a diag, whatever went wrong has been counted, even if it could not be kept. */
        if (st != MU_OK && d != NULL) assert_true(mu_diag_errors(d) > 0);
        free(all);
        mu_diag_free(d);
        if (!failed) {
            assert_int_equal(st, normally);
            assert_true(n > 5);
            return;
        }
    }
    fail_msg("more allocations than expected");
}

static mu_status read_tree(mu_diag *d)
{
    static const char text[] =
        "a: &x {k: [1, 2, 3], \"客服\": v}\nb: *x\nc: {d: 1, e: 2}\narms: {late: {c: {d: 2, e: ~}}}\n";
    mu_arena *a = mu_arena_new(0);
    mu_node  *root;
    if (a == NULL) return mu_diag_add(d, (mu_problem){ .status = MU_ERR_NOMEM });
    mu_status st = mu_tree_parse(text, sizeof text - 1, "f.yaml", a, d, &root);
    if (st == MU_OK) st = mu_tree_set(root, "x.y.z={a: [1, 2]}", a, d);
    if (st == MU_OK) st = mu_tree_patch(root, mu_node_get(mu_node_get(root, "arms"), "late"), a, d);
    mu_arena_free(a);
    return st;
}

static mu_status read_wrong_tree(mu_diag *d)
{
    mu_text   t = { 0 };
    mu_arena *a = mu_arena_new(0);
    mu_node  *root;
    for (int i = 0; i < 30; i++) mu_text_addf(&t, "k: *b%d\n<<: &a%d !t 1\n", i, i);
    mu_text_add(&t, "z: [");
    char     *text = mu_text_take(&t);
    mu_status st   = MU_ERR_NOMEM;
    if (a == NULL || text == NULL) mu_diag_add(d, (mu_problem){ .status = st });
    if (a != NULL && text != NULL) st = mu_tree_parse(text, strlen(text), "f.yaml", a, d, &root);
    free(text);
    if (a != NULL) mu_arena_free(a);
    return st;
}

static char table[] = ".test-fault-XXXXXX";

static mu_status read_csv(mu_diag *d)
{
    mu_csv   *c;
    mu_status st = mu_csv_open(table, d, &c);
    while (st == MU_OK && mu_csv_next(c, &st)) mu_csv_find(c, "b");
    mu_csv_close(c);
    return st;
}

static void a_tree_is_read_without_a_crash(void **state)
{
    (void)state;
    survive(read_tree, false, MU_OK);
    survive(read_tree, true, MU_OK);
}

static void a_wrong_tree_is_told_without_a_crash(void **state)
{
    (void)state;
    survive(read_wrong_tree, false, MU_ERR_SYNTAX);
    survive(read_wrong_tree, true, MU_ERR_SYNTAX);
}

static void a_table_is_read_without_a_crash(void **state)
{
    (void)state;
    int fd = mkstemp(table);
    for (int i = 0; i < 40; i++) {
        assert_true(dprintf(fd, "a%d;\"b\n\"\"%s\n", i, "\";ccccccccccccccccccccccccccccccccccccccccccccc") >
                    0);
    }
    close(fd);
    survive(read_csv, false, MU_OK);
    survive(read_csv, true, MU_OK);
    unlink(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_is_read_without_a_crash),
        cmocka_unit_test(a_wrong_tree_is_told_without_a_crash),
        cmocka_unit_test(a_table_is_read_without_a_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
