/* schema_drive.c - the keys of what people are promised, and of what they make of it. Marks as in schema_behaviour.c. */
#include "scenario/schema_rows.h"

#define GUESS         "assumed [D]: try a range"
#define MOST_CONTACTS 1e12

/* clang-format off */
const mu_schema_row mu_schema_drive[] = {
{ "behaviour.effort", MAP, .min = 1, .max = 16, .example = "{respond: 0.226}",
  .meaning = "How hard people try. Each evening they choose for the next day: speed respond (I_s - rival I_q) / (1 - rival^2), "
             "and quality likewise, less burnout B; the sum levels off: most tanh(sum / most). I_s and I_q say how much of "
             "their pay the incentives would bring per unit more. Speed is log speed, quality shifts the log-odds of solving." },
{ "behaviour.effort.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.effort.respond", NUMBER, .min = 0, .max = 10, .fallback = "0.226", .example = "0.226",
  .source = "Lazear 2000, half of 44% more output by piece rates [A -> C; 0.10 to 0.60]",
  .meaning = "How much more people try for what it brings; 0: incentives cost money and change nothing." },
{ "behaviour.effort.rival", NUMBER, .min = 0, .max = 0.95, .fallback = "0.3", .example = "0.3",
  .source = "Holmstrom & Milgrom 1991 [A for the link, D: try 0 to 0.6]",
  .meaning = "How much effort in speed gets in the way of quality, and the other way round." },
{ "behaviour.effort.most", NUMBER, .min = 0, .max = 1, .fallback = "0.35", .example = "0.35",
  .source = "Lourenco 2016, money and recognition add up to less than both [C; 0.2 to 0.5]",
  .meaning = "The most that effort changes log speed; 0: it changes nothing." },
{ "behaviour.effort.solves", NUMBER, .min = 0, .max = 10, .unit = "log-odds", .fallback = "2", .example = "2", .source = "assumed [C]",
  .meaning = "Log-odds of solving that a unit of effort in quality adds." },
{ "behaviour.effort.burnout", NUMBER, .min = 0, .max = 10, .fallback = "0.15", .example = "0.15", .source = GUESS,
  .meaning = "Effort that full burnout takes; 0: none." },
{ "behaviour.effort.unsure", SHARE, .min = 0, .max = 1, .fallback = "15%", .example = "15%", .source = "assumed [D: try 5% to 30%]",
  .meaning = "How unsure people are of what they will do until a target is due, as a share of that. The surer, the steeper: "
             "they try hardest where a target is near." },
{ "behaviour.effort.for_all", SHARE, .min = 0, .max = 1, .fallback = "50%", .example = "50%",
  .source = "Friebel et al. 2017, 3% more by bonuses of teams of seven [A -> C; 0% to 80%]",
  .meaning = "How far people of a team whose cohesion is full, on a scale from 0 to 1, take what all earn together for their "
             "own. Cohesion is 0.5 everywhere; 0%: each feels only his own part." },
{ "behaviour.effort.trust", SHARE, .min = 0, .max = 1, .fallback = "20%", .example = "20%", .source = GUESS,
  .meaning = "How much one payout says of the next, where a rule (rules.incentive) pays less than was promised: people believe "
             "the scheme less, and it moves them less; 0%: they never learn." },
{ "behaviour.effort.peers", NUMBER, .min = -1, .max = 2, .fallback = "0", .example = "0.15",
  .source = "Mas & Moretti 2009, 1.5% to 1.7% for 10% faster colleagues; Lindquist et al., 5.3% and -3.2% [A, the sign is open; -0.3 to 0.5]",
  .meaning = "Effort that somebody adds per unit of log speed by which his team was faster than he on the last day; 0: nobody looks at "
             "the others." },
{ "behaviour.effort.fairness", NUMBER, .min = 0, .max = 10, .fallback = "0", .example = "1",
  .source = "Breza, Kaur & Shamdasani 2018 [A for the sign, D: try 0 to 3]",
  .meaning = "Effort that unfair pay takes, per log(mean pay of the team / own pay) less transparency * log(mean speed / own speed), if "
             "that is above 0; 0: pay of others does not matter." },
{ "behaviour.effort.transparency", SHARE, .min = 0, .max = 1, .fallback = "100%", .example = "0%",
  .source = "Breza, Kaur & Shamdasani 2018, nothing where differences in output are seen [A]",
  .meaning = "How well people know what the others do: at 100% more pay for more speed is fair." },
{ "behaviour.effort.crowding", NUMBER, .min = 0, .max = 1, .fallback = "0", .example = "0.02",
  .source = "Gneezy & Rustichini 2000, small pay can be worse than none [A for the sign, D: try 0 to 0.06]",
  .meaning = "Effort for the work's own sake that money takes: this times v / (v + 2%), v being the share of pay that incentives promise." },
{ "behaviour.effort.novelty", SHARE, .min = 0, .max = 1, .fallback = "100%", .example = "70%", .source = "assumed [D: try 30% to 100%]",
  .meaning = "What a scheme moves people when it is old, of what it does when it is new; 100%: it does not wear out." },
{ "behaviour.effort.novelty_half_life", SPAN, ABOVE(0), .max = LONGEST, .fallback = "180d", .example = "180d", .source = GUESS,
  .meaning = "Time in which half of what wears out has gone." },
{ "behaviour.effort.delay", NUMBER, .min = 0, .max = 10, .unit = "1/day", .fallback = "0", .example = "0.02",
  .source = "hyperbolic discounting [A for its existence, C: 0.02]",
  .meaning = "How much less is worth what is paid later: 1 / (1 + delay * days until it is paid)." },

{ "behaviour.gaming", MAP, .min = 1, .max = 5, .example = "{detection: 50%}",
  .meaning = "Doing what the figures reward in place of the work: a contact is ended early and not solved, with the chance "
             "most * I_s / (I_s + half) * I_s / (I_s + I_q) * (1 - detection), with the incentives in speed I_s and in "
             "quality I_q." },
{ "behaviour.gaming.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.gaming.most", SHARE, .min = 0, .max = 1, .fallback = "10%", .example = "10%",
  .source = "Larkin 2014, 6% to 8% of revenue, software sales [A, other industry; 0% to 25%]",
  .meaning = "The most that is gamed, for a huge incentive in speed and none in quality." },
{ "behaviour.gaming.half", NUMBER, .min = 0, .max = 10, .fallback = "0.2", .example = "0.2", .source = GUESS,
  .meaning = "Incentive in speed at which half of it is." },
{ "behaviour.gaming.time", SHARE, .min = 0, .max = 1, .fallback = "35%", .example = "35%", .source = GUESS,
  .meaning = "Time of a gamed contact, as a share of what it would take." },
{ "behaviour.gaming.detection", SHARE, .min = 0, .max = 1, .fallback = "0%", .example = "50%", .source = "convention",
  .meaning = "Share of gaming that quality checks would find, and that is therefore left alone." },

{ "incentives", LIST, .max = 100, .fallback = "(none)", .instead = "they hold for the whole run: compare arms",
  .example = "[{id: monthly_target, kind: threshold, window: month, amount: 10%, target: {resolved: 1000}}]",
  .meaning = "What people are promised beside their pay. It costs what it pays out; that it changes what they do is for "
             "behaviour.effort to say. In an arm, incentives: [] takes all of them away." },
{ "incentives[]", MAP, .example = "{id: pace, kind: piece_rate, window: week, amount: 5%, target: {handled: 400}}",
  .meaning = "A scheme." },
{ "incentives[].id", NAME, MUST, .example = "monthly_target", .meaning = "What it is called." },
{ "incentives[].kind", CHOICE, MUST, .choices = "threshold piece_rate", .example = "threshold",
  .meaning = "threshold: the amount is paid when the target is reached, else nothing. piece_rate: in proportion to the count, "
             "the amount at the target." },
{ "incentives[].window", CHOICE, MUST, .choices = "day week month", .example = "month",
  .meaning = "What is counted and paid together: a day, a week from Monday on, a month of the calendar. Of a window that has "
             "begun before the run, counts are asked for by the share of its days that is left; one that ends after the run "
             "is not paid." },
{ "incentives[].scope", CHOICE, .choices = "agent team", .fallback = "agent", .example = "team", .source = "convention",
  .meaning = "agent: everybody earns it by himself; team: each team as a whole, so that counts are those of all its people." },
{ "incentives[].teams", NAME | LIST, .min = 1, .max = 20000, .fallback = "(all)", .example = "[desk]", .meaning = "For which teams it is." },
{ "incentives[].teams[]", NAME, .example = "desk", .meaning = "A team." },
{ "incentives[].known_for", SPAN, .min = 0, .max = LONGEST, .fallback = "0s", .example = "180d", .source = "convention",
  .meaning = "How long the scheme has been there when the run begins (behaviour.effort.novelty)." },
{ "incentives[].paid_after", SPAN, .min = 0, .max = LONGEST, .fallback = "0s", .example = "10d", .source = "convention",
  .meaning = "How long after the end of a window it is paid (behaviour.effort.delay). It counts in the cost when the window ends." },
{ "incentives[].amount", SHARE, MUST, .min = 0, .max = 10, .example = "10%",
  .meaning = "What is promised, as a share of what a person earns by the hour in the window while he is there, breaks and meetings "
             "included." },
{ "incentives[].target", MAP, MUST, .min = 1, .max = 5, .example = "{resolved: 1000}",
  .meaning = "What must be reached in a window; several are earned apart, each by its weight." },
{ "incentives[].target.handled", NUMBER, ABOVE(0), .max = MOST_CONTACTS, .unit = "contacts", .example = "1200",
  .meaning = "Contacts brought to an end, at least." },
{ "incentives[].target.resolved", NUMBER, ABOVE(0), .max = MOST_CONTACTS, .unit = "contacts", .example = "1000",
  .meaning = "Contacts solved, at least, of types that can fail." },
{ "incentives[].target.resolution", SHARE, ABOVE(0), .max = 1, .example = "85%",
  .meaning = "Share solved of the contacts that can fail, at least." },
{ "incentives[].target.aht", SPAN, ABOVE(0), .max = LONGEST, .example = "4min",
  .meaning = "Time with a contact in hand for each that was brought to an end, at most." },
{ "incentives[].target.csat", SHARE, ABOVE(0), .max = 1, .example = "85%",
  .meaning = "Share of customers who are content, of all who judge a contact (behaviour.satisfaction), at least; it counts for "
             "whoever had the contact whose result was judged." },
{ "incentives[].weights", MAP, .min = 1, .max = 5, .fallback = "(alike)", .example = "{resolved: 50%, resolution: 50%}",
  .meaning = "Which part of the amount each target earns; together 100%." },
{ "incentives[].weights.handled", SHARE, .min = 0, .max = 1, .example = "50%", .meaning = "Part of the amount for contacts." },
{ "incentives[].weights.resolved", SHARE, .min = 0, .max = 1, .example = "50%", .meaning = "Part for contacts solved." },
{ "incentives[].weights.resolution", SHARE, .min = 0, .max = 1, .example = "50%", .meaning = "Part for the share solved." },
{ "incentives[].weights.aht", SHARE, .min = 0, .max = 1, .example = "50%", .meaning = "Part for handle time." },
{ "incentives[].weights.csat", SHARE, .min = 0, .max = 1, .example = "50%", .meaning = "Part for content customers." },
};
/* clang-format on */

const int mu_schema_drive_count = (int)(sizeof mu_schema_drive / sizeof mu_schema_drive[0]);
