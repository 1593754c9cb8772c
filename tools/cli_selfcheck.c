/* cli_selfcheck.c - muster selfcheck: the engine against closed forms, or against what was published for a scenario, in
 * front of the user's eyes. */
#include "cli.h"

#include <limits.h>
#include <muster/report.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli_progress.h"
#include "cli_stop.h"
#include "plan/selfcheck.h"

static const char more[] =
    "Prints what is expected, what was simulated, its interval and a verdict. Without\n"
    "FILE: what theory expects of small scenarios. With FILE: what was published for\n"
    "that scenario, which stands under its key `published`; it is run as `muster run`\n"
    "would run it. Exits 1 when a figure is further off than chance explains.\n"
    "\n"
    "examples:\n"
    "  muster selfcheck\n"
    "  muster selfcheck scenarios/cases/*.yaml\n";

static int against_theory(void)
{
    char     *text     = NULL;
    const int failures = mu_selfcheck(&text);
    const int code     = cli_print(text);

    free(text);
    if (code != CLI_FINE) return code;
    return failures > 0 ? CLI_CHECK_FAILED : CLI_FINE;
}

/* A scenario with nothing to compare is no comparison that went well. */
static int load(const char *file, mu_diag *diag, mu_model **model)
{
    if (cli_load(file, NULL, diag, model) == MU_OK && mu_published_count(*model) == 0)
        mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ file, 0, 0, 0 }, NULL,
                     "`muster keys published` says how figures are given",
                     "there is nothing to compare: the key published is missing");
    return cli_tell(diag, "nothing was run");
}

static int simulate(const mu_model *model, mu_results **results)
{
    mu_diag *diag = mu_diag_new();

    if (diag == NULL) return cli_no_memory();
    cli_progress         bar     = cli_progress_start(0);
    const mu_run_options options = { .stop             = cli_stop_watch("stopping").first,
                                     .progress         = cli_progress_show,
                                     .progress_context = &bar };
    const mu_status      status  = mu_experiment_run(model, &options, diag, results);

    cli_progress_wipe(&bar);
    cli_stop_release();
    const int code = status == MU_ERR_INTERRUPTED ? CLI_INTERRUPTED : cli_tell(diag, "nothing was compared");
    mu_diag_free(diag);
    return code;
}

/* Blank lines stand between the tables of several files. */
static int against_published(const char *file, bool first)
{
    mu_diag    *diag    = mu_diag_new();
    mu_model   *model   = NULL;
    mu_results *results = NULL;
    char       *text    = NULL;
    int         code    = CLI_INTERNAL;

    if (diag == NULL) return cli_no_memory();
    code = load(file, diag, &model);
    if (code == CLI_FINE) code = simulate(model, &results);
    if (code == CLI_FINE) {
        const int failures = mu_report_published(results, NULL, &text);
        if (!first) printf("\n");
        code = cli_print(text);
        if (code == CLI_FINE && failures > 0) code = CLI_CHECK_FAILED;
    }
    free(text);
    mu_results_free(results);
    mu_model_free(model);
    mu_diag_free(diag);
    return code;
}

static int selfcheck_command(const cli_command *self, int argc, char **argv)
{
    cli_texts files = { 0 };
    int       code  = cli_parse(self, argc, argv, NULL, &files);

    if (code == CLI_GO_ON) {
        code = files.n == 0 ? against_theory() : CLI_FINE;
        for (int i = 0; i < files.n && code != CLI_INTERRUPTED; i++) {
            const int one = against_published(files.item[i], i == 0);
            if (one > code) code = one;
        }
    }
    cli_texts_free(&files);
    return code;
}

const cli_command cli_selfcheck = {
    .name      = "selfcheck",
    .summary   = "run the engine against closed forms, or a scenario against what was published for it",
    .arguments = "[FILE...]",
    .least     = 0,
    .most      = INT_MAX,
    .more      = more,
    .run       = selfcheck_command,
};
