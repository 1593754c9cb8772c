/* demand.h - what customers bring: contact types, how they arrive, how long they wait and take. */
#ifndef MU_MODEL_DEMAND_H
#define MU_MODEL_DEMAND_H

#include "base/simtime.h"
#include "core/dist.h"
#include "model/calendar.h"

typedef enum {
    MU_ARRIVE_NONE,      /* nobody comes */
    MU_ARRIVE_POISSON,   /* rate by time of day and weekday, times the day's busyness */
    MU_ARRIVE_RENEWAL,   /* independent gaps of any distribution, from the horizon's start */
    MU_ARRIVE_MMPP,      /* Poisson whose rate follows a Markov chain */
    MU_ARRIVE_TRACE,     /* replayed from a file */
    MU_ARRIVE_POPULATION /* a fixed number of customers who think, call, think again */
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

typedef struct {
    mu_arrive           kind;
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
    const mu_dist      *batch;           /* contacts per arrival, whole numbers; NULL: always one */
    double              busyness_shape;  /* day factor gamma(shape)/shape; 0: none. shape = 1 / cv^2 */
    double              busyness_common; /* shape of the part shared with all other types, <= shape */
} mu_arrivals;

/* The table of rates that holds on calendar day `day` (counted from day 0). POISSON only. */
const mu_rate_day *mu_arrivals_day(const mu_arrivals *a, const mu_calendar *c, int32_t day);

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

typedef struct {
    const char    *name;
    uint64_t       key; /* mu_hash_text(name): streams hang on it */
    mu_arrivals    arrivals;
    const mu_dist *talk;          /* seconds; never NULL */
    const mu_dist *wrap_up;       /* NULL: none */
    const mu_dist *patience;      /* NULL: waits for ever */
    bool           has_target;    /* the scenario gave `answer` */
    double         target_share;  /* 0..1 */
    mu_span        target_within; /* T; 20 s when no `answer` is given */
    mu_sl          measure;
    mu_span        short_abandon;  /* abandons after at most this long are "short" */
    int32_t        priority;       /* higher is served first */
    mu_span        head_start;     /* added to the wait when contacts of equal priority are compared */
    int32_t        queue_capacity; /* waiting places; -1: no limit */
    int32_t        lines;          /* index of its line group, or -1 */
    int32_t        n_teams;
    const int32_t *teams;         /* able teams: by preference, or by name */
    bool           by_preference; /* false: the longest-idle person of all able teams */
} mu_contact_type;

/* A group of telephone lines: a contact that finds all in use is blocked. A line is held from arrival
 * until the talk ends. */
typedef struct {
    const char *name;
    int32_t     capacity;
} mu_lines;

#endif
