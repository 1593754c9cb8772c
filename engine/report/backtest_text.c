/* backtest_text.c - the comparison as text for the terminal and as a table for a spreadsheet. */
#include "report/backtest.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "model/model.h"
#include "report/figure.h"
#include "report/report.h"
#include "report/table.h"

#define MOST_TIMES 1440 /* different times of day: intervals are a minute at least */

static const mu_measure *measure_of(int band)
{
    return mu_measure_at(mu_measure_find(mu_band_measure[band]));
}

static void put(mu_table *t, int column, const mu_figure *f, double x)
{
    mu_text cell = { 0 };

    mu_figure_value(&cell, f, x);
    mu_table_take(t, column, &cell);
}

static void put_range(mu_table *t, int column, const mu_figure *f, double low, double high)
{
    mu_text cell = { 0 };

    mu_figure_bare(&cell, f, low);
    mu_text_add(&cell, " .. ");
    mu_figure_bare(&cell, f, high);
    mu_table_take(t, column, &cell);
}

/* ---- all intervals together ----------------------------------------------------------------------- */

static void put_bias(mu_table *t, int column, const mu_backtest_total *total, const mu_measure *m)
{
    mu_text      cell = { 0 };
    const double bias = total->simulated - total->actual;

    if (m->unit == MU_UNIT_SHARE)
        mu_text_addf(&cell, "%+.1f points", 100.0 * bias);
    else if (total->actual > 0.0)
        mu_text_addf(&cell, "%+.1f%%", 100.0 * bias / total->actual);
    else
        mu_text_add(&cell, "-");
    mu_table_take(t, column, &cell);
}

static void print_totals(const mu_backtest *b, mu_text *out)
{
    mu_table *t    = mu_table_new(b->dated ? "lrrrrr" : "lrrrr");
    const int bias = b->dated ? 4 : 3; /* its column: of a mean over unknown days no interval is known */

    mu_table_row(t);
    mu_table_put(t, 1, "simulated");
    mu_table_put(t, 2, "measured");
    if (b->dated) mu_table_put(t, 3, "95% interval");
    mu_table_put(t, bias, "bias");
    mu_table_put(t, bias + 1, "in 90% band");
    for (int i = 0; i < MU_BAND_MEASURES; i++) {
        const mu_backtest_total *total = &b->total[i];
        const mu_measure        *m     = measure_of(i);
        const mu_figure          f     = mu_figure_for(m->unit, total->actual, total->low, total->high, NULL);
        mu_text                  cell  = { 0 };

        if (total->compared == 0) continue;
        mu_table_row(t);
        mu_table_put(t, 0, i == 0 ? "offered a day" : m->label_en);
        put(t, 1, &f, total->simulated);
        put(t, 2, &f, total->actual);
        if (b->dated) put_range(t, 3, &f, total->low, total->high);
        put_bias(t, bias, total, m);
        mu_text_addf(&cell, "%.0f%% of %" PRId64, 100.0 * (double)total->inside / (double)total->compared,
                     total->compared);
        mu_table_take(t, bias + 1, &cell);
    }
    mu_table_print(t, 0, out);
    mu_table_free(t);
}

/* ---- by time of day ------------------------------------------------------------------------------- */

/* Sums over the days (or weekdays) of one time of day, weighted by contacts for shares and waits. */
typedef struct {
    double simulated, expected, actual, came, low, high, n;
    int    inside;
} at_time;

static void add(at_time *t, const mu_backtest_cell *c, int measure)
{
    const double expected = measure == 0 ? 1.0 : c->simulated[0].mean;
    const double came     = measure == 0 ? 1.0 : c->known[0] ? c->actual[0] : 1.0;

    if (!c->known[measure]) return;
    t->simulated += expected * c->simulated[measure].mean;
    t->expected += expected;
    t->actual += came * c->actual[measure];
    t->came += came;
    t->low += c->low[measure];
    t->high += c->high[measure];
    t->n += 1.0;
    t->inside += c->inside[measure];
}

static int64_t minute_of(const mu_backtest_cell *c)
{
    return c->from.us % MU_DAY_US / MU_MINUTE_US;
}

static void put_at_time(mu_table *t, int column, const at_time *sum, const mu_measure *m, bool biased)
{
    const mu_figure f =
        m->unit == MU_UNIT_SHARE ? (mu_figure){ 100.0, 0, "%", NULL } : (mu_figure){ 1.0, 0, "", NULL };
    mu_text cell = { 0 };

    put(t, column, &f, sum->simulated / sum->expected);
    put_range(t, column + 1, &f, sum->low / sum->n, sum->high / sum->n);
    put(t, column + 2, &f, sum->actual / sum->came);
    mu_text_addf(&cell, "%s%d/%.0f", biased ? "*" : "", sum->inside, sum->n);
    mu_table_take(t, column + 3, &cell);
}

static bool is_biased(const mu_backtest *b, int32_t minute, int measure)
{
    const mu_backtest_bias bias = mu_backtest_bias_at(b, minute, measure);
    return mu_backtest_is_systematic(&bias, measure);
}

/* Two measures beside each other, as many as fit a line. */
static void print_by_time(const mu_backtest *b, int first, at_time *sum, mu_text *out)
{
    static const char *const heads[] = { "calls", "mean wait (s)", "abandoned", "service level" };
    mu_table                *t       = mu_table_new("lrrrrrrrr");

    mu_table_row(t);
    for (int i = 0; i < 2; i++) mu_table_span(t, 1 + 4 * i, heads[first + i]);
    mu_table_row(t);
    for (int i = 0; i < 2; i++) {
        mu_table_put(t, 1 + 4 * i, "model");
        mu_table_put(t, 2 + 4 * i, "90% band");
        mu_table_put(t, 3 + 4 * i, "measured");
        mu_table_put(t, 4 + 4 * i, "inside");
    }
    for (int32_t i = 0; i < 2 * MOST_TIMES; i++) sum[i] = (at_time){ 0 };
    for (int32_t i = 0; i < b->n; i++) {
        add(&sum[2 * minute_of(&b->cell[i])], &b->cell[i], first);
        add(&sum[2 * minute_of(&b->cell[i]) + 1], &b->cell[i], first + 1);
    }
    for (int32_t minute = 0; minute < MOST_TIMES; minute++) {
        char clock[24];

        if (sum[2 * minute].n <= 0.0 && sum[2 * minute + 1].n <= 0.0) continue;
        mu_table_row(t);
        mu_clock_print((mu_span){ minute * MU_MINUTE_US }, clock, sizeof clock);
        mu_table_put(t, 0, clock);
        for (int i = 0; i < 2; i++)
            if (sum[2 * minute + i].n > 0.0)
                put_at_time(t, 1 + 4 * i, &sum[2 * minute + i], measure_of(first + i),
                            is_biased(b, minute, first + i));
    }
    mu_table_print(t, 0, out);
    mu_table_free(t);
}

static void print_with_dates(const mu_backtest *b, mu_text *out)
{
    mu_text_addf(out, "simulated beside measured: %d intervals of %d days\n\n", b->n, b->n_days);
    print_totals(b, out);
    mu_report_wrap(
        out, "",
        "The 95% interval says how far the measured figure itself is known from so few days. Nine of "
        "ten simulated days lie in the band of each interval; a model that is right has 90% of the "
        "measured values inside.");
    mu_backtest_print_outside(b, out);
    mu_text_add(out, "\nby time of day, means over the days; model: simulated\n");
}

static void print_without_dates(const mu_backtest *b, mu_text *out)
{
    int32_t fewest = b->cell[0].days, most = fewest;

    for (int32_t i = 1; i < b->n; i++) {
        if (b->cell[i].days < fewest) fewest = b->cell[i].days;
        if (b->cell[i].days > most) most = b->cell[i].days;
    }
    mu_text_addf(out, "simulated beside measured: %d time%s of the %s, over ", b->n, b->n == 1 ? "" : "s",
                 b->cell[0].row->weekday >= 0 ? "week" : "day");
    if (fewest < most) mu_text_addf(out, "%d to ", fewest);
    mu_text_addf(out, "%d day%s each\n\n", most, most == 1 ? "" : "s");
    print_totals(b, out);
    mu_report_wrap(
        out, "",
        "Rows without a date are means over days. Beside each stands the mean over its days in a "
        "replication, and nine of ten such means lie in its band. A model that is right has 90% of the "
        "measured values inside if these are means over as many days; of more days or fewer, give "
        "the horizon as many.");
    mu_text_add(out, "\nby time of day; model: simulated\n");
}

void mu_backtest_print(const mu_backtest *b, mu_text *out)
{
    at_time *sum = calloc(2 * MOST_TIMES, sizeof *sum);

    if (b->dated)
        print_with_dates(b, out);
    else
        print_without_dates(b, out);
    if (sum == NULL)
        out->failed = true;
    else {
        print_by_time(b, 0, sum, out);
        mu_text_add(out, "\n");
        print_by_time(b, 2, sum, out);
        if (b->dated) mu_backtest_print_bias(b, out);
    }
    free(sum);
}

/* ---- every interval ------------------------------------------------------------------------------- */

static void add_figure(mu_text *out, double x)
{
    char digits[32];

    mu_text_add(out, ",");
    if (!isfinite(x)) return;
    mu_number_print(x, digits, sizeof digits);
    mu_text_add(out, digits);
}

void mu_backtest_csv(const mu_backtest *b, mu_text *out)
{
    mu_text_add(out, "from");
    for (int i = 0; i < MU_BAND_MEASURES; i++) {
        const char *id = mu_band_measure[i];
        mu_text_addf(out, ",%s_measured,%s_simulated,%s_low,%s_high,%s_p5,%s_p95,%s_inside", id, id, id, id,
                     id, id, id);
    }
    mu_text_add(out, ",people_measured,people_planned,mean_handle_measured,mean_handle_expected,days\n");
    for (int32_t k = 0; k < b->n; k++) {
        const mu_backtest_cell *c = &b->cell[k];
        char                    from[40];

        mu_backtest_print_when(&b->results->model->calendar, c->row, from, sizeof from);
        mu_text_add(out, from);
        for (int i = 0; i < MU_BAND_MEASURES; i++) {
            add_figure(out, c->actual[i]);
            add_figure(out, c->simulated[i].mean);
            add_figure(out, c->simulated[i].low);
            add_figure(out, c->simulated[i].high);
            add_figure(out, c->low[i]);
            add_figure(out, c->high[i]);
            mu_text_add(out, !c->known[i] ? "," : c->inside[i] ? ",1" : ",0");
        }
        add_figure(out, c->row->people);
        add_figure(out, c->people);
        add_figure(out, c->row->handle_s);
        add_figure(out, c->handle_s);
        mu_text_addf(out, ",%d\n", c->days);
    }
}

char *mu_report_actual(const mu_results *r)
{
    mu_backtest *b   = NULL;
    mu_text      out = { 0 };

    if (mu_backtest_new(r, &b) != MU_OK) return NULL;
    mu_text_add(&out, "");
    if (b != NULL) {
        mu_backtest_print(b, &out);
        mu_text_add(&out, "\n");
        mu_backtest_explain(b, &out);
    }
    mu_backtest_free(b);
    return mu_text_take(&out);
}
