/* Draws of every kind of distribution against what the distribution says of itself: mean, variance, and
 * the whole shape (Kolmogorov-Smirnov, or chi-square where single values have weight).
 *
 * The seed of a row is its label, so that no seed was chosen and new rows do not disturb old ones. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "core/fmath.h"
#include "tests/stat/every_dist.h"

enum { DRAWS = 200000 };

typedef struct {
    mu_arena  *arena;
    every_dist all;
    double    *draw; /* room for DRAWS */
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);

    if (f == NULL) return -1;
    f->arena = mu_arena_new(0);
    f->all   = every_dist_in(f->arena);
    f->draw  = calloc(DRAWS, sizeof *f->draw);
    *state   = f;
    return f->draw != NULL ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    mu_arena_free(f->arena);
    free(f->draw);
    free(f);
    return 0;
}

static void draw_row(fixture *f, int row)
{
    mu_rng r =
        mu_rng_stream((mu_rng_key){ .purpose = MU_DRAW_TEST, .entity = mu_hash_text(f->all.label[row]) });

    for (int i = 0; i < DRAWS; i++) f->draw[i] = mu_dist_draw(f->all.dist[row], &r);
}

static void every_row_exists(void **state)
{
    const fixture *f                   = *state;
    bool           seen[MU_DIST_KINDS] = { false };

    assert_in_range(f->all.n, 1, EVERY_DIST_LIMIT);
    for (int i = 0; i < f->all.n; i++) {
        if (f->all.dist[i] == NULL) fail_msg("%s was not made", f->all.label[i]);
        seen[f->all.dist[i]->kind] = true;
    }
    for (int k = 0; k < MU_DIST_KINDS; k++) {
        if (!seen[k]) fail_msg("kind %d has no row", k);
    }
}

/* Within 4 standard errors, that of the variance from the sample's fourth moment. */
static void means_and_variances_are_those_declared(void **state)
{
    fixture *f = *state;

    for (int row = 0; row < f->all.n; row++) {
        const mu_dist *d    = f->all.dist[row];
        const double   mean = mu_dist_mean(d), variance = mu_dist_variance(d);
        double         first = 0.0, second = 0.0, fourth = 0.0;

        draw_row(f, row);
        for (int i = 0; i < DRAWS; i++) {
            const double off = f->draw[i] - mean;
            first += off / DRAWS;
            second += off * off / DRAWS;
            fourth += off * off * off * off / DRAWS;
        }
        const double rounding = 1e-12 * mean;
        if (!(fabs(first) <= 4.0 * sqrt(variance / DRAWS) + rounding)) {
            fail_msg("%s: mean off by %g of %g", f->all.label[row], first, mean);
        }
        if (!(fabs(second - variance) <=
              4.0 * sqrt((fourth - second * second) / DRAWS) + rounding * rounding)) {
            fail_msg("%s: variance %g, expected %g", f->all.label[row], second, variance);
        }
    }
}

static int ascending(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* sqrt(n) D of the Kolmogorov-Smirnov test for sorted draws; above 2.6933 with probability 1e-6, for
 * 2 exp(-2 * 2.6933^2) = 1e-6. */
static double kolmogorov(const mu_dist *d, const double *draw)
{
    double furthest = 0.0;

    for (int i = 0; i < DRAWS; i++) {
        const double p = mu_dist_cdf(d, draw[i]);
        furthest       = fmax(furthest, fmax(fabs((i + 1.0) / DRAWS - p), fabs(p - (double)i / DRAWS)));
    }
    return furthest * sqrt(DRAWS);
}

/* The probability of a worse fit by chi-square for sorted draws of single values. Cells end at values
 * that were drawn and expect 20 draws or more; what is left beyond the last joins it. */
static double chi_square_p(const mu_dist *d, const double *draw)
{
    double squares = 0.0, cdf_before = 0.0;
    int    cells = 0, first = 0;

    for (int i = 0; i < DRAWS; i++) {
        const bool value_ends = i + 1 == DRAWS || draw[i + 1] > draw[i];
        double     cdf        = mu_dist_cdf(d, draw[i]);

        if (!value_ends) continue;
        if (i + 1 < DRAWS && ((cdf - cdf_before) * DRAWS < 20.0 || (1.0 - cdf) * DRAWS < 20.0)) continue;
        if (i + 1 == DRAWS) cdf = 1.0;

        const double expected = (cdf - cdf_before) * DRAWS;
        if (!(expected > 1e-6)) return 0.0; /* drawn, but said to be impossible */
        squares += (i + 1 - first - expected) * (i + 1 - first - expected) / expected;
        cells++;
        cdf_before = cdf;
        first      = i + 1;
    }
    return cells > 1 ? mu_gamma_upper(0.5 * (cells - 1), 0.5 * squares) : 1.0;
}

static void the_shape_is_the_one_declared(void **state)
{
    fixture *f = *state;

    for (int row = 0; row < f->all.n; row++) {
        const mu_dist *d = f->all.dist[row];

        draw_row(f, row);
        qsort(f->draw, DRAWS, sizeof f->draw[0], ascending);
        if (f->all.whole[row]) {
            const double p = chi_square_p(d, f->draw);
            if (!(p > 1e-6)) fail_msg("%s: p = %g", f->all.label[row], p);
        } else {
            const double distance = kolmogorov(d, f->draw);
            if (!(distance < 2.6933)) fail_msg("%s: sqrt(n) D = %g", f->all.label[row], distance);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_exists),
        cmocka_unit_test(means_and_variances_are_those_declared),
        cmocka_unit_test(the_shape_is_the_one_declared),
    };
    return cmocka_run_group_tests_name("dist, drawn", tests, set_up, tear_down);
}
