#include "model/demand.h"

const mu_rate_day *mu_arrivals_day(const mu_arrivals *a, const mu_calendar *c, int32_t day)
{
    int32_t low = 0, high = a->n_dates - 1;

    while (low <= high) {
        const int32_t middle = low + (high - low) / 2;
        if (a->dates[middle].day == day) return &a->dates[middle].rate;
        if (a->dates[middle].day < day)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return &a->week[mu_date_weekday(c->start_date + day)];
}

int32_t mu_rate_step_at(const mu_rate_day *day, int64_t clock_us)
{
    int32_t low = 0, high = day->n - 1;

    while (low < high) { /* the last that has begun */
        const int32_t middle = low + (high - low + 1) / 2;
        if (day->step[middle].from.us <= clock_us)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

double mu_type_handle_s(const mu_contact_type *type)
{
    return mu_dist_mean(type->talk) + (type->wrap_up != NULL ? mu_dist_mean(type->wrap_up) : 0);
}

/* Stationary shares of a chain by elimination without subtractions, so that no digits are lost when its
 * states are nearly apart: Grassmann, Taksar & Heyman 1985, Oper. Res. 33. False when state 0 cannot be
 * reached from some state. `p` (n x n) is used up. */
static bool stationary(int32_t n, double *p, double *share)
{
    double sum = 1;

    for (int32_t k = n - 1; k > 0; k--) {
        double out = 0;
        for (int32_t j = 0; j < k; j++) out += p[k * n + j];
        if (out <= 0) return false;
        for (int32_t i = 0; i < k; i++) {
            p[i * n + k] /= out;
            for (int32_t j = 0; j < k; j++) p[i * n + j] += p[i * n + k] * p[k * n + j];
        }
    }
    share[0] = 1;
    for (int32_t k = 1; k < n; k++) {
        share[k] = 0;
        for (int32_t i = 0; i < k; i++) share[k] += share[i] * p[i * n + k];
        sum += share[k];
    }
    for (int32_t k = 0; k < n; k++) share[k] /= sum;
    return true;
}

void mu_mmpp_shares(int32_t n, const double *move, const double *stay_us, double *out)
{
    const double restart = 1e-12;
    double       p[MU_STATES_MAX * MU_STATES_MAX], sum = 0;

    mu_assert(n > 0 && n <= MU_STATES_MAX);
    for (int attempt = 0; attempt < 2; attempt++) {
        for (int32_t i = 0; i < n; i++)
            for (int32_t j = 0; j < n; j++)
                p[i * n + j] = move[i * n + j] - (j > 0 ? move[i * n + j - 1] : 0.0);
        /* A chain that comes apart has no shares of its own: then those that it has in the long run when it
         * starts in any state alike, which is what a rare restart anywhere gives. */
        for (int32_t i = 0; attempt == 1 && i < n * n; i++) p[i] = (1 - restart) * p[i] + restart / n;
        if (stationary(n, p, out)) break;
    }
    for (int32_t i = 0; i < n; i++) sum += out[i] * stay_us[i];
    for (int32_t i = 0; i < n; i++) out[i] = out[i] * stay_us[i] / sum;
}
