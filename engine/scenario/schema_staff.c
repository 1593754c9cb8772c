/* schema_staff.c - the keys of people who leave for good, and of people who come. */
#include "scenario/schema_rows.h"

#define GUESS  "assumed [D]: try a range"
#define NORMAL "convention"

/* clang-format off */
const mu_schema_row mu_schema_staff[] = {
{ "behaviour.attrition", MAP, .min = 1, .max = 10, .example = "{yearly: 30%}",
  .meaning = "People who leave for good. The hazard of a day is base (1 + (early - 1) exp(-tenure / settle)) exp(burnout * B + "
             "pay * log(market_pay / pay) - autonomy * a); when it has added up to a person's own exponential number he leaves "
             "that night, and his seat is vacant until somebody is hired." },
{ "behaviour.attrition.on", TRUTH, .fallback = "yes", .example = "no", .source = NORMAL, .meaning = "Whether the module is on." },
{ "behaviour.attrition.yearly", SHARE, .min = 0, .max = 0.99, .fallback = "20%", .example = "30%",
  .source = "trade figures are 20% to 45% [D: use your own; 10% to 60%]",
  .meaning = "Share of those who have settled that leaves within a year; 0: nobody leaves." },
{ "behaviour.attrition.early", NUMBER, .min = 0, .max = 100, .fallback = "3", .example = "3",
  .source = "a quarter or more of the leavers within three months (trade figures) [D]",
  .meaning = "How many times as likely leaving is on the first day; 1: newcomers leave like everybody." },
{ "behaviour.attrition.settle", SPAN, ABOVE(0), .max = LONGEST, .fallback = "90d", .example = "90d", .source = GUESS,
  .meaning = "Time after which 63% of that is gone." },
{ "behaviour.attrition.burnout", NUMBER, .min = 0, .max = 20, .fallback = "1.5", .example = "1.5", .source = GUESS,
  .meaning = "Log of how many times as likely the burnt out are to leave; 0: burnout does not matter." },
{ "behaviour.attrition.pay", NUMBER, .min = 0, .max = 20, .fallback = "2", .example = "2",
  .source = "elasticities of leaving with pay are 1 to 3 [B; 1 to 4]",
  .meaning = "By how many percent leaving falls when pay rises by one; 0: pay does not matter." },
{ "behaviour.attrition.autonomy", NUMBER, .min = 0, .max = 20, .fallback = "0.693", .example = "0.693",
  .source = "Bloom et al. 2015, working from home halved attrition [A; 0.2 to 0.9]",
  .meaning = "Log of how many times less likely those with full autonomy are to leave." },
{ "behaviour.attrition.tenure", SPAN, .min = 0, .max = LONGEST, .fallback = "365d", .example = "90d", .source = GUESS,
  .meaning = "How long those who are there at first have been there." },

{ "teams.*.filled", WHOLE, .min = 0, .max = 100000, .unit = "people", .fallback = "(all of them)", .example = "18",
  .meaning = "How many of the people there are at first; the last seats are vacant, and somebody is hired for them where there "
             "is a section hiring." },
{ "teams.*.market_pay", PAY, ABOVE(0), .max = 1e9, .fallback = "(as much as here)", .example = "26/h",
  .meaning = "What an hour of such people is paid elsewhere; leaving goes by it (behaviour.attrition.pay)." },
{ "teams.*.autonomy", SHARE, .min = 0, .max = 1, .fallback = "0%", .example = "100%", .source = NORMAL,
  .meaning = "How free people are in their work: working from home counts as 100%. Leaving goes by it." },

{ "hiring", MAP, .min = 1, .max = 3, .instead = "it holds for the whole run: compare arms",
  .example = "{sources: {agency: {lead: {mean: 30d}}}, class: {length: 20 workdays, seats: 20}, cost: 2000}",
  .meaning = "Where new people come from. For every seat that is vacant somebody is asked for at once, so that the headcount is "
             "kept; things move on at the end of days. Without it seats stay vacant." },
{ "hiring.sources", MAP, MUST, .min = 1, .max = 100, .example = "{agency: {lead: {mean: 30d}, accept: 70%}}",
  .meaning = "Who finds people, in the order in which they are asked: the first that has not reached its limit." },
{ "hiring.sources.*", MAP, .example = "{lead: {mean: 15d}, accept: 85%, limit: 4/month}", .meaning = "A source; {} takes all defaults." },
{ "hiring.sources.*.lead", MAP, .min = 1, .max = 2, .example = "{mean: 30d, cv: 0.4}",
  .meaning = "Time from asking to the answer of whoever was found; lognormal." },
{ "hiring.sources.*.lead.mean", SPAN, .min = 0, .max = LONGEST, .fallback = "30d", .example = "15d",
  .source = "assumed [D: 15 days by referral, 30 else]", .meaning = "Its mean, when half of the applicants are chosen." },
{ "hiring.sources.*.lead.cv", NUMBER, .min = 0, .max = 10, .fallback = "0.4", .example = "0.4", .source = GUESS,
  .meaning = "Its coefficient of variation; 0: always so long." },
{ "hiring.sources.*.accept", SHARE, ABOVE(0), .max = 1, .fallback = "70%", .example = "85%", .source = GUESS,
  .meaning = "Chance that whoever was found accepts; else somebody is asked for again." },
{ "hiring.sources.*.limit", TEXT, .fallback = "(none)", .example = "4/month",
  .meaning = "How many people may be asked for in a calendar month." },
{ "hiring.sources.*.select", SHARE, ABOVE(0), .max = 1, .fallback = "50%", .example = "20%",
  .source = "normal order statistics; lead by assumption [D]",
  .meaning = "Share of the applicants that is chosen. Fewer are better where people differ (behaviour.ability), and take as much "
             "longer to find as it needs more applicants; at 50% people are like those who are there." },
{ "hiring.sources.*.validity", SHARE, .min = 0, .max = 1, .fallback = "20%", .example = "50%",
  .source = "meta-analyses: 20% for an interview, 50% with work samples [B]",
  .meaning = "Correlation of what they are chosen by with what they can do." },
{ "hiring.class", MAP, .example = "{length: 20 workdays, seats: 20, fail: 10%}",
  .meaning = "The course before the first day on the floor. Without it people take their seats when they accept." },
{ "hiring.class.length", TEXT, .fallback = "20 workdays", .example = "20 workdays",
  .source = "Batt et al. 2004, four weeks in 473 centres [A]",
  .meaning = "How long it lasts: a number of workdays, Monday to Friday, or of days such as 28d." },
{ "hiring.class.seats", WHOLE, MUST, .min = 1, .max = 100000, .unit = "people", .example = "20",
  .meaning = "How many can be in it at once, of all teams together; the others wait for a place." },
{ "hiring.class.fail", SHARE, .min = 0, .max = 1, .fallback = "10%", .example = "10%", .source = GUESS,
  .meaning = "Chance of not getting through; then somebody else is asked for." },
{ "hiring.class.hours", SPAN, .min = 0, .max = SECONDS_A_DAY, .fallback = "8h", .example = "8h", .source = NORMAL,
  .meaning = "What is paid of each day from Monday to Friday in it, at the pay of the team." },
{ "hiring.class.practice", SHARE, .min = 0, .max = 1, .fallback = "(none)", .example = "20%", .source = GUESS,
  .meaning = "Onboarding: how far it takes people on the way to an expert of each contact type of their team, as if they had "
             "practised (behaviour.learning). Without it they begin as novices." },
{ "hiring.cost", NUMBER, .min = 0, .max = 1e9, .fallback = "0", .example = "2000", .source = "assumed: use your own",
  .meaning = "What each person costs who accepts, in the scenario's currency." },
};
/* clang-format on */

const int mu_schema_staff_count = (int)(sizeof mu_schema_staff / sizeof mu_schema_staff[0]);
