/* schema_gates.c - the keys of what stands before a queue, and of departments and journeys that work is handed to. */
#include "scenario/schema_rows.h"

/* clang-format off */
const mu_schema_row mu_schema_gates[] = {
{ "contacts.*.hours", OPENING | MAP, BY_DATE, .min = 1, .max = 7, .keyed_by = MU_KEYED_BY_DAYS, .fallback = "(whenever the doors are open)",
  .example = "mon-fri 08:00-18:00",
  .meaning = "When this channel is open: weekdays and hours, or a map {mon-fri: 08:00-18:00, sat: 09:00-13:00}. Hours over "
             "midnight run on into the next day. Outside them contacts are blocked, or with a bot left to it alone, or they wait: see outside." },
{ "contacts.*.hours.*", HOURS | LIST, .min = 1, .max = 100, .example = "08:00-18:00",
  .meaning = "Hours on these weekdays; a list where there is a pause." },
{ "contacts.*.hours.*[]", HOURS, .example = "13:00-18:00", .meaning = "From when till when." },

{ "contacts.*.outside", CHOICE, BY_DATE, .choices = "block queue", .with = "hours", .fallback = "block", .example = "queue",
  .source = "convention",
  .meaning = "What becomes of contacts outside the hours. block: they are turned away, or with a bot left to it alone. queue: "
             "whatever comes to the queue then (past the bot, if there is one) waits in the order of arrival until the "
             "channel opens, and nobody is given it before. It is not dropped when the doors close. Waits count from the "
             "arrival." },

{ "contacts.*.bot", MAP, BY_DATE, .max = 6, .example = "{try: 90%, contains: 50%, wrongly: 15%}",
  .meaning = "Self-service before the queue, by a bot or a voice menu; {} takes all defaults." },
{ "contacts.*.bot.try", SHARE, .min = 0, .max = 1, .fallback = "90%", .example = "90%", .source = VENDORS,
  .meaning = "Share of the customers who try it." },
{ "contacts.*.bot.contains", SHARE, .min = 0, .max = 1, .fallback = "50%", .example = "50%", .source = VENDORS,
  .meaning = "Share of those who try it that leave without having asked for a person." },
{ "contacts.*.bot.wrongly", SHARE, .min = 0, .max = 1, .fallback = "15%", .example = "15%", .source = VENDORS,
  .meaning = "Share of those who leave that have no solution." },
{ "contacts.*.bot.return", SHARE, .min = 0, .max = 1, .fallback = "80%", .example = "80%", .source = VENDORS,
  .meaning = "Share of those without a solution that come back and ask for a person." },
{ "contacts.*.bot.after", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "30min", .example = "{mean: 30min}", .source = "assumed",
  .meaning = "Time until they come back; 0s: at once." },
{ "contacts.*.bot.time", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "2min", .example = "2min", .source = "assumed",
  .meaning = "Time with it before a customer gets to the queue; 0s: none." },

{ "contacts.*.misrouted", MAP, BY_DATE, .example = "{share: 10%, to: sales}",
  .meaning = "Contacts that land in the wrong queue first." },
{ "contacts.*.misrouted.share", SHARE, .min = 0, .max = 1, .fallback = "10%", .example = "10%", .source = VENDORS,
  .meaning = "Share of the contacts." },
{ "contacts.*.misrouted.to", NAME, MUST, .example = "sales", .meaning = "The contact type in whose queue they land." },
{ "contacts.*.misrouted.found", DIST, .fallback = "1min", .example = "1min", .source = "assumed",
  .meaning = "Time that it takes someone there to find out and send them where they belong." },

{ "contacts.*.announce", MAP, BY_DATE, .max = 6, .example = "{by: queue, round: 1min}",
  .meaning = "Who has to wait is told how long that will be, and takes it to heart; {} takes all defaults." },
{ "contacts.*.announce.by", CHOICE, .choices = "queue last_wait fixed", .fallback = "queue", .example = "last_wait",
  .source = "Ibrahim & Whitt 2009, Manuf. Serv. Oper. Manag. 11: QL and LES; Whitt 1999, Manage. Sci. 45",
  .meaning = "What the announcement rests on. queue: the work of those waiting and his own, at mean handle times, shared among "
             "the people on the phones of its teams; counted are contacts of the type, and those of the same or a higher "
             "priority that wait for the same people. last_wait: the wait of the contact of the type that was answered last. "
             "fixed: always the time in the key wait. Nothing is said while nobody is on the phones (queue) or nobody has been "
             "answered yet (last_wait)." },
{ "contacts.*.announce.wait", SPAN, .min = 0, .max = LONGEST, .fallback = "(only with by: fixed)", .example = "3min",
  .meaning = "The time that is told when by is fixed." },
{ "contacts.*.announce.factor", SHARE, ABOVE(0), .max = 100, .fallback = "100%", .example = "80%", .source = "convention",
  .meaning = "What is said is so much of the estimate: below 100% it is made to look shorter." },
{ "contacts.*.announce.round", SPAN, .min = 0, .max = LONGEST, .fallback = "0s", .example = "1min", .source = "convention",
  .meaning = "And it is rounded up to a multiple of this; 0s: to nothing." },
{ "contacts.*.announce.before", SHARE, .min = 0, .max = 100, .fallback = "70%", .example = "100%",
  .source = "assumed; direction: Webb, Yu & Bretthauer 2019, Kelley School Res. Paper: fewer give up before the announced time",
  .meaning = "Pace at which patience is used up until the announced time: with exponential patience the rate of giving up." },
{ "contacts.*.announce.after", SHARE, .min = 0.01, .max = 100, .fallback = "150%", .example = "100%",
  .source = "Webb, Yu & Bretthauer 2019: up to 52 % more give up with a minute past the announced time",
  .meaning = "Pace from the announced time on. 100% before and after: announcements leave patience alone." },

{ "contacts.*.callback", MAP, BY_DATE, .example = "{offer_at: 8, accept: 50%}",
  .meaning = "Who would have to wait is offered to be called back; who accepts hangs up and keeps the place in the queue." },
{ "contacts.*.callback.offer_at", WHOLE, MUST, .unless = "offer_at_wait", .min = 0, .max = 1000000, .unit = "contacts", .example = "8",
  .meaning = "From so many waiting contacts of the type on." },
{ "contacts.*.callback.offer_at_wait", SPAN, .min = 0, .max = LONGEST, .fallback = "(whatever is announced)", .example = "2min",
  .meaning = "Who is told a longer wait than this, beside announce; with offer_at as well either is enough." },
{ "contacts.*.callback.accept", SHARE, .min = 0, .max = 1, .fallback = "50%", .example = "50%", .source = "assumed",
  .meaning = "Share of those who are offered it that accept." },
{ "contacts.*.callback.reached", SHARE, .min = 0, .max = 1, .fallback = "80%", .example = "80%", .source = "assumed",
  .meaning = "Share of the calls back that find the customer there." },
{ "contacts.*.callback.ring", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "30s", .example = "30s", .source = "assumed",
  .meaning = "Time that a call back takes when nobody is there; 0s: none." },
{ "contacts.*.callback.tries", WHOLE, .min = 1, .max = 1000, .fallback = "3", .example = "3", .source = "assumed",
  .meaning = "Calls back in all before it is given up." },

{ "contacts.*.message", MAP, .example = "{after: 2min, to: messages}",
  .meaning = "Voicemail: who has waited so long is asked to leave a message and to hang up." },
{ "contacts.*.message.after", SPAN, MUST, ABOVE(0), .max = LONGEST, .example = "2min",
  .meaning = "Wait after which a customer is asked." },
{ "contacts.*.message.share", SHARE, .min = 0, .max = 1, .fallback = "100%", .example = "60%", .source = "convention",
  .meaning = "Share of those who are asked that leave one; the others wait on." },
{ "contacts.*.message.to", NAME, .fallback = "(it is counted, and nobody works on it)", .example = "messages",
  .meaning = "The contact type as which it is worked on." },

{ "contacts.*.silent", MAP, BY_DATE, .example = "{share: 40%, costs: 60s}",
  .meaning = "Silent abandonment in written channels: who gives up may leave without a word and keep the place in the queue." },
{ "contacts.*.silent.share", SHARE, .min = 0, .max = 1, .fallback = "40%", .example = "40%",
  .source = "Castellanos, Yom-Tov & Goldberg: 30 to 67 % of those who abandon a chat",
  .meaning = "Share of those who give up that say nothing." },
{ "contacts.*.silent.costs", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "60s", .example = "60s", .source = "assumed",
  .meaning = "Time of whoever answers until it is clear that nobody is there." },

{ "contacts.*.due", DUE, .instead = ONE_TARGET, .fallback = "(no promise)", .example = "95% within 8 business hours",
  .meaning = "When a contact is to be done, from its arrival to the end of all work on it: by the clock (95% within 2d), or "
             "in business hours. What is done later, or is still open past it, counts as late." },
{ "business_hours", OPENING | MAP, .min = 1, .max = 7, .keyed_by = MU_KEYED_BY_DAYS, .fallback = "(none)",
  .example = "mon-fri 09:00-17:00",
  .meaning = "The hours that count for due times in business hours: weekdays and hours, or a map by days." },
{ "business_hours.*", HOURS | LIST, .min = 1, .max = 100, .example = "09:00-17:00",
  .meaning = "Hours on these weekdays; a list where there is a pause." },
{ "business_hours.*[]", HOURS, .example = "13:00-17:00", .meaning = "From when till when." },

{ "contacts.*.prefer", SPAN, BY_DATE, .min = 0, .max = LONGEST, .fallback = "0s", .example = "60s", .source = "convention",
  .meaning = "A customer who comes back waits so long for the person of last time before anyone takes it; 0s: does not." },

{ "departments", MAP, .min = 1, .max = 1000, .example = "{warehouse: {people: 4, handle: {mean: 2h}}}",
  .meaning = "Other departments that work is handed to by escalate or then: each is a contact type and a team of that name, "
             "left out of what all teams together do and cost." },
{ "departments.*", MAP, .example = "{people: 4, handle: {mean: 2h}, loss: 2%}", .meaning = "A department." },
{ "departments.*.people", WHOLE | MAP, MUST, .min = 1, .max = 100000, .keyed_by = MU_KEYED_BY_CLOCK, .unit = "people",
  .example = "4",
  .meaning = "People who work for it side by side whenever the doors are open, or a profile {08:00: 4, 17:00: 2}." },
{ "departments.*.people.*", WHOLE, .min = 0, .max = 100000, .unit = "people", .example = "4",
  .meaning = "People from that time of day on." },
{ "departments.*.handle", DIST, BY_DATE, MUST, .example = "{mean: 2h, cv: 1}", .source = "exponential times make it a Jackson network: Jackson 1957",
  .meaning = "How long one of them works at a case." },
{ "departments.*.loss", SHARE, BY_DATE, .min = 0, .max = 1, .fallback = "0%", .example = "2%", .source = "convention",
  .meaning = "Share of the cases that is lost there: not solved, whatever was solved before." },
{ "departments.*.due", SPAN, ABOVE(0), .max = LONGEST, .fallback = "(no promise)", .example = "24h",
  .meaning = "When a case is to be done, from when it joins the queue there, by the clock; what is later counts as late." },
{ "departments.*.delay", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "0s", .example = "{mean: 4h}",
  .source = "convention",
  .meaning = "How long a case lies in the mailbox before it joins the queue there; 0s: not at all. Someone who goes between "
             "the departments makes it shorter." },
{ "departments.*.then", MAP, .min = 1, .max = 20000, .example = "{logistics: {share: 100%}}",
  .meaning = "Further work of the same case once it is done here, by contact type, department or journey." },
{ "departments.*.then.*", SHARE | MAP, .min = 0, .max = 1, .example = "{share: 30%, after: 2h}",
  .meaning = "A way on: its share, or a map." },
{ "departments.*.then.*.share", SHARE, MUST, .min = 0, .max = 1, .example = "30%",
  .meaning = "Share of the cases that are not lost. Together at most 100 %." },
{ "departments.*.then.*.after", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "0s", .example = "{fixed: 2h}",
  .source = "convention", .meaning = "Time until it gets there; 0s: at once." },

{ "journeys", MAP, .min = 1, .max = 1000, .example = "{fulfil: [[warehouse, billing], logistics]}",
  .meaning = "Stages that a case goes through, one after the other, some at several places at once. A way of escalate or then "
             "leads into a journey by its name." },
{ "journeys.*", LIST, .min = 1, .max = 1000, .example = "[diagnose, [warehouse, billing], logistics]",
  .meaning = "The stages in their order. The next begins when everything of one is done. Where something of it was not solved, "
             "what is under way is finished, but no further stage begins, and the case is not solved." },
{ "journeys.*[]", NAME | LIST, .min = 1, .max = 1000, .example = "[warehouse, billing]",
  .meaning = "A stage: a contact type, a department or another journey; or a list of them, which begin at once." },
{ "journeys.*[][]", NAME, .example = "warehouse", .meaning = "One of those that begin at once." },
};
/* clang-format on */

const int mu_schema_gates_count = (int)(sizeof mu_schema_gates / sizeof mu_schema_gates[0]);
