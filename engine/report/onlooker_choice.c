/* onlooker_choice.c - what the rules of the scenario demand of the floor as it was seen. */
#include "report/onlooker.h"

bool mu_onlooker_is_open(const mu_onlooker *o, int32_t type, int32_t place, int64_t waited_us)
{
    const mu_contact_type *t    = &o->model->types[type];
    const int32_t          idle = o->team[t->teams[place]].idle;

    if (idle == 0) return false;
    if (t->ability == NULL) return true;
    return waited_us >= t->ability[place].after_us && idle >= t->ability[place].least_idle;
}

/* Whoever takes the shortest time on average, and of those who are alike the one idle for longest. */
static int32_t fastest(const mu_onlooker *o, int32_t type, int64_t waited_us)
{
    const mu_contact_type *t     = &o->model->types[type];
    int32_t                best  = -1;
    int64_t                least = INT64_MAX;

    for (int32_t i = 0; i < t->n_teams; i++) {
        const mu_team *team = &o->model->teams[t->teams[i]];
        if (!mu_onlooker_is_open(o, type, i, waited_us)) continue;
        for (int32_t p = o->team[t->teams[i]].first; p >= 0; p = team->own != NULL ? o->person[p].next : -1) {
            const int64_t us =
                (int64_t)(1e6 * mu_model_pace(o->model, t->teams[i], p - team->first_agent, type) + 0.5);
            if (us > least || (us == least && o->person[p].order > o->person[best].order)) continue;
            least = us;
            best  = p;
        }
    }
    return best;
}

int32_t mu_onlooker_person(const mu_onlooker *o, int32_t type, int64_t waited_us)
{
    const mu_contact_type *t        = &o->model->types[type];
    int32_t                best     = -1;
    uint64_t               order    = UINT64_MAX;
    const bool             in_order = t->by_preference || (t->rich && t->choose == MU_CHOOSE_PREFERENCE);

    if (mu_onlooker_asks_fastest(t)) {
        best = fastest(o, type, waited_us);
        return best < 0 && (t->concurrency > 1 || t->interrupts) ? MU_ONLOOKER_NONE : best;
    }
    if (t->rich && t->choose != MU_CHOOSE_LONGEST_IDLE && t->choose != MU_CHOOSE_PREFERENCE)
        return MU_ONLOOKER_NONE;
    for (int32_t i = 0; i < t->n_teams; i++) {
        if (!mu_onlooker_is_open(o, type, i, waited_us)) continue;
        const int32_t first = o->team[t->teams[i]].first;
        if (in_order) return first;
        if (o->person[first].order < order) {
            order = o->person[first].order;
            best  = first;
        }
    }
    /* Somebody may take it beside others, or be called away for it. */
    return best < 0 && (t->concurrency > 1 || t->interrupts) ? MU_ONLOOKER_NONE : best;
}

/* True when `a`, the first of its type, goes before `b`: priority, then wait with head start, then the tie. */
static bool goes_before(const mu_onlooker *o, const mu_seen_contact *a, const mu_seen_contact *b)
{
    const mu_contact_type *x = &o->model->types[a->type], *y = &o->model->types[b->type];
    const int64_t          x_us = a->arrived_us - x->head_start.us, y_us = b->arrived_us - y->head_start.us;

    if (x->priority != y->priority) return x->priority > y->priority;
    if (x_us != y_us) return x_us < y_us;
    return a->tie < b->tie;
}

int64_t mu_onlooker_next(const mu_onlooker *o, int32_t team)
{
    const mu_team         *t    = &o->model->teams[team];
    const mu_seen_contact *best = NULL;

    if (t->rich) return MU_ONLOOKER_NONE;
    for (int32_t i = 0; i < t->n_types; i++) {
        const uint32_t first = o->type[t->types[i]].first;
        if (first == 0) continue;
        const mu_seen_contact *c = &o->contact[first];
        if (t->by_preference) return c->number;
        if (best == NULL || goes_before(o, c, best)) best = c;
    }
    return best != NULL ? best->number : -1;
}

bool mu_onlooker_no_line(const mu_onlooker *o, int32_t type)
{
    const int32_t lines = o->model->types[type].lines;

    return lines >= 0 && o->line_in_use[lines] >= o->model->lines[lines].capacity;
}

bool mu_onlooker_no_place(const mu_onlooker *o, int32_t type)
{
    const int32_t places = o->model->types[type].queue_capacity;

    return places >= 0 && o->type[type].waiting >= places;
}
