#include "behaviour/team.h"

#include "behaviour/relax.h"

const mu_team_params mu_team_default = {
    .usual     = 0.5,
    .constant  = 90,
    .event     = 0.05,
    .leaver    = -0.02,
    .conflict  = -0.10,
    .conflicts = 0.02,
    .unsettled = 0.02,
    .rework    = 0.15,
    .told      = 0.5,
    .written   = 0.01,
    .practice  = 20,
};

double mu_team_later(const mu_team_params *p, double cohesion, double days)
{
    return mu_relaxed(cohesion, p->usual, days, p->constant);
}

static double jump(const mu_team_params *p, mu_team_event event)
{
    switch (event) {
    case MU_TEAM_EVENT: return p->event;
    case MU_TEAM_LEAVER: return p->leaver;
    case MU_TEAM_CONFLICT: break;
    }
    return p->conflict;
}

double mu_team_after(const mu_team_params *p, double cohesion, mu_team_event event)
{
    return mu_clipped(cohesion + jump(p, event), 0, 1);
}

double mu_team_conflicts(const mu_team_params *p, double cohesion)
{
    return p->conflicts * (1 - cohesion);
}

double mu_team_rework(const mu_team_params *p, double trust)
{
    return p->rework * (1 - trust);
}

double mu_meeting_clarity(const mu_team_params *p, double clarity, double best)
{
    return clarity + p->told * (best - clarity);
}

double mu_meeting_coverage(const mu_team_params *p, double coverage)
{
    return coverage + p->written * (1 - coverage);
}

double mu_meeting_practice(const mu_team_params *p, double contacts)
{
    return contacts + p->practice;
}
