/* announcement.h - the wait that a customer is told who has to wait, and how he takes it.
 *
 * Estimators of the wait: Ibrahim & Whitt (2009), Manuf. Serv. Oper. Manag. 11.
 */
#ifndef MU_MODEL_ANNOUNCEMENT_H
#define MU_MODEL_ANNOUNCEMENT_H

#include <stdint.h>

typedef enum {
    MU_ANNOUNCE_QUEUE,     /* QL: work ahead and his own, over the people on the phones */
    MU_ANNOUNCE_LAST_WAIT, /* LES: the wait of the contact of the type that was answered last */
    MU_ANNOUNCE_FIXED      /* always the same */
} mu_announce_by;

typedef struct {
    mu_announce_by by;
    int64_t        fixed_us; /* FIXED */
    double         factor;   /* what is said is so many times the estimate; 1 */
    int64_t        round_us; /* and rounded up to a multiple of this; 0: to the microsecond */
    double before, after;    /* pace of his patience until then, and from then on (behaviour/customer.h) */
} mu_announcement;

#endif
