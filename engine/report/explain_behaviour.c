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

static void add_ability(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(out, "ability: people differ, with a standard deviation of %.4g%% of their speed",
                 100 * b->people.spread);
}

static void add_haste(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(out,
                 "haste: where everybody is busy handle times are %.3g%% shorter, where nobody is %.3g%% "
                 "longer, than at an occupancy of %.4g%%; Erlang's formulas do not hold",
                 100 * (1 - exp(-mu_load_speed(&b->load, 1))), 100 * (exp(-mu_load_speed(&b->load, 0)) - 1),
                 100 * b->load.usual);
}

static void add_anger(mu_text *out, const mu_behaviour *b)
{
    const double anger = mu_anger_of(&b->anger, 600, 1, false);

    mu_text_addf(out,
                 "anger: after ten minutes of waiting a contact takes %.3g%% longer, and %.3g%% of the "
                 "customers are abusive instead of %.3g%%",
                 100 * (mu_anger_handle(&b->anger, anger) - 1), 100 * mu_anger_abusive(&b->anger, anger, 0),
                 100 * mu_anger_abusive(&b->anger, 0, 0));
}

static void add_burnout(mu_text *out, const mu_behaviour *b)
{
    const mu_strain        day   = { .occupancy = 0.92, .abusive_contacts = 10, .support = b->support };
    const mu_burnout_rates rates = mu_burnout_of(&b->burnout, &day);

    mu_text_addf(out,
                 "burnout: days of 92%% occupancy with ten abusive customers lead to %.3g in the end, on a "
                 "scale from 0 to 1; with support of %.4g%%",
                 mu_burnout_settled(rates), 100 * b->support);
}

static void add_absence(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(
        out,
        "absence: %.4g%% a day where a team says nothing of absence or shrinkage; at a burnout of 0.5 "
        "%.3g%% instead of that",
        100 * b->absence.rate, 100 * mu_absence_chance(&b->absence, 0.5, 0, 1));
}

static void add_if(mu_text *out, bool on, const mu_behaviour *b, void (*add)(mu_text *, const mu_behaviour *))
{
    mu_text sentence = { 0 };

    if (!on) return;
    add(&sentence, b);
    mu_report_sentence(out, "  ", &sentence);
}

void mu_explain_behaviour(mu_text *out, const mu_model *m)
{
    const mu_behaviour *b        = m->behaviour;
    mu_text             sentence = { 0 };

    if (b == NULL || !mu_behaviour_any(b)) return;
    mu_text_add(out, "\nbehaviour\n");
    add_if(out, b->learns, b, add_learning);
    add_if(out, b->tires, b, add_fatigue);
    add_if(out, b->differs, b, add_ability);
    add_if(out, b->hurries, b, add_haste);
    add_if(out, b->angers, b, add_anger);
    add_if(out, b->burns, b, add_burnout);
    add_if(out, b->misses, b, add_absence);
    add_if(out, b->mentors, b, mu_explain_mentoring);
    add_if(out, b->switches, b, mu_explain_switching);
    add_if(out, b->moods, b, mu_explain_morale);
    mu_explain_training(out, m);
    mu_explain_staff(out, m);
    add_if(out, b->strives, b, mu_explain_effort);
    add_if(out, b->games, b, mu_explain_gaming);
    add_if(out, b->praises, b, mu_explain_praise);
    mu_explain_opinions(out, m);
    if (b->measured)
        mu_text_add(&sentence, "handle times and shares solved are those of the people as they are in the "
                               "first week, before any arm or setting; so is the load below");
    else
        mu_text_add(&sentence, "handle times and shares solved are those of experts; the load below is that "
                               "of people as they begin, fresh");
    if (mu_behaviour_has_staff(b)) mu_text_add(&sentence, ", with every seat taken");
    mu_report_sentence(out, "  ", &sentence);
}
