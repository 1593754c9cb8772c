#include "import/survival.h"

#include <math.h>
#include <stdlib.h>

#define TRUSTED_AT_RISK 30
#define TAIL_BINS       8

static int by_time_leavers_first(const void *x, const void *y)
{
    const mu_wait_seen *a = x, *b = y;

    if (a->waited_s != b->waited_s) return a->waited_s < b->waited_s ? -1 : 1;
    return (int)b->left - (int)a->left;
}

static int32_t different_times_of_leaving(const mu_wait_seen *seen, int64_t n)
{
    int32_t times = 0;
    double  last  = -1.0;

    for (int64_t i = 0; i < n; i++) {
        if (!seen[i].left || seen[i].waited_s == last) continue;
        last = seen[i].waited_s;
        times++;
    }
    return times;
}

mu_status mu_survival_fit(mu_arena *a, mu_wait_seen *seen, int64_t n, mu_survival *out)
{
    double surviving = 1.0;
    double greenwood = 0.0; /* sum of d / (r (r - d)) */

    *out = (mu_survival){ .n = n };
    if (n > 0) qsort(seen, (size_t)n, sizeof *seen, by_time_leavers_first);
    out->step = MU_NEW_ARRAY(a, different_times_of_leaving(seen, n), mu_survival_step);
    if (out->step == NULL) return MU_ERR_NOMEM;

    for (int64_t i = 0; i < n;) {
        const double at   = seen[i].waited_s;
        int64_t      left = 0, here = 0;

        while (i + here < n && seen[i + here].waited_s == at) left += seen[i + here++].left;
        if (left > 0) {
            const double at_risk = (double)(n - i);

            surviving *= 1.0 - (double)left / at_risk;
            greenwood += n - i > left ? (double)left / (at_risk * (at_risk - (double)left)) : 0.0;
            out->step[out->n_steps++] =
                (mu_survival_step){ at, n - i, left, surviving, surviving * sqrt(greenwood) };
        }
        out->left += left;
        out->delayed += at > 0.0 ? here : 0;
        out->exposure_s += at * (double)here;
        i += here;
    }
    return MU_OK;
}

double mu_survival_at(const mu_survival *s, double t)
{
    double surviving = 1.0;

    for (int32_t i = 0; i < s->n_steps && s->step[i].at_s <= t; i++) surviving = s->step[i].surviving;
    return surviving;
}

double mu_survival_time(const mu_survival *s, double share)
{
    for (int32_t i = 0; i < s->n_steps; i++)
        if (s->step[i].surviving <= share) return s->step[i].at_s;
    return NAN;
}

mu_patience_mean mu_survival_exponential(const mu_survival *s)
{
    if (s->left == 0) return (mu_patience_mean){ NAN, NAN, NAN };

    const double mean   = s->exposure_s / (double)s->left;
    const double factor = exp(1.96 / sqrt((double)s->left)); /* the log of the rate has variance 1 / left */
    return (mu_patience_mean){ mean, mean / factor, mean * factor };
}

/* Steps that are backed by enough callers; at least the first. */
static int32_t trusted_steps(const mu_survival *s)
{
    int32_t n = 1;
    while (n < s->n_steps && s->step[n].at_risk >= TRUSTED_AT_RISK) n++;
    return n;
}

/* Mean time to leaving after the trusted range, from the leavers and the exposure of its second half. Between
 * two steps everyone still at risk at the later one has waited the whole gap; who was answered in between is
 * left out, a few seconds each. */
static double mean_beyond(const mu_survival *s, int32_t trusted)
{
    double exposure = 0.0, left = 0.0;

    for (int32_t i = trusted / 2; i < trusted; i++) {
        const double before = i > 0 ? s->step[i - 1].at_s : 0.0;

        exposure += (s->step[i].at_s - before) * (double)s->step[i].at_risk;
        left += (double)s->step[i].left;
    }
    return exposure > 0.0 ? exposure / left : mu_survival_exponential(s).mean_s;
}

static void add_bin(mu_bins *b, double till, double weight)
{
    b->edge[b->n + 1] = till;
    b->weight[b->n++] = weight;
}

/* Equal shares of an exponential law; the last bin ends where its middle is the mean of what lies beyond its
 * start, which for an exponential is one mean further on. */
static void add_tail(mu_bins *b, double mean, double weight)
{
    const double start = b->edge[b->n];

    for (int k = 1; k < TAIL_BINS; k++)
        add_bin(b, start - mean * log1p(-(double)k / TAIL_BINS), weight / TAIL_BINS);
    add_bin(b, b->edge[b->n] + 2.0 * mean, weight / TAIL_BINS);
}

mu_status mu_survival_bins(mu_arena *a, const mu_survival *s, double unit, int32_t most, mu_bins *out)
{
    *out = (mu_bins){ 0 };
    if (s->n_steps == 0) return MU_OK;

    const int32_t trusted = trusted_steps(s);
    const double  remains = s->step[trusted - 1].surviving;
    const int32_t body    = most > TAIL_BINS ? most - TAIL_BINS : 1;
    const double  portion = (1.0 - remains) / (double)body;
    double        before  = 1.0; /* surviving at the last edge */

    out->edge   = MU_NEW_ARRAY(a, body + TAIL_BINS + 2, double);
    out->weight = MU_NEW_ARRAY(a, body + TAIL_BINS + 1, double);
    if (out->edge == NULL || out->weight == NULL) return MU_ERR_NOMEM;

    for (int32_t i = 0; i < trusted; i++) {
        const double fell = before - s->step[i].surviving;
        const double till = s->step[i].at_s + unit / 2.0;

        if ((fell < portion * 0.999 && i < trusted - 1) || till <= out->edge[out->n]) continue;
        add_bin(out, till, fell);
        before = s->step[i].surviving;
    }
    const double beyond = mean_beyond(s, trusted);
    if (before > 1e-12 && beyond > 0.0)
        add_tail(out, beyond, before);
    else if (before > 1e-12) /* all left at once: of the patience of the others nothing is known */
        out->n = 0;
    return MU_OK;
}
