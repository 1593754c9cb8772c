/* gate.h - what stands between a customer and the queue: opening hours of the channel, a bot or an IVR, a dispatcher who
 * errs, and the offer to be called back; and the message left by who has waited long enough. Each is left out where its share is 0.
 */
#ifndef MU_MODEL_GATE_H
#define MU_MODEL_GATE_H

#include <stdbool.h>
#include "base/simtime.h"
#include "core/dist.h"
#include "model/calendar.h"

/* A stretch of the week in which the channel is open; [from, till) since Monday 00:00. */
typedef struct {
    mu_span from, till;
} mu_week_span;

typedef struct {
    /* hours: outside them contacts are blocked, or, with a bot, left to it alone; or they wait for the opening */
    int32_t             n_hours; /* ascending, apart; 0: always open */
    const mu_week_span *hours;
    bool waits; /* outside hours: whatever comes to the queue is taken once the channel opens */

    /* self-service (BEHAVIOUR O5): of all that come `bot_try` try it; of these `bot_contain` go away; of those
     * `bot_false` without a solution, of whom `bot_return` come after all, `bot_after` seconds later */
    bool           has_bot; /* whom nobody tries, a rule may still send there */
    double         bot_try, bot_contain, bot_false, bot_return;
    const mu_dist *bot_after;
    const mu_dist *bot_time; /* seconds spent there by all who try; NULL: none */

    /* dispatch: this share lands with `wrong_to`, where someone takes `wrong_found` seconds to find out and sends it back */
    double         wrong_share;
    int32_t        wrong_to;
    const mu_dist *wrong_found;

    /* callback: whoever would wait behind at least `callback_waiting` others, or is told a wait of more than
     * `callback_told_us`, is offered it; `callback_accept` of them hang up and keep their place; `callback_reached` of
     * those called are there, the others cost `callback_ring` seconds and are called again, `callback_tries` times in
     * all */
    int32_t        callback_waiting; /* -1: whatever the queue */
    int64_t        callback_told_us; /* MU_NEVER_US: whatever is announced */
    double         callback_accept, callback_reached;
    const mu_dist *callback_ring;
    int32_t        callback_tries;

    /* message: of those who have waited so long, this share leaves a message and hangs up; it becomes work of the type
     * `message_to`, or is counted and no more (-1) */
    int64_t message_after_us; /* MU_NEVER_US: nobody is asked */
    double  message_share;
    int32_t message_to;

    /* silent abandonment, of written channels: this share of those who give up says nothing, keeps the place, and costs
     * whoever answers `silent_costs` seconds to find out */
    double         silent_share;
    const mu_dist *silent_costs;
} mu_gate;

/* By its hours: is the channel open, and when does it open next? The latter only for one that has hours. */
bool    mu_gate_open_at(const mu_gate *g, const mu_calendar *c, mu_time at);
mu_time mu_gate_opens(const mu_gate *g, const mu_calendar *c, mu_time at);

#endif
