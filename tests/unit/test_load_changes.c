/* What changes by date, from a scenario to the models of its epochs, and in words. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <muster/report.h>
#include <muster/trace.h>
#include "base/text.h"
#include "experiment/runner.h"
#include "report/report.h"
#include "scenario/schema.h"
#include "tests/unit/load_fixture.h"

#define HOUR MU_HOUR_US
#define DAY  MU_DAY_US

#define WEEK                                                                                             \
    "horizon: 5d 08:00-20:00\ncontacts:\n"                                                               \
    "  calls: {arrivals: 240/h, handle: {talk: {fixed: 4min}, wrap_up: {fixed: 60s}}, patience: 4min}\n" \
    "  mail: {arrivals: 20/h, handle: 6min}\n"                                                           \
    "teams: {desk: {people: 23, pay: 24/h}}\n"
#define CHANGES                                                                               \
    "changes:\n"                                                                              \
    "- {from: 2026-01-08 12:00, till: 2026-01-09, name: sale, set: {contacts: {calls:\n"      \
    "    {handle: {talk: {fixed: 5min}}}, mail: {priority: -1}}}}\n"                          \
    "- {from: 2026-01-07, name: new bot, set: {contacts: {calls: {bot: {contains: 60%}}}}}\n" \
    "- {from: 2026-01-05, set: {teams: {desk: {next: longest_wait}}}}\n"

static const mu_contact_type *type_at(const mu_model *m, int64_t at_us, const char *name)
{
    const mu_model *now = mu_model_at(m, (mu_time){ at_us });

    return &now->types[mu_model_type(now, name)];
}

static void each_instant_at_which_something_changes_has_a_model(void **state)
{
    mu_model *m = load(WEEK CHANGES, NULL);

    (void)state;
    assert_int_equal(m->n_epochs, 3);
    assert_int_equal(m->epochs[0].from.us, 2 * DAY);
    assert_int_equal(m->epochs[1].from.us, 3 * DAY + 12 * HOUR);
    assert_int_equal(m->epochs[2].from.us, 4 * DAY);
    assert_ptr_equal(mu_model_at(m, (mu_time){ 2 * DAY - 1 }), m);
    assert_ptr_equal(mu_model_at(m, (mu_time){ 2 * DAY }), m->epochs[0].model);
    assert_ptr_equal(mu_model_at(m, (mu_time){ 9 * DAY }), m->epochs[2].model);
    for (int32_t e = 0; e < 3; e++) {
        const mu_model *now = m->epochs[e].model;
        assert_int_equal(now->n_types, 2);
        assert_int_equal(now->n_epochs, 0);
        assert_string_equal(now->types[0].name, "calls");
        assert_ptr_equal(now->edges, m->edges);
        assert_near(now->types[0].arrivals.week[0].step[0].per_us * 3.6e9, 240, 1e-9);
        assert_near(now->teams[0].pay_per_hour, 24, 0);
        assert_int_equal(now->teams[0].next, MU_NEXT_LONGEST_WAIT); /* from the beginning */
    }
    assert_int_equal(m->teams[0].next, MU_NEXT_LONGEST_WAIT);
    mu_model_free(m);
}

static void changes_lie_over_each_other_and_go_again(void **state)
{
    mu_model     *m      = load(WEEK CHANGES, NULL);
    const int64_t before = DAY, bot = 2 * DAY + 9 * HOUR, both = 3 * DAY + 13 * HOUR, after = 4 * DAY;
    const double  shares[4] = { 0, 0.9, 0.9, 0.9 }, talk[4] = { 240, 240, 300, 240 };
    const int32_t priority[4] = { 0, 0, -1, 0 };
    const int64_t at[4]       = { before, bot, both, after };

    (void)state;
    for (int i = 0; i < 4; i++) {
        const mu_contact_type *calls = type_at(m, at[i], "calls");
        assert_non_null(calls->gate); /* what one epoch needs all have */
        assert_non_null(calls->journey);
        assert_near(calls->gate->bot_try, shares[i], 1e-15);
        assert_near(mu_dist_mean(calls->talk), talk[i], 1e-9);
        assert_near(mu_dist_mean(calls->wrap_up), 60, 1e-9);
        assert_int_equal(type_at(m, at[i], "mail")->priority, priority[i]);
        assert_null(type_at(m, at[i], "mail")->gate);
    }
    mu_model_free(m);
}

static void what_is_set_is_written_down_in_its_order(void **state)
{
    mu_model *m = load(WEEK CHANGES, NULL);

    (void)state;
    assert_int_equal(m->n_changes, 3);
    assert_null(m->changes[0].name);
    assert_int_equal(m->changes[0].from.us, 0);
    assert_int_equal(m->changes[0].till.us, MU_NEVER_US);
    assert_int_equal(m->changes[0].n_set, 1);
    assert_string_equal(m->changes[0].set[0], "teams.desk.next=longest_wait");
    assert_string_equal(m->changes[1].name, "new bot");
    assert_int_equal(m->changes[2].till.us, 4 * DAY);
    assert_int_equal(m->changes[2].n_set, 2);
    assert_string_equal(m->changes[2].set[0], "contacts.calls.handle.talk.fixed=5min");
    assert_string_equal(m->changes[2].set[1], "contacts.mail.priority=-1");
    mu_model_free(m);
}

static void an_arm_may_take_the_changes_away_or_bring_its_own(void **state)
{
    static const char arms[] = WEEK CHANGES "arms: {none: {changes: ~}, other: {changes: [{from: 2026-01-06, "
                                            "set: {contacts: {mail: {handle: 3min}}}}]}}\n";
    mu_model                       *none  = load(arms, &(mu_load_options){ .arm = "none" });
    mu_model                       *other = load(arms, &(mu_load_options){ .arm = "other" });

    (void)state;
    assert_int_equal(none->n_changes, 0);
    assert_int_equal(none->n_epochs, 0);
    assert_int_equal(other->n_changes, 1);
    assert_int_equal(other->n_epochs, 1);
    assert_near(mu_dist_mean(type_at(other, DAY, "mail")->talk), 180, 1e-9);
    mu_model_free(none);
    mu_model_free(other);
}

static void a_department_may_work_faster_from_a_date_on(void **state)
{
    mu_model *m =
        load("horizon: 5d 08:00-20:00\n"
             "contacts: {calls: {arrivals: 240/h, handle: 4min, escalate: {store: 5%}}}\n"
             "teams: {desk: {people: 23}}\n"
             "departments: {store: {people: 4, handle: 20min, loss: 10%}}\n"
             "changes: [{from: 2026-01-06, set: {departments: {store: {handle: 10min, loss: 2%}}}}]\n",
             NULL);

    (void)state;
    assert_near(mu_dist_mean(type_at(m, 0, "store")->talk), 1200, 1e-9);
    assert_near(mu_dist_mean(type_at(m, DAY, "store")->talk), 600, 1e-9);
    assert_near(type_at(m, 0, "store")->journey->resolved, 0.9, 1e-12);
    assert_near(type_at(m, DAY, "store")->journey->resolved, 0.98, 1e-12);
    mu_model_free(m);
}

/* ---- in words ------------------------------------------------------------------------------------- */

static void assert_says(const char *text, const char *expected)
{
    if (strstr(text, expected) == NULL) fail_msg("\"%s\" is not in\n%s", expected, text);
}

static void check_tells_what_becomes_of_it(void **state)
{
    mu_model *m    = load(WEEK CHANGES, NULL);
    char     *text = mu_report_explain(m);

    (void)state;
    assert_says(text, "\nchanges\n  from the beginning  teams.desk.next=longest_wait holds\n"
                      "  Wed 2026-01-07  new bot (contacts.calls.bot.contains=60%) begins\n"
                      "  calls  Poisson, 240 an hour");
    assert_says(text, "  Thu 2026-01-08 12:00  sale (contacts.calls.handle.talk.fixed=5min,\n");
    assert_says(text, "talk 5 min (fixed) and wrap-up 1 min (fixed)");
    assert_says(text, "  Fri 2026-01-09  sale ends\n  calls  Poisson");
    free(text);
    mu_model_free(m);
}

static void a_later_lack_of_people_is_told_with_its_date(void **state)
{
    mu_model *m =
        load(WEEK "changes: [{from: 2026-01-07, set: {contacts: {mail: {handle: 30min}}}}]\n", NULL);
    char *text = mu_report_explain(m);

    (void)state;
    assert_says(text, "from Wed 2026-01-07 on\n");
    free(text);
    mu_model_free(m);
}

static void the_report_lists_them_in_its_head(void **state)
{
    mu_model            *m       = load(WEEK CHANGES, NULL);
    const mu_run_options options = { .replications = 3, .threads = 1 };
    mu_results          *r       = NULL;

    (void)state;
    assert_int_equal(mu_experiment_run(m, &options, NULL, &r), MU_OK);
    char *en = mu_report_text(r, NULL), *zh = mu_report_text_in(r, NULL, MU_LANG_ZH),
         *json = mu_report_json(r);
    assert_says(en, "\nChanges: from 2026-01-05 teams.desk.next=longest_wait; from 2026-01-07 new bot;\n"
                    "from 2026-01-08 12:00 till 2026-01-09 sale.\n");
    assert_says(zh, "变更：2026-01-05 起 teams.desk.next=longest_wait；");
    assert_says(zh, "2026-01-08 12:00 至 2026-01-09");
    assert_says(json, "{\"from\": \"2026-01-07\", \"name\": \"new bot\", \"set\": "
                      "[\"contacts.calls.bot.contains=60%\"], \"till\": null}");
    free(en);
    free(zh);
    free(json);
    mu_results_free(r);
    mu_model_free(m);
}

static bool gather(void *context, const char *entry)
{
    if (strstr(entry, "change") != NULL) mu_text_add(context, entry);
    return true;
}

static void a_trace_tells_when_one_begins_and_ends(void **state)
{
    mu_model        *m    = load(WEEK CHANGES, NULL);
    mu_text          text = { 0 }, json = { 0 };
    mu_trace_options options = { .tell = gather, .context = &text };

    (void)state;
    assert_int_equal(mu_trace_run(m, &options, NULL, NULL), MU_OK);
    assert_says(text.bytes, "2026-01-05 00:00:00.0  change        teams.desk.next=longest_wait holds\n"
                            "2026-01-07 00:00:00.0  change        new bot (contacts.calls.bot.contains=60%)\n"
                            "                                     begins\n"
                            "2026-01-08 12:00:00.0  change        sale");
    assert_says(text.bytes, "2026-01-09 00:00:00.0  change        sale ends\n");
    options.context = &json;
    options.format  = MU_TRACE_JSON;
    assert_int_equal(mu_trace_run(m, &options, NULL, NULL), MU_OK);
    assert_says(json.bytes,
                "\"event\": \"change\", \"begins\": [], \"ends\": [{\"from\": \"2026-01-08 12:00\", "
                "\"name\": \"sale\", ");
    mu_text_free(&text);
    mu_text_free(&json);
    mu_model_free(m);
}

static void the_dictionary_marks_what_may_change(void **state)
{
    char *bot  = mu_schema_keys("contacts.calls.bot.try", NULL),
         *rate = mu_schema_keys("contacts.calls.arrivals", NULL);

    (void)state;
    assert_says(bot, "; may change by date; default 90%");
    assert_null(strstr(rate, "may change by date"));
    free(bot);
    free(rate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_instant_at_which_something_changes_has_a_model),
        cmocka_unit_test(changes_lie_over_each_other_and_go_again),
        cmocka_unit_test(what_is_set_is_written_down_in_its_order),
        cmocka_unit_test(an_arm_may_take_the_changes_away_or_bring_its_own),
        cmocka_unit_test(a_department_may_work_faster_from_a_date_on),
        cmocka_unit_test(check_tells_what_becomes_of_it),
        cmocka_unit_test(a_later_lack_of_people_is_told_with_its_date),
        cmocka_unit_test(the_report_lists_them_in_its_head),
        cmocka_unit_test(a_trace_tells_when_one_begins_and_ends),
        cmocka_unit_test(the_dictionary_marks_what_may_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
