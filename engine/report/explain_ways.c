/* explain_ways.c - in words: who answers a contact type and on what terms, and where its contacts go on. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>

#include "behaviour/behaviour.h"

#define MOST_NAMED 8 /* in one sentence */

/* ---- who answers ---------------------------------------------------------------------------------- */

/* Opens the brackets, or goes on in them. */
static const char *join(const char **between)
{
    const char *now = *between;

    *between = ", ";
    return now;
}

static void add_work(mu_text *out, const mu_proficiency *p, const char **between)
{
    if (p->talk != NULL) {
        mu_text_addf(out, "%stalk ", join(between));
        mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(p->talk))));
    }
    if (p->handle < 1 || p->handle > 1)
        mu_text_addf(out, "%s%.4g%% of %s time", join(between), 100 * p->handle,
                     p->talk != NULL ? "that" : "the");
    if (p->resolved >= 0) mu_text_addf(out, "%ssolves %.4g%%", join(between), 100 * p->resolved);
    if (p->lacks > 0)
        mu_text_addf(out, "%sbegins with the practice of %.6g contacts", join(between),
                     mu_first_contacts(p->lacks));
}

void mu_explain_terms(mu_text *out, const mu_proficiency *p)
{
    const char *between = " (";

    add_work(out, p, &between);
    mu_text_add(out, between[0] == ',' ? ")" : " (as the type says)");
}

/* " (after 30 s, while 3 are idle, 90% of the time, solves 85%)" */
static void add_terms(mu_text *out, const mu_ability *a)
{
    const mu_proficiency work    = { a->handle, a->talk, a->resolved, a->lacks };
    const char          *between = " (";

    if (a->after_us > 0) {
        mu_text_addf(out, "%safter ", join(&between));
        mu_report_span(out, (mu_span){ a->after_us });
    }
    if (a->least_idle > 1) mu_text_addf(out, "%swhile %" PRId32 " are idle", join(&between), a->least_idle);
    add_work(out, &work, &between);
    if (between[0] == ',') mu_text_add(out, ")");
}

static const char *rule_of(const mu_contact_type *t)
{
    switch (t->choose) {
    case MU_CHOOSE_PREFERENCE: return NULL; /* the list says it */
    case MU_CHOOSE_LONGEST_IDLE: return "whoever has been idle longest";
    case MU_CHOOSE_LEAST_BUSY: return "whoever has been least busy";
    case MU_CHOOSE_FASTEST: return "the fastest first";
    case MU_CHOOSE_SPECIALIST: return "specialists first";
    case MU_CHOOSE_RANDOM: return "anyone at random";
    case MU_CHOOSE_ROUND_ROBIN: return "in turn";
    case MU_CHOOSE_FIXED_ORDER: return "always in the same order";
    }
    return NULL;
}

void mu_explain_servers(mu_text *out, const mu_model *m, const mu_contact_type *t)
{
    const bool in_order =
        t->rich ? t->choose == MU_CHOOSE_PREFERENCE || t->choose == MU_CHOOSE_FIXED_ORDER : t->by_preference;
    const char *rule = rule_of(t);

    mu_text_add(out, "; served by ");
    for (int32_t k = 0; k < t->n_teams; k++) {
        const bool last = k + 1 == t->n_teams;
        if (k == MOST_NAMED) {
            mu_text_addf(out, " and %" PRId32 " more", t->n_teams - k);
            return;
        }
        if (k > 0) mu_text_add(out, in_order ? ", then " : last ? " or " : ", ");
        mu_text_add(out, m->teams[t->teams[k]].name);
        if (t->ability != NULL) add_terms(out, &t->ability[k]);
    }
    if (rule == NULL || (t->n_teams == 1 && t->choose == MU_CHOOSE_LONGEST_IDLE)) return;
    mu_text_addf(out, ", %s", rule);
}

void mu_explain_first(mu_text *out, const mu_model *m, const mu_team *team)
{
    int32_t n = 0;

    for (int32_t rank = 0; team->rank != NULL && rank < MOST_NAMED; rank++)
        for (int32_t k = 0; k < team->n_types; k++) {
            if (team->rank[k] != rank) continue;
            mu_text_addf(out, "%s%s", n++ == 0 ? ", " : ", then ", m->types[team->types[k]].name);
        }
    if (n > 0) mu_text_add(out, " before all else");
}

void mu_explain_next(mu_text *out, const mu_team *team)
{
    static const char *const rules[] = {
        [MU_NEXT_PRIORITY]      = NULL,
        [MU_NEXT_ORDER]         = NULL, /* the list says it */
        [MU_NEXT_LONGEST_WAIT]  = "the longest wait first",
        [MU_NEXT_LONGEST_QUEUE] = "the longest queue first",
        [MU_NEXT_WEIGHTED_WAIT] = "the longest weighted wait first",
        [MU_NEXT_SLACK]         = "the least time left to its target first",
        [MU_NEXT_QUEUE_RATIO]   = "the largest queue for its weight first",
        [MU_NEXT_SPECIALIST]    = "what the fewest teams take first",
    };

    if (rules[team->next] != NULL) mu_text_addf(out, ", %s", rules[team->next]);
}

/* ", taking 100%, 110%, 130% of the time with 1, 2, 3 of them" */
static void add_slowdown(mu_text *out, const mu_contact_type *t)
{
    bool any = false;

    for (int32_t k = 0; k < t->concurrency; k++) any = any || t->slowdown[k] > 1;
    if (!any) return;
    if (t->concurrency > MOST_NAMED) {
        mu_text_addf(out, ", taking %.6g%% of the time with 1, %.6g%% with %" PRId32, 100 * t->slowdown[0],
                     100 * t->slowdown[t->concurrency - 1], t->concurrency);
        return;
    }
    mu_text_add(out, ", taking ");
    for (int32_t k = 0; k < t->concurrency; k++)
        mu_text_addf(out, "%s%.6g%%", k > 0 ? ", " : "", 100 * t->slowdown[k]);
    mu_text_add(out, " of the time with ");
    for (int32_t k = 0; k < t->concurrency; k++) mu_text_addf(out, "%s%" PRId32, k > 0 ? ", " : "", k + 1);
}

void mu_explain_hands(mu_text *out, const mu_contact_type *t)
{
    if (t->concurrency > 1) {
        mu_text_addf(out, "; up to %" PRId32 " in hand at once", t->concurrency);
        add_slowdown(out, t);
    }
    if (t->interrupts) mu_text_add(out, "; interrupts what may be interrupted");
    if (t->interruptible) mu_text_add(out, "; may be interrupted");
    if (t->prefer.us > 0) {
        mu_text_add(out, "; who comes back waits ");
        mu_report_span(out, t->prefer);
        mu_text_add(out, " for the person of last time");
    }
}

/* ---- where contacts go on ------------------------------------------------------------------------- */

/* " (handed over in person, 2 min together)" */
static void add_hand_over(mu_text *out, mu_hand_over how, const mu_dist *takes)
{
    if (how == MU_COLD) return;
    mu_text_add(out, how == MU_WARM ? " (handed over in person" : " (asked while the customer holds");
    if (takes != NULL) {
        mu_text_add(out, ", ");
        mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(takes))));
        mu_text_add(out, " together");
    }
    mu_text_add(out, ")");
}

/* "22% go on to l2 after 5 min, 5% to logistics" */
static void add_ways(mu_text *out, const mu_model *m, const mu_ways *ways, const char *first)
{
    double upto = 0;

    for (int32_t k = 0; k < ways->n; k++) {
        const mu_way *w = &ways->way[k];
        if (k == MOST_NAMED) {
            mu_text_addf(out, " and %" PRId32 " more", ways->n - k);
            return;
        }
        mu_text_addf(out, "%s%.4g%% %s%s", k > 0 ? ", " : "", 100 * (w->upto - upto), k == 0 ? first : "to ",
                     mu_model_place_name(m, w->to, w->stages));
        if (w->after != NULL) {
            mu_text_add(out, " after ");
            mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(w->after))));
        }
        add_hand_over(out, w->how, w->takes);
        if (w->lost > 0) mu_text_addf(out, " (%.4g%% of it gets lost)", 100 * w->lost);
        upto = w->upto;
    }
}

static bool all_solved(const mu_contact_type *t)
{
    bool all = !(t->journey->resolved < 1);

    for (int32_t k = 0; t->ability != NULL && k < t->n_teams; k++)
        all = all && (t->ability[k].resolved < 0 || t->ability[k].resolved >= 1);
    return all;
}

static void add_unsolved(mu_text *out, const mu_model *m, const mu_journey *j)
{
    if (j->escalate_failed.n > 0) {
        mu_text_add(out, "; of the rest ");
        add_ways(out, m, &j->escalate_failed, "go on to ");
    }
    if (j->reopen.n == 0) return;
    mu_text_add(out, j->escalate_failed.n > 0 ? "; of those left " : "; of the rest ");
    add_ways(out, m, &j->reopen, "come back as ");
    mu_text_addf(out, ", at most %" PRId32 " contacts a case", j->most_contacts);
}

static void add_before(mu_text *out, const mu_contact_type *t)
{
    const mu_journey *j         = t->journey;
    const double      abandoned = mu_type_may_give_up(t) ? j->redial_abandoned : 0;

    if (j->n_balk > 0)
        mu_text_addf(out, "from %" PRId32 " waiting on %.4g%% turn away", j->balk[0].waiting,
                     100 * j->balk[0].share);
    if (j->n_balk_told > 0) {
        mu_text_add(out, j->n_balk > 0 ? "; of those told " : "of those told ");
        mu_report_span(out, (mu_span){ j->balk_told[0].told_us });
        mu_text_addf(out, " or more %.4g%% turn away", 100 * j->balk_told[0].share);
    }
    if (!(abandoned > 0) && !(j->redial_blocked > 0)) return;
    mu_text_add(out, out->length > 0 ? "; " : "");
    if (abandoned > 0) mu_text_addf(out, "%.4g%% of those who give up ", 100 * abandoned);
    if (abandoned > 0 && j->redial_blocked > 0) mu_text_add(out, "and ");
    if (j->redial_blocked > 0) mu_text_addf(out, "%.4g%% of those blocked ", 100 * j->redial_blocked);
    mu_text_add(out, "try again after ");
    mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(j->redial_after))));
    if (j->redial_tries > 0) mu_text_addf(out, ", at most %" PRId32 " times", j->redial_tries);
    if (j->redial_same) mu_text_add(out, ", as patient as before");
}

/* "30% need something from the customer, at most 3 times: he answers after 6 h while the due time stands still, 10% never;
 * closed after 7 d" */
static void add_ask_back(mu_text *out, const mu_contact_type *t)
{
    const mu_ask_back *ask = t->journey->ask;

    if (ask == NULL) return;
    mu_text_addf(out, "%s%.4g%% need something from the customer", out->length > 0 ? "; " : "",
                 100 * ask->share);
    if (ask->most > 1)
        mu_text_addf(out, ", at most %" PRId32 " times", ask->most);
    else
        mu_text_add(out, ", once");
    mu_text_add(out, ", who answers after ");
    mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(ask->answer))));
    if (t->has_due)
        mu_text_add(out, ask->pause ? " while the due time stands still" : " while the due time goes on");
    if (ask->never > 0) mu_text_addf(out, ", %.4g%% never", 100 * ask->never);
    mu_text_add(out, "; closed without an answer after ");
    mu_report_span(out, (mu_span){ ask->close_us });
}

void mu_explain_journey(mu_text *out, const mu_model *m, const mu_contact_type *t)
{
    const mu_journey *j = t->journey;

    if (j == NULL) return;
    add_before(out, t);
    if (j->cap_us < MU_NEVER_US) {
        mu_text_add(out, out->length > 0 ? "; talk over " : "talk over ");
        mu_report_span(out, (mu_span){ j->cap_us });
        mu_text_addf(out, " goes on as %s", m->types[j->cap_to].name);
        add_hand_over(out, j->cap_how, j->cap_takes);
    }
    add_ask_back(out, t);
    if (out->length > 0 && j->escalate.n > 0) mu_text_add(out, "; ");
    add_ways(out, m, &j->escalate, "go on to ");
    if (!all_solved(t)) {
        mu_text_addf(out, "%s%.4g%% %sare solved", out->length > 0 ? "; " : "", 100 * j->resolved,
                     j->escalate.n > 0 ? "of the others " : "");
        add_unsolved(out, m, j);
    }
    if (j->then.n > 0) {
        mu_text_addf(out, "%sof the solved ", out->length > 0 ? "; " : "");
        add_ways(out, m, &j->then, "lead on to ");
    }
}

/* ---- journeys ------------------------------------------------------------------------------------- */

void mu_report_parts(mu_text *out, const mu_model *m, const mu_stage *stage)
{
    for (int32_t k = 0; k < stage->n; k++) {
        if (k == MOST_NAMED) {
            mu_text_addf(out, " and %" PRId32 " more", stage->n - k);
            return;
        }
        if (k > 0) mu_text_add(out, k + 1 == stage->n ? " and " : ", ");
        mu_text_add(out, mu_model_place_name(m, stage->part[k].type, stage->part[k].stages));
    }
}

void mu_explain_stages(mu_text *out, const mu_model *m, const mu_stages *s)
{
    int32_t most = 1;

    for (int32_t i = 0; i < s->n; i++) {
        if (s->stage[i].n > most) most = s->stage[i].n;
        if (i >= MOST_NAMED) continue;
        if (i > 0) mu_text_add(out, ", then ");
        mu_report_parts(out, m, &s->stage[i]);
        if (s->stage[i].n > 1) mu_text_add(out, s->stage[i].n == 2 ? " both at once" : " all at once");
    }
    if (s->n > MOST_NAMED) mu_text_addf(out, ", and %" PRId32 " more stages", s->n - MOST_NAMED);
    if (s->n > 1)
        mu_text_add(out, most > 1 ? "; a stage begins when all of the one before is solved"
                                  : "; a stage begins when the one before is solved");
    if (most > 1 || s->n > 1)
        mu_text_add(out, s->n > 1 ? ", else the journey ends there unsolved" : "; solved when all of it is");
}
