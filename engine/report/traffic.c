/* traffic.c - what goes on from contact type to contact type, and what that adds to the load.
 *
 * The expected numbers obey the traffic equations of a network of queues, rate = own + rate * P (Jackson 1957, Oper.
 * Res. 5), which hold whatever the waits. They are summed by the number of the contact within its case, as the last
 * one that may come back is known by its number: own + own P + own P^2 + ... Delays are left out: what comes back a
 * day later falls into the same hour of an average day. So are those who give up, and their redials; and calls back, as
 * nobody knows beforehand how many wait.
 */
#include "report/traffic.h"

#include <math.h>

#include "report/service.h"

/* One way on: of every contact of a type, so many go there and need so many seconds more. */
typedef struct {
    int32_t from, to; /* contact types; `to` from n_types on: journeys */
    double  share, again_s;
    double  stays_s; /* of whoever had it before */
    int32_t before;  /* only contacts with a smaller number within their case; 0: all */
    bool    asked;   /* consulted for again_s: the contact stays where it was */
    bool    returns; /* the customer comes through the gate once more */
} flow;

typedef struct {
    int32_t  n;
    flow    *flow;
    double  *solved;   /* as mu_shares_solved has it; this and the next are NULL without journeys */
    int32_t *in_order; /* journeys, each before those within it */
    double  *rate,
        *work; /* of each journey: cases that begin it, an hour; work that each first part has beside its own */
} flows;

/* ---- handle times --------------------------------------------------------------------------------- */

/* The share of a person that one contact takes when as many as allowed are in hand. */
static double share_of_person(const mu_contact_type *t)
{
    return t->concurrency > 1 ? t->slowdown[t->concurrency - 1] / t->concurrency : 1.0;
}

double mu_traffic_handle_s(const mu_model *m, int32_t type)
{
    const mu_service s = mu_service_average(m, type);

    return (s.talk_s + s.wrap_up_s) * s.times * share_of_person(&m->types[type]);
}

/* ---- journeys ------------------------------------------------------------------------------------- */

static int32_t journey_of(const mu_model *m, const mu_stages *s)
{
    return (int32_t)(s - m->journeys);
}

/* Puts a journey after those within it, going backwards from place *left of the order. */
static void put_in_order(flows *f, const mu_model *m, int32_t journey, bool *done, int32_t *left)
{
    const mu_stages *s = &m->journeys[journey];

    if (done[journey]) return;
    done[journey] = true;
    for (int32_t i = 0; i < s->n; i++)
        for (int32_t k = 0; k < s->stage[i].n; k++)
            if (s->stage[i].part[k].stages != NULL)
                put_in_order(f, m, journey_of(m, s->stage[i].part[k].stages), done, left);
    f->in_order[--*left] = journey;
}

static bool gather_journeys(flows *f, const mu_model *m, mu_arena *a)
{
    const int32_t n    = m->n_journeys;
    int32_t       left = n;
    bool         *done = MU_NEW_ARRAY(a, n, bool);

    if (n == 0) return true;
    f->solved   = mu_shares_solved(m, a);
    f->in_order = MU_NEW_ARRAY(a, n, int32_t);
    f->rate     = MU_NEW_ARRAY(a, n, double);
    f->work     = MU_NEW_ARRAY(a, n, double);
    if (f->solved == NULL || f->in_order == NULL || f->rate == NULL || f->work == NULL || done == NULL)
        return false;
    for (int32_t j = 0; j < n; j++) put_in_order(f, m, j, done, &left);
    return true;
}

/* So many cases an hour come to a place, with work of their own beside (Erlangs). */
static void arrive(const flows *f, const mu_model *m, int32_t place, double rate, double work, double *next,
                   const mu_load_slot *slot)
{
    if (place < m->n_types) {
        next[place] += rate;
        slot->load[place] += work;
    } else {
        f->rate[place - m->n_types] += rate;
        f->work[place - m->n_types] += work;
    }
}

/* Cases that have come to journeys come to all their places. */
static void go_through(const flows *f, const mu_model *m, double *next, const mu_load_slot *slot)
{
    for (int32_t at = 0; at < m->n_journeys; at++) {
        const int32_t    j    = f->in_order[at];
        const mu_stages *s    = &m->journeys[j];
        double           rate = f->rate[j], work = f->work[j];
        f->rate[j] = f->work[j] = 0;
        for (int32_t i = 0; i < s->n && rate > 0; i++) {
            for (int32_t k = 0; k < s->stage[i].n; k++) {
                const mu_part *p = &s->stage[i].part[k];
                arrive(f, m, p->stages != NULL ? m->n_types + journey_of(m, p->stages) : p->type, rate, work,
                       next, slot);
            }
            rate *= mu_stage_solved(m, &s->stage[i], f->solved);
            work = 0;
        }
    }
}

/* ---- ways ----------------------------------------------------------------------------------------- */

/* Those of `of` that go one of these ways and are lost on it. */
static double mislaid(const mu_ways *ways, double of)
{
    double sum = 0, upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        sum += of * (ways->way[k].upto - upto) * ways->way[k].lost;
        upto = ways->way[k].upto;
    }
    return sum;
}

static void add_flows(flows *f, const mu_model *m, int32_t from, const mu_ways *ways, double of,
                      double talk_s)
{
    double upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        const mu_way *w      = &ways->way[k];
        const bool    asked  = w->how == MU_CONSULT;
        const double  share  = of * (w->upto - upto) * (1 - w->lost);
        const double  both_s = w->takes != NULL ? mu_dist_mean(w->takes) : 0;
        const double  more_s = asked ? mu_service_average(m, w->to).wrap_up_s : w->repeat * talk_s;
        upto                 = w->upto;
        if (share > 0)
            f->flow[f->n++] = (flow){ .from = from,
                                      .to = w->stages != NULL ? m->n_types + journey_of(m, w->stages) : w->to,
                                      .share   = share,
                                      .again_s = both_s + more_s,
                                      .stays_s = both_s,
                                      .asked   = asked };
    }
}

/* All that customers do who come back after a talk. */
static void add_returns(flows *f, int32_t from, const mu_journey *j, double of)
{
    if (j->reopen.n > 0 && of > 0)
        f->flow[f->n++] = (flow){ .from    = from,
                                  .to      = j->reopen.way[0].to,
                                  .share   = of * j->reopen.way[0].upto,
                                  .before  = j->most_contacts,
                                  .returns = true };
}

/* The share that only asks. */
static double asking(const mu_ways *ways)
{
    double sum = 0, upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        if (ways->way[k].how == MU_CONSULT) sum += ways->way[k].upto - upto;
        upto = ways->way[k].upto;
    }
    return sum;
}

/* The ways on from a type, in the order in which they are decided. Who has asked ends the talk himself, and that may
 * be in vain; then nobody else is asked. */
static void add_type(flows *f, const mu_model *m, int32_t i)
{
    const mu_journey *j      = m->types[i].journey;
    const mu_service  s      = mu_service_average(m, i);
    const double      talk_s = s.talk_s * s.times;
    double            left   = 1 - s.closed, asked, unsolved, lost;

    if (s.capped > 0) {
        const double both_s = j->cap_takes != NULL ? mu_dist_mean(j->cap_takes) : 0;
        f->flow[f->n++]     = (flow){ .from    = i,
                                      .to      = j->cap_to,
                                      .share   = s.capped * s.times,
                                      .again_s = both_s + j->cap_repeat * (double)j->cap_us / 1e6,
                                      .stays_s = both_s };
        left -= s.capped * s.times;
    }
    add_flows(f, m, i, &j->escalate, left, talk_s);
    lost  = mislaid(&j->escalate, left);
    asked = left * asking(&j->escalate);
    left *= 1 - mu_share_of_ways(&j->escalate);
    unsolved = left * (1 - s.resolved);
    add_flows(f, m, i, &j->escalate_failed, unsolved, talk_s);
    lost += mislaid(&j->escalate_failed, unsolved);
    asked += unsolved * asking(&j->escalate_failed);
    add_flows(f, m, i, &j->then, left * s.resolved + asked * s.resolved, talk_s);
    lost += mislaid(&j->then, left * s.resolved + asked * s.resolved);
    add_returns(f, i, j,
                lost + unsolved * (1 - mu_share_of_ways(&j->escalate_failed)) + asked * (1 - s.resolved));
}

static bool gather(const mu_model *m, mu_arena *a, flows *out)
{
    int64_t n = 0;

    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_journey *j = m->types[i].journey;
        if (j != NULL) n += 1 + j->escalate.n + j->escalate_failed.n + j->then.n + j->reopen.n;
    }
    *out = (flows){ 0 };
    if (n == 0) return true;
    out->flow = MU_NEW_ARRAY(a, n, flow);
    if (out->flow == NULL || !gather_journeys(out, m, a)) return false;
    for (int32_t i = 0; i < m->n_types; i++)
        if (m->types[i].journey != NULL) add_type(out, m, i);
    return true;
}

/* ---- gates ---------------------------------------------------------------------------------------- */

/* The part of [from, till), shorter than a day, in which the channel is open. */
static double open_part(const mu_gate *g, const mu_calendar *c, mu_time from, mu_time till)
{
    const int64_t week = 7 * MU_DAY_US;
    const int64_t begins =
        mu_clock_of(from.us) + mu_date_weekday(c->start_date + mu_day_of(from.us)) * MU_DAY_US;
    const int64_t ends = begins + mu_time_since(till, from).us;
    int64_t       open = 0;

    if (g->n_hours == 0) return 1;
    for (int32_t i = 0; i < g->n_hours; i++)
        for (int64_t shift = 0; shift <= week; shift += week) {
            const int64_t first = g->hours[i].from.us + shift, last = g->hours[i].till.us + shift;
            const int64_t a = first > begins ? first : begins, b = last < ends ? last : ends;
            if (b > a) open += b - a;
        }
    return (double)open / (double)(ends - begins);
}

double mu_traffic_passes(const mu_model *m, int32_t type, mu_time from, mu_time till)
{
    const mu_gate *g = m->types[type].gate;

    if (g == NULL) return 1;
    const double open = open_part(g, &m->calendar, from, till);
    const double kept = g->bot_contain * (1 - g->bot_false * g->bot_return); /* of those who try */
    const double late = g->waits ? 1 - (g->bot_try > 0 ? kept : 0) /* who comes to a closed door and */
                        : g->bot_try > 0 ? g->bot_contain - kept   /* waits there, or comes back */
                                         : 0;

    return open * (1 - g->bot_try * kept) + (1 - open) * late;
}

/* ---- sums ----------------------------------------------------------------------------------------- */

/* Room for one slot: contacts with this number within their case, and with the next, an hour; and the share that
 * gets through the gate then. */
typedef struct {
    double *now, *next, *handle_s, *passes;
} room;

/* Contacts that come through the gate at so many an hour: some land with the wrong people first. */
static void lead_astray(const mu_model *m, const mu_load_slot *slot, int32_t type, double rate)
{
    const mu_gate *g = m->types[type].gate;

    if (g == NULL || !(g->wrong_share > 0)) return;
    slot->rate[g->wrong_to] += rate * g->wrong_share;
    slot->load[g->wrong_to] += rate * g->wrong_share * mu_dist_mean(g->wrong_found) / 3600.0;
}

/* Moves all contacts one number on; the rate of those that go on. */
static double step(const mu_model *m, const flows *f, int number, const room *r, const mu_load_slot *slot)
{
    double all = 0;

    for (int32_t i = 0; i < m->n_types; i++) r->next[i] = 0;
    for (int32_t k = 0; k < f->n; k++) {
        const flow *w = &f->flow[k];
        if (w->before > 0 && number >= w->before) continue;
        const double moved = r->now[w->from] * w->share * (w->returns ? r->passes[w->to] : 1);
        if (w->returns) lead_astray(m, slot, w->to, moved);
        if (w->asked) slot->rate[w->to] += moved;
        arrive(f, m, w->to, w->asked ? 0 : moved, moved * w->again_s / 3600.0, r->next, slot);
        slot->load[w->from] += moved * w->stays_s / 3600.0;
    }
    go_through(f, m, r->next, slot);
    for (int32_t i = 0; i < m->n_types; i++) {
        r->now[i] = r->next[i];
        slot->rate[i] += r->now[i];
        slot->load[i] += r->now[i] * r->handle_s[i] / 3600.0;
        all += r->now[i];
    }
    return all;
}

/* What comes by itself gets through the gate; the first to be found there are the contacts with number 1. */
static void pass_gates(const mu_load *l, const room *r, const mu_load_slot *slot)
{
    const mu_model *m = l->model;

    for (int32_t i = 0; i < m->n_types; i++) {
        r->passes[i] = mu_traffic_passes(m, i, slot->from, slot->till);
        slot->rate[i] *= r->passes[i];
        slot->load[i] *= r->passes[i];
        slot->own[i] = slot->rate[i];
    }
    for (int32_t i = 0; i < m->n_types; i++) lead_astray(m, slot, i, slot->own[i]);
}

static void fill_slot(const mu_load *l, const flows *f, int most, const room *r, const mu_load_slot *slot)
{
    const mu_model *m   = l->model;
    double          own = 0, moved;

    pass_gates(l, r, slot);
    for (int32_t i = 0; i < m->n_types; i++) {
        r->now[i] = slot->own[i];
        own += r->now[i];
    }
    if (!(own > 0)) return;
    moved = own;
    for (int number = 1; number <= most && moved > 1e-9 * own; number++) moved = step(m, f, number, r, slot);
}

bool mu_traffic_fill(mu_load *l)
{
    enum { MOST = 2000, LEAST = 10 }; /* numbers within a case: many only where nearly everything goes on */
    const double    affordable = 2e8;
    const mu_model *m          = l->model;
    const size_t    n          = (size_t)m->n_types;
    flows           f;
    room            r;
    double          slots = 0;

    if (!mu_model_has_journeys(m)) return true;
    if (!gather(m, l->arena, &f)) return false;
    r = (room){ mu_arena_take(l->arena, n, sizeof(double)), mu_arena_take(l->arena, n, sizeof(double)),
                mu_arena_take(l->arena, n, sizeof(double)), mu_arena_take(l->arena, n, sizeof(double)) };
    if (r.now == NULL || r.next == NULL || r.handle_s == NULL || r.passes == NULL) return false;
    for (int32_t i = 0; i < m->n_types; i++) r.handle_s[i] = mu_traffic_handle_s(m, i);
    for (int d = 0; d < l->n_days; d++) slots += l->days[d].n_slots;
    const double each = affordable / (slots * (f.n + (double)m->n_types) + 1);
    const int    most = f.n == 0 ? 0 : each > MOST ? MOST : each < LEAST ? LEAST : (int)each;
    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) fill_slot(l, &f, most, &r, &l->days[d].slots[s]);
    return true;
}
