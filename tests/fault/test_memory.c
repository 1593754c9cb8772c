/* Every allocation is made to fail once, the first, the second, ... until a whole run succeeds: no crash, no leak
 * (the sanitizer build looks), and an answer that says that memory ran out. The linker wraps the allocator. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <muster/report.h>
#include "experiment/runner.h"
#include "scenario/load.h"
#include "scenario/schema.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

/* Allocations until the one that fails; negative: none does. `afterwards`: all later ones fail too. */
static atomic_long countdown = -1;
static atomic_bool afterwards, failed;

static bool fails(void)
{
    if (countdown < 0) return false;
    if (countdown > 0) {
        countdown--;
        return false;
    }
    if (afterwards || !failed) {
        failed = true;
        return true;
    }
    return false;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : __real_calloc(n, size);
}
void *__wrap_realloc(void *p, size_t size)
{
    return fails() ? NULL : __real_realloc(p, size);
}

static const char scenario[] =
    "name: fault\nstart: 2026-03-30\ntimezone: Europe/Berlin\nhorizon: 2d 08:00-12:00\nlines: {trunk: "
    "{capacity: 30, contacts: [calls]}}\n"
    "contacts:\n"
    "  calls:\n    channel: phone\n    class: vip\n    choose: fastest\n"
    "    arrivals: {every: 1h, from: \"08:00\", counts: [400, 900, 200, 100], busyness: {cv: 0.2}}\n"
    "    handle: {talk: {lognormal: {mean: 3min, cv: 0.8}}, wrap_up: {mixture: [{share: 0.5, of: 10s},\n"
    "             {share: 0.5, of: {empirical: {histogram: [[0s, 30s, 1], [30s, 60s, 2]]}}}]}}\n"
    "    patience: {mean: 2min}\n"
    "    answer: 80% within 20s\n"
    "    resolved: 80%\n    reopen: {}\n    escalate: {store: 2%, second: {share: 10%, repeat: 50%, how: "
    "warm, takes: 1min}}\n"
    "    redial: {abandoned: 50%}\n    balk: [{waiting: 40, share: 20%}]\n    hours: mon-fri 08:00-11:00\n   "
    " outside: queue\n"
    "    bot: {}\n    misrouted: {to: second}\n    callback: {offer_at: 8}\n    prefer: 60s\n"
    "    announce: {}\n"
    "  mail: {arrivals: {population: 40, think: {mean: 10min}}, handle: {mean: 6min}}\n"
    "  second: {arrivals: none, handle: 6min, teams: [{team: desk, after: 5s}]}\n"
    "  chat: {arrivals: 90/h, handle: 8min, concurrency: 3, slowdown: [100%, 120%, 150%], choose: "
    "least_busy,\n"
    "    interrupts: yes, priority: 1, then: {outer: 5%, tickets: {share: 20%, after: 1h}}}\n"
    "  tickets: {arrivals: {backlog: 90}, handle: 4min, interruptible: yes, resume: person, switch_cost: "
    "20s,\n    ask_back: {share: 40%, answer: {mean: 30min}}}\n"
    "  leads: {arrivals: {backlog: endless}, handle: 3min, priority: -1, interruptible: yes}\n"
    "  members: {arrivals: {population: 9, think: 20min}, handle: 2min, resolved: 70%, reopen: {after: "
    "5min}}\n"
    "teams:\n"
    "  desk: {shifts: {early: {hours: 08:00-10:00, people: 20}, late: {hours: 10:00-12:00, people: 9, pay: "
    "125%}}, pay: "
    "20/h,\n         people: [ana, {name: bob, skills: {calls: novice}, handle: {mail: 80%}, resolved: "
    "{calls: 50%},\n"
    "         pay: 30/h}, 27], role: L1, reserve: {mail: 2}, handle: {mail: 90%},\n"
    "         on_call: {people: 70, notice: 5min}, guests: 2, overtime: {factor: 1.5},\n"
    "         site: here, breaks: {mon-sat: [10min], sun: 5min}, absence: 5%, adherence: {late: {share: 10%, "
    "by: 5min}}}\n"
    "departments: {store: {people: 4, handle: 5min, loss: 2%, delay: 5min, then: {inner: 5%}}}\n"
    "journeys: {outer: [[second, inner], second], inner: [[mail, second]]}\n"
    "meetings: {daily: {at: 09:00, for: 10min, teams: [desk]}, three: {at: 09:30, for: 5min, who: [ana, b*, "
    "desk 9]}}\n"
    "sites: {here: {hours: {mon-fri: [06:00-09:00, 09:10-20:00], sat: 08:00-12:00}}}\nholidays: "
    "[2026-01-06]\n"
    "tools: {crm: {from: 2026-03-30 09:00, monthly: 300}, transcription: {}, dispatch: {}}\n"
    "changes:\n"
    "- {from: 2026-03-30, set: {teams: {desk: {next: slack}}}}\n"
    "- {from: 2026-03-30 10:30, till: 2026-03-30 11:00, name: a while, set: {contacts: {mail: {silent: {}},\n"
    "   calls: {callback: ~, priority: 2}, second: {time_cap: {after: 4min, to: tickets}}}}}\n";

static int32_t order_a_lot(void *context, const mu_view *view, int32_t survey, const mu_order **orders)
{
    static const mu_order all[] = { { .kind = MU_ORDER_CALL_IN, .people = 70, .for_us = 3600000000 },
                                    { .kind = MU_ORDER_OVERTIME, .people = 9, .for_us = 600000000 },
                                    { .kind = MU_ORDER_MOVE, .team = 1, .people = 2 } };

    (void)context;
    (void)view;
    (void)survey;
    *orders = all;
    return sizeof all / sizeof all[0];
}

/* One whole use of the library. True when nothing failed. */
static bool use_it(int threads)
{
    mu_diag             *diag    = mu_diag_new();
    mu_model            *model   = NULL;
    mu_results          *results = NULL;
    char                *text = NULL, *json = NULL, *explained = NULL, *people = NULL, *problems = NULL;
    bool                 ok;
    const mu_survey      hourly  = { .every_us = 3600000000 };
    const mu_hooks       hooks   = { .n_surveys = 1, .surveys = &hourly, .survey = order_a_lot };
    const mu_run_options options = { .replications = 4, .threads = threads, .people = true, .hooks = &hooks };

    ok = mu_scenario_load_text(scenario, strlen(scenario), "fault.yaml", NULL, diag, &model) == MU_OK;
    assert_true(ok == (model != NULL));
    if (model != NULL) {
        explained = mu_report_explain(model);
        ok        = mu_experiment_run(model, &options, diag, &results) == MU_OK && explained != NULL;
    }
    if (results != NULL) {
        text   = mu_report_text(results, NULL);
        json   = mu_report_json(results);
        people = mu_report_people(results);
        ok     = ok && text != NULL && json != NULL && people != NULL;
    }
    problems = mu_diag_render(diag);
    free(text);
    free(json);
    free(people);
    free(explained);
    free(problems);
    mu_results_free(results);
    mu_model_free(model);
    mu_diag_free(diag);
    return ok;
}

/* Each allocation in turn with TEST_ALL set (tests/stat/long_memory.sh); without it every 23rd, in an instrumented build
 * every 61st, beginning at `first`, so that a build is tested in seconds. The last one is always met: the loop goes on until nothing fails. */
static void fail_each_in_turn(int threads, bool all_later, long first)
{
    const char *instrumented = getenv("SANITIZE");
    const bool  quick        = instrumented != NULL && *instrumented != '\0';
    const long  step         = getenv("TEST_ALL") != NULL ? 1 : quick ? 61 : 23;
    long        n            = step > 1 ? first : 0;

    afterwards = all_later;
    for (bool ok = false; !ok || failed; n += step) {
        failed    = false;
        countdown = n;
        ok        = use_it(threads);
        countdown = -1;
        assert_true(n < 100000);
        if (!failed) assert_true(ok);
    }
    assert_true(n > 20); /* the loop met real allocations */
}

static void one_failed_allocation_is_survived(void **state)
{
    (void)state;
    fail_each_in_turn(1, false, 0);
}

static void memory_that_stays_exhausted_is_survived(void **state)
{
    (void)state;
    fail_each_in_turn(1, true, 1);
}

static void with_two_threads_it_is_survived_too(void **state)
{
    (void)state;
    fail_each_in_turn(2, true, 2);
}

/* Clocks change within the horizon, at other times here and there; one name is wrong, so that what was meant is looked for. */
static void time_zones_survive_it(void **state)
{
    static const char *const texts[] = {
        "timezone: Europe/Berlin\nstart: 2026-03-28\nhorizon: 3d 00:00-24:00\ncontacts: {a: {arrivals: 6/h, "
        "handle: "
        "5min, timezone: America/New_York}}\nsites: {x: {timezone: Asia/Shanghai}}\nteams: {t: {people: 2, "
        "site: "
        "x}}\n",
        "timezone: Europe/Berln\nhorizon: 1d 08:00-09:00\ncontacts: {a: {arrivals: 6/h, handle: "
        "5min}}\nteams: {t: "
        "{people: 2}}\n",
    };

    (void)state;
    for (int i = 0; i < 2; i++)
        for (long n = 0;; n++) {
            mu_diag  *diag  = mu_diag_new();
            mu_model *model = NULL;
            failed = afterwards = false;
            countdown           = n;
            const mu_status st =
                mu_scenario_load_text(texts[i], strlen(texts[i]), "zone.yaml", NULL, diag, &model);
            char *told = model != NULL ? mu_report_explain(model) : NULL;
            countdown  = -1;
            assert_true((st == MU_OK) == (model != NULL));
            assert_true(failed || st == (i == 0 ? MU_OK : MU_ERR_VALUE));
            assert_true(failed || i == 1 || told != NULL);
            free(told);
            mu_model_free(model);
            mu_diag_free(diag);
            if (!failed) break;
        }
}

static void the_dictionaries_survive_it(void **state)
{
    (void)state;
    for (long n = 0; n < 2000; n++) {
        afterwards = failed = false;
        countdown           = n;
        char *json          = mu_schema_json();
        char *keys          = mu_schema_keys(NULL, NULL);
        char *measures      = mu_report_measures();
        countdown           = -1;
        const bool all      = json != NULL && keys != NULL && measures != NULL;
        free(json);
        free(keys);
        free(measures);
        if (!failed) {
            assert_true(all);
            return;
        }
    }
    fail_msg("more allocations than expected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_failed_allocation_is_survived),
        cmocka_unit_test(memory_that_stays_exhausted_is_survived),
        cmocka_unit_test(with_two_threads_it_is_survived_too),
        cmocka_unit_test(time_zones_survive_it),
        cmocka_unit_test(the_dictionaries_survive_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
