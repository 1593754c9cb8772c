/* Keyed streams drawn in turn: neighbours in any part of the key must know nothing of each other. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/rng.h"

enum { STREAMS = 64, DRAWS = 100000 };

typedef mu_rng_key (*key_maker)(unsigned i);

static const mu_rng_key base = { .seed = 1, .purpose = MU_DRAW_ARRIVAL };

static mu_rng_key by_seed(unsigned i)
{
    mu_rng_key k = base;
    k.seed       = i;
    return k;
}

static mu_rng_key by_replication(unsigned i)
{
    mu_rng_key k  = base;
    k.replication = i;
    return k;
}

static mu_rng_key by_purpose(unsigned i)
{
    mu_rng_key k = base;
    k.purpose    = (mu_draw)(1 + i);
    return k;
}

static mu_rng_key by_name(unsigned i)
{
    const char name[] = { 'a', 'g', 'e', 'n', 't', (char)('0' + i / 10), (char)('0' + i % 10), '\0' };
    mu_rng_key k      = base;
    k.entity          = mu_hash_text(name);
    return k;
}

static mu_rng_key by_index(unsigned i)
{
    mu_rng_key k = base;
    k.index      = i;
    return k;
}

/* Two of each: 2^5 keys, and once more with large numbers in all parts. */
static mu_rng_key by_everything(unsigned i)
{
    const uint64_t far = (i & 32u) ? UINT64_C(0x8000000000000000) : 0;

    return (mu_rng_key){ .seed        = far + (i & 1u),
                         .replication = far + (i >> 1 & 1u),
                         .purpose     = (mu_draw)(MU_DRAW_TALK + (i >> 2 & 1u)),
                         .entity      = far + (i >> 3 & 1u),
                         .index       = far + (i >> 4 & 1u) };
}

/* Uniform numbers of all streams, scaled to mean 0 and variance 1, each stream in one row. */
static void draw_in_turn(float *number, key_maker key_of)
{
    mu_rng stream[STREAMS];

    for (unsigned s = 0; s < STREAMS; s++) stream[s] = mu_rng_stream(key_of(s));
    for (unsigned i = 0; i < DRAWS; i++) {
        for (unsigned s = 0; s < STREAMS; s++) {
            number[s * DRAWS + i] = (float)((mu_rng_uniform(&stream[s]) - 0.5) * sqrt(12.0));
        }
    }
}

/* In pieces of a few thousand, where single precision is enough. */
static double mean_product(const float *a, const float *b, unsigned n)
{
    double total = 0.0;

    for (unsigned from = 0; from < n; from += 4096) {
        const unsigned till = from + 4096 < n ? from + 4096 : n;
        float          sum  = 0.0F;
        for (unsigned i = from; i < till; i++) sum += a[i] * b[i];
        total += (double)sum;
    }
    return total / n;
}

/* Every pair of streams at the same draw and one draw apart: below 4.5 / sqrt(n). */
static void assert_unrelated(key_maker key_of, const char *what)
{
    const double limit  = 4.5 / sqrt(DRAWS);
    float       *number = calloc((size_t)STREAMS * DRAWS, sizeof *number);

    assert_non_null(number);
    draw_in_turn(number, key_of);
    for (unsigned s = 0; s < STREAMS; s++) {
        for (unsigned t = s; t < STREAMS; t++) {
            const float *a = number + s * DRAWS, *b = number + t * DRAWS;
            const double together = mean_product(a, b, DRAWS) - (s == t ? 1.0 : 0.0);
            const double apart    = mean_product(a, b + 1, DRAWS - 1);

            if (!(fabs(together) < limit && fabs(apart) < limit)) {
                free(number);
                fail_msg("%s: streams %u and %u: %g, one apart %g (limit %g)", what, s, t, together, apart,
                         limit);
            }
        }
    }
    free(number);
}

static void neighbouring_streams_are_not_correlated(void **state)
{
    (void)state;
    assert_unrelated(by_seed, "seeds");
    assert_unrelated(by_replication, "replications");
    assert_unrelated(by_purpose, "purposes");
    assert_unrelated(by_name, "names");
    assert_unrelated(by_index, "indices");
    assert_unrelated(by_everything, "all parts");
}

/* The first numbers of many streams, and single keyed numbers, are as uniform as one stream: chi-square of
 * 256 cells for the upper and the lower byte; 6 standard deviations of sqrt(2 * 255). */
static void assert_even_bytes(const unsigned *count, unsigned n)
{
    double squares = 0.0;

    for (int c = 0; c < 256; c++) {
        const double off = count[c] - n / 256.0;
        squares += off * off / (n / 256.0);
    }
    if (!(fabs(squares - 255.0) < 6.0 * sqrt(510.0))) fail_msg("chi-square %g with 255 degrees", squares);
}

static void the_first_numbers_of_many_streams_are_uniform(void **state)
{
    unsigned count[4][256];

    (void)state;
    memset(count, 0, sizeof count);
    for (unsigned i = 0; i < DRAWS; i++) {
        mu_rng_key k         = base;
        k.index              = i;
        mu_rng         r     = mu_rng_stream(k);
        const uint64_t first = mu_rng_next(&r), keyed = mu_rng_keyed(k);

        count[0][first >> 56]++;
        count[1][first & 255u]++;
        count[2][keyed >> 56]++;
        count[3][keyed & 255u]++;
    }
    for (int c = 0; c < 4; c++) assert_even_bytes(count[c], DRAWS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbouring_streams_are_not_correlated),
        cmocka_unit_test(the_first_numbers_of_many_streams_are_uniform),
    };
    return cmocka_run_group_tests_name("streams", tests, NULL, NULL);
}
