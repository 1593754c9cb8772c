/* explain_rules.c - the rules that a scenario names, and what they are given. */
#include "report/explain.h"

#include "report/report.h"
#include "rules/rule_value.h"

void mu_explain_rules(mu_text *out, const mu_model *m)
{
    char    value[300];
    mu_text line = { 0 };

    if (m->n_rules > 0) mu_text_add(out, "\nrules\n");
    for (int32_t i = 0; i < m->n_rules; i++) {
        const mu_rule_use *use = &m->rules[i];
        mu_text_addf(&line, "%s is decided by %s", use->name, use->file);
        for (int32_t k = 0; k < use->with.n; k++) {
            mu_rule_value_print(&use->with.child[k], value, sizeof value);
            mu_text_addf(&line, "%s%s: %s", k == 0 ? ", with " : ", ", use->with.child[k].key, value);
        }
        mu_report_sentence(out, "  ", &line);
    }
}
