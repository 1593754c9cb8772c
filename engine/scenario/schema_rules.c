/* schema_rules.c - the keys that name rules. What a rule's own parameters are, the rule says: see `muster keys rules`. */
#include "scenario/schema_rows.h"

/* clang-format off */
const mu_schema_row mu_schema_rules[] = {
{ "rules", MAP, .example = "{routing: rules/routing/skills_first.lua}",
  .meaning = "Decisions taken by rules in Lua, by what they decide about: routing (who answers, what is taken next), admission "
             "(who is let in), escalation (how long a contact is kept, where it goes on), staffing (who comes and goes), "
             "rebalance (who helps where), emergency (what is done when too much comes), incentive (what is paid when a window of incentives is over), hiring (for whom to look, whom to let go), recovery (what is done about complaints), training (who goes to a course). muster rules doc tells what each "
             "may decide." },
{ "rules.*", FILE_ | MAP | LIST, .example = "{file: rules/routing/vip.lua, with: {vip: [gold]}}",
  .meaning = "A rule: its file, or a map; under staffing, rebalance and emergency also a list of several. A file is looked for beside the scenario, then in the folders above, then among "
             "the rules that came with muster." },
{ "rules.*.file", FILE_, MUST, .example = "rules/routing/vip.lua", .meaning = "The file of the rule." },
{ "rules.*.with", MAP, .example = "{head_start: 3min}",
  .meaning = "Parameters of the rule; those that are not given have the rule's own defaults." },
{ "rules.*.with.*", TEXT | LIST | MAP, .example = "8min", .meaning = "The value of a parameter." },
{ "rules.*.with.*[]", TEXT, .example = "experts", .meaning = "One of several values." },
{ "rules.*.with.*.*", TEXT, .example = "8min", .meaning = "The value for one contact type or team." },
{ "rules.*[]", FILE_ | MAP, .example = "rules/emergency/surge.lua", .meaning = "One of several rules." },
{ "rules.*[].file", FILE_, MUST, .example = "rules/emergency/surge.lua", .meaning = "The file of the rule." },
{ "rules.*[].with", MAP, .example = "{begin: 2}", .meaning = "Parameters of the rule." },
{ "rules.*[].with.*", TEXT | LIST | MAP, .example = "8min", .meaning = "The value of a parameter." },
{ "rules.*[].with.*[]", TEXT, .example = "experts", .meaning = "One of several values." },
{ "rules.*[].with.*.*", TEXT, .example = "8min", .meaning = "The value for one contact type or team." },
};
const int mu_schema_rules_count = (int)(sizeof mu_schema_rules / sizeof mu_schema_rules[0]);
/* clang-format on */
