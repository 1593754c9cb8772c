#include "experiment/sensitivity.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/runner.h"
#include "experiment/single.h"

/* What is asked for when nothing is said; those that say something about the scenario. */
static const char *const usual[] = { "service_level", "handled_aht", "fcr", "satisfaction",
                                     "attrition",     "burnout",     "cost" };

/* A figure and how much each replication moves it. */
typedef struct {
    double  ratio;
    double *influence; /* [replication] */
} sample;

typedef struct {
    const mu_sensitivity_plan *plan;
    mu_sensitivity            *s;
    int64_t                    begun, runs; /* of all that is to be run */
    sample                    *mid, *other; /* [measure] */
    double                    *influence;   /* where those of all samples lie */
    double                    *room;        /* [replication] */
} study;

static mu_status no_memory(mu_diag *diag)
{
    return mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .message = "not enough memory" });
}

static mu_status refuse_steady(const mu_model *m, mu_diag *diag)
{
    return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ .file = m->file }, NULL, "run it without steady",
                        "a steady state has no replications to compare one by one");
}

/* ---- samples ---------------------------------------------------------------------------------------- */

static void tell(void *context, const mu_progress *p)
{
    const study *t   = context;
    mu_progress  all = *p;

    all.done         = t->begun * t->plan->run.replications + p->done;
    all.total        = t->runs * t->plan->run.replications;
    all.seconds_left = -1;
    t->plan->run.progress(t->plan->run.progress_context, &all);
}

static mu_status run_model(study *t, const mu_model *m, mu_diag *diag, mu_results **out)
{
    mu_run_options run = t->plan->run;

    if (m->runs.steady) return refuse_steady(m, diag); /* the base may be, where the arm is not */
    run.singly = true;
    if (run.progress != NULL) {
        run.progress         = tell;
        run.progress_context = t;
    }
    const mu_status st = mu_experiment_run(m, &run, diag, out);
    t->begun++;
    if (st == MU_OK) return MU_OK;
    mu_results_free(*out);
    *out = NULL;
    return st;
}

static void take(study *t, const mu_results *r, sample *into, bool less)
{
    const int64_t n = t->plan->run.replications;

    for (int k = 0; k < t->s->n_measures; k++) {
        const double ratio = mu_singles_sample(r->singles, n, t->s->measure[k], t->room);
        into[k].ratio      = less ? into[k].ratio - ratio : ratio;
        for (int64_t i = 0; i < n; i++)
            into[k].influence[i] = less ? into[k].influence[i] - t->room[i] : t->room[i];
    }
}

/* Runs the scenario as it would be loaded so, and its base as well where the effect is asked for. `m` may be NULL: it is
 * loaded then. */
static mu_status find(study *t, const mu_model *m, const char *assumed, sample *into, mu_diag *diag)
{
    mu_status st = MU_OK;

    for (int base = 0; base <= (t->plan->effect ? 1 : 0) && st == MU_OK; base++) {
        mu_load_options load = t->plan->load;
        const mu_model *run  = base ? NULL : m;
        mu_model       *own  = NULL;
        mu_results     *r    = NULL;
        if (base) load.arm = NULL;
        load.n_assumed = assumed != NULL ? 1 : 0;
        load.assumed   = &assumed;
        if (run == NULL) {
            st  = mu_scenario_load(t->plan->file, &load, diag, &own);
            run = own;
        }
        if (run != NULL) st = run_model(t, run, diag, &r);
        if (st == MU_OK) take(t, r, into, base);
        mu_results_free(r);
        mu_model_free(own);
    }
    return st;
}

static mu_estimate estimate_of(const sample *a, const sample *b, int64_t n)
{
    const double mean = a->ratio - (b != NULL ? b->ratio : 0);
    double       sum  = 0;

    for (int64_t i = 0; i < n; i++) {
        const double d = a->influence[i] - (b != NULL ? b->influence[i] : 0);
        sum += d * d;
    }
    const double se   = sqrt(sum / ((double)n * (double)(n - 1)));
    const double half = se * gsl_cdf_tdist_Pinv(0.975, (double)(n - 1));
    return (mu_estimate){ mean, se, mean - half, mean + half, n };
}

/* ---- what is asked for ------------------------------------------------------------------------------ */

static mu_status add_measure(mu_sensitivity *s, const char *id, bool asked, mu_diag *diag)
{
    const int  measure = mu_measure_find(id);
    const bool fits =
        measure >= 0 && mu_measure_at(measure)->quantile <= 0 && mu_measure_applies(measure, s->model, false);

    if (fits)
        s->measure[s->n_measures++] = measure;
    else if (asked)
        return mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL,
                            "muster keys measures lists them; quantiles have no changes",
                            "\"%s\" is no measure that says something about this scenario", id);
    return MU_OK;
}

static mu_status choose_measures(const mu_sensitivity_plan *plan, mu_sensitivity *s, mu_diag *diag)
{
    const bool         asked = plan->n_measures > 0;
    const char *const *ids   = asked ? plan->measures : usual;
    const int          n     = asked ? plan->n_measures : (int)(sizeof usual / sizeof *usual);
    mu_status          st    = MU_OK;

    s->measure = calloc((size_t)n, sizeof *s->measure);
    if (s->measure == NULL) return no_memory(diag);
    for (int i = 0; i < n && st == MU_OK; i++) st = add_measure(s, ids[i], asked, diag);
    return st;
}

static bool make_room(study *t)
{
    mu_sensitivity *s = t->s;
    const size_t    n = (size_t)t->plan->run.replications, measures = (size_t)s->n_measures;

    s->assumption = calloc((size_t)s->model->n_assumptions + 1, sizeof *s->assumption);
    if (s->assumption == NULL) return false;
    for (int32_t i = 0; i < s->model->n_assumptions; i++)
        if (s->model->assumptions[i].low != NULL) s->assumption[s->n++] = i;
    s->found     = calloc(measures + 1, sizeof *s->found);
    s->change    = calloc((size_t)s->n * MU_RANGE_ENDS * measures + 1, sizeof *s->change);
    t->mid       = calloc(measures + 1, sizeof *t->mid);
    t->other     = calloc(measures + 1, sizeof *t->other);
    t->influence = calloc(2 * measures * n + 1, sizeof *t->influence);
    t->room      = calloc(n + 1, sizeof *t->room);
    if (s->found == NULL || s->change == NULL || t->mid == NULL || t->other == NULL || t->influence == NULL ||
        t->room == NULL)
        return false;
    for (size_t k = 0; k < measures; k++) {
        t->mid[k].influence   = &t->influence[2 * k * n];
        t->other[k].influence = &t->influence[(2 * k + 1) * n];
    }
    t->runs = (1 + (int64_t)s->n * MU_RANGE_ENDS) * (t->plan->effect ? 2 : 1);
    return true;
}

static mu_status refuse(const mu_model *m, const mu_sensitivity_plan *plan, mu_diag *diag)
{
    if (m->n_assumptions == 0)
        return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ .file = m->file }, NULL,
                            "a section behaviour makes people change: muster keys behaviour",
                            "nothing in this scenario rests on guesses of how people change");
    if (m->runs.steady) return refuse_steady(m, diag);
    if (plan->effect && plan->load.arm == NULL)
        return mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ 0 }, NULL, "name one: --arm NAME",
                            "the effect asked for is that of an arm");
    return MU_OK;
}

/* ---- one at a time ---------------------------------------------------------------------------------- */

/* A value that cannot be run, beside others that the scenario writes, is no problem of the scenario. */
static mu_status try_end(study *t, int32_t parameter, mu_range_end end, mu_diag *diag)
{
    mu_sensitivity      *s    = t->s;
    const mu_assumption *a    = &s->model->assumptions[s->assumption[parameter]];
    mu_estimate         *out  = &s->change[(parameter * MU_RANGE_ENDS + (int)end) * s->n_measures];
    mu_diag             *mute = mu_diag_new();
    char                 assumed[400];

    if (mute == NULL) return no_memory(diag);
    snprintf(assumed, sizeof assumed, "%s=%s", a->path, end == MU_AT_LOW ? a->low : a->high);
    const mu_status st = find(t, NULL, assumed, t->other, mute);
    mu_diag_free(mute);
    if (st == MU_ERR_NOMEM) return no_memory(diag);
    if (st == MU_ERR_INTERRUPTED) return st;
    for (int k = 0; k < s->n_measures; k++)
        out[k] = st == MU_OK ? estimate_of(&t->other[k], &t->mid[k], s->replications)
                             : (mu_estimate){ NAN, NAN, NAN, NAN, 0 };
    return MU_OK;
}

static mu_status study_all(study *t, mu_diag *diag)
{
    mu_sensitivity *s  = t->s;
    mu_status       st = find(t, s->model, NULL, t->mid, diag);

    for (int k = 0; st == MU_OK && k < s->n_measures; k++) {
        s->found[k] = estimate_of(&t->mid[k], NULL, s->replications);
        /* What cannot be below 0 is not shown so; an effect can. */
        if (!s->effect && s->found[k].mean >= 0 && s->found[k].low < 0) s->found[k].low = 0;
    }
    for (int32_t i = 0; i < s->n; i++)
        for (int end = MU_AT_LOW; end < MU_RANGE_ENDS && st == MU_OK; end++)
            st = try_end(t, i, (mu_range_end)end, diag);
    return st;
}

mu_status mu_sensitivity_run(const mu_sensitivity_plan *plan, mu_diag *diag, mu_sensitivity **out)
{
    study t = { .plan = plan, .s = calloc(1, sizeof *t.s) };

    *out = NULL;
    if (t.s == NULL) return no_memory(diag);
    mu_status st = mu_scenario_load(plan->file, &plan->load, diag, &t.s->model);
    if (st == MU_OK) st = refuse(t.s->model, plan, diag);
    if (st == MU_OK) st = choose_measures(plan, t.s, diag);
    if (st == MU_OK && !make_room(&t)) st = no_memory(diag);
    if (st == MU_OK) {
        t.s->effect       = plan->effect;
        t.s->replications = plan->run.replications;
        t.s->seed         = plan->run.has_seed ? plan->run.seed : t.s->model->runs.seed;
        st                = study_all(&t, diag);
    }
    free(t.mid);
    free(t.other);
    free(t.influence);
    free(t.room);
    if (st == MU_OK)
        *out = t.s;
    else
        mu_sensitivity_free(t.s);
    return st;
}

void mu_sensitivity_free(mu_sensitivity *s)
{
    if (s == NULL) return;
    mu_model_free(s->model);
    free(s->measure);
    free(s->found);
    free(s->assumption);
    free(s->change);
    free(s);
}
