#include "import/fit.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>
#include <math.h>
#include <stdlib.h>

#include "core/rng.h"

#define BOOTSTRAP_SAMPLES 299
#define BOOTSTRAP_SIZE    200 /* the scaled distance hardly depends on the size beyond this */

static const double NEAR_ENOUGH      = 0.03; /* of distance */
static const double MEAN_NEAR_ENOUGH = 0.02; /* of relative error */
static const double SIGNIFICANT      = 0.05;

/* All that the likelihoods of the three laws need to know of the data. */
typedef struct {
    double n, mean, log_mean, log_sd, log_sum;
} moments;

const char *mu_fit_name(mu_fit_law law)
{
    switch (law) {
    case MU_FIT_EXPONENTIAL: return "exponential";
    case MU_FIT_LOGNORMAL: return "lognormal";
    default: return "gamma";
    }
}

double mu_fit_cdf(mu_fit_law law, const mu_fit *f, double x)
{
    if (x <= 0.0) return 0.0;
    switch (law) {
    case MU_FIT_EXPONENTIAL: return -expm1(-x / f->a);
    case MU_FIT_LOGNORMAL: return 0.5 * erfc(-(log(x) - f->a) / (f->b * M_SQRT2));
    default: return gsl_cdf_gamma_P(x, f->a, f->b);
    }
}

static int ascending(const void *x, const void *y)
{
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static moments moments_of(const double *value, int64_t n)
{
    moments m       = { .n = (double)n };
    double  squares = 0.0;

    for (int64_t i = 0; i < n; i++) {
        m.mean += value[i];
        m.log_sum += log(value[i]);
    }
    m.mean /= m.n;
    m.log_mean = m.log_sum / m.n;
    for (int64_t i = 0; i < n; i++) {
        const double off = log(value[i]) - m.log_mean;
        squares += off * off;
    }
    m.log_sd = sqrt(squares / m.n);
    return m;
}

/* ln k - psi(k) = ln(mean) - mean of ln: Newton's method on 1/k from Minka's starting point (2002, "Estimating
 * a Gamma distribution"); five steps give all digits. */
static double gamma_shape(double s)
{
    double k = (3.0 - s + sqrt((s - 3.0) * (s - 3.0) + 24.0 * s)) / (12.0 * s);

    for (int i = 0; i < 8; i++) {
        const double miss = log(k) - gsl_sf_psi(k) - s;
        k                 = 1.0 / (1.0 / k + miss / (k * k * (1.0 / k - gsl_sf_psi_1(k))));
    }
    return k;
}

static mu_fit fitted(mu_fit_law law, const moments *m)
{
    mu_fit f              = { 0 };
    double log_likelihood = 0.0;

    switch (law) {
    case MU_FIT_EXPONENTIAL:
        f              = (mu_fit){ .a = m->mean, .mean = m->mean, .cv = 1.0 };
        log_likelihood = -m->n * (log(m->mean) + 1.0);
        f.aic          = 2.0 - 2.0 * log_likelihood;
        break;
    case MU_FIT_LOGNORMAL:
        f.a            = m->log_mean;
        f.b            = m->log_sd;
        f.mean         = exp(f.a + f.b * f.b / 2.0);
        f.cv           = sqrt(expm1(f.b * f.b));
        log_likelihood = -m->log_sum - m->n * (log(f.b) + 0.5 * log(2.0 * M_PI) + 0.5);
        f.aic          = 4.0 - 2.0 * log_likelihood;
        break;
    default:
        f.a            = gamma_shape(log(m->mean) - m->log_mean);
        f.b            = m->mean / f.a;
        f.mean         = m->mean;
        f.cv           = 1.0 / sqrt(f.a);
        log_likelihood = (f.a - 1.0) * m->log_sum - m->n * (f.a + f.a * log(f.b) + gsl_sf_lngamma(f.a));
        f.aic          = 4.0 - 2.0 * log_likelihood;
        break;
    }
    return f;
}

/* Of sorted values. Rounded values are compared where the rounding cannot matter: half a unit above each. */
static double ks_distance(mu_fit_law law, const mu_fit *f, const double *value, int64_t n, double unit)
{
    double largest = 0.0;

    for (int64_t i = 0; i < n;) {
        int64_t above = i + 1;
        while (above < n && value[above] == value[i]) above++;
        const double model = mu_fit_cdf(law, f, value[i] + unit / 2.0);

        largest = fmax(largest, fabs((double)above / (double)n - model));
        if (unit == 0.0) largest = fmax(largest, fabs((double)i / (double)n - model));
        i = above;
    }
    return largest;
}

/* Distances of samples of different size become comparable (Stephens 1970). */
static double scaled(double distance, double n)
{
    const double root = sqrt(n);
    return distance * (root + 0.12 + 0.11 / root);
}

static double draw(mu_fit_law law, const mu_fit *f, mu_rng *r)
{
    switch (law) {
    case MU_FIT_EXPONENTIAL: return f->a * mu_rng_exp(r);
    case MU_FIT_LOGNORMAL: return exp(f->a + f->b * mu_rng_normal(r));
    default: return f->b * mu_rng_gamma(r, f->a);
    }
}

static double bootstrap_p(mu_fit_law law, const mu_fit *f, int64_t n)
{
    const int64_t size   = n < BOOTSTRAP_SIZE ? n : BOOTSTRAP_SIZE;
    const double  ours   = scaled(f->distance, (double)n);
    mu_rng        r      = mu_rng_stream((mu_rng_key){ .purpose = MU_DRAW_TALK, .entity = (uint64_t)law });
    int           as_far = 0;
    double        sample[BOOTSTRAP_SIZE];

    for (int b = 0; b < BOOTSTRAP_SAMPLES; b++) {
        for (int64_t i = 0; i < size; i++) sample[i] = fmax(draw(law, f, &r), 1e-300);
        qsort(sample, (size_t)size, sizeof *sample, ascending);
        const moments m     = moments_of(sample, size);
        const mu_fit  again = fitted(law, &m);
        as_far += scaled(ks_distance(law, &again, sample, size, 0.0), (double)size) >= ours;
    }
    return (double)(as_far + 1) / (double)(BOOTSTRAP_SAMPLES + 1);
}

bool mu_fit_is_good(const mu_fit *f, double data_mean)
{
    if (!(f->distance >= 0.0)) return false;
    return f->p >= SIGNIFICANT ||
           (f->distance <= NEAR_ENOUGH && fabs(f->mean / data_mean - 1.0) <= MEAN_NEAR_ENOUGH);
}

static void describe(const double *value, int64_t n, mu_fits *out)
{
    double squares = 0.0;

    out->n        = n;
    out->smallest = value[0];
    out->largest  = value[n - 1];
    out->median   = 0.5 * (value[(n - 1) / 2] + value[n / 2]);
    for (int64_t i = 0; i < n; i++) out->mean += value[i];
    out->mean /= (double)n;
    for (int64_t i = 0; i < n; i++) squares += (value[i] - out->mean) * (value[i] - out->mean);
    out->sd = n > 1 ? sqrt(squares / (double)(n - 1)) : NAN;
}

static void choose(mu_fits *out)
{
    for (mu_fit_law law = 0; law < MU_FIT_LAWS; law++) {
        const mu_fit *f = &out->law[law], *best = &out->law[out->best];
        const bool    good = mu_fit_is_good(f, out->mean);

        if (good != out->good ? good : good ? f->aic < best->aic : f->distance < best->distance)
            out->best = law;
        out->good |= good;
    }
}

mu_status mu_fit_all(double *value, int64_t n, double unit, mu_fits *out)
{
    *out = (mu_fits){ 0 };
    qsort(value, (size_t)n, sizeof *value, ascending);
    describe(value, n, out);
    if (n < 5 || value[n - 1] - value[0] <= 1e-9 * value[n - 1]) {
        for (int law = 0; law < MU_FIT_LAWS; law++)
            out->law[law] = (mu_fit){ NAN, NAN, NAN, NAN, NAN, NAN, NAN };
        return MU_OK;
    }

    const moments m = moments_of(value, n);
    for (mu_fit_law law = 0; law < MU_FIT_LAWS; law++) {
        mu_fit *f   = &out->law[law];
        *f          = fitted(law, &m);
        f->distance = ks_distance(law, f, value, n, unit);
        f->p        = bootstrap_p(law, f, n);
    }
    choose(out);
    return MU_OK;
}

double mu_fit_unit(const double *value, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (value[i] != floor(value[i])) return 0.0;
    return 1.0;
}
