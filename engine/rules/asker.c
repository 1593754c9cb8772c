#include "rules/asker.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "rules/ask.h"
#include "rules/views.h"

/* ---- making one ------------------------------------------------------------------------------------ */

/* "rules.routing.route": of its random numbers. */
static uint64_t entity_of(const mu_rule *r, mu_hook hook)
{
    char name[500];

    snprintf(name, sizeof name, "%.400s.%s", r->use->path, mu_hook_rows[hook].name);
    return mu_hash_text(name);
}

/* Which function of which rule answers what. */
static void list_calls(mu_asker *a)
{
    for (int hook = 0; hook < MU_HOOK_COUNT; hook++) {
        for (int32_t i = 0; i < a->set->n; i++) {
            const mu_rule *r = a->set->rule[i];
            if (!r->has[hook]) continue;
            mu_call *c = &a->calls[a->n_calls++];
            if (a->first[hook] == NULL) a->first[hook] = c;
            *c = (mu_call){ .rule    = i,
                            .hook    = (mu_hook)hook,
                            .entity  = entity_of(r, (mu_hook)hook),
                            .n_reads = r->n_reads[hook] };
            for (int32_t k = 0; k < c->n_reads; k++)
                mu_read_parse(r->reads[hook][k], (mu_hook)hook, a->set->model, &c->reads[k]);
            c->counts = c->n_reads > 0;
            for (int32_t k = 0; k < c->n_reads; k++) c->counts = c->counts && mu_read_counts(&c->reads[k]);
        }
    }
}

mu_asker *mu_asker_new(const mu_ruleset *s, mu_rule_teller teller, void *context)
{
    mu_asker *a = calloc(1, sizeof *a);

    if (a == NULL) return NULL;
    a->set            = s;
    a->teller         = teller;
    a->teller_context = context;
    a->calls          = calloc((size_t)s->n * MU_HOOK_COUNT, sizeof *a->calls);
    if (a->calls == NULL) {
        mu_asker_free(a);
        return NULL;
    }
    a->watch = mu_watch_new();
    list_calls(a);
    a->hooks.context = a;
    mu_ask_routing_fill(a);
    mu_ask_contact_fill(a);
    mu_ask_payday_fill(a);
    mu_ask_crew_fill(a);
    mu_ask_complaint_fill(a);
    mu_ask_training_fill(a);
    if (!mu_ask_survey_fill(a)) {
        mu_asker_free(a);
        return NULL;
    }
    return a;
}

void mu_asker_free(mu_asker *a)
{
    if (a == NULL) return;
    mu_watch_free(a->watch);
    mu_lua_free(a->h);
    free(a->memo);
    free(a->calls);
    free(a->surveys);
    free(a->surveyed);
    free(a->order);
    free(a->requisition);
    free(a);
}

const mu_hooks *mu_asker_hooks(const mu_asker *a)
{
    return &a->hooks;
}

/* ---- failing ---------------------------------------------------------------------------------------- */

/* `rule` is to blame unless a call is under way. */
static void fail(mu_asker *a, int32_t rule)
{
    const mu_call *c = a->call;

    a->failed  = true;
    a->failure = (mu_failure){ .rule        = a->set->rule[c != NULL ? c->rule : rule],
                               .hook        = c != NULL ? mu_hook_rows[c->hook].name : NULL,
                               .trouble     = a->h->trouble,
                               .now_us      = a->now_us,
                               .seed        = a->seed,
                               .replication = a->replication };
}

const mu_failure *mu_asker_failure(const mu_asker *a)
{
    return a->failed ? &a->failure : NULL;
}

/* ---- a replication --------------------------------------------------------------------------------- */

static void look_at(lua_State *L, mu_call *c)
{
    lua_Debug about;

    lua_pushvalue(L, -1);
    lua_getinfo(L, ">Su", &about);
    c->line  = about.linedefined;
    c->takes = about.isvararg ? 255 : about.nparams;
    c->pure  = about.nups == 0 && c->n_reads > 0 && c->takes <= c->n_reads;
}

/* Guarded. Arguments: the asker, the tables of all rules. What the hooks need goes into the registry, under the addresses of
 * what remembers it. */
static int lay_out(lua_State *L)
{
    mu_asker *a = lua_touserdata(L, 1);

    mu_views_open(L, a);
    for (int32_t i = 0; i < a->n_calls; i++) {
        mu_call *c = &a->calls[i];
        lua_getfield(L, 2 + c->rule, mu_hook_rows[c->hook].name);
        if (lua_isfunction(L, -1)) look_at(L, c);
        lua_rawsetp(L, LUA_REGISTRYINDEX, c);
    }
    for (int32_t i = 0; i < a->set->n; i++) {
        mu_rule_push_params(L, a->set->rule[i]);
        mu_view_push(L, a, MU_VIEW_CONTEXT, i);
        lua_rawsetp(L, LUA_REGISTRYINDEX, a->set->rule[i]->use);
        lua_rawsetp(L, LUA_REGISTRYINDEX, a->set->rule[i]);
    }
    return 0;
}

/* From the registry onto the stack of the run, where calls find it at once. */
static void keep_at_hand(mu_asker *a)
{
    lua_State *L = a->h->L;

    luaL_checkstack(L, 2 * a->set->n + a->n_calls + MU_READS_MOST + 20, NULL);
    for (int32_t i = 0; i < a->set->n; i++) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, a->set->rule[i]);
        lua_rawgetp(L, LUA_REGISTRYINDEX, a->set->rule[i]->use);
    }
    for (int32_t i = 0; i < a->n_calls; i++) {
        mu_call *c = &a->calls[i];
        lua_rawgetp(L, LUA_REGISTRYINDEX, c);
        c->function = lua_gettop(L);
        c->params   = 2 * c->rule + 1;
        c->context  = 2 * c->rule + 2;
    }
}

bool mu_asker_begin(mu_asker *a, uint64_t seed, int64_t replication, bool counted)
{
    const mu_lua_limits limits = { MU_LUA_MEMORY, MU_LUA_TEXT, MU_LUA_STEPS };

    mu_lua_free(a->h);
    a->seed        = seed;
    a->replication = replication;
    a->failed      = false;
    a->moment      = 0;
    a->drawn       = 0;
    a->view        = NULL;
    a->now_us      = 0;
    a->call        = NULL;
    a->h           = mu_lua_new(&limits, counted || a->watch == NULL);
    if (a->h == NULL || !lua_checkstack(a->h->L, a->set->n + 10)) return false;
    lua_pushcfunction(a->h->L, lay_out);
    lua_pushlightuserdata(a->h->L, a);
    for (int32_t i = 0; i < a->set->n; i++) {
        const mu_rule_use *use = a->set->rule[i]->use;
        if (!mu_lua_load(a->h, use->text, use->size)) {
            fail(a, i);
            return false;
        }
    }
    if (!mu_lua_call(a->h, a->set->n + 1, 0)) {
        fail(a, 0);
        return false;
    }
    mu_ask_routing_remember(a);
    return true;
}

static void run_body(void *argument)
{
    mu_asker *a = argument;

    keep_at_hand(a);
    a->body(a->argument);
}

bool mu_asker_run(mu_asker *a, void (*body)(void *argument), void *argument)
{
    a->body     = body;
    a->argument = argument;
    if (mu_lua_run(a->h, run_body, a)) return true;
    fail(a, 0);
    return false;
}
