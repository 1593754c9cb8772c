/* schema_tools.c - the keys of tools: what a scenario's other keys say, by the name of what is bought. */
#include "scenario/schema_rows.h"

/* clang-format off */
/* What every tool has. */
#define COMMON(tool)                                                                                                        \
{ "tools." tool ".from", INSTANT, .fallback = "(the beginning)", .example = "2026-01-07", .meaning = "When it begins." },    \
{ "tools." tool ".till", INSTANT, .fallback = "(it stays)", .example = "2026-01-09 12:00",                                   \
  .meaning = "When it ends, or fails, and what was before holds again." },                                                   \
{ "tools." tool ".contacts", NAME | LIST, .min = 1, .max = 20000, .fallback = "(all)", .example = "[calls]",                 \
  .meaning = "Contact types that it is for." },                                                                              \
{ "tools." tool ".contacts[]", NAME, .example = "calls", .meaning = "A contact type." },                                     \
{ "tools." tool ".monthly", NUMBER, .min = 0, .max = 1e12, .unit = "of the currency", .fallback = "0", .example = "3000",    \
  .source = "assumed",                                                                                                       \
  .meaning = "Cost of a month, a twelfth of 365 days, for the time in which it is there." },                                 \
{ "tools." tool ".once", NUMBER, .min = 0, .max = 1e12, .unit = "of the currency", .fallback = "0", .example = "20000",      \
  .source = "assumed", .meaning = "Cost when it begins." },

const mu_schema_row mu_schema_tools[] = {
{ "contacts.*.pace", MAP, BY_DATE, .min = 1, .max = 2, .fallback = "(100%)", .example = "{talk: 92%, wrap_up: 70%}",
  .meaning = "Factors on its times, whoever has it: what a tool saves, or a new form costs." },
{ "contacts.*.pace.talk", SHARE, .min = 0.01, .max = 10, .fallback = "100%", .example = "92%", .source = "convention",
  .meaning = "Factor on the talk, or on handle times that are not taken apart." },
{ "contacts.*.pace.wrap_up", SHARE, .min = 0.01, .max = 10, .fallback = "100%", .example = "70%", .source = "convention",
  .meaning = "Factor on the wrap-up." },

{ "tools", MAP, .min = 1, .max = 5, .instead = "a tool has dates of its own: from and till", .example = "{bot: {from: 2026-01-07, monthly: 3000}}",
  .meaning = "Tools, by name: each stands for other keys of the contact types, from a date on if wanted, and has its costs." },
{ "tools.bot", MAP, .example = "{contacts: [calls], contains: 40%}",
  .meaning = "Self-service before the queue, as the key bot of each of its contact types says; {} takes all defaults." },
{ "tools.bot.try", SHARE, .min = 0, .max = 1, .fallback = "90%", .example = "90%", .source = VENDORS,
  .meaning = "As of contacts.*.bot." },
{ "tools.bot.contains", SHARE, .min = 0, .max = 1, .fallback = "50%", .example = "50%", .source = VENDORS,
  .meaning = "As of contacts.*.bot." },
{ "tools.bot.wrongly", SHARE, .min = 0, .max = 1, .fallback = "15%", .example = "15%", .source = VENDORS,
  .meaning = "As of contacts.*.bot." },
{ "tools.bot.return", SHARE, .min = 0, .max = 1, .fallback = "80%", .example = "80%", .source = VENDORS,
  .meaning = "As of contacts.*.bot." },
{ "tools.bot.after", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "30min", .example = "30min", .source = "assumed",
  .meaning = "As of contacts.*.bot." },
{ "tools.bot.time", SPAN | DIST, .min = 0, .max = LONGEST, .fallback = "2min", .example = "2min", .source = "assumed",
  .meaning = "As of contacts.*.bot." },
COMMON("bot")
{ "tools.crm", MAP, .example = "{repeat: 10%, lookup: 8%}",
  .meaning = "Knowing the customer: who takes over sees what was said, and nobody looks for it; {} takes all defaults." },
{ "tools.crm.repeat", SHARE, .min = 0, .max = 1, .fallback = "10%", .example = "10%", .source = VENDORS,
  .meaning = "Share of the talk so far that is done again at a hand-over, where it is more without." },
{ "tools.crm.lookup", SHARE, .min = 0, .max = 0.99, .fallback = "8%", .example = "8%", .source = VENDORS,
  .meaning = "Share of talk and wrap-up that is saved." },
COMMON("crm")
{ "tools.transcription", MAP, .example = "{saves: 35%, works: 80%}",
  .meaning = "Talks are written down by themselves, which shortens the wrap-up; {} takes all defaults." },
{ "tools.transcription.saves", SHARE, .min = 0, .max = 0.99, .fallback = "35%", .example = "35%", .source = VENDORS,
  .meaning = "Share of the wrap-up that is saved where it works." },
{ "tools.transcription.works", SHARE, .min = 0, .max = 1, .fallback = "80%", .example = "80%", .source = VENDORS,
  .meaning = "Share of the talks in which it does." },
COMMON("transcription")
{ "tools.dispatch", MAP, .example = "{share: 3%}",
  .meaning = "Contacts find the right queue more often; {} takes the default." },
{ "tools.dispatch.share", SHARE, .min = 0, .max = 1, .fallback = "3%", .example = "3%", .source = VENDORS,
  .meaning = "Share that still lands in the wrong queue, where it is more without." },
COMMON("dispatch")
{ "tools.ticketing", MAP, .example = "{lost: 0.5%}",
  .meaning = "What is passed on is tracked, so that less of it gets lost; {} takes the default." },
{ "tools.ticketing.lost", SHARE, .min = 0, .max = 1, .fallback = "0.5%", .example = "0.5%", .source = VENDORS,
  .meaning = "Share of what is passed on that still gets lost, where it is more without." },
COMMON("ticketing")
};
/* clang-format on */

const int mu_schema_tools_count = (int)(sizeof mu_schema_tools / sizeof mu_schema_tools[0]);
