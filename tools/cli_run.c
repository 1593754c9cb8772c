/* cli_run.c - muster run: simulate a scenario and print what was found. */
#include "cli.h"

#include <muster/experiment.h>
#include <muster/report.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli_progress.h"
#include "cli_stop.h"

typedef struct {
    int64_t     replications, threads;
    double      precision;
    cli_seed    seed;
    const char *arm, *json, *csv;
    cli_texts   set;
    bool        steady, people, months, quiet;
} run_fields;

#define FIELD(name) offsetof(run_fields, name)

static const cli_option options[] = {
    { .letter   = 'n',
      .name     = "replications",
      .kind     = CLI_COUNT,
      .field    = FIELD(replications),
      .argument = "N",
      .help     = "how many times the horizon is simulated (default: the scenario's, or enough for 400 days)",
      .low      = 1,
      .high     = 1000000 },
    { .name     = "precision",
      .kind     = CLI_SHARE,
      .field    = FIELD(precision),
      .argument = "SHARE",
      .help =
          "go on until the interval of every target measure is at most this wide to either side, relative "
          "to its value, such as 1%" },
    CLI_OPTION_THREADS(FIELD(threads)),
    CLI_OPTION_SEED(FIELD(seed)),
    { .name     = "arm",
      .kind     = CLI_TEXT,
      .field    = FIELD(arm),
      .argument = "NAME",
      .help     = "run this arm of the scenario instead of its base" },
    { .name     = "set",
      .kind     = CLI_TEXTS,
      .field    = FIELD(set),
      .argument = "PATH=VALUE",
      .help     = "change a key, checked like the file: contacts.calls.arrivals=300/h; may be repeated" },
    { .name  = "steady",
      .kind  = CLI_FLAG,
      .field = FIELD(steady),
      .help  = "estimate the steady state: the warm-up is removed, intervals come from batch means" },
    { .name     = "json",
      .kind     = CLI_TEXT,
      .field    = FIELD(json),
      .argument = "FILE",
      .help     = "write the results as JSON; - for standard output instead of the table" },
    { .name     = "csv",
      .kind     = CLI_TEXT,
      .field    = FIELD(csv),
      .argument = "DIR",
      .help     = "write the results as CSV tables into this folder" },
    { .name  = "people",
      .kind  = CLI_FLAG,
      .field = FIELD(people),
      .help  = "tell of single people as well: a table by team, people.csv, a section of the JSON" },
    { .name  = "months",
      .kind  = CLI_FLAG,
      .field = FIELD(months),
      .help  = "show every team by calendar month, with intervals; only where the run is long" },
    { .letter = 'q', .name = "quiet", .kind = CLI_FLAG, .field = FIELD(quiet), .help = "print no table" },
};

static const char more[] = "FILE is a scenario, or - for standard input. --precision looks only after fixed\n"
                           "numbers of replications, so that threads make no difference, and stops at the\n"
                           "scenario's max_replications. Ctrl-C finishes the replications under way and\n"
                           "prints what there is; a second one drops them, a third ends at once.\n"
                           "\n"
                           "examples:\n"
                           "  muster run scenarios/first.yaml\n"
                           "  muster run scenarios/first.yaml --set teams.desk.people=24 --precision 1%\n"
                           "  muster run scenarios/first.yaml --json results.json --csv tables\n";

/* The options and the scenario of one run, and what comes of it; released whole by run_free. */
typedef struct {
    run_fields  given;
    cli_texts   files;
    mu_diag    *diag;
    mu_model   *model;
    mu_results *results;
} run;

static void run_free(run *r)
{
    mu_results_free(r->results);
    mu_model_free(r->model);
    mu_diag_free(r->diag);
    cli_texts_free(&r->files);
    cli_texts_free(&r->given.set);
}

static double seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int threads_to_use(const run_fields *given)
{
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (given->threads > 0) return (int)given->threads;
    if (cores < 1) return 1;
    return cores < MU_THREADS_MAX ? (int)cores : MU_THREADS_MAX;
}

/* Looks at everything that can be refused before the simulation, which may be long. */
static int prepare(run *r)
{
    run_fields *given = &r->given;

    if (given->steady && !cli_texts_add(&given->set, "experiment.steady=yes")) return cli_no_memory();
    const mu_load_options load = { .arm = given->arm, .n_set = given->set.n, .set = given->set.item };
    cli_load(r->files.item[0], &load, r->diag, &r->model);
    if (given->json != NULL) cli_can_write_file(given->json, r->diag);
    if (given->csv != NULL) cli_can_write_folder(given->csv, r->diag);
    return cli_tell(r->diag, "nothing was run");
}

static mu_status simulate(run *r, mu_report_run *how)
{
    const run_fields *given   = &r->given;
    cli_progress      bar     = cli_progress_start(given->precision);
    const double      begun   = seconds_now();
    const int         threads = threads_to_use(given);
    const cli_stop    stop = cli_stop_watch("stopping: what is under way is finished; Ctrl-C again drops it");
    mu_run_options    options_of_run = {
           .replications     = given->replications,
           .precision        = given->precision,
           .threads          = threads,
           .has_seed         = given->seed.given,
           .seed             = given->seed.value,
           .people           = given->people,
           .stop             = stop.first,
           .drop             = stop.second,
           .progress         = cli_progress_show,
           .progress_context = &bar,
    };
    const mu_status status = mu_experiment_run(r->model, &options_of_run, r->diag, &r->results);

    cli_progress_wipe(&bar);
    cli_stop_release();
    *how = (mu_report_run){ .threads = options_of_run.threads, .seconds = seconds_now() - begun };
    return status;
}

static mu_status write_json(const run *r, int *code)
{
    char     *json   = mu_report_json(r->results);
    mu_status status = MU_OK;

    if (json == NULL || strcmp(r->given.json, "-") == 0)
        *code = cli_print(json);
    else
        status = mu_report_write(r->given.json, json, r->diag);
    free(json);
    return status;
}

/* The files first, so that a closed pipe after the table loses nothing. */
static int write_files(run *r)
{
    int code = CLI_FINE;

    if (r->given.csv != NULL) mu_report_csv(r->results, r->given.csv, r->diag);
    if (r->given.json != NULL) write_json(r, &code);
    return code;
}

static int print_people(const run *r)
{
    char *text = mu_report_people(r->results);
    int   code;

    puts("");
    code = cli_print(text);
    free(text);
    return code;
}

/* After a blank line, unless it is empty. Frees it. */
static int print_part(char *text)
{
    int code = CLI_FINE;

    if (text == NULL || text[0] != '\0') {
        puts("");
        code = cli_print(text);
    }
    free(text);
    return code;
}

static int print_table(const run *r, const mu_report_run *how)
{
    const run_fields *given = &r->given;
    const bool        named = given->json != NULL || given->csv != NULL;

    if (given->quiet || (given->json != NULL && strcmp(given->json, "-") == 0)) return CLI_FINE;
    char *table = mu_report_text(r->results, how);
    int   code  = cli_print(table);
    free(table);
    if (code == CLI_FINE && given->people) code = print_people(r);
    if (code == CLI_FINE) code = print_part(mu_report_months(r->results, given->months));
    if (code == CLI_FINE) code = print_part(mu_report_assumptions(r->model));
    if (code == CLI_FINE) code = print_part(mu_report_actual(r->results));
    if (code == CLI_FINE && named && mu_diag_errors(r->diag) == 0) {
        printf("data:%s%s%s%s%s\n", given->json != NULL ? " " : "", given->json != NULL ? given->json : "",
               given->csv != NULL ? " " : "", given->csv != NULL ? given->csv : "",
               given->csv != NULL ? "/*.csv" : "");
        code = cli_print("");
    }
    return code;
}

/* What is said on stderr when the user stopped the run; the code that says so. */
static int tell_interrupted(const run *r)
{
    if (r->results == NULL) {
        fputs("interrupted before the first replication was finished; nothing to report.\n", stderr);
    } else {
        const long long n = (long long)mu_results_replications(r->results);
        fprintf(stderr, "interrupted: the figures are partial, from %lld finished replication%s.\n", n,
                n == 1 ? "" : "s");
    }
    return CLI_INTERRUPTED;
}

/* What was found goes to files and terminal; the exit code. */
static int report(run *r, const mu_report_run *how)
{
    const int files = write_files(r);
    const int table = print_table(r, how);
    const int told  = cli_tell(r->diag, NULL);

    if (files != CLI_FINE) return files;
    return table != CLI_FINE ? table : told;
}

static int run_and_report(run *r)
{
    mu_report_run how  = { 0 };
    int           code = prepare(r);

    if (code != CLI_FINE) return code;
    mu_diag_free(r->diag); /* its warnings have been told */
    r->diag = mu_diag_new();
    if (r->diag == NULL) return cli_no_memory();

    const mu_status status = simulate(r, &how);
    if (status != MU_OK && r->results == NULL && status != MU_ERR_INTERRUPTED)
        return cli_tell(r->diag, status == MU_ERR_RULE ? "no replication went through" : "nothing was run");
    if (r->results != NULL) code = report(r, &how);
    return status == MU_ERR_INTERRUPTED ? tell_interrupted(r) : code;
}

static int run_command(const cli_command *self, int argc, char **argv)
{
    run r    = { .diag = mu_diag_new() };
    int code = CLI_INTERNAL;

    if (r.diag == NULL) return cli_no_memory();
    code = cli_parse(self, argc, argv, &r.given, &r.files);
    if (code == CLI_GO_ON && r.given.replications > 0 && r.given.precision > 0)
        code = cli_usage(self, "--replications and --precision exclude each other");
    if (code == CLI_GO_ON && r.given.csv != NULL && strcmp(r.given.csv, "-") == 0)
        code = cli_usage(self, "--csv writes several tables and needs a folder, found \"-\"");
    if (code == CLI_GO_ON) code = run_and_report(&r);
    run_free(&r);
    return code;
}

const cli_command cli_run = {
    .name      = "run",
    .summary   = "simulate a scenario and print what was found, with intervals",
    .arguments = "FILE",
    .least     = 1,
    .most      = 1,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .run       = run_command,
};
