/* schema_training.c - the keys of what courses teach, and of what is written down. Sources end with their mark, as in
 * schema_behaviour.c. */
#include "scenario/schema_rows.h"

#define GUESS   "assumed [D]: try a range"
#define NORMAL  "convention"
#define GRIP    "De Grip & Sauermann 2012, a field experiment in a call centre [A]"
#define BY_KIND "(by its kind)"
#define WRITTEN "it holds for the whole run: compare arms"

/* clang-format off */
const mu_schema_row mu_schema_training[] = {
{ "behaviour.training", MAP, .min = 1, .max = 1, .example = "{on: no}",
  .meaning = "What courses leave in people: see the section training, which says what each of them teaches." },
{ "behaviour.training.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL,
  .meaning = "Whether the module is on; if not, courses take time, teach nothing and cost nothing beside." },
{ "behaviour.knowledge", MAP, .min = 1, .max = 1, .example = "{on: no}",
  .meaning = "A knowledge base or an assistant in place of experience: see the section knowledge." },
{ "behaviour.knowledge.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL, .meaning = "Whether the module is on." },

{ "training.*.kind", CHOICE, .choices = "internal external online roleplay case seminar", .fallback = "(none: time away only)",
  .example = "internal", .source = NORMAL,
  .meaning = "What defaults a course has. For each 40 hours of it, in proportion and at most so much: faster 15.4% internal and "
             "external, 12% online, 3% roleplay, 5% case and seminar; solves 0.3 roleplay, 0.2 case, 0.1 seminar. "
             "transfer 62%, external and online 50%, seminar 40%. Seats 12, 8 roleplay, 16 case, 40 seminar, without limit "
             "online. Cost 0, for each 40 hours 800 external, 100 online, 150 seminar." },
{ "training.*.sessions", WHOLE, .min = 1, .max = 1000, .unit = "days", .fallback = "1", .example = "5", .source = NORMAL,
  .meaning = "How many sessions make the course; the same people go to all of them." },
{ "training.*.from", DATE, .fallback = "(it goes on all the time)", .example = "2026-03-02",
  .meaning = "The day on which it begins; its sessions are on the first of its days from then on." },
{ "training.*.till", DATE, .fallback = "(the end)", .example = "2026-12-31", .meaning = "The last day on which it is held." },
{ "training.*.every", SPAN, .min = SECONDS_A_DAY, .max = LONGEST, .fallback = "(once, where there is a from)", .example = "28d",
  .meaning = "After how many days it begins again, with other people." },
{ "training.*.seats", WHOLE, .min = 1, .max = 100000, .unit = "people", .fallback = BY_KIND, .example = "6",
  .source = NORMAL, .meaning = "How many can go to it at once, of all its teams together; people take turns." },
{ "training.*.cost", NUMBER, .min = 0, .max = 1e9, .fallback = BY_KIND, .example = "400", .source = "assumed: use your own",
  .meaning = "What it costs for each person, in the scenario's currency, beside the pay for his time." },
{ "training.*.skills", NAME | LIST, .min = 1, .max = 20000, .fallback = "(all contact types)", .example = "[calls]",
  .meaning = "Contact types that it is about." },
{ "training.*.skills[]", NAME, .example = "calls", .meaning = "A contact type." },
{ "training.*.faster", SHARE, .min = 0, .max = 2, .fallback = BY_KIND, .example = "15.4%",
  .source = "De Grip & Sauermann 2012, a week makes 10% faster after transfer [A -> C]",
  .meaning = "Log speed that it teaches: 15.4%, of which 62% arrive at work, makes handle times 9.1% shorter at first; 0: none." },
{ "training.*.solves", NUMBER, .min = 0, .max = 10, .unit = "log-odds", .fallback = BY_KIND, .example = "0.3", .source = GUESS,
  .meaning = "Log-odds of solving that it teaches, likewise: 0.3 makes 82.8% of 80% at first." },
{ "training.*.practice", SHARE, .min = 0, .max = 1, .fallback = "(none)", .example = "25%", .source = GUESS,
  .meaning = "Onboarding: how far it takes people on the way to an expert, as if they had practised (behaviour.learning)." },
{ "training.*.transfer", SHARE, .min = 0, .max = 1, .fallback = BY_KIND, .example = "62%",
  .source = "Saks & Belcourt 2006, 62% at once [A]", .meaning = "Share of what is taught that arrives at work." },
{ "training.*.half_life", SPAN | CHOICE, .choices = "never", ABOVE(0), .max = LONGEST, .fallback = "420d", .example = "420d",
  .source = "Saks & Belcourt 2006, 62%, 44%, 34% after 0, 6, 12 months [C; 200d to 800d]",
  .meaning = "After which half of that is gone; never: it stays." },
{ "training.*.peers", SHARE, .min = 0, .max = 2, .fallback = "(5 for 15.4 of faster)", .example = "5%", .source = GRIP,
  .meaning = "Log speed that people gain who work where everybody else was at the course; in proportion to what the others "
             "remember." },

{ "knowledge", MAP, .max = 9, .instead = WRITTEN, .example = "{kind: base, coverage: 30%, writes: 5%}",
  .meaning = "A knowledge base, or an assistant that knows it: with what is known, C from 0 to 1, somebody with the practice G works "
             "as if it were 1 - (1 - G) (1 - help * adoption * C). It helps novices much and experts hardly." },
{ "knowledge.kind", CHOICE, .choices = "base assistant", .fallback = "base", .example = "assistant", .source = NORMAL,
  .meaning = "What it is; the default of help goes by it." },
{ "knowledge.skills", NAME | LIST, .min = 1, .max = 20000, .fallback = "(all contact types)", .example = "[calls]",
  .meaning = "Contact types that it is about; each has a C of its own." },
{ "knowledge.skills[]", NAME, .example = "calls", .meaning = "A contact type." },
{ "knowledge.coverage", SHARE, .min = 0, .max = 1, .fallback = "30%", .example = "50%", .source = GUESS,
  .meaning = "C at first." },
{ "knowledge.half_life", SPAN | CHOICE, .choices = "never", ABOVE(0), .max = LONGEST, .fallback = "365d", .example = "365d",
  .source = GUESS, .meaning = "After which half of what is written is out of date; never: it stays true." },
{ "knowledge.adoption", SHARE, .min = 0, .max = 1, .fallback = "100%", .example = "70%", .source = GUESS,
  .meaning = "How much of what is there is asked for." },
{ "knowledge.writes", SHARE, .min = 0, .max = 1, .fallback = "0%", .example = "5%", .source = "assumed: use your own [D]",
  .meaning = "Contributions for each contact solved; each closes a share of what is missing (article)." },
{ "knowledge.article", SHARE, .min = 0, .max = 0.5, .fallback = "0.2%", .example = "0.2%", .source = GUESS,
  .meaning = "What a contribution adds: C + article (1 - C)." },
{ "knowledge.help", SHARE, .min = 0, .max = 1, .fallback = "(30% of a base, 60% of an assistant)", .example = "30%",
  .source = "Brynjolfsson, Li & Raymond 2023, for an assistant [A -> C; 30% to 80%]; for a base [D; 0% to 60%]",
  .meaning = "How far on the way to an expert it takes a novice who finds everything; 0: it helps nobody." },
{ "knowledge.search", SHARE, .min = 0, .max = 2, .fallback = "0%", .example = "3%", .source = GUESS,
  .meaning = "By how much looking things up makes contacts longer." },
};
/* clang-format on */

const int mu_schema_training_count = (int)(sizeof mu_schema_training / sizeof mu_schema_training[0]);
