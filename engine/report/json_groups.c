/* json_groups.c - the parts of the JSON document that are there only where the scenario or the user asks for them:
 * groups of types and teams, and single people. */
#include "report/columns.h"

#include "model/person.h"

/* In alphabetical order, as all keys are. */
static const mu_group_kind kinds[MU_GROUP_KINDS] = { MU_GROUP_CHANNEL, MU_GROUP_CLASS, MU_GROUP_ROLE,
                                                     MU_GROUP_SITE, MU_GROUP_SKILL };

static void add_members(mu_json *j, const mu_model *m, const mu_group *g)
{
    const bool contact = mu_group_scope(g) == MU_SCOPE_CONTACT;

    mu_json_open_inline(j, "members", '[');
    for (int32_t i = 0; i < g->n; i++)
        mu_json_string(j, NULL, contact ? m->types[g->member[i]].name : m->teams[g->member[i]].name);
    mu_json_close(j, ']');
}

static void add_kind(mu_json *j, const mu_results *r, const mu_columns *order, mu_group_kind kind)
{
    const mu_model *m     = r->model;
    bool            begun = false;

    for (int32_t g = 0; g < m->n_groups; g++) {
        if (m->groups[g].kind != kind) continue;
        if (!begun) mu_json_open(j, mu_group_kind_name(kind), '{');
        begun                = true;
        const int32_t  who   = mu_group_who(m, g);
        const mu_scope scope = mu_group_scope(&m->groups[g]);
        mu_json_open(j, m->groups[g].name, '{');
        if (scope == MU_SCOPE_CONTACT)
            mu_json_measures(j, order, scope, NULL, mu_results_contact(r, who, 0),
                             mu_results_contact_days(r, who, 0));
        else
            mu_json_measures(j, order, scope, NULL, mu_results_team(r, who, 0),
                             mu_results_team_days(r, who, 0));
        add_members(j, m, &m->groups[g]);
        mu_json_close(j, '}');
    }
    if (begun) mu_json_close(j, '}');
}

void mu_json_groups(mu_json *j, const mu_results *r, const mu_columns *order)
{
    if (r->model->n_groups == 0) return;
    mu_json_open(j, "groups", '{');
    for (int k = 0; k < MU_GROUP_KINDS; k++) add_kind(j, r, order, kinds[k]);
    mu_json_close(j, '}');
}

/* ---- people --------------------------------------------------------------------------------------- */

typedef enum { HIGH, LOW, MEAN, ENDS } end;

static void add_series(mu_json *j, const mu_results *r, int k)
{
    static const char *const names[ENDS] = { "high", "low", "mean" };

    for (end e = HIGH; e < ENDS; e++) {
        mu_json_open_inline(j, names[e], '[');
        for (int32_t i = 0; i < r->model->n_agents; i++) {
            const mu_estimate x = mu_results_of_person(r, i, k);
            mu_json_number(j, NULL, e == HIGH ? x.high : e == LOW ? x.low : x.mean);
        }
        mu_json_close(j, ']');
    }
}

void mu_json_people(mu_json *j, const mu_results *r, const mu_columns *order)
{
    const mu_model *m = r->model;
    char            name[MU_PERSON_NAME_ROOM];

    if (r->people == NULL) return;
    mu_json_open(j, "people", '{');
    mu_json_open(j, "measures", '{');
    for (int i = 0; i < order->n; i++) {
        const int k = mu_person_measure_find(order->index[i]);
        if (k < 0) continue;
        mu_json_open(j, mu_measure_at(order->index[i])->id, '{');
        add_series(j, r, k);
        mu_json_close(j, '}');
    }
    mu_json_close(j, '}');
    mu_json_open_inline(j, "name", '[');
    for (int32_t i = 0; i < m->n_agents; i++) {
        mu_person_name(m, i, name, sizeof name);
        mu_json_string(j, NULL, name);
    }
    mu_json_close(j, ']');
    mu_json_open_inline(j, "team", '[');
    for (int32_t i = 0; i < m->n_agents; i++) mu_json_string(j, NULL, m->teams[mu_person_team(m, i)].name);
    mu_json_close(j, ']');
    mu_json_close(j, '}');
}
