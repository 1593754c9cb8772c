/* backtest_bias.c - what a comparison says against the model: measures whose simulated value lies outside what
 * the measured days allow, and times of day at which the days agree that the model is off.
 *
 * The band of single days is wide, because days differ; a model may lie inside it every day and still be wrong
 * in the same direction every day. So each time of day is compared in pairs: simulated less measured, day by
 * day. The mean of these differences is systematic when it is over three of its standard errors. A row without
 * a date is a mean over days already, and so is its band; there are no days left to compare.
 */
#include "report/backtest.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "model/model.h"
#include "report/report.h"

#define FEWEST_DAYS     5 /* for a standard error that means something */
#define STANDARD_ERRORS 3.0
#define TIMES           (24 * 60)

#define NOISE 0.01 /* of the measured: the simulated total is not known better, when the days are all alike */

/* Differences too small to matter, however sure: calls and waits in parts of the measured, shares in points. */
#define SMALL_PART  0.05
#define SMALL_SHARE 0.02

static const char *const measure_name[MU_BAND_MEASURES] = { "calls", "mean wait", "abandoned",
                                                            "service level" };

/* Simulated and measured figure of one interval; false when one of them is not known. */
static bool pair_of(const mu_backtest_cell *c, int what, double *simulated, double *actual)
{
    if (what == MU_BIAS_PEOPLE) {
        *simulated = c->people;
        *actual    = c->row->people;
    } else if (what == MU_BIAS_HANDLE) {
        *simulated = c->handle_s;
        *actual    = c->row->handle_s;
    } else {
        *simulated = c->simulated[what].mean;
        *actual    = c->actual[what];
        if (!c->known[what]) return false;
    }
    return !isnan(*simulated) && !isnan(*actual);
}

mu_backtest_bias mu_backtest_bias_at(const mu_backtest *b, int32_t minute, int what)
{
    mu_backtest_bias bias    = { 0 };
    double           squares = 0.0, chance = 0.0, contacts = 0.0, variance;

    for (int32_t i = 0; b->dated && i < b->n; i++) {
        const mu_backtest_cell *c = &b->cell[i];
        double                  simulated, actual;

        if (c->from.us % MU_DAY_US / MU_MINUTE_US != minute) continue;
        if (!pair_of(c, what, &simulated, &actual)) continue;
        const double difference = simulated - actual;
        const double before     = bias.mean;

        bias.n++;
        bias.simulated += (simulated - bias.simulated) / bias.n;
        bias.actual += (actual - bias.actual) / bias.n;
        bias.mean += (difference - before) / bias.n;
        squares += (difference - before) * (difference - bias.mean);
        if (c->known[0]) contacts += c->actual[0];
    }
    if (bias.n < 2) return bias;
    variance = squares / (bias.n - 1.0) / bias.n;
    if (what == 2 || what == 3) { /* days on which all are answered say less than their equality suggests */
        chance   = contacts > 0.0 ? bias.simulated * (1.0 - bias.simulated) / contacts : 0.0;
        variance = fmax(variance, chance);
    }
    bias.se = sqrt(variance);
    return bias;
}

bool mu_backtest_is_systematic(const mu_backtest_bias *bias, int what)
{
    const bool   share = what == 2 || what == 3;
    const double small = share ? SMALL_SHARE : SMALL_PART * bias->actual;

    return bias->n >= FEWEST_DAYS && fabs(bias->mean) > STANDARD_ERRORS * bias->se &&
           fabs(bias->mean) > small;
}

bool mu_backtest_total_is_outside(const mu_backtest_total *t)
{
    const bool outside = t->simulated < t->low || t->simulated > t->high;

    return t->compared > 0 && outside && fabs(t->simulated - t->actual) > NOISE * fabs(t->actual);
}

void mu_backtest_print_outside(const mu_backtest *b, mu_text *out)
{
    const mu_backtest_total *wait = &b->total[1], *level = &b->total[3];
    mu_text                  line = { 0 };
    int                      n    = 0;

    for (int i = 0; i < MU_BAND_MEASURES; i++)
        if (mu_backtest_total_is_outside(&b->total[i]))
            mu_text_addf(&line, "%s%s", n++ > 0 ? " and " : "Outside its 95% interval: ", measure_name[i]);
    if (n == 0) {
        mu_text_free(&line);
        return;
    }
    mu_text_add(&line, ". There the model is wrong by more than so few days can explain.");
    if (mu_backtest_total_is_outside(level) && level->simulated > level->actual && wait->compared > 0 &&
        !mu_backtest_total_is_outside(wait))
        mu_text_add(
            &line,
            " The mean wait agrees, so more callers waited than simulated, each for a shorter time. That is "
            "what it looks like when people on duty are not always ready: after-call work and short "
            "pauses, which a log of calls seldom has and the model then does not have either.");
    mu_report_sentence(out, "", &line);
}

/* ---- by time of day ------------------------------------------------------------------------------- */

typedef struct {
    int32_t n, high, low; /* times of day compared; simulated above, and below the measured */
    double  chance;       /* marks to be expected if the model were right */
} tally;

/* "07:00, 23:30" for the times at which the simulated figure is off in one direction. */
static void add_times(const mu_backtest *b, const bool *there, int what, int direction, mu_text *line)
{
    bool more = false;
    char clock[24];

    for (int32_t minute = 0; minute < TIMES; minute++) {
        if (!there[minute]) continue;
        const mu_backtest_bias bias = mu_backtest_bias_at(b, minute, what);
        if (!mu_backtest_is_systematic(&bias, what) || bias.mean * direction < 0.0) continue;
        mu_clock_print((mu_span){ minute * MU_MINUTE_US }, clock, sizeof clock);
        mu_text_addf(line, "%s%s", more ? ", " : " ", clock);
        more = true;
    }
}

static tally count_times(const mu_backtest *b, const bool *there, int what)
{
    tally t = { 0 };

    for (int32_t minute = 0; minute < TIMES; minute++) {
        if (!there[minute]) continue;
        const mu_backtest_bias bias = mu_backtest_bias_at(b, minute, what);
        if (bias.n < FEWEST_DAYS) continue;
        t.n++;
        t.chance += 2.0 * gsl_cdf_tdist_Q(STANDARD_ERRORS, bias.n - 1.0);
        if (!mu_backtest_is_systematic(&bias, what)) continue;
        t.high += bias.mean > 0.0;
        t.low += bias.mean < 0.0;
    }
    return t;
}

/* Of the times at which waits or service levels are off, those at which people or handle times were, too. */
static void print_inputs(const mu_backtest *b, const bool *there, mu_text *out)
{
    int     off = 0, with_people = 0, with_handle = 0, unexplained = 0;
    mu_text line = { 0 };

    for (int32_t minute = 0; minute < TIMES; minute++) {
        mu_backtest_bias bias[MU_BIASES];
        bool             found[MU_BIASES];

        if (!there[minute]) continue;
        for (int i = 0; i < MU_BIASES; i++) {
            bias[i]  = mu_backtest_bias_at(b, minute, i);
            found[i] = mu_backtest_is_systematic(&bias[i], i);
        }
        if (!found[1] && !found[2] && !found[3]) continue;
        /* +1: the simulated queue is too long */
        const double longer = found[1] ? bias[1].mean : found[3] ? -bias[3].mean : bias[2].mean;
        const bool   people = found[MU_BIAS_PEOPLE] && bias[MU_BIAS_PEOPLE].mean * longer < 0.0;
        const bool   handle = found[MU_BIAS_HANDLE] && bias[MU_BIAS_HANDLE].mean * longer > 0.0;
        const bool   calls  = found[0] && bias[0].mean * longer > 0.0;

        off++;
        with_people += people;
        with_handle += handle;
        unexplained += !people && !handle && !calls;
    }
    if (off == 0) return;
    mu_text_addf(
        &line,
        "Of the %d time%s of day with such a wait, abandonment or service level, other people than planned "
        "were on duty at %d and calls lasted otherwise at %d, in the direction that explains it, as "
        "systematically; at %d neither these nor the number of calls stand out: there it is the model "
        "that is wrong.",
        off, off == 1 ? "" : "s", with_people, with_handle, unexplained);
    mu_report_sentence(out, "", &line);
}

/* Each line of `text` (which begins with a line break) wrapped on its own. */
static void wrap_lines(char *text, mu_text *out)
{
    char *one = text;

    while (*one != '\0') {
        char *end = one + 1;
        while (*end != '\0' && *end != '\n') end++;
        const char kept = *end;
        *end            = '\0';
        mu_report_wrap(out, "  ", one + 1);
        *end = kept;
        one  = end;
    }
}

void mu_backtest_print_bias(const mu_backtest *b, mu_text *out)
{
    bool   *there  = calloc(TIMES, sizeof *there);
    mu_text line   = { 0 };
    tally   all    = { 0 };
    int     marked = 0;

    if (there == NULL) {
        out->failed = true;
        return;
    }
    for (int32_t i = 0; i < b->n; i++) there[b->cell[i].from.us % MU_DAY_US / MU_MINUTE_US] = true;
    for (int what = 0; what < MU_BAND_MEASURES; what++) {
        const tally t = count_times(b, there, what);

        all.n += t.n;
        all.chance += t.chance;
        marked += t.high + t.low;
        if (t.high > 0) {
            mu_text_addf(&line, "\n%s simulated too high at", measure_name[what]);
            add_times(b, there, what, 1, &line);
        }
        if (t.low > 0) {
            mu_text_addf(&line, "\n%s simulated too low at", measure_name[what]);
            add_times(b, there, what, -1, &line);
        }
    }
    char   *text = mu_text_take(&line);
    mu_text told = { 0 };
    if (all.n == 0) {
        mu_text_add(&told, "Too few days for each time of day to tell whether it is simulated with a bias.");
    } else if (marked == 0) {
        mu_text_addf(&told, "No time of day is simulated with a bias of over three standard errors.");
    } else {
        mu_text_addf(
            &told,
            "* simulated with a bias: over the days, the mean difference is more than three standard "
            "errors, though single days may all be inside. %d of %d; a model that is right would have "
            "about %.0f.",
            marked, all.n, all.chance);
    }
    mu_report_sentence(out, "", &told);
    if (text != NULL) wrap_lines(text, out);
    free(text);
    if (marked > 0) print_inputs(b, there, out);
    free(there);
}
