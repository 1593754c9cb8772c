/* explain_behaviour.c - how people change while they work, in words. */
#include "report/explain.h"

#include <math.h>

#include "behaviour/behaviour.h"

static void add_hours(mu_text *out, double hours)
{
    mu_report_span(out, mu_span_from_seconds(round(3600 * hours)));
}

static void add_learning(mu_text *out, const mu_behaviour *b)
{
    const mu_learning_params *l = &b->learning;

    mu_text_addf(out,
                 "practice: a novice takes %.4g%% longer than an expert, and his log-odds of solving are "
                 "lower by %.4g; ",
                 100 * l->slower, l->gap);
    if (b->per_contact > 0)
        mu_text_addf(out, "after %.6g contacts %.4g%% of that is gone; ", l->pace / b->per_contact,
                     100 * mu_learning_gain(l, l->pace));
    else
        mu_text_add(out, "people stay at their level; ");
    if (isinf(l->half_life)) {
        mu_text_add(out, "nothing is forgotten");
        return;
    }
    mu_text_add(out, "half of the practice is forgotten in ");
    add_hours(out, 24 * l->half_life);
    mu_text_add(out, " without a contact of the type, after the first ");
    add_hours(out, 24 * l->grace);
}

static void add_fatigue(mu_text *out, const mu_behaviour *b)
{
    const mu_fatigue_params *f    = &b->fatigue;
    const double             full = mu_fatigue_later(f, 0, MU_DOING_WORK, 8);

    mu_text_addf(
        out,
        "fatigue: after 8 hours of work without a pause handle times are %.4g%% longer, and the log-odds of "
        "solving lower by %.4g; 63%% of the fatigue goes in ",
        100 * (mu_fatigue_handle(f, full) - 1), f->quality * full);
    add_hours(out, f->rest);
    mu_text_add(out, " of a break");
}

void mu_explain_behaviour(mu_text *out, const mu_model *m)
{
    const mu_behaviour *b        = m->behaviour;
    mu_text             sentence = { 0 };

    if (b == NULL) return;
    mu_text_add(out, "\nbehaviour\n");
    if (b->learns) {
        add_learning(&sentence, b);
        mu_report_sentence(out, "  ", &sentence);
    }
    if (b->tires) {
        add_fatigue(&sentence, b);
        mu_report_sentence(out, "  ", &sentence);
    }
    if (b->differs) {
        mu_text_addf(&sentence, "ability: people differ, with a standard deviation of %.4g%% of their speed",
                     100 * b->people.spread);
        mu_report_sentence(out, "  ", &sentence);
    }
    mu_text_add(&sentence, "the load below is that of people as they begin, fresh");
    mu_report_sentence(out, "  ", &sentence);
}
