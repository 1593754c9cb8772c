/* cli_trace.c - muster trace: one replication told event by event, with the reasons. */
#include "cli.h"

#include <errno.h>
#include <muster/trace.h>
#include <stdio.h>

#include "cli_stop.h"

typedef struct {
    int64_t     replication, contact;
    const char *from, *to, *person, *arm;
    cli_texts   set;
    cli_seed    seed;
    int         format; /* mu_trace_format */
    bool        exact;
} trace_fields;

#define FIELD(name) offsetof(trace_fields, name)

static const char *const formats[] = { "text", "json", NULL }; /* as mu_trace_format */

static const cli_option options[] = {
    { .name     = "replication",
      .kind     = CLI_COUNT,
      .field    = FIELD(replication),
      .argument = "R",
      .help     = "which of the replications of \"muster run\" is told (default: 1)",
      .low      = 1,
      .high     = 1000000 },
    { .name     = "from",
      .kind     = CLI_TEXT,
      .field    = FIELD(from),
      .argument = "T",
      .help     = "begin at 10:10 of the first day, or at \"2026-01-05 10:10\"" },
    { .name     = "to",
      .kind     = CLI_TEXT,
      .field    = FIELD(to),
      .argument = "T",
      .help     = "end at that time; without a date, on the day of --from" },
    { .name     = "contact",
      .kind     = CLI_COUNT,
      .field    = FIELD(contact),
      .argument = "N",
      .help     = "the life of this contact and of its case, numbered in order of arrival",
      .low      = 1,
      .high     = INT64_C(1000000000000) },
    { .name     = "person",
      .kind     = CLI_TEXT,
      .field    = FIELD(person),
      .argument = "NAME",
      .help     = "the day of this person, such as \"desk 3\"" },
    { .name     = "arm",
      .kind     = CLI_TEXT,
      .field    = FIELD(arm),
      .argument = "NAME",
      .help     = "tell this arm of the scenario instead of its base" },
    CLI_OPTION_SET(FIELD(set)),
    CLI_OPTION_SEED(FIELD(seed)),
    { .name     = "format",
      .kind     = CLI_CHOICE,
      .field    = FIELD(format),
      .argument = "text|json",
      .help     = "lines for people, or JSON Lines for programs",
      .choices  = formats },
    { .name  = "exact",
      .kind  = CLI_FLAG,
      .field = FIELD(exact),
      .help  = "times to the microsecond instead of a tenth of a second" },
};

static const char more[] =
    "Every contact that comes, with what happens to it: who waits and why, who\n"
    "answers and why that person, who gives up. The replication is the one that\n"
    "\"muster run\" counts under the same seed and number. FILE may be - for standard\n"
    "input. A long entry goes on in further lines.\n"
    "\n"
    "JSON: the first object tells what is traced (format, scenario, scenario_hash,\n"
    "replication, seed, start_date, timezone, days, arm, set). Each of the others\n"
    "has\n"
    "  time_s, at            seconds since the first midnight; the local time as text\n"
    "  event                 comes, blocked, waits, answered, talk_over, finished,\n"
    "                        gives_up, dropped, handed_back, on_duty, off_duty,\n"
    "                        turns_away, will_redial, solved, will_reopen,\n"
    "                        escalated, follow_up, lost, interrupted, resumed,\n"
    "                        not_reached, break, meeting, training, absent, back,\n"
    "                        leaves_message, dials, stage_begins, part_over,\n"
    "                        journey_done, journey_stopped, asked_back,\n"
    "                        customer_answers, closed_unanswered, mislaid,\n"
    "                        waits_for_opening, change, ordered, order_ends, lent,\n"
    "                        quits, starts, rule\n"
    "  contact, type         number in order of arrival from 1, and contact type\n"
    "  case                  with comes: the first contact of its case\n"
    "  team, person          where somebody takes part\n"
    "  waiting_before        contacts of the type that waited already\n"
    "  waited_s, in_hand_s, on_duty_s, with_customer_s\n"
    "                        how long what ends here has lasted\n"
    "  told_s                the wait that the customer is told\n"
    "  numbers               how many are dialled\n"
    "  journey, stage, parts, part, parts_left    of a case in stages\n"
    "  changes, begins, ends    with change: what, from when, till when\n"
    "  hook, answer, why     with rule: the question, the answer, what it said\n"
    "  reason                why, in words\n"
    "\n"
    "examples:\n"
    "  muster trace scenarios/first.yaml --from 10:10 --to 10:15\n"
    "  muster trace scenarios/first.yaml --person \"desk 3\"\n"
    "  muster trace scenarios/first.yaml --replication 7 --contact 17 --exact\n";

/* Standard output, and why it cannot be written any more. */
typedef struct {
    int error;
} printer;

static bool print_entry(void *context, const char *entry)
{
    printer *p = context;

    if (fputs(entry, stdout) >= 0) return true;
    p->error = errno;
    return false;
}

/* Said apart from the trace, so that programs read only what happened. */
static void tell_nothing_to_show(const trace_fields *given, const mu_trace_count *count)
{
    const int64_t r = given->replication > 0 ? given->replication : 1;

    if (given->contact > count->contacts)
        fprintf(stderr, "nothing to show: replication %lld has %lld contacts.\n", (long long)r,
                (long long)count->contacts);
    else
        fprintf(stderr, "nothing to show: nothing of that kind happens then in replication %lld.\n",
                (long long)r);
}

static int trace_model(const trace_fields *given, const mu_model *model, mu_diag *diag)
{
    printer                out    = { 0 };
    mu_trace_count         count  = { 0 };
    const mu_trace_options how    = { .replication = given->replication,
                                      .has_seed    = given->seed.given,
                                      .seed        = given->seed.value,
                                      .from        = given->from,
                                      .to          = given->to,
                                      .contact     = given->contact,
                                      .person      = given->person,
                                      .format      = (mu_trace_format)given->format,
                                      .exact       = given->exact,
                                      .stop        = cli_stop_watch("stopping").first,
                                      .tell        = print_entry,
                                      .context     = &out };
    const mu_status        status = mu_trace_run(model, &how, diag, &count);

    cli_stop_release();
    if (out.error != 0) return cli_cannot_print(out.error);
    const int printed = cli_print("");
    if (printed != CLI_FINE) return printed;
    if (status == MU_ERR_INTERRUPTED) {
        fputs("interrupted: the trace is not complete.\n", stderr);
        return CLI_INTERRUPTED;
    }
    if (status == MU_OK && count.told == 0) tell_nothing_to_show(given, &count);
    return cli_tell(diag, count.told > 0 ? "the trace ends there" : "nothing was traced");
}

static int trace_file(const trace_fields *given, const char *file)
{
    const mu_load_options load  = { .arm = given->arm, .n_set = given->set.n, .set = given->set.item };
    mu_diag              *diag  = mu_diag_new();
    mu_model             *model = NULL;
    int                   code  = CLI_INTERNAL;

    if (diag == NULL) return cli_no_memory();
    cli_load(file, &load, diag, &model);
    code = cli_tell(diag, "nothing was traced");
    mu_diag_free(diag); /* its warnings have been told */
    if (code == CLI_FINE) {
        diag = mu_diag_new();
        code = diag != NULL ? trace_model(given, model, diag) : cli_no_memory();
        mu_diag_free(diag);
    }
    mu_model_free(model);
    return code;
}

static int trace_command(const cli_command *self, int argc, char **argv)
{
    trace_fields given = { 0 };
    cli_texts    files = { 0 };
    int          code  = cli_parse(self, argc, argv, &given, &files);

    if (code == CLI_GO_ON && given.contact > 0 && given.person != NULL)
        code = cli_usage(self, "--contact and --person exclude each other");
    if (code == CLI_GO_ON) code = trace_file(&given, files.item[0]);
    cli_texts_free(&files);
    cli_texts_free(&given.set);
    return code;
}

const cli_command cli_trace = {
    .name      = "trace",
    .summary   = "tell one replication event by event, with the reason of each decision",
    .arguments = "FILE",
    .least     = 1,
    .most      = 1,
    .options   = options,
    .n_options = sizeof options / sizeof options[0],
    .more      = more,
    .run       = trace_command,
};
