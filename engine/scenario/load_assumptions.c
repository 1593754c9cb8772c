/* load_assumptions.c - which parameters in use are calibrated or guessed. */
#include "scenario/load_behaviour.h"
#include "scenario/load_training.h"

#include <stdio.h>
#include <string.h>

#include "behaviour/behaviour.h"
#include "model/assumption.h"
#include "scenario/schema_marks.h"

enum { PATH_ROOM = 300, VALUE_ROOM = 48 };

typedef struct {
    mu_load       *load;
    mu_preset      preset;
    mu_assumption *list; /* NULL: they are only counted */
    int32_t        n;
} assumptions;

static const char *copy(assumptions *a, const char *text)
{
    const char *own = mu_arena_text(a->load->arena, text);

    if (own == NULL) mu_load_no_memory(a->load);
    return own;
}

static void note(assumptions *a, const mu_schema_row *row, const char *path, const mu_node *node)
{
    const char *value = node != NULL ? node->text : row->fallback;
    char        low[VALUE_ROOM], high[VALUE_ROOM];

    if (value == NULL || value[0] == '(') return;
    if (a->list != NULL) {
        mu_assumption *one = &a->list[a->n];
        *one               = (mu_assumption){ .path    = copy(a, path),
                                              .value   = copy(a, value),
                                              .source  = row->source,
                                              .mark    = mu_schema_mark(row),
                                              .written = node != NULL };
        if (mu_schema_plausible(row, value, low, high, sizeof low)) {
            one->low  = copy(a, low);
            one->high = copy(a, high);
        }
    }
    a->n++;
}

/* What preset: evidence switches on; any other module begins with its own section. */
static bool is_core(const char *module)
{
    static const char *const core[] = { "learning",     "fatigue",    "ability",   "load",   "anger",
                                        "burnout",      "absence",    "attrition", "effort", "gaming",
                                        "satisfaction", "complaints", "loyalty" };

    for (size_t i = 0; i < sizeof core / sizeof *core; i++)
        if (strcmp(module, core[i]) == 0) return true;
    return false;
}

/* Whether a module of the section behaviour is on; seats may be vacant without any. */
static bool module_is_on(const assumptions *a, const mu_node *behaviour, const char *rest)
{
    char name[64], path[120];

    if (behaviour == NULL) return false;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(rest, "."), rest);
    snprintf(path, sizeof path, "behaviour.%s.on", name);
    return mu_load_module_is_on(a->load, is_core(name) ? a->preset : MU_PRESET_CUSTOM,
                                mu_node_get(behaviour, name), path);
}

/* What makes no difference where nobody is promised anything. */
static bool is_of_promises(const char *path)
{
    static const char *const those[] = { "behaviour.gaming.", "behaviour.effort.respond",
                                         "behaviour.effort.rival", "behaviour.effort.unsure",
                                         "behaviour.effort.for_all" };

    for (size_t i = 0; i < sizeof those / sizeof *those; i++)
        if (strncmp(path, those[i], strlen(those[i])) == 0) return true;
    return false;
}

/* Promises are kept unless a rule pays. */
static bool is_of_broken_promises(const char *path)
{
    return strcmp(path, "behaviour.effort.trust") == 0;
}

/* Goes down the steps of `rest` from `map`, whose own path is `path`. Of a default, only the key itself is missing; below
 * behaviour the module may be, too. */
static void walk(assumptions *a, const mu_schema_row *row, const char *rest, const mu_node *map, char *path,
                 bool in_behaviour)
{
    const size_t step = strcspn(rest, "."), length = strlen(path);
    char         key[64];

    if (map == NULL && !in_behaviour) return;
    if (strcmp(rest, "*") == 0 || strchr(rest, '[') != NULL) return;
    if (rest[0] == '*') {
        const bool courses = strcmp(path, "training") == 0;
        for (int32_t i = 0; map != NULL && i < map->n; i++) {
            if (courses && !mu_load_is_course(map->child[i])) continue;
            snprintf(path + length, PATH_ROOM - length, ".%s", map->child[i]->key);
            walk(a, row, rest + 2, map->child[i], path, in_behaviour);
        }
        path[length] = '\0';
        return;
    }
    snprintf(key, sizeof key, "%.*s", (int)step, rest);
    snprintf(path + length, PATH_ROOM - length, "%s%s", length > 0 ? "." : "", key);
    const mu_node *node = map != NULL ? mu_node_get(map, key) : NULL;
    if (rest[step] == '\0')
        note(a, row, path, node);
    else
        walk(a, row, rest + step + 1, node, path, in_behaviour);
    path[length] = '\0';
}

/* What courses teach, and what is written down, where that is switched off. */
static bool is_untaught(const mu_behaviour *b, const char *path)
{
    return (strncmp(path, "training.", 9) == 0 && b->n_courses == 0) ||
           (strncmp(path, "knowledge.", 10) == 0 && !b->knows);
}

static void list(assumptions *a)
{
    static const char behaviour[] = "behaviour.";
    const mu_node    *section     = mu_node_get(a->load->root, "behaviour");

    a->n = 0;
    for (int i = 0; mu_schema_row_at(i) != NULL; i++) {
        const mu_schema_row *row             = mu_schema_row_at(i);
        const bool           ours            = strncmp(row->path, behaviour, strlen(behaviour)) == 0;
        char                 path[PATH_ROOM] = "";
        if (mu_schema_mark(row) < 'C') continue;
        if (ours && !module_is_on(a, section, row->path + strlen(behaviour))) continue;
        if (a->load->model->n_incentives == 0 && is_of_promises(row->path)) continue;
        if (!mu_load_has_rule(a->load, "incentive") && is_of_broken_promises(row->path)) continue;
        if (is_untaught(a->load->model->behaviour, row->path)) continue;
        walk(a, row, row->path, a->load->root, path, ours);
    }
}

void mu_load_assumptions(mu_load *l)
{
    const mu_node *section = mu_node_get(l->root, "behaviour");
    assumptions    a       = { .load = l };

    if (l->model->behaviour == NULL) return;
    if (section != NULL) a.preset = (mu_preset)mu_load_choice(l, section, "preset", "behaviour.preset");
    list(&a);
    if (a.n == 0) return;
    a.list = MU_LOAD_NEW(l, a.n, mu_assumption);
    if (a.list == NULL) return;
    list(&a);
    l->model->assumptions   = a.list;
    l->model->n_assumptions = a.n;
}
