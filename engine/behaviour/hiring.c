#include "behaviour/hiring.h"

#include "core/fmath.h"

const mu_hiring_params mu_hiring_default = {
    .lead_days    = 30,
    .lead_cv      = 0.4,
    .accepted     = 0.70,
    .failed       = 0.10,
    .class_days   = 20,
    .nesting_days = 10,
    .validity     = 0.2,
    .spread       = 0.12,
    .usual_select = 0.5,
};

double mu_hiring_yield(const mu_hiring_params *p, double survival)
{
    return p->accepted * (1 - p->failed) * survival;
}

/* The density is even, so that the quantile of s does as well, and keeps its digits where s is small. */
double mu_hiring_intensity(double chosen_share)
{
    return mu_normal_density(mu_normal_quantile(chosen_share)) / chosen_share;
}

double mu_hiring_gain(const mu_hiring_params *p, double chosen_share)
{
    return p->validity * p->spread * mu_hiring_intensity(chosen_share);
}

double mu_hiring_ability(const mu_hiring_params *p, double mean, double normal)
{
    return mean + p->spread * normal;
}

double mu_hiring_lead(const mu_hiring_params *p, double chosen_share)
{
    return p->lead_days * (p->usual_select / chosen_share);
}
