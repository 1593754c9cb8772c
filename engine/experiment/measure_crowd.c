/* measure_crowd.c - measures of how single people of a team differ. */
#include "experiment/measure_rows.h"

static const mu_crowd nobody;

/* They have no figures but for the whole of a replication. */
#define OF_CROWD(name, what, of)                                   \
    static void name(const mu_totals *t, double *x, double *y)     \
    {                                                              \
        const mu_crowd *c = t->crowd != NULL ? t->crowd : &nobody; \
        *y                = of;                                    \
        *x                = *y > 0 ? what : 0;                     \
    }
#define SOMEBODY (c->people > 0 ? 1 : 0)

OF_CROWD(practice_p10, c->practice.p10, SOMEBODY)
OF_CROWD(practice_p50, c->practice.p50, SOMEBODY)
OF_CROWD(practice_p90, c->practice.p90, SOMEBODY)
OF_CROWD(fatigue_p10, c->fatigue.p10, SOMEBODY)
OF_CROWD(fatigue_p50, c->fatigue.p50, SOMEBODY)
OF_CROWD(fatigue_p90, c->fatigue.p90, SOMEBODY)
OF_CROWD(burnout_p10, c->burnout.p10, SOMEBODY)
OF_CROWD(burnout_p50, c->burnout.p50, SOMEBODY)
OF_CROWD(burnout_p90, c->burnout.p90, SOMEBODY)
OF_CROWD(experts_there, c->experts, SOMEBODY)
OF_CROWD(pay_gini, c->pay_gini, c->pay_gini_of)
OF_CROWD(bonus_gini, c->bonus_gini, c->bonus_gini_of)
PLAIN(hours_in_training, t->away_us[MU_AWAY_TRAINING] / (double)MU_HOUR_US)

#define AT_THE_END "when the run ends; mean over replications"
#define LAST_SHIFT "after the last shift; mean over replications"
#define GINI       "Gini (1912)"

const mu_measure mu_measures_of_crowds[] = {
    { "practice_p10", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, practice_p10, "practice of people P10",
      "人员熟练度 P10", AT_THE_END,
      "A tenth of the people who are there when the run ends have less practice, over the types that their "
      "team "
      "takes.",
      "muster", 0, MU_ONLY_LEARNING },
    { "practice_p50", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, practice_p50, "practice of people P50",
      "人员熟练度 P50", AT_THE_END,
      "Half of them have less; of a single person, his own practice when the run ends.", "muster", 0,
      MU_ONLY_LEARNING },
    { "practice_p90", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, practice_p90, "practice of people P90",
      "人员熟练度 P90", AT_THE_END, "A tenth of them have more.", "muster", 0, MU_ONLY_LEARNING },
    { "fatigue_p10", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, fatigue_p10, "fatigue of people P10",
      "人员疲劳度 P10", LAST_SHIFT,
      "A tenth of the people who are there when the run ends were less tired when they last went off duty.",
      "muster", 0, MU_ONLY_TIRING },
    { "fatigue_p50", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, fatigue_p50, "fatigue of people P50",
      "人员疲劳度 P50", LAST_SHIFT, "Half of them were less tired; of a single person, his own fatigue.",
      "muster", 0, MU_ONLY_TIRING },
    { "fatigue_p90", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, fatigue_p90, "fatigue of people P90",
      "人员疲劳度 P90", LAST_SHIFT, "A tenth of them were more tired.", "muster", 0, MU_ONLY_TIRING },
    { "burnout_p10", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, burnout_p10, "burnout of people P10",
      "人员倦怠 P10", AT_THE_END, "A tenth of the people who are there when the run ends are less burnt out.",
      "muster", 0, MU_ONLY_BURNING },
    { "burnout_p50", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, burnout_p50, "burnout of people P50",
      "人员倦怠 P50", AT_THE_END,
      "Half of them are less burnt out; of a single person, his own burnout when the run ends.", "muster", 0,
      MU_ONLY_BURNING },
    { "burnout_p90", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, burnout_p90, "burnout of people P90",
      "人员倦怠 P90", AT_THE_END, "A tenth of them are more burnt out.", "muster", 0, MU_ONLY_BURNING },
    { "experts_there", MU_SCOPE_TEAM, MU_UNIT_PEOPLE, false, false, experts_there,
      "people in terms of experts", "折合熟手人数", "sum of speed, " AT_THE_END,
      "The people who are there when the run ends, each as fast as he is by practice and ability against an "
      "expert of "
      "usual ability; to be read beside headcount.",
      "muster", 0, MU_ONLY_CHANGING },
    { "pay_gini", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, pay_gini, "Gini of pay", "薪酬基尼系数",
      "sum |p_i - p_j| / (2 n sum p)",
      "How unevenly people who logged in are paid, by the hour and bonuses together, in a replication; "
      "averaged "
      "over replications. 0: all alike; with accounts of people only.",
      GINI, 0, MU_ONLY_PEOPLE },
    { "bonus_gini", MU_SCOPE_TEAM, MU_UNIT_SHARE, false, false, bonus_gini, "Gini of bonuses", "奖金基尼系数",
      "sum |b_i - b_j| / (2 n sum b)",
      "The same of bonuses alone, those without any included; where any was paid.", GINI, 0,
      MU_ONLY_REWARDED },
    { "hours_in_training", MU_SCOPE_TEAM, MU_UNIT_HOURS, false, true, hours_in_training, "hours in training",
      "培训占用工时", "time in training",
      "Paid hours that people on duty spent in training of any kind, courses or not.", KPI, 0, MU_ONLY_AWAY },
};
const int mu_measures_of_crowds_count = (int)(sizeof mu_measures_of_crowds / sizeof mu_measures_of_crowds[0]);
