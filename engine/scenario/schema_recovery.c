/* schema_recovery.c - the keys of what is done about complaints. Marks of sources as in schema_behaviour.c. */
#include "scenario/schema_rows.h"

#define GUESS "assumed [D]: try a range"

/* clang-format off */
const mu_schema_row mu_schema_recovery[] = {
{ "behaviour.recovery", MAP, .min = 1, .max = 12, .example = "{apology: yes, refund: 20}",
  .meaning = "What a complaint does to whether the customer stays, and what is done about it. His log-odds of thinking of leaving "
             "(behaviour.loyalty) rise by `failure` times severity, less `sorry` for an apology, `paid` (1 - exp(-refund / scale)) "
             "and `told` for an explanation, plus late log(1 + after / 4h); never below what they were: a good recovery wins "
             "nobody. It is off unless it is written. A rule (rules.recovery) may say what is done, complaint by complaint." },
{ "behaviour.recovery.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.recovery.severity", NUMBER, .min = 0, .max = 10, .fallback = "1", .example = "0.5", .source = "convention",
  .meaning = "How bad it is what customers complain about; 1: a failure as usual." },
{ "behaviour.recovery.apology", TRUTH, .fallback = "no", .example = "yes", .source = "convention", .meaning = "Whether somebody says sorry." },
{ "behaviour.recovery.explained", TRUTH, .fallback = "no", .example = "yes", .source = "convention",
  .meaning = "Whether the customer is told what went wrong." },
{ "behaviour.recovery.refund", NUMBER, .min = 0, .max = 1e12, .unit = "of the currency", .fallback = "0", .example = "20",
  .source = "convention", .meaning = "What each who complains is paid; it is no part of the cost of teams." },
{ "behaviour.recovery.after", SPAN, .min = 0, .max = LONGEST, .fallback = "0s", .example = "1d", .source = "convention",
  .meaning = "How long it takes until that is done." },
{ "behaviour.recovery.failure", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "1.5", .example = "1.5", .source = GUESS,
  .meaning = "What a failure as usual takes from staying; 0: who complains leaves no more readily." },
{ "behaviour.recovery.sorry", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.4", .example = "0.4", .source = GUESS,
  .meaning = "What an apology makes good of that." },
{ "behaviour.recovery.paid", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.8", .example = "0.8", .source = GUESS,
  .meaning = "What money makes good of it at most." },
{ "behaviour.recovery.scale", NUMBER, ABOVE(0), .max = 1e12, .unit = "of the currency", .fallback = "20", .example = "20", .source = GUESS,
  .meaning = "Money that makes good 63% of that." },
{ "behaviour.recovery.told", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.3", .example = "0.3", .source = GUESS,
  .meaning = "What an explanation makes good." },
{ "behaviour.recovery.late", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.2", .example = "0.2",
  .source = "de Matos, Henrique & Rossi 2007 for recovery as a whole, which wins nobody [A for the limit, D for all sizes]",
  .meaning = "What delay takes: 0.2 log 2 after four hours." },
};
/* clang-format on */

const int mu_schema_recovery_count = (int)(sizeof mu_schema_recovery / sizeof mu_schema_recovery[0]);
