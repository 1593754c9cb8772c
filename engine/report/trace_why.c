/* trace_why.c - why a contact went where it went, in words that the floor and the scenario's rules bear out. */
#include "report/trace.h"

enum { MOST_TEAMS = 4 }; /* named in one clause */

static const char *team_name(const mu_model *m, int32_t team)
{
    return m->teams[team].name;
}

static int64_t waited_us(const mu_onlooker *o, const mu_sighting *s)
{
    const mu_seen_contact *c = mu_onlooker_contact(o, s->contact);

    return c != NULL ? s->at.us - c->arrived_us : 0;
}

/* ---- which kind of decision ------------------------------------------------------------------------ */

typedef enum {
    NO_DECISION,
    WHO_TAKES_IT, /* a contact has come, or came back: which of the idle people */
    WHAT_TO_TAKE, /* a person is free: which of those waiting */
    NOBODY,       /* it must wait */
    TURNED_AWAY   /* it is blocked */
} decision;

static decision decision_of(const mu_onlooker *o, const mu_sighting *s)
{
    switch (s->what) {
    case MU_SAW_ANSWER:
        return s->agent == o->freed && s->contact != o->arriving ? WHAT_TO_TAKE : WHO_TAKES_IT;
    case MU_SAW_QUEUED: return NOBODY;
    case MU_SAW_BLOCKED: return s->contact == o->arriving ? TURNED_AWAY : NO_DECISION;
    default: return NO_DECISION;
    }
}

static bool somebody_is_open(const mu_onlooker *o, int32_t type, int64_t waited)
{
    for (int32_t i = 0; i < o->model->types[type].n_teams; i++)
        if (mu_onlooker_is_open(o, type, i, waited)) return true;
    return false;
}

bool mu_trace_foresees(const mu_onlooker *o, const mu_sighting *s, bool *agrees)
{
    const decision what   = decision_of(o, s);
    const int64_t  waited = what == NO_DECISION ? 0 : waited_us(o, s);

    *agrees = false;
    if (what == NO_DECISION) return false;
    if (what == WHAT_TO_TAKE) {
        const int64_t next = mu_onlooker_next(o, s->team);
        *agrees            = next == s->contact;
        return next != MU_ONLOOKER_NONE;
    }
    const int32_t person = mu_onlooker_person(o, s->type, waited);
    if (what == WHO_TAKES_IT) *agrees = person == s->agent;
    if (what == NOBODY) *agrees = person == -1 && !mu_onlooker_no_line(o, s->type);
    if (what == TURNED_AWAY)
        *agrees = mu_onlooker_no_line(o, s->type) || (person == -1 && mu_onlooker_no_place(o, s->type));
    return person != MU_ONLOOKER_NONE;
}

/* ---- why not ---------------------------------------------------------------------------------------- */

/* Why nobody of a team that is not open takes it: "all 23 of desk are busy". */
static void add_why_shut(mu_text *out, const mu_teller *t, int32_t type, int32_t place, int64_t waited)
{
    const mu_contact_type *spec = &t->model->types[type];
    const int32_t          team = spec->teams[place];
    const mu_seen_team    *seen = &t->floor->team[team];
    const char            *name = team_name(t->model, team);

    if (seen->on_duty == 0) {
        mu_text_addf(out, "nobody of %s is on duty", name);
    } else if (spec->concurrency > 1) {
        mu_text_addf(out, "nobody of %s has room for it", name);
    } else if (seen->idle == 0 && seen->on_duty == 1) {
        mu_text_addf(out, "the one of %s is busy", name);
    } else if (seen->idle == 0) {
        mu_text_addf(out, "all %d of %s are busy", (int)seen->on_duty, name);
    } else if (waited < spec->ability[place].after_us) {
        mu_text_addf(out, "%s takes %s only after ", name, spec->name);
        mu_trace_span(out, t, spec->ability[place].after_us);
    } else {
        mu_text_addf(out, "%s takes %s only while %d are idle, not %d", name, spec->name,
                     (int)spec->ability[place].least_idle, (int)seen->idle);
    }
}

/* Goes through the teams of a type before `till` that are not open. With `idle_only`, those of them that have idle
 * people. The number told. */
static int add_shut_teams(mu_text *out, const mu_teller *t, int32_t type, int32_t till, bool idle_only,
                          int64_t waited, const char *before)
{
    const mu_contact_type *spec = &t->model->types[type];
    int                    told = 0, more = 0;

    for (int32_t i = 0; i < till; i++) {
        if (mu_onlooker_is_open(t->floor, type, i, waited)) continue;
        if (idle_only && t->floor->team[spec->teams[i]].idle == 0) continue;
        if (told == MOST_TEAMS) {
            more++;
            continue;
        }
        mu_text_add(out, told++ == 0 ? before : ", ");
        add_why_shut(out, t, type, i, waited);
    }
    if (more > 0) mu_text_addf(out, ", and so on for %d more team%s", more, more == 1 ? "" : "s");
    return told;
}

/* "all 8 are busy (5 of desk, 3 of help)", where every one of several teams is on duty and busy. */
static bool add_all_busy(mu_text *out, const mu_teller *t, int32_t type)
{
    const mu_contact_type *spec = &t->model->types[type];
    int32_t                all  = 0;

    if (spec->n_teams < 2 || spec->concurrency > 1) return false;
    for (int32_t i = 0; i < spec->n_teams; i++) {
        const mu_seen_team *seen = &t->floor->team[spec->teams[i]];
        if (seen->idle > 0 || seen->on_duty == 0) return false;
        all += seen->on_duty;
    }
    if (spec->n_teams > MOST_TEAMS) {
        mu_text_addf(out, "all %d of %d teams are busy", (int)all, (int)spec->n_teams);
        return true;
    }
    mu_text_addf(out, "all %d are busy", (int)all);
    for (int32_t i = 0; i < spec->n_teams; i++)
        mu_text_addf(out, "%s%d of %s", i == 0 ? " (" : ", ", (int)t->floor->team[spec->teams[i]].on_duty,
                     team_name(t->model, spec->teams[i]));
    mu_text_add(out, ")");
    return true;
}

static void add_why_nobody(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited)
{
    if (add_all_busy(out, t, s->type)) return;
    if (t->model->types[s->type].concurrency <= 1 && somebody_is_open(t->floor, s->type, waited)) return;
    add_shut_teams(out, t, s->type, t->model->types[s->type].n_teams, false, waited, "");
}

static void add_why_blocked(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    const mu_contact_type *spec = &t->model->types[s->type];

    if (mu_onlooker_no_line(t->floor, s->type)) {
        const int32_t n = t->model->lines[spec->lines].capacity;
        mu_text_addf(out, n == 1 ? "the one line is in use" : "all %d lines are in use", (int)n);
    } else if (spec->queue_capacity == 0) {
        add_why_nobody(out, t, s, 0);
    } else if (mu_onlooker_no_place(t->floor, s->type)) {
        const int32_t n = spec->queue_capacity;
        mu_text_addf(out, n == 1 ? "the one waiting place is taken" : "all %d waiting places are taken",
                     (int)n);
    }
}

/* ---- why this person -------------------------------------------------------------------------------- */

/* People who could take it, in all teams or in one (`only`, else -1). */
static int32_t count_open(const mu_onlooker *o, int32_t type, int64_t waited, int32_t only, int32_t *teams)
{
    const mu_contact_type *spec = &o->model->types[type];
    int32_t                n    = 0;

    *teams = 0;
    for (int32_t i = 0; i < spec->n_teams; i++) {
        if (!mu_onlooker_is_open(o, type, i, waited)) continue;
        if (only >= 0 && spec->teams[i] != only) continue;
        n += o->team[spec->teams[i]].idle;
        (*teams)++;
    }
    return n;
}

/* Has anybody else who could take it been idle since the same instant? */
static bool is_tied(const mu_onlooker *o, int32_t type, int64_t waited, int32_t only, int32_t agent)
{
    const mu_contact_type *spec  = &o->model->types[type];
    const int64_t          since = o->person[agent].since_us;
    const int32_t          next  = o->person[agent].next;

    if (next >= 0 && o->person[next].since_us == since) return true;
    for (int32_t i = 0; i < spec->n_teams; i++) {
        if (!mu_onlooker_is_open(o, type, i, waited)) continue;
        if (only >= 0 && spec->teams[i] != only) continue;
        const int32_t first = o->team[spec->teams[i]].first;
        if (first != agent && o->person[first].since_us == since) return true;
    }
    return false;
}

/* "idle for longest of 5, 4 min 10 s" */
static void add_idle_longest(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited,
                             int32_t only)
{
    const mu_contact_type *spec = &t->model->types[s->type];
    const mu_onlooker     *o    = t->floor;
    int32_t                teams, told = 0;
    const int32_t          n = count_open(o, s->type, waited, only, &teams);

    if (n == 1) {
        mu_text_add(out, "the only one idle");
        if (only >= 0) mu_text_addf(out, " in %s", team_name(t->model, only));
        return;
    }
    const bool tied = is_tied(o, s->type, waited, only, s->agent);
    mu_text_addf(out, tied ? "first in line of %d idle" : "idle for longest of %d", (int)n);
    for (int32_t i = 0; i < spec->n_teams && teams > 1 && teams <= MOST_TEAMS; i++) {
        if (!mu_onlooker_is_open(o, s->type, i, waited)) continue;
        mu_text_addf(out, "%s%d of %s", told++ == 0 ? " (" : ", ", (int)o->team[spec->teams[i]].idle,
                     team_name(t->model, spec->teams[i]));
    }
    mu_text_add(out, told > 0 ? "), " : ", ");
    if (tied) mu_text_add(out, "for ");
    mu_trace_span(out, t, s->at.us - o->person[s->agent].since_us);
    if (tied) mu_text_add(out, " like others");
}

/* The teams after `place` that could take it too: "desk comes before help (2 idle)". */
static void add_teams_behind(mu_text *out, const mu_teller *t, int32_t type, int32_t place, int64_t waited)
{
    const mu_contact_type *spec = &t->model->types[type];
    int                    told = 0;

    for (int32_t i = place + 1; i < spec->n_teams && told < MOST_TEAMS; i++) {
        if (!mu_onlooker_is_open(t->floor, type, i, waited)) continue;
        if (told++ == 0)
            mu_text_addf(out, "%s comes before ", team_name(t->model, spec->teams[place]));
        else
            mu_text_add(out, ", ");
        mu_text_addf(out, "%s (%d idle)", team_name(t->model, spec->teams[i]),
                     (int)t->floor->team[spec->teams[i]].idle);
    }
    if (told > 0) mu_text_add(out, "; ");
}

/* By preference: why not the teams before, and who stands behind. */
static void add_first_team(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited)
{
    const mu_contact_type *spec  = &t->model->types[s->type];
    int32_t                place = 0;

    while (spec->teams[place] != s->team) place++;
    if (add_shut_teams(out, t, s->type, place, false, waited, "") > 0) mu_text_add(out, "; ");
    add_teams_behind(out, t, s->type, place, waited);
    add_idle_longest(out, t, s, waited, s->team);
}

/* Rules that rest on more than can be seen are named, not checked. */
static void add_rule_of_choice(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited)
{
    const mu_contact_type *spec = &t->model->types[s->type];
    int32_t                teams;
    const int32_t          n    = count_open(t->floor, s->type, waited, -1, &teams);
    const char            *rule = NULL;

    switch (spec->choose) {
    case MU_CHOOSE_LEAST_BUSY: rule = "the least busy"; break;
    case MU_CHOOSE_SPECIALIST: rule = "of the most specialized team"; break;
    case MU_CHOOSE_RANDOM: rule = "drawn at random"; break;
    case MU_CHOOSE_ROUND_ROBIN: rule = "next in turn"; break;
    case MU_CHOOSE_FIXED_ORDER: rule = "first in the fixed order"; break;
    case MU_CHOOSE_FASTEST: /* can be seen */
    case MU_CHOOSE_LONGEST_IDLE:
    case MU_CHOOSE_PREFERENCE: break;
    }
    if (rule == NULL || !spec->rich) return;
    if (n == 1)
        mu_text_add(out, "the only one idle");
    else
        mu_text_addf(out, "%s, of %d idle", rule, (int)n);
}

/* "the fastest of 5 idle, 4 min on average" */
static void add_fastest(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited)
{
    const mu_team *team = &t->model->teams[s->team];
    int32_t        teams;
    const int32_t  n = count_open(t->floor, s->type, waited, -1, &teams);

    if (n == 1) {
        mu_text_add(out, "the only one idle");
        return;
    }
    mu_text_addf(out, "the fastest of %d idle, ", (int)n);
    mu_trace_span(
        out, t,
        mu_span_from_seconds(mu_model_pace(t->model, s->team, s->agent - team->first_agent, s->type)).us);
    mu_text_add(out, " on average");
}

static void add_why_person(mu_text *out, const mu_teller *t, const mu_sighting *s, int64_t waited)
{
    const mu_contact_type *spec = &t->model->types[s->type];
    const bool    in_order      = spec->by_preference || (spec->rich && spec->choose == MU_CHOOSE_PREFERENCE);
    const int32_t person        = mu_onlooker_person(t->floor, s->type, waited);

    if (!t->floor->person[s->agent].idle) { /* has a seat left, or was called away for it */
        const int32_t in_hand = t->floor->person[s->agent].in_hand;
        if (in_hand > 0) mu_text_addf(out, "has %d in hand and room for one more", (int)in_hand);
        return;
    }
    if (person == MU_ONLOOKER_NONE) {
        add_rule_of_choice(out, t, s, waited);
    } else if (person == s->agent && mu_onlooker_asks_fastest(spec)) {
        add_fastest(out, t, s, waited);
    } else if (person == s->agent && in_order && spec->n_teams > 1) {
        add_first_team(out, t, s, waited);
    } else if (person == s->agent) {
        add_idle_longest(out, t, s, waited, -1);
        add_shut_teams(out, t, s->type, spec->n_teams, true, waited, "; ");
    }
}

/* ---- why this contact ------------------------------------------------------------------------------- */

/* Those that the team could take: all, those of the same priority, and whether head starts were compared. */
typedef struct {
    int32_t all, same_priority, same_type;
    bool    head_starts;
} waiting;

static waiting count_waiting(const mu_onlooker *o, int32_t team, int32_t chosen)
{
    const mu_model *m = o->model;
    waiting         n = { 0 };

    for (int32_t i = 0; i < m->teams[team].n_types; i++) {
        const int32_t type = m->teams[team].types[i];
        const int32_t here = o->type[type].waiting;
        n.all += here;
        if (type == chosen) n.same_type = here;
        if (m->types[type].priority != m->types[chosen].priority || here == 0) continue;
        n.same_priority += here;
        if (m->types[type].head_start.us != m->types[chosen].head_start.us) n.head_starts = true;
    }
    return n;
}

/* Times are left to the sentence, which has them. */
static void add_longest_wait(mu_text *out, const mu_teller *t, const mu_sighting *s, const waiting *n)
{
    const mu_seen_contact *c     = mu_onlooker_contact(t->floor, s->contact);
    const int64_t          start = t->model->types[s->type].head_start.us;

    mu_text_add(out, c->returned ? "longest since it came" : "longest wait");
    if (!n->head_starts) return;
    mu_text_add(out, start > 0 ? ", with its head start of " : ", in spite of head starts,");
    if (start > 0) mu_trace_span(out, t, start);
    if (start > 0) mu_text_add(out, ",");
}

static bool comes_first(const mu_team *team, int32_t type)
{
    for (int32_t k = 0; team->rank != NULL && k < team->n_types; k++)
        if (team->types[k] == type) return team->rank[k] < INT32_MAX;
    return false;
}

static void add_rule_of_next(mu_text *out, const mu_model *m, const mu_team *team, int32_t type,
                             const waiting *n)
{
    const char *rule = NULL;

    switch (team->next) {
    case MU_NEXT_LONGEST_WAIT: rule = "longest wait"; break;
    case MU_NEXT_LONGEST_QUEUE: rule = "longest queue"; break;
    case MU_NEXT_WEIGHTED_WAIT: rule = "longest weighted wait"; break;
    case MU_NEXT_SLACK: rule = "least time left to its target"; break;
    case MU_NEXT_QUEUE_RATIO: rule = "largest queue for its weight"; break;
    case MU_NEXT_SPECIALIST: rule = "what the fewest teams take"; break;
    case MU_NEXT_PRIORITY:
    case MU_NEXT_ORDER: break;
    }
    if (n->all == 1)
        mu_text_add(out, "the only one waiting");
    else if (comes_first(team, type) && n->all > n->same_type)
        mu_text_addf(out, "%s comes first in %s, of %d waiting", m->types[type].name, team->name,
                     (int)n->all);
    else if (rule != NULL)
        mu_text_add(out, rule);
}

static void add_why_contact(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    const mu_team         *team = &t->model->teams[s->team];
    const mu_seen_contact *c    = mu_onlooker_contact(t->floor, s->contact);
    const waiting          n    = count_waiting(t->floor, s->team, s->type);
    const int64_t          next = mu_onlooker_next(t->floor, s->team);

    if (next == MU_ONLOOKER_NONE) {
        add_rule_of_next(out, t->model, team, s->type, &n);
        return;
    }
    if (next != s->contact || c == NULL) return;
    const int32_t priority = t->model->types[s->type].priority;
    if (n.all == 1) {
        mu_text_add(out, "the only one waiting");
    } else if (team->by_preference && n.all > n.same_type) {
        mu_text_addf(out, "%s comes first in %s's order, of %d waiting", t->model->types[s->type].name,
                     team->name, (int)n.all);
    } else if (c->returned && n.all == n.same_type) {
        mu_text_addf(out, "answered before, so first of %d", (int)n.all);
    } else if (team->by_preference || n.same_priority == n.all) {
        add_longest_wait(out, t, s, &n);
        mu_text_addf(out, " of %d", (int)n.all);
    } else if (n.same_priority == 1) {
        mu_text_addf(out, "highest priority, %d, of %d waiting", (int)priority, (int)n.all);
    } else {
        add_longest_wait(out, t, s, &n);
        mu_text_addf(out, " of the %d with the highest priority, %d, of %d waiting", (int)n.same_priority,
                     (int)priority, (int)n.all);
    }
}

/* A rule decides this: its own words stand beside it (trace_rule.c). */
static bool is_ruled(const mu_model *m, decision what)
{
    return m->n_rules > 0 && (what == WHO_TAKES_IT || what == WHAT_TO_TAKE || what == NOBODY);
}

void mu_trace_reason(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    if (is_ruled(t->model, decision_of(t->floor, s))) return;
    switch (decision_of(t->floor, s)) {
    case NO_DECISION: break;
    case WHO_TAKES_IT: add_why_person(out, t, s, waited_us(t->floor, s)); break;
    case WHAT_TO_TAKE: add_why_contact(out, t, s); break;
    case NOBODY: add_why_nobody(out, t, s, waited_us(t->floor, s)); break;
    case TURNED_AWAY: add_why_blocked(out, t, s); break;
    }
}
