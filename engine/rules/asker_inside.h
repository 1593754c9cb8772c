/* asker_inside.h - what an asker is made of; private to the rules layer. */
#ifndef MU_RULES_ASKER_INSIDE_H
#define MU_RULES_ASKER_INSIDE_H

#include "core/rng.h"
#include "rules/asker.h"
#include "rules/memo.h"
#include "rules/reads.h"
#include "rules/lua_watch.h"
#include "sim/sight.h"

/* One function of one rule. Stack places are absolute, of the run. */
typedef struct {
    int32_t  rule;
    mu_hook  hook;
    int      function, params, context;
    uint64_t entity; /* of its random numbers */
    int      line;   /* where it begins */
    int      takes;  /* arguments: what it does not take is not handed over */
    bool     pure;   /* nothing but its arguments decides (memo.h) */
    bool     counts; /* they are all whole numbers, none of them negative */
    int      n_reads;
    mu_read  reads[MU_READS_MOST];
} mu_call;

struct mu_asker {
    const mu_ruleset *set;
    mu_rule_teller    teller;
    void             *teller_context;
    mu_lua           *h;
    mu_watch         *watch;
    mu_hooks          hooks;
    int32_t           n_calls;
    mu_call          *calls;                /* by (hook, rule) */
    mu_memo          *memo;                 /* of route, or NULL */
    mu_call          *first[MU_HOOK_COUNT]; /* among them; NULL: no rule takes that decision */
    uint64_t          seed;
    int64_t           replication;

    /* the question under way */
    const mu_call      *call; /* NULL: none is under way */
    const mu_view      *view; /* of the caller: gone when a rule has failed */
    int64_t             now_us;
    const mu_subject   *subject;      /* the contact asked about, or NULL */
    int32_t             team, person; /* asked about */
    int32_t             n_ways;       /* by which the contact may go on */
    const mu_onward    *way;
    const mu_payday    *payday;
    const mu_headcount *headcount;
    const mu_complaint *complaint;
    const mu_enrolment *enrolment;
    int32_t             survey;    /* its number; -1: it is none */
    int32_t             seen_team; /* whose people `seen` tells, of this question; -1: nobody's */
    mu_team_seen        seen;
    uint32_t            moment; /* counts questions: views of an earlier one are stale */
    char                why[200];
    mu_rng              random; /* of the question that was number `drawn` */
    uint32_t            drawn;

    /* surveys, and the orders of the last answer */
    mu_survey      *surveys;
    const mu_call **surveyed;
    mu_order       *order;
    mu_requisition *requisition;
    int32_t         order_room;

    void (*body)(void *argument); /* of mu_asker_run */
    void *argument;

    mu_failure failure;
    bool       failed;
};

/* What holds at the moment of the question. */
static inline const mu_model *mu_asker_model(const mu_asker *a)
{
    return a->view != NULL ? a->view->model : a->set->model;
}

static inline const mu_world *mu_asker_world(const mu_asker *a)
{
    return a->view->world;
}

#endif
