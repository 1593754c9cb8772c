#include "sim/cases.h"

#include <stdlib.h>
#include <string.h>

#include "sim/arrive.h"
#include "sim/fork.h"
#include "sim/opinion.h"
#include "sim/world.h"

bool mu_case_make(mu_world *w)
{
    if (!mu_model_has_journeys(w->model)) return true;
    w->open = MU_NEW_ARRAY(w->arena, w->model->n_types, int64_t);
    return w->open != NULL;
}

void mu_case_start(mu_world *w)
{
    w->n_cases = w->n_spare_cases = 0;
    w->spare_note                 = 0;
    for (uint32_t at = w->note_room; at-- > 1;) {
        w->note[at].next = w->spare_note;
        w->spare_note    = at;
    }
    if (w->open != NULL) memset(w->open, 0, (size_t)w->model->n_types * sizeof *w->open);
}

static bool more_cases(mu_world *w)
{
    const uint32_t room = w->case_room > 0 ? 2 * w->case_room : 64;
    mu_case       *cases;
    uint32_t      *spare;

    cases = room <= MU_MOST_WAITING ? realloc(w->cases, room * sizeof *cases) : NULL;
    if (cases != NULL) w->cases = cases;
    spare = cases != NULL ? realloc(w->spare_case, room * sizeof *spare) : NULL;
    if (spare != NULL) w->spare_case = spare;
    if (cases == NULL || spare == NULL) {
        w->too_many  = room > MU_MOST_WAITING;
        w->no_memory = true;
        return false;
    }
    w->case_room = room;
    return true;
}

static mu_case_cell *cell_of_case(const mu_world *w, const mu_case *k)
{
    return mu_case_cell_of(w, k->cell, k->type);
}

int32_t mu_case_take(mu_world *w)
{
    if (w->n_spare_cases > 0) return (int32_t)w->spare_case[--w->n_spare_cases];
    return w->n_cases < w->case_room || more_cases(w) ? (int32_t)w->n_cases++ : -1;
}

int32_t mu_case_open(mu_world *w, int32_t type, int32_t member)
{
    const int32_t at = mu_case_take(w);

    if (at < 0) return -1;
    w->cases[at] = (mu_case){ .born_us    = w->now.us,
                              .first      = w->contacts, /* which is about to be made */
                              .number     = w->type[type].n_cases++,
                              .type       = type,
                              .cell       = w->cell,
                              .contacts   = 1,
                              .member     = member,
                              .open       = 1,
                              .told_us    = -1,
                              .last_agent = -1,
                              .luck       = w->model->types[type].key,
                              .whole      = -1 };
    cell_of_case(w, &w->cases[at])->cases++;
    return at;
}

void mu_case_give(mu_world *w, int32_t number)
{
    mu_case *k = &w->cases[number];

    while (k->note != 0) {
        const uint32_t at = k->note;
        k->note           = w->note[at].next;
        mu_note_give(w, at);
    }
    w->spare_case[w->n_spare_cases++] = (uint32_t)number;
}

static void close_case(mu_world *w, int32_t number)
{
    mu_case      *k    = &w->cases[number];
    mu_case_cell *cell = cell_of_case(w, k);

    cell->cases_closed++;
    cell->case_contacts += k->contacts;
    cell->cases_beyond += k->beyond;
    if (k->solved) {
        const int64_t took_us = w->now.us - k->born_us - k->paused_us;
        cell->cases_solved++;
        cell->cases_first += k->contacts == 1;
        cell->cases_first_net += k->contacts == 1 && !k->handed_on;
        cell->case_time_us += (double)took_us;
        mu_case_note_span(w, MU_SPAN_RESOLUTION, k->cell, k->type, took_us);
    }
    if (w->opinions != NULL) mu_opinion_case_closed(w, k);
    mu_case_give(w, number);
    if (k->member >= 0) mu_arrive_think(w, k->type, k->member);
}

void mu_case_leave(mu_world *w, uint32_t agent)
{
    mu_contact *c    = &w->in_hand[agent];
    mu_case    *k    = &w->cases[c->caller];
    uint32_t   *link = &k->note;

    c->next = (uint32_t)k->type;
    c->marks |= MU_OVER;
    if (!(c->marks & MU_NOTED)) return;
    while (w->note[*link].contact != c->number) link = &w->note[*link].next;
    c->prev = *link;
    *link   = w->note[*link].next;
}

void mu_case_contact_over(mu_world *w, int32_t number)
{
    if (--w->cases[number].open > 0) return;
    if (w->cases[number].whole < 0)
        close_case(w, number);
    else
        mu_fork_part_over(w, number);
}

void mu_case_solved_alone(mu_world *w, int32_t number)
{
    w->cases[number].solved = true;
    mu_case_contact_over(w, number);
}

void mu_case_replied(mu_world *w, int32_t number)
{
    mu_case      *k       = mu_case_whole(w, number);
    mu_case_cell *cell    = cell_of_case(w, k);
    const int64_t took_us = w->now.us - k->born_us;

    if (k->replied) return;
    k->replied = true;
    cell->replied++;
    cell->reply_us += (double)took_us;
    mu_case_note_span(w, MU_SPAN_REPLY, k->cell, k->type, took_us);
}

void mu_case_pause(mu_world *w, int32_t number)
{
    mu_case *k = mu_case_whole(w, number);

    if (k->with_customer++ == 0) k->pause_us = w->now.us;
}

void mu_case_go_on(mu_world *w, int32_t number)
{
    mu_case *k = mu_case_whole(w, number);

    if (--k->with_customer == 0) k->paused_us += w->now.us - k->pause_us;
}

/* ---- random numbers ------------------------------------------------------------------------------- */

enum { STEPS = 1024 }; /* the streams of a case: one for each step of its life */

mu_rng mu_case_aside(const mu_world *w, mu_draw purpose, const mu_case *k, int32_t index)
{
    return mu_rng_stream_from(w->root[purpose], k->luck,
                              (uint64_t)k->number * STEPS + (uint64_t)(index % STEPS));
}

mu_rng mu_case_stream_for(const mu_world *w, mu_draw purpose, mu_case *k)
{
    return mu_case_aside(w, purpose, k, k->step++);
}

mu_rng mu_case_stream(mu_world *w, int32_t number)
{
    return mu_case_stream_for(w, MU_DRAW_FATE, &w->cases[number]);
}

/* ---- spans ---------------------------------------------------------------------------------------- */

void mu_case_note_span(mu_world *w, mu_span_kind kind, int32_t cell, int32_t type, int64_t us)
{
    mu_record *r    = w->record;
    mu_spans  *span = &r->span[kind][(int64_t)w->model->calendar.cells[cell].day * r->n_types + type];

    if (us <= 0)
        span->none++;
    else if (!mu_record_wait(r, &span->lasting, mu_wait_bin(us), us))
        w->no_memory = true;
}

/* ---- notes ---------------------------------------------------------------------------------------- */

/* Twice as many; the first is never used, so that 0 can mean none. */
static bool more_notes(mu_world *w)
{
    const uint32_t room = w->note_room > 0 ? 2 * w->note_room : 64;
    mu_note       *note = room <= MU_MOST_WAITING ? realloc(w->note, room * sizeof *note) : NULL;

    if (note == NULL) {
        w->too_many  = room > MU_MOST_WAITING;
        w->no_memory = true;
        return false;
    }
    for (uint32_t at = room - 1; at >= (w->note_room > 0 ? w->note_room : 1); at--) {
        note[at].next = w->spare_note;
        w->spare_note = at;
    }
    w->note      = note;
    w->note_room = room;
    return true;
}

uint32_t mu_note_new(mu_world *w, int32_t number, uint32_t contact)
{
    mu_case *k = &w->cases[number];

    if (w->spare_note == 0 && !more_notes(w)) return 0;
    const uint32_t at = w->spare_note;
    w->spare_note     = w->note[at].next;
    w->note[at]       = (mu_note){ .contact = contact, .next = k->note, .since_us = -1 };
    k->note           = at;
    return at;
}

void mu_note_give(mu_world *w, uint32_t note)
{
    w->note[note].next = w->spare_note;
    w->spare_note      = note;
}

uint32_t mu_note_find(const mu_world *w, int32_t number, uint32_t contact)
{
    uint32_t at = w->cases[number].note;

    while (at != 0 && w->note[at].contact != contact) at = w->note[at].next;
    return at;
}
