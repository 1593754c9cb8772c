#include "sim/later.h"

#include <stdlib.h>

static void mirror(mu_world *w)
{
    mu_agenda_set(&w->sources, w->later_slot, w->n_later > 0 ? w->later[0].key : MU_KEY_NONE);
}

void mu_later_add(mu_world *w, int64_t at_us, mu_class class, mu_later_what what, uint32_t whom,
                  uint32_t stamp)
{
    if (at_us >= MU_NEVER_US) return;
    if (w->n_later == w->later_room) {
        const uint32_t room = w->later_room > 0 ? 2 * w->later_room : 64;
        mu_later      *more = realloc(w->later, room * sizeof *more);
        if (more == NULL) {
            w->no_memory = true;
            return;
        }
        w->later      = more;
        w->later_room = room;
    }
    const mu_later event = { mu_key_make((mu_time){ at_us }, class, w->sequence++, w->later_slot), what, whom,
                             stamp };
    uint32_t       i     = w->n_later++;
    for (; i > 0 && event.key < w->later[(i - 1) / 2].key; i = (i - 1) / 2)
        w->later[i] = w->later[(i - 1) / 2];
    w->later[i] = event;
    if (i == 0) mirror(w);
}

/* More at one instant than any floor has people and contacts: one event makes the next, without end. */
static void watch_the_clock(mu_world *w, int64_t at_us)
{
    enum { MOST_AT_ONCE = 5000000 };

    if (at_us != w->later_us) {
        w->later_us   = at_us;
        w->done_there = w->contacts;
    }
    if (w->contacts - w->done_there-- > MOST_AT_ONCE) mu_world_endless(w);
}

mu_later mu_later_take(mu_world *w)
{
    const mu_later first = w->later[0], last = w->later[--w->n_later];
    uint32_t       i = 0;

    for (uint32_t child = 1; child < w->n_later; child = 2 * i + 1) {
        if (child + 1 < w->n_later && w->later[child + 1].key < w->later[child].key) child++;
        if (last.key < w->later[child].key) break;
        w->later[i] = w->later[child];
        i           = child;
    }
    w->later[i] = last;
    mirror(w);
    watch_the_clock(w, mu_key_time(first.key).us);
    return first;
}
