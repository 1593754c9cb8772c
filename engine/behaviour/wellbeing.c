#include "behaviour/wellbeing.h"

#include "behaviour/compose.h"
#include "behaviour/relax.h"

const mu_burnout_params mu_burnout_default = { .busy     = 0.10,
                                               .usual    = 0.85,
                                               .abused   = 0.010,
                                               .overtime = 0.005,
                                               .shielded = 0.3,
                                               .healed   = 1.0 / 60,
                                               .helped   = 0.5 };
const mu_absence_params mu_absence_default = { .rate = 0.03, .burnout = 1.5, .morale = 0.5 };

mu_burnout_rates mu_burnout_of(const mu_burnout_params *p, const mu_strain *day)
{
    const double abused = mu_clipped(day->abusive_contacts / 10, 0, 1.5);
    const double load   = p->busy * mu_excess(day->occupancy - p->usual) + p->abused * abused +
                        p->overtime * day->overtime_hours / 2;

    return (mu_burnout_rates){ load * (1 - p->shielded * day->support),
                               p->healed * (1 + p->helped * day->support) };
}

double mu_burnout_after(mu_burnout_rates r, double burnout)
{
    return mu_clipped(burnout + r.load * (1 - burnout) - r.recovery * burnout, 0, 1);
}

double mu_burnout_settled(mu_burnout_rates r)
{
    return r.load > 0 ? r.load / (r.load + r.recovery) : 0;
}

double mu_absence_chance(const mu_absence_params *p, double burnout, double morale, double wave)
{
    return mu_shifted(p->rate, p->burnout * burnout - p->morale * morale + mu_log(wave));
}
