/* measures.c - the dictionary of measures, as `muster keys measures` prints it. */
#include "report/report.h"

#include <stdlib.h>
#include "report/columns.h"

static void add_line(mu_text *out, const char *head, const char *text)
{
    mu_report_wrap(out, head, text);
}

static void add_entry(mu_text *out, const char *id, const char *label, const char *unit, const char *formula,
                      const char *definition, const char *source)
{
    mu_text_addf(out, "\n%s · %s · %s\n", id, label, unit);
    add_line(out, "  formula  ", formula);
    add_line(out, "  meaning  ", definition);
    add_line(out, "  source   ", source);
}

static void add_scope(mu_text *out, mu_scope scope)
{
    for (int i = 0; i < mu_measure_count(); i++) {
        const mu_measure *m = mu_measure_at(i);
        if (m->scope == scope)
            add_entry(out, m->id, m->label_en, mu_unit_name(m->unit), m->formula, m->definition, m->source);
    }
}

char *mu_report_measures(void)
{
    mu_text out = { 0 };

    add_line(
        &out, "",
        "Every figure is a ratio of totals over all replications (total over total, not a mean of ratios), "
        "with a 95% Student interval whose standard error comes from the delta method over replications, or "
        "over batches in steady state. Quantiles of waits are of all contacts of all replications together; "
        "the "
        "ends of their interval are the quantiles at p less and p plus t standard errors of the share "
        "answered in that time. P10, P50 and P90 are of single simulated days.");
    add_line(&out, "",
             "N answered, Ab gave up, B blocked, D dropped at closing, M left a message; T the time of the "
             "type's target (key "
             "answer), S the key short_abandon. N<=T: answered within T; Ab>T: gave up later than T.");
    mu_text_add(&out, "\nOF CONTACT TYPES\n");
    add_scope(&out, MU_SCOPE_CONTACT);
    add_entry(
        &out, "target_met_days, target_met_intervals", "target met", "share", "met / all",
        "Share of days, and of reporting intervals, on which the service level reached its target. Those "
        "without contacts do not count.",
        "field convention");
    mu_text_add(&out, "\nOF TEAMS\n");
    add_line(&out, "",
             "A contact that gave up or was blocked never had a team, and several teams may have been able "
             "to take "
             "it: abandonment, and the variants of the service level that count those who gave up, exist for "
             "contact types and the whole only. A team has the variant \"answered\" (handled_in_target).");
    add_scope(&out, MU_SCOPE_TEAM);
    return mu_text_take(&out);
}
