/* backtest_explain.c - why measured figures lie outside their bands, hour by hour, from what was measured.
 *
 * Nothing here is guessed: an hour has a reason only if a measured input differs from what the model had, in the
 * direction that explains the miss, by more than inputs differ on nine of ten days. An hour without such an input
 * is told as unexplained; a tenth of all intervals lies outside by definition of the band.
 */
#include "report/backtest.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"
#include "report/report.h"
#include "report/table.h"

#define NINE_OF_TEN      1.645 /* standard deviations to either side */
#define PEOPLE_DIFFER    0.15  /* of the planned people, and */
#define PEOPLE_AT_LEAST  0.5   /* of a person */
#define WORK_DIFFERS     0.15  /* of the work per person, when no single input stands out */
#define SAME_DAY_DIFFERS 0.15  /* of the calls of the rest of the day */
#define REASON_COLUMNS   25

typedef enum { BUSY_DAY, BURST, PEOPLE, LONG_CALLS, TOGETHER, QUEUE_BEFORE, NO_REASON, REASONS } reason;

static const char *const reason_high[REASONS] = { "busy day",           "burst of calls", "fewer people",
                                                  "longer calls",       "all together",   "queue before",
                                                  "no input stands out" };
static const char *const reason_low[REASONS]  = { "quiet day",          "lull",         "more people",
                                                  "shorter calls",      "all together", "no queue before",
                                                  "no input stands out" };

static const char *const reason_either[REASONS] = { "busy or quiet day",         "burst or lull",
                                                    "other people than planned", "other handle times",
                                                    "all inputs together",       "carried over from before",
                                                    "no input stands out" };

/* One clock hour of one day: the intervals first .. first + n - 1 of the comparison. */
typedef struct {
    int32_t first, n;
    int     side[MU_BAND_MEASURES]; /* +1: measured above the band in some interval, -1: below, 0: inside */
    double  calls, calls_expected, people, people_planned, handle_s, handle_expected, handle_sd, handled;
    double  day_factor; /* calls of the rest of the day, over what was expected */
    int     miss;       /* of the queue: +1 longer than foretold, -1 shorter, 0 as foretold */
} hour;

static int64_t hour_of(const mu_backtest_cell *c)
{
    return c->from.us / MU_HOUR_US;
}

static int64_t day_of(const mu_backtest_cell *c)
{
    return c->from.us / MU_DAY_US;
}

static int side_of(const mu_backtest_cell *c, int measure)
{
    if (!c->known[measure] || c->inside[measure]) return 0;
    return c->actual[measure] > c->high[measure] ? 1 : -1;
}

/* Whether the queue of an interval was longer (+1) or shorter (-1) than foretold: waits and abandonments up,
 * service level down. */
static int miss_of(const int side[MU_BAND_MEASURES])
{
    if (side[1] != 0) return side[1];
    return side[2] != 0 ? side[2] : -side[3];
}

static int miss_of_cell(const mu_backtest_cell *c)
{
    int side[MU_BAND_MEASURES];
    for (int m = 0; m < MU_BAND_MEASURES; m++) side[m] = side_of(c, m);
    return miss_of(side);
}

/* Calls of the rest of the day, without the hour itself, over what was expected; 1 when there is no rest. */
static double day_factor(const mu_backtest *b, const mu_backtest_cell *own)
{
    double calls = 0.0, expected = 0.0;

    for (int32_t i = 0; i < b->n; i++) {
        const mu_backtest_cell *c = &b->cell[i];
        if (day_of(c) != day_of(own) || hour_of(c) == hour_of(own) || !c->known[0]) continue;
        calls += c->actual[0];
        expected += c->simulated[0].mean;
    }
    return expected > 0.0 ? calls / expected : 1.0;
}

static hour gather(const mu_backtest *b, int32_t first)
{
    hour   h        = { .first = first };
    double people_n = 0.0;

    for (int32_t i = first; i < b->n && hour_of(&b->cell[i]) == hour_of(&b->cell[first]); i++) {
        const mu_backtest_cell *c = &b->cell[i];
        /* of all the days behind a row: the mean handle time of many calls is known well */
        const double handled =
            c->known[0] ? c->days * c->actual[0] * (1.0 - (c->known[2] ? c->actual[2] : 0.0)) : 0.0;

        h.n++;
        for (int m = 0; m < MU_BAND_MEASURES; m++)
            if (side_of(c, m) != 0) h.side[m] = side_of(c, m);
        if (c->known[0]) {
            h.calls += c->actual[0];
            h.calls_expected += c->simulated[0].mean;
        }
        if (!isnan(c->row->people)) {
            h.people += c->row->people;
            h.people_planned += c->people;
            people_n += 1.0;
        }
        if (!isnan(c->row->handle_s) && !isnan(c->handle_s) && handled > 0.0) {
            h.handle_s += handled * c->row->handle_s;
            h.handle_expected += handled * c->handle_s;
            h.handle_sd += handled * c->handle_sd_s;
            h.handled += handled;
        }
    }
    h.people /= people_n; /* NaN where nobody counted people */
    h.people_planned /= people_n;
    h.handle_s /= h.handled;
    h.handle_expected /= h.handled;
    h.handle_sd /= h.handled;
    h.miss       = miss_of(h.side);
    h.day_factor = day_factor(b, &b->cell[first]);
    return h;
}

static bool people_differ(const hour *h)
{
    const double more = h->people - h->people_planned;
    return more * h->miss < 0.0 && fabs(more) >= fmax(PEOPLE_AT_LEAST, PEOPLE_DIFFER * h->people_planned);
}

static bool handle_differs(const hour *h)
{
    const double longer = h->handle_s - h->handle_expected;
    return longer * h->miss > 0.0 && fabs(longer) > NINE_OF_TEN * h->handle_sd / sqrt(h->handled);
}

/* Work per person on duty, as measured over as foretold. */
static double pressure(const hour *h)
{
    const double work  = h->handled > 0.0 ? h->handle_s / h->handle_expected : 1.0;
    const double staff = h->people > 0.0 && h->people_planned > 0.0 ? h->people / h->people_planned : 1.0;
    return h->calls / h->calls_expected * work / staff;
}

static bool queue_came_from_before(const mu_backtest *b, const hour *h)
{
    const mu_backtest_cell *c = &b->cell[h->first];

    if (h->first == 0 || h->miss == 0) return false;
    return c[-1].till.us == c->from.us && miss_of_cell(&c[-1]) == h->miss;
}

/* All reasons of an hour, as bits. */
static unsigned reasons_of(const mu_backtest *b, const hour *h)
{
    const int calls = h->side[0];
    unsigned  found = 0;

    if (calls != 0 && (h->miss == 0 || calls == h->miss))
        found |= 1u << ((h->day_factor - 1.0) * calls > SAME_DAY_DIFFERS ? BUSY_DAY : BURST);
    if (h->miss != 0) {
        if (people_differ(h)) found |= 1u << PEOPLE;
        if (handle_differs(h)) found |= 1u << LONG_CALLS;
        if (found == 0 && (pressure(h) - 1.0) * h->miss > WORK_DIFFERS) found |= 1u << TOGETHER;
        if (queue_came_from_before(b, h)) found |= 1u << QUEUE_BEFORE;
    }
    return found != 0 ? found : 1u << NO_REASON;
}

static void put_number(mu_table *t, int column, double actual, double expected, int decimals)
{
    mu_text cell = { 0 };

    if (isnan(actual) || isnan(expected))
        mu_text_add(&cell, "-");
    else
        mu_text_addf(&cell, "%.*f/%.*f", decimals, actual, decimals, expected);
    mu_table_take(t, column, &cell);
}

/* The reasons of an hour in words, in lines that fit the last column. */
static void put_reasons(mu_table *t, const hour *h, unsigned reasons)
{
    mu_text why  = { 0 };
    bool    more = false;

    for (int r = 0; r < REASONS; r++) {
        const int   direction = r <= BURST && h->miss == 0 ? h->side[0] : h->miss;
        const char *word      = direction >= 0 ? reason_high[r] : reason_low[r];

        if (!(reasons & (1u << r))) continue;
        if (why.length > 0 && why.length + strlen(word) > REASON_COLUMNS) {
            mu_text_add(&why, ",");
            mu_table_take(t, 5, &why);
            mu_table_row(t);
            more = false;
        }
        mu_text_addf(&why, "%s%s", more ? ", " : "", word);
        more = true;
    }
    mu_table_take(t, 5, &why);
}

static void put_hour(mu_table *t, const mu_backtest *b, const hour *h, unsigned reasons)
{
    const mu_calendar      *calendar = &b->results->model->calendar;
    const mu_backtest_cell *c        = &b->cell[h->first];
    mu_text                 when = { 0 }, outside = { 0 };
    char                    date[40];

    if (b->dated) {
        mu_date_print(calendar->start_date + day_of(c), date, sizeof date);
        mu_text_addf(&when, "%s ", date + 5);
    } else if (c->row->weekday >= 0) {
        mu_backtest_print_when(calendar, c->row, date, sizeof date);
        mu_text_addf(&when, "%.3s ", date);
    }
    mu_text_addf(&when, "%02dh", (int)(hour_of(c) % 24));
    for (int m = 0; m < MU_BAND_MEASURES; m++)
        mu_text_addf(&outside, "%s%c%c", m > 0 ? " " : "", h->side[m] != 0 ? "cwas"[m] : ' ',
                     " +-"[h->side[m] < 0 ? 2 : h->side[m]]);
    mu_table_row(t);
    mu_table_take(t, 0, &when);
    put_number(t, 1, h->calls, h->calls_expected, 0);
    put_number(t, 2, h->people, h->people_planned, 1);
    put_number(t, 3, h->handle_s, h->handle_expected, 0);
    mu_table_take(t, 4, &outside);
    put_reasons(t, h, reasons);
}

static void print_count(const int64_t *count, int64_t outside, int64_t hours, mu_text *out)
{
    mu_text line = { 0 };
    bool    more = false;

    mu_text_addf(&line, "%" PRId64 " of %" PRId64 " hours have an interval outside a band%s", outside, hours,
                 outside > 0 ? ":" : "");
    for (int r = 0; r < REASONS; r++) {
        if (count[r] == 0) continue;
        mu_text_addf(&line, "%s %s %" PRId64, more ? "," : "", reason_either[r], count[r]);
        more = true;
    }
    mu_text_add(&line, ". An hour may have several reasons; a tenth of all intervals lies outside by the "
                       "definition of the band.");
    mu_report_sentence(out, "", &line);
}

void mu_backtest_explain(const mu_backtest *b, mu_text *out)
{
    mu_table *t              = mu_table_new("lrrrll");
    int64_t   count[REASONS] = { 0 }, outside = 0, hours = 0;

    mu_text_add(out, "hours with a measured figure outside its band, as measured/foretold\n"
                     "(c calls, w mean wait, a abandoned, s service level; + above, - below the band)\n");
    mu_table_row(t);
    mu_table_put(t, 1, "calls");
    mu_table_put(t, 2, "people");
    mu_table_put(t, 3, "handle s");
    mu_table_put(t, 4, "outside");
    mu_table_put(t, 5, "because");
    for (int32_t i = 0; i < b->n;) {
        const hour h = gather(b, i);

        i += h.n;
        hours++;
        if (h.side[0] == 0 && h.side[1] == 0 && h.side[2] == 0 && h.side[3] == 0) continue;
        const unsigned reasons = reasons_of(b, &h);
        outside++;
        for (int r = 0; r < REASONS; r++) count[r] += (reasons >> r) & 1u;
        put_hour(t, b, &h, reasons);
    }
    mu_table_print(t, 0, out);
    mu_table_free(t);
    print_count(count, outside, hours, out);
}
