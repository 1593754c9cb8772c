#include "report/figure.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Three digits or so are what one reads at a glance; whole numbers from a hundred on. */
static int decimals_at_a_glance(double x)
{
    const double size = fabs(x);

    if (size == 0.0 || size >= 99.95) return 0;
    return size >= 9.995 ? 1 : 2;
}

/* Per cent with one decimal, and one or two more next to 0 and 100, where a tenth is a lot. */
static int decimals_of_share(double share)
{
    const double room = 100.0 * fmin(fabs(share), fabs(1.0 - share));

    if (room < 1e-9 || room >= 0.995) return 1;
    return room >= 0.0995 ? 2 : 3;
}

/* Large sums are told in millions, so that a row keeps to its width. */
static void shorten_millions(mu_figure *f, double x)
{
    if (fabs(x) < 9999999.5) return;
    f->scale    = 1e-6;
    f->decimals = fabs(x) < 99999999.5 ? 3 : fabs(x) < 999999999.5 ? 2 : 1;
    f->unit     = " M";
}

static void choose_unit_of_time(mu_figure *f, double seconds)
{
    const double size = fabs(seconds);

    if (size >= 3 * 3600.0) {
        f->scale = 1.0 / 3600.0;
        f->unit  = " h";
    } else if (size >= 600.0) {
        f->scale = 1.0 / 60.0;
        f->unit  = " min";
    } else {
        f->unit = " s";
    }
    f->decimals = size == 0.0 || size >= 0.995 ? 1 : 2;
    if (f->scale == 1.0 && size >= 99.95) f->decimals = 0;
}

bool mu_figure_same(const mu_figure *f, double a, double b)
{
    const double unit = f->scale * pow(10.0, f->decimals);

    return round(a * unit) == round(b * unit);
}

/* An interval whose ends look the same says nothing: up to two decimals more tell them apart. */
static void tell_apart(mu_figure *f, double low, double high)
{
    for (int more = 0; more < 2 && high > low && mu_figure_same(f, low, high); more++) f->decimals++;
}

mu_figure mu_figure_for(mu_unit unit, double mean, double low, double high, const char *currency)
{
    mu_figure    f = { .scale = 1.0, .unit = "" };
    const double x = isfinite(mean) ? mean : 0.0;

    switch (unit) {
    case MU_UNIT_SHARE:
    case MU_UNIT_YEARLY:
        f.scale    = 100.0;
        f.unit     = "%";
        f.decimals = decimals_of_share(x);
        break;
    case MU_UNIT_SECONDS: choose_unit_of_time(&f, x); break;
    case MU_UNIT_MONEY:
        f.currency = currency;
        f.decimals = fabs(x) >= 99.995 || x == 0.0 ? 0 : 2;
        shorten_millions(&f, x);
        break;
    case MU_UNIT_HOURS:
        f.unit     = " h";
        f.decimals = fabs(x) >= 99.95 || x == 0.0 ? 0 : 1;
        break;
    case MU_UNIT_COUNT:
    case MU_UNIT_NUMBER:
    case MU_UNIT_PEOPLE:
    case MU_UNIT_SECONDS2:
        f.decimals = decimals_at_a_glance(x);
        shorten_millions(&f, x);
        break;
    }
    tell_apart(&f, low, high);
    return f;
}

void mu_figure_shorten(mu_figure *f, double mean, double low, double high)
{
    const double size = fabs(mean * f->scale);

    if (f->unit[0] == '\0' && size >= 999999.5) {
        f->scale    = 1e-6;
        f->unit     = " M";
        f->decimals = 3;
    } else if (f->unit[0] == '\0' && size >= 99999.5) {
        f->scale    = 1e-3;
        f->unit     = " k";
        f->decimals = 1;
    } else if (strcmp(f->unit, " h") == 0 && size >= 99999.5) {
        f->scale /= 24.0;
        f->unit     = " days";
        f->decimals = 1;
    }
    if (fabs(mean * f->scale) >= 9999.95) f->decimals = 0;
    tell_apart(f, low, high);
}

void mu_figure_number(mu_text *out, double x, int decimals)
{
    char digits[400]; /* the largest double has 309 digits before the point */

    if (!isfinite(x)) {
        mu_text_add(out, "-");
        return;
    }
    snprintf(digits, sizeof digits, "%.*f", decimals, fabs(x));
    if (x < 0 && strpbrk(digits, "123456789") != NULL) mu_text_add(out, "-");

    const size_t whole = strcspn(digits, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0) mu_text_add(out, " ");
        mu_text_add_n(out, digits + i, 1);
    }
    mu_text_add(out, digits + whole);
}

void mu_figure_bare(mu_text *out, const mu_figure *f, double x)
{
    mu_figure_number(out, x * f->scale, f->decimals);
}

void mu_figure_unit(mu_text *out, const mu_figure *f)
{
    mu_text_add(out, f->unit);
    if (f->currency != NULL) mu_text_addf(out, " %s", f->currency);
}

void mu_figure_value(mu_text *out, const mu_figure *f, double x)
{
    mu_figure_bare(out, f, x);
    if (isfinite(x)) mu_figure_unit(out, f);
}

void mu_figure_percent(mu_text *out, double share, int decimals)
{
    mu_figure_number(out, 100.0 * share, decimals);
    if (isfinite(share)) mu_text_add(out, "%");
}

void mu_figure_occupancy(mu_text *out, double share)
{
    enum { MOST = 10 };

    if (isfinite(share) && share > MOST) mu_text_add(out, ">");
    mu_figure_percent(out, isfinite(share) ? fmin(share, MOST) : share, 0);
}
