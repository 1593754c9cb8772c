#include "plan/selfcheck.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <muster/experiment.h>
#include "base/text.h"
#include "plan/erlang.h"
#include "plan/impatience.h"
#include "plan/loss.h"
#include "plan/modulated.h"
#include "plan/single_server.h"
#include "plan/transient.h"

#define MOST_Z           4.0
#define MOST_RELATIVE_SE 0.0035
#define FIGURES          3

typedef struct {
    const char *what, *who, *measure; /* who: a type or team; NULL is all */
    double      expected;             /* by closed form, in the measure's own unit */
} figure;

typedef struct {
    const char *yaml;
    int64_t     replications;
    figure      figure[FIGURES]; /* until the first without a name */
} check;

#define STEADY "experiment: {steady: yes, warm_up: 1000min}\ninterval: 500min\n"
#define ONE    "teams: {desk: {people: 1}}\n"

/* ---- the scenarios --------------------------------------------------------------------------------- */

static check one_person(void)
{
    return (check){ STEADY "horizon: 50000min\n" ONE "contacts: {calls: {arrivals: 0.7/min, handle: 1min}}\n",
                    400,
                    { { "1 person, load 0.7: wait, s", NULL, "asa", 60 * 0.7 / 0.3 },
                      { "  had to wait", NULL, "delayed", 0.7 } } };
}

static check erlang_c(void)
{
    mu_steady_state s = { 0 };

    mu_erlang_c_state(10, 4, 2, &s);
    return (
        check){ STEADY "horizon: 21000min\n"
                       "contacts: {calls: {arrivals: 4/min, handle: 2min, answer: 80% within 20s}}\n"
                       "teams: {desk: {people: 10}}\n",
                350,
                { { "Erlang C, 10 people: had to wait", NULL, "delayed", s.delayed },
                  { "  answered within 20 s", NULL, "service_level", mu_erlang_c_level(10, 4, 2, 1.0 / 3) },
                  { "  occupancy", NULL, "occupancy", s.occupancy } } };
}

static check erlang_b(void)
{
    return (check){ STEADY
                    "horizon: 11000min\n"
                    "contacts: {calls: {arrivals: 10/min, handle: {mean: 1min, cv: 2}, queue_capacity: 0}}\n"
                    "teams: {desk: {people: 10}}\n",
                    60,
                    { { "Erlang B, 10 lines: blocked", NULL, "blocking", mu_erlang_b(10, 10) } } };
}

static check limited_room(void)
{
    mu_steady_state s = { 0 };

    mu_mmck_state(2, 1, 3, 0.25, &s);
    return (check){ STEADY "horizon: 31000min\nlines: 3\n"
                           "contacts: {calls: {arrivals: 3/min, handle: 15s}}\nteams: {desk: {people: 2}}\n",
                    120,
                    { { "2 people, 3 lines: blocked", NULL, "blocking", s.blocked } } };
}

static check erlang_a(void)
{
    mu_steady_state s = { 0 };

    mu_erlang_a_state(5, 5.0 / 3, 4, 2, &s);
    return (check){
        STEADY "horizon: 21000min\n"
               "contacts: {calls: {arrivals: 100/h, handle: 4min, patience: 2min, answer: 80% within 20s}}\n"
               "teams: {desk: {people: 5}}\n",
        150,
        { { "Erlang A, 5 people: gave up", NULL, "abandonment", s.abandoned },
          { "  wait of all, s", NULL, "mean_wait", 60 * s.wait },
          { "  answered within 20 s", NULL, "service_level",
            mu_erlang_a_level(5, 5.0 / 3, 4, 2, 1.0 / 3, MU_SL_STRICT) } }
    };
}

static check other_patience(void)
{
    const mu_dist   patience = { .kind = MU_DIST_FIXED, .a = 1 };
    mu_steady_state s        = { 0 };

    mu_impatient_state(8, 9, 1, &patience, &s);
    return (check){ STEADY "horizon: 11000min\n"
                           "contacts: {calls: {arrivals: 9/min, handle: 1min, patience: {fixed: 1min}}}\n"
                           "teams: {desk: {people: 8}}\n",
                    250,
                    { { "M/M/8+D, patience 60 s: gave up", NULL, "abandonment", s.abandoned },
                      { "  average wait, s", NULL, "asa", 60 * s.wait_answered } } };
}

static check lognormal_service(void)
{
    return (check){ STEADY "horizon: 50000min\n" ONE
                           "contacts: {calls: {arrivals: 0.6/min, handle: {mean: 1min, cv: 1}}}\n",
                    450,
                    { { "M/G/1, lognormal: wait, s", NULL, "asa",
                        60 * mu_mg1_wait(0.6, mu_moments_lognormal(1, 1)) } } };
}

static check fixed_service(void)
{
    return (check){
        STEADY "horizon: 50000min\n" ONE "contacts: {calls: {arrivals: 0.8/min, handle: {fixed: 1min}}}\n",
        400,
        { { "M/D/1, load 0.8: wait, s", NULL, "asa", 60 * mu_mg1_wait(0.8, mu_moments_fixed(1)) } }
    };
}

static check priorities(void)
{
    const mu_moments service[2]  = { mu_moments_exponential(1), mu_moments_fixed(1) };
    const double     arrivals[2] = { 0.3, 0.4 };
    double           wait[2]     = { 0 };

    mu_cobham_waits(2, arrivals, service, wait);
    return (check){ STEADY "horizon: 50000min\n"
                           "contacts:\n"
                           "  vip: {arrivals: 0.3/min, handle: 1min, needs: [all], priority: 1}\n"
                           "  other: {arrivals: 0.4/min, handle: {fixed: 1min}, needs: [all]}\n"
                           "teams: {desk: {people: 1, skills: [all]}}\n",
                    500,
                    { { "Priorities (Cobham): wait 1, s", "vip", "asa", 60 * wait[0] },
                      { "  wait 2, s", "other", "asa", 60 * wait[1] } } };
}

static check batches(void)
{
    return (check){
        STEADY
        "horizon: 50000min\n" ONE
        "contacts: {calls: {arrivals: {rate: 0.25/min, batch: {geometric: {mean: 2}}}, handle: 1min}}\n",
        600,
        { { "Batches of 2: queue", NULL, "queue", mu_batch_present(0.25, 2, 6, 1) - 0.5 } }
    };
}

static check smooth_arrivals(void)
{
    const mu_erlang_gaps gaps    = { 2, 1.25 };
    const double         delayed = mu_gm1_delayed(mu_transform_erlang, &gaps, gaps.mean, 1);

    return (check){
        STEADY "horizon: 50000min\n" ONE
               "contacts: {calls: {arrivals: {between: {erlang: {mean: 75s, stages: 2}}}, handle: 1min}}\n",
        450,
        { { "E2/M/1, load 0.8: wait, s", NULL, "asa", 60 * mu_gm1_wait(delayed, 1) } }
    };
}

static check bursts(void)
{
    const mu_mmpp2 m = { { 0.4, 1.6 }, { 0.1, 0.2 } };
    mu_modulated   s = { 0 };

    mu_mmpp2_m1_solve(&m, 1, &s);
    return (check){ STEADY
                    "horizon: 50000min\n" ONE "contacts:\n  calls:\n    handle: 1min\n"
                    "    arrivals: {states: [{rate: 0.4/min, stay: 10min}, {rate: 1.6/min, stay: 5min}]}\n",
                    120,
                    { { "Bursts (MMPP): had to wait", NULL, "delayed", s.delayed } } };
}

static check few_customers(void)
{
    mu_finite_source s = { 0 };

    mu_finite_source_solve(20, 10, 3, 1, &s);
    return (check){ STEADY "horizon: 21000min\nteams: {desk: {people: 3}}\n"
                           "contacts: {calls: {arrivals: {population: 20, think: 10min}, handle: 1min}}\n",
                    250,
                    { { "20 customers, 3 people: wait, s", NULL, "asa", 60 * s.wait } } };
}

static check overflow(void)
{
    mu_overflow s = { 0 };

    mu_overflow_solve((double[2]){ 5, 2 }, 1, (int[2]){ 5, 4 }, &s);
    return (check){ STEADY
                    "horizon: 11000min\n"
                    "contacts:\n"
                    "  first: {arrivals: 5/min, handle: 1min, queue_capacity: 0, teams: [a, b]}\n"
                    "  second: {arrivals: 2/min, handle: 1min, queue_capacity: 0, teams: [b]}\n"
                    "teams:\n  a: {people: 5, skills: [first]}\n  b: {people: 4, skills: [first, second]}\n",
                    100,
                    { { "Overflow to team b: blocked 1", "first", "blocking", s.blocked[0] },
                      { "  occupancy of b", "b", "occupancy", s.occupancy[1] } } };
}

static check a_day(void)
{
    const mu_day       day   = { 2, 1, 150, 1.0 / 3 };
    const mu_day_piece piece = { 480, 4.2, 12 };
    mu_day_totals      t[2]  = { { 0 } };

    mu_day_solve(&day, 1, &piece, t);
    return (check){
        "horizon: 480min\nteams: {desk: {people: 12}}\n"
        "contacts: {calls: {arrivals: 4.2/min, handle: 2min, patience: 1min, answer: 80% within 20s}}\n",
        20000,
        { { "A day from empty: gave up", NULL, "abandoned", t[0].abandoned + t[1].abandoned },
          { "  answered within 20 s", NULL, "answered_in_target", t[0].in_target },
          { "  occupancy", NULL, "occupancy", t[0].busy_time / t[0].staffed_time } }
    };
}

/* ---- running them ---------------------------------------------------------------------------------- */

/* "wide" would be a run too short to tell; the seeds are fixed, so it cannot happen by chance. */
static int tell(mu_text *t, const figure *f, const mu_results *r)
{
    mu_estimate e;

    if (r == NULL || !mu_results_value(r, f->who, f->measure, &e)) {
        mu_text_addf(t, "%-32s could not be simulated\n", f->what);
        return 1;
    }
    const bool near  = fabs(e.mean - f->expected) <= MOST_Z * e.se;
    const bool sharp = e.se <= MOST_RELATIVE_SE * fabs(f->expected);
    const bool pass  = near && sharp;
    char       interval[40];
    snprintf(interval, sizeof interval, "%.4g .. %.4g", e.low, e.high);
    mu_text_addf(t, "%-32s %9.5g %10.5g  %-17s %s\n", f->what, f->expected, e.mean, interval,
                 pass   ? "pass"
                 : near ? "wide"
                        : "FAIL");
    return !pass;
}

static int run_check(mu_text *t, const check *c)
{
    const mu_run_options options  = { .replications = c->replications,
                                      .has_seed     = true,
                                      .seed         = mu_hash_text(c->figure[0].what) };
    mu_model            *model    = NULL;
    mu_results          *results  = NULL;
    int                  failures = 0;

    if (mu_scenario_load_text(c->yaml, strlen(c->yaml), c->figure[0].what, NULL, NULL, &model) == MU_OK)
        (void)mu_experiment_run(model, &options, NULL, &results);
    for (int i = 0; i < FIGURES && c->figure[i].what != NULL; i++)
        failures += tell(t, &c->figure[i], results);
    mu_results_free(results);
    mu_model_free(model);
    return failures;
}

int mu_selfcheck(char **text_out)
{
    static check (*const all[])(
        void) = { one_person,        erlang_c,      erlang_b,   limited_room, erlang_a,        other_patience,
                  lognormal_service, fixed_service, priorities, batches,      smooth_arrivals, bursts,
                  few_customers,     overflow,      a_day };
    mu_text t = { 0 };
    int     failures = 0;

    mu_text_addf(&t, "%-32s %9s %10s  %-17s %s\n", "", "expected", "simulated", "95% interval", "verdict");
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const check c = all[i]();
        failures += run_check(&t, &c);
    }
    if (failures == 0)
        mu_text_add(&t, "\nThe engine agrees with theory: every figure lies within 4 standard errors, and\n"
                        "these are at most 0.35 % of it, so an error of 2 % would show.\n");
    else
        mu_text_addf(&t,
                     "\nFigures that do not agree with theory: %d. This is a fault of the program or of\n"
                     "the machine; please report it with this table.\n",
                     failures);
    *text_out = mu_text_take(&t);
    return *text_out != NULL || failures > 0 ? failures : 1;
}
