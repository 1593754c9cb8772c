#include "import/daily.h"

#include <math.h>

#include "import/staffing.h"

#define OPEN_SHARE 0.995

static int32_t slot_of(const mu_call *c, int32_t slots)
{
    const int32_t s = (int32_t)floor(c->at_s * slots / 86400.0);
    return s < slots ? s : slots - 1;
}

/* Takes the quieter end off again and again, as long as enough calls remain inside. */
static mu_status find_opening_hours(mu_arena *a, const mu_call_log *log, mu_daily *d)
{
    double *calls = MU_NEW_ARRAY(a, d->slots, double);
    double  spare = (1.0 - OPEN_SHARE) * (double)log->n;

    if (calls == NULL) return MU_ERR_NOMEM;
    for (int64_t i = 0; i < log->n; i++) calls[slot_of(&log->call[i], d->slots)] += 1.0;
    d->open_from = 0;
    d->open_till = d->slots;
    while (d->open_till - d->open_from > 1) {
        const bool   early   = calls[d->open_from] <= calls[d->open_till - 1];
        const double quieter = early ? calls[d->open_from] : calls[d->open_till - 1];

        if (quieter > spare) break;
        spare -= quieter;
        d->open_from += early;
        d->open_till -= !early;
    }
    return MU_OK;
}

static void add_call(mu_interval_seen *seen, const mu_call *c, double within_s)
{
    seen->offered++;
    seen->abandoned += !c->answered;
    seen->answered_within += c->answered && c->waited_s <= within_s;
    seen->waited_s += c->waited_s;
    if (c->handle_s < 0.0) return;
    seen->handled++;
    seen->handle_s += c->handle_s;
}

mu_status mu_daily_sum(mu_arena *a, const mu_call_log *log, const mu_classes *classes,
                       const mu_import_options *o, mu_daily *out)
{
    const int32_t slots  = (int32_t)(MU_DAY_US / o->interval.us);
    const int64_t cells  = (int64_t)log->n_dates * slots;
    double       *people = MU_NEW_ARRAY(a, cells, double);
    int32_t       day    = 0;

    *out       = (mu_daily){ .n_days = log->n_dates, .slots = slots };
    out->seen  = MU_NEW_ARRAY(a, cells, mu_interval_seen);
    out->calls = MU_NEW_ARRAY(a, classes->n_groups * cells, double);
    if (people == NULL || out->seen == NULL || out->calls == NULL) return MU_ERR_NOMEM;
    mu_status st = find_opening_hours(a, log, out);
    if (st == MU_OK) st = mu_staffing_seen(a, log, mu_span_seconds(o->longest_idle), slots, people);
    if (st != MU_OK) return st;

    for (int64_t i = 0; i < cells; i++) out->seen[i].people = people[i];
    for (int64_t i = 0; i < log->n; i++) {
        const mu_call *c    = &log->call[i];
        const int32_t  slot = slot_of(c, slots);

        while (log->date[day] != c->date) day++;
        if (slot < out->open_from || slot >= out->open_till) {
            out->outside++;
            continue;
        }
        const int64_t cell = (int64_t)day * slots + slot;
        add_call(&out->seen[cell], c, mu_span_seconds(o->within));
        out->calls[classes->group_of[i] * cells + cell] += 1.0;
    }
    return MU_OK;
}
