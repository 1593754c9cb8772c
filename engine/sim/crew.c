#include "sim/crew.h"

#include <string.h>

#include "sim/choose.h"

int64_t mu_pace_us(const mu_model *m, int32_t team, int32_t person, int32_t type)
{
    const double us = mu_model_pace(m, team, person, type) * 1e6;

    return us < (double)MU_NEVER_US ? (int64_t)(us + 0.5) : MU_NEVER_US;
}

/* People differ in all epochs or in none. */
static bool make_paces(mu_world *w, int32_t team, mu_crew *c)
{
    const mu_model *m    = w->whole;
    const mu_team  *spec = &m->teams[team];

    if (spec->own == NULL) return true;
    c->pace = MU_NEW_ARRAY(w->arena, spec->n_types, mu_pace);
    if (c->pace == NULL) return false;
    for (int32_t k = 0; k < spec->n_types; k++) {
        if (!mu_choose_fastest_in(m, spec->types[k])) continue;
        mu_pace *p = &c->pace[c->n_paces];
        *p         = (mu_pace){ .type = spec->types[k], .mean_us = MU_NEW_ARRAY(w->arena, c->n, int64_t) };
        if (p->mean_us == NULL || !mu_agenda_init(&p->idle, (uint32_t)c->n)) return false;
        c->n_paces++;
    }
    return true;
}

static void put_in_order(mu_world *w, int32_t team, int32_t k)
{
    const mu_crew  *c = w->crew[team];
    const mu_agent *a = &w->agent[w->model->teams[team].first_agent + k];

    for (int32_t i = 0; i < c->n_paces; i++)
        mu_agenda_set(&c->pace[i].idle, (uint32_t)k,
                      mu_key_make((mu_time){ c->pace[i].mean_us[k] }, 0, a->idle_order, (uint32_t)k));
}

void mu_crew_set_paces(mu_world *w, int32_t team)
{
    const mu_crew *c = w->crew[team];

    for (int32_t i = 0; i < c->n_paces; i++)
        for (int32_t k = 0; k < c->n; k++)
            c->pace[i].mean_us[k] = mu_pace_us(w->model, team, k, c->pace[i].type);
    for (int32_t k = 0; c->n_paces > 0 && k < c->n; k++)
        if (c->bits[k / 64] >> k % 64 & 1) put_in_order(w, team, k);
}

bool mu_crew_make(mu_world *w, int32_t team)
{
    const int32_t n = w->model->teams[team].n_agents;
    mu_crew      *c = MU_NEW_ARRAY(w->arena, 1, mu_crew);

    if (c == NULL) return false;
    w->crew[team] = c;
    c->n          = n;
    c->words      = (n + 63) / 64;
    c->bits       = MU_NEW_ARRAY(w->arena, c->words, uint64_t);
    return c->bits != NULL && mu_agenda_init(&c->by_idle, (uint32_t)(n > 0 ? n : 1)) &&
           mu_agenda_init(&c->by_busy, (uint32_t)(n > 0 ? n : 1)) && make_paces(w, team, c);
}

void mu_crew_free(mu_crew *c)
{
    mu_agenda_free(&c->by_idle);
    mu_agenda_free(&c->by_busy);
    for (int32_t k = 0; k < c->n_paces; k++) mu_agenda_free(&c->pace[k].idle);
}

void mu_crew_clear(mu_crew *c)
{
    memset(c->bits, 0, (size_t)c->words * sizeof *c->bits);
    mu_agenda_clear(&c->by_idle);
    mu_agenda_clear(&c->by_busy);
    for (int32_t k = 0; k < c->n_paces; k++) mu_agenda_clear(&c->pace[k].idle);
}

static void mirror_first(mu_world *w, int32_t team)
{
    const mu_crew *c     = w->crew[team];
    const mu_key   first = mu_agenda_first(&c->by_idle);

    w->team[team].idle_first =
        first == MU_KEY_NONE ? MU_NOBODY : (uint32_t)w->model->teams[team].first_agent + mu_key_slot(first);
}

void mu_crew_add(mu_world *w, uint32_t agent)
{
    mu_agent      *a    = &w->agent[agent];
    const int32_t  team = a->team;
    mu_crew       *c    = w->crew[team];
    const uint32_t k    = agent - (uint32_t)w->model->teams[team].first_agent;

    mu_choose_note_busy(w, agent);
    a->state      = MU_IDLE;
    a->idle_order = w->idle_order++;
    c->bits[k / 64] |= UINT64_C(1) << k % 64;
    mu_agenda_set(&c->by_idle, k, mu_key_make((mu_time){ (int64_t)a->idle_order }, 0, 0, k));
    mu_agenda_set(&c->by_busy, k, mu_key_make((mu_time){ w->busy_total[agent] }, 0, a->idle_order, k));
    put_in_order(w, team, (int32_t)k);
    w->idle[team]++;
    mirror_first(w, team);
}

void mu_crew_remove(mu_world *w, uint32_t agent)
{
    const int32_t  team = w->agent[agent].team;
    mu_crew       *c    = w->crew[team];
    const uint32_t k    = agent - (uint32_t)w->model->teams[team].first_agent;

    c->bits[k / 64] &= ~(UINT64_C(1) << k % 64);
    mu_agenda_set(&c->by_idle, k, MU_KEY_NONE);
    mu_agenda_set(&c->by_busy, k, MU_KEY_NONE);
    for (int32_t i = 0; i < c->n_paces; i++) mu_agenda_set(&c->pace[i].idle, k, MU_KEY_NONE);
    w->idle[team]--;
    mirror_first(w, team);
}

int32_t mu_crew_first_from(const mu_crew *c, int32_t from)
{
    for (int32_t word = from / 64; word < c->words; word++) {
        const uint64_t above = word == from / 64 ? ~UINT64_C(0) << from % 64 : ~UINT64_C(0);
        const uint64_t bits  = c->bits[word] & above;
        if (bits != 0) return word * 64 + (int32_t)__builtin_ctzll(bits);
    }
    return -1;
}

int32_t mu_crew_of_rank(const mu_crew *c, int32_t rank)
{
    for (int32_t word = 0; word < c->words; word++) {
        uint64_t      bits = c->bits[word];
        const int32_t here = (int32_t)__builtin_popcountll(bits);
        if (rank >= here) {
            rank -= here;
            continue;
        }
        while (rank-- > 0) bits &= bits - 1;
        return word * 64 + (int32_t)__builtin_ctzll(bits);
    }
    return -1;
}
