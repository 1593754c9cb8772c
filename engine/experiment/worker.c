#include "experiment/worker.h"

#include <stdlib.h>

struct mu_worker {
    mu_world *world;
    mu_asker *asker;
    bool      counted;
};

mu_worker *mu_worker_new(const mu_work *work)
{
    mu_worker      *w     = calloc(1, sizeof *w);
    const mu_hooks *hooks = work->hooks;

    if (w == NULL) return NULL;
    w->counted = work->counted;
    if (work->rules != NULL) {
        w->asker = mu_asker_new(work->rules, work->teller, work->teller_context);
        hooks    = w->asker != NULL ? mu_asker_hooks(w->asker) : NULL;
    }
    if (work->rules == NULL || w->asker != NULL) w->world = mu_world_new(work->model, hooks, work->observer);
    if (w->world == NULL) {
        mu_worker_free(w);
        return NULL;
    }
    mu_world_stop_on(w->world, work->drop);
    return w;
}

void mu_worker_free(mu_worker *w)
{
    if (w == NULL) return;
    mu_world_free(w->world);
    mu_asker_free(w->asker);
    free(w);
}

const mu_failure *mu_worker_failure(const mu_worker *w)
{
    return w->asker != NULL ? mu_asker_failure(w->asker) : NULL;
}

static bool is_suspect(const mu_worker *w)
{
    const mu_failure *f = mu_worker_failure(w);

    return f != NULL && f->trouble.outcome == MU_LUA_SUSPECT;
}

typedef struct {
    mu_world  *world;
    uint64_t   seed;
    int64_t    replication;
    mu_record *out;
    mu_status  status;
} job;

static void run_world(void *argument)
{
    job *j = argument;

    j->status = mu_world_run(j->world, j->seed, j->replication, j->out);
}

static mu_status run_once(mu_worker *w, uint64_t seed, int64_t replication, bool counted, mu_record *out)
{
    job j = { w->world, seed, replication, out, MU_OK };

    if (w->asker == NULL) {
        run_world(&j);
        return j.status;
    }
    if (!mu_asker_begin(w->asker, seed, replication, counted))
        return mu_worker_failure(w) != NULL ? MU_ERR_RULE : MU_ERR_NOMEM;
    return mu_asker_run(w->asker, run_world, &j) ? j.status : MU_ERR_RULE;
}

mu_status mu_worker_run(mu_worker *w, uint64_t seed, int64_t replication, mu_record *out)
{
    mu_status st = run_once(w, seed, replication, w->counted, out);

    if (st == MU_ERR_RULE && is_suspect(w)) st = run_once(w, seed, replication, true, out);
    return st;
}
