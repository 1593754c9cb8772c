/* schema_company.c - the keys of what people learn from each other, and of how content they are with their work. None of it is
 * on unless it is written. */
#include "scenario/schema_rows.h"

#define GUESS  "assumed [D]: try a range"
#define NORMAL "convention"

#define INPUT(key, text)                                                                         \
    {                                                                                            \
        "behaviour.morale." key, NUMBER, .min = -1, .max = 1, .fallback = "0", .example = "0.5", \
                                         .source = NORMAL, .meaning = text                       \
    }

/* clang-format off */
const mu_schema_row mu_schema_company[] = {
{ "behaviour.mentoring", MAP, .min = 1, .max = 7, .example = "{peers: 56%, per_mentor: 3}",
  .meaning = "What people learn from each other. A contact counts (1 + peers * share of experienced team mates) times in "
             "practice, and `mentored` times that of somebody who has a mentor, whose own handle times are 1 + mentor times as "
             "long for each person in his care. Who is what is looked at every midnight. Needs behaviour.learning." },
{ "behaviour.mentoring.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL, .meaning = "Whether the module is on." },
{ "behaviour.mentoring.peers", SHARE, .min = 0, .max = 10, .fallback = "56%", .example = "56%",
  .source = "De Grip, Sauermann & Sieben 2016, 36% less time to become productive in experienced teams [A -> C; 0% to 80%]",
  .meaning = "How much more a contact counts where all the others are experienced; 0: people learn alone." },
{ "behaviour.mentoring.mentored", NUMBER, .min = 1, .max = 10, .fallback = "1.5", .example = "1.5", .source = GUESS,
  .meaning = "How many times as much a contact counts with a mentor at hand; 1: mentors teach nothing." },
{ "behaviour.mentoring.mentor", SHARE, .min = 0, .max = 3, .fallback = "15%", .example = "15%", .source = GUESS,
  .meaning = "How much longer a mentor takes for his own contacts, for each person in his care." },
{ "behaviour.mentoring.per_mentor", NUMBER, .min = 0, .max = 1000, .unit = "people", .fallback = "3", .example = "2", .source = GUESS,
  .meaning = "How many people a mentor takes into his care at most; where there are more, those with the first seats have one." },
{ "behaviour.mentoring.experienced", SHARE, ABOVE(0), .max = 1, .fallback = "80%", .example = "80%", .source = GUESS,
  .meaning = "The practice, as a mean over the types of his team, from which on somebody is experienced: he can be a mentor." },
{ "behaviour.mentoring.until", SHARE, .min = 0, .max = 1, .fallback = "30%", .example = "50%", .source = GUESS,
  .meaning = "The practice up to which people have a mentor." },

{ "behaviour.switching", MAP, .min = 1, .max = 2, .example = "{slower: 5%}",
  .meaning = "What it costs to change between kinds of work: a contact of another type than the one before takes longer." },
{ "behaviour.switching.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL, .meaning = "Whether the module is on." },
{ "behaviour.switching.slower", SHARE, .min = 0, .max = 3, .fallback = "5%", .example = "5%", .source = GUESS,
  .meaning = "How much longer it takes; 0: changing costs nothing." },

{ "behaviour.morale", MAP, .min = 1, .max = 20, .example = "{growth: 0.5, workload: -0.3}",
  .meaning = "How content people are with their work: M, from -1 to 1, 0 being as usual. It goes to weight * (sum of what is "
             "written of recognition, growth, autonomy, achievement, belonging, pay, tools, supervision, workload and security), "
             "where what is good of the last five and what is bad of the first five counts 1 - asymmetry, and jumps with what "
             "happens. Morale makes people try harder, stay, and come." },
{ "behaviour.morale.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL, .meaning = "Whether the module is on." },
INPUT("recognition", "How much good work is seen and said, from -1, not at all, over 0, as usual, to 1, as much as can be."),
INPUT("growth", "How much people can learn and rise, from -1 to 1 likewise."),
INPUT("autonomy", "How free they are in their work, likewise. Leaving goes by teams.*.autonomy besides."),
INPUT("achievement", "How much they get done that they are proud of, likewise."),
INPUT("belonging", "How much they belong to a team, likewise."),
INPUT("pay", "How adequate pay is, likewise. Leaving goes by teams.*.market_pay besides."),
INPUT("tools", "How good tools and rooms are, likewise."),
INPUT("supervision", "How good leaders are, likewise."),
INPUT("workload", "How bearable the load is, likewise. Burnout is a module of its own."),
INPUT("security", "How safe the job is, likewise."),
{ "behaviour.morale.weight", NUMBER, .min = 0, .max = 1, .fallback = "0.2", .example = "0.2", .source = GUESS,
  .meaning = "What each of them counts." },
{ "behaviour.morale.asymmetry", SHARE, .min = 0, .max = 1, .fallback = "50%", .example = "100%",
  .source = "Herzberg's two factors, contested [D; 0% to 100%]",
  .meaning = "100%: as Herzberg says good hygiene motivates nobody, and nobody suffers from a lack of motivators; 0%: all count alike." },
{ "behaviour.morale.fades", SPAN, ABOVE(0), .max = LONGEST, .fallback = "45d", .example = "45d", .source = GUESS,
  .meaning = "Time in which 63% of the way back to where it goes is gone." },
{ "behaviour.morale.abused", NUMBER, .min = -1, .max = 0, .fallback = "-0.002", .example = "-0.002", .source = GUESS,
  .meaning = "What an abusive customer does (behaviour.anger)." },
{ "behaviour.morale.overtime", NUMBER, .min = -1, .max = 0, .fallback = "-0.005", .example = "-0.005", .source = GUESS,
  .meaning = "What an hour of overtime does." },
{ "behaviour.morale.leaver", NUMBER, .min = -1, .max = 0, .fallback = "-0.02", .example = "-0.02", .source = GUESS,
  .meaning = "What a colleague of the team does who leaves for good, or is let go." },
{ "behaviour.morale.tries", NUMBER, .min = 0, .max = 2, .fallback = "0.1", .example = "0.1", .source = GUESS,
  .meaning = "What full morale adds to effort, in log performance (behaviour.effort); 0: nothing." },
{ "behaviour.morale.stays", NUMBER, .min = 0, .max = 20, .fallback = "1", .example = "1", .source = GUESS,
  .meaning = "Log of how many times less likely people of full morale are to leave; 0: it does not matter." },
{ "behaviour.morale.comes", NUMBER, .min = 0, .max = 20, .unit = "log-odds", .fallback = "0.5", .example = "0.5", .source = GUESS,
  .meaning = "How much lower the log-odds of absence are at full morale (behaviour.absence); 0: it does not matter." },
};
/* clang-format on */

const int mu_schema_company_count = (int)(sizeof mu_schema_company / sizeof mu_schema_company[0]);
