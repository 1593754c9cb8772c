/* week.h - the typical week in words and by the hour: "Mon-Fri from 10:00 to 11:30". */
#ifndef MU_REPORT_WEEK_H
#define MU_REPORT_WEEK_H

#include "base/text.h"
#include "report/load.h"

/* The day by clock hours: averages of its quarters, neighbouring hours that are alike put together. Memory
 * comes from the load's arena; 0 when it ran out. */
int mu_week_hours(mu_load *l, const mu_load_day *day, const mu_load_slot **out);

/* Do two days ask the same of the same people, hour by hour? */
bool mu_week_same_day(const mu_load *l, const mu_load_day *a, const mu_load_day *b);

/* "Mon-Fri", "Mon, Wed", "every day" (all seven), for the days whose bits are set in `days` (bit d: l->days[d]). */
void mu_week_days(mu_text *out, const mu_load *l, unsigned days);

/* "08:30-10:00"; of a day that goes on past midnight also "05:00-06:00". */
void mu_week_hours_print(mu_text *out, const mu_load_day *day, mu_time from, mu_time till);

/* Adds when `holds` is true: "from 10:00 to 11:30", "all day", "from 10:00 to 11:30 on Mon-Fri; all day on Sat".
 * Of many stretches or kinds of days only the first are told. False, and nothing added, when it never is. */
typedef bool (*mu_slot_test)(const mu_load *l, const mu_load_slot *slot, int32_t who);
bool mu_week_when(mu_text *out, const mu_load *l, mu_slot_test holds, int32_t who);

#endif
