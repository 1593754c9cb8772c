/* demand.h - what customers bring: contact types, how they arrive, how long they wait and take. */
#ifndef MU_MODEL_DEMAND_H
#define MU_MODEL_DEMAND_H

#include "base/simtime.h"
#include "core/dist.h"
#include "model/announcement.h"
#include "model/calendar.h"
#include "model/gate.h"
#include "model/journey.h"

typedef enum {
    MU_ARRIVE_NONE,       /* nobody comes */
    MU_ARRIVE_POISSON,    /* rate by time of day and weekday, times the day's busyness */
    MU_ARRIVE_RENEWAL,    /* independent gaps of any distribution, from the horizon's start */
    MU_ARRIVE_MMPP,       /* Poisson whose rate follows a Markov chain */
    MU_ARRIVE_TRACE,      /* replayed from a file */
    MU_ARRIVE_POPULATION, /* a fixed number of customers who think, call, think again */
    MU_ARRIVE_BACKLOG,    /* all there from the first opening on */
    MU_ARRIVE_DIALLER     /* people are called who may answer */
} mu_arrive;

/* Rate from `from` (time of day) until the next step; the last holds until 24:00. */
typedef struct {
    mu_span from;
    double  per_us;
} mu_rate_step;

typedef struct {
    int32_t             n;
    const mu_rate_step *step; /* ascending; step[0].from is 0 */
} mu_rate_day;

/* The rates of one date, in place of its weekday's. */
typedef struct {
    int32_t     day; /* calendar day, counted from day 0 */
    mu_rate_day rate;
} mu_rate_date;

/* One row of a trace. Spans are -1 where the trace has no such column: then they are drawn. */
typedef struct {
    mu_time  at;
    mu_span  talk, wrap_up, patience;
    uint32_t row; /* position in the file among all its rows: ties at one instant go by it */
} mu_trace_row;

/* Numbers are dialled when someone becomes idle, and every so often: `ratio` for each idle person of the type's teams,
 * less those under way, while at least `least_idle` of the people of the teams `among` are idle. */
typedef struct {
    double         ratio;
    double         answered; /* share of the numbers */
    int32_t        least_idle, n_among;
    const int32_t *among;    /* NULL: the type's own teams */
    const mu_dist *delay;    /* seconds until it is known whether anyone answers; NULL: at once */
    int64_t        every_us; /* MU_NEVER_US: only when someone becomes idle */
} mu_dialler;

typedef struct {
    mu_arrive           kind;
    const mu_wall      *wall;    /* the clock of its rates: that of the scenario, or of its customers */
    mu_rate_day         week[7]; /* POISSON; Monday first. Ignored outside opening windows */
    int32_t             n_dates; /* POISSON: days that have rates of their own, ascending */
    const mu_rate_date *dates;
    const mu_dist      *between;       /* RENEWAL: seconds */
    int32_t             n_states;      /* MMPP */
    const double       *state_per_us;  /* rate in each state */
    const double       *state_stay_us; /* mean stay */
    const double       *state_move;    /* n x n, row-major: cumulative probabilities of the next state */
    const double       *state_share;   /* long-run share of time in each state: mu_mmpp_shares */
    int32_t             n_rows;        /* TRACE, ascending by (at, row) */
    const mu_trace_row *rows;
    int32_t             population;      /* POPULATION */
    const mu_dist      *think;           /* seconds from the end of one contact to the next */
    int64_t             backlog;         /* BACKLOG: contacts; -1: never ending */
    const mu_dialler   *dialler;         /* DIALLER */
    const mu_dist      *batch;           /* contacts per arrival, whole numbers; NULL: always one */
    double              busyness_shape;  /* day factor gamma(shape)/shape; 0: none. shape = 1 / cv^2 */
    double              busyness_common; /* shape of the part shared with all other types, <= shape */
} mu_arrivals;

/* The table of rates that holds on calendar day `day` (counted from day 0). POISSON only. */
const mu_rate_day *mu_arrivals_day(const mu_arrivals *a, const mu_calendar *c, int32_t day);
/* Which of its steps holds at that time of day; the table is not empty. */
int32_t mu_rate_step_at(const mu_rate_day *day, int64_t clock_us);

/* Long-run shares of time of a Markov chain with cumulative moves (n x n, n at most MU_STATES_MAX) and mean
 * stays, into `out`: the embedded chain's stationary shares, weighted by the stays. */
#define MU_STATES_MAX 64
void mu_mmpp_shares(int32_t n, const double *move, const double *stay_us, double *out);

/* The four field-standard variants of service level; N answered, Ab abandoned, T threshold. */
typedef enum {
    MU_SL_STRICT,   /* N<=T / (N + Ab) */
    MU_SL_ANSWERED, /* N<=T / N */
    MU_SL_NEUTRAL,  /* N<=T / (N + Ab>T) */
    MU_SL_CREDITED  /* (N<=T + Ab<=T) / (N + Ab) */
} mu_sl;

/* Which of the idle people of the teams that are open to it takes a contact. Ties go to who has been idle longest. */
typedef enum {
    MU_CHOOSE_LONGEST_IDLE,
    MU_CHOOSE_PREFERENCE,  /* the first team of the type's list that has someone */
    MU_CHOOSE_LEAST_BUSY,  /* who has been busy for the shortest time so far */
    MU_CHOOSE_FASTEST,     /* who has the smallest mean handle time for this type */
    MU_CHOOSE_SPECIALIST,  /* the team that can take the fewest types */
    MU_CHOOSE_RANDOM,      /* each idle person alike */
    MU_CHOOSE_ROUND_ROBIN, /* the next person after the one who had the last contact of this type */
    MU_CHOOSE_FIXED_ORDER  /* the first idle person, teams in the order of the list, people by number */
} mu_choose;

/* What a team may do for a type, beside being able. */
typedef struct {
    int64_t        after_us;   /* it is open to contacts that have waited so long */
    int32_t        least_idle; /* and only while at least so many of its people are idle; 1: always */
    double         handle;     /* factor on the type's talk and wrap-up; 1 */
    const mu_dist *talk;       /* its own talk time in seconds, in place of the type's; NULL: the type's */
    double         resolved;   /* its own share of solved contacts; negative: the type's */
    double         lacks;      /* as of mu_proficiency */
} mu_ability;

typedef enum {
    MU_RESUME_QUEUE, /* an interrupted contact goes back to the head of its queue */
    MU_RESUME_PERSON /* it stays with the person, who takes it up when nothing that interrupts it is waiting */
} mu_resume;

typedef struct {
    const char    *name;
    uint64_t       key;                   /* mu_hash_text(name): streams hang on it */
    const char    *channel, *value_class; /* for results; NULL: none given */
    double         customer_value; /* what is lost with a customer who leaves, in the scenario's currency */
    mu_arrivals    arrivals;
    const mu_dist *talk;           /* seconds; never NULL */
    const mu_dist *wrap_up;        /* NULL: none */
    const mu_dist *patience;       /* NULL: waits for ever */
    bool           takes_messages; /* is worked out of messages that others leave */
    bool           has_target;     /* the scenario gave `answer` */
    double         target_share;   /* 0..1 */
    mu_span        target_within;  /* T; 20 s when no `answer` is given */
    mu_sl          measure;
    mu_span        short_abandon;  /* abandons after at most this long are "short" */
    bool           has_due;        /* the scenario gave `due`; there is a journey then */
    double         due_share;      /* to be done */
    mu_span        due_within;     /* this long after they came, */
    bool           due_business;   /* counted in business hours only */
    int32_t        priority;       /* higher is served first */
    mu_span        head_start;     /* added to the wait when contacts of equal priority are compared */
    int32_t        queue_capacity; /* waiting places; -1: no limit */
    int32_t        lines;          /* index of its line group, or -1 */
    int32_t        n_teams;
    const int32_t *teams;         /* able teams: by preference, or by name */
    bool           by_preference; /* false: the longest-idle person of all able teams */

    /* All of this is left out (0 or NULL) by plain scenarios, which then pay nothing for it. */
    mu_choose         choose;        /* means something only when `rich` */
    bool              rich;          /* someone is chosen in another way than by the two lines above */
    const mu_ability *ability;       /* beside teams[]; NULL: nothing special */
    double            weight;        /* of its wait, under MU_NEXT_WEIGHTED_WAIT; 1 */
    bool              interrupts;    /* takes the place of interruptible contacts of lower priority */
    bool              interruptible; /* may have to make way */
    mu_resume         resume;
    mu_span           switch_cost; /* added to what is left of it when it is taken up again */
    int32_t           concurrency; /* most that one person has in hand at once; 0 or 1: one at a time */
    const double     *slowdown;    /* [concurrency]: factor on all times with 1, 2, ... in hand */
    const mu_journey *journey;     /* NULL: a contact ends when it ends */
    const mu_gate    *gate; /* NULL: every contact comes straight to the queue; else there is a journey too */
    const mu_announcement *announce; /* NULL: nobody is told a wait; else there is a journey too */
    mu_span prefer; /* a customer who comes back waits so long for the person he had before; 0: does not */
} mu_contact_type;

/* Mean handle time, talk and wrap-up, in seconds, as the type has it. */
double mu_type_handle_s(const mu_contact_type *type);

/* A group of telephone lines: a contact that finds all in use is blocked. A line is held from arrival
 * until the talk ends. */
typedef struct {
    const char *name;
    int32_t     capacity;
} mu_lines;

#endif
