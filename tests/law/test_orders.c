/* Laws of orders during the day, on random scenarios and floors with random orders: contacts are conserved, nobody is in two
 * places, time accounts add up and are paid once, the same orders give the same bytes; and who is asked and never orders
 * anything changes nothing. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rng.h"
#include "experiment/totals.h"
#include "tests/support/odd_zone.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 300, MOST_SETTINGS = 32, MOST_ORDERS = 4 };

/* Puts `there`, which is as long, in the place of `here`. */
static void put(char *yaml, const char *here, const char *there)
{
    char *at = strstr(yaml, here);

    if (at != NULL) memcpy(at, there, strlen(there));
}

/* Scenario, floor or floor that changes by date; some of them at night, some where clocks change meanwhile. */
static char *some_day(uint64_t number)
{
    char *yaml = number % 3 == 0   ? mu_random_scenario(number, false)
                 : number % 3 == 1 ? mu_random_floor(number, false)
                                   : mu_random_changes(number, true);

    if (number % 4 != 0) return yaml;
    put(yaml, "08:00-12:00\nclosing", "20:00-10:00\nclosing");
    for (int i = 0; i < 3; i++) put(yaml, "late: {hours: 09:50-12:00", "late: {hours: 22:00-10:00");
    return yaml;
}

/* Day number `number`, with people on call, seats for others, breaks, overtime. NULL: it does not go together. */
static mu_model *with_terms(uint64_t number)
{
    static const char *const choices[] = { "on_call={people: 2, notice: 10min, fee: 3, least: 1h}",
                                           "on_call=1",
                                           "guests=2",
                                           "overtime={factor: 1.5, most: 45min}",
                                           "sent_home=paid",
                                           "breaks=[10min, 2 x 5min]",
                                           "breaks=[20min lunch unpaid, 5min]",
                                           "breaks_mode=dynamic",
                                           "absence=20%",
                                           "pay=30/h" };
    enum { CHOICES = sizeof choices / sizeof choices[0] };

    char       *yaml  = some_day(number);
    mu_model   *plain = NULL, *m = NULL;
    char        text[MOST_SETTINGS][160];
    const char *set[MOST_SETTINGS];
    int         n = 0;
    mu_rng      r = mu_rng_stream((mu_rng_key){ number, 0, MU_DRAW_TEST, 2, 0 });

    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &(mu_load_options){ 0 }, NULL, &plain) != MU_OK) {
        free(yaml);
        return NULL;
    }
    for (int32_t i = 0; i < plain->n_teams; i++)
        for (int k = 0; k < CHOICES && n < MOST_SETTINGS - 2; k++)
            if (mu_rng_uniform(&r) < 0.6)
                snprintf(text[n++], sizeof text[0], "teams.%s.%s", plain->teams[i].name, choices[k]);
    if (number % 5 == 0 && number % 3 != 2) {
        snprintf(text[n++], sizeof text[0], "start=2026-01-0%d", number % 4 == 0 ? 4 : 5);
        snprintf(text[n++], sizeof text[0], "timezone=Odd");
    }
    for (int i = 0; i < n; i++) set[i] = text[i];
    const mu_load_options options = { .set = set, .n_set = n };
    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, NULL, &m) != MU_OK) m = NULL;
    mu_model_free(plain);
    free(yaml);
    return m;
}

/* ---- random orders ------------------------------------------------------------------------------------ */

typedef struct {
    uint64_t number;
    bool     silent;
    int64_t  asked;
    mu_order order[MOST_ORDERS];
} manager;

static const mu_survey surveys[] = { { 0, INT64_C(7) * 60 * 1000000 }, { INT64_C(6) * 3600 * 1000000, 0 } };

static int64_t minutes(mu_rng *r, int most)
{
    return (int64_t)mu_rng_below(r, (uint64_t)most + 1) * MU_MINUTE_US;
}

static int32_t order_something(void *context, const mu_view *view, int32_t survey, const mu_order **orders)
{
    manager        *a = context;
    const mu_model *m = view->model;
    mu_rng          r =
        mu_rng_stream((mu_rng_key){ a->number, (uint64_t)view->now_us, MU_DRAW_TEST, (uint64_t)survey, 1 });

    a->asked++;
    *orders = a->order;
    if (a->silent) return 0;
    const int32_t n = (int32_t)mu_rng_below(&r, MOST_ORDERS + 1);
    for (int32_t i = 0; i < n; i++) {
        mu_order *o = &a->order[i];
        *o          = (mu_order){ .kind     = (mu_order_kind)mu_rng_below(&r, MU_ORDER_KINDS),
                                  .team     = (int32_t)mu_rng_below(&r, (uint64_t)m->n_teams),
                                  .to       = (int32_t)mu_rng_below(&r, (uint64_t)m->n_teams),
                                  .type     = (int32_t)mu_rng_below(&r, (uint64_t)m->n_types),
                                  .people   = 1 + (int32_t)mu_rng_below(&r, 4),
                                  .delay_us = mu_rng_uniform(&r) < 0.5 ? 0 : minutes(&r, 20),
                                  .for_us   = minutes(&r, 60),
                                  .cost     = (double)mu_rng_below(&r, 9) };
        if (o->kind == MU_ORDER_OVERTIME && o->for_us == 0) o->for_us = MU_MINUTE_US;
        if (o->kind == MU_ORDER_BLOCK) o->value = mu_rng_uniform(&r);
        if (o->kind == MU_ORDER_PRIORITY) o->value = (double)mu_rng_below(&r, 5);
        if (o->to == o->team && (o->kind == MU_ORDER_MOVE || o->kind == MU_ORDER_CALL_BACK))
            o->kind = MU_ORDER_RELEASE_BREAKS;
    }
    return n;
}

static mu_hooks hooks_of(manager *a)
{
    return (mu_hooks){ .context = a, .n_surveys = 2, .surveys = surveys, .survey = order_something };
}

/* ---- what is seen ------------------------------------------------------------------------------------- */

enum { OFF, HERE, AWAY, LENT };

typedef struct {
    const mu_model *model;
    uint8_t        *where; /* of each person */
    uint8_t        *waits; /* of each contact */
    int64_t         waiting, kinds[MU_ORDER_KINDS], reached[MU_ORDER_KINDS];
    bool            sound;
} onlooker;

enum { MOST_CONTACTS = 200000 };

static void set_waits(onlooker *o, int64_t contact, bool yes)
{
    assert_true(contact < MOST_CONTACTS);
    o->waiting += yes - o->waits[contact];
    o->waits[contact] = yes;
}

static void look(void *context, const mu_sighting *s)
{
    onlooker *o = context;

    switch (s->what) {
    case MU_SAW_EARLY:
    case MU_SAW_QUEUED: set_waits(o, s->contact, true); break;
    case MU_SAW_ANSWER:
    case MU_SAW_RESUME: /* by someone who is here */
        o->sound = o->sound && o->where[s->agent] == HERE;
        set_waits(o, s->contact, false);
        break;
    case MU_SAW_ABANDON:
    case MU_SAW_MESSAGE:
    case MU_SAW_DROP: set_waits(o, s->contact, false); break;
    case MU_SAW_LOG_IN:
    case MU_SAW_BACK:
        o->sound           = o->sound && o->where[s->agent] != HERE;
        o->where[s->agent] = HERE;
        break;
    case MU_SAW_LOG_OUT:
        o->sound           = o->sound && o->where[s->agent] != OFF;
        o->where[s->agent] = OFF;
        break;
    case MU_SAW_LOAN:
        o->sound           = o->sound && o->where[s->agent] != OFF;
        o->where[s->agent] = LENT;
        break;
    case MU_SAW_BREAK:
    case MU_SAW_ABSENT: o->where[s->agent] = AWAY; break;
    case MU_SAW_ORDER:
        o->kinds[s->ordered->order->kind]++;
        o->reached[s->ordered->order->kind] += s->ordered->people;
        break;
    default: break;
    }
}

/* ---- what must hold ----------------------------------------------------------------------------------- */

static void check_contacts(const mu_model *m, const mu_record *r, const onlooker *o)
{
    int64_t left = 0;

    for (int32_t i = 0; i < m->n_types; i++) {
        int64_t of_type = 0;
        for (int32_t c = 0; c < m->calendar.n_cells; c++) {
            const int64_t          at = (int64_t)c * m->n_types + i;
            const mu_contact_cell *t  = &r->contact[at];
            of_type += t->offered - t->blocked - t->answered - t->abandoned - t->dropped;
            if (r->cases != NULL) of_type -= r->cases[at].messages;
            assert_true(r->turned_away[at] <= t->blocked);
        }
        assert_true(of_type >= 0);
        left += of_type;
    }
    assert_int_equal(left, o->waiting);
}

/* A seat is on nobody's pay: whoever sits there is, where he belongs. */
static void check_people(const mu_model *m, const mu_record *r)
{
    int64_t lent = 0, guests = 0;

    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_team *team = &m->teams[i];
        double         busy = 0, staffed = 0, scheduled = 0, overrun = 0, unpaid = 0, cost = 0, extra = 0;
        for (int32_t k = 0; k < team->n_agents; k++) {
            const mu_person_time *t    = &r->person[team->first_agent + k];
            const bool            seat = k >= team->n_people + team->n_on_call;
            int64_t               sum  = t->logged_in_us;
            assert_true(t->busy_us <= t->logged_in_us && t->overrun_us >= 0);
            for (int s = 0; s < MU_AWAY_KINDS; s++) sum += t->away_us[s];
            if (seat)
                assert_true(t->scheduled_us == 0 && t->overrun_us == 0 && sum == t->logged_in_us);
            else
                assert_int_equal(sum, t->scheduled_us - t->unpaid_us + t->overrun_us);
            lent += t->away_us[MU_AWAY_LOAN];
            guests += seat ? t->logged_in_us : 0;
            busy += (double)t->busy_us;
            staffed += (double)t->logged_in_us;
            scheduled += (double)t->scheduled_us;
            overrun += (double)t->overrun_us;
            unpaid += (double)t->unpaid_us;
            extra += t->extra_us;
        }
        for (int32_t c = 0; c < m->calendar.n_cells; c++) {
            const int64_t at = (int64_t)c * m->n_teams + i;
            busy -= r->team[at].busy_us;
            staffed -= r->team[at].staffed_us;
            scheduled -= r->team[at].scheduled_us;
            overrun -= r->away[at].overrun_us;
            unpaid -= r->away[at].unpaid_us;
            extra += r->team[at].scheduled_us - r->away[at].unpaid_us;
            extra += team->overrun_paid ? r->away[at].overrun_us : 0;
            cost += mu_record_cost(team, &r->team[at], &r->away[at]);
        }
        assert_true(busy == 0 && staffed == 0 && scheduled == 0 && overrun == 0 && unpaid == 0);
        assert_true(fabs(cost - team->pay_per_hour * extra / (double)MU_HOUR_US) < 1e-6);
    }
    assert_int_equal(lent, guests);
}

/* What of the shifts was not worked was spent at home; who is called in again from there is not at home. */
static void check_sent_home(const mu_model *m, const mu_record *r)
{
    for (int32_t i = 0; i < m->n_teams; i++) {
        const int32_t people = m->teams[i].n_people;
        double        shifts = 0, worked = 0, home = 0, called = 0;
        for (int32_t e = 0; e < m->n_edges; e++)
            if (m->edges[e].team == i)
                shifts += (m->edges[e].on ? -1.0 : 1.0) * m->edges[e].n_agents * (double)m->edges[e].at.us;
        for (int32_t c = 0; c < m->calendar.n_cells; c++) {
            const mu_order_cell *o    = mu_record_orders(r, c, i);
            const mu_team_cell  *t    = &r->team[(int64_t)c * m->n_teams + i];
            const mu_cell       *cell = &m->calendar.cells[c];
            assert_true(o->sent_home_us >= 0 && o->cost >= 0);
            if (c + 1 < m->calendar.n_cells)
                assert_true(o->sent_home_us <= (double)people * (double)(cell->till.us - cell->from.us));
            worked += t->scheduled_us - o->called_us - o->overtime_us;
            home += o->sent_home_us;
            called += o->called_us;
        }
        assert_true(worked + home <= shifts && shifts <= worked + home + called);
    }
}

static void assert_same(const mu_model *m, const mu_record *a, const mu_record *b)
{
    const size_t cells = (size_t)m->calendar.n_cells;

    assert_memory_equal(a->contact, b->contact, cells * (size_t)m->n_types * sizeof *a->contact);
    assert_memory_equal(a->team, b->team, cells * (size_t)m->n_teams * sizeof *a->team);
    if (a->away != NULL && b->away != NULL)
        assert_memory_equal(a->away, b->away, cells * (size_t)m->n_teams * sizeof *a->away);
    if (a->cases != NULL)
        assert_memory_equal(a->cases, b->cases, cells * (size_t)m->n_types * sizeof *a->cases);
    if (a->orders != NULL && b->orders != NULL)
        assert_memory_equal(a->orders, b->orders, cells * ((size_t)m->n_teams + 1) * sizeof *a->orders);
    assert_int_equal(a->contacts, b->contacts);
}

static void whatever_is_ordered_all_adds_up(void **state)
{
    int64_t kinds[MU_ORDER_KINDS] = { 0 }, reached[MU_ORDER_KINDS] = { 0 };
    int     checked = 0;

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model *m = with_terms(number);
        if (m == NULL) continue;
        manager           a     = { .number = number };
        const mu_hooks    hooks = hooks_of(&a);
        onlooker          o     = { .model = m,
                                    .where = calloc((size_t)m->n_agents + 1, 1),
                                    .waits = calloc(MOST_CONTACTS, 1),
                                    .sound = true };
        const mu_observer watch = { &o, look };
        mu_world         *w     = mu_world_new(m, &hooks, &watch);
        mu_record        *r = mu_record_new(m), *again = mu_record_new(m);

        assert_true(mu_record_keep_people(r, m) && mu_record_keep_people(again, m));
        assert_int_equal(mu_world_run(w, 5, (int64_t)number, r), MU_OK);
        if (!o.sound) fail_msg("somebody is in two places in scenario %d", (int)number);
        check_contacts(m, r, &o);
        check_people(m, r);
        check_sent_home(m, r);
        for (int k = 0; k < MU_ORDER_KINDS; k++) kinds[k] += o.kinds[k];
        for (int k = 0; k < MU_ORDER_KINDS; k++) reached[k] += o.reached[k];

        o.waiting = 0;
        memset(o.waits, 0, MOST_CONTACTS);
        memset(o.where, OFF, (size_t)m->n_agents);
        assert_int_equal(mu_world_run(w, 5, (int64_t)number, again),
                         MU_OK); /* nothing is left of the first run */
        assert_same(m, r, again);
        checked++;
        mu_world_free(w);
        mu_record_free(r);
        mu_record_free(again);
        mu_model_free(m);
        free(o.where);
        free(o.waits);
    }
    assert_in_range(checked, SCENARIOS / 2, SCENARIOS);
    for (int k = 0; k < MU_ORDER_KINDS; k++) assert_true(kinds[k] > 100);
    for (int k = 0; k <= MU_ORDER_OVERTIME; k++) assert_true(reached[k] > 100);
    assert_true(reached[MU_ORDER_MOVE] > 100 && reached[MU_ORDER_CALL_BACK] > 20);
}

static void who_never_orders_anything_changes_nothing(void **state)
{
    int64_t asked = 0;

    (void)state;
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        mu_model *m = with_terms(number);
        if (m == NULL) continue;
        manager        a     = { .number = number, .silent = true };
        const mu_hooks hooks = hooks_of(&a);
        mu_world      *with = mu_world_new(m, &hooks, NULL), *without = mu_world_new(m, NULL, NULL);
        mu_record     *r = mu_record_new(m), *s = mu_record_new(m);

        assert_int_equal(mu_world_run(with, 9, (int64_t)number, r), MU_OK);
        assert_int_equal(mu_world_run(without, 9, (int64_t)number, s), MU_OK);
        assert_same(m, r, s);
        for (int32_t c = 0; c < m->calendar.n_cells; c++) { /* also what follows from another account */
            const mu_totals x = mu_totals_team(m, r, m->n_teams, c), y = mu_totals_team(m, s, m->n_teams, c);
            assert_true(x.paid_us == y.paid_us && x.cost == y.cost && x.overrun_us == y.overrun_us);
        }
        asked += a.asked;
        mu_world_free(with);
        mu_world_free(without);
        mu_record_free(r);
        mu_record_free(s);
        mu_model_free(m);
    }
    assert_true(asked > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_is_ordered_all_adds_up),
        cmocka_unit_test(who_never_orders_anything_changes_nothing),
    };
    return cmocka_run_group_tests(tests, mu_test_odd_zone, mu_test_no_odd_zone);
}
