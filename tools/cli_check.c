/* cli_check.c - muster check: every problem of a scenario, or else what it says in plain language. */
#include "cli.h"

#include <limits.h>
#include <muster/report.h>
#include <muster/rules.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const char *arm;
    cli_texts   set;
    bool        quiet;
} check_fields;

#define FIELD(name) offsetof(check_fields, name)

static const cli_option options[] = {
    { .name     = "arm",
      .kind     = CLI_TEXT,
      .field    = FIELD(arm),
      .argument = "NAME",
      .help     = "check this arm of the scenario instead of its base" },
    CLI_OPTION_SET(FIELD(set)),
    { .letter = 'q',
      .name   = "quiet",
      .kind   = CLI_FLAG,
      .field  = FIELD(quiet),
      .help   = "print problems and warnings only, no summary" },
};

static const char more[] = "Nothing is simulated. All problems are told, each with its place, what was\n"
                           "expected, what was found and a hint. A scenario without problems is summed up:\n"
                           "load, people and expected occupancy, and what a planner would warn of. FILE may\n"
                           "be - for standard input.\n";

/* Blank lines stand between the summaries of several files; `summaries` counts those printed. */
static int check_one(const char *file, const check_fields *given, int *summaries)
{
    const mu_load_options load  = { .arm = given->arm, .n_set = given->set.n, .set = given->set.item };
    mu_diag              *diag  = mu_diag_new();
    mu_model             *model = NULL;
    int                   code  = CLI_INTERNAL;

    if (diag == NULL) return cli_no_memory();
    if (cli_load(file, &load, diag, &model) == MU_OK) mu_rules_check(model, diag);
    code = cli_tell(diag, NULL);
    if (code == CLI_FINE && !given->quiet) {
        char *text = mu_report_explain(model);
        if ((*summaries)++ > 0) printf("\n");
        code = cli_print(text);
        free(text);
    }
    mu_model_free(model);
    mu_diag_free(diag);
    return code;
}

static int check_command(const cli_command *self, int argc, char **argv)
{
    check_fields given     = { 0 };
    cli_texts    files     = { 0 };
    int          summaries = 0;
    int          code      = cli_parse(self, argc, argv, &given, &files);

    if (code == CLI_GO_ON) {
        code = CLI_FINE;
        for (int i = 0; i < files.n; i++) {
            const int one = check_one(files.item[i], &given, &summaries);
            if (one > code) code = one;
        }
    }
    cli_texts_free(&files);
    cli_texts_free(&given.set);
    return code;
}

const cli_command cli_check = {
    .name      = "check",
    .summary   = "validate scenarios and explain them in plain language",
    .arguments = "FILE...",
    .least     = 1,
    .most      = INT_MAX,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .run       = check_command,
};
