/* load_staff.c - people who leave for good, seats that are vacant at first, and where new people come from. */
#include "scenario/load_parts.h"

#include <string.h>

#include "base/text.h"
#include "behaviour/behaviour.h"

#define LEAVING "behaviour.attrition."
#define SOURCE  "hiring.sources.*."
#define CLASS   "hiring.class."

mu_attrition_params mu_load_attrition(const mu_load *l, const mu_node *map)
{
    mu_attrition_params p = mu_attrition_default;

    p.base     = mu_attrition_base(mu_load_share(l, map, "yearly", LEAVING "yearly"));
    p.early    = mu_load_number(l, map, "early", LEAVING "early");
    p.settle   = (double)mu_load_span(l, map, "settle", LEAVING "settle").us / (double)MU_DAY_US;
    p.burnout  = mu_load_number(l, map, "burnout", LEAVING "burnout");
    p.pay      = mu_load_number(l, map, "pay", LEAVING "pay");
    p.autonomy = mu_load_number(l, map, "autonomy", LEAVING "autonomy");
    return p;
}

void mu_load_seats(mu_load *l, int32_t team)
{
    const mu_node *node   = l->teams.node[team];
    const mu_node *filled = mu_node_get(node, "filled"), *market = mu_node_get(node, "market_pay");
    mu_team       *t = &l->team[team];

    t->n_filled = t->n_people;
    t->autonomy = mu_load_share(l, node, "autonomy", "teams.*.autonomy");
    if (filled != NULL && mu_node_whole(filled) > t->n_people)
        mu_load_report(l, filled, "give at most as many as there are people",
                       "%s people are there at first, but the team has %d", filled->text, (int)t->n_people);
    else if (filled != NULL)
        t->n_filled = (int32_t)mu_node_whole(filled);
    if (market == NULL) return;
    const bool paid = mu_pay_parse(market->text, &t->market_pay);
    mu_assert(paid);
    if (t->pay_per_hour <= 0)
        mu_load_report(l, market, "give the team's pay too",
                       "pay elsewhere says nothing without the pay here, which is 0");
}

/* "4/month", "4 per month", "20 workdays": a whole number above 0 and one of two endings. */
static bool read_count(const char *text, const char *ending, const char *other, int32_t *out)
{
    enum { MOST = 1000000 };
    char         number[16];
    const size_t digits = strspn(text, "0123456789");
    const char  *rest   = text + digits;
    int64_t      value;

    while (*rest == ' ') rest++;
    if (digits == 0 || digits >= sizeof number || (strcmp(rest, ending) != 0 && strcmp(rest, other) != 0))
        return false;
    memcpy(number, text, digits);
    number[digits] = '\0';
    if (!mu_whole_parse(number, &value) || value < 1 || value > MOST) return false;
    *out = (int32_t)value;
    return true;
}

static mu_hiring_source source_of(mu_load *l, const mu_node *node)
{
    const mu_node   *lead = mu_node_get(node, "lead"), *limit = mu_node_get(node, "limit");
    mu_hiring_source s = { .name   = mu_arena_text(l->arena, node->key),
                           .hiring = mu_hiring_default,
                           .chosen = mu_load_share(l, node, "select", SOURCE "select") };

    if (s.name == NULL) mu_load_no_memory(l);
    s.hiring.lead_days = (double)mu_load_span(l, lead, "mean", SOURCE "lead.mean").us / (double)MU_DAY_US;
    s.hiring.lead_cv   = mu_load_number(l, lead, "cv", SOURCE "lead.cv");
    s.hiring.accepted  = mu_load_share(l, node, "accept", SOURCE "accept");
    s.hiring.validity  = mu_load_share(l, node, "validity", SOURCE "validity");
    s.hiring.spread =
        l->model->behaviour != NULL && l->model->behaviour->differs ? l->model->behaviour->people.spread : 0;
    if (limit != NULL && !read_count(limit->text, "/month", "per month", &s.limit))
        mu_load_report(l, limit, "write it as 4/month",
                       "expected people a month, such as 4/month, found \"%s\"", limit->text);
    else if (limit == NULL && s.hiring.lead_days <= 0)
        mu_load_report_key(l, lead, "give a mean lead time, or a limit such as 4/month",
                           "people without end and at once: no lead time and no limit");
    return s;
}

static const mu_hiring_class *class_of(mu_load *l, const mu_node *node)
{
    mu_hiring_class *class = MU_LOAD_NEW(l, 1, mu_hiring_class);
    const char *length     = mu_load_text(l, node, "length", CLASS "length");
    mu_span     span;

    if (class == NULL) return NULL;
    const mu_node *practice = mu_node_get(node, "practice");
    class->practice         = practice != NULL ? mu_node_share(practice) : 0;
    if (class->practice > 0 && (l->model->behaviour == NULL || !l->model->behaviour->learns))
        mu_load_report_key(l, practice, "switch behaviour.learning on, or leave it out",
                           "practice counts only where people learn");
    class->seats  = (int32_t)mu_node_whole(mu_node_get(node, "seats"));
    class->failed = mu_load_share(l, node, "fail", CLASS "fail");
    class->hours  = (double)mu_load_span(l, node, "hours", CLASS "hours").us / (double)MU_HOUR_US;
    if (read_count(length, "workdays", "workday", &class->days))
        class->workdays = true;
    else if (mu_span_parse(length, &span) && span.us > 0 && span.us % MU_DAY_US == 0 &&
             span.us / MU_DAY_US <= INT32_MAX)
        class->days = (int32_t)(span.us / MU_DAY_US);
    else
        mu_load_report(l, mu_node_get(node, "length"), "write it as 20 workdays, or 28d",
                       "expected a number of workdays or whole days, found \"%s\"", length);
    return class;
}

static const mu_hiring_plan *plan_of(mu_load *l, const mu_node *node)
{
    const mu_node    *sources = mu_node_get(node, "sources"), *class = mu_node_get(node, "class");
    mu_hiring_plan   *plan   = MU_LOAD_NEW(l, 1, mu_hiring_plan);
    mu_hiring_source *source = MU_LOAD_NEW(l, sources->n, mu_hiring_source);

    if (plan == NULL || source == NULL) return NULL;
    for (int32_t i = 0; i < sources->n; i++) source[i] = source_of(l, sources->child[i]);
    *plan = (mu_hiring_plan){ .n_sources = sources->n,
                              .source    = source,
                              .class     = class != NULL ? class_of(l, class) : NULL,
                              .cost      = mu_load_number(l, node, "cost", "hiring.cost") };
    return plan;
}

/* What is said of leaving in a team, although nobody leaves. */
static void warn_of_idle_keys(mu_load *l)
{
    static const char *const keys[] = { "market_pay", "autonomy" };

    for (int32_t i = 0; i < l->teams.n; i++)
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
            const mu_node *node = mu_node_get(l->teams.node[i], keys[k]);
            if (node != NULL)
                mu_load_warn_key(l, node, NULL, "this changes nothing: nobody leaves (behaviour.attrition)");
        }
}

/* Nobody is there at first, and nobody comes. */
static void warn_of_empty_teams(mu_load *l)
{
    for (int32_t i = 0; i < l->teams.n; i++)
        if (l->team[i].n_filled == 0 && l->team[i].n_people > 0)
            mu_load_warn_key(l, mu_node_get(l->teams.node[i], "filled"), "add a section hiring",
                             "nobody is there at first, and nobody is hired: this team stays empty");
}

void mu_load_staff(mu_load *l)
{
    const mu_node        *hiring = mu_node_get(l->root, "hiring");
    const mu_behaviour   *given  = l->model->behaviour;
    const mu_hiring_plan *plan   = hiring != NULL ? plan_of(l, hiring) : NULL;
    bool                  vacant = false;

    if (l->team == NULL) return;
    for (int32_t i = 0; i < l->teams.n; i++) vacant |= l->team[i].n_filled < l->team[i].n_people;
    if (given == NULL || !given->leaves) warn_of_idle_keys(l);
    if (hiring == NULL) warn_of_empty_teams(l);
    if (!vacant && (given == NULL || !given->leaves)) {
        if (hiring != NULL)
            mu_load_warn_key(l, hiring, NULL,
                             "nobody is hired: nobody leaves, and no seat is vacant at first");
        return;
    }
    mu_behaviour *b = MU_LOAD_NEW(l, 1, mu_behaviour);
    if (b == NULL) return;
    if (given != NULL) *b = *given;
    b->vacant           = vacant;
    b->hiring           = plan;
    l->model->behaviour = b;
}
