/* rule_tests.h - a rule's own examples, run without a simulation.
 *
 *   tests = {
 *     { "the first team that has someone idle",
 *       hook = "route",                       -- may be left out where the rule decides only one thing
 *       with = { order = { "a", "b" } },      -- parameters in place of the defaults
 *       give = { contact = { type = "calls" }, teams = { { name = "a", idle = 0 }, { name = "b", idle = 2 } } },
 *       expect = "b" },                       -- left out: nothing is answered
 *   }
 *
 * Plain tables stand in for the views. An answer that is one of them is compared by its name or type; lists and orders are
 * compared field by field. `say` is what ctx:why must have been told; `again` the second answer of route,
 * overflow and payout; `praise` the third of payout.
 */
#ifndef MU_RULES_RULE_TESTS_H
#define MU_RULES_RULE_TESTS_H

#include "base/text.h"
#include "rules/rule.h"

/* Runs the tests and adds a line for each to `out`: "ok   NAME", or what was expected and what came. Counts into *passed
 * and *failed. False when memory ran out. */
bool mu_rule_run_tests(const mu_rule *r, mu_text *out, int *passed, int *failed);

#endif
