/* Do patches and `--set` change what they name, and say so when they cannot? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/tree.h"

static const char scenario[] = "contacts:\n"
                               "  calls: {arrivals: 240/h, handle: {mean: 5min, cv: 0.9}}\n"
                               "teams:\n"
                               "  desk: {people: 23, skills: [calls, chat]}\n"
                               "  spare:\n";

typedef struct {
    mu_arena *arena;
    mu_diag  *diag;
    mu_node  *root;
} desk;

static mu_node *tree_of(desk *d, const char *text)
{
    mu_node *root;
    assert_int_equal(mu_tree_parse(text, strlen(text), "f.yaml", d->arena, d->diag, &root), MU_OK);
    return root;
}

static int set_up(void **state)
{
    desk *d  = calloc(1, sizeof *d);
    d->arena = mu_arena_new(0);
    d->diag  = mu_diag_new();
    d->root  = tree_of(d, scenario);
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

/* Writes a tree in flow style, for comparison. */
static void write_flow(mu_text *t, const mu_node *node)
{
    if (node->kind == MU_NODE_SCALAR) {
        mu_text_add(t, node->text);
        return;
    }
    mu_text_add(t, node->kind == MU_NODE_MAP ? "{" : "[");
    for (int32_t i = 0; i < node->n; i++) {
        mu_text_addf(t, "%s%s%s", i > 0 ? ", " : "", node->kind == MU_NODE_MAP ? node->child[i]->key : "",
                     node->kind == MU_NODE_MAP ? ": " : "");
        write_flow(t, node->child[i]);
    }
    mu_text_add(t, node->kind == MU_NODE_MAP ? "}" : "]");
}

static void expect_tree(const mu_node *node, const char *expected)
{
    mu_text t = { 0 };
    write_flow(&t, node);
    char *found = mu_text_take(&t);
    assert_string_equal(found, expected);
    free(found);
}

static void expect_problems(desk *d, const char *expected)
{
    char *found = mu_diag_render(d->diag);
    if (strcmp(found, expected) != 0) fail_msg("\nexpected:\n%s\nfound:\n%s", expected, found);
    free(found);
    mu_diag_free(d->diag);
    d->diag = mu_diag_new();
}

static void expect_set(desk *d, const char *assignment)
{
    mu_status st = mu_tree_set(d->root, assignment, d->arena, d->diag);
    if (st != MU_OK) fail_msg("%s: %s", assignment, mu_diag_render(d->diag));
}

static void expect_no_set(desk *d, const char *assignment, const char *expected)
{
    assert_int_not_equal(mu_tree_set(d->root, assignment, d->arena, d->diag), MU_OK);
    expect_problems(d, expected);
}

static void expect_patch(desk *d, const char *patch, const char *expected)
{
    assert_int_equal(mu_tree_patch(d->root, tree_of(d, patch), d->arena, d->diag), MU_OK);
    expect_tree(d->root, expected);
}

static void a_setting_replaces_what_it_names(void **state)
{
    desk *d = *state;
    expect_set(d, "contacts.calls.arrivals=300/h");
    expect_set(d, "contacts.calls.handle={mean: 4min}");
    expect_set(d, "teams.desk.skills[1]=[mail, chat]");
    expect_tree(d->root, "{contacts: {calls: {arrivals: 300/h, handle: {mean: 4min}}}, "
                         "teams: {desk: {people: 23, skills: [calls, [mail, chat]]}, spare: }}");
}

static void a_setting_makes_the_maps_on_its_way(void **state)
{
    desk *d = *state;
    expect_set(d, "experiment.seed = 7");
    expect_set(d, "teams.spare.people=2");
    expect_set(d, "客服.x.y=\"80% within 20s\"");
    expect_tree(d->root, "{contacts: {calls: {arrivals: 240/h, handle: {mean: 5min, cv: 0.9}}}, "
                         "teams: {desk: {people: 23, skills: [calls, chat]}, spare: {people: 2}}, "
                         "experiment: {seed: 7}, 客服: {x: {y: 80% within 20s}}}");
}

static void a_setting_to_nothing_removes_the_key(void **state)
{
    desk *d = *state;
    expect_set(d, "contacts=null");
    expect_set(d, "teams.desk.people=~");
    expect_set(d, "teams.spare=");
    expect_tree(d->root, "{teams: {desk: {skills: [calls, chat]}}}");
    expect_set(d, "teams.dsek=~");
    expect_problems(d, "--set teams.dsek:1:7: warning: teams.dsek: there is nothing of that name to remove\n"
                       "    1 | teams.dsek=~\n"
                       "      |       ^~~~\n");
}

static void a_setting_is_marked_so_that_its_text_can_be_shown(void **state)
{
    desk *d = *state;
    expect_set(d, "客服.arrivals=[1, 300/parsec]");
    mu_node *map  = mu_node_get(d->root, "客服");
    mu_node *list = mu_node_get(map, "arrivals");
    mu_diag_add(d->diag,
                (mu_problem){ .status = MU_ERR_VALUE, .at = list->child[1]->at, .message = "value" });
    mu_diag_add(d->diag, (mu_problem){ .status = MU_ERR_VALUE, .at = list->key_at, .message = "key" });
    mu_diag_add(d->diag, (mu_problem){ .status = MU_ERR_VALUE, .at = map->key_at, .message = "map" });
    expect_problems(d, "--set 客服.arrivals:1:1: map\n"
                       "    1 | 客服.arrivals=[1, 300/parsec]\n"
                       "      | ^~~~\n"
                       "--set 客服.arrivals:1:4: key\n"
                       "    1 | 客服.arrivals=[1, 300/parsec]\n"
                       "      |      ^~~~~~~~\n"
                       "--set 客服.arrivals:1:17: value\n"
                       "    1 | 客服.arrivals=[1, 300/parsec]\n"
                       "      |                   ^~~~~~~~~~\n");
}

static void a_replaced_value_keeps_the_place_of_its_key(void **state)
{
    desk *d = *state;
    expect_set(d, "teams.desk.people=5");
    mu_node *people = mu_node_get(mu_node_get(mu_node_get(d->root, "teams"), "desk"), "people");
    assert_string_equal(people->key_at.file, "f.yaml");
    assert_int_equal(people->key_at.line, 4);
    assert_string_equal(people->at.file, "--set teams.desk.people");
    assert_int_equal(people->at.col, 19);
}

static void an_assignment_that_makes_no_sense_is_refused(void **state)
{
    static const char hint[] = "   hint: write it as contacts.calls.arrivals=300/h\n";
    char              expected[300];
    snprintf(expected, sizeof expected, "--set teams: expected path=value, found no \"=\"\n%s", hint);
    expect_no_set(*state, "teams", expected);
    snprintf(expected, sizeof expected, "--set:1:1: expected a key, found nothing\n    1 | =5\n      | ^\n%s",
             hint);
    expect_no_set(*state, "=5", expected);
    snprintf(expected, sizeof expected,
             "--set a..b:1:3: expected a key, found nothing\n    1 | a..b=5\n      |   ^\n%s", hint);
    expect_no_set(*state, "a..b=5", expected);
    snprintf(expected, sizeof expected,
             "--set a.:1:3: expected a key, found nothing\n    1 | a.=5\n      |   ^\n%s", hint);
    expect_no_set(*state, "a.=5", expected);
    snprintf(expected, sizeof expected,
             "--set a[0]b:1:5: expected \".\", \"[\" or \"=\" here\n    1 | a[0]b=5\n      |     ^\n%s",
             hint);
    expect_no_set(*state, "a[0]b=5", expected);
    expect_no_set(*state, "a[-1]=5",
                  "--set a[-1]:1:2: expected an index in brackets\n    1 | a[-1]=5\n      |  ^\n"
                  "   hint: write it as counts[0]\n");
    expect_no_set(*state, "a[99999999999]=5",
                  "--set a[99999999999]:1:2: expected an index in brackets\n    1 | a[99999999999]=5\n"
                  "      |  ^\n   hint: write it as counts[0]\n");
}

static void a_path_that_leads_nowhere_is_refused(void **state)
{
    static const char by_index[] = "   hint: name an item by its index, as in skills[0]\n";
    char              expected[300];
    expect_no_set(*state, "teams.desk.people.x=5",
                  "--set teams.desk.people.x:1:19: teams.desk.people: this is a single value, not a map\n"
                  "    1 | teams.desk.people.x=5\n      |                   ^\n");
    expect_no_set(
        *state, "teams[0]=5",
        "--set teams[0]:1:6: teams: this is a map, not a list\n    1 | teams[0]=5\n      |      ^~~\n");
    snprintf(expected, sizeof expected,
             "--set teams.desk.skills.x:1:19: teams.desk.skills: this is a list, not a map\n"
             "    1 | teams.desk.skills.x=5\n      |                   ^\n%s",
             by_index);
    expect_no_set(*state, "teams.desk.skills.x=5", expected);
    snprintf(expected, sizeof expected,
             "--set teams.desk.skills[2]:1:18: teams.desk.skills: this list has the items [0] to [1]\n"
             "    1 | teams.desk.skills[2]=5\n      |                  ^~~\n%s",
             by_index);
    expect_no_set(*state, "teams.desk.skills[2]=5", expected);
    expect_no_set(*state, "teams.desk.skills[1]=~",
                  "--set teams.desk.skills[1]:1:22: an item cannot be removed from a list\n"
                  "    1 | teams.desk.skills[1]=~\n      |                      ^\n");
    expect_tree(((desk *)*state)->root,
                "{contacts: {calls: {arrivals: 240/h, handle: {mean: 5min, cv: 0.9}}}, "
                "teams: {desk: {people: 23, skills: [calls, chat]}, spare: }}");
}

static void a_value_that_is_not_yaml_is_shown_in_the_assignment(void **state)
{
    expect_no_set(*state, "teams.desk={people: 5",
                  "--set teams.desk:1:12: the \"{\" that opens here is never closed\n"
                  "    1 | teams.desk={people: 5\n      |            ^\n");
    expect_no_set(*state, "a={b: 1, b: 2}",
                  "--set a:1:10: duplicate key \"b\"; the first one is on line 1\n"
                  "    1 | a={b: 1, b: 2}\n      |          ^\n");
    expect_no_set(
        *state, "a=x\xbf",
        "--set a:1:4: expected text in UTF-8, found the byte 0xbf, which does not belong there\n"
        "    1 | a=x\\xbf\n      |    ^~~~\n   hint: save the file as UTF-8; it may be in GBK or Latin-1\n");
}

static void a_path_is_no_deeper_than_a_file(void **state)
{
    desk   *d = *state;
    mu_text t = { 0 };
    mu_text_repeat(&t, "a.", 63);
    mu_text_add(&t, "b=1");
    expect_set(d, t.bytes);
    mu_text_free(&t);
    mu_text_repeat(&t, "x.", 10000);
    mu_text_add(&t, "b=1");
    assert_int_equal(mu_tree_set(d->root, t.bytes, d->arena, d->diag), MU_ERR_VALUE);
    assert_string_equal(mu_diag_get(d->diag, 0)->message, "expected at most 64 steps, found more");
    mu_text_free(&t);
}

static void a_patch_merges_maps_key_by_key(void **state)
{
    expect_patch(
        *state, "teams: {desk: {people: 25, pay: 24/h}, late: {people: 3}}",
        "{contacts: {calls: {arrivals: 240/h, handle: {mean: 5min, cv: 0.9}}}, "
        "teams: {desk: {people: 25, skills: [calls, chat], pay: 24/h}, spare: , late: {people: 3}}}");
}

static void a_patch_replaces_lists_and_texts_whole(void **state)
{
    expect_patch(*state, "{contacts: none, teams: {desk: {skills: [mail], people: {08:00: 3}}}}",
                 "{contacts: none, teams: {desk: {people: {08:00: 3}, skills: [mail]}, spare: }}");
}

static void a_patch_removes_with_null(void **state)
{
    desk *d = *state;
    expect_patch(d, "contacts: null\nteams: {desk: ~, spare: }", "{teams: {}}");
    assert_int_equal(mu_diag_count(d->diag), 0);
}

static void removing_what_is_not_there_is_a_warning(void **state)
{
    desk *d = *state;
    mu_tree_patch(d->root, tree_of(d, "teams: {desk: {peple: ~}}"), d->arena, d->diag);
    expect_problems(d, "f.yaml:1:16: warning: teams.desk.peple: there is nothing of that name to remove\n"
                       "    1 | teams: {desk: {peple: ~}}\n"
                       "      |                ^~~~~\n");
}

static void a_quoted_null_is_a_text(void **state)
{
    expect_patch(*state, "{contacts: 'null', teams: \"~\"}", "{contacts: null, teams: ~}");
}

static void a_patch_is_copied_and_keeps_its_marks(void **state)
{
    desk    *d     = *state;
    mu_node *patch = tree_of(d, "\nteams: {desk: {people: {a: 1}}}");
    mu_node *given = mu_node_get(mu_node_get(mu_node_get(patch, "teams"), "desk"), "people");
    given->used    = true;
    assert_int_equal(mu_tree_patch(d->root, patch, d->arena, d->diag), MU_OK);
    mu_node *people = mu_node_get(mu_node_get(mu_node_get(d->root, "teams"), "desk"), "people");
    assert_ptr_not_equal(people, given);
    assert_ptr_not_equal(people->child[0], given->child[0]);
    assert_false(people->used);
    assert_int_equal(people->at.line, 2);
    assert_int_equal(people->key_at.line, 2);
}

static void a_patch_must_be_a_map(void **state)
{
    desk *d = *state;
    assert_int_equal(mu_tree_patch(d->root, tree_of(d, "[a]"), d->arena, d->diag), MU_ERR_VALUE);
    expect_problems(d,
                    "f.yaml:1:1: expected a map of keys and values, found a list\n    1 | [a]\n      | ^\n");
}

static void a_large_patch_over_a_large_map_takes_no_time(void **state)
{
    desk   *d = *state;
    mu_text t = { 0 };
    for (int i = 0; i < 50000; i++) mu_text_addf(&t, "k%d: 1\n", i);
    mu_node *root = tree_of(d, t.bytes), *patch = tree_of(d, t.bytes);
    mu_text_free(&t);
    assert_int_equal(mu_tree_patch(root, patch, d->arena, d->diag), MU_OK);
    assert_int_equal(root->n, 50000);
}

int main(void)
{
#define ON_A_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        ON_A_DESK(a_setting_replaces_what_it_names),
        ON_A_DESK(a_setting_makes_the_maps_on_its_way),
        ON_A_DESK(a_setting_to_nothing_removes_the_key),
        ON_A_DESK(a_setting_is_marked_so_that_its_text_can_be_shown),
        ON_A_DESK(a_replaced_value_keeps_the_place_of_its_key),
        ON_A_DESK(an_assignment_that_makes_no_sense_is_refused),
        ON_A_DESK(a_path_that_leads_nowhere_is_refused),
        ON_A_DESK(a_value_that_is_not_yaml_is_shown_in_the_assignment),
        ON_A_DESK(a_path_is_no_deeper_than_a_file),
        ON_A_DESK(a_patch_merges_maps_key_by_key),
        ON_A_DESK(a_patch_replaces_lists_and_texts_whole),
        ON_A_DESK(a_patch_removes_with_null),
        ON_A_DESK(removing_what_is_not_there_is_a_warning),
        ON_A_DESK(a_quoted_null_is_a_text),
        ON_A_DESK(a_patch_is_copied_and_keeps_its_marks),
        ON_A_DESK(a_patch_must_be_a_map),
        ON_A_DESK(a_large_patch_over_a_large_map_takes_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
