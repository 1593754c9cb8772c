/* schema_hint.c - guesses what was meant by a scalar that does not fit, the way a colleague would. */
#include "scenario/schema_tree.h"

#include "base/text.h"
#include "base/units.h"
#include "behaviour/learning.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A time of day in any of the ways people write it: "8h30", "8.30", "8", "8am", "17 Uhr". Moves past it. */
static bool guess_clock(const char **at, int *hour, int *minute)
{
    const char *p = *at;
    int         n = 0;

    *hour = *minute = 0;
    while (*p == ' ') p++;
    for (; isdigit((unsigned char)*p) && n < 2; n++) *hour = *hour * 10 + (*p++ - '0');
    if (n == 0 || isdigit((unsigned char)*p)) return false;
    if (*p != '\0' && strchr(":.hH", *p) != NULL && isdigit((unsigned char)p[1]) &&
        isdigit((unsigned char)p[2])) {
        *minute = (p[1] - '0') * 10 + (p[2] - '0');
        p += 3;
    }
    while (*p == ' ') p++;
    if (strncmp(p, "pm", 2) == 0 && *hour < 12) *hour += 12;
    while (isalpha((unsigned char)*p) && strncmp(p, "to", 2) != 0) p++;
    while (*p == ' ') p++;
    *at = p;
    return *hour <= 24 && *minute < 60;
}

bool mu_hint_clock(const char *text, char *buffer, size_t size)
{
    int hour, minute;

    if (!guess_clock(&text, &hour, &minute) || *text != '\0') return false;
    snprintf(buffer, size, "write it as %02d:%02d", hour, minute);
    return true;
}

static bool hint_hours(const char *text, char *buffer, size_t size)
{
    int from_hour, from_minute, till_hour, till_minute, hour = 0;

    if (sscanf(text, "%*d:%*d-%d:", &hour) == 1 && hour > 24) {
        snprintf(buffer, size,
                 "at most 24 hours in one piece; what ends next morning is written 22:00-06:00");
        return true;
    }
    if (!guess_clock(&text, &from_hour, &from_minute)) return false;
    if (strncmp(text, "to", 2) == 0)
        text += 2;
    else if (strncmp(text, "\xe2\x80\x93", 3) == 0)
        text += 3; /* en dash */
    else if (*text == '-')
        text++;
    else
        return false;
    if (!guess_clock(&text, &till_hour, &till_minute) || *text != '\0') return false;
    if (from_hour == till_hour && from_minute == till_minute) {
        snprintf(buffer, size, "these hours have no length; for round the clock write 00:00-24:00");
        return true;
    }
    snprintf(buffer, size, "write it as %02d:%02d-%02d:%02d", from_hour, from_minute, till_hour, till_minute);
    return true;
}

/* Opening hours: what is wrong is the time of day, or the order of the two. */
static bool hint_opening(const char *text, char *buffer, size_t size)
{
    const char *digit = strpbrk(text, "0123456789");
    char        days[120];
    mu_days     known;

    snprintf(days, sizeof days, "%.*s", digit != NULL ? (int)(digit - text) : 0, text);
    if (digit != NULL && (digit == text || mu_days_parse(days, &known)) && hint_hours(digit, buffer, size))
        return true;
    snprintf(buffer, size, "weekdays first, then hours, as in mon-fri 08:00-17:00");
    return true;
}

bool mu_hint_date(const char *text, char *buffer, size_t size)
{
    int     a = 0, b = 0, c = 0, used = 0;
    char    date[40];
    int64_t days;

    /* with dots it is day.month.year */
    const bool dots = sscanf(text, "%2d.%2d.%4d%n", &c, &b, &a, &used) == 3 && text[used] == '\0' && a > 99;
    if (!dots && (sscanf(text, "%4d%*[-/.]%2d%*[-/.]%2d%n", &a, &b, &c, &used) != 3 || text[used] != '\0')) {
        if (strlen(text) != 8 || sscanf(text, "%4d%2d%2d", &a, &b, &c) != 3) return false;
    }
    snprintf(date, sizeof date, "%04d-%02d-%02d", a, b, c);
    if (!mu_date_parse(date, &days)) {
        snprintf(buffer, size, "there is no such day; a date is year-month-day");
        return true;
    }
    snprintf(buffer, size, "write it as %s", date);
    return true;
}

/* "2026-03-01T08:00", "2026-03-01 8:00h", or a date written in another way */
static bool hint_instant(const char *text, char *buffer, size_t size)
{
    char    date[16];
    int     hour, minute;
    int64_t days;
    mu_span clock;

    if (mu_hint_date(text, buffer, size)) return true;
    if (sscanf(text, "%10s%*[ T]%2d%*[:.h]%2d", date, &hour, &minute) != 3 || !mu_date_parse(date, &days)) {
        if (!mu_clock_parse(text, &clock)) return false;
        snprintf(buffer, size, "the date comes first, as in 2026-03-01 %s", text);
        return true;
    }
    if (hour > 23 || minute > 59)
        snprintf(buffer, size, "there is no such time of day");
    else
        snprintf(buffer, size, "write it as %s %02d:%02d", date, hour, minute);
    return true;
}

static bool hint_span(const char *text, char *buffer, size_t size)
{
    double  number;
    mu_span span;
    int     minute, second;

    if (mu_number_parse(text, &number)) {
        if (number < 0)
            snprintf(buffer, size, "a time cannot be negative");
        else
            snprintf(buffer, size, "say the unit: %ss, %smin or %sh", text, text, text);
        return true;
    }
    if (text[0] == '-' && mu_span_parse(text + 1, &span)) {
        snprintf(buffer, size, "a time cannot be negative");
        return true;
    }
    if (sscanf(text, "%d:%2d", &minute, &second) == 2 && strlen(text) <= 5) {
        snprintf(buffer, size, "write minutes and seconds as %dm%ds, hours and minutes as %dh%dm", minute,
                 second, minute, second);
        return true;
    }
    if (isdigit((unsigned char)text[0])) {
        snprintf(buffer, size, "the units of time are us, ms, s, min, h, d and w");
        return true;
    }
    return false;
}

static bool hint_rate(const char *text, char *buffer, size_t size)
{
    double  number;
    mu_span span;
    char    per_hour[40];

    if (mu_number_parse(text, &number)) {
        snprintf(buffer, size, "say per what: %s/h, %s/min or %s/s", text, text, text);
        return true;
    }
    if (mu_span_parse(text, &span) && span.us > 0) {
        mu_number_print((double)MU_HOUR_US / (double)span.us, per_hour, sizeof per_hour);
        snprintf(buffer, size, "if one comes every %s on average, write %s/h", text, per_hour);
        return true;
    }
    if (!isdigit((unsigned char)text[0])) return false;
    snprintf(buffer, size, "a rate is per s, min, h, d or w");
    return true;
}

static bool hint_pay(const char *text, char *buffer, size_t size)
{
    double number;
    size_t digits = strspn(text, "0123456789.");

    if (digits == 0) return false;
    if (mu_number_parse(text, &number) || strstr(text, "/h") != NULL) {
        snprintf(buffer, size, "write it as %.*s/h; the currency stands once, under currency", (int)digits,
                 text);
        return true;
    }
    snprintf(buffer, size, "pay is given per hour");
    return true;
}

static bool hint_share(const char *text, char *buffer, size_t size)
{
    double number;

    if (!mu_number_parse(text, &number) || number < 2 || number > 100) return false;
    snprintf(buffer, size, "in per cent it is written %s%%", text);
    return true;
}

static bool hint_target(const char *text, char *buffer, size_t size)
{
    double share, seconds;
    char   word[24];
    int    used = 0;

    if (sscanf(text, "%lf %*[/] %lf%n", &share, &seconds, &used) == 2 && text[used] == '\0') {
        snprintf(buffer, size, "write it as %g%% within %gs", share, seconds);
        return true;
    }
    if (sscanf(text, "%lf%% %*[a-z] %23s%n", &share, word, &used) == 2 && text[used] == '\0') {
        mu_span span;
        if (mu_span_parse(word, &span))
            snprintf(buffer, size, "write it as %g%% within %s", share, word);
        else
            snprintf(buffer, size, "say the unit of time: %g%% within %ss", share, word);
        return true;
    }
    return false;
}

/* What is wrong is most often the clock: "8 buisness hours", "8 working hours". */
static bool hint_due(const char *text, char *buffer, size_t size)
{
    static const char *const clocks[] = { "business" };
    double                   share, number;
    char                     clock[24], unit[24];
    int                      used = 0;

    if (sscanf(text, "%lf%% within %lf %23[a-z] %23[a-z]%n", &share, &number, clock, unit, &used) == 4 &&
        text[used] == '\0') {
        const bool slip = mu_text_nearest(clock, clocks, 1) != NULL;
        snprintf(buffer, size, "%s: %g%% within %g business %s",
                 slip ? "write it as" : "the only other clock is that of business hours", share, number,
                 unit);
        return true;
    }
    mu_span span;
    if (mu_span_parse(text, &span)) {
        snprintf(buffer, size, "say what share is to be done by then: 95%% within %s", text);
        return true;
    }
    if (sscanf(text, "%lf%%", &share) == 1 && (share <= 0 || share > 100)) {
        snprintf(buffer, size, "the share to be done in time is over 0 and at most 100%%");
        return true;
    }
    return hint_target(text, buffer, size);
}

static bool hint_horizon(const char *text, char *buffer, size_t size)
{
    double     number;
    mu_span    from, till;
    mu_horizon h;

    if (mu_horizon_parse(text, &h) && h.length.us == 0) {
        snprintf(buffer, size, "for example 1d 08:00-20:00");
        return true;
    }
    if (mu_number_parse(text, &number)) {
        snprintf(buffer, size, "say the unit: %sd, %sh or %smin", text, text, text);
        return true;
    }
    if (mu_hours_parse(text, &from, &till)) {
        snprintf(buffer, size, "say how many days: 1d %s", text);
        return true;
    }
    const char *blank = strrchr(text, ' ');
    if (blank != NULL && !mu_hours_parse(blank + 1, &from, &till) && hint_hours(blank + 1, buffer, size))
        return true;
    if (strchr(text, ':') != NULL) {
        snprintf(buffer, size, "whole days and their opening hours, or a length of time without hours");
        return true;
    }
    return hint_span(text, buffer, size);
}

static bool hint_whole(const char *text, char *buffer, size_t size)
{
    char   digits[32];
    size_t n = 0;
    double number;

    if (mu_number_parse(text, &number)) {
        if (number != floor(number) || fabs(number) > 1e15 || strpbrk(text, ".eE") == NULL) return false;
        snprintf(buffer, size, "write it as %.0f", number);
        return true;
    }
    for (const char *p = text; *p != '\0' && n + 1 < sizeof digits; p++) {
        if (strchr(",_ '", *p) != NULL) continue; /* 10,000 and 10_000 */
        if (!isdigit((unsigned char)*p)) return false;
        digits[n++] = *p;
    }
    digits[n] = '\0';
    if (n == 0) return false;
    snprintf(buffer, size, "write it as %s", digits);
    return true;
}

static bool hint_number(const char *text, char *buffer, size_t size)
{
    double number;

    if (strchr(text, ',') != NULL && mu_share_parse(text, &number) == false) {
        snprintf(buffer, size, "decimals are written with a point: 0.9");
        return true;
    }
    return false;
}

/* "nan", ".inf", "-Infinity/h", a number of 30 digits, 1e400: what no double or int64 can hold. */
static bool hint_magnitude(const char *text, char *buffer, size_t size)
{
    const char *p      = text + strspn(text, "+-.");
    size_t      digits = 0, most = 0;
    int         power = 0;

    for (const char *d = text; *d != '\0'; d++) {
        digits = isdigit((unsigned char)*d) ? digits + 1 : 0;
        if (digits > most) most = digits;
    }
    const char *e = strpbrk(text, "eE");
    if (e != NULL && e > text && isdigit((unsigned char)e[-1])) (void)sscanf(e + 1, "%4d", &power);
    if (strncasecmp(p, "nan", 3) == 0 || strncasecmp(p, "inf", 3) == 0) {
        if (isalpha((unsigned char)p[3]) && strncasecmp(p, "infinity", 8) != 0) return false;
        snprintf(buffer, size, "it must be a finite number");
        return true;
    }
    if (most < 18 && power < 300) return false;
    snprintf(buffer, size, "this number is too large");
    return true;
}

static bool hint_days(const char *text, char *buffer, size_t size)
{
    (void)text;
    snprintf(buffer, size, "the days are mon, tue, wed, thu, fri, sat and sun; all of them: daily");
    return true;
}

static bool hint_choice(const char *choices, const char *text, char *buffer, size_t size)
{
    char        copy[200];
    const char *word[16], *nearest;
    size_t      n = 0;

    snprintf(copy, sizeof copy, "%s", choices);
    for (char *rest = copy, *one; n < 16 && (one = strtok_r(rest, " ", &rest)) != NULL;) word[n++] = one;
    nearest = mu_text_nearest(text, word, n);
    if (nearest == NULL) return false;
    snprintf(buffer, size, "did you mean %s?", nearest);
    return true;
}

/* "5min wait" is not a name, but 5min_wait is. */
static bool hint_name(const char *text, char *buffer, size_t size)
{
    char   fixed[80];
    size_t n = strlen(text);

    if (n > 64) {
        snprintf(buffer, size, "names have at most 64 bytes");
        return true;
    }
    memcpy(fixed, text, n + 1);
    for (char *p = fixed; *p != '\0'; p++)
        if ((unsigned char)*p < 0x80 && !isalnum((unsigned char)*p) && *p != '-') *p = '_';
    if (!mu_name_is_valid(fixed)) return false;
    snprintf(buffer, size, "write it as %s", fixed);
    return true;
}

/* For a value of the right kind outside its range there is seldom more to say than the range. */
static bool hint_range(const mu_schema_row *row, const char *text, char *buffer, size_t size)
{
    double number;

    if ((row->kinds & MU_KIND_SHARE) && (row->kinds & MU_KIND_DIST) && mu_number_parse(text, &number) &&
        number > 1) {
        snprintf(buffer, size, "a time is written %smin, a share %s%%", text, text);
        return true;
    }
    if (row->kinds & MU_KIND_SHARE) return hint_share(text, buffer, size);
    if (row->kinds & MU_KIND_HORIZON) return hint_horizon(text, buffer, size);
    if (row->kinds & MU_KIND_DIST) {
        snprintf(buffer, size, "for no time at all write {fixed: 0s}");
        return true;
    }
    return false;
}

/* "3000", "juniour", "senior", "none". */
static bool hint_proficiency(const char *text, char *buffer, size_t size)
{
    const char *word[MU_LEVELS], *nearest;
    int64_t     contacts;

    for (int i = 0; i < MU_LEVELS; i++) word[i] = mu_levels[i].name;
    nearest = mu_text_nearest(text, word, MU_LEVELS);
    if (nearest != NULL)
        snprintf(buffer, size, "did you mean %s?", nearest);
    else if (mu_whole_parse(text, &contacts) && contacts >= 0)
        snprintf(buffer, size, "say of what: %s contacts", text);
    else
        snprintf(buffer, size,
                 "from the least to the most: %s, %s, %s, %s, %s; or an experience such as "
                 "3000 contacts",
                 word[0], word[1], word[2], word[3], word[4]);
    return true;
}

bool mu_scalar_hint(const mu_schema_row *row, mu_fit fit, const char *text, char *buffer, size_t size)
{
    static const struct {
        mu_kind kind;
        bool (*hint)(const char *text, char *buffer, size_t size);
    } guesses[] = {
        { MU_KIND_NAME, hint_name },
        { MU_KIND_WHOLE, hint_whole },
        { MU_KIND_NUMBER, hint_number },
        { MU_KIND_SHARE, hint_share },
        { MU_KIND_SPAN, hint_span },
        { MU_KIND_DIST, hint_span },
        { MU_KIND_RATE, hint_rate },
        { MU_KIND_PAY, hint_pay },
        { MU_KIND_DATE, mu_hint_date },
        { MU_KIND_CLOCK, mu_hint_clock },
        { MU_KIND_HOURS, hint_hours },
        { MU_KIND_TARGET, hint_target },
        { MU_KIND_HORIZON, hint_horizon },
        { MU_KIND_DAYS, hint_days },
        { MU_KIND_OPENING, hint_opening },
        { MU_KIND_DUE, hint_due },
        { MU_KIND_PROFICIENCY, hint_proficiency },
        { MU_KIND_INSTANT, hint_instant },
    };
    const unsigned numbers = MU_KIND_WHOLE | MU_KIND_NUMBER | MU_KIND_SHARE | MU_KIND_SPAN | MU_KIND_RATE |
                             MU_KIND_PAY | MU_KIND_DIST | MU_KIND_HORIZON;

    if (strlen(text) > 100) return false;
    if (fit != MU_WRONG_KIND) return hint_range(row, text, buffer, size);
    if ((row->kinds & numbers) && hint_magnitude(text, buffer, size)) return true;
    if ((row->kinds & MU_KIND_CHOICE) && hint_choice(row->choices, text, buffer, size)) return true;
    for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++)
        if ((row->kinds & (unsigned)guesses[i].kind) && guesses[i].hint(text, buffer, size)) return true;
    return false;
}
