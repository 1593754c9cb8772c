/* explain_company.c - what people learn from each other, and how content they are, in words. */
#include "report/explain.h"

#include <math.h>

#include "behaviour/behaviour.h"

void mu_explain_mentoring(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(
        out,
        "learning from each other: where all the others are experienced (practice of %.4g%% or more) a "
        "contact "
        "counts %.4g times in practice, with a mentor %.4g times that; who has less practice than %.4g%% has "
        "one, up to %.4g for each mentor, who takes %.4g%% longer for each",
        100 * b->experienced, mu_mentoring_practice(&b->mentoring, 1, false), b->mentoring.mentored,
        100 * b->mentored_until, b->per_mentor, 100 * b->mentoring.mentor);
}

void mu_explain_switching(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(out, "changing between contact types: the first of another type takes %.4g%% longer",
                 100 * b->mentoring.switching);
}

void mu_explain_morale(mu_text *out, const mu_behaviour *b)
{
    const double base =
        mu_morale_baseline(&b->morale, MU_MOTIVATORS, b->motivator, MU_HYGIENE, b->hygiene, 0);

    mu_text_addf(out, "morale: goes to %.3g, on a scale from -1 to 1", base);
    if (b->leaves)
        mu_text_addf(out, "; there people are %.3g times as likely to leave as usual",
                     exp(-b->attrition.morale * base));
    if (b->misses)
        mu_text_addf(out, "; there an absence of 3%% is one of %.3g%%",
                     100 * mu_absence_chance(&(mu_absence_params){ 0.03, 0, b->absence.morale }, 0, base, 1));
    if (b->strives) mu_text_addf(out, "; it adds %.3g to effort", b->effort.morale * base);
}
