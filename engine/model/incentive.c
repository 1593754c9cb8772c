#include "model/incentive.h"

#include "base/simtime.h"

const char *mu_goal_name(mu_goal goal)
{
    static const char *const name[] = { "handled", "resolved", "resolution", "aht", "csat" };

    return name[goal];
}

const char *mu_bonus_window_name(mu_bonus_window window)
{
    static const char *const name[] = { "day", "week", "month" };

    return name[window];
}

static mu_bonus_dates month_of(int64_t date)
{
    const int64_t year  = mu_date_year(date);
    int           month = 12;

    while (mu_date_of(year, month, 1) > date) month--;
    return (mu_bonus_dates){ mu_date_of(year, month, 1),
                             (month < 12 ? mu_date_of(year, month + 1, 1) : mu_date_of(year + 1, 1, 1)) - 1 };
}

mu_bonus_dates mu_bonus_window_of(mu_bonus_window window, int64_t date)
{
    const int64_t monday = date - mu_date_weekday(date);

    switch (window) {
    case MU_BONUS_WEEKLY: return (mu_bonus_dates){ monday, monday + 6 };
    case MU_BONUS_MONTHLY: return month_of(date);
    default: return (mu_bonus_dates){ date, date };
    }
}
