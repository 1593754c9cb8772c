#include "model/model.h"

#include <math.h>
#include <string.h>

int32_t mu_model_type(const mu_model *m, const char *name)
{
    int32_t low = 0, high = m->n_types - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, m->types[middle].name);
        if (order == 0) return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

int32_t mu_model_team(const mu_model *m, const char *name)
{
    int32_t low = 0, high = m->n_teams - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, m->teams[middle].name);
        if (order == 0) return middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

static double poisson_per_us(const mu_arrivals *a, const mu_calendar *c, mu_time t)
{
    const int32_t      day   = (int32_t)(t.us / MU_DAY_US);
    const int64_t      clock = t.us - day * MU_DAY_US;
    const mu_rate_day *table = mu_arrivals_day(a, c, day);
    int32_t            low = 0, high = table->n - 1;

    while (low < high) { /* the last step that has begun */
        const int32_t middle = low + (high - low + 1) / 2;
        if (table->step[middle].from.us <= clock)
            low = middle;
        else
            high = middle - 1;
    }
    return table->n > 0 ? table->step[low].per_us : 0.0;
}

static double mmpp_per_us(const mu_arrivals *a)
{
    double sum = 0;

    for (int32_t i = 0; i < a->n_states; i++) sum += a->state_share[i] * a->state_per_us[i];
    return sum;
}

double mu_model_rate(const mu_model *m, int32_t type, mu_time t)
{
    const mu_arrivals *a      = &m->types[type].arrivals;
    double             per_us = 0;

    if (a->kind == MU_ARRIVE_TRACE || a->kind == MU_ARRIVE_POPULATION) return NAN;
    if (mu_calendar_window(&m->calendar, t) < 0) return 0;
    if (a->kind == MU_ARRIVE_POISSON) per_us = poisson_per_us(a, &m->calendar, t);
    if (a->kind == MU_ARRIVE_RENEWAL) per_us = 1e-6 / mu_dist_mean(a->between);
    if (a->kind == MU_ARRIVE_MMPP) per_us = mmpp_per_us(a);
    return per_us * (double)MU_HOUR_US * (a->batch != NULL ? mu_dist_mean(a->batch) : 1.0);
}

int32_t mu_model_on_duty(const mu_model *m, int32_t team, mu_time t)
{
    int32_t people = 0;

    for (int32_t i = 0; i < m->n_edges && m->edges[i].at.us <= t.us; i++)
        if (m->edges[i].team == team) people += m->edges[i].on ? m->edges[i].n_agents : -m->edges[i].n_agents;
    return people;
}

void mu_model_free(mu_model *m)
{
    if (m != NULL) mu_arena_free(m->arena); /* the model itself lives there too */
}

const char *mu_model_type_name(const mu_model *m, int32_t type)
{
    return type >= 0 && type < m->n_types ? m->types[type].name : NULL;
}

const char *mu_model_team_name(const mu_model *m, int32_t team)
{
    return team >= 0 && team < m->n_teams ? m->teams[team].name : NULL;
}
