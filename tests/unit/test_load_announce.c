/* Announced waits: defaults, balking and callbacks that go by them, and the words for it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/text.h"
#include "report/report.h"
#include "tests/unit/load_fixture.h"

#define CALLS(more) \
    HORIZON "contacts: {calls: {arrivals: 240/h, handle: 5min, patience: 4min" more "}}\n" TEAMS

static void check(const mu_model *m, mu_announce_by by, int64_t fixed_s, double factor, int64_t round_s,
                  double before, double after)
{
    const mu_announcement *a = m->types[0].announce;

    assert_non_null(a);
    assert_non_null(m->types[0].journey);
    assert_int_equal(a->by, by);
    assert_int_equal(a->fixed_us, fixed_s * MU_SECOND_US);
    assert_near(a->factor, factor, 1e-15);
    assert_int_equal(a->round_us, round_s * MU_SECOND_US);
    assert_near(a->before, before, 1e-15);
    assert_near(a->after, after, 1e-15);
}

static void announcements_have_defaults(void **state)
{
    mu_model *m = load(CALLS(", announce: {}"), NULL);

    (void)state;
    check(m, MU_ANNOUNCE_QUEUE, 0, 1, 0, 0.7, 1.5);
    assert_null(m->types[0].gate);
    mu_model_free(m);
    m = load(CALLS(", announce: {by: last_wait, factor: 80%, round: 1min, before: 0, after: 200%}"), NULL);
    check(m, MU_ANNOUNCE_LAST_WAIT, 0, 0.8, 60, 0, 2);
    mu_model_free(m);
    m = load(CALLS(", announce: {by: fixed, wait: 3min, after: 1%}"), NULL);
    check(m, MU_ANNOUNCE_FIXED, 180, 1, 0, 0.7, 0.01);
    mu_model_free(m);
}

static void who_announces_nothing_needs_no_case(void **state)
{
    mu_model *m = load(CALLS(""), NULL);

    (void)state;
    assert_null(m->types[0].announce);
    assert_null(m->types[0].journey);
    mu_model_free(m);
}

static void balking_has_steps_of_two_kinds(void **state)
{
    mu_model *m =
        load(CALLS(", announce: {}, balk: [{announced: 2min, share: 10%}, {waiting: 9, share: 20%}, "
                   "{announced: 5min, share: 100%}]"),
             NULL);
    const mu_journey *j = m->types[0].journey;

    (void)state;
    assert_int_equal(j->n_balk, 1);
    assert_int_equal(j->balk[0].waiting, 9);
    assert_near(j->balk[0].share, 0.2, 1e-15);
    assert_int_equal(j->n_balk_told, 2);
    assert_int_equal(j->balk_told[0].told_us, 120 * MU_SECOND_US);
    assert_near(j->balk_told[0].share, 0.1, 1e-15);
    assert_int_equal(j->balk_told[1].told_us, 300 * MU_SECOND_US);
    assert_near(j->balk_told[1].share, 1, 0);
    mu_model_free(m);
}

static void a_callback_is_offered_by_queue_by_announced_wait_or_by_either(void **state)
{
    mu_model *m = load(CALLS(", announce: {}, callback: {offer_at_wait: 2min}"), NULL);

    (void)state;
    assert_int_equal(m->types[0].gate->callback_waiting, -1);
    assert_int_equal(m->types[0].gate->callback_told_us, 120 * MU_SECOND_US);
    mu_model_free(m);
    m = load(CALLS(", announce: {}, callback: {offer_at_wait: 2min, offer_at: 7}"), NULL);
    assert_int_equal(m->types[0].gate->callback_waiting, 7);
    assert_int_equal(m->types[0].gate->callback_told_us, 120 * MU_SECOND_US);
    mu_model_free(m);
    m = load(CALLS(", callback: {offer_at: 7}"), NULL);
    assert_int_equal(m->types[0].gate->callback_told_us, MU_NEVER_US);
    mu_model_free(m);
    m = load(CALLS(", announce: {}, callback: {offer_at_wait: 2min, accept: 0%}"), NULL);
    assert_null(m->types[0].gate);
    mu_model_free(m);
}

static void assert_says(const char *yaml, const char *expected)
{
    mu_model *m    = load(yaml, NULL);
    char     *said = mu_report_explain(m);
    mu_text   line = { 0 };

    /* as one line, whatever the width of the terminal */
    for (const char *word = strtok(said, " \n"); word != NULL; word = strtok(NULL, " \n"))
        mu_text_addf(&line, "%s ", word);
    if (strstr(line.bytes, expected) == NULL) print_error("%s\n", line.bytes);
    assert_non_null(strstr(line.bytes, expected));
    mu_text_free(&line);
    free(said);
    mu_model_free(m);
}

static void announcements_are_told_in_words(void **state)
{
    (void)state;
    assert_says(
        CALLS(", announce: {factor: 90%, round: 1min}"),
        "who has to wait is told 90% of what the queue and the people on the phones suggest, rounded up to "
        "1 min; patience is used up at 70% of its pace until then, at 150% afterwards");
    assert_says(CALLS(", announce: {by: fixed, wait: 3min, before: 100%, after: 100%}"),
                "who has to wait is told 3 min teams");
    assert_says(
        CALLS(", announce: {by: last_wait}, hours: mon-fri 08:00-18:00, callback: {offer_at_wait: 2min}"),
        "blocked at other times; who has to wait is told the wait of whoever was answered last; patience is "
        "used up at 70% of its pace until then, at 150% afterwards; of those told more than 2 min 50% want "
        "to be called back");
    assert_says(CALLS(", announce: {}, callback: {offer_at_wait: 2min, offer_at: 7}"),
                "; from 7 waiting on, or told more than 2 min, 50% want to be called back");
    assert_says(CALLS(", announce: {}, balk: [{announced: 5min, share: 20%}], redial: {blocked: 30%}"),
                "of those told 5 min or more 20% turn away; 30% of those blocked try again");
    assert_says(CALLS(", announce: {}, balk: [{waiting: 8, share: 10%}, {announced: 5min, share: 20%}]"),
                "from 8 waiting on 10% turn away; of those told 5 min or more 20% turn away");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(announcements_have_defaults),
        cmocka_unit_test(who_announces_nothing_needs_no_case),
        cmocka_unit_test(balking_has_steps_of_two_kinds),
        cmocka_unit_test(a_callback_is_offered_by_queue_by_announced_wait_or_by_either),
        cmocka_unit_test(announcements_are_told_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
