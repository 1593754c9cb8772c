#include "behaviour/needs.h"

#include "behaviour/relax.h"

const mu_needs_params mu_needs_default = { .first = 0, .span = 0.2 };

void mu_needs_valences(int n, const double *exponential, double *out)
{
    double sum = 0;

    for (int i = 0; i < n; i++) sum += exponential[i];
    for (int i = 0; i < n; i++) out[i] = n * exponential[i] / sum;
}

/* The largest of n even random shares of 1 is (1 + 1/2 + ... + 1/n) / n on average. */
double mu_needs_chosen(int n, double accuracy)
{
    double more = 0;

    for (int i = 2; i <= n; i++) more += 1.0 / i;
    return 1 + accuracy * more;
}

double mu_needs_deficit(const mu_needs_params *p, double pay)
{
    return mu_clipped(-mu_log(pay) / p->span, 0, 1);
}

double mu_needs_money(const mu_needs_params *p, double valence, double deficit)
{
    return valence * (1 + p->first * deficit);
}

double mu_needs_other(const mu_needs_params *p, double valence, double deficit)
{
    return valence * mu_excess(1 - p->first * deficit);
}
