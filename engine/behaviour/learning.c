#include "behaviour/learning.h"

#include <math.h>
#include <stdbool.h>

#include "behaviour/relax.h"

const mu_learning_params mu_learning_default = { .form      = MU_LEARNING_POWER,
                                                 .slower    = 0.75,
                                                 .pace      = 1500,
                                                 .bend      = 1,
                                                 .gap       = 0.6,
                                                 .half_life = 330,
                                                 .grace     = 7 };

/* The words are those of Dreyfus & Dreyfus (1980). */
const mu_level mu_levels[MU_LEVELS] = {
    { "novice", 0 },        { "beginner", 500 },    { "competent", 1500 },
    { "proficient", 4500 }, { "expert", INFINITY },
};

static bool is_simple(const mu_learning_params *p)
{
    return p->form == MU_LEARNING_POWER && p->bend == 1;
}

double mu_learning_gain(const mu_learning_params *p, double contacts)
{
    const double passed = contacts / p->pace;

    if (is_simple(p)) return 1 - 1 / (1 + passed);
    if (p->form == MU_LEARNING_EXPONENTIAL) return -mu_expm1(-passed);
    return -mu_expm1(-p->bend * mu_log1p(passed));
}

double mu_learning_contacts(const mu_learning_params *p, double gain)
{
    if (gain >= 1) return INFINITY;
    if (is_simple(p)) return p->pace * (gain / (1 - gain));
    const double left = -mu_log1p(-gain);
    return p->pace * (p->form == MU_LEARNING_EXPONENTIAL ? left : mu_expm1(left / p->bend));
}

double mu_learning_kept(const mu_learning_params *p, double gain, double idle_days)
{
    return mu_halved(gain, idle_days - p->grace, p->half_life);
}

double mu_learning_handle(const mu_learning_params *p, double gain)
{
    return 1 + p->slower * (1 - gain);
}

double mu_learning_log_odds(const mu_learning_params *p, double gain)
{
    return gain >= 1 || p->gap == 0 ? 0 : -p->gap * (1 - gain);
}
