#include "plan/erlang.h"

#include <math.h>

#include "plan/impatience.h"

/* The recursion 1/B(k) = 1 + k/(load B(k-1)) only adds positive terms, so it is stable (Jagerman 1974). */
double mu_erlang_b(int c, double load)
{
    double b = 1.0;

    if (c < 0 || !(load >= 0) || isinf(load)) return NAN;
    for (int k = 1; k <= c; k++) b = load * b / (k + load * b);
    return b;
}

double mu_erlang_c(int c, double load)
{
    const double b = mu_erlang_b(c, load);

    if (isnan(b)) return NAN;
    if (load >= c) return 1.0;
    return b / (1.0 - load / c * (1.0 - b));
}

static bool is_rate(double x)
{
    return x > 0 && isfinite(x);
}

static bool is_stable(int c, double arrivals, double service)
{
    return c > 0 && is_rate(arrivals) && is_rate(service) && arrivals * service < c;
}

/* Those who wait do so for an exponential time of rate c/service - arrivals. */
bool mu_erlang_c_state(int c, double arrivals, double service, mu_steady_state *out)
{
    if (!is_stable(c, arrivals, service)) return false;

    const double load    = arrivals * service;
    const double delayed = mu_erlang_c(c, load);
    const double spare   = c / service - arrivals;
    const double rho     = load / c;
    const double mean    = delayed / spare;
    const double queue   = delayed * rho / (1 - rho);

    *out = (mu_steady_state){
        .delayed                = delayed,
        .queue                  = queue,
        .queue_variance         = delayed * rho * (1 + rho) / ((1 - rho) * (1 - rho)) - queue * queue,
        .wait                   = mean,
        .wait_answered          = mean,
        .wait_answered_variance = 2 * delayed / (spare * spare) - mean * mean,
        .wait_abandoned         = NAN,
        .occupancy              = rho,
    };
    return true;
}

double mu_erlang_c_level(int c, double arrivals, double service, double within)
{
    if (!is_stable(c, arrivals, service) || !(within >= 0)) return 0;
    return 1 - mu_erlang_c(c, arrivals * service) * exp(-(c / service - arrivals) * within);
}

/* Variance of the number waiting with exponential patience, from the birth-death chain: with k waiting, the
 * next is lost or served at rate c/service + k/patience. */
static double queue_variance_with_patience(int c, double arrivals, double service, double patience)
{
    /* Weights relative to the state "all busy, none waiting"; states with someone free sum to 1/B - 1. */
    const double b    = mu_erlang_b(c, arrivals * service);
    double       term = 1, total = 1, first = 0, second = 0;

    for (double k = 1; k < 1e9; k++) {
        const double ratio = arrivals / (c / service + k / patience);
        term *= ratio;
        total += term;
        first += k * term;
        second += k * k * term;
        if (term > 1e250) { /* far above balance: keep the sums in range */
            term *= 1e-250, total *= 1e-250, first *= 1e-250, second *= 1e-250;
        }
        if (ratio < 0.99 && k * k * term < 1e-18 * (second + total)) break;
    }
    if (!(b > 0)) return 0;
    total += 1 / b - 1;
    first /= total;
    return second / total - first * first;
}

static mu_dist exponential(double mean)
{
    return (mu_dist){ .kind = MU_DIST_EXPONENTIAL, .a = mean };
}

bool mu_erlang_a_state(int c, double arrivals, double service, double patience, mu_steady_state *out)
{
    if (!is_rate(patience)) return false;

    const mu_dist gives_up = exponential(patience);
    if (!mu_impatient_state(c, arrivals, service, &gives_up, out)) return false;
    out->queue_variance = queue_variance_with_patience(c, arrivals, service, patience);
    return true;
}

double mu_erlang_a_level(int c, double arrivals, double service, double patience, double within,
                         mu_sl variant)
{
    if (!is_rate(patience)) return NAN;

    const mu_dist gives_up = exponential(patience);
    return mu_impatient_level(c, arrivals, service, &gives_up, within, variant);
}

/* Sums over the waiting states of M/M/c/K. Weights are relative to "all busy, none waiting". */
typedef struct {
    double all;     /* every state, those with someone free included */
    double waiting; /* states in which an arrival is admitted and waits */
    double full;    /* the last state */
    double queue, queue_sq;
    double in_time; /* waiting states times P(served within the time asked for) */
} room_sums;

/* An arrival that finds k waiting is served after k+1 departures at rate c/service: P(Erlang <= t) is one
 * minus the Poisson sum of the first k+1 terms. */
static room_sums sum_room(int c, int places, double load, double departures_in_time)
{
    const double b      = mu_erlang_b(c, load);
    double       weight = 1, poisson = exp(-departures_in_time), fewer = 0;
    room_sums    s = { .all = 1 / b - 1 };

    for (int k = 0; k <= places; k++) {
        s.all += weight;
        s.queue += weight * k;
        s.queue_sq += weight * k * k;
        fewer += poisson;
        if (k < places) {
            s.waiting += weight;
            s.in_time += weight * (1 - fewer);
        } else {
            s.full = weight;
        }
        poisson *= departures_in_time / (k + 1);
        weight *= load / c;
    }
    return s;
}

bool mu_mmck_state(int c, int places, double arrivals, double service, mu_steady_state *out)
{
    if (c <= 0 || places < 0 || !is_rate(arrivals) || !is_rate(service)) return false;

    const room_sums s        = sum_room(c, places, arrivals * service, 0);
    const double    blocked  = s.full / s.all;
    const double    delayed  = s.waiting / (s.all - s.full);
    const double    queue    = s.queue / s.all;
    const double    admitted = arrivals * (1 - blocked);

    *out = (mu_steady_state){
        .delayed                = delayed,
        .blocked                = blocked,
        .queue                  = queue,
        .queue_variance         = s.queue_sq / s.all - queue * queue,
        .wait                   = queue / admitted,
        .wait_answered          = queue / admitted,
        .wait_answered_variance = NAN,
        .wait_abandoned         = NAN,
        .occupancy              = admitted * service / c,
    };
    return true;
}

double mu_mmck_level(int c, int places, double arrivals, double service, double within)
{
    if (c <= 0 || places < 0 || !is_rate(arrivals) || !is_rate(service) || !(within >= 0)) return NAN;

    const room_sums s = sum_room(c, places, arrivals * service, within * c / service);
    return 1 - (s.waiting - s.in_time) / (s.all - s.full);
}

static bool is_target(mu_staffing_target t)
{
    return t.share >= 0 && t.share <= 1 && t.within >= 0 && t.max_occupancy > 0 && t.max_occupancy <= 1;
}

int mu_erlang_c_people(double arrivals, double service, mu_staffing_target target)
{
    const double load = arrivals * service;

    if (!is_rate(arrivals) || !is_rate(service) || !is_target(target) || load >= MU_STAFFING_MOST) return -1;
    for (int c = (int)load + 1; c <= MU_STAFFING_MOST; c++)
        if (load <= target.max_occupancy * c &&
            mu_erlang_c_level(c, arrivals, service, target.within) >= target.share)
            return c;
    return -1;
}

static bool meets_with_patience(int c, double arrivals, double service, double patience, mu_staffing_target t)
{
    mu_steady_state s;

    if (!mu_erlang_a_state(c, arrivals, service, patience, &s)) return false;
    return s.occupancy <= t.max_occupancy &&
           mu_erlang_a_level(c, arrivals, service, patience, t.within, MU_SL_STRICT) >= t.share;
}

/* More people never lower the level nor raise the occupancy, so the answer is found by doubling and halving. */
int mu_erlang_a_people(double arrivals, double service, double patience, mu_staffing_target target)
{
    int low = 0, high = 1; /* `low` people are not enough */

    if (!is_rate(arrivals) || !is_rate(service) || !is_rate(patience) || !is_target(target)) return -1;
    while (!meets_with_patience(high, arrivals, service, patience, target)) {
        if (high >= MU_STAFFING_MOST) return -1;
        low  = high;
        high = high > MU_STAFFING_MOST / 2 ? MU_STAFFING_MOST : 2 * high;
    }
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        if (meets_with_patience(middle, arrivals, service, patience, target))
            high = middle;
        else
            low = middle;
    }
    return high;
}
