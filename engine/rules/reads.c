#include "rules/reads.h"

#include <string.h>

#include "base/units.h"

/* "idle.2" or "idle.experts" after the dot: its number from 0, or that of the name. */
static bool parse_index(const char *text, const mu_model *m, bool team, mu_read_what nth, mu_read_what named,
                        mu_read *out)
{
    int64_t n;

    if (mu_whole_parse(text, &n)) {
        *out = (mu_read){ nth, (int32_t)(n - 1) };
        return n >= 1 && n <= 100000;
    }
    *out = (mu_read){ named, 0 };
    if (m == NULL) return mu_name_is_valid(text);
    out->index = team ? mu_model_team(m, text) : mu_model_type(m, text);
    return out->index >= 0;
}

bool mu_read_parse(const char *text, mu_hook hook, const mu_model *m, mu_read *out)
{
    static const struct {
        const char  *word;
        mu_read_what what;
    } plain[] = { { "waiting", MU_READ_WAITING },
                  { "waited", MU_READ_WAITED },
                  { "type", MU_READ_TYPE },
                  { "contact", MU_READ_CONTACT },
                  { "hour", MU_READ_HOUR } };

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (strcmp(text, plain[i].word) != 0) continue;
        *out = (mu_read){ plain[i].what, 0 };
        return hook == MU_HOOK_ROUTE || plain[i].what == MU_READ_HOUR;
    }
    if (strncmp(text, "idle.", 5) == 0)
        return parse_index(text + 5, m, true, MU_READ_IDLE_NTH, MU_READ_IDLE_TEAM, out) &&
               (hook == MU_HOOK_ROUTE || out->what == MU_READ_IDLE_TEAM);
    if (strncmp(text, "waiting.", 8) == 0)
        return parse_index(text + 8, m, false, MU_READ_WAITING_NTH, MU_READ_WAITING_TYPE, out) &&
               (hook == MU_HOOK_NEXT || out->what == MU_READ_WAITING_TYPE);
    if (strncmp(text, "waited.", 7) == 0)
        return parse_index(text + 7, m, false, MU_READ_WAITED_NTH, MU_READ_WAITED_TYPE, out) &&
               (hook == MU_HOOK_NEXT || out->what == MU_READ_WAITED_TYPE);
    return false;
}
