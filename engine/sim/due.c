/* What orders have planned: a heap, by time, and at one instant in the order in which it was planned. */
#include "sim/due.h"

#include <stdlib.h>

#include "sim/orders.h"

static bool is_before(const mu_due *a, const mu_due *b)
{
    return a->at_us != b->at_us ? a->at_us < b->at_us : a->number < b->number;
}

static void sift_up(mu_due *heap, int32_t i)
{
    const mu_due d = heap[i];

    for (; i > 0 && is_before(&d, &heap[(i - 1) / 2]); i = (i - 1) / 2) heap[i] = heap[(i - 1) / 2];
    heap[i] = d;
}

static void sift_down(mu_due *heap, int32_t n, int32_t i)
{
    const mu_due d = heap[i];

    for (int32_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_before(&heap[child + 1], &heap[child])) child++;
        if (!is_before(&heap[child], &d)) break;
        heap[i] = heap[child];
    }
    heap[i] = d;
}

/* Another order has replaced it since. */
static bool is_stale(const mu_orders *o, const mu_due *d)
{
    switch (d->what) {
    case MU_DUE_DUTY: return o->duty[d->whom].stamp != d->stamp;
    case MU_DUE_LOAN:
        return o->duty[d->whom].other == MU_NOBODY || o->duty[o->duty[d->whom].other].stamp != d->stamp;
    case MU_DUE_STANDING: return o->standing[d->whom].stamp != d->stamp;
    case MU_DUE_ORDER:
    case MU_DUE_ARRIVAL: break;
    }
    return false;
}

/* Room for one more. What is stale goes first, so that there are never more than a few for each person, type and team,
 * beside the orders. */
static bool make_room(mu_orders *o)
{
    int32_t kept = 0;

    if (o->n < o->room) return true;
    for (int32_t i = 0; i < o->n; i++)
        if (!is_stale(o, &o->due[i])) o->due[kept++] = o->due[i];
    o->n = kept;
    for (int32_t i = kept / 2; i-- > 0;) sift_down(o->due, kept, i);
    if (o->room > 0 && kept <= o->room / 2) return true;
    const int32_t room = o->room > 0 ? 2 * o->room : 64;
    mu_due       *more = realloc(o->due, (size_t)room * sizeof *more);
    if (more == NULL) return false;
    o->due  = more;
    o->room = room;
    return true;
}

void mu_due_plan(mu_world *w, int64_t at_us, mu_due_what what, uint32_t whom, uint32_t stamp,
                 const mu_order *order)
{
    mu_orders *o = w->orders;

    if (at_us >= MU_NEVER_US || (what == MU_DUE_ORDER && at_us > o->last_us)) return;
    if (!make_room(o)) {
        w->no_memory = true;
        return;
    }
    mu_due *d = &o->due[o->n];
    *d        = (mu_due){ at_us, o->planned++, what, whom, stamp, { 0 } };
    if (order != NULL) d->order = *order;
    o->n_orders += what == MU_DUE_ORDER;
    sift_up(o->due, o->n++);
}

mu_due mu_due_take(mu_orders *o)
{
    const mu_due first = o->due[0];

    o->due[0] = o->due[--o->n];
    if (o->n > 0) sift_down(o->due, o->n, 0);
    o->n_orders -= first.what == MU_DUE_ORDER;
    return first;
}

int32_t mu_due_room(const mu_world *w)
{
    return MU_MOST_ORDERS - w->orders->n_orders;
}
