#include "report/service.h"

#include "behaviour/behaviour.h"
#include "behaviour/compose.h"

/* ---- what teams make of a type -------------------------------------------------------------------- */

/* Mean of a time that is broken off at `cap`: the integral of the share that is longer (Simpson). */
static double mean_below(const mu_dist *d, double cap)
{
    enum { STEPS = 512 };
    double sum = 0;

    for (int i = 0; i <= STEPS; i++) {
        const double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
        sum += weight * (1 - mu_dist_cdf(d, cap * i / STEPS));
    }
    return sum * cap / (3.0 * STEPS);
}

/* As people are when it begins, and fresh. */
static mu_service service_of(const mu_model *m, const mu_contact_type *t, mu_proficiency p)
{
    const mu_behaviour *b      = m->behaviour != NULL && m->behaviour->learns ? m->behaviour : NULL;
    const double        gain   = b != NULL ? mu_learning_gain(&b->learning, mu_first_contacts(p.lacks)) : 1;
    const mu_journey   *j      = t->journey;
    const mu_dist      *talk   = p.talk != NULL ? p.talk : t->talk;
    const double        factor = b != NULL ? p.handle * mu_learning_handle(&b->learning, gain) : p.handle;
    mu_service          s      = { .talk_s    = factor * mu_dist_mean(talk),
                                   .wrap_up_s = t->wrap_up != NULL ? factor * mu_dist_mean(t->wrap_up) : 0,
                                   .resolved  = j != NULL ? j->resolved : 1 };

    if (p.resolved >= 0) s.resolved = p.resolved;
    if (b != NULL) s.resolved = mu_shifted(s.resolved, mu_learning_log_odds(&b->learning, gain));
    if (j != NULL && j->cap_us < MU_NEVER_US && factor > 0) {
        const double cap_s = (double)j->cap_us / 1e6 / factor;
        s.talk_s           = factor * mean_below(talk, cap_s);
        s.capped           = 1 - mu_dist_cdf(talk, cap_s);
    }
    return s;
}

static void add_service(mu_service *sum, double *people, double n, const mu_service *s)
{
    sum->talk_s += n * s->talk_s;
    sum->wrap_up_s += n * s->wrap_up_s;
    sum->capped += n * s->capped;
    sum->resolved += n * s->resolved;
    *people += n;
}

/* The people of a team, those together who are alike and neighbours. */
static void add_team(mu_service *sum, double *people, const mu_model *m, int32_t team, int32_t type)
{
    const mu_team *t = &m->teams[team];

    for (int32_t i = 0, end; i < t->n_people; i = end) {
        for (end = i + 1; end < t->n_people && (t->own == NULL || t->own[end] == t->own[i]);) end++;
        const mu_service s = service_of(m, &m->types[type], mu_model_proficiency(m, team, i, type));
        add_service(sum, people, end - i, &s);
    }
}

/* Each time it has been worked on `asked` of the contacts go to the customer, `back` of all come back from there. */
static void add_rounds(mu_service *s, const mu_contact_type *t)
{
    const mu_ask_back *ask = t->journey != NULL ? t->journey->ask : NULL;

    s->times = 1;
    if (ask == NULL) return;
    const double asked = (1 - s->capped) * ask->share;
    const double back  = asked * (1 - ask->never) * mu_dist_cdf(ask->answer, (double)ask->close_us / 1e6);
    double       here  = 1;
    for (int32_t i = 0; i < ask->most && here > 1e-9; i++) {
        s->closed += here * (asked - back);
        here *= back;
        s->times += here;
    }
}

static mu_service average_of(const mu_model *m, int32_t type)
{
    const mu_contact_type *t      = &m->types[type];
    mu_service             sum    = { 0 };
    double                 people = 0;

    if (t->ability == NULL) return service_of(m, t, (mu_proficiency){ .handle = 1, .resolved = -1 });
    for (int32_t k = 0; k < t->n_teams; k++) add_team(&sum, &people, m, t->teams[k], type);
    return (mu_service){ .talk_s    = sum.talk_s / people,
                         .wrap_up_s = sum.wrap_up_s / people,
                         .capped    = sum.capped / people,
                         .resolved  = sum.resolved / people };
}

mu_service mu_service_average(const mu_model *m, int32_t type)
{
    mu_service s = average_of(m, type);

    add_rounds(&s, &m->types[type]);
    return s;
}

/* ---- what becomes of cases ------------------------------------------------------------------------ */

static int32_t place_of(const mu_model *m, int32_t type, const mu_stages *stages)
{
    return stages != NULL ? m->n_types + (int32_t)(stages - m->journeys) : type;
}

double mu_stage_solved(const mu_model *m, const mu_stage *stage, const double *solved)
{
    double share = 1;

    for (int32_t k = 0; k < stage->n; k++)
        share *= solved[place_of(m, stage->part[k].type, stage->part[k].stages)];
    return share;
}

double mu_share_of_ways(const mu_ways *ways)
{
    return ways->n > 0 ? ways->way[ways->n - 1].upto : 0;
}

/* Of what goes these ways: who only asks ends it himself, so that `own` is solved; of what gets lost, `back` is after
 * all. */
static double solved_on_ways(const mu_model *m, const mu_ways *ways, double own, double back,
                             const double *solved)
{
    double sum = 0, upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        const mu_way *w    = &ways->way[k];
        const double  ends = w->how == MU_CONSULT ? own : solved[place_of(m, w->to, w->stages)];
        sum += (w->upto - upto) * ((1 - w->lost) * ends + w->lost * back);
        upto = w->upto;
    }
    return sum;
}

/* What follows has to be solved as well. */
static double solved_from(const mu_model *m, int32_t type, const mu_service *s, const double *solved)
{
    const mu_journey *j    = m->types[type].journey;
    const double      back = solved_on_ways(m, &j->reopen, 0, 0, solved);
    const double      own =
        s->resolved * (1 - mu_share_of_ways(&j->then) + solved_on_ways(m, &j->then, 0, back, solved));
    const double failed = solved_on_ways(m, &j->escalate_failed, own, back, solved) +
                          (1 - mu_share_of_ways(&j->escalate_failed)) * back;
    const double rest = solved_on_ways(m, &j->escalate, own, back, solved) +
                        (1 - mu_share_of_ways(&j->escalate)) * (own + (1 - s->resolved) * failed);
    const double capped = s->capped * s->times;

    return (capped > 0 ? capped * solved[j->cap_to] : 0) + (1 - s->closed - capped) * rest;
}

/* Ways among types may run in circles, each time with fewer cases, so that rounds come close; journeys do not. */
double *mu_shares_solved(const mu_model *m, mu_arena *a)
{
    enum { ROUNDS = 60 };
    const int32_t n       = m->n_types + m->n_journeys;
    double       *solved  = MU_NEW_ARRAY(a, n, double);
    mu_service   *service = MU_NEW_ARRAY(a, m->n_types, mu_service);

    if (solved == NULL || service == NULL) return NULL;
    for (int32_t i = 0; i < n; i++) solved[i] = 1;
    for (int32_t i = 0; i < m->n_types; i++) service[i] = mu_service_average(m, i);
    for (int round = 0; m->n_journeys > 0 && round < ROUNDS; round++) {
        for (int32_t i = 0; i < m->n_types; i++)
            if (m->types[i].journey != NULL) solved[i] = solved_from(m, i, &service[i], solved);
        for (int32_t j = 0; j < m->n_journeys; j++) {
            double share = 1;
            for (int32_t i = 0; i < m->journeys[j].n; i++)
                share *= mu_stage_solved(m, &m->journeys[j].stage[i], solved);
            solved[m->n_types + j] = share;
        }
    }
    return solved;
}
