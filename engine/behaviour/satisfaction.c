#include "behaviour/satisfaction.h"

#include "behaviour/compose.h"
#include "core/fmath.h"

const mu_satisfaction_params mu_satisfaction_default = {
    .first = 0.86, .waited = 0.35, .unsolved = 1.8, .again = 0.685, .passed = 0.30, .effort = 1.5
};
const mu_recovery_params mu_recovery_default = {
    .severity = 1.5, .apology = 0.4, .payment = 0.8, .scale = 20, .explained = 0.3, .late = 0.2, .best = 0.2
};

double mu_satisfaction_chance(const mu_satisfaction_params *p, const mu_experience *e)
{
    const double waited = e->wait_s > 0 ? p->waited * mu_log1p(e->wait_s / 60) : 0;
    const double worse  = waited + (e->solved ? 0 : p->unsolved) + p->again * (e->contact_number - 1) +
                         p->passed * e->hand_overs;

    return mu_shifted(p->first, p->effort * e->quality_effort + e->shift - worse);
}

static double lift(const mu_recovery_params *p, const mu_recovery *r)
{
    const double paid = -p->payment * mu_expm1(-r->amount / p->scale);
    const double said = (r->apology ? p->apology : 0) + (r->explained ? p->explained : 0);

    return paid + said - p->severity * r->severity - p->late * mu_log1p(r->hours / 4);
}

double mu_recovery_content(const mu_recovery_params *p, const mu_recovery *r)
{
    const double x = lift(p, r);
    return x < p->best ? x : p->best;
}

double mu_recovery_stays(const mu_recovery_params *p, const mu_recovery *r)
{
    const double x = lift(p, r);
    return x < 0 ? x : 0;
}
