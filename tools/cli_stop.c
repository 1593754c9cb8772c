/* cli_stop.c - the only mutable global of the program: a signal handler has nowhere else to write. */
#include "cli_stop.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static volatile bool stop_asked;

static void on_signal(int number)
{
    (void)number;
    if (stop_asked) _exit(CLI_INTERRUPTED);
    stop_asked = true;
}

static void handle_both(void (*handler)(int))
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags   = SA_RESTART; /* writing a report must not fail because of a Ctrl-C */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

const volatile bool *cli_stop_watch(void)
{
    handle_both(on_signal);
    return &stop_asked;
}

void cli_stop_release(void)
{
    handle_both(SIG_DFL);
}
