#include "experiment/crowd.h"

#include <math.h>
#include <stdlib.h>

#include "core/tally.h"

struct mu_crowds {
    const mu_model *model;
    double         *value; /* [agent]: room for one figure of each */
    mu_crowd        crowd;
};

mu_crowds *mu_crowds_new(const mu_model *m)
{
    mu_crowds *c = calloc(1, sizeof *c);

    if (c == NULL) return NULL;
    c->model = m;
    c->value = calloc((size_t)m->n_agents + 1, sizeof *c->value);
    if (c->value != NULL) return c;
    free(c);
    return NULL;
}

void mu_crowds_free(mu_crowds *c)
{
    if (c == NULL) return;
    free(c->value);
    free(c);
}

typedef double (*figure)(const mu_record *r, const mu_model *m, int32_t team, int32_t person);

/* Adds the figures of people who are there to those at hand; how many there are then. */
static int64_t collect(mu_crowds *c, const mu_record *r, const mu_members *teams, figure of)
{
    int64_t n = 0;

    for (int32_t j = 0; j < teams->n; j++) {
        const int32_t  number = mu_member(teams, j);
        const mu_team *team   = &c->model->teams[number];
        if (team->external && teams->whole) continue;
        for (int32_t i = 0; i < team->n_agents; i++) {
            const double x = of(r, c->model, number, i);
            if (!isnan(x)) c->value[n++] = x;
        }
    }
    return n;
}

/* ---- how they are ----------------------------------------------------------------------------------- */

static const mu_person_state *state_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    return &r->state[m->teams[team].first_agent + person];
}

static double practice_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_person_state *s = state_of(r, m, team, person);

    return s->here ? s->practice : (double)NAN;
}

static double fatigue_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_person_state *s = state_of(r, m, team, person);

    return s->here ? s->fatigue : (double)NAN;
}

static double burnout_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_person_state *s = state_of(r, m, team, person);

    return s->here ? s->burnout : (double)NAN;
}

static double speed_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_person_state *s = state_of(r, m, team, person);

    return s->here ? s->speed : (double)NAN;
}

static mu_spread spread_of(mu_crowds *c, const mu_record *r, const mu_members *teams, figure of)
{
    const int64_t n = collect(c, r, teams, of);

    return (mu_spread){ mu_quantile(c->value, n, 0.1), mu_quantile(c->value, n, 0.5),
                        mu_quantile(c->value, n, 0.9) };
}

mu_crowd mu_crowd_of_one(const mu_person_state *s)
{
    return (mu_crowd){ .people   = s->here ? 1 : 0,
                       .experts  = s->speed,
                       .practice = { s->practice, s->practice, s->practice },
                       .fatigue  = { s->fatigue, s->fatigue, s->fatigue },
                       .burnout  = { s->burnout, s->burnout, s->burnout } };
}

/* ---- what they earn --------------------------------------------------------------------------------- */

static double bonus_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_person_time *t = &r->person[m->teams[team].first_agent + person];

    return t->logged_in_us > 0 ? t->bonus : (double)NAN;
}

static double pay_of(const mu_record *r, const mu_model *m, int32_t team, int32_t person)
{
    const mu_team        *spec = &m->teams[team];
    const mu_person_time *t    = &r->person[spec->first_agent + person];

    return t->logged_in_us > 0 ? mu_record_earned(spec, person, t) : (double)NAN;
}

static void add_gini(mu_crowds *c, const mu_record *r, const mu_members *teams, figure of, double *gini,
                     double *gini_of)
{
    const int64_t n   = collect(c, r, teams, of);
    double        sum = 0;

    for (int64_t i = 0; i < n; i++) sum += c->value[i];
    *gini    = sum > 0 ? mu_gini(c->value, n) : 0;
    *gini_of = sum > 0 ? 1 : 0;
}

const mu_crowd *mu_crowds_of(mu_crowds *c, const mu_record *r, const mu_members *teams)
{
    c->crowd = (mu_crowd){ 0 };
    if (r->state != NULL) {
        const int64_t n = collect(c, r, teams, speed_of);
        c->crowd.people = (double)n;
        for (int64_t i = 0; i < n; i++) c->crowd.experts += c->value[i];
        c->crowd.practice = spread_of(c, r, teams, practice_of);
        c->crowd.fatigue  = spread_of(c, r, teams, fatigue_of);
        c->crowd.burnout  = spread_of(c, r, teams, burnout_of);
    }
    if (r->person != NULL) {
        add_gini(c, r, teams, pay_of, &c->crowd.pay_gini, &c->crowd.pay_gini_of);
        add_gini(c, r, teams, bonus_of, &c->crowd.bonus_gini, &c->crowd.bonus_gini_of);
    }
    return &c->crowd;
}
