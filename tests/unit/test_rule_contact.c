/* Rules about one contact: admit, limit, escalate. What they see, what they may answer, and how a wrong answer is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/runner.h"
#include "tests/support/watch.h"

static const char *const path = "build/rule_about_contacts.lua";

/* %s: keys of the calls, of the whole. Nothing waits: there are more than enough people. */
static const char form[] =
    "horizon: 1d 08:00-10:00\n"
    "contacts:\n"
    "  calls: {arrivals: 60/h, handle: {mean: 4min}%s}\n"
    "  second: {arrivals: none, handle: 5min}\n"
    "  managers: {arrivals: none, handle: 5min}\n"
    "teams: {desk: {people: 40, skills: [calls]}, experts: {people: 40, skills: [second, "
    "managers]}}\n"
    "rules: {%s: %s}\n";

/* What is told when a rule with that text decides. */
static char *told(const char *slot, const char *keys, const char *text, mu_status expected)
{
    char        scenario[1200];
    mu_diag    *diag = mu_diag_new();
    mu_results *r    = NULL;
    FILE       *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    snprintf(scenario, sizeof scenario, form, keys, slot, path);
    mu_model *m = mu_test_model(scenario);
    assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1, .threads = 1 }, diag, &r),
                     expected);
    char *s = mu_diag_render(diag);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
    return s;
}

static void assert_told(const char *slot, const char *keys, const char *text, const char *expected)
{
    char *s = told(slot, keys, text, expected[0] != '\0' ? MU_ERR_RULE : MU_OK);

    if (s == NULL || strstr(s, expected) == NULL)
        fail_msg("expected\n%s\nfound\n%s", expected, s != NULL ? s : "nothing");
    free(s);
}

#define ADMIT(body) "local rule = {}\nfunction rule.admit(contact, teams, p, ctx)\n" body "\nend\nreturn rule"
#define LIMIT(body) \
    "local rule = {}\nfunction rule.limit(contact, person, p, ctx)\n" body "\nend\nreturn rule"
#define ESCALATE(body) \
    "local rule = {}\nfunction rule.escalate(contact, person, places, p, ctx)\n" body "\nend\nreturn rule"

static void who_is_let_in_is_answered_with_a_word(void **state)
{
    static const char *const fine[] = { "", "return nil", "return true", "return 'admit'",
                                        "return 'refuse'" };
    char                     text[300];

    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        snprintf(text, sizeof text, "return { admit = function() %s end }", fine[i]);
        assert_told("admission", "", text, "");
    }
    assert_told("admission", "", ADMIT("return 'reject'"), "build/rule_about_contacts.lua:2: admit at 08:");
    assert_told("admission", "", ADMIT("return 'reject'"),
                "expected admit, refuse, announce, call_back, bot or nothing, found \"reject\"");
    assert_told("admission", "", ADMIT("return false"), "found false");
    assert_told("admission", "", ADMIT("return 3"), "found 3");
    assert_told("admission", "", ADMIT("return 0/0"), "expected admit");
    assert_told("admission", "", ADMIT("return {}"), "found a table");
    assert_told("admission", "", ADMIT("return contact"), "found a view that is not for this");
}

static void what_the_type_does_not_have_is_told(void **state)
{
    (void)state;
    assert_told("admission", "", ADMIT("return 'bot'"), "found \"bot\": the type has no bot");
    assert_told("admission", "", ADMIT("return 'call_back'"),
                "found \"call_back\": the type has no callback");
    assert_told("admission", "", ADMIT("return 'announce', 60"),
                "found \"announce\": the type announces no waits");
    assert_told("admission", ", bot: {try: 0%, contains: 50%}", ADMIT("return 'bot'"), "");
    assert_told("admission", ", callback: {offer_at: 99, accept: 50%}", ADMIT("return 'call_back'"), "");
    assert_told("admission", ", announce: {by: queue}", ADMIT("return 'announce', 60"), "");
    assert_told("admission", ", announce: {by: queue}", ADMIT("return 'announce'"),
                "expected as second answer the seconds to be announced, found nothing");
    assert_told("admission", ", announce: {by: queue}", ADMIT("return 'announce', -1"), "found -1");
    assert_told("admission", ", announce: {by: queue}", ADMIT("return 'announce', 0/0"),
                "the seconds to be announced");
    assert_told("admission", ", announce: {by: queue}", ADMIT("return 'announce', 'long'"), "found \"long\"");
}

static void a_limit_is_a_time(void **state)
{
    static const char way[] = ", escalate: {second: 10%}";

    (void)state;
    assert_told("escalation", way, LIMIT("return 60"), "");
    assert_told("escalation", way, LIMIT("return nil"), "");
    assert_told("escalation", way, LIMIT("return 0"), "limit at 08:");
    assert_told("escalation", way, LIMIT("return 0"),
                "expected seconds of talk, more than 0, or nothing, found 0");
    assert_told("escalation", way, LIMIT("return -5"), "found -5");
    assert_told("escalation", way, LIMIT("return 1e300"), "found 1e+300");
    assert_told("escalation", way, LIMIT("return 0/0"), "seconds of talk");
    assert_told("escalation", way, LIMIT("return '5min'"), "found \"5min\"");
    assert_told("escalation", way, LIMIT("return true"), "found true");
    assert_told("escalation", "", LIMIT("error('asked')"), ""); /* where it cannot go on */
}

static void it_goes_on_to_a_place_of_the_scenario(void **state)
{
    static const char ways[] = ", escalate: {second: 50%, managers: 0%}";
    static const char both[] =
        ", escalate: {second: {share: 50%, after: 1h}, managers: {share: 20%, how: consult}}";

    (void)state;
    assert_told("escalation", ways, ESCALATE("return 'managers'"), "");
    assert_told("escalation", ways, ESCALATE("return places[2]"), "");
    assert_told("escalation", ways, ESCALATE("return 2"), "");
    assert_told("escalation", ways, ESCALATE("return 2, 'warm'"), "");
    assert_told("escalation", ways, ESCALATE("return nil, 'warm'"), "");
    assert_told(
        "escalation", ways, ESCALATE("return 'calls'"),
        "expected one of the places to which it may go, or nothing, found \"calls\": neither time_cap nor "
        "escalate of the type names it");
    assert_told("escalation", ways, ESCALATE("return 3"), "found 3");
    assert_told("escalation", ways, ESCALATE("return 0"), "found 0");
    assert_told("escalation", ways, ESCALATE("return 1.5"), "found 1.5");
    assert_told("escalation", ways, ESCALATE("return false"), "found false");
    assert_told("escalation", ways, ESCALATE("return person"), "found a view that is not for this");
    assert_told("escalation", ways, ESCALATE("return 1, 'hot'"),
                "expected as second answer cold, warm, consult or nothing, found \"hot\"");
    assert_told("escalation", ways, ESCALATE("return 1, 'consult'"),
                "found \"consult\": nobody is only asked there");
    assert_told("escalation", both, ESCALATE("return 'managers', 'consult'"), "");
    assert_told("escalation", both, ESCALATE("return 'second', 'warm'"),
                "found \"warm\": nobody can stay with the customer on this way");
}

static void they_see_what_concerns_them(void **state)
{
    static const char ways[] =
        ", escalate: {second: 50%, managers: {share: 20%, when: failure}}, resolved: 50%";

    (void)state;
    assert_told(
        "admission", ", bot: {try: 1%}",
        ADMIT("assert(contact.expected_s == 0 and contact.waited_s == 0 and contact.contact == 1)\n"
              "assert(contact.has_bot and not contact.has_callback and not contact.has_announcement)\n"
              "assert(contact.reason == nil and contact.talked_s == 0 and #teams == 1 and ctx.hour >= 8)\n"
              "assert(tostring(contact) == 'contact ' .. contact.number)"),
        "");
    assert_told(
        "escalation", ways,
        LIMIT("assert(person.state == 'busy' or person.state == 'idle')\n"
              "assert(person.team == 'desk' and contact.transfers == 0 and contact.talked_s == 0)\n"
              "assert(contact.ways[1] == 'second' and contact.ways[2] == 'managers' and #contact.ways == 2)"),
        "");
    assert_told(
        "escalation", ways,
        ESCALATE(
            "assert(#places == 2 and places[1].name == 'second' and places[1].how == 'cold')\n"
            "assert(places[1].waiting == 0 and places[1].idle > 0 and places[2].expected_s == 0)\n"
            "assert((contact.reason == 'need') == places[1].usual)\n"
            "assert((contact.reason == 'failure') == places[2].usual)\n"
            "assert(contact.talked_s > 0 and person.team == 'desk' and tostring(places[2]) == 'managers')"),
        "");
    assert_told("escalation", ways, ESCALATE("return places[1].nam"),
                "place has no field \"nam\"; did you mean \"name\"?");
    assert_told("escalation", ways, ESCALATE("places[1].how = 'warm'"), "place.how can only be read");
    assert_told("escalation", ways,
                ESCALATE("ctx.state.p = ctx.state.p or places[1] return ctx.state.p.name"),
                "this view of a place is from an earlier question; keep its number or name in ctx.state");
    assert_told("escalation", ways, ESCALATE("ctx.state.p = ctx.state.p or places[1] return ctx.state.p"),
                "found a view that is not for this, or of an earlier question");
    assert_told("admission", "",
                ADMIT("ctx.state.c = ctx.state.c or contact return ctx.state.c.type and nil"),
                "this view of a contact is from an earlier question");
}

/* From the first line to the second and back after a second of talk, for ever. */
static void a_circle_comes_to_an_end(void **state)
{
    char     scenario[900];
    mu_diag *diag = mu_diag_new();
    FILE    *file = fopen(path, "w");

    (void)state;
    assert_non_null(file);
    fputs(LIMIT("return 1"), file);
    fclose(file);
    snprintf(
        scenario, sizeof scenario,
        "horizon: 1d 08:00-08:10\n"
        "contacts:\n"
        "  calls: {arrivals: {between: {fixed: 6min}}, handle: {fixed: 4min}, escalate: {second: 10%%}}\n"
        "  second: {arrivals: none, handle: {fixed: 4min}, escalate: {calls: 10%%}}\n"
        "teams: {desk: {people: 1}}\n"
        "rules: {escalation: %s}\n",
        path);
    mu_model   *m = mu_test_model(scenario);
    mu_results *r = NULL;
    assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .replications = 1 }, diag, &r), MU_ERR_RULE);
    char *s = mu_diag_render(diag);
    if (strstr(s, "this case was handed over 1000 times: do limit and escalate send it in a circle?") == NULL)
        fail_msg("found\n%s", s);
    free(s);
    mu_results_free(r);
    mu_model_free(m);
    mu_diag_free(diag);
    remove(path);
}

static mu_admitted lets_in(void *context, const mu_view *view, const mu_subject *s)
{
    (void)context;
    (void)view;
    (void)s;
    return (mu_admitted){ .how = MU_ADMIT_AS_USUAL };
}

static void rules_and_hooks_exclude_each_other(void **state)
{
    const mu_hooks hooks = { .admit = lets_in };
    mu_diag       *diag  = mu_diag_new();
    mu_results    *r     = NULL;
    mu_model      *m     = mu_test_model("horizon: 1d 08:00-10:00\n"
                                                  "contacts: {calls: {arrivals: 60/h, handle: 4min}}\n"
                                                  "teams: {desk: {people: 4}}\n"
                                                  "rules: {routing: rules/routing/longest_wait.lua}\n");

    (void)state;
    assert_int_equal(mu_experiment_run(m, &(mu_run_options){ .hooks = &hooks }, diag, &r), MU_ERR_VALUE);
    char *s = mu_diag_render(diag);
    assert_non_null(strstr(s, "the scenario names rules, and the program that runs it decides itself, too"));
    assert_null(r);
    free(s);
    mu_model_free(m);
    mu_diag_free(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_let_in_is_answered_with_a_word),
        cmocka_unit_test(what_the_type_does_not_have_is_told),
        cmocka_unit_test(a_limit_is_a_time),
        cmocka_unit_test(it_goes_on_to_a_place_of_the_scenario),
        cmocka_unit_test(they_see_what_concerns_them),
        cmocka_unit_test(a_circle_comes_to_an_end),
        cmocka_unit_test(rules_and_hooks_exclude_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
