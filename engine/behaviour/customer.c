#include "behaviour/customer.h"

int64_t mu_customer_patience(int64_t patience_us, int64_t told_us, double before, double after)
{
    const bool   neutral  = !(before < 1 || before > 1 || after < 1 || after > 1);
    const double patience = (double)patience_us, told = (double)told_us;
    const double used = before * told; /* of his patience, when the announced time has come */

    if (neutral || patience_us >= MU_NEVER_US) return patience_us;
    const double waits = patience < used ? patience / before : told + (patience - used) / after;
    return waits < (double)MU_NEVER_US ? (int64_t)(waits + 0.5) : MU_NEVER_US;
}
