#include "behaviour/gaming.h"

#include "behaviour/relax.h"

const mu_gaming_params mu_gaming_default = { .most = 0.10, .half = 0.2, .handle = 0.35 };

double mu_gaming_chance(const mu_gaming_params *p, mu_effort incentive, double detection)
{
    const double speed = incentive.speed, quality = mu_excess(incentive.quality);

    if (!(speed > 0)) return 0;
    return p->most * (speed / (speed + p->half)) * (speed / (speed + quality)) * (1 - detection);
}

double mu_gaming_handle(const mu_gaming_params *p, double chance)
{
    return 1 - chance * (1 - p->handle);
}
