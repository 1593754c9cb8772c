#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tests/support/watch.h"

mu_model *mu_test_model(const char *yaml)
{
    mu_diag  *diag  = mu_diag_new();
    mu_model *model = NULL;

    if (mu_scenario_load_text(yaml, strlen(yaml), "test.yaml", NULL, diag, &model) != MU_OK) {
        char *why = mu_diag_render(diag);
        print_error("%s", why);
        free(why);
        fail_msg("the scenario does not load");
    }
    mu_diag_free(diag);
    return model;
}

typedef struct {
    const mu_model *model;
    mu_text         text;
} watcher;

static const char *word(mu_saw what)
{
    switch (what) {
    case MU_SAW_ARRIVAL: return "arrives";
    case MU_SAW_BLOCKED: return "blocked";
    case MU_SAW_QUEUED: return "waits";
    case MU_SAW_ANSWER: return "answered by";
    case MU_SAW_TALK_END: return "wraps up with";
    case MU_SAW_FINISH: return "finished by";
    case MU_SAW_ABANDON: return "gives up";
    case MU_SAW_DROP: return "dropped";
    case MU_SAW_HAND_BACK: return "handed back by";
    case MU_SAW_LOG_IN: return "logs in";
    case MU_SAW_LOG_OUT: return "logs out";
    }
    return "?";
}

static void see(void *context, const mu_sighting *s)
{
    watcher        *w = context;
    const mu_model *m = w->model;
    char            clock[32];

    mu_clock_print((mu_span){ s->at.us }, clock, sizeof clock);
    mu_text_addf(&w->text, "%s", clock);
    if (s->contact >= 0) mu_text_addf(&w->text, " #%d %s", (int)s->contact, m->types[s->type].name);
    if (s->contact < 0)
        mu_text_addf(&w->text, " %s.%d", m->teams[s->team].name,
                     (int)(s->agent - m->teams[s->team].first_agent) + 1);
    mu_text_addf(&w->text, " %s", word(s->what));
    if (s->contact >= 0 && s->agent >= 0)
        mu_text_addf(&w->text, " %s.%d", m->teams[s->team].name,
                     (int)(s->agent - m->teams[s->team].first_agent) + 1);
    mu_text_add(&w->text, "\n");
}

char *mu_test_watch(const mu_model *m, const mu_hooks *hooks, mu_record *record)
{
    watcher           w        = { .model = m };
    const mu_observer observer = { &w, see };
    mu_world         *world    = mu_world_new(m, hooks, &observer);
    mu_record        *own      = record == NULL ? mu_record_new(m) : NULL;

    assert_non_null(world);
    assert_int_equal(mu_world_run(world, 1, 0, record != NULL ? record : own), MU_OK);
    mu_world_free(world);
    mu_record_free(own);
    return mu_text_take(&w.text);
}

void mu_check_day(const char *yaml, const char *expected)
{
    mu_model *m    = mu_test_model(yaml);
    char     *seen = mu_test_watch(m, NULL, NULL);

    if (strcmp(seen, expected) != 0) print_error("--- happened:\n%s--- expected:\n%s---\n", seen, expected);
    assert_string_equal(seen, expected);
    free(seen);
    mu_model_free(m);
}
