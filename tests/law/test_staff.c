/* People who leave, on random floors: a lower hazard means a later or the same night for everybody, one by one; who has left
 * is not seen again; seats that nobody has are not paid, and what people do adds up. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { PEOPLE = 200, FLOORS = 60, MOST_SEATS = 1000 };

/* ---- when ------------------------------------------------------------------------------------------- */

typedef struct {
    int64_t left_us[PEOPLE]; /* the first holder of each seat */
    int     n;
} leavers;

static void see(void *context, const mu_sighting *s)
{
    leavers *all = context;

    if (s->what != MU_SAW_QUIT || all->left_us[s->agent] < MU_NEVER_US) return;
    all->left_us[s->agent] = s->at.us;
    all->n++;
}

static leavers run(const char *attrition, const char *team, uint64_t seed)
{
    char              yaml[900];
    leavers           all      = { .n = 0 };
    const mu_observer observer = { &all, see };

    snprintf(yaml, sizeof yaml,
             "horizon: 400d 08:00-08:30\nbehaviour: {preset: custom, attrition: {tenure: 0d, %s}}\n"
             "hiring: {sources: {web: {}}}\n"
             "contacts: {calls: {arrivals: {between: {fixed: 20h}}, handle: {fixed: 5min}}}\n"
             "teams: {desk: {people: %d, pay: 20/h, %s}}\n",
             attrition, PEOPLE, team);
    mu_model  *m = mu_test_model(yaml);
    mu_world  *w = mu_world_new(m, NULL, &observer);
    mu_record *r = mu_record_new(m);
    for (int i = 0; i < PEOPLE; i++) all.left_us[i] = MU_NEVER_US;
    assert_int_equal(mu_world_run(w, seed, 0, r), MU_OK);
    mu_record_free(r);
    mu_world_free(w);
    mu_model_free(m);
    return all;
}

static void check_later(const leavers *often, const leavers *seldom)
{
    for (int i = 0; i < PEOPLE; i++) assert_true(often->left_us[i] <= seldom->left_us[i]);
    assert_true(often->n > seldom->n);
}

static void a_lower_hazard_means_a_later_or_the_same_night(void **state)
{
    static const struct {
        const char *often, *team_often, *seldom, *team_seldom;
    } pair[] = {
        { "yearly: 40%", "autonomy: 0%", "yearly: 20%", "autonomy: 0%" },
        { "early: 5", "autonomy: 0%", "early: 1", "autonomy: 0%" },
        { "settle: 200d", "autonomy: 0%", "settle: 20d", "autonomy: 0%" },
        { "yearly: 30%", "autonomy: 0%", "yearly: 30%", "autonomy: 100%" },
        { "yearly: 30%", "market_pay: 24/h", "yearly: 30%", "market_pay: 18/h" },
        { "yearly: 10%", "autonomy: 0%", "yearly: 0%", "autonomy: 0%" },
        { "yearly: 30%}, morale: {pay: -1", "autonomy: 0%", "yearly: 30%}, morale: {pay: 1", "autonomy: 0%" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
        for (uint64_t seed = 1; seed <= 3; seed++) {
            const leavers often  = run(pair[i].often, pair[i].team_often, seed);
            const leavers seldom = run(pair[i].seldom, pair[i].team_seldom, seed);
            check_later(&often, &seldom);
        }
}

/* Nobody is less content than the others are of whom none ever hears that somebody left. */
static void whoever_leaves_takes_others_with_him(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        const leavers often  = run("yearly: 30%}, morale: {leaver: -0.05", "autonomy: 0%", seed);
        const leavers seldom = run("yearly: 30%}, morale: {leaver: 0", "autonomy: 0%", seed);
        check_later(&often, &seldom);
        assert_true(often.n > seldom.n * 1.1);
    }
}

/* ---- what is paid ------------------------------------------------------------------------------------ */

static mu_model *with(const char *yaml, const char *const *set, int n)
{
    const mu_load_options options = { .set = set, .n_set = n };
    mu_diag              *diag    = mu_diag_new();
    mu_model             *m       = NULL;

    assert_int_equal(mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m), MU_OK);
    mu_diag_free(diag);
    return m;
}

/* People come and go within days: whatever somebody does adds up to what is paid, and a vacant seat is in neither. */
static void time_of_vacant_seats_is_in_no_account(void **state)
{
    static const char *const gone[] = {
        "behaviour={preset: custom, attrition: {early: 100, yearly: 99%, tenure: 0s}}",
        "hiring={sources: {web: {lead: {mean: 1d}, accept: 50%}}}"
    };
    int left = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char      *yaml = mu_random_floor(i, false);
        mu_model  *m    = with(yaml, gone, 2);
        mu_world  *w    = mu_world_new(m, NULL, NULL);
        mu_record *r    = mu_record_new(m);

        assert_true(mu_record_keep_people(r, m));
        assert_int_equal(mu_world_run(w, 3, 0, r), MU_OK);
        for (int32_t k = 0; k < m->n_agents; k++) {
            const mu_person_time *t   = &r->person[k];
            int64_t               sum = t->logged_in_us;
            for (int s = 0; s < MU_AWAY_KINDS; s++) sum += t->away_us[s];
            assert_true(sum == t->scheduled_us - t->unpaid_us + t->overrun_us);
            assert_true(t->away_us[MU_AWAY_VACANT] == 0);
        }
        for (int32_t k = 0; k < m->calendar.n_cells * m->n_teams; k++) {
            assert_true(r->away[k].vacant_us <= r->away[k].unpaid_us);
            assert_true(r->away[k].vacant_us <= r->team[k].scheduled_us);
            left += r->away[k].vacant_us > 0;
        }
        mu_record_free(r);
        mu_world_free(w);
        mu_model_free(m);
        free(yaml);
    }
    assert_true(left > FLOORS);
}

/* ---- what a vacant seat does -------------------------------------------------------------------------- */

typedef enum { THERE, AWAY, ABSENT } presence;

typedef struct {
    presence is[MOST_SEATS];
    bool     gone[MOST_SEATS]; /* and off duty: nobody is to be seen */
    bool     left[MOST_SEATS]; /* for good, or as soon as he goes off duty */
    int64_t  quits, starts;
} seats;

static void watch_seat(void *context, const mu_sighting *s)
{
    seats *all = context;

    if (s->agent < 0 || s->agent >= MOST_SEATS) return;
    if (s->what == MU_SAW_START) {
        assert_true(all->left[s->agent]);
        all->left[s->agent] = all->gone[s->agent] = false;
        all->starts++;
        return;
    }
    assert_false(all->gone[s->agent]);
    switch (s->what) {
    case MU_SAW_QUIT:
        assert_false(all->left[s->agent]);
        all->left[s->agent] = true;
        all->gone[s->agent] = all->is[s->agent] == AWAY;
        all->quits++;
        break;
    case MU_SAW_LOG_OUT:
        all->is[s->agent]   = AWAY;
        all->gone[s->agent] = all->left[s->agent];
        break;
    case MU_SAW_ABSENT: all->is[s->agent] = ABSENT; break; /* he may yet come, or not be seen to go */
    default: all->is[s->agent] = THERE; break;
    }
}

static void who_has_left_is_not_seen_again(void **state)
{
    static const char *const gone[] = {
        "behaviour={preset: custom, attrition: {early: 100, yearly: 99%, tenure: 0s}}",
        "hiring={sources: {web: {lead: {mean: 1d}, accept: 50%}}, class: {length: 1d, seats: 2}}",
        "horizon=6d 08:00-12:00"
    };
    int64_t quits = 0, starts = 0;

    (void)state;
    for (uint64_t i = 0; i < 2 * FLOORS; i++) {
        char             *yaml     = i % 2 == 0 ? mu_random_floor(i, false) : mu_random_scenario(i, false);
        mu_model         *m        = with(yaml, gone, 3);
        seats            *all      = calloc(1, sizeof *all);
        const mu_observer observer = { all, watch_seat };
        mu_record        *r        = mu_record_new(m);

        assert_non_null(all);
        for (int k = 0; k < MOST_SEATS; k++) all->is[k] = AWAY;
        mu_world *w = mu_world_new(m, NULL, &observer);
        assert_int_equal(mu_world_run(w, i, 0, r), MU_OK);
        quits += all->quits;
        starts += all->starts;
        mu_record_free(r);
        mu_world_free(w);
        mu_model_free(m);
        free(all);
        free(yaml);
    }
    assert_true(quits > 100 && starts > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lower_hazard_means_a_later_or_the_same_night),
        cmocka_unit_test(whoever_leaves_takes_others_with_him),
        cmocka_unit_test(who_has_left_is_not_seen_again),
        cmocka_unit_test(time_of_vacant_seats_is_in_no_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
