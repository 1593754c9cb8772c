/* The time account: whatever the scenario, what each person did adds up to what is paid, to the microsecond, and the
 * people of a team add up to the team. An onlooker counts the pauses in his own way. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/measure.h"
#include "tests/support/odd_zone.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 300, MOST_SETTINGS = 40, NONE = -1, PHONES = MU_AWAY_KINDS, STATES };

/* Scenario `number` with breaks, meetings, absence and so on laid over its teams; every other one in a zone whose clocks
 * change twice while people are at work. */
static mu_model *with_working_time(uint64_t number)
{
    static const char *const choices[] = {
        "breaks=[10min, 2 x 5min]",
        "breaks=[20min lunch unpaid, 5min]",
        "breaks=[7min, 3min unpaid]",
        "breaks_mode=dynamic",
        "absence={share: 20%, paid: no}",
        "absence=30%",
        "shrinkage=13%",
        "leave=17%",
        "leave={share: 25%, paid: no}",
        "adherence={late: {share: 40%, by: 7min}, early: {share: 30%, by: 9min}, paid: no}",
        "adherence={extra_break: {share: 60%, by: {uniform: {min: 1min, max: 20min}}}}",
    };
    enum { CHOICES = sizeof choices / sizeof choices[0] };
    static const char outages[] =
        "sites={a: {outages: [{date: 2026-01-05, at: 09:20, for: 35min}], outage_end: %s}}";
    static const char *const outage_ends[] = { "finish", "hand_over", "cut_off" };
    static const char *const everywhere[]  = { "meetings.daily={at: 09:10, for: 25min, share: 70%}",
                                               "training.course={at: 09:25, for: 40min, share: 30%}" };

    char       *yaml  = mu_random_scenario(number, false);
    mu_model   *plain = mu_test_model(yaml), *m = NULL;
    mu_diag    *diag = mu_diag_new();
    char        text[MOST_SETTINGS][160];
    const char *set[MOST_SETTINGS];
    int         n = 0;
    mu_rng      r = mu_rng_stream((mu_rng_key){ number, 0, MU_DRAW_TEST, 1, 0 });

    for (int32_t i = 0; i < plain->n_teams; i++)
        for (int k = 0; k < CHOICES; k++)
            if (mu_rng_uniform(&r) < 0.5)
                snprintf(text[n++], sizeof text[0], "teams.%s.%s", plain->teams[i].name, choices[k]);
    for (size_t k = 0; k < 2; k++)
        if (mu_rng_uniform(&r) < 0.5) snprintf(text[n++], sizeof text[0], "%s", everywhere[k]);
    if (mu_rng_uniform(&r) < 0.4) {
        snprintf(text[n++], sizeof text[0], outages, outage_ends[mu_rng_below(&r, 3)]);
        snprintf(text[n++], sizeof text[0], "teams.%s.site=a", plain->teams[0].name);
    }
    if (number % 2 == 1) snprintf(text[n++], sizeof text[0], "timezone=Odd");
    for (int i = 0; i < n; i++) set[i] = text[i];
    const mu_load_options options = { .set = set, .n_set = n };
    /* A shift that is too short for its breaks is refused: then this number is left out. */
    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) m = NULL;
    mu_diag_free(diag);
    mu_model_free(plain);
    free(yaml);
    return m;
}

typedef struct {
    const mu_model *model;
    int8_t         *state;         /* of each person */
    int64_t        *since, *spent; /* spent[agent * STATES + state] */
    bool            sound;
} onlooker;

static void look(void *context, const mu_sighting *s)
{
    static const struct {
        mu_saw what;
        int    state;
    } becomes[] = { { MU_SAW_LOG_IN, PHONES },
                    { MU_SAW_BACK, PHONES },
                    { MU_SAW_LOG_OUT, NONE },
                    { MU_SAW_BREAK, MU_AWAY_BREAK },
                    { MU_SAW_MEETING, MU_AWAY_MEETING },
                    { MU_SAW_TRAINING, MU_AWAY_TRAINING },
                    { MU_SAW_ABSENT, MU_AWAY_ABSENT } };
    onlooker *o = context;

    for (size_t i = 0; i < sizeof becomes / sizeof becomes[0]; i++) {
        if (becomes[i].what != s->what) continue;
        const int was = o->state[s->agent];
        if (was != NONE) o->spent[s->agent * STATES + was] += s->at.us - o->since[s->agent];
        /* Only a pause may follow its like. */
        o->sound           = o->sound && (was != becomes[i].state || (was != NONE && was != PHONES));
        o->state[s->agent] = (int8_t)becomes[i].state;
        o->since[s->agent] = s->at.us;
    }
}

static void check_people(const mu_model *m, const mu_record *r, const onlooker *o)
{
    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_team *team = &m->teams[i];
        mu_person_time all  = { 0 };
        double         busy = 0, staffed = 0, scheduled = 0;
        mu_away_cell   away = { 0 };

        for (int32_t k = 0; k < team->n_agents; k++) {
            const int32_t         agent = team->first_agent + k;
            const mu_person_time *t     = &r->person[agent];
            const int64_t         idle  = t->logged_in_us - t->busy_us;
            int64_t               sum   = t->busy_us + idle;

            assert_true(idle >= 0);
            assert_true(t->overrun_us >= 0 && t->unpaid_us >= 0 && t->overrun_us <= t->busy_us);
            for (int s = 0; s < MU_AWAY_KINDS; s++) sum += t->away_us[s];
            assert_int_equal(sum, t->scheduled_us - t->unpaid_us + t->overrun_us);

            all.busy_us += t->busy_us;
            all.logged_in_us += t->logged_in_us;
            all.scheduled_us += t->scheduled_us;
            all.unpaid_us += t->unpaid_us;
            all.overrun_us += t->overrun_us;
            for (int s = 0; s < MU_AWAY_KINDS; s++) all.away_us[s] += t->away_us[s];
            if (o->state[agent] != NONE && o->state[agent] != MU_AWAY_ABSENT) continue; /* never logged out */
            assert_int_equal(o->spent[agent * STATES + PHONES], t->logged_in_us);
        }
        for (int32_t c = 0; c < m->calendar.n_cells; c++) {
            const int64_t place = (int64_t)c * m->n_teams + i;
            busy += r->team[place].busy_us;
            staffed += r->team[place].staffed_us;
            scheduled += r->team[place].scheduled_us;
            if (r->away == NULL) continue;
            for (int s = 0; s < MU_AWAY_KINDS; s++) away.away_us[s] += r->away[place].away_us[s];
            away.unpaid_us += r->away[place].unpaid_us;
            away.overrun_us += r->away[place].overrun_us;
            away.off_plan_us += r->away[place].off_plan_us;
        }
        assert_true(busy == (double)all.busy_us);
        assert_true(staffed == (double)all.logged_in_us);
        assert_true(scheduled == (double)all.scheduled_us);
        if (r->away == NULL) continue;
        assert_true(away.unpaid_us == (double)all.unpaid_us);
        assert_true(away.overrun_us == (double)all.overrun_us);
        for (int s = 0; s < MU_AWAY_KINDS; s++) assert_true(away.away_us[s] == (double)all.away_us[s]);
        assert_true(away.off_plan_us >= 0);
    }
}

static void what_people_did_adds_up_to_what_is_paid(void **state)
{
    int     checked             = 0;
    int64_t away[MU_AWAY_KINDS] = { 0 }, unpaid = 0, overrun = 0;

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model *m = with_working_time(number);
        if (m == NULL) continue;
        mu_record        *r     = mu_record_new(m);
        onlooker          o     = { .model = m,
                                    .state = malloc((size_t)m->n_agents + 1),
                                    .since = calloc((size_t)m->n_agents + 1, sizeof(int64_t)),
                                    .spent = calloc((size_t)(m->n_agents + 1) * STATES, sizeof(int64_t)),
                                    .sound = true };
        const mu_observer watch = { &o, look };
        mu_world         *w     = mu_world_new(m, NULL, &watch);

        memset(o.state, NONE, (size_t)m->n_agents + 1);
        assert_true(mu_record_keep_people(r, m));
        assert_int_equal(mu_world_run(w, 3, (int64_t)number, r), MU_OK);
        assert_true(o.sound);
        check_people(m, r, &o);
        for (int32_t i = 0; i < m->n_agents; i++) {
            for (int s = 0; s < MU_AWAY_KINDS; s++) away[s] += r->person[i].away_us[s];
            unpaid += r->person[i].unpaid_us;
            overrun += r->person[i].overrun_us;
        }
        checked++;
        mu_world_free(w);
        mu_record_free(r);
        mu_model_free(m);
        free(o.state);
        free(o.since);
        free(o.spent);
    }
    /* Every part of the account was put to the test. */
    assert_in_range(checked, SCENARIOS / 2, SCENARIOS);
    for (int s = 0; s < MU_AWAY_LOAN; s++) assert_true(away[s] > 0); /* nobody is lent without orders */
    assert_true(unpaid > 0 && overrun > 0);
}

/* Of 12 % of 20 people for ten hours, 24 hours are lost: to the microsecond, as long as nobody has a contact in hand. */
static void shrinkage_takes_exactly_its_share(void **state)
{
    mu_model  *m = mu_test_model("horizon: 5d 08:00-18:00\ncontacts: {calls: {arrivals: 0/h, handle: 5min}}\n"
                                  "teams: {desk: {people: 20, shrinkage: 12%}}\n");
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);
    int64_t    away = 0, least = INT64_MAX, most = 0;

    (void)state;
    assert_true(mu_record_keep_people(r, m));
    assert_int_equal(mu_world_run(w, 1, 0, r), MU_OK);
    for (int32_t i = 0; i < 20; i++) {
        const int64_t own = r->person[i].away_us[MU_AWAY_ABSENT];
        away += own;
        if (own < least) least = own;
        if (own > most) most = own;
        assert_int_equal(own + r->person[i].logged_in_us, 50 * MU_HOUR_US);
    }
    assert_int_equal(away, 5 * 24 * MU_HOUR_US);
    assert_true(most <= 10 * MU_HOUR_US); /* nobody twice in a week */
    mu_world_free(w);
    mu_record_free(r);
    mu_model_free(m);
}

/* Bernoulli by person and day: 20 people for 250 days at 5 %. */
static void absence_comes_as_often_as_it_should(void **state)
{
    mu_model *m =
        mu_test_model("horizon: 250d 08:00-18:00\ncontacts: {calls: {arrivals: 0/h, handle: 5min}}\n"
                      "teams: {desk: {people: 20, absence: {share: 5%, paid: no}}}\n");
    mu_world  *w    = mu_world_new(m, NULL, NULL);
    mu_record *r    = mu_record_new(m);
    int64_t    away = 0;

    (void)state;
    assert_true(mu_record_keep_people(r, m));
    assert_int_equal(mu_world_run(w, 1, 0, r), MU_OK);
    for (int32_t i = 0; i < 20; i++) away += r->person[i].unpaid_us;
    assert_int_equal(away % (10 * MU_HOUR_US), 0);
    const double days = (double)away / (double)(10 * MU_HOUR_US);
    assert_true(days > 250 - 4 * 15.4 && days < 250 + 4 * 15.4); /* sd = sqrt(5000 * 0.05 * 0.95) = 15.4 */
    mu_world_free(w);
    mu_record_free(r);
    mu_model_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_did_adds_up_to_what_is_paid),
        cmocka_unit_test(shrinkage_takes_exactly_its_share),
        cmocka_unit_test(absence_comes_as_often_as_it_should),
    };
    return cmocka_run_group_tests(tests, mu_test_odd_zone, mu_test_no_odd_zone);
}
