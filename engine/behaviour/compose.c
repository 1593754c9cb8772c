#include "behaviour/compose.h"

#include "behaviour/relax.h"

const mu_handle_parts mu_handle_neutral = {
    .learning = 1, .fatigue = 1, .tool = 1, .switching = 1, .anger = 1, .mentoring = 1, .typical = 1
};

double mu_handle_factor(const mu_handle_parts *p)
{
    const double speed  = mu_exp(-(p->ability + p->training + p->effort + p->load));
    const double slower = p->learning * p->fatigue * p->tool * p->switching * p->anger * p->mentoring;

    return mu_clipped(speed * slower / p->typical, MU_LEAST_FACTOR, MU_MOST_FACTOR);
}

double mu_log_odds(double p)
{
    return mu_log(p / (1 - p));
}

double mu_from_log_odds(double log_odds)
{
    return 1 / (1 + mu_exp(-log_odds));
}

double mu_shifted(double p, double shift)
{
    if (!(shift < 0 || shift > 0) || p <= 0 || p >= 1) return p;
    if (shift > 0) return p / (p + (1 - p) * mu_exp(-shift));
    const double odds = p * mu_exp(shift);
    return odds / (1 - p + odds);
}

/* The share solved, all in all, when `more` is added to everybody's shift. */
static double solved(int n, const double *shift, const double *share, double p, double more)
{
    double sum = 0, all = 0;

    for (int i = 0; i < n; i++) {
        sum += share[i] * mu_shifted(p, shift[i] + more);
        all += share[i];
    }
    return sum / all;
}

/* The root lies between what would do for the best and for the worst. */
static double shift_back(int n, const double *shift, const double *share, double p)
{
    double low = -shift[0], high = -shift[0];

    for (int i = 1; i < n; i++) {
        if (-shift[i] < low) low = -shift[i];
        if (-shift[i] > high) high = -shift[i];
    }
    for (int i = 0; i < 60 && low < high; i++) {
        const double middle = 0.5 * (low + high);
        if (solved(n, shift, share, p, middle) < p)
            low = middle;
        else
            high = middle;
    }
    return high + 0.0; /* no -0 */
}

mu_calibration mu_calibrated(int n, const double *factor, const double *shift, const double *share,
                             double resolved)
{
    double sum = 0, all = 0;

    for (int i = 0; i < n; i++) {
        sum += share[i] * factor[i];
        all += share[i];
    }
    return (mu_calibration){ sum / all, shift_back(n, shift, share, resolved) };
}
