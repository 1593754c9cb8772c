/* load_behaviour.c - how people change while they work: which modules are on, and their parameters. */
#include "scenario/load_behaviour.h"

#include <math.h>
#include <string.h>

#include "behaviour/behaviour.h"
#include "scenario/load_training.h"

enum { BASIS_EXPERT, BASIS_MEASURED };

#define LEARNING "behaviour.learning."
#define FATIGUE  "behaviour.fatigue."
#define ABILITY  "behaviour.ability."
#define HASTE    "behaviour.load."
#define ANGER    "behaviour.anger."
#define BURNOUT  "behaviour.burnout."
#define ABSENCE  "behaviour.absence."
#define LEAVING  "behaviour.attrition."
#define EFFORT   "behaviour.effort."
#define GAMING   "behaviour.gaming."

static double days_of(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    return (double)mu_load_span(l, map, key, path).us / (double)MU_DAY_US;
}

static double hours_of(const mu_load *l, const mu_node *map, const char *key, const char *path)
{
    return (double)mu_load_span(l, map, key, path).us / (double)MU_HOUR_US;
}

static bool is_never(const mu_node *map, const char *key)
{
    const mu_node *node = map != NULL ? mu_node_get(map, key) : NULL;

    return node != NULL && strcmp(node->text, "never") == 0;
}

static mu_learning_params learning_of(const mu_load *l, const mu_node *map)
{
    return (mu_learning_params){
        .form   = (mu_learning_form)mu_load_choice(l, map, "curve", LEARNING "curve"),
        .slower = mu_load_share(l, map, "slower", LEARNING "slower"),
        .pace   = mu_load_number(l, map, "pace", LEARNING "pace"),
        .bend   = mu_load_number(l, map, "bend", LEARNING "bend"),
        .gap    = mu_load_number(l, map, "solves_less", LEARNING "solves_less"),
        .half_life =
            is_never(map, "half_life") ? INFINITY : days_of(l, map, "half_life", LEARNING "half_life"),
        .grace = days_of(l, map, "grace", LEARNING "grace"),
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

static mu_load_params haste_of(const mu_load *l, const mu_node *map)
{
    return (mu_load_params){
        .gain    = mu_load_share(l, map, "faster", HASTE "faster"),
        .usual   = mu_load_share(l, map, "usual", HASTE "usual"),
        .most    = mu_load_share(l, map, "most", HASTE "most"),
        .quality = mu_load_number(l, map, "solves_less", HASTE "solves_less"),
    };
}

static mu_anger_params anger_of(const mu_load *l, const mu_node *map)
{
    mu_anger_params p = mu_anger_default;

    p.waited  = mu_load_number(l, map, "waited", ANGER "waited");
    p.again   = mu_load_number(l, map, "again", ANGER "again");
    p.slower  = mu_load_share(l, map, "slower", ANGER "slower");
    p.abusive = mu_load_share(l, map, "abusive", ANGER "abusive");
    p.abuse   = mu_load_share(l, map, "abuse", ANGER "abuse");
    return p;
}

static mu_burnout_params burnout_of(const mu_load *l, const mu_node *map)
{
    mu_burnout_params p = mu_burnout_default;

    p.busy     = mu_load_number(l, map, "busy", BURNOUT "busy");
    p.usual    = mu_load_share(l, map, "usual", BURNOUT "usual");
    p.abused   = mu_load_number(l, map, "abused", BURNOUT "abused");
    p.overtime = mu_load_number(l, map, "overtime", BURNOUT "overtime");
    p.healed   = is_never(map, "heals") ? 0 : 1 / days_of(l, map, "heals", BURNOUT "heals");
    return p;
}

static mu_absence_params absence_of(const mu_load *l, const mu_node *map)
{
    return (mu_absence_params){ .rate    = mu_load_share(l, map, "rate", ABSENCE "rate"),
                                .burnout = mu_load_number(l, map, "burnout", ABSENCE "burnout") };
}

static mu_effort_params effort_of(const mu_load *l, const mu_node *map)
{
    mu_effort_params p = mu_effort_default;

    p.respond  = mu_load_number(l, map, "respond", EFFORT "respond");
    p.rival    = mu_load_number(l, map, "rival", EFFORT "rival");
    p.most     = mu_load_number(l, map, "most", EFFORT "most");
    p.quality  = mu_load_number(l, map, "solves", EFFORT "solves");
    p.burnout  = mu_load_number(l, map, "burnout", EFFORT "burnout");
    p.peer     = mu_load_number(l, map, "peers", EFFORT "peers");
    p.fairness = mu_load_number(l, map, "fairness", EFFORT "fairness");
    p.crowding = mu_load_number(l, map, "crowding", EFFORT "crowding");
    return p;
}

static mu_scheme_params scheme_of(const mu_load *l, const mu_node *map)
{
    mu_scheme_params p = mu_scheme_default;

    p.uncertainty       = mu_load_share(l, map, "unsure", EFFORT "unsure");
    p.internalise       = mu_load_share(l, map, "for_all", EFFORT "for_all");
    p.novelty_floor     = mu_load_share(l, map, "novelty", EFFORT "novelty");
    p.novelty_half_life = days_of(l, map, "novelty_half_life", EFFORT "novelty_half_life");
    p.delay             = mu_load_number(l, map, "delay", EFFORT "delay");
    p.reinforce         = mu_load_share(l, map, "trust", EFFORT "trust");
    return p;
}

static mu_gaming_params gaming_of(const mu_load *l, const mu_node *map)
{
    return (mu_gaming_params){ .most   = mu_load_share(l, map, "most", GAMING "most"),
                               .half   = mu_load_number(l, map, "half", GAMING "half"),
                               .handle = mu_load_share(l, map, "time", GAMING "time") };
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
    const mu_node  *learning = mu_node_get(node, "learning"), *fatigue = mu_node_get(node, "fatigue");
    const mu_node  *ability = mu_node_get(node, "ability"), *haste = mu_node_get(node, "load");
    const mu_node  *anger = mu_node_get(node, "anger"), *burnout = mu_node_get(node, "burnout");
    const mu_node  *absence = mu_node_get(node, "absence");
    const mu_node  *effort = mu_node_get(node, "effort"), *gaming = mu_node_get(node, "gaming");
    const mu_node  *leaving = mu_node_get(node, "attrition");
    const mu_node  *basis   = mu_node_get(node, "calibration");
    const bool      any     = node->n > (mu_node_get(node, "preset") != NULL) + (basis != NULL);
    const mu_preset p       = (mu_preset)mu_load_choice(l, node, "preset", "behaviour.preset");
    check_curve(l, learning);
    if ((any || basis != NULL) && mu_node_get(node, "preset") == NULL) {
        mu_load_report_key(l, node, "add preset: custom, or preset: evidence for all modules",
                           "without a preset behaviour is off, and what is written below it does nothing");
        return;
    }
    if (!any && p == MU_PRESET_CUSTOM && !mu_load_teaches(l)) {
        mu_load_report(l, mu_node_get(node, "preset"),
                       "write a module such as learning or fatigue, or take preset: evidence",
                       "custom switches on what is written here, and no module is");
        return;
    }
    if (p == MU_PRESET_OFF) return;
    mu_behaviour *b = MU_LOAD_NEW(l, 1, mu_behaviour);
    if (b == NULL) return;
    *b = (mu_behaviour){
        .measured     = mu_load_choice(l, basis, "basis", "behaviour.calibration.basis") == BASIS_MEASURED,
        .learns       = mu_load_module_is_on(l, p, learning, LEARNING "on"),
        .tires        = mu_load_module_is_on(l, p, fatigue, FATIGUE "on"),
        .differs      = mu_load_module_is_on(l, p, ability, ABILITY "on"),
        .learning     = learning_of(l, learning),
        .per_contact  = mu_load_number(l, learning, "per_contact", LEARNING "per_contact"),
        .fatigue      = fatigue_of(l, fatigue),
        .people       = mu_hiring_default,
        .hurries      = mu_load_module_is_on(l, p, haste, HASTE "on"),
        .load         = haste_of(l, haste),
        .load_hours   = hours_of(l, haste, "window", HASTE "window"),
        .angers       = mu_load_module_is_on(l, p, anger, ANGER "on"),
        .anger        = anger_of(l, anger),
        .burns        = mu_load_module_is_on(l, p, burnout, BURNOUT "on"),
        .burnout      = burnout_of(l, burnout),
        .support      = mu_load_share(l, burnout, "support", BURNOUT "support"),
        .misses       = mu_load_module_is_on(l, p, absence, ABSENCE "on"),
        .absence      = absence_of(l, absence),
        .leaves       = mu_load_module_is_on(l, p, leaving, LEAVING "on"),
        .attrition    = mu_load_attrition(l, leaving),
        .tenure       = days_of(l, leaving, "tenure", LEAVING "tenure"),
        .strives      = mu_load_module_is_on(l, p, effort, EFFORT "on"),
        .effort       = effort_of(l, effort),
        .scheme       = scheme_of(l, effort),
        .transparency = mu_load_share(l, effort, "transparency", EFFORT "transparency"),
        .games        = mu_load_module_is_on(l, p, gaming, GAMING "on"),
        .gaming       = gaming_of(l, gaming),
        .detection    = mu_load_share(l, gaming, "detection", GAMING "detection"),
        .opinions     = mu_load_opinions(l, node, p),
    };
    b->people.spread = mu_load_share(l, ability, "spread", ABILITY "spread");
    b->burnout_first = b->burns ? mu_load_share(l, burnout, "first", BURNOUT "first") : 0;
    mu_load_company(l, node, b);
    mu_load_praise(l, node, b);
    if (mu_behaviour_any(b) || mu_load_teaches(l)) l->model->behaviour = b;
}
