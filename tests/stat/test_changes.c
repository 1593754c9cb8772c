/* Forty days in three epochs: in each, once the change is some days old, the floor is the queue of that epoch's closed form. */
#include "tests/stat/harness.h"

#include <math.h>

#include "plan/erlang.h"
#include "sim/world.h"

enum { REPLICATIONS = SHORTENED ? 20 : 160, EPOCHS = 3, SETTLING = 2 };

static const char yaml[] = "horizon: 40d\ninterval: 24h\n"
                           "contacts: {calls: {arrivals: 4.2/min, handle: 2min, answer: 80% within 20s}}\n"
                           "teams: {desk: {people: 12}}\n"
                           "changes:\n"
                           "- {from: 2026-01-18, set: {contacts: {calls: {handle: 150s}}}}\n"
                           "- {from: 2026-01-31, set: {contacts: {calls: {handle: 3min, patience: 1min}}}}\n";

/* Days that count, each epoch's. */
static const int from_day[EPOCHS] = { SETTLING, 13 + SETTLING, 26 + SETTLING },
                 till_day[EPOCHS] = { 13, 26, 40 };

typedef struct {
    double sum, squares;
} tally_of_days;

static void add(tally_of_days *t, double x)
{
    t->sum += x;
    t->squares += x * x;
}

static measured mean_of(const tally_of_days *t)
{
    const double mean = t->sum / REPLICATIONS;

    return (measured){ mean, sqrt((t->squares / REPLICATIONS - mean * mean) / (REPLICATIONS - 1)) };
}

/* Of one epoch: waits of the answered, share in target, share given up, share of time in work. */
typedef struct {
    tally_of_days wait, level, lost, busy;
} epoch_tally;

static void take(epoch_tally *t, const mu_record *r, int epoch)
{
    mu_contact_cell c    = { 0 };
    double          busy = 0, staffed = 0;

    for (int day = from_day[epoch]; day < till_day[epoch]; day++) {
        c.offered += r->contact[day].offered;
        c.answered += r->contact[day].answered;
        c.answered_in_target += r->contact[day].answered_in_target;
        c.abandoned += r->contact[day].abandoned;
        c.wait_answered_us += r->contact[day].wait_answered_us;
        busy += r->team[day].busy_us;
        staffed += r->team[day].staffed_us;
    }
    add(&t->wait, c.wait_answered_us / (double)c.answered * 1e-6);
    add(&t->level, (double)c.answered_in_target / (double)c.offered);
    add(&t->lost, (double)c.abandoned / (double)c.offered);
    add(&t->busy, busy / staffed);
}

/* Waits without patience vary so much from one replication to the next that they are not asked to be sharp. */
static void near(bench *b, const char *key, double expected, measured m)
{
    tell(b, key, expected, m, fabs(m.mean - expected) <= MOST_Z * m.se);
}

static void each_epoch_is_its_own_queue(void **state)
{
    bench           b         = { .known = *state, .id = "changes", .model = load_or_stop("changes", yaml) };
    mu_world       *w         = mu_world_new(b.model, NULL, NULL);
    mu_record      *r         = mu_record_new(b.model);
    epoch_tally     t[EPOCHS] = { 0 };
    mu_steady_state s;

    for (int i = 0; i < REPLICATIONS; i++) {
        assert_int_equal(mu_world_run(w, seed_of(b.id, ""), i, r), MU_OK);
        for (int e = 0; e < EPOCHS; e++) take(&t[e], r, e);
    }
    assert_true(mu_erlang_c_state(12, 0.07, 120, &s));
    near(&b, "2 min: wait", s.wait_answered, mean_of(&t[0].wait));
    compare_with(&b, "2 min: busy", 0.07 * 120 / 12, mean_of(&t[0].busy));
    compare_with(&b, "2 min: level", mu_erlang_c_level(12, 0.07, 120, 20), mean_of(&t[0].level));
    assert_true(mu_erlang_c_state(12, 0.07, 150, &s));
    near(&b, "2.5 min: wait", s.wait_answered, mean_of(&t[1].wait));
    compare_with(&b, "2.5 min: busy", 0.07 * 150 / 12, mean_of(&t[1].busy));
    compare_with(&b, "2.5 min: level", mu_erlang_c_level(12, 0.07, 150, 20), mean_of(&t[1].level));
    assert_true(mu_erlang_a_state(12, 0.07, 180, 60, &s));
    compare_with(&b, "impatient: wait", s.wait_answered, mean_of(&t[2].wait));
    compare_with(&b, "impatient: lost", s.abandoned, mean_of(&t[2].lost));
    mu_world_free(w);
    mu_record_free(r);
    finish(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_epoch_is_its_own_queue),
    };
    return cmocka_run_group_tests(tests, open_known, close_known);
}
