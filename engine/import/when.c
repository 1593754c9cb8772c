#include "import/when.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LONGEST 40 /* bytes of any text read here */

/* A copy to take apart; false when the text is too long for any time. */
static bool copied(char copy[LONGEST], const char *text)
{
    const size_t n = strlen(text);

    if (n >= LONGEST) return false;
    memcpy(copy, text, n + 1);
    return true;
}

/* Whole text as digits only; returns how many, or 0. */
static size_t only_digits(const char *text)
{
    const size_t n = strspn(text, "0123456789");
    return text[n] == '\0' ? n : 0;
}

static int number_at(const char *text, size_t from, size_t digits)
{
    int value = 0;
    for (size_t i = from; i < from + digits; i++) value = 10 * value + (text[i] - '0');
    return value;
}

static mu_when civil(int year, int month, int day, bool two_digits, int64_t *days)
{
    char text[LONGEST];

    if (two_digits) year += year >= 70 ? 1900 : 2000;
    if (year > 9999 || month > 99 || day > 99) return MU_WHEN_UNREADABLE;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return mu_date_parse(text, days) ? MU_WHEN_READ : MU_WHEN_UNREADABLE;
}

/* 20260403 or 260403, or in the order given. */
static mu_when run_together(const char *text, size_t digits, mu_date_order order, int64_t *days)
{
    const size_t y          = digits - 4; /* digits of the year */
    const bool   short_year = y == 2;

    if (order == MU_DATE_DMY)
        return civil(number_at(text, 4, y), number_at(text, 2, 2), number_at(text, 0, 2), short_year, days);
    if (order == MU_DATE_MDY)
        return civil(number_at(text, 4, y), number_at(text, 0, 2), number_at(text, 2, 2), short_year, days);
    return civil(number_at(text, 0, y), number_at(text, y, 2), number_at(text, y + 2, 2), short_year, days);
}

/* Three numbers with the same separator between them. */
static mu_when in_parts(const char *text, mu_date_order order, int64_t *days)
{
    int  part[3], width[3], end = 0;
    char first, second;

    if (sscanf(text, "%4d%n%c", &part[0], &width[0], &first) != 2 || strchr("-/.", first) == NULL)
        return MU_WHEN_UNREADABLE;
    if (sscanf(text + width[0] + 1, "%2d%n%c%4d%n", &part[1], &width[1], &second, &part[2], &end) != 3 ||
        second != first || text[width[0] + 1 + end] != '\0')
        return MU_WHEN_UNREADABLE;
    for (int i = 0; i < 3; i++)
        if (part[i] < 0) return MU_WHEN_UNREADABLE;
    width[2] = end - width[1] - 1;

    if (width[0] == 4) return civil(part[0], part[1], part[2], false, days);
    if (order == MU_DATE_YMD) return civil(part[0], part[1], part[2], true, days);
    const bool short_year = width[2] <= 2;
    if (order == MU_DATE_DMY || (order == MU_DATE_AUTO && (first == '.' || part[0] > 12)))
        return short_year && order == MU_DATE_AUTO && part[0] > 31
                   ? MU_WHEN_AMBIGUOUS
                   : civil(part[2], part[1], part[0], short_year, days);
    if (order == MU_DATE_MDY || part[1] > 12) return civil(part[2], part[0], part[1], short_year, days);
    return MU_WHEN_AMBIGUOUS;
}

mu_when mu_when_date(const char *text, mu_date_order order, int64_t *days)
{
    const size_t digits = only_digits(text);

    if (digits == 8 || digits == 6) return run_together(text, digits, order, days);
    return in_parts(text, order, days);
}

/* "PM" or "am" at the end, with or without a blank: hours to add to 1..11, and what 12 means. */
static bool take_half_of_day(char *text, bool *is_pm)
{
    const size_t n = strlen(text);

    if (n < 3 || (strcasecmp(text + n - 2, "am") != 0 && strcasecmp(text + n - 2, "pm") != 0)) return false;
    *is_pm      = tolower((unsigned char)text[n - 2]) == 'p';
    text[n - 2] = '\0';
    while (text[0] != '\0' && text[strlen(text) - 1] == ' ') text[strlen(text) - 1] = '\0';
    return true;
}

/* A plain decimal number from 0 on: no sign, no exponent, no letters. */
static bool plain_number(const char *text, double *value)
{
    const size_t whole = strspn(text, "0123456789");
    const size_t part  = text[whole] == '.' ? 1 + strspn(text + whole + 1, "0123456789") : 0;

    if (whole == 0 || whole > 15 || text[whole + part] != '\0') return false;
    *value = strtod(text, NULL);
    return true;
}

/* Two or three numbers with colons; the last may have decimals. Returns how many numbers, or 0. */
static int with_colons(const char *text, double part[3])
{
    char copy[LONGEST];
    int  n = 0;

    if (!copied(copy, text)) return 0;
    for (char *p = copy, *colon; p != NULL; p = colon) {
        colon = strchr(p, ':');
        if (colon != NULL) *colon++ = '\0';
        if (n == 3 || !plain_number(p, &part[n])) return 0;
        if (n > 0 && (part[n] >= 60.0 || (part[n - 1] != floor(part[n - 1])))) return 0;
        n++;
    }
    return n >= 2 ? n : 0;
}

bool mu_when_clock(const char *text, double *seconds)
{
    char   copy[LONGEST];
    double part[3] = { 0 };
    bool   is_pm   = false;

    if (!copied(copy, text)) return false;
    const bool halves = take_half_of_day(copy, &is_pm);
    if (!halves && plain_number(copy, seconds)) return *seconds <= 86400.0;
    if (with_colons(copy, part) == 0) return false;
    if (halves) {
        if (part[0] < 1.0 || part[0] > 12.0) return false;
        part[0] = fmod(part[0], 12.0) + (is_pm ? 12.0 : 0.0);
    }
    *seconds = 3600.0 * part[0] + 60.0 * part[1] + part[2];
    return *seconds <= 86400.0;
}

/* Cuts "Z", "+02:00" or "-0500" off a clock time. */
static void drop_zone(char *clock)
{
    const size_t n = strcspn(clock, "zZ+-");
    clock[n]       = '\0';
}

mu_when mu_when_instant(const char *text, mu_date_order order, int64_t *days, double *seconds)
{
    char   date[LONGEST];
    double since_1970;

    if (plain_number(text, &since_1970) && since_1970 >= 1e8) {
        if (since_1970 >= 1e11) since_1970 /= 1000.0; /* milliseconds */
        *days    = (int64_t)floor(since_1970 / 86400.0);
        *seconds = since_1970 - 86400.0 * (double)*days;
        return MU_WHEN_READ;
    }
    if (!copied(date, text)) return MU_WHEN_UNREADABLE;
    char *clock = strpbrk(date, " T");
    if (clock == NULL) return MU_WHEN_UNREADABLE;
    *clock++ = '\0';
    while (*clock == ' ') clock++;
    drop_zone(clock);
    const mu_when when = mu_when_date(date, order, days);
    if (when != MU_WHEN_READ) return when;
    return mu_when_clock(clock, seconds) ? MU_WHEN_READ : MU_WHEN_UNREADABLE;
}

bool mu_when_span(const char *text, double *seconds)
{
    double  part[3];
    mu_span span;

    if (plain_number(text, seconds)) return true;
    const int n = with_colons(text, part);
    if (n == 2) *seconds = 60.0 * part[0] + part[1];
    if (n == 3) *seconds = 3600.0 * part[0] + 60.0 * part[1] + part[2];
    if (n > 0) return true;
    if (!mu_span_parse(text, &span)) return false;
    *seconds = mu_span_seconds(span);
    return true;
}
