/* schema_check.h - the state of a check; private to the schema's own files. */
#ifndef MU_SCENARIO_SCHEMA_CHECK_H
#define MU_SCENARIO_SCHEMA_CHECK_H

#include "scenario/schema_tree.h"

typedef struct {
    const mu_schema *schema;
    mu_diag         *diag;
    mu_status        status; /* a failure of ours: memory */
    int64_t          problems;
    bool             only_new; /* skip nodes that were checked before (mu_node.used) */
} mu_check;

/* The way from the root to a node, kept on the stack and written only when there is a problem. */
typedef struct mu_place mu_place;
struct mu_place {
    const mu_place *up;
    const char     *key; /* NULL for an item of a list */
    int32_t         index;
};

/* "arms.more.teams.desk", cut off to fit. */
void mu_place_print(const mu_place *p, char *buffer, size_t size);

void mu_check_scenario(mu_check *c, mu_node *root, const mu_place *place);
/* Lays each arm over the scenario, which must be sound itself, and checks what the arm changes. */
void mu_check_arms(mu_check *c, mu_node *root);
/* Lays the changes of a sound scenario over it, one over the other in the order of their dates, and checks what each of them
 * sets. `up` is where the scenario stands: NULL, or an arm. */
void mu_check_changes(mu_check *c, mu_node *root, const mu_place *up);

#endif
