/* How far teams and people have got in their skills, people who differ from their team, and what types and teams have in
 * common. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/person.h"
#include "tests/unit/load_fixture.h"

#define TWO_TYPES                                                                               \
    "contacts: {orders: {arrivals: 10/h, handle: {talk: 4min, wrap_up: 1min}, resolved: 0.8}, " \
    "refunds: {needs: [orders, money], arrivals: 10/h, handle: 2min}}\n"

static mu_model *with(const char *teams)
{
    char text[1000];

    snprintf(text, sizeof text, HORIZON TWO_TYPES "teams: {%s}\n", teams);
    return load(text, NULL);
}

static void assert_refused(const char *teams, const char *expected)
{
    char text[1000], message[400];

    snprintf(text, sizeof text, HORIZON TWO_TYPES "teams: {%s}\n", teams);
    refused(text, NULL, message, sizeof message);
    assert_string_equal(message, expected);
}

static void assert_work(const mu_model *m, const char *person, const char *type, double handle,
                        double resolved)
{
    const int32_t        agent = mu_person_find(m, person), team = mu_person_team(m, agent);
    const mu_proficiency p =
        mu_model_proficiency(m, team, agent - m->teams[team].first_agent, mu_model_type(m, type));

    assert_near(p.handle, handle, 1e-12);
    assert_near(p.resolved, resolved, 5e-4);
}

/* Levels */

static void a_team_may_say_how_far_it_has_got(void **state)
{
    mu_model *m = with("a: {people: 2, skills: {orders: competent, money: 500 contacts}}");

    (void)state;
    assert_work(m, "a 1", "orders", 1.375, 0.748);
    assert_work(m, "a 2", "refunds", 1.5625,
                -1); /* the lower of the two it needs; nobody asks what is solved */
    assert_near(mu_model_pace(m, 0, 0, mu_model_type(m, "orders")), 300 * 1.375, 1e-9);
    mu_model_free(m);
}

static void experts_are_as_if_nothing_were_said(void **state)
{
    mu_model *m = with("a: {people: 2, skills: {orders: expert, money: expert}}");

    (void)state;
    for (int32_t i = 0; i < m->n_types; i++) {
        assert_null(m->types[i].ability);
        assert_false(m->types[i].rich);
    }
    assert_false(m->teams[0].rich);
    mu_model_free(m);
}

static void levels_come_on_top_of_times_and_shares_of_the_team(void **state)
{
    mu_model *m = with("a: {people: 2, skills: {orders: novice, money: expert}, handle: {orders: 80%}, "
                       "resolved: {orders: 50%}}");

    (void)state;
    assert_work(m, "a 1", "orders", 0.8 * 1.75, 0.3543);
    mu_model_free(m);
}

/* People */

static void people_with_and_without_names_stand_side_by_side(void **state)
{
    mu_model *m = with("a: {people: [ana, 3, {name: bob}, {people: 2}, \"7\"]}");
    char      name[MU_PERSON_NAME_ROOM];

    (void)state;
    assert_int_equal(m->n_agents, 8);
    assert_int_equal(m->teams[0].n_names, 8);
    assert_int_equal(mu_person_find(m, "ana"), 0);
    assert_int_equal(mu_person_find(m, "bob"), 4);
    assert_int_equal(mu_person_find(m, "7"), 7); /* in quotes it is a name */
    mu_person_name(m, 1, name, sizeof name);
    assert_string_equal(name, "a 2");
    assert_null(m->teams[0].own);
    assert_null(m->teams[0].own_pay);
    mu_model_free(m);
}

static void a_person_may_differ_from_the_team(void **state)
{
    mu_model *m =
        with("a: {skills: {orders: competent, money: expert}, pay: 20/h, handle: {refunds: 90%}, "
             "people: [ana, {name: bob, skills: {orders: novice}, pay: 30/h}, "
             "{people: 2, handle: {orders: 120%, refunds: {fixed: 3min}}, resolved: {orders: 60%}}, 4]}");

    (void)state;
    assert_work(m, "ana", "orders", 1.375, 0.748);
    assert_work(m, "ana", "refunds", 0.9 * 1.375, -1);
    assert_work(m, "bob", "orders", 1.75, 0.687);
    assert_work(m, "bob", "refunds", 0.9 * 1.75, -1); /* his level, the team's share */
    for (int i = 3; i <= 4; i++) {
        const mu_proficiency p = mu_model_proficiency(m, 0, i - 1, mu_model_type(m, "refunds"));
        assert_near(p.handle, 1.375, 1e-12); /* of a time of his own */
        assert_near(mu_dist_mean(p.talk), 180, 1e-9);
    }
    assert_work(m, "a 3", "orders", 1.2 * 1.375, 0.5263);
    assert_ptr_equal(m->teams[0].own[2], m->teams[0].own[3]);
    assert_work(m, "a 8", "orders", 1.375, 0.748);
    assert_null(m->teams[0].own[7]);
    assert_near(mu_model_pay(&m->teams[0], 1), 30, 0);
    assert_near(mu_model_pay(&m->teams[0], 2), 20, 0);
    mu_model_free(m);
}

static void people_who_differ_work_shifts_too(void **state)
{
    mu_model *m =
        with("a: {people: [ana, {name: bob, handle: {orders: 50%}}, 2], "
             "shifts: {late: {hours: 12:00-18:00, people: 3}, early: {hours: 08:00-12:00, people: 1}}}");

    (void)state;
    assert_int_equal(m->n_agents, 4);
    assert_int_equal(m->edges[0].first_agent, 0); /* ana is early */
    assert_int_equal(m->edges[0].n_agents, 1);
    assert_work(m, "bob", "orders", 0.5, -1);
    mu_model_free(m);
}

static void what_makes_no_sense_is_refused(void **state)
{
    (void)state;
    assert_refused("a: {people: [ana, 0]}", "expected a whole number from 1 to 100000, found 0");
    assert_refused("a: {people: [ana, {name: ana, pay: 3/h}]}", "\"ana\" stands here twice");
    assert_refused("a: {people: [{name: ana, people: 2}]}",
                   "\"name\" and \"people\" exclude each other: give one of them");
    assert_refused("a: {people: [{pay: 3/h}]}", "one of the keys name or people is needed");
    assert_refused("a: {skills: [orders, money], people: [{name: ana, skills: {tech: novice}}]}",
                   "the team \"a\" lacks the skill \"tech\"");
    assert_refused("a: {people: [{name: ana, skills: {tech: novice}}]}",
                   "no contact type needs the skill \"tech\"");
    assert_refused("a: {people: [{name: ana, handle: {mail: 90%}}]}", "there is no contact type \"mail\"");
    assert_refused("a: {skills: [orders], people: [{name: ana, resolved: {refunds: 90%}}]}, b: {people: 1}",
                   "this team does not answer \"refunds\"");
    assert_refused("a: {people: 3, skills: {orders: senior, money: expert}}", "a proficiency such as novice");
    assert_refused("a: {people: [ana, 3], shifts: {s: {hours: 08:00-12:00, people: 3}}}",
                   "the shifts have 3 people together, but 4 are listed");
}

/* Groups */

static void assert_group(const mu_model *m, int32_t g, const char *kind, const char *name, int32_t n,
                         int32_t first)
{
    assert_string_equal(mu_group_kind_name(m->groups[g].kind), kind);
    assert_string_equal(m->groups[g].name, name);
    assert_int_equal(m->groups[g].n, n);
    assert_int_equal(m->groups[g].member[0], first);
}

static void types_and_teams_are_grouped_by_what_they_have_in_common(void **state)
{
    mu_model *m =
        load(HORIZON
             "contacts:\n"
             "  a: {channel: phone, needs: x, arrivals: 1/h, handle: 1min}\n"
             "  b: {channel: chat, class: vip, needs: [x, y], arrivals: 1/h, handle: 1min}\n"
             "  c: {channel: phone, arrivals: 1/h, handle: 1min}\n"
             "  y: {arrivals: 1/h, handle: 1min}\n"
             "teams: {p: {people: 1, role: L2}, q: {people: 1, site: berlin}, r: {people: 1, role: L2}}\n"
             "sites: {berlin: {}}\n",
             NULL);

    (void)state;
    assert_int_equal(m->n_groups, 7);
    assert_int_equal(m->n_contact_groups, 5);
    assert_group(m, 0, "channel", "chat", 1, 1);
    assert_group(m, 1, "channel", "phone", 2, 0);
    assert_int_equal(m->groups[1].member[1], 2);
    assert_group(m, 2, "class", "vip", 1, 1);
    assert_group(m, 3, "skill", "x", 2, 0);
    assert_group(m, 4, "skill", "y", 2,
                 1); /* b and the type of that name; c needs a skill that nobody names */
    assert_group(m, 5, "role", "L2", 2, 0);
    assert_group(m, 6, "site", "berlin", 1, 1);
    mu_model_free(m);
    m = load(HORIZON CONTACTS TEAMS, NULL);
    assert_int_equal(m->n_groups, 0);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_team_may_say_how_far_it_has_got),
        cmocka_unit_test(experts_are_as_if_nothing_were_said),
        cmocka_unit_test(levels_come_on_top_of_times_and_shares_of_the_team),
        cmocka_unit_test(people_with_and_without_names_stand_side_by_side),
        cmocka_unit_test(a_person_may_differ_from_the_team),
        cmocka_unit_test(people_who_differ_work_shifts_too),
        cmocka_unit_test(what_makes_no_sense_is_refused),
        cmocka_unit_test(types_and_teams_are_grouped_by_what_they_have_in_common),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
