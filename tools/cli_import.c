/* cli_import.c - muster import: a call log becomes a scenario. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/import.h"
#include "import/people.h"

/* What the library takes, and what it takes in another form. */
typedef struct {
    mu_import_options log;
    int               fit, dates;
    cli_texts         columns;
} import_fields;

#define FIELD(name) offsetof(import_fields, name)
#define COLUMN(column, what)                                                                              \
    {                                                                                                     \
        .name = #column, .kind = CLI_TEXT, .field = FIELD(log.column), .argument = "COLUMN", .help = what \
    }

static const char *const fit_choices[]  = { "all", "odd", "even", NULL };        /* as mu_import_days */
static const char *const date_choices[] = { "auto", "ymd", "dmy", "mdy", NULL }; /* as mu_date_order */

static const cli_option options[] = {
    { .letter   = 'o',
      .name     = "output",
      .kind     = CLI_TEXT,
      .field    = FIELD(log.folder),
      .argument = "DIR",
      .help     = "folder of the new scenario (default: the log's name without .csv)" },
    { .name     = "name",
      .kind     = CLI_TEXT,
      .field    = FIELD(log.name),
      .argument = "TEXT",
      .help     = "name of the scenario (default: the folder's)" },
    COLUMN(arrival, "when the call came: date and time, or time of day beside --date"),
    COLUMN(date, "the day, when the arrival is a time of day"),
    COLUMN(type, "contact type"),
    COLUMN(priority, "class of priority; used by --head-start"),
    COLUMN(wait, "time in the queue"),
    COLUMN(outcome, "answered or abandoned, in words"),
    COLUMN(handle, "time with the agent"),
    COLUMN(agent, "who answered; without it staffing comes from the load alone"),
    { .name     = "column",
      .kind     = CLI_TEXTS,
      .field    = FIELD(columns),
      .argument = "ROLE=COLUMN",
      .help     = "of a table of people: which column holds what, such as aht=talk; may be repeated" },
    { .name     = "answered",
      .kind     = CLI_TEXT,
      .field    = FIELD(log.answered),
      .argument = "WORDS",
      .help     = "words of the outcome column for answered calls, comma separated" },
    { .name     = "abandoned",
      .kind     = CLI_TEXT,
      .field    = FIELD(log.abandoned),
      .argument = "WORDS",
      .help     = "the same for abandoned calls; any other outcome leaves the call out" },
    { .name     = "dates",
      .kind     = CLI_CHOICE,
      .field    = FIELD(dates),
      .argument = "auto|ymd|dmy|mdy",
      .help     = "how 03/04/2026 is meant (default: auto, which refuses what is in doubt)",
      .choices  = date_choices },
    { .name     = "fit",
      .kind     = CLI_CHOICE,
      .field    = FIELD(fit),
      .argument = "all|odd|even",
      .help     = "days that are fitted; the others stand beside the simulation when it is run",
      .choices  = fit_choices },
    { .name     = "interval",
      .kind     = CLI_SPAN,
      .field    = FIELD(log.interval),
      .argument = "TIME",
      .help     = "length of an interval of the tables (default: 30min)" },
    { .name     = "within",
      .kind     = CLI_SPAN,
      .field    = FIELD(log.within),
      .argument = "TIME",
      .help     = "answer time of the service level (default: 20s)" },
    { .name     = "target",
      .kind     = CLI_SHARE,
      .field    = FIELD(log.target),
      .argument = "SHARE",
      .help     = "share to be answered within it (default: 80%)" },
    { .name     = "max-handle",
      .kind     = CLI_SPAN,
      .field    = FIELD(log.max_handle),
      .argument = "TIME",
      .help     = "longer handle times are not believed (default: 4h)" },
    { .name     = "longest-idle",
      .kind     = CLI_SPAN,
      .field    = FIELD(log.longest_idle),
      .argument = "TIME",
      .help     = "a person without a call for longer was away (default: 10min)" },
    { .name     = "head-start",
      .kind     = CLI_TEXT,
      .field    = FIELD(log.head_start),
      .argument = "LIST",
      .help     = "head start in the queue by value of the priority column, such as 2=90s,3=2min" },
    { .name     = "small-type",
      .kind     = CLI_SHARE,
      .field    = FIELD(log.small_type),
      .argument = "SHARE",
      .help     = "types with a smaller share of the calls are pooled as \"other\" (default: 2%)" },
    { .name  = "zero-abandons",
      .kind  = CLI_FLAG,
      .field = FIELD(log.zero_abandons),
      .help  = "calls abandoned after no wait at all count as abandoned instead of being left out" },
    { .name  = "keep-duplicates",
      .kind  = CLI_FLAG,
      .field = FIELD(log.keep_duplicates),
      .help  = "identical rows are different calls" },
    { .name  = "force",
      .kind  = CLI_FLAG,
      .field = FIELD(log.force),
      .help  = "replace a scenario that is in the folder already" },
};

static const char more[] = "A table with one row per person (a column with names, and team, start, end,\n"
                           "skills, aht, fcr, pay or handled) becomes teams of people with names, each as\n"
                           "fast and as good as measured; people.txt says what was found and left out.\n"
                           "\n"
                           "Of a call log it writes scenario.yaml with its tables, import.txt (what was\n"
                           "fitted, and how well) and data-quality.txt (which rows were left out, and why).\n"
                           "An empty COLUMN, as in --agent '', leaves aside a column that the log has.\n"
                           "\n"
                           "examples:\n"
                           "  muster import calls.csv && muster run calls/scenario.yaml\n"
                           "  muster import calls.csv -o desk --arrival start --handle seconds --fit odd\n"
                           "  muster import people.csv --column aht=talk\n";

static void add_usual_names(mu_text *help)
{
    static const char *const columns[] = { "arrival", "date",   "type",  "priority", "wait",
                                           "outcome", "handle", "agent", "answered", "abandoned" };

    mu_text_add(help, "\nfound without being named:\n");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        char left[32];
        snprintf(left, sizeof left, "  %s", columns[i]);
        cli_add_entry(help, left, mu_import_usual_names(columns[i]));
    }
    mu_text_add(help, "\nof people:\n");
    for (int role = 0; mu_person_role_name(role) != NULL; role++) {
        char left[32];
        snprintf(left, sizeof left, "  %s", mu_person_role_name(role));
        cli_add_entry(help, left, mu_person_role_usual(role));
    }
}

/* "logs/calls.csv" gives "calls"; the caller frees it. */
static char *folder_for(const char *log)
{
    const char *slash = strrchr(log, '/');
    const char *name  = slash != NULL ? slash + 1 : log;
    const char *dot   = strrchr(name, '.');
    size_t      size  = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);

    if (dot == NULL) return NULL; /* the folder would be the log itself */
    return strndup(name, size);
}

static int import_log(const char *csv, const mu_import_options *o)
{
    mu_diag *diag    = mu_diag_new();
    char    *summary = NULL;

    if (diag == NULL) return cli_no_memory();
    mu_import_log(csv, o, diag, &summary);
    int code = cli_tell(diag, "nothing was imported");
    if (code == CLI_FINE) code = cli_print(summary);
    if (code == CLI_FINE) {
        printf("\nnext: muster check %s/scenario.yaml\n      muster run %s/scenario.yaml\n", o->folder,
               o->folder);
        code = cli_print("");
    }
    free(summary);
    mu_diag_free(diag);
    return code;
}

static int import_command(const cli_command *self, int argc, char **argv)
{
    import_fields given  = { .log = mu_import_defaults() };
    cli_texts     files  = { 0 };
    char         *folder = NULL;
    int           code   = cli_parse(self, argc, argv, &given, &files);

    if (code == CLI_GO_ON) {
        given.log.fit        = (mu_import_days)given.fit;
        given.log.date_order = (mu_date_order)given.dates;
        given.log.n_columns  = given.columns.n;
        given.log.columns    = given.columns.item;
        if (given.log.folder == NULL) given.log.folder = folder = folder_for(files.item[0]);
        code = given.log.folder == NULL
                   ? cli_usage(self, "--output is needed, because the log has no ending such as .csv")
                   : import_log(files.item[0], &given.log);
    }
    free(folder);
    cli_texts_free(&files);
    cli_texts_free(&given.columns);
    return code;
}

const cli_command cli_import = {
    .name      = "import",
    .summary   = "turn a call log or a table of people (CSV) into a scenario",
    .arguments = "LOG",
    .least     = 1,
    .most      = 1,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .add_more  = add_usual_names,
    .run       = import_command,
};
