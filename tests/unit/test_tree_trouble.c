/* Is every mistake in a YAML text told at its place, in words that help? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/tree.h"

/* Expects the text to be refused with exactly these problems. */
static void expect_problems(const char *text, size_t length, const char *expected)
{
    mu_arena *a = mu_arena_new(0);
    mu_diag  *d = mu_diag_new();
    mu_node  *root;
    assert_int_equal(mu_tree_parse(text, length, "f.yaml", a, d, &root), MU_ERR_SYNTAX);
    assert_null(root);
    char *found = mu_diag_render(d);
    if (strcmp(found, expected) != 0) fail_msg("\nexpected:\n%s\nfound:\n%s", expected, found);
    free(found);
    mu_diag_free(d);
    mu_arena_free(a);
}

/* The same for a table of texts without NUL; only the first line of the first problem is compared. */
typedef struct {
    const char *text, *expected;
} mistake;

static void expect_all(const mistake *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        mu_arena *a = mu_arena_new(0);
        mu_diag  *d = mu_diag_new();
        mu_node  *root;
        assert_int_equal(mu_tree_parse(cases[i].text, strlen(cases[i].text), "f", a, d, &root),
                         MU_ERR_SYNTAX);
        char *found                 = mu_diag_render(d);
        found[strcspn(found, "\n")] = '\0';
        if (strcmp(found, cases[i].expected) != 0) {
            fail_msg("\nof:\n%s\nexpected: %s\nfound:    %s", cases[i].text, cases[i].expected, found);
        }
        free(found);
        mu_diag_free(d);
        mu_arena_free(a);
    }
}
#define EXPECT_ALL(cases) expect_all(cases, sizeof(cases) / sizeof(cases)[0])

static void every_double_key_is_told_with_the_line_of_the_first(void **state)
{
    (void)state;
    static const char text[] =
        "a: 1\nteams:\n  desk: {people: 1, people: 2}\n  客服: 1\n  desk: 2\na: 2\na: 3\n";
    expect_problems(text, strlen(text),
                    "f.yaml:3:21: teams.desk: duplicate key \"people\"; the first one is on line 3\n"
                    "    3 |   desk: {people: 1, people: 2}\n"
                    "      |                     ^~~~~~\n"
                    "f.yaml:5:3: teams: duplicate key \"desk\"; the first one is on line 3\n"
                    "    5 |   desk: 2\n"
                    "      |   ^~~~\n"
                    "f.yaml:6:1: duplicate key \"a\"; the first one is on line 1\n"
                    "    6 | a: 2\n"
                    "      | ^\n"
                    "f.yaml:7:1: duplicate key \"a\"; the first one is on line 1\n"
                    "    7 | a: 3\n"
                    "      | ^\n");
}

static void what_yaml_allows_but_a_scenario_does_not_is_told_all_at_once(void **state)
{
    (void)state;
    static const char text[] = "<<: {a: 1}\nb: !!str x\n? [c]\n: 1\nd: *e\n'<<': 1\nf: &g [*g]\n? \n: 2\n";
    expect_problems(text, strlen(text),
                    "f.yaml:1:1: merge keys (<<) are not supported\n"
                    "    1 | <<: {a: 1}\n"
                    "      | ^~\n"
                    "   hint: write the keys out, or repeat a whole value with an alias such as *name\n"
                    "f.yaml:2:4: b: tags are not supported\n"
                    "    2 | b: !!str x\n"
                    "      |    ^~~~~~~\n"
                    "   hint: leave out the word that starts with !\n"
                    "f.yaml:3:3: a key must be a plain word, not a list, a map or an alias\n"
                    "    3 | ? [c]\n"
                    "      |   ^\n"
                    "f.yaml:5:4: d: there is no anchor &e above\n"
                    "    5 | d: *e\n"
                    "      |    ^~\n"
                    "f.yaml:7:8: f[0]: this alias stands inside the very value that it repeats\n"
                    "    7 | f: &g [*g]\n"
                    "      |        ^~\n"
                    "f.yaml:8:2: expected a key before \":\", found nothing\n"
                    "    8 | ? \n"
                    "      |  ^\n");
}

static void a_misspelt_alias_is_answered_with_the_anchor_meant(void **state)
{
    (void)state;
    static const mistake cases[] = {
        { "a: &evening 1\nb: *evning", "f:2:4: b: there is no anchor &evning above; did you mean *evening?" },
    };
    EXPECT_ALL(cases);
}

static void a_tab_in_front_of_a_line_is_shown(void **state)
{
    (void)state;
    static const char *const texts[] = { "a:\n  b: 1\n\tc: 2\n", "a:\n\n\tc: 2\n", "a: >\n\n\tc: 2\n" };
    for (size_t i = 0; i < 3; i++) {
        expect_problems(texts[i], strlen(texts[i]),
                        "f.yaml:3:1: this line is indented with a tab; YAML wants blanks\n"
                        "    3 | \\tc: 2\n"
                        "      | ^~\n"
                        "   hint: replace each tab by blanks\n");
    }
    static const mistake deeper[] = { { "a:\n  \tb: 1",
                                        "f:2:3: this line is indented with a tab; YAML wants blanks" } };
    EXPECT_ALL(deeper);
}

static void bytes_that_are_no_text_are_found_at_their_line(void **state)
{
    (void)state;
    expect_problems("a: 1\n客: \0", 11,
                    "f.yaml:2:4: expected text, found a NUL byte\n"
                    "    2 | 客: \\x00\n"
                    "      |     ^~~~\n"
                    "   hint: is this a text file?\n");
    expect_problems("a: 1\nb: \xbf\xcd", 10,
                    "f.yaml:2:4: expected text in UTF-8, found the byte 0xbf, which does not belong there\n"
                    "    2 | b: \\xbf\\xcd\n"
                    "      |    ^~~~\n"
                    "   hint: save the file as UTF-8; it may be in GBK or Latin-1\n");
    static const mistake cases[] = {
        { "\xff\xfe"
          "a",
          "f:1:1: expected text in UTF-8, found UTF-16" },
        { "a: x\x1b[31m", "f:1:5: expected text, found a control character (U+001B)" },
        { "a: \"\\0\"", "f:1:4: a: a NUL character cannot be part of a text" },
        { "\"a\\0\": 1", "f:1:1: a NUL character cannot be part of a key" },
    };
    EXPECT_ALL(cases);
}

static void a_text_without_a_scenario_is_no_scenario(void **state)
{
    (void)state;
    static const char *const texts[] = { "", "# only a note\n", "\n\n", "---\n", "~", "\xef\xbb\xbf" };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        expect_problems(texts[i], strlen(texts[i]),
                        "f.yaml: expected a scenario, found nothing\n"
                        "   hint: `muster new DIR` writes a scenario to start from\n");
    }
}

static void there_is_one_document_in_a_file(void **state)
{
    (void)state;
    static const mistake cases[] = {
        { "a: 1\n---\nb: 2\n", "f:2:1: expected one YAML document, found a second one" },
        { "a: 1\n...\nb: 2\n", "f:3:1: expected the end of the file, found \"b\"" },
        { "%YAML 3.0\n---\na: 1\n", "f:1:1: expected YAML 1.1 or 1.2" },
        { "%x: 1\n", "f:1:1: a line that starts with % is a directive to YAML; none is known here" },
    };
    EXPECT_ALL(cases);
}

static void brackets_and_quotes_are_told_where_they_opened(void **state)
{
    (void)state;
    static const mistake cases[] = {
        { "a: {b: 1\n", "f:1:4: the \"{\" that opens here is never closed" },
        { "a:\n  [b, c\n\n\n", "f:2:3: the \"[\" that opens here is never closed" },
        { "a: {b: 1\nc: 2\n", "f:2:2: expected \",\" or \"}\" for the \"{\" of line 1, found \":\"" },
        { "a: [1, 2}\n", "f:1:9: expected \",\" or \"]\" for the \"[\" of line 1, found \"}\"" },
        { "a: [\n\n", "f:1:5: expected a value, found the end of the text" },
        { "a: \"x\nb: 1\n", "f:1:4: the quote that opens here is never closed" },
        { "a: 'x\n---\n", "f:1:4: the quote that opens here is never closed" },
    };
    EXPECT_ALL(cases);
}

static void other_slips_are_told_in_plain_words(void **state)
{
    (void)state;
    static const mistake cases[] = {
        { "name: Team: North\n", "f:1:11: a \":\" stands where no key can end" },
        { "a: 1\n b: 2\n", "f:2:3: a \":\" stands where no key can end" },
        { "a: 1\nb\n", "f:2:1: expected \":\" after this key" },
        { "a: 1\n- b\n", "f:2:1: expected a key of the map that starts on line 1, found \"-\"" },
        { "a: \"b\" c\n", "f:1:8: expected a key of the map that starts on line 1, found \"c\"" },
        { "- a\nb: 1\n",
          "f:2:1: expected \"-\" for the next item of the list that starts on line 1, found \"b\"" },
        { "a: @b\n", "f:1:4: expected a value, found \"@b\"" },
        { "a: - b\n", "f:1:4: expected a value, found \"-\"" },
        { "a: &\n", "f:1:4: expected a name after & or *, found the end of the text" },
        { "a: | x\n", "f:1:6: expected the end of the line after | or >, found \"x\"" },
        { "a: \"\\q\"\n", "f:1:5: a backslash is followed by a letter that means nothing" },
        { "a: !x!y b\n", "f:1:4: tags are not supported" },
    };
    EXPECT_ALL(cases);
}

static void the_hint_fits_the_slip(void **state)
{
    (void)state;
    expect_problems("name: Team: North", 17,
                    "f.yaml:1:11: a \":\" stands where no key can end\n"
                    "    1 | name: Team: North\n"
                    "      |           ^\n"
                    "   hint: put quotes around a text with \": \" in it\n");
    expect_problems("a:1\nb: 2", 8,
                    "f.yaml:2:2: a \":\" stands where no key can end\n"
                    "    2 | b: 2\n"
                    "      |  ^\n"
                    "   hint: check the indentation, and that a blank follows every \":\" above\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_double_key_is_told_with_the_line_of_the_first),
        cmocka_unit_test(what_yaml_allows_but_a_scenario_does_not_is_told_all_at_once),
        cmocka_unit_test(a_misspelt_alias_is_answered_with_the_anchor_meant),
        cmocka_unit_test(a_tab_in_front_of_a_line_is_shown),
        cmocka_unit_test(bytes_that_are_no_text_are_found_at_their_line),
        cmocka_unit_test(a_text_without_a_scenario_is_no_scenario),
        cmocka_unit_test(there_is_one_document_in_a_file),
        cmocka_unit_test(brackets_and_quotes_are_told_where_they_opened),
        cmocka_unit_test(other_slips_are_told_in_plain_words),
        cmocka_unit_test(the_hint_fits_the_slip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
