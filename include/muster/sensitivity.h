/* muster/sensitivity.h - which of the guesses that a scenario rests on matter.
 *
 * Ownership: what was found belongs to the caller.
 */
#ifndef MUSTER_SENSITIVITY_H
#define MUSTER_SENSITIVITY_H

#include <muster/experiment.h>

typedef struct {
    const char        *file;   /* of the scenario */
    mu_load_options    load;   /* arm and settings */
    bool               effect; /* ask for the effect of the arm: its figures less those of the base */
    mu_run_options     run;    /* replications must be given, at least 2 */
    int                n_measures;
    const char *const *measures; /* ids, of all types or teams together; none: a usual few */
} mu_sensitivity_plan;

typedef struct mu_sensitivity mu_sensitivity;

/* MU_OK, or why nothing was found: *out is NULL then, and the problems are in `diag`. */
mu_status mu_sensitivity_run(const mu_sensitivity_plan *plan, mu_diag *diag, mu_sensitivity **out);
void      mu_sensitivity_free(mu_sensitivity *s); /* accepts NULL */

/* Tables for the terminal, one for each measure, those that matter most first; NULL if out of memory. The caller frees it. */
char *mu_report_sensitivity(const mu_sensitivity *s);
/* The same as a JSON document, "format": "muster-sensitivity/1", of all parameters. */
char *mu_report_sensitivity_json(const mu_sensitivity *s);

#endif
