/* zone_rule.h - the rule by which clocks go on to change year by year, as a POSIX TZ string says it:
 * "CET-1CEST,M3.5.0,M10.5.0/3". Private to engine/base/zone*.c. */
#ifndef MU_BASE_ZONE_RULE_H
#define MU_BASE_ZONE_RULE_H

#include <stdint.h>
#include <stdbool.h>

typedef enum { MU_RULE_MONTH, MU_RULE_JULIAN, MU_RULE_DAY } mu_rule_kind;

/* A day of each year: the week-th weekday of a month (5: the last), the n-th day not counting 29 February (from 1), or
 * the n-th day (from 0); and the time of that day, which may lie up to a week beside it. */
typedef struct {
    mu_rule_kind kind;
    int          month, week, weekday; /* 0 is Monday */
    int          day;
    int32_t      time_s;
} mu_rule_day;

typedef struct {
    int32_t     standard_s, summer_s; /* ahead of UTC */
    bool        changes;              /* false: standard time all the year */
    mu_rule_day begins, ends;         /* of summer time: by standard time, by summer time */
} mu_zone_rule;

/* Reads a TZ string; false when it is not one. */
bool mu_zone_rule_parse(const char *text, mu_zone_rule *out);

int32_t mu_zone_rule_offset_s(const mu_zone_rule *r, int64_t utc_s);
/* The next beginning or end of summer time after an instant. Only for a rule that changes. */
int64_t mu_zone_rule_next(const mu_zone_rule *r, int64_t after_s);

#endif
