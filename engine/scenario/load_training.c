/* load_training.c - what courses teach and when they are held; what is written down. */
#include "scenario/load_training.h"

#include <math.h>
#include <string.h>

#include "behaviour/behaviour.h"
#include "scenario/load_behaviour.h"

#define COURSE    "training.*."
#define KNOWLEDGE "knowledge."

enum { NO_KIND, KINDS = 7, FULL_HOURS = 40, NO_LIMIT = 0 };

/* Of 40 hours; after that there is no more. All but the first figure are guesses, [D]. */
static const struct kind {
    double  faster, solves, transfer, cost;
    int32_t seats;
} kinds[KINDS] = {
    { 0, 0, 0.62, 0, NO_LIMIT },       /* of no kind */
    { 0.154, 0, 0.62, 0, 12 },         /* internal */
    { 0.154, 0, 0.50, 800, 12 },       /* external */
    { 0.120, 0, 0.50, 100, NO_LIMIT }, /* online */
    { 0.030, 0.3, 0.62, 0, 8 },        /* roleplay */
    { 0.050, 0.2, 0.62, 0, 16 },       /* case */
    { 0.050, 0.1, 0.40, 150, 40 },     /* seminar */
};

static const struct kind *kind_of(const mu_load *l, const mu_node *node)
{
    return &kinds[mu_node_get(node, "kind") != NULL ? 1 + mu_load_choice(l, node, "kind", COURSE "kind")
                                                    : NO_KIND];
}

static bool has_any(const mu_node *node, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (mu_node_get(node, keys[i]) != NULL) return true;
    return false;
}

bool mu_load_is_course(const mu_node *training)
{
    static const char *const keys[] = { "kind", "faster", "solves", "practice", "peers", "cost" };

    return has_any(training, keys, sizeof keys / sizeof keys[0]);
}

static bool teaches(const mu_load *l)
{
    const mu_node *training = mu_node_get(l->root, "training");

    for (int32_t i = 0; training != NULL && i < training->n; i++)
        if (mu_load_is_course(training->child[i])) return true;
    return false;
}

bool mu_load_teaches(const mu_load *l)
{
    return teaches(l) || mu_node_get(l->root, "knowledge") != NULL;
}

static double number_or(const mu_node *map, const char *key, double otherwise)
{
    const mu_node *node = mu_node_get(map, key);

    return node != NULL ? mu_node_number(node) : otherwise;
}

static double share_or(const mu_node *map, const char *key, double otherwise)
{
    const mu_node *node = mu_node_get(map, key);

    return node != NULL ? mu_node_share(node) : otherwise;
}

static double half_life_of(const mu_load *l, const mu_node *map, const char *path)
{
    const mu_node *node = mu_node_get(map, "half_life");

    if (node != NULL && strcmp(node->text, "never") == 0) return INFINITY;
    return (double)mu_load_span(l, map, "half_life", path).us / (double)MU_DAY_US;
}

/* ---- when it is held ------------------------------------------------------------------------------ */

static int32_t day_of(const mu_load *l, const mu_node *map, const char *key, int32_t otherwise)
{
    const mu_node *node = mu_node_get(map, key);
    int64_t        date;

    if (node == NULL || !mu_date_parse(node->text, &date)) return otherwise;
    return (int32_t)(date - l->model->calendar.start_date);
}

static bool is_for_team(const mu_node *meeting, const char *team)
{
    const mu_node *teams = mu_node_get(meeting, "teams");

    for (int32_t i = 0; i < mu_names_count(teams); i++)
        if (strcmp(mu_names_at(teams, i)->text, team) == 0) return true;
    return teams == NULL;
}

static int32_t seats_of(const mu_load *l, const mu_node *node)
{
    const mu_node *seats = mu_node_get(node, "seats");

    return seats != NULL ? (int32_t)mu_node_whole(seats) : kind_of(l, node)->seats;
}

/* People of all its teams take turns, one team after the other. */
static void take_turns(const mu_load *l, int32_t team, const mu_node *node, mu_meeting *out)
{
    const int32_t seats = seats_of(l, node);
    int32_t       n     = 0;

    for (int32_t i = 0; i < l->teams.n; i++) {
        if (i == team) out->first_place = n;
        if (is_for_team(node, l->team[i].name)) n += l->team[i].n_people;
    }
    if (seats == NO_LIMIT || seats >= n) return;
    out->seats  = seats;
    out->places = n;
    out->share  = (double)seats / n;
}

void mu_load_sessions(mu_load *l, int32_t team, const mu_node *node, int32_t number, mu_meeting *out)
{
    const mu_node *every = mu_node_get(node, "every");

    out->course   = number;
    out->sessions = 1;
    out->till_day = INT32_MAX;
    if (out->kind != MU_AWAY_TRAINING) return;
    out->sessions   = (int32_t)mu_load_whole(l, node, "sessions", COURSE "sessions");
    out->dated      = every != NULL || mu_node_get(node, "from") != NULL;
    out->from_day   = day_of(l, node, "from", 0);
    out->till_day   = day_of(l, node, "till", INT32_MAX);
    out->every_days = every != NULL ? (int32_t)(mu_node_span(every).us / MU_DAY_US) : 0;
    if (mu_node_get(node, "who") == NULL && mu_node_get(node, "share") == NULL)
        take_turns(l, team, node, out);
}

/* ---- contradictions ------------------------------------------------------------------------------- */

/* The most days that it takes to have so many sessions on these weekdays. */
static int64_t days_needed(mu_days days, int64_t sessions)
{
    int64_t most = 0;

    for (int first = 0; first < 7; first++) {
        int64_t n = 0, day = 0;
        for (; n < sessions; day++) n += days >> ((first + day) % 7) & 1u;
        if (day > most) most = day;
    }
    return most;
}

static void check_dates(mu_load *l, const mu_node *node)
{
    const mu_node *every = mu_node_get(node, "every"), *till = mu_node_get(node, "till");
    const int64_t  sessions = mu_load_whole(l, node, "sessions", COURSE "sessions");
    const int64_t  needed   = days_needed(mu_load_days(l, node, "training.*.days"), sessions);

    if (every != NULL && mu_node_span(every).us % MU_DAY_US != 0)
        mu_load_report(l, every, "write it as 28d", "expected whole days, found \"%s\"", every->text);
    else if (every != NULL && mu_node_span(every).us / MU_DAY_US < needed)
        mu_load_report(l, every, "leave more time, or hold it on more days of the week",
                       "its %lld session%s take up to %lld days on its weekdays, and it begins again before",
                       (long long)sessions, sessions == 1 ? "" : "s", (long long)needed);
    if (till != NULL && day_of(l, node, "till", 0) < day_of(l, node, "from", 0))
        mu_load_report(l, till, "give a later day", "it ends before it begins, or before the scenario does");
}

static void check_teaching(mu_load *l, const mu_node *node)
{
    static const char *const keys[] = { "transfer", "half_life", "skills" };

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const mu_node *at = mu_node_get(node, keys[i]);
        if (at != NULL)
            mu_load_report_key(l, at, "add kind, or faster, solves or practice",
                               "the course teaches nothing that this could be said of");
    }
}

static bool learns(const mu_load *l)
{
    return l->model->behaviour != NULL && l->model->behaviour->learns;
}

void mu_load_check_course(mu_load *l, const mu_node *node, int32_t named)
{
    const mu_node *seats = mu_node_get(node, "seats"), *share = mu_node_get(node, "share");
    const mu_node *practice = mu_node_get(node, "practice");

    check_dates(l, node);
    if (seats != NULL && share != NULL)
        mu_load_report_key(l, share, "give one of them",
                           "seats says how many take part: share has no meaning here");
    else if (seats != NULL && named > mu_node_whole(seats))
        mu_load_report(l, seats, "name fewer, or leave out who: then people take turns",
                       "%d people are named, and there are %s seats", (int)named, seats->text);
    if (!mu_load_is_course(node)) {
        check_teaching(l, node);
        return;
    }
    if (mu_node_get(l->root, "behaviour") == NULL)
        mu_load_report_key(l, node, "add behaviour: {preset: evidence}, or {preset: custom}",
                           "this course teaches something, but people do not change: there is no behaviour");
    else if (practice != NULL && mu_node_share(practice) > 0 && l->model->behaviour != NULL && !learns(l))
        mu_load_report_key(l, practice, "switch behaviour.learning on, or teach faster or solves",
                           "practice counts only where people learn");
}

/* ---- what it teaches ------------------------------------------------------------------------------ */

/* The types named, or all; marked by type. */
static const bool *about(mu_load *l, const mu_node *node)
{
    const mu_node *skills = mu_node_get(node, "skills");
    bool          *of     = MU_LOAD_NEW(l, l->types.n, bool);

    if (of == NULL) return NULL;
    for (int32_t i = 0; i < l->types.n; i++) of[i] = skills == NULL;
    for (int32_t i = 0; i < mu_names_count(skills); i++) {
        const int32_t type = mu_load_type_named(l, mu_names_at(skills, i));
        if (type >= 0) of[type] = true;
    }
    return of;
}

static mu_course course_of(mu_load *l, const mu_node *node)
{
    const struct kind *kind     = kind_of(l, node);
    const int64_t      sessions = mu_load_whole(l, node, "sessions", COURSE "sessions");
    const double       hours =
        (double)sessions * (double)mu_node_span(mu_node_get(node, "for")).us / (double)MU_HOUR_US;
    const double       part  = hours < FULL_HOURS ? hours / FULL_HOURS : 1;
    mu_training_params p     = { .speed      = share_or(node, "faster", kind->faster * part),
                                 .quality    = number_or(node, "solves", kind->solves * part),
                                 .transfer   = share_or(node, "transfer", kind->transfer),
                                 .half_life  = half_life_of(l, node, COURSE "half_life"),
                                 .onboarding = share_or(node, "practice", 0) };
    const double       peers = p.speed * (mu_training_default.peers / mu_training_default.speed);

    p.peers = share_or(node, "peers", peers);
    return (mu_course){ .name     = mu_arena_text(l->arena, node->key),
                        .teaches  = p,
                        .of       = about(l, node),
                        .sessions = (int32_t)sessions,
                        .hours    = hours,
                        .cost     = number_or(node, "cost", kind->cost * hours / FULL_HOURS) };
}

static void load_courses(mu_load *l, mu_behaviour *b)
{
    const mu_entries all    = mu_load_entries(l, mu_node_get(l->root, "training"));
    mu_course       *course = MU_LOAD_NEW(l, all.n, mu_course);
    int32_t          n      = 0;

    if (course == NULL) return;
    for (int32_t i = 0; i < all.n; i++)
        if (mu_load_is_course(all.node[i])) course[n++] = course_of(l, all.node[i]);
    b->courses   = course;
    b->n_courses = n;
}

/* ---- what is written down ------------------------------------------------------------------------- */

static void load_knowledge(mu_load *l, const mu_node *node, mu_behaviour *b)
{
    const bool assistant = mu_load_choice(l, node, "kind", KNOWLEDGE "kind") == 1;

    b->knowledge           = assistant ? mu_knowledge_assistant : mu_knowledge_default;
    b->knowledge.help      = share_or(node, "help", b->knowledge.help);
    b->knowledge.article   = mu_load_share(l, node, "article", KNOWLEDGE "article");
    b->knowledge.half_life = half_life_of(l, node, KNOWLEDGE "half_life");
    b->knowledge.search    = mu_load_share(l, node, "search", KNOWLEDGE "search");
    b->coverage            = mu_load_share(l, node, "coverage", KNOWLEDGE "coverage");
    b->adoption            = mu_load_share(l, node, "adoption", KNOWLEDGE "adoption");
    b->writes              = mu_load_share(l, node, "writes", KNOWLEDGE "writes");
    b->known               = about(l, node);
    b->knows               = b->known != NULL;
}

/* ---- both ----------------------------------------------------------------------------------------- */

static bool is_on(const mu_load *l, const mu_node *behaviour, const char *module, const char *path)
{
    const mu_node *node = mu_node_get(behaviour, module);

    return node == NULL || mu_load_truth(l, node, "on", path);
}

/* A module that is written, and has nothing to do. */
static void warn_of_idle(mu_load *l, const mu_node *behaviour, const char *module, const char *hint,
                         const char *what)
{
    const mu_node *node = behaviour != NULL ? mu_node_get(behaviour, module) : NULL;

    if (node != NULL) mu_load_warn_key(l, node, hint, "this changes nothing: %s", what);
}

void mu_load_training(mu_load *l)
{
    const mu_node *behaviour = mu_node_get(l->root, "behaviour");
    const mu_node *knowledge = mu_node_get(l->root, "knowledge");

    if (!teaches(l))
        warn_of_idle(l, behaviour, "training", "a course teaches with kind, faster, solves or practice",
                     "no course of the section training teaches anything");
    if (knowledge == NULL)
        warn_of_idle(l, behaviour, "knowledge", "add a section knowledge", "nothing is written down");
    if (!mu_load_teaches(l)) return;
    if (behaviour == NULL && knowledge != NULL)
        mu_load_report_key(
            l, knowledge, "add behaviour: {preset: evidence}, or a learning of your own",
            "knowledge stands in for practice, but people do not change: there is no behaviour");
    if (behaviour == NULL || mu_load_choice(l, behaviour, "preset", "behaviour.preset") == MU_PRESET_OFF)
        return;
    mu_behaviour *b = MU_LOAD_NEW(l, 1, mu_behaviour);
    if (b == NULL) return;
    if (l->model->behaviour != NULL) *b = *l->model->behaviour;
    if (is_on(l, behaviour, "training", "behaviour.training.on")) load_courses(l, b);
    if (knowledge != NULL && is_on(l, behaviour, "knowledge", "behaviour.knowledge.on")) {
        if (!b->learns)
            mu_load_report_key(
                l, knowledge, "switch behaviour.learning on, or leave it out",
                "knowledge stands in for practice, and without learning everybody is an expert");
        load_knowledge(l, knowledge, b);
    }
    l->model->behaviour = mu_behaviour_any(b) ? b : NULL;
}
