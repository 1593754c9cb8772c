#include "behaviour/scheme.h"

#include "behaviour/relax.h"

const mu_scheme_params mu_scheme_default = {
    .uncertainty       = 0.15,
    .share_uncertainty = 0.02,
    .share_effort      = 1.5,
    .noise             = 0.10,
    .helping_lost      = 0.2,
    .internalise       = 0.5,
    .novelty_floor     = 0.7,
    .novelty_half_life = 180,
    .delay             = 0.02,
    .reinforce         = 0.2,
    .loss              = 1.5,
    .kpi_cost          = 0.05,
    .kpis              = 5,
    .clarity_floor     = 0.3,
    .clarity_half_life = 14,
};

mu_effort mu_scheme_incentive(const mu_scheme_terms *t)
{
    const double felt   = t->stake * t->valence * t->trust * t->adoption;
    const double lasts  = t->novelty * t->discount * t->share * t->loss;
    const double margin = felt * lasts * t->slope;

    return (mu_effort){ margin * t->weight.speed * t->control.speed,
                        margin * t->weight.quality * t->control.quality };
}

mu_chance mu_scheme_ahead(double ahead, double spread)
{
    if (!(spread > 0)) return (mu_chance){ ahead >= 0 ? 1 : 0, 0 };
    const double z = ahead / spread;
    return (mu_chance){ mu_normal_cdf(z), mu_normal_density(z) / spread };
}

mu_chance mu_scheme_target(const mu_scheme_params *p, double done, double expected, double target,
                           double clarity)
{
    const double unsure = p->uncertainty / clarity * expected;
    mu_chance    c      = mu_scheme_ahead(done + expected - target, mu_sqrt(expected + unsure * unsure));

    c.slope *= expected;
    return c;
}

mu_chance mu_scheme_share_target(const mu_scheme_params *p, double n, double good, double to_come,
                                 double chance, double target)
{
    const double variance = to_come * chance * (1 - chance), unsure = p->share_uncertainty * to_come;
    mu_chance    c = mu_scheme_ahead(good + to_come * chance - target * (n + to_come),
                                     mu_sqrt(variance + unsure * unsure));

    c.slope *= variance * p->share_effort;
    return c;
}

mu_chance mu_scheme_time_target(const mu_scheme_params *p, double n, double sum, double to_come, double mean,
                                double target)
{
    const double more = to_come * mean, unsure = p->uncertainty * more;
    mu_chance    c = mu_scheme_ahead(target * (n + to_come) - sum - more,
                                     mu_sqrt(to_come * mean * mean + unsure * unsure));

    c.slope *= more;
    return c;
}

double mu_scheme_cutoff(const mu_scheme_params *p, double winners, double people)
{
    return p->noise * -mu_normal_quantile(mu_clipped(winners / people, 0, 1));
}

double mu_scheme_helping(const mu_scheme_params *p)
{
    return 1 - p->helping_lost;
}

double mu_scheme_share(const mu_scheme_params *p, double people, double cohesion)
{
    return 1 / people + cohesion * p->internalise * (1 - 1 / people);
}

double mu_scheme_novelty(const mu_scheme_params *p, double days_old)
{
    return p->novelty_floor + mu_halved(1 - p->novelty_floor, days_old, p->novelty_half_life);
}

double mu_scheme_discount(const mu_scheme_params *p, double days_to_payout)
{
    return 1 / (1 + p->delay * mu_excess(days_to_payout));
}

double mu_scheme_trust(const mu_scheme_params *p, double trust, double outcome)
{
    return trust + p->reinforce * (outcome - trust);
}

double mu_scheme_clarity(const mu_scheme_params *p, double best, double kpis, double days)
{
    const double first = mu_clipped(best - p->kpi_cost * mu_excess(kpis - p->kpis), p->clarity_floor, 1);
    const double later = mu_halved(first, days, p->clarity_half_life);

    return later > p->clarity_floor ? later : p->clarity_floor;
}

double mu_scheme_control(mu_kpi_kind kind, double occupancy, double wait_share)
{
    switch (kind) {
    case MU_KPI_OWN_COUNT: return occupancy;
    case MU_KPI_TEAM_COUNT: return wait_share;
    case MU_KPI_MEAN: break;
    }
    return 1;
}

double mu_scheme_piece_pay(double variable_share, double output)
{
    return 1 + variable_share * (output - 1);
}

double mu_scheme_promotion_stake(double raise, double months_in_post, double months_in_window)
{
    return raise * months_in_post / months_in_window;
}
