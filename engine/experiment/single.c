#include "experiment/single.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    double x, y;
} pair;

struct mu_singles {
    int64_t room; /* replications */
    pair   *pair; /* [replication][measure] */
};

mu_singles *mu_singles_new(void)
{
    return calloc(1, sizeof(mu_singles));
}

void mu_singles_free(mu_singles *s)
{
    if (s == NULL) return;
    free(s->pair);
    free(s);
}

bool mu_singles_add(mu_singles *s, int64_t replication, mu_scope scope, const mu_totals *t)
{
    const int n = mu_measure_count();

    if (replication >= s->room) {
        const int64_t room = 2 * replication + 8;
        pair         *more = realloc(s->pair, (size_t)(room * n) * sizeof *more);
        if (more == NULL) return false;
        s->pair = more;
        s->room = room;
    }
    for (int i = 0; i < n; i++) {
        pair *p = &s->pair[replication * n + i];
        if (mu_measure_at(i)->scope != scope) continue;
        if (mu_measure_at(i)->quantile > 0)
            *p = (pair){ 0 };
        else
            mu_measure_at(i)->pair(t, &p->x, &p->y);
    }
    return true;
}

double mu_singles_sample(const mu_singles *s, int64_t n, int measure, double *influence)
{
    const int columns = mu_measure_count();
    double    x = 0, y = 0;

    for (int64_t i = 0; i < n; i++) {
        x += s->pair[i * columns + measure].x;
        y += s->pair[i * columns + measure].y;
    }
    const double ratio = y != 0 ? x / y : (double)NAN;
    for (int64_t i = 0; i < n; i++) {
        const pair *p = &s->pair[i * columns + measure];
        influence[i]  = y != 0 ? (p->x - ratio * p->y) / (y / (double)n) : (double)NAN;
    }
    return ratio;
}
