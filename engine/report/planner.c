/* planner.c - what a planner would say on seeing the scenario, before anything is simulated. */
#include "report/explain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "report/figure.h"
#include "report/week.h"

/* ---- what can be wrong with a quarter of an hour -------------------------------------------------- */

/* Is nobody at all there while the doors are open on the day of the slot? That was told when the scenario was read. */
static bool empty_day(const mu_load *l, const mu_load_slot *slot)
{
    for (int d = 0; l->model->calendar.daily && d < l->n_days; d++) {
        const mu_load_day *day    = &l->days[d];
        double             people = 0;
        if (slot < day->slots || slot >= day->slots + day->n_slots) continue;
        for (int s = 0; s < day->n_slots; s++) people += mu_load_sum(day->slots[s].people, l->model->n_teams);
        return !(people > 0);
    }
    return false;
}

static bool comes_in_vain(const mu_load *l, const mu_load_slot *slot, int32_t type)
{
    const mu_contact_type *t = &l->model->types[type];

    if (!(slot->rate[type] > 0)) return false;
    for (int32_t k = 0; k < t->n_teams; k++)
        if (slot->people[t->teams[k]] > 0) return false;
    return true;
}

static bool nobody_there(const mu_load *l, const mu_load_slot *slot, int32_t type)
{
    return comes_in_vain(l, slot, type) && !empty_day(l, slot);
}

static double occupancy_of(const mu_load_slot *slot, int32_t team)
{
    return slot->phones[team] > 0 ? slot->busy[team] / slot->phones[team] : 0.0;
}

static bool too_much(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    (void)l;
    return occupancy_of(slot, team) > 1.0 - 1e-9;
}

static bool nearly_too_much(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    return occupancy_of(slot, team) > 0.95 && !too_much(l, slot, team);
}

static bool has_work(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    for (int32_t k = 0; k < l->model->teams[team].n_types; k++) {
        const int32_t   type = l->model->teams[team].types[k];
        const mu_arrive kind = l->model->types[type].arrivals.kind;
        if (slot->rate[type] > 0 || kind == MU_ARRIVE_BACKLOG || kind == MU_ARRIVE_DIALLER) return true;
        if (l->model->types[type].takes_messages) return true;
    }
    return false;
}

static double worst_occupancy(const mu_load *l, int32_t team)
{
    double worst = 0;

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++)
            worst = fmax(worst, occupancy_of(&l->days[d].slots[s], team));
    return worst;
}

/* ---- what comes of it ----------------------------------------------------------------------------- */

static bool queue_can_grow(const mu_contact_type *t)
{
    return t->patience == NULL && t->queue_capacity < 0 && t->lines < 0 &&
           t->arrivals.kind != MU_ARRIVE_POPULATION && t->arrivals.kind != MU_ARRIVE_BACKLOG &&
           t->arrivals.kind != MU_ARRIVE_DIALLER &&
           (t->arrivals.kind != MU_ARRIVE_NONE || t->journey != NULL);
}

static bool any_queue_can_grow(const mu_model *m, const mu_team *team)
{
    for (int32_t k = 0; k < team->n_types; k++)
        if (queue_can_grow(&m->types[team->types[k]])) return true;
    return false;
}

/* Adds "a, b and c": the names for which `marked` is true. */
static void add_names(mu_text *out, int32_t n, const bool *marked,
                      const char *(*name)(const mu_model *, int32_t), const mu_model *m)
{
    int left = 0;

    for (int32_t i = 0; i < n; i++) left += marked[i];
    for (int32_t i = 0; i < n; i++) {
        if (!marked[i]) continue;
        left--;
        mu_text_addf(out, "%s%s", name(m, i), left > 1 ? ", " : left == 1 ? " and " : "");
    }
}

static const char *type_name(const mu_model *m, int32_t i)
{
    return m->types[i].name;
}

static const char *team_name(const mu_model *m, int32_t j)
{
    return m->teams[j].name;
}

/* What too much work for the teams marked will do to those who wait. Where impatient and patient contacts share
 * a team, the impatient make room by leaving, so it is only possible that the queue of the others grows. */
static void add_consequence(mu_text *out, const mu_model *m, const bool *teams, bool *types)
{
    bool impatient = false, limited = false, grows = false;

    for (int32_t i = 0; i < m->n_types; i++) types[i] = false;
    for (int32_t j = 0; j < m->n_teams; j++)
        for (int32_t k = 0; teams[j] && k < m->teams[j].n_types; k++) {
            const int32_t          i = m->teams[j].types[k];
            const mu_contact_type *t = &m->types[i];
            types[i]                 = queue_can_grow(t);
            grows |= types[i];
            impatient |= t->patience != NULL;
            limited |= t->queue_capacity >= 0 || t->lines >= 0;
        }
    if (grows && m->n_types == 1) {
        mu_text_add(out, "the queue will not be stable");
    } else if (grows) {
        mu_text_add(out, "the queue of ");
        add_names(out, m->n_types, types, type_name, m);
        mu_text_add(out, impatient ? " may not be stable, and many of the others will give up"
                                   : " will not be stable");
    } else {
        mu_text_add(out, impatient ? "many will give up"
                         : limited ? "many will find no free line or waiting place"
                                   : "waits will be long");
    }
}

/* ---- the warnings --------------------------------------------------------------------------------- */

void mu_explain_warning(mu_text *out, mu_text *sentence, int *said)
{
    mu_report_sentence(out, "warning: ", sentence);
    ++*said;
}

static bool ever(const mu_load *l, mu_slot_test holds, int32_t who)
{
    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++)
            if (holds(l, &l->days[d].slots[s], who)) return true;
    return false;
}

static void warn_of_nobody(mu_text *out, const mu_load *l, int32_t type, int *said)
{
    mu_text when = { 0 }, sentence = { 0 };

    if (!ever(l, comes_in_vain, type)) return;
    if (mu_week_when(&when, l, nobody_there, type)) {
        mu_text_addf(&sentence, "%s: no one on duty ", l->model->types[type].name);
        mu_text_add_n(&sentence, when.bytes, when.length);
        mu_text_add(&sentence, ", while contacts arrive");
        mu_explain_warning(out, &sentence, said);
    } else {
        ++*said; /* of whole days without anybody, which are told elsewhere */
    }
    mu_text_free(&when);
}

/* Room for the warning about demand: a text and two marks per team, a mark per type. */
typedef struct {
    char **when;
    bool  *told, *together, *types;
} notes;

/* One sentence for all teams that have too much to do at the same times. */
static void warn_together(mu_text *out, const mu_load *l, const notes *n, int32_t first, int *said)
{
    const mu_model *m        = l->model;
    double          worst    = 0;
    mu_text         sentence = { 0 };

    for (int32_t j = 0; j < m->n_teams; j++) {
        n->together[j] = n->when[j] != NULL && strcmp(n->when[j], n->when[first]) == 0;
        if (!n->together[j]) continue;
        n->told[j] = true;
        worst      = fmax(worst, worst_occupancy(l, j));
    }
    mu_text_add(&sentence, worst > 1.0 + 1e-6 ? "demand exceeds " : "demand reaches ");
    mu_text_add(&sentence, m->n_teams > 1 ? "the capacity of " : "capacity");
    if (m->n_teams > 1) add_names(&sentence, m->n_teams, n->together, team_name, m);
    mu_text_addf(&sentence, " %s (%s", n->when[first], worst > 10 ? "" : "up to ");
    mu_figure_occupancy(&sentence, worst);
    mu_text_add(&sentence, "); ");
    add_consequence(&sentence, m, n->together, n->types);
    mu_explain_warning(out, &sentence, said);
}

static void warn_of_demand(mu_text *out, const mu_load *l, int *said)
{
    const size_t teams = (size_t)l->model->n_teams + 1, types = (size_t)l->model->n_types + 1;
    notes        n = { calloc(teams, sizeof *n.when), calloc(teams, 1), calloc(teams, 1), calloc(types, 1) };

    if (n.when == NULL || n.told == NULL || n.together == NULL || n.types == NULL) {
        out->failed = true;
    } else {
        for (int32_t j = 0; j < l->model->n_teams; j++) {
            mu_text text = { 0 };
            if (mu_week_when(&text, l, too_much, j)) n.when[j] = mu_text_take(&text);
            mu_text_free(&text);
        }
        for (int32_t j = 0; j < l->model->n_teams; j++)
            if (n.when[j] != NULL && !n.told[j]) warn_together(out, l, &n, j, said);
        for (int32_t j = 0; j < l->model->n_teams; j++) free(n.when[j]);
    }
    free(n.when);
    free(n.told);
    free(n.together);
    free(n.types);
}

static void warn_of_tightness(mu_text *out, const mu_load *l, int32_t team, int *said)
{
    mu_text when = { 0 }, sentence = { 0 };

    if (any_queue_can_grow(l->model, &l->model->teams[team]) &&
        mu_week_when(&when, l, nearly_too_much, team)) {
        mu_text_addf(&sentence, "%s is over 95%% busy ", l->model->teams[team].name);
        mu_text_add_n(&sentence, when.bytes, when.length);
        mu_text_add(&sentence, "; waits will be long and differ much from day to day");
        mu_explain_warning(out, &sentence, said);
    }
    mu_text_free(&when);
}

static void warn_of_idleness(mu_text *out, const mu_load *l, int32_t team, int *said)
{
    mu_text when = { 0 }, sentence = { 0 };

    if (l->model->teams[team].n_types > 0 && !mu_week_when(&when, l, has_work, team)) {
        mu_text_addf(&sentence, "%s has nothing to do: no contact that it takes ever arrives",
                     l->model->teams[team].name);
        mu_explain_warning(out, &sentence, said);
    }
    mu_text_free(&when);
}

int mu_explain_warnings(mu_text *out, const mu_load *l)
{
    int said = 0;

    for (int32_t i = 0; i < l->model->n_types; i++) warn_of_nobody(out, l, i, &said);
    mu_explain_loops(out, l, &said);
    warn_of_demand(out, l, &said);
    for (int32_t j = 0; j < l->model->n_teams; j++) warn_of_tightness(out, l, j, &said);
    /* Who has nothing to do at first may have later. */
    for (int32_t j = 0; j < l->model->n_teams && l->model->n_epochs == 0; j++)
        warn_of_idleness(out, l, j, &said);
    mu_explain_few(out, l, &said);
    mu_explain_changes(out, l->model, &said);
    return said + mu_explain_away_warnings(out, l);
}
