/* The people that `muster check` expects on the phones are those that the simulation finds there on average. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "report/load.h"
#include "tests/support/watch.h"

enum { REPLICATIONS = 60, WEEKS = 10 };

/* Ten weeks of eight hours by the quarter of an hour: 20 people with `team`, and `more` beside them. */
static mu_model *desk(const char *arrivals, const char *team, const char *more)
{
    char yaml[1000];

    snprintf(yaml, sizeof yaml,
             "horizon: 10w 08:00-16:00\ninterval: 15min\n"
             "contacts: {calls: {arrivals: %s, handle: {fixed: 3min}}}\n%s"
             "teams: {desk: {people: 20%s}}\n",
             arrivals, more, team);
    return mu_test_model(yaml);
}

typedef struct {
    double sum, squares;
} tally;

static void add(tally *t, double x)
{
    t->sum += x;
    t->squares += x * x;
}

static double mean_of(const tally *t)
{
    return t->sum / REPLICATIONS;
}

static double error_of(const tally *t)
{
    const double variance = (t->squares - t->sum * t->sum / REPLICATIONS) / (REPLICATIONS - 1);

    return sqrt(fmax(0, variance) / REPLICATIONS);
}

/* People logged in at a quarter of an hour of a weekday, on average over the weeks of a replication. */
static double simulated(const mu_model *m, const mu_record *r, int weekday, int64_t from_of_day)
{
    double us = 0;

    for (int32_t i = 0; i < m->calendar.n_cells; i++) {
        const mu_cell *c = &m->calendar.cells[i];
        if (!c->open || mu_calendar_weekday(&m->calendar, c->from) != weekday) continue;
        if (c->from.us % MU_DAY_US == from_of_day) us += r->team[i].staffed_us;
    }
    return us / WEEKS / (15.0 * MU_MINUTE_US);
}

/* In each quarter of the week, within 4 standard errors. What goes by turns comes out evenly over the weeks, but for
 * `rounding` people. */
static void check_quarters(const char *team, const char *more, double rounding)
{
    mu_model      *m            = desk("0/h", team, more);
    mu_load       *l            = mu_load_new(m);
    mu_world      *w            = mu_world_new(m, NULL, NULL);
    mu_record     *r            = mu_record_new(m);
    tally          found[7][32] = { { { 0 } } };
    double         away         = 0;
    const uint64_t seed         = mu_hash_text(team);

    assert_int_equal(l->n_days, 7);
    for (int k = 0; k < REPLICATIONS; k++) {
        assert_int_equal(mu_world_run(w, seed, k, r), MU_OK);
        for (int d = 0; d < 7; d++)
            for (int s = 0; s < 32; s++)
                add(&found[d][s],
                    simulated(m, r, l->days[d].weekday, 8 * MU_HOUR_US + s * 15 * MU_MINUTE_US));
    }
    for (int d = 0; d < 7; d++)
        for (int s = 0; s < 32; s++) {
            const mu_load_slot *slot = &l->days[d].slots[s];
            const double        mean = mean_of(&found[d][s]), se = error_of(&found[d][s]);
            away += slot->people[0] - slot->phones[0];
            if (!(fabs(mean - slot->phones[0]) <= 4 * se + rounding + 1e-6))
                fail_msg("%s%s: day %d, quarter %d: %.4f expected, %.4f found, se %.4f", team, more, d, s,
                         slot->phones[0], mean, se);
            assert_true(slot->fewest[0] <= slot->phones[0] + 1e-9);
        }
    assert_true(away > 1);
    mu_record_free(r);
    mu_world_free(w);
    mu_load_free(l);
    mu_model_free(m);
}

static void as_many_are_on_the_phones_as_expected(void **state)
{
    (void)state;
    check_quarters(", breaks: [1h lunch, 2 x 15min]", "", 0);
    check_quarters(", breaks: [45min lunch at 11:00-14:00, 20min at 09:10]", "", 0);
    check_quarters("", "meetings: {weekly: {days: mon, at: 09:10, for: 50min}}\n", 0);
    check_quarters("", "training: {course: {days: [tue, fri], at: 13:00, for: 2h, share: 10%}}\n", 0);
    check_quarters(", leave: 15%", "", 0);
    check_quarters(", absence: 12%", "", 0);
    check_quarters(", adherence: {late: {share: 60%, by: {uniform: {min: 5min, max: 50min}}}}", "", 0);
    check_quarters(", adherence: {early: {share: 40%, by: {uniform: {min: 10min, max: 90min}}}}", "", 0);
    check_quarters(", adherence: {extra_break: {share: 80%, by: {gamma: {mean: 40min, cv: 0.5}}}}", "", 0);
    check_quarters(", shrinkage: 13%", "", 0.25); /* a part of a day on 10 Mondays: evenly, not exactly */
}

/* With little to do, the occupancy that is expected is the one that is found, whatever keeps people away. */
static void the_expected_occupancy_is_right(void **state)
{
    mu_model  *m     = desk("20/h",
                            ", breaks: [1h lunch, 2 x 15min], absence: 8%, leave: 10%, shrinkage: 5%, "
                                 "adherence: {late: {share: 20%, by: 20min}}",
                            "meetings: {weekly: {days: mon, at: 10:00, for: 45min}}\n");
    mu_load   *l     = mu_load_new(m);
    mu_world  *w     = mu_world_new(m, NULL, NULL);
    mu_record *r     = mu_record_new(m);
    tally      found = { 0 };
    double     load = 0, phones = 0, duty = 0;

    (void)state;
    for (int k = 0; k < REPLICATIONS; k++) {
        double busy = 0, staffed = 0;
        assert_int_equal(mu_world_run(w, 20260105, k, r), MU_OK);
        for (int32_t i = 0; i < m->calendar.n_cells; i++) {
            busy += r->team[i].busy_us;
            staffed += r->team[i].staffed_us;
        }
        add(&found, busy / staffed);
    }
    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            load += l->days[d].slots[s].load[0];
            phones += l->days[d].slots[s].phones[0];
            duty += l->days[d].slots[s].people[0];
        }
    print_message("occupancy %.5f expected, %.5f found, se %.5f\n", load / phones, mean_of(&found),
                  error_of(&found));
    assert_true(fabs(load / phones - mean_of(&found)) <= 4 * error_of(&found));
    assert_true(fabs(load / duty - mean_of(&found)) >
                40 * error_of(&found)); /* those on duty would be far off */
    assert_true(error_of(&found) < 0.0035 * mean_of(&found));
    mu_record_free(r);
    mu_world_free(w);
    mu_load_free(l);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_many_are_on_the_phones_as_expected),
        cmocka_unit_test(the_expected_occupancy_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
