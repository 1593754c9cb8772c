/* cli_stop.h - Ctrl-C: the first one asks to stop and to keep what is finished, the second to drop what is under way, the
 * third ends at once. */
#ifndef MU_TOOLS_CLI_STOP_H
#define MU_TOOLS_CLI_STOP_H

#include <stdbool.h>

typedef struct {
    const volatile bool *first, *second; /* set by the first Ctrl-C, and by the second */
} cli_stop;

/* Watches SIGINT and SIGTERM from here on. On a terminal the first one is answered with that text. */
cli_stop cli_stop_watch(const char *first_answer);

/* Hands both signals back to the system. */
void cli_stop_release(void);

#endif
