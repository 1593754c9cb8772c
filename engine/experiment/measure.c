#include "experiment/measure.h"

#include <string.h>

#include "base/error.h"
#include "behaviour/behaviour.h"
#include "experiment/measure_rows.h"

int mu_measure_count(void)
{
    return mu_measures_of_queues_count + mu_measures_of_cases_count + mu_measures_of_opinions_count +
           mu_measures_of_teams_count + mu_measures_of_crowds_count;
}

const mu_measure *mu_measure_at(int measure)
{
    mu_assert(measure >= 0);
    if (measure < mu_measures_of_queues_count) return &mu_measures_of_queues[measure];
    measure -= mu_measures_of_queues_count;
    if (measure < mu_measures_of_cases_count) return &mu_measures_of_cases[measure];
    measure -= mu_measures_of_cases_count;
    if (measure < mu_measures_of_opinions_count) return &mu_measures_of_opinions[measure];
    measure -= mu_measures_of_opinions_count;
    if (measure < mu_measures_of_teams_count) return &mu_measures_of_teams[measure];
    measure -= mu_measures_of_teams_count;
    mu_assert(measure < mu_measures_of_crowds_count);
    return &mu_measures_of_crowds[measure];
}

static bool has_announcements(const mu_model *m)
{
    for (int32_t e = 0; e <= m->n_epochs; e++)
        for (int32_t i = 0; i < m->n_types; i++)
            if (mu_model_epoch(m, e)->types[i].announce != NULL) return true;
    return false;
}

static bool asks_back(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].journey != NULL && m->types[i].journey->ask != NULL) return true;
    return false;
}

static bool has_chats(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].concurrency > 1) return true;
    return false;
}

static bool has_diallers(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].arrivals.kind == MU_ARRIVE_DIALLER) return true;
    return false;
}

static bool has_messages(const mu_model *m)
{
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].gate != NULL && m->types[i].gate->message_after_us < MU_NEVER_US) return true;
    return false;
}

static bool has_staff(const mu_model *m)
{
    return m->behaviour != NULL && mu_behaviour_has_staff(m->behaviour);
}

static bool has_rule(const mu_model *m, mu_slot slot)
{
    for (int32_t i = 0; i < m->n_rules; i++)
        if (m->rules[i].slot == slot) return true;
    return false;
}

bool mu_measure_applies(int measure, const mu_model *m, bool people)
{
    switch (mu_measure_at(measure)->only) {
    case MU_EVERYWHERE: return true;
    case MU_ONLY_CASES: return mu_model_has_journeys(m);
    case MU_ONLY_TOLD: return has_announcements(m);
    case MU_ONLY_AWAY: return m->stretches != NULL;
    case MU_ONLY_CHATS: return has_chats(m);
    case MU_ONLY_DIALLERS: return has_diallers(m);
    case MU_ONLY_MESSAGES: return has_messages(m);
    case MU_ONLY_ORDERS: return mu_model_may_order(m);
    case MU_ONLY_STAFF: return has_staff(m);
    case MU_ONLY_LET_GO: return has_rule(m, MU_SLOT_HIRING) && has_staff(m);
    case MU_ONLY_CHANGING: return m->behaviour != NULL && mu_behaviour_any(m->behaviour);
    case MU_ONLY_LEARNING: return m->behaviour != NULL && m->behaviour->learns;
    case MU_ONLY_TIRING: return m->behaviour != NULL && m->behaviour->tires;
    case MU_ONLY_MENTORED: return m->behaviour != NULL && m->behaviour->mentors;
    case MU_ONLY_MOODS: return m->behaviour != NULL && m->behaviour->moods;
    case MU_ONLY_ANGERED: return m->behaviour != NULL && m->behaviour->angers;
    case MU_ONLY_BURNING: return m->behaviour != NULL && m->behaviour->burns;
    case MU_ONLY_TRAINED: return m->behaviour != NULL && m->behaviour->n_courses > 0;
    case MU_ONLY_KNOWING: return m->behaviour != NULL && m->behaviour->knows;
    case MU_ONLY_PRAISING: return m->behaviour != NULL && m->behaviour->praises;
    case MU_ONLY_PROMISES: return m->n_incentives > 0;
    case MU_ONLY_JUDGING: return m->behaviour != NULL && m->behaviour->opinions.judge;
    case MU_ONLY_COMPLAINING: return m->behaviour != NULL && m->behaviour->opinions.complain;
    case MU_ONLY_RECOVERING: return m->behaviour != NULL && m->behaviour->opinions.recover;
    case MU_ONLY_LEAVING: return m->behaviour != NULL && m->behaviour->opinions.leave;
    case MU_ONLY_PEOPLE: return people;
    case MU_ONLY_REWARDED: return people && m->n_incentives > 0;
    case MU_ONLY_SOLVERS: return people && mu_model_has_journeys(m);
    case MU_ONLY_ASKS: return asks_back(m);
    }
    return true;
}

int mu_measure_find(const char *id)
{
    for (int i = 0; i < mu_measure_count(); i++)
        if (strcmp(mu_measure_at(i)->id, id) == 0) return i;
    return -1;
}

/* Of teams and of single people. */
static const char *const of_people[] = {
    "occupancy",       "handled",       "handled_aht",   "handled_resolution", "busy_hours",
    "logged_in_hours", "paid_hours",    "overrun_hours", "break_share",        "meeting_share",
    "training_share",  "absence_share", "cost",          "cost_per_answered",  "practice_p50",
    "fatigue_p50",     "burnout_p50",   "bonus",         "hours_in_training",
};

int mu_person_measure_count(void)
{
    return (int)(sizeof of_people / sizeof of_people[0]);
}

int mu_person_measure(int k)
{
    return k < mu_person_measure_count() ? mu_measure_find(of_people[k]) : -1;
}

int mu_person_measure_find(int measure)
{
    for (int k = 0; k < mu_person_measure_count(); k++)
        if (mu_person_measure(k) == measure) return k;
    return -1;
}

/* As a pair of totals: quantiles are read off curves instead. */
static bool kept_per_cell(int measure, mu_scope scope)
{
    const mu_measure *m = mu_measure_at(measure);

    return m->per_cell && m->quantile <= 0 && m->scope == scope;
}

int mu_cell_measure(mu_scope scope, int k)
{
    for (int i = 0; i < mu_measure_count(); i++)
        if (kept_per_cell(i, scope) && k-- == 0) return i;
    return -1;
}

int mu_cell_measure_find(int measure)
{
    if (measure < 0 || measure >= mu_measure_count()) return -1;
    const mu_scope scope = mu_measure_at(measure)->scope;
    int            k     = 0;
    if (!kept_per_cell(measure, scope)) return -1;
    for (int i = 0; i < measure; i++) k += kept_per_cell(i, scope);
    return k;
}

int mu_cell_measure_count(mu_scope scope)
{
    int k = 0;

    for (int i = 0; i < mu_measure_count(); i++) k += kept_per_cell(i, scope);
    return k;
}
