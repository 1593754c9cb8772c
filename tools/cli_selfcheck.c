/* cli_selfcheck.c - muster selfcheck: the engine against closed forms, in front of the user's eyes. */
#include "cli.h"

#include <stdlib.h>

#include "plan/selfcheck.h"

static const char more[] = "Prints what theory expects, what was simulated, its interval and a verdict.\n"
                           "Exits 1 when a figure is further from theory than chance explains.\n";

static int selfcheck_command(const cli_command *self, int argc, char **argv)
{
    cli_texts none = { 0 };
    char     *text = NULL;
    int       code = cli_parse(self, argc, argv, NULL, &none);

    if (code != CLI_GO_ON) return code;
    const int failures = mu_selfcheck(&text);
    code               = cli_print(text);
    free(text);
    if (code != CLI_FINE) return code;
    return failures > 0 ? CLI_CHECK_FAILED : CLI_FINE;
}

const cli_command cli_selfcheck = {
    .name    = "selfcheck",
    .summary = "run the engine against closed forms; exits 1 when they disagree",
    .more    = more,
    .run     = selfcheck_command,
};
