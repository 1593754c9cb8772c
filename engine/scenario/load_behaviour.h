/* load_behaviour.h - what the parts of the section behaviour share; private to engine/scenario/load*.c. */
#ifndef MU_SCENARIO_LOAD_BEHAVIOUR_H
#define MU_SCENARIO_LOAD_BEHAVIOUR_H

#include "behaviour/opinions.h"
#include "scenario/load_parts.h"

typedef enum { MU_PRESET_OFF, MU_PRESET_EVIDENCE, MU_PRESET_CUSTOM } mu_preset;

/* A written module is on unless it says no; of those that are not written the preset decides. `path` is that of `on`. */
static inline bool mu_load_module_is_on(const mu_load *l, mu_preset p, const mu_node *module,
                                        const char *path)
{
    return module != NULL ? mu_load_truth(l, module, "on", path) : p == MU_PRESET_EVIDENCE;
}

/* What customers think and do (load_opinions.c); `node` is the section. */
mu_opinions mu_load_opinions(mu_load *l, const mu_node *node, mu_preset p);
/* What is on only when it is written (load_company.c); after all the rest. */
void mu_load_company(mu_load *l, const mu_node *behaviour, mu_behaviour *b);

/* What is done about their complaints (load_recovery.c); the rest of *o is filled in. */
void mu_load_recovery(mu_load *l, const mu_node *node, mu_opinions *o);

/* What praise does (load_praise.c); the rest of *b is filled in. */
void mu_load_praise(mu_load *l, const mu_node *behaviour, struct mu_behaviour *b);

#endif
