/* ruleset.c - the rules that a scenario names, read once for all workers (asker.h). */
#include <muster/rules.h>

#include "rules/asker.h"

mu_status mu_ruleset_new(const mu_model *m, mu_diag *diag, mu_ruleset **out)
{
    mu_arena       *arena = m->n_rules > 0 ? mu_arena_new(0) : NULL;
    mu_ruleset     *s     = arena != NULL ? MU_NEW(arena, mu_ruleset) : NULL;
    const mu_rule **rule  = s != NULL ? MU_NEW_ARRAY(arena, m->n_rules, const mu_rule *) : NULL;
    mu_status       st    = m->n_rules == 0 || rule != NULL ? MU_OK : MU_ERR_NOMEM;

    *out = NULL;
    for (int32_t i = 0; rule != NULL && i < m->n_rules; i++) {
        rule[i] = mu_rule_read(&m->rules[i], m, arena, diag);
        if (rule[i] == NULL && st == MU_OK) st = MU_ERR_VALUE;
    }
    if (rule == NULL || st != MU_OK) {
        mu_arena_free(arena);
        return st;
    }
    *s   = (mu_ruleset){ m, arena, m->n_rules, rule };
    *out = s;
    return MU_OK;
}

void mu_ruleset_free(mu_ruleset *s)
{
    if (s != NULL) mu_arena_free(s->arena);
}

mu_status mu_rules_check(const mu_model *m, mu_diag *diag)
{
    mu_ruleset     *s  = NULL;
    const mu_status st = mu_ruleset_new(m, diag, &s);

    mu_ruleset_free(s);
    return st;
}
