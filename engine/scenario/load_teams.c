/* load_teams.c - who works: people, pay, what happens at the end of a shift. */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <string.h>

/* More people than any organisation has in one model; each costs memory in every replication. */
enum { MOST_PEOPLE = 1000000 };

/* The most that are on duty at once under a profile. */
static int64_t people_in_profile(mu_load *l, const mu_node *profile)
{
    int64_t most = 0;

    for (int32_t i = 0; i < profile->n; i++) {
        const int64_t people = mu_node_whole(profile->child[i]);
        if (people > most) most = people;
    }
    if (most == 0)
        mu_load_report(l, profile, "for example people: {08:00: 12, 17:00: 8}",
                       "this profile has nobody on duty");
    return most;
}

static int64_t people_in_shifts(const mu_node *shifts)
{
    int64_t sum = 0;

    for (int32_t i = 0; i < shifts->n; i++) sum += mu_node_whole(mu_node_get(shifts->child[i], "people"));
    return sum;
}

static int64_t people_in(mu_load *l, int32_t team)
{
    const mu_node *node   = l->teams.node[team];
    const mu_node *people = mu_node_get(node, "people"), *shifts = mu_node_get(node, "shifts");
    const bool     named = people != NULL && people->kind == MU_NODE_LIST;

    if (named) mu_load_people(l, team, people);
    if (mu_node_get(node, "roster") != NULL) {
        if (shifts != NULL)
            mu_load_report_key(l, shifts, "give one of them", "shifts and a roster exclude each other");
        return mu_load_roster(l, team);
    }
    mu_assert(people != NULL || shifts != NULL); /* the schema asks for one of them */
    if (shifts == NULL)
        return named                         ? mu_load_people_in(people)
               : people->kind == MU_NODE_MAP ? people_in_profile(l, people)
                                             : mu_node_whole(people);
    const int64_t in_shifts = people_in_shifts(shifts);
    if (people == NULL) return in_shifts;
    if (people->kind == MU_NODE_MAP) {
        mu_load_report(l, people, "give one of them", "a profile of people and shifts exclude each other");
    } else if (named && mu_load_people_in(people) != in_shifts) {
        mu_load_report_key(l, people, "list each of them, in the order of the shifts' names",
                           "the shifts have %lld people together, but %lld are listed", (long long)in_shifts,
                           (long long)mu_load_people_in(people));
    } else if (!named && mu_node_whole(people) != in_shifts) {
        mu_load_report(l, people, "leave out people to take the sum of the shifts",
                       "the shifts have %lld people together, but people says %s", (long long)in_shifts,
                       people->text);
    }
    return in_shifts;
}

/* In a later epoch the teams are who they were; what they take is told afterwards. */
static void take_over(mu_load *l)
{
    for (int32_t i = 0; i < l->teams.n; i++) {
        mu_team *team       = &l->team[i];
        *team               = l->before->teams[i];
        team->n_types       = 0;
        team->types         = NULL;
        team->place         = NULL;
        team->rank          = NULL;
        team->own           = NULL;
        team->by_preference = false;
        team->next          = MU_NEXT_PRIORITY;
        team->rich          = false;
    }
}

void mu_load_teams(mu_load *l)
{
    const mu_node *departments = mu_node_get(l->root, "departments");
    int64_t        all         = 0;

    l->teams  = mu_load_entries(l, mu_node_get(l->root, "teams"));
    l->team   = MU_LOAD_NEW(l, l->teams.n, mu_team);
    l->roster = MU_LOAD_SCRATCH(l, l->teams.n, mu_roster_rows);
    if (l->team == NULL || l->roster == NULL) return;
    l->model->teams   = l->team;
    l->model->n_teams = l->teams.n;
    if (l->before != NULL) {
        take_over(l);
        return;
    }
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *node = l->teams.node[i];
        mu_team       *team = &l->team[i];

        team->name           = mu_arena_text(l->arena, node->key);
        team->key            = mu_hash_text(node->key);
        team->wall           = mu_load_wall(l, mu_load_site(l, node));
        const int64_t people = people_in(l, i);
        if (team->name == NULL) mu_load_no_memory(l);
        team->role         = mu_load_name(l, node, "role");
        team->site         = mu_load_name(l, node, "site");
        team->at_end       = (mu_shift_end)mu_load_choice(l, node, "shift_end", "teams.*.shift_end");
        team->overrun_paid = mu_load_choice(l, node, "overrun", "teams.*.overrun") == 0;
        team->external     = departments != NULL && mu_node_get(departments, node->key) != NULL;
        team->first_agent  = (int32_t)all;
        team->n_people     = (int32_t)(people <= MOST_PEOPLE ? people : MOST_PEOPLE);
        mu_load_duty_terms(l, i);
        team->n_agents = team->n_people + team->n_on_call + team->n_guests;
        all += team->n_agents;
        const bool paid = mu_pay_parse(mu_load_text(l, node, "pay", "teams.*.pay"), &team->pay_per_hour);
        mu_assert(paid);
        mu_load_seats(l, i);
        if (all > MOST_PEOPLE) {
            mu_load_report(l, mu_node_get(l->root, "teams"), NULL,
                           "all teams together have over %d people; muster simulates at most so many",
                           MOST_PEOPLE);
            return;
        }
    }
    l->model->n_agents = (int32_t)all;
}
