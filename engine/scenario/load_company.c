/* load_company.c - what people learn from each other, what changing between types costs, and how content they are. */
#include "behaviour/behaviour.h"
#include "scenario/load_behaviour.h"

#define MENTORING "behaviour.mentoring."
#define SWITCHING "behaviour.switching."
#define MORALE    "behaviour.morale."

static bool is_on(const mu_load *l, const mu_node *module, const char *path)
{
    return mu_load_module_is_on(l, MU_PRESET_CUSTOM, module, path);
}

static void load_mentoring(mu_load *l, const mu_node *map, mu_behaviour *b)
{
    b->mentors = is_on(l, map, MENTORING "on");
    if (!b->mentors) return;
    b->mentoring.peers    = mu_load_share(l, map, "peers", MENTORING "peers");
    b->mentoring.mentored = mu_load_number(l, map, "mentored", MENTORING "mentored");
    b->mentoring.mentor   = mu_load_share(l, map, "mentor", MENTORING "mentor");
    b->per_mentor         = mu_load_number(l, map, "per_mentor", MENTORING "per_mentor");
    b->experienced        = mu_load_share(l, map, "experienced", MENTORING "experienced");
    b->mentored_until     = mu_load_share(l, map, "until", MENTORING "until");
    if (!b->learns)
        mu_load_report_key(l, map, "switch behaviour.learning on, or leave mentoring out",
                           "nobody learns, so that there is nothing to be learnt from others");
    else if (b->mentored_until > b->experienced)
        mu_load_report_key(l, map, "let until be at most experienced",
                           "people would have a mentor when they are experienced themselves");
}

static void load_morale(mu_load *l, const mu_node *map, mu_behaviour *b)
{
    mu_morale_params p = mu_morale_default;

    b->moods = is_on(l, map, MORALE "on");
    if (!b->moods) return;
    p.weight                 = mu_load_number(l, map, "weight", MORALE "weight");
    p.asymmetry              = mu_load_share(l, map, "asymmetry", MORALE "asymmetry");
    p.constant               = (double)mu_load_span(l, map, "fades", MORALE "fades").us / (double)MU_DAY_US;
    p.jump[MU_MORALE_ABUSED] = mu_load_number(l, map, "abused", MORALE "abused");
    p.jump[MU_MORALE_OVERTIME_HOUR]  = mu_load_number(l, map, "overtime", MORALE "overtime");
    p.jump[MU_MORALE_COLLEAGUE_LEFT] = mu_load_number(l, map, "leaver", MORALE "leaver");
    b->morale                        = p;
    b->motivator[0]                  = mu_load_number(l, map, "recognition", MORALE "recognition");
    b->motivator[1]                  = mu_load_number(l, map, "growth", MORALE "growth");
    b->motivator[2]                  = mu_load_number(l, map, "autonomy", MORALE "autonomy");
    b->motivator[3]                  = mu_load_number(l, map, "achievement", MORALE "achievement");
    b->motivator[4]                  = mu_load_number(l, map, "belonging", MORALE "belonging");
    b->hygiene[0]                    = mu_load_number(l, map, "pay", MORALE "pay");
    b->hygiene[1]                    = mu_load_number(l, map, "tools", MORALE "tools");
    b->hygiene[2]                    = mu_load_number(l, map, "supervision", MORALE "supervision");
    b->hygiene[3]                    = mu_load_number(l, map, "workload", MORALE "workload");
    b->hygiene[4]                    = mu_load_number(l, map, "security", MORALE "security");
    b->effort.morale                 = mu_load_number(l, map, "tries", MORALE "tries");
    b->attrition.morale              = mu_load_number(l, map, "stays", MORALE "stays");
    b->absence.morale                = mu_load_number(l, map, "comes", MORALE "comes");
    if (!b->strives && !b->leaves && !b->misses)
        mu_load_report_key(l, map, "add behaviour.effort, attrition or absence, or take preset: evidence",
                           "morale would change nothing: nobody tries, leaves or stays away by it");
}

void mu_load_company(mu_load *l, const mu_node *behaviour, mu_behaviour *b)
{
    const mu_node *switching = mu_node_get(behaviour, "switching");

    load_mentoring(l, mu_node_get(behaviour, "mentoring"), b);
    b->switches = is_on(l, switching, SWITCHING "on");
    if (b->switches) b->mentoring.switching = mu_load_share(l, switching, "slower", SWITCHING "slower");
    load_morale(l, mu_node_get(behaviour, "morale"), b);
}
