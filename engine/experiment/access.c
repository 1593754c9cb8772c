/* access.c - results asked by name, for programs that embed the library. */
#include "experiment/results.h"
#include "model/person.h"

#include <string.h>

/* The row of `who` in the table of the measure's scope (the last row is the whole), or -1. */
static int32_t row_of(const mu_results *r, const char *who, mu_scope scope)
{
    if (scope == MU_SCOPE_CONTACT) return who == NULL ? mu_whole(r->n_types) : mu_model_type(r->model, who);
    return who == NULL ? mu_whole(r->n_teams) : mu_model_team(r->model, who);
}

/* Where the figure of `measure` for `who` lies in the tables of its scope, or -1 when there is none. */
static int64_t place_of(const mu_results *r, const char *who, int measure)
{
    if (measure < 0) return -1;
    const int32_t row = row_of(r, who, mu_measure_at(measure)->scope);
    return row < 0 ? -1 : (int64_t)row * mu_measure_count() + measure;
}

bool mu_results_value(const mu_results *r, const char *who, const char *measure, mu_estimate *out)
{
    const int     m     = mu_measure_find(measure);
    const int64_t place = place_of(r, who, m);

    if (place < 0) return false;
    *out = mu_measure_at(m)->scope == MU_SCOPE_CONTACT ? r->contact[place] : r->team[place];
    return true;
}

bool mu_results_spread(const mu_results *r, const char *who, const char *measure, mu_spread *out)
{
    const int     m     = mu_measure_find(measure);
    const int64_t place = place_of(r, who, m);

    if (place < 0 || !mu_measure_at(m)->per_day) return false;
    *out = mu_measure_at(m)->scope == MU_SCOPE_CONTACT ? r->contact_days[place] : r->team_days[place];
    return true;
}

bool mu_results_person(const mu_results *r, const char *person, const char *measure, mu_estimate *out)
{
    const int     k     = mu_person_measure_find(mu_measure_find(measure));
    const int32_t agent = mu_person_find(r->model, person);

    if (r->people == NULL || agent < 0 || k < 0) return false;
    *out = mu_results_of_person(r, agent, k);
    return true;
}

bool mu_results_group(const mu_results *r, const char *kind, const char *name, const char *measure,
                      mu_estimate *out)
{
    const int m = mu_measure_find(measure);

    for (int32_t g = 0; m >= 0 && g < r->model->n_groups; g++) {
        const mu_group *group = &r->model->groups[g];
        if (mu_group_scope(group) != mu_measure_at(m)->scope || strcmp(group->name, name) != 0 ||
            strcmp(mu_group_kind_name(group->kind), kind) != 0)
            continue;
        const int32_t who = mu_group_who(r->model, g);
        *out              = mu_measure_at(m)->scope == MU_SCOPE_CONTACT ? *mu_results_contact(r, who, m)
                                                                        : *mu_results_team(r, who, m);
        return true;
    }
    return false;
}

int64_t mu_results_replications(const mu_results *r)
{
    return r->replications;
}
bool mu_results_partial(const mu_results *r)
{
    return r->partial;
}
uint64_t mu_results_seed(const mu_results *r)
{
    return r->seed;
}
