/* load_praise.c - what praise does, where a rule gives any. */
#include "scenario/load_behaviour.h"

#include "behaviour/behaviour.h"

#define PRAISE "behaviour.praise."

static double days_of(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    return (double)mu_load_span(l, map, key, path).us / (double)MU_DAY_US;
}

void mu_load_praise(mu_load *l, const mu_node *behaviour, mu_behaviour *b)
{
    const mu_node *map = mu_node_get(behaviour, "praise");

    if (map == NULL || !mu_load_truth(l, map, "on", PRAISE "on")) return;
    b->praises = true;
    b->praise  = (mu_recognition_params){
         .first           = mu_load_share(l, map, "first", PRAISE "first"),
         .seen            = mu_load_share(l, map, "seen", PRAISE "seen"),
         .habituation     = mu_load_number(l, map, "habit", PRAISE "habit"),
         .half_life       = days_of(l, map, "half_life", PRAISE "half_life"),
         .habit_half_life = days_of(l, map, "habit_half_life", PRAISE "habit_half_life"),
    };
    if (!b->strives)
        mu_load_report_key(l, map, "add behaviour.effort, or take preset: evidence",
                           "praise would change nothing: nobody tries harder or less hard");
    else if (!mu_load_has_rule(l, "incentive"))
        mu_load_report_key(l, map, "name a rule such as rules: {incentive: rules/incentive/spot_praise.lua}",
                           "nobody is praised unless a rule under rules.incentive does it");
}
