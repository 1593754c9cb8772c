/* schemes.c - incentive schemes one by one: a section of the JSON document and a table. */
#include "experiment/schemes.h"

#include "report/columns.h"
#include "report/csvout.h"

static void add_estimate(mu_json *j, const char *key, const mu_estimate *e)
{
    mu_json_open_inline(j, key, '{');
    mu_json_number(j, "high", e->high);
    mu_json_number(j, "low", e->low);
    mu_json_number(j, "mean", e->mean);
    mu_json_integer(j, "n", e->n);
    mu_json_number(j, "se", e->se);
    mu_json_close(j, '}');
}

static void add_team(mu_json *j, const char *name, const mu_results *r, int32_t scheme, int32_t who)
{
    const mu_estimate paid    = mu_results_scheme_paid(r, scheme, who);
    const mu_estimate reached = mu_results_scheme_reached(r, scheme, who);

    mu_json_open(j, name, '{');
    add_estimate(j, "paid", &paid);
    add_estimate(j, "reached", &reached);
    mu_json_close(j, '}');
}

void mu_json_schemes(mu_json *j, const mu_results *r)
{
    const mu_model *m = r->model;

    if (r->schemes == NULL) return;
    mu_json_open(j, "incentives", '{');
    for (int32_t i = 0; i < m->n_incentives; i++) {
        mu_json_open(j, m->incentives[i].id, '{');
        mu_json_open(j, "teams", '{');
        for (int32_t t = 0; t < m->n_teams; t++)
            if (m->incentives[i].in_team[t]) add_team(j, m->teams[t].name, r, i, t);
        mu_json_close(j, '}');
        add_team(j, "whole", r, i, m->n_teams);
        mu_json_close(j, '}');
    }
    mu_json_close(j, '}');
}

static void add_row(mu_output *o, mu_text *row, const mu_results *r, int32_t scheme, int32_t who)
{
    const mu_model   *m     = r->model;
    const mu_estimate e[]   = { mu_results_scheme_paid(r, scheme, who),
                                mu_results_scheme_reached(r, scheme, who) };
    const bool        whole = who == m->n_teams;

    mu_csvout_cell(row, m->incentives[scheme].id);
    mu_csvout_cell(row, whole ? "whole" : "team");
    mu_csvout_cell(row, whole ? "" : m->teams[who].name);
    for (int k = 0; k < 2; k++) {
        mu_csvout_number(row, e[k].mean);
        mu_csvout_number(row, e[k].low);
        mu_csvout_number(row, e[k].high);
    }
    mu_csvout_end(o, row);
}

void mu_csvout_schemes(mu_output *o, const mu_results *r)
{
    const mu_model *m   = r->model;
    mu_text         row = { 0 };

    mu_output_add(o, "scheme,scope,name,paid,paid_low,paid_high,reached,reached_low,reached_high\n");
    for (int32_t i = 0; i < m->n_incentives; i++)
        for (int32_t t = 0; t <= m->n_teams; t++)
            if (t == m->n_teams || m->incentives[i].in_team[t]) add_row(o, &row, r, i, t);
    mu_text_free(&row);
}
