#include "experiment/failures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/runner.h"

static bool is_alike(const mu_failure *a, const mu_failure *b)
{
    return a->rule == b->rule && a->hook == b->hook && a->trouble.line == b->trouble.line &&
           strcmp(a->trouble.text, b->trouble.text) == 0;
}

void mu_failures_add(mu_failures *all, const mu_failure *f)
{
    int i = 0;

    while (i < all->n && !is_alike(&all->kind[i].first, f)) i++;
    if (i == MU_FAILURES_MOST) {
        all->others++;
        return;
    }
    if (i == all->n) all->kind[all->n++] = (mu_failure_kind){ .first = *f };
    all->kind[i].n++;
}

/* "route at 08:10, replication 3 and in 4 more, seed 1" */
static void print_where(const mu_model *m, const mu_failure *f, int64_t more, char *where, size_t size)
{
    char at[40], others[60] = "";

    mu_calendar_print(&m->calendar, (mu_time){ f->now_us }, at, sizeof at);
    if (more > 0) snprintf(others, sizeof others, " and in %lld more", (long long)more);
    snprintf(where, size, "%s%s%s, replication %lld%s, seed %llu", f->hook != NULL ? f->hook : "its text",
             f->hook != NULL ? " at " : "", f->hook != NULL ? at : "", (long long)f->replication + 1, others,
             (unsigned long long)f->seed);
}

/* Says which rule failed where, and how to look at that moment. */
static void tell(const mu_model *m, mu_diag *diag, const mu_failure *f, int64_t more)
{
    char    where[200];
    mu_text hint = { 0 };

    print_where(m, f, more, where, sizeof where);
    mu_text_addf(&hint, "look at that moment: muster trace %s", m->file);
    if (m->arm != NULL) mu_text_addf(&hint, " --arm %s", m->arm);
    for (int32_t i = 0; i < m->n_set; i++) mu_text_addf(&hint, " --set '%s'", m->set[i]);
    mu_text_addf(&hint, " --seed %llu --replication %lld", (unsigned long long)f->seed,
                 (long long)f->replication + 1);
    char *say = mu_text_take(&hint);
    mu_rule_report(f->rule->use, &f->trouble, MU_ERR_RULE, where, say, diag);
    free(say);
}

mu_status mu_experiment_rule_failed(const mu_model *m, mu_diag *diag, const mu_failure *f)
{
    tell(m, diag, f, 0);
    return MU_ERR_RULE;
}

void mu_failures_tell(const mu_failures *all, const mu_model *m, mu_diag *diag)
{
    for (int i = 0; i < all->n; i++) tell(m, diag, &all->kind[i].first, all->kind[i].n - 1);
    if (all->others > 0)
        mu_diag_addf(diag, MU_ERR_RULE, (mu_where){ .file = m->file }, NULL, NULL,
                     "rules failed in %lld more replications, in yet other ways", (long long)all->others);
}

char *mu_failures_lines(const mu_failures *all, const mu_model *m)
{
    mu_text lines = { 0 };
    char    where[200];

    if (all->n == 0) return NULL;
    for (int i = 0; i < all->n; i++) {
        const mu_failure *f = &all->kind[i].first;
        print_where(m, f, all->kind[i].n - 1, where, sizeof where);
        mu_text_addf(&lines, "%s:%d: %s: %s\n", f->rule->use->file, f->trouble.line, where, f->trouble.text);
    }
    if (all->others > 0)
        mu_text_addf(&lines, "in %lld more replications, in yet other ways\n", (long long)all->others);
    return mu_text_take(&lines);
}
