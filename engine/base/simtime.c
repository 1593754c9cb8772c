/* simtime.c - reading and writing lengths of time, times of day and dates.
 *
 * Everything is parsed by hand and in integers, so that no locale and no rounding mode plays a part.
 */
#include "base/simtime.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

mu_span mu_span_from_seconds(double seconds)
{
    double us = round(seconds * 1e6);
    if (isnan(us)) return (mu_span){ 0 };
    if (us >= (double)MU_NEVER_US) return (mu_span){ MU_NEVER_US };
    if (us <= -(double)MU_NEVER_US) return (mu_span){ -MU_NEVER_US };
    return (mu_span){ (int64_t)us };
}

/* Spans */

static const struct {
    const char *name;
    int64_t     us;
} units[] = {
    { "us", 1 },
    { "ms", 1000 },
    { "s", MU_SECOND_US },
    { "sec", MU_SECOND_US },
    { "second", MU_SECOND_US },
    { "seconds", MU_SECOND_US },
    { "m", MU_MINUTE_US },
    { "min", MU_MINUTE_US },
    { "minute", MU_MINUTE_US },
    { "minutes", MU_MINUTE_US },
    { "h", MU_HOUR_US },
    { "hour", MU_HOUR_US },
    { "hours", MU_HOUR_US },
    { "d", MU_DAY_US },
    { "day", MU_DAY_US },
    { "days", MU_DAY_US },
    { "w", 7 * MU_DAY_US },
    { "week", 7 * MU_DAY_US },
    { "weeks", 7 * MU_DAY_US },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *past_blanks(const char *p)
{
    while (*p == ' ' || *p == '\t') p++;
    return p;
}

/* A decimal number, kept in two parts: the whole part would lose digits in a double. */
typedef struct {
    int64_t whole;
    double  fraction; /* 0 <= fraction < 1 */
} amount;

static bool read_amount(const char **at, amount *out)
{
    const char *p = *at;
    if (!is_digit(*p)) return false;
    out->whole    = 0;
    out->fraction = 0;
    for (; is_digit(*p); p++) {
        if (out->whole > MU_NEVER_US / 10) return false;
        out->whole = out->whole * 10 + (*p - '0');
    }
    if (*p == '.') {
        if (!is_digit(*++p)) return false;
        /* 15 digits are exact in a double, and a week has only 6e11 us: what follows cannot matter. */
        double digits = 0, scale = 1;
        for (int n = 0; is_digit(*p); p++, n++) {
            if (n >= 15) continue;
            digits = digits * 10 + (*p - '0');
            scale *= 10;
        }
        out->fraction = digits / scale;
    }
    *at = p;
    return true;
}

/* The length of the unit that starts here, or 0. */
static int64_t read_unit(const char **at)
{
    size_t letters = 0;
    while ((*at)[letters] >= 'a' && (*at)[letters] <= 'z') letters++;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strlen(units[i].name) == letters && memcmp(units[i].name, *at, letters) == 0) {
            *at += letters;
            return units[i].us;
        }
    }
    return 0;
}

bool mu_span_parse(const char *text, mu_span *out)
{
    const char *p         = past_blanks(text);
    int64_t     total     = 0;
    int64_t     last_unit = INT64_MAX;
    do {
        amount part;
        if (!read_amount(&p, &part)) return false;
        p                    = past_blanks(p);
        bool is_bare_nothing = *p == '\0' && last_unit == INT64_MAX && part.whole == 0 && part.fraction == 0;
        if (is_bare_nothing) break;

        int64_t unit = read_unit(&p);
        if (unit == 0 || unit >= last_unit) return false;
        last_unit = unit;
        if (part.whole >= MU_NEVER_US / unit) return false;
        total += part.whole * unit + (int64_t)round(part.fraction * (double)unit);
        if (total >= MU_NEVER_US) return false;
        p = past_blanks(p);
    } while (*p != '\0');
    out->us = total;
    return true;
}

/* Writes `us` in units of `unit_us` with as many decimals as it needs: 1500000 in seconds is "1.5s". */
static size_t print_decimal(char *buffer, size_t size, uint64_t us, uint64_t unit_us, const char *unit)
{
    char fraction[8] = "";
    int  digits      = 0;
    for (uint64_t rest = us % unit_us, tenth = unit_us / 10; rest > 0; rest %= tenth, tenth /= 10) {
        fraction[digits++] = (char)('0' + rest / tenth);
        if (tenth == 1) break;
    }
    fraction[digits] = '\0';
    int n = snprintf(buffer, size, "%" PRIu64 "%s%s%s", us / unit_us, digits > 0 ? "." : "", fraction, unit);
    return n < 0 ? 0 : (size_t)n;
}

void mu_span_print(mu_span d, char *buffer, size_t size)
{
    /* Enough for any int64: "-106751991d4h54.775807s". */
    char     whole[48];
    size_t   n    = 0;
    uint64_t rest = d.us < 0 ? -(uint64_t)d.us : (uint64_t)d.us;

    if (d.us < 0) whole[n++] = '-';
    if (rest == 0) {
        print_decimal(whole + n, sizeof whole - n, 0, 1, "s");
    } else if (rest < 1000) {
        print_decimal(whole + n, sizeof whole - n, rest, 1, "us");
    } else if (rest < (uint64_t)MU_SECOND_US) {
        print_decimal(whole + n, sizeof whole - n, rest, 1000, "ms");
    } else {
        static const struct {
            uint64_t    us;
            const char *name;
        } large[] = { { MU_DAY_US, "d" }, { MU_HOUR_US, "h" }, { MU_MINUTE_US, "m" } };
        for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
            if (rest < large[i].us) continue;
            n += print_decimal(whole + n, sizeof whole - n, rest - rest % large[i].us, large[i].us,
                               large[i].name);
            rest %= large[i].us;
        }
        if (rest > 0) print_decimal(whole + n, sizeof whole - n, rest, (uint64_t)MU_SECOND_US, "s");
    }
    snprintf(buffer, size, "%s", whole);
}

/* Times of day */

/* Reads `digits` digits, or fewer down to `least`; -1 if there are not so many. */
static int read_digits(const char **at, int least, int digits)
{
    int value = 0, n = 0;
    for (; n < digits && is_digit(**at); n++) value = value * 10 + (*(*at)++ - '0');
    return n < least || is_digit(**at) ? -1 : value;
}

static bool read_clock(const char **at, mu_span *out)
{
    int hour = read_digits(at, 1, 2);
    if (hour < 0 || *(*at)++ != ':') return false;
    int minute = read_digits(at, 2, 2);
    int second = 0;
    if (minute < 0) return false;
    if (**at == ':') {
        ++*at;
        second = read_digits(at, 2, 2);
        if (second < 0) return false;
    }
    if (minute > 59 || second > 59 || hour > 24) return false;
    int64_t us = hour * MU_HOUR_US + minute * MU_MINUTE_US + second * MU_SECOND_US;
    if (us > MU_DAY_US) return false;
    out->us = us;
    return true;
}

bool mu_clock_parse(const char *text, mu_span *out)
{
    const char *p = past_blanks(text);
    mu_span     clock;
    if (!read_clock(&p, &clock) || *past_blanks(p) != '\0') return false;
    *out = clock;
    return true;
}

void mu_clock_print(mu_span since_midnight, char *buffer, size_t size)
{
    int64_t minutes = since_midnight.us / MU_MINUTE_US;
    int64_t seconds = since_midnight.us % MU_MINUTE_US / MU_SECOND_US;
    int     n       = snprintf(buffer, size, "%02" PRId64 ":%02" PRId64, minutes / 60, minutes % 60);
    if (seconds != 0 && n > 0 && (size_t)n < size) {
        snprintf(buffer + n, size - (size_t)n, ":%02" PRId64, seconds);
    }
}

void mu_offset_print(int32_t offset_s, char *buffer, size_t size)
{
    const int s = offset_s < 0 ? -offset_s : offset_s;
    const int n = snprintf(buffer, size, "%c%02d:%02d", offset_s < 0 ? '-' : '+', s / 3600, s / 60 % 60);

    if (s % 60 != 0 && n > 0 && (size_t)n < size) snprintf(buffer + n, size - (size_t)n, ":%02d", s % 60);
}

bool mu_hours_parse(const char *text, mu_span *from, mu_span *till)
{
    static const char en_dash[] = "\xe2\x80\x93"; /* what word processors make of a hyphen */
    const char       *p         = past_blanks(text);
    mu_span           first, last;

    if (!read_clock(&p, &first)) return false;
    p = past_blanks(p);
    if (*p == '-') {
        p += 1;
    } else if (strncmp(p, en_dash, 3) == 0) {
        p += 3;
    } else {
        return false;
    }
    p = past_blanks(p);
    if (!read_clock(&p, &last) || *past_blanks(p) != '\0') return false;
    if (first.us >= MU_DAY_US || first.us == last.us) return false;
    if (last.us < first.us) last.us += MU_DAY_US;
    *from = first;
    *till = last;
    return true;
}

/* Dates. The arithmetic counts years from March, so that the leap day is the last of its year, in eras of
 * 400 years: H. Hinnant, "chrono-compatible low-level date algorithms" (2013). */

int64_t mu_date_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era         = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era  = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static void civil_from_days(int64_t days, int64_t *year, int *month, int *day)
{
    int64_t shifted       = days + 719468;
    int64_t era           = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era    = shifted - era * 146097;
    int64_t year_of_era   = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year   = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_counted = (5 * day_of_year + 2) / 153;
    *day                  = (int)(day_of_year - (153 * march_counted + 2) / 5 + 1);
    *month                = (int)(march_counted < 10 ? march_counted + 3 : march_counted - 9);
    *year                 = year_of_era + era * 400 + (*month <= 2);
}

static int days_in_month(int year, int month)
{
    static const int days[]  = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool             is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

bool mu_date_parse(const char *text, int64_t *days)
{
    const char *p    = past_blanks(text);
    int         year = read_digits(&p, 4, 4);
    if (year < 0 || *p++ != '-') return false;
    int month = read_digits(&p, 2, 2);
    if (month < 1 || month > 12 || *p++ != '-') return false;
    int day = read_digits(&p, 2, 2);
    if (day < 1 || day > days_in_month(year, month)) return false;
    if (*past_blanks(p) != '\0') return false;
    *days = mu_date_of(year, month, day);
    return true;
}

void mu_date_print(int64_t days, char *buffer, size_t size)
{
    int64_t year;
    int     month, day;
    civil_from_days(days, &year, &month, &day);
    snprintf(buffer, size, "%04" PRId64 "-%02d-%02d", year, month, day);
}

int64_t mu_date_year(int64_t days)
{
    int64_t year;
    int     month, day;
    civil_from_days(days, &year, &month, &day);
    return year;
}

int mu_date_weekday(int64_t days)
{
    int64_t since_monday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(since_monday < 0 ? since_monday + 7 : since_monday);
}
