#include "sim/busyness.h"

/* The process is known at powers of two from 2^LOWEST on, and between two of them by halving DEPTH times. A common
 * shape is rounded down to that grid (by less than 0.1 %); what is cut off goes to the type's own part. */
enum { LOWEST = -20, HIGHEST = 60, DEPTH = 10 };

typedef struct {
    uint64_t seed, replication, day;
} day_key;

static mu_rng stream(day_key key, uint64_t entity)
{
    return mu_rng_stream((mu_rng_key){ key.seed, key.replication, MU_DRAW_BUSYNESS, entity, key.day });
}

/* Names the stream of a piece; small numbers, which no hash of a type's name is likely to be. */
static uint64_t piece_id(int power, uint64_t piece)
{
    return (uint64_t)(power - LOWEST) << 32 | piece;
}

static double increment(day_key key, int power, double length)
{
    mu_rng r = stream(key, piece_id(power, 0));
    return mu_rng_gamma(&r, length);
}

/* What of a piece's increment falls into its first half: beta(half, half), as a ratio of gammas. */
static double first_half(day_key key, int power, uint64_t piece, double half)
{
    mu_rng       r = stream(key, piece_id(power, piece));
    const double a = mu_rng_gamma(&r, half), b = mu_rng_gamma(&r, half);

    return a + b > 0 ? a / (a + b) : 0.5;
}

/* Level of the common process at `shape`, or a little before it: *at. The piece `power` covers what lies between
 * 2^(power - 1) and 2^power; the lowest one begins at 0. */
static double common_level(day_key key, double shape, double *at)
{
    double level = 0, reached = 0, length = 0x1p-20; /* 2^LOWEST */
    int    power = LOWEST;

    while (power < HIGHEST && reached + length <= shape) {
        level += increment(key, power++, length);
        reached += length;
        length = reached;
    }
    if (reached > 0) {
        double   total = increment(key, power, length);
        uint64_t piece = 1; /* its halves are 2 and 3, theirs 4 to 7, and so on */
        for (int depth = 0; depth < DEPTH; depth++) {
            const double half = length / 2, first = total * first_half(key, power, piece, half);
            const bool   right = reached + half <= shape;
            if (right) {
                level += first;
                reached += half;
            }
            total  = right ? total - first : first;
            piece  = 2 * piece + right;
            length = half;
        }
    }
    *at = reached;
    return level;
}

static double day_factor(const mu_contact_type *type, day_key key)
{
    const double shape = type->arrivals.busyness_shape;
    double       at    = 0;
    double       level = common_level(key, type->arrivals.busyness_common, &at);

    if (shape > at) {
        mu_rng own = stream(key, type->key);
        level += mu_rng_gamma(&own, shape - at);
    }
    return level / shape;
}

int32_t mu_busyness_days(const mu_model *m)
{
    return (int32_t)mu_calendar_day(&m->calendar, m->calendar.till) + 1;
}

void mu_busyness_draw(const mu_model *m, uint64_t seed, int64_t replication, int32_t days, double *out)
{
    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_type *type = &m->types[i];
        for (int32_t day = 0; day < days; day++) {
            const day_key key            = { seed, (uint64_t)replication, (uint64_t)day };
            out[(int64_t)i * days + day] = type->arrivals.busyness_shape > 0 ? day_factor(type, key) : 1.0;
        }
    }
}
