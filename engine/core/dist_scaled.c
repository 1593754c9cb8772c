/* dist_scaled.c - a distribution of times, all of them so much longer or shorter. */
#include "core/dist_kinds.h"
#include "core/fmath.h"

static const double *scaled_values(mu_arena *a, const double *value, int32_t n, double factor)
{
    double *out = MU_NEW_ARRAY(a, n, double);

    for (int32_t i = 0; out != NULL && i < n; i++) out[i] = value[i] * factor;
    return out;
}

static const mu_dist *const *scaled_parts(mu_arena *a, const mu_dist *d, double factor)
{
    const mu_dist **part = MU_NEW_ARRAY(a, d->n, const mu_dist *);

    for (int32_t i = 0; part != NULL && i < d->n; i++) {
        part[i] = mu_dist_scaled(a, d->part[i], factor);
        if (part[i] == NULL) return NULL;
    }
    return part;
}

const mu_dist *mu_dist_scaled(mu_arena *a, const mu_dist *d, double factor)
{
    if (d == NULL || !mu_is_positive(factor)) return NULL;
    if (factor == 1) return d;

    mu_dist *s = MU_NEW(a, mu_dist);
    if (s == NULL) return NULL;
    *s = *d;
    s->shift *= factor;
    switch (d->kind) {
    case MU_DIST_FIXED:
    case MU_DIST_EXPONENTIAL: s->a *= factor; break;
    case MU_DIST_LOGNORMAL: s->a += mu_log(factor); break;
    case MU_DIST_GAMMA:
    case MU_DIST_ERLANG:
    case MU_DIST_WEIBULL: s->b *= factor; break;
    case MU_DIST_UNIFORM:
    case MU_DIST_TRIANGULAR:
    case MU_DIST_NORMAL:
        s->a *= factor;
        s->b *= factor;
        s->c *= factor;
        break;
    case MU_DIST_HISTOGRAM: s->edge = scaled_values(a, d->edge, d->n + 1, factor); break;
    case MU_DIST_SAMPLE: s->edge = scaled_values(a, d->edge, d->n, factor); break;
    case MU_DIST_MIXTURE: s->part = scaled_parts(a, d, factor); break;
    case MU_DIST_GEOMETRIC:
    case MU_DIST_POISSON:
    case MU_DIST_KINDS: return NULL;
    }
    const bool failed = (d->edge != NULL && s->edge == NULL) || (d->part != NULL && s->part == NULL);
    return failed ? NULL : s;
}
