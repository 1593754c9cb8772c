/* On random floors nobody is idle while a contact waits that he may take at once. */
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

enum { FLOORS = 400, PEOPLE = 100, TYPES = 4, MOST = 100000 };

/* Random floor `number`. In every other one the first type makes way for all others, and all teams take it, but only the
 * first of them takes the others: so there are people who can take what others put by. */
static mu_model *floor_of(uint64_t number, const char *yaml)
{
    static const char *const first[]  = { "interruptible=yes", "concurrency=1", "priority=0" };
    static const char *const others[] = { "interrupts=yes", "priority=1", "teams=[north]" };

    mu_model   *as_it_is = mu_test_model(yaml), *m = NULL;
    mu_diag    *diag = mu_diag_new();
    char        text[3 * TYPES][64];
    const char *set[3 * TYPES];
    int         n = 0;

    if (number % 2 == 0) {
        mu_diag_free(diag);
        return as_it_is;
    }
    for (int32_t i = 0; i < as_it_is->n_types; i++) {
        const char *name = as_it_is->types[i].name, *const *more =
                                                        strcmp(name, "billing") == 0 ? first : others;
        for (int k = 0; k < 3; k++) snprintf(text[n++], sizeof text[0], "contacts.%s.%s", name, more[k]);
    }
    for (int i = 0; i < n; i++) set[i] = text[i];
    const mu_load_options options = { .set = set, .n_set = n };
    if (mu_scenario_load_text(yaml, strlen(yaml), "test", &options, diag, &m) != MU_OK) m = NULL;
    mu_diag_free(diag);
    mu_model_free(as_it_is);
    return m;
}

typedef struct {
    const mu_model *model;
    int64_t         at_us, instants, idle_beside_work;
    int32_t         waiting[TYPES], in_hand[PEOPLE];
    bool            logged_in[PEOPLE];
    bool           *waits; /* [contact] */
} onlooker;

static bool someone_is_idle(const onlooker *o, int32_t team)
{
    const mu_team *t = &o->model->teams[team];

    for (int32_t i = t->first_agent; i < t->first_agent + t->n_agents; i++)
        if (o->logged_in[i] && o->in_hand[i] == 0) return true;
    return false;
}

/* Open from the first moment on, without a reserve. */
static bool is_open(const mu_contact_type *spec, int32_t i)
{
    return spec->ability == NULL || (spec->ability[i].after_us == 0 && spec->ability[i].least_idle <= 1);
}

/* When time passes, all that could be done at the last instant is done. */
static void pass_time(onlooker *o, int64_t now_us)
{
    if (now_us == o->at_us) return;
    o->at_us = now_us;
    for (int32_t type = 0; type < o->model->n_types; type++) {
        const mu_contact_type *spec = &o->model->types[type];
        if (o->waiting[type] == 0) continue;
        o->instants++;
        for (int32_t i = 0; i < spec->n_teams; i++)
            o->idle_beside_work += is_open(spec, i) && someone_is_idle(o, spec->teams[i]);
    }
}

static void wait(onlooker *o, const mu_sighting *s, bool waits)
{
    assert_true(s->contact < MOST);
    o->waiting[s->type] += (int)waits - (int)o->waits[s->contact];
    o->waits[s->contact] = waits;
}

static void look(void *context, const mu_sighting *s)
{
    onlooker *o = context;

    pass_time(o, s->at.us);
    switch (s->what) {
    case MU_SAW_LOG_IN: o->logged_in[s->agent] = true; break;
    case MU_SAW_LOG_OUT: o->logged_in[s->agent] = false; break;
    case MU_SAW_QUEUED: wait(o, s, true); break;
    case MU_SAW_MESSAGE:
    case MU_SAW_ABANDON: wait(o, s, false); break;
    case MU_SAW_ANSWER:
        wait(o, s, false);
        o->in_hand[s->agent]++;
        break;
    case MU_SAW_RESUME: o->in_hand[s->agent]++; break;
    case MU_SAW_FINISH: o->in_hand[s->agent]--; break;
    case MU_SAW_DROP:
        if (s->agent < 0)
            wait(o, s, false);
        else
            o->in_hand[s->agent]--;
        break;
    case MU_SAW_HAND_BACK:
    case MU_SAW_INTERRUPT: {
        const bool put_by = s->what == MU_SAW_HAND_BACK && o->in_hand[s->agent] == 0;
        if (!put_by) o->in_hand[s->agent]--;
        if (s->what == MU_SAW_HAND_BACK || o->model->types[s->type].resume == MU_RESUME_QUEUE)
            wait(o, s, true);
        break;
    }
    default: break;
    }
}

static void nobody_is_idle_beside_work(void **state)
{
    bool   *waits    = malloc(MOST);
    int64_t instants = 0, checked = 0;

    (void)state;
    for (uint64_t i = 0; i < FLOORS; i++) {
        char     *yaml = mu_random_floor(i, false);
        mu_model *m    = floor_of(i, yaml);
        if (m == NULL) {
            free(yaml);
            continue;
        }
        checked++;
        mu_record        *r     = mu_record_new(m);
        onlooker          o     = { .model = m, .waits = waits };
        const mu_observer watch = { &o, look };
        mu_world         *w     = mu_world_new(m, NULL, &watch);

        for (int k = 0; k < MOST; k++) waits[k] = false;
        assert_true(m->n_agents <= PEOPLE);
        assert_int_equal(mu_world_run(w, 8, (int64_t)i, r), MU_OK);
        if (o.idle_beside_work > 0) {
            print_error("floor %d: %d times someone idle beside work\n%s", (int)i, (int)o.idle_beside_work,
                        yaml);
            fail();
        }
        instants += o.instants;
        mu_world_free(w);
        mu_record_free(r);
        mu_model_free(m);
        free(yaml);
    }
    assert_true(checked > FLOORS * 3 / 4 && instants > 10000); /* it was put to the test */
    free(waits);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(nobody_is_idle_beside_work) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
