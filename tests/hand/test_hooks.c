/* Hooks that decide about one contact: at the door, how long a person keeps it, where it goes on. Short days as on paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/watch.h"

/* ---- at the door ----------------------------------------------------------------------------------- */

static mu_admitted refuse_second(void *context, const mu_view *view, const mu_subject *s)
{
    (void)context;
    (void)view;
    return (mu_admitted){ .how = s->number == 1 ? MU_ADMIT_NOT : MU_ADMIT_AS_USUAL };
}

static void who_is_refused_is_blocked(void **state)
{
    const mu_hooks hooks = { .admit = refuse_second };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-08:13\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}}}\n"
                      "teams: {desk: {people: 1}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:04 #0 calls arrives\n"
                      "08:04 #0 calls answered by desk.1\n"
                      "08:08 #1 calls arrives\n"
                      "08:08 #1 calls blocked\n"
                      "08:12 #2 calls arrives\n"
                      "08:12 #2 calls waits\n"
                      "08:14 #0 calls finished by desk.1\n"
                      "08:14 #2 calls answered by desk.1\n"
                      "08:24 #2 calls finished by desk.1\n"
                      "08:24 desk.1 logs out\n");
}

/* He comes again a minute later, is asked about again, and is the same customer. */
static void who_is_refused_may_try_again(void **state)
{
    const mu_hooks hooks = { .admit = refuse_second };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-08:11\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min},\n"
                      "  redial: {blocked: 100%, after: {fixed: 1min}}}}\n"
                      "teams: {desk: {people: 1}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:04 #0 calls arrives\n"
                      "08:04 #0 calls answered by desk.1\n"
                      "08:08 #1 calls arrives\n"
                      "08:08 #1 calls blocked\n"
                      "08:08 #1 calls will try again\n"
                      "08:09 #2 calls arrives\n"
                      "08:09 #2 calls waits\n"
                      "08:14 #0 calls solved\n"
                      "08:14 #0 calls finished by desk.1\n"
                      "08:14 #2 calls answered by desk.1\n"
                      "08:24 #2 calls solved\n"
                      "08:24 #2 calls finished by desk.1\n"
                      "08:24 desk.1 logs out\n");
}

static mu_admitted tell_two_minutes(void *context, const mu_view *view, const mu_subject *s)
{
    (void)context;
    (void)view;
    (void)s;
    return (mu_admitted){ .how = MU_ADMIT_TELL, .wait_us = 2 * MU_MINUTE_US };
}

/* Of 5 min of patience 1 is gone after the 2 min that he was told, the other 4 last for 2 more. Who need not wait is told
 * nothing. */
static void who_waits_is_told_what_the_hook_says(void **state)
{
    const mu_hooks hooks = { .admit = tell_two_minutes };

    (void)state;
    mu_check_day_with(
        "horizon: 1d 08:00-08:09\n"
        "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}, patience: {fixed: "
        "5min},\n"
        "  announce: {by: queue, round: 10min, before: 50%, after: 200%}}}\n"
        "teams: {desk: {people: 1}}\n",
        &hooks,
        "08:00 desk.1 logs in\n"
        "08:04 #0 calls arrives\n"
        "08:04 #0 calls answered by desk.1\n"
        "08:08 #1 calls arrives\n"
        "08:08 #1 calls waits, told 2m\n"
        "08:12 #1 calls gives up\n"
        "08:12 #1 calls ends without a result\n"
        "08:14 #0 calls solved\n"
        "08:14 #0 calls finished by desk.1\n"
        "08:14 desk.1 logs out\n");
}

static mu_admitted call_back_second(void *context, const mu_view *view, const mu_subject *s)
{
    (void)context;
    (void)view;
    return (mu_admitted){ .how = s->number <= 1 ? MU_ADMIT_CALL_BACK : MU_ADMIT_AS_USUAL };
}

/* #0 is answered at once and needs no call. #1 keeps his place without patience, #2 loses his. */
static void who_waits_is_offered_a_call(void **state)
{
    const mu_hooks hooks = { .admit = call_back_second };

    (void)state;
    mu_check_day_with(
        "horizon: 1d 08:00-08:13\n"
        "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 10min}, patience: {fixed: "
        "1min},\n"
        "  callback: {offer_at: 50, accept: 100%, reached: 100%}}}\n"
        "teams: {desk: {people: 1}}\n",
        &hooks,
        "08:00 desk.1 logs in\n"
        "08:04 #0 calls arrives\n"
        "08:04 #0 calls answered by desk.1\n"
        "08:08 #1 calls arrives\n"
        "08:08 #1 calls waits\n"
        "08:12 #2 calls arrives\n"
        "08:12 #2 calls waits\n"
        "08:13 #2 calls gives up\n"
        "08:13 #2 calls ends without a result\n"
        "08:14 #0 calls solved\n"
        "08:14 #0 calls finished by desk.1\n"
        "08:14 #1 calls answered by desk.1\n"
        "08:24 #1 calls solved\n"
        "08:24 #1 calls finished by desk.1\n"
        "08:24 desk.1 logs out\n");
}

/* Single-threaded, so that it may count: the first of all customers. */
static mu_admitted send_first_to_bot(void *context, const mu_view *view, const mu_subject *s)
{
    int *seen = context;

    (void)view;
    (void)s;
    return (mu_admitted){ .how = (*seen)++ == 0 ? MU_ADMIT_BOT : MU_ADMIT_AS_USUAL };
}

/* Hardly anyone tries the bot by himself; it does whatever comes to it. The one who is sent there is never seen on the
 * floor. */
static void who_is_sent_to_the_bot_goes_there(void **state)
{
    int            seen  = 0;
    const mu_hooks hooks = { .context = &seen, .admit = send_first_to_bot };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-08:13\n"
                      "contacts: {calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 1min},\n"
                      "  bot: {try: 0.001%, contains: 100%, wrongly: 0%}}}\n"
                      "teams: {desk: {people: 1}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:08 #0 calls arrives\n"
                      "08:08 #0 calls answered by desk.1\n"
                      "08:09 #0 calls solved\n"
                      "08:09 #0 calls finished by desk.1\n"
                      "08:12 #1 calls arrives\n"
                      "08:12 #1 calls answered by desk.1\n"
                      "08:13 #1 calls solved\n"
                      "08:13 #1 calls finished by desk.1\n"
                      "08:13 desk.1 logs out\n");
    assert_int_equal(seen, 3);
}

/* ---- how long it is kept --------------------------------------------------------------------------- */

static int64_t three_minutes(void *context, const mu_view *view, const mu_subject *s, int32_t team,
                             int32_t person)
{
    (void)context;
    (void)view;
    assert_int_equal(team, 0);
    assert_int_equal(person, 0);
    assert_int_equal(s->transfers, 0);
    assert_int_equal(s->waited_us, s->number == 1 ? 2 * MU_MINUTE_US : 0);
    return s->number == 0 ? MU_AS_USUAL : 3 * MU_MINUTE_US;
}

/* #0 is kept to its end, #1 has waited for 2 min and is handed over after 3: hardly anyone else is. */
static void who_reaches_the_limit_hands_over(void **state)
{
    const mu_hooks hooks = { .limit = three_minutes };

    (void)state;
    mu_check_day_with(
        "horizon: 1d 08:00-08:09\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 6min}, escalate: {second: 0.001%}}\n"
        "  second: {arrivals: none, handle: {fixed: 2min}}\n"
        "teams: {desk: {people: 1, skills: [calls]}, experts: {people: 1, skills: [second]}}\n",
        &hooks,
        "08:00 desk.1 logs in\n"
        "08:00 experts.1 logs in\n"
        "08:04 #0 calls arrives\n"
        "08:04 #0 calls answered by desk.1\n"
        "08:08 #1 calls arrives\n"
        "08:08 #1 calls waits\n"
        "08:10 #0 calls solved\n"
        "08:10 #0 calls finished by desk.1\n"
        "08:10 #1 calls answered by desk.1\n"
        "08:13 #1 calls escalated\n"
        "08:13 #1 calls finished by desk.1\n"
        "08:13 desk.1 logs out\n"
        "08:13 #2 second arrives\n"
        "08:13 #2 second answered by experts.1\n"
        "08:15 #2 second solved\n"
        "08:15 #2 second finished by experts.1\n"
        "08:15 experts.1 logs out\n");
}

/* ---- where it goes --------------------------------------------------------------------------------- */

/* Everything needs the second line; it goes to the managers, warmly. */
static mu_handed to_managers(void *context, const mu_view *view, const mu_subject *s, int32_t person,
                             int32_t n, const mu_onward *ways)
{
    (void)context;
    (void)view;
    assert_int_equal(person, 0);
    assert_int_equal(s->because, MU_BECAUSE_NEED);
    assert_int_equal(s->talked_us, 2 * MU_MINUTE_US);
    assert_int_equal(s->waited_us, 0);
    assert_int_equal(n, 2);
    assert_string_equal(ways[0].name, "second");
    assert_string_equal(ways[1].name, "managers");
    assert_true(ways[0].usual);
    assert_false(ways[1].usual);
    assert_int_equal(ways[0].how, MU_COLD);
    assert_int_equal(ways[1].may, 1u << MU_COLD | 1u << MU_WARM);
    return (mu_handed){ .place = 1, .how = MU_WARM };
}

/* The managers take over at once, which takes both no time, so desk.1 is free when they have answered. Of the 2 min of talk a
 * half is done again. Nothing can come to the second line any more, which goes home. */
static void it_goes_where_the_hook_says(void **state)
{
    const mu_hooks hooks = { .escalate = to_managers };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-08:05\n"
                      "contacts:\n"
                      "  calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 2min}, resolved: 50%,\n"
                      "    escalate: {second: 100%, managers: {share: 1%, when: failure, repeat: 50%}}}\n"
                      "  second: {arrivals: none, handle: {fixed: 2min}}\n"
                      "  managers: {arrivals: none, handle: {fixed: 3min}}\n"
                      "teams: {desk: {people: 1, skills: [calls]}, second: {people: 1, skills: [second]},\n"
                      "  top: {people: 1, skills: [managers]}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:00 second.1 logs in\n"
                      "08:00 top.1 logs in\n"
                      "08:04 #0 calls arrives\n"
                      "08:04 #0 calls answered by desk.1\n"
                      "08:06 #0 calls escalated\n"
                      "08:06 second.1 logs out\n"
                      "08:06 #1 managers arrives\n"
                      "08:06 #1 managers answered by top.1\n"
                      "08:06 #0 calls finished by desk.1\n"
                      "08:06 desk.1 logs out\n"
                      "08:10 #1 managers solved\n"
                      "08:10 #1 managers finished by top.1\n"
                      "08:10 top.1 logs out\n");
}

static mu_handed consult_cold(void *context, const mu_view *view, const mu_subject *s, int32_t person,
                              int32_t n, const mu_onward *ways)
{
    (void)context;
    (void)view;
    (void)s;
    (void)person;
    assert_int_equal(n, 1);
    assert_int_equal(ways[0].may, 1u << MU_COLD | 1u << MU_WARM | 1u << MU_CONSULT);
    return (mu_handed){ .place = MU_AS_USUAL, .how = MU_COLD };
}

/* The scenario asks the second line; the hook hands it over for good. */
static void how_it_goes_is_what_the_hook_says(void **state)
{
    const mu_hooks hooks = { .escalate = consult_cold };

    (void)state;
    mu_check_day_with("horizon: 1d 08:00-08:05\n"
                      "contacts:\n"
                      "  calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 2min},\n"
                      "    escalate: {second: {share: 100%, how: consult, takes: {fixed: 1min}}}}\n"
                      "  second: {arrivals: none, handle: {fixed: 3min}}\n"
                      "teams: {desk: {people: 1, skills: [calls]}, experts: {people: 1, skills: [second]}}\n",
                      &hooks,
                      "08:00 desk.1 logs in\n"
                      "08:00 experts.1 logs in\n"
                      "08:04 #0 calls arrives\n"
                      "08:04 #0 calls answered by desk.1\n"
                      "08:06 #0 calls escalated\n"
                      "08:06 #0 calls finished by desk.1\n"
                      "08:06 desk.1 logs out\n"
                      "08:06 #1 second arrives\n"
                      "08:06 #1 second answered by experts.1\n"
                      "08:09 #1 second solved\n"
                      "08:09 #1 second finished by experts.1\n"
                      "08:09 experts.1 logs out\n");
}

/* ---- no answer ------------------------------------------------------------------------------------- */

static mu_admitted halt_admit(void *context, const mu_view *view, const mu_subject *s)
{
    (void)context;
    (void)view;
    (void)s;
    return (mu_admitted){ .how = MU_ADMIT_HALT };
}

static int64_t halt_limit(void *context, const mu_view *view, const mu_subject *s, int32_t team,
                          int32_t person)
{
    (void)context;
    (void)view;
    (void)s;
    (void)team;
    (void)person;
    return MU_HALT;
}

static mu_handed halt_escalate(void *context, const mu_view *view, const mu_subject *s, int32_t person,
                               int32_t n, const mu_onward *ways)
{
    (void)context;
    (void)view;
    (void)s;
    (void)person;
    (void)n;
    (void)ways;
    return (mu_handed){ .place = MU_HALT };
}

static void a_hook_that_cannot_answer_ends_the_replication(void **state)
{
    const mu_hooks hooks[] = { { .admit = halt_admit },
                               { .limit = halt_limit },
                               { .escalate = halt_escalate } };
    mu_model      *m       = mu_test_model(
                   "horizon: 1d 08:00-09:00\n"
                              "contacts:\n"
                              "  calls: {arrivals: {between: {fixed: 4min}}, handle: {fixed: 2min}, escalate: {second: 100%}}\n"
                              "  second: {arrivals: none, handle: {fixed: 2min}}\n"
                              "teams: {desk: {people: 1, skills: [calls]}, experts: {people: 1, skills: [second]}}\n");
    mu_record *r = mu_record_new(m);

    (void)state;
    for (int i = 0; i < 3; i++) {
        mu_world *w = mu_world_new(m, &hooks[i], NULL);
        assert_int_equal(mu_world_run(w, 1, 0, r), MU_ERR_RULE);
        mu_world_free(w);
    }
    mu_record_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_refused_is_blocked),
        cmocka_unit_test(who_is_refused_may_try_again),
        cmocka_unit_test(who_waits_is_told_what_the_hook_says),
        cmocka_unit_test(who_waits_is_offered_a_call),
        cmocka_unit_test(who_is_sent_to_the_bot_goes_there),
        cmocka_unit_test(who_reaches_the_limit_hands_over),
        cmocka_unit_test(it_goes_where_the_hook_says),
        cmocka_unit_test(how_it_goes_is_what_the_hook_says),
        cmocka_unit_test(a_hook_that_cannot_answer_ends_the_replication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
