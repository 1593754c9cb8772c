/* load_epochs.c - models of the times after something has changed: what may change is loaded again, the rest is shared.
 *
 * A world goes from one epoch to the next with contacts waiting and in hand, so whatever it keeps beside them must do for all
 * epochs: the same teams answer a type, cases are kept where one epoch needs them, and what is under way under a rule that
 * has gone can still be brought to its end.
 */
#include "scenario/load_parts.h"

#include <stdio.h>
#include <string.h>

/* The loads of all epochs, and the problems of each; one[0] is the first epoch's, and no copy. */
typedef struct {
    int32_t   n;
    mu_load **one;
    mu_diag **told;
} epochs;

/* ---- problems of one epoch among others ----------------------------------------------------------- */

static bool is_same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_same(const mu_problem *a, const mu_problem *b)
{
    return a->warning == b->warning && a->at.line == b->at.line && a->at.col == b->at.col &&
           is_same_text(a->at.file, b->at.file) && is_same_text(a->message, b->message) &&
           is_same_text(a->found, b->found);
}

static bool is_told(const mu_diag *d, const mu_problem *p)
{
    for (size_t i = 0; i < mu_diag_count(d); i++)
        if (is_same(mu_diag_get(d, i), p)) return true;
    return false;
}

/* With the time from which it is so, unless that is the beginning. */
static void pass_on(mu_load *l, const mu_problem *p, int32_t epoch)
{
    mu_problem copy = *p;
    char       message[600], at[32];

    mu_calendar_print_date(&l->model->calendar, (mu_time){ l->epoch[epoch].from_us }, at, sizeof at);
    snprintf(message, sizeof message, "from %s on: %s", at, p->message != NULL ? p->message : "");
    if (epoch > 0 && p->message != NULL) copy.message = message;
    mu_diag_add(l->diag, copy);
}

static void pass_on_errors(mu_load *l, const epochs *all, int32_t epoch)
{
    for (size_t i = 0; i < mu_diag_count(all->told[epoch]); i++) {
        const mu_problem *p = mu_diag_get(all->told[epoch], i);
        if (!p->warning && (epoch == 0 || !is_told(all->told[epoch - 1], p))) pass_on(l, p, epoch);
    }
}

/* What is of no use may be of use later; so a warning counts that holds to the end. */
static void pass_on_warnings(mu_load *l, const epochs *all)
{
    for (int32_t e = 0; e < all->n; e++)
        for (size_t i = 0; i < mu_diag_count(all->told[e]); i++) {
            const mu_problem *p     = mu_diag_get(all->told[e], i);
            bool              lasts = p->warning && (e == 0 || !is_told(all->told[e - 1], p));
            for (int32_t k = e + 1; lasts && k < all->n; k++) lasts = is_told(all->told[k], p);
            if (lasts) pass_on(l, p, e);
        }
}

/* ---- loading -------------------------------------------------------------------------------------- */

mu_diag *mu_load_ways_apart(mu_load *l)
{
    mu_diag *given = l->diag, *told = mu_diag_new();

    if (told == NULL) {
        mu_load_no_memory(l);
        return NULL;
    }
    l->diag = told;
    mu_load_ways(l);
    l->diag = given;
    return told;
}

static void load_one(mu_load *l, epochs *all, int32_t epoch)
{
    mu_load  *e     = MU_LOAD_SCRATCH(l, 1, mu_load);
    mu_model *model = MU_LOAD_NEW(l, 1, mu_model);

    all->told[epoch] = mu_diag_new();
    if (all->told[epoch] == NULL) mu_load_no_memory(l);
    if (e == NULL || model == NULL || all->told[epoch] == NULL) return;
    *model          = *l->model;
    *e              = *l;
    e->diag         = all->told[epoch];
    e->root         = l->epoch[epoch].root;
    e->model        = model;
    e->before       = l->model;
    all->one[epoch] = e;
    mu_load_departments(e);
    mu_load_teams(e);
    mu_load_contacts(e);
    if (e->type != NULL && e->team != NULL) mu_load_ways(e);
    l->data_hash = e->data_hash;
    l->problems  = e->problems;
    l->status    = e->status;
    pass_on_errors(l, all, epoch);
}

/* ---- what must do for all epochs ------------------------------------------------------------------ */

static bool has_team(const mu_contact_type *t, int32_t team)
{
    for (int32_t k = 0; k < t->n_teams; k++)
        if (t->teams[k] == team) return true;
    return false;
}

static void check_teams(mu_load *l, const mu_load *e, int32_t type)
{
    const mu_contact_type *now = &l->type[type], *later = &e->type[type];
    bool                   same = now->n_teams == later->n_teams;

    for (int32_t k = 0; same && k < later->n_teams; k++) same = has_team(now, later->teams[k]);
    if (same) return;
    const mu_node *list = mu_node_get(e->types.node[type], "teams");
    mu_load_report_key(
        l, list != NULL ? list : e->types.node[type],
        "name all of them at any time; one that shall not answer has an `after` that nobody waits",
        "the teams that answer \"%s\" must be the same all the time", now->name);
}

static void share_journey(const epochs *all, int32_t type)
{
    bool any = false;

    for (int32_t e = 0; e < all->n; e++) any = any || all->one[e]->journey[type] != NULL;
    for (int32_t e = 0; any && e < all->n; e++) {
        mu_journey *j = mu_load_journey(all->one[e], type);
        if (j == NULL) return;
        const mu_journey *before = e > 0 ? all->one[e - 1]->journey[type] : NULL;
        if (j->cap_to >= 0 || before == NULL || before->cap_to < 0) continue;
        j->cap_to     = before->cap_to; /* for those whose talk is to be broken off at the cap */
        j->cap_repeat = before->cap_repeat;
        j->cap_how    = before->cap_how;
        j->cap_takes  = before->cap_takes;
    }
}

static void share_gate(mu_load *l, const epochs *all, int32_t type)
{
    bool any = false;

    for (int32_t e = 0; e < all->n; e++) any = any || all->one[e]->type[type].gate != NULL;
    for (int32_t e = 0; any && e < all->n; e++) {
        mu_contact_type *t      = &all->one[e]->type[type];
        const mu_gate   *before = e > 0 ? all->one[e - 1]->type[type].gate : NULL;
        mu_gate         *g      = MU_LOAD_NEW(l, 1, mu_gate);
        if (g == NULL) return;
        *g = t->gate != NULL ? *t->gate
                             : (mu_gate){ .wrong_to         = -1,
                                          .callback_waiting = -1,
                                          .callback_told_us = MU_NEVER_US,
                                          .message_after_us = MU_NEVER_US,
                                          .message_to       = -1 };
        if (g->callback_tries == 0 && before != NULL) { /* for those who were promised a call */
            g->callback_reached = before->callback_reached;
            g->callback_ring    = before->callback_ring;
            g->callback_tries   = before->callback_tries;
        }
        t->gate = g;
    }
}

static void write_down(mu_load *l, const epochs *all)
{
    mu_epoch *out = MU_LOAD_NEW(l, all->n - 1, mu_epoch);

    if (out == NULL) return;
    for (int32_t e = 1; e < all->n; e++)
        out[e - 1] = (mu_epoch){ { l->epoch[e].from_us }, all->one[e]->model };
    l->model->epochs   = out;
    l->model->n_epochs = all->n - 1;
}

static void load_all(mu_load *l, epochs *all)
{
    for (int32_t e = 1; e < all->n; e++) load_one(l, all, e);
    if (l->problems > 0) return;
    pass_on_warnings(l, all);
    for (int32_t i = 0; i < l->types.n; i++)
        for (int32_t e = 1; e < all->n; e++) check_teams(l, all->one[e], i);
    for (int32_t i = 0; i < l->types.n && l->problems == 0; i++) {
        share_gate(l, all, i);
        share_journey(all, i);
    }
    write_down(l, all);
}

void mu_load_epochs(mu_load *l, mu_diag *told)
{
    epochs all = { .n = l->n_epochs };

    all.one  = MU_LOAD_SCRATCH(l, all.n, mu_load *);
    all.told = MU_LOAD_SCRATCH(l, all.n, mu_diag *);
    if (all.one != NULL && all.told != NULL) {
        all.one[0]  = l;
        all.told[0] = told;
        pass_on_errors(l, &all, 0);
        if (l->problems == 0) load_all(l, &all);
        for (int32_t e = 1; e < all.n; e++) mu_diag_free(all.told[e]);
    }
    mu_diag_free(told);
}
