#include "behaviour/training.h"

#include "behaviour/relax.h"

const mu_training_params mu_training_default = {
    .speed              = 0.154,
    .transfer           = 0.62,
    .half_life          = 420,
    .peers              = 0.05,
    .feedback           = 0.10,
    .feedback_mean      = 0.41,
    .feedback_sd        = 0.95,
    .feedback_half_life = 30,
};

double mu_training_speed(const mu_training_params *p, double days)
{
    return mu_halved(p->speed * p->transfer, days, p->half_life);
}

double mu_training_log_odds(const mu_training_params *p, double days)
{
    return mu_halved(p->quality * p->transfer, days, p->half_life);
}

double mu_training_peers(const mu_training_params *p, double trained_share)
{
    return p->peers * trained_share;
}

double mu_training_onboarded(const mu_training_params *p, double gain)
{
    return gain + p->onboarding * (1 - gain);
}

double mu_training_feedback(const mu_training_params *p, double d, double days)
{
    return mu_halved(p->feedback * d, days, p->feedback_half_life);
}

double mu_training_feedback_d(const mu_training_params *p, double normal)
{
    return p->feedback_mean + p->feedback_sd * normal;
}
