/* load_behaviour.c - how people change while they work: which modules are on, and their parameters. */
#include "scenario/load_parts.h"

#include <math.h>
#include <string.h>

#include "behaviour/behaviour.h"

typedef enum { PRESET_OFF, PRESET_EVIDENCE, PRESET_CUSTOM } preset;

#define LEARNING "behaviour.learning."
#define FATIGUE  "behaviour.fatigue."
#define ABILITY  "behaviour.ability."

/* A written module is on unless it says no; of those that are not written the preset decides. */
static bool is_on(const mu_load *l, preset p, const mu_node *module, const char *path)
{
    return module != NULL ? mu_load_truth(l, module, "on", path) : p == PRESET_EVIDENCE;
}

static double days_of(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    return (double)mu_load_span(l, map, key, path).us / (double)MU_DAY_US;
}

static double hours_of(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    return (double)mu_load_span(l, map, key, path).us / (double)MU_HOUR_US;
}

static mu_learning_params learning_of(const mu_load *l, const mu_node *map)
{
    const mu_node *half_life = map != NULL ? mu_node_get(map, "half_life") : NULL;
    const bool     never     = half_life != NULL && strcmp(half_life->text, "never") == 0;

    return (mu_learning_params){
        .form      = (mu_learning_form)mu_load_choice(l, map, "curve", LEARNING "curve"),
        .slower    = mu_load_share(l, map, "slower", LEARNING "slower"),
        .pace      = mu_load_number(l, map, "pace", LEARNING "pace"),
        .bend      = mu_load_number(l, map, "bend", LEARNING "bend"),
        .gap       = mu_load_number(l, map, "solves_less", LEARNING "solves_less"),
        .half_life = never ? INFINITY : days_of(l, map, "half_life", LEARNING "half_life"),
        .grace     = days_of(l, map, "grace", LEARNING "grace"),
    };
}

static mu_fatigue_params fatigue_of(const mu_load *l, const mu_node *map)
{
    return (mu_fatigue_params){
        .slower   = mu_load_share(l, map, "slower", FATIGUE "slower"),
        .quality  = mu_load_number(l, map, "solves_less", FATIGUE "solves_less"),
        .work     = hours_of(l, map, "work", FATIGUE "work"),
        .overtime = mu_load_number(l, map, "overtime", FATIGUE "overtime"),
        .idle     = hours_of(l, map, "idle", FATIGUE "idle"),
        .rest     = hours_of(l, map, "break", FATIGUE "break"),
        .off      = hours_of(l, map, "off", FATIGUE "off"),
    };
}

static void check_curve(mu_load *l, const mu_node *learning)
{
    const mu_node *curve = learning != NULL ? mu_node_get(learning, "curve") : NULL;
    const mu_node *bend  = learning != NULL ? mu_node_get(learning, "bend") : NULL;

    if (curve != NULL && bend != NULL && strcmp(curve->text, "exponential") == 0)
        mu_load_report_key(l, bend, "leave it out, or choose the curve power",
                           "an exponential curve has no bend");
}

void mu_load_behaviour(mu_load *l)
{
    const mu_node *node = mu_node_get(l->root, "behaviour");

    if (node == NULL) return;
    const mu_node *learning = mu_node_get(node, "learning"), *fatigue = mu_node_get(node, "fatigue");
    const mu_node *ability = mu_node_get(node, "ability");
    const bool     any     = learning != NULL || fatigue != NULL || ability != NULL;
    const preset   p       = (preset)mu_load_choice(l, node, "preset", "behaviour.preset");
    check_curve(l, learning);
    if (any && mu_node_get(node, "preset") == NULL) {
        mu_load_report_key(l, node, "add preset: custom, or preset: evidence for all modules",
                           "without a preset behaviour is off, and what is written below it does nothing");
        return;
    }
    if (!any && p == PRESET_CUSTOM) {
        mu_load_report(l, mu_node_get(node, "preset"),
                       "write learning, fatigue or ability, or take preset: evidence",
                       "custom switches on what is written here, and no module is");
        return;
    }
    if (p == PRESET_OFF) return;
    mu_behaviour *b = MU_LOAD_NEW(l, 1, mu_behaviour);
    if (b == NULL) return;
    *b = (mu_behaviour){
        .learns      = is_on(l, p, learning, LEARNING "on"),
        .tires       = is_on(l, p, fatigue, FATIGUE "on"),
        .differs     = is_on(l, p, ability, ABILITY "on"),
        .learning    = learning_of(l, learning),
        .per_contact = mu_load_number(l, learning, "per_contact", LEARNING "per_contact"),
        .fatigue     = fatigue_of(l, fatigue),
        .people      = mu_hiring_default,
    };
    b->people.spread = mu_load_share(l, ability, "spread", ABILITY "spread");
    if (b->learns || b->tires || b->differs) l->model->behaviour = b;
}
