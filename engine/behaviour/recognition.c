#include "behaviour/recognition.h"

#include "behaviour/relax.h"

const mu_recognition_params mu_recognition_default = {
    .first = 0.05, .seen = 0.03, .habituation = 0.35, .half_life = 30, .habit_half_life = 90
};

mu_recognition mu_recognition_later(const mu_recognition_params *p, mu_recognition r, double days)
{
    return (mu_recognition){ mu_halved(r.level, days, p->half_life),
                             mu_halved(r.habit, days, p->habit_half_life) };
}

mu_recognition mu_recognition_praised(const mu_recognition_params *p, mu_recognition r)
{
    return (mu_recognition){ r.level + p->first * mu_exp(-r.habit), r.habit + p->habituation };
}

double mu_recognition_seen(const mu_recognition_params *p, double team_habit)
{
    return p->seen * mu_exp(-team_habit);
}
