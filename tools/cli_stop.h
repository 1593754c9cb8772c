/* cli_stop.h - Ctrl-C: the first one asks the run to finish what it has begun, the second ends at once. */
#ifndef MU_TOOLS_CLI_STOP_H
#define MU_TOOLS_CLI_STOP_H

#include <stdbool.h>

/* Watches SIGINT and SIGTERM from here on; returns the flag that they set. On a terminal the first one is
 * answered with what happens now: `running` replications at most are finished. */
const volatile bool *cli_stop_watch(int running);

/* Hands both signals back to the system. */
void cli_stop_release(void);

#endif
