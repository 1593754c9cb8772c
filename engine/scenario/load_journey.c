/* load_journey.c - what becomes of a contact that does not simply end: turning away, redials, escalations, what
 * comes back and what follows. Only the names of the other types are needed here. */
#include "scenario/load_parts.h"

#include <string.h>

mu_journey *mu_load_journey(mu_load *l, int32_t type)
{
    if (l->journey[type] != NULL) return l->journey[type];

    mu_journey *j = MU_LOAD_NEW(l, 1, mu_journey);
    if (j == NULL) return NULL;
    j->cap_us             = MU_NEVER_US;
    j->cap_to             = -1;
    j->resolved           = 1;
    j->most_contacts      = (int32_t)mu_load_whole(l, NULL, "most", "contacts.*.reopen.most");
    l->journey[type]      = j;
    l->type[type].journey = j;
    return j;
}

const mu_dist *mu_load_delay(mu_load *l, const mu_node *node)
{
    mu_span        span;
    const mu_dist *d;

    if (node == NULL) return NULL;
    if (node->kind == MU_NODE_SCALAR && mu_span_parse(node->text, &span) && span.us == 0) return NULL;
    d = mu_load_dist(l, node);
    return d != NULL && mu_dist_mean(d) > 0 ? d : NULL;
}

/* Before an answer */

/* Of two steps of one kind. */
static void check_order(mu_load *l, const mu_node *last, const mu_node *next, bool ascend, const char *hint)
{
    if (last != NULL && !ascend)
        mu_load_report(l, next, hint, "the steps must ascend, found %s after %s", next->text, last->text);
}

static void load_balk(mu_load *l, const mu_node *list, mu_journey *j)
{
    mu_balk       *step = MU_LOAD_NEW(l, list->n, mu_balk);
    mu_balk_told  *told = MU_LOAD_NEW(l, list->n, mu_balk_told);
    const mu_node *last = NULL, *last_told = NULL;

    if (step == NULL || told == NULL) return;
    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *waiting   = mu_node_get(list->child[i], "waiting");
        const mu_node *announced = mu_node_get(list->child[i], "announced");
        const double   share     = mu_node_share(mu_node_get(list->child[i], "share"));
        if (waiting != NULL) {
            const int32_t k = j->n_balk++;
            step[k]         = (mu_balk){ (int32_t)mu_node_whole(waiting), share };
            check_order(l, last, waiting, k == 0 || step[k].waiting > step[k - 1].waiting,
                        "begin with the shortest queue");
            last = waiting;
        } else {
            const int32_t k = j->n_balk_told++;
            told[k]         = (mu_balk_told){ mu_node_span(announced).us, share };
            check_order(l, last_told, announced, k == 0 || told[k].told_us > told[k - 1].told_us,
                        "begin with the shortest wait");
            last_told = announced;
        }
    }
    j->balk      = step;
    j->balk_told = told;
}

static void load_redial(mu_load *l, const mu_node *map, mu_journey *j)
{
    const char    *tries = mu_load_text(l, map, "tries", "contacts.*.redial.tries");
    const mu_node *after = mu_node_get(map, "after");
    int64_t        most  = -1;

    j->redial_abandoned = mu_load_share(l, map, "abandoned", "contacts.*.redial.abandoned");
    j->redial_blocked   = mu_load_share(l, map, "blocked", "contacts.*.redial.blocked");
    if (mu_node_get(map, "abandoned") == NULL && mu_node_get(map, "blocked") == NULL)
        mu_load_report_key(l, map, "for example redial: {abandoned: 50%}",
                           "nobody tries again: the share of those who abandoned or were blocked is missing");
    if (strcmp(tries, "unlimited") != 0) {
        const bool whole = mu_whole_parse(tries, &most);
        mu_assert(whole);
    }
    j->redial_tries       = (int32_t)most;
    j->redial_same        = mu_load_choice(l, map, "patience", "contacts.*.redial.patience") == 1;
    const double   mean_s = mu_span_seconds(mu_load_span(l, NULL, "after", "contacts.*.redial.after"));
    const mu_dist *d      = after != NULL ? mu_load_dist(l, after) : mu_dist_exponential(l->arena, mean_s);
    if (j->redial_abandoned > 0 || j->redial_blocked > 0) j->redial_after = d;
    if (d != NULL && mu_dist_mean(d) < 1e-6)
        mu_load_report(l, after, "let them wait a little, for example after: 1min",
                       "the times until they try again are shorter than a microsecond: they would never end");
}

/* When the talk is over */

/* Of a way or a cap: how it is handed over, and what that takes of both. */
static mu_hand_over load_hand_over(mu_load *l, int32_t type, const mu_node *map, const char *path,
                                   const mu_dist **takes)
{
    const mu_hand_over how  = (mu_hand_over)mu_load_choice(l, map, "how", path);
    const mu_node     *node = mu_node_get(map, "takes");

    if (how != MU_COLD && l->type[type].concurrency > 1)
        mu_load_report_key(l, mu_node_get(map, "how"), "write how: cold, or leave out concurrency",
                           "nobody stays with one customer who has several in hand: how is %s",
                           how == MU_WARM ? "warm" : "consult");
    if (node == NULL) return how;
    if (how == MU_COLD)
        mu_load_report_key(l, node, "write how: warm, or leave out takes",
                           "nobody hands it over in person: how is cold");
    else
        *takes = mu_load_dist(l, node);
    return how;
}

static void load_cap(mu_load *l, int32_t type, const mu_node *map, mu_journey *j)
{
    const mu_node *to = mu_node_get(map, "to");

    j->cap_us     = mu_node_span(mu_node_get(map, "after")).us;
    j->cap_to     = mu_load_type_named(l, to);
    j->cap_repeat = mu_load_share(l, map, "repeat", "contacts.*.time_cap.repeat");
    j->cap_how    = load_hand_over(l, type, map, "contacts.*.time_cap.how", &j->cap_takes);
    if (j->cap_to == type)
        mu_load_report(l, to, "name the contact type that takes over", "this is the type itself");
}

static void load_ask_back(mu_load *l, const mu_node *map, mu_journey *j)
{
    mu_ask_back *ask = MU_LOAD_NEW(l, 1, mu_ask_back);

    if (ask == NULL) return;
    ask->share    = mu_node_share(mu_node_get(map, "share"));
    ask->answer   = mu_load_dist(l, mu_node_get(map, "answer"));
    ask->never    = mu_load_share(l, map, "never", "contacts.*.ask_back.never");
    ask->close_us = mu_load_span(l, map, "close_after", "contacts.*.ask_back.close_after").us;
    ask->most     = (int32_t)mu_load_whole(l, map, "most", "contacts.*.ask_back.most");
    ask->pause    = mu_load_truth(l, map, "pause", "contacts.*.ask_back.pause");
    if (ask->answer == NULL) return;
    if (ask->share > 0) j->ask = ask;
    if (ask->never < 1 && mu_dist_cdf(ask->answer, (double)ask->close_us / 1e6) < 1e-6)
        mu_load_warn(l, mu_node_get(map, "answer"), "let close_after be longer than most answers take",
                     "nobody answers before the contact is closed");
}

/* Which entries of `escalate` belong to a list; `then` has one list only. */
typedef enum { ON_NEED, ON_FAILURE, ANY } which;

static bool belongs(const mu_load *l, const mu_node *entry, which w)
{
    return w == ANY || mu_load_choice(l, entry, "when", "contacts.*.escalate.*.when") == (w == ON_FAILURE);
}

static const mu_node *share_of(const mu_node *entry)
{
    return entry->kind == MU_NODE_MAP ? mu_node_get(entry, "share") : entry;
}

static void report_sum(mu_load *l, const mu_node *map, which w, double sum)
{
    static const char *const words[] = { "escalated on need", "escalated on failure", "that come then" };

    mu_load_report_key(l, map, "together they may be 100 % at most",
                       "the shares %s add up to %.6g%%, more than there are", words[w], 100 * sum);
}

/* The ways of a map that belong to the list, in the order of their names. Ways that nobody goes are left out; those of them
 * that a rule may choose are added to `by_rule`, which has room for all; NULL: none. */
static void load_ways(mu_load *l, int32_t type, const mu_node *map, which w, mu_ways *out, mu_way *by_rule,
                      int32_t *n_by_rule)
{
    const mu_entries entries = mu_load_entries(l, map);
    mu_way          *way     = MU_LOAD_NEW(l, entries.n, mu_way);
    double           sum     = 0;

    for (int32_t i = 0; way != NULL && i < entries.n; i++) {
        const mu_node *entry = entries.node[i];
        if (!belongs(l, entry, w)) continue;
        const double  share = mu_node_share(share_of(entry));
        const mu_part to    = mu_load_place(l, entry, entry->key, true);
        if (w != ANY && to.type == type)
            mu_load_report_key(l, entry, "customers who come back are told under reopen",
                               "a contact type cannot escalate to itself");
        mu_way one = { .to     = to.type,
                       .stages = to.stages,
                       .after  = mu_load_delay(l, mu_node_get(entry, "after")),
                       .repeat = mu_load_share(l, entry, "repeat", "contacts.*.escalate.*.repeat"),
                       .lost   = mu_load_share(l, entry, "lost", "contacts.*.escalate.*.lost") };
        if (w != ANY) one.how = load_hand_over(l, type, entry, "contacts.*.escalate.*.how", &one.takes);
        if (one.how != MU_COLD && one.after != NULL)
            mu_load_report_key(l, mu_node_get(entry, "after"), "leave it out, or write how: cold",
                               "nobody stays with the customer for so long: how is %s",
                               one.how == MU_WARM ? "warm" : "consult");
        if (one.how != MU_COLD && one.lost > 0)
            mu_load_report_key(l, mu_node_get(entry, "lost"), "leave it out, or write how: cold",
                               "nothing gets lost that is handed over in person: how is %s",
                               one.how == MU_WARM ? "warm" : "consult");
        if (one.how != MU_COLD && one.stages != NULL)
            mu_load_report_key(l, mu_node_get(entry, "how"), "leave it out, or name a contact type",
                               "nobody takes over a journey in person: how is %s",
                               one.how == MU_WARM ? "warm" : "consult");
        if (share <= 0 && by_rule != NULL && one.stages == NULL) by_rule[(*n_by_rule)++] = one;
        if (share <= 0) continue;
        sum += share;
        one.upto      = sum < 1 ? sum : 1;
        way[out->n++] = one;
    }
    out->way = way;
    if (sum > 1 + 1e-9) report_sum(l, map, w, sum);
    if (sum > 1 - 1e-9 && out->n > 0) way[out->n - 1].upto = 1; /* three times 33.3333333% are everything */
}

/* The default of `after` is assumed; a day, as most who come back do so soon, but some after a week. */
static const mu_dist *a_day_or_so(mu_load *l)
{
    const mu_dist *d = mu_dist_lognormal(l->arena, (double)MU_DAY_US / 1e6, 1);

    if (d == NULL) mu_load_no_memory(l);
    return d;
}

static void load_reopen(mu_load *l, int32_t type, const mu_node *map, mu_journey *j)
{
    const mu_node *to = mu_node_get(map, "to"), *after = mu_node_get(map, "after");
    mu_way        *way = MU_LOAD_NEW(l, 1, mu_way);

    if (way == NULL) return;
    way->to          = to != NULL ? mu_load_type_named(l, to) : type;
    way->upto        = mu_load_share(l, map, "share", "contacts.*.reopen.share");
    way->after       = after != NULL ? mu_load_delay(l, after) : a_day_or_so(l);
    j->reopen.way    = way;
    j->reopen.n      = way->upto > 0;
    j->most_contacts = (int32_t)mu_load_whole(l, map, "most", "contacts.*.reopen.most");
}

static void load_escalate(mu_load *l, int32_t type, const mu_node *map, mu_journey *j)
{
    mu_way *by_rule = mu_load_has_rule(l, "escalation") ? MU_LOAD_NEW(l, map->n, mu_way) : NULL;

    load_ways(l, type, map, ON_NEED, &j->escalate, by_rule, &j->by_rule.n);
    load_ways(l, type, map, ON_FAILURE, &j->escalate_failed, by_rule, &j->by_rule.n);
    j->by_rule.way = by_rule;
}

static void load_one(mu_load *l, int32_t type, const mu_node *node)
{
    const mu_node *balk = mu_node_get(node, "balk"), *redial = mu_node_get(node, "redial");
    const mu_node *cap = mu_node_get(node, "time_cap"), *escalate = mu_node_get(node, "escalate");
    const mu_node *reopen = mu_node_get(node, "reopen"), *then = mu_node_get(node, "then");
    const mu_node *ask = mu_node_get(node, "ask_back");
    mu_journey    *j   = mu_load_journey(l, type);

    if (j == NULL) return;
    j->resolved = mu_load_share(l, node, "resolved", "contacts.*.resolved");
    if (balk != NULL) load_balk(l, balk, j);
    if (redial != NULL) load_redial(l, redial, j);
    if (cap != NULL) load_cap(l, type, cap, j);
    if (ask != NULL) load_ask_back(l, ask, j);
    if (escalate != NULL) load_escalate(l, type, escalate, j);
    if (reopen != NULL) load_reopen(l, type, reopen, j);
    if (then != NULL) load_ways(l, type, then, ANY, &j->then, NULL, NULL);
}

/* Cases are counted where they go on, so a type to which a way leads has a journey too. */
static void reach(mu_load *l, const mu_ways *ways)
{
    for (int32_t i = 0; i < ways->n; i++)
        if (ways->way[i].to >= 0) mu_load_journey(l, ways->way[i].to);
}

void mu_load_journeys(mu_load *l)
{
    static const char *const keys[] = { "balk",     "redial",   "time_cap", "ask_back",
                                        "escalate", "resolved", "reopen",   "then" };
    int32_t                 *told   = MU_LOAD_SCRATCH(l, l->types.n, int32_t);
    int32_t                  n      = 0;

    l->journey = MU_LOAD_SCRATCH(l, l->types.n, mu_journey *);
    if (told == NULL || l->journey == NULL) return;
    for (int32_t i = 0; i < l->types.n; i++) {
        bool any = false;
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
            any = any || mu_node_get(l->types.node[i], keys[k]) != NULL;
        if (!any) continue;
        load_one(l, i, l->types.node[i]);
        told[n++] = i;
    }
    mu_load_stages_reach(l);
    for (int32_t i = 0; i < n; i++) {
        const mu_journey *j = l->journey[told[i]];
        if (j == NULL) return;
        if (j->cap_to >= 0) mu_load_journey(l, j->cap_to);
        reach(l, &j->escalate);
        reach(l, &j->escalate_failed);
        reach(l, &j->by_rule);
        reach(l, &j->reopen);
        reach(l, &j->then);
    }
}
