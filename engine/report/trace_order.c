/* trace_order.c - what was ordered, in words and as JSON. */
#include "report/trace.h"

#include <math.h>
#include "report/figure.h"

static const char *kind_name(mu_order_kind kind)
{
    switch (kind) {
    case MU_ORDER_CALL_IN: return "call_in";
    case MU_ORDER_SEND_HOME: return "send_home";
    case MU_ORDER_OVERTIME: return "overtime";
    case MU_ORDER_HOLD_BREAKS: return "hold_breaks";
    case MU_ORDER_RELEASE_BREAKS: return "release_breaks";
    case MU_ORDER_MOVE: return "move";
    case MU_ORDER_CALL_BACK: return "call_back";
    case MU_ORDER_PRIORITY: return "priority";
    case MU_ORDER_RELEASE_PRIORITY: return "release_priority";
    case MU_ORDER_BLOCK: return "block";
    case MU_ORDER_KINDS: break;
    }
    return "unknown";
}

static void add_what(mu_text *out, const mu_teller *t, const mu_order *o)
{
    const mu_model *m    = t->model;
    const char     *team = o->team >= 0 ? m->teams[o->team].name : NULL;
    const char     *to   = o->to >= 0 ? m->teams[o->to].name : NULL;
    const char     *type = o->type >= 0 ? m->types[o->type].name : NULL;
    const char     *s    = o->people == 1 ? "person" : "people";

    switch (o->kind) {
    case MU_ORDER_CALL_IN: mu_text_addf(out, "%d %s of %s to come in", (int)o->people, s, team); break;
    case MU_ORDER_SEND_HOME: mu_text_addf(out, "%d %s of %s to go home", (int)o->people, s, team); break;
    case MU_ORDER_OVERTIME: mu_text_addf(out, "%d %s of %s to stay longer", (int)o->people, s, team); break;
    case MU_ORDER_HOLD_BREAKS: mu_text_addf(out, "breaks of %s wait", team); break;
    case MU_ORDER_RELEASE_BREAKS: mu_text_addf(out, "breaks of %s may be taken", team); break;
    case MU_ORDER_MOVE: mu_text_addf(out, "%d %s of %s to work in %s", (int)o->people, s, team, to); break;
    case MU_ORDER_CALL_BACK:
        mu_text_addf(out, "%d %s of %s to come back from %s", (int)o->people, s, team, to);
        break;
    case MU_ORDER_PRIORITY: mu_text_addf(out, "%s has priority %.0f", type, o->value); break;
    case MU_ORDER_RELEASE_PRIORITY: mu_text_addf(out, "%s has its own priority", type); break;
    case MU_ORDER_BLOCK: mu_text_addf(out, "%.3g %% of %s turned away", 100 * o->value, type); break;
    case MU_ORDER_KINDS: break;
    }
    if (o->for_us <= 0) return;
    mu_text_add(out, o->kind == MU_ORDER_OVERTIME ? ", by " : " for ");
    mu_trace_span(out, t, o->for_us);
}

void mu_trace_order_text(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    const mu_order *o = s->ordered->order;

    mu_text_add(out, s->what == MU_SAW_ORDER_END ? "no longer: " : "ordered: ");
    add_what(out, t, o);
    if (s->what == MU_SAW_ORDER_END) return;
    if (s->ordered->people < o->people) {
        if (s->ordered->people == 0)
            mu_text_add(out, "; nobody can");
        else
            mu_text_addf(out, "; only %d can", (int)s->ordered->people);
    }
    if (o->cost <= 0) return;
    mu_text_add(out, "; costs ");
    mu_figure_number(out, o->cost, o->cost == round(o->cost) ? 0 : 2);
    mu_text_addf(out, " %s", t->model->currency);
}

void mu_trace_order_json(mu_json *j, const mu_teller *t, const mu_sighting *s)
{
    const mu_order *o = s->ordered->order;

    mu_json_string(j, "order", kind_name(o->kind));
    if (o->type >= 0) mu_json_string(j, "type", t->model->types[o->type].name);
    if (o->team >= 0) mu_json_string(j, "team", t->model->teams[o->team].name);
    if (o->to >= 0) mu_json_string(j, "to", t->model->teams[o->to].name);
    if (o->people > 0) {
        mu_json_integer(j, "people", o->people);
        if (s->what == MU_SAW_ORDER) mu_json_integer(j, "reached", s->ordered->people);
    }
    if (o->for_us > 0) mu_json_micros(j, "for_s", o->for_us);
    if (o->kind == MU_ORDER_PRIORITY || o->kind == MU_ORDER_BLOCK) mu_json_number(j, "value", o->value);
    if (o->cost > 0) mu_json_number(j, "cost", o->cost);
}
