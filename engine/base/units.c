#include "base/units.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *past_blanks(const char *p)
{
    while (*p == ' ' || *p == '\t') p++;
    return p;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where the decimal number that starts here ends, or NULL. strtod alone would take "nan" and "0x10". */
static const char *past_number(const char *p)
{
    bool any = false;

    if (*p == '-' || *p == '+') p++;
    for (; is_digit(*p); p++) any = true;
    if (*p == '.')
        for (p++; is_digit(*p); p++) any = true;
    if (!any) return NULL;
    if (*p == 'e' || *p == 'E') {
        const char *exponent = p + 1;
        if (*exponent == '-' || *exponent == '+') exponent++;
        if (!is_digit(*exponent)) return p;
        while (is_digit(*exponent)) exponent++;
        p = exponent;
    }
    return p;
}

/* Reads a number and moves past it and the blanks behind it. */
static bool take_number(const char **at, double *out)
{
    const char *start = past_blanks(*at), *end = past_number(start);
    double      value;

    if (end == NULL) return false;
    value = strtod(start, NULL);
    if (!isfinite(value)) return false;
    *out = value;
    *at  = past_blanks(end);
    return true;
}

bool mu_number_parse(const char *text, double *out)
{
    double value;

    if (!take_number(&text, &value) || *text != '\0') return false;
    *out = value;
    return true;
}

bool mu_whole_parse(const char *text, int64_t *out)
{
    const char *start = past_blanks(text), *p = start;
    long long   value;

    if (*p == '-' || *p == '+') p++;
    if (!is_digit(*p)) return false;
    while (is_digit(*p)) p++;
    if (*past_blanks(p) != '\0') return false;
    errno = 0;
    value = strtoll(start, NULL, 10);
    if (errno == ERANGE) return false;
    *out = value;
    return true;
}

bool mu_share_parse(const char *text, double *share)
{
    double value;

    if (!take_number(&text, &value)) return false;
    if (*text == '%') {
        value /= 100;
        text = past_blanks(text + 1);
    }
    if (*text != '\0') return false;
    *share = value;
    return true;
}

/* Hours in the unit of time that is the whole rest of the text, or 0. */
static double hours_in(const char *unit)
{
    static const struct {
        const char *name;
        double      hours;
    } units[] = {
        { "s", 1.0 / 3600 }, { "sec", 1.0 / 3600 },  { "second", 1.0 / 3600 },
        { "min", 1.0 / 60 }, { "minute", 1.0 / 60 }, { "m", 1.0 / 60 },
        { "h", 1 },          { "hour", 1 },          { "d", 24 },
        { "day", 24 },       { "w", 168 },           { "week", 168 },
    };
    size_t length = strlen(unit);

    while (length > 0 && (unit[length - 1] == ' ' || unit[length - 1] == '\t')) length--;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strlen(units[i].name) == length && memcmp(units[i].name, unit, length) == 0)
            return units[i].hours;
    return 0;
}

/* Moves past "/" or "per"; false when there is neither. */
static bool take_per(const char **at)
{
    if (**at == '/')
        *at += 1;
    else if (strncmp(*at, "per ", 4) == 0)
        *at += 4;
    else
        return false;
    *at = past_blanks(*at);
    return true;
}

bool mu_rate_parse(const char *text, double *per_hour)
{
    double value, hours;

    if (!take_number(&text, &value)) return false;
    if (*text == '\0' && value == 0) {
        *per_hour = 0;
        return true;
    }
    if (!take_per(&text)) return false;
    hours = hours_in(text);
    if (hours == 0 || !isfinite(value / hours)) return false;
    *per_hour = value / hours;
    return true;
}

bool mu_pay_parse(const char *text, double *per_hour)
{
    double value;

    if (!take_number(&text, &value)) return false;
    if (*text == '\0' && value == 0) {
        *per_hour = 0;
        return true;
    }
    if (!take_per(&text) || hours_in(text) != 1) return false;
    *per_hour = value;
    return true;
}

bool mu_target_parse(const char *text, double *share, mu_span *within)
{
    const char *middle = strstr(text, "within");
    char        left[32];
    double      value;
    mu_span     span;

    if (middle == NULL || (size_t)(middle - text) >= sizeof left) return false;
    memcpy(left, text, (size_t)(middle - text));
    left[middle - text] = '\0';
    if (!mu_share_parse(left, &value) || !mu_span_parse(middle + strlen("within"), &span)) return false;
    *share  = value;
    *within = span;
    return true;
}

/* "95% within 8 business hours": the word says which clock counts. */
bool mu_due_parse(const char *text, double *share, mu_span *within, bool *business)
{
    static const char word[] = "business";
    const char       *at     = strstr(text, word);
    char              rest[64];

    if (strlen(text) >= sizeof rest) return false;
    *business = at != NULL;
    snprintf(rest, sizeof rest, "%.*s%s", at != NULL ? (int)(at - text) : (int)strlen(text), text,
             at != NULL ? at + sizeof word - 1 : "");
    return mu_target_parse(rest, share, within) && *share > 0 && *share <= 1;
}

bool mu_truth_parse(const char *text, bool *out)
{
    static const char *const yes[] = { "yes", "true", "on", "Yes", "True", "On", "YES", "TRUE", "ON" };
    static const char *const no[]  = { "no", "false", "off", "No", "False", "Off", "NO", "FALSE", "OFF" };

    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (strcmp(text, yes[i]) == 0 || strcmp(text, no[i]) == 0) {
            *out = strcmp(text, yes[i]) == 0;
            return true;
        }
    }
    return false;
}

bool mu_horizon_parse(const char *text, mu_horizon *out)
{
    const char *hours = strchr(text, ':'), *split;
    mu_horizon  h     = { 0 };
    char        length[64];

    if (hours == NULL) {
        if (!mu_span_parse(text, &h.length)) return false;
        *out = h;
        return true;
    }
    while (hours > text && is_digit(hours[-1])) hours--; /* back to where the first time of day starts */
    for (split = hours; split > text && (split[-1] == ' ' || split[-1] == '\t');) split--;
    if (split == hours || split == text || (size_t)(split - text) >= sizeof length) return false;
    memcpy(length, text, (size_t)(split - text));
    length[split - text] = '\0';
    if (!mu_span_parse(length, &h.length) || h.length.us % MU_DAY_US != 0) return false;
    if (!mu_hours_parse(hours, &h.open_from, &h.open_till)) return false;
    h.daily = true;
    *out    = h;
    return true;
}

static const char *const short_names[7] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
static const char *const long_names[7]  = { "monday", "tuesday",  "wednesday", "thursday",
                                            "friday", "saturday", "sunday" };

const char *mu_day_name(int weekday)
{
    return short_names[((weekday % 7) + 7) % 7];
}

/* The weekday named here, moving past it; -1 when there is none. Letters of either case. */
static int take_day(const char **at)
{
    char   word[16];
    size_t n = 0;

    while (isalpha((unsigned char)(*at)[n]) && n + 1 < sizeof word) {
        word[n] = (char)tolower((unsigned char)(*at)[n]);
        n++;
    }
    word[n] = '\0';
    for (int day = 0; day < 7; day++) {
        if (strcmp(word, short_names[day]) != 0 && strcmp(word, long_names[day]) != 0) continue;
        *at = past_blanks(*at + n);
        return day;
    }
    return -1;
}

bool mu_days_parse(const char *text, mu_days *out)
{
    const char *p    = past_blanks(text);
    mu_days     days = 0;

    if (strncmp(p, "daily", 5) == 0 && *past_blanks(p + 5) == '\0') {
        *out = MU_EVERY_DAY;
        return true;
    }
    for (;;) {
        const int first = take_day(&p);
        int       last  = first;
        if (first < 0) return false;
        if (*p == '-') {
            p    = past_blanks(p + 1);
            last = take_day(&p);
            if (last < 0) return false;
        }
        for (int day = first;; day = (day + 1) % 7) { /* sat-mon goes over the weekend */
            days |= 1u << day;
            if (day == last) break;
        }
        if (*p == '\0') break;
        if (*p == ',') p = past_blanks(p + 1);
    }
    *out = days;
    return true;
}

bool mu_week_hours_parse(const char *text, mu_days *days, mu_span *from, mu_span *till)
{
    const char *past_days = past_blanks(text) + strcspn(past_blanks(text), "0123456789");
    char        word[120];
    mu_days     all = MU_EVERY_DAY;

    if ((size_t)(past_days - text) >= sizeof word) return false;
    memcpy(word, text, (size_t)(past_days - text));
    word[past_days - text] = '\0';
    if (*past_blanks(word) != '\0' && !mu_days_parse(word, &all)) return false;
    if (!mu_hours_parse(past_days, from, till)) return false;
    *days = all;
    return true;
}

bool mu_instant_parse(const char *text, int64_t *days, mu_span *clock)
{
    char         date[16];
    const size_t n    = strcspn(text, " ");
    const char  *rest = past_blanks(text + n);
    mu_span      at   = { 0 };
    int64_t      day;

    if (n >= sizeof date) return false;
    memcpy(date, text, n);
    date[n] = '\0';
    if (!mu_date_parse(date, &day) || (*rest != '\0' && !mu_clock_parse(rest, &at))) return false;
    *days  = day;
    *clock = at;
    return true;
}

/* Bytes of a blank, a control character or an invisible mark that starts here in UTF-8: they would make two
 * names look alike. */
static bool is_invisible(const unsigned char *p)
{
    if (p[0] == 0xc2 && p[1] <= 0xa0) return true;                                   /* C1 controls, NBSP */
    if (p[0] == 0xe2 && p[1] == 0x80 && (p[2] <= 0x8f || p[2] >= 0xa8)) return true; /* spaces, marks */
    if (p[0] == 0xe2 && p[1] == 0x81 && p[2] >= 0x9f) return true;
    return (p[0] == 0xe3 && p[1] == 0x80 && p[2] == 0x80) || (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf);
}

bool mu_name_is_valid(const char *text)
{
    const size_t n = strlen(text);

    if (n == 0 || n > 64) return false;
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        if (*p >= 0x80 ? is_invisible(p) : !isalnum(*p) && *p != '_' && *p != '-') return false;
    }
    return true;
}
