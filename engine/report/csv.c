/* csv.c - results as tables for spreadsheets and statistics programs.
 *
 *   measures.csv    one figure a row: who, which measure, its interval, its spread over days
 *   intervals.csv   one reporting interval and type or team a row, a column for each measure
 *   provenance.csv  where the figures come from
 *   backtest.csv    simulated beside measured, where the scenario has measured figures
 *   groups.csv      as measures.csv, by channel, class, skill, role and site, where the scenario has them
 *   people.csv      a person a row, a column for each measure, where people were asked for
 *   incentives.csv  a scheme and team a row: money paid and how often, where there are schemes
 *   months.csv      as measures.csv, by calendar month, where the run is long
 *
 * RFC 4180 with LF; a figure that does not exist is an empty cell.
 */
#include "report/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <muster/version.h>
#include "report/backtest.h"
#include "report/columns.h"
#include "report/csvout.h"

/* Whose figures a row holds. */
typedef struct {
    const char            *kind; /* "contact", "team", "whole" */
    const char            *name; /* empty for the whole */
    const mu_contact_type *type; /* NULL for teams and the whole */
    mu_scope               scope;
    int32_t                index;
    bool                   whole;
} owner;

static owner contact_owner(const mu_results *r, int32_t i)
{
    const mu_contact_type *type = i < r->n_types ? &r->model->types[i] : NULL;

    if (type == NULL) return (owner){ "whole", "", NULL, MU_SCOPE_CONTACT, i, true };
    return (owner){ "contact", type->name, type, MU_SCOPE_CONTACT, i, false };
}

static owner team_owner(const mu_results *r, int32_t i)
{
    if (i == r->n_teams) return (owner){ "whole", "", NULL, MU_SCOPE_TEAM, i, true };
    return (owner){ "team", r->model->teams[i].name, NULL, MU_SCOPE_TEAM, i, false };
}

/* ---- measures.csv --------------------------------------------------------------------------------- */

static void add_figure(mu_output *o, mu_text *row, owner who, const char *measure, const char *variant,
                       const char *unit, const mu_estimate *e, const mu_spread *days)
{
    mu_csvout_cell(row, who.kind);
    mu_csvout_cell(row, who.name);
    mu_csvout_cell(row, measure);
    mu_csvout_cell(row, variant);
    mu_csvout_cell(row, unit);
    mu_csvout_estimate(row, e, days);
    mu_csvout_end(o, row);
}

static const mu_spread no_spread = { NAN, NAN, NAN };

static void add_measures(mu_output *o, mu_text *row, const mu_columns *order, owner who,
                         const mu_estimate *estimate, const mu_spread *days)
{
    for (int i = 0; i < order->n; i++) {
        const int         k = order->index[i];
        const mu_measure *m = mu_measure_at(k);
        if (m->scope != who.scope) continue;
        add_figure(o, row, who, m->id, mu_definition_variant(m, who.type), mu_unit_name(m->unit),
                   &estimate[k], m->per_day ? &days[k] : &no_spread);
    }
}

static void add_target(mu_output *o, mu_text *row, owner who, const mu_target_met *met)
{
    const char *variant = mu_sl_name(who.type->measure);

    add_figure(o, row, who, "target_met_days", variant, "share", &met->days, &no_spread);
    add_figure(o, row, who, "target_met_intervals", variant, "share", &met->cells, &no_spread);
}

static void write_measures(mu_output *o, const mu_results *r)
{
    const mu_columns order = mu_columns_of(r);
    mu_text          row   = { 0 };

    mu_output_add(o, "scope,name,measure,variant,unit,mean,se,low,high,n,p10,p50,p90\n");
    for (int32_t i = 0; i <= r->n_types; i++) {
        const owner who = contact_owner(r, i);
        add_measures(o, &row, &order, who, mu_results_contact(r, i, 0), mu_results_contact_days(r, i, 0));
        if (who.type != NULL && who.type->has_target) add_target(o, &row, who, &r->target[i]);
    }
    for (int32_t i = 0; i <= r->n_teams; i++)
        add_measures(o, &row, &order, team_owner(r, i), mu_results_team(r, i, 0),
                     mu_results_team_days(r, i, 0));
    mu_text_free(&row);
}

/* ---- intervals.csv -------------------------------------------------------------------------------- */

static void add_interval(mu_output *o, mu_text *row, const mu_columns *order, const mu_results *r, int32_t k,
                         owner who)
{
    const mu_calendar *c    = &r->model->calendar;
    const mu_cell     *cell = &c->cells[r->cell[k]];
    char               when[40];

    mu_instant_print(c, cell->from, when, sizeof when);
    mu_csvout_cell(row, when);
    mu_instant_print(c, cell->till, when, sizeof when);
    mu_csvout_cell(row, when);
    mu_csvout_cell(row, who.kind);
    mu_csvout_cell(row, who.name);
    for (int i = 0; i < order->n; i++) {
        const mu_measure *m = mu_measure_at(order->index[i]);
        if (!m->per_cell) continue;
        mu_estimate e = { .mean = NAN, .low = NAN, .high = NAN };
        if (who.whole)
            e = mu_results_cell(r, k, m->scope == MU_SCOPE_CONTACT ? r->n_types : r->n_teams,
                                order->index[i]);
        else if (m->scope == who.scope)
            e = mu_results_cell(r, k, who.index, order->index[i]);
        mu_csvout_number(row, e.mean);
        mu_csvout_number(row, e.low);
        mu_csvout_number(row, e.high);
    }
    mu_csvout_end(o, row);
}

static void write_intervals(mu_output *o, const mu_results *r)
{
    const mu_columns order = mu_columns_of(r);
    mu_text          row   = { 0 };

    mu_text_add(&row, "from,till,scope,name");
    for (int i = 0; i < order.n; i++) {
        const mu_measure *m = mu_measure_at(order.index[i]);
        if (m->per_cell) mu_text_addf(&row, ",%s,%s_low,%s_high", m->id, m->id, m->id);
    }
    mu_csvout_end(o, &row);
    for (int32_t k = 0; k < r->n_cells; k++) {
        for (int32_t i = 0; i < r->n_types; i++) add_interval(o, &row, &order, r, k, contact_owner(r, i));
        for (int32_t i = 0; i < r->n_teams; i++) add_interval(o, &row, &order, r, k, team_owner(r, i));
        add_interval(o, &row, &order, r, k, team_owner(r, r->n_teams));
    }
    mu_text_free(&row);
}

/* ---- provenance.csv ------------------------------------------------------------------------------- */

static void add_fact(mu_output *o, const char *key, const char *value)
{
    mu_text row = { 0 };

    mu_csvout_cell(&row, key);
    mu_csvout_cell(&row, value);
    mu_csvout_end(o, &row);
    mu_text_free(&row);
}

static void write_provenance(mu_output *o, const mu_results *r)
{
    char number[32];

    mu_output_add(o, "key,value\n");
    add_fact(o, "version", MUSTER_VERSION);
    add_fact(o, "scenario", r->model->name);
    snprintf(number, sizeof number, "%016" PRIx64, r->model->hash);
    add_fact(o, "hash", number);
    add_fact(o, "arm", r->model->arm != NULL ? r->model->arm : "");
    for (int32_t i = 0; i < r->model->n_set; i++) add_fact(o, "set", r->model->set[i]);
    snprintf(number, sizeof number, "%" PRIu64, r->seed);
    add_fact(o, "seed", number);
    snprintf(number, sizeof number, "%" PRId64, r->replications);
    add_fact(o, "replications", number);
    snprintf(number, sizeof number, "%" PRId64, r->asked);
    add_fact(o, "asked", number);
    add_fact(o, "partial", r->partial ? "true" : "false");
    if (r->failed > 0) {
        snprintf(number, sizeof number, "%" PRId64, r->failed);
        add_fact(o, "failed", number);
    }
    add_fact(o, "currency", r->model->currency);
}

/* ---- backtest.csv --------------------------------------------------------------------------------- */

static void write_backtest(mu_output *o, const mu_results *r)
{
    mu_backtest *b    = NULL;
    mu_text      text = { 0 };

    if (mu_backtest_new(r, &b) != MU_OK) text.failed = true;
    if (b != NULL) mu_backtest_csv(b, &text);
    mu_output_add_text(o, &text);
    mu_text_free(&text);
    mu_backtest_free(b);
}

/* ---- the folder ----------------------------------------------------------------------------------- */

static bool always(const mu_results *r)
{
    return r != NULL;
}
static bool was_measured(const mu_results *r)
{
    return r->actual != NULL;
}
static bool has_groups(const mu_results *r)
{
    return r->model->n_groups > 0;
}
static bool has_people(const mu_results *r)
{
    return r->people != NULL;
}

static bool has_schemes(const mu_results *r)
{
    return r->schemes != NULL;
}
static bool has_months(const mu_results *r)
{
    return r->months != NULL;
}

typedef struct {
    const char *name;
    void (*write)(mu_output *, const mu_results *);
    bool (*wanted)(const mu_results *);
} csv_file;

static const csv_file csv_files[] = {
    { "measures.csv", write_measures, always },     { "intervals.csv", write_intervals, always },
    { "provenance.csv", write_provenance, always }, { "backtest.csv", write_backtest, was_measured },
    { "groups.csv", mu_csvout_groups, has_groups }, { "people.csv", mu_csvout_people, has_people },
    { "months.csv", mu_csvout_months, has_months }, { "incentives.csv", mu_csvout_schemes, has_schemes },
};

enum { CSV_FILES = sizeof csv_files / sizeof csv_files[0] };

/* "tables/measures.csv"; NULL if out of memory. The caller frees it. */
static char *path_in(const char *folder, const char *name)
{
    mu_text text = { 0 };

    mu_text_addf(&text, "%s/%s", folder, name);
    return mu_text_take(&text);
}

static mu_status write_one(const char *folder, const csv_file *file, const mu_results *r, mu_diag *diag,
                           mu_output **out)
{
    char     *path   = path_in(folder, file->name);
    mu_status status = MU_ERR_NOMEM;

    if (path != NULL) status = mu_output_open(path, diag, out);
    if (*out != NULL) file->write(*out, r);
    free(path);
    return status;
}

/* An old table beside new ones would be taken for one of them. */
static mu_status remove_old(const char *folder, const csv_file *file)
{
    char *path = path_in(folder, file->name);

    if (path == NULL) return MU_ERR_NOMEM;
    (void)remove(path);
    free(path);
    return MU_OK;
}

mu_status mu_report_csv(const mu_results *r, const char *folder, mu_diag *diag)
{
    mu_output *out[CSV_FILES] = { NULL };
    mu_status  status         = mu_output_folder(folder, diag);

    for (int i = 0; i < CSV_FILES && status == MU_OK; i++)
        if (csv_files[i].wanted(r)) status = write_one(folder, &csv_files[i], r, diag, &out[i]);
    if (status != MU_OK) {
        mu_output_discard_all(out, CSV_FILES);
        return status;
    }
    status = mu_output_close_all(out, CSV_FILES, diag);
    for (int i = 0; i < CSV_FILES && status == MU_OK; i++)
        if (!csv_files[i].wanted(r)) status = remove_old(folder, &csv_files[i]);
    return status;
}
