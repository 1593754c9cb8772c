/* One person's day on duty: whose turn it is, when breaks lie, and that a day hangs on nobody else. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <muster/scenario.h>
#include "sim/pauses.h"
#include "tests/unit/load_fixture.h"

enum { MOST = 40 };

/* The pauses of person `k` of the first team on calendar day `day`, on duty from 08:00 to 17:00. */
static int32_t day_of(const mu_model *m, int32_t k, int64_t day, mu_pause *out)
{
    const mu_stint s = { .seed        = 5,
                         .replication = 2,
                         .agent       = k,
                         .n_agents    = m->teams[0].n_agents,
                         .from_us     = day * MU_DAY_US + 8 * MU_HOUR_US,
                         .till_us     = day * MU_DAY_US + 17 * MU_HOUR_US,
                         .breaks      = m->stretches[0].breaks };

    assert_in_range(mu_pauses_most(m), 4, MOST);
    const int32_t n = mu_pauses_draw(m, &s, out);
    for (int32_t i = 0; i < n; i++) {
        assert_true(out[i].from_us >= s.from_us && out[i].till_us <= s.till_us);
        assert_true(out[i].from_us < out[i].till_us && out[i].latest_us >= out[i].from_us);
        if (i > 0) assert_true(out[i - 1].from_us <= out[i].from_us);
    }
    return n;
}

static mu_model *team(const char *more, int people)
{
    char text[1000];

    snprintf(text, sizeof text, "horizon: 60d 08:00-17:00\n" CONTACTS "teams: {desk: {people: %d, %s}}\n",
             people, more);
    return load(text, NULL);
}

static void a_person_s_day_hangs_on_nobody_else(void **state)
{
    static const char habits[] =
        "absence: 10%, adherence: {late: {share: 50%, by: 8min}, early: {share: 50%, by: 9min}, "
        "extra_break: {share: 50%, by: 5min}}";
    mu_model *few = team(habits, 3), *many = team(habits, 30);
    mu_pause  a[MOST], b[MOST];
    int       different = 0;

    (void)state;
    for (int64_t day = 0; day < 60; day++)
        for (int32_t k = 0; k < 3; k++) {
            const int32_t n = day_of(few, k, day, a);
            assert_int_equal(n, day_of(many, k, day, b));
            for (int32_t i = 0; i < n; i++) {
                assert_int_equal(a[i].from_us, b[i].from_us);
                assert_int_equal(a[i].till_us, b[i].till_us);
                assert_int_equal(a[i].kind, b[i].kind);
            }
            different += day_of(many, k + 3, day, b) != n;
        }
    assert_true(different > 20);
    mu_model_free(few);
    mu_model_free(many);
}

static void leave_and_meetings_are_shared_out_evenly(void **state)
{
    mu_model *m        = load("horizon: 60d 08:00-17:00\n" CONTACTS
                              "meetings: {weekly: {days: mon, at: 09:00, for: 30min, share: 30%}}\n"
                                     "teams: {desk: {people: 7, leave: 20%}}\n",
                              NULL);
    int       leave[7] = { 0 }, all = 0, met = 0;

    (void)state;
    for (int64_t day = 0; day < 56; day++) {
        int away = 0;
        for (int32_t k = 0; k < 7; k++) {
            mu_pause      p[MOST];
            const int32_t n = day_of(m, k, day, p);
            for (int32_t i = 0; i < n; i++) {
                if (p[i].kind == MU_AWAY_MEETING) met++;
                if (p[i].kind != MU_AWAY_ABSENT) continue;
                leave[k]++;
                away++;
            }
        }
        assert_in_range(away, 1, 2); /* 1.4 people a day */
        all += away;
    }
    assert_in_range(all, 77, 80); /* 78.4 */
    for (int k = 0; k < 7; k++) assert_in_range(leave[k], 10, 13);
    assert_in_range(met, 9, 17); /* 8 Mondays of 2.1 people, less those on leave */
    mu_model_free(m);
}

static void breaks_are_staggered_so_that_few_are_away_at_once(void **state)
{
    mu_model *m            = team("breaks: [1h lunch, 2 x 15min]", 12);
    int       away[9 * 60] = { 0 }, most = 0;

    (void)state;
    for (int32_t k = 0; k < 12; k++) {
        mu_pause p[MOST];
        assert_int_equal(day_of(m, k, 0, p), 3);
        assert_int_equal(p[1].till_us - p[1].from_us, MU_HOUR_US); /* lunch between the two others */
        for (int i = 0; i < 3; i++)
            for (int64_t at = p[i].from_us; at < p[i].till_us; at += MU_MINUTE_US)
                away[(at - 8 * MU_HOUR_US) / MU_MINUTE_US]++;
    }
    for (int i = 0; i < 9 * 60; i++) most = away[i] > most ? away[i] : most;
    assert_in_range(most, 4, 5); /* 12 lunches of an hour in three hours, and a few of the short ones */
    assert_int_equal(away[0] + away[539], 0);
    mu_model_free(m);
}

static void a_break_on_a_night_shift_may_be_after_midnight(void **state)
{
    mu_model *m =
        load("horizon: 2d 22:00-06:00\n" CONTACTS "teams: {desk: {people: 1, breaks: [30min at 02:00]}}\n",
             NULL);
    const mu_stint s = { .agent    = 0,
                         .n_agents = 1,
                         .from_us  = 22 * MU_HOUR_US,
                         .till_us  = 30 * MU_HOUR_US,
                         .breaks   = m->stretches[0].breaks };
    mu_pause       p[MOST];

    (void)state;
    assert_int_equal(mu_pauses_draw(m, &s, p), 1);
    assert_int_equal(p[0].from_us, 26 * MU_HOUR_US);
    mu_model_free(m);
}

static void shrinkage_is_the_same_share_every_day(void **state)
{
    mu_model *m       = team("shrinkage: 25%", 10);
    int64_t   own[10] = { 0 };

    (void)state;
    for (int64_t day = 0; day < 60; day++) {
        int64_t away = 0;
        for (int32_t k = 0; k < 10; k++) {
            mu_pause      p[MOST];
            const int32_t n = day_of(m, k, day, p);
            for (int32_t i = 0; i < n; i++) {
                away += p[i].till_us - p[i].from_us;
                own[k] += p[i].till_us - p[i].from_us;
            }
        }
        assert_int_equal(away, 10 * 9 * MU_HOUR_US / 4);
    }
    for (int k = 0; k < 10; k++) /* 60 days of a quarter, evenly: 15 days, two at most to either side */
        assert_in_range(own[k], 13 * 9 * MU_HOUR_US, 17 * 9 * MU_HOUR_US);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_s_day_hangs_on_nobody_else),
        cmocka_unit_test(leave_and_meetings_are_shared_out_evenly),
        cmocka_unit_test(breaks_are_staggered_so_that_few_are_away_at_once),
        cmocka_unit_test(a_break_on_a_night_shift_may_be_after_midnight),
        cmocka_unit_test(shrinkage_is_the_same_share_every_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
