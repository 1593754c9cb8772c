#include "tests/stat/harness.h"

#include "plan/selfcheck.h"

static void the_engine_agrees_with_theory_in_front_of_the_user(void **state)
{
    char *text = NULL;

    (void)state;
    if (SHORTENED) skip(); /* its runs have the length that they have */
    assert_int_equal(mu_selfcheck(&text), 0);
    assert_non_null(text);
    fputs(text, stdout);
    assert_null(strstr(text, "FAIL"));
    for (const char *line = text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        assert_true(length <= 80);
        line += length + (line[length] == '\n');
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(
        the_engine_agrees_with_theory_in_front_of_the_user) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
