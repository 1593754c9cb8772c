/* assumption.h - a parameter in use whose value is calibrated, or a guess: what results of a scenario rest on. */
#ifndef MU_MODEL_ASSUMPTION_H
#define MU_MODEL_ASSUMPTION_H

#include <stdbool.h>

typedef struct mu_assumption {
    const char *path;       /* as --set takes it: "behaviour.learning.solves_less" */
    const char *value;      /* as a scenario writes it */
    const char *low, *high; /* between which it may well lie; NULL: nobody can say */
    const char *source;
    char        mark;    /* of its default (behaviour/compose.h): 'C' or 'D' */
    bool        written; /* by the scenario; else it is the default */
} mu_assumption;

#endif
