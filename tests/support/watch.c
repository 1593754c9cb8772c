#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "experiment/measure.h"
#include "model/person.h"
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
    case MU_SAW_BALK: return "turns away";
    case MU_SAW_REDIAL: return "will try again";
    case MU_SAW_SOLVED: return "solved";
    case MU_SAW_REOPEN: return "will come back";
    case MU_SAW_ESCALATE: return "escalated";
    case MU_SAW_FOLLOW_UP: return "makes further work";
    case MU_SAW_LOST: return "ends without a result";
    case MU_SAW_INTERRUPT: return "interrupted with";
    case MU_SAW_RING: return "called back in vain by";
    case MU_SAW_RESUME: return "taken up again by";
    case MU_SAW_BREAK: return "goes on a break";
    case MU_SAW_MEETING: return "goes to a meeting";
    case MU_SAW_TRAINING: return "goes to a course";
    case MU_SAW_ABSENT: return "is absent";
    case MU_SAW_BACK: return "is back";
    case MU_SAW_MESSAGE: return "leaves a message";
    case MU_SAW_DIAL: return "dialled";
    case MU_SAW_STAGE: return "begins";
    case MU_SAW_PART: return "is through with";
    case MU_SAW_JOIN: return "is done with";
    case MU_SAW_STOP: return "stops in";
    case MU_SAW_ASK: return "asks the customer, says";
    case MU_SAW_REPLY: return "has its answer";
    case MU_SAW_SILENCE: return "is closed unanswered";
    case MU_SAW_MISLAID: return "gets lost after";
    case MU_SAW_EARLY: return "comes early";
    case MU_SAW_CHANGE: return "other parameters hold";
    case MU_SAW_ORDER: return "ordered:";
    case MU_SAW_ORDER_END: return "no longer ordered:";
    case MU_SAW_LOAN: return "goes on loan";
    case MU_SAW_QUIT: return "leaves for good";
    case MU_SAW_START: return "is new";
    }
    return "?";
}

/* " desk.2", or " ana" where people have names. */
static void add_person(watcher *w, const mu_sighting *s)
{
    const mu_team *team   = &w->model->teams[s->team];
    const int      person = (int)(s->agent - team->first_agent);

    const char *name = mu_person_own_name(team, person);

    if (name != NULL)
        mu_text_addf(&w->text, " %s", name);
    else
        mu_text_addf(&w->text, " %s.%d", team->name, person + 1);
}

/* " call in desk 2 of 3", " block calls" */
static void add_order(watcher *w, const mu_sighting *s)
{
    static const char *const word_of[] = { "call in",           "send home", "keep",      "hold breaks of",
                                           "release breaks of", "move",      "call back", "prefer",
                                           "no longer prefer",  "turn away" };
    const mu_order          *o         = s->ordered->order;

    mu_text_addf(&w->text, " %s %s", word_of[o->kind],
                 s->type >= 0 ? w->model->types[s->type].name : w->model->teams[s->team].name);
    if (o->to >= 0) mu_text_addf(&w->text, " to %s", w->model->teams[o->to].name);
    if (s->what == MU_SAW_ORDER && o->people > 0)
        mu_text_addf(&w->text, " %d of %d", (int)s->ordered->people, (int)o->people);
}

/* " stage 2 of fulfil", " billing, 1 left" */
static void add_staged(watcher *w, const mu_sighting *s)
{
    const mu_staged *at = s->staged;

    if (s->what == MU_SAW_PART) {
        const mu_part *part = &at->stages->stage[at->stage].part[at->part];
        mu_text_addf(&w->text, " %s, %d left", mu_model_place_name(w->model, part->type, part->stages),
                     (int)at->left);
    } else if (s->what == MU_SAW_JOIN) {
        mu_text_addf(&w->text, " %s", at->stages->name);
    } else {
        mu_text_addf(&w->text, " stage %d of %s", (int)at->stage + 1, at->stages->name);
    }
}

static void see(void *context, const mu_sighting *s)
{
    watcher *w = context;
    char     clock[32];

    mu_clock_print((mu_span){ s->at.us }, clock, sizeof clock);
    mu_text_addf(&w->text, "%s", clock);
    if (s->contact >= 0) mu_text_addf(&w->text, " #%d %s", (int)s->contact, w->model->types[s->type].name);
    if (s->what == MU_SAW_DIAL)
        mu_text_addf(&w->text, " %s %d", w->model->types[s->type].name, (int)s->first);
    else if (s->contact < 0 && s->agent >= 0)
        add_person(w, s);
    mu_text_addf(&w->text, " %s", word(s->what));
    if (s->staged != NULL) add_staged(w, s);
    if (s->ordered != NULL) add_order(w, s);
    if (s->contact >= 0 && s->agent >= 0) add_person(w, s);
    if (s->told_us >= 0) {
        mu_span_print((mu_span){ s->told_us }, clock, sizeof clock);
        mu_text_addf(&w->text, ", told %s", clock);
    }
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
    mu_check_day_with(yaml, NULL, expected);
}

void mu_check_day_with(const char *yaml, const mu_hooks *hooks, const char *expected)
{
    mu_model *m    = mu_test_model(yaml);
    char     *seen = mu_test_watch(m, hooks, NULL);

    if (strcmp(seen, expected) != 0) print_error("--- happened:\n%s--- expected:\n%s---\n", seen, expected);
    assert_string_equal(seen, expected);
    free(seen);
    mu_model_free(m);
}

static double quantile_of(const mu_model *m, const mu_record *r, int32_t type, mu_span_kind kind, double p)
{
    const mu_members who = mu_members_of(m, MU_SCOPE_CONTACT, type);
    mu_span_totals   t   = { 0 };
    mu_wait_fall     fall;

    for (int32_t day = 0; day < m->calendar.n_days; day++) mu_totals_spans(r, kind, &who, day, &t);
    mu_wait_fall_of(&t.lasting, t.none, &fall);
    return mu_wait_fall_quantile(&fall, p) * 1e-6;
}

static double figure_of(const mu_model *m, const mu_record *r, int32_t type, const char *id)
{
    const int measure = mu_measure_find(id);
    mu_totals all     = { 0 };
    double    x = 0, y = 0;

    if (measure < 0) fail_msg("there is no measure %s", id);
    const mu_scope scope = mu_measure_at(measure)->scope;
    mu_span_kind   kind;
    if (mu_measure_of_spans(measure, &kind))
        return quantile_of(m, r, type, kind, mu_measure_at(measure)->quantile);
    for (int32_t i = 0; i < m->calendar.n_cells; i++) {
        const mu_totals cell = scope == MU_SCOPE_CONTACT ? mu_totals_contact(m, r, type, i)
                                                         : mu_totals_team(m, r, m->n_teams, i);
        mu_totals_add(&all, &cell, scope);
    }
    mu_measure_at(measure)->pair(&all, &x, &y);
    return x / y;
}

void mu_check_figures(const char *yaml, const char *type, const char *expected)
{
    mu_model     *m    = mu_test_model(yaml);
    mu_record    *r    = mu_record_new(m);
    char         *seen = mu_test_watch(m, NULL, r);
    const int32_t row  = type != NULL ? mu_model_type(m, type) : m->n_types;
    mu_text       t    = { 0 };

    free(seen);
    for (const char *at = expected; *at != '\0';) {
        char         id[64];
        const size_t length = strcspn(at, " ");
        snprintf(id, sizeof id, "%.*s", (int)length, at);
        const double value = figure_of(m, r, row, id);
        at += strcspn(at, ",");
        at += strspn(at, ", ");
        if (isnan(value))
            mu_text_addf(&t, "%s none", id);
        else
            mu_text_addf(&t, "%s %.6g", id, value);
        if (*at != '\0') mu_text_add(&t, ", ");
    }
    seen = mu_text_take(&t);
    assert_string_equal(seen, expected);
    free(seen);
    mu_record_free(r);
    mu_model_free(m);
}

double mu_test_figure(const char *yaml, const mu_hooks *hooks, const char *id)
{
    mu_model  *m = mu_test_model(yaml);
    mu_record *r = mu_record_new(m);

    free(mu_test_watch(m, hooks, r));
    const double value = figure_of(m, r, m->n_types, id);
    mu_record_free(r);
    mu_model_free(m);
    return value;
}
