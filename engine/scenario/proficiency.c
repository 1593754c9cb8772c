#include "scenario/proficiency.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/units.h"
#include "behaviour/learning.h"

bool mu_proficiency_parse(const char *text, double *gain)
{
    const size_t digits = strspn(text, "0123456789");
    const char  *unit   = text + digits + strspn(text + digits, " ");
    char         number[20];
    int64_t      contacts;

    for (int i = 0; i < MU_LEVELS; i++)
        if (strcmp(text, mu_levels[i].name) == 0) {
            *gain = mu_learning_gain(&mu_learning_default, mu_levels[i].contacts);
            return true;
        }
    if (digits == 0 || digits >= sizeof number) return false;
    if (strcmp(unit, "contacts") != 0 && strcmp(unit, "contact") != 0) return false;
    snprintf(number, sizeof number, "%.*s", (int)digits, text);
    if (!mu_whole_parse(number, &contacts)) return false;
    *gain = mu_learning_gain(&mu_learning_default, (double)contacts);
    return true;
}
