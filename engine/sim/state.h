/* state.h - what one replication is made of. Private to the sim layer.
 *
 * Everything is an index, never a pointer that outlives a growth: people are numbered team by team, waiting
 * contacts live in a pool whose index is also their slot in the agenda of abandonments. Three agendas instead
 * of one, because each of them is small and hot in its own way: sources (arrival streams and the calendar),
 * people (ends of talk and work), waiters (abandonments).
 */
#ifndef MU_SIM_STATE_H
#define MU_SIM_STATE_H

#include "core/agenda.h"
#include "sim/hooks.h"
#include "sim/probe.h"
#include "sim/record.h"
#include "sim/source.h"

/* Order of events at one instant; see world.h. */
typedef enum { MU_CLASS_CALENDAR, MU_CLASS_END, MU_CLASS_ABANDON, MU_CLASS_ARRIVAL } mu_class;

#define MU_NOBODY UINT32_MAX

/* A contact as it waits, and as it is held in hand where that must be remembered: one cache line. */
typedef struct {
    int64_t  arrived_us;
    int64_t  queued_us; /* when it (last) joined its queue */
    uint32_t number;    /* in order of arrival over all types */
    uint32_t tie;       /* the last tie: the row of its trace, else its number */
    int64_t  talk_us, wrap_up_us;
    int32_t  cell; /* in which it arrived */
    int32_t  type;
    uint32_t next, prev;
    int32_t  member;  /* of a finite population, or -1 */
    bool     resumed; /* was answered before and handed back */
} mu_contact;

typedef enum { MU_OFF, MU_IDLE, MU_TALKING, MU_WRAPPING } mu_agent_state;

/* 32 bytes, because ten thousand of them are touched at random. */
typedef struct {
    int64_t  busy_since_us;
    uint64_t idle_order; /* smaller: idle for longer */
    uint32_t idle_next;
    int32_t  team;
    int32_t  type;  /* of the contact in hand */
    uint8_t  state; /* mu_agent_state */
    bool     on_shift;
} mu_agent;

typedef struct {
    uint32_t idle_first, idle_last; /* FIFO, so the first is idle for longest */
    int32_t  staffed, scheduled;    /* people logged in; people on shift */
    int64_t  since_us;              /* up to here both are in the record */
} mu_team_state;

typedef struct {
    uint32_t               first, last; /* waiting, in order of arrival; 0 is nobody */
    bool                   split_wrap;  /* talk and wrap-up end in events of their own */
    int64_t                target_us, short_us, head_start_us;
    const mu_contact_type *spec;
    mu_rng                 talk, wrap_up, patience;
    int32_t                first_member; /* of its population, among all members */
    mu_source              source;
} mu_type_state;

/* What a member of a finite population draws from: each purpose has a stream of its own. */
typedef struct {
    mu_rng think, talk, wrap_up, patience;
} mu_member;

struct mu_world {
    /* the clock and the cell it is in */
    mu_time          now;
    int64_t          cell_from_us, cell_till_us;
    int32_t          cell;
    mu_contact_cell *contact_cell; /* row of the current cell: [type] */
    mu_team_cell    *team_cell;    /* [team] */

    mu_agenda people, waiters, sources;
    uint64_t  sequence; /* of events */
    uint64_t  idle_order;
    int64_t   contacts, events;

    mu_agent      *agent;
    mu_team_state *team;
    mu_type_state *type;
    int32_t       *idle;      /* people idle, per team */
    int32_t       *waiting;   /* contacts waiting, per type */
    int64_t        n_waiting; /* of all types */
    mu_contact    *pool;      /* [0] is never used, so that 0 can mean nobody */
    uint32_t      *spare;     /* free places of the pool, the last one first */
    uint32_t       n_spare, pool_size;
    mu_contact    *in_hand; /* per agent, kept only when `remember` is set */
    int32_t       *line_in_use;
    double        *busyness; /* [type * days + day], or NULL when no type has any */
    int32_t        days;
    mu_member     *member; /* of all populations, one after the other */

    /* slots among the sources: types first, then the members of populations, then the calendar */
    uint32_t first_member_slot, calendar_slot;

    /* the calendar */
    int32_t window, edge; /* next window edge (an even one opens windows[window / 2]), next duty edge */
    bool    closed;       /* between windows, or after the last */

    const mu_model    *model;
    const mu_hooks    *hooks;
    const mu_observer *observer; /* NULL when nobody watches */
    mu_record         *record;
    bool      remember; /* contacts in hand must be kept: shift ends, lines, populations, observers */
    bool      patient;  /* nobody ever gives up: the agenda of waiters stays empty */
    bool      no_memory;
    bool      too_many; /* more than MU_MOST_WAITING contacts wait at once */
    uint64_t  seed;
    int64_t   replication;
    mu_arena *arena; /* what never grows */
};

typedef struct mu_world mu_world;

static inline void mu_see(const mu_world *w, mu_saw what, int64_t contact, int32_t type, int32_t team,
                          int32_t agent)
{
    if (__builtin_expect(w->observer != NULL, 0)) {
        const mu_sighting s = { what, w->now, contact, type, team, agent };
        w->observer->see(w->observer->context, &s);
    }
}

#endif
