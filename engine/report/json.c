/* json.c - results as one JSON document, described by results_schema.c.
 *
 * Nothing that differs between two machines or two moments goes in, and the keys of every object are sorted,
 * so that the same experiment gives the same bytes and two documents can be compared line by line.
 */
#include "report/report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <muster/version.h>
#include "report/jsonout.h"
#include "report/changes.h"
#include "report/columns.h"

static void add_spread(mu_json *j, const char *key, const mu_spread *s)
{
    mu_json_open_inline(j, key, '{');
    mu_json_number(j, "p10", s->p10);
    mu_json_number(j, "p50", s->p50);
    mu_json_number(j, "p90", s->p90);
    mu_json_close(j, '}');
}

/* The members of an estimate except `days` and `definition`, which sort before them. */
static void add_estimate_members(mu_json *j, const mu_estimate *e)
{
    mu_json_number(j, "high", e->high);
    mu_json_number(j, "low", e->low);
    mu_json_number(j, "mean", e->mean);
    mu_json_integer(j, "n", e->n);
    mu_json_number(j, "se", e->se);
}

static void add_estimate(mu_json *j, const char *key, const mu_estimate *e)
{
    mu_json_open_inline(j, key, '{');
    add_estimate_members(j, e);
    mu_json_close(j, '}');
}

void mu_json_measures(mu_json *j, const mu_columns *order, mu_scope scope, const mu_contact_type *type,
                      const mu_estimate *estimate, const mu_spread *days)
{
    mu_json_open(j, "measures", '{');
    for (int i = 0; i < order->n; i++) {
        const int         k = order->index[i];
        const mu_measure *m = mu_measure_at(k);
        if (m->scope != scope) continue;

        mu_json_open_inline(j, m->id, '{');
        if (m->per_day) add_spread(j, "days", &days[k]);
        mu_json_string(j, "definition", mu_definition_id(m, type));
        add_estimate_members(j, &estimate[k]);
        mu_json_string(j, "unit", mu_unit_name(m->unit));
        mu_json_close(j, '}');
    }
    mu_json_close(j, '}');
}

static void add_contact_type(mu_json *j, const mu_results *r, const mu_columns *order, int32_t i)
{
    const mu_contact_type *type = &r->model->types[i];

    mu_json_open(j, type->name, '{');
    mu_json_measures(j, order, MU_SCOPE_CONTACT, type, mu_results_contact(r, i, 0),
                     mu_results_contact_days(r, i, 0));
    mu_json_open_inline(j, "service_level", '{');
    if (type->has_target)
        mu_json_number(j, "target", type->target_share);
    else
        mu_json_null(j, "target");
    mu_json_string(j, "variant", mu_sl_name(type->measure));
    mu_json_number(j, "within_s", mu_span_seconds(type->target_within));
    mu_json_close(j, '}');
    if (type->has_target) {
        mu_json_open(j, "target_met", '{');
        add_estimate(j, "days", &r->target[i].days);
        add_estimate(j, "intervals", &r->target[i].cells);
        mu_json_close(j, '}');
    } else {
        mu_json_null(j, "target_met");
    }
    mu_json_close(j, '}');
}

static void add_contacts(mu_json *j, const mu_results *r, const mu_columns *order)
{
    mu_json_open(j, "contacts", '{');
    for (int32_t i = 0; i < r->n_types; i++) add_contact_type(j, r, order, i);
    mu_json_close(j, '}');
}

static void add_teams(mu_json *j, const mu_results *r, const mu_columns *order)
{
    mu_json_open(j, "teams", '{');
    for (int32_t i = 0; i < r->n_teams; i++) {
        mu_json_open(j, r->model->teams[i].name, '{');
        if (r->model->teams[i].external) mu_json_flag(j, "external", true);
        mu_json_measures(j, order, MU_SCOPE_TEAM, NULL, mu_results_team(r, i, 0),
                         mu_results_team_days(r, i, 0));
        mu_json_close(j, '}');
    }
    mu_json_close(j, '}');
}

static void add_whole(mu_json *j, const mu_results *r, const mu_columns *order)
{
    mu_json_open(j, "whole", '{');
    mu_json_open(j, "contacts", '{');
    mu_json_measures(j, order, MU_SCOPE_CONTACT, NULL, mu_results_contact(r, r->n_types, 0),
                     mu_results_contact_days(r, r->n_types, 0));
    mu_json_close(j, '}');
    mu_json_open(j, "teams", '{');
    mu_json_measures(j, order, MU_SCOPE_TEAM, NULL, mu_results_team(r, r->n_teams, 0),
                     mu_results_team_days(r, r->n_teams, 0));
    mu_json_close(j, '}');
    mu_json_close(j, '}');
}

static void add_definitions(mu_json *j, const mu_columns *order)
{
    mu_json_open(j, "definitions", '{');
    for (int i = 0; i < order->n; i++) {
        const mu_measure *m = mu_measure_at(order->index[i]);
        mu_json_open(j, m->id, '{');
        mu_json_string(j, "formula", m->formula);
        mu_json_string(j, "label", m->label_en);
        mu_json_string(j, "meaning", m->definition);
        mu_json_string(j, "source", m->source);
        mu_json_string(j, "unit", mu_unit_name(m->unit));
        mu_json_close(j, '}');
    }
    mu_json_close(j, '}');
}

static void add_experiment(mu_json *j, const mu_results *r)
{
    const mu_calendar *c = &r->model->calendar;
    char               date[32];

    mu_json_open(j, "experiment", '{');
    if (r->model->n_changes > 0) mu_changes_json(j, r->model);
    mu_json_string(j, "currency", r->model->currency);
    mu_json_integer(j, "days", c->n_days);
    mu_json_number(j, "horizon_s", mu_span_seconds(mu_time_since(c->till, c->from)));
    mu_json_number(j, "interval_s", mu_span_seconds(c->interval));
    if (r->precision > 0) {
        mu_json_open_inline(j, "precision", '{');
        mu_json_number(j, "asked", r->precision);
        mu_json_flag(j, "reached", r->precise);
        mu_json_close(j, '}');
    } else {
        mu_json_null(j, "precision");
    }
    mu_date_print(c->start_date, date, sizeof date);
    mu_json_string(j, "start", date);
    if (r->steady) {
        mu_json_open_inline(j, "steady", '{');
        mu_json_integer(j, "batches", r->batches);
        mu_json_flag(j, "too_short", r->too_short);
        mu_json_number(j, "warm_up_s", mu_span_seconds(r->warm_up));
        mu_json_close(j, '}');
    } else {
        mu_json_null(j, "steady");
    }
    if (c->wall != NULL) mu_json_string(j, "timezone", c->wall->zone);
    mu_json_close(j, '}');
}

static void add_failures(mu_json *j, const char *lines)
{
    mu_json_open(j, "failures", '[');
    for (const char *end; (end = strchr(lines, '\n')) != NULL; lines = end + 1) {
        mu_text line = { 0 };
        mu_text_add_n(&line, lines, (size_t)(end - lines));
        if (line.failed)
            j->out->failed = true;
        else
            mu_json_string(j, NULL, line.bytes);
        mu_text_free(&line);
    }
    mu_json_close(j, ']');
}

static void add_provenance(mu_json *j, const mu_results *r)
{
    char hash[17];

    snprintf(hash, sizeof hash, "%016" PRIx64, r->model->hash);
    mu_json_open(j, "provenance", '{');
    if (r->model->arm != NULL)
        mu_json_string(j, "arm", r->model->arm);
    else
        mu_json_null(j, "arm");
    mu_json_integer(j, "asked", r->asked);
    if (r->failed > 0) mu_json_integer(j, "failed", r->failed);
    if (r->failures != NULL) add_failures(j, r->failures);
    mu_json_string(j, "hash", hash);
    mu_json_flag(j, "partial", r->partial);
    mu_json_integer(j, "replications", r->replications);
    mu_json_string(j, "scenario", r->model->name);
    mu_json_unsigned(j, "seed", r->seed);
    mu_json_open_inline(j, "set", '[');
    for (int32_t i = 0; i < r->model->n_set; i++) mu_json_string(j, NULL, r->model->set[i]);
    mu_json_close(j, ']');
    mu_json_string(j, "version", MUSTER_VERSION);
    mu_json_close(j, '}');
}

char *mu_report_json(const mu_results *r)
{
    const mu_columns order = mu_columns_of(r);
    mu_text          out   = { 0 };
    mu_json          j     = { .out = &out };

    mu_json_open(&j, NULL, '{');
    mu_json_actual(&j, r, &order);
    mu_json_assumptions(&j, r->model);
    add_contacts(&j, r, &order);
    add_definitions(&j, &order);
    add_experiment(&j, r);
    mu_json_string(&j, "format", "muster-results/2");
    mu_json_groups(&j, r, &order);
    mu_json_schemes(&j, r);
    mu_json_intervals(&j, r, &order);
    mu_json_months(&j, r, &order);
    mu_json_people(&j, r, &order);
    add_provenance(&j, r);
    add_teams(&j, r, &order);
    add_whole(&j, r, &order);
    mu_json_close(&j, '}');
    return mu_text_take(&out);
}
