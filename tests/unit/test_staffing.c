/* People on duty from the calls they took, and shifts from people. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "import/staffing.h"

static char path[] = "/tmp/muster-staffing-XXXXXX";

static int make_file(void **state)
{
    const int fd = mkstemp(path);
    *state       = mu_arena_new(0);
    return fd < 0 || *state == NULL ? -1 : close(fd);
}

static int remove_file(void **state)
{
    mu_arena_free(*state);
    return unlink(path);
}

static mu_call_log *read_log(const char *text)
{
    const mu_import_options o    = mu_import_defaults();
    mu_diag                *diag = mu_diag_new();
    FILE                   *f    = fopen(path, "w");
    mu_call_log            *log;

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    assert_int_equal(mu_call_log_read(path, &o, diag, &log), MU_OK);
    mu_diag_free(diag);
    return log;
}

/* People on duty in each hour of the only day. */
static void see(mu_arena *a, const char *text, double longest_idle_s, double people[24])
{
    mu_call_log *log = read_log(text);

    assert_int_equal(log->n_dates, 1);
    assert_int_equal(mu_staffing_seen(a, log, longest_idle_s, 24, people), MU_OK);
    mu_call_log_free(log);
}

static void close_to(double found, double truth)
{
    if (fabs(found - truth) > 1e-9) fail_msg("found %g, expected %g", found, truth);
}

static void a_person_is_there_from_the_first_call_to_the_end_of_the_last(void **state)
{
    double people[24];

    see(*state,
        "arrival,wait,outcome,handle,agent\n"
        "2026-01-05 08:15,0,answered,600,ann\n"
        "2026-01-05 09:10,0,answered,1200,ann\n"
        "2026-01-05 08:30,0,answered,900,bob\n",
        3600.0, people);
    close_to(people[8], 0.75 + 0.25);
    close_to(people[9], 0.5);
    close_to(people[7], 0.0);
}

static void who_lets_callers_wait_is_away(void **state)
{
    const char *log = "arrival,wait,outcome,handle,agent\n"
                      "2026-01-05 08:00,0,answered,600,ann\n"
                      "2026-01-05 08:20,60,abandoned,0,\n"
                      "2026-01-05 08:50,0,answered,600,ann\n";
    double      people[24];

    see(*state, log, 600.0, people);
    close_to(people[8], 20.0 / 60.0);
    see(*state, log, 3600.0, people); /* a longer gap is allowed */
    close_to(people[8], 1.0);
}

static void without_names_people_come_from_the_load(void **state)
{
    double people[24];

    see(*state,
        "arrival,wait,outcome,handle\n"
        "2026-01-05 08:00,0,answered,3600\n2026-01-05 08:00:01,0,answered,3599\n"
        "2026-01-05 08:00:00,1,answered,3599\n2026-01-05 08:00:00,2,answered,3598\n",
        600.0, people);
    assert_true(fabs(people[8] - (4.0 + 2.0)) < 0.01); /* load + square root of the load */
}

#define SLOTS 48

static void shifts_have_exactly_the_planned_people_on_duty(void **state)
{
    int32_t        plan[7 * SLOTS] = { 0 }, n;
    mu_seen_shift *shift;

    for (int w = 0; w < 7; w++)
        for (int s = 16; s < 40; s++)
            plan[w * SLOTS + s] = w < 5 ? 2 + (s * 7) % 5 : (w == 5 ? 1 + s % 2 : 0);
    assert_int_equal(mu_staffing_shifts(*state, plan, SLOTS, &shift, &n), MU_OK);
    assert_true(n > 0);
    for (int w = 0; w < 7; w++)
        for (int s = 0; s < SLOTS; s++) {
            int32_t on = 0;
            for (int32_t i = 0; i < n; i++)
                if ((shift[i].weekdays & (1u << w)) && shift[i].from <= s && s < shift[i].till)
                    on += shift[i].people;
            assert_int_equal(on, plan[w * SLOTS + s]);
        }
}

static void layers_alike_become_one_shift_of_several_people(void **state)
{
    int32_t        plan[7 * SLOTS] = { 0 }, n;
    mu_seen_shift *shift;

    for (int s = 16; s < 34; s++) plan[s] = 5;
    assert_int_equal(mu_staffing_shifts(*state, plan, SLOTS, &shift, &n), MU_OK);
    assert_int_equal(n, 1);
    assert_int_equal(shift[0].people, 5);
    assert_int_equal(shift[0].weekdays, 1u);
    assert_true(shift[0].from == 16 && shift[0].till == 34);
}

static void rounding_keeps_the_hours_and_leaves_no_open_slot_alone(void **state)
{
    mu_call_log *log = read_log("arrival,wait,outcome,handle,agent\n2026-01-05 08:00,0,answered,60,ann\n");
    double       expected[7 * SLOTS] = { 0 }, seen[SLOTS] = { 0 }, sum = 0.0;
    int32_t      plan[7 * SLOTS], people = 0;
    const bool   used[1] = { true };
    mu_arrival_pattern p = { .n_slots = SLOTS, .days = { 1 }, .group = { 0, -1, -1, -1, -1, -1, -1 } };

    for (int s = 16; s < 40; s++) {
        expected[s] = 3.0;
        seen[s]     = 2.3;
        sum += 2.3;
    }
    seen[39] = 0.0;
    sum -= 2.3;
    assert_int_equal(mu_staffing_plan(*state, log, used, &p, seen, expected, SLOTS, plan), MU_OK);
    for (int s = 0; s < SLOTS; s++) people += plan[s];
    assert_true(fabs(people - sum) <= 2.5); /* the two people forced below come on top */
    assert_true(plan[39] >= 1);             /* calls are expected although nobody was seen */
    assert_true(plan[40] >= 1);             /* and who waits at the end is still served */
    assert_int_equal(plan[41], 0);
    assert_int_equal(plan[SLOTS + 20], 0); /* no data for Tuesdays */
    mu_call_log_free(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_there_from_the_first_call_to_the_end_of_the_last),
        cmocka_unit_test(who_lets_callers_wait_is_away),
        cmocka_unit_test(without_names_people_come_from_the_load),
        cmocka_unit_test(shifts_have_exactly_the_planned_people_on_duty),
        cmocka_unit_test(layers_alike_become_one_shift_of_several_people),
        cmocka_unit_test(rounding_keeps_the_hours_and_leaves_no_open_slot_alone),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
