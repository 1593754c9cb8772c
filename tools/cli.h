/* cli.h - the command line of muster: commands, options, and what goes to which stream.
 *
 * Every command has one table of options. The table drives the parsing, prints the help and is compared
 * with the man page by a test, so that the three cannot drift apart.
 *
 * Results go to stdout, everything else to stderr. Exit codes follow sysexits where they can.
 */
#ifndef MU_TOOLS_CLI_H
#define MU_TOOLS_CLI_H

#include <muster/error.h>
#include <muster/scenario.h>
#include <stdint.h>

#include "base/text.h"

enum {
    CLI_FINE         = 0,
    CLI_CHECK_FAILED = 1,   /* selfcheck: the engine disagrees with theory */
    CLI_PROBLEM      = 2,   /* something the user gave: a scenario, a data file, a full disk */
    CLI_RULE         = 3,   /* a rule failed in some replications; they were left out */
    CLI_USAGE        = 64,  /* a command line that makes no sense */
    CLI_INTERNAL     = 70,  /* our own fault, or no memory left */
    CLI_INTERRUPTED  = 130, /* Ctrl-C */
    CLI_GO_ON        = -1   /* from cli_parse: nothing to stop for */
};

/* --- options (cli_options.c) ------------------------------------------------------------------------ */

/* Every text given for a repeatable option, in order; borrowed from argv. */
typedef struct {
    int          n;
    const char **item;
} cli_texts;

typedef struct {
    bool     given;
    uint64_t value;
} cli_seed;

typedef enum {
    CLI_FLAG,   /* bool */
    CLI_TEXT,   /* const char *, NULL before; at most one is given */
    CLI_TEXTS,  /* cli_texts, every one given */
    CLI_COUNT,  /* int64_t from low to high */
    CLI_SPAN,   /* mu_span above 0, written 30min */
    CLI_CHOICE, /* int: which of `choices` */
    CLI_SHARE,  /* double above 0 and below 1, written 1% or 0.01 */
    CLI_SEED    /* cli_seed */
} cli_kind;

typedef struct {
    char               letter; /* of the short form, or 0 */
    const char        *name;   /* of the long form, without the dashes */
    cli_kind           kind;
    size_t             field;    /* where the value goes: offsetof in the command's own struct */
    const char        *argument; /* what stands after it in the help, or NULL for a flag */
    const char        *help;
    int64_t            low, high; /* COUNT only */
    const char *const *choices;   /* CHOICE only; ends with NULL */
} cli_option;

/* Options that several commands have, for a field of theirs. */
#define CLI_OPTION_THREADS(at)                                                                              \
    {                                                                                                       \
        .name = "threads", .kind = CLI_COUNT, .field = (at), .argument = "N",                               \
        .help = "how many threads work (default: one per core); the results do not depend on it", .low = 1, \
        .high = MU_THREADS_MAX                                                                              \
    }
#define CLI_OPTION_SEED(at)                                                  \
    {                                                                        \
        .name = "seed", .kind = CLI_SEED, .field = (at), .argument = "N",    \
        .help = "seed of the random numbers (default: the scenario's, or 1)" \
    }
#define CLI_OPTION_SET(at)                                                         \
    {                                                                              \
        .name = "set", .kind = CLI_TEXTS, .field = (at), .argument = "PATH=VALUE", \
        .help = "change a key, checked like the file; may be repeated"             \
    }

typedef struct cli_command cli_command;

struct cli_command {
    const char       *name, *summary;
    const char       *arguments;   /* "FILE...", or NULL */
    int               least, most; /* how many of them */
    const cli_option *options;
    int               n_options;
    const char       *more;          /* paragraphs and examples at the end of the help, or NULL */
    void (*add_more)(mu_text *help); /* what the help says beyond that, or NULL */
    int (*run)(const cli_command *self, int argc, char **argv);
};

extern const cli_command cli_run, cli_check, cli_new, cli_schema, cli_keys, cli_selfcheck, cli_import,
    cli_trace, cli_rules, cli_sensitivity;

/* All commands in the order of the help; `*n` is their number. */
const cli_command *const *cli_commands(int *n);

/* Reads argv[0 .. argc) into `fields` (the command's own struct, zeroed or holding defaults) and the plain
 * arguments into `files`. Returns CLI_GO_ON, or the exit code when help was printed or the line makes no
 * sense (then it has been said). Release both lists with cli_texts_free. */
int  cli_parse(const cli_command *c, int argc, char **argv, void *fields, cli_texts *files);
bool cli_texts_add(cli_texts *t, const char *text); /* false if out of memory */
void cli_texts_free(cli_texts *t);

/* Prints "muster run: MESSAGE" and where help is found; returns CLI_USAGE. `c` may be NULL. */
int cli_usage(const cli_command *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* --- help (cli_help.c) ------------------------------------------------------------------------------ */

int cli_help(const cli_command *c); /* of one command, or of the program when NULL; an exit code */
int cli_version(void);

/* A line of a list in the help: `left`, then `help` wrapped beside it. */
void cli_add_entry(mu_text *t, const char *left, const char *help);

/* --- output (cli_output.c) -------------------------------------------------------------------------- */

/* Writes `text` to stdout and makes sure that it got there. NULL stands for "out of memory". Frees nothing.
 * Returns an exit code; a failure has been told. */
int cli_print(const char *text);
/* Says that standard output cannot be written, for the reason `error` (an errno); returns the exit code. */
int cli_cannot_print(int error);

/* Tells the problems and warnings in `d` on stderr. When there are errors, ends with "2 problems; CLOSING."
 * (or "2 problems." when `closing` is NULL) and returns the exit code that fits; otherwise CLI_FINE. */
int cli_tell(const mu_diag *d, const char *closing);

/* Says that memory ran out; returns CLI_INTERNAL. */
int cli_no_memory(void);

/* Refuses early, before a long run, a place that could not be written to afterwards; "-" is always fine. */
mu_status cli_can_write_file(const char *path, mu_diag *diag);
mu_status cli_can_write_folder(const char *path, mu_diag *diag);

/* --- scenarios (cli_scenario.c) --------------------------------------------------------------------- */

/* Loads the scenario at `path`, or from standard input when `path` is "-". */
mu_status cli_load(const char *path, const mu_load_options *options, mu_diag *diag, mu_model **out);

/* The rules that came with muster, with their parameters (cli_rules.c). Returns the exit code. */
int cli_print_shipped_rules(void);

#endif
