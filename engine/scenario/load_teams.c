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

static int64_t people_in(mu_load *l, const mu_node *node)
{
    const mu_node *people = mu_node_get(node, "people"), *shifts = mu_node_get(node, "shifts");

    if (shifts == NULL)
        return people->kind == MU_NODE_MAP ? people_in_profile(l, people) : mu_node_whole(people);
    const int64_t in_shifts = people_in_shifts(shifts);
    if (people == NULL) return in_shifts;
    if (people->kind == MU_NODE_MAP) {
        mu_load_report(l, people, "give one of them", "a profile of people and shifts exclude each other");
    } else if (mu_node_whole(people) != in_shifts) {
        mu_load_report(l, people, "leave out people to take the sum of the shifts",
                       "the shifts have %lld people together, but people says %s", (long long)in_shifts,
                       people->text);
    }
    return in_shifts;
}

void mu_load_teams(mu_load *l)
{
    int64_t all = 0;

    l->teams = mu_load_entries(l, mu_node_get(l->root, "teams"));
    l->team  = MU_LOAD_NEW(l, l->teams.n, mu_team);
    if (l->team == NULL) return;
    l->model->teams   = l->team;
    l->model->n_teams = l->teams.n;
    for (int32_t i = 0; i < l->teams.n; i++) {
        const mu_node *node   = l->teams.node[i];
        mu_team       *team   = &l->team[i];
        const int64_t  people = people_in(l, node);

        team->name = mu_arena_text(l->arena, node->key);
        team->key  = mu_hash_text(node->key);
        if (team->name == NULL) mu_load_no_memory(l);
        team->at_end       = (mu_shift_end)mu_load_choice(l, node, "shift_end", "teams.*.shift_end");
        team->overrun_paid = mu_load_choice(l, node, "overrun", "teams.*.overrun") == 0;
        team->first_agent  = (int32_t)all;
        team->n_agents     = (int32_t)(people <= MOST_PEOPLE ? people : MOST_PEOPLE);
        all += people;
        const bool paid = mu_pay_parse(mu_load_text(l, node, "pay", "teams.*.pay"), &team->pay_per_hour);
        mu_assert(paid);
        if (all > MOST_PEOPLE) {
            mu_load_report(l, mu_node_get(l->root, "teams"), NULL,
                           "all teams together have over %d people; muster simulates at most so many",
                           MOST_PEOPLE);
            return;
        }
    }
    l->model->n_agents = (int32_t)all;
}
