#include "experiment/runner.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "experiment/estimate.h"
#include "experiment/failures.h"
#include "experiment/worker.h"

/* One finished or running replication: its record waits in the ring until its turn to be added comes. */
typedef struct {
    mu_record *record;
    bool       done;
    mu_status  status;
    mu_failure failure; /* when a rule failed */
} place;

typedef struct {
    const mu_model       *model;
    const mu_run_options *options;
    mu_work               work; /* what every worker is made for */
    mu_diag              *diag;
    mu_estimator         *estimator;
    uint64_t              seed;
    double                precision;
    int                   threads;
    int64_t               cap; /* most replications ever */
    struct timespec       begun, told;

    /* shared with the workers, under the lock */
    pthread_mutex_t lock;
    pthread_cond_t  finished; /* a replication is done */
    pthread_cond_t  wanted;   /* there is room or more to do, or the end */
    int64_t         next;     /* replication that the next free worker takes */
    int64_t         added;    /* replications in the estimator, or failed: those before this number */
    int64_t         failed;   /* of them, those in which a rule failed */
    mu_failures     failures; /* how */
    int64_t         limit;    /* replications to run before the next decision */
    bool            ending;
    place          *ring; /* replication i waits in ring[i % ring_size] */
    int64_t         ring_size;
} experiment;

static const mu_run_options no_options;

static bool must_stop(const experiment *x)
{
    return x->options->stop != NULL && __atomic_load_n(x->options->stop, __ATOMIC_RELAXED);
}

/* NULL if out of memory. */
static mu_record *new_record(const experiment *x)
{
    mu_record *r = mu_record_new(x->model);

    if (r == NULL || !x->options->people || mu_record_keep_people(r, x->model)) return r;
    mu_record_free(r);
    return NULL;
}

/* ---- how many ------------------------------------------------------------------------------------- */

int64_t mu_default_replications(const mu_model *m)
{
    enum { DAYS = 400, LEAST = 30, MOST = 400, STEADY = 10 };
    const int64_t days = m->calendar.n_days > 0 ? m->calendar.n_days : 1;
    const int64_t n    = DAYS / days;

    if (m->runs.steady) return STEADY;
    return n < LEAST ? LEAST : n > MOST ? MOST : n;
}

/* Under precision the run is looked at after 20, 30, 45, 68 ... replications. */
static int64_t next_look(int64_t now, int64_t cap)
{
    enum { FIRST = 20 };
    const int64_t next = now < FIRST ? FIRST : now + (now + 1) / 2;
    return next < cap ? next : cap;
}

static int worker_count(const mu_run_options *o, int64_t replications)
{
    long n = o->threads;

    if (n <= 0) n = sysconf(_SC_NPROCESSORS_ONLN);
    if (n < 1) n = 1;
    if (n > MU_THREADS_MAX) n = MU_THREADS_MAX;
    return (int)(n < replications ? n : replications);
}

/* ---- progress ------------------------------------------------------------------------------------- */

static double seconds_between(const struct timespec *a, const struct timespec *b)
{
    return (double)(b->tv_sec - a->tv_sec) + 1e-9 * (double)(b->tv_nsec - a->tv_nsec);
}

static void tell_progress(experiment *x)
{
    struct timespec now;

    if (x->options->progress == NULL) return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_between(&x->told, &now) < 0.1) return;
    x->told = now;

    mu_progress p = { .done         = x->added,
                      .total        = x->limit,
                      .seconds      = seconds_between(&x->begun, &now),
                      .seconds_left = -1,
                      .worst_relative =
                          x->precision > 0 && x->added > 1 ? mu_estimator_worst(x->estimator) : NAN };
    if (x->added > 0) p.seconds_left = p.seconds / (double)x->added * (double)(x->limit - x->added);
    x->options->progress(x->options->progress_context, &p);
}

/* ---- deciding and adding (caller's thread) -------------------------------------------------------- */

/* At the end of a stage: is another one needed? */
static void decide(experiment *x)
{
    if (x->precision <= 0 || x->limit >= x->cap) return;
    if (mu_estimator_worst(x->estimator) <= x->precision) return;
    x->limit = next_look(x->limit, x->cap);
}

static mu_status people_in_steady_state(mu_diag *diag)
{
    return mu_diag_add(diag,
                       (mu_problem){ .status  = MU_ERR_VALUE,
                                     .message = "results of single people and a steady state exclude each "
                                                "other",
                                     .hint    = "accounts of people cover whole replications, their warm-up "
                                                "included; run without steady" });
}

static mu_status rules_and_hooks(mu_diag *diag)
{
    return mu_diag_add(diag,
                       (mu_problem){ .status  = MU_ERR_VALUE,
                                     .message = "the scenario names rules, and the program that runs it "
                                                "decides itself, too",
                                     .hint    = "take the rules out (rules: ~), or run it without hooks" });
}

static mu_status no_memory(mu_diag *diag)
{
    return mu_diag_add(diag, (mu_problem){ .status  = MU_ERR_NOMEM,
                                           .message = "not enough memory for this run",
                                           .hint = "fewer threads, a longer reporting interval or a shorter "
                                                   "horizon need less" });
}

static mu_status too_many_waiting(const mu_model *m, mu_diag *diag)
{
    return mu_diag_addf(
        diag, MU_ERR_VALUE, (mu_where){ .file = m->file }, NULL,
        "look at arrivals, people and their units; patience or queue_capacity would bound the queue",
        "more than %u contacts wait at once: far more arrive than can ever be answered", MU_MOST_WAITING);
}

static mu_status never_ends(const mu_model *m, mu_diag *diag)
{
    return mu_diag_addf(
        diag, MU_ERR_ENDLESS, (mu_where){ .file = m->file }, NULL,
        "look at types that lead to each other (escalate, time_cap, bot), and at work that takes no time",
        "a replication would never end: a case was handed over more than 1000 times, or one event makes the "
        "next "
        "without any time passing");
}

mu_status mu_experiment_failed(const mu_model *m, mu_diag *diag, mu_status status)
{
    if (status == MU_ERR_ENDLESS) return never_ends(m, diag);
    return status == MU_ERR_VALUE ? too_many_waiting(m, diag) : no_memory(diag);
}

static mu_status out_of_memory(experiment *x)
{
    return no_memory(x->diag);
}

static mu_status failed(experiment *x, mu_status status)
{
    return mu_experiment_failed(x->model, x->diag, status);
}

/* A replication in which a rule failed is left out. They are told at the end; when the first ten all failed, so will the others. */
static mu_status leave_out(experiment *x, const mu_failure *f)
{
    enum { HOPELESS = 10 };

    x->failed++;
    mu_failures_add(&x->failures, f);
    x->added++;
    if (x->failed == x->added && (x->added == HOPELESS || x->added == x->limit)) return MU_ERR_RULE;
    if (x->added == x->limit) decide(x);
    return MU_OK;
}

static mu_status add_record(experiment *x, const mu_record *r, mu_status status, const mu_failure *f)
{
    if (status == MU_ERR_RULE) return leave_out(x, f);
    if (status != MU_OK || !mu_estimator_add(x->estimator, r)) return failed(x, status);
    x->added++;
    if (x->added == x->limit) decide(x);
    return MU_OK;
}

/* ---- one thread ----------------------------------------------------------------------------------- */

static mu_status run_alone(experiment *x)
{
    mu_worker *worker = mu_worker_new(&x->work);
    mu_record *record = new_record(x);
    mu_status  st     = worker != NULL && record != NULL ? MU_OK : out_of_memory(x);

    while (st == MU_OK && x->added < x->limit && !must_stop(x)) {
        const mu_status ran = mu_worker_run(worker, x->seed, x->added, record);
        if (ran == MU_ERR_INTERRUPTED) break; /* what is not finished is dropped */
        st = add_record(x, record, ran, mu_worker_failure(worker));
        tell_progress(x);
    }
    mu_worker_free(worker);
    mu_record_free(record);
    return st;
}

/* ---- many threads --------------------------------------------------------------------------------- */

/* Waits for a replication to take: its number, or -1 at the end. Called with the lock held. */
static int64_t take_next(experiment *x)
{
    for (;;) {
        if (x->ending || must_stop(x)) return -1;
        if (x->next < x->limit && x->next < x->added + x->ring_size) return x->next++;
        pthread_cond_wait(&x->wanted, &x->lock);
    }
}

static void *work(void *argument)
{
    experiment *x      = argument;
    mu_worker  *worker = mu_worker_new(&x->work);

    pthread_mutex_lock(&x->lock);
    for (int64_t i; (i = take_next(x)) >= 0;) {
        place *p = &x->ring[i % x->ring_size];
        pthread_mutex_unlock(&x->lock);

        if (p->record == NULL) p->record = new_record(x);
        const bool      ready = worker != NULL && p->record != NULL;
        const mu_status st    = ready ? mu_worker_run(worker, x->seed, i, p->record) : MU_ERR_NOMEM;

        pthread_mutex_lock(&x->lock);
        p->status = st;
        if (st == MU_ERR_RULE) p->failure = *mu_worker_failure(worker);
        p->done = true;
        pthread_cond_signal(&x->finished);
    }
    pthread_mutex_unlock(&x->lock);
    mu_worker_free(worker);
    return NULL;
}

static void wait_a_moment(experiment *x)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 100000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    pthread_cond_timedwait(&x->finished, &x->lock, &until);
}

/* Adds records in the order of their numbers until all that is wanted is in. The lock is held, except while adding. */
static mu_status add_in_order(experiment *x)
{
    mu_status st = MU_OK;

    while (st == MU_OK && x->added < x->limit) {
        place *p = &x->ring[x->added % x->ring_size];
        if (!p->done) {
            if (must_stop(x) && x->added == x->next) break; /* every replication begun is in */
            wait_a_moment(x);
            if (must_stop(x)) pthread_cond_broadcast(&x->wanted);
            tell_progress(x);
            continue;
        }
        if (p->status == MU_ERR_INTERRUPTED)
            break; /* what is not finished is dropped, and so is all behind it */
        p->done = false;
        pthread_mutex_unlock(&x->lock);
        const bool added = p->status == MU_OK && mu_estimator_add(x->estimator, p->record);
        pthread_mutex_lock(&x->lock);
        if (p->status == MU_ERR_RULE) {
            st = leave_out(x, &p->failure);
        } else if (!added) {
            st = failed(x, p->status);
            break;
        } else {
            x->added++;
            if (x->added == x->limit) decide(x);
        }
        pthread_cond_broadcast(&x->wanted);
        tell_progress(x);
    }
    x->ending = true;
    pthread_cond_broadcast(&x->wanted);
    return st;
}

static bool make_conditions(experiment *x)
{
    pthread_condattr_t monotonic;
    bool               ok = pthread_mutex_init(&x->lock, NULL) == 0 && pthread_condattr_init(&monotonic) == 0;

    if (!ok) return false;
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    ok = pthread_cond_init(&x->finished, &monotonic) == 0 && pthread_cond_init(&x->wanted, NULL) == 0;
    pthread_condattr_destroy(&monotonic);
    return ok;
}

static mu_status run_together(experiment *x)
{
    pthread_t *thread  = calloc((size_t)x->threads, sizeof *thread);
    int        started = 0;
    mu_status  st      = MU_OK;

    x->ring_size = 2 * (int64_t)x->threads;
    x->ring      = calloc((size_t)x->ring_size, sizeof *x->ring);
    if (thread == NULL || x->ring == NULL || !make_conditions(x)) {
        st = out_of_memory(x);
        goto done;
    }
    while (started < x->threads && pthread_create(&thread[started], NULL, work, x) == 0) started++;
    pthread_mutex_lock(&x->lock);
    st = started > 0 ? add_in_order(x) : out_of_memory(x);
    pthread_mutex_unlock(&x->lock);
    for (int i = 0; i < started; i++) pthread_join(thread[i], NULL);
    pthread_cond_destroy(&x->finished);
    pthread_cond_destroy(&x->wanted);
    pthread_mutex_destroy(&x->lock);
done:
    for (int64_t i = 0; x->ring != NULL && i < x->ring_size; i++) mu_record_free(x->ring[i].record);
    free(x->ring);
    free(thread);
    return st;
}

/* ---- the whole ------------------------------------------------------------------------------------ */

static void plan_runs(experiment *x)
{
    const mu_run_options  *o = x->options;
    const mu_plan_of_runs *r = &x->model->runs;

    x->seed      = o->has_seed ? o->seed : r->seed;
    x->precision = o->precision > 0 ? o->precision : o->replications > 0 ? 0 : r->precision;
    x->cap       = o->replications > 0 ? o->replications : r->replications;
    if (x->precision > 0 && o->replications <= 0) x->cap = r->max_replications;
    if (x->cap <= 0) x->cap = mu_default_replications(x->model);
    x->limit   = x->precision > 0 ? next_look(0, x->cap) : x->cap;
    x->threads = worker_count(o, x->cap);
}

mu_status mu_experiment_run(const mu_model *m, const mu_run_options *options, mu_diag *diag, mu_results **out)
{
    experiment  x     = { .model = m, .options = options != NULL ? options : &no_options, .diag = diag };
    mu_ruleset *rules = NULL;
    mu_status   st;

    *out = NULL;
    if (m->n_rules > 0 && x.options->hooks != NULL) return rules_and_hooks(diag);
    st = mu_ruleset_new(m, diag, &rules);
    if (st != MU_OK) return st == MU_ERR_NOMEM ? out_of_memory(&x) : st;
    x.work = (mu_work){ .model = m, .rules = rules, .hooks = x.options->hooks, .drop = x.options->drop };
    plan_runs(&x);
    if (x.options->people && m->runs.steady) {
        mu_ruleset_free(rules);
        return people_in_steady_state(x.diag);
    }
    x.estimator = mu_estimator_new(m, x.limit, x.options->people);
    if (x.estimator != NULL && x.options->singly && !m->runs.steady &&
        !mu_estimator_keep_singles(x.estimator)) {
        mu_estimator_free(x.estimator);
        x.estimator = NULL;
    }
    if (x.estimator == NULL) {
        mu_ruleset_free(rules);
        return out_of_memory(&x);
    }
    clock_gettime(CLOCK_MONOTONIC, &x.begun);
    x.told = x.begun;

    st = x.threads == 1 ? run_alone(&x) : run_together(&x);
    mu_failures_tell(&x.failures, m, diag);
    if (st == MU_OK && x.added > x.failed) {
        mu_results *r = mu_estimator_results(x.estimator);
        if (r != NULL) r->failures = mu_failures_lines(&x.failures, m);
        if (r == NULL || (x.failed > 0 && r->failures == NULL)) {
            mu_results_free(r);
            st = out_of_memory(&x);
        } else {
            r->seed      = x.seed;
            r->asked     = x.precision > 0 ? x.cap : x.limit;
            r->precision = x.precision;
            r->precise   = x.precision > 0 && mu_estimator_worst(x.estimator) <= x.precision;
            r->partial   = x.added < x.limit;
            r->failed    = x.failed;
            *out         = r;
        }
    }
    if (st == MU_OK && x.added < x.limit) st = MU_ERR_INTERRUPTED;
    if (st == MU_OK && x.failed > 0) st = MU_ERR_RULE;
    mu_estimator_free(x.estimator);
    mu_ruleset_free(rules);
    return st;
}
