/* load_announce.c - what those are told who have to wait, and that whoever goes by it is told something. */
#include "scenario/load_parts.h"

static void load_wait(mu_load *l, const mu_node *map, mu_announcement *a)
{
    const mu_node *wait = mu_node_get(map, "wait");

    if (a->by == MU_ANNOUNCE_FIXED && wait == NULL)
        mu_load_report_key(l, map, "for example wait: 3min",
                           "by is fixed, but the time that is told is missing");
    else if (a->by != MU_ANNOUNCE_FIXED && wait != NULL)
        mu_load_report_key(l, wait, "write by: fixed, or leave out wait",
                           "the wait is estimated by %s, so it is not told beforehand",
                           a->by == MU_ANNOUNCE_QUEUE ? "queue" : "last_wait");
    else if (wait != NULL)
        a->fixed_us = mu_node_span(wait).us;
}

/* Nobody's patience changes where nobody has any. A trace may bring it. */
static void warn_of_no_patience(mu_load *l, int32_t type, const mu_node *map)
{
    const char    *key  = mu_node_get(map, "before") != NULL ? "before" : "after";
    const mu_node *pace = mu_node_get(map, key);

    if (pace == NULL || l->type[type].patience != NULL || l->type[type].arrivals.kind == MU_ARRIVE_TRACE)
        return;
    mu_load_warn(l, pace, "give them a patience", "nobody gives up here, so nobody's patience changes");
}

static void load_one(mu_load *l, int32_t type, const mu_node *map)
{
    mu_announcement *a = MU_LOAD_NEW(l, 1, mu_announcement);

    if (a == NULL) return;
    a->by       = (mu_announce_by)mu_load_choice(l, map, "by", "contacts.*.announce.by");
    a->factor   = mu_load_share(l, map, "factor", "contacts.*.announce.factor");
    a->round_us = mu_load_span(l, map, "round", "contacts.*.announce.round").us;
    a->before   = mu_load_share(l, map, "before", "contacts.*.announce.before");
    a->after    = mu_load_share(l, map, "after", "contacts.*.announce.after");
    load_wait(l, map, a);
    warn_of_no_patience(l, type, map);
    l->type[type].announce = a;
    mu_load_journey(l, type); /* what one was told is known by the case */
}

static void check_untold(mu_load *l, const mu_node *node)
{
    static const char *const hint = "for example announce: {by: queue, round: 1min}";
    const mu_node           *balk = mu_node_get(node, "balk"), *callback = mu_node_get(node, "callback");
    const mu_node           *at_wait = callback != NULL ? mu_node_get(callback, "offer_at_wait") : NULL;

    for (int32_t i = 0; balk != NULL && i < balk->n; i++) {
        const mu_node *announced = mu_node_get(balk->child[i], "announced");
        if (announced != NULL)
            mu_load_report_key(l, announced, hint, "nobody is told a wait here: announce is missing");
    }
    if (at_wait != NULL)
        mu_load_report_key(l, at_wait, hint, "nobody is told a wait here: announce is missing");
}

void mu_load_announcements(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_node *announce = mu_node_get(l->types.node[i], "announce");
        if (announce != NULL)
            load_one(l, i, announce);
        else
            check_untold(l, l->types.node[i]);
    }
}
