/* views.h - what rules see: contacts, teams, people and queues, read-only and of this moment only.
 *
 * A view is a small object that knows which question it was made for. Used in a later one it is an error that says so, not
 * another contact's number. Every field is in one table, with its meaning, for the documentation.
 */
#ifndef MU_RULES_VIEWS_H
#define MU_RULES_VIEWS_H

#include "rules/asker_inside.h"

typedef enum {
    MU_VIEW_CONTACT,
    MU_VIEW_TEAM,
    MU_VIEW_PERSON,
    MU_VIEW_QUEUE,
    MU_VIEW_PLACE,
    MU_VIEW_SCHEME,
    MU_VIEW_EARNER,
    MU_VIEW_CREW,
    MU_VIEW_SOURCE,
    MU_VIEW_COMPLAINT,
    MU_VIEW_PUPIL,
    MU_VIEW_COURSE,
    MU_VIEW_CONTEXT,
    MU_VIEW_KINDS
} mu_view_kind;

typedef struct {
    const char *name, *meaning;
} mu_view_field;

/* The fields of a kind, ending with a NULL name; and what the kind is called. */
const mu_view_field *mu_view_fields(mu_view_kind kind);
const char          *mu_view_name(mu_view_kind kind);

/* Makes the kinds known in a new state. May raise a memory error, as all that follow may. */
void mu_views_open(lua_State *L, mu_asker *a);

/* Pushes a view. `index`: of a contact its place, 0 the one asked about; else team, person, type, number of
 * a way on, scheme, place among the earners, source, place among the pupils, course; of a context the rule. */
void mu_view_push(lua_State *L, mu_asker *a, mu_view_kind kind, int64_t index);
/* Pushes a list of the teams that may take `type`, in the scenario's order. */
void mu_view_push_teams_of(lua_State *L, mu_asker *a, int32_t type);
/* Pushes a list of the queues that people of `team` may take from and in which someone waits. */
void mu_view_push_queues_of(lua_State *L, mu_asker *a, int32_t team);

/* Pushes a list of the ways on under question. */
void mu_view_push_places(lua_State *L, mu_asker *a);

/* Pushes a list of all teams, or of all queues: the views 0 to n - 1. */
void mu_view_push_all(lua_State *L, mu_asker *a, mu_view_kind kind, int32_t n);

/* Whether the value at `index` is a view of that kind and of this question, and then which. Raises nothing. */
bool mu_view_is(lua_State *L, const mu_asker *a, int index, mu_view_kind kind, int64_t *which);

#endif
