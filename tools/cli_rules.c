/* cli_rules.c - muster rules: what rules may decide, and rule files checked and tested on their own. */
#include "cli.h"

#include <dirent.h>
#include <limits.h>
#include <muster/rules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    bool quiet;
} rules_fields;

static const cli_option options[] = {
    { .letter = 'q',
      .name   = "quiet",
      .kind   = CLI_FLAG,
      .field  = offsetof(rules_fields, quiet),
      .help   = "check: print problems only; test: print failures and the count only" },
};

static const char more[] = "  muster rules doc             the decisions that rules may take\n"
                           "  muster rules check FILE...   check rule files and tell what they decide\n"
                           "  muster rules test PATH...    run the examples in files or folders\n"
                           "\n"
                           "Nothing is simulated. A scenario names its rules under rules; muster\n"
                           "check checks them together with it. How to write one: rules/README.md.\n";

typedef struct {
    bool quiet;
    int  files, passed, failed;
} tally;

/* ---- one file ------------------------------------------------------------------------------------- */

static int check_file(const char *path, tally *t)
{
    mu_diag *diag    = mu_diag_new();
    char    *summary = NULL;
    int      code;

    if (diag == NULL) return cli_no_memory();
    mu_rules_check_file(path, diag, &summary);
    code = cli_tell(diag, NULL);
    if (code == CLI_FINE && summary == NULL) code = cli_no_memory();
    if (code == CLI_FINE && !t->quiet) {
        if (t->files > 0) printf("\n");
        code = cli_print(summary);
    }
    t->files++;
    free(summary);
    mu_diag_free(diag);
    return code;
}

/* Prints the lines of a report, or those of its failures only. */
static void print_lines(const char *report, bool quiet)
{
    for (const char *line = report; *line != '\0';) {
        const size_t n = strcspn(line, "\n");
        if (!quiet || strncmp(line, "ok ", 3) != 0) printf("  %.*s\n", (int)n, line);
        line += n + (line[n] == '\n');
    }
}

static int test_file(const char *path, tally *t)
{
    mu_diag *diag   = mu_diag_new();
    char    *report = NULL;
    int      passed = 0, failed = 0, code;

    if (diag == NULL) return cli_no_memory();
    mu_rules_test_file(path, diag, &report, &passed, &failed);
    code = cli_tell(diag, NULL);
    if (code == CLI_FINE && report == NULL) code = cli_no_memory();
    if (code == CLI_FINE && (!t->quiet || failed > 0)) {
        printf("%s\n", path);
        print_lines(report, t->quiet);
        if (passed + failed == 0) printf("  no examples\n");
    }
    t->files++;
    t->passed += passed;
    t->failed += failed + (code != CLI_FINE);
    free(report);
    mu_diag_free(diag);
    return code != CLI_FINE ? code : failed > 0 ? CLI_CHECK_FAILED : CLI_FINE;
}

/* ---- folders -------------------------------------------------------------------------------------- */

static int is_rule_or_folder(const struct dirent *entry)
{
    const size_t n = strlen(entry->d_name);

    if (entry->d_name[0] == '.') return 0;
    return strchr(entry->d_name, '.') == NULL || (n > 4 && strcmp(entry->d_name + n - 4, ".lua") == 0);
}

static bool is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

typedef int (*visit)(const char *path, tally *t);

static int each(const char *path, visit visit_file, tally *t, int depth);

static int each_below(const char *folder, visit visit_file, tally *t, int depth)
{
    struct dirent **entry = NULL;
    const int       n     = scandir(folder, &entry, is_rule_or_folder, alphasort);
    int             worst = CLI_FINE;

    for (int i = 0; i < n; i++) {
        char path[PATH_MAX + 258];
        snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
        if (strstr(entry[i]->d_name, ".lua") != NULL || is_folder(path)) {
            const int code = each(path, visit_file, t, depth + 1);
            if (code > worst) worst = code;
        }
        free(entry[i]);
    }
    free(entry);
    return worst;
}

static int each(const char *path, visit visit_file, tally *t, int depth)
{
    char   trimmed[PATH_MAX];
    size_t n = strlen(path);

    while (n > 1 && path[n - 1] == '/') n--;
    snprintf(trimmed, sizeof trimmed, "%.*s", (int)n, path);
    return is_folder(trimmed) && depth < 16 ? each_below(trimmed, visit_file, t, depth)
                                            : visit_file(trimmed, t);
}

int cli_print_shipped_rules(void)
{
    tally t = { 0 };
    char  home[PATH_MAX], path[PATH_MAX + 8];

    mu_rules_share(home, sizeof home);
    snprintf(path, sizeof path, "%s/rules", home);
    if (!is_folder(path)) snprintf(path, sizeof path, "rules");
    if (!is_folder(path)) return CLI_FINE;
    printf("\nRules that come with muster, and their parameters: rules.SLOT.with.NAME\n\n");
    return each(path, check_file, &t, 0);
}

/* ---- the command ---------------------------------------------------------------------------------- */

static int doc(void)
{
    char     *text = mu_rules_doc();
    const int code = cli_print(text);

    free(text);
    return code;
}

static int over(const cli_texts *paths, visit visit_file, tally *t)
{
    int worst = CLI_FINE;

    for (int i = 1; i < paths->n; i++) {
        const int code = each(paths->item[i], visit_file, t, 0);
        if (code > worst) worst = code;
    }
    return worst;
}

static int run(const cli_command *self, const rules_fields *given, const cli_texts *words)
{
    static const char *const verbs[] = { "doc", "check", "test" };
    const char              *verb    = words->item[0];
    const char              *near;
    tally                    t = { .quiet = given->quiet };
    int                      code;

    if (strcmp(verb, "doc") == 0)
        return words->n == 1 ? doc() : cli_usage(self, "doc: one argument too many: \"%s\"", words->item[1]);
    if (strcmp(verb, "check") != 0 && strcmp(verb, "test") != 0) {
        near = mu_text_nearest(verb, verbs, 3);
        return near != NULL ? cli_usage(self, "unknown \"%s\"; did you mean \"%s\"?", verb, near)
                            : cli_usage(self, "unknown \"%s\": it can be doc, check or test", verb);
    }
    if (words->n == 1) return cli_usage(self, "%s: a file is missing", verb);
    code = over(words, strcmp(verb, "check") == 0 ? check_file : test_file, &t);
    if (strcmp(verb, "test") == 0) printf("%d passed, %d failed\n", t.passed, t.failed);
    if (t.files > 0) return code;
    fprintf(stderr, "no rule was found there: rules are files that end in .lua.\n");
    return CLI_PROBLEM;
}

static int rules_command(const cli_command *self, int argc, char **argv)
{
    rules_fields given = { 0 };
    cli_texts    words = { 0 };
    int          code  = cli_parse(self, argc, argv, &given, &words);

    if (code == CLI_GO_ON) code = run(self, &given, &words);
    cli_texts_free(&words);
    return code;
}

const cli_command cli_rules = {
    .name      = "rules",
    .summary   = "tell what rules in Lua may decide; check and test rule files",
    .arguments = "doc | check FILE... | test PATH...",
    .least     = 1,
    .most      = INT_MAX,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .run       = rules_command,
};
