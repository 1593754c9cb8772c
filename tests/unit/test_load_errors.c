/* Bad scenarios: the exact text that a user is told, and that hostile files are refused quickly.
 *
 * tests/golden/bad holds one file per mistake, with the text beside it: what `muster check` writes to stderr. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <muster/experiment.h>
#include "base/text.h"

static char *whole_file(const char *path)
{
    FILE   *file = fopen(path, "rb");
    mu_text t    = { 0 };
    char    piece[4096];
    size_t  n;

    assert_non_null(file);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0) mu_text_add_n(&t, piece, n);
    fclose(file);
    return mu_text_take(&t);
}

/* What `muster check` says: the problems and how many there are. */
static char *told(const char *scenario)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;
    mu_text   t    = { 0 };

    mu_status st = mu_scenario_load(scenario, NULL, diag, &m);
    if (st == MU_OK) st = mu_published_check(m, diag);
    const size_t errors = mu_diag_errors(diag);
    char        *text   = mu_diag_render(diag);
    assert_int_equal(st == MU_OK, errors == 0);
    assert_int_equal(mu_diag_count(diag) > 0, true); /* each has something to say */
    mu_text_add(&t, text);
    if (errors > 0) mu_text_addf(&t, "%zu problem%s.\n", errors, errors == 1 ? "" : "s");
    free(text);
    mu_model_free(m);
    mu_diag_free(diag);
    return mu_text_take(&t);
}

static void every_mistake_is_told_as_it_is_written_down(void **state)
{
    struct dirent **entry = NULL;
    const int       n     = scandir(".", &entry, NULL, alphasort);
    int             seen = 0, wrong = 0;

    (void)state;
    for (int i = 0; i < n; i++) {
        char  scenario[300];
        char *dot = strstr(entry[i]->d_name, ".expected");
        if (dot != NULL && dot[9] == '\0') {
            char *expected = whole_file(entry[i]->d_name), *found;
            snprintf(scenario, sizeof scenario, "%.*s.yaml", (int)(dot - entry[i]->d_name), entry[i]->d_name);
            found = told(scenario);
            if (strcmp(found, expected) != 0) {
                print_error("%s: expected\n%s\nfound\n%s\n", scenario, expected, found);
                wrong++;
            }
            free(expected);
            free(found);
            seen++;
        }
        free(entry[i]);
    }
    free(entry);
    assert_in_range(seen, 100, 1000);
    assert_int_equal(wrong, 0);
}

static void every_scenario_has_its_text(void **state)
{
    DIR           *folder = opendir(".");
    struct dirent *entry;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        char  expected[300];
        char *dot = strstr(entry->d_name, ".yaml");
        if (dot == NULL) continue;
        snprintf(expected, sizeof expected, "%.*s.expected", (int)(dot - entry->d_name), entry->d_name);
        if (access(expected, R_OK) != 0) fail_msg("%s has no text beside it", entry->d_name);
    }
    closedir(folder);
}

/* Refuses a text within a second of processor time (ten under sanitizers). */
static void assert_refused_quickly(mu_text *t, const char *what)
{
    mu_diag      *diag   = mu_diag_new();
    mu_model     *m      = NULL;
    const size_t  length = t->length;
    char         *text   = mu_text_take(t);
    const clock_t begun  = clock();

    assert_non_null(text);
    const mu_status st      = mu_scenario_load_text(text, length, "hostile", NULL, diag, &m);
    const double    seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    if (st == MU_OK) fail_msg("%s was taken", what);
    if (seconds > 10) fail_msg("%s took %.1f s", what, seconds);
    mu_diag_free(diag);
    free(text);
}

#define HEAD "horizon: 5d 08:00-20:00\n"

static void hostile_scenarios_are_refused_quickly(void **state)
{
    mu_text t = { 0 };

    (void)state;
    mu_text_add(&t, HEAD "contacts:\n");
    for (int i = 0; i < 20000; i++) mu_text_addf(&t, "  c%d: {x: 1}\n", i);
    mu_text_add(&t, "teams: {a: {people: 1}}\n");
    assert_refused_quickly(&t, "a type without anything, many times");

    mu_text_add(&t, HEAD "contacts:\n");
    for (int i = 0; i < 10000; i++) mu_text_addf(&t, "  c%d: {arrivals: 1/h, handle: 5s}\n", i);
    mu_text_add(&t, "teams:\n");
    for (int i = 0; i < 10000; i++) mu_text_addf(&t, "  t%d: {people: 1}\n", i);
    assert_refused_quickly(&t, "everybody can answer everything");

    mu_text_add(&t, HEAD "contacts:\n");
    for (int i = 0; i < 5000; i++)
        mu_text_addf(&t, "  c%d: {arrivals: 1/h, handle: 5s, needs: none%d}\n", i, i);
    mu_text_add(&t, "teams:\n");
    for (int i = 0; i < 5000; i++) mu_text_addf(&t, "  t%d: {people: 1, skills: [s%d]}\n", i, i);
    assert_refused_quickly(&t, "no skill is needed and no need is met");

    mu_text_add(&t, "horizon: 199999d\ninterval: 24h\ncontacts: {c: {arrivals: 1/h, handle: 5s}}\n"
                    "teams: {t: {people: {");
    for (int i = 0; i < 1440; i++)
        mu_text_addf(&t, "%s%02d:%02d: %d", i > 0 ? ", " : "", i / 60, i % 60, i % 700);
    mu_text_add(&t, "}}}\n");
    assert_refused_quickly(&t, "a fine profile over 500 years");

    mu_text_add(&t, "horizon: 199999d\ninterval: 24h\ncontacts: {c: {arrivals: 1/h, handle: 5s}}\n"
                    "teams: {t: {shifts: {");
    for (int i = 0; i < 1000; i++)
        mu_text_addf(&t, "%ss%d: {hours: 08:00-17:00, people: 1}", i > 0 ? ", " : "", i);
    mu_text_add(&t, "}}}\n");
    assert_refused_quickly(&t, "a thousand shifts over 500 years");

    mu_text_add(&t, HEAD "contacts:\n");
    for (int i = 0; i < 20000; i++)
        mu_text_addf(&t, "  c%d: {arrivals: none, handle: 5s, escalate: {c%d: 100%%}}\n", i, (i + 7) % 20000);
    mu_text_add(&t, "teams: {a: {people: 1}}\n");
    assert_refused_quickly(&t, "a circle of everybody");

    mu_text_add(&t, HEAD "contacts: {c: {arrivals: 1/h, handle: 5s}}\nteams:\n");
    for (int i = 0; i < 10000; i++) mu_text_addf(&t, "  t%d: {people: 1}\n", i);
    mu_text_add(&t, "arms:\n");
    for (int i = 0; i < 1000; i++) mu_text_addf(&t, "  a%d: {teams: {t1: {people: many}}}\n", i);
    assert_refused_quickly(&t, "a thousand wrong arms over ten thousand teams");
}

static int enter_folder(void **state)
{
    (void)state;
    return chdir("tests/golden/bad");
}

static int leave_folder(void **state)
{
    (void)state;
    return chdir("../../..");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_as_it_is_written_down),
        cmocka_unit_test(every_scenario_has_its_text),
        cmocka_unit_test(hostile_scenarios_are_refused_quickly),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
