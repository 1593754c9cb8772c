/* load_gate.c - what stands before a queue: opening hours of the channel, self-service, wrong queues, calling back;
 * and whom a customer who comes back would rather have. */
#include "scenario/load_parts.h"

/* The key's time; NULL for none. The default is exponential, as a span without more is everywhere. */
static const mu_dist *load_time(mu_load *l, const mu_node *map, const char *key, const char *path)
{
    const mu_node *node = mu_node_get(map, key);
    const mu_dist *d;

    if (node != NULL) return mu_load_delay(l, node);
    d = mu_dist_exponential(l->arena, mu_span_seconds(mu_load_span(l, NULL, key, path)));
    if (d == NULL) mu_load_no_memory(l);
    return d;
}

static void load_bot(mu_load *l, const mu_node *map, mu_gate *g)
{
    g->bot_try     = mu_load_share(l, map, "try", "contacts.*.bot.try");
    g->has_bot     = g->bot_try > 0 || mu_load_has_rule(l, "admission");
    g->bot_contain = mu_load_share(l, map, "contains", "contacts.*.bot.contains");
    g->bot_false   = mu_load_share(l, map, "wrongly", "contacts.*.bot.wrongly");
    g->bot_return  = mu_load_share(l, map, "return", "contacts.*.bot.return");
    g->bot_after   = load_time(l, map, "after", "contacts.*.bot.after");
    g->bot_time    = load_time(l, map, "time", "contacts.*.bot.time");
}

static void load_misrouted(mu_load *l, int32_t type, const mu_node *map, mu_gate *g)
{
    const mu_node *to = mu_node_get(map, "to"), *found = mu_node_get(map, "found");
    const int32_t  wrong = mu_load_type_named(l, to);

    g->wrong_share = mu_load_share(l, map, "share", "contacts.*.misrouted.share");
    g->wrong_to    = wrong;
    if (g->wrong_share > 0.5)
        mu_load_warn(l, mu_node_get(map, "share"), "this is the share that lands with the wrong people first",
                     "more than half land in the wrong place");
    g->wrong_found =
        found != NULL ? mu_load_dist(l, found) : load_time(l, map, "found", "contacts.*.misrouted.found");
    if (wrong == type)
        mu_load_report(l, to, "name the contact type in whose queue they land", "this is the type itself");
}

static void load_callback(mu_load *l, const mu_node *map, mu_gate *g)
{
    const mu_node *at = mu_node_get(map, "offer_at"), *at_wait = mu_node_get(map, "offer_at_wait");

    g->callback_accept  = mu_load_share(l, map, "accept", "contacts.*.callback.accept");
    g->callback_reached = mu_load_share(l, map, "reached", "contacts.*.callback.reached");
    g->callback_ring    = load_time(l, map, "ring", "contacts.*.callback.ring");
    g->callback_tries   = (int32_t)mu_load_whole(l, map, "tries", "contacts.*.callback.tries");
    if (!(g->callback_accept > 0)) return;
    if (at != NULL) g->callback_waiting = (int32_t)mu_node_whole(at);
    if (at_wait != NULL) g->callback_told_us = mu_node_span(at_wait).us;
}

static void load_message(mu_load *l, int32_t type, const mu_node *map, mu_gate *g)
{
    const mu_node *to       = mu_node_get(map, "to");
    const mu_node *patience = mu_node_get(l->types.node[type], "patience");
    mu_span        fixed;

    g->message_share = mu_load_share(l, map, "share", "contacts.*.message.share");
    if (g->message_share > 0) g->message_after_us = mu_node_span(mu_node_get(map, "after")).us;
    g->message_to = to != NULL ? mu_load_type_named(l, to) : -1;
    if (g->message_to >= 0 && mu_node_get(l->types.node[g->message_to], "message") != NULL)
        mu_load_report(l, to, "name the contact type as which people work on it",
                       g->message_to == type ? "this is the type itself"
                                             : "\"%s\" would be turned into a message again",
                       to->text);
    if (patience != NULL && mu_node_get(patience, "fixed") != NULL &&
        mu_span_parse(mu_node_get(patience, "fixed")->text, &fixed) && fixed.us <= g->message_after_us)
        mu_load_warn(l, mu_node_get(map, "after"), "ask them earlier",
                     "nobody is ever asked: all have given up by then");
}

static void load_silent(mu_load *l, const mu_node *node, const mu_node *map, mu_gate *g)
{
    g->silent_share = mu_load_share(l, map, "share", "contacts.*.silent.share");
    g->silent_costs = load_time(l, map, "costs", "contacts.*.silent.costs");
    if (mu_node_get(node, "patience") == NULL)
        mu_load_warn(l, map, "give them a patience", "nobody gives up here, so nobody leaves in silence");
}

/* Nobody waits behind so many when there are fewer places. */
static void warn_of_useless_offer(mu_load *l, const mu_node *map, const mu_gate *g, const mu_contact_type *t)
{
    if (g->callback_waiting >= 0 && g->callback_told_us == MU_NEVER_US && t->queue_capacity >= 0 &&
        t->queue_capacity <= g->callback_waiting)
        mu_load_warn(l, mu_node_get(map, "offer_at"), "offer it to shorter queues, or add waiting places",
                     "nobody is ever offered it: there are only %d waiting places", (int)t->queue_capacity);
}

/* Whoever is called and answers comes straight to the people. */
static void check_dialler(mu_load *l, int32_t type)
{
    static const char *const keys[] = { "bot", "misrouted", "outside" };
    const mu_node           *node   = l->types.node[type];

    for (int k = 0; k < 3; k++)
        if (mu_node_get(node, keys[k]) != NULL)
            mu_load_report_key(l, mu_node_get(node, keys[k]), "take it out here",
                               "whoever is called by a dialler is put through to people at once");
    if (l->type[type].patience == NULL)
        mu_load_warn_key(l, mu_node_get(mu_node_get(node, "arrivals"), "dialler"),
                         "give the type a patience, such as {fixed: 5s}",
                         "whoever answers and finds nobody waits for ever");
    mu_load_journey(l, type); /* the numbers dialled are counted beside its cases */
}

static void load_one(mu_load *l, int32_t type)
{
    const mu_node *node  = l->types.node[type];
    const mu_node *hours = mu_node_get(node, "hours"), *bot = mu_node_get(node, "bot");
    const mu_node *misrouted = mu_node_get(node, "misrouted"), *callback = mu_node_get(node, "callback");
    const mu_node *silent = mu_node_get(node, "silent"), *message = mu_node_get(node, "message");
    mu_gate       *g;

    if (l->type[type].arrivals.kind == MU_ARRIVE_DIALLER) check_dialler(l, type);
    l->type[type].prefer = mu_load_span(l, node, "prefer", "contacts.*.prefer");
    if (hours == NULL && bot == NULL && misrouted == NULL && callback == NULL && silent == NULL &&
        message == NULL)
        return;
    g = MU_LOAD_NEW(l, 1, mu_gate);
    if (g == NULL) return;
    *g = (mu_gate){ .wrong_to         = -1,
                    .callback_waiting = -1,
                    .callback_told_us = MU_NEVER_US,
                    .message_after_us = MU_NEVER_US,
                    .message_to       = -1 };
    if (hours != NULL) mu_load_hours(l, hours, g);
    g->waits = g->n_hours > 0 && mu_load_choice(l, node, "outside", "contacts.*.outside") == 1;
    if (bot != NULL) load_bot(l, bot, g);
    if (misrouted != NULL) load_misrouted(l, type, misrouted, g);
    if (callback != NULL) load_callback(l, callback, g);
    if (silent != NULL) load_silent(l, node, silent, g);
    if (message != NULL) load_message(l, type, message, g);
    if (callback != NULL) warn_of_useless_offer(l, callback, g, &l->type[type]);
    if (g->n_hours == 0 && !g->has_bot && !(g->wrong_share > 0) && g->callback_waiting < 0 &&
        g->callback_told_us == MU_NEVER_US && !(g->silent_share > 0) && g->message_after_us >= MU_NEVER_US)
        return;
    l->type[type].gate = g;
    mu_load_journey(l, type); /* who has been at the gate is known by the case */
    if (g->wrong_share > 0 && g->wrong_to >= 0) mu_load_journey(l, g->wrong_to);
    if (g->message_after_us < MU_NEVER_US && g->message_to >= 0) {
        l->type[g->message_to].takes_messages = true;
        mu_load_journey(l, g->message_to);
    }
}

void mu_load_gates(mu_load *l)
{
    for (int32_t i = 0; i < l->types.n; i++) load_one(l, i);
}
