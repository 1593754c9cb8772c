/* record.h - what one replication saw: plain totals per reporting cell.
 *
 * Contact totals belong to the cell in which the contact arrived, so that a share is always a share of the
 * same contacts; queue and people totals belong to the cell in which the time passed. Sums of
 * times are doubles that hold whole microseconds: exact up to 2^53 of them (285 years), and no wrap-around beyond,
 * where a queue grows without end.
 *
 * Nothing in the simulation reads these back.
 */
#ifndef MU_SIM_RECORD_H
#define MU_SIM_RECORD_H

#include "core/tally.h"
#include "model/model.h"

typedef struct {
    /* by cell of arrival */
    int64_t offered; /* everyone who tried, blocked ones included */
    int64_t blocked; /* no line or no waiting place */
    int64_t answered;
    int64_t answered_in_target;
    int64_t abandoned;
    int64_t abandoned_in_target; /* waited at most T before giving up */
    int64_t short_abandoned;
    int64_t dropped; /* disconnected while waiting, at closing time */
    int64_t cut_off; /* answered, but cut off in mid-talk at a shift's end */
    int64_t delayed; /* could not be answered at once (neither blocked) */
    double  wait_answered_us;
    int64_t wait_max_us;         /* longest wait of an answered contact */
    double  wait_abandoned_us;   /* of abandoned and dropped */
    double  talk_us, wrap_up_us; /* of answered contacts */
    double  wait_answered_sq_s2; /* sum of squares, for the spread of waits */
    /* by cell of time */
    double  queue_us; /* area under the queue length */
    int64_t queue_max;
} mu_contact_cell;

typedef struct {
    double  busy_us;      /* people handling a contact, summed over people */
    double  staffed_us;   /* people logged in, overrun included */
    double  scheduled_us; /* people on shift */
    int64_t answered;     /* contacts answered by this team in this cell, */
    int64_t answered_in_target;
    double  wait_us, talk_us,
        wrap_up_us; /* and what they waited and took; what a shift's end cuts short is taken
                                             off in the cell of that end */
} mu_team_cell;

/* Index of (cell, entity) is cell * n_types + type, and cell * n_teams + team. */
typedef struct {
    int32_t          n_cells, n_types, n_teams;
    mu_contact_cell *contact;
    mu_team_cell    *team;
    mu_hist         *wait; /* per type: waits of answered contacts that were not answered at once */
    int64_t          events, contacts; /* for speed: events handled, contacts made */
} mu_record;

/* A zeroed record for the model, or NULL if out of memory. */
mu_record *mu_record_new(const mu_model *m);
mu_record *mu_record_copy(const mu_model *m, const mu_record *r); /* likewise */
void       mu_record_free(mu_record *r);
void       mu_record_clear(mu_record *r);

#endif
