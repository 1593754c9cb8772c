/* rule.h - a rule as it declares itself: which decisions it takes, what it can be given, and what it was given.
 *
 * A rule is a Lua text that returns one table:
 *
 *   local rule = {
 *     params = { ... },                         -- rule_param.h
 *     reads  = { route = { "idle.1", "idle.2" } },   -- numbers as arguments, in place of views: fast (reads.h)
 *     when   = { route = "choice" },            -- ask only when more than one team has someone idle
 *     every  = { staff = "30min" },             -- how often what goes by the clock is asked (rule_every.c)
 *     tests  = { ... },                         -- rule_tests.h
 *   }
 *   function rule.route(contact, teams, p, ctx) ... end
 *
 * Ownership: everything lives in the arena given. Read-only afterwards; shared by threads.
 */
#ifndef MU_RULES_RULE_H
#define MU_RULES_RULE_H

#include "rules/hook_table.h"
#include "rules/lua_host.h"
#include "rules/rule_param.h"

typedef struct {
    const mu_rule_use    *use;
    const char           *about; /* the first sentence of its head, or NULL */
    bool                  has[MU_HOOK_COUNT];
    bool                  on_choice; /* route is asked only where there is a choice */
    int32_t               n_reads[MU_HOOK_COUNT];
    const char *const    *reads[MU_HOOK_COUNT];
    const char           *every_text[MU_HOOK_COUNT]; /* how often it wants to be asked; NULL: as usual */
    double                every_s[MU_HOOK_COUNT];
    int32_t               n_params; /* by name */
    const mu_rule_param  *params;
    const mu_rule_value **value; /* [n_params]: given, or by default */
    int32_t               n_tests;
} mu_rule;

/* Runs the text in a counted state of its own, reads what it declares, and checks what it was given. With `m` NULL, names of
 * teams and contact types are not checked, nor is the slot. Problems go to `diag`; NULL when there were any. */
const mu_rule *mu_rule_read(const mu_rule_use *use, const mu_model *m, mu_arena *a, mu_diag *diag);

/* The value of the parameter of that name in seconds or as a number, or `otherwise` when the rule has none. */
double mu_rule_number(const mu_rule *r, const char *name, double otherwise);

/* Adds trouble in that rule to `diag`: MU_ERR_VALUE in its text, MU_ERR_RULE in a run. `where` ("route at 10:14:07,
 * replication 37, seed 1") and `hint` may be NULL. */
void mu_rule_report(const mu_rule_use *use, const mu_lua_trouble *t, mu_status status, const char *where,
                    const char *hint, mu_diag *diag);

/* Pushes a table of the rule's parameters that refuses to be written to. May raise a memory error. */
void mu_rule_push_params(lua_State *L, const mu_rule *r);

/* The line of the text where `word =` or `word(` stands first; 0: nowhere. */
int mu_rule_line(const mu_rule_use *use, const char *word);

#endif
