#include "report/onlooker.h"

#include <stdlib.h>
#include "model/person.h"

enum { FIRST_ROOM = 64 };

mu_onlooker *mu_onlooker_new(const mu_model *m)
{
    mu_onlooker *o = calloc(1, sizeof *o);

    if (o == NULL) return NULL;
    o->model    = m;
    o->whole    = m;
    o->freed    = -1;
    o->arriving = -1;
    o->arena    = mu_arena_new(0);
    if (o->arena == NULL) goto no_memory;
    o->person      = MU_NEW_ARRAY(o->arena, m->n_agents, mu_seen_person);
    o->team        = MU_NEW_ARRAY(o->arena, m->n_teams, mu_seen_team);
    o->type        = MU_NEW_ARRAY(o->arena, m->n_types, mu_seen_type);
    o->line_in_use = MU_NEW_ARRAY(o->arena, m->n_lines, int32_t);
    if (o->person == NULL || o->team == NULL || o->type == NULL || o->line_in_use == NULL) goto no_memory;
    for (int32_t i = 0; i < m->n_teams; i++) o->team[i].first = o->team[i].last = -1;
    return o;

no_memory:
    mu_onlooker_free(o);
    return NULL;
}

void mu_onlooker_free(mu_onlooker *o)
{
    if (o == NULL) return;
    free(o->contact);
    free(o->bucket);
    mu_arena_free(o->arena);
    free(o);
}

/* ---- contacts by number --------------------------------------------------------------------------- */

static uint32_t bucket_of(const mu_onlooker *o, int64_t number)
{
    return (uint32_t)number & (o->buckets - 1); /* numbers are consecutive, so their low bits spread well */
}

static uint32_t find(const mu_onlooker *o, int64_t number)
{
    uint32_t place = o->buckets > 0 ? o->bucket[bucket_of(o, number)] : 0;

    while (place != 0 && o->contact[place].number != number) place = o->contact[place].chain;
    return place;
}

const mu_seen_contact *mu_onlooker_contact(const mu_onlooker *o, int64_t number)
{
    const uint32_t place = find(o, number);

    return place != 0 ? &o->contact[place] : NULL;
}

static void chain_in(mu_onlooker *o, uint32_t place)
{
    uint32_t *bucket = &o->bucket[bucket_of(o, o->contact[place].number)];

    o->contact[place].chain = *bucket;
    *bucket                 = place;
}

/* Twice as many places and buckets; all places are taken when this is called. */
static bool grow(mu_onlooker *o)
{
    const uint32_t   room    = o->room > 0 ? 2 * o->room : FIRST_ROOM;
    mu_seen_contact *contact = realloc(o->contact, room * sizeof *contact);
    uint32_t        *bucket  = NULL;

    if (contact == NULL) return false;
    o->contact = contact;
    bucket     = calloc(room, sizeof *bucket);
    if (bucket == NULL) return false;
    free(o->bucket);
    o->bucket  = bucket;
    o->buckets = room;
    for (uint32_t place = 1; place < o->room; place++) chain_in(o, place);
    for (uint32_t place = room - 1; place >= (o->room > 0 ? o->room : 1); place--) {
        o->contact[place].chain = o->spare;
        o->spare                = place;
    }
    o->room = room;
    return true;
}

/* In a trace, rows at one instant go by their place in the file; everyone else by number. */
static uint32_t tie_of(const mu_onlooker *o, int32_t type, int64_t number)
{
    const mu_arrivals *a   = &o->model->types[type].arrivals;
    const int32_t      row = o->type[type].arrivals;

    return a->kind == MU_ARRIVE_TRACE && row < a->n_rows ? a->rows[row].row : (uint32_t)number;
}

static uint32_t add_contact(mu_onlooker *o, int64_t number, int32_t type, int64_t now_us)
{
    if (o->spare == 0 && !grow(o)) {
        o->failed = true;
        return 0;
    }
    const uint32_t place = o->spare;
    o->spare             = o->contact[place].chain;
    o->contact[place]    = (mu_seen_contact){ .number     = number,
                                              .first      = number,
                                              .arrived_us = now_us,
                                              .since_us   = now_us,
                                              .tie        = tie_of(o, type, number),
                                              .type       = type };
    chain_in(o, place);
    return place;
}

static void hang_up(mu_onlooker *o, mu_seen_contact *c)
{
    if (c->on_line) o->line_in_use[o->model->types[c->type].lines]--;
    c->on_line = false;
}

static void remove_contact(mu_onlooker *o, uint32_t place)
{
    uint32_t *link = &o->bucket[bucket_of(o, o->contact[place].number)];

    hang_up(o, &o->contact[place]);
    while (*link != place) link = &o->contact[*link].chain;
    *link                   = o->contact[place].chain;
    o->contact[place].chain = o->spare;
    o->spare                = place;
}

/* ---- queues --------------------------------------------------------------------------------------- */

/* Puts the contact into its queue, after `before` (0: at the head). */
static void join_after(mu_onlooker *o, uint32_t place, uint32_t before)
{
    mu_seen_contact *c     = &o->contact[place];
    mu_seen_type    *t     = &o->type[c->type];
    const uint32_t   after = before != 0 ? o->contact[before].next : t->first;

    c->prev = before;
    c->next = after;
    if (before != 0)
        o->contact[before].next = place;
    else
        t->first = place;
    if (after != 0)
        o->contact[after].prev = place;
    else
        t->last = place;
    c->waiting = true;
    t->waiting++;
}

/* One that was answered before goes before all that were not, and among its like by number. */
static void join_head(mu_onlooker *o, uint32_t place)
{
    const mu_seen_contact *c      = &o->contact[place];
    uint32_t               before = 0, after = o->type[c->type].first;

    while (after != 0 && o->contact[after].returned && o->contact[after].number < c->number) {
        before = after;
        after  = o->contact[after].next;
    }
    join_after(o, place, before);
}

static void leave_queue(mu_onlooker *o, uint32_t place)
{
    mu_seen_contact *c = &o->contact[place];
    mu_seen_type    *t = &o->type[c->type];

    if (!c->waiting) return;
    if (c->prev != 0)
        o->contact[c->prev].next = c->next;
    else
        t->first = c->next;
    if (c->next != 0)
        o->contact[c->next].prev = c->prev;
    else
        t->last = c->prev;
    c->waiting = false;
    t->waiting--;
}

/* ---- people --------------------------------------------------------------------------------------- */

static void become_idle(mu_onlooker *o, int32_t agent, int32_t team, int64_t now_us)
{
    mu_seen_person *p = &o->person[agent];
    mu_seen_team   *t = &o->team[team];

    if (p->idle || !p->on_duty || p->in_hand > 0) return;
    p->idle     = true;
    p->since_us = now_us;
    p->order    = o->order++;
    p->next     = -1;
    p->prev     = t->last;
    if (t->last >= 0)
        o->person[t->last].next = agent;
    else
        t->first = agent;
    t->last = agent;
    t->idle++;
}

static void stop_idling(mu_onlooker *o, int32_t agent, int32_t team)
{
    mu_seen_person *p = &o->person[agent];
    mu_seen_team   *t = &o->team[team];

    if (!p->idle) return;
    if (p->prev >= 0)
        o->person[p->prev].next = p->next;
    else
        t->first = p->next;
    if (p->next >= 0)
        o->person[p->next].prev = p->prev;
    else
        t->last = p->prev;
    p->idle = false;
    t->idle--;
}

static void set_free(mu_onlooker *o, const mu_sighting *s)
{
    if (o->person[s->agent].in_hand > 0) o->person[s->agent].in_hand--;
    o->freed    = s->agent;
    o->freed_us = s->at.us;
}

/* ---- one sighting --------------------------------------------------------------------------------- */

/* What a person's own step says of them, or what is decided about the case just handled, comes before they choose. */
static bool leaves_freed_undecided(const mu_onlooker *o, const mu_sighting *s)
{
    switch (s->what) {
    case MU_SAW_SOLVED:
    case MU_SAW_REOPEN:
    case MU_SAW_ESCALATE:
    case MU_SAW_FOLLOW_UP:
    case MU_SAW_LOST:
    case MU_SAW_ASK:
    case MU_SAW_MISLAID:
    case MU_SAW_REDIAL:
    case MU_SAW_STAGE:
    case MU_SAW_PART:
    case MU_SAW_JOIN:
    case MU_SAW_STOP: return true;
    case MU_SAW_ANSWER:
    case MU_SAW_RESUME:
    case MU_SAW_BREAK:
    case MU_SAW_MEETING:
    case MU_SAW_TRAINING:
    case MU_SAW_ABSENT:
    case MU_SAW_LOAN:
    case MU_SAW_LOG_OUT: return s->agent == o->freed;
    default: return false;
    }
}

void mu_onlooker_before(mu_onlooker *o, const mu_sighting *s)
{
    if (s->what == MU_SAW_CHANGE) o->model = mu_model_at(o->whole, s->at);
    if (o->freed < 0 || (s->at.us == o->freed_us && leaves_freed_undecided(o, s))) return;

    become_idle(o, o->freed, mu_person_team(o->model, o->freed), o->freed_us);
    o->freed = -1;
}

static void see_arrival(mu_onlooker *o, const mu_sighting *s)
{
    const uint32_t place = add_contact(o, s->contact, s->type, s->at.us);

    if (place != 0) o->contact[place].first = s->first;
    o->type[s->type].arrivals++;
    o->contacts++;
    o->arriving = s->contact;
}

/* Who comes onto the floor takes a line, until the talk is over. */
static void take_line(mu_onlooker *o, mu_seen_contact *c)
{
    const int32_t lines = o->model->types[c->type].lines;

    if (lines < 0 || c->on_line || c->asked) return;
    c->on_line = true;
    o->line_in_use[lines]++;
}

static void see_answer(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    mu_seen_contact *c = &o->contact[place];

    leave_queue(o, place);
    take_line(o, c);
    c->answered = true;
    c->since_us = s->at.us;
    stop_idling(o, s->agent, s->team);
    o->person[s->agent].in_hand++;
    if (o->freed == s->agent) o->freed = -1;
}

/* It is in no queue yet. */
static void see_early(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    take_line(o, &o->contact[place]);
    o->contact[place].since_us = s->at.us;
}

static void see_queued(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    take_line(o, &o->contact[place]);
    o->contact[place].since_us = s->at.us;
    join_after(o, place, o->type[s->type].last);
}

/* Back into the queue, unless it stays with the person who was called away. */
static void see_return(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    mu_seen_contact *c = &o->contact[place];

    c->returned = true;
    c->since_us = s->at.us;
    set_free(o, s);
    if (s->what == MU_SAW_INTERRUPT && o->model->types[c->type].resume == MU_RESUME_PERSON) return;
    join_head(o, place);
}

static void see_leaving(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    leave_queue(o, place);
    remove_contact(o, place);
    if (s->agent >= 0) set_free(o, s);
}

/* Finished for now, where the customer has to be asked; else for good. */
static void see_finish(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    mu_seen_contact *c = &o->contact[place];

    if (!c->asking) {
        see_leaving(o, s, place);
        return;
    }
    hang_up(o, c);
    c->asked    = true;
    c->since_us = s->at.us;
    set_free(o, s);
}

/* The customer has answered. */
static void see_reply(mu_onlooker *o, const mu_sighting *s, uint32_t place)
{
    mu_seen_contact *c = &o->contact[place];

    c->asking   = false;
    c->returned = true;
    c->since_us = s->at.us;
    join_head(o, place);
}

static void see_duty(mu_onlooker *o, const mu_sighting *s)
{
    mu_seen_person *p  = &o->person[s->agent];
    const bool      on = s->what == MU_SAW_LOG_IN || s->what == MU_SAW_BACK;

    if (on) {
        set_free(o, s);
        p->in_hand = 0;
        if (s->what == MU_SAW_LOG_IN) p->on_duty_us = s->at.us;
    } else {
        stop_idling(o, s->agent, s->team);
        if (o->freed == s->agent) o->freed = -1;
    }
    /* Who goes home from a break, or does not come at all, was not there before. */
    if (p->on_duty != on) o->team[s->team].on_duty += on ? 1 : -1;
    p->on_duty = on;
}

/* A contact that goes on under another type waits there, not here. */
static uint32_t place_of(mu_onlooker *o, const mu_sighting *s)
{
    uint32_t place = find(o, s->contact);

    if (place == 0) return add_contact(o, s->contact, s->type, s->at.us);
    if (o->contact[place].type != s->type) {
        leave_queue(o, place);
        hang_up(o, &o->contact[place]);
        o->contact[place].type = s->type;
    }
    return place;
}

void mu_onlooker_after(mu_onlooker *o, const mu_sighting *s)
{
    uint32_t place = 0;

    if (o->failed) return;
    switch (s->what) {
    case MU_SAW_LOG_IN:
    case MU_SAW_LOG_OUT:
    case MU_SAW_BREAK:
    case MU_SAW_MEETING:
    case MU_SAW_TRAINING:
    case MU_SAW_ABSENT:
    case MU_SAW_LOAN:
    case MU_SAW_BACK: see_duty(o, s); return;
    case MU_SAW_ARRIVAL: see_arrival(o, s); return;
    case MU_SAW_CHANGE:
    case MU_SAW_ORDER:
    case MU_SAW_QUIT:
    case MU_SAW_START:
    case MU_SAW_ORDER_END:
    case MU_SAW_REDIAL:
    case MU_SAW_SOLVED:
    case MU_SAW_REOPEN:
    case MU_SAW_ESCALATE:
    case MU_SAW_FOLLOW_UP:
    case MU_SAW_DIAL:
    case MU_SAW_MISLAID:
    case MU_SAW_LOST:
    case MU_SAW_STAGE:
    case MU_SAW_PART:
    case MU_SAW_JOIN:
    case MU_SAW_STOP: return;
    default: break;
    }
    if (s->contact == o->arriving) o->arriving = -1;
    place = place_of(o, s);
    if (place == 0) return;
    switch (s->what) {
    case MU_SAW_QUEUED: see_queued(o, s, place); break;
    case MU_SAW_EARLY: see_early(o, s, place); break;
    case MU_SAW_ANSWER:
    case MU_SAW_RESUME:
    case MU_SAW_RING: see_answer(o, s, place); break;
    case MU_SAW_ASK: o->contact[place].asking = true; break;
    case MU_SAW_FINISH: see_finish(o, s, place); break;
    case MU_SAW_REPLY: see_reply(o, s, place); break;
    case MU_SAW_TALK_END: hang_up(o, &o->contact[place]); break;
    case MU_SAW_HAND_BACK:
    case MU_SAW_INTERRUPT: see_return(o, s, place); break;
    default: see_leaving(o, s, place); break; /* blocked, turned away, gave up, a message, dropped, closed */
    }
}
