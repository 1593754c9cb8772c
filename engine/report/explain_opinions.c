/* explain_opinions.c - what customers think and do after a contact, in words. */
#include "report/explain.h"

#include "behaviour/behaviour.h"

static void add_satisfaction(mu_text *out, const mu_opinions *o)
{
    const mu_experience waited = { .wait_s = 300, .solved = true, .contact_number = 1 };
    const mu_experience failed = { .contact_number = 1 }, again = { .solved = true, .contact_number = 4 };

    mu_text_addf(
        out,
        "satisfaction: %.3g%% of the customers are content with a first contact that is solved, %.3g%% "
        "after a wait of five minutes, %.3g%% where it is not solved, %.3g%% at the fourth contact",
        100 * o->satisfaction.first, 100 * mu_satisfaction_chance(&o->satisfaction, &waited),
        100 * mu_satisfaction_chance(&o->satisfaction, &failed),
        100 * mu_satisfaction_chance(&o->satisfaction, &again));
}

static void add_complaints(mu_text *out, const mu_model *m, const mu_opinions *o)
{
    mu_text_addf(out, "complaints: %.3g%% of the contacts",
                 100 * mu_loyalty_complains(&o->loyalty, true, false));
    if (o->judge)
        mu_text_addf(out, " with which a customer is content, %.3g%% of the others",
                     100 * mu_loyalty_complains(&o->loyalty, false, false));
    if (o->complaint_cost > 0) mu_text_addf(out, ", for %.6g %s each", o->complaint_cost, m->currency);
    mu_text_add(out, o->recover ? "" : "; they are counted, and nobody answers them");
}

static void add_recovery(mu_text *out, const mu_model *m, const mu_opinions *o)
{
    const mu_recovery none = { .severity = o->usual.severity }, *r = &o->usual;

    mu_text_addf(out,
                 "recovery: who complains about what was solved leaves with a chance of %.3g%% if nothing is "
                 "done",
                 100 * mu_loyalty_leaves(&o->loyalty, true, 0, mu_recovery_stays(&o->recovery, &none)));
    if (!r->apology && !r->explained && !(r->amount > 0)) return;
    mu_text_addf(out, ", %.3g%% after ",
                 100 * mu_loyalty_leaves(&o->loyalty, true, 0, mu_recovery_stays(&o->recovery, r)));
    mu_text_add(out, r->apology ? "an apology, " : "no apology, ");
    mu_text_add(out, r->explained ? "an explanation" : "no explanation");
    if (r->amount > 0) mu_text_addf(out, " and %.6g %s", r->amount, m->currency);
    if (r->hours > 0) {
        mu_text_add(out, ", ");
        mu_report_span(out, mu_span_from_seconds(3600 * r->hours));
        mu_text_add(out, " later");
    }
}

static void add_loyalty(mu_text *out, const mu_opinions *o)
{
    mu_text_addf(
        out,
        "loyalty: %.3g%% of the customers leave for good when their case is solved, %.3g%% when it is "
        "closed unsolved; those who left come no less often in this run",
        100 * mu_loyalty_leaves(&o->loyalty, true, 0, 0), 100 * mu_loyalty_leaves(&o->loyalty, false, 0, 0));
}

void mu_explain_opinions(mu_text *out, const mu_model *m)
{
    const mu_opinions *o        = &m->behaviour->opinions;
    mu_text            sentence = { 0 };

    if (o->judge) {
        add_satisfaction(&sentence, o);
        mu_report_sentence(out, "  ", &sentence);
    }
    if (o->complain) {
        add_complaints(&sentence, m, o);
        mu_report_sentence(out, "  ", &sentence);
    }
    if (o->leave) {
        add_loyalty(&sentence, o);
        mu_report_sentence(out, "  ", &sentence);
    }
    if (o->recover) {
        add_recovery(&sentence, m, o);
        mu_report_sentence(out, "  ", &sentence);
    }
}
