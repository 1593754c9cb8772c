/* rule_run.h - a rule of a few lines, run once in a scenario of a few lines. */
#ifndef MU_TESTS_RULE_RUN_H
#define MU_TESTS_RULE_RUN_H

#include "experiment/worker.h"
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

/* One replication; the caller frees the record. `rules` may be NULL. */
mu_record *mu_rule_record(const mu_model *m, const mu_ruleset *rules, uint64_t seed);
/* Two records of the same shape are equal to the last bit, and hold a hundred contacts at least. */
void mu_rule_same(const mu_model *m, const mu_record *a, const mu_record *b);

/* Two scenarios of which the second leaves to a rule what the first says give the same under the seeds 1 to `seeds`. */
void mu_rule_restates(const char *native, const char *ruled, uint64_t seeds);

#endif
