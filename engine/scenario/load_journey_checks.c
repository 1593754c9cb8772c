/* load_journey_checks.c - what takes several contact types to see: work that never comes, people who are never
 * free. Runs when the types, the routing and the abilities are sound. */
#include "scenario/load_parts.h"

#include <stdio.h>

/* Every way on from a type, with the key that gave it and whether anybody goes it. */
enum { LISTS = 4 };

static const mu_ways *list_of(const mu_journey *j, int list)
{
    const mu_ways *lists[LISTS] = { &j->escalate, &j->escalate_failed, &j->then, &j->reopen };

    return lists[list];
}

static bool loses(const mu_ways *ways)
{
    for (int32_t k = 0; k < ways->n; k++)
        if (ways->way[k].lost > 0) return true;
    return false;
}

/* Does anyone leave something unsolved, or is anything lost on its way? */
static bool may_fail(const mu_contact_type *t)
{
    if (loses(&t->journey->escalate) || loses(&t->journey->then)) return true;
    if (t->journey->resolved < 1 && t->ability == NULL) return true;
    for (int32_t k = 0; t->ability != NULL && k < t->n_teams; k++) {
        const double own = t->ability[k].resolved;
        if (own < 0 ? t->journey->resolved < 1 : own < 1) return true;
    }
    return false;
}

static const char *name_of(const mu_load *l, const mu_way *way)
{
    return way->stages != NULL ? way->stages->name : l->types.node[way->to]->key;
}

static void check_unsolved(mu_load *l, int32_t type)
{
    static const char *const hint = "say what share is solved, for example resolved: 80%";
    const mu_node           *node = l->types.node[type], *escalate = mu_node_get(node, "escalate");
    const mu_journey        *j = l->journey[type];

    if (j == NULL || may_fail(&l->type[type])) return;
    if (mu_node_get(node, "reopen") != NULL)
        mu_load_report_key(l, mu_node_get(node, "reopen"), hint,
                           "everything is solved here, so nobody comes back");
    if (j->escalate_failed.n > 0)
        mu_load_report_key(l, mu_node_get(escalate, name_of(l, &j->escalate_failed.way[0])), hint,
                           "everything is solved here, so nothing escalates on failure");
}

/* Work that never comes */

/* A journey that nobody begins is warned of itself. */
static void reach_by_journeys(const mu_load *l, bool *reached)
{
    for (int32_t i = 0; i < l->model->n_journeys; i++)
        for (int32_t s = 0; s < l->stages[i].n; s++)
            for (int32_t k = 0; k < l->stages[i].stage[s].n; k++)
                if (l->stages[i].stage[s].part[k].type >= 0)
                    reached[l->stages[i].stage[s].part[k].type] = true;
}

static void warn_of_unreached(mu_load *l)
{
    const mu_node *departments = mu_node_get(l->root, "departments");
    bool          *reached     = MU_LOAD_SCRATCH(l, l->types.n, bool);

    if (reached == NULL) return;
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_journey *j = l->journey[i];
        if (j == NULL) continue;
        if (l->type[i].gate != NULL && l->type[i].gate->wrong_share > 0)
            reached[l->type[i].gate->wrong_to] = true;
        if (l->type[i].gate != NULL && l->type[i].gate->message_after_us < MU_NEVER_US &&
            l->type[i].gate->message_to >= 0)
            reached[l->type[i].gate->message_to] = true;
        if (j->cap_to >= 0 && j->cap_to != i) reached[j->cap_to] = true;
        for (int32_t k = 0; k < j->by_rule.n; k++)
            if (j->by_rule.way[k].to >= 0) reached[j->by_rule.way[k].to] = true;
        for (int list = 0; list < LISTS; list++)
            for (int32_t k = 0; k < list_of(j, list)->n; k++) {
                const int32_t to = list_of(j, list)->way[k].to;
                if (to >= 0 && to != i) reached[to] = true;
            }
    }
    reach_by_journeys(l, reached);
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_node *node = l->types.node[i];
        if (reached[i] || l->type[i].arrivals.kind != MU_ARRIVE_NONE) continue;
        if (departments != NULL && mu_node_get(departments, node->key) != NULL)
            mu_load_warn_key(l, node,
                             "escalate, then or reopen of a contact type, or a journey, may lead here",
                             "this department has no work: no contact type leads here");
        else
            mu_load_warn(l, mu_node_get(node, "arrivals"),
                         "escalate, then or reopen of another type may lead here",
                         "no contact ever comes: nothing arrives, and no other type leads here");
    }
}

/* People */

/* Nobody has had a person before who never comes back. */
static void warn_of_useless_preference(mu_load *l)
{
    bool *again = MU_LOAD_SCRATCH(l, l->types.n, bool);

    if (again == NULL) return;
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_journey *j = l->journey[i];
        if (j == NULL) continue;
        if (j->redial_blocked > 0 || (j->redial_abandoned > 0 && mu_type_may_give_up(&l->type[i])))
            again[i] = true;
        for (int32_t k = 0; k < j->reopen.n; k++) again[j->reopen.way[k].to] = true;
    }
    for (int32_t i = 0; i < l->types.n; i++)
        if (l->type[i].prefer.us > 0 && !again[i])
            mu_load_warn(l, mu_node_get(l->types.node[i], "prefer"), "reopen or redial brings customers back",
                         "nobody comes back here, so nobody asks for the person of last time");
}

static void warn_of_idle_interrupters(mu_load *l)
{
    int32_t *lowest = MU_LOAD_SCRATCH(l, l->teams.n, int32_t);

    if (lowest == NULL) return;
    for (int32_t j = 0; j < l->teams.n; j++) lowest[j] = INT32_MAX;
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t k = 0; l->type[i].interruptible && k < l->type[i].n_teams; k++) {
            int32_t *low = &lowest[l->type[i].teams[k]];
            if (l->type[i].priority < *low) *low = l->type[i].priority;
        }
    for (int32_t i = 0; i < l->types.n; i++) {
        bool any = false;
        for (int32_t k = 0; k < l->type[i].n_teams; k++)
            any = any || lowest[l->type[i].teams[k]] < l->type[i].priority;
        if (l->type[i].interrupts && !any)
            mu_load_warn(
                l, mu_node_get(l->types.node[i], "interrupts"),
                "mark types of lower priority as interruptible: yes",
                "there is nothing to interrupt: its teams answer no interruptible type of lower priority");
    }
}

/* A type that people take only after the endless one, if ever; -1 when there is none. */
static int32_t starved_in(const mu_load *l, int32_t endless, const mu_team *team)
{
    bool after = false;

    for (int32_t k = 0; k < team->n_types; k++) {
        const int32_t type = team->types[k];
        if (type == endless)
            after = true;
        else if (team->next == MU_NEXT_ORDER ? after : l->type[type].priority <= l->type[endless].priority)
            return type;
    }
    return -1;
}

/* Endless work leaves nobody free for what does not come before it. */
static void warn_of_endless_work(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_contact_type *t = &l->type[i];
        if (t->arrivals.kind != MU_ARRIVE_BACKLOG || t->arrivals.backlog >= 0) continue;
        for (int32_t k = 0; k < t->n_teams; k++) {
            const mu_team *team    = &l->team[t->teams[k]];
            const int32_t  starved = starved_in(l, i, team);
            if (starved < 0 || (t->ability != NULL && t->ability[k].least_idle > 1)) continue;
            mu_load_warn_key(
                l, mu_node_get(mu_node_get(l->types.node[i], "arrivals"), "backlog"),
                "give it the lowest priority, or keep people free with reserve or idle",
                "nobody of \"%s\" is ever free for \"%s\", which does not come before this endless work",
                team->name, l->type[starved].name);
            break;
        }
    }
}

/* A dialler that waits for more idle people than there are. */
static void check_diallers(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_contact_type *t      = &l->type[i];
        const mu_dialler      *d      = t->arrivals.dialler;
        int64_t                people = 0;
        if (d == NULL) continue;
        const int32_t  n    = d->among != NULL ? d->n_among : t->n_teams;
        const int32_t *team = d->among != NULL ? d->among : t->teams;
        for (int32_t k = 0; k < n; k++) people += l->team[team[k]].n_people;
        if (people < d->least_idle)
            mu_load_report(
                l, mu_node_get(mu_node_get(mu_node_get(l->types.node[i], "arrivals"), "dialler"), "idle"),
                "wait for fewer idle people", "it would never dial: there are only %lld people",
                (long long)people);
    }
}

void mu_load_journey_checks(mu_load *l)
{
    check_diallers(l);
    for (int32_t i = 0; i < l->types.n; i++) check_unsolved(l, i);
    mu_load_end_checks(l);
    warn_of_unreached(l);
    warn_of_useless_preference(l);
    warn_of_idle_interrupters(l);
    warn_of_endless_work(l);
}
