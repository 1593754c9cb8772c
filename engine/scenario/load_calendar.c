/* load_calendar.c - the days that are simulated, and how often: horizon, interval, closing, experiment. */
#include "scenario/load_parts.h"

#include <string.h>

/* What to do about too many reporting intervals. */
static const char shorten[] = "shorten the horizon or lengthen the interval";

/* What people look at half-hour by half-hour for a month they look at day by day for a year. */
static mu_span interval_for(mu_load *l, mu_span horizon)
{
    if (strcmp(mu_load_text(l, l->root, "interval", "interval"), "auto") != 0)
        return mu_load_span(l, l->root, "interval", "interval");
    return (mu_span){ horizon.us <= 31 * MU_DAY_US ? 30 * MU_MINUTE_US : MU_DAY_US };
}

void mu_load_calendar(mu_load *l)
{
    const mu_node *node = mu_node_get(l->root, "horizon");
    mu_horizon     h    = { 0 };
    mu_span        interval;
    int64_t        date = 0, cells;
    const bool     known =
        mu_horizon_parse(node->text, &h) && mu_date_parse(mu_load_text(l, l->root, "start", "start"), &date);

    mu_assert(known);
    l->model->closing  = (mu_closing)mu_load_choice(l, l->root, "closing", "closing");
    l->model->currency = mu_arena_text(l->arena, mu_load_text(l, l->root, "currency", "currency"));
    interval           = interval_for(l, h.length);
    cells              = mu_calendar_count(h.length, h.daily, h.open_from, h.open_till, interval);
    if (cells > MU_CELL_LIMIT) {
        mu_load_report(l, node, shorten, "this makes %s%lld reporting intervals; at most %d can be kept",
                       cells >= MU_NEVER_US ? "over " : "", (long long)cells, MU_CELL_LIMIT);
        return;
    }
    if (mu_calendar_build(l->arena, date, h.length, h.daily, h.open_from, h.open_till, interval,
                          &l->model->calendar) != MU_OK ||
        l->model->currency == NULL)
        mu_load_no_memory(l);
}

void mu_load_runs(mu_load *l)
{
    const mu_node   *map  = mu_node_get(l->root, "experiment");
    mu_plan_of_runs *runs = &l->model->runs;

    runs->max_replications =
        (int32_t)mu_load_whole(l, map, "max_replications", "experiment.max_replications");
    runs->seed    = (uint64_t)mu_load_whole(l, map, "seed", "experiment.seed");
    runs->steady  = mu_load_truth(l, map, "steady", "experiment.steady");
    runs->batches = (int32_t)mu_load_whole(l, map, "batches", "experiment.batches");
    runs->warm_up = (mu_span){ -1 };
    if (strcmp(mu_load_text(l, map, "warm_up", "experiment.warm_up"), "auto") != 0)
        runs->warm_up = mu_load_span(l, map, "warm_up", "experiment.warm_up");

    /* These two have no default of their own: zero stands for the rule, and for a fixed number. */
    const mu_node *replications = map != NULL ? mu_node_get(map, "replications") : NULL;
    const mu_node *precision    = map != NULL ? mu_node_get(map, "precision") : NULL;
    if (replications != NULL) runs->replications = (int32_t)mu_node_whole(replications);
    if (precision != NULL) runs->precision = mu_node_share(precision);

    const mu_calendar *cal = &l->model->calendar;
    if (runs->warm_up.us > 0 && cal->n_cells > 0 && runs->warm_up.us >= cal->till.us - cal->from.us)
        mu_load_report(l, mu_node_get(map, "warm_up"), NULL, "the warm-up leaves nothing of the horizon (%s)",
                       mu_node_get(l->root, "horizon")->text);
}

void mu_load_horizon_dates(const mu_load *l, char *first, char *last, size_t size)
{
    const mu_calendar *c = &l->model->calendar;

    mu_date_print(c->start_date, first, size);
    mu_date_print(c->start_date + mu_calendar_day(c, (mu_time){ c->till.us - 1 }), last, size);
}
