/* schema_praise.c - the keys of what praise does. Marks of sources as in schema_behaviour.c. */
#include "scenario/schema_rows.h"

#define GUESS "assumed [D]: try a range"

/* clang-format off */
const mu_schema_row mu_schema_praise[] = {
{ "behaviour.praise", MAP, .min = 1, .max = 6, .example = "{first: 5%}",
  .meaning = "What praise does to how hard people try, in speed and quality alike: `first` exp(-habit of his) for whoever is praised, "
             "`seen` exp(-habit of the team) for each of the others. Each praise adds `habit` to both habits, and everything "
             "goes back by halves. Who is praised, a rule says (rules.incentive). It is off unless it is written." },
{ "behaviour.praise.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.praise.first", SHARE, .min = 0, .max = 1, .fallback = "5%", .example = "5%",
  .source = "Stajkovic & Luthans 2001, 24% in manufacturing as an upper bound [A for the sign, D: try 2% to 12%]",
  .meaning = "What the first praise adds." },
{ "behaviour.praise.seen", SHARE, .min = 0, .max = 1, .fallback = "3%", .example = "3%",
  .source = "Bradler et al. 2016, mostly those who were not praised do better [A for the sign, D]",
  .meaning = "What it adds to each of the others in the team." },
{ "behaviour.praise.habit", NUMBER, .min = 0, .max = 10, .fallback = "0.35", .example = "0.35", .source = GUESS,
  .meaning = "How praise wears out: after one at 0.35 the next does 70%." },
{ "behaviour.praise.half_life", SPAN, ABOVE(0), .max = LONGEST, .fallback = "30d", .example = "30d", .source = GUESS,
  .meaning = "Days in which half of what praise does is gone." },
{ "behaviour.praise.habit_half_life", SPAN, ABOVE(0), .max = LONGEST, .fallback = "90d", .example = "90d", .source = GUESS,
  .meaning = "Days in which half of the habit is." },
};
/* clang-format on */

const int mu_schema_praise_count = (int)(sizeof mu_schema_praise / sizeof mu_schema_praise[0]);
