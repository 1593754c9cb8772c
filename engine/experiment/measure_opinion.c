/* measure_opinion.c - measures of what customers think and do: content, complaining, leaving for good. */
#include "experiment/measure_rows.h"

#define OF(sum) t->opinions.of[sum]

static double over_numbers(const mu_totals *t, mu_opinion_sum first)
{
    double sum = 0;

    for (int i = 0; i < MU_OPINION_NUMBERS; i++) sum += t->opinions.of[(int)first + i];
    return sum;
}

RATIO(satisfaction, over_numbers(t, MU_SUM_CONTENT), over_numbers(t, MU_SUM_JUDGED))
RATIO(satisfaction_first, OF(MU_SUM_CONTENT), OF(MU_SUM_JUDGED))
RATIO(satisfaction_second, OF(MU_SUM_CONTENT + 1), OF(MU_SUM_JUDGED + 1))
RATIO(satisfaction_third, OF(MU_SUM_CONTENT + 2), OF(MU_SUM_JUDGED + 2))
RATIO(satisfaction_later, OF(MU_SUM_CONTENT + 3), OF(MU_SUM_JUDGED + 3))
PLAIN(complaints, OF(MU_SUM_COMPLAINTS))
RATIO(complaints_per_1000, 1000 * OF(MU_SUM_COMPLAINTS), over_numbers(t, MU_SUM_JUDGED))
PLAIN(complaint_cost, OF(MU_SUM_COMPLAINT_COST))
PLAIN(recovered, OF(MU_SUM_RECOVERED))
PLAIN(recovery_cost, OF(MU_SUM_RECOVERY_COST))
PLAIN(customers_lost, OF(MU_SUM_LOST))
RATIO(loss_rate, OF(MU_SUM_LOST), OF(MU_SUM_CLOSED))
PLAIN(value_lost, OF(MU_SUM_VALUE_LOST))
PLAIN(value_retained, OF(MU_SUM_VALUE_KEPT))
#undef OF

const mu_measure mu_measures_of_opinions[] = {
    { "satisfaction", MU_SCOPE_CONTACT, MU_UNIT_SHARE, true, true, satisfaction, "satisfaction", "满意度",
      "content / contacts with a result",
      "Share of contacts after which the customer was content, of those that ended with a result: solved, or "
      "not. What everybody thinks, not what a survey finds.",
      "muster", 0, MU_ONLY_JUDGING },
    { "satisfaction_first", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, satisfaction_first,
      "satisfied at first", "首次联系满意度", "content / contacts with a result, the first of a case",
      "Satisfaction with the customer's first contact about the same.", "muster", 0, MU_ONLY_JUDGING },
    { "satisfaction_second", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, satisfaction_second,
      "satisfied at second", "二次联系满意度", "content / contacts with a result, the second of a case",
      "Satisfaction with the customer's second contact about the same.", "muster", 0, MU_ONLY_JUDGING },
    { "satisfaction_third", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, satisfaction_third,
      "satisfied at third", "三次联系满意度", "content / contacts with a result, the third of a case",
      "Satisfaction with the customer's third contact about the same.", "muster", 0, MU_ONLY_JUDGING },
    { "satisfaction_later", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, satisfaction_later,
      "satisfied later", "四次及以上满意度", "content / contacts with a result, from the fourth of a case on",
      "Satisfaction with the customer's fourth contact about the same, and all later ones.", "muster", 0,
      MU_ONLY_JUDGING },
    { "complaints", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, complaints, "complaints", "投诉量",
      "complaints", "Formal complaints about contacts that ended with a result.", "muster", 0,
      MU_ONLY_COMPLAINING },
    { "complaints_per_1000", MU_SCOPE_CONTACT, MU_UNIT_NUMBER, false, true, complaints_per_1000,
      "complaints per 1000", "千次投诉量", "1000 x complaints / contacts with a result",
      "Formal complaints per 1000 contacts that ended with a result.", "muster", 0, MU_ONLY_COMPLAINING },
    { "complaint_cost", MU_SCOPE_CONTACT, MU_UNIT_MONEY, false, true, complaint_cost, "cost of complaints",
      "投诉成本", "complaints x cost of each", "What complaints cost; it is no part of the cost of teams.",
      "muster", 0, MU_ONLY_COMPLAINING },
    { "recovered", MU_SCOPE_CONTACT, MU_UNIT_COUNT, true, true, recovered, "complaints made good",
      "已补救投诉量", "complaints about which something was done",
      "Complaints whose customer got an apology, an explanation, money or a call.", "muster", 0,
      MU_ONLY_RECOVERING },
    { "recovery_cost", MU_SCOPE_CONTACT, MU_UNIT_MONEY, false, true, recovery_cost, "cost of making good",
      "补救成本", "refunds, and what else it cost",
      "What making good complaints cost; it is no part of the cost of teams.", "muster", 0,
      MU_ONLY_RECOVERING },
    { "customers_lost", MU_SCOPE_CONTACT, MU_UNIT_COUNT, false, true, customers_lost, "customers lost",
      "流失客户数", "customers who left",
      "Customers who left for good when their case was closed, or their contact had ended where its type has "
      "no cases.",
      "muster", 0, MU_ONLY_LEAVING },
    { "loss_rate", MU_SCOPE_CONTACT, MU_UNIT_SHARE, false, true, loss_rate, "customers lost, share",
      "客户流失率", "customers who left / closed",
      "Share of closed cases whose customer left for good; a contact that was answered is one where its type "
      "has no cases.",
      "muster", 0, MU_ONLY_LEAVING },
    { "value_lost", MU_SCOPE_CONTACT, MU_UNIT_MONEY, false, true, value_lost, "value lost", "流失客户价值",
      "customers who left x customer_value", "What the customers who left were worth.", "muster", 0,
      MU_ONLY_LEAVING },
    { "value_retained", MU_SCOPE_CONTACT, MU_UNIT_MONEY, false, true, value_retained, "value retained",
      "保有客户价值", "closed and did not leave x customer_value",
      "What the customers of closed cases are worth who did not leave; who comes with several cases counts "
      "with each.",
      "muster", 0, MU_ONLY_LEAVING },
};
const int mu_measures_of_opinions_count =
    (int)(sizeof mu_measures_of_opinions / sizeof mu_measures_of_opinions[0]);
