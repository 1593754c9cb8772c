/* journey_onward.c - a further contact of a case, on its way to the next queue. */
#include "sim/journey_inside.h"

#include "sim/arrive.h"
#include "sim/hand.h"
#include "sim/later.h"
#include "sim/stay.h"
#include "sim/floor.h"

void mu_journey_park(mu_world *w, const mu_visit *v, int64_t after_us, mu_later_what what)
{
    const uint32_t place = mu_pool_take(w);
    const uint32_t note =
        v->marks & MU_NOTED ? mu_note_find(w, v->caller, (uint32_t)w->contacts) : 0; /* see visit_in */

    if (place == 0) return;
    mu_case_cell_now(w, v->type)->away_us += (double)after_us;
    if (note != 0) w->note[note].contact = MU_NOBODY;
    w->pool[place] = (mu_contact){ .number     = note,
                                   .talk_us    = v->talk_us,
                                   .wrap_up_us = v->wrap_up_us,
                                   .queued_us  = v->patience_us,
                                   .type       = v->type,
                                   .caller     = v->caller,
                                   .tie        = v->tie,
                                   .marks      = v->marks };
    mu_later_add(w, w->now.us + after_us, MU_CLASS_ARRIVAL, what, place, 0);
    if (what == MU_LATER_GO_ON) mu_stay_coming(w, v->type, 1);
}

/* Part of what it brings is done again: noted, and carried along until it has a number. */
static void note_again(mu_world *w, int32_t number, mu_visit *v, double share)
{
    const uint32_t note = share > 0 ? mu_note_new(w, number, (uint32_t)w->contacts) : 0;

    if (note == 0) return;
    w->note[note].again = share;
    v->marks |= MU_NOTED;
}

void mu_journey_send_on(mu_world *w, int32_t number, const mu_sending *s)
{
    const mu_contact_type *spec     = w->type[s->type].spec;
    mu_case               *k        = &w->cases[number];
    mu_rng                 r        = mu_case_stream_for(w, MU_DRAW_AGAIN, k);
    int64_t                after_us = s->after_us;
    mu_visit               v        = { .patience_us = MU_NEVER_US,
                                        .type        = s->type,
                                        .caller      = number,
                                        .tie         = (uint32_t)w->contacts,
                                        .marks       = s->marks };

    v.talk_us = mu_dist_draw_span(spec->talk, &r).us;
    if (spec->wrap_up != NULL) v.wrap_up_us = mu_dist_draw_span(spec->wrap_up, &r).us;
    if (spec->patience != NULL) v.patience_us = mu_dist_draw_span(spec->patience, &r).us;
    if (s->extra_us < 0 && spec->journey->redial_same) v.patience_us = k->patience_us;
    if (s->what == MU_LATER_ARRIVE && spec->journey->delay != NULL)
        after_us += mu_dist_draw_span(spec->journey->delay, &r).us;
    if (s->extra_us < 0)
        v.talk_us = k->talk_us;
    else
        v.talk_us = s->marks & MU_ASKED ? s->extra_us : v.talk_us + s->extra_us;
    k->open++;
    if (s->extra_us < 0)
        note_again(w, number, &v, k->again);
    else if (s->again_us > 0)
        note_again(w, number, &v, (double)s->again_us / (double)v.talk_us);
    mu_journey_park(w, &v, after_us, s->what == MU_LATER_ARRIVE && after_us <= 0 ? MU_LATER_GO_ON : s->what);
}

void mu_journey_send(mu_world *w, int32_t number, int32_t type, uint16_t marks)
{
    mu_journey_send_on(w, number, &(mu_sending){ .type = type, .what = MU_LATER_ARRIVE, .marks = marks });
}

void mu_journey_begin_part(mu_world *w, int32_t number, int32_t type, int64_t after_us, int64_t again_us)
{
    mu_journey_send_on(w, number,
                       &(mu_sending){ .type     = type,
                                      .after_us = after_us,
                                      .extra_us = again_us,
                                      .again_us = again_us,
                                      .what     = MU_LATER_ARRIVE });
}

/* Who comes back while the doors are closed comes at the next opening; after the last, his case stays open. */
static bool waits_for_opening(mu_world *w, uint32_t place, mu_later_what what)
{
    const mu_calendar *cal = &w->model->calendar;

    if (!w->closed) return false;
    if (w->window < 2 * cal->n_windows)
        mu_later_add(w, cal->windows[w->window / 2].from.us, MU_CLASS_ARRIVAL, what, place, 0);
    else
        mu_pool_give(w, place);
    return true;
}

/* It has the next number if it is let in now, and so has its note. */
static mu_visit visit_in(mu_world *w, uint32_t place)
{
    const mu_contact *c    = &w->pool[place];
    const uint32_t    next = (uint32_t)w->contacts;
    const mu_visit    v = { c->talk_us, c->wrap_up_us, c->queued_us, c->type, c->caller, next, c->marks, 0 };

    if (v.marks & MU_NOTED) w->note[c->number].contact = next;
    mu_pool_give(w, place);
    return v;
}

static void joins(mu_world *w, uint32_t place)
{
    mu_visit v = visit_in(w, place);

    mu_admit(w, &v);
}

void mu_journey_go_on(mu_world *w, uint32_t place)
{
    mu_stay_coming(w, w->pool[place].type, -1);
    joins(w, place);
}

void mu_journey_arrive(mu_world *w, uint32_t place)
{
    if (!waits_for_opening(w, place, MU_LATER_ARRIVE)) joins(w, place);
}

void mu_journey_return(mu_world *w, uint32_t place)
{
    if (waits_for_opening(w, place, MU_LATER_RETURN)) return;
    mu_visit v = visit_in(w, place);
    mu_come_to_door(w, &v);
}

void mu_journey_let_go(mu_world *w, const mu_case *k, int64_t after_us)
{
    const uint32_t agent = k->holder;

    w->agent[agent].state = MU_WRAPPING;
    mu_set_end(w, agent, w->now.us + after_us + w->in_hand[agent].wrap_up_us);
}
