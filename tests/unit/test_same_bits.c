/* The same draws to the last bit, whichever variants of exp and log glibc chooses for the processor.
 *
 * The test runs itself once as it is and once with the fused and the 256-bit variants forbidden, and compares
 * checksums of draws of every kind. libm's own functions serve as the control: on a machine with fused
 * multiplication their checksum changes, which shows that the switch was heard. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "core/fmath.h"
#include "tests/stat/every_dist.h"

/* glibc 2.33 dropped the _Usable from the names; unknown ones are ignored. */
#define WITHOUT_FMA "GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX2_Usable,-FMA_Usable,-FMA4_Usable"

/* What gcc 12 and clang 14 gave, with and without optimisation. Changes with the rows of every_dist.h, and
 * otherwise only when draws are meant to change, which changes the results of every scenario. */
#define KNOWN_CHECKSUM UINT64_C(0xbb486dc0bfda9cd5)

enum { DRAWS = 2000 };

typedef struct {
    uint64_t ours, libm;
} checksums;

static uint64_t with_number(uint64_t h, double x)
{
    return mu_hash_bytes(h, &x, sizeof x);
}

static uint64_t checksum_of_draws(void)
{
    mu_arena        *a   = mu_arena_new(0);
    const every_dist all = every_dist_in(a);
    mu_rng           r   = mu_rng_raw(1, 2, 3, 4);
    uint64_t         h   = MU_HASH_START;

    for (int row = 0; row < all.n; row++) {
        for (int i = 0; i < DRAWS; i++) h = with_number(h, mu_dist_draw(all.dist[row], &r));
        h = with_number(h, mu_dist_mean(all.dist[row]));
        h = with_number(h, mu_dist_variance(all.dist[row]));
        h = with_number(h, mu_dist_cdf(all.dist[row], mu_dist_mean(all.dist[row])));
    }
    for (int i = 0; i < 20 * DRAWS; i++) {
        const double x = 8.0 * mu_rng_uniform_open(&r) - 4.0, y = 40.0 * mu_rng_uniform_open(&r);

        h = with_number(h, mu_exp(x));
        h = with_number(h, mu_expm1(x));
        h = with_number(h, mu_tanh(x));
        h = with_number(h, mu_erfc(x));
        h = with_number(h, mu_log(y));
        h = with_number(h, mu_log1p(y));
        h = with_number(h, mu_pow(y, x));
        h = with_number(h, mu_lgamma(y));
        h = with_number(h, mu_gamma_upper(y, 20.0));
    }
    mu_arena_free(a);
    return h;
}

static uint64_t checksum_of_libm(void)
{
    mu_rng   r = mu_rng_raw(1, 2, 3, 4);
    uint64_t h = MU_HASH_START;

    for (int i = 0; i < 20 * DRAWS; i++) {
        const double y = 40.0 * mu_rng_uniform_open(&r);

        h = with_number(h, exp(y));
        h = with_number(h, log(y));
        h = with_number(h, pow(y, 1.7));
        h = with_number(h, sin(y));
    }
    return h;
}

/* Runs this program again with the environment `setting` and nothing else, and reads what it prints. */
static checksums checksums_under(char *setting)
{
    char      program[] = "/proc/self/exe", wish[] = "--checksums", text[64] = "";
    char     *arguments[] = { program, wish, NULL }, *environment[] = { setting, NULL };
    int       ends[2], status                                       = -1;
    size_t    length = 0;
    checksums found  = { 0, 0 };

    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execve(program, arguments, environment);
        _exit(127);
    }
    close(ends[1]);
    for (ssize_t got; (got = read(ends[0], text + length, sizeof text - 1 - length)) > 0;)
        length += (size_t)got;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(sscanf(text, "%" SCNx64 " %" SCNx64, &found.ours, &found.libm), 2);
    return found;
}

static void draws_do_not_depend_on_fused_multiplication(void **state)
{
    char            plain[] = "LANG=C", without[] = WITHOUT_FMA;
    const checksums as_is = checksums_under(plain), forbidden = checksums_under(without);

    (void)state;
    assert_int_equal(as_is.ours, forbidden.ours);
    assert_int_equal(as_is.ours, checksum_of_draws());
    assert_int_equal(as_is.ours, KNOWN_CHECKSUM);
    if (__builtin_cpu_supports("fma")) {
        assert_int_not_equal(as_is.libm, forbidden.libm);
    } else {
        print_message(
            "             this processor has no fused multiplication: the comparison shows little\n");
    }
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(draws_do_not_depend_on_fused_multiplication) };

    if (count == 2 && strcmp(arguments[1], "--checksums") == 0) {
        printf("%016" PRIx64 " %016" PRIx64 "\n", checksum_of_draws(), checksum_of_libm());
        return 0;
    }
    return cmocka_run_group_tests_name("same bits", tests, NULL, NULL);
}
