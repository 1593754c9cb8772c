/* random_scenario.h - for tests: a legal scenario drawn at random, as YAML text. */
#ifndef MU_TEST_RANDOM_SCENARIO_H
#define MU_TEST_RANDOM_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

/* Scenario number `number`: up to four contact types, three teams, every arrival form that needs no file, shifts,
 * lines, capacities, priorities, patience, and all ways to close. With `shuffled`, the same scenario with the
 * keys of its maps in another order. The caller frees. */
char *mu_random_scenario(uint64_t number, bool shuffled);

#endif
