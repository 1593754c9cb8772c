/* error.h - the library's own view of <muster/error.h>, and the assertion that is always on.
 *
 * mu_assert guards what can only fail through a fault of ours. It is cheap, stays on in release
 * builds, and says where and, when a replication is running, in which one, so that the moment can
 * be replayed.
 */
#ifndef MU_BASE_ERROR_H
#define MU_BASE_ERROR_H

#include <muster/error.h>
#include <stdint.h>

/* What the running thread is simulating; shown by a failing mu_assert. */
typedef struct {
    uint64_t seed;
    int64_t  replication; /* -1 when none is running */
    int64_t  now_us;
} mu_assert_context;

extern _Thread_local mu_assert_context mu_assert_at;

_Noreturn void mu_assert_failed(const char *what, const char *file, int line);

#define mu_assert(condition) \
    (__builtin_expect(!!(condition), 1) ? (void)0 : mu_assert_failed(#condition, __FILE__, __LINE__))

#endif
