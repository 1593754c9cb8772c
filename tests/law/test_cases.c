/* Laws of floors with everything: journeys, interruptions, several contacts in hand. Each contact and each case is
 * followed on its own, in another way than the engine does. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { FLOORS = 240, TYPES = 4, PEOPLE = 100, MOST = 400000 };

typedef enum { NOWHERE, ARRIVED, WAITING, IN_HAND, PUT_BY, WITH_CUSTOMER, OVER } where;

typedef struct {
    where   at;
    bool    answered, asking;
    int64_t first; /* contact of its case */
} contact;

typedef struct {
    int64_t arrived, blocked, answered, abandoned, dropped, cut_off, waiting, queue_area_us;
    int64_t cases, redials, escalated, reopened, balked, messages, dialled, mislaid;
    int64_t open;
} of_type;

typedef struct {
    const mu_model *model; /* what holds now of `whole` */
    const mu_model *whole;
    contact        *contact;
    int16_t        *under_way; /* of the case that began with this contact: contacts there, or on their way */
    int8_t         *journeys;  /* likewise: that it is going through, one within the other or side by side */
    int64_t         forked, joined;
    of_type         type[TYPES];
    int32_t         in_hand[PEOPLE];
    int64_t        *open_end; /* [cell][TYPES] */
    int32_t         cell;     /* up to which it is written */
    int64_t         busy, staffed, busy_area_us, staffed_area_us, since_us, wrong, most;
} onlooker;

/* What is open as a cell ends, before anything else happens. */
static void note_open(onlooker *o, int64_t now_us)
{
    for (; o->cell < o->model->calendar.n_cells && o->model->calendar.cells[o->cell].till.us <= now_us;
         o->cell++)
        for (int i = 0; i < TYPES; i++) o->open_end[o->cell * TYPES + i] = o->type[i].open;
}

static void pass_time(onlooker *o, int64_t now_us)
{
    const int64_t till_us =
        o->model->calendar.till.us; /* the rest goes on as long as the last event has it */
    const int64_t from_us = o->since_us < till_us ? o->since_us : till_us;
    const int64_t span    = (now_us < till_us ? now_us : till_us) - from_us;

    if (now_us < o->since_us) o->wrong++;
    note_open(o, now_us);
    for (int i = 0; i < TYPES; i++) o->type[i].queue_area_us += o->type[i].waiting * span;
    o->busy_area_us += o->busy * span;
    o->staffed_area_us += o->staffed * span;
    o->since_us = now_us;
}

static void move(onlooker *o, const mu_sighting *s, where from, where to)
{
    contact *c = &o->contact[s->contact];

    if (c->at != from) o->wrong++;
    if (from == WAITING) o->type[s->type].waiting--;
    if (to == WAITING) o->type[s->type].waiting++;
    if (to == IN_HAND) o->busy += o->in_hand[s->agent]++ == 0;
    if (from == IN_HAND) o->busy -= --o->in_hand[s->agent] == 0;
    o->type[s->type].open += (to != OVER) - (from != NOWHERE);
    c->at = to;
}

/* So many more contacts of the case will come, or one is over. Outside journeys one is under way at a time. */
static void step(onlooker *o, const mu_sighting *s, int change)
{
    const int64_t first = o->contact[s->contact].first;
    int16_t      *n     = &o->under_way[first];

    *n = (int16_t)(*n + change);
    if (*n < 0 || (*n > 1 && o->journeys[first] == 0)) o->wrong++;
}

/* A stage begins with one contact for each of its parts: in place of the one that leads into the journey, or when none of
 * the stage before is left. */
static void stage_begins(onlooker *o, const mu_sighting *s)
{
    const mu_staged *at    = s->staged;
    const int32_t    parts = at->stages->stage[at->stage].n;

    o->wrong += at->left != parts || o->contact[s->contact].first != s->contact;
    o->journeys[s->contact] = (int8_t)(o->journeys[s->contact] + (at->stage == 0));
    o->forked += parts > 1 ? parts : 0;
    step(o, s, at->stage == 0 ? parts - 1 : parts);
}

/* All of its parts are over; outside of all journeys that is all of the case. */
static void journey_ends(onlooker *o, const mu_sighting *s)
{
    o->wrong += s->staged->left != 0;
    o->journeys[s->contact]--;
    o->wrong += o->journeys[s->contact] == 0 && o->under_way[s->contact] != 0;
}

static void arrives(onlooker *o, const mu_sighting *s)
{
    contact *c = &o->contact[s->contact];

    assert_true(s->contact < MOST);
    if (s->contact > o->most) o->most = s->contact;
    o->type[s->type].arrived++;
    c->first = s->first;
    if (o->model->types[s->type].journey != NULL && s->first == s->contact) {
        o->type[s->type].cases++;
        step(o, s, 1);
    }
    move(o, s, NOWHERE, ARRIVED);
}

static void look(void *context, const mu_sighting *s)
{
    onlooker *o = context;
    of_type  *t = s->type >= 0 ? &o->type[s->type] : NULL;
    contact  *c = s->contact >= 0 ? &o->contact[s->contact] : NULL;

    pass_time(o, s->at.us);
    switch (s->what) {
    case MU_SAW_ARRIVAL: arrives(o, s); break;
    case MU_SAW_BLOCKED:
        t->blocked++;
        move(o, s, ARRIVED, OVER);
        break;
    case MU_SAW_EARLY: move(o, s, ARRIVED, WAITING); break;
    case MU_SAW_QUEUED: move(o, s, c->at == WAITING ? WAITING : ARRIVED, WAITING); break;
    case MU_SAW_ANSWER:
        t->answered += !c->answered;
        c->answered = true;
        move(o, s, c->at == ARRIVED ? ARRIVED : WAITING, IN_HAND);
        break;
    case MU_SAW_TALK_END: o->wrong += c->at != IN_HAND; break;
    case MU_SAW_FINISH: move(o, s, IN_HAND, c->asking ? WITH_CUSTOMER : OVER); break;
    case MU_SAW_ABANDON:
        t->abandoned++;
        move(o, s, WAITING, OVER);
        break;
    case MU_SAW_DIAL: t->dialled += s->first; break;
    case MU_SAW_MESSAGE:
        t->messages++;
        if (o->model->types[s->type].gate->message_to >= 0) step(o, s, -1); /* else it is told to be lost */
        move(o, s, WAITING, OVER);
        break;
    case MU_SAW_DROP:
        if (c->answered)
            t->cut_off++;
        else
            t->dropped++;
        move(o, s, s->agent >= 0 ? IN_HAND : WAITING, OVER);
        break;
    case MU_SAW_HAND_BACK: move(o, s, c->at == PUT_BY ? PUT_BY : IN_HAND, WAITING); break;
    case MU_SAW_INTERRUPT:
        move(o, s, IN_HAND, o->model->types[s->type].resume == MU_RESUME_PERSON ? PUT_BY : WAITING);
        break;
    case MU_SAW_RESUME: move(o, s, PUT_BY, IN_HAND); break;
    case MU_SAW_LOG_IN: o->staffed++; break;
    case MU_SAW_LOG_OUT: o->staffed--; break;
    case MU_SAW_BALK: t->balked++; break;
    case MU_SAW_REDIAL:
        t->redials++;
        break; /* something of the case is on its way, so as much as before is open */
    case MU_SAW_REOPEN: t->reopened++; break;
    case MU_SAW_ESCALATE: t->escalated++; break;
    case MU_SAW_SOLVED:
    case MU_SAW_LOST: step(o, s, -1); break;
    case MU_SAW_FOLLOW_UP: step(o, s, 1); break;
    case MU_SAW_MISLAID: t->mislaid++; break; /* what becomes of the case is told next */
    case MU_SAW_ASK: c->asking = true; break;
    case MU_SAW_REPLY:
        c->asking = false;
        move(o, s, WITH_CUSTOMER, WAITING);
        break;
    case MU_SAW_SILENCE:
        step(o, s, -1);
        move(o, s, WITH_CUSTOMER, OVER);
        break;
    case MU_SAW_STAGE: stage_begins(o, s); break;
    case MU_SAW_PART: o->joined++; break;
    case MU_SAW_JOIN:
    case MU_SAW_STOP: journey_ends(o, s); break;
    case MU_SAW_RING:
    case MU_SAW_BREAK:
    case MU_SAW_MEETING:
    case MU_SAW_TRAINING:
    case MU_SAW_ABSENT:
    case MU_SAW_QUIT:
    case MU_SAW_START:
    case MU_SAW_BACK: o->wrong++; break; /* no callbacks or breaks, and nobody leaves for good */
    case MU_SAW_ORDER:
    case MU_SAW_ORDER_END:
    case MU_SAW_LOAN: break;
    case MU_SAW_CHANGE: o->model = mu_model_at(o->whole, s->at); break;
    }
}

static void check_type(const onlooker *o, const mu_record *r, int32_t type)
{
    const mu_model *m    = o->model;
    const of_type  *s    = &o->type[type];
    mu_contact_cell c    = { 0 };
    mu_case_cell    k    = { 0 };
    int64_t         open = 0;

    for (int32_t i = 0; i < m->calendar.n_cells; i++) {
        const mu_contact_cell *cell = &r->contact[i * m->n_types + type];
        const bool             last = i == m->calendar.n_cells - 1;
        c.offered += cell->offered;
        c.blocked += cell->blocked;
        c.answered += cell->answered;
        c.abandoned += cell->abandoned;
        c.dropped += cell->dropped;
        c.cut_off += cell->cut_off;
        c.queue_us += last ? 0 : cell->queue_us;
        if (r->cases == NULL) continue;
        const mu_case_cell *cases = &r->cases[i * m->n_types + type];
        k.cases += cases->cases;
        k.cases_closed += cases->cases_closed;
        k.escalated += cases->escalated;
        k.reopened += cases->reopened;
        k.redials += cases->redials;
        k.balked += cases->balked;
        k.messages += cases->messages;
        k.dialled += cases->dialled;
        k.solved += cases->solved;
        k.failed += cases->failed;
        k.mislaid += cases->mislaid;
        if (m->types[type].journey == NULL) continue;
        open += cell->offered - cell->blocked - cases->ended;
        assert_int_equal(cases->open_end, open);
        assert_int_equal(cases->open_end, last ? s->open : o->open_end[i * TYPES + type]);
    }
    assert_int_equal(c.offered, s->arrived);
    assert_int_equal(c.blocked, s->blocked);
    assert_int_equal(c.answered, s->answered);
    assert_int_equal(c.abandoned, s->abandoned);
    assert_int_equal(c.dropped, s->dropped);
    assert_int_equal(c.cut_off, s->cut_off);
    assert_int_equal((int64_t)c.queue_us, s->queue_area_us); /* Little's law, exactly */
    assert_int_equal(k.cases, s->cases);
    assert_int_equal(k.escalated, s->escalated);
    assert_int_equal(k.reopened, s->reopened);
    assert_int_equal(k.redials, s->redials);
    assert_int_equal(k.balked, s->balked);
    assert_int_equal(k.messages, s->messages);
    assert_int_equal(k.dialled, s->dialled);
    assert_int_equal(k.mislaid, s->mislaid);
}

typedef struct {
    int64_t offered, gone, cases, closed;
    double  busy_us, staffed_us;
} whole;

static whole whole_of(const mu_model *m, const mu_record *r)
{
    whole t = { 0 };

    for (int32_t i = 0; i < m->calendar.n_cells * m->n_types; i++) {
        const mu_contact_cell *c = &r->contact[i];
        t.offered += c->offered;
        t.gone += c->answered + c->abandoned + c->blocked + c->dropped;
        if (r->cases == NULL) continue;
        t.cases += r->cases[i].cases;
        t.closed += r->cases[i].cases_closed;
        t.gone += r->cases[i].messages;
    }
    for (int32_t i = 0; i < (m->calendar.n_cells - 1) * m->n_teams; i++) {
        t.busy_us += r->team[i].busy_us;
        t.staffed_us += r->team[i].staffed_us;
    }
    return t;
}

static void check_floor(uint64_t number, const char *yaml, mu_model *m, int64_t *forks)
{
    mu_record        *r              = mu_record_new(m);
    onlooker          o              = { .model     = m,
                                         .whole     = m,
                                         .contact   = calloc(MOST, sizeof(contact)),
                                         .under_way = calloc(MOST, sizeof(int16_t)),
                                         .journeys  = calloc(MOST, 1),
                                         .open_end  = calloc((size_t)m->calendar.n_cells * TYPES, sizeof(int64_t)),
                                         .since_us  = m->calendar.from.us,
                                         .most      = -1 };
    const mu_observer watch          = { &o, look };
    mu_world         *w              = mu_world_new(m, NULL, &watch);
    int64_t           never_answered = 0, open = 0, in_journeys = 0;

    assert_true(m->n_agents <= PEOPLE);
    assert_int_equal(mu_world_run(w, 11, (int64_t)number, r), MU_OK);
    pass_time(&o, o.since_us < m->calendar.till.us ? m->calendar.till.us : o.since_us);
    if (o.wrong > 0) fail_msg("floor %d: %d steps out of order\n%s", (int)number, (int)o.wrong, yaml);
    for (int32_t i = 0; i < m->n_types; i++) check_type(&o, r, i);

    for (int64_t i = 0; i <= o.most; i++) {
        never_answered += o.contact[i].at != OVER && !o.contact[i].answered;
        open += o.under_way[i] > 0;
        in_journeys += o.journeys[i] > 0;
    }
    const whole t = whole_of(m, r);
    assert_int_equal(t.offered, t.gone + never_answered);
    assert_int_equal(t.cases, t.closed + open);
    assert_true(in_journeys <= open && o.joined <= o.forked);
    if (in_journeys == 0) assert_int_equal(o.joined, o.forked);
    *forks += o.forked;
    assert_int_equal((int64_t)t.busy_us, o.busy_area_us);
    assert_int_equal((int64_t)t.staffed_us, o.staffed_area_us);

    mu_world_free(w);
    mu_record_free(r);
    mu_model_free(m);
    free(o.contact);
    free(o.under_way);
    free(o.journeys);
    free(o.open_end);
}

static void contacts_cases_waits_and_work_are_conserved(void **state)
{
    int64_t forks = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char *yaml = mu_random_floor(i, false);
        check_floor(i, yaml, mu_test_model(yaml), &forks);
        free(yaml);
    }
    assert_true(forks > 10000);
}

static void and_so_they_are_when_all_rules_change_at_once(void **state)
{
    int     checked = 0;
    int64_t forks   = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *yaml = mu_random_changes(i, false);
        mu_model *m    = NULL;
        if (mu_scenario_load_text(yaml, strlen(yaml), "changes.yaml", NULL, NULL, &m) == MU_OK) {
            assert_true(m->n_epochs == 3);
            check_floor(i, yaml, m, &forks);
            checked++;
        }
        free(yaml);
    }
    assert_true(checked > FLOORS / 2);
}

static mu_record *run_once(const mu_model *m, int times)
{
    mu_world  *w = mu_world_new(m, NULL, NULL);
    mu_record *r = mu_record_new(m);

    for (int i = times; i > 0; i--) assert_int_equal(mu_world_run(w, 3, i, r), MU_OK);
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
}

/* Neither does a replication that was run before. */
static void the_order_of_keys_changes_nothing(void **state)
{
    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char      *yaml = mu_random_floor(i, false), *other = mu_random_floor(i, true);
        mu_model  *m = mu_test_model(yaml), *n = mu_test_model(other);
        mu_record *a = run_once(m, 1), *b = run_once(n, 2);

        assert_string_not_equal(yaml, other);
        assert_same(m, a, b);
        assert_int_equal(m->hash, n->hash);
        mu_record_free(a);
        mu_record_free(b);
        mu_model_free(m);
        mu_model_free(n);
        free(yaml);
        free(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_cases_waits_and_work_are_conserved),
        cmocka_unit_test(and_so_they_are_when_all_rules_change_at_once),
        cmocka_unit_test(the_order_of_keys_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
