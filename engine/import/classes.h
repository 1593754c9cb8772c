/* classes.h - the contact types that a scenario gets: the log's types, small ones pooled, apart by head start.
 *
 * Types come from all calls. Priorities come from the callers who waited only: some systems (the bank's in
 * scenarios/cases/anonymous_bank is one) note a caller's priority when he joins the queue and leave it empty
 * for those answered at once, so that counting all calls would find priority callers who always wait. Who has
 * to wait depends on the moment, not on the priority, so the share among those who waited is the share of all.
 */
#ifndef MU_IMPORT_CLASSES_H
#define MU_IMPORT_CLASSES_H

#include "import/calllog.h"

/* A type of the log. Arrivals and handle times are told by group. */
typedef struct {
    const char *id;
    int64_t     calls; /* on the days that count */
} mu_group;

/* A contact type of the scenario: a group, or the part of it with a head start. Patience is told by class. */
typedef struct {
    const char *id;
    int32_t     group;
    double      head_start_s;
    double      share; /* of the group's calls */
} mu_class;

typedef struct {
    int32_t   n_groups, n;
    mu_group *group;    /* by id */
    mu_class *one;      /* by group, then head start in the order of the option */
    int32_t  *group_of; /* of each call of the log */
    int32_t  *class_of; /* of each call; that without a head start when the log does not say */
} mu_classes;

/* `used[d]` says which dates of the log count. Types with a share of their calls below o->small_type are pooled
 * as "other"; so rare a priority is not told apart either. Problems: a head start that cannot be read, or no
 * priority column for it. */
mu_status mu_classes_form(mu_arena *a, const mu_call_log *log, const bool *used, const mu_import_options *o,
                          mu_diag *diag, mu_classes *out);

#endif
