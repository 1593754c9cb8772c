#include "plan/loss.h"

#include <math.h>
#include <stdlib.h>

#include "plan/erlang.h"

double mu_ordered_load(int person, double load)
{
    return person < 1 ? NAN : load * (mu_erlang_b(person - 1, load) - mu_erlang_b(person, load));
}

double mu_overflow_mean(int c, double load)
{
    return load * mu_erlang_b(c, load);
}

double mu_overflow_variance(int c, double load)
{
    const double mean = mu_overflow_mean(c, load);
    return mean * (1 - mean + load / (c + 1 - load + mean));
}

/* Gauss-Seidel on the balance equations of states (a busy in A, b busy in B); the chain is small and the
 * sweep order follows the flow, so a few hundred sweeps reach rounding. */
static double sweep(const double arrivals[2], double mu, const int people[2], double *p)
{
    const int A = people[0], B = people[1], wide = B + 1;
    double    change = 0, total = 0;

    for (int a = 0; a <= A; a++) {
        for (int b = 0; b <= B; b++) {
            const double to_b = arrivals[1] + (a == A ? arrivals[0] : 0);
            const double out  = (a < A ? arrivals[0] : 0) + (b < B ? to_b : 0) + mu * (a + b);
            double       in   = 0;
            if (a > 0) in += arrivals[0] * p[(a - 1) * wide + b];
            if (b > 0) in += to_b * p[a * wide + b - 1];
            if (a < A) in += mu * (a + 1) * p[(a + 1) * wide + b];
            if (b < B) in += mu * (b + 1) * p[a * wide + b + 1];
            const double was = p[a * wide + b];
            p[a * wide + b]  = in / out;
            change           = fmax(change, fabs(p[a * wide + b] - was));
            total += p[a * wide + b];
        }
    }
    for (int i = 0; i < (A + 1) * wide; i++) p[i] /= total;
    return change / total;
}

bool mu_overflow_solve(const double arrivals[2], double service, const int people[2], mu_overflow *out)
{
    const int A = people[0], B = people[1];
    double   *p;

    if (A < 0 || B < 0 || A > MU_OVERFLOW_MOST || B > MU_OVERFLOW_MOST) return false;
    if (!(arrivals[0] > 0) || !(arrivals[1] > 0) || !(service > 0)) return false;
    p = calloc((size_t)(A + 1) * (size_t)(B + 1), sizeof *p);
    if (p == NULL) return false;
    for (int i = 0; i < (A + 1) * (B + 1); i++) p[i] = 1.0 / ((A + 1) * (B + 1));
    for (int i = 0; i < 100000 && sweep(arrivals, 1 / service, people, p) > 1e-16; i++) continue;

    double full_a = 0, full_b = 0, full = 0, busy_a = 0, busy_b = 0;
    for (int a = 0; a <= A; a++) {
        for (int b = 0; b <= B; b++) {
            const double x = p[a * (B + 1) + b];
            busy_a += x * a;
            busy_b += x * b;
            full_a += a == A ? x : 0;
            full_b += b == B ? x : 0;
            full += a == A && b == B ? x : 0;
        }
    }
    free(p);
    *out =
        (mu_overflow){ { full, full_b }, { A ? busy_a / A : 0, B ? busy_b / B : 0 }, arrivals[0] * full_a };
    return true;
}

/* State k: k customers are calling. The next calls at rate (N-k)/think, min(k, c) calls end. */
bool mu_finite_source_solve(int population, double think, int c, double service, mu_finite_source *out)
{
    double weight = 1, total = 0, calls = 0, waiting = 0, busy = 0, all_busy = 0, delayed = 0;

    if (population < 1 || c < 1 || !(think > 0) || !(service > 0)) return false;
    for (int k = 0; k <= population; k++) {
        const double calling = (population - k) / think;
        const int    served  = k < c ? k : c;
        total += weight;
        calls += weight * calling;
        waiting += weight * (k - served);
        busy += weight * served;
        if (k >= c) {
            all_busy += weight;
            delayed += weight * calling;
        }
        weight *= calling * service / (k + 1 < c ? k + 1 : c);
        if (total > 1e250) {
            weight *= 1e-250, total *= 1e-250, calls *= 1e-250, waiting *= 1e-250;
            busy *= 1e-250, all_busy *= 1e-250, delayed *= 1e-250;
        }
    }
    *out = (mu_finite_source){ calls / total, waiting / calls, all_busy / total, delayed / calls,
                               busy / total / c };
    return true;
}

/* While everyone is busy the team is one server of rate c/service. Whoever of the second type waits stays
 * through what is ahead, V, exponential of rate c/service - arrivals, and through the busy periods of the
 * first type that start within V; a busy period has moments b/(1-r) and b2/(1-r)^3. */
bool mu_two_classes_solve(int c, const double arrivals[2], double service, mu_two_classes *out)
{
    const double all = arrivals[0] + arrivals[1], rate = c / service;

    if (c < 1 || !(arrivals[0] > 0) || !(arrivals[1] > 0) || !(service > 0) || all >= rate) return false;

    const double delayed = mu_erlang_c(c, all * service);
    const double first   = rate - arrivals[0];
    const double ahead = 1 / (rate - all), ahead_sq = 2 * ahead * ahead;
    const double rest    = 1 - arrivals[0] / rate;
    const double busy_sq = 2 / (rate * rate) / (rest * rest * rest);
    const double wait_1  = delayed / first;
    const double wait_2  = delayed * ahead / rest;

    *out = (mu_two_classes){
        .delayed      = delayed,
        .wait         = { wait_1, wait_2 },
        .wait_squared = { 2 * delayed / (first * first),
                          delayed * (ahead_sq / (rest * rest) + ahead * arrivals[0] * busy_sq) },
        .queue        = { arrivals[0] * wait_1, arrivals[1] * wait_2 },
    };
    return true;
}

double mu_two_classes_first_above(int c, const double arrivals[2], double service, double t)
{
    mu_two_classes s;

    if (!mu_two_classes_solve(c, arrivals, service, &s)) return NAN;
    return s.delayed * exp(-(c / service - arrivals[0]) * t);
}
