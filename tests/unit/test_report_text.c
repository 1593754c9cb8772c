/* The terminal table: exact texts, and what is shown and left out when. */
#include "report_fixture.h"
#include "report/report.h"
#include <muster/version.h>

static void the_first_table_reads_as_promised(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    char *text = mu_report_text(r, &(mu_report_run){ .threads = 2, .seconds = 0.6 });
    assert_true(widest_line(text) <= 80);
    assert_golden(text, "first.txt");
    free_all(r, m);
}

static void fill_centre(mu_results *r)
{
    static const double load[4][6] = { /* offered, level, asa, abandonment, days, intervals */
                                       { 3600, 0.913, 12.4, NAN, 0.93, 0.81 },
                                       { 1800, 0.7712, 28.9, 0.0512, 0.41, 0.55 },
                                       { 18000, 0.648, 61.7, 0.1034, 0.02, 0.61 },
                                       { 23400, 0.6981, 51.3, 0.0836, NAN, NAN }
    };
    for (int32_t i = 0; i < 4; i++) {
        put(r, "offered", i, load[i][0], load[i][0] - 12.3, load[i][0] + 12.3, load[i][0] / 5.5,
            load[i][0] / 4.5);
        put(r, "service_level", i, load[i][1], load[i][1] - 0.004, load[i][1] + 0.004, load[i][1] - 0.06,
            load[i][1] + 0.05);
        put(r, "asa", i, load[i][2], load[i][2] - 0.7, load[i][2] + 0.7, load[i][2] / 2, load[i][2] * 2);
        if (i > 0) put(r, "abandonment", i, load[i][3], load[i][3] - 0.001, load[i][3] + 0.001, NAN, NAN);
        if (i < 3) r->target[i] = (mu_target_met){ share(load[i][4], 0.02), share(load[i][5], 0.01) };
    }
    put(r, "dropped", 2, 3.25, 2.9, 3.6, 0, 3);
    put(r, "left_over", 1, 0.5, 0.4, 0.6, 0, 1);
    for (int32_t j = 0; j < 3; j++) {
        put(r, "occupancy", j, 0.86 + 0.02 * j, 0.858 + 0.02 * j, 0.862 + 0.02 * j, NAN, NAN);
        put(r, "cost", j, 38000.0 * (j + 1), 38000.0 * (j + 1) - 40, 38000.0 * (j + 1) + 40, NAN, NAN);
        put(r, "cost_per_answered", j, 3.71, 3.69, 3.73, NAN, NAN);
    }
}

static void several_types_and_teams_get_a_block_for_the_whole_and_wide_letters_stay_in_line(void **state)
{
    mu_model   *m = centre_model();
    mu_results *r = new_results(m);
    (void)state;

    fill_centre(r);
    char *text = mu_report_text(r, NULL);
    assert_true(widest_line(text) <= 80);
    assert_golden(text, "centre.txt");
    free_all(r, m);
}

static void the_same_table_can_be_had_in_chinese(void **state)
{
    mu_model   *m = centre_model();
    mu_results *r = new_results(m);
    (void)state;

    fill_centre(r);
    char *text = mu_report_text_in(r, &(mu_report_run){ .threads = 1, .seconds = 12.3 }, MU_LANG_ZH);
    assert_true(widest_line(text) <= 80);
    assert_golden(text, "centre.zh.txt");
    free_all(r, m);
}

static void an_interrupted_run_says_so_first(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    r->partial      = true;
    r->replications = 37;
    char *text      = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "First help desk · 12 h · 37 replications · seed 1\n"
                                 "PARTIAL: stopped after 37 of 400 replications.\n"));
    free(text);
    free_all(r, m);
}

static void a_precision_says_whether_it_was_reached(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    r->precision = 0.01;
    r->precise   = true;
    char *text   = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "\nPrecision 1% was reached after 400 replications.\n"));
    free(text);

    r->precise = false;
    text       = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "\nPrecision 1% was NOT reached within 400 replications.\n"));
    free(text);
    free_all(r, m);
}

static void a_steady_state_names_its_warm_up_and_batches_and_warns_when_short(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    r->steady    = true;
    r->batches   = 30;
    r->warm_up   = mu_seconds(5400);
    r->too_short = true;
    assert_golden(mu_report_text(r, NULL), "steady.txt");
    free_all(r, m);
}

static void without_patience_there_is_no_line_about_giving_up_and_erlang_c_speaks(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    ((mu_contact_type *)m->types)->patience = NULL;
    put_plain(r, "abandonment", 0, 0);
    char *text = mu_report_text(r, NULL);
    assert_null(strstr(text, "abandoned"));
    /* M/M/23 with 20 Erlangs: P(wait) is 0.41574, so 1 - P exp(-3 * 20 / 300) and P * 300 / 3 s. */
    assert_non_null(strstr(text, "Erlang C (all times exponential, steady state) says 66.0%, 41.6 s.\n"));
    free(text);
    free_all(r, m);
}

static void too_few_people_without_patience_have_no_steady_state(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    ((mu_contact_type *)m->types)->patience = NULL;
    ((mu_duty_edge *)m->edges)[0].n_agents  = 20;
    char *text                              = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "Erlang C has no answer here: 20.0 Erlangs of work for 20"));
    free(text);
    free_all(r, m);
}

static void erlang_keeps_silent_where_its_assumptions_fail(void **state)
{
    mu_model        *m = first_model();
    mu_results      *r = first_results(m);
    mu_contact_type *t = (mu_contact_type *)m->types;
    (void)state;

    t->arrivals.busyness_shape = 100;
    char *text                 = mu_report_text(r, NULL);
    assert_null(strstr(text, "Erlang"));
    free(text);

    t->arrivals.busyness_shape = 0;
    t->queue_capacity          = 5;
    text                       = mu_report_text(r, NULL);
    assert_null(strstr(text, "Erlang"));
    free(text);

    t->queue_capacity = -1;
    change_rate(m, t, 0, 0, 12, 250);
    text = mu_report_text(r, NULL);
    assert_null(strstr(text, "Erlang"));
    free(text);
    free_all(r, m);
}

static void what_went_wrong_is_shown_only_when_it_happened(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    char *text = mu_report_text(r, NULL);
    assert_null(strstr(text, "blocked"));
    assert_null(strstr(text, "dropped"));
    assert_null(strstr(text, "left over"));
    free(text);

    put(r, "blocking", 0, 0.0021, 0.0019, 0.0023, NAN, NAN);
    put(r, "left_over", 0, 1.5, 1.4, 1.6, NAN, NAN);
    text = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "blocked share             0.21%      0.19 .. 0.23"));
    assert_non_null(strstr(text, "left over"));
    free(text);
    free_all(r, m);
}

static void every_service_level_names_its_variant_and_its_own_time(void **state)
{
    static const struct {
        mu_sl       variant;
        const char *label;
    } cases[] = { { MU_SL_STRICT, "answered ≤ 1 min, strict" },
                  { MU_SL_ANSWERED, "answered ≤ 1 min, of answered" },
                  { MU_SL_NEUTRAL, "answered ≤ 1 min, neutral" },
                  { MU_SL_CREDITED, "answered ≤ 1 min, credited" } };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        mu_model        *m = first_model();
        mu_results      *r = first_results(m);
        mu_contact_type *t = (mu_contact_type *)m->types;
        t->measure         = cases[i].variant;
        t->target_within   = mu_seconds(60);
        char *text         = mu_report_text(r, NULL);
        assert_non_null(strstr(text, cases[i].label));
        assert_true(widest_line(text) <= 80);
        free(text);
        free_all(r, m);
    }
}

static void a_share_of_days_is_never_rounded_to_none_or_all(void **state)
{
    static const struct {
        double      share;
        const char *shown;
    } cases[] = { { 0, " 0%" },        { 0.0001, " <0.1%" },  { 0.004, " 0.4%" }, { 0.42, " 42%" },
                  { 0.997, " 99.7%" }, { 0.9999, " >99.9%" }, { 1, " 100%" } };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        mu_model   *m = first_model();
        mu_results *r = first_results(m);
        char        expected[64];
        r->target[0].days.mean = cases[i].share;
        snprintf(expected, sizeof expected, "met on%s of days", cases[i].shown);
        char *text = mu_report_text(r, NULL);
        assert_non_null(strstr(text, expected));
        free(text);
        free_all(r, m);
    }
}

static void one_replication_has_no_intervals_and_says_so(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    for (int i = 0; i < mu_measure_count(); i++) {
        r->contact[i].low = r->contact[i].high = r->contact[i].se = NAN;
        r->team[i].low = r->team[i].high = r->team[i].se = NAN;
    }
    r->replications = r->asked = 1;
    char *text                 = mu_report_text(r, NULL);
    assert_non_null(strstr(text, " · 1 replication · "));
    assert_non_null(strstr(text, "\nOne replication has no intervals: run more of them.\n"));
    assert_null(strstr(text, "nan"));
    free(text);
    free_all(r, m);
}

static void large_and_odd_numbers_still_fit_the_terminal(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    ((mu_contact_type *)m->types)->name = "一个名字很长很长的联系类型一个名字很长";
    m->name = "A scenario with a name that goes on and on, so that its line must be broken in two";
    put(r, "offered", 0, 123456789, 123400000, 123500000, 120000000, 125000000);
    put(r, "asa", 0, 86400, 86000, 87000, 80000, 90000);
    put(r, "cost", 0, 1e9, 1e9 - 1e6, 1e9 + 1e6, NAN, NAN);
    char *text = mu_report_text(r, NULL);
    assert_true(widest_line(text) <= 80);
    assert_non_null(strstr(text, "123.46 M"));
    assert_non_null(strstr(text, "24.0 h"));
    free(text);
    free_all(r, m);
}

static void single_days_of_a_long_run_are_not_told_in_its_millions(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    m->calendar.n_days = 731;
    put(r, "offered", 0, 10523000, 10521000, 10525000, 14210, 14590);
    char *text = mu_report_text(r, NULL);
    assert_true(widest_line(text) <= 80);
    assert_non_null(strstr(text, "10.523 M"));
    assert_non_null(strstr(text, "14 210 .. 14 590\n"));
    free(text);

    put(r, "offered", 0, 9950000, 9949000, 9951000, 9850000, 10100000); /* too wide in single contacts */
    text = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "9.950 M"));
    assert_non_null(strstr(text, "9.850 .. 10.100\n"));
    free(text);
    free_all(r, m);
}

static void no_line_is_wider_than_the_terminal_however_large_the_numbers(void **state)
{
    (void)state;

    for (double size = 1e4; size < 1e13; size *= 10) {
        mu_model   *m = first_model();
        mu_results *r = first_results(m);

        m->calendar.n_days = 1000;
        ((mu_contact_type *)m->types)->name =
            "a_type_of_an_imported_scenario_whose_name_has_sixty_four_letters";
        ((mu_contact_type *)m->types)->target_within = mu_seconds(100000);
        ((mu_contact_type *)m->types)->measure       = MU_SL_ANSWERED;
        m->name =
            "One-word-that-is-longer-than-a-line-of-the-terminal-and-must-be-broken-somewhere-all-the-same";
        put(r, "offered", 0, size, size * 0.99, size * 1.01, size * 0.9, size * 1.1);
        put(r, "asa", 0, size, size * 0.99, size * 1.01, size * 0.9, size * 1.1);
        put(r, "cost", 0, size, size * 0.99, size * 1.01, NAN, NAN);
        char *text = mu_report_text(r, NULL);
        if (widest_line(text) > 80) fail_msg("%d columns: %s", widest_line(text), text);
        assert_non_null(strstr(text, "days P10 .. P90"));
        free(text);
        free_all(r, m);
    }
}

static void blocked_contacts_have_their_days(void **state)
{
    mu_model   *m = first_model();
    mu_results *r = first_results(m);
    (void)state;

    put(r, "blocking", 0, 0.0521, 0.0519, 0.0523, 0.031, 0.074);
    char *text = mu_report_text(r, NULL);
    char *line = strstr(text, "blocked share");
    assert_non_null(line);
    line[strcspn(line, "\n")] = '\0';
    assert_non_null(strstr(line, "3.10 .. 7.40"));
    free(text);
    free_all(r, m);
}

static void the_last_line_says_which_program_scenario_arm_and_settings(void **state)
{
    static const char *const set[] = { "teams.desk.people=24", "horizon=2d 08:00-20:00" };
    mu_model                *m     = first_model();
    mu_results              *r     = first_results(m);
    (void)state;

    m->arm     = "one_more";
    m->set     = set;
    m->n_set   = 2;
    char *text = mu_report_text(r, NULL);
    assert_true(widest_line(text) <= 80);
    assert_non_null(strstr(text,
                           "\n\nmuster " MUSTER_VERSION " · scenario 0123456789abcdef · arm one_more · set\n"
                           "teams.desk.people=24 · set horizon=2d 08:00-20:00\n"));
    free(text);
    free_all(r, m);
}

static void somebody_called_all_is_not_taken_for_the_whole(void **state)
{
    mu_model   *m = centre_model();
    mu_results *r = new_results(m);
    (void)state;

    fill_centre(r);
    ((mu_team *)m->teams)[0].name = "all";
    char *text                    = mu_report_text(r, NULL);
    assert_non_null(strstr(text, "\nwhole centre\n"));
    free(text);
    free_all(r, m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_table_reads_as_promised),
        cmocka_unit_test(several_types_and_teams_get_a_block_for_the_whole_and_wide_letters_stay_in_line),
        cmocka_unit_test(the_same_table_can_be_had_in_chinese),
        cmocka_unit_test(an_interrupted_run_says_so_first),
        cmocka_unit_test(a_precision_says_whether_it_was_reached),
        cmocka_unit_test(a_steady_state_names_its_warm_up_and_batches_and_warns_when_short),
        cmocka_unit_test(without_patience_there_is_no_line_about_giving_up_and_erlang_c_speaks),
        cmocka_unit_test(too_few_people_without_patience_have_no_steady_state),
        cmocka_unit_test(erlang_keeps_silent_where_its_assumptions_fail),
        cmocka_unit_test(what_went_wrong_is_shown_only_when_it_happened),
        cmocka_unit_test(every_service_level_names_its_variant_and_its_own_time),
        cmocka_unit_test(a_share_of_days_is_never_rounded_to_none_or_all),
        cmocka_unit_test(one_replication_has_no_intervals_and_says_so),
        cmocka_unit_test(large_and_odd_numbers_still_fit_the_terminal),
        cmocka_unit_test(single_days_of_a_long_run_are_not_told_in_its_millions),
        cmocka_unit_test(no_line_is_wider_than_the_terminal_however_large_the_numbers),
        cmocka_unit_test(blocked_contacts_have_their_days),
        cmocka_unit_test(the_last_line_says_which_program_scenario_arm_and_settings),
        cmocka_unit_test(somebody_called_all_is_not_taken_for_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
