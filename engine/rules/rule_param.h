/* rule_param.h - what a rule can be given from outside: declared in the rule, written in the scenario.
 *
 *   params = { l1_limit = { kind = "time", default = "8min", min = "1min", meaning = "when the first line passes on" } }
 *
 * Kinds: time (given to the rule in seconds), share (0 to 1), number, whole, text, choice, yes_no, team, contact. With
 * list = true it holds several, with by = "contact" or by = "team" one value for each of those that are named. A parameter
 * without a default must be given.
 */
#ifndef MU_RULES_RULE_PARAM_H
#define MU_RULES_RULE_PARAM_H

#include <lua.h>
#include "base/arena.h"
#include "model/model.h"

typedef enum {
    MU_PARAM_TIME,
    MU_PARAM_SHARE,
    MU_PARAM_NUMBER,
    MU_PARAM_WHOLE,
    MU_PARAM_TEXT,
    MU_PARAM_CHOICE,
    MU_PARAM_YES_NO,
    MU_PARAM_TEAM,
    MU_PARAM_CONTACT,
    MU_PARAM_KINDS
} mu_param_kind;

extern const char *const mu_param_kinds[MU_PARAM_KINDS + 1]; /* ends with NULL */

typedef enum { MU_BY_NOTHING, MU_BY_CONTACT, MU_BY_TEAM } mu_param_by;

typedef struct {
    const char        *name;
    mu_param_kind      kind;
    bool               list;
    mu_param_by        by;
    double             min, max; /* -HUGE_VAL and HUGE_VAL: no limit; seconds for times */
    int32_t            n_choices;
    const char *const *choices;
    const char        *unit, *meaning; /* NULL: not told */
    bool               has_default;
    mu_rule_value      fallback; /* as it would be written in a scenario */
} mu_rule_param;

/* Whether `v` can be the value of `p`. Names of teams and contacts are looked up in `m`; NULL: they are not checked. Reports
 * to `diag` at the value's place under the path "rules.routing.with.limit"; `path` is that of `with`. */
bool mu_param_check(const mu_rule_param *p, const mu_rule_value *v, const mu_model *m, const char *path,
                    mu_diag *diag);

/* Pushes a value that was checked, as the rule sees it. May raise a memory error. */
void mu_param_push(lua_State *L, const mu_rule_param *p, const mu_rule_value *v);

/* Writes what may be given: "a time of at least 1min". */
void mu_param_expected(const mu_rule_param *p, char *buffer, size_t size);

#endif
