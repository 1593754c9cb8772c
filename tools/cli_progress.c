/* cli_progress.c - "[#########---------]  45%  180 of 400 replications, 3 s left". */
#include "cli_progress.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define BAR_WIDTH    24
#define SILENT_FOR_S 1.0

cli_progress cli_progress_start(double precision)
{
    return (cli_progress){ .watched = isatty(STDERR_FILENO) == 1, .precision = precision };
}

static void print_time_left(double seconds)
{
    const long whole = lround(seconds);

    if (seconds < 0 || seconds > 1e9) return; /* unknown, or beyond belief */
    if (whole < 60)
        fprintf(stderr, ", %ld s left", whole);
    else if (whole < 3600)
        fprintf(stderr, ", %ld min %ld s left", whole / 60, whole % 60);
    else
        fprintf(stderr, ", %ld h %ld min left", whole / 3600, whole % 3600 / 60);
}

void cli_progress_show(void *context, const mu_progress *p)
{
    cli_progress *bar = context;

    if (!bar->watched || p->seconds < SILENT_FOR_S || p->total <= 0) return;

    const double share = fmin(1.0, (double)p->done / (double)p->total);
    const int    full  = (int)(share * BAR_WIDTH);
    fputs("\r[", stderr);
    for (int i = 0; i < BAR_WIDTH; i++) fputc(i < full ? '#' : '-', stderr);
    fprintf(stderr, "] %3.0f%%  %lld of %lld replications", 100 * share, (long long)p->done,
            (long long)p->total);
    if (bar->precision > 0 && isfinite(p->worst_relative))
        fprintf(stderr, ", within %.2f%%", 100 * p->worst_relative);
    print_time_left(p->seconds_left);
    fputs("\033[K", stderr); /* the rest of a longer line before */
    fflush(stderr);
    bar->on_screen = true;
}

void cli_progress_wipe(cli_progress *bar)
{
    if (!bar->on_screen) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    bar->on_screen = false;
}
