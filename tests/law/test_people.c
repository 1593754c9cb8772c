/* People: on random floors whose people differ, accounts of single people change nothing else and add up to those of their
 * teams; groups add up to what is in them; and the fastest is the one that the onlooker would take. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/people.h"
#include "experiment/results.h"
#include "report/trace.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 150, MOST_TEAMS = 8, MOST_SETTINGS = 3 * MOST_TEAMS };

/* Random floor `number`, with a person or two in each team who differ, and everybody alike called by the same role. */
static mu_model *with_people(uint64_t number)
{
    char       *yaml  = mu_random_floor(number, false);
    mu_model   *plain = mu_test_model(yaml), *m = NULL;
    mu_diag    *diag = mu_diag_new();
    char        text[MOST_SETTINGS][200];
    const char *set[MOST_SETTINGS];
    int         n = 0;
    mu_rng      r = mu_rng_stream((mu_rng_key){ number, 0, MU_DRAW_TEST, 2, 0 });

    for (int32_t j = 0; j < plain->n_teams && j < MOST_TEAMS; j++) {
        const mu_team *t = &plain->teams[j];
        if (t->n_agents < 2 || t->n_types == 0) continue;
        const char *type = plain->types[t->types[mu_rng_below(&r, (uint32_t)t->n_types)]].name;
        snprintf(text[n++], sizeof text[0],
                 "teams.%s.people=[%d, {people: 1, handle: {%s: %d%%}, resolved: {%s: %d%%}, pay: %d/h}]",
                 t->name, (int)t->n_agents - 1, type, 40 + (int)mu_rng_below(&r, 150), type,
                 10 + (int)mu_rng_below(&r, 90), (int)mu_rng_below(&r, 60));
        snprintf(text[n++], sizeof text[0], "teams.%s.role=%s", t->name, j % 2 == 0 ? "L1" : "L2");
        if (mu_rng_uniform(&r) < 0.5) snprintf(text[n++], sizeof text[0], "contacts.%s.choose=fastest", type);
    }
    for (int i = 0; i < n; i++) set[i] = text[i];
    const mu_load_options options = { .set = set, .n_set = n };
    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s\n%s", yaml, why);
        free(why);
        fail_msg("scenario %d is refused", (int)number);
    }
    mu_diag_free(diag);
    mu_model_free(plain);
    free(yaml);
    return m;
}

static mu_record *run_once(const mu_model *m, bool people)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    if (people) assert_true(mu_record_keep_people(r, m));
    assert_int_equal(mu_world_run(w, 7, 3, r), MU_OK);
    mu_world_free(w);
    return r;
}

static void nothing_else_changes(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t types = (size_t)m->calendar.n_cells * (size_t)m->n_types;
    const size_t teams = (size_t)m->calendar.n_cells * (size_t)m->n_teams;

    assert_memory_equal(a->contact, b->contact, types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, teams * sizeof *a->team);
    if (a->cases != NULL) assert_memory_equal(a->cases, b->cases, types * sizeof *a->cases);
    assert_int_equal(a->events, b->events);
}

static void accounts_add_up(const mu_model *m, const mu_record *r)
{
    int64_t solved = 0, failed = 0, found_solved = 0, found_failed = 0;

    for (int32_t j = 0; j < m->n_teams; j++) {
        int64_t handled = 0, talk = 0, wrap_up = 0, busy = 0;
        double  cost = 0, team_cost = 0, team_busy = 0, team_talk = 0, team_wrap_up = 0;
        int64_t team_handled = 0;
        for (int32_t i = 0; i < m->teams[j].n_agents; i++) {
            const mu_person_time *t = &r->person[m->teams[j].first_agent + i];
            handled += t->handled;
            talk += t->talk_us;
            wrap_up += t->wrap_up_us;
            busy += t->busy_us;
            solved += t->solved;
            failed += t->failed;
            cost +=
                mu_model_pay(&m->teams[j], i) *
                (double)(t->scheduled_us - t->unpaid_us + (m->teams[j].overrun_paid ? t->overrun_us : 0)) /
                3.6e9;
        }
        for (int32_t k = 0; k < m->calendar.n_cells; k++) {
            const mu_totals     c    = mu_totals_team(m, r, j, k);
            const mu_team_cell *cell = &r->team[(int64_t)k * m->n_teams + j];
            team_handled += cell->answered;
            team_talk += cell->talk_us;
            team_wrap_up += cell->wrap_up_us;
            team_busy += cell->busy_us;
            team_cost += c.cost;
        }
        assert_int_equal(handled, team_handled);
        assert_true((double)talk == team_talk);
        assert_true((double)wrap_up == team_wrap_up);
        assert_true((double)busy == team_busy);
        assert_true(fabs(cost - team_cost) <= 1e-9 * (1 + fabs(cost)));
    }
    for (int32_t i = 0; r->cases != NULL && i < m->calendar.n_cells * m->n_types; i++) {
        found_solved += r->cases[i].solved;
        found_failed += r->cases[i].failed;
    }
    assert_int_equal(solved, found_solved);
    assert_int_equal(failed, found_failed);
}

static void accounts_of_people_add_up_and_change_nothing(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model  *m = with_people(number);
        mu_record *a = run_once(m, false), *b = run_once(m, true);
        nothing_else_changes(m, a, b);
        accounts_add_up(m, b);
        mu_record_free(a);
        mu_record_free(b);
        mu_model_free(m);
    }
}

/* A plain world goes another way when people are asked for. */
static void nor_do_they_in_plain_scenarios(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        char      *yaml = mu_random_scenario(number, false);
        mu_model  *m    = mu_test_model(yaml);
        mu_record *a = run_once(m, false), *b = run_once(m, true);
        nothing_else_changes(m, a, b);
        accounts_add_up(m, b);
        mu_record_free(a);
        mu_record_free(b);
        mu_model_free(m);
        free(yaml);
    }
}

static void roles_add_up_to_their_teams(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model  *m = with_people(number);
        mu_record *r = run_once(m, false);
        for (int32_t g = 0; g < m->n_groups; g++) {
            const mu_members who = mu_members_of(m, MU_SCOPE_TEAM, mu_group_who(m, g));
            mu_totals        sum = { 0 };
            if (mu_group_scope(&m->groups[g]) != MU_SCOPE_TEAM) continue;
            const mu_totals together = mu_totals_of(m, r, MU_SCOPE_TEAM, &who, 1);
            for (int32_t i = 0; i < m->groups[g].n; i++) {
                const mu_totals one = mu_totals_team(m, r, m->groups[g].member[i], 1);
                mu_totals_add(&sum, &one, MU_SCOPE_TEAM);
            }
            assert_int_equal(together.handled, sum.handled);
            assert_true(together.busy_us == sum.busy_us);
            assert_true(fabs(together.cost - sum.cost) <= 1e-9 * (1 + sum.cost));
        }
        mu_record_free(r);
        mu_model_free(m);
    }
}

/* ---- the fastest ---------------------------------------------------------------------------------- */

typedef struct {
    mu_onlooker *floor;
    int64_t      fastest, wrong;
} checker;

static void check_choice(void *context, const mu_sighting *s)
{
    checker *c      = context;
    bool     agrees = false;

    mu_onlooker_before(c->floor, s);
    if (s->what == MU_SAW_ANSWER && mu_onlooker_asks_fastest(&c->floor->model->types[s->type]) &&
        mu_trace_foresees(c->floor, s, &agrees)) {
        c->fastest++;
        c->wrong += !agrees;
    }
    mu_onlooker_after(c->floor, s);
}

static void the_fastest_is_the_one_foreseen(void **state)
{
    int64_t all = 0;

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model         *m        = with_people(number);
        checker           c        = { .floor = mu_onlooker_new(m) };
        const mu_observer observer = { &c, check_choice };
        mu_world         *w        = mu_world_new(m, NULL, &observer);
        mu_record        *r        = mu_record_new(m);
        assert_int_equal(mu_world_run(w, 7, 3, r), MU_OK);
        if (c.wrong > 0) fail_msg("scenario %d: %d are wrong", (int)number, (int)c.wrong);
        all += c.fastest;
        mu_record_free(r);
        mu_world_free(w);
        mu_onlooker_free(c.floor);
        mu_model_free(m);
    }
    assert_true(all > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_of_people_add_up_and_change_nothing),
        cmocka_unit_test(nor_do_they_in_plain_scenarios),
        cmocka_unit_test(roles_add_up_to_their_teams),
        cmocka_unit_test(the_fastest_is_the_one_foreseen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
