/* Writes random numbers to standard output for programs that test generators, until the reader stops.
 *
 *   write_stream one           one keyed stream
 *   write_stream interleaved   64 keyed streams in turn: neighbours in seed, replication, purpose, entity, index
 *   write_stream keyed         single keyed numbers with consecutive indices */
#include <stdio.h>
#include <string.h>

#include "core/rng.h"

enum { STREAMS = 64, ROUNDS = 64 };

static void open_streams(mu_rng *stream)
{
    for (unsigned i = 0; i < STREAMS; i++) {
        stream[i] = mu_rng_stream((mu_rng_key){ .seed        = 1 + (i & 1u),
                                                .replication = i >> 1 & 3u,
                                                .purpose     = (mu_draw)(MU_DRAW_ARRIVAL + (i >> 3 & 1u)),
                                                .entity      = i >> 4 & 1u,
                                                .index       = i >> 5 });
    }
}

static void fill(uint64_t *block, mu_rng *stream, unsigned streams)
{
    for (unsigned i = 0; i < STREAMS * ROUNDS; i++) block[i] = mu_rng_next(&stream[i % streams]);
}

static void fill_keyed(uint64_t *block, uint64_t first)
{
    for (unsigned i = 0; i < STREAMS * ROUNDS; i++) {
        block[i] = mu_rng_keyed((mu_rng_key){ .seed = 1, .purpose = MU_DRAW_TEST, .index = first + i });
    }
}

int main(int count, char **arguments)
{
    static mu_rng   stream[STREAMS];
    static uint64_t block[STREAMS * ROUNDS];
    const char     *what  = count == 2 ? arguments[1] : "";
    uint64_t        drawn = 0;

    if (strcmp(what, "one") != 0 && strcmp(what, "interleaved") != 0 && strcmp(what, "keyed") != 0) {
        fputs("usage: write_stream one | interleaved | keyed\n", stderr);
        return 64;
    }
    open_streams(stream);
    do {
        if (strcmp(what, "keyed") == 0) {
            fill_keyed(block, drawn);
        } else {
            fill(block, stream, strcmp(what, "one") == 0 ? 1 : STREAMS);
        }
        drawn += STREAMS * ROUNDS;
    } while (fwrite(block, sizeof block, 1, stdout) == 1);
    return 0;
}
