#include "sim/opinion.h"

#include "behaviour/behaviour.h"
#include "sim/amends.h"
#include "sim/cases.h"
#include "sim/drive.h"
#include "sim/sight.h"

/* What becomes of one customer. */
typedef struct {
    bool content, complains;
} verdict;

void mu_opinion_make(mu_world *w)
{
    const mu_behaviour *b = w->whole->behaviour;

    w->opinions = b != NULL && mu_opinions_any(&b->opinions) ? &b->opinions : NULL;
}

/* ---- decisions ------------------------------------------------------------------------------------ */

/* Both numbers are drawn whatever they decide. Who does not judge is content. */
static verdict judge(const mu_opinions *o, const mu_experience *e, mu_rng r)
{
    const double luck = mu_rng_uniform(&r), temper = mu_rng_uniform(&r);
    const bool   content = !o->judge || luck < mu_satisfaction_chance(&o->satisfaction, e);

    return (verdict){ .content = content,
                      .complains =
                          o->complain && temper < mu_loyalty_complains(&o->loyalty, content, false) };
}

/* `stays` as in mu_amends_made; 0: he has not complained. */
static bool leaves(const mu_opinions *o, bool solved, double stays, mu_rng r)
{
    return o->leave && mu_rng_uniform(&r) < mu_loyalty_leaves(&o->loyalty, solved, 0, stays);
}

/* ---- the record ----------------------------------------------------------------------------------- */

static mu_opinion_cell *cell_of(const mu_world *w, int32_t cell, int32_t type)
{
    return &w->record->opinions[(int64_t)cell * w->model->n_types + type];
}

static void note_verdict(const mu_world *w, int32_t cell, int32_t type, int32_t contact_number, verdict v)
{
    mu_opinion_cell *into = cell_of(w, cell, type);
    const int        nth  = (contact_number < MU_OPINION_NUMBERS ? contact_number : MU_OPINION_NUMBERS) - 1;

    into->of[MU_SUM_JUDGED + nth]++;
    into->of[MU_SUM_CONTENT + nth] += v.content;
    into->of[MU_SUM_COMPLAINTS] += v.complains;
    if (v.complains) into->of[MU_SUM_COMPLAINT_COST] += w->opinions->complaint_cost;
}

/* It is his whose contact it was; -1: of several, or of nobody who is known any more. */
static void note_whose(mu_world *w, int32_t agent, bool content)
{
    if (w->payout != NULL && agent >= 0) mu_payout_judged(w, (uint32_t)agent, content);
}

static double quality_of(const mu_world *w, int32_t agent)
{
    return w->drive != NULL && agent >= 0 ? mu_drive_quality(w, (uint32_t)agent) : 0;
}

static void note_end(const mu_world *w, int32_t cell, int32_t type, bool lost)
{
    mu_opinion_cell *into  = cell_of(w, cell, type);
    const double     value = w->whole->types[type].customer_value;

    into->of[MU_SUM_CLOSED]++;
    into->of[MU_SUM_LOST] += lost;
    into->of[lost ? MU_SUM_VALUE_LOST : MU_SUM_VALUE_KEPT] += value;
}

/* ---- without a case ------------------------------------------------------------------------------- */

/* Of a member of a population by how often he has come: until he has been served he does not come again. */
static mu_rng stream_of(const mu_world *w, mu_draw purpose, int32_t type, int32_t caller)
{
    const mu_contact_type *spec  = w->type[type].spec;
    uint64_t               index = (uint32_t)caller;

    if (spec->arrivals.kind == MU_ARRIVE_POPULATION)
        index = (uint64_t)caller << 32 | w->member[w->type[type].first_member + caller].n;
    return mu_rng_stream_from(w->root[purpose], spec->key, index);
}

/* Who is cut off in mid-talk is decided about by the same numbers as if his contact had been solved. */
static unsigned mood_if(const mu_world *w, uint32_t agent, const mu_taken *t, bool solved)
{
    const mu_opinions  *o = w->opinions;
    const mu_experience e = { .wait_s         = mu_felt_wait_s(w, t),
                              .solved         = solved,
                              .contact_number = 1,
                              .quality_effort = quality_of(w, (int32_t)agent) };
    const verdict       v = judge(o, &e, stream_of(w, MU_DRAW_OPINION, t->type, t->caller));

    return (v.content ? MU_MOOD_CONTENT : 0u) | (v.complains ? MU_MOOD_COMPLAINS : 0u) |
           (leaves(o, solved, 0, stream_of(w, MU_DRAW_LEAVING, t->type, t->caller)) ? MU_MOOD_LEAVES : 0u);
}

uint8_t mu_opinion_begin(mu_world *w, uint32_t agent, const mu_taken *t)
{
    if (w->type[t->type].spec->journey != NULL) {
        mu_case_whole(w, t->caller)->felt_s += mu_felt_wait_s(w, t);
        return 0;
    }
    return (uint8_t)(mood_if(w, agent, t, true) | mood_if(w, agent, t, false) * MU_MOOD_CUT_OFF);
}

/* All its time but the talk and the wrap-up. */
static mu_subject subject_of(const mu_world *w, const mu_contact *c)
{
    const int64_t us = w->now.us - c->arrived_us - c->talk_us - c->wrap_up_us;

    return mu_sight_contact(w, c->type, c->number, c->caller, us > 0 ? us : 0);
}

/* Whoever complains decides again, by the same number, when he knows what is done about it. */
static bool leaves_after_all(mu_world *w, const mu_contact *c, unsigned mood, bool solved)
{
    if (!w->opinions->recover || !(mood & MU_MOOD_COMPLAINS)) return mood & MU_MOOD_LEAVES;
    const mu_subject s     = subject_of(w, c);
    const double     stays = mu_amends_made(w, c->cell, &s, mood & MU_MOOD_CONTENT, solved);
    return leaves(w->opinions, solved, stays, stream_of(w, MU_DRAW_LEAVING, c->type, c->caller));
}

static void end_with(mu_world *w, const mu_contact *c, unsigned mood, bool solved)
{
    note_verdict(w, c->cell, c->type, 1,
                 (verdict){ .content = mood & MU_MOOD_CONTENT, .complains = mood & MU_MOOD_COMPLAINS });
    note_end(w, c->cell, c->type, leaves_after_all(w, c, mood, solved));
}

void mu_opinion_ended(mu_world *w, uint32_t agent, const mu_contact *c)
{
    if (w->type[c->type].spec->journey != NULL) return;
    end_with(w, c, c->mood, true);
    note_whose(w, (int32_t)agent, c->mood & MU_MOOD_CONTENT);
}

/* ---- with a case ---------------------------------------------------------------------------------- */

/* Of the whole case, in whose part that contact of that cell has ended; `agent` as above. */
static void judge_case(mu_world *w, int32_t agent, mu_case *k, int32_t cell, const mu_subject *contact,
                       bool solved)
{
    const mu_experience e = { .wait_s         = k->felt_s,
                              .solved         = solved,
                              .contact_number = k->contacts,
                              .hand_overs     = k->transfers,
                              .quality_effort = quality_of(w, agent) };

    if (k->judged == k->contacts) return;
    const verdict v = judge(w->opinions, &e, mu_case_aside(w, MU_DRAW_OPINION, k, k->contacts));
    note_verdict(w, cell, contact->type, k->contacts, v);
    note_whose(w, agent, v.content);
    k->judged = k->contacts;
    k->felt_s = 0;
    if (v.complains && w->opinions->recover) k->stays = mu_amends_made(w, cell, contact, v.content, solved);
}

/* While other parts of a stage may still fail, one that is solved solves nothing for the customer. */
void mu_opinion_result(mu_world *w, int32_t agent, const mu_contact *c, bool solved)
{
    if (solved && w->cases[c->caller].whole >= 0) return;
    const mu_subject s = subject_of(w, c);
    judge_case(w, agent, mu_case_whole(w, c->caller), c->cell, &s, solved);
}

void mu_opinion_stages_over(mu_world *w, mu_case *k, bool solved)
{
    const mu_subject s = { .type      = k->type,
                           .number    = k->first,
                           .contact   = k->contacts,
                           .transfers = k->transfers,
                           .last      = k->last_agent,
                           .because   = -1 };

    if (k->whole < 0) judge_case(w, -1, k, k->cell, &s, solved);
}

void mu_opinion_cut_off(mu_world *w, const mu_contact *c)
{
    if (w->type[c->type].spec->journey == NULL)
        end_with(w, c, c->mood / MU_MOOD_CUT_OFF, false);
    else if (!(c->marks & (MU_ASTRAY | MU_ASKED | MU_UNREACHED | MU_GHOST)))
        mu_opinion_result(w, -1, c, false);
}

void mu_opinion_case_closed(mu_world *w, const mu_case *k)
{
    note_end(w, k->cell, k->type,
             leaves(w->opinions, k->solved, k->stays, mu_case_aside(w, MU_DRAW_LEAVING, k, 0)));
}
