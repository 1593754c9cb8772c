/* load_people.c - the people of a team as a list: names, maps that say more, and numbers of others beside them. */
#include "scenario/load_people.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *left, const void *right)
{
    const mu_known *a = left, *b = right;
    const int       order = strcmp(a->name, b->name);

    return order != 0 ? order : (a->person > b->person) - (a->person < b->person);
}

mu_known_people mu_load_known_people(mu_load *l, int32_t team)
{
    const mu_team  *t     = &l->team[team];
    mu_known_people known = { .one = MU_LOAD_SCRATCH(l, t->n_names, mu_known) };

    for (int32_t i = 0; known.one != NULL && i < t->n_names; i++)
        if (t->names[i] != NULL) known.one[known.n++] = (mu_known){ t->names[i], i };
    if (known.n > 1) qsort(known.one, (size_t)known.n, sizeof *known.one, by_name);
    return known;
}

int32_t mu_known_person(const mu_known_people *known, const char *name)
{
    int32_t low = 0, high = known->n;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        const int     order  = strcmp(name, known->one[middle].name);
        if (order == 0) return known->one[middle].person;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

int32_t mu_known_from(const mu_known_people *known, const char *text, size_t length)
{
    int32_t low = 0, high = known->n;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (strncmp(known->one[middle].name, text, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t mu_person_number(const char *text, int32_t people)
{
    int64_t number;

    return mu_whole_parse(text, &number) && number >= 1 && number <= people ? (int32_t)number - 1 : -1;
}

int32_t mu_load_person(mu_load *l, int32_t team, const char *text)
{
    const mu_team *t = &l->team[team];

    for (int32_t i = 0; i < t->n_names; i++)
        if (t->names[i] != NULL && strcmp(t->names[i], text) == 0) return i;
    return mu_person_number(text, t->n_people);
}

/* An item that stands for several people, or NULL: a number of its own, or that of a map. */
static const mu_node *number_in(const mu_node *item)
{
    int64_t number;

    if (item->kind == MU_NODE_MAP) return mu_node_get(item, "people");
    return !item->quoted && mu_whole_parse(item->text, &number) ? item : NULL;
}

static const mu_node *name_in(const mu_node *item)
{
    return item->kind == MU_NODE_MAP ? mu_node_get(item, "name") : item;
}

int64_t mu_load_people_in_item(const mu_node *item)
{
    const mu_node *number = number_in(item);

    return number != NULL ? mu_node_whole(number) : 1;
}

int64_t mu_load_people_in(const mu_node *list)
{
    int64_t people = 0;

    for (int32_t i = 0; i < list->n; i++) people += mu_load_people_in_item(list->child[i]);
    return people;
}

const mu_node *mu_load_person_node(const mu_node *list, int32_t person)
{
    int32_t i = 0;

    for (int64_t left = person; left >= mu_load_people_in_item(list->child[i]); i++)
        left -= mu_load_people_in_item(list->child[i]);
    return list->child[i];
}

/* People in the list up to the last one who has a name; 0 after a report. */
static int64_t people_to_last_name(mu_load *l, const mu_node *list)
{
    enum {
        MOST       = 100000,
        MOST_NAMED = 1000000
    }; /* more people than that are refused for all teams together */
    int64_t people = 0, last = 0;

    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *number = number_in(list->child[i]);
        const int64_t  n      = number != NULL ? mu_node_whole(number) : 1;
        if (n < 1 || n > MOST) {
            mu_load_report(l, number, "a number in this list stands for so many people without names",
                           "expected a whole number from 1 to %d, found %s", MOST, number->text);
            return 0;
        }
        people += n;
        if (number == NULL && people <= MOST_NAMED) last = people;
    }
    if (list->n == 0)
        mu_load_report_key(l, list, "for example people: [ana, bob, 8]", "nobody is named here");
    return last;
}

void mu_load_people(mu_load *l, int32_t team, const mu_node *list)
{
    const int64_t n     = people_to_last_name(l, list);
    const char  **names = n > 0 && n <= INT32_MAX ? MU_LOAD_NEW(l, n, const char *) : NULL;
    int64_t       at    = 0;

    for (int32_t i = 0; names != NULL && at < n; i++) {
        const mu_node *item = list->child[i];
        if (number_in(item) == NULL && (names[at] = mu_arena_text(l->arena, name_in(item)->text)) == NULL)
            mu_load_no_memory(l);
        at += mu_load_people_in_item(item);
    }
    l->team[team].names   = names;
    l->team[team].n_names = names != NULL ? (int32_t)n : 0;

    const mu_known_people known = mu_load_known_people(l, team);
    for (int32_t i = 1; i < known.n; i++)
        if (strcmp(known.one[i].name, known.one[i - 1].name) == 0)
            mu_load_report(l, name_in(mu_load_person_node(list, known.one[i].person)), NULL,
                           "\"%s\" stands here twice", known.one[i].name);
}
