/* journey_unanswered.c - nobody answered: he tries again, left a message, or that is the end of it. */
#include "sim/backlog.h"
#include "sim/journey_inside.h"
#include "sim/stay.h"

bool mu_journey_balks(mu_world *w, const mu_visit *v, int64_t told_us)
{
    const mu_journey *j     = w->type[v->type].spec->journey;
    double            share = 0, told_share = 0;

    for (int32_t i = 0; i < j->n_balk && j->balk[i].waiting <= w->waiting[v->type]; i++)
        share = j->balk[i].share;
    for (int32_t i = 0; i < j->n_balk_told && j->balk_told[i].told_us <= told_us; i++)
        told_share = j->balk_told[i].share;
    if (told_share > share) share = told_share;
    if (share <= 0) return false;
    mu_rng r = mu_case_stream_for(w, MU_DRAW_FATE, &w->cases[v->caller]);
    if (mu_rng_uniform(&r) >= share) return false;
    mu_case_cell_of(w, w->cell, v->type)->balked++;
    mu_see_told(w, MU_SAW_BALK, w->contacts - 1, v->type, told_us);
    return true;
}

/* Nobody took over: whoever holds it is free. */
static void nobody_took_over(mu_world *w, int32_t number, unsigned marks)
{
    if (marks & (MU_WARMLY | MU_ASKED)) mu_journey_let_go(w, &w->cases[number], 0);
}

void mu_journey_lost(mu_world *w, int32_t number, int64_t contact, int32_t type)
{
    mu_see(w, MU_SAW_LOST, contact, type, -1, -1);
    mu_case_contact_over(w, number);
}

/* A contact that nobody has answered, as far as it matters. */
typedef struct {
    int32_t  number; /* of its case */
    int32_t  type, cell;
    int64_t  contact;
    int64_t  talk_us;
    uint16_t marks;
} missed;

/* `share` of them tries again. */
static void unanswered(mu_world *w, const missed *c, double share)
{
    const mu_journey *j      = w->type[c->type].spec->journey;
    mu_case          *k      = &w->cases[c->number];
    const bool        astray = c->marks & MU_ASTRAY;
    const uint32_t    note   = c->marks & MU_NOTED ? mu_note_find(w, c->number, (uint32_t)c->contact) : 0;

    nobody_took_over(w, c->number, c->marks);
    k->talk_us = c->talk_us;
    k->again   = note != 0 ? w->note[note].again : 0;
    if (share > 0 && (j->redial_tries < 0 || k->tries < j->redial_tries)) {
        mu_rng r = mu_case_stream_for(w, MU_DRAW_FATE, k);
        if (mu_rng_uniform(&r) < share) {
            k->tries++;
            mu_case_cell_of(w, c->cell, c->type)->redials++;
            mu_see(w, MU_SAW_REDIAL, c->contact, c->type, -1, -1);
            mu_journey_send_on(w, c->number,
                               &(mu_sending){ .type     = astray ? k->right_type : c->type,
                                              .after_us = mu_delay_of(j->redial_after, &r),
                                              .extra_us = astray ? 0 : -1,
                                              .what     = MU_LATER_RETURN,
                                              .marks    = c->marks & MU_AGAIN });
            mu_case_contact_over(w, c->number);
            return;
        }
    }
    mu_journey_lost(w, c->number, c->contact, c->type);
}

void mu_journey_unanswered(mu_world *w, const mu_visit *v)
{
    const missed c = { v->caller, v->type, w->cell, w->contacts - 1, v->talk_us, v->marks };

    mu_stay_here(w, v->type, -1);
    unanswered(w, &c, w->type[v->type].spec->journey->redial_blocked);
}

void mu_journey_given_up(mu_world *w, const mu_contact *c)
{
    const missed m = { c->caller, c->type, c->cell, c->number, c->talk_us, c->marks };

    if (c->resumed) {
        mu_journey_broken_off(w, c);
        return;
    }
    mu_stay_here(w, c->type, -1);
    mu_backlog_given_up(w, c);
    unanswered(w, &m, w->type[c->type].spec->journey->redial_abandoned);
}

void mu_journey_message_left(mu_world *w, const mu_contact *c)
{
    const int32_t to = w->type[c->type].spec->gate->message_to;

    mu_stay_here(w, c->type, -1);
    mu_backlog_given_up(w, c);
    if (to < 0) {
        mu_journey_lost(w, c->caller, c->number, c->type);
        return;
    }
    mu_see(w, MU_SAW_FOLLOW_UP, c->number, c->type, -1, -1);
    mu_journey_send(w, c->caller, to, 0);
    mu_case_contact_over(w, c->caller);
}

void mu_journey_broken_off(mu_world *w, const mu_contact *c)
{
    mu_stay_here(w, c->type, -1);
    mu_backlog_given_up(w, c);
    mu_see(w, MU_SAW_LOST, c->number, c->type, -1, -1);
    mu_case_contact_over(w, c->caller);
}
