#include "base/zone_rule.h"

#include "base/simtime.h"

#define DAY_S 86400

/* ---- reading -------------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A number of at most three digits, up to `most`. */
static bool take_number(const char **at, int most, int *out)
{
    int n = 0, digits = 0;

    for (; is_digit(**at) && digits < 4; ++*at, digits++) n = 10 * n + (**at - '0');
    *out = n;
    return digits > 0 && digits < 4 && n <= most;
}

/* "CET", or in angle brackets "<+0330>". */
static bool take_name(const char **at)
{
    const bool bracketed = **at == '<';
    int        n         = 0;

    *at += bracketed;
    for (; is_letter(**at) || (bracketed && (is_digit(**at) || **at == '+' || **at == '-')); ++*at) n++;
    if (bracketed && *(*at)++ != '>') return false;
    return n >= 3;
}

/* "2", "-1:30", "3:00:00" in seconds. */
static bool take_time(const char **at, int most_hours, int32_t *out)
{
    const bool negative = **at == '-';
    int        hours, minutes = 0, seconds = 0;

    if (**at == '-' || **at == '+') ++*at;
    if (!take_number(at, most_hours, &hours)) return false;
    if (**at == ':') {
        ++*at;
        if (!take_number(at, 59, &minutes)) return false;
        if (**at == ':') {
            ++*at;
            if (!take_number(at, 59, &seconds)) return false;
        }
    }
    *out = (negative ? -1 : 1) * (3600 * hours + 60 * minutes + seconds);
    return true;
}

/* An offset: hours to be added to get UTC, so that zones in the east have a minus. */
static bool take_offset(const char **at, int32_t *out)
{
    if (!take_time(at, 24, out)) return false;
    *out = -*out;
    return true;
}

static bool take_char(const char **at, char c)
{
    if (**at != c) return false;
    ++*at;
    return true;
}

static bool take_day(const char **at, mu_rule_day *out)
{
    bool good;

    *out = (mu_rule_day){ .time_s = 2 * 3600 };
    if (!take_char(at, ',')) return false;
    if (take_char(at, 'M')) {
        out->kind = MU_RULE_MONTH;
        good = take_number(at, 12, &out->month) && take_char(at, '.') && take_number(at, 5, &out->week) &&
               take_char(at, '.') && take_number(at, 6, &out->weekday) && out->month > 0 && out->week > 0;
        out->weekday = (out->weekday + 6) % 7; /* there, 0 is Sunday */
    } else if (take_char(at, 'J')) {
        out->kind = MU_RULE_JULIAN;
        good      = take_number(at, 365, &out->day) && out->day > 0;
    } else {
        out->kind = MU_RULE_DAY;
        good      = take_number(at, 365, &out->day);
    }
    return good && (!take_char(at, '/') || take_time(at, 167, &out->time_s));
}

bool mu_zone_rule_parse(const char *text, mu_zone_rule *out)
{
    const char *at = text;

    *out = (mu_zone_rule){ 0 };
    if (!take_name(&at) || !take_offset(&at, &out->standard_s)) return false;
    if (*at == '\0') return true;
    out->changes = true;
    if (!take_name(&at)) return false;
    out->summer_s = out->standard_s + 3600;
    if (*at != ',' && !take_offset(&at, &out->summer_s)) return false;
    return take_day(&at, &out->begins) && take_day(&at, &out->ends) && *at == '\0';
}

/* ---- asking --------------------------------------------------------------------------------------- */

/* Days since 1970 of the rule's day in a year. */
static int64_t date_of(const mu_rule_day *d, int64_t year)
{
    const int64_t january = mu_date_of(year, 1, 1);

    if (d->kind == MU_RULE_DAY) return january + d->day;
    if (d->kind == MU_RULE_JULIAN) /* 1 March is the 60th day of every year */
        return d->day < 60 ? january + d->day - 1 : mu_date_of(year, 3, 1) + d->day - 60;
    const int64_t first = mu_date_of(year, d->month, 1);
    const int64_t next  = d->month < 12 ? mu_date_of(year, d->month + 1, 1) : mu_date_of(year + 1, 1, 1);
    int64_t       date  = first + (d->weekday - mu_date_weekday(first) + 7) % 7 + 7 * (d->week - 1);
    while (date >= next) date -= 7;
    return date;
}

static int64_t begins_s(const mu_zone_rule *r, int64_t year)
{
    return date_of(&r->begins, year) * DAY_S + r->begins.time_s - r->standard_s;
}

static int64_t ends_s(const mu_zone_rule *r, int64_t year)
{
    return date_of(&r->ends, year) * DAY_S + r->ends.time_s - r->summer_s;
}

static int64_t year_of(int64_t utc_s)
{
    return mu_date_year(utc_s / DAY_S - (utc_s % DAY_S < 0));
}

int32_t mu_zone_rule_offset_s(const mu_zone_rule *r, int64_t utc_s)
{
    const int64_t year = year_of(utc_s);
    int64_t       last = INT64_MIN;
    int32_t       s    = r->standard_s;

    /* What came last holds. Where summer time ends as that of the next year begins, it goes on. */
    for (int64_t y = year - 1; r->changes && y <= year + 1; y++) {
        const int64_t ends = ends_s(r, y), begins = begins_s(r, y);
        if (ends <= utc_s && ends > last) {
            last = ends;
            s    = r->standard_s;
        }
        if (begins <= utc_s && begins >= last) {
            last = begins;
            s    = r->summer_s;
        }
    }
    return s;
}

int64_t mu_zone_rule_next(const mu_zone_rule *r, int64_t after_s)
{
    const int64_t year = year_of(after_s);
    int64_t       next = INT64_MAX;

    for (int64_t y = year - 1; y <= year + 2; y++) {
        const int64_t ends = ends_s(r, y), begins = begins_s(r, y);
        if (ends > after_s && ends < next) next = ends;
        if (begins > after_s && begins < next) next = begins;
    }
    return next;
}
