/* Closing time on random floors: with closing: serve nothing is left over, and nobody stays for nothing. An onlooker
 * counts who is there and what is under way in his own way. */
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

enum { FLOORS = 400, MOST_TEAMS = 3, MOST = 100000 };

/* Random floor `number` (its doors close at noon, and so do all shifts), with closing: serve. In every
 * other one people go on breaks at any time. */
static mu_model *floor_that_serves(uint64_t number)
{
    static const char *const teams[] = { "north", "south", "night" };
    const bool               breaks  = number % 2 == 1;
    char                    *yaml    = mu_random_floor(number, false);
    char                     text[1 + MOST_TEAMS][128];
    const char              *set[1 + MOST_TEAMS];
    int                      n    = 0;
    mu_diag                 *diag = mu_diag_new();
    mu_model                *m    = NULL;

    snprintf(text[n++], sizeof text[0], "closing=serve");
    for (int i = 0; breaks && i < MOST_TEAMS; i++) {
        char team[32];
        snprintf(team, sizeof team, "\n  %s:", teams[i]);
        if (strstr(yaml, team) != NULL)
            snprintf(
                text[n++], sizeof text[0],
                "teams.%s.adherence={extra_break: {share: 100%%, by: {uniform: {min: 5min, max: 60min}}}}",
                teams[i]);
    }
    for (int i = 0; i < n; i++) set[i] = text[i];
    const mu_load_options options = { .set = set, .n_set = n };
    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) {
        char *why = mu_diag_render(diag);
        fail_msg("floor %d: %s", (int)number, why);
    }
    mu_diag_free(diag);
    free(yaml);
    return m;
}

typedef struct {
    const mu_model *model;
    int64_t         at_us, under_way, there; /* contacts waiting or in hand; people logged in */
    int64_t         idle_late_us;            /* stayed past noon with nothing in hand, summed over people */
    int64_t         in_vain_us;              /* and while nothing was under way at all */
    int64_t         hands;                   /* people with something in hand */
    int8_t          in_hand[128];
    bool            logged_in[128];
    bool           *replied;      /* [contact]: the customer was asked back, has answered, and waits again */
    int64_t         replies_wait; /* what comes in at night waits until the morning */
} onlooker;

static bool is_after_hours(const onlooker *o)
{
    const mu_calendar *cal = &o->model->calendar;

    for (int32_t i = 0; i < cal->n_windows; i++)
        if (o->at_us >= cal->windows[i].from.us && o->at_us < cal->windows[i].till.us) return false;
    return true;
}

static void be_there(onlooker *o, int32_t agent, bool there)
{
    o->there += (int)there - (int)o->logged_in[agent];
    o->logged_in[agent] = there;
}

static void wait_again(onlooker *o, int64_t contact, bool waits)
{
    assert_true(contact < MOST);
    o->replies_wait += (int)waits - (int)o->replied[contact];
    o->replied[contact] = waits;
}

static void look(void *context, const mu_sighting *s)
{
    onlooker *o = context;

    if (is_after_hours(o)) {
        o->idle_late_us += (o->there - o->hands) * (s->at.us - o->at_us);
        if (o->under_way == 0) o->in_vain_us += o->there * (s->at.us - o->at_us);
    }
    o->at_us = s->at.us;
    switch (s->what) {
    case MU_SAW_LOG_IN:
    case MU_SAW_BACK: be_there(o, s->agent, true); break;
    case MU_SAW_LOG_OUT:
    case MU_SAW_BREAK: be_there(o, s->agent, false); break;
    case MU_SAW_ARRIVAL: o->under_way++; break;
    case MU_SAW_REPLY:
        o->under_way++;
        wait_again(o, s->contact, true);
        break;
    case MU_SAW_ANSWER: wait_again(o, s->contact, false); /* fall through */
    case MU_SAW_RESUME: o->hands += o->in_hand[s->agent]++ == 0; break;
    case MU_SAW_INTERRUPT:
    case MU_SAW_HAND_BACK:
        if (o->in_hand[s->agent] > 0) o->hands -= --o->in_hand[s->agent] == 0;
        break;
    case MU_SAW_DROP:
    case MU_SAW_FINISH:
        o->under_way--;
        wait_again(o, s->contact, false);
        if (s->agent >= 0) o->hands -= --o->in_hand[s->agent] == 0;
        break;
    case MU_SAW_MESSAGE:
    case MU_SAW_BLOCKED:
    case MU_SAW_ABANDON: o->under_way--; break;
    default: break;
    }
}

static int64_t left_over(const mu_model *m, const mu_record *r)
{
    int64_t n = 0;

    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++) {
        const mu_contact_cell *c = &r->contact[i];
        n += c->offered - c->answered - c->abandoned - c->blocked - c->dropped;
        if (r->cases != NULL) n -= r->cases[i].messages;
    }
    return n;
}

/* Busy and idle and away is what is paid, also for those who stay. */
static void check_accounts(const mu_model *m, const mu_record *r)
{
    for (int32_t i = 0; i < m->n_agents; i++) {
        const mu_person_time *t   = &r->person[i];
        int64_t               sum = t->logged_in_us;

        assert_true(t->busy_us <= t->logged_in_us && t->overrun_us <= t->logged_in_us);
        for (int s = 0; s < MU_AWAY_KINDS; s++) sum += t->away_us[s];
        assert_int_equal(sum, t->scheduled_us - t->unpaid_us + t->overrun_us);
    }
}

static void all_are_served_and_nobody_stays_for_nothing(void **state)
{
    int64_t idle_late_us = 0;
    bool   *replied      = malloc(MOST);

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        mu_model         *m     = floor_that_serves(i);
        mu_record        *r     = mu_record_new(m);
        onlooker          o     = { .model = m, .replied = memset(replied, 0, MOST) };
        const mu_observer watch = { &o, look };
        mu_world         *w     = mu_world_new(m, NULL, &watch);

        assert_true(m->n_agents < (int32_t)(sizeof o.in_hand));
        assert_true(mu_record_keep_people(r, m));
        assert_int_equal(mu_world_run(w, 5, (int64_t)i, r), MU_OK);
        if (left_over(m, r) != 0) fail_msg("floor %d: %d are left over", (int)i, (int)left_over(m, r));
        if (o.there != 0 || o.under_way != o.replies_wait)
            fail_msg("floor %d: someone is still there", (int)i);
        if (o.in_vain_us != 0) fail_msg("floor %d: someone stayed for nothing", (int)i);
        check_accounts(m, r);
        idle_late_us += o.idle_late_us;
        mu_world_free(w);
        mu_record_free(r);
        mu_model_free(m);
    }
    free(replied);
    assert_true(idle_late_us > 100 * MU_HOUR_US); /* it was put to the test */
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(all_are_served_and_nobody_stays_for_nothing) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
