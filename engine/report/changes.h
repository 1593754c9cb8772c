/* changes.h - what changes by date, as people and programs read it. */
#ifndef MU_REPORT_CHANGES_H
#define MU_REPORT_CHANGES_H

#include "model/model.h"
#include "report/jsonout.h"
#include "report/report.h"

/* "new bot (contacts.calls.bot.contains=60%)"; without a name the settings alone, and of many the first ones. */
void mu_change_add(mu_text *out, const mu_change *c);
/* What begins and what ends at `at`: "new bot (...) begins; sales week ends". At the beginning: what holds then. */
void mu_changes_add_at(mu_text *out, const mu_model *m, mu_time at);

/* The sentences of the report's head; nothing when nothing changes. */
void mu_changes_add_heading(mu_text *out, const mu_model *m, mu_lang lang);

/* Members "begins" and "ends" of what begins and ends at `at`; or "changes", all of them. */
void mu_changes_json_at(mu_json *j, const mu_model *m, mu_time at);
void mu_changes_json(mu_json *j, const mu_model *m);

#endif
