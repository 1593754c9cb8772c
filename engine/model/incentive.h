/* incentive.h - what people are promised beside their pay.
 *
 * A scheme goes by windows: days, weeks from Monday on, or months of the calendar. At the end of each it pays a share of
 * what somebody earned in it by the hour, split over the goals by their weights; people earn it one by one, or each team
 * as a whole. Windows that end after the run are not paid. Of a window that began before it only the days within it
 * count, and goals that are counts are that part of themselves.
 */
#ifndef MU_MODEL_INCENTIVE_H
#define MU_MODEL_INCENTIVE_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
    MU_PAID_AT_TARGET, /* all of it when the goal is reached, else nothing */
    MU_PAID_BY_PIECE   /* in proportion to the count, all of it at the goal */
} mu_incentive_kind;

typedef enum { MU_BONUS_DAILY, MU_BONUS_WEEKLY, MU_BONUS_MONTHLY, MU_BONUS_WINDOWS } mu_bonus_window;

typedef enum {
    MU_GOAL_HANDLED,    /* contacts, at least */
    MU_GOAL_RESOLVED,   /* contacts solved, at least */
    MU_GOAL_RESOLUTION, /* share solved of those brought to an end, at least */
    MU_GOAL_AHT,        /* seconds with a contact in hand for each, at most */
    MU_GOAL_CSAT,       /* share of customers who are content, of those who judge, at least */
    MU_GOALS
} mu_goal;

typedef struct {
    const char       *id;
    mu_incentive_kind kind;
    mu_bonus_window   window;
    bool              of_team;                            /* the goals are those of each team as a whole */
    double            amount;                             /* share of the pay of the window */
    double            target[MU_GOALS], weight[MU_GOALS]; /* weights sum to 1; 0: it is no goal */
    double            known_days;      /* for which it has been there when the run begins */
    double            paid_after_days; /* the end of the window */
    const bool       *in_team;         /* [team]: whether it holds there */
} mu_incentive;

static inline bool mu_goal_is_count(mu_goal goal)
{
    return goal == MU_GOAL_HANDLED || goal == MU_GOAL_RESOLVED;
}

static inline bool mu_goal_is_share(mu_goal goal)
{
    return goal == MU_GOAL_RESOLUTION || goal == MU_GOAL_CSAT;
}

/* As the scenario writes them: "handled"; "month". */
const char *mu_goal_name(mu_goal goal);
const char *mu_bonus_window_name(mu_bonus_window window);

/* The first and the last day of the window that a date is in, as days since 1970. */
typedef struct {
    int64_t first, last;
} mu_bonus_dates;

mu_bonus_dates mu_bonus_window_of(mu_bonus_window window, int64_t date);

#endif
