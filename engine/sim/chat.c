#include "sim/chat.h"

#include <math.h>

#include "sim/choose.h"
#include "sim/effort.h"
#include "sim/hand.h"
#include "sim/stretch.h"

static int32_t most_in_hand(const mu_model *m)
{
    int32_t most = 1;

    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].concurrency > most) most = m->types[i].concurrency;
    return most;
}

bool mu_chat_make(mu_world *w)
{
    const mu_model *m = w->model;

    w->seats_each = most_in_hand(m);
    if (w->seats_each <= 1) return true;
    w->desk      = MU_NEW_ARRAY(w->arena, m->n_agents, mu_desk);
    w->seat      = MU_NEW_ARRAY(w->arena, (int64_t)m->n_agents * w->seats_each, mu_seat);
    w->some_room = MU_NEW_ARRAY(w->arena, 2 * (int64_t)m->n_teams * w->seats_each, uint32_t);
    return w->desk != NULL && w->seat != NULL && w->some_room != NULL;
}

void mu_chat_start(mu_world *w)
{
    if (w->desk == NULL) return;
    for (int32_t i = 0; i < w->model->n_agents; i++) w->desk[i] = (mu_desk){ .pace = 1 };
    for (int64_t i = 0; i < 2 * (int64_t)w->model->n_teams * w->seats_each; i++) w->some_room[i] = MU_NOBODY;
}

/* ---- who has room --------------------------------------------------------------------------------- */

/* First and last of those in `team` who have n in hand. */
static uint32_t *list_of(const mu_world *w, int32_t team, int32_t n)
{
    return &w->some_room[2 * ((int64_t)team * w->seats_each + n)];
}

static mu_seat *seats_of(const mu_world *w, uint32_t agent)
{
    return &w->seat[(int64_t)agent * w->seats_each];
}

static void unlist(mu_world *w, uint32_t agent)
{
    mu_desk  *d    = &w->desk[agent];
    uint32_t *list = list_of(w, w->agent[agent].team, d->n);

    if (!d->listed) return;
    if (d->prev != MU_NOBODY)
        w->desk[d->prev].next = d->next;
    else
        list[0] = d->next;
    if (d->next != MU_NOBODY)
        w->desk[d->next].prev = d->prev;
    else
        list[1] = d->prev;
    d->listed = false;
}

bool mu_chat_has_seat(const mu_world *w, uint32_t agent, int32_t type)
{
    const int32_t n = w->desk[agent].n;

    if (n >= w->type[type].spec->concurrency) return false;
    for (int32_t i = 0; i < n; i++)
        if (n >= w->type[seats_of(w, agent)[i].contact.type].spec->concurrency) return false;
    return true;
}

void mu_chat_list(mu_world *w, uint32_t agent, bool open)
{
    mu_desk  *d    = &w->desk[agent];
    uint32_t *list = list_of(w, w->agent[agent].team, d->n);

    unlist(w, agent);
    if (!open || d->n == 0 || d->n >= w->seats_each) return;
    d->next = MU_NOBODY;
    d->prev = list[1];
    if (list[1] != MU_NOBODY)
        w->desk[list[1]].next = agent;
    else
        list[0] = agent;
    list[1]   = agent;
    d->listed = true;
}

uint32_t mu_chat_seat_for(const mu_world *w, int32_t type, int64_t waited_us)
{
    const mu_contact_type *spec = w->type[type].spec;

    for (int32_t n = 1; n < spec->concurrency; n++)
        for (int32_t i = 0; i < spec->n_teams; i++) {
            if (!mu_choose_may_take(w, spec, i, waited_us)) continue;
            if (mu_choose_others_first(w, spec->teams[i], type, waited_us)) continue;
            for (uint32_t a = *list_of(w, spec->teams[i], n); a != MU_NOBODY; a = w->desk[a].next)
                if (mu_chat_has_seat(w, a, type)) return a;
        }
    return MU_NOBODY;
}

/* ---- the work goes on ----------------------------------------------------------------------------- */

/* What was done since the last change. */
static void catch_up(mu_world *w, uint32_t agent)
{
    mu_desk     *d    = &w->desk[agent];
    mu_seat     *seat = seats_of(w, agent);
    const double done = (double)(w->now.us - d->since_us) / d->pace;

    for (int32_t i = 0; i < d->n; i++) seat[i].left_us -= done;
    mu_stretch_sessions(w, w->agent[agent].team, d->since_us, d->n);
    d->since_us = w->now.us;
}

/* The pace of the slowest type in hand holds for all. */
static void set_next_end(mu_world *w, uint32_t agent)
{
    mu_desk *d    = &w->desk[agent];
    mu_seat *seat = seats_of(w, agent);
    double   left = INFINITY;

    d->pace = 1;
    for (int32_t i = 0; i < d->n; i++) {
        const double pace = w->type[seat[i].contact.type].spec->slowdown[d->n - 1];
        if (pace > d->pace) d->pace = pace;
        if (seat[i].left_us < left) left = seat[i].left_us;
    }
    if (d->n == 0) return;
    mu_set_end(w, agent, w->now.us + (left > 0 ? (int64_t)ceil(left * d->pace) : 0));
}

void mu_chat_begin(mu_world *w, uint32_t agent, const mu_contact *c)
{
    mu_desk *d = &w->desk[agent];

    unlist(w, agent);
    if (d->n == 0) d->since_us = w->now.us;
    catch_up(w, agent);
    seats_of(w, agent)[d->n++] = (mu_seat){ *c, (double)(c->talk_us + c->wrap_up_us), w->now.us };
    w->agent[agent].type       = c->type;
    w->agent[agent].state      = MU_TALKING;
    set_next_end(w, agent);
}

/* The times that were planned when it was answered become those that it took; wrap-up has its planned share of them. */
static void write_down(mu_world *w, uint32_t agent, const mu_seat *s)
{
    const double     planned = (double)(s->contact.talk_us + s->contact.wrap_up_us);
    const int64_t    took_us = w->now.us - s->begun_us;
    mu_contact      *c       = &w->in_hand[agent];
    mu_contact_cell *cell =
        &w->record->contact[(int64_t)s->contact.cell * w->model->n_types + s->contact.type];

    *c            = s->contact;
    c->wrap_up_us = planned > 0 ? (int64_t)((double)took_us * ((double)c->wrap_up_us / planned)) : 0;
    c->talk_us    = took_us - c->wrap_up_us;
    if (!(c->marks & MU_GHOST)) {
        cell->talk_us += (double)(c->talk_us - s->contact.talk_us);
        cell->wrap_up_us += (double)(c->wrap_up_us - s->contact.wrap_up_us);
    }
    mu_note_work(w, agent, c->talk_us - s->contact.talk_us, c->wrap_up_us - s->contact.wrap_up_us);
    if (w->record->cases != NULL)
        mu_effort_add(w, agent, c, c->talk_us - s->contact.talk_us, c->wrap_up_us - s->contact.wrap_up_us);
}

int32_t mu_chat_end(mu_world *w, uint32_t agent)
{
    mu_desk *d     = &w->desk[agent];
    mu_seat *seat  = seats_of(w, agent);
    int32_t  first = 0;

    unlist(w, agent);
    catch_up(w, agent);
    for (int32_t i = 1; i < d->n; i++)
        if (seat[i].left_us < seat[first].left_us) first = i;
    write_down(w, agent, &seat[first]);
    for (int32_t i = first; i + 1 < d->n; i++) seat[i] = seat[i + 1];
    d->n--;
    set_next_end(w, agent);
    return d->n;
}

int32_t mu_chat_count(const mu_world *w, uint32_t agent)
{
    return w->desk != NULL ? w->desk[agent].n : 0;
}

const mu_contact *mu_chat_contact(const mu_world *w, uint32_t agent, int32_t i)
{
    return &seats_of(w, agent)[i].contact;
}

void mu_chat_close_books(mu_world *w)
{
    for (int32_t i = 0; w->desk != NULL && i < w->model->n_agents; i++)
        if (w->desk[i].n > 0) catch_up(w, (uint32_t)i);
}
