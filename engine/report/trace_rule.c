/* trace_rule.c - a question to a rule and its answer, as people and programs read them. */
#include "report/jsonout.h"
#include "report/report.h"
#include "report/trace.h"

void mu_trace_rule_text(mu_text *out, const mu_teller *t, const mu_told *told)
{
    const size_t begin = out->length;
    mu_text      head = { 0 }, subject = { 0 }, text = { 0 };

    mu_trace_clock(&head, t, (mu_time){ told->now_us });
    mu_text_add(&head, "  ");
    if (told->contact >= 0)
        mu_text_addf(&subject, "rule, #%lld", (long long)told->contact + 1);
    else
        mu_text_add(&subject, "rule");
    if (!subject.failed) mu_text_pad(&head, subject.bytes, t->subject_width);
    mu_text_add(&head, "  ");
    mu_text_addf(&text, "%s: %s", told->hook, told->answer);
    if (told->why[0] != '\0') mu_text_addf(&text, ": %s", told->why);
    if (head.failed || subject.failed || text.failed)
        out->failed = true;
    else
        mu_report_wrap(out, head.bytes, text.bytes);
    mu_trace_unglue(out, begin);
    mu_text_free(&head);
    mu_text_free(&subject);
    mu_text_free(&text);
}

void mu_trace_rule_json(mu_text *out, const mu_told *told)
{
    mu_json j = { .out = out };

    mu_json_open_inline(&j, NULL, '{');
    mu_json_micros(&j, "time_s", told->now_us);
    mu_json_string(&j, "event", "rule");
    mu_json_string(&j, "hook", told->hook);
    if (told->contact >= 0) mu_json_integer(&j, "contact", told->contact + 1);
    mu_json_string(&j, "answer", told->answer);
    if (told->why[0] != '\0') mu_json_string(&j, "why", told->why);
    mu_json_close(&j, '}');
}
