/* load_incentives.c - what people are promised beside their pay. */
#include "scenario/load_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "behaviour/behaviour.h"

#define SCHEME "incentives[]."

static void check_id(mu_load *l, const mu_node *list, int32_t place)
{
    const mu_node *id = mu_node_get(list->child[place], "id");

    for (int32_t i = 0; i < place; i++) {
        if (strcmp(mu_node_get(list->child[i], "id")->text, id->text) != 0) continue;
        mu_load_report(l, id, "give each a name of its own", "there is another scheme \"%s\"", id->text);
        return;
    }
}

/* ---- who it is for -------------------------------------------------------------------------------- */

static const bool *load_teams(mu_load *l, const mu_node *scheme)
{
    const mu_node *names = mu_node_get(scheme, "teams");
    bool          *in    = MU_LOAD_NEW(l, l->teams.n, bool);

    if (in == NULL) return NULL;
    for (int32_t i = 0; names == NULL && i < l->teams.n; i++) in[i] = !l->team[i].external;
    for (int32_t i = 0; names != NULL && i < mu_names_count(names); i++) {
        const mu_node *name = mu_names_at(names, i);
        const int32_t  team = mu_entries_find(l->teams, name->text);
        if (team < 0)
            mu_load_report_name(l, name, "there is no team", name->text, l->teams);
        else if (l->team[team].external)
            mu_load_report(l, name, "name a team of your own",
                           "\"%s\" is another department, whose people are not paid here", name->text);
        else
            in[team] = true;
    }
    return in;
}

static void warn_without_pay(mu_load *l, const mu_node *scheme, const mu_incentive *s)
{
    for (int32_t i = 0; i < l->teams.n; i++)
        if (s->in_team[i] && !(l->team[i].pay_per_hour > 0) && l->team[i].own_pay == NULL)
            mu_load_warn(l, mu_node_get(scheme, "amount"), "give the team its pay, such as pay: 24/h",
                         "team \"%s\" has no pay, and a share of nothing costs nothing",
                         l->teams.node[i]->key);
}

static void warn_without_end(mu_load *l, const mu_node *scheme, const mu_incentive *s)
{
    const mu_calendar *c     = &l->model->calendar;
    const int64_t      first = c->start_date, last = first + mu_calendar_day(c, (mu_time){ c->till.us - 1 });

    if (mu_bonus_window_of(s->window, first).last > last)
        mu_load_warn(l, mu_node_get(scheme, "window"), "make the horizon longer, or the window shorter",
                     "no %s ends within the run, so nothing of this is paid",
                     mu_bonus_window_name(s->window));
}

/* ---- goals ---------------------------------------------------------------------------------------- */

static double target_of(const mu_node *target, mu_goal goal)
{
    const mu_node *node = mu_node_get(target, mu_goal_name(goal));

    if (node == NULL) return 0;
    if (mu_goal_is_share(goal)) return mu_node_share(node);
    return goal == MU_GOAL_AHT ? mu_node_seconds(node) : mu_node_number(node);
}

static bool can_fail(const mu_load *l, const mu_incentive *s)
{
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; l->journey[i] != NULL && k < l->type[i].n_teams; k++)
            if (s->in_team[l->type[i].teams[k]]) return true;
    return false;
}

static void load_goal(mu_load *l, const mu_node *scheme, mu_incentive *s, mu_goal goal)
{
    const char    *name = mu_goal_name(goal);
    const mu_node *node = mu_node_get(mu_node_get(scheme, "target"), name);

    if (node == NULL) return;
    s->target[goal] = target_of(mu_node_get(scheme, "target"), goal);
    if (s->kind == MU_PAID_BY_PIECE && !mu_goal_is_count(goal))
        mu_load_report_key(l, node, "take a target in handled or resolved, or kind: threshold",
                           "what is paid by the piece must be counted, and %s is no count", name);
    if ((goal == MU_GOAL_RESOLVED || goal == MU_GOAL_RESOLUTION) && !can_fail(l, s))
        mu_load_report_key(l, node, "say what is solved, for example resolved: 85% for a contact type",
                           "nothing that these teams answer can fail, so nothing is counted as solved");
    if (goal == MU_GOAL_CSAT && (l->model->behaviour == NULL || !l->model->behaviour->opinions.judge))
        mu_load_report_key(l, node, "switch on behaviour.satisfaction, for example with preset: evidence",
                           "no customer judges anything, so nobody is counted as content");
}

static void load_weights(mu_load *l, const mu_node *scheme, mu_incentive *s)
{
    const mu_node *target = mu_node_get(scheme, "target"), *weights = mu_node_get(scheme, "weights");
    double         sum = 0;

    for (mu_goal goal = 0; goal < MU_GOALS; goal++) {
        const char    *name   = mu_goal_name(goal);
        const mu_node *weight = weights != NULL ? mu_node_get(weights, name) : NULL;
        const bool     asked  = mu_node_get(target, name) != NULL;
        if (weights == NULL && asked) s->weight[goal] = 1.0 / target->n;
        if (weight == NULL) continue;
        s->weight[goal] = mu_node_share(weight);
        sum += s->weight[goal];
        if (!asked)
            mu_load_report_key(l, weight, "add it to target, or leave out its weight",
                               "there is no target for %s", name);
    }
    if (weights != NULL && fabs(sum - 1) > 1e-9)
        mu_load_report_key(l, weights, "the parts of the amount must make 100%", "these weights make %.6g%%",
                           100 * sum);
}

/* ---- all of them ---------------------------------------------------------------------------------- */

static double days_of(const mu_load *l, const mu_node *scheme, const char *key)
{
    char path[60];

    snprintf(path, sizeof path, SCHEME "%s", key);
    return (double)mu_load_span(l, scheme, key, path).us / (double)MU_DAY_US;
}

static void load_scheme(mu_load *l, const mu_node *node, mu_incentive *s)
{
    *s = (mu_incentive){
        .id              = mu_load_name(l, node, "id"),
        .kind            = (mu_incentive_kind)mu_load_choice(l, node, "kind", SCHEME "kind"),
        .window          = (mu_bonus_window)mu_load_choice(l, node, "window", SCHEME "window"),
        .of_team         = mu_load_choice(l, node, "scope", SCHEME "scope") == 1,
        .amount          = mu_node_share(mu_node_get(node, "amount")),
        .known_days      = days_of(l, node, "known_for"),
        .paid_after_days = days_of(l, node, "paid_after"),
        .in_team         = load_teams(l, node),
    };
    if (s->in_team == NULL) return;
    for (mu_goal goal = 0; goal < MU_GOALS; goal++) load_goal(l, node, s, goal);
    load_weights(l, node, s);
    warn_without_pay(l, node, s);
    warn_without_end(l, node, s);
}

void mu_load_incentives(mu_load *l)
{
    const mu_node *list = mu_node_get(l->root, "incentives");

    if (list == NULL || list->n == 0 || l->journey == NULL) return;
    mu_incentive *s = MU_LOAD_NEW(l, list->n, mu_incentive);
    if (s == NULL) return;
    for (int32_t i = 0; i < list->n; i++) {
        check_id(l, list, i);
        load_scheme(l, list->child[i], &s[i]);
    }
    l->model->n_incentives = list->n;
    l->model->incentives   = s;
    /* Whoever is promised something has his days counted, even if nothing of it changes him. */
    if (l->model->behaviour == NULL) l->model->behaviour = MU_LOAD_NEW(l, 1, mu_behaviour);
}
