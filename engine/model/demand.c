#include "model/demand.h"

#include <math.h>

const mu_rate_day *mu_arrivals_day(const mu_arrivals *a, const mu_calendar *c, int32_t day)
{
    int32_t low = 0, high = a->n_dates - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        if (a->dates[middle].day == day) return &a->dates[middle].rate;
        if (a->dates[middle].day < day) low = middle + 1;
        else high = middle - 1;
    }
    return &a->week[(mu_date_weekday(c->start_date) + day) % 7];
}

void mu_mmpp_shares(int32_t n, const double *move, const double *stay_us, double *out)
{
    enum { MOST_STATES = 64, MOST_STEPS = 100000 };
    double share[MOST_STATES], next[MOST_STATES], sum = 0;

    if (n > MOST_STATES) n = MOST_STATES;
    for (int32_t i = 0; i < n; i++) share[i] = 1.0 / n;
    for (int step = 0; step < MOST_STEPS; step++) {
        double change = 0;
        for (int32_t j = 0; j < n; j++) next[j] = 0.5 * share[j]; /* lazy, so that cycles converge too */
        for (int32_t i = 0; i < n; i++)
            for (int32_t j = 0; j < n; j++)
                next[j] += 0.5 * share[i] * (move[i * n + j] - (j > 0 ? move[i * n + j - 1] : 0.0));
        for (int32_t j = 0; j < n; j++) {
            change += fabs(next[j] - share[j]);
            share[j] = next[j];
        }
        if (change < 1e-15) break;
    }
    for (int32_t i = 0; i < n; i++) sum += share[i] * stay_us[i];
    for (int32_t i = 0; i < n; i++) out[i] = share[i] * stay_us[i] / sum;
}
