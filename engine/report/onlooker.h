/* onlooker.h - somebody who stands on the floor with a notebook: who is idle, who waits, and what should come next.
 *
 * The state is rebuilt from sightings alone (sim/probe.h), so it can be told beside them why a contact went where
 * it went, and a test can compare what the rules of the scenario demand with what the engine did.
 *
 * A person who has finished is not idle yet: the next sighting shows whether something waiting is taken. Until then
 * the person is `freed`.
 */
#ifndef MU_REPORT_ONLOOKER_H
#define MU_REPORT_ONLOOKER_H

#include "model/model.h"
#include "sim/probe.h"

#define MU_ONLOOKER_NONE INT32_MIN /* no prediction: a rule that sightings do not show enough of */

/* A contact that is on the floor. Places in the pool are numbered from 1; 0 is nobody. */
typedef struct {
    int64_t  number, first;        /* its own, and that of the first contact of its case */
    int64_t  arrived_us, since_us; /* when it came; when it began to wait, or was answered */
    uint32_t tie; /* the earlier of two that came at one instant: row of its trace, or number */
    int32_t  type;
    uint32_t next, prev; /* in its queue */
    uint32_t chain;      /* in the table of numbers */
    bool     waiting;
    bool     returned; /* answered before: it waits at the head of its queue */
    bool     on_line;
    bool     answered;
    bool     asking; /* what is in hand goes to its customer next, or is there */
    bool     asked;  /* was there once: no line is held for it */
} mu_seen_contact;

typedef struct {
    int64_t  since_us; /* idle since, when idle */
    int64_t  on_duty_us;
    uint64_t order; /* smaller: idle for longer */
    int32_t  next, prev;
    int32_t  in_hand;
    bool     on_duty, idle;
} mu_seen_person;

typedef struct {
    int32_t first, last; /* idle people, the one idle for longest first; -1 nobody */
    int32_t idle, on_duty;
} mu_seen_team;

typedef struct {
    uint32_t first, last; /* waiting */
    int32_t  waiting;
    int32_t  arrivals;
} mu_seen_type;

typedef struct {
    const mu_model  *model; /* what holds now: `whole`, or one of its epochs */
    const mu_model  *whole;
    mu_seen_contact *contact;
    uint32_t         room, spare; /* places; the first free one, linked by `chain` */
    uint32_t        *bucket;
    uint32_t         buckets;
    mu_seen_person  *person;
    mu_seen_team    *team;
    mu_seen_type    *type;
    int32_t         *line_in_use;
    uint64_t         order;
    int64_t          contacts; /* that have come */
    int32_t          freed;    /* who may take something waiting next, or -1 */
    int64_t          freed_us;
    int64_t          arriving; /* number of the contact that has just come and is nowhere yet, or -1 */
    bool             failed;   /* memory ran out: what it knows is wrong */
    mu_arena        *arena;
} mu_onlooker;

mu_onlooker *mu_onlooker_new(const mu_model *m); /* NULL if out of memory */
void         mu_onlooker_free(mu_onlooker *o);   /* accepts NULL */

/* Each sighting is shown twice. Before it is told: whoever was freed and took nothing is idle. */
void mu_onlooker_before(mu_onlooker *o, const mu_sighting *s);
/* And after: the floor is as it left it. */
void mu_onlooker_after(mu_onlooker *o, const mu_sighting *s);

/* The contact of that number on the floor, or NULL. */
const mu_seen_contact *mu_onlooker_contact(const mu_onlooker *o, int64_t number);

/* What the rules demand (onlooker_choice.c). */

/* May people of this team take a contact that has waited so long? `place` is the team's in types[type].teams. */
bool               mu_onlooker_is_open(const mu_onlooker *o, int32_t type, int32_t place, int64_t waited_us);
static inline bool mu_onlooker_asks_fastest(const mu_contact_type *t)
{
    return t->rich && t->choose == MU_CHOOSE_FASTEST;
}
/* The person who takes a contact of `type` that has waited so long: -1 nobody, or MU_ONLOOKER_NONE. */
int32_t mu_onlooker_person(const mu_onlooker *o, int32_t type, int64_t waited_us);
/* The waiting contact that a free person of `team` takes: its number, -1 none, or MU_ONLOOKER_NONE. */
int64_t mu_onlooker_next(const mu_onlooker *o, int32_t team);
/* True when a contact of `type` finds no line, or nobody and no waiting place. */
bool mu_onlooker_no_line(const mu_onlooker *o, int32_t type);
bool mu_onlooker_no_place(const mu_onlooker *o, int32_t type);

#endif
