#include "report/trace.h"

#include <stdlib.h>
#include "experiment/trace.h"

/* One trace being told. */
typedef struct {
    const mu_trace_options *options;
    mu_trace_wish           wish;
    mu_onlooker            *floor;
    mu_teller               teller;
    mu_text                 line; /* used again for every entry */
    mu_sighting             held; /* the arrival of a contact whose way is not told yet */
    bool                    holds, ended;
    int64_t                 turned_away; /* the last that turned away of itself */
    int64_t                 first;       /* of the case that is asked for; -1: all */
    int64_t                *of_case;     /* the contacts of that case that have come */
    int32_t                 n_of_case, room_of_case;
    mu_trace_count          count;
} telling;

static bool is_stopped(const telling *t)
{
    return t->options->stop != NULL && __atomic_load_n(t->options->stop, __ATOMIC_RELAXED);
}

static bool write_down(telling *t, int64_t contact)
{
    if (t->n_of_case == t->room_of_case) {
        const int32_t room = t->room_of_case + 64;
        int64_t      *more = realloc(t->of_case, (size_t)room * sizeof *more);
        if (more == NULL) return false;
        t->of_case      = more;
        t->room_of_case = room;
    }
    t->of_case[t->n_of_case++] = contact;
    return true;
}

/* Is the contact of the case that is asked for? */
static bool is_of_case(telling *t, const mu_sighting *s)
{
    if (t->first < 0) return true;
    if (s->what == MU_SAW_ARRIVAL && s->first == t->first && !write_down(t, s->contact))
        t->line.failed = t->ended = true;
    for (int32_t i = 0; i < t->n_of_case; i++)
        if (t->of_case[i] == s->contact) return true;
    return false;
}

static bool is_wanted(const telling *t, const mu_sighting *s)
{
    const mu_trace_wish *w = &t->wish;

    if (s->at.us < w->from.us || s->at.us > w->to.us) return false;
    return w->agent < 0 || s->agent == w->agent;
}

static void hand_out(telling *t)
{
    if (t->line.failed || !t->options->tell(t->options->context, t->line.bytes)) t->ended = true;
    t->line.length = 0;
}

static void tell(telling *t, const mu_sighting *s)
{
    if (!is_wanted(t, s)) return;
    if (is_stopped(t)) {
        t->ended = true;
        return;
    }
    if (t->options->format == MU_TRACE_JSON)
        mu_trace_json(&t->line, &t->teller, s);
    else
        mu_trace_text(&t->line, &t->teller, s);
    hand_out(t);
    t->count.told++;
}

/* Who turns away counts as blocked and is seen as both; people read it once. */
static bool is_told_already(telling *t, const mu_sighting *s)
{
    const bool already = s->what == MU_SAW_BLOCKED && s->contact == t->turned_away;

    if (s->what == MU_SAW_BALK) t->turned_away = s->contact;
    return already && t->options->format == MU_TRACE_TEXT;
}

/* People read that a contact waits or is answered at once, not first that it has come. */
static void tell_in_time(telling *t, const mu_sighting *s)
{
    if (s->what == MU_SAW_ARRIVAL && t->options->format == MU_TRACE_TEXT) {
        t->held  = *s;
        t->holds = true;
        return;
    }
    if (t->holds && s->contact != t->held.contact) tell(t, &t->held);
    t->holds = false;
    if (!is_told_already(t, s)) tell(t, s);
}

static void see(void *context, const mu_sighting *s)
{
    telling *t = context;

    if (t->ended) return; /* a replication cannot be left halfway; nobody looks at the rest */
    mu_onlooker_before(t->floor, s);
    t->teller.model = t->floor->model;
    if (is_of_case(t, s)) tell_in_time(t, s);
    mu_onlooker_after(t->floor, s);
    if (t->floor->failed) t->ended = true;
}

/* What a rule was asked is told before what follows from it. */
static void hear(void *context, const mu_told *told)
{
    telling             *t = context;
    const mu_trace_wish *w = &t->wish;

    if (t->ended || told->now_us < w->from.us || told->now_us > w->to.us || w->agent >= 0) return;
    if (w->contact >= 0 && told->contact != w->contact) return;
    if (t->options->format == MU_TRACE_JSON)
        mu_trace_rule_json(&t->line, told);
    else
        mu_trace_rule_text(&t->line, &t->teller, told);
    hand_out(t);
    t->count.told++;
}

static mu_status no_memory(mu_diag *diag)
{
    return mu_diag_add(diag,
                       (mu_problem){ .status = MU_ERR_NOMEM, .message = "not enough memory for this trace" });
}

static void tell_heading(telling *t, const mu_model *m, int64_t replication, uint64_t seed)
{
    if (t->options->format == MU_TRACE_JSON)
        mu_trace_json_heading(&t->line, m, replication, seed);
    else
        mu_trace_text_heading(&t->line, m, replication, seed);
    hand_out(t);
}

/* ---- the case of a contact -------------------------------------------------------------------------- */

typedef struct {
    int64_t contact, first;
} search;

static void look_for(void *context, const mu_sighting *s)
{
    search *x = context;

    if (s->what == MU_SAW_ARRIVAL && s->contact == x->contact) x->first = s->first;
}

/* The first contact of the case may have come long before: it is looked for in a run of its own. */
static mu_status find_case(telling *t, const mu_model *m, int64_t replication, uint64_t seed, mu_diag *diag)
{
    search            x        = { .contact = t->wish.contact, .first = t->wish.contact };
    const mu_observer observer = { &x, look_for };
    bool              cases    = false;
    mu_status         st       = MU_OK;

    for (int32_t i = 0; i < m->n_types; i++) cases |= m->types[i].journey != NULL;
    if (t->wish.contact >= 0 && cases)
        st = mu_trace_replication(m, seed, replication, &observer, NULL, NULL, t->options->stop, diag);
    t->first = x.first;
    return st;
}

mu_status mu_trace_run(const mu_model *m, const mu_trace_options *o, mu_diag *diag, mu_trace_count *out)
{
    telling           t           = { .options = o, .turned_away = -1 };
    const mu_observer observer    = { &t, see };
    const int64_t     replication = o->replication > 0 ? o->replication - 1 : 0;
    const uint64_t    seed        = o->has_seed ? o->seed : m->runs.seed;
    mu_status         st          = mu_trace_read_wish(m, o, diag, &t.wish);

    if (out != NULL) *out = (mu_trace_count){ 0 };
    if (st == MU_OK) st = find_case(&t, m, replication, seed, diag);
    if (st != MU_OK) return st;
    t.floor = mu_onlooker_new(m);
    if (t.floor == NULL) return no_memory(diag);
    t.teller = mu_teller_for(t.floor, o->exact);

    tell_heading(&t, m, replication, seed);
    if (!t.ended) st = mu_trace_replication(m, seed, replication, &observer, hear, &t, o->stop, diag);
    if (st == MU_OK && (t.floor->failed || t.line.failed)) st = no_memory(diag);
    if (st == MU_OK && is_stopped(&t)) st = MU_ERR_INTERRUPTED;
    t.count.contacts = t.floor->contacts;
    if (out != NULL) *out = t.count;
    mu_onlooker_free(t.floor);
    free(t.of_case);
    mu_text_free(&t.line);
    return st;
}
