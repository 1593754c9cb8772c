#include "model/person.h"

#include <stdio.h>
#include <string.h>

/* People are numbered team by team, so the team is the last one that begins at or before them. */
int32_t mu_person_team(const mu_model *m, int32_t agent)
{
    int32_t low = 0, high = m->n_teams - 1;

    while (low < high) {
        const int32_t middle = low + (high - low + 1) / 2;
        if (m->teams[middle].first_agent <= agent)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

const char *mu_person_own_name(const mu_team *team, int32_t number)
{
    return number < team->n_names ? team->names[number] : NULL;
}

void mu_person_name(const mu_model *m, int32_t agent, char *buffer, size_t size)
{
    const mu_team *team   = &m->teams[mu_person_team(m, agent)];
    const int32_t  number = agent - team->first_agent;
    const char    *name   = mu_person_own_name(team, number);

    if (name != NULL)
        snprintf(buffer, size, "%s", name);
    else if (number >= team->n_people + team->n_on_call)
        snprintf(buffer, size, "%s guest %d", team->name,
                 (int)(number - team->n_people - team->n_on_call) + 1);
    else if (number >= team->n_people)
        snprintf(buffer, size, "%s on call %d", team->name, (int)(number - team->n_people) + 1);
    else
        snprintf(buffer, size, "%s %d", team->name, (int)number + 1);
}

static int32_t find_named(const mu_model *m, const char *name)
{
    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = 0; k < m->teams[i].n_names; k++)
            if (m->teams[i].names[k] != NULL && strcmp(m->teams[i].names[k], name) == 0)
                return m->teams[i].first_agent + k;
    return -1;
}

static int32_t find_unplanned(const mu_model *m, const char *name)
{
    char other[MU_PERSON_NAME_ROOM];

    for (int32_t i = 0; i < m->n_teams; i++)
        for (int32_t k = m->teams[i].n_people; k < m->teams[i].n_agents; k++) {
            mu_person_name(m, m->teams[i].first_agent + k, other, sizeof other);
            if (strcmp(name, other) == 0) return m->teams[i].first_agent + k;
        }
    return -1;
}

int32_t mu_person_find(const mu_model *m, const char *name)
{
    const int32_t named = find_named(m, name);

    if (named >= 0) return named;
    const int32_t unplanned = find_unplanned(m, name);
    if (unplanned >= 0) return unplanned;
    const char *blank = strrchr(name, ' ');
    char        team[MU_PERSON_NAME_ROOM];
    int32_t     number = 0;

    if (blank == NULL || (size_t)(blank - name) >= sizeof team || blank[1] < '1' || blank[1] > '9') return -1;
    memcpy(team, name, (size_t)(blank - name));
    team[blank - name] = '\0';
    const int32_t t    = mu_model_team(m, team);
    if (t < 0) return -1;
    for (const char *digit = blank + 1; *digit != '\0'; digit++) {
        if (*digit < '0' || *digit > '9') return -1;
        number = number * 10 + (*digit - '0');
        if (number > m->teams[t].n_people) return -1;
    }
    return m->teams[t].first_agent + number - 1;
}
