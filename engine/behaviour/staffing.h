/* staffing.h - where new people come from: sources that are asked for them, and the class that they go through first.
 *
 * What a scenario says of it, as read-only data; a model may have none: then nobody comes.
 */
#ifndef MU_BEHAVIOUR_STAFFING_H
#define MU_BEHAVIOUR_STAFFING_H

#include <stdbool.h>
#include <stdint.h>

#include "behaviour/hiring.h"

/* An agency, referrals, advertisements. */
typedef struct {
    const char      *name;
    mu_hiring_params hiring; /* of these: lead_days, lead_cv, accepted, validity, spread */
    double           chosen; /* share of the applicants, (0, 1] */
    int32_t          limit;  /* people that may be asked for in a calendar month; 0: no limit */
} mu_hiring_source;

/* What everybody goes through who has accepted. */
typedef struct {
    int32_t days;     /* its length, */
    bool    workdays; /* of days from Monday to Friday; else of all days */
    int32_t seats;    /* of all teams together */
    double  failed;   /* chance */
    double  hours;    /* paid for each day from Monday to Friday */
    double  practice; /* how far it takes people on the way to an expert, 0 to 1 */
} mu_hiring_class;

typedef struct {
    int32_t                 n_sources;
    const mu_hiring_source *source; /* in the order in which they are asked */
    const mu_hiring_class *class;   /* NULL: none */
    double cost;                    /* of each who accepts */
} mu_hiring_plan;

#endif
