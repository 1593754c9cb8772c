/* load_zone.c - time zones by name: the clock of the scenario, of its sites, and of its customers. */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <string.h>

/* What is still being done when the horizon ends sees changes of the clock for so much longer. */
#define DRAIN_US (366 * MU_DAY_US)

/* A zone that was asked for. */
struct mu_load_clock {
    const char    *name;
    mu_status      status;
    const mu_zone *zone;
    const mu_wall *wall; /* NULL: there is nothing to set a clock by */
    mu_load_clock *next;
};

static const char reinstall[] = "install the package tzdata, or say in TZDIR where the database is";

static void report_unknown(mu_load *l, const mu_node *node)
{
    enum { MOST_TOLD = 220 }; /* a diag keeps no more; what was meant need not be found for others */
    const char *near = NULL;

    if (l->zone_names == NULL &&
        !mu_zone_names(l->scratch, mu_zone_folder(), &l->zone_names, &l->n_zone_names)) {
        mu_load_no_memory(l);
        return;
    }
    if (l->n_zone_names == 0) {
        mu_load_report(l, node, reinstall, "there is no time zone database in \"%.200s\"", mu_zone_folder());
        return;
    }
    if (l->problems < MOST_TOLD) near = mu_zone_nearest(node->text, l->zone_names, l->n_zone_names);
    if (near != NULL)
        mu_load_report(l, node, NULL, "there is no time zone \"%.80s\"; did you mean \"%s\"?", node->text,
                       near);
    else
        mu_load_report(l, node, "name a region and a city, such as Europe/Berlin or Asia/Shanghai",
                       "there is no time zone \"%.80s\"", node->text);
}

static void report(mu_load *l, const mu_node *node, mu_status status)
{
    if (status == MU_ERR_NOMEM)
        mu_load_no_memory(l);
    else if (status == MU_ERR_VALUE)
        report_unknown(l, node);
    else if (status == MU_ERR_SYNTAX)
        mu_load_report(l, node, reinstall,
                       "the file of \"%s\" in \"%.200s\" is damaged, or counts leap seconds", node->text,
                       mu_zone_folder());
    else
        mu_load_report(l, node, reinstall, "cannot read the file of \"%s\" in \"%.200s\"", node->text,
                       mu_zone_folder());
}

/* What is simulated depends on these numbers only, whatever the database says of other times. */
static void hash_clock(mu_load *l, const mu_wall *w)
{
    l->data_hash = mu_hash_bytes(l->data_hash, w->zone, strlen(w->zone) + 1);
    for (int32_t i = 0; i < w->n; i++) {
        const int64_t step[3] = { w->step[i].from_us, w->step[i].ahead_us, w->step[i].offset_s };
        l->data_hash          = mu_hash_bytes(l->data_hash, step, sizeof step);
    }
}

static mu_load_clock *make_clock(mu_load *l, const char *name)
{
    const mu_calendar *c     = &l->model->calendar;
    mu_load_clock     *clock = MU_LOAD_SCRATCH(l, 1, mu_load_clock);

    if (clock == NULL) return NULL;
    *clock = (mu_load_clock){ .name = mu_arena_text(l->arena, name), .next = l->clocks };
    clock->status =
        clock->name == NULL ? MU_ERR_NOMEM : mu_zone_read(l->scratch, mu_zone_folder(), name, &clock->zone);
    l->clocks = clock;
    if (clock->status != MU_OK || c->n_cells == 0) return clock;
    if (l->zone == NULL) { /* the first is the scenario's own */
        l->zone     = clock->zone;
        l->begins_s = mu_wall_begins_s(l->zone, c->start_date);
    }
    clock->wall =
        mu_wall_new(l->arena, clock->name, clock->zone, c->start_date, l->begins_s, c->till.us + DRAIN_US);
    if (clock->wall == NULL)
        clock->status = MU_ERR_NOMEM;
    else
        hash_clock(l, clock->wall);
    return clock;
}

/* The clock that a node names, or NULL after a report. */
static const mu_wall *clock_named(mu_load *l, const mu_node *node)
{
    mu_load_clock *clock = l->clocks;

    while (clock != NULL && strcmp(clock->name, node->text) != 0) clock = clock->next;
    if (clock == NULL) clock = make_clock(l, node->text);
    if (clock == NULL) return NULL;
    if (clock->status != MU_OK) report(l, node, clock->status);
    return clock->wall;
}

const mu_wall *mu_load_wall(mu_load *l, const mu_node *map)
{
    const mu_node *node = map != NULL ? mu_node_get(map, "timezone") : NULL;

    if (node == NULL) return l->model->calendar.wall;
    if (mu_node_get(l->root, "timezone") == NULL) return NULL; /* reported by mu_load_zones */
    return clock_named(l, node);
}

/* Clocks that are not the scenario's have nothing to be compared with when that has no zone. */
static void check_alone(mu_load *l, const mu_node *map)
{
    for (int32_t i = 0; map != NULL && i < map->n; i++) {
        const mu_node *node = mu_node_get(map->child[i], "timezone");
        if (node != NULL)
            mu_load_report(l, node, "add for example timezone: Europe/Berlin",
                           "the scenario has no timezone of its own, to which this could be compared");
    }
}

void mu_load_zones(mu_load *l)
{
    const mu_node *node = mu_node_get(l->root, "timezone"), *sites = mu_node_get(l->root, "sites");
    mu_calendar   *c = &l->model->calendar;

    if (node == NULL) {
        check_alone(l, sites);
        check_alone(l, mu_node_get(l->root, "contacts"));
        return;
    }
    const mu_wall   *wall = clock_named(l, node);
    const mu_status  st   = wall != NULL ? mu_calendar_set_wall(l->arena, c, wall) : MU_OK;
    const mu_entries all  = mu_load_entries(l, sites);
    if (st == MU_ERR_NOMEM) mu_load_no_memory(l);
    if (st == MU_ERR_VALUE)
        mu_load_report(l, mu_node_get(l->root, "horizon"), NULL,
                       "the clock of %s skips all these hours; nothing is left to simulate", node->text);
    for (int32_t i = 0; i < all.n; i++) mu_load_wall(l, all.node[i]);
}
