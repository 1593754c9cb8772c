#include "model/rule_use.h"

const char *mu_slot_name(mu_slot slot)
{
    static const char *const name[MU_SLOTS] = { "routing",   "admission", "escalation", "staffing",
                                                "rebalance", "emergency", "incentive",  "hiring",
                                                "recovery",  "training" };

    return name[slot];
}

bool mu_slot_orders(mu_slot slot)
{
    return slot >= MU_SLOT_STAFFING && slot <= MU_SLOT_EMERGENCY;
}
