#include "behaviour/effort.h"

#include "behaviour/relax.h"

const mu_effort_params mu_effort_default = {
    .respond       = 0.226,
    .rival         = 0.3,
    .most          = 0.35,
    .quality       = 2,
    .morale        = 0.10,
    .burnout       = 0.15,
    .peer          = 0.15,
    .fairness      = 1,
    .discourage    = 0.3,
    .crowding      = 0.02,
    .crowding_half = 0.02,
    .crowding_fade = 30,
    .away          = 0.08,
    .away_falls    = 3,
};

double mu_effort_push(const mu_effort_params *p, const mu_push *x)
{
    const double up =
        p->morale * x->morale + x->recognition + x->feedback + p->peer * mu_excess(x->team_ahead);
    const double down = p->burnout * x->burnout + p->fairness * x->unfair + x->crowding +
                        p->discourage * mu_excess(x->ranked_behind) + x->conflict;

    return up - down;
}

/* `most` * tanh(wanted / most), which for small efforts is what is wanted. */
static double levelled(double most, double wanted)
{
    return most > 0 ? most * mu_tanh(wanted / most) : 0;
}

mu_effort mu_effort_chosen(const mu_effort_params *p, mu_effort incentive, double push)
{
    const double scale = p->respond / (1 - p->rival * p->rival);
    const double s     = scale * (incentive.speed - p->rival * incentive.quality);
    const double q     = scale * (incentive.quality - p->rival * incentive.speed);

    return (mu_effort){ levelled(p->most, s + push), levelled(p->most, q + push) };
}

double mu_effort_log_odds(const mu_effort_params *p, mu_effort effort)
{
    return p->quality * effort.quality;
}

double mu_effort_unfair(double pay, double output, double transparency)
{
    return mu_excess(transparency * mu_log(output) - mu_log(pay));
}

double mu_effort_crowding(const mu_effort_params *p, double variable_share)
{
    return variable_share > 0 ? p->crowding * variable_share / (variable_share + p->crowding_half) : 0;
}

double mu_effort_crowding_left(const mu_effort_params *p, double crowding, double days)
{
    return mu_halved(crowding, days, p->crowding_fade);
}

double mu_effort_away(const mu_effort_params *p, double push)
{
    return mu_clipped(p->away * mu_exp(-p->away_falls * push), 0, 1);
}
