/* cli_stop.c - the only mutable globals of the program: a signal handler has nowhere else to write. */
#include "cli_stop.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

/* timeout(1) and some job managers signal the process and its group, so that one wish arrives twice. */
#define ONE_WISH_S 0.25

static volatile bool   stop_asked, drop_asked;
static struct timespec asked_at;
static char            answer[120]; /* made before, because a handler may not print */

static double seconds_between(const struct timespec *a, const struct timespec *b)
{
    return (double)(b->tv_sec - a->tv_sec) + 1e-9 * (double)(b->tv_nsec - a->tv_nsec);
}

static void on_signal(int number)
{
    const int       saved = errno;
    struct timespec now;

    (void)number;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!stop_asked) {
        asked_at = now;
        if (answer[0] != '\0' && write(STDERR_FILENO, answer, strlen(answer)) < 0)
            answer[0] = '\0'; /* nobody is there to be told */
    } else if (seconds_between(&asked_at, &now) > ONE_WISH_S) {
        if (drop_asked) _exit(CLI_INTERRUPTED);
        asked_at   = now;
        drop_asked = true;
    }
    stop_asked = true;
    errno      = saved;
}

static void handle_both(void (*handler)(int))
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags   = SA_RESTART; /* writing a report must not fail because of a Ctrl-C */
    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGINT); /* one handler at a time */
    sigaddset(&action.sa_mask, SIGTERM);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

cli_stop cli_stop_watch(const char *first_answer)
{
    static const char wipe[] = "\r\033[K"; /* the bar */

    answer[0] = '\0';
    if (isatty(STDERR_FILENO) == 1) snprintf(answer, sizeof answer, "%s%s\n", wipe, first_answer);
    handle_both(on_signal);
    return (cli_stop){ &stop_asked, &drop_asked };
}

void cli_stop_release(void)
{
    handle_both(SIG_DFL);
}
