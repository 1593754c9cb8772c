/* load_meetings.c - meetings and training, which are the same but for their name in the accounts: when they are, and who
 * takes part. */
#include "scenario/load_people.h"
#include "scenario/load_training.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "behaviour/behaviour.h"

/* Who */

/* Those of the team whom the text means: "desk 3", a name of his own, or how names begin: new*. How many; marked in `in`,
 * by person, unless it is NULL. */
static int32_t meant(const mu_team *team, const mu_known_people *known, const char *text, bool *in)
{
    const size_t n = strlen(text), length = strlen(team->name);
    int32_t      person = mu_known_person(known, text), found = 0;

    if (n > 1 && text[n - 1] == '*') {
        for (int32_t i = mu_known_from(known, text, n - 1);
             i < known->n && strncmp(known->one[i].name, text, n - 1) == 0; i++, found++)
            if (in != NULL) in[known->one[i].person] = true;
        return found;
    }
    if (person < 0 && strncmp(text, team->name, length) == 0 && text[length] == ' ')
        person = mu_person_number(text + length + 1, team->n_people);
    if (person >= 0 && in != NULL) in[person] = true;
    return person >= 0;
}

static bool is_for_team(const mu_node *meeting, const char *team)
{
    const mu_node *teams = mu_node_get(meeting, "teams");

    for (int32_t i = 0; i < mu_names_count(teams); i++)
        if (strcmp(mu_names_at(teams, i)->text, team) == 0) return true;
    return teams == NULL;
}

/* Who takes part, marked by person; how many. */
static int32_t seat(const mu_team *team, const mu_known_people *known, const mu_node *meeting, bool *in)
{
    const mu_node *who = mu_node_get(meeting, "who");
    int32_t        n   = 0;

    if (!is_for_team(meeting, team->name)) return 0;
    for (int32_t k = 0; k < team->n_people; k++) in[k] = who == NULL;
    for (int32_t i = 0; i < mu_names_count(who); i++) meant(team, known, mu_names_at(who, i)->text, in);
    for (int32_t k = 0; k < team->n_people; k++) n += in[k];
    return n;
}

/* Checks */

static void report_unknown(mu_load *l, const mu_node *meeting, const mu_node *item)
{
    const char *words[256], *nearest;
    size_t      n = 0;
    char        hint[200];

    for (int32_t i = 0; i < l->teams.n; i++)
        for (int32_t k = 0; k < l->team[i].n_names && n < sizeof words / sizeof words[0]; k++)
            if (l->team[i].names[k] != NULL && is_for_team(meeting, l->team[i].name))
                words[n++] = l->team[i].names[k];
    nearest = mu_text_nearest(item->text, words, n);
    if (nearest != NULL)
        snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest);
    else
        snprintf(hint, sizeof hint,
                 "by a name from people or a roster, how names begin (new*), or team and number (%s 1)",
                 l->teams.node[0]->key);
    mu_load_report(l, item, hint, "nobody in these teams is called \"%.80s\"", item->text);
}

/* `known` by team; NULL: no meeting says who. */
static void check(mu_load *l, const mu_node *meeting, const mu_known_people *known, bool course)
{
    const mu_node *teams = mu_node_get(meeting, "teams"), *who = mu_node_get(meeting, "who");
    const mu_node *share  = mu_node_get(meeting, "share");
    const int64_t  before = l->problems;
    int32_t        named  = 0;

    for (int32_t i = 0; i < mu_names_count(teams); i++) {
        const mu_node *name = mu_names_at(teams, i);
        if (mu_entries_find(l->teams, name->text) < 0)
            mu_load_report_name(l, name, "there is no team", name->text, l->teams);
    }
    if (who != NULL && share != NULL)
        mu_load_report_key(l, share, "give one of them",
                           "who says who takes part: share has no meaning here");
    if (l->problems > before) return;
    for (int32_t i = 0; known != NULL && i < mu_names_count(who); i++) {
        int32_t n = 0;
        for (int32_t team = 0; team < l->teams.n; team++)
            if (is_for_team(meeting, l->team[team].name))
                n += meant(&l->team[team], &known[team], mu_names_at(who, i)->text, NULL);
        if (n == 0) report_unknown(l, meeting, mu_names_at(who, i));
        named += n;
    }
    if (course) mu_load_check_course(l, meeting, named);
}

static bool says_who(mu_entries all)
{
    for (int32_t i = 0; i < all.n; i++)
        if (mu_node_get(all.node[i], "who") != NULL) return true;
    return false;
}

void mu_load_check_meetings(mu_load *l)
{
    const mu_entries meetings = mu_load_entries(l, mu_node_get(l->root, "meetings"));
    const mu_entries training = mu_load_entries(l, mu_node_get(l->root, "training"));
    mu_known_people *known    = NULL;

    if (says_who(meetings) || says_who(training)) known = MU_LOAD_SCRATCH(l, l->teams.n, mu_known_people);
    for (int32_t i = 0; known != NULL && i < l->teams.n; i++) known[i] = mu_load_known_people(l, i);
    for (int32_t i = 0; i < meetings.n; i++) check(l, meetings.node[i], known, false);
    for (int32_t i = 0; i < training.n; i++) check(l, training.node[i], known, true);
}

/* All of a team */

typedef struct {
    mu_load        *l;
    int32_t         team;
    mu_known_people known;
    bool           *in; /* by person */
    mu_meeting     *out;
    int32_t         n;
} list;

static void keep_who(const list *a, int32_t n, mu_meeting *m)
{
    int32_t *who = MU_LOAD_NEW(a->l, n, int32_t);

    if (who == NULL) return;
    for (int32_t k = 0; k < a->l->team[a->team].n_people; k++)
        if (a->in[k]) who[m->n_who++] = k;
    m->who   = who;
    m->share = (double)n / a->l->team[a->team].n_people;
}

static void add(list *a, const char *section, mu_away kind)
{
    const mu_entries all     = mu_load_entries(a->l, mu_node_get(a->l->root, section));
    int32_t          courses = 0;

    for (int32_t i = 0; i < all.n; i++) {
        const mu_node *node  = all.node[i];
        const int32_t  n     = seat(&a->l->team[a->team], &a->known, node, a->in);
        mu_span        clock = { 0 };
        const bool     known = mu_clock_parse(mu_node_get(node, "at")->text, &clock);

        const int32_t number = kind == MU_AWAY_TRAINING && mu_load_is_course(node) &&
                                       a->l->model->behaviour != NULL && a->l->model->behaviour->n_courses > 0
                                   ? courses++
                                   : -1;

        mu_assert(known);
        if (n == 0) continue;
        a->n++;
        if (a->out == NULL) continue;
        mu_meeting *m = &a->out[a->n - 1];
        *m            = (mu_meeting){ .name      = mu_arena_text(a->l->arena, node->key),
                                      .kind      = kind,
                                      .days      = mu_load_days(a->l, node, "meetings.*.days"),
                                      .at_us     = clock.us,
                                      .length_us = mu_node_span(mu_node_get(node, "for")).us,
                                      .share     = mu_load_share(a->l, node, "share", "meetings.*.share") };
        if (m->name == NULL) mu_load_no_memory(a->l);
        mu_load_sessions(a->l, a->team, node, number, m);
        if (mu_node_get(node, "who") != NULL) keep_who(a, n, m);
    }
}

int32_t mu_load_meetings(mu_load *l, int32_t team, mu_meeting *out)
{
    list a = { .l = l, .team = team, .out = out };

    if (mu_node_get(l->root, "meetings") == NULL && mu_node_get(l->root, "training") == NULL) return 0;
    a.known = mu_load_known_people(l, team);
    a.in    = MU_LOAD_SCRATCH(l, l->team[team].n_people, bool);
    if (a.in == NULL) return 0;
    add(&a, "meetings", MU_AWAY_MEETING);
    add(&a, "training", MU_AWAY_TRAINING);
    return a.n;
}
