/* cases.h - the cases of customers: opened and closed, their random numbers, and what is noted of their contacts.
 * Private to sim.
 *
 * Only types with a journey (model/journey.h) have cases; their contacts carry the number of theirs in `caller`. All
 * that is decided about a case is drawn from streams of its own, one for each step of its life.
 */
#ifndef MU_SIM_CASES_H
#define MU_SIM_CASES_H

#include "sim/payout.h"

bool mu_case_make(mu_world *w); /* false if out of memory */
void mu_case_start(mu_world *w);

/* A customer of `type` comes for the first time: his case, or -1 when memory ran out. `member` of a finite population
 * thinks again when it is closed; -1: none does. */
int32_t mu_case_open(mu_world *w, int32_t type, int32_t member);
/* The contact in the person's hand has no more to do with its case, which may be closed before its wrap-up is done. */
void mu_case_leave(mu_world *w, uint32_t agent);
/* Room for a case, or for a part of one, to be filled (it may move all of them); -1 when memory ran out. And back. */
int32_t mu_case_take(mu_world *w);
void    mu_case_give(mu_world *w, int32_t number);
/* The customer's case, of which this one may be a part. */
static inline mu_case *mu_case_whole(const mu_world *w, int32_t number)
{
    while (w->cases[number].whole >= 0) number = w->cases[number].whole;
    return &w->cases[number];
}

/* One contact of the case, or its way through stages, is over; the last one closes it. */
void mu_case_contact_over(mu_world *w, int32_t number);
/* The bot has solved it. */
void mu_case_solved_alone(mu_world *w, int32_t number);
/* Somebody answers a contact of the case for the first time: the customer has a human reply. */
void mu_case_replied(mu_world *w, int32_t number);

/* A contact of the case begins, or stops, to wait for its customer. While any does, the case stands still. */
void mu_case_pause(mu_world *w, int32_t number);
void mu_case_go_on(mu_world *w, int32_t number);

/* Numbers for the next decision about the case. */
mu_rng mu_case_stream_for(const mu_world *w, mu_draw purpose, mu_case *k);
mu_rng mu_case_stream(mu_world *w, int32_t number);
/* Numbers that go with the step that comes next without being one, so that they shift no others. */
mu_rng mu_case_aside(const mu_world *w, mu_draw purpose, const mu_case *k, int32_t index);

/* The row of the record for contacts that came in `cell`, or that come now. */
static inline mu_case_cell *mu_case_cell_of(const mu_world *w, int32_t cell, int32_t type)
{
    return &w->record->cases[(int64_t)cell * w->model->n_types + type];
}
static inline mu_case_cell *mu_case_cell_now(const mu_world *w, int32_t type)
{
    return mu_case_cell_of(w, w->cell, type);
}
/* The contact has come to an end in the person's hands, without a result. */
static inline void mu_case_failed(mu_world *w, const mu_contact *c, uint32_t agent)
{
    mu_case_cell_of(w, c->cell, c->type)->failed++;
    if (w->person != NULL) w->person[agent].failed++;
    if (w->payout != NULL) mu_payout_solved(w, agent, false);
}

/* A span of `us` of a case (or contact) of `type` that began in `cell`, for the quantiles of that day. */
void mu_case_note_span(mu_world *w, mu_span_kind kind, int32_t cell, int32_t type, int64_t us);

/* The type of the case of a contact of a type that has cases. */
static inline int32_t mu_case_type(const mu_world *w, const mu_contact *c)
{
    return c->marks & MU_OVER ? (int32_t)c->next : w->cases[c->caller].type;
}

/* Notes: few contacts need one, and those carry MU_NOTED. They are gone with their case, or with the contact that has
 * left it. */

/* A new note in the case of a contact of that number, or 0 when memory ran out. */
uint32_t mu_note_new(mu_world *w, int32_t number, uint32_t contact);
/* The note of that contact, or 0. */
uint32_t mu_note_find(const mu_world *w, int32_t number, uint32_t contact);
/* The note of a contact that is there, or NULL. */
static inline mu_note *mu_note_of(const mu_world *w, const mu_contact *c)
{
    if (!(c->marks & MU_NOTED)) return NULL;
    return &w->note[c->marks & MU_OVER ? c->prev : mu_note_find(w, c->caller, c->number)];
}
/* It is needed no more, and no longer in the list of a case. */
void mu_note_give(mu_world *w, uint32_t note);

#endif
