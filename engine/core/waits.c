#include "core/waits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int64_t longest_of(const mu_wait_ends *e)
{
    return e->shortest_us + (int64_t)e->width_us;
}

void mu_wait_ends_widen(mu_wait_ends *e, int64_t us)
{
    const int64_t shortest = e->shortest_us == 0 || us < e->shortest_us ? us : e->shortest_us;
    const int64_t longest  = us > longest_of(e) ? us : longest_of(e);

    e->shortest_us = shortest;
    e->width_us    = (uint64_t)(longest - shortest);
}

static void unite_ends(mu_wait_ends *into, const mu_wait_ends *from)
{
    if (from->shortest_us == 0) return;
    mu_wait_ends_widen(into, from->shortest_us);
    mu_wait_ends_widen(into, longest_of(from));
}

/* One more than the last bin that may hold anything. */
static int32_t bins_of(const mu_waits *w)
{
    return (int32_t)mu_wait_bin(longest_of(&w->ends)) + 1;
}

void mu_waits_merge(mu_waits *into, const mu_waits *from)
{
    const int32_t n = bins_of(from);

    for (int32_t b = 0; b < n; b++) into->bin[b] += from->bin[b];
    unite_ends(&into->ends, &from->ends);
}

int64_t mu_waits_count(const mu_waits *w)
{
    const int32_t n   = bins_of(w);
    int64_t       sum = 0;

    for (int32_t b = 0; b < n; b++) sum += w->bin[b];
    return sum;
}

/* ---- between the edges ---------------------------------------------------------------------------- */

/* Where bin `b` begins; one bin ends where the next begins. */
static double start_of(int32_t bin)
{
    const unsigned b = (unsigned)bin, straight = 2u << MU_WAIT_BITS; /* below this, bins are of equal width */
    const unsigned shift = b < straight ? 0 : (b >> MU_WAIT_BITS) - 1;
    const uint64_t steps = (uint64_t)(b - (shift << MU_WAIT_BITS)) << shift;

    return (double)(steps << MU_WAIT_FINEST);
}

/* The edges of the bins first .. first + n - 1; no wait lies outside the ends. */
static void set_edges(mu_wait_fall *f, int32_t first, int32_t n, const mu_wait_ends *ends)
{
    f->n     = n + 1;
    f->at[0] = fmax(start_of(first), (double)ends->shortest_us);
    for (int32_t i = 1; i <= n; i++) f->at[i] = fmin(start_of(first + i), (double)longest_of(ends));
}

/* The mean slope of log(left) between edges i and i + 1; 0 at the very end, where nobody is left. */
static double slope_between(const mu_wait_fall *f, int32_t i)
{
    if (f->left[i + 1] <= 0 || f->at[i + 1] <= f->at[i]) return 0;
    return log(f->left[i + 1] / f->left[i]) / (f->at[i + 1] - f->at[i]);
}

/* The slope at edge i: a harmonic mean of those on both sides, so that the curve never turns. */
static double slope_at(const mu_wait_fall *f, int32_t i, double within)
{
    if (i < 1 || i + 1 >= f->n) return within;
    const double before = slope_between(f, i - 1), after = slope_between(f, i);
    if (before >= 0 || after >= 0) return within;
    const double h0 = f->at[i] - f->at[i - 1], h1 = f->at[i + 1] - f->at[i];
    return 3 * (h0 + h1) / ((2 * h1 + h0) / before + (h1 + 2 * h0) / after);
}

/* Hermite's cubic on 0 .. 1 through y0 and y1 with slopes m0 and m1. */
static double cubic(double u, double y0, double m0, double y1, double m1)
{
    const double v = 1 - u;

    return v * v * ((1 + 2 * u) * y0 + u * m0) + u * u * ((3 - 2 * u) * y1 - v * m1);
}

/* Where between edges i and i + 1 only the share `left` is still waiting. */
static double reached(const mu_wait_fall *f, int32_t i, double left)
{
    const double from = f->at[i], width = f->at[i + 1] - from, slope = slope_between(f, i);

    if (f->left[i + 1] <= 0 || slope >= 0)
        return from + width * (f->left[i] - left) / (f->left[i] - f->left[i + 1]);

    const double y0 = log(f->left[i]), y1 = log(f->left[i + 1]), y = log(left);
    const double m0 = width * slope_at(f, i, slope), m1 = width * slope_at(f, i + 1, slope);
    double       low = 0, high = 1;
    for (int step = 0; step < 14; step++) { /* to a ten-thousandth of a bin */
        const double middle = (low + high) / 2;
        if (cubic(middle, y0, m0, y1, m1) > y)
            low = middle;
        else
            high = middle;
    }
    return from + width * (low + high) / 2;
}

double mu_wait_fall_quantile(const mu_wait_fall *f, double p)
{
    const double left = 1 - p;
    int32_t      i = 0, beyond = f->n;

    if (f->n == 0) return (double)NAN;
    if (f->left[0] <= left) return 0;
    while (beyond - i > 1) { /* fewer and fewer are left from edge to edge */
        const int32_t middle = i + (beyond - i) / 2;
        if (f->left[middle] > left)
            i = middle;
        else
            beyond = middle;
    }
    return beyond < f->n ? reached(f, i, left) : f->at[f->n - 1];
}

void mu_wait_fall_of(const mu_waits *w, int64_t at_once, mu_wait_fall *f)
{
    const int32_t last  = bins_of(w);
    int32_t       first = 0;
    int64_t       left  = mu_waits_count(w);
    const double  all   = (double)(left + at_once);

    f->n = 0;
    if (all <= 0) return;
    while (first + 1 < last && w->bin[first] == 0) first++;
    set_edges(f, first, last - first, &w->ends);
    for (int32_t i = 0; i < f->n; i++) {
        f->left[i] = (double)left / all;
        if (i + 1 < f->n) left -= w->bin[first + i];
    }
}

/* ---- many replications ---------------------------------------------------------------------------- */

static void add_to_edge(mu_wait_edge *e, double count, double answered)
{
    e->count += count;
    e->square += count * count;
    e->product += count * answered;
}

enum { SPARE = 16 }; /* room grows by so many, so that thousands of curves leave no holes behind */

/* Makes room for the bins first .. last. Nobody seen so far waited as long as the new upper edges say or as short as
 * the new lower ones: up there everyone was answered, down there only those answered at once. */
static bool widen(mu_wait_curve *c, int32_t first, int32_t last)
{
    const mu_wait_edge all = { c->answered, c->answered_squared, c->answered_squared };

    if (c->n_edges == 0) c->first = first;
    if (first > c->first) first = c->first;
    if (last < c->first + c->n_edges - 1) last = c->first + c->n_edges - 1;
    const int32_t below = c->first - first, n = last - first + 1;
    if (n > c->room) {
        const int32_t room = (n / SPARE + 1) * SPARE;
        mu_wait_edge *more = realloc(c->edge, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        c->edge = more;
        c->room = room;
    }
    if (below > 0) memmove(&c->edge[below], c->edge, (size_t)c->n_edges * sizeof *c->edge);
    for (int32_t i = 0; i < below; i++) c->edge[i] = c->at_once;
    for (int32_t i = below + c->n_edges; i < n; i++) c->edge[i] = all;
    c->first   = first;
    c->n_edges = n;
    return true;
}

bool mu_wait_curve_add(mu_wait_curve *c, const mu_waits *w, int64_t at_once)
{
    const double  all   = (double)(at_once + mu_waits_count(w));
    const int32_t last  = bins_of(w) - 1;
    int32_t       first = 0;
    double        upto  = (double)at_once;

    while (first <= last && w->bin[first] == 0) first++;
    if (first <= last && !widen(c, first, last)) return false;
    add_to_edge(&c->at_once, upto, all);
    for (int32_t i = 0; i < c->n_edges; i++) {
        upto += w->bin[c->first + i];
        add_to_edge(&c->edge[i], upto, all);
    }
    c->n++;
    c->answered += all;
    c->answered_squared += all * all;
    unite_ends(&c->ends, &w->ends);
    return true;
}

void mu_wait_curve_free(mu_wait_curve *c)
{
    free(c->edge);
    *c = (mu_wait_curve){ 0 };
}

/* Edge 0 is the beginning of the first bin, up to which only those were answered who did not wait. */
static const mu_wait_edge *edge_of(const mu_wait_curve *c, int32_t i)
{
    return i == 0 ? &c->at_once : &c->edge[i - 1];
}

static void fall_of(const mu_wait_curve *c, mu_wait_fall *f)
{
    set_edges(f, c->first, c->n_edges, &c->ends);
    f->left[0] = 1 - c->at_once.count / c->answered;
    for (int32_t i = 1; i < f->n; i++) f->left[i] = 1 - edge_of(c, i)->count / c->answered;
}

/* The standard error of the share answered by an edge. */
static double se_at_edge(const mu_wait_curve *c, int32_t i)
{
    const mu_wait_edge *e     = edge_of(c, i);
    const double        share = e->count / c->answered, n = (double)c->n;
    const double        residual = e->square - 2 * share * e->product + share * share * c->answered_squared;

    /* A share of one leaves nothing but rounding. */
    return residual > 0 ? sqrt(residual * n / (n - 1)) / c->answered : 0;
}

/* Of the share p, between the standard errors at the edges around it. */
static double se_at(const mu_wait_curve *c, const mu_wait_fall *f, double p)
{
    const double left = 1 - p;
    int32_t      i    = 0;

    if (f->left[0] <= left) return se_at_edge(c, 0);
    while (i + 1 < f->n && f->left[i + 1] > left) i++;
    if (i + 1 == f->n) return 0;
    const double part = (f->left[i] - left) / (f->left[i] - f->left[i + 1]);
    return se_at_edge(c, i) * (1 - part) + se_at_edge(c, i + 1) * part;
}

mu_wait_quantile mu_wait_curve_quantile(const mu_wait_curve *c, double p, double t)
{
    mu_wait_quantile q = { (double)NAN, (double)NAN, (double)NAN };
    mu_wait_fall     f = { 0 };

    if (!(c->answered > 0)) return q;
    fall_of(c, &f);
    q.at = mu_wait_fall_quantile(&f, p);
    if (c->n < 2) return q;
    const double half = t * se_at(c, &f, p);
    q.low             = mu_wait_fall_quantile(&f, fmax(p - half, 0));
    q.high            = mu_wait_fall_quantile(&f, fmin(p + half, 1));
    return q;
}
