#include "behaviour/attrition.h"

#include "behaviour/relax.h"

const mu_attrition_params mu_attrition_default = {
    .base     = 0.22314355131420976 / 365, /* -log(0.8) */
    .early    = 3,
    .settle   = 90,
    .morale   = 1,
    .burnout  = 1.5,
    .pay      = 2,
    .autonomy = 0.693,
    .unvested = 2,
};

double mu_attrition_factor(const mu_attrition_params *p, const mu_bond *b)
{
    return mu_exp(p->burnout * b->burnout - p->morale * b->morale - p->pay * mu_log(b->pay) -
                  p->autonomy * b->autonomy - p->unvested * b->unvested);
}

double mu_attrition_hazard(const mu_attrition_params *p, double tenure_days)
{
    return p->base * (1 + (p->early - 1) * mu_exp(-tenure_days / p->settle));
}

/* The integral of exp(-t / settle) from `from` on, without the difference of two that are nearly equal. */
double mu_attrition_between(const mu_attrition_params *p, double from_days, double to_days)
{
    const double days = to_days - from_days;
    const double soon = -p->settle * mu_exp(-from_days / p->settle) * mu_expm1(-days / p->settle);

    return p->base * (days + (p->early - 1) * soon);
}

double mu_attrition_base(double yearly_share)
{
    return -mu_log1p(-yearly_share) / 365;
}
