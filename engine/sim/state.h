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
#include "sim/typical.h"

/* Order of events at one instant; see world.h. */
typedef enum { MU_CLASS_CALENDAR, MU_CLASS_END, MU_CLASS_ABANDON, MU_CLASS_ARRIVAL } mu_class;

#define MU_NOBODY UINT32_MAX

/* What is special about a contact. */
typedef enum {
    MU_CAPPED    = 1,     /* its talk is broken off at the cap of its type */
    MU_ASTRAY    = 2,     /* it is not for this type: whoever has it finds out and sends it back */
    MU_CALLBACK  = 4,     /* the customer has hung up and is called back */
    MU_UNREACHED = 8,     /* and was not there */
    MU_HELD      = 16,    /* it waits for one person, in his line and not in its type's */
    MU_WARMLY    = 32,    /* someone holds it until it is taken over */
    MU_ASKED     = 64,    /* likewise, and only asks */
    MU_GHOST     = 128,   /* the customer has left without a word */
    MU_AGAIN     = 256,   /* he comes back, because it was not solved */
    MU_NOTED     = 512,   /* his case has a note of it */
    MU_ASKING    = 1024,  /* in hand: he will be asked back */
    MU_BACK      = 2048,  /* he was asked back and has answered: no line is held for him */
    MU_FRESH     = 4096,  /* and the work on his answer has not begun */
    MU_EARLY     = 16384, /* its channel is not open yet: it is in the line for that and not in its queue */
    MU_GAMED     = 32768, /* whoever has it ends it early and does not solve it */
    MU_OVER =
        8192 /* in hand, to be finished: its case is left, `next` is the type of that, `prev` its note */
} mu_mark;

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
    int32_t
        caller; /* case, where the type has a journey; or member of a population; or number within the type */
    bool     resumed; /* was answered before and handed back */
    uint8_t  mood;    /* mu_mood (opinion.h) */
    uint16_t marks;   /* mu_mark */
} mu_contact;

/* What a customer brings. */
typedef struct {
    int64_t  talk_us, wrap_up_us, patience_us;
    int32_t  type, caller; /* see mu_contact */
    uint32_t tie;
    uint16_t marks;
    uint8_t  mood; /* likewise */
} mu_visit;

/* One customer's problem, from his first contact until nothing of it is under way any more; or a part of one, at one
 * place of a stage. */
typedef struct {
    int64_t  born_us;
    int64_t  talk_us;     /* of its last contact, for whoever tries again */
    int64_t  patience_us; /* likewise */
    int64_t  gives_up_us; /* how long the last one waits, if he is asked for a message before that */
    int64_t  done_us;     /* talk of the contact under way before it was handed back or put by */
    int64_t  first;       /* number of its first contact */
    uint32_t number;      /* in order of arrival among the cases of its type */
    int32_t  type;        /* of its first contact */
    int32_t  cell;        /* in which that arrived */
    int32_t  contacts;    /* of the customer: the first, and each time he came back */
    int32_t  tries;       /* redials since he was last answered */
    int32_t  step;        /* of its random numbers */
    int32_t  open;        /* contacts waiting, in hand or on their way */
    int32_t  transfers;
    int32_t  last_agent;    /* who had it last, -1: nobody yet */
    int32_t  right_type;    /* while it is astray */
    int64_t  told_us;       /* the wait that the contact under way was announced; -1: none (announce.h) */
    uint32_t holder;        /* who holds it until someone takes over */
    int64_t  takes_us;      /* and how long both are busy with that */
    int32_t  member;        /* of a finite population, who thinks again when it is closed; -1: none */
    uint32_t note;          /* the first, of its contacts that need one; 0: none does */
    int32_t  questions;     /* decisions so far on asking the customer back */
    int32_t  with_customer; /* contacts that wait for him, */
    int64_t  pause_us;      /* since when some do, */
    int64_t  paused_us;     /* and for how long some did before that */
    double   again;         /* share of talk_us that is done again */
    double   felt_s;        /* waits that the customer has felt since he last judged a contact, */
    int32_t  judged;        /* whose number is this (opinion.h) */
    double   stays;         /* shift of his log-odds of staying, since he last complained (amends.h) */
    bool     solved, replied;
    bool     missed;            /* a part of the stage under way was not solved */
    bool     handed_on, beyond; /* it was escalated; at its first contact, and not because that failed */
    uint64_t luck;              /* its random numbers: the key of its type, or a part's own */

    /* stages that it goes through (fork.h) */
    const mu_stages *stages;      /* NULL: none are under way */
    int32_t          stage, left; /* under way; parts of it that are not over */
    int32_t          whole;       /* the case of which it is a part; -1: it is none */
    int32_t          part;        /* of its stage */
} mu_case;

/* Of one contact that is not like the others. */
typedef struct {
    uint32_t contact;   /* its number; MU_NOBODY while it is on its way */
    uint32_t next;      /* note of the same case, or spare; 0: none */
    double   again;     /* share of its talk that is done again */
    int32_t  asked;     /* how often its customer was asked back */
    int64_t  since_us;  /* it waits for him since then; -1: it does not */
    int64_t  paused_us; /* its due time stood still, in the time in which it is counted */
} mu_note;

typedef enum {
    MU_LATER_ARRIVE,   /* whom: place in the pool */
    MU_LATER_RETURN,   /* likewise */
    MU_LATER_GO_ON,    /* likewise */
    MU_LATER_OVERFLOW, /* likewise, and stamp: number of the contact that stood there */
    MU_LATER_HELD,     /* as OVERFLOW */
    MU_LATER_OPEN,     /* a channel opens for which contacts wait */
    MU_LATER_REFILL,   /* whom: contact type */
    MU_LATER_REPLY,    /* whom: place in the pool; stamp: 1 when there is none and the contact is closed */
    MU_LATER_DIAL, /* whom: number of the dialler, and stamp: 1 when it is time, 0 when someone became idle */
    MU_LATER_RUNG, /* likewise, and stamp: 1 when someone answers */
    MU_LATER_CONSULT, /* as OVERFLOW: the hook asked to be asked again */
    MU_LATER_MIDNIGHT /* a day of the people is over */
} mu_later_what;

typedef struct {
    mu_key        key;
    mu_later_what what;
    uint32_t      whom, stamp;
} mu_later;

/* HOLDING: with a customer, until someone takes over. */
typedef enum { MU_OFF, MU_IDLE, MU_TALKING, MU_WRAPPING, MU_HOLDING, MU_AWAY } mu_agent_state;

/* 32 bytes, because ten thousand of them are touched at random. */
typedef struct {
    int64_t  busy_since_us;
    uint64_t idle_order; /* smaller: idle for longer */
    uint32_t idle_next;
    int32_t  team;
    int32_t  type;     /* of the contact in hand */
    uint8_t  state;    /* mu_agent_state */
    bool     on_shift; /* and no pause is due: see roster.h */
    bool     stays;    /* past the end of duty: see stay.h */
} mu_agent;

typedef struct {
    uint32_t idle_first, idle_last; /* FIFO, so the first is idle for longest */
    int32_t  staffed, scheduled;    /* people logged in; people on shift */
    int64_t  since_us;              /* up to here both are in the record */
} mu_team_state;

typedef struct {
    uint32_t               first, last; /* waiting, in order of arrival; 0 is nobody */
    uint32_t               n_cases;     /* opened so far; without a journey, customers so far, if it adapts */
    bool                   adapts;      /* the work depends on who does it, or may be broken off */
    bool                   interruptible, chat, endless;
    bool                   overflows;  /* some team opens to it after a while only */
    int32_t                person;     /* rich: chosen with the team, number in it; -1: by the team's rule */
    int32_t                last_agent; /* who had the last one; -1: nobody yet. Kept unless all is plain */
    mu_rng                 choice;     /* rich: people picked at random */
    bool                   split_wrap; /* talk and wrap-up end in events of their own */
    int64_t                target_us, short_us, head_start_us;
    int32_t                priority; /* that counts now: the spec's, or as ordered */
    const mu_contact_type *spec;
    mu_rng                 talk, wrap_up, patience;
    int32_t                first_member; /* of its population, among all members */
    mu_source              source;
} mu_type_state;

/* What a member of a finite population draws from: each purpose has a stream of its own. */
typedef struct {
    mu_rng   think, talk, wrap_up, patience;
    uint32_t n; /* contacts so far */
} mu_member;

typedef struct mu_roster mu_roster;

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

    /* slots among the sources: types first, then the members of populations, the calendar, and what happens later */
    uint32_t first_member_slot, calendar_slot, later_slot;

    /* cases, and what happens later; NULL where no type has a journey */
    mu_case  *cases;
    uint32_t *spare_case;
    uint32_t  n_spare_cases, n_cases, case_room;
    mu_note  *note;
    uint32_t  spare_note, note_room;
    int64_t  *open;  /* [type]: contacts that have come and are not done (backlog.h) */
    mu_later *later; /* a heap */
    uint32_t  n_later, later_room;

    struct mu_orders *orders;    /* (orders.h); NULL where nobody is asked for any */
    struct mu_so_far *type_flow; /* [type] (sight.h); NULL likewise */
    struct mu_so_far *team_flow; /* [team] */

    struct mu_stay *stay; /* who stays at closing time (stay.h); NULL where the queue alone says it */

    /* several in hand at once (chat.h); NULL where nobody has */
    struct mu_desk      *desk; /* [agent] */
    struct mu_seat      *seat; /* [agent][seats_each] */
    int32_t              seats_each;
    uint32_t            *some_room; /* [team][in hand][first, last] */
    struct mu_announcer *announcer; /* [type] (announce.h); NULL where nobody is told a wait */
    uint32_t *held; /* [agent]: contacts that wait for this person alone (prefer.h); NULL where none do */

    struct mu_early *early; /* [type]: who waits for its channel to open (early.h); NULL where nobody does */

    /* work that makes way (interrupt.h); all NULL where nothing does */
    uint32_t *making_way; /* [pair of team and type]: the person who began last */
    int64_t  *first_pair; /* [team] */
    int64_t   n_pairs;
    uint32_t *way_next, *way_prev; /* [agent] */
    int64_t  *way_pair;            /* [agent], -1: in no list */
    uint32_t *kept;                /* [agent]: the contact put by last, its place in the pool; 0: none */

    /* rich teams (choose.h); all NULL where there are none */
    struct mu_crew **crew;       /* [team], NULL for plain ones */
    int64_t         *busy_total; /* [agent] */
    int64_t        **pace; /* [type][team of the type]: mean handle time of those who are like the team */

    /* the calendar */
    int32_t window, edge; /* next window edge (an even one opens windows[window / 2]), next duty edge */
    int32_t epoch;        /* of the model that holds now */
    bool    closed;       /* between windows, or after the last */

    struct mu_dial *dial; /* those who dial (dialler.h) */
    int32_t         n_dials;

    struct mu_minds *minds;   /* how people change (minds.h); NULL where nobody does */
    mu_calibration  *typical; /* [type] times and shares are relative to that (typical.h); NULL: to experts */
    mu_typical_sums *seen;    /* [type] in a world that finds that out; else NULL */
    struct mu_burdens *strain;  /* what load does to them (strain.h); NULL where nothing */
    struct mu_payouts *payout;  /* what they are promised (payout.h); NULL where nothing is */
    struct mu_company *company; /* who learns from whom (company.h); NULL where nobody does */
    struct mu_moods   *mood;    /* how content they are (mood.h); NULL where that does not change */
    struct mu_praises *praise;  /* what praise does to them (praise.h); NULL where it does nothing */
    struct mu_peers   *peers;   /* how people stand beside their team (peers.h); NULL where nobody looks */
    struct mu_drives  *drive;   /* how hard they try (drive.h); NULL where all try as usual */

    struct mu_courses *course;  /* what courses leave in them (course.h); NULL where nothing is taught */
    struct mu_knowhow *knowhow; /* what is written down (knowhow.h); NULL where nothing is */

    struct mu_staff *staff; /* who has which seat (staff.h); NULL where nobody leaves and none is vacant */

    const struct mu_opinions *opinions; /* what customers think (opinion.h); NULL where nobody does */

    mu_roster      *roster; /* NULL: whoever is on duty is on the phones */
    mu_person_time *person; /* the record's, or NULL: nobody asks */

    const mu_model    *model; /* what holds now: `whole`, or one of its epochs */
    const mu_model    *whole;
    const mu_hooks    *hooks;
    const mu_observer *observer; /* NULL when nobody watches */
    mu_record         *record;
    struct mu_choice
               *choice;   /* [epoch][type]: ways on that a hook chooses from (onward.h); NULL: none does */
    mu_admitted admitted; /* what a hook says of the customer at the door; else as usual */
    uint32_t    named;    /* whom a hook named to take the contact it was asked about; MU_NOBODY: nobody */
    int64_t     ask_again_us; /* and when it wants to be asked about one that waits; 0: not */
    bool        halted;       /* a hook could not answer */
    bool remember; /* contacts in hand must be kept: shift ends, lines, populations, journeys, observers */
    bool
        plain; /* no rich teams, no special types, no hooks but `route`: the short way does for everything else */
    bool                 asks;    /* the hook `route` is there */
    bool                 single;  /* one type and one team all the time: there is nothing to choose */
    bool                 patient; /* nobody ever gives up: the agenda of waiters stays empty */
    bool                 no_memory;
    bool                 stopped;    /* from outside, */
    const volatile bool *stop;       /* when this is set; or NULL */
    bool                 endless;    /* a case goes round and round, or time stands still */
    int64_t              later_us;   /* of the last event that was planned for later, */
    int64_t              done_there; /* and contacts until then, less such events at that instant */
    bool                 too_many;   /* more than MU_MOST_WAITING contacts wait at once */
    uint64_t             seed;
    int64_t              replication;
    mu_rng_root          root[MU_DRAWS_OF_WORLD]; /* [purpose] */
    mu_arena            *arena;                   /* what never grows */
};

typedef struct mu_world mu_world;

/* This replication would never end: it is ended. */
static inline void mu_world_endless(mu_world *w)
{
    w->endless   = true;
    w->no_memory = true; /* what ends the run */
}

static inline void mu_see(const mu_world *w, mu_saw what, int64_t contact, int32_t type, int32_t team,
                          int32_t agent)
{
    if (__builtin_expect(w->observer != NULL, 0)) {
        const mu_sighting s = { what, w->now, contact, type, team, agent, -1, -1, NULL, NULL };
        w->observer->see(w->observer->context, &s);
    }
}

/* Of a customer who was announced a wait, or -1. */
static inline void mu_see_told(const mu_world *w, mu_saw what, int64_t contact, int32_t type, int64_t told_us)
{
    if (__builtin_expect(w->observer != NULL, 0)) {
        const mu_sighting s = { what, w->now, contact, type, -1, -1, -1, told_us, NULL, NULL };
        w->observer->see(w->observer->context, &s);
    }
}

#endif
