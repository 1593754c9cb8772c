/* csv_groups.c - groups of types and teams, and single people, as tables. */
#include "report/csvout.h"

#include <math.h>

#include "model/person.h"
#include "report/columns.h"

void mu_csvout_groups(mu_output *o, const mu_results *r)
{
    const mu_columns order = mu_columns_of(r);
    const mu_spread  none  = { NAN, NAN, NAN };
    mu_text          row   = { 0 };

    mu_output_add(o, "kind,name,measure,unit,mean,se,low,high,n,p10,p50,p90\n");
    for (int32_t g = 0; g < r->model->n_groups; g++) {
        const mu_group *group = &r->model->groups[g];
        const mu_scope  scope = mu_group_scope(group);
        const int32_t   who   = mu_group_who(r->model, g);
        for (int i = 0; i < order.n; i++) {
            const int         k = order.index[i];
            const mu_measure *m = mu_measure_at(k);
            if (m->scope != scope) continue;
            const bool contact = scope == MU_SCOPE_CONTACT;
            mu_csvout_cell(&row, mu_group_kind_name(group->kind));
            mu_csvout_cell(&row, group->name);
            mu_csvout_cell(&row, m->id);
            mu_csvout_cell(&row, mu_unit_name(m->unit));
            mu_csvout_estimate(&row, contact ? mu_results_contact(r, who, k) : mu_results_team(r, who, k),
                               !m->per_day ? &none
                               : contact   ? mu_results_contact_days(r, who, k)
                                           : mu_results_team_days(r, who, k));
            mu_csvout_end(o, &row);
        }
    }
    mu_text_free(&row);
}

/* The measures of people in the order of their ids; those that say something here. */
static int columns_of_people(const mu_results *r, int *k)
{
    const mu_columns order = mu_columns_of(r);
    int              n     = 0;

    for (int i = 0; i < order.n; i++)
        if (mu_person_measure_find(order.index[i]) >= 0) k[n++] = mu_person_measure_find(order.index[i]);
    return n;
}

void mu_csvout_people(mu_output *o, const mu_results *r)
{
    const mu_model *m   = r->model;
    mu_text         row = { 0 };
    int             k[MU_COLUMNS_MOST];
    const int       n = columns_of_people(r, k);
    char            name[MU_PERSON_NAME_ROOM];

    mu_text_add(&row, "team,person");
    for (int i = 0; i < n; i++) {
        const char *id = mu_measure_at(mu_person_measure(k[i]))->id;
        mu_text_addf(&row, ",%s,%s_low,%s_high", id, id, id);
    }
    mu_csvout_end(o, &row);
    for (int32_t agent = 0; agent < m->n_agents; agent++) {
        mu_person_name(m, agent, name, sizeof name);
        mu_csvout_cell(&row, m->teams[mu_person_team(m, agent)].name);
        mu_csvout_cell(&row, name);
        for (int i = 0; i < n; i++) {
            const mu_estimate e = mu_results_of_person(r, agent, k[i]);
            mu_csvout_number(&row, e.mean);
            mu_csvout_number(&row, e.low);
            mu_csvout_number(&row, e.high);
        }
        mu_csvout_end(o, &row);
    }
    mu_text_free(&row);
}
