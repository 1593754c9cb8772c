/* diag.h - what a mu_diag holds; for diag.c, which collects, and diag_render.c, which tells. */
#ifndef MU_BASE_DIAG_H
#define MU_BASE_DIAG_H

#include "base/arena.h"
#include "base/error.h"

/* The text of a file, kept so that its lines can be shown. */
typedef struct mu_source mu_source;
struct mu_source {
    mu_source  *next;
    const char *file, *text;
    size_t      length;
};

struct mu_diag {
    mu_arena   *arena; /* holds every string and text below */
    mu_problem *problem;
    size_t      n, room;
    size_t      errors, warnings;           /* all that were added */
    size_t      errors_kept, warnings_kept; /* those among problem[] */
    mu_status   first_error;
    mu_source  *sources;
};

#endif
