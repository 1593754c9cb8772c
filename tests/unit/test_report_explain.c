/* A scenario in plain language: what was understood, the load by hour, and a planner's warnings. */
#include "report_fixture.h"
#include "report/load.h"
#include "report/report.h"

static char *explained(mu_model *m)
{
    char *text = mu_report_explain(m);

    assert_non_null(text);
    assert_true(widest_line(text) <= 80);
    return text;
}

/* The explanation holds `expected`, line breaks and indentation apart. */
static void assert_says(mu_model *m, const char *expected)
{
    char *text = explained(m), *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        const bool blank = *from == ' ' || *from == '\n';
        if (blank && to > text && to[-1] == ' ') continue;
        *to++ = blank ? ' ' : *from;
    }
    *to = '\0';
    if (strstr(text, expected) == NULL) fail_msg("\"%s\" is not in: %s", expected, text);
    free(text);
}

static void assert_does_not_say(mu_model *m, const char *unexpected)
{
    char *text = explained(m);

    assert_null(strstr(text, unexpected));
    free(text);
}

/* ---- golden texts --------------------------------------------------------------------------------- */

static void the_first_scenario_is_explained_on_one_screen(void **state)
{
    mu_model *m = first_model();
    (void)state;

    assert_golden(explained(m), "first.explain.txt");
    mu_model_free(m);
}

static void shared_teams_and_a_busy_morning_are_explained(void **state)
{
    mu_model *m = centre_model();
    (void)state;

    assert_golden(explained(m), "centre.explain.txt");
    mu_model_free(m);
}

static void a_month_is_told_as_a_typical_week(void **state)
{
    mu_model        *m    = new_model("Night line", 30, "22:00-06:00");
    mu_contact_type *call = add_type(m, "calls", 40, 300, 240);
    (void)state;

    change_rate(m, call, 4, 5, 0, 60);
    change_rate(m, call, 6, 6, 0, 20);
    change_rate(m, call, 2, 2, 1, 35);
    add_team(m, "desk", 5, 24);
    serves(m, 0, 0);
    on_duty(m, 0, 5, 22, 29.5); /* half an hour short */
    assert_golden(explained(m), "month.explain.txt");
    mu_model_free(m);
}

/* ---- warnings ------------------------------------------------------------------------------------- */

static void too_much_work_is_told_with_its_hours_neighbours_put_together(void **state)
{
    mu_model        *m = first_model();
    mu_contact_type *t = (mu_contact_type *)m->types;
    (void)state;

    t->patience = NULL;
    change_rate(m, t, 0, 0, 10, 300); /* 25 Erlangs for 23 people */
    change_rate(m, t, 0, 0, 11, 330);
    change_rate(m, t, 0, 0, 12, 240);
    assert_says(
        m, "warning: demand exceeds capacity from 10:00 to 12:00 (up to 120%); the queue will not be stable");

    t->patience = mu_dist_exponential(m->arena, 240);
    assert_says(m, "warning: demand exceeds capacity from 10:00 to 12:00 (up to 120%); many will give up");

    t->patience       = NULL;
    t->queue_capacity = 3;
    assert_says(m, "(up to 120%); many will find no free line or waiting place");
    mu_model_free(m);
}

static void contacts_without_anyone_on_duty_are_told(void **state)
{
    mu_model *m = first_model();
    (void)state;

    ((mu_duty_edge *)m->edges)[1].at.us = 19 * MU_HOUR_US + 30 * MU_MINUTE_US;
    assert_says(m, "warning: calls: no one on duty from 19:30 to 20:00, while contacts arrive");
    mu_model_free(m);
}

static void nearly_full_people_without_impatience_are_told(void **state)
{
    mu_model        *m = first_model();
    mu_contact_type *t = (mu_contact_type *)m->types;
    (void)state;

    t->patience = NULL;
    change_rate(m, t, 0, 0, 10, 270); /* 22.5 Erlangs for 23 people: 97.8% */
    assert_says(m, "warning: desk is over 95% busy from 10:00 to 20:00; waits will be long");
    assert_does_not_say(m, "No warnings");

    t->patience = mu_dist_exponential(m->arena, 240); /* who is impatient makes room */
    assert_says(m, "No warnings");
    mu_model_free(m);
}

static void a_team_without_work_is_told(void **state)
{
    mu_model        *m = first_model();
    mu_contact_type *t = add_type(m, "never", 0, 300, 0);
    (void)state;

    add_team(m, "idle", 3, 10);
    serves(m, 1, 1);
    on_duty(m, 1, 3, 8, 20);
    (void)t;
    assert_says(m, "warning: idle has nothing to do: no contact that it takes ever arrives");
    mu_model_free(m);
}

static void limits_priorities_and_every_kind_of_arrival_have_words(void **state)
{
    static const double rates[2] = { 24e-6 / 3600, 96e-6 / 3600 }, shares[2] = { 2.0 / 3, 1.0 / 3 };
    mu_model           *m = first_model();
    mu_contact_type    *t = (mu_contact_type *)m->types;
    mu_trace_row rows[3]  = { { .at = { 9 * MU_HOUR_US }, .talk = { 60 * MU_SECOND_US }, .wrap_up = { -1 } },
                              { .at = { 9 * MU_HOUR_US + 1 }, .talk = { -1 }, .wrap_up = { -1 } },
                              { .at = { 7 * MU_HOUR_US }, .talk = { -1 }, .wrap_up = { -1 } } };
    mu_lines     lines    = { "main", 24 };
    (void)state;

    t->queue_capacity = 5;
    t->priority       = 2;
    t->head_start     = mu_seconds(60);
    t->lines          = 0;
    m->lines          = &lines;
    m->n_lines        = 1;
    assert_says(m, "served by desk; priority 2; head start 1 min; 5 waiting places; 24 lines (main)");

    t->wrap_up = mu_dist_fixed(m->arena, 30);
    assert_says(m, "talk 5 min (lognormal, cv 0.9) and wrap-up 30 s (fixed)");

    t->arrivals.batch          = mu_dist_geometric(m->arena, 2);
    t->arrivals.busyness_shape = 100;
    assert_says(m,
                "Poisson, 480 an hour, 5 760 a day, in batches of 2 on average, daily busyness with cv 0.1");
    t->arrivals.batch          = NULL;
    t->arrivals.busyness_shape = 0;

    t->arrivals.kind    = MU_ARRIVE_RENEWAL;
    t->arrivals.between = mu_dist_gamma(m->arena, 10, 0.5);
    assert_says(m, "gaps of 10 s (gamma, cv 0.5), 360 an hour");

    t->arrivals.kind         = MU_ARRIVE_MMPP;
    t->arrivals.n_states     = 2;
    t->arrivals.state_per_us = rates;
    t->arrivals.state_share  = shares;
    assert_says(m, "Poisson whose rate moves between 2 states, 48 an hour");

    t->arrivals.kind   = MU_ARRIVE_TRACE;
    t->arrivals.n_rows = 3;
    t->arrivals.rows   = rows;
    assert_says(m, "3 contacts replayed from a file, 0 to 8 an hour, 2 a day");

    t->arrivals.kind       = MU_ARRIVE_POPULATION;
    t->arrivals.population = 20;
    t->arrivals.think      = mu_dist_exponential(m->arena, 270);
    assert_says(m, "20 customers who come back after 270 s (exponential), at most, 120 an hour");

    t->arrivals.kind = MU_ARRIVE_NONE;
    assert_says(m, "nobody comes");
    mu_model_free(m);
}

/* ---- the split of load ---------------------------------------------------------------------------- */

static void shared_work_is_split_so_that_the_busiest_team_is_as_free_as_can_be(void **state)
{
    mu_model *m = new_model("split", 1, "08:00-20:00");
    double    busy[3], split[8];
    (void)state;

    /* a only by 0; b by 0 and 1; c by 1 and 2: people 10, 10, 10. */
    for (int i = 0; i < 3; i++) add_type(m, i == 0 ? "a" : i == 1 ? "b" : "c", 60, 60, 0);
    for (int j = 0; j < 3; j++) add_team(m, j == 0 ? "p" : j == 1 ? "q" : "r", 10, 0);
    serves(m, 0, 0);
    serves(m, 0, 1);
    serves(m, 1, 1);
    serves(m, 1, 2);
    serves(m, 2, 2);

    /* Loads 12, 6, 6: team 0 keeps 12 (over 1); b goes wholly to 1, and 1 and 2 share 12 evenly. */
    mu_load_balance(m, (const double[3]){ 12, 6, 6 }, (const double[3]){ 10, 10, 10 }, 200, split, busy);
    assert_float_equal(busy[0], 12, 1e-4);
    assert_float_equal(busy[1], 6, 1e-4);
    assert_float_equal(busy[2], 6, 1e-4);

    /* Loads 2, 12, 10: all three end at 8. */
    mu_load_balance(m, (const double[3]){ 2, 12, 10 }, (const double[3]){ 10, 10, 10 }, 200, split, busy);
    for (int j = 0; j < 3; j++) assert_float_equal(busy[j], 8, 1e-4);

    /* Nobody in team 1: its share moves on. */
    mu_load_balance(m, (const double[3]){ 2, 3, 4 }, (const double[3]){ 10, 0, 10 }, 200, split, busy);
    assert_float_equal(busy[0], 5, 1e-4);
    assert_float_equal(busy[1], 0, 1e-12);
    assert_float_equal(busy[2], 4, 1e-4);
    mu_model_free(m);
}

static void quarter_hours_hold_exact_averages_of_steps_and_shifts(void **state)
{
    mu_model *m = new_model("steps", 14, "08:00-10:00");
    (void)state;

    mu_contact_type *t       = add_type(m, "calls", 60, 600, 0);
    mu_rate_step     step[2] = { { { 0 }, 60.0 / (double)MU_HOUR_US },
                                 { { 8 * MU_HOUR_US + 20 * MU_MINUTE_US }, 120.0 / (double)MU_HOUR_US } };
    for (int d = 0; d < 7; d++) t->arrivals.week[d] = (mu_rate_day){ 2, step };
    add_team(m, "desk", 10, 0);
    serves(m, 0, 0);
    on_duty(m, 0, 10, 8.0 + 1.0 / 12, 10); /* from 08:05 */

    mu_load *l = mu_load_new(m);
    assert_non_null(l);
    assert_int_equal(l->n_days, 7);
    assert_int_equal(l->days[0].from.us, 7 * MU_DAY_US + 8 * MU_HOUR_US); /* the second Monday */
    assert_int_equal(l->days[0].n_slots, 8);
    const mu_load_slot *slot = l->days[0].slots;
    assert_float_equal(slot[0].people[0], 10.0 * 10 / 15, 1e-9);
    assert_float_equal(slot[1].people[0], 10, 1e-9);
    assert_float_equal(slot[0].rate[0], 60, 1e-9);
    assert_float_equal(slot[1].rate[0], (60.0 * 5 + 120.0 * 10) / 15, 1e-9);
    assert_float_equal(slot[2].load[0], 20, 1e-9);
    mu_load_free(l);
    mu_model_free(m);
}

static void a_warning_about_many_spans_stays_short(void **state)
{
    mu_model        *m = new_model("Every other hour", 7, "00:00-23:30");
    mu_contact_type *t = add_type(m, "calls", 60, 300, 240);
    (void)state;

    for (int day = 0; day < 7; day++)
        for (int hour = 1 + day; hour < 24; hour++) change_rate(m, t, day, day, hour, hour % 2 ? 240 : 60);
    add_team(m, "desk", 15, 24);
    serves(m, 0, 0);
    on_duty(m, 0, 15, 0, 23.5);
    assert_says(m, "demand exceeds capacity at 01:00-02:00, 03:00-04:00 and 10 more spans on Mon; "
                   "at 03:00-04:00, 05:00-06:00 and 9 more spans on Tue, Wed; "
                   "at 05:00-06:00, 07:00-08:00 and 8 more spans on Thu, Fri; at other times on Sat, Sun "
                   "(up to 133%); many will give up");
    mu_model_free(m);
}

/* Two Mondays of 60 and 120 calls an hour, two Tuesdays of 200: the mean of each weekday, not the first. */
static void a_table_of_dates_gives_each_weekday_its_mean(void **state)
{
    mu_model        *m       = new_model("Fortnight", 9, "08:00-12:00"); /* Mon .. Tue of the week after */
    mu_contact_type *t       = add_type(m, "calls", 0, 300, 240);
    mu_rate_date    *dates   = MU_NEW_ARRAY(m->arena, 4, mu_rate_date);
    const int        day[4]  = { 0, 1, 7, 8 };
    const double     rate[4] = { 60, 200, 120, 200 };
    (void)state;

    for (int k = 0; k < 4; k++) {
        mu_rate_step *step = MU_NEW(m->arena, mu_rate_step);
        step->per_us       = rate[k] / (double)MU_HOUR_US;
        dates[k]           = (mu_rate_date){ day[k], { 1, step } };
    }
    t->arrivals.dates   = dates;
    t->arrivals.n_dates = 4;
    add_team(m, "desk", 10, 24);
    serves(m, 0, 0);
    on_duty(m, 0, 10, 8, 12);

    mu_load *l = mu_load_new(m);
    assert_non_null(l);
    for (int d = 0; d < l->n_days; d++) {
        const double expected = l->days[d].weekday == 0 ? 90 : l->days[d].weekday == 1 ? 200 : 0;
        for (int s = 0; s < l->days[d].n_slots; s++)
            assert_true(fabs(l->days[d].slots[s].rate[0] - expected) < 1e-9);
    }
    mu_load_free(l);
    assert_says(m, "demand exceeds capacity all day on Tue (up to 167%)");
    assert_does_not_say(m, "nothing to do");
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_scenario_is_explained_on_one_screen),
        cmocka_unit_test(shared_teams_and_a_busy_morning_are_explained),
        cmocka_unit_test(a_month_is_told_as_a_typical_week),
        cmocka_unit_test(too_much_work_is_told_with_its_hours_neighbours_put_together),
        cmocka_unit_test(contacts_without_anyone_on_duty_are_told),
        cmocka_unit_test(nearly_full_people_without_impatience_are_told),
        cmocka_unit_test(a_team_without_work_is_told),
        cmocka_unit_test(limits_priorities_and_every_kind_of_arrival_have_words),
        cmocka_unit_test(shared_work_is_split_so_that_the_busiest_team_is_as_free_as_can_be),
        cmocka_unit_test(quarter_hours_hold_exact_averages_of_steps_and_shifts),
        cmocka_unit_test(a_warning_about_many_spans_stays_short),
        cmocka_unit_test(a_table_of_dates_gives_each_weekday_its_mean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
