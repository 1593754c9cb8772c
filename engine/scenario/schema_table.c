/* schema_table.c - the one table of all keys, joined from its parts; and the keys of the scenario as a whole. */
#include "scenario/schema_rows.h"

/* clang-format off */
static const mu_schema_row general[] = {
{ "name", TEXT, .fallback = "(the file's name)", .example = "First help desk",
  .meaning = "What the scenario is called in reports." },
{ "start", DATE, .fallback = "2026-01-05", .example = "2026-01-05", .source = "assumed: a Monday",
  .meaning = "Date of the first day. It decides which weekday each simulated day is." },
{ "timezone", TEXT, .fallback = "(none: every day has 24 hours)", .example = "Europe/Berlin",
  .source = "IANA time zone database, package tzdata",
  .meaning = "Time zone of all times of day and dates, here and in the reports, by its name. On the day on which clocks "
             "change, a time that is skipped stands for the instant of the change, and of a time that comes twice "
             "things begin and end at the first; what goes by time of day (rates, profiles, hours of a channel) "
             "holds twice then. Lengths of time are those that pass." },
{ "horizon", HORIZON, MUST, .example = "1d 08:00-20:00",
  .meaning = "What is simulated: a number of days with their opening hours (5d 08:00-20:00; 22:00-06:00 is open "
             "over midnight), or one stretch from midnight without closing (12h, 2w)." },
{ "interval", SPAN | CHOICE, .choices = "auto", ABOVE(0), .max = SECONDS_A_DAY, .fallback = "auto",
  .example = "15min", .source = "convention",
  .meaning = "Length of a reporting interval. auto: 30min for a horizon of up to 31 days, a day for a longer one. "
             "Intervals end at closing time and at midnight, so the last of a day may be shorter." },
{ "currency", TEXT, .fallback = "CNY", .example = "CNY", .source = "assumed",
  .meaning = "Currency of all pay and cost, as three letters." },
{ "closing", CHOICE, .choices = "serve drop keep", .fallback = "serve", .example = "serve", .source = "convention",
  .meaning = "What happens to contacts that still wait when the doors close: they are served by those on duty, who also "
             "stay for what may still be handed over to them at once; dropped; or kept until the next opening." },

{ "lines", WHOLE | MAP, .min = 1, .max = 1000000, .unit = "lines", .fallback = "(no limit)", .example = "24",
  .meaning = "Telephone lines: a contact that finds all of them in use is blocked. A number is shared by all "
             "contact types; a map names groups of lines." },
{ "lines.*", MAP, .example = "{capacity: 24, contacts: [calls]}", .meaning = "A group of lines." },
{ "lines.*.capacity", WHOLE, MUST, .min = 1, .max = 1000000, .unit = "lines", .example = "24",
  .meaning = "Lines in the group. A line is held from the arrival to the end of the talk." },
{ "lines.*.contacts", NAME | LIST, MUST, .min = 1, .max = 20000, .example = "[calls]",
  .meaning = "Contact types that use the group; a type may be in one group only." },
{ "lines.*.contacts[]", NAME, .example = "calls", .meaning = "A contact type." },

{ "experiment", MAP, .example = "{replications: 400, seed: 1}", .meaning = "How often the scenario is run." },
{ "experiment.replications", WHOLE, .min = 1, .max = 1000000, .unit = "replications",
  .fallback = "(400 simulated days, but 30 to 400 replications)", .example = "400", .source = "assumed",
  .meaning = "Independent repetitions of the whole horizon." },
{ "experiment.max_replications", WHOLE, .min = 2, .max = 10000000, .unit = "replications", .fallback = "10000",
  .example = "10000", .source = "assumed",
  .meaning = "Most replications that a precision may ask for." },
{ "experiment.precision", SHARE, .min = 0.0001, .max = 0.5, .fallback = "(none: a fixed number of replications)",
  .example = "1%",
  .meaning = "Replications go on until the 95 % interval of every target measure is narrower than this share of "
             "its value, to either side. Target measures are the service levels of the types with an answer; "
             "without any, the mean wait of all. Looked at after 20, 30, 45, 68 ... replications (half as many "
             "again each time), up to max_replications." },
{ "experiment.seed", WHOLE, .min = 0, .max = 9007199254740991.0, .fallback = "1", .example = "1", .source = "convention",
  .meaning = "Start of the random numbers. The same seed gives the same results." },
{ "experiment.steady", TRUTH, .fallback = "no", .example = "yes", .source = "convention",
  .meaning = "Estimate the long run: the warm-up is removed and batch means are used. Totals (offered, cost) are then "
             "those of a batch." },
{ "experiment.warm_up", SPAN | CHOICE, .choices = "auto", .min = 0, .max = LONGEST, .fallback = "auto", .example = "auto",
  .source = "White 1997, Simulation 69: MSER",
  .meaning = "With steady: how much of the start is left out; auto finds it from the data (MSER-5)." },
{ "experiment.batches", WHOLE, .min = 2, .max = 10000, .fallback = "30", .example = "30", .unit = "batches",
  .source = "Schmeiser 1982, Oper. Res. 30: 10 to 30 batches suffice",
  .meaning = "With steady: number of batches over all replications together." },

{ "actual", MAP, .example = "{table: actual.csv}",
  .meaning = "What was measured in reality, shown beside the simulated figures." },
{ "actual.table", FILE_, MUST, .example = "actual.csv",
  .meaning = "CSV with a column time, if wanted date or weekday, and any of offered, mean_wait (seconds), "
             "abandoned and service_level (shares from 0 to 1). A row with a date is held against that interval of "
             "single days. A row without is a mean over days and held against the mean over its days in a "
             "replication: give the horizon about as many as were measured." },
{ "actual.contacts", NAME, .fallback = "(all types together)", .example = "calls",
  .meaning = "The contact type that was measured." },

{ "published", MAP, .example = "{source: Whitt 2005, figures: [{measure: abandonment, value: 3.51%}]}",
  .meaning = "What somebody else found for this model; `muster selfcheck FILE` holds what is simulated against it." },
{ "published.source", TEXT, MUST, .example = "Whitt 2005, Table 1", .meaning = "Where the figures stand." },
{ "published.figures", LIST, MUST, .min = 1, .max = 1000, .example = "[{of: calls, measure: abandonment, value: 3.51%}]",
  .meaning = "The figures." },
{ "published.figures[]", MAP, .example = "{of: calls, measure: abandonment, value: 3.51%, half_width: 0.03%}",
  .meaning = "A figure." },
{ "published.figures[].of", NAME, .fallback = "(all together)", .example = "calls",
  .meaning = "The contact type or team that it is about." },
{ "published.figures[].measure", NAME, MUST, .example = "abandonment",
  .meaning = "Which measure it is; `muster keys measures` lists them." },
{ "published.figures[].value", NUMBER | SHARE | SPAN, MUST, .example = "3.51%",
  .meaning = "The figure with all digits that were published: a number, a share such as 3.51% or a time such as 6.7s. Half of "
             "its last digit is taken for its rounding." },
{ "published.figures[].half_width", NUMBER | SHARE | SPAN, .fallback = "(exact but for its rounding)", .example = "0.03%",
  .meaning = "Half of its 95 % interval, written like the figure." },
{ "published.figures[].se", NUMBER | SHARE | SPAN, .fallback = "(from half_width)", .example = "0.015%",
  .meaning = "Its standard error, instead of half_width." },
{ "published.figures[].note", TEXT, .example = "of those expected to come",
  .meaning = "A remark to be printed below it, such as how it was worked out." },
};
/* clang-format on */

static const struct {
    const mu_schema_row *row;
    const int           *n;
} parts[] = {
    { mu_schema_contacts, &mu_schema_contacts_count },
    { mu_schema_gates, &mu_schema_gates_count },
    { mu_schema_tools, &mu_schema_tools_count },
    { mu_schema_teams, &mu_schema_teams_count },
    { mu_schema_worktime, &mu_schema_worktime_count },
    { mu_schema_rules, &mu_schema_rules_count },
    { mu_schema_behaviour, &mu_schema_behaviour_count },
    { mu_schema_staff, &mu_schema_staff_count },
    { mu_schema_company, &mu_schema_company_count },
    { mu_schema_drive, &mu_schema_drive_count },
    { mu_schema_opinions, &mu_schema_opinions_count },
    { mu_schema_training, &mu_schema_training_count },
    { mu_schema_recovery, &mu_schema_recovery_count },
    { mu_schema_praise, &mu_schema_praise_count },
    { mu_schema_distributions, &mu_schema_distributions_count },
};
enum { GENERAL = (int)(sizeof general / sizeof general[0]), PARTS = (int)(sizeof parts / sizeof parts[0]) };

int mu_schema_row_count(void)
{
    int n = GENERAL;

    for (int i = 0; i < PARTS; i++) n += *parts[i].n;
    return n;
}

const mu_schema_row *mu_schema_row_at(int i)
{
    if (i < GENERAL) return &general[i];
    i -= GENERAL;
    for (int k = 0; k < PARTS; k++) {
        if (i < *parts[k].n) return &parts[k].row[i];
        i -= *parts[k].n;
    }
    return NULL;
}
