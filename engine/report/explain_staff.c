/* explain_staff.c - people who leave for good and people who come, in words. */
#include "report/explain.h"

#include <math.h>

#include "behaviour/behaviour.h"

static void add_days(mu_text *out, double days)
{
    mu_report_span(out, mu_span_from_seconds(round(86400 * days)));
}

static void add_attrition(mu_text *out, const mu_behaviour *b)
{
    const mu_attrition_params *p     = &b->attrition;
    const mu_bond              tired = { .burnout = 0.5, .pay = 1 };

    if (p->base <= 0) {
        mu_text_add(out, "attrition: nobody leaves");
        return;
    }
    mu_text_addf(
        out,
        "attrition: %.3g%% of newcomers leave within a year, %.3g%% within 90 days; of those who have "
        "settled %.3g%% a year; at a burnout of 0.5 leaving is %.3g times as likely",
        -100 * expm1(-mu_attrition_between(p, 0, 365)), -100 * expm1(-mu_attrition_between(p, 0, 90)),
        -100 * expm1(-365 * p->base), mu_attrition_factor(p, &tired));
}

static void add_source(mu_text *out, const mu_hiring_source *s)
{
    const double lead = mu_hiring_lead(&s->hiring, s->chosen);

    mu_text_addf(out, "%s (answers after ", s->name);
    add_days(out, lead);
    if (s->hiring.lead_cv > 0) mu_text_add(out, " on average");
    mu_text_addf(out, ", %.4g%% accept", 100 * s->hiring.accepted);
    if (s->limit > 0) mu_text_addf(out, ", at most %d a month", (int)s->limit);
    mu_text_add(out, ")");
}

static void add_class(mu_text *out, const mu_hiring_class *c)
{
    mu_text_addf(out, "; then a class of %d %s with %d place%s, in which %.4g%% fail", (int)c->days,
                 c->workdays    ? c->days == 1 ? "workday" : "workdays"
                 : c->days == 1 ? "day"
                                : "days",
                 (int)c->seats, c->seats == 1 ? "" : "s", 100 * c->failed);
}

static void add_hiring(mu_text *out, const mu_hiring_plan *plan)
{
    if (plan == NULL) {
        mu_text_add(out, "hiring: nobody is hired, vacant seats stay vacant");
        return;
    }
    mu_text_add(out, "hiring: for each vacant seat somebody is asked for at once, of ");
    for (int32_t i = 0; i < plan->n_sources; i++) {
        if (i > 0) mu_text_add(out, ", else of ");
        add_source(out, &plan->source[i]);
    }
    if (plan->class != NULL) add_class(out, plan->class);
    if (plan->cost > 0) mu_text_addf(out, "; each who accepts costs %.10g", plan->cost);
}

void mu_explain_staff(mu_text *out, const mu_model *m)
{
    const mu_behaviour *b        = m->behaviour;
    mu_text             sentence = { 0 };

    if (!mu_behaviour_has_staff(b)) return;
    if (b->leaves) {
        add_attrition(&sentence, b);
        mu_report_sentence(out, "  ", &sentence);
    }
    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_team *t      = &m->teams[i];
        mu_text        vacant = { 0 };
        if (t->n_filled == t->n_people) continue;
        mu_text_addf(&vacant, "vacant at first: %d of the %d seats of %s", (int)(t->n_people - t->n_filled),
                     (int)t->n_people, t->name);
        mu_report_sentence(out, "  ", &vacant);
    }
    mu_text hiring = { 0 };
    add_hiring(&hiring, b->hiring);
    mu_report_sentence(out, "  ", &hiring);
}
