/* Laws of what changes by date, on random floors: a change that sets nothing changes nothing; one that holds from the
 * beginning is an arm; what came before one is as if it never came; and customers are the same with it and without. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 240 };

/* The model, or NULL when the change leaves no room for what the floor says already. */
static mu_model *try_to_load(const char *yaml, const char *arm)
{
    const mu_load_options options = { .arm = arm };
    mu_model             *m       = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), "changes.yaml", &options, NULL, &m) != MU_OK) return NULL;
    return m;
}

static mu_record *run_once(const mu_model *m, uint64_t seed, int times)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    for (int i = times; i > 0; i--) assert_int_equal(mu_world_run(w, seed, i, r), MU_OK);
    mu_world_free(w);
    return r;
}

static void assert_same(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t cells = (size_t)m->calendar.n_cells;

    assert_memory_equal(a->contact, b->contact, cells * (size_t)m->n_types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, cells * (size_t)m->n_teams * sizeof *a->team);
    assert_int_equal(a->cases == NULL, b->cases == NULL);
    if (a->cases != NULL)
        assert_memory_equal(a->cases, b->cases, cells * (size_t)m->n_types * sizeof *a->cases);
    assert_int_equal(a->contacts, b->contacts);
}

static char *with(const char *yaml, const char *more)
{
    mu_text t = { 0 };

    mu_text_add(&t, yaml);
    mu_text_add(&t, more);
    return mu_text_take(&t);
}

static void what_sets_nothing_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *yaml   = i % 2 ? mu_random_floor(i, false) : mu_random_scenario(i, false);
        char *other  = with(yaml, "changes: [{from: 2026-01-05 09:10, till: 2026-01-05 11:07, set: {}}]\n");
        mu_model  *m = mu_test_model(yaml), *n = mu_test_model(other);
        mu_record *a = run_once(m, 5, 1), *b = run_once(n, 5, 2);

        assert_int_equal(n->n_epochs, 2);
        assert_same(m, a, b);
        mu_record_free(a);
        mu_record_free(b);
        mu_model_free(m);
        mu_model_free(n);
        free(yaml);
        free(other);
    }
}

/* The lines below a key, each moved to the right. */
static char *below(const char *head, const char *lines, const char *blanks)
{
    mu_text t = { 0 };

    mu_text_add(&t, head);
    while (*lines != '\0') {
        const size_t n = strcspn(lines, "\n") + 1;
        mu_text_add(&t, blanks);
        mu_text_add_n(&t, lines, n);
        lines += n;
    }
    return mu_text_take(&t);
}

static void what_holds_from_the_beginning_is_an_arm(void **state)
{
    int compared = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *floor = mu_random_floor(i, false), *set = mu_random_change(i, true);
        char     *arms   = below("arms:\n  other:\n", set, "    ");
        char     *change = below("changes:\n- from: 2026-01-05 08:00\n  set:\n", set, "    ");
        char     *one = with(floor, arms), *two = with(floor, change);
        mu_model *m = try_to_load(one, "other"), *n = try_to_load(two, NULL);

        assert_int_equal(m == NULL, n == NULL);
        if (m != NULL) {
            mu_record *a = run_once(m, 5, 1), *b = run_once(n, 5, 1);
            assert_int_equal(n->n_epochs, 0);
            assert_same(m, a, b);
            mu_record_free(a);
            mu_record_free(b);
            compared++;
        }
        mu_model_free(m);
        mu_model_free(n);
        free(floor);
        free(set);
        free(arms);
        free(change);
        free(one);
        free(two);
    }
    assert_true(compared > FLOORS * 3 / 4);
}

/* The lines of a day up to 10:00, without those that only tell steps of a talk and of a case that ends with it. */
static char *morning_of(const mu_model *m)
{
    char   *day = mu_test_watch(m, NULL, NULL);
    mu_text t   = { 0 };

    for (const char *line = day; *line != '\0' && strncmp(line, "10:0", 4) < 0;) {
        const size_t n = strcspn(line, "\n") + 1;
        char         copy[200];
        snprintf(copy, sizeof copy, "%.*s", (int)n, line);
        if (strstr(copy, " solved") == NULL && strstr(copy, " ends without") == NULL &&
            strstr(copy, " wraps up") == NULL)
            mu_text_add(&t, copy);
        line += n;
    }
    free(day);
    return mu_text_take(&t);
}

static void what_came_before_is_as_if_nothing_changed(void **state)
{
    size_t compared = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *floor = mu_random_floor(i, false), *changing = mu_random_changes(i, true);
        mu_model *m = mu_test_model(floor), *n = try_to_load(changing, NULL);

        if (n != NULL) {
            char *a = morning_of(m), *b = morning_of(n);
            assert_string_equal(a, b);
            compared += strlen(a);
            free(a);
            free(b);
        }
        mu_model_free(m);
        mu_model_free(n);
        free(floor);
        free(changing);
    }
    assert_true(compared > 1000000);
}

/* Other times, other patience, other priorities: the customers who come are the same, before and after. */
static void the_same_customers_come(void **state)
{
#define DAYS                                                                                              \
    "horizon: 4d 08:00-12:00\ncontacts:\n"                                                                \
    "  calls: {arrivals: 150/h, handle: {talk: {mean: 4min}, wrap_up: {mean: 1min}}, patience: 2min}\n"   \
    "  mail: {arrivals: {states: [{rate: 20/h, stay: 20min}, {rate: 80/h, stay: 5min}]}, handle: 6min}\n" \
    "teams: {east: {people: 8}, west: {people: 9}}\n"
#define CHANGE                                                                                            \
    "changes: [{from: 2026-01-06 10:30, set: {contacts: {calls: {handle: {talk: 3min}, patience: 90s},\n" \
    "  mail: {handle: 8min, priority: 1}}, teams: {east: {next: longest_wait}}}}]\n"
    mu_model  *m = mu_test_model(DAYS), *n = mu_test_model(DAYS CHANGE);
    mu_record *a = run_once(m, 5, 1), *b = run_once(n, 5, 1);
    bool       differ = false;

    (void)state;
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++) {
        assert_int_equal(a->contact[i].offered, b->contact[i].offered);
        differ |= a->contact[i].talk_us != b->contact[i].talk_us;
    }
    assert_true(differ);
    mu_record_free(a);
    mu_record_free(b);
    mu_model_free(m);
    mu_model_free(n);
#undef DAYS
#undef CHANGE
}

/* While nobody is there, nothing can be decided by other rules. */
static void a_change_in_the_night_is_slept_through(void **state)
{
#define NIGHTS                                                                                          \
    "horizon: 3d 08:00-12:00\nclosing: drop\ncontacts:\n"                                               \
    "  calls: {arrivals: 150/h, handle: {talk: {mean: 4min}, wrap_up: {mean: 1min}}, patience: 2min}\n" \
    "  mail: {arrivals: 40/h, handle: {mean: 6min}}\n"                                                  \
    "teams: {east: {people: 8, shift_end: cut_off}, west: {people: 9, shift_end: cut_off}}\n"
    mu_model *m = mu_test_model(NIGHTS);
    mu_model *n =
        mu_test_model(NIGHTS "changes: [{from: 2026-01-05 21:00, till: 2026-01-06 07:00, set: {contacts:\n"
                             "  {calls: {handle: 1min, bot: {}}, mail: {choose: random}}}}]\n");
    mu_record *a = run_once(m, 5, 1), *b = run_once(n, 5, 1);

    (void)state;
    assert_memory_equal(a->contact, b->contact,
                        (size_t)m->calendar.n_cells * (size_t)m->n_types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, (size_t)m->calendar.n_cells * (size_t)m->n_teams * sizeof *a->team);
    mu_record_free(a);
    mu_record_free(b);
    mu_model_free(m);
    mu_model_free(n);
#undef NIGHTS
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_sets_nothing_changes_nothing),
        cmocka_unit_test(what_holds_from_the_beginning_is_an_arm),
        cmocka_unit_test(what_came_before_is_as_if_nothing_changed),
        cmocka_unit_test(the_same_customers_come),
        cmocka_unit_test(a_change_in_the_night_is_slept_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
