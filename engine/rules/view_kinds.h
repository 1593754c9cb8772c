/* view_kinds.h - what the kinds of views are made of; private to view*.c.
 *
 * A kind is a row: its name, its fields, and a function that pushes one of them. The row stands beside the function.
 */
#ifndef MU_RULES_VIEW_KINDS_H
#define MU_RULES_VIEW_KINDS_H

#include "rules/views.h"

typedef struct {
    const char          *name;
    const mu_view_field *field;  /* ends with a NULL name */
    int                  called; /* the field that tells which one it is, in texts; -1: its kind does */
    /* `index` as in mu_view_push. The view is argument 1. May raise a memory error. */
    void (*push)(lua_State *L, mu_asker *a, int64_t index, int field);
} mu_view_kind_row;

extern const mu_view_kind_row mu_view_contact, mu_view_queue, mu_view_team, mu_view_person, mu_view_place,
    mu_view_scheme, mu_view_earner, mu_view_crew, mu_view_source, mu_view_complaint, mu_view_pupil,
    mu_view_course, mu_view_context;

/* Hours of work that a team is expected to have in that time (view_crew.c). */
double mu_view_work_hours(const mu_model *m, int32_t team, int64_t from_us, int64_t till_us);
/* Seconds that a contact of the type would wait, or nil. */
void mu_view_push_expected(lua_State *L, const mu_asker *a, int32_t type);

/* A new context, on top of the stack, gets its own values: the rule's state, why, random. */
void mu_view_fill_context(lua_State *L, mu_asker *a);

#endif
