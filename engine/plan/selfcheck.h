/* selfcheck.h - the engine against closed forms, in front of the user's eyes.
 *
 * About a dozen small scenarios go the whole way from YAML to estimates, on all cores, in some ten seconds. A
 * figure passes when it lies within 4 standard errors of the closed form and its standard error is at most
 * 0.35 % of it, so that an engine that is 2 % off fails.
 */
#ifndef MU_PLAN_SELFCHECK_H
#define MU_PLAN_SELFCHECK_H

/* Number of figures that do not agree (a scenario that cannot be run counts as one). *text_out is a table of at
 * most 80 columns, freed by the caller; NULL if out of memory, and then the result is at least 1. */
int mu_selfcheck(char **text_out);

#endif
