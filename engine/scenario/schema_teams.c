/* schema_teams.c - the keys of teams, of arms, and of what changes by date. */
#include "scenario/schema_rows.h"

/* clang-format off */
const mu_schema_row mu_schema_teams[] = {
{ "teams", MAP, MUST, .min = 1, .max = 20000, .example = "{desk: {people: 23}}", .meaning = "Who works, by team." },
{ "teams.*", MAP, .example = "{people: 23, skills: [calls], pay: 24/h}", .meaning = "A team." },
{ "teams.*.people", WHOLE | MAP | LIST, .instead = BY_ROSTER, MUST, .unless = "shifts roster", .min = 1, .max = 100000, .keyed_by = MU_KEYED_BY_CLOCK,
  .unit = "people", .example = "23",
  .meaning = "People in the team, on duty whenever the doors are open; or a profile {08:00: 12, 17:00: 8} of how many are "
             "on duty from that time of day on, within opening hours; or a list of names, maps and numbers: [ana, {name: bob, "
             "pay: 30/h}, 8]. With shifts: the sum of theirs; listed, people work the shifts in the order of the shifts' "
             "names." },
{ "teams.*.people[]", NAME | WHOLE | MAP, .min = 1, .max = 100000, .unit = "people", .example = "ana",
  .meaning = "A person by name; so many people without names; or a map for someone who differs from the team. All of "
             "them can do what the team can: who cannot has a team of his own." },
{ "teams.*.people[].name", NAME, FORM, .example = "bob", .meaning = "The person's name." },
{ "teams.*.people[].people", WHOLE, FORM, .min = 1, .max = 100000, .unit = "people", .example = "3",
  .meaning = "So many people without names, all alike." },
{ "teams.*.people[].skills", MAP, .min = 1, .max = 20000,
  .listed = "people of one team take the same contacts: who can do other things has a team of his own; a map here says how "
            "far he has got in them: {orders: novice}", .fallback = "(as the team)", .example = "{orders: novice}",
  .meaning = "How far the person has got in skills of the team, where it differs." },
{ "teams.*.people[].skills.*", PROFICIENCY, .example = "novice", .meaning = "As teams.*.skills.*." },
{ "teams.*.people[].handle", MAP, .min = 1, .max = 20000, .fallback = "(as the team)",
  .example = "{orders: 90%, tech: {mean: 12min, cv: 1}}",
  .meaning = "The person's handle times by contact type, in place of the team's." },
{ "teams.*.people[].handle.*", SHARE | DIST, .min = 0.01, .max = 10, .example = "90%",
  .meaning = "A share of the type's handle time, talk and wrap-up; or a talk time of the person's own." },
{ "teams.*.people[].resolved", MAP, .min = 1, .max = 20000, .fallback = "(as the team)", .example = "{orders: 85%}",
  .meaning = "Share of the contacts that the person solves, by contact type, in place of the team's." },
{ "teams.*.people[].resolved.*", SHARE, .min = 0, .max = 1, .example = "85%", .meaning = "Share that is solved." },
{ "teams.*.people[].pay", PAY, .min = 0, .max = 1e9, .fallback = "(as the team)", .example = "30/h",
  .meaning = "Cost of an hour on duty of the person." },
{ "teams.*.people.*", WHOLE, .min = 0, .max = 100000, .unit = "people", .example = "12",
  .meaning = "People on duty from that time of day on." },
{ "teams.*.role", NAME, .fallback = "(none)", .example = "L1",
  .meaning = "A tier or another role, for results of all teams that have it. It changes nothing else." },
{ "teams.*.skills", NAME | LIST | MAP, .min = 1, .max = 20000, .fallback = "(every skill)", .example = "[calls]",
  .meaning = "What the team can do; or a map of how far it has got: {orders: expert, tech: 3000 contacts}." },
{ "teams.*.skills.*", PROFICIENCY, .example = "novice",
  .source = "power law: Newell & Rosenbloom 1981; size: De Grip, Sauermann & Sieben 2016; share solved: assumed",
  .meaning = "An experience in contacts E, or a word for one: novice 0, beginner 500, competent 1500, proficient 4500, "
             "expert as a list. With G = E / (E + 1500), the lowest of the skills that a contact needs, handle times are "
             "1 + 0.75 (1 - G) times those of an expert, and the log-odds of solving are 0.6 (1 - G) lower." },
{ "teams.*.skills[]", NAME, .example = "calls", .meaning = "A skill." },
{ "teams.*.pay", PAY, .min = 0, .max = 1e9, .fallback = "0/h", .example = "24/h", .source = "assumed",
  .meaning = "Cost of an hour on duty of one person, in the scenario's currency." },
{ "teams.*.shifts", MAP, .instead = BY_ROSTER, .min = 1, .max = 10000, .fallback = "(on duty whenever the doors are open)",
  .example = "{early: {hours: 08:00-17:00, people: 35}}", .meaning = "Shifts, each with people of its own." },
{ "teams.*.shifts.*", MAP, .example = "{hours: 08:00-17:00, people: 35}", .meaning = "A shift." },
{ "teams.*.shifts.*.hours", HOURS, MUST, .example = "08:00-17:00",
  .meaning = "From when till when; 22:00-06:00 is a night shift and belongs to the day on which it begins. Time before "
             "opening and after closing is worked and paid too." },
{ "teams.*.shifts.*.people", WHOLE, MUST, .min = 1, .max = 100000, .unit = "people", .example = "35",
  .meaning = "People on this shift." },
{ "teams.*.shifts.*.pay", SHARE, .min = 0, .max = 100, .fallback = "100%", .example = "125%", .source = "convention",
  .meaning = "What an hour of this shift is paid, as a share of the pay of whoever works it, at night or on Sundays; overrun "
             "after it likewise." },
{ "teams.*.shifts.*.days", DAYS | LIST, .min = 1, .max = 7, .fallback = "daily", .example = "mon-fri", .source = "convention",
  .meaning = "Weekdays on which the shift begins." },
{ "teams.*.shifts.*.days[]", DAYS, .example = "mon", .meaning = "A weekday, or a range of them." },
{ "teams.*.shift_end", CHOICE, .choices = "finish hand_over cut_off", .fallback = "finish", .example = "finish",
  .source = "convention",
  .meaning = "What happens to the contact in hand when a shift ends: it is finished in overrun, handed over to the "
             "head of the queue, or cut off. At closing time with closing: serve it is always finished." },
{ "teams.*.overrun", CHOICE, .choices = "paid unpaid", .fallback = "paid", .example = "paid", .source = "assumed",
  .meaning = "Whether time past the end of the shift is paid." },
{ "teams.*.takes", NAME | LIST, .min = 1, .max = 20000, .fallback = "(by priority, then longest wait)", .example = "[vip, calls]",
  .meaning = "The only contact types the team takes, strictly in this order when several wait." },
{ "teams.*.takes[]", NAME, .example = "vip", .meaning = "A contact type." },
{ "teams.*.next", CHOICE, BY_DATE, .choices = "priority longest_wait longest_queue weighted_wait slack queue_ratio specialist",
  .fallback = "priority", .example = "longest_wait", .source = "convention; queue ratios: Gurvich & Whitt 2009, Math. Oper. Res. 34",
  .meaning = "Which type a free person takes when several wait (unless takes says so). priority: by priority, then longest "
             "wait; longest_wait: whatever the priority; longest_queue: of which most wait; weighted_wait: wait times weight; "
             "slack: the least time left to its target; queue_ratio: the largest queue over weight; specialist: the type that the "
             "fewest teams take." },
{ "teams.*.first", NAME | LIST, BY_DATE, .min = 1, .max = 20000, .fallback = "(none)", .example = "[savings]",
  .meaning = "Contact types that a free person takes before all others, in this order, such as those that the team is best "
             "at; among the others next decides." },
{ "teams.*.first[]", NAME, .example = "savings", .meaning = "A contact type." },
{ "teams.*.reserve", MAP, BY_DATE, .min = 1, .max = 20000, .example = "{vip: 3}",
  .source = "threshold reservation: Gans, Koole & Mandelbaum 2003, Manuf. Serv. Oper. Manag. 5",
  .meaning = "People kept idle for a contact type: the team takes any other type only while more than so many are idle." },
{ "teams.*.reserve.*", WHOLE, .min = 0, .max = 100000, .unit = "people", .example = "3", .meaning = "People kept for it." },
{ "teams.*.handle", MAP, BY_DATE, .min = 1, .max = 20000, .example = "{orders: 90%, tech: {mean: 12min, cv: 1}}",
  .meaning = "Handle times of this team, by contact type, where they differ." },
{ "teams.*.handle.*", SHARE | DIST, .min = 0.01, .max = 10, .example = "90%",
  .meaning = "A share of the type's handle time, talk and wrap-up; or a talk time of the team's own." },
{ "teams.*.resolved", MAP, BY_DATE, .min = 1, .max = 20000, .example = "{orders: 85%}",
  .meaning = "Share of the contacts that this team solves, by contact type, where it differs." },
{ "teams.*.resolved.*", SHARE, .min = 0, .max = 1, .example = "85%", .meaning = "Share that is solved." },

{ "arms", MAP, .max = 1000, .example = "{more_people: {teams: {desk: {people: 25}}}}",
  .meaning = "Variants of the scenario to compare." },
{ "arms.*", PATCH, .example = "{teams: {desk: {people: 25}}}",
  .meaning = "What differs: maps are merged key by key, anything else replaces; ~ removes a key." },

{ "changes", LIST, .max = 100, .fallback = "(nothing changes)",
  .example = "[{from: 2026-01-07, set: {contacts: {calls: {handle: 4min}}}}]",
  .meaning = "What changes on a date: a new tool, a campaign, other rules. A change holds for contacts that come from then "
             "on and for decisions that are taken from then on; whoever is there keeps what he brought." },
{ "changes[]", MAP, .example = "{from: 2026-01-07 12:00, name: new bot, set: {contacts: {calls: {bot: {contains: 60%}}}}}",
  .meaning = "A change." },
{ "changes[].from", INSTANT, MUST, .example = "2026-01-07 12:00", .meaning = "When it begins: a date, and if wanted a time of day." },
{ "changes[].till", INSTANT, .fallback = "(for good)", .example = "2026-01-09",
  .meaning = "When it ends, and what was before holds again." },
{ "changes[].name", TEXT, .fallback = "(none)", .example = "new bot", .meaning = "What it is called in reports." },
{ "changes[].set", PATCH, MUST, .example = "{contacts: {calls: {handle: 4min}}}",
  .meaning = "What differs, written like an arm. Only keys that may change by date can be set; `muster keys` marks them." },
};
/* clang-format on */

const int mu_schema_teams_count = (int)(sizeof mu_schema_teams / sizeof mu_schema_teams[0]);
