/* rule_run.h - a rule of a few lines, run once in a scenario of a few lines. */
#ifndef MU_TESTS_RULE_RUN_H
#define MU_TESTS_RULE_RUN_H

#include "tests/support/watch.h"

typedef struct {
    const char *path; /* where the rule is written to for as long as it runs, as messages tell it */
    const char *slot; /* the key under `rules` */
    const char *scenario;
} mu_rule_place;

/* The rule fails with a message that holds `expected`; if that is empty it does not fail. */
void mu_rule_told(const mu_rule_place *at, const char *rule, const char *expected);
/* With the rule this measure, of all types or teams, is `expected`. */
void mu_rule_makes(const mu_rule_place *at, const char *rule, const char *measure, double expected);

#endif
