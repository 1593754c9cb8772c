#include "import/arrivals.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "base/simtime.h"

static double day_total(const mu_day_counts *c, int32_t day)
{
    double total = 0.0;
    for (int32_t s = 0; s < c->n_slots; s++) total += c->calls[(int64_t)day * c->n_slots + s];
    return total;
}

/* Adds the calls of all days of a weekday to `into`, slot by slot; returns how many calls. */
static double add_weekday(const mu_day_counts *c, int weekday, double *into)
{
    double total = 0.0;

    for (int32_t d = 0; d < c->n_days; d++) {
        if (mu_date_weekday(c->date[d]) != weekday) continue;
        for (int32_t s = 0; s < c->n_slots; s++) into[s] += c->calls[(int64_t)d * c->n_slots + s];
        total += day_total(c, d);
    }
    return total;
}

static void scale(double *x, int32_t n, double factor)
{
    for (int32_t i = 0; i < n; i++) x[i] *= factor;
}

/* Half the sum of differences: the share of the calls at other times. */
static double apart(const double *x, const double *y, int32_t n)
{
    double sum = 0.0;
    for (int32_t i = 0; i < n; i++) sum += fabs(x[i] - y[i]);
    return 0.5 * sum;
}

/* A weekday joins the first weekday whose day looks like its own, or starts a group. */
static void form_groups(mu_arrival_pattern *p, const double *own)
{
    for (int w = 0; w < 7; w++) {
        p->group[w] = p->days[w] > 0 ? w : -1;
        for (int v = 0; v < w && p->group[w] == w; v++)
            if (p->group[v] == v &&
                apart(own + v * p->n_slots, own + w * p->n_slots, p->n_slots) < MU_SPREAD_APART)
                p->group[w] = v;
    }
}

bool mu_arrivals_lends(const mu_arrival_pattern *p, int day_weekday, int weekday)
{
    if (p->borrowed[weekday]) return p->days[day_weekday] > 0;
    if (p->days[weekday] == 0) return false;
    if (p->days[weekday] >= MU_OWN_SPREAD_DAYS) return day_weekday == weekday;
    return p->group[day_weekday] == p->group[weekday];
}

static void spread_over_the_day(const mu_day_counts *c, mu_arrival_pattern *p)
{
    for (int w = 0; w < 7; w++) {
        double *share = p->share + w * p->n_slots;
        double  total = 0.0;

        for (int v = 0; v < 7; v++)
            if (mu_arrivals_lends(p, v, w)) total += add_weekday(c, v, share);
        if (total > 0.0) scale(share, p->n_slots, 1.0 / total);
    }
}

/* Squared deviations of day totals from their own weekday's mean, within a group; *freedom is what they are to
 * be divided by. */
static double within(const mu_day_counts *c, const mu_arrival_pattern *p, int group, double *freedom)
{
    double sum = 0.0;

    *freedom = 0.0;
    for (int32_t d = 0; d < c->n_days; d++) {
        const int    w   = mu_date_weekday(c->date[d]);
        const double off = day_total(c, d) - p->mean[w];

        if (p->group[w] != group) continue;
        sum += off * off;
        *freedom += 1.0 - 1.0 / p->days[w]; /* one for each day, less one for each weekday */
    }
    return sum;
}

/* Buehlmann-Straub: level = z own + (1 - z) group, z = n / (n + variance within / variance between). */
static void set_levels(const mu_day_counts *c, mu_arrival_pattern *p, int group)
{
    double days = 0.0, squares = 0.0, calls = 0.0, between = 0.0, freedom;
    int    weekdays = 0;
    double grand, inside, sum;

    for (int w = 0; w < 7; w++) {
        if (p->group[w] != group) continue;
        weekdays++;
        days += p->days[w];
        squares += (double)p->days[w] * p->days[w];
        calls += p->days[w] * p->mean[w];
    }
    grand  = calls / days;
    sum    = within(c, p, group, &freedom);
    inside = fmax(grand, freedom > 0.5 ? sum / freedom : 0.0); /* at least as a Poisson process varies */
    for (int w = 0; w < 7; w++)
        if (p->group[w] == group) between += p->days[w] * (p->mean[w] - grand) * (p->mean[w] - grand);
    between -= (weekdays - 1) * inside;
    between = weekdays > 1 ? fmax(0.0, between / (days - squares / days)) : 0.0;

    for (int w = 0; w < 7; w++) {
        if (p->group[w] != group) continue;
        p->trust[w] = weekdays == 1   ? 1.0
                      : between > 0.0 ? p->days[w] / (p->days[w] + inside / between)
                                      : 0.0;
        p->level[w] = p->trust[w] * p->mean[w] + (1.0 - p->trust[w]) * grand;
    }
}

/* Each day tells (N - m)^2 = m + m^2 cv^2 in expectation. The levels m were estimated from the same days, which
 * costs one degree of freedom for each group and, as far as a weekday's own mean is trusted, for each weekday. */
static void set_busyness(const mu_day_counts *c, mu_arrival_pattern *p)
{
    double open = 0.0, freedom = 0.0, variance = 0.0, poisson = 0.0;

    p->busyness_low = p->busyness_high = NAN;
    for (int w = 0; w < 7; w++) {
        if (p->group[w] < 0) continue;
        open += p->days[w];
        freedom += p->days[w] - (p->group[w] == w ? 1.0 : p->trust[w]);
    }
    if (freedom < 1.0) return;

    for (int32_t d = 0; d < c->n_days; d++) {
        const int w = mu_date_weekday(c->date[d]);

        if (p->group[w] < 0) continue;
        const double m   = p->level[w];
        const double off = (day_total(c, d) - m) / m;
        variance += off * off / freedom;
        poisson += 1.0 / m / open;
    }
    p->busyness_cv   = sqrt(fmax(0.0, variance - poisson));
    p->busyness_low  = sqrt(fmax(0.0, variance * freedom / gsl_cdf_chisq_Qinv(0.025, freedom) - poisson));
    p->busyness_high = sqrt(fmax(0.0, variance * freedom / gsl_cdf_chisq_Pinv(0.025, freedom) - poisson));
}

mu_status mu_arrivals_fit(mu_arena *a, const mu_day_counts *c, mu_arrival_pattern *out)
{
    double *own = MU_NEW_ARRAY(a, 7 * c->n_slots, double);

    *out       = (mu_arrival_pattern){ .n_slots = c->n_slots, .n_days = c->n_days };
    out->share = MU_NEW_ARRAY(a, 7 * c->n_slots, double);
    if (own == NULL || out->share == NULL) return MU_ERR_NOMEM;

    for (int32_t d = 0; d < c->n_days; d++) out->days[mu_date_weekday(c->date[d])]++;
    for (int w = 0; w < 7; w++) {
        const double calls = add_weekday(c, w, own + w * c->n_slots);

        if (calls > 0.0) scale(own + w * c->n_slots, c->n_slots, 1.0 / calls);
        out->mean[w] = out->days[w] > 0 ? calls / out->days[w] : 0.0;
        if (calls <= 0.0) out->days[w] = 0; /* days on which nobody called are closed days */
    }
    form_groups(out, own);
    spread_over_the_day(c, out);
    for (int w = 0; w < 7; w++)
        if (out->group[w] == w) set_levels(c, out, w);
    set_busyness(c, out);
    return MU_OK;
}

void mu_arrivals_borrow(const mu_day_counts *c, int weekday, mu_arrival_pattern *p)
{
    double *share = p->share + weekday * p->n_slots;
    double  calls = 0.0, days = 0.0;

    if (p->days[weekday] > 0) return;
    for (int w = 0; w < 7; w++) {
        if (p->days[w] == 0) continue;
        calls += add_weekday(c, w, share);
        days += p->days[w];
    }
    if (calls <= 0.0) return;
    scale(share, p->n_slots, 1.0 / calls);
    p->level[weekday]    = calls / days;
    p->borrowed[weekday] = true;
}
