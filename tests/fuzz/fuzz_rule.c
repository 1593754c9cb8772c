/* Any bytes as a rule, and any answers to the questions of a short day: nothing crashes, leaks, hangs or gets past the
 * checks of the engine, which end the program when they fail.
 *
 * Bytes are the text of a rule. After a first byte of 1 they choose, one by one, the pieces of rules that are made of
 * everything that a rule may touch, so that most are well-formed and get as far as an answer.
 *
 * Built by tests/fuzz/run with small budgets of steps and memory.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "experiment/worker.h"
#include "rules/rule_tests.h"
#include "scenario/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Everything that a rule may be asked about happens in it: queues, callbacks, the bot, announcements, limits, ways on; people
 * who leave, complain, and are promised something. */
static const char day[] =
    "horizon: 1d 08:00-08:12\n"
    "contacts:\n"
    "  calls: {arrivals: 60/h, handle: 4min, patience: 5min, resolved: 50%, redial: {blocked: 50%, "
    "after: 1min},\n"
    "    announce: {by: queue, before: 60%, after: 150%}, callback: {offer_at: 3, accept: 50%},\n"
    "    bot: {try: 20%, contains: 40%}, time_cap: {after: 6min, to: second},\n"
    "    escalate: {second: {share: 20%, how: consult}, third: {share: 50%, when: failure}}, reopen: {share: "
    "50%, after: 2min}}\n"
    "  second: {arrivals: 10/h, handle: 3min, escalate: {third: 10%, calls: 0%}}\n"
    "  third: {arrivals: none, handle: 3min}\n"
    "lines: {trunk: {capacity: 6, contacts: [calls]}}\n"
    "behaviour: {preset: custom, effort: {on: yes}, attrition: {yearly: 50%}, complaints: {usual: 60%}, "
    "loyalty: "
    "{on: yes}, recovery: {on: yes}}\n"
    "hiring: {sources: {web: {lead: {mean: 1d}}, agency: {limit: 2/month}}}\n"
    "incentives: [{id: a, kind: threshold, window: day, amount: 10%, target: {handled: 3}}]\n"
    "teams: {desk: {people: 4, filled: 2, pay: 20/h, skills: [calls, second]}, experts: {people: 2, skills: "
    "[second, third]}}\n"
    "rules: {escalation: rules/escalation/tiered.lua}\n";

static mu_model *load_day(void)
{
    mu_diag  *diag  = mu_diag_new();
    mu_model *model = NULL;

    /* The key rules keeps the ways of 0 %; the rule itself is each input's own. Run from the project's folder. */
    mu_scenario_load_text(day, strlen(day), "fuzz.yaml", NULL, diag, &model);
    if (model == NULL) {
        fputs(mu_diag_render(diag), stderr);
        abort();
    }
    mu_diag_free(diag);
    return model;
}

/* ---- pieces ---------------------------------------------------------------------------------------- */

typedef struct {
    const uint8_t *data;
    size_t         n;
    mu_text        out;
    int            depth;
} maker;

static unsigned take(maker *m, unsigned most)
{
    if (m->n == 0) return 0;
    m->n--;
    return *m->data++ % most;
}

static void add_value(maker *m);

static const char *const atoms[] = {
    "nil",
    "true",
    "false",
    "0",
    "1",
    "2",
    "3",
    "-1",
    "1.5",
    "0/0",
    "1/0",
    "1e308",
    "math.maxinteger",
    "math.mininteger",
    "60",
    "a",
    "b",
    "c",
    "d",
    "e",
    "a[1]",
    "b[1]",
    "b[2]",
    "c[1]",
    "c[2]",
    "d[1]",
    "'desk'",
    "'experts'",
    "'calls'",
    "'third'",
    "'admit'",
    "'refuse'",
    "'announce'",
    "'call_back'",
    "'bot'",
    "'warm'",
    "'cold'",
    "'consult'",
    "''",
    "S",
    "S[1]",
    "S.kept",
    "select",
    "ipairs",
    "string.rep('x', 1000)",
    "{}",
    "function() end",
    "ctx",
    "ctx.now_s",
    "ctx.random",
    "ctx:random()",
    "ctx.why",
    "p",
    "v",
};
static const char *const fields[] = { "type",       "number",   "waited_s", "waiting", "contact",  "last",
                                      "expected_s", "reason",   "ways",     "name",    "idle",     "people",
                                      "pay",        "handle_s", "team",     "state",   "first",    "slack_s",
                                      "how",        "usual",    "nothing",  "has_bot", "talked_s", "staffed",
                                      "weight",     "hour",     "clock" };
static const char *const calls[]  = { "tostring",     "tonumber",   "type",         "#",
                                      "not ",         "-",          "ipairs",       "pairs",
                                      "next_of",      "table.sort", "table.concat", "string.format",
                                      "table.unpack", "math.floor", "string.byte",  "assert",
                                      "table.insert", "string.sub", "math.pow",     "string.find",
                                      "table.remove", "error" };
static const char *const signs[]  = { "+", "-",  "*",  "/",   "//", "%", "..",
                                      "<", "==", "~=", "and", "or", "&", ">>" };

#define SIZE(list) (unsigned)(sizeof(list) / sizeof *(list))

static void add_parts(maker *m)
{
    switch (take(m, 6)) {
    case 0:
        add_value(m);
        mu_text_addf(&m->out, ".%s", fields[take(m, SIZE(fields))]);
        break;
    case 1:
        mu_text_addf(&m->out, "%s(", calls[take(m, SIZE(calls))]);
        add_value(m);
        if (take(m, 2) == 1) {
            mu_text_add(&m->out, ", ");
            add_value(m);
        }
        mu_text_add(&m->out, ")");
        break;
    case 2:
        mu_text_add(&m->out, "(");
        add_value(m);
        mu_text_addf(&m->out, " %s ", signs[take(m, SIZE(signs))]);
        add_value(m);
        mu_text_add(&m->out, ")");
        break;
    case 3:
        mu_text_add(&m->out, "{ ");
        add_value(m);
        mu_text_add(&m->out, ", x = ");
        add_value(m);
        mu_text_add(&m->out, " }");
        break;
    case 4: mu_text_addf(&m->out, "'\\%u\\%u'", take(m, 256), take(m, 256)); break;
    default:
        mu_text_add(&m->out, "(");
        add_value(m);
        mu_text_add(&m->out, ")[");
        add_value(m);
        mu_text_add(&m->out, "]");
        break;
    }
}

static void add_value(maker *m)
{
    if (m->depth >= 5 || take(m, 3) > 0) {
        mu_text_add(&m->out, atoms[take(m, SIZE(atoms))]);
        return;
    }
    m->depth++;
    add_parts(m);
    m->depth--;
}

static void add_statement(maker *m)
{
    switch (take(m, 7)) {
    case 0:
        mu_text_add(&m->out, "v = ");
        add_value(m);
        break;
    case 1:
        mu_text_add(&m->out, "S.kept = S.kept or ");
        add_value(m);
        break;
    case 2:
        mu_text_add(&m->out, "ctx:why(");
        add_value(m);
        mu_text_add(&m->out, ")");
        break;
    case 3:
        mu_text_add(&m->out, "for i, w in pairs(");
        add_value(m);
        mu_text_add(&m->out, ") do v = w end");
        break;
    case 4:
        mu_text_addf(&m->out, "a.%s = ", fields[take(m, SIZE(fields))]);
        add_value(m);
        break;
    case 5:
        mu_text_add(&m->out, "S[#S + 1] = ");
        add_value(m);
        break;
    default:
        mu_text_add(&m->out, "if ");
        add_value(m);
        mu_text_add(&m->out, " then return ");
        add_value(m);
        mu_text_add(&m->out, ", ");
        add_value(m);
        mu_text_add(&m->out, " end");
        break;
    }
    mu_text_add(&m->out, "\n");
}

/* A rule for the slot whose functions all have this body. */
static char *make_rule(const uint8_t *data, size_t n, mu_slot slot)
{
    maker m = { .data = data, .n = n };

    mu_text_add(&m.out, "local S, rule = {}, {}\nlocal function next_of(t) return t[1] end\n"
                        "local function decide(a, b, c, d, e)\nlocal v\n"
                        "local ctx = e or d or c or b\nlocal p = d\n");
    for (int i = 0; i < 20 && m.n > 8; i++) add_statement(&m);
    mu_text_add(&m.out, "return ");
    add_value(&m);
    mu_text_add(&m.out, ", ");
    add_value(&m);
    mu_text_add(&m.out, "\nend\n");
    for (int i = 0; i < MU_HOOK_COUNT; i++)
        if (mu_hook_rows[i].slot == slot) mu_text_addf(&m.out, "rule.%s = decide\n", mu_hook_rows[i].name);
    mu_text_add(&m.out, "return rule\n");
    return mu_text_take(&m.out);
}

/* ---- a day ----------------------------------------------------------------------------------------- */

static void hear(void *context, const mu_told *told)
{
    (void)context;
    if (strlen(told->answer) > 1000 || strlen(told->why) > 1000) abort();
}

static void run_day(const char *text, size_t size, mu_slot slot)
{
    static mu_model  *model;
    static mu_record *record;
    if (model == NULL) model = load_day();
    if (record == NULL) record = mu_record_new(model);
    mu_diag          *diag = mu_diag_new();
    mu_ruleset       *set  = NULL;
    const mu_rule_use use  = { .slot = slot,
                               .name = mu_slot_name(slot),
                               .path = "rules.fuzz",
                               .file = "fuzz.lua",
                               .text = text,
                               .size = size,
                               .at   = { "fuzz.yaml", 1, 1, 0 },
                               .with = { .is_map = true } };

    model->rules   = &use;
    model->n_rules = 1;
    mu_ruleset_new(model, diag, &set);
    free(mu_diag_render(diag));
    mu_diag_free(diag);
    if (set == NULL) return;
    mu_worker *w = mu_worker_new(&(mu_work){ .model = model, .rules = set, .counted = true, .teller = hear });
    const mu_status st = mu_worker_run(w, 1, 0, record);
    if (st != MU_OK && st != MU_ERR_RULE) abort();
    if ((st == MU_ERR_RULE) != (mu_worker_failure(w) != NULL)) abort();
    mu_worker_free(w);
    mu_ruleset_free(set);
}

/* The examples of a text that names no scenario. */
static void run_examples(const char *text, size_t size)
{
    const mu_rule_use use = {
        .name = "", .path = "", .file = "fuzz.lua", .text = text, .size = size, .with = { .is_map = true }
    };
    mu_arena      *a      = mu_arena_new(0);
    const mu_rule *r      = mu_rule_read(&use, NULL, a, NULL);
    mu_text        out    = { 0 };
    int            passed = 0, failed = 0;

    if (r != NULL && r->n_tests <= 20) mu_rule_run_tests(r, &out, &passed, &failed);
    mu_text_free(&out);
    mu_arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int slot = 0; slot < MU_SLOTS; slot++) {
        char *text = NULL;
        if (size > 0 && data[0] == 1)
            text = make_rule(data + 1, size - 1, (mu_slot)slot);
        else if ((text = malloc(size + 1)) != NULL) {
            memcpy(text, data, size);
            text[size] = '\0';
        }
        if (text == NULL) abort();
        const size_t length = size > 0 && data[0] == 1 ? strlen(text) : size;
        run_day(text, length, (mu_slot)slot);
        if (slot == 0 && size > 0 && data[0] != 1) run_examples(text, length);
        free(text);
    }
    return 0;
}
