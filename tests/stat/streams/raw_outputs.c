/* Prints the first outputs of PCG64-DXSM for several raw states, one line each, for the comparison with an
 * independent implementation: state, increment, outputs, all in hexadecimal. */
#include <inttypes.h>
#include <stdio.h>

#include "core/rng.h"

enum { STATES = 200, OUTPUTS = 1000 };

static void print_line(uint64_t state_high, uint64_t state_low, uint64_t inc_high, uint64_t inc_low)
{
    mu_rng r = mu_rng_raw(state_high, state_low, inc_high, inc_low);

    printf("%016" PRIx64 "%016" PRIx64 " %016" PRIx64 "%016" PRIx64, state_high, state_low, inc_high,
           inc_low | 1u);
    for (int i = 0; i < OUTPUTS; i++) printf(" %016" PRIx64, mu_rng_next(&r));
    putchar('\n');
}

int main(void)
{
    const uint64_t ones = UINT64_MAX;

    print_line(0, 0, 0, 0);
    print_line(0, 1, 0, 1);
    print_line(ones, ones, ones, ones);
    print_line(ones, 0, 0, ones);
    for (uint64_t i = 0; i < STATES; i++) {
        const mu_rng r = mu_rng_stream((mu_rng_key){ .purpose = MU_DRAW_TEST, .index = i });

        print_line((uint64_t)(r.state >> 64), (uint64_t)r.state, (uint64_t)(r.inc >> 64), (uint64_t)r.inc);
    }
    return 0;
}
