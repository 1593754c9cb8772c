#include "core/rng.h"

#include "core/fmath.h"

/* The finaliser of SplitMix64 (Steele, Lea & Flood 2014) with the constants of Stafford's variant 13: a
 * one-to-one map in which every input bit changes every output bit with probability about one half. */
static uint64_t mixed(uint64_t x)
{
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

/* The golden ratio and the square root of two as 64-bit fractions, made odd: two unrelated directions. */
#define GOLDEN   UINT64_C(0x9e3779b97f4a7c15)
#define ROOT_TWO UINT64_C(0x6a09e667f3bcc909)

/* 128 bits that stand for a key, or the beginning of one. Two lanes take in the words one after another, each word fully
 * mixed before the next, so that neighbouring seeds, replications or indices end nowhere near each other; two
 * keys share all 128 bits with probability 2^-128. */
static inline mu_rng_root with_word(mu_rng_root d, uint64_t word)
{
    d.left  = mixed((d.left ^ word) + GOLDEN);
    d.right = mixed((d.right + word) ^ ROOT_TWO) + d.left;
    return d;
}

mu_rng_root mu_rng_root_of(uint64_t seed, uint64_t replication, mu_draw purpose)
{
    const mu_rng_root d = { GOLDEN, ROOT_TWO };

    return with_word(with_word(with_word(d, seed), replication), (uint64_t)purpose);
}

/* State and increment both follow from the whole key: streams that differed only in the increment would be
 * shifted images of one sequence. */
mu_rng mu_rng_stream_from(mu_rng_root root, uint64_t entity, uint64_t index)
{
    const mu_rng_root d = with_word(with_word(root, entity), index);

    return mu_rng_raw(mixed(d.left + GOLDEN), mixed(d.right + GOLDEN), mixed(d.left + ROOT_TWO),
                      mixed(d.right + ROOT_TWO));
}

mu_rng mu_rng_stream(mu_rng_key key)
{
    return mu_rng_stream_from(mu_rng_root_of(key.seed, key.replication, key.purpose), key.entity, key.index);
}

uint64_t mu_rng_keyed(mu_rng_key key)
{
    const mu_rng_root root = mu_rng_root_of(key.seed, key.replication, key.purpose);
    const mu_rng_root d    = with_word(with_word(root, key.entity), key.index);

    return mixed(d.left ^ mixed(d.right));
}

mu_rng mu_rng_raw(uint64_t state_high, uint64_t state_low, uint64_t inc_high, uint64_t inc_low)
{
    return (mu_rng){ .state = (mu_u128)state_high << 64 | state_low,
                     .inc   = (mu_u128)inc_high << 64 | inc_low | 1u };
}

/* Lemire (2019), "Fast random integer generation in an interval": the upper half of a product, with the
 * few products refused that would favour some values. */
uint64_t mu_rng_below(mu_rng *r, uint64_t n)
{
    mu_u128 product = (mu_u128)mu_rng_next(r) * n;

    if ((uint64_t)product < n) {
        const uint64_t surplus = (UINT64_C(0) - n) % n; /* 2^64 mod n */
        while ((uint64_t)product < surplus) product = (mu_u128)mu_rng_next(r) * n;
    }
    return (uint64_t)(product >> 64);
}

/* Marsaglia & Tsang (2000), "A simple method for generating gamma variables", for shape >= 1. */
static double gamma_from_one(mu_rng *r, double shape)
{
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / mu_sqrt(9.0 * d);

    for (;;) {
        const double x    = mu_rng_normal(r);
        const double root = 1.0 + c * x;
        const double v    = root * root * root;
        double       u;

        if (root <= 0.0) continue;
        u = mu_rng_uniform_open(r);
        if (u < 1.0 - 0.0331 * (x * x) * (x * x)) return d * v; /* saves both logarithms, nearly always */
        if (mu_log(u) < 0.5 * x * x + d * (1.0 - v + mu_log(v))) return d * v;
    }
}

double mu_rng_gamma(mu_rng *r, double shape)
{
    if (shape >= 1.0) return gamma_from_one(r, shape);

    /* A gamma of shape + 1 times U^(1/shape); -log U is a standard exponential. */
    const double above = gamma_from_one(r, shape + 1.0);
    return above * mu_exp(-mu_rng_exp(r) / shape);
}

/* Sums the probabilities until they pass one uniform number. The mean is below 10, so that about ten
 * steps do; past 200 the rest is far below the 2^-53 a uniform number can tell. */
static int64_t poisson_by_inversion(mu_rng *r, double mean)
{
    const double u     = mu_rng_uniform(r);
    double       term  = mu_exp(-mean);
    double       total = term;
    int64_t      n     = 0;

    while (u >= total && n < 200) {
        n++;
        term *= mean / (double)n;
        total += term;
    }
    return n;
}

/* PTRS, the transformed rejection of Hoermann (1993), "The transformed rejection method for generating
 * Poisson random variables", for means from 10. The constants are his. */
static int64_t poisson_by_rejection(mu_rng *r, double mean)
{
    const double b         = 0.931 + 2.53 * mu_sqrt(mean);
    const double a         = -0.059 + 0.02483 * b;
    const double inv_alpha = 1.1239 + 1.1328 / (b - 3.4);
    const double v_r       = 0.9277 - 3.6224 / (b - 2.0);
    const double log_mean  = mu_log(mean);

    for (;;) {
        const double u    = mu_rng_uniform_open(r) - 0.5;
        const double v    = mu_rng_uniform_open(r);
        const double side = 0.5 - (u < 0.0 ? -u : u);
        const double x    = (2.0 * a / side + b) * u + mean + 0.43;
        double       n;

        if (x < 0.0 || (side < 0.013 && v > side)) continue;
        n = (double)(int64_t)x;
        if (side >= 0.07 && v <= v_r) return (int64_t)n;
        if (mu_log(v * inv_alpha / (a / (side * side) + b)) <= n * log_mean - mean - mu_lgamma(n + 1.0)) {
            return (int64_t)n;
        }
    }
}

int64_t mu_rng_poisson(mu_rng *r, double mean)
{
    return mean < 10.0 ? poisson_by_inversion(r, mean) : poisson_by_rejection(r, mean);
}
