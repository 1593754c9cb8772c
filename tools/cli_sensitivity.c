/* cli_sensitivity.c - muster sensitivity: which of the guesses behind a scenario matter. */
#include "cli.h"

#include <muster/report.h>
#include <muster/sensitivity.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli_progress.h"
#include "cli_stop.h"

typedef struct {
    int64_t     replications, threads;
    cli_seed    seed;
    const char *arm, *json;
    cli_texts   set, measures;
    bool        effect;
} fields;

enum { USUAL_REPLICATIONS = 6 };

#define FIELD(name) offsetof(fields, name)

static const cli_option options[] = {
    { .letter   = 'n',
      .name     = "replications",
      .kind     = CLI_COUNT,
      .field    = FIELD(replications),
      .argument = "N",
      .help     = "how many times each variant is simulated (default: 6)",
      .low      = 2,
      .high     = 10000 },
    { .name     = "measure",
      .kind     = CLI_TEXTS,
      .field    = FIELD(measures),
      .argument = "ID",
      .help = "a measure to look at, of all together, such as cost; may be repeated (default: a usual few)" },
    { .name  = "effect",
      .kind  = CLI_FLAG,
      .field = FIELD(effect),
      .help  = "look at the effect of the arm: its figures less those of the base" },
    CLI_OPTION_THREADS(FIELD(threads)),
    CLI_OPTION_SEED(FIELD(seed)),
    { .name     = "arm",
      .kind     = CLI_TEXT,
      .field    = FIELD(arm),
      .argument = "NAME",
      .help     = "take this arm of the scenario instead of its base" },
    CLI_OPTION_SET(FIELD(set)),
    { .name     = "json",
      .kind     = CLI_TEXT,
      .field    = FIELD(json),
      .argument = "FILE",
      .help     = "write all changes as JSON; - for standard output instead of the tables" },
};

static const char more[] = "FILE is a scenario in which people change. Every parameter whose default is a\n"
                           "guess [D] or calibrated [C] is set to the low and the high end of what it may\n"
                           "well be (muster keys tells the range; half and twice where it tells none), one\n"
                           "at a time, and everything is run again with the same random numbers. Shown are\n"
                           "the changes that stand out from chance, the largest first.\n"
                           "\n"
                           "examples:\n"
                           "  muster sensitivity scenarios/bonus_before_rollout.yaml -n 4\n"
                           "  muster sensitivity scenarios/bonus_before_rollout.yaml --arm speed --effect\n";

static int show(const fields *given, const mu_sensitivity *s, mu_diag *diag)
{
    const bool to_stdout = given->json != NULL && strcmp(given->json, "-") == 0;
    char      *json      = given->json != NULL ? mu_report_sensitivity_json(s) : NULL;
    char      *text      = to_stdout ? NULL : mu_report_sensitivity(s);
    int        code      = CLI_FINE;

    if (to_stdout)
        code = cli_print(json);
    else if (given->json != NULL && json != NULL)
        mu_report_write(given->json, json, diag);
    if (!to_stdout) code = cli_print(text);
    free(json);
    free(text);
    const int told = cli_tell(diag, NULL);
    return code != CLI_FINE ? code : told;
}

static int study(const fields *given, const char *file, mu_diag *diag)
{
    cli_progress        bar  = cli_progress_start(0);
    const cli_stop      stop = cli_stop_watch("stopping: nothing is told of what was found so far");
    mu_sensitivity     *s    = NULL;
    mu_sensitivity_plan plan = {
        .file       = file,
        .load       = { .arm = given->arm, .n_set = given->set.n, .set = given->set.item },
        .effect     = given->effect,
        .run        = { .replications     = given->replications > 0 ? given->replications : USUAL_REPLICATIONS,
                        .threads          = (int)given->threads,
                        .has_seed         = given->seed.given,
                        .seed             = given->seed.value,
                        .stop             = stop.first,
                        .drop             = stop.first,
                        .progress         = cli_progress_show,
                        .progress_context = &bar },
        .n_measures = given->measures.n,
        .measures   = given->measures.item,
    };
    const mu_status status = mu_sensitivity_run(&plan, diag, &s);

    cli_progress_wipe(&bar);
    cli_stop_release();
    const int code = s != NULL ? show(given, s, diag) : cli_tell(diag, "nothing was found");
    mu_sensitivity_free(s);
    if (status != MU_ERR_INTERRUPTED) return code;
    fputs("interrupted: nothing is told of what was found so far\n", stderr);
    return CLI_INTERRUPTED;
}

static int command(const cli_command *self, int argc, char **argv)
{
    fields    given = { 0 };
    cli_texts files = { 0 };
    mu_diag  *diag  = mu_diag_new();
    int       code  = CLI_INTERNAL;

    if (diag == NULL) return cli_no_memory();
    code = cli_parse(self, argc, argv, &given, &files);
    if (code == CLI_GO_ON && strcmp(files.item[0], "-") == 0)
        code = cli_usage(self, "the scenario is read many times and cannot be standard input");
    if (code == CLI_GO_ON && given.effect && given.arm == NULL)
        code = cli_usage(self, "--effect is that of an arm, and needs --arm NAME");
    if (code == CLI_GO_ON && given.json != NULL && cli_can_write_file(given.json, diag) != MU_OK)
        code = cli_tell(diag, "nothing was run");
    if (code == CLI_GO_ON) code = study(&given, files.item[0], diag);
    mu_diag_free(diag);
    cli_texts_free(&files);
    cli_texts_free(&given.set);
    cli_texts_free(&given.measures);
    return code;
}

const cli_command cli_sensitivity = {
    .name      = "sensitivity",
    .summary   = "which of the guesses behind a scenario matter",
    .arguments = "FILE",
    .least     = 1,
    .most      = 1,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .run       = command,
};
