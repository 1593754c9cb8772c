/* Laws that hold for every scenario, checked on a few hundred drawn at random. The observer counts and
 * integrates on its own, event by event, in another way than the engine's record does. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/measure.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 300, TYPES = 4 };

/* What an onlooker with a stop watch would write down. */
typedef struct {
    int64_t arrived, blocked, answered, abandoned, dropped, cut_off;
    int64_t waiting, in_hand, handed_back; /* of those waiting, answered before */
    int64_t since_us, queue_area_us;
} onlooker_type;

typedef struct {
    onlooker_type type[TYPES];
    int64_t       staffed, busy, since_us, staffed_area_us, busy_area_us, till_us;
    bool          in_order;
    int64_t       last_us;
    bool         *handed; /* contacts that were handed back: answered for the second time */
} onlooker;

static void pass_time(onlooker *o, int64_t now_us)
{
    for (int i = 0; i < TYPES; i++) {
        o->type[i].queue_area_us += o->type[i].waiting * (now_us - o->since_us);
    }
    o->staffed_area_us += o->staffed * (now_us - o->since_us);
    o->busy_area_us += o->busy * (now_us - o->since_us);
    o->since_us = now_us;
}

/* A contact that was handed back leaves the queue. */
static void take_up(onlooker *o, onlooker_type *t, int64_t contact)
{
    o->handed[contact] = false;
    t->handed_back--;
}

static void look(void *context, const mu_sighting *s)
{
    onlooker      *o = context;
    onlooker_type *t = s->type >= 0 ? &o->type[s->type] : NULL;

    if (s->at.us < o->last_us) o->in_order = false;
    o->last_us = s->at.us;
    pass_time(o, s->at.us);
    switch (s->what) {
    case MU_SAW_ARRIVAL: t->arrived++; break;
    case MU_SAW_BLOCKED: t->blocked++; break;
    case MU_SAW_QUEUED: t->waiting++; break;
    case MU_SAW_ANSWER:
        /* Answered at once, it never waited; what was queued or handed back leaves the queue now. */
        if (t->arrived - t->blocked - t->answered - t->abandoned - t->dropped > t->waiting - t->handed_back)
            t->answered++;
        else {
            t->waiting--;
            if (o->handed[s->contact])
                take_up(o, t, s->contact);
            else
                t->answered++;
        }
        t->in_hand++;
        o->busy++;
        break;
    case MU_SAW_TALK_END: break;
    case MU_SAW_FINISH:
        t->in_hand--;
        o->busy--;
        break;
    case MU_SAW_ABANDON:
        t->waiting--;
        t->abandoned++;
        break;
    case MU_SAW_DROP:
        if (s->agent >= 0) {
            t->cut_off++;
            t->in_hand--;
            o->busy--;
        } else {
            t->waiting--;
            if (o->handed[s->contact]) {
                take_up(o, t, s->contact);
                t->cut_off++;
            } else {
                t->dropped++;
            }
        }
        break;
    case MU_SAW_HAND_BACK:
        t->in_hand--;
        t->waiting++;
        o->busy--;
        o->handed[s->contact] = true;
        t->handed_back++;
        break;
    case MU_SAW_LOG_IN: o->staffed++; break;
    case MU_SAW_LOG_OUT: o->staffed--; break;
    default: break;
    case MU_SAW_BALK:
    case MU_SAW_REDIAL:
    case MU_SAW_SOLVED:
    case MU_SAW_REOPEN:
    case MU_SAW_ESCALATE:
    case MU_SAW_FOLLOW_UP:
    case MU_SAW_LOST:
    case MU_SAW_RING:
    case MU_SAW_INTERRUPT:
    case MU_SAW_MESSAGE:
    case MU_SAW_DIAL:
    case MU_SAW_ASK:
    case MU_SAW_REPLY:
    case MU_SAW_SILENCE:
    case MU_SAW_MISLAID:
    case MU_SAW_RESUME: break; /* what becomes of a case: plain scenarios have none */
    }
}

static mu_totals all_cells(const mu_model *m, const mu_record *r, int32_t type)
{
    mu_totals t = { 0 };

    for (int32_t k = 0; k < m->calendar.n_cells; k++) {
        const mu_totals c = mu_totals_contact(m, r, type, k);
        mu_totals_add(&t, &c, MU_SCOPE_CONTACT);
        if (!m->calendar.cells[k].open) /* the whole clock, not only opening hours */
            t.contact.queue_us += r->contact[(int64_t)k * m->n_types + type].queue_us;
    }
    return t;
}

static int64_t waits_of(const mu_model *m, const mu_record *r, mu_scope scope, int32_t row)
{
    const mu_members who = mu_members_of(m, scope, row);
    mu_waits         all = { 0 };

    for (int32_t k = 0; k < m->calendar.n_cells; k++) mu_totals_waits(r, scope, &who, k, &all);
    return mu_waits_count(&all);
}

static void check_scenario(uint64_t number)
{
    char             *yaml  = mu_random_scenario(number, false);
    mu_model         *m     = mu_test_model(yaml);
    mu_record        *r     = mu_record_new(m);
    onlooker          o     = { .in_order = true,
                                .since_us = m->calendar.from.us,
                                .handed   = calloc(1000000, sizeof(bool)) };
    const mu_observer watch = { &o, look };
    mu_world         *w     = mu_world_new(m, NULL, &watch);
    double            busy = 0, staffed = 0;
    int64_t           handled = 0, answered = 0, delayed = 0;

    assert_int_equal(mu_world_run(w, 7, (int64_t)number, r), MU_OK);
    assert_true(o.in_order);
    if (o.since_us < m->calendar.till.us) pass_time(&o, m->calendar.till.us);

    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_cell t = all_cells(m, r, i).contact;
        const onlooker_type  *s = &o.type[i];
        /* Conservation: whoever arrived was answered, gave up, was blocked or dropped, or is still there. */
        assert_int_equal(t.offered, s->arrived);
        assert_int_equal(t.blocked, s->blocked);
        assert_int_equal(t.answered, s->answered);
        assert_int_equal(t.abandoned, s->abandoned);
        assert_int_equal(t.dropped, s->dropped);
        assert_int_equal(t.cut_off, s->cut_off);
        /* Whoever was delayed and answered is in the curve of waits, but for those answered at the same instant. */
        assert_true(waits_of(m, r, MU_SCOPE_CONTACT, i) <= t.delayed);
        delayed += waits_of(m, r, MU_SCOPE_CONTACT, i);
        assert_int_equal(t.offered,
                         t.answered + t.abandoned + t.blocked + t.dropped + s->waiting - s->handed_back);
        /* Little's law, exactly: the area under the queue is the sum of the waits. */
        assert_int_equal((int64_t)t.queue_us, s->queue_area_us);
        answered += t.answered;
    }
    for (int32_t i = 0; i < m->n_teams; i++) delayed -= waits_of(m, r, MU_SCOPE_TEAM, i);
    assert_int_equal(delayed, 0); /* what a type waited, it waited for a team */
    for (int32_t k = 0; k < m->calendar.n_cells * m->n_teams; k++) {
        busy += r->team[k].busy_us;
        staffed += r->team[k].staffed_us;
        handled += r->team[k].answered;
    }
    assert_int_equal(handled, answered); /* whoever was answered was answered by one team */
    assert_int_equal((int64_t)busy, o.busy_area_us);
    assert_int_equal((int64_t)staffed, o.staffed_area_us);

    mu_world_free(w);
    mu_record_free(r);
    mu_model_free(m);
    free(o.handed);
    free(yaml);
}

static void arrivals_waits_and_work_are_conserved(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < SCENARIOS; i++) check_scenario(i);
}

/* The totals of two records, byte for byte. */
static void assert_same_waits(const mu_waits *a, const mu_waits *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a != NULL) assert_memory_equal(a, b, sizeof *a);
}

static void assert_same_record(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t cells = (size_t)m->calendar.n_cells;

    assert_memory_equal(a->contact, b->contact, cells * (size_t)m->n_types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, cells * (size_t)m->n_teams * sizeof *a->team);
    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++)
        assert_same_waits(a->contact_wait[i], b->contact_wait[i]);
    for (int32_t i = 0; a->team_wait != NULL && i < m->calendar.n_cells * m->n_teams; i++)
        assert_same_waits(a->team_wait[i], b->team_wait[i]);
}

static mu_record *run_once(const mu_model *m, uint64_t seed, int64_t replication)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    assert_int_equal(mu_world_run(w, seed, replication, r), MU_OK);
    mu_world_free(w);
    return r;
}

static void the_order_of_keys_in_the_file_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < SCENARIOS; i++) {
        char      *yaml = mu_random_scenario(i, false), *other = mu_random_scenario(i, true);
        mu_model  *m = mu_test_model(yaml), *n = mu_test_model(other);
        mu_record *a = run_once(m, 3, 1), *b = run_once(n, 3, 1);

        assert_string_not_equal(yaml, other);
        assert_same_record(m, a, b);
        assert_int_equal(m->hash, n->hash);
        mu_record_free(a);
        mu_record_free(b);
        mu_model_free(m);
        mu_model_free(n);
        free(yaml);
        free(other);
    }
}

static void a_world_that_has_run_before_gives_the_same_as_a_new_one(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < SCENARIOS / 3; i++) {
        char      *yaml = mu_random_scenario(i, false);
        mu_model  *m    = mu_test_model(yaml);
        mu_world  *w    = mu_world_new(m, NULL, NULL);
        mu_record *used = mu_record_new(m), *fresh = run_once(m, 5, 9);

        assert_int_equal(mu_world_run(w, 5, 8, used), MU_OK);
        assert_int_equal(mu_world_run(w, 5, 9, used), MU_OK);
        assert_same_record(m, used, fresh);
        mu_world_free(w);
        mu_record_free(used);
        mu_record_free(fresh);
        mu_model_free(m);
        free(yaml);
    }
}

/* Arrivals, talk, wrap-up and patience hang on names: a neighbour with people of its own moves none of them, whether
 * his name comes before or after. */
static void a_neighbour_changes_nothing(void **state)
{
#define MINE                                                                                          \
    "  m: {arrivals: {rate: 90/h, busyness: {cv: 0.3, common: 50%}}, patience: {mean: 1min}, needs: " \
    "[mine],\n"                                                                                       \
    "    handle: {talk: {mean: 3min}, wrap_up: {mean: 1min}}}\n"
#define THEIRS(name) \
    "  " name        \
    ": {arrivals: {rate: 50/h, busyness: {cv: 0.2, common: 90%}}, handle: {mean: 5min}, needs: [theirs]}\n"
    static const char *const yaml[] = {
        "horizon: 2d 08:00-12:00\ncontacts:\n" MINE "teams: {k: {people: 6, skills: [mine]}}\n",
        "horizon: 2d 08:00-12:00\ncontacts:\n" MINE THEIRS(
            "a") "teams: {k: {people: 6, skills: [mine]}, b: {people: 6, skills: [theirs]}}\n",
        "horizon: 2d 08:00-12:00\ncontacts:\n" MINE THEIRS(
            "z") "teams: {k: {people: 6, skills: [mine]}, x: {people: 6, skills: [theirs]}}\n",
    };
    mu_model  *alone = mu_test_model(yaml[0]);
    mu_record *own   = run_once(alone, 4, 2);

    (void)state;
    for (int i = 1; i < 3; i++) {
        mu_model     *m    = mu_test_model(yaml[i]);
        mu_record    *r    = run_once(m, 4, 2);
        const int32_t type = mu_model_type(m, "m"), team = mu_model_team(m, "k");
        for (int32_t k = 0; k < m->calendar.n_cells; k++) {
            assert_memory_equal(&r->contact[k * m->n_types + type], &own->contact[k], sizeof *own->contact);
            assert_memory_equal(&r->team[k * m->n_teams + team], &own->team[k], sizeof *own->team);
        }
        mu_record_free(r);
        mu_model_free(m);
    }
    mu_record_free(own);
    mu_model_free(alone);
#undef MINE
#undef THEIRS
}

/* ---- more people never raise a wait --------------------------------------------------------------- */

typedef struct {
    int64_t *arrived_us, *wait_us;
    int64_t  n;
} waits;

static void note_wait(void *context, const mu_sighting *s)
{
    waits *w = context;

    if (s->what == MU_SAW_ARRIVAL) {
        w->arrived_us[s->contact] = s->at.us;
        if (s->contact >= w->n) w->n = s->contact + 1;
    }
    if (s->what == MU_SAW_ANSWER) w->wait_us[s->contact] = s->at.us - w->arrived_us[s->contact];
}

static waits waits_with(int people, uint64_t seed)
{
    enum { MOST = 20000 };
    waits             w = { calloc(MOST, sizeof(int64_t)), calloc(MOST, sizeof(int64_t)), 0 };
    const mu_observer o = { &w, note_wait };
    char              yaml[256];

    snprintf(yaml, sizeof yaml,
             "horizon: 8h\ncontacts: {calls: {arrivals: 200/h, handle: {mean: 3min, cv: 1.4}}}\n"
             "teams: {desk: {people: %d}}\n",
             people);
    mu_model  *m     = mu_test_model(yaml);
    mu_world  *world = mu_world_new(m, NULL, &o);
    mu_record *r     = mu_record_new(m);
    assert_int_equal(mu_world_run(world, seed, 0, r), MU_OK);
    mu_world_free(world);
    mu_record_free(r);
    mu_model_free(m);
    return w;
}

static void more_people_never_raise_any_wait(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        waits   few     = waits_with(9, seed);
        int64_t shorter = 0;
        for (int people = 10; people <= 14; people++) {
            waits more = waits_with(people, seed);
            assert_int_equal(few.n, more.n);
            for (int64_t i = 0; i < few.n; i++) {
                assert_int_equal(more.arrived_us[i], few.arrived_us[i]);
                assert_true(more.wait_us[i] <= few.wait_us[i]);
                shorter += more.wait_us[i] < few.wait_us[i];
            }
            free(few.arrived_us);
            free(few.wait_us);
            few = more;
        }
        assert_true(shorter > 0);
        free(few.arrived_us);
        free(few.wait_us);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrivals_waits_and_work_are_conserved),
        cmocka_unit_test(the_order_of_keys_in_the_file_changes_nothing),
        cmocka_unit_test(a_world_that_has_run_before_gives_the_same_as_a_new_one),
        cmocka_unit_test(a_neighbour_changes_nothing),
        cmocka_unit_test(more_people_never_raise_any_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
