/* muster/trace.h - the life of the floor, line by line: one replication, told as it happens.
 *
 * Who comes, who waits and why, who answers and why that person, who gives up. Reasons are worked out from what can
 * be seen on the floor and from the scenario's rules; where they do not show why, none is given.
 *
 * Determinism: the replication is the one that mu_experiment_run counts under the same seed and number.
 * Threads:     the callback is called from the caller's thread.
 */
#ifndef MUSTER_TRACE_H
#define MUSTER_TRACE_H

#include <muster/scenario.h>

typedef enum {
    MU_TRACE_TEXT, /* for people: at most 80 columns, long entries go on in further lines */
    MU_TRACE_JSON /* JSON Lines, "format": "muster-trace/1": an object a line, the first one about the whole */
} mu_trace_format;

typedef struct {
    int64_t              replication; /* from 1; 0 is 1 */
    bool                 has_seed;    /* false: the model's seed */
    uint64_t             seed;
    const char          *from, *to; /* "10:10", "2026-01-05 10:10" or "2026-01-05"; NULL: the whole */
    int64_t              contact; /* the life of this one and its case, in order of arrival from 1; 0: all */
    const char          *person;  /* this person's day, such as "desk 3"; NULL: all */
    mu_trace_format      format;
    bool                 exact; /* text: times to the microsecond instead of a tenth of a second */
    const volatile bool *stop;  /* set from outside: nothing more is told */

    /* Takes what is told, in order, each with its line break; false: nothing more is told. */
    bool (*tell)(void *context, const char *entry);
    void *context;
} mu_trace_options;

typedef struct {
    int64_t told;     /* entries, without the heading */
    int64_t contacts; /* that came during the replication */
} mu_trace_count;

/* Runs the replication and tells it. MU_ERR_USAGE when a time or a person makes no sense (told in `diag`),
 * MU_ERR_INTERRUPTED when `stop` was set. `out` may be NULL. */
mu_status mu_trace_run(const mu_model *m, const mu_trace_options *options, mu_diag *diag,
                       mu_trace_count *out);

#endif
