#include "sim/drive.h"

#include "behaviour/behaviour.h"
#include "behaviour/relax.h"
#include "sim/mood.h"
#include "sim/peers.h"
#include "sim/praise.h"
#include "sim/strain.h"

/* What holds a team together is not modelled yet: half of what there can be. */
#define COHESION 0.5

typedef struct {
    mu_effort effort, incentive;
} mu_will;

struct mu_drives {
    const mu_behaviour *b;
    mu_will            *will; /* [agent] */
    double              days; /* that are over */
};

bool mu_drive_make(mu_world *w)
{
    const mu_behaviour *b = w->whole->behaviour;

    if (!b->strives && !b->games) return true;
    w->drive = MU_NEW(w->arena, struct mu_drives);
    if (w->drive == NULL) return false;
    w->drive->b    = b;
    w->drive->will = MU_NEW_ARRAY(w->arena, w->whole->n_agents, mu_will);
    return w->drive->will != NULL;
}

/* ---- what more effort would bring ----------------------------------------------------------------- */

static double least(double a, double b)
{
    return a < b ? a : b;
}

/* As much a day as lately; on the first day as much as is asked for, or what can be done. */
static double to_come(const mu_prospect *st, double lately, double asked)
{
    if (st->lately.here_us > 0 && st->lately.days > 0) return lately / st->lately.days * st->days_left;
    return least(asked, st->most * st->days_left);
}

static double count_slope(const mu_scheme_params *p, const mu_incentive *s, mu_goal goal,
                          const mu_prospect *st)
{
    const bool   all      = goal == MU_GOAL_HANDLED;
    const double target   = s->target[goal] * st->part;
    const double done     = all ? st->now.handled : st->now.solved;
    const double expected = to_come(st, all ? st->lately.handled : st->lately.solved, target);

    /* By the piece a little more is worth as much everywhere: more, the more somebody does. */
    if (s->kind == MU_PAID_BY_PIECE) return (done + expected) / target;
    return mu_scheme_target(p, done, expected, target, 1).slope;
}

/* `n` of which `good` count: in this window, and lately. */
typedef struct {
    double n, good;
} part;

static part part_of(mu_goal goal, const mu_done *d)
{
    if (goal == MU_GOAL_CSAT) return (part){ d->judged, d->content };
    return (part){ d->solved + d->failed, d->solved };
}

static double share_slope(const mu_scheme_params *p, double target, mu_goal goal, const mu_prospect *st)
{
    const part   now = part_of(goal, &st->now), lately = part_of(goal, &st->lately);
    const double more   = to_come(st, lately.n, st->most * st->days_left);
    const double chance = lately.n > 0 ? lately.good / lately.n : target;

    return mu_scheme_share_target(p, now.n, now.good, more, chance, target).slope;
}

static double time_slope(const mu_scheme_params *p, double target, const mu_prospect *st)
{
    const double target_us = target * (double)MU_SECOND_US;
    const double more      = to_come(st, st->lately.handled, st->most * st->days_left);
    const double mean_us   = st->lately.handled > 0 ? st->lately.busy_us / st->lately.handled : target_us;

    return mu_scheme_time_target(p, st->now.handled, st->now.busy_us, more, mean_us, target_us).slope;
}

static double slope_of(const mu_scheme_params *p, const mu_incentive *s, mu_goal goal, const mu_prospect *st)
{
    if (mu_goal_is_share(goal)) return share_slope(p, s->target[goal], goal, st);
    return goal == MU_GOAL_AHT ? time_slope(p, s->target[goal], st) : count_slope(p, s, goal, st);
}

/* How far people can move it; until they know better they think that all is in their hands. */
static double control_of(mu_goal goal, bool shared, const mu_done *lately)
{
    const double occupancy = lately->here_us > 0 ? lately->busy_us / lately->here_us : 1;
    const double waits     = lately->begun > 0 ? lately->waited / lately->begun : 1;

    if (!mu_goal_is_count(goal)) return mu_scheme_control(MU_KPI_MEAN, occupancy, waits);
    return mu_scheme_control(shared ? MU_KPI_TEAM_COUNT : MU_KPI_OWN_COUNT, occupancy, waits);
}

static mu_effort incentive_of(const mu_world *w, uint32_t agent, const mu_incentive *s, mu_goal goal)
{
    const mu_scheme_params *p       = &w->drive->b->scheme;
    const mu_prospect       st      = mu_payout_standing(w, agent, s);
    const bool              shared  = mu_payout_is_shared(w, agent, s);
    const double            people  = w->whole->teams[w->agent[agent].team].n_people;
    const double            control = control_of(goal, shared, &st.lately);
    const double            quality = mu_goal_is_share(goal) ? 1 : 0;
    const mu_scheme_terms   t       = { .stake    = s->amount * s->weight[goal],
                                        .valence  = 1,
                                        .trust    = mu_payout_trust(w, agent, s),
                                        .adoption = 1,
                                        .novelty  = mu_scheme_novelty(p, s->known_days + w->drive->days),
                                        .discount = mu_scheme_discount(p, st.days_to_end + s->paid_after_days),
                                        .share    = shared ? mu_scheme_share(p, people, COHESION) : 1,
                                        .loss     = 1,
                                        .weight   = { 1 - quality, quality },
                                        .control  = { control, control },
                                        .slope    = slope_of(p, s, goal, &st) };

    return mu_scheme_incentive(&t);
}

static mu_effort incentives_of(const mu_world *w, uint32_t agent)
{
    const mu_model *m   = w->whole;
    mu_effort       all = { 0 };

    for (int32_t i = 0; i < m->n_incentives; i++) {
        const mu_incentive *s = &m->incentives[i];
        if (!mu_payout_is_for(w, agent, s)) continue;
        for (mu_goal goal = 0; goal < MU_GOALS; goal++) {
            if (!(s->weight[goal] > 0)) continue;
            const mu_effort one = incentive_of(w, agent, s, goal);
            all.speed += one.speed;
            all.quality += one.quality;
        }
    }
    return all;
}

/* As a share of his pay. */
static double promised_to(const mu_world *w, uint32_t agent)
{
    double all = 0;

    for (int32_t i = 0; i < w->whole->n_incentives; i++)
        if (mu_payout_is_for(w, agent, &w->whole->incentives[i])) all += w->whole->incentives[i].amount;
    return all / (1 + all);
}

/* ---- what they do --------------------------------------------------------------------------------- */

static void choose(mu_world *w, uint32_t agent)
{
    const mu_behaviour *b    = w->drive->b;
    const mu_push       push = { .burnout     = mu_strain_burnout(w, agent),
                                 .morale      = mu_mood_morale(w, agent),
                                 .recognition = mu_praise_level(w, agent),
                                 .team_ahead  = mu_peers_ahead(w, agent),
                                 .unfair      = mu_peers_unfair(w, agent),
                                 .crowding    = mu_effort_crowding(&b->effort, promised_to(w, agent)) };
    mu_will            *will = &w->drive->will[agent];

    will->incentive = incentives_of(w, agent);
    will->effort    = (mu_effort){ 0 };
    if (b->strives)
        will->effort = mu_effort_chosen(&b->effort, will->incentive, mu_effort_push(&b->effort, &push));
}

static void choose_all(mu_world *w)
{
    for (int32_t i = 0; i < w->whole->n_agents; i++) choose(w, (uint32_t)i);
}

void mu_drive_start(mu_world *w)
{
    if (w->drive == NULL) return;
    w->drive->days = 0;
    choose_all(w);
}

void mu_drive_close_day(mu_world *w)
{
    w->drive->days++;
    choose_all(w);
}

static mu_mind_cell *cell_of(const mu_world *w, uint32_t agent)
{
    return &w->record->minds[(int64_t)w->cell * w->model->n_teams + w->agent[agent].team];
}

void mu_drive_begin(mu_world *w, uint32_t agent, mu_handle_parts *parts)
{
    const mu_effort effort = w->drive->will[agent].effort;
    mu_mind_cell   *cell   = cell_of(w, agent);

    parts->effort = effort.speed;
    cell->of[MU_SUM_EFFORT_SPEED] += effort.speed;
    cell->of[MU_SUM_EFFORT_QUALITY] += effort.quality;
}

double mu_drive_log_odds(const mu_world *w, uint32_t agent)
{
    return mu_effort_log_odds(&w->drive->b->effort, w->drive->will[agent].effort);
}

double mu_drive_quality(const mu_world *w, uint32_t agent)
{
    return w->drive->will[agent].effort.quality;
}

bool mu_drive_games(mu_world *w, uint32_t agent, const mu_taken *t, double *factor)
{
    const mu_behaviour *b = w->drive->b;

    *factor = 1;
    if (!b->games) return false;
    const double chance = mu_gaming_chance(&b->gaming, w->drive->will[agent].incentive, b->detection);
    if (!(chance > 0)) return false;
    mu_rng r = mu_choose_stream(w, MU_DRAW_GAMING, w->agent[agent].team, t);
    if (!(mu_rng_uniform(&r) < chance)) return false;
    cell_of(w, agent)->of[MU_SUM_GAMED]++;
    *factor = b->gaming.handle;
    return true;
}
