/* harness.h - runs a scenario and compares what comes out with a reference case.
 *
 * The seed is the hash of the case's id (and of the variant where a case is run twice), so that nobody can have
 * chosen it. A figure passes when it lies within 4 standard errors of what is expected and its standard error
 * is at most 0.35 % of it: an engine that is 2 % off then fails. Under a sanitizer runs are shortened and only
 * the 4 standard errors are asked for.
 */
#ifndef MU_TESTS_HARNESS_H
#define MU_TESTS_HARNESS_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <muster/experiment.h>
#include "base/text.h"
#include "tests/stat/cases.h"

#define MOST_Z           4.0
#define MOST_RELATIVE_SE 0.0035

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SHORTENED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SHORTENED 1
#endif
#endif
#ifndef SHORTENED
#define SHORTENED 0
#endif

typedef struct {
    cases      *known;
    const char *id;
    mu_model   *model;
    mu_results *results;
    int         failures;
} bench;

/* A figure and its standard error, in the case's own unit. */
typedef struct {
    double mean, se;
} measured;

static inline mu_model *load_or_stop(const char *name, const char *yaml)
{
    mu_diag  *diag  = mu_diag_new();
    mu_model *model = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), name, NULL, diag, &model) != MU_OK) {
        char *why = mu_diag_render(diag);
        fprintf(stderr, "%s\n", why != NULL ? why : "out of memory");
        free(why);
    }
    mu_diag_free(diag);
    assert_non_null(model);
    return model;
}

static inline uint64_t seed_of(const char *id, const char *variant)
{
    char both[120];
    snprintf(both, sizeof both, "%s%s", id, variant);
    return mu_hash_text(both);
}

/* Runs `yaml` for the case `id`; `variant` is "" or tells two runs of one case apart. */
static inline bench run(void **state, const char *id, const char *variant, int64_t replications,
                        const char *yaml)
{
    bench                b       = { .known = *state, .id = id, .model = load_or_stop(id, yaml) };
    const int64_t        fewer   = replications / 40 > 30 ? replications / 40 : 30;
    const mu_run_options options = { .replications = SHORTENED && fewer < replications ? fewer : replications,
                                     .threads      = 1,
                                     .has_seed     = true,
                                     .seed         = seed_of(id, variant) };

    cases_find(b.known, id); /* a misspelt id ends here */
    assert_int_equal(mu_experiment_run(b.model, &options, NULL, &b.results), MU_OK);
    return b;
}

/* Fails the test if any figure did not agree. */
static inline void finish(bench *b)
{
    const int failures = b->failures;

    mu_results_free(b->results);
    mu_model_free(b->model);
    if (failures > 0) fail_msg("%d figure(s) disagree, see above", failures);
}

/* A measure of one type or team, or of all when `who` is NULL. */
static inline measured ask(const bench *b, const char *who, const char *measure)
{
    mu_estimate e;

    if (!mu_results_value(b->results, who, measure, &e)) fail_msg("%s: no measure %s", b->id, measure);
    return (measured){ e.mean, e.se };
}

static inline measured times(double factor, measured m)
{
    return (measured){ factor * m.mean, fabs(factor) * m.se };
}
static inline measured minutes(measured seconds)
{
    return times(1.0 / 60, seconds);
}
static inline measured one_minus(measured m)
{
    return (measured){ 1 - m.mean, m.se };
}

static inline void tell(bench *b, const char *key, double expected, measured m, bool fine)
{
    print_message("%s %-12s %-20s %12.6g %12.6g  se %5.2f %%  z %+5.2f\n", fine ? "    " : "FAIL", b->id, key,
                  expected, m.mean, 100 * m.se / fabs(expected), (m.mean - expected) / m.se);
    if (!fine) b->failures++;
}

static inline void compare_with(bench *b, const char *key, double expected, measured m)
{
    const bool near  = fabs(m.mean - expected) <= MOST_Z * m.se;
    const bool sharp = SHORTENED || m.se <= MOST_RELATIVE_SE * fabs(expected);

    tell(b, key, expected, m, near && sharp);
}

static inline void compare(bench *b, const char *key, measured m)
{
    compare_with(b, key, cases_expected(b->known, b->id, key), m);
}

/* The rule of kind B: our 95 % interval must overlap the published one widened by half. */
static inline void overlap(bench *b, const char *key, measured m)
{
    const double expected = cases_expected(b->known, b->id, key);
    const double width    = cases_half_width(b->known, b->id, key);

    tell(b, key, expected, m, fabs(m.mean - expected) <= 1.96 * m.se + 1.5 * width);
}

static inline int open_known(void **state)
{
    *state = cases_open();
    return 0;
}

static inline int close_known(void **state)
{
    cases_close(*state);
    return 0;
}

#endif
