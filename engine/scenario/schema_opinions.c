/* schema_opinions.c - the keys of what customers think and do after a contact. Marks of sources as in
 * schema_behaviour.c. */
#include "scenario/schema_rows.h"

#define GUESS "assumed [D]: try a range"
#define SQM   "Service Quality Measurement Group"

/* clang-format off */
const mu_schema_row mu_schema_opinions[] = {
{ "behaviour.satisfaction", MAP, .min = 1, .max = 6, .example = "{first: 86%, waited: 0.35}",
  .meaning = "Whether customers are content with a contact whose result is known: the log-odds are those of `first`, less waited "
             "log(1 + wait / 1 min), less `unsolved` if it was not solved, less again (n - 1) at the n-th contact about the same, "
             "less `passed` for each hand-over. Waits count where customers may give up; who wrote does not stand in line." },
{ "behaviour.satisfaction.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.satisfaction.first", SHARE, .min = 0, .max = 1, .fallback = "86%", .example = "90%",
  .source = SQM ", content at the first call [A]",
  .meaning = "Content with a first contact that is solved, without a wait." },
{ "behaviour.satisfaction.waited", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.35", .example = "0.35",
  .source = "assumed [D: try 0.1 to 0.8]",
  .meaning = "0.35 makes 77% of 86% after five minutes; 0: waits displease nobody." },
{ "behaviour.satisfaction.unsolved", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "1.8", .example = "1.8",
  .source = SQM ", 35% to 45% fewer when a second call is needed [A -> C]",
  .meaning = "1.8 makes 50% of 86% where a contact has solved nothing." },
{ "behaviour.satisfaction.again", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.685", .example = "0.685",
  .source = SQM ", 44% content at the fourth call [A -> C; 0.4 to 1.0]",
  .meaning = "What each further contact about the same takes off." },
{ "behaviour.satisfaction.passed", NUMBER, .min = 0, .max = 100, .unit = "log-odds", .fallback = "0.3", .example = "0.3", .source = GUESS,
  .meaning = "What each hand-over to somebody else takes off." },

{ "behaviour.complaints", MAP, .min = 1, .max = 4, .example = "{usual: 2%, cost: 50}",
  .meaning = "Formal complaints about contacts whose result is known. They are counted, and nobody has to answer them." },
{ "behaviour.complaints.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.complaints.usual", SHARE, .min = 0, .max = 1, .fallback = "2%", .example = "2%", .source = GUESS,
  .meaning = "Chance that a customer who is content complains." },
{ "behaviour.complaints.discontent", SHARE, .min = 0, .max = 1, .fallback = "15%", .example = "15%", .source = GUESS,
  .meaning = "What is added to that chance where he is not; without the module satisfaction everybody is content." },
{ "behaviour.complaints.cost", NUMBER, .min = 0, .max = 1e12, .unit = "of the currency", .fallback = "0", .example = "50",
  .source = "assumed", .meaning = "Cost of each; it is no part of the cost of teams." },

{ "behaviour.loyalty", MAP, .min = 1, .max = 4, .example = "{leaves: 30%}",
  .meaning = "Customers who leave for good when their case is closed, or their contact has ended where its type has no cases: "
             "`leaves` of those who think of leaving. Who is never answered is asked only where there are cases." },
{ "behaviour.loyalty.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.loyalty.leaving_solved", SHARE, .min = 0, .max = 1, .fallback = "3%", .example = "3%", .source = SQM " [A]",
  .meaning = "Share of customers who think of leaving where the case was solved." },
{ "behaviour.loyalty.leaving_unsolved", SHARE, .min = 0, .max = 1, .fallback = "34%", .example = "34%", .source = SQM " [A]",
  .meaning = "Likewise where it was not." },
{ "behaviour.loyalty.leaves", SHARE, .min = 0, .max = 1, .fallback = "30%", .example = "30%",
  .source = "assumed [D: try 15% to 60%]",
  .meaning = "How many of those who think of leaving do; 0: nobody leaves." },

{ "contacts.*.customer_value", NUMBER, .min = 0, .max = 1e12, .unit = "of the currency", .fallback = "0", .example = "200",
  .instead = "what a customer is worth holds for the whole run: compare arms", .source = "assumed",
  .meaning = "What is lost with a customer of this type who leaves, see behaviour.loyalty." },
};
/* clang-format on */

const int mu_schema_opinions_count = (int)(sizeof mu_schema_opinions / sizeof mu_schema_opinions[0]);
