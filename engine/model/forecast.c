#include "model/forecast.h"

/* ---- Poisson: the table of rates, piece by piece ----------------------------------------------------- */

/* Expected in a stretch in which the doors are open. */
static double poisson(const mu_model *m, const mu_arrivals *a, int64_t from, int64_t till)
{
    double sum = 0;

    while (from < till) {
        const mu_steady    clock    = mu_wall_steady(a->wall, from);
        const int64_t      day      = mu_day_of(from + clock.ahead_us);
        const int64_t      midnight = day * MU_DAY_US - clock.ahead_us;
        const mu_rate_day *table    = mu_arrivals_day(a, &m->calendar, (int32_t)day);
        const int32_t      k        = table->n > 0 ? mu_rate_step_at(table, from - midnight) : 0;
        int64_t            ends     = midnight + (k + 1 < table->n ? table->step[k + 1].from.us : MU_DAY_US);

        if (ends > clock.till_us) ends = clock.till_us;
        if (ends > till) ends = till;
        if (table->n > 0) sum += table->step[k].per_us * (double)(ends - from);
        from = ends;
    }
    return sum;
}

/* ---- the others -------------------------------------------------------------------------------------- */

static double per_us(const mu_contact_type *spec)
{
    const mu_arrivals *a    = &spec->arrivals;
    double             rate = 0;

    switch (a->kind) {
    case MU_ARRIVE_RENEWAL: return 1e-6 / mu_dist_mean(a->between);
    case MU_ARRIVE_MMPP:
        for (int32_t i = 0; i < a->n_states; i++) rate += a->state_share[i] * a->state_per_us[i];
        return rate;
    case MU_ARRIVE_POPULATION:
        return 1e-6 * a->population / (mu_dist_mean(a->think) + mu_type_handle_s(spec));
    default: return 0;
    }
}

/* Rows of a trace before an instant. */
static int32_t rows_before(const mu_arrivals *a, int64_t at)
{
    int32_t low = 0, high = a->n_rows;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (a->rows[middle].at.us < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first window that ends after an instant. */
static int32_t window_at(const mu_calendar *c, int64_t at)
{
    int32_t low = 0, high = c->n_windows;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (c->windows[middle].till.us <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

double mu_forecast(const mu_model *m, int32_t type, mu_time from, mu_time till)
{
    const mu_calendar     *c    = &m->calendar;
    const mu_contact_type *spec = &m->types[type];
    const mu_arrivals     *a    = &spec->arrivals;
    double                 sum  = 0;

    if (a->kind == MU_ARRIVE_TRACE) return rows_before(a, till.us) - rows_before(a, from.us);
    for (int32_t i = window_at(c, from.us); i < c->n_windows && c->windows[i].from.us < till.us; i++) {
        const int64_t begins = c->windows[i].from.us > from.us ? c->windows[i].from.us : from.us;
        const int64_t ends   = c->windows[i].till.us < till.us ? c->windows[i].till.us : till.us;
        sum += a->kind == MU_ARRIVE_POISSON ? poisson(m, a, begins, ends)
                                            : per_us(spec) * (double)(ends - begins);
    }
    return a->batch != NULL ? sum * mu_dist_mean(a->batch) : sum;
}
