#include "behaviour/morale.h"

#include "behaviour/relax.h"

const mu_morale_params mu_morale_default = {
    .weight    = 0.2,
    .unfair    = 2,
    .asymmetry = 0.5,
    .constant  = 45,
    .again     = 30,
    .jump      = { [MU_MORALE_AWARD]             = 0.10,
                   [MU_MORALE_PRAISE]            = 0.05,
                   [MU_MORALE_PROMOTION]         = 0.20,
                   [MU_MORALE_PASSED_OVER]       = -0.10,
                   [MU_MORALE_BROKEN_PROMISE]    = -0.15,
                   [MU_MORALE_PUNISHED]          = -0.10,
                   [MU_MORALE_PUNISHED_UNFAIRLY] = -0.20,
                   [MU_MORALE_TEAM_EVENT]        = 0.05,
                   [MU_MORALE_TEAM_EVENT_AGAIN]  = 0.025,
                   [MU_MORALE_COLLEAGUE_LEFT]    = -0.02,
                   [MU_MORALE_ABUSED]            = -0.002,
                   [MU_MORALE_OVERTIME_HOUR]     = -0.005 },
};

/* The sum of x, those with the sign that counts less being reduced. */
static double sum_of(int n, const double *x, double above, double below)
{
    double sum = 0;

    for (int i = 0; i < n; i++) sum += x[i] * (x[i] > 0 ? above : below);
    return sum;
}

double mu_morale_baseline(const mu_morale_params *p, int n_motivators, const double *motivator, int n_hygiene,
                          const double *hygiene, double unfair)
{
    const double less = 1 - p->asymmetry;
    const double sum  = sum_of(n_motivators, motivator, 1, less) + sum_of(n_hygiene, hygiene, less, 1);

    return mu_clipped(p->weight * sum - p->unfair * unfair, -1, 1);
}

double mu_morale_later(const mu_morale_params *p, double morale, double baseline, double days)
{
    return mu_relaxed(morale, baseline, days, p->constant);
}

mu_morale_event mu_morale_team_event(const mu_morale_params *p, double days)
{
    return days < p->again ? MU_MORALE_TEAM_EVENT_AGAIN : MU_MORALE_TEAM_EVENT;
}

double mu_morale_after(const mu_morale_params *p, double morale, mu_morale_event event)
{
    return mu_clipped(morale + p->jump[event], -1, 1);
}
