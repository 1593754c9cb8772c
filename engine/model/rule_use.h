/* rule_use.h - the rules that a scenario names: where each is used, its text, and the parameters it is given.
 *
 * The model holds texts only. What they mean is the rules layer's business: it compiles them, checks the parameters against
 * those that the rule declares, and reports what is wrong at the places kept here.
 */
#ifndef MU_MODEL_RULE_USE_H
#define MU_MODEL_RULE_USE_H

#include <stddef.h>
#include "base/error.h"

/* What a rule decides about: the key under `rules`. */
typedef enum {
    MU_SLOT_ROUTING,
    MU_SLOT_ADMISSION,
    MU_SLOT_ESCALATION,
    MU_SLOT_STAFFING,
    MU_SLOT_REBALANCE,
    MU_SLOT_EMERGENCY,
    MU_SLOT_INCENTIVE,
    MU_SLOT_HIRING,
    MU_SLOT_RECOVERY,
    MU_SLOT_TRAINING,
    MU_SLOTS
} mu_slot;
const char *mu_slot_name(mu_slot slot);
/* Whether several rules may decide about it side by side: those that give orders. */
bool mu_slot_orders(mu_slot slot);

/* A value under `with`: a text, a list, or a map. */
typedef struct mu_rule_value mu_rule_value;
struct mu_rule_value {
    const char          *key;  /* in a map, else NULL */
    const char          *text; /* NULL: a list or a map of `n` */
    bool                 is_map;
    int32_t              n;
    const mu_rule_value *child;
    mu_where             at, key_at;
};

typedef struct {
    mu_slot       slot;
    const char   *name; /* "routing" */
    const char   *path; /* "rules.routing" */
    const char   *file; /* where it was found: what messages call it */
    const char   *text;
    size_t        size;
    mu_where      at;   /* of the file's name in the scenario */
    mu_rule_value with; /* a map; empty without parameters */
} mu_rule_use;

#endif
