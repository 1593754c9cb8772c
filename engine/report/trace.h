/* trace.h - the library's own view of <muster/trace.h>: how a sighting becomes a sentence.
 *
 * Every function here looks at the floor as it was before the sighting.
 */
#ifndef MU_REPORT_TRACE_H
#define MU_REPORT_TRACE_H

#include <muster/trace.h>
#include "base/text.h"
#include "report/jsonout.h"
#include "report/onlooker.h"
#include "rules/asker.h"

/* Everything that a sentence is made of. */
typedef struct {
    const mu_model    *model;
    const mu_onlooker *floor;
    bool               exact;         /* microseconds */
    bool               dated;         /* the date stands before the time */
    int                subject_width; /* columns of "calls #17" */
} mu_teller;

mu_teller mu_teller_for(const mu_onlooker *floor, bool exact);

/* "27.7 s", "4 min 10 s", "1 h 4 min"; exact: "4 min 10.000123 s". */
void mu_trace_span(mu_text *out, const mu_teller *t, int64_t us);
/* The blanks in such a span keep it on one line; this makes plain ones of those from byte `from` on. */
void mu_trace_unglue(mu_text *text, size_t from);
/* "08:03:12.4", with the date in front where there are several days. */
void mu_trace_clock(mu_text *out, const mu_teller *t, mu_time at);

/* Why it happened: a clause without a full stop, or nothing where it does not show (trace_why.c). */
void mu_trace_reason(mu_text *out, const mu_teller *t, const mu_sighting *s);

/* What the rules make of the sighting, for those who compare: true when it is a decision they foresee. *agrees:
 * it is the one they demand. */
bool mu_trace_foresees(const mu_onlooker *floor, const mu_sighting *s, bool *agrees);

/* The heading, and one sighting, as people read them (trace_text.c) ... */
void mu_trace_text_heading(mu_text *out, const mu_model *m, int64_t replication, uint64_t seed);
void mu_trace_text(mu_text *out, const mu_teller *t, const mu_sighting *s);
/* ... and as programs do (trace_json.c). */
void mu_trace_json_heading(mu_text *out, const mu_model *m, int64_t replication, uint64_t seed);
void mu_trace_json(mu_text *out, const mu_teller *t, const mu_sighting *s);
/* The order that takes effect, or ends (trace_order.c). */
void mu_trace_order_text(mu_text *out, const mu_teller *t, const mu_sighting *s);
void mu_trace_order_json(mu_json *j, const mu_teller *t, const mu_sighting *s);
/* A rule's question and answer (trace_rule.c). */
void mu_trace_rule_text(mu_text *out, const mu_teller *t, const mu_told *told);
void mu_trace_rule_json(mu_text *out, const mu_told *told);

/* What was asked for, read (trace_ask.c). Each failure is told. */
typedef struct {
    mu_time from, to;
    int64_t contact; /* from 0; -1: all */
    int32_t agent;   /* -1: all */
} mu_trace_wish;
mu_status mu_trace_read_wish(const mu_model *m, const mu_trace_options *o, mu_diag *diag, mu_trace_wish *out);

#endif
