#include "behaviour/workload.h"

#include "behaviour/relax.h"

const mu_load_params    mu_load_default    = { .gain = 0.25, .usual = 0.80, .most = 0.08, .quality = 1 };
const mu_fatigue_params mu_fatigue_default = {
    .slower = 0.30, .quality = 0.4, .work = 8, .overtime = 1.5, .idle = 1, .rest = 0.5, .off = 4
};

double mu_load_speed(const mu_load_params *p, double occupancy)
{
    return mu_clipped(p->gain * (occupancy - p->usual) + 0.0, -p->most, p->most);
}

double mu_load_log_odds(const mu_load_params *p, double speed)
{
    return 0.0 - p->quality * mu_excess(speed);
}

double mu_fatigue_later(const mu_fatigue_params *p, double fatigue, mu_activity doing, double hours)
{
    switch (doing) {
    case MU_DOING_WORK: return mu_relaxed(fatigue, 1, hours, p->work);
    case MU_DOING_OVERTIME: return mu_relaxed(fatigue, 1, hours * p->overtime, p->work);
    case MU_BETWEEN_CONTACTS:
    case MU_IN_MEETING: return mu_relaxed(fatigue, 0, hours, p->idle);
    case MU_ON_BREAK: return mu_relaxed(fatigue, 0, hours, p->rest);
    case MU_OFF_DUTY:
    case MU_ACTIVITIES: break;
    }
    return mu_relaxed(fatigue, 0, hours, p->off);
}

double mu_fatigue_handle(const mu_fatigue_params *p, double fatigue)
{
    return 1 + p->slower * fatigue;
}

double mu_fatigue_log_odds(const mu_fatigue_params *p, double fatigue)
{
    return 0.0 - p->quality * fatigue;
}
