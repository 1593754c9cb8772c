/* Does a YAML text become a tree whose marks are true, and do hostile texts stop early? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "scenario/tree.h"

/* What a test works on: made before it, freed after it. */
typedef struct {
    mu_arena *arena;
    mu_diag  *diag;
    mu_node  *root;
} desk;

static int set_up(void **state)
{
    desk *d  = calloc(1, sizeof *d);
    d->arena = mu_arena_new(0);
    d->diag  = mu_diag_new();
    *state   = d;
    return 0;
}

static int tear_down(void **state)
{
    desk *d = *state;
    mu_arena_free(d->arena);
    mu_diag_free(d->diag);
    free(d);
    return 0;
}

static mu_node *tree_of(desk *d, const char *text)
{
    mu_status st = mu_tree_parse(text, strlen(text), "f.yaml", d->arena, d->diag, &d->root);
    if (st != MU_OK) fail_msg("%s", mu_diag_render(d->diag));
    return d->root;
}

/* Expects the text to be refused with a first problem that begins like this. */
static void expect_refusal(desk *d, const char *text, size_t length, const char *beginning)
{
    mu_status st = mu_tree_parse(text, length, "f.yaml", d->arena, d->diag, &d->root);
    assert_int_not_equal(st, MU_OK);
    assert_null(d->root);
    char *problems = mu_diag_render(d->diag);
    if (strncmp(problems, beginning, strlen(beginning)) != 0) {
        fail_msg("\nexpected: %s\nfound:    %s", beginning, problems);
    }
    free(problems);
}

static void expect_at(mu_where at, int line, int col, int length)
{
    assert_string_equal(at.file, "f.yaml");
    assert_int_equal(at.line, line);
    assert_int_equal(at.col, col);
    assert_int_equal(at.length, length);
}

static void maps_lists_and_texts_keep_their_order(void **state)
{
    mu_node *root = tree_of(*state, "b: 1\na: [x, 'y', {c: z}]\n");
    assert_int_equal(root->kind, MU_NODE_MAP);
    assert_int_equal(root->n, 2);
    assert_string_equal(root->child[0]->key, "b");
    assert_string_equal(root->child[0]->text, "1");
    mu_node *list = root->child[1];
    assert_int_equal(list->kind, MU_NODE_LIST);
    assert_int_equal(list->n, 3);
    assert_null(list->child[0]->key);
    assert_string_equal(list->child[1]->text, "y");
    assert_ptr_equal(mu_node_get(list->child[2], "c"), list->child[2]->child[0]);
    assert_null(mu_node_get(list->child[2], "d"));
    assert_null(mu_node_get(list, "c"));
}

static void scalars_stay_text_and_know_their_quotes(void **state)
{
    mu_node *root = tree_of(*state, "a: 08:30\nb: \"08:30\"\nc: '08:30'\nd: yes\ne: ~\nf:\ng: |\n  x\n");
    static const char *const texts[]  = { "08:30", "08:30", "08:30", "yes", "~", "", "x\n" };
    static const bool        quoted[] = { false, true, true, false, false, false, true };
    for (int i = 0; i < 7; i++) {
        assert_string_equal(root->child[i]->text, texts[i]);
        assert_int_equal(root->child[i]->quoted, quoted[i]);
    }
}

static void marks_count_from_one_and_in_code_points(void **state)
{
    mu_node *root = tree_of(*state, "客服: 坏值 # x\n\nb: {键: \"q 1\", c: 5}\n");
    expect_at(root->child[0]->key_at, 1, 1, 2);
    expect_at(root->child[0]->at, 1, 5, 2);
    mu_node *map = root->child[1];
    expect_at(map->at, 3, 4, 0);
    expect_at(map->child[0]->key_at, 3, 5, 1);
    expect_at(map->child[0]->at, 3, 8, 5);
    expect_at(map->child[1]->at, 3, 18, 1);
}

static void a_text_of_several_lines_is_underlined_on_its_first(void **state)
{
    mu_node *root =
        tree_of(*state, "a:\r\n  one  \r\n  two # c\r\nb: \"q\r\n  r\"\r\nc: |\r\n  x\r\nd:\r\ne: 1\r\n");
    expect_at(root->child[0]->at, 2, 3, 3);
    assert_string_equal(root->child[0]->text, "one two");
    expect_at(root->child[1]->at, 4, 4, 2);
    expect_at(root->child[2]->at, 6, 4, 1);
    expect_at(root->child[3]->at, 8, 3, 0);
    expect_at(root->child[4]->key_at, 9, 1, 1);
}

static void lines_are_those_of_an_editor_not_of_yaml(void **state)
{
    mu_node *root = tree_of(*state, "a: \"x\xe2\x80\xa8y\xc2\x85z\"\nb: 1\rc: 2\n");
    expect_at(root->child[1]->key_at, 2, 1, 1);
    expect_at(root->child[2]->key_at, 3, 1, 1);
}

static void a_byte_order_mark_is_no_letter(void **state)
{
    mu_node *root = tree_of(*state, "\xef\xbb\xbf"
                                    "a: 1\n");
    assert_string_equal(root->child[0]->key, "a");
    expect_at(root->child[0]->at, 1, 4, 1);
}

static void an_alias_is_a_copy_that_stands_where_it_was_written(void **state)
{
    mu_node *root = tree_of(*state, "a: &x {k: 1}\nb: *x\nc: &x 2\nd: *x\n");
    mu_node *b    = mu_node_get(root, "b");
    assert_ptr_not_equal(b, root->child[0]);
    assert_ptr_not_equal(b->child[0], root->child[0]->child[0]);
    assert_string_equal(b->child[0]->text, "1");
    expect_at(b->key_at, 2, 1, 1);
    expect_at(b->child[0]->at, 1, 11, 1);
    assert_string_equal(mu_node_get(root, "d")->text, "2");
}

static void paths_are_dotted_with_indices_in_brackets(void **state)
{
    char     path[64];
    mu_node *root = tree_of(*state, "teams:\n  desk:\n    skills: [a, {b: c}]\n");
    mu_node *list = mu_node_get(mu_node_get(mu_node_get(root, "teams"), "desk"), "skills");
    mu_node_path(root, list->child[1]->child[0], path, sizeof path);
    assert_string_equal(path, "teams.desk.skills[1].b");
    mu_node_path(list, list->child[1], path, sizeof path);
    assert_string_equal(path, "[1]");
    mu_node_path(root, root, path, sizeof path);
    assert_string_equal(path, "");
    mu_node_path(list, root, path, sizeof path);
    assert_string_equal(path, "");
    mu_node_path(root, list, path, 8);
    assert_string_equal(path, "teams.d");
}

static uint64_t hash_of(desk *d, const char *text)
{
    return mu_node_hash(tree_of(d, text));
}

static void the_hash_ignores_order_and_layout_and_nothing_else(void **state)
{
    uint64_t h = hash_of(*state, "a: 1\nb: {c: [x, y], d: ~}\n");
    assert_true(h == hash_of(*state, "# note\nb:\n  d:\n  c:\n  - x\n  - 'y'\na: \"1\"\n"));
    static const char *const others[] = {
        "a: 2\nb: {c: [x, y], d: ~}", "a: 1\nb: {c: [y, x], d: ~}",     "a: 1\nb: {c: [x, y], d: '~'}",
        "a: 1\nb: {c: [x, y]}",       "c: 1\nb: {c: [x, y], d: ~}",     "a: 1\nb: {c: [x, y], d: ~}\ne: 1",
        "a: 1\nb: {c: [xy], d: ~}",   "a: 1\nb: {c: {x: , y: }, d: ~}", "a: 1\nb: {d: [x, y], c: ~}",
        "b: 1\na: {c: [x, y], d: ~}", "a: 1\nb: {c: [[x, y]], d: ~}",   "[a, 1]",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (h == hash_of(*state, others[i])) fail_msg("the same hash: %s", others[i]);
    }
}

static void a_file_is_read_and_its_lines_can_be_shown(void **state)
{
    desk *d      = *state;
    char  path[] = ".test-tree-XXXXXX";
    int   fd     = mkstemp(path);
    assert_int_equal(write(fd, "a: 1\nb: 22\n", 11), 11);
    close(fd);
    assert_int_equal(mu_tree_read(path, d->arena, d->diag, &d->root), MU_OK);
    unlink(path);
    mu_diag_add(d->diag,
                (mu_problem){ .status = MU_ERR_VALUE, .at = d->root->child[1]->at, .message = "wrong" });
    char *text = mu_diag_render(d->diag);
    assert_non_null(strstr(text, ":2:4: wrong\n    2 | b: 22\n      |    ^~\n"));
    free(text);
}

static void what_is_no_readable_file_is_a_problem(void **state)
{
    desk *d = *state;
    assert_int_equal(mu_tree_read("no/such.yaml", d->arena, d->diag, &d->root), MU_ERR_IO);
    assert_int_equal(mu_tree_read(".", d->arena, d->diag, &d->root), MU_ERR_IO);
    assert_null(d->root);
    char *text = mu_diag_render(d->diag);
    assert_string_equal(text, ".: expected a scenario file, found a directory\n"
                              "no/such.yaml: cannot be read: No such file or directory\n");
    free(text);
}

static void a_file_over_16_mb_is_refused_by_its_size(void **state)
{
    desk *d      = *state;
    char  path[] = ".test-tree-XXXXXX";
    int   fd     = mkstemp(path);
    assert_int_equal(ftruncate(fd, (off_t)200 << 20), 0);
    close(fd);
    assert_int_equal(mu_tree_read(path, d->arena, d->diag, &d->root), MU_ERR_SYNTAX);
    unlink(path);
    assert_string_equal(mu_diag_get(d->diag, 0)->found, "200.0 MB");
}

static void a_pipe_is_read_no_further_than_16_mb(void **state)
{
    desk *d = *state;
    assert_int_equal(mu_tree_read("/dev/zero", d->arena, d->diag, &d->root), MU_ERR_SYNTAX);
    assert_string_equal(mu_diag_get(d->diag, 0)->expected, "at most 16 MB of YAML");
}

/* `piece` repeated `times` times. */
static mu_text many(const char *piece, int times)
{
    mu_text t = { 0 };
    mu_text_repeat(&t, piece, times);
    return t;
}

static void depth_is_limited(void **state)
{
    desk   *d = *state;
    mu_text t = many("[", 64);
    mu_text_repeat(&t, "]", 64);
    assert_int_equal(mu_tree_parse(t.bytes, t.length, "f.yaml", d->arena, d->diag, &d->root), MU_OK);
    mu_text_free(&t);
    static const char *const pieces[] = { "[", "{a: ", "- " };
    for (size_t i = 0; i < 3; i++) {
        t = many(pieces[i], 10000);
        mu_diag_free(d->diag);
        d->diag = mu_diag_new();
        expect_refusal(d, t.bytes, t.length, "f.yaml:1:");
        assert_string_equal(mu_diag_get(d->diag, 0)->message,
                            "expected at most 64 levels of nesting, found more");
        mu_text_free(&t);
    }
}

static void an_alias_bomb_is_refused_before_it_unfolds(void **state)
{
    desk   *d = *state;
    mu_text t = { 0 };
    mu_text_add(&t, "a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'k'; c++) {
        mu_text_addf(&t, "%c: &%c [", c, c);
        for (int i = 0; i < 10; i++) mu_text_addf(&t, "*%c,", c - 1);
        mu_text_add(&t, "]\n");
    }
    expect_refusal(d, t.bytes, t.length,
                   "f.yaml:5:29: e[7]: the aliases of this file repeat more than 100,000 values");
    assert_true(mu_arena_used(d->arena) < (size_t)16 << 20);
    mu_text_free(&t);
}

static void aliases_do_not_get_around_the_limit_of_depth(void **state)
{
    mu_text t = { 0 };
    mu_text_add(&t, "a0: &a0 [x]\n");
    for (int i = 1; i < 900; i++) {
        mu_text_addf(&t, "a%d: &a%d ", i, i);
        mu_text_repeat(&t, "[", 30);
        mu_text_addf(&t, "*a%d", i - 1);
        mu_text_repeat(&t, "]", 30);
        mu_text_add(&t, "\n");
    }
    expect_refusal(*state, t.bytes, t.length,
                   "f.yaml:4:39: expected at most 64 levels of nesting, found more");
    mu_text_free(&t);
}

static void the_number_of_values_is_limited(void **state)
{
    mu_text t = many("- a\n", 500001);
    expect_refusal(*state, t.bytes, t.length, "f.yaml:500000:3: [499999]: expected at most 500,000 values");
    mu_text_free(&t);
}

static void a_full_arena_is_a_problem_and_no_crash(void **state)
{
    static const char text[] = "a: [1, {b: &x 2}]\nc: *x\n";
    desk             *d      = *state;
    bool              was_ok = false;
    for (size_t limit = 1; limit < 2000; limit++) {
        mu_arena *small = mu_arena_new(limit);
        mu_status st    = mu_tree_parse(text, sizeof text - 1, "f.yaml", small, d->diag, &d->root);
        if (st != MU_OK) assert_int_equal(st, MU_ERR_NOMEM);
        if (st != MU_OK) assert_null(d->root);
        assert_true(st == MU_OK || !was_ok);
        was_ok = st == MU_OK;
        mu_arena_free(small);
    }
    assert_true(was_ok);
}

int main(void)
{
#define ON_A_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        ON_A_DESK(maps_lists_and_texts_keep_their_order),
        ON_A_DESK(scalars_stay_text_and_know_their_quotes),
        ON_A_DESK(marks_count_from_one_and_in_code_points),
        ON_A_DESK(a_text_of_several_lines_is_underlined_on_its_first),
        ON_A_DESK(lines_are_those_of_an_editor_not_of_yaml),
        ON_A_DESK(a_byte_order_mark_is_no_letter),
        ON_A_DESK(an_alias_is_a_copy_that_stands_where_it_was_written),
        ON_A_DESK(paths_are_dotted_with_indices_in_brackets),
        ON_A_DESK(the_hash_ignores_order_and_layout_and_nothing_else),
        ON_A_DESK(a_file_is_read_and_its_lines_can_be_shown),
        ON_A_DESK(what_is_no_readable_file_is_a_problem),
        ON_A_DESK(a_file_over_16_mb_is_refused_by_its_size),
        ON_A_DESK(a_pipe_is_read_no_further_than_16_mb),
        ON_A_DESK(depth_is_limited),
        ON_A_DESK(an_alias_bomb_is_refused_before_it_unfolds),
        ON_A_DESK(aliases_do_not_get_around_the_limit_of_depth),
        ON_A_DESK(the_number_of_values_is_limited),
        ON_A_DESK(a_full_arena_is_a_problem_and_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
