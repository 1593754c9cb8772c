/* ask.h - one question to a rule and its answer: what all decisions have in common. Private to the rules layer.
 *
 * A decision begins its question, sets what it is about, asks, and reads the answers off the stack. All but the first
 * may raise an error in Lua, which abandons the replication.
 */
#ifndef MU_RULES_ASK_H
#define MU_RULES_ASK_H

#include "rules/asker_inside.h"

static inline void mu_ask_begin(mu_asker *a, const mu_call *call, const mu_view *view,
                                const mu_subject *subject)
{
    a->call    = call;
    a->view    = view;
    a->now_us  = view->now_us;
    a->subject = subject;
    a->why[0]  = '\0';
    a->moment++;
}

/* Pushes what the function reads, as it is now (reads_push.c). */
void mu_reads_push(lua_State *L, const mu_asker *a, const mu_call *c);
/* A number that is a count, but for people idle in the n-th team; 0 for what is none. */
int32_t mu_read_count(const mu_asker *a, const mu_read *r);

/* Writes down all counts that the function reads. Most rules look at who is idle, so that comes first, with everything that it
 * needs at hand. */
static inline void mu_reads_count(const mu_asker *a, const mu_call *c, int32_t *out)
{
    const mu_contact_type *type    = &a->view->model->types[a->subject != NULL ? a->subject->type : 0];
    const int32_t         *idle    = a->view->idle;
    const int32_t         *teams   = type->teams;
    const int32_t          n_teams = type->n_teams;

    for (int i = 0; i < c->n_reads; i++) {
        const mu_read *r = &c->reads[i];
        out[i]           = r->what != MU_READ_IDLE_NTH ? mu_read_count(a, r)
                           : r->index < n_teams        ? idle[teams[r->index]]
                                                       : 0;
    }
}

/* Function and `n` arguments are on the stack: adds p and ctx, if it takes more than those, and calls it. */
static inline void mu_ask_call(mu_asker *a, int n, int results)
{
    const mu_call *c = a->call;
    lua_State     *L = a->h->L;

    if (c->takes > n) {
        lua_pushvalue(L, c->params);
        lua_pushvalue(L, c->context);
        n += 2;
    }
    mu_lua_enter(a->h);
    lua_call(L, n, results);
    mu_lua_leave(a->h);
}

/* Calls the rule's function. `results` answers are on the stack afterwards. */
void mu_ask(mu_asker *a, int results);
/* An answer that cannot be followed, at `index`, ends the replication. `why` may be NULL. */
_Noreturn void mu_ask_refuse(mu_asker *a, int index, const char *expected, const char *why);
/* Tells the answer to whoever traces. */
void mu_ask_tell(mu_asker *a, const char *answer);

/* The decisions, family by family: each puts those that a rule takes into a->hooks. */
void mu_ask_routing_fill(mu_asker *a);
/* Once it is known what the functions are like: the answers of a pure one are remembered. */
void mu_ask_routing_remember(mu_asker *a);
void mu_ask_contact_fill(mu_asker *a);
bool mu_ask_survey_fill(mu_asker *a); /* false if out of memory */
void mu_ask_payday_fill(mu_asker *a);
void mu_ask_crew_fill(mu_asker *a);
void mu_ask_complaint_fill(mu_asker *a);
void mu_ask_training_fill(mu_asker *a);

#endif
