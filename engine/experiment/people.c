#include "experiment/people.h"

#include <stdlib.h>

#include "experiment/crowd.h"

struct mu_people {
    const mu_model *model;
    int             n_measures;
    int            *measure; /* their indices */
    mu_pairs       *pairs;   /* [agent][measure] */
    double         *busy;    /* room for one figure of each person */
};

mu_people *mu_people_new(const mu_model *m)
{
    mu_people   *p = calloc(1, sizeof *p);
    const size_t n = (size_t)m->n_agents + 1;

    if (p == NULL) return NULL;
    p->model      = m;
    p->n_measures = mu_person_measure_count();
    p->pairs      = calloc(n * (size_t)p->n_measures, sizeof *p->pairs);
    p->busy       = calloc(n, sizeof *p->busy);
    p->measure    = calloc((size_t)p->n_measures, sizeof *p->measure);
    if (p->pairs == NULL || p->busy == NULL || p->measure == NULL) {
        mu_people_free(p);
        return NULL;
    }
    for (int k = 0; k < p->n_measures; k++) p->measure[k] = mu_person_measure(k);
    return p;
}

void mu_people_free(mu_people *p)
{
    if (p == NULL) return;
    free(p->pairs);
    free(p->busy);
    free(p->measure);
    free(p);
}

/* An account as totals, so that the measures of teams hold for people as well. */
static mu_totals totals_of(const mu_team *team, int32_t person, const mu_person_time *t)
{
    mu_totals out = { .busy_us            = (double)t->busy_us,
                      .staffed_us         = (double)t->logged_in_us,
                      .worked_us          = (double)t->busy_us,
                      .logged_in_us       = (double)t->logged_in_us,
                      .paid_us            = (double)mu_person_paid_us(team, t),
                      .overrun_us         = (double)t->overrun_us,
                      .handled            = t->handled,
                      .handled_talk_us    = (double)t->talk_us,
                      .handled_wrap_up_us = (double)t->wrap_up_us,
                      .solved             = t->solved,
                      .unsolved           = t->failed,
                      .cost               = mu_record_earned(team, person, t) };

    out.minds.of[MU_SUM_BONUS] = t->bonus;
    for (int k = 0; k < MU_AWAY_KINDS; k++) out.away_us[k] = (double)t->away_us[k];
    return out;
}

void mu_people_add(mu_people *p, const mu_record *r)
{
    for (int32_t j = 0; j < p->model->n_teams; j++) {
        const mu_team *team = &p->model->teams[j];
        for (int32_t i = 0; i < team->n_agents; i++) {
            const int32_t agent = team->first_agent + i;
            mu_totals     t     = totals_of(team, i, &r->person[agent]);
            mu_crowd      alone;
            if (r->state != NULL) {
                alone   = mu_crowd_of_one(&r->state[agent]);
                t.crowd = &alone;
            }
            for (int k = 0; k < p->n_measures; k++) {
                double x, y;
                mu_measure_at(p->measure[k])->pair(&t, &x, &y);
                mu_pairs_add(&p->pairs[(int64_t)agent * p->n_measures + k], x, y);
            }
        }
    }
}

void mu_people_totals(mu_people *p, const mu_record *r, const mu_members *teams, mu_totals *into)
{
    int64_t on_duty = 0;

    for (int32_t j = 0; j < teams->n; j++) {
        const mu_team *team = &p->model->teams[mu_member(teams, j)];
        if (team->external && teams->whole) continue;
        for (int32_t i = 0; i < team->n_agents; i++) {
            const mu_person_time *t = &r->person[team->first_agent + i];
            if (t->logged_in_us == 0) continue;
            p->busy[on_duty++] = (double)t->busy_us;
            into->worked_us += (double)t->busy_us;
            into->logged_in_us += (double)t->logged_in_us;
            into->solved += t->solved;
            into->unsolved += t->failed;
        }
    }
    if (!(into->worked_us > 0)) return;
    into->gini    = mu_gini(p->busy, on_duty);
    into->gini_of = 1;
}

const mu_pairs *mu_people_pairs(const mu_people *p, int32_t agent, int k)
{
    return &p->pairs[(int64_t)agent * p->n_measures + k];
}
