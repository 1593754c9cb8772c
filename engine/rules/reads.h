/* reads.h - numbers that a rule takes as arguments in place of views: the fast way for route and next.
 *
 *   reads = { route = { "idle.1", "idle.2", "waiting" } }    function rule.route(first, second, waiting, p, ctx)
 *
 *   idle.N        people idle in the N-th team that may take the contact (route); 0 beyond the last
 *   idle.TEAM     people idle in that team
 *   waiting       contacts waiting of the type asked about (route)
 *   waiting.N     contacts waiting of the N-th type that the person may take (next)
 *   waiting.TYPE  contacts waiting of that type
 *   waited.N      seconds that the first of the N-th type has waited (next); 0: nobody waits
 *   waited.TYPE   likewise, of that type
 *   waited        seconds that the contact has waited (route)
 *   type          number of the contact's type among all types by name, from 1 (route)
 *   contact       how many contacts the customer has had about it (route)
 *   hour          time of day in hours
 */
#ifndef MU_RULES_READS_H
#define MU_RULES_READS_H

#include "model/model.h"
#include "rules/hook_table.h"

#define MU_READS_MOST 16

typedef enum {
    MU_READ_IDLE_NTH,
    MU_READ_IDLE_TEAM,
    MU_READ_WAITING,
    MU_READ_WAITING_NTH,
    MU_READ_WAITING_TYPE,
    MU_READ_WAITED,
    MU_READ_WAITED_NTH,
    MU_READ_WAITED_TYPE,
    MU_READ_TYPE,
    MU_READ_CONTACT,
    MU_READ_HOUR
} mu_read_what;

typedef struct {
    mu_read_what what;
    int32_t      index;
} mu_read;

/* What `text` reads for that hook; false when it is nothing that there is. With `m` NULL names are not looked up. */
bool mu_read_parse(const char *text, mu_hook hook, const mu_model *m, mu_read *out);

/* Whether it is a whole number and never negative. */
static inline bool mu_read_counts(const mu_read *r)
{
    return r->what != MU_READ_WAITED && r->what != MU_READ_WAITED_NTH && r->what != MU_READ_WAITED_TYPE &&
           r->what != MU_READ_HOUR;
}

#endif
