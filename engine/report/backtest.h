/* backtest.h - simulated beside measured: how far a model fitted to some days foretells others.
 *
 * For every row of the scenario's `actual`: the simulated mean, the band in which nine of ten simulated values
 * lie, and what was measured. A good model has about 90 % of the measured values inside. What lies outside is
 * held against what came into that interval (calls, people, length of calls) and what did not: if the model
 * foretold the inputs wrongly, the outputs had to be wrong; if the inputs were as foretold and the queue was
 * not, the model is.
 *
 * A simulated value is what its row is: with a date, one interval of one day; without, the ratio of totals over
 * all days that the row describes in one replication. Means over many days differ less than days, so the band
 * of a row without a date is narrow, and right for a mean over as many days as the replication has. How many
 * days are behind a measured mean the scenario does not say; its horizon should be as long.
 */
#ifndef MU_REPORT_BACKTEST_H
#define MU_REPORT_BACKTEST_H

#include "experiment/results.h"
#include "base/text.h"

/* In the order of mu_band_measure: offered, mean wait, abandonment, service level. */
typedef struct {
    const mu_actual_row *row;
    mu_time              from,
        till; /* by the clock; without a date: on an average day, or in an average week that begins on Monday */
    int32_t     days; /* intervals behind each simulated value: 1 with a date */
    bool        known[MU_BAND_MEASURES], inside[MU_BAND_MEASURES];
    double      actual[MU_BAND_MEASURES];
    mu_estimate simulated[MU_BAND_MEASURES];                   /* with the 95 % interval of the mean */
    double      low[MU_BAND_MEASURES], high[MU_BAND_MEASURES]; /* P5 and P95 over replications */
    double      people, handle_s, handle_sd_s; /* planned, and expected of one call; means over the days */
} mu_backtest_cell;

/* One measure over all rows compared. */
typedef struct {
    double  simulated, actual;
    double  low, high; /* 95 % of the actual figure, day by day; NaN without dates */
    int64_t compared, inside;
} mu_backtest_total;

typedef struct {
    const mu_results *results;
    bool              dated;     /* the rows have dates; either all have or none */
    int32_t           n, n_days; /* rows, and days (without dates: weekdays) that they belong to */
    mu_backtest_cell *cell;      /* in the order of the rows; rows outside the horizon are left out */
    mu_backtest_total total[MU_BAND_MEASURES];
} mu_backtest;

/* Compares. NULL in *out when the scenario has no `actual` or no row of it lies in an open interval. Rows with
 * a date are compared with their own interval, others with the mean over all intervals of that time and weekday
 * in a replication. The results must outlive the comparison. */
mu_status mu_backtest_new(const mu_results *r, mu_backtest **out);
void      mu_backtest_free(mu_backtest *b); /* accepts NULL */

/* Whether the simulated figure lies outside the interval of the measured one, and off it by more than 1 %. */
bool mu_backtest_total_is_outside(const mu_backtest_total *t);

/* Simulated less measured at one time of day, day by day: mean over the days, and its standard error (NaN-free;
 * n below 2: 0). Rows without a date have no days: n is 0. `what` is a measure in the order of mu_band_measure,
 * or one of the inputs below. */
typedef struct {
    int    n;
    double simulated, actual, mean, se;
} mu_backtest_bias;
enum { MU_BIAS_PEOPLE = MU_BAND_MEASURES, MU_BIAS_HANDLE, MU_BIASES };
mu_backtest_bias mu_backtest_bias_at(const mu_backtest *b, int32_t minute, int what);
/* On five days at least, over three standard errors, and large enough to matter (5 %, or 2 points). */
bool mu_backtest_is_systematic(const mu_backtest_bias *bias, int what);

/* Headline measures that are outside, with what that means; nothing when there are none. */
void mu_backtest_print_outside(const mu_backtest *b, mu_text *out);
/* The times of day with a systematic bias. */
void mu_backtest_print_bias(const mu_backtest *b, mu_text *out);

/* Totals, and a table by time of day. */
void mu_backtest_print(const mu_backtest *b, mu_text *out);
/* Why each hour outside is outside, as far as the measured people, calls and handle times tell. */
void mu_backtest_explain(const mu_backtest *b, mu_text *out);
/* One row per row: measured, simulated mean with its interval, and the band, for the four measures. */
void mu_backtest_csv(const mu_backtest *b, mu_text *out);

/* "2026-01-05 08:30" (or "08:30" when the horizon is one day); without a date "mon 08:30" or "08:30". A buffer
 * of 40 is enough. */
void mu_backtest_print_when(const mu_calendar *c, const mu_actual_row *row, char *buffer, size_t size);

#endif
