#include "plan/impatience.h"

#include <math.h>
#include <stdlib.h>

#include "plan/erlang.h"

/* Gauss-Legendre with 8 points on [-1, 1] (Abramowitz & Stegun 25.4.30). */
#define POINTS 8
static const double gauss_x[POINTS] = { -0.9602898564975363, -0.7966664774136267, -0.5255324099163290,
                                        -0.1834346424956498, 0.1834346424956498,  0.5255324099163290,
                                        0.7966664774136267,  0.9602898564975363 };
static const double gauss_w[POINTS] = { 0.1012285362903763, 0.2223810344533745, 0.3137066458778873,
                                        0.3626837833783620, 0.3626837833783620, 0.3137066458778873,
                                        0.2223810344533745, 0.1012285362903763 };

#define PANELS     240
#define KINKS_MOST 64
#define NEGLIGIBLE 50.0 /* e^-50: beyond this the density adds nothing */

typedef struct {
    double         arrivals, drain; /* drain = c/service: departures per time while everyone is busy */
    const mu_dist *patience;        /* NULL: endless */
} queue;

static double still_there(const queue *q, double v)
{
    return q->patience ? 1 - mu_dist_cdf(q->patience, v) : 1;
}

/* H(till) - H(from), where nothing kinks in between. */
static double patient_time(const queue *q, double from, double till)
{
    const double half = (till - from) / 2, middle = (till + from) / 2;
    double       sum = 0;

    if (q->patience == NULL) return till - from;
    if (q->patience->kind == MU_DIST_EXPONENTIAL && q->patience->shift == 0) {
        const double mean = q->patience->a;
        return mean * exp(-from / mean) * -expm1(-(till - from) / mean);
    }
    for (int i = 0; i < POINTS; i++) sum += gauss_w[i] * still_there(q, middle + half * gauss_x[i]);
    return half * sum;
}

/* Places where P(patience > v) jumps or bends; panels must end there. */
static int find_kinks(const mu_dist *d, double shift, double *kink, int n)
{
    const double at    = shift + d->shift;
    int          edges = 0;

    if (n < KINKS_MOST) kink[n++] = at;
    switch (d->kind) {
    case MU_DIST_FIXED:
    case MU_DIST_UNIFORM:
    case MU_DIST_TRIANGULAR: {
        const double corner[3] = { d->a, d->b, d->c };
        for (int i = 0; i < 3; i++)
            if (n < KINKS_MOST) kink[n++] = at + corner[i];
        break;
    }
    case MU_DIST_HISTOGRAM: edges = d->n + 1; break;
    case MU_DIST_SAMPLE: edges = d->n; break;
    case MU_DIST_MIXTURE:
        for (int32_t i = 0; i < d->n; i++) n = find_kinks(d->part[i], at, kink, n);
        break;
    default: break;
    }
    for (int i = 0; i < edges && n < KINKS_MOST; i++) kink[n++] = at + d->edge[i];
    return n;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Integrals against the density of V, all scaled by exp(-peak) so that none overflows. */
typedef struct {
    double peak;
    double mass;                        /* P(V > 0), before scaling to one */
    double lost;                        /* ... of those who give up */
    double patient;                     /* of H(V): mean time waited */
    double served, served_v, served_vv; /* of those who stay: their share, V and V squared */
    double in_time;                     /* served with V <= within */
    double beyond;                      /* V > within */
} integrals;

/* log of the density at v, from H(v) */
static double log_density(const queue *q, double v, double h)
{
    return q->arrivals * h - q->drain * v;
}

static void add_point(const queue *q, integrals *s, double v, double h, double width, double within)
{
    const double f    = exp(log_density(q, v, h) - s->peak) * width;
    const double stay = still_there(q, v);

    s->mass += f;
    s->lost += f * (1 - stay);
    s->patient += f * h;
    s->served += f * stay;
    s->served_v += f * stay * v;
    s->served_vv += f * stay * v * v;
    if (v <= within)
        s->in_time += f * stay;
    else
        s->beyond += f;
}

static void add_panel(const queue *q, integrals *s, double from, double till, double h_from, double within)
{
    const double half = (till - from) / 2, middle = (till + from) / 2;

    for (int i = 0; i < POINTS; i++) {
        const double v = middle + half * gauss_x[i];
        add_point(q, s, v, h_from + patient_time(q, from, v), half * gauss_w[i], within);
    }
}

/* The part of the axis that matters: outside it the density is negligible beside its peak. */
typedef struct {
    double from, till, peak;
} region;

/* A coarse walk; a peak a little below the true one does no harm. False if the density never dies out. */
static bool find_region(const queue *q, region *out)
{
    double step = 0.02 / q->drain, v = 0, h = 0;

    *out = (region){ 0, 0, 0 };
    for (int i = 0; i < 4000; i++) {
        h += patient_time(q, v, v + step);
        v += step;
        const double at = log_density(q, v, h);
        if (at > out->peak) out->peak = at;
        if (at < out->peak - NEGLIGIBLE) {
            out->till = v;
            break;
        }
        step *= 1.02;
    }
    if (out->peak <= NEGLIGIBLE) return out->till > 0;
    v = h = 0;
    step  = 0.02 / q->drain;
    for (;;) {
        h += patient_time(q, v, v + step);
        if (log_density(q, v + step, h) > out->peak - NEGLIGIBLE) break;
        v += step;
        step *= 1.02;
    }
    out->from = v;
    return out->till > 0;
}

/* Cubed towards `from` when that is 0, where patience may be singular. */
static int add_ends(double from, double till, double *end, int n)
{
    for (int i = 1; i <= PANELS; i++) {
        const double x = (double)i / PANELS;
        end[n++]       = from > 0 ? from + (till - from) * x : till * x * x * x;
    }
    return n;
}

/* Ends of panels on (0, till]; no kink falls inside one. */
static int lay_panels(const queue *q, region r, double within, double *end)
{
    int n = 0;

    if (q->patience != NULL) n = find_kinks(q->patience, 0, end, n);
    end[n++] = within;
    for (int i = 0; i < n;) {
        if (end[i] > 0 && end[i] < r.till)
            i++;
        else
            end[i] = end[--n];
    }
    if (r.from > 0) n = add_ends(0, r.from, end, n);
    n = add_ends(r.from, r.till, end, n);
    qsort(end, (size_t)n, sizeof *end, ascending);
    return n;
}

static bool integrate(const queue *q, double within, integrals *out)
{
    double  from = 0, h = 0;
    double *end = NULL;
    region  r;

    if (!find_region(q, &r)) return false;
    end = malloc((2 * PANELS + KINKS_MOST + 1) * sizeof *end);
    if (end == NULL) return false;
    const int n = lay_panels(q, r, within, end);
    *out        = (integrals){ .peak = r.peak };
    for (int i = 0; i < n; i++) {
        if (from >= r.from) add_panel(q, out, from, end[i], h, within);
        h += patient_time(q, from, end[i]);
        from = end[i];
    }
    free(end);
    return true;
}

/* P(V = 0) : P(V > 0) = 1/B(c-1) : arrivals * mass. */
static bool solve(int c, double arrivals, double service, const mu_dist *patience, double within,
                  integrals *s, double *scale)
{
    const queue q = { arrivals, c / service, patience };

    if (c <= 0 || !(arrivals > 0) || !isfinite(arrivals) || !(service > 0) || !isfinite(service))
        return false;
    if (patience == NULL && arrivals * service >= c) return false;
    if (!(within >= 0) || !integrate(&q, within, s)) return false;
    /* 1/B may overflow where waiting is all but impossible; then the scale is 0 and so is every share. */
    *scale = arrivals / (exp(-s->peak) / mu_erlang_b(c - 1, arrivals * service) + arrivals * s->mass);
    return true;
}

bool mu_impatient_state(int c, double arrivals, double service, const mu_dist *patience, mu_steady_state *out)
{
    integrals s;
    double    k;

    if (!solve(c, arrivals, service, patience, 0, &s, &k)) return false;

    const double lost   = k * s.lost;
    const double wait   = k * s.patient;
    const double kept   = 1 - lost;
    const double answer = k * s.served_v / kept;

    *out = (mu_steady_state){
        .delayed                = k * s.mass,
        .abandoned              = lost,
        .queue                  = arrivals * wait,
        .queue_variance         = NAN,
        .wait                   = wait,
        .wait_answered          = answer,
        .wait_answered_variance = k * s.served_vv / kept - answer * answer,
        .wait_abandoned         = lost > 0 ? (wait - k * s.served_v) / lost : NAN,
        .occupancy              = arrivals * kept * service / c,
    };
    return true;
}

double mu_impatient_level(int c, double arrivals, double service, const mu_dist *patience, double within,
                          mu_sl variant)
{
    integrals s;
    double    k;

    if (!solve(c, arrivals, service, patience, within, &s, &k)) return NAN;

    const queue  q       = { arrivals, c / service, patience };
    const double at_once = 1 - k * s.mass;
    const double lost    = k * s.lost;
    const double in_time = at_once + k * s.in_time;
    const double waited_out =
        k * s.beyond * still_there(&q, within); /* waits above `within`, by whatever end */
    const double late       = k * (s.served - s.in_time);
    const double lost_late  = waited_out - late;
    const double lost_early = lost - lost_late;

    switch (variant) {
    case MU_SL_ANSWERED: return in_time / (1 - lost);
    case MU_SL_NEUTRAL: return in_time / (1 - lost_early);
    case MU_SL_CREDITED: return in_time + lost_early;
    case MU_SL_STRICT: break;
    }
    return in_time;
}

double mu_impatient_wait_above(int c, double arrivals, double service, const mu_dist *patience, double within)
{
    const queue q = { arrivals, c / service, patience };
    integrals   s;
    double      k;

    if (!solve(c, arrivals, service, patience, within, &s, &k)) return NAN;
    return k * s.beyond * still_there(&q, within);
}
