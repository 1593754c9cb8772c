#include "rules/memo.h"

#include <stdlib.h>

mu_memo *mu_memo_new(void)
{
    mu_memo *m = malloc(sizeof *m);

    for (uint32_t i = 0; m != NULL && i < MU_MEMO_PLACES; i++)
        m->place[i] = (mu_memory){ UINT64_MAX, INT32_MAX };
    return m;
}
