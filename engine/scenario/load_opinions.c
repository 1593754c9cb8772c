/* load_opinions.c - what customers think and do after a contact: which of it is on, and its parameters. */
#include "scenario/load_behaviour.h"

#define SATISFACTION "behaviour.satisfaction."
#define COMPLAINTS   "behaviour.complaints."
#define LOYALTY      "behaviour.loyalty."

static mu_satisfaction_params satisfaction_of(const mu_load *l, const mu_node *map)
{
    mu_satisfaction_params p = mu_satisfaction_default;

    p.first    = mu_load_share(l, map, "first", SATISFACTION "first");
    p.waited   = mu_load_number(l, map, "waited", SATISFACTION "waited");
    p.unsolved = mu_load_number(l, map, "unsolved", SATISFACTION "unsolved");
    p.again    = mu_load_number(l, map, "again", SATISFACTION "again");
    p.passed   = mu_load_number(l, map, "passed", SATISFACTION "passed");
    return p;
}

static mu_loyalty_params loyalty_of(const mu_load *l, const mu_node *complaints, const mu_node *map)
{
    mu_loyalty_params p = mu_loyalty_default;

    p.complains        = mu_load_share(l, complaints, "usual", COMPLAINTS "usual");
    p.discontent       = mu_load_share(l, complaints, "discontent", COMPLAINTS "discontent");
    p.leaving_solved   = mu_load_share(l, map, "leaving_solved", LOYALTY "leaving_solved");
    p.leaving_unsolved = mu_load_share(l, map, "leaving_unsolved", LOYALTY "leaving_unsolved");
    p.leaves           = mu_load_share(l, map, "leaves", LOYALTY "leaves");
    return p;
}

/* What is written for nothing. */
static void check(mu_load *l, const mu_node *node, const mu_opinions *o)
{
    const mu_node *complaints = mu_node_get(node, "complaints");
    const mu_node *discontent = complaints != NULL ? mu_node_get(complaints, "discontent") : NULL;

    if (o->complain && !o->judge && discontent != NULL && mu_node_share(discontent) > 0)
        mu_load_report_key(l, discontent, "add the module satisfaction, or leave it out",
                           "without the module satisfaction nobody is discontent");
    if (o->loyalty.leaving_unsolved < o->loyalty.leaving_solved)
        mu_load_report_key(l, mu_node_get(node, "loyalty"),
                           "leaving_unsolved has to be at least leaving_solved",
                           "more customers would leave when their case is solved than when it is not");
}

mu_opinions mu_load_opinions(mu_load *l, const mu_node *node, mu_preset p)
{
    const mu_node *satisfaction = mu_node_get(node, "satisfaction");
    const mu_node *complaints   = mu_node_get(node, "complaints");
    const mu_node *loyalty      = mu_node_get(node, "loyalty");
    mu_opinions    o            = {
                      .judge          = mu_load_module_is_on(l, p, satisfaction, SATISFACTION "on"),
                      .complain       = mu_load_module_is_on(l, p, complaints, COMPLAINTS "on"),
                      .leave          = mu_load_module_is_on(l, p, loyalty, LOYALTY "on"),
                      .satisfaction   = satisfaction_of(l, satisfaction),
                      .loyalty        = loyalty_of(l, complaints, loyalty),
                      .complaint_cost = mu_load_number(l, complaints, "cost", COMPLAINTS "cost"),
    };

    check(l, node, &o);
    mu_load_recovery(l, node, &o);
    return o;
}
