/* schema_behaviour.c - the keys of how people change while they work. A source ends with a mark of how well the figure is
 * known: A, a paper's own figure; B, a known result; C, calibrated; D, a guess (behaviour/compose.h). */
#include "scenario/schema_rows.h"

#define GUESS "assumed [D]: try a range"

/* clang-format off */
const mu_schema_row mu_schema_behaviour[] = {
{ "behaviour", MAP, .min = 1, .max = 30, .instead = "it holds for the whole run: compare arms", .example = "{preset: evidence}",
  .meaning = "How people change while they work, and what customers think. What is written here holds for all teams." },
{ "behaviour.preset", CHOICE, .choices = "off evidence custom", .fallback = "off", .example = "evidence", .source = "convention",
  .meaning = "off: people stay what they are, whatever stands below. evidence: all modules below are on, with their defaults "
             "where nothing else is written. custom: those that are written." },

{ "behaviour.calibration", MAP, .min = 1, .max = 1, .example = "{basis: measured}",
  .meaning = "What the handle times and the shares solved of the contact types are those of." },
{ "behaviour.calibration.basis", CHOICE, .choices = "expert measured", .fallback = "expert", .example = "measured", .source = "convention",
  .meaning = "expert: of a fully practised, fresh person. measured: of the people as they are, as your own reports show them: what "
             "behaviour makes of times and shares in the first week is divided out." },

{ "behaviour.learning", MAP, .min = 1, .max = 9, .example = "{slower: 75%, pace: 1500}",
  .meaning = "Practice. G, from 0 of a novice to 1 of an expert, grows with the contacts of a type that a person has handled; "
             "handle times are 1 + slower (1 - G) times those of an expert, the log-odds of solving lower by "
             "solves_less (1 - G). People begin with the levels in the skills of their team, experts without any." },
{ "behaviour.learning.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.learning.curve", CHOICE, .choices = "power exponential", .fallback = "power", .example = "power",
  .source = "Wright 1936, Newell & Rosenbloom 1981 [B]",
  .meaning = "After E contacts G is 1 - (1 + E / pace)^-bend (power), or 1 - exp(-E / pace) (exponential)." },
{ "behaviour.learning.slower", SHARE, .min = 0, .max = 3, .fallback = "75%", .example = "75%",
  .source = "De Grip, Sauermann & Sieben 2016, first year in a call centre [A -> C; 30% to 120%]",
  .meaning = "How much longer a novice takes than an expert; 0: practice makes nobody faster." },
{ "behaviour.learning.pace", NUMBER, ABOVE(0), .max = 1e9, .unit = "contacts", .fallback = "1500", .example = "1500",
  .source = "De Grip, Sauermann & Sieben 2016 [C; 500 to 5000]",
  .meaning = "Contacts that make half of the power curve's gain." },
{ "behaviour.learning.bend", NUMBER, .min = 0.01, .max = 10, .fallback = "1", .example = "1", .source = "Newell & Rosenbloom 1981 [B]",
  .meaning = "How soon the power curve levels off." },
{ "behaviour.learning.solves_less", NUMBER, .min = 0, .max = 10, .unit = "log-odds", .fallback = "0.6", .example = "0.6",
  .source = "assumed [D: try 0.2 to 1.2]",
  .meaning = "How much lower a novice's log-odds of solving are: 0.6 makes 69% of 80%." },
{ "behaviour.learning.half_life", SPAN | CHOICE, .choices = "never", ABOVE(0), .max = LONGEST, .fallback = "330d", .example = "330d",
  .source = "Tatel & Ackerman 2023, half lost after 6.5 to 13 months [A; 195d to 390d]",
  .meaning = "After which half of G is forgotten when a person has no contact of the type; never: nothing is." },
{ "behaviour.learning.grace", SPAN, .min = 0, .max = LONGEST, .fallback = "7d", .example = "7d", .source = GUESS,
  .meaning = "How long he has none before he begins to forget." },
{ "behaviour.learning.per_contact", NUMBER, .min = 0, .max = 100, .unit = "contacts", .fallback = "1", .example = "1",
  .source = "convention",
  .meaning = "What a contact handled adds to the experience; 0: people stay at their level." },

{ "behaviour.fatigue", MAP, .min = 1, .max = 8, .example = "{slower: 30%, break: 30min}",
  .meaning = "Fatigue F, from 0 to 1: with a contact in hand F <- 1 - (1 - F) exp(-t / work), at all other times "
             "F <- F exp(-t / constant). Handle times are 1 + slower F times as long, the log-odds of solving lower by "
             "solves_less F." },
{ "behaviour.fatigue.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.fatigue.slower", SHARE, .min = 0, .max = 3, .fallback = "30%", .example = "30%",
  .source = "Collewet & Sauermann 2017, handle times rise with hours worked [A for the sign, C; 10% to 45%]",
  .meaning = "How much longer the exhausted take; 0: fatigue makes nobody slower." },
{ "behaviour.fatigue.solves_less", NUMBER, .min = 0, .max = 10, .unit = "log-odds", .fallback = "0.4", .example = "0.4",
  .source = GUESS, .meaning = "How much lower the log-odds of solving of the exhausted are." },
{ "behaviour.fatigue.work", SPAN, ABOVE(0), .max = LONGEST, .fallback = "8h", .example = "8h", .source = GUESS,
  .meaning = "Time of work after which 63% of the way to exhaustion is gone." },
{ "behaviour.fatigue.overtime", NUMBER, .min = 0, .max = 10, .unit = "hours", .fallback = "1.5", .example = "1.5", .source = GUESS,
  .meaning = "What an hour of work counts as that is begun after the end of the shift." },
{ "behaviour.fatigue.idle", SPAN, ABOVE(0), .max = LONGEST, .fallback = "1h", .example = "1h", .source = GUESS,
  .meaning = "Time on duty without a contact in hand, in meetings and in training too, in which 63% of fatigue goes." },
{ "behaviour.fatigue.break", SPAN, ABOVE(0), .max = LONGEST, .fallback = "30min", .example = "30min",
  .source = "Albulescu et al. 2022, short breaks lower fatigue [A for the sign, D]",
  .meaning = "Time on a break in which 63% of fatigue goes." },
{ "behaviour.fatigue.off", SPAN, ABOVE(0), .max = LONGEST, .fallback = "4h", .example = "4h", .source = GUESS,
  .meaning = "Time off duty in which 63% of fatigue goes." },

{ "behaviour.ability", MAP, .min = 1, .max = 2, .example = "{spread: 12%}",
  .meaning = "People differ: each person's handle times are those of his team times exp(-a), where a is drawn once for the run "
             "from a normal law with mean 0." },
{ "behaviour.ability.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.ability.spread", SHARE, .min = 0, .max = 1, .fallback = "12%", .example = "12%",
  .source = "Gans et al. 2010, agents differ [A for the sign, C]",
  .meaning = "Standard deviation of log speed: 12% puts the best tenth a third above the worst; 0: all are alike." },

{ "behaviour.load", MAP, .min = 1, .max = 6, .example = "{faster: 25%}",
  .meaning = "Haste. People of a team work faster the busier it is, by faster times (occupancy - usual) of log speed, at most "
             "by `most` either way; the hurry costs log-odds of solving. Erlang's formulas do not hold then." },
{ "behaviour.load.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.load.faster", SHARE, .min = 0, .max = 2, .fallback = "25%", .example = "25%",
  .source = "KC & Terwiesch 2009, Hasija et al. 2010 [A for the sign, C; 0% to 50%]",
  .meaning = "Log speed gained between nothing to do and no pause at all; 0: load makes nobody faster." },
{ "behaviour.load.usual", SHARE, .min = 0, .max = 1, .fallback = "80%", .example = "80%", .source = "KC & Terwiesch 2009 [C]",
  .meaning = "The occupancy that changes nothing." },
{ "behaviour.load.most", SHARE, .min = 0, .max = 1, .fallback = "8%", .example = "8%",
  .source = "Berry Jaeker & Tucker 2017, no more gain beyond 93% [A -> C]", .meaning = "The most that load changes log speed, either way." },
{ "behaviour.load.solves_less", NUMBER, .min = 0, .max = 10, .unit = "log-odds", .fallback = "1", .example = "1", .source = GUESS,
  .meaning = "How much lower the log-odds of solving are per unit of log speed gained in a hurry." },
{ "behaviour.load.window", SPAN, ABOVE(0), .max = LONGEST, .fallback = "30min", .example = "30min", .source = GUESS,
  .meaning = "Over what time occupancy is felt: an average that forgets 63% in that time." },

{ "behaviour.anger", MAP, .min = 1, .max = 8, .example = "{slower: 25%, abusive: 4%}",
  .meaning = "Customers who come angry: 1 - exp(-(waited * wait / 10 min + again * (n - 1))) at the n-th contact about the same. "
             "Waits count where customers may give up; who wrote does not stand in line." },
{ "behaviour.anger.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.anger.waited", NUMBER, .min = 0, .max = 100, .fallback = "0.25", .example = "0.25", .source = GUESS,
  .meaning = "What ten minutes of waiting add." },
{ "behaviour.anger.again", NUMBER, .min = 0, .max = 100, .fallback = "0.35", .example = "0.35", .source = GUESS,
  .meaning = "What each further contact about the same adds." },
{ "behaviour.anger.slower", SHARE, .min = 0, .max = 3, .fallback = "25%", .example = "25%", .source = GUESS,
  .meaning = "How much longer a contact takes with a furious customer; 0: anger takes no time." },
{ "behaviour.anger.abusive", SHARE, .min = 0, .max = 1, .fallback = "4%", .example = "4%",
  .source = "Grandey et al. 2004, aggressions are common [A for their existence, D]",
  .meaning = "Chance that a customer who is not angry is abusive." },
{ "behaviour.anger.abuse", SHARE, .min = 0, .max = 1, .fallback = "20%", .example = "20%", .source = GUESS,
  .meaning = "What full anger adds to that chance." },

{ "behaviour.burnout", MAP, .min = 1, .max = 9, .example = "{support: 50%}",
  .meaning = "Burnout B, from 0 to 1. At the end of a day worked it becomes B + load (1 - B) - recovery B, where load = (busy * "
             "occupancy above usual + abused * abusive contacts / 10 + overtime * hours of it / 2) (1 - 0.3 support), and "
             "recovery = (1 / heals) (1 + 0.5 support)." },
{ "behaviour.burnout.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.burnout.busy", NUMBER, .min = 0, .max = 10, .fallback = "0.1", .example = "0.1",
  .source = "Bakker, Demerouti & Schaufeli 2003 [A for the link, D: try half to twice]",
  .meaning = "What a day at full occupancy adds, per unit of occupancy above the usual." },
{ "behaviour.burnout.usual", SHARE, .min = 0, .max = 1, .fallback = "85%", .example = "85%", .source = GUESS,
  .meaning = "The occupancy of a day up to which nobody burns out." },
{ "behaviour.burnout.abused", NUMBER, .min = 0, .max = 10, .fallback = "0.01", .example = "0.01",
  .source = "Grandey et al. 2004; Li & Zhou 2013 [A for the link, D: try half to twice]",
  .meaning = "What ten abusive contacts in a day add; more than fifteen count as fifteen." },
{ "behaviour.burnout.overtime", NUMBER, .min = 0, .max = 10, .fallback = "0.005", .example = "0.005", .source = GUESS,
  .meaning = "What two hours of overtime add." },
{ "behaviour.burnout.heals", SPAN | CHOICE, .choices = "never", ABOVE(0), .max = LONGEST, .fallback = "60d", .example = "60d", .source = GUESS,
  .meaning = "Days of work, each counted as 24 h, in which 63% of it goes where nothing adds to it." },
{ "behaviour.burnout.support", SHARE, .min = 0, .max = 1, .fallback = "0%", .example = "50%",
  .source = "Richardson & Rothstein 2008, programmes help by 0.5 sd [A for the sign, D]",
  .meaning = "Support for mental health: none, up to all that is known to help." },
{ "behaviour.burnout.first", SHARE, .min = 0, .max = 1, .fallback = "0%", .example = "15%", .source = "convention",
  .meaning = "How burnt out everybody is at the start." },

{ "behaviour.absence", MAP, .min = 1, .max = 3, .example = "{rate: 3%}",
  .meaning = "Absence that goes by how people are: the odds of not coming on a day are those of the team's absence times "
             "exp(burnout * B)." },
{ "behaviour.absence.on", TRUTH, .fallback = "yes", .example = "no", .source = "convention", .meaning = "Whether the module is on." },
{ "behaviour.absence.rate", SHARE, .min = 0, .max = 1, .fallback = "3%", .example = "5%",
  .source = "assumed [D: use your own; 1% to 8%]",
  .meaning = "Chance of not coming on a day, for teams that say nothing of absence or shrinkage; for those that have an absence, "
             "that holds; shrinkage has it in it already." },
{ "behaviour.absence.burnout", NUMBER, .min = 0, .max = 20, .unit = "log-odds", .fallback = "1.5", .example = "1.5",
  .source = "Grandey et al. 2004, exhaustion and absence [A for the link, D]",
  .meaning = "How much higher the log-odds of absence of the burnt out are; 0: burnout keeps nobody away." },
};
/* clang-format on */

const int mu_schema_behaviour_count = (int)(sizeof mu_schema_behaviour / sizeof mu_schema_behaviour[0]);
