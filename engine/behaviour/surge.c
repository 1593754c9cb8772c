#include "behaviour/surge.h"

#include "behaviour/relax.h"

const mu_spike_params mu_spike_default = { .peak = 8, .rise_s = 600, .fade_s = 3600 };
const mu_wave_params  mu_wave_default  = { .peak = 4, .middle = 20, .width = 5 };

double mu_spike_factor(const mu_spike_params *p, double t)
{
    if (!(t >= 0)) return 1;
    if (t < p->rise_s) return 1 + (p->peak - 1) * (t / p->rise_s);
    return mu_relaxed(p->peak, 1, t - p->rise_s, p->fade_s);
}

double mu_trapezoid_factor(const mu_trapezoid_params *p, double t)
{
    const double falls = p->rise_s + p->stay_s, end = falls + p->fall_s;

    if (!(t >= 0) || t >= end) return 1;
    if (t < p->rise_s) return 1 + (p->peak - 1) * (t / p->rise_s);
    return t < falls ? p->peak : 1 + (p->peak - 1) * ((end - t) / p->fall_s);
}

double mu_wave_factor(const mu_wave_params *p, double day)
{
    const double z = (day - p->middle) / p->width;

    return 1 + (p->peak - 1) * mu_exp(-0.5 * z * z);
}

double mu_launch_known(double gain, double known, double briefed_share)
{
    return gain - (1 - briefed_share) * mu_excess(gain - known);
}
