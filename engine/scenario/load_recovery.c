/* load_recovery.c - what is done about complaints, and what it makes good. */
#include "scenario/load_behaviour.h"

#define RECOVERY "behaviour.recovery."

static mu_recovery_params params_of(const mu_load *l, const mu_node *map)
{
    mu_recovery_params p = mu_recovery_default;

    p.severity  = mu_load_number(l, map, "failure", RECOVERY "failure");
    p.apology   = mu_load_number(l, map, "sorry", RECOVERY "sorry");
    p.payment   = mu_load_number(l, map, "paid", RECOVERY "paid");
    p.scale     = mu_load_number(l, map, "scale", RECOVERY "scale");
    p.explained = mu_load_number(l, map, "told", RECOVERY "told");
    p.late      = mu_load_number(l, map, "late", RECOVERY "late");
    return p;
}

static mu_recovery usual_of(const mu_load *l, const mu_node *map)
{
    return (mu_recovery){
        .severity  = mu_load_number(l, map, "severity", RECOVERY "severity"),
        .apology   = mu_load_truth(l, map, "apology", RECOVERY "apology"),
        .explained = mu_load_truth(l, map, "explained", RECOVERY "explained"),
        .amount    = mu_load_number(l, map, "refund", RECOVERY "refund"),
        .hours     = (double)mu_load_span(l, map, "after", RECOVERY "after").us / (double)MU_HOUR_US,
    };
}

static bool does_nothing(const mu_recovery *r)
{
    return !r->apology && !r->explained && !(r->amount > 0);
}

static void check(mu_load *l, const mu_node *map, const mu_opinions *o)
{
    if (!o->complain)
        mu_load_report_key(l, map, "add the module complaints, or leave this out",
                           "nobody complains, so there is nothing to make good");
    else if (!o->leave)
        mu_load_report_key(l, map, "add the module loyalty, or leave this out",
                           "nobody leaves, so there is nobody to keep by making good");
    else if (o->usual.hours > 0 && does_nothing(&o->usual))
        mu_load_report_key(l, mu_node_get(map, "after"), "say what is done: apology, explained or refund",
                           "nothing is done, and nothing cannot be late");
}

void mu_load_recovery(mu_load *l, const mu_node *node, mu_opinions *o)
{
    const mu_node *map = mu_node_get(node, "recovery");

    if (map == NULL || !mu_load_truth(l, map, "on", RECOVERY "on")) return;
    o->recover  = true;
    o->recovery = params_of(l, map);
    o->usual    = usual_of(l, map);
    check(l, map, o);
}
