/* explain_unplanned.c - who may come, and stay, without its being planned. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include "report/figure.h"

static void add_span(mu_text *out, int64_t us)
{
    char span[32];

    mu_span_print((mu_span){ us }, span, sizeof span);
    mu_text_add(out, span);
}

static void add_part(mu_text *out)
{
    if (out->length > 0) mu_text_add(out, "; ");
}

static void add_on_call(mu_text *out, const mu_model *m, const mu_team *t)
{
    mu_text_addf(out, "%" PRId32 " more on call", t->n_on_call);
    if (t->terms.notice_us > 0) {
        mu_text_add(out, ", here ");
        add_span(out, t->terms.notice_us);
        mu_text_add(out, " after the order");
    }
    if (t->terms.fee > 0) {
        mu_text_add(out, ", ");
        mu_figure_number(out, t->terms.fee, t->terms.fee == round(t->terms.fee) ? 0 : 2);
        mu_text_addf(out, " %s for coming", m->currency);
    }
    if (t->terms.least_us > 0) {
        mu_text_add(out, ", paid for ");
        add_span(out, t->terms.least_us);
        mu_text_add(out, " at least");
    }
}

void mu_explain_unplanned(mu_text *out, const mu_model *m, int32_t team)
{
    const mu_team *t = &m->teams[team];

    if (t->n_on_call > 0) add_on_call(out, m, t);
    if (t->n_guests > 0) {
        add_part(out);
        mu_text_addf(out,
                     t->n_guests == 1 ? "%" PRId32 " seat for people of other teams"
                                      : "%" PRId32 " seats for people of other teams",
                     t->n_guests);
    }
    if (t->terms.given && t->terms.factor != 1) {
        add_part(out);
        mu_text_addf(out, "overtime and time called in at %g times the pay", t->terms.factor);
    }
    if (t->terms.given && t->terms.most_us < MU_NEVER_US) {
        add_part(out);
        mu_text_add(out, "at most ");
        add_span(out, t->terms.most_us);
        mu_text_add(out, " of overtime after a shift");
    }
    if (t->terms.sent_home_paid) {
        add_part(out);
        mu_text_add(out, "who is sent home is paid for the rest of his shift");
    }
}
