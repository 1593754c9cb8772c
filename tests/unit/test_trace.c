/* Days of a few contacts, told: the exact text, for people and for programs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <muster/trace.h>
#include "base/text.h"
#include "model/person.h"
#include "tests/support/watch.h"

static bool add_entry(void *context, const char *entry)
{
    mu_text_add(context, entry);
    return true;
}

static void check_told(const char *yaml, mu_trace_options how, const char *expected)
{
    mu_model *m    = mu_test_model(yaml);
    mu_text   text = { 0 };

    how.tell    = add_entry;
    how.context = &text;
    assert_int_equal(mu_trace_run(m, &how, NULL, NULL), MU_OK);
    if (strcmp(text.bytes, expected) != 0)
        print_error("--- told:\n%s--- expected:\n%s---\n", text.bytes, expected);
    assert_string_equal(text.bytes, expected);
    mu_text_free(&text);
    mu_model_free(m);
}

/* Calls at 08:07, 08:14 and 08:21 for one person. */
#define THREE                                                                                           \
    "name: Desk\nhorizon: 1d 08:00-08:25\n"                                                             \
    "contacts: {calls: {arrivals: {between: {fixed: 7min}}, handle: {fixed: 10min}, patience: {fixed: " \
    "5min}}}\n"                                                                                         \
    "teams: {desk: {people: 1}}\n"

#define HEADING "Desk · replication 1 · seed 1 · Mon 2026-01-05\n\n"

static void three_calls_and_one_person(void **state)
{
    (void)state;
    check_told(THREE, (mu_trace_options){ 0 },
               HEADING "08:00:00.0  desk 1        comes on duty\n"
                       "08:07:00.0  calls #1      answered by desk 1 at once: the only one idle\n"
                       "08:14:00.0  calls #2      waits: the one of desk is busy\n"
                       "08:17:00.0  calls #1      finished by desk 1 after 10 min\n"
                       "08:17:00.0  calls #2      answered by desk 1 after 3 min: the only one waiting\n"
                       "08:21:00.0  calls #3      waits: the one of desk is busy\n"
                       "08:26:00.0  calls #3      gives up after 5 min\n"
                       "08:27:00.0  calls #2      finished by desk 1 after 10 min\n"
                       "08:27:00.0  desk 1        goes off duty after 27 min\n");
}

static void a_stretch_of_time_a_contact_or_a_person(void **state)
{
    (void)state;
    check_told(THREE, (mu_trace_options){ .from = "08:17", .to = "2026-01-05 08:21" },
               HEADING "08:17:00.0  calls #1      finished by desk 1 after 10 min\n"
                       "08:17:00.0  calls #2      answered by desk 1 after 3 min: the only one waiting\n"
                       "08:21:00.0  calls #3      waits: the one of desk is busy\n");
    check_told(THREE, (mu_trace_options){ .contact = 3 },
               HEADING "08:21:00.0  calls #3      waits: the one of desk is busy\n"
                       "08:26:00.0  calls #3      gives up after 5 min\n");
    check_told(THREE, (mu_trace_options){ .person = "desk 1", .from = "08:20", .exact = true },
               HEADING "08:27:00.000000  calls #2      finished by desk 1 after 10 min\n"
                       "08:27:00.000000  desk 1        goes off duty after 27 min\n");
}

static void programs_read_one_object_a_line(void **state)
{
    mu_model              *m    = mu_test_model(THREE);
    mu_text                text = { 0 };
    const mu_trace_options how  = {
         .format = MU_TRACE_JSON, .contact = 2, .tell = add_entry, .context = &text
    };

    (void)state;
    assert_int_equal(mu_trace_run(m, &how, NULL, NULL), MU_OK);
    const char *second = strchr(text.bytes, '\n') + 1;
    assert_non_null(strstr(text.bytes, "{\"format\": \"muster-trace/1\", \"scenario\": \"Desk\", "));
    assert_string_equal(
        second,
        "{\"time_s\": 29640, \"at\": \"2026-01-05 08:14:00.000000\", \"event\": \"comes\", \"contact\": 2, "
        "\"type\": \"calls\", \"case\": 2}\n"
        "{\"time_s\": 29640, \"at\": \"2026-01-05 08:14:00.000000\", \"event\": \"waits\", \"contact\": 2, "
        "\"type\": \"calls\", \"waiting_before\": 0, \"reason\": \"the one of desk is busy\"}\n"
        "{\"time_s\": 29820, \"at\": \"2026-01-05 08:17:00.000000\", \"event\": \"answered\", \"contact\": "
        "2, "
        "\"type\": \"calls\", \"team\": \"desk\", \"person\": \"desk 1\", \"waited_s\": 180, "
        "\"reason\": \"the only one waiting\"}\n"
        "{\"time_s\": 30420, \"at\": \"2026-01-05 08:27:00.000000\", \"event\": \"finished\", \"contact\": "
        "2, "
        "\"type\": \"calls\", \"team\": \"desk\", \"person\": \"desk 1\", \"in_hand_s\": 600}\n");
    mu_text_free(&text);
    mu_model_free(m);
}

static void the_freed_person_says_why_this_contact(void **state)
{
    (void)state;
    check_told("name: Desk\nhorizon: 1d 08:00-08:30\n"
               "contacts:\n"
               "  first:  {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n"
               "  second: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"
               "  third:  {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}}\n"
               "  vip:    {arrivals: {between: {fixed: 19min}}, handle: {fixed: 1min}, priority: 1}\n"
               "teams: {desk: {people: 1}}\n",
               (mu_trace_options){ .from = "08:17" },
               HEADING "08:17:00.0  second #2      waits: the one of desk is busy\n"
                       "08:18:00.0  third #3       waits: the one of desk is busy\n"
                       "08:19:00.0  vip #4         waits: the one of desk is busy\n"
                       "08:29:00.0  first #1       finished by desk 1 after 13 min\n"
                       "08:29:00.0  vip #4         answered by desk 1 after 10 min: highest priority, 1,\n"
                       "                           of 3 waiting\n"
                       "08:30:00.0  vip #4         finished by desk 1 after 1 min\n"
                       "08:30:00.0  second #2      answered by desk 1 after 13 min: longest wait of 2\n"
                       "08:31:00.0  second #2      finished by desk 1 after 1 min\n"
                       "08:31:00.0  third #3       answered by desk 1 after 13 min: the only one waiting\n"
                       "08:32:00.0  third #3       finished by desk 1 after 1 min\n"
                       "08:32:00.0  desk 1         goes off duty after 32 min\n");
}

#define FIRST_AND_LATER                                                        \
    "  first: {arrivals: {between: {fixed: 16min}}, handle: {fixed: 13min}}\n" \
    "  later: {arrivals: {between: {fixed: 17min}}, handle: {fixed: 1min}}\n"

static void a_head_start_and_an_order_of_types_are_reasons(void **state)
{
    (void)state;
    check_told("name: Desk\nhorizon: 1d 08:00-08:20\ncontacts:\n" FIRST_AND_LATER
               "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}, head_start: 90s}\n"
               "teams: {desk: {people: 1}}\n",
               (mu_trace_options){ .contact = 3 },
               HEADING "08:18:00.0  third #3      waits: the one of desk is busy\n"
                       "08:29:00.0  third #3      answered by desk 1 after 11 min: longest wait, with\n"
                       "                          its head start of 1 min 30 s, of 2\n"
                       "08:30:00.0  third #3      finished by desk 1 after 1 min\n");
    check_told("name: Desk\nhorizon: 1d 08:00-08:20\ncontacts:\n" FIRST_AND_LATER
               "  third: {arrivals: {between: {fixed: 18min}}, handle: {fixed: 1min}}\n"
               "teams: {desk: {people: 1, takes: [third, later, first]}}\n",
               (mu_trace_options){ .contact = 3, .from = "08:20", .to = "08:29" },
               HEADING "08:29:00.0  third #3      answered by desk 1 after 11 min: third comes first in\n"
                       "                          desk's order, of 2 waiting\n");
}

#define EVERY_TEN(more)                     \
    "name: Desk\nhorizon: 1d 08:00-08:35\n" \
    "contacts: {calls: {arrivals: {between: {fixed: 10min}}, handle: {fixed: 15min}" more "}}\n"

static void the_person_is_chosen_for_a_reason(void **state)
{
    (void)state;
    check_told(EVERY_TEN("") "teams: {b: {people: 2}, a: {people: 1}}\n", (mu_trace_options){ .to = "08:30" },
               HEADING "08:00:00.0  a 1           comes on duty\n"
                       "08:00:00.0  b 1           comes on duty\n"
                       "08:00:00.0  b 2           comes on duty\n"
                       "08:10:00.0  calls #1      answered by a 1 at once: first in line of 3 idle (1 of\n"
                       "                          a, 2 of b), for 10 min like others\n"
                       "08:20:00.0  calls #2      answered by b 1 at once: first in line of 2 idle, for\n"
                       "                          20 min like others\n"
                       "08:25:00.0  calls #1      finished by a 1 after 15 min\n"
                       "08:30:00.0  calls #3      answered by b 2 at once: idle for longest of 2 (1 of\n"
                       "                          a, 1 of b), 30 min\n");
    check_told(EVERY_TEN(", teams: [b, a]") "teams: {b: {people: 1}, a: {people: 1}}\n",
               (mu_trace_options){ .from = "08:10", .to = "08:20" },
               HEADING "08:10:00.0  calls #1      answered by b 1 at once: b comes before a (1 idle);\n"
                       "                          the only one idle in b\n"
                       "08:20:00.0  calls #2      answered by a 1 at once: the one of b is busy; the\n"
                       "                          only one idle in a\n");
}

static void who_is_refused_or_handed_back_learns_why(void **state)
{
    (void)state;
    check_told(EVERY_TEN(", queue_capacity: 0") "teams: {desk: {people: 1}}\n",
               (mu_trace_options){ .contact = 2 },
               HEADING "08:20:00.0  calls #2      blocked: the one of desk is busy\n");
    check_told("lines: 1\n" EVERY_TEN("") "teams: {desk: {people: 3}}\n", (mu_trace_options){ .contact = 2 },
               HEADING "08:20:00.0  calls #2      blocked: the one line is in use\n");
    check_told("name: Desk\nhorizon: 1d 08:00-09:00\n"
               "contacts: {calls: {arrivals: {between: {fixed: 25min}}, handle: {fixed: 20min}}}\n"
               "teams: {desk: {shift_end: hand_over, shifts: {early: {hours: 08:00-08:30, people: 1},\n"
               "  late: {hours: 08:40-09:00, people: 1}}}}\n",
               (mu_trace_options){ .contact = 1 },
               HEADING "08:25:00.0  calls #1      answered by desk 1 at once: the only one idle\n"
                       "08:30:00.0  calls #1      handed back at the end of desk 1's shift after 5 min\n"
                       "08:40:00.0  calls #1      taken over by desk 2 after waiting again for 10 min:\n"
                       "                          the only one waiting\n"
                       "08:55:00.0  calls #1      finished by desk 2 after 15 min\n");
}

static void a_contact_is_told_with_its_whole_case(void **state)
{
    static const char day[] = "name: Desk\nhorizon: 1d 08:00-08:20\n"
                              "contacts: {calls: {arrivals: {between: {fixed: 7min}}, handle: {fixed: "
                              "10min}, patience: {fixed: 2min},\n"
                              "  redial: {abandoned: 100%, after: {fixed: 2min}, tries: 1}}}\n"
                              "teams: {desk: {people: 1}}\n";
    static const char expected[] =
        HEADING "08:14:00.0  calls #2      waits: the one of desk is busy\n"
                "08:16:00.0  calls #2      gives up after 2 min\n"
                "08:16:00.0  calls #2      will try again\n"
                "08:18:00.0  calls #3      follows #2; answered by desk 1 at once: the only one\n"
                "                          idle\n"
                "08:28:00.0  calls #3      solved\n"
                "08:28:00.0  calls #3      finished by desk 1 after 10 min\n";

    (void)state;
    check_told(day, (mu_trace_options){ .contact = 2 }, expected);
    check_told(day, (mu_trace_options){ .contact = 3 }, expected);
}

static void several_days_have_their_dates(void **state)
{
    (void)state;
    check_told("name: Desk\nhorizon: 2d 08:00-08:10\n"
               "contacts: {calls: {arrivals: {between: {fixed: 1470min}}, handle: {fixed: 1min}}}\n"
               "teams: {desk: {people: 1}}\n",
               (mu_trace_options){ .from = "2026-01-06", .to = "08:00" },
               "Desk · replication 1 · seed 1 · Mon 2026-01-05, 2 days\n\n"
               "2026-01-06 08:00:00.0  desk 1        comes on duty\n");
}

static void told_why(const char *option, mu_trace_options how, const char *said)
{
    mu_model *m    = mu_test_model(THREE);
    mu_diag  *diag = mu_diag_new();
    mu_text   text = { 0 };

    how.tell    = add_entry;
    how.context = &text;
    assert_int_equal(mu_trace_run(m, &how, diag, NULL), MU_ERR_USAGE);
    char *problem = mu_diag_render(diag);
    assert_non_null(strstr(problem, option));
    if (strstr(problem, said) == NULL) print_error("said: %s", problem);
    assert_non_null(strstr(problem, said));
    assert_int_equal(text.length, 0);
    free(problem);
    mu_text_free(&text);
    mu_diag_free(diag);
    mu_model_free(m);
}

static void what_makes_no_sense_is_refused_before_the_run(void **state)
{
    (void)state;
    told_why("--from", (mu_trace_options){ .from = "8.15" }, "expected a time such as 10:10");
    told_why("--to", (mu_trace_options){ .to = "2026-02-30 10:10" }, "found \"2026-02-30 10:10\"");
    told_why("--from", (mu_trace_options){ .from = "10:00", .to = "09:00" }, "10:00 is after --to 09:00");
    told_why("--person", (mu_trace_options){ .person = "dsek 1" }, "did you mean \"desk 1\"?");
    told_why("--person", (mu_trace_options){ .person = "desk 2" }, "the only one of desk is \"desk 1\"");
    told_why("--person", (mu_trace_options){ .person = "nobody" }, "the first is \"desk 1\"");
}

static bool add_first(void *context, const char *entry)
{
    mu_text_add(context, entry);
    return false;
}

static void it_ends_when_nobody_listens_or_it_is_stopped(void **state)
{
    mu_model        *m    = mu_test_model(THREE);
    mu_text          text = { 0 };
    const bool       yes  = true;
    mu_trace_count   count;
    mu_trace_options how = { .tell = add_first, .context = &text };

    (void)state;
    assert_int_equal(mu_trace_run(m, &how, NULL, &count), MU_OK);
    assert_string_equal(text.bytes, HEADING);
    assert_int_equal(count.told, 0);
    mu_text_free(&text);
    text     = (mu_text){ 0 };
    how.tell = add_entry;
    how.stop = &yes;
    assert_int_equal(mu_trace_run(m, &how, NULL, &count), MU_ERR_INTERRUPTED);
    assert_int_equal(count.told, 0);
    mu_text_free(&text);
    mu_model_free(m);
}

static void people_are_found_by_the_name_they_are_given(void **state)
{
    mu_model *m = mu_test_model("horizon: 1d 08:00-09:00\ncontacts: {calls: {arrivals: 1/h, handle: 1min}}\n"
                                "teams: {b: {people: 12}, a: {people: 3}}\n");

    (void)state;
    for (int32_t agent = 0; agent < m->n_agents; agent++) {
        char name[MU_PERSON_NAME_ROOM];
        mu_person_name(m, agent, name, sizeof name);
        assert_int_equal(mu_person_find(m, name), agent);
    }
    assert_int_equal(mu_person_find(m, "b 12"), 14);
    const char *const nobody[] = { "",     "b",    "b ",   "b 0", "b 01",
                                   "b 13", "b -1", "b 1x", "c 1", "b 99999999999999" };
    for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++)
        assert_int_equal(mu_person_find(m, nobody[i]), -1);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_calls_and_one_person),
        cmocka_unit_test(a_stretch_of_time_a_contact_or_a_person),
        cmocka_unit_test(programs_read_one_object_a_line),
        cmocka_unit_test(the_freed_person_says_why_this_contact),
        cmocka_unit_test(a_head_start_and_an_order_of_types_are_reasons),
        cmocka_unit_test(the_person_is_chosen_for_a_reason),
        cmocka_unit_test(who_is_refused_or_handed_back_learns_why),
        cmocka_unit_test(a_contact_is_told_with_its_whole_case),
        cmocka_unit_test(several_days_have_their_dates),
        cmocka_unit_test(what_makes_no_sense_is_refused_before_the_run),
        cmocka_unit_test(it_ends_when_nobody_listens_or_it_is_stopped),
        cmocka_unit_test(people_are_found_by_the_name_they_are_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
