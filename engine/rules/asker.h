/* asker.h - the rules of a scenario at work: one worker's Lua state, asked through mu_hooks.
 *
 * A ruleset is what all workers share: the rules as they declare themselves. An asker belongs to one worker. For each
 * replication it starts a fresh Lua state, so that nothing a rule remembers can reach another replication; within one, a
 * rule may keep what it likes in ctx.state.
 *
 * When a rule fails, the replication is abandoned on the spot, and mu_asker_failure says what and where.
 */
#ifndef MU_RULES_ASKER_H
#define MU_RULES_ASKER_H

#include "rules/rule.h"
#include "sim/hooks.h"

typedef struct {
    const mu_model       *model;
    mu_arena             *arena;
    int32_t               n;
    const mu_rule *const *rule; /* in the order of model->rules */
} mu_ruleset;

/* Reads the rules that the model names. *out is NULL when it names none, or after a problem, which is in `diag`. */
mu_status mu_ruleset_new(const mu_model *m, mu_diag *diag, mu_ruleset **out);
void      mu_ruleset_free(mu_ruleset *s); /* accepts NULL */

/* One question and its answer, told to whoever traces. */
typedef struct {
    const char *hook;
    int64_t     now_us, contact; /* -1: about no contact */
    const char *answer;          /* "experts", "nothing" */
    const char *why;             /* what the rule said, or "" */
} mu_told;

typedef void (*mu_rule_teller)(void *context, const mu_told *told);

typedef struct mu_asker mu_asker;

/* NULL if out of memory. `teller` may be NULL. */
mu_asker       *mu_asker_new(const mu_ruleset *s, mu_rule_teller teller, void *context);
void            mu_asker_free(mu_asker *a); /* accepts NULL */
const mu_hooks *mu_asker_hooks(const mu_asker *a);

/* Before each replication. Counted: see lua_host.h. False if out of memory or a rule's text fails. */
bool mu_asker_begin(mu_asker *a, uint64_t seed, int64_t replication, bool counted);

/* Runs the replication: within `body`, and only there, the hooks may be asked. An error in a rule abandons `body` where it
 * stands; false then. What it works on must bear that: a world can be started again. */
bool mu_asker_run(mu_asker *a, void (*body)(void *argument), void *argument);

typedef struct {
    const mu_rule *rule;
    const char    *hook; /* NULL: its text, as it was run at the start */
    mu_lua_trouble trouble;
    int64_t        now_us;
    uint64_t       seed;
    int64_t        replication;
} mu_failure;

/* What ended the replication; NULL when nothing did. Of the asker, until it begins again. */
const mu_failure *mu_asker_failure(const mu_asker *a);

#endif
