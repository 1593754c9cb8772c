/* explain_people.c - in words: who in a team differs from the others, and how. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>

#include "model/person.h"

enum { MOST_NAMED = 8, MOST_TYPES = 4 }; /* people, and contact types of each, in one sentence */

static bool same_terms(const mu_proficiency *a, const mu_proficiency *b)
{
    return a->handle == b->handle && a->talk == b->talk && a->lacks == b->lacks &&
           (a->resolved == b->resolved || (a->resolved < 0 && b->resolved < 0));
}

/* "order_call 175% of the time, solves 68.7%" for the types in which he differs. */
static void add_own_terms(mu_text *out, const mu_model *m, int32_t team, int32_t person, bool *any)
{
    const mu_team *t    = &m->teams[team];
    int32_t        told = 0, more = 0;

    for (int32_t k = 0; t->own != NULL && t->own[person] != NULL && k < t->n_types; k++) {
        const int32_t        type = t->types[k];
        const mu_proficiency his = t->own[person][k], theirs = mu_model_proficiency(m, team, -1, type);
        if (same_terms(&his, &theirs)) continue;
        if (told == MOST_TYPES) {
            more++;
            continue;
        }
        mu_text_addf(out, "%s%s", told++ > 0 ? ", " : " ", m->types[type].name);
        mu_explain_terms(out, &his);
    }
    if (more > 0) mu_text_addf(out, " and %" PRId32 " more", more);
    *any = told > 0;
}

/* Do two neighbours have all in common? */
static bool alike(const mu_team *t, int32_t a, int32_t b)
{
    return (t->own == NULL || t->own[a] == t->own[b]) && mu_model_pay(t, a) == mu_model_pay(t, b);
}

static bool differs(const mu_team *t, int32_t person)
{
    return (t->own != NULL && t->own[person] != NULL) || mu_model_pay(t, person) != t->pay_per_hour;
}

static void add_one(mu_text *out, const mu_model *m, int32_t team, int32_t person, int32_t n)
{
    const mu_team *t = &m->teams[team];
    char           name[MU_PERSON_NAME_ROOM];
    bool           any;

    mu_person_name(m, t->first_agent + person, name, sizeof name);
    if (n > 1) mu_text_addf(out, "%" PRId32 " people from ", n);
    mu_text_addf(out, n > 1 ? "%s on:" : "%s:", name);
    add_own_terms(out, m, team, person, &any);
    if (mu_model_pay(t, person) == t->pay_per_hour) {
        if (!any) mu_text_add(out, " as the others");
        return;
    }
    mu_text_add(out, any ? ", " : " ");
    mu_explain_pay(out, m, mu_model_pay(t, person));
}

void mu_explain_own(mu_text *out, const mu_model *m, int32_t team)
{
    const mu_team *t    = &m->teams[team];
    int32_t        told = 0, more = 0;

    if (t->own == NULL && t->own_pay == NULL) return;
    for (int32_t i = 0, end; i < t->n_people; i = end) {
        end = i + 1;
        if (!differs(t, i)) continue;
        while (end < t->n_people && mu_person_own_name(t, end) == NULL && alike(t, i, end)) end++;
        if (told == MOST_NAMED) {
            more += end - i;
            continue;
        }
        if (told++ > 0) mu_text_add(out, "; ");
        add_one(out, m, team, i, end - i);
    }
    if (more > 0) mu_text_addf(out, "; and %" PRId32 " more", more);
}
