#include "behaviour/tool.h"

#include "core/fmath.h"

#define LOG_ODDS_AT_START 2.944438979166440 /* log 19: 1 in 20 */

const mu_bot_params mu_bot_default = { .tries = 0.9, .contains = 0.5, .wrong = 0.15, .back = 0.8 };

double mu_tool_adoption(double half_days, double days)
{
    if (!(half_days > 0)) return 1;
    return 1 / (1 + mu_exp(LOG_ODDS_AT_START * (1 - days / half_days)));
}

double mu_tool_handle(double gain, double adoption)
{
    return 1 + gain * adoption;
}

double mu_bot_left(const mu_bot_params *p)
{
    return 1 - p->tries * p->contains * (1 - p->wrong * p->back);
}

double mu_tier_handle(double own_s, double last_s, double lost_share)
{
    return own_s + lost_share * last_s;
}
