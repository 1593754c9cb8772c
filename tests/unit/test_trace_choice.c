/* The onlooker knows what comes next: on random scenarios, each person and each contact that the rules demand by what
 * was seen is the one that the engine chose. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <muster/trace.h>
#include "base/text.h"
#include "experiment/trace.h"
#include "report/trace.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 240 };

typedef struct {
    mu_onlooker *floor;
    int64_t      last_us, decisions, answers_from_queue, blocked, wrong;
} checker;

/* When time goes on, nobody is idle who could take what waits. */
static void check_rest(checker *c)
{
    for (int32_t i = 0; i < c->floor->model->n_types; i++)
        if (c->floor->type[i].waiting > 0 && mu_onlooker_person(c->floor, i, 0) >= 0) c->wrong++;
}

static void check_choice(void *context, const mu_sighting *s)
{
    checker *c      = context;
    bool     agrees = false;

    mu_onlooker_before(c->floor, s);
    if (s->at.us > c->last_us) check_rest(c);
    const mu_seen_contact *seen = mu_onlooker_contact(c->floor, s->contact);
    if (s->what == MU_SAW_ANSWER && seen->waiting) c->answers_from_queue++;
    if (s->what == MU_SAW_BLOCKED) c->blocked++;
    if (mu_trace_foresees(c->floor, s, &agrees)) {
        c->decisions++;
        if (!agrees) c->wrong++;
    } else if (s->what == MU_SAW_ANSWER || s->what == MU_SAW_QUEUED || s->what == MU_SAW_BLOCKED) {
        c->wrong++; /* with the default rules every decision is foreseen */
    }
    mu_onlooker_after(c->floor, s);
    c->last_us = s->at.us;
}

/* Adds "PATH=[last, ..., first]" for each name, if there are several to put in order. */
static int add_orders(char (*set)[128], int n, const char *const *of, int n_of, const char *path,
                      const char *const *names, int n_names)
{
    for (int i = 0; n_names > 1 && i < n_of; i++) {
        int at = snprintf(set[n], sizeof set[n], path, of[i]);
        for (int k = n_names; k-- > 0;)
            at += snprintf(set[n] + at, sizeof set[n] - (size_t)at, "%s%s", names[k], k > 0 ? ", " : "]");
        n++;
    }
    return n;
}

/* Other priorities for an hour, and other places; "changes=[...]". */
static int add_change(char (*set)[128], int n, const char *type)
{
    snprintf(set[n], sizeof set[n],
             "changes=[{from: 2026-01-05 09:30, till: 2026-01-05 10:30, set: {contacts: {%s: {priority: 2, "
             "queue_capacity: 3}}}}]",
             type);
    return n + 1;
}

/* Number `number`; every third with lists of teams, every third with the teams' own order of types; every second with a
 * change. */
static mu_model *random_model(uint64_t number)
{
    char           *yaml  = mu_random_scenario(number, false);
    mu_model       *plain = mu_test_model(yaml), *model = NULL;
    const char     *type[4], *team[3], *setting[5];
    char            set[5][128];
    mu_load_options options = { .set = setting };
    mu_diag        *diag    = mu_diag_new();

    for (int32_t i = 0; i < plain->n_types; i++) type[i] = plain->types[i].name;
    for (int32_t i = 0; i < plain->n_teams; i++) team[i] = plain->teams[i].name;
    if (number % 3 == 1)
        options.n_set = add_orders(set, 0, type, plain->n_types, "contacts.%s.teams=[", team, plain->n_teams);
    if (number % 3 == 2)
        options.n_set = add_orders(set, 0, team, plain->n_teams, "teams.%s.takes=[", type, plain->n_types);
    if (number % 2 == 1) options.n_set = add_change(set, options.n_set, type[0]);
    for (int i = 0; i < options.n_set; i++) setting[i] = set[i];
    assert_int_equal(mu_scenario_load_text(yaml, strlen(yaml), "test.yaml", &options, diag, &model), MU_OK);
    mu_diag_free(diag);
    mu_model_free(plain);
    free(yaml);
    return model;
}

static void every_choice_of_the_engine_is_the_one_foreseen(void **state)
{
    checker total = { 0 };

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model         *m        = random_model(number);
        checker           c        = { .floor = mu_onlooker_new(m) };
        const mu_observer observer = { &c, check_choice };
        assert_non_null(c.floor);
        assert_int_equal(mu_trace_replication(m, number + 1, 0, &observer, NULL, NULL, NULL, NULL), MU_OK);
        if (c.wrong > 0) fail_msg("scenario %d: %d choices were not foreseen", (int)number, (int)c.wrong);
        total.decisions += c.decisions;
        total.answers_from_queue += c.answers_from_queue;
        total.blocked += c.blocked;
        mu_onlooker_free(c.floor);
        mu_model_free(m);
    }
    print_message("%d decisions, %d answers from a queue, %d blocked\n", (int)total.decisions,
                  (int)total.answers_from_queue, (int)total.blocked);
    assert_true(total.decisions > 100000);
    assert_true(total.answers_from_queue > 20000);
    assert_true(total.blocked > 1000);
}

typedef struct {
    int64_t wide, unexplained, entries;
} page;

/* Every answer, every wait and every refusal has a reason, and nothing is wider than a terminal. */
static bool look_at(void *context, const char *entry)
{
    page       *p       = context;
    const char *decided = NULL;

    p->entries++;
    if (strstr(entry, "  answered by ") != NULL || strstr(entry, "  waits") != NULL ||
        strstr(entry, "  blocked") != NULL || strstr(entry, "  taken over") != NULL)
        decided = strrchr(entry, ':');
    if (decided != NULL && decided < entry + 12 + 11) p->unexplained++; /* the last colon is the clock's */
    for (const char *line = entry; *line != '\0';) {
        char         copy[256];
        const size_t length = strcspn(line, "\n");
        snprintf(copy, sizeof copy, "%.*s", (int)length, line);
        if (mu_text_width(copy) > 80) p->wide++;
        line += length + (line[length] == '\n');
    }
    return true;
}

static void every_decision_is_explained_within_80_columns(void **state)
{
    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number += 4) {
        mu_model              *m       = random_model(number);
        page                   p       = { 0 };
        mu_trace_count         count   = { 0 };
        const mu_trace_options options = { .tell = look_at, .context = &p, .exact = number % 8 == 0 };
        assert_int_equal(mu_trace_run(m, &options, NULL, &count), MU_OK);
        assert_int_equal(p.wide, 0);
        assert_int_equal(p.unexplained, 0);
        assert_int_equal(p.entries, count.told + 1);
        mu_model_free(m);
    }
}

/* Members of a population are nobody's case. */
static bool mixes_members_and_cases(const mu_model *m)
{
    bool mixes = false;

    for (int32_t i = 0; i < m->n_types; i++)
        mixes |= m->types[i].arrivals.kind == MU_ARRIVE_POPULATION && m->types[i].journey != NULL;
    return mixes;
}

static void floors_with_everything_are_told_too(void **state)
{
    int floors = 0;

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number += 4) {
        char     *yaml = number % 8 == 0 ? mu_random_floor(number, false) : mu_random_changes(number, true);
        mu_model *m    = NULL;
        page      p    = { 0 };
        mu_trace_count         count   = { 0 };
        const mu_trace_options options = { .tell = look_at, .context = &p };
        mu_trace_options       one     = { .tell = look_at, .context = &p, .contact = 20 };
        one.format                     = MU_TRACE_JSON;
        mu_scenario_load_text(yaml, strlen(yaml), "floor.yaml", NULL, NULL, &m);
        if (m != NULL && !mixes_members_and_cases(m)) { /* a change may not fit its floor */
            assert_int_equal(mu_trace_run(m, &options, NULL, &count), MU_OK);
            assert_int_equal(p.wide, 0);
            assert_int_equal(p.entries, count.told + 1);
            assert_int_equal(mu_trace_run(m, &one, NULL, &count), MU_OK);
            assert_true(count.told > 0 || count.contacts < 20);
            floors++;
        }
        mu_model_free(m);
        free(yaml);
    }
    assert_true(floors > SCENARIOS / 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_choice_of_the_engine_is_the_one_foreseen),
        cmocka_unit_test(every_decision_is_explained_within_80_columns),
        cmocka_unit_test(floors_with_everything_are_told_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
