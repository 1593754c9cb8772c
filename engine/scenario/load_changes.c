/* load_changes.c - what changes by date: when it begins and ends, and the scenario that holds in between.
 *
 * At every instant all changes that hold lie over the scenario in the order in which they begin. An instant at which one
 * begins or ends is the start of an epoch; load_epochs.c makes a model of each.
 */
#include "scenario/load_parts.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each type and team takes some hundred bytes in every epoch. */
enum { MOST_COPIES = 500000 };

typedef struct {
    int64_t        from_us, till_us;
    int32_t        place; /* in the file */
    const mu_node *node;
    mu_node       *set;
    const mu_node *sorted; /* the same with the keys of all maps in their order */
} change;

typedef struct {
    mu_load *l;
    int32_t  n;
    change  *one; /* in the order in which they begin */
} changes;

/* ---- reading -------------------------------------------------------------------------------------- */

static int64_t instant_of(const mu_load *l, const mu_node *node)
{
    const mu_calendar *cal   = &l->model->calendar;
    mu_span            clock = { 0 };
    int64_t            days  = 0;
    const bool         known = mu_instant_parse(node->text, &days, &clock);

    mu_assert(known);
    return mu_wall_instant(cal->wall, (days - cal->start_date) * MU_DAY_US + clock.us);
}

void mu_load_dates(mu_load *l, const mu_node *map, int64_t *from_us, int64_t *till_us)
{
    const mu_calendar *cal  = &l->model->calendar;
    const mu_node     *from = mu_node_get(map, "from"), *till = mu_node_get(map, "till");
    char               date[48];

    *from_us = from != NULL ? instant_of(l, from) : 0;
    *till_us = till != NULL ? instant_of(l, till) : MU_NEVER_US;
    if (*from_us < 0) {
        mu_calendar_print_date(cal, (mu_time){ 0 }, date, sizeof date);
        mu_load_report(l, from, "what holds from the beginning can be set in the scenario itself",
                       "this is before the first day, %s", date);
    } else if (*from_us >= cal->till.us) {
        mu_calendar_print_date(cal, cal->till, date, sizeof date);
        mu_load_report(l, from, "lengthen the horizon, or leave it out",
                       "this is after the end of the horizon, %s", date);
    } else if (*till_us <= *from_us) {
        mu_calendar_print_date(cal, (mu_time){ *from_us }, date, sizeof date);
        mu_load_report(l, till, NULL, "this is not after its beginning, %s", date);
    }
}

static int by_begin(const void *left, const void *right)
{
    const change *a = left, *b = right;

    if (a->from_us != b->from_us) return a->from_us < b->from_us ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool read_all(changes *all, const mu_node *list)
{
    mu_load      *l      = all->l;
    const int64_t before = l->problems;

    all->one = MU_LOAD_SCRATCH(l, list->n, change);
    if (all->one == NULL) return false;
    for (int32_t i = 0; i < list->n; i++) {
        const mu_node *node = list->child[i];
        change        *c    = &all->one[all->n++];
        *c                  = (change){ .place = i, .node = node, .set = mu_node_get(node, "set") };
        mu_load_dates(l, node, &c->from_us, &c->till_us);
    }
    qsort(all->one, (size_t)all->n, sizeof *all->one, by_begin);
    return l->problems == before;
}

/* ---- two that set the same key -------------------------------------------------------------------- */

/* A copy with the keys of all maps in their order; other values are shared. NULL after a report. */
static const mu_node *sort_maps(mu_load *l, const mu_node *node)
{
    if (node->kind != MU_NODE_MAP) return node;

    mu_entries entries = mu_load_entries(l, node);
    mu_node   *map     = MU_LOAD_SCRATCH(l, 1, mu_node);
    if (map == NULL) return NULL;
    *map       = *node;
    map->n     = entries.n;
    map->child = MU_LOAD_SCRATCH(l, entries.n, mu_node *);
    for (int32_t i = 0; map->child != NULL && i < entries.n; i++) {
        map->child[i] = (mu_node *)sort_maps(l, entries.node[i]);
        if (map->child[i] == NULL) return NULL;
    }
    return map->child != NULL ? map : NULL;
}

/* What the second sets and the first does too, as it stands in the second; NULL: nothing. Both are sorted. */
static const mu_node *in_common(const mu_node *first, const mu_node *second)
{
    int32_t i = 0, k = 0;

    if (first->kind != MU_NODE_MAP || second->kind != MU_NODE_MAP) return second;
    while (i < first->n && k < second->n) {
        const int      order  = strcmp(first->child[i]->key, second->child[k]->key);
        const mu_node *common = order == 0 ? in_common(first->child[i], second->child[k]) : NULL;
        if (common != NULL) return common;
        i += order <= 0;
        k += order >= 0;
    }
    return NULL;
}

/* Of two changes of one key it must be plain which holds: the one that began later, for good or as long as it lasts; but
 * not beyond the end of the other, and not when they begin together. */
static void check_pair(mu_load *l, const change *first, const change *second)
{
    const bool together = first->from_us == second->from_us;
    char       key[300], path[340], from[48], till[48];

    if (!together && (first->till_us == MU_NEVER_US || second->from_us >= first->till_us)) return;
    const mu_node *common = in_common(first->sorted, second->sorted);
    if (common == NULL) return;
    /* The sorted copy is not in the tree, so its place is put together here. */
    mu_node_path(second->sorted, common, key, sizeof key);
    snprintf(path, sizeof path, "changes[%d].set.%s", (int)second->place, key);
    mu_calendar_print_date(&l->model->calendar, (mu_time){ first->from_us }, from, sizeof from);
    if (together) {
        mu_diag_addf(l->diag, MU_ERR_VALUE, common->key_at, path, "set it in one of them",
                     "another change that begins at %s sets this too", from);
    } else {
        mu_calendar_print_date(&l->model->calendar, (mu_time){ first->till_us }, till, sizeof till);
        mu_diag_addf(l->diag, MU_ERR_VALUE, common->key_at, path, "let the one end before the other begins",
                     "another change sets this from %s till %s", from, till);
    }
    l->problems++;
    if (l->status == MU_OK) l->status = MU_ERR_VALUE;
}

static bool check_pairs(changes *all)
{
    const int64_t before = all->l->problems;

    for (int32_t i = 0; i < all->n; i++) {
        all->one[i].sorted = sort_maps(all->l, all->one[i].set);
        if (all->one[i].sorted == NULL) return false;
    }
    for (int32_t i = 0; i < all->n; i++)
        for (int32_t k = i + 1; k < all->n; k++) check_pair(all->l, &all->one[i], &all->one[k]);
    return all->l->problems == before;
}

/* ---- for the record ------------------------------------------------------------------------------- */

static void add_value(mu_text *t, const mu_node *node)
{
    if (node->kind == MU_NODE_SCALAR) {
        mu_text_add(t, node->text[0] != '\0' ? node->text : "~");
        return;
    }
    mu_text_add(t, node->kind == MU_NODE_MAP ? "{" : "[");
    for (int32_t i = 0; i < node->n; i++) {
        if (i > 0) mu_text_add(t, ", ");
        if (node->kind == MU_NODE_MAP) mu_text_addf(t, "%s: ", node->child[i]->key);
        add_value(t, node->child[i]);
    }
    mu_text_add(t, node->kind == MU_NODE_MAP ? "}" : "]");
}

static bool is_inner(const mu_node *node)
{
    return node->kind == MU_NODE_MAP && node->n > 0;
}

static int32_t count_settings(const mu_node *map)
{
    int32_t n = 0;

    for (int32_t i = 0; i < map->n; i++) n += is_inner(map->child[i]) ? count_settings(map->child[i]) : 1;
    return n;
}

/* The settings below a map as texts, into `out` from number n on; how many there are then. */
static int32_t list_settings(mu_load *l, const mu_node *map, const char *path, const char **out, int32_t n)
{
    for (int32_t i = 0; i < map->n; i++) {
        const mu_node *node = map->child[i];
        mu_text        t    = { 0 };

        mu_text_addf(&t, "%s%s%s", path, path[0] != '\0' ? "." : "", node->key);
        if (is_inner(node)) {
            if (!t.failed) n = list_settings(l, node, t.bytes, out, n);
        } else {
            mu_text_add(&t, "=");
            add_value(&t, node);
            out[n] = t.failed ? NULL : mu_arena_text(l->arena, t.bytes);
            if (out[n++] == NULL) mu_load_no_memory(l);
        }
        if (t.failed) mu_load_no_memory(l);
        mu_text_free(&t);
    }
    return n;
}

/* A tool that is there from beginning to end is no change. */
static bool is_dated(const mu_load *l, const mu_load_tool *tool)
{
    return tool->from_us > l->model->calendar.from.us || tool->till_us < MU_NEVER_US;
}

/* Puts one more in its place among those that are there, by the instant at which it begins. */
static void insert(mu_change *told, int32_t *n, mu_change one)
{
    int32_t k = (*n)++;

    for (; k > 0 && told[k - 1].from.us > one.from.us; k--) told[k] = told[k - 1];
    told[k] = one;
}

/* The changes as the model tells them, tools among them. */
static void write_down(changes *all)
{
    mu_load   *l    = all->l;
    mu_change *told = MU_LOAD_NEW(l, all->n + l->n_tools, mu_change);
    int32_t    n    = 0;

    for (int32_t i = 0; told != NULL && i < all->n; i++) {
        const change  *c    = &all->one[i];
        const mu_node *name = mu_node_get(c->node, "name");
        const char   **set  = MU_LOAD_NEW(l, count_settings(c->sorted), const char *);
        if (set == NULL) return;
        mu_change one = { .from = { c->from_us }, .till = { c->till_us }, .set = set };
        one.n_set     = list_settings(l, c->sorted, "", set, 0);
        if (name != NULL && (one.name = mu_arena_text(l->arena, name->text)) == NULL) mu_load_no_memory(l);
        insert(told, &n, one);
    }
    for (int32_t i = 0; told != NULL && i < l->n_tools; i++) {
        if (!is_dated(l, &l->tool[i])) continue;
        const char **set = MU_LOAD_NEW(l, 1, const char *);
        char        *key = mu_load_take(l, 32, 1);
        if (set == NULL || key == NULL) return;
        snprintf(key, 32, "tools.%s", l->model->tools[i].name);
        set[0] = key;
        insert(told, &n,
               (mu_change){
                   { l->tool[i].from_us }, { l->tool[i].till_us }, l->model->tools[i].name, 1, set });
    }
    l->model->changes   = told;
    l->model->n_changes = n;
}

/* ---- epochs --------------------------------------------------------------------------------------- */

static int by_time(const void *left, const void *right)
{
    const mu_load_epoch *a = left, *b = right;

    return (a->from_us > b->from_us) - (a->from_us < b->from_us);
}

static void add_instant(const mu_calendar *cal, mu_load_epoch *e, int32_t *n, int64_t at_us)
{
    if (at_us > cal->from.us && at_us < cal->till.us) e[(*n)++].from_us = at_us;
}

/* The instants within the horizon at which something begins or ends, each once, after the first opening. */
static bool find_epochs(changes *all)
{
    mu_load           *l   = all->l;
    const mu_calendar *cal = &l->model->calendar;
    mu_load_epoch     *e   = MU_LOAD_SCRATCH(l, 1 + 2 * (all->n + l->n_tools), mu_load_epoch);
    int32_t            n = 0, kept = 1;

    if (e == NULL) return false;
    e[n++].from_us = cal->from.us;
    for (int32_t i = 0; i < all->n; i++) {
        add_instant(cal, e, &n, all->one[i].from_us);
        add_instant(cal, e, &n, all->one[i].till_us);
    }
    for (int32_t i = 0; i < l->n_tools; i++) {
        add_instant(cal, e, &n, l->tool[i].from_us);
        add_instant(cal, e, &n, l->tool[i].till_us);
    }
    qsort(e, (size_t)n, sizeof *e, by_time);
    for (int32_t i = 1; i < n; i++)
        if (e[i].from_us != e[kept - 1].from_us) e[kept++] = e[i];
    l->epoch    = e;
    l->n_epochs = kept;
    return true;
}

/* The scenario with the changes that hold at that instant, given what it was at `since`: where nothing has ended in
 * between, that is changed further. */
static mu_node *lay_over(changes *all, mu_node *scenario, mu_node *before, int64_t since, int64_t at_us)
{
    mu_load *l    = all->l;
    mu_node *root = before;

    for (int32_t i = 0; i < all->n; i++)
        if (all->one[i].till_us > since && all->one[i].till_us <= at_us) {
            root  = scenario;
            since = -1;
        }
    for (int32_t i = 0; root != NULL && i < all->n; i++)
        if (all->one[i].from_us > since && all->one[i].from_us <= at_us && all->one[i].till_us > at_us)
            root = mu_schema_overlay(root, all->one[i].set, l->scratch);
    if (root == NULL) mu_load_no_memory(l);
    return root;
}

static bool are_too_many(mu_load *l, const mu_node *list)
{
    const mu_node *departments = mu_node_get(l->root, "departments");
    const int64_t  names       = mu_node_get(l->root, "contacts")->n + mu_node_get(l->root, "teams")->n +
                          (departments != NULL ? 2 * departments->n : 0);

    if (names * l->n_epochs <= MOST_COPIES) return false;
    mu_load_report_key(
        l, list, NULL,
        "%d stretches of time with %lld contact types and teams each are more than muster keeps",
        (int)l->n_epochs, (long long)names);
    return true;
}

static void make_epochs(changes *all, const mu_node *list)
{
    mu_load *l        = all->l;
    mu_node *scenario = l->root, *changed = l->root;
    int64_t  since = -1;

    if (!find_epochs(all) || are_too_many(l, list)) {
        l->n_epochs = 0;
        return;
    }
    for (int32_t i = 0; i < l->n_epochs; i++) {
        mu_load_epoch *e = &l->epoch[i];
        changed          = lay_over(all, scenario, changed, since, e->from_us);
        since            = e->from_us;
        e->root          = mu_load_use_tools(l, changed, e->from_us);
        if (e->root == NULL) return;
        const mu_status st = mu_schema_check_again(l->schema, e->root, l->diag);
        if (st == MU_OK) continue;
        l->problems++;
        if (l->status == MU_OK) l->status = st;
    }
    mu_load_warn_of_idle_tools(l);
    l->root = l->epoch[0].root;
}

/* In a steady state nothing may have a date; NULL when nothing has. */
static const mu_node *first_dated(const mu_load *l, const mu_node *list)
{
    if (list != NULL && list->n > 0) return list;
    for (int32_t i = 0; i < l->n_tools; i++)
        if (is_dated(l, &l->tool[i])) return l->tool[i].node;
    return NULL;
}

void mu_load_changes(mu_load *l)
{
    const mu_node *list   = mu_node_get(l->root, "changes");
    const int64_t  before = l->problems;
    changes        all    = { .l = l };

    if (l->model->calendar.n_cells == 0) return;
    mu_load_tools(l);
    if ((list == NULL || list->n == 0) && l->n_tools == 0) return;
    const mu_node *dated = first_dated(l, list);
    if (l->model->runs.steady && dated != NULL) {
        mu_load_report_key(l, dated, "leave out experiment.steady, or compare arms",
                           "the long run of a steady state has no dates on which something changes");
        return;
    }
    if (list != NULL && (!read_all(&all, list) || !check_pairs(&all))) return;
    if (l->problems > before) return;
    write_down(&all);
    make_epochs(&all, list != NULL ? list : mu_node_get(l->root, "tools"));
}
