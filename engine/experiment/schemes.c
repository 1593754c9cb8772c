#include "experiment/schemes.h"

#include <stdlib.h>

struct mu_schemes {
    const mu_model *model;
    mu_pairs       *paid, *reached; /* [scheme * (n_teams + 1) + team] */
};

bool mu_schemes_wanted(const mu_model *m)
{
    return m->behaviour != NULL && m->n_incentives > 0 && !m->runs.steady;
}

mu_schemes *mu_schemes_new(const mu_model *m)
{
    mu_schemes  *s = calloc(1, sizeof *s);
    const size_t n = (size_t)m->n_incentives * ((size_t)m->n_teams + 1);

    if (s == NULL) return NULL;
    s->model   = m;
    s->paid    = calloc(n, sizeof *s->paid);
    s->reached = calloc(n, sizeof *s->reached);
    if (s->paid != NULL && s->reached != NULL) return s;
    mu_schemes_free(s);
    return NULL;
}

void mu_schemes_free(mu_schemes *s)
{
    if (s == NULL) return;
    free(s->paid);
    free(s->reached);
    free(s);
}

static int64_t place_of(const mu_schemes *s, int32_t scheme, int32_t who)
{
    return (int64_t)scheme * (s->model->n_teams + 1) + who;
}

static void add(mu_schemes *s, int64_t place, const mu_scheme_sum *sum)
{
    mu_pairs_add(&s->paid[place], sum->paid, 1);
    mu_pairs_add(&s->reached[place], sum->reached, sum->windows);
}

void mu_schemes_add(mu_schemes *s, const mu_record *r)
{
    const mu_model *m = s->model;

    for (int32_t i = 0; i < m->n_incentives; i++) {
        mu_scheme_sum all = { 0 };
        for (int32_t j = 0; j < m->n_teams; j++) {
            const mu_scheme_sum *sum = &r->schemes[(int64_t)i * m->n_teams + j];
            add(s, place_of(s, i, j), sum);
            if (m->teams[j].external && m->n_teams > 1) continue;
            all.paid += sum->paid;
            all.windows += sum->windows;
            all.reached += sum->reached;
        }
        add(s, place_of(s, i, m->n_teams), &all);
    }
}

const mu_pairs *mu_schemes_paid(const mu_schemes *s, int32_t scheme, int32_t who)
{
    return &s->paid[place_of(s, scheme, who)];
}

const mu_pairs *mu_schemes_reached(const mu_schemes *s, int32_t scheme, int32_t who)
{
    return &s->reached[place_of(s, scheme, who)];
}
