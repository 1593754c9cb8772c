/* random_scenario.h - for tests: a legal scenario drawn at random, as YAML text. */
#ifndef MU_TEST_RANDOM_SCENARIO_H
#define MU_TEST_RANDOM_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>

/* Scenario number `number`: up to four contact types, three teams, every arrival form that needs no file, shifts,
 * lines, capacities, priorities, patience, and all ways to close. With `shuffled`, the same scenario with the
 * keys of its maps in another order. The caller frees. */
char *mu_random_scenario(uint64_t number, bool shuffled);

/* The same with everything that a floor may have besides: journeys from type to type, ways to choose, overflow,
 * reserves, several contacts in hand, interruptions. Ways lead to later types, so that all of them end. */
char *mu_random_floor(uint64_t number, bool shuffled);

/* What one change of floor number `number` sets, as the lines of a map: times, journeys, who takes what, and with `gates`
 * what stands before the queues. Most of these fit the floor, but not all: a share may be set that others leave no room
 * for. */
char *mu_random_change(uint64_t number, bool gates);
/* That floor with the change from 10:00 on, and another one from 11:00 till 11:30. */
char *mu_random_changes(uint64_t number, bool gates);

#endif
