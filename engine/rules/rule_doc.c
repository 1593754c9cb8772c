#include "rules/rule_doc.h"

#include <muster/rules.h>

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/action_table.h"
#include "rules/rule_value.h"

enum { WIDTH = 80 };

/* Words of `text` in lines that begin with `indent` blanks, the first after `head`. */
static void add_wrapped(mu_text *t, const char *head, int indent, const char *text)
{
    int column = mu_text_width(head);

    mu_text_add(t, head);
    if (column < indent) mu_text_repeat(t, " ", indent - column);
    column = column > indent ? column : indent;
    for (bool first = true; *text != '\0'; first = false) {
        char         word[200];
        const size_t n = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, text);
        const int width = mu_text_width(word);
        if (!first && column + 1 + width > WIDTH) {
            mu_text_add(t, "\n");
            mu_text_repeat(t, " ", indent);
            column = indent;
        } else if (!first) {
            mu_text_add(t, " ");
            column++;
        }
        mu_text_add(t, word);
        column += width;
        text += n;
        while (*text == ' ') text++;
    }
    mu_text_add(t, "\n");
}

static void add_actions(mu_text *t)
{
    char parts[300];

    add_wrapped(t, "\nOrders", 9,
                "Answers of staff, schedule, rebalance and control are lists of orders. An order is a table: "
                "its name, "
                "then its parts by name; those in brackets may be left out.");
    for (int i = 0; i < MU_ORDER_KINDS; i++) {
        const mu_action_row *row = &mu_action_rows[i];
        size_t               n   = 0;
        for (int k = 0; k < MU_DETAILS; k++)
            if (row->must >> k & 1)
                n += (size_t)snprintf(parts + n, sizeof parts - n, "%s%s", n > 0 ? ", " : "",
                                      mu_detail_name((mu_detail)k));
        for (int k = 0; k < MU_DETAILS; k++)
            if (row->may >> k & 1)
                n += (size_t)snprintf(parts + n, sizeof parts - n, " [%s]", mu_detail_name((mu_detail)k));
        mu_text_addf(t, "\n%s: %s\n", row->name, parts);
        add_wrapped(t, "  ", 2, row->meaning);
    }
    mu_text_add(t, "\n");
    for (int k = 0; k < MU_DETAILS; k++) {
        snprintf(parts, sizeof parts, "  %s", mu_detail_name((mu_detail)k));
        add_wrapped(t, parts, 12, mu_detail_meaning((mu_detail)k));
    }
}

char *mu_rules_doc(void)
{
    mu_text t = { 0 };

    add_wrapped(&t, "", 0,
                "A rule is a Lua file that returns a table with functions named like the decisions below. "
                "Each is called "
                "with the arguments shown, then p (its parameters) and ctx (ctx.now_s, ctx.day, ctx.weekday, "
                "ctx.hour, "
                "ctx.state, ctx:random(), ctx:why(text)). It is named in the scenario under rules.");
    for (int i = 0; i < MU_HOOK_COUNT; i++) {
        const mu_hook_row *row = &mu_hook_rows[i];
        mu_text_addf(&t, "\n%s(", row->name);
        for (int k = 0; k < MU_HOOK_ARGUMENTS && row->given[k] != MU_GIVE_NOTHING; k++)
            mu_text_addf(&t, "%s, ", mu_given_name(row->given[k]));
        mu_text_addf(&t, "p, ctx)   under rules.%s\n", mu_slot_name(row->slot));
        add_wrapped(&t, "  when", 12, row->when);
        add_wrapped(&t, "  sees", 12, row->sees);
        add_wrapped(&t, "  answers", 12, row->answers);
        add_wrapped(&t, "  how often", 14, row->often);
    }
    add_actions(&t);
    return mu_text_take(&t);
}

static void add_param(mu_text *t, const mu_rule_param *p)
{
    char text[700], expected[400], value[200] = "must be given", head[120];

    mu_param_expected(p, expected, sizeof expected);
    if (p->has_default) {
        mu_rule_value_print(&p->fallback, text, sizeof text);
        snprintf(value, sizeof value, "default %.180s", text);
    }
    snprintf(head, sizeof head, "  %.60s", p->name);
    snprintf(text, sizeof text, "%s%s%s%s%s; %s. %s", p->list ? "several of: " : "", expected,
             p->unit != NULL ? ", in " : "", p->unit != NULL ? p->unit : "",
             p->by == MU_BY_TEAM      ? ", by team"
             : p->by == MU_BY_CONTACT ? ", by contact type"
                                      : "",
             value, p->meaning != NULL ? p->meaning : "");
    add_wrapped(t, head, 20, text);
}

char *mu_rule_describe(const mu_rule *r)
{
    mu_text t   = { 0 };
    bool    any = false;

    mu_text_addf(&t, "%s\n", r->use->file);
    if (r->about != NULL) add_wrapped(&t, "", 2, r->about);
    mu_text_add(&t, "  decides: ");
    for (int i = 0; i < MU_HOOK_COUNT; i++) {
        if (!r->has[i]) continue;
        mu_text_addf(&t, "%s%s", any ? ", " : "", mu_hook_rows[i].name);
        any = true;
    }
    mu_text_add(&t, "\n");
    for (int32_t i = 0; i < r->n_params; i++) add_param(&t, &r->params[i]);
    mu_text_addf(&t, "  %d example%s of its own\n", (int)r->n_tests, r->n_tests == 1 ? "" : "s");
    return mu_text_take(&t);
}
