#include "behaviour/anger.h"

#include "behaviour/relax.h"

const mu_anger_params mu_anger_default = { .waited  = 0.25,
                                           .again   = 0.35,
                                           .failed  = 0.5,
                                           .abusive = 0.04,
                                           .abuse   = 0.20,
                                           .calmed  = 0.3,
                                           .slower  = 0.25 };

double mu_anger_of(const mu_anger_params *p, double wait_s, double contact_number, bool failed)
{
    const double sum = p->waited * wait_s / 600 + p->again * (contact_number - 1) + (failed ? p->failed : 0);

    return sum > 0 ? -mu_expm1(-sum) : 0;
}

double mu_anger_abusive(const mu_anger_params *p, double anger, double soft_skill)
{
    return mu_clipped((p->abusive + p->abuse * anger) * (1 - p->calmed * soft_skill), 0, 1);
}

double mu_anger_handle(const mu_anger_params *p, double anger)
{
    return 1 + p->slower * anger;
}
