#include "sim/fork.h"

#include "sim/journey.h"
#include "sim/opinion.h"

static void see(const mu_world *w, mu_saw what, int32_t number, int32_t part)
{
    const mu_case *k = &w->cases[number];

    if (w->observer == NULL) return;
    const mu_staged   staged = { k->stages, k->stage, part, k->left };
    const mu_sighting s      = { what, w->now, k->first, k->type, -1, -1, -1, -1, &staged, NULL };
    w->observer->see(w->observer->context, &s);
}

/* The part as a case; -1 when memory ran out. */
static int32_t open_part(mu_world *w, int32_t whole, int32_t part, uint64_t luck)
{
    const int32_t at = mu_case_take(w); /* may move all cases */

    if (at < 0) return -1;
    const mu_case *k = &w->cases[whole];
    w->cases[at]     = (mu_case){ .born_us    = w->now.us,
                                  .first      = k->first,
                                  .type       = k->type,
                                  .cell       = k->cell,
                                  .told_us    = -1,
                                  .last_agent = k->last_agent,
                                  .member     = -1,
                                  .luck       = luck,
                                  .whole      = whole,
                                  .part       = part };
    return at;
}

static void begin_stage(mu_world *w, int32_t number, int64_t after_us, int64_t again_us)
{
    mu_case        *k     = &w->cases[number];
    const mu_stage *stage = &k->stages->stage[k->stage];
    mu_rng          luck  = mu_case_stream(w, number);

    k->left   = stage->n;
    k->missed = false;
    see(w, MU_SAW_STAGE, number, 0);
    for (int32_t i = 0; i < stage->n; i++) {
        const mu_part *to   = &stage->part[i];
        const int32_t  part = open_part(w, number, i, mu_rng_next(&luck));
        if (part < 0) return;
        if (to->stages != NULL)
            mu_fork_begin(w, part, to->stages, after_us, again_us);
        else
            mu_journey_begin_part(w, part, to->type, after_us, again_us);
    }
}

void mu_fork_begin(mu_world *w, int32_t number, const mu_stages *stages, int64_t after_us, int64_t again_us)
{
    mu_case *k = &w->cases[number];

    k->open++;
    k->solved = false;
    k->stages = stages;
    k->stage  = 0;
    begin_stage(w, number, after_us, again_us);
}

static void end_stages(mu_world *w, int32_t number, mu_saw how)
{
    mu_case *k = &w->cases[number];

    see(w, how, number, 0);
    k->solved = how == MU_SAW_JOIN;
    k->stages = NULL;
    if (w->opinions != NULL) mu_opinion_stages_over(w, k, k->solved);
    mu_case_contact_over(w, number);
}

void mu_fork_part_over(mu_world *w, int32_t number)
{
    const mu_case *part  = &w->cases[number];
    const int32_t  whole = part->whole;
    mu_case       *k     = &w->cases[whole];

    k->left--;
    k->missed |= !part->solved;
    if (part->last_agent >= 0) k->last_agent = part->last_agent;
    if (k->stages->stage[k->stage].n > 1) see(w, MU_SAW_PART, whole, part->part);
    mu_case_give(w, number);
    if (k->left > 0) return;
    if (k->missed) {
        end_stages(w, whole, MU_SAW_STOP);
    } else if (++k->stage < k->stages->n) {
        begin_stage(w, whole, 0, 0);
    } else {
        k->stage--;
        end_stages(w, whole, MU_SAW_JOIN);
    }
}
