#include "rules/hook_table.h"

#include <string.h>

/* clang-format off */
const mu_hook_row mu_hook_rows[MU_HOOK_COUNT] = {
[MU_HOOK_ROUTE] = { "route", MU_SLOT_ROUTING, { MU_GIVE_CONTACT, MU_GIVE_TEAMS },
  .when    = "A contact has come, or people are free for one that waits, and someone who could take it is idle.",
  .sees    = "The contact; the teams that may take it, in the order of the scenario, with their idle people.",
  .answers = "A team, by its view, name or place in the list: its next person takes it. A person: he takes it. nil: it "
             "waits; with a number of seconds as second answer, overflow is asked when it has waited so long.",
  .often   = "at every contact for which someone is idle; with when = { route = \"choice\" } only where more than one "
             "team has someone idle" },
[MU_HOOK_OVERFLOW] = { "overflow", MU_SLOT_ROUTING, { MU_GIVE_CONTACT, MU_GIVE_TEAMS },
  .when    = "A contact has waited as long as route or overflow asked for.",
  .sees    = "As route; all teams that may take it, idle or not.",
  .answers = "As route.",
  .often   = "once for each time asked for; not sooner than a tenth of a second later, nor later than a day after the "
             "end" },
[MU_HOOK_NEXT] = { "next", MU_SLOT_ROUTING, { MU_GIVE_PERSON, MU_GIVE_QUEUES },
  .when    = "A person is free and something that he could take is waiting.",
  .sees    = "The person; the queues that he may take from, each with its first contact.",
  .answers = "A queue, by its view, name or place in the list: he takes its first contact. nil: he stays idle.",
  .often   = "at the end of every piece of work after which something is waiting" },
[MU_HOOK_ADMIT] = { "admit", MU_SLOT_ADMISSION, { MU_GIVE_CONTACT, MU_GIVE_TEAMS },
  .when    = "A customer comes, for the first time or again, before bot, lines, opening hours and routing. Not asked about "
             "work that is handed on, nor about whom a dialler has called.",
  .sees    = "The contact that it will be, with the wait to expect (expected_s); the teams that may take it.",
  .answers = "nil, true or \"admit\": as the scenario says. \"refuse\": he is turned away, and counts as blocked. "
             "\"announce\", with seconds as second answer: if he has to wait he is told so many. \"call_back\": if he has to "
             "wait he is offered to be called. \"bot\": the bot has him first. The last three need announce, callback or "
             "bot of the contact type, which say how customers take it.",
  .often   = "once each time a customer comes" },
[MU_HOOK_LIMIT] = { "limit", MU_SLOT_ESCALATION, { MU_GIVE_CONTACT, MU_GIVE_PERSON },
  .when    = "A person begins a contact whose type has ways on (time_cap or escalate).",
  .sees    = "The contact, with the seconds that it has waited; the person.",
  .answers = "Seconds of talk after which he is to hand it over; nil: as the scenario says. Without a time_cap it goes on as "
             "after escalate.",
  .often   = "once for each such contact, and again for each answer to a question that the customer was asked" },
[MU_HOOK_ESCALATE] = { "escalate", MU_SLOT_ESCALATION, { MU_GIVE_CONTACT, MU_GIVE_PERSON, MU_GIVE_PLACES },
  .when    = "A contact is to be handed over: it needs someone else, has reached its limit, or was not solved.",
  .sees    = "The contact, with its reason and talked_s; the person who has it; the places to which it may go: all that "
             "time_cap and escalate name, those with a share of 0% too.",
  .answers = "A place, by its view, name or number in the list. \"cold\", \"warm\" or \"consult\" as second answer: how; "
             "consult only where the scenario has it. nil: as the scenario says.",
  .often   = "at every contact that is handed over" },
[MU_HOOK_STAFF] = { "staff", MU_SLOT_STAFFING, { MU_GIVE_ALL_TEAMS, MU_GIVE_ALL_QUEUES },
  .when    = "Every so often while the doors are open, someone is on duty or someone waits.",
  .sees    = "All teams and all queues, with what has happened since it was last asked.",
  .answers = "A list of orders, such as { { \"call_in\", team = \"desk\", people = 2, for_s = 7200 } }; see below. nil: none.",
  .often   = "every 15 minutes; with every = { staff = \"30min\" } otherwise", .every_s = 900 },
[MU_HOOK_SCHEDULE] = { "schedule", MU_SLOT_STAFFING, { MU_GIVE_ALL_TEAMS, MU_GIVE_ALL_QUEUES },
  .when    = "A day begins: at midnight by the scenario's clock.",
  .sees    = "As staff; the queues with what is expected that day (expected_today).",
  .answers = "As staff; after_s says how many seconds after midnight an order takes effect.",
  .often   = "once a day", .every_s = MU_ONCE_A_DAY },
[MU_HOOK_REBALANCE] = { "rebalance", MU_SLOT_REBALANCE, { MU_GIVE_ALL_TEAMS, MU_GIVE_ALL_QUEUES },
  .when    = "As staff.",
  .sees    = "As staff.",
  .answers = "As staff.",
  .often   = "every 5 minutes, unless every = { rebalance = ... } says otherwise", .every_s = 300 },
[MU_HOOK_CONTROL] = { "control", MU_SLOT_EMERGENCY, { MU_GIVE_ALL_TEAMS, MU_GIVE_ALL_QUEUES },
  .when    = "As staff.",
  .sees    = "As staff.",
  .answers = "As staff.",
  .often   = "every minute, unless every = { control = ... } says otherwise", .every_s = 60 },
[MU_HOOK_PAYOUT] = { "payout", MU_SLOT_INCENTIVE, { MU_GIVE_SCHEME, MU_GIVE_EARNERS },
  .when    = "A window of one of the incentives is over, in the night after its last day, or as the run ends with it.",
  .sees    = "The scheme; everybody for whom it is, who worked in the window and is still there, with what he did, and what the "
             "scheme promises him.",
  .answers = "A table of money by earner, by his place in the list, name or view; who is not in it gets nothing. nil: as the "
             "scheme promises. Who gets less than the scheme promises believes it less from then on; with true as second "
             "answer nobody does: all had been led to expect just this. As third answer a list of people to praise before their "
             "team (behaviour.praise). What moves people in a window is the scheme in the scenario, so write beside a rule the scheme that comes closest to it.",
  .often   = "once for each window of each scheme" },
[MU_HOOK_RECRUIT] = { "recruit", MU_SLOT_HIRING, { MU_GIVE_CREWS, MU_GIVE_SOURCES },
  .when    = "A night, in a scenario with hiring in which people leave or seats are vacant; and before the first day.",
  .sees    = "The crews of all teams: seats, people, who is on the way, work expected; the sources, with their leads.",
  .answers = "A list of orders: { \"ask\", team = \"desk\", people = 2, source = \"agency\" } looks for people for open seats; "
             "without source at the first that may be asked still, as the scenario would. { \"let_go\", team = \"desk\", people = 1, "
             "source = \"agency\" } ends the work of those who came last; without source, of any. Nobody is looked for but by "
             "this. nil: none.",
  .often   = "once a night" },
[MU_HOOK_RECOVER] = { "recover", MU_SLOT_RECOVERY, { MU_GIVE_CONTACT, MU_GIVE_COMPLAINT },
  .when    = "A customer complains about a contact whose result is known, in a scenario with behaviour.recovery.",
  .sees    = "The contact; the complaint: what the customer is worth, how likely he leaves.",
  .answers = "What is done, as a table: apology = true, explained = true, refund = 20, cost = 5 (what it takes beside), after_s = "
             "3600 (until it is done); what is not named is not done. nil: as the scenario says.",
  .often   = "at every complaint" },
[MU_HOOK_TRAIN] = { "train", MU_SLOT_TRAINING, { MU_GIVE_PUPILS, MU_GIVE_COURSE },
  .when    = "The night two days before a round of a course begins that teaches something, where people change (behaviour); of "
             "those of the first two days before the run.",
  .sees    = "The people for whom it is and who have a seat, with what they remember of it, their practice, and how busy their team "
             "is expected to be; the course with its seats.",
  .answers = "A list of those who go, by view or name, at most as many as there are seats; {}: nobody does. nil: as the scenario "
             "says, in turn or by name. Where a course has no seats, there are as many as go by its share or by name.",
  .often   = "once for each round of each course" },
};
/* clang-format on */

mu_hook mu_hook_find(const char *name)
{
    int i = 0;

    while (i < MU_HOOK_COUNT && strcmp(mu_hook_rows[i].name, name) != 0) i++;
    return (mu_hook)i;
}

const char *mu_given_name(mu_given given)
{
    static const char *const name[MU_GIVE_KINDS] = { "",       "contact", "teams",     "person", "queues",
                                                     "places", "teams",   "queues",    "scheme", "earners",
                                                     "crews",  "sources", "complaint", "pupils", "course" };

    return name[given];
}
