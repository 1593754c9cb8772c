/* watch.h - for tests: load a scenario from text, run one replication, and get a line per thing that happened.
 *
 * Lines look like "08:10 #0 calls answered by desk.1": time, number of the contact, its type, what happened,
 * and the person (team and position in the team, from 1).
 */
#ifndef MU_TEST_WATCH_H
#define MU_TEST_WATCH_H

#include "scenario/load.h"
#include "sim/world.h"

/* The model of a scenario given as YAML text; fails the test with the problems when it does not load. */
mu_model *mu_test_model(const char *yaml);

/* What happened in replication 0 under seed 1; the caller frees. `record` may be NULL. */
char *mu_test_watch(const mu_model *m, const mu_hooks *hooks, mu_record *record);

/* Loads, watches, compares with `expected` (lines separated by \n), frees. */
void mu_check_day(const char *yaml, const char *expected);
void mu_check_day_with(const char *yaml, const mu_hooks *hooks, const char *expected);

/* Measures of that replication over the whole horizon, of one contact type (NULL: of all; a team's measure is of all teams): "fcr 0.5, cases 2" must be
 * so, to six digits; "none" where there is nothing to divide by. */
void mu_check_figures(const char *yaml, const char *type, const char *expected);
/* One of them, of all types or teams, as it is. */
double mu_test_figure(const char *yaml, const mu_hooks *hooks, const char *id);

#endif
