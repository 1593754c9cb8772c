/* explain_gate.c - the sentence about what stands before a queue. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include "base/text.h"
#include "base/units.h"

static void add_time(mu_text *out, const mu_dist *d)
{
    mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(d))));
}

/* Of a stretch in which the channel is open: "08:00-18:00", for one that passes midnight until the next morning. */
static void add_clock(mu_text *out, int64_t from_us, int64_t till_us)
{
    char from[16], till[16];

    mu_clock_print((mu_span){ from_us % MU_DAY_US }, from, sizeof from);
    mu_clock_print((mu_span){ till_us % MU_DAY_US == 0 ? MU_DAY_US : till_us % MU_DAY_US }, till,
                   sizeof till);
    mu_text_addf(out, "%s-%s", from, till);
}

/* The days on which the channel opens at the same hours as in stretch `k`, if `k` is the first of them: bit by
 * bit; 0 when an earlier one was told with it. */
static mu_days days_alike(const mu_gate *g, int32_t k)
{
    const int64_t from = g->hours[k].from.us % MU_DAY_US, length = g->hours[k].till.us - g->hours[k].from.us;
    mu_days       days = 0;

    for (int32_t i = 0; i < g->n_hours; i++) {
        if (g->hours[i].from.us % MU_DAY_US != from) continue;
        if (g->hours[i].till.us - g->hours[i].from.us != length) continue;
        if (i < k) return 0;
        days |= 1u << (g->hours[i].from.us / MU_DAY_US);
    }
    return days;
}

void mu_explain_days(mu_text *out, unsigned days)
{
    const char *between = "";

    if (days == MU_EVERY_DAY) {
        mu_text_add(out, "daily");
        return;
    }
    for (int first = 0; first < 7; first++) {
        int last = first;
        if ((days & (1u << first)) == 0) continue;
        while (last < 6 && (days & (1u << (last + 1)))) last++;
        mu_text_addf(out, "%s%s", between, mu_day_name(first));
        if (last > first) mu_text_addf(out, "-%s", mu_day_name(last));
        between = ", ";
        first   = last;
    }
}

/* "mon 08:00 to wed 12:00": open over whole days */
static void add_long_stretch(mu_text *out, const mu_week_span *s)
{
    char          from[16], till[16];
    const int64_t last = (s->till.us - 1) / MU_DAY_US;

    mu_clock_print((mu_span){ s->from.us % MU_DAY_US }, from, sizeof from);
    mu_clock_print((mu_span){ s->till.us - last * MU_DAY_US }, till, sizeof till);
    mu_text_addf(out, "%s %s to %s %s", mu_day_name((int)(s->from.us / MU_DAY_US)), from,
                 mu_day_name((int)last), till);
}

static void add_hours(mu_text *out, const mu_gate *g, bool dials)
{
    const char *between = "open ";

    for (int32_t k = 0; k < g->n_hours; k++) {
        const bool    is_long = g->hours[k].till.us - g->hours[k].from.us > MU_DAY_US;
        const mu_days days    = is_long ? 0 : days_alike(g, k);
        if (!is_long && days == 0) continue;
        mu_text_add(out, between);
        between = ", ";
        if (is_long) {
            add_long_stretch(out, &g->hours[k]);
            continue;
        }
        mu_explain_days(out, days);
        mu_text_add(out, " ");
        add_clock(out, g->hours[k].from.us, g->hours[k].till.us);
    }
    if (g->n_hours == 0) return;
    mu_text_add(out, dials ? ", nothing is dialled at other times"
                     : g->waits && g->bot_try > 0
                         ? ", at other times the bot, and whom it does not keep waits for the opening"
                     : g->waits       ? ", who comes at other times waits for the opening"
                     : g->bot_try > 0 ? ", at other times the bot alone"
                                      : ", blocked at other times");
}

static void add_bot(mu_text *out, const mu_gate *g)
{
    const double kept = g->bot_try * g->bot_contain;

    mu_text_addf(out, "%s%.4g%% try the bot", out->length > 0 ? "; " : "", 100 * g->bot_try);
    if (g->bot_time != NULL) {
        mu_text_add(out, " for ");
        add_time(out, g->bot_time);
    }
    mu_text_addf(out, ", which keeps %.4g%% of them", 100 * g->bot_contain);
    if (g->bot_false > 0) mu_text_addf(out, ", %.4g%% of these wrongly", 100 * g->bot_false);
    if (g->bot_false > 0 && g->bot_return > 0) {
        mu_text_addf(out, ", of whom %.4g%% come after all", 100 * g->bot_return);
        if (g->bot_after != NULL) {
            mu_text_add(out, " after ");
            add_time(out, g->bot_after);
        }
    }
    mu_text_addf(out, ": %.4g%% get to people", 100 * (1 - kept * (1 - g->bot_false * g->bot_return)));
}

static void add_callback(mu_text *out, const mu_gate *g)
{
    const bool by_queue = g->callback_waiting >= 0, by_wait = g->callback_told_us < MU_NEVER_US;

    mu_text_add(out, out->length > 0 ? "; " : "");
    if (by_queue)
        mu_text_addf(out, "from %" PRId32 " waiting on%s ", g->callback_waiting, by_wait ? "," : "");
    if (by_wait) {
        mu_text_add(out, by_queue ? "or told more than " : "of those told more than ");
        mu_report_span(out, (mu_span){ g->callback_told_us });
        mu_text_add(out, by_queue ? ", " : " ");
    }
    mu_text_addf(out, "%.4g%% want to be called back, in up to %" PRId32 " %s", 100 * g->callback_accept,
                 g->callback_tries, g->callback_tries == 1 ? "try" : "tries");
    mu_text_addf(out, " that reach %.4g%%", 100 * g->callback_reached);
}

static void add_message(mu_text *out, const mu_model *m, const mu_gate *g)
{
    mu_text_addf(out, "%safter ", out->length > 0 ? "; " : "");
    mu_report_span(out, (mu_span){ g->message_after_us });
    mu_text_addf(out, " of waiting %.4g%% leave a message", 100 * g->message_share);
    if (g->message_to >= 0) mu_text_addf(out, ", which becomes %s", m->types[g->message_to].name);
}

static void add_silent(mu_text *out, const mu_gate *g)
{
    mu_text_addf(out, "%s%.4g%% of those who give up say nothing and keep their place",
                 out->length > 0 ? "; " : "", 100 * g->silent_share);
    if (g->silent_costs == NULL) return;
    mu_text_add(out, ", which whoever answers finds out after ");
    add_time(out, g->silent_costs);
}

static void add_announcement(mu_text *out, const mu_announcement *a)
{
    mu_text_addf(out, "%swho has to wait is told ", out->length > 0 ? "; " : "");
    if (a->factor < 1 || a->factor > 1) mu_text_addf(out, "%.4g%% of ", 100 * a->factor);
    switch (a->by) {
    case MU_ANNOUNCE_QUEUE: mu_text_add(out, "what the queue and the people on the phones suggest"); break;
    case MU_ANNOUNCE_LAST_WAIT: mu_text_add(out, "the wait of whoever was answered last"); break;
    case MU_ANNOUNCE_FIXED: mu_report_span(out, (mu_span){ a->fixed_us }); break;
    }
    if (a->round_us > 0) {
        mu_text_add(out, ", rounded up to ");
        mu_report_span(out, (mu_span){ a->round_us });
    }
    if (a->before < 1 || a->before > 1 || a->after < 1 || a->after > 1)
        mu_text_addf(out, "; patience is used up at %.4g%% of its pace until then, at %.4g%% afterwards",
                     100 * a->before, 100 * a->after);
}

/* What he meets before he has to wait. */
static void add_entrance(mu_text *out, const mu_model *m, const mu_gate *g, bool dials)
{
    add_hours(out, g, dials);
    if (g->bot_try > 0) add_bot(out, g);
    if (g->wrong_share > 0) {
        mu_text_addf(out, "%s%.4g%% land with %s first, where it takes ", out->length > 0 ? "; " : "",
                     100 * g->wrong_share, m->types[g->wrong_to].name);
        add_time(out, g->wrong_found);
        mu_text_add(out, " to find out");
    }
}

void mu_explain_gate(mu_text *out, const mu_model *m, const mu_contact_type *t)
{
    const mu_gate *g = t->gate;

    if (g != NULL) add_entrance(out, m, g, t->arrivals.kind == MU_ARRIVE_DIALLER);
    if (t->announce != NULL) add_announcement(out, t->announce);
    if (g != NULL && (g->callback_waiting >= 0 || g->callback_told_us < MU_NEVER_US)) add_callback(out, g);
    if (g != NULL && g->message_after_us < MU_NEVER_US) add_message(out, m, g);
    if (g != NULL && g->silent_share > 0) add_silent(out, g);
}
