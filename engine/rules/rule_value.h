/* rule_value.h - values that pass between a scenario and a rule: read from Lua, and written as in a scenario. */
#ifndef MU_RULES_RULE_VALUE_H
#define MU_RULES_RULE_VALUE_H

#include <lua.h>
#include "base/arena.h"
#include "model/rule_use.h"

/* A value of Lua as it would be written in a scenario: a text, a list, or a map whose keys are texts, at most three deep.
 * False when it is something else, or when memory ran out; *out then holds nothing of use. */
bool mu_rule_value_read(lua_State *L, int index, mu_arena *a, mu_rule_value *out);

/* Writes the value as in a scenario: "8min", "[a, b]"; cut off to fit. */
void mu_rule_value_print(const mu_rule_value *v, char *buffer, size_t size);

#endif
