/* error.c - names of the statuses, and the end of the line for a fault of ours. */
#include "base/error.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

_Thread_local mu_assert_context mu_assert_at = { .replication = -1 };

const char *mu_status_name(mu_status s)
{
    switch (s) {
    case MU_OK: return "ok";
    case MU_ERR_NOMEM: return "memory";
    case MU_ERR_IO: return "io";
    case MU_ERR_SYNTAX: return "syntax";
    case MU_ERR_VALUE: return "value";
    case MU_ERR_USAGE: return "usage";
    case MU_ERR_INTERRUPTED: return "interrupted";
    case MU_ERR_RULE: return "rule";
    case MU_ERR_ENDLESS: return "endless";
    case MU_ERR_INTERNAL: return "internal";
    }
    return "unknown";
}

/* The one place in the library that prints and ends the program: going on would give wrong numbers. */
_Noreturn void mu_assert_failed(const char *what, const char *file, int line)
{
    const mu_assert_context *at = &mu_assert_at;
    fprintf(stderr, "muster: a fault of muster's own at %s:%d: %s\n", file, line, what);
    if (at->replication >= 0) {
        fprintf(stderr, "   to replay: seed %" PRIu64 ", replication %" PRId64 ", simulated time %.6f s\n",
                at->seed, at->replication, (double)at->now_us * 1e-6);
    }
    abort();
}
