/* cli_progress.h - a bar on stderr while a run takes long; nothing at all where nobody watches. */
#ifndef MU_TOOLS_CLI_PROGRESS_H
#define MU_TOOLS_CLI_PROGRESS_H

#include <muster/experiment.h>

typedef struct {
    bool   watched;   /* stderr is a terminal */
    bool   on_screen; /* a line is there and must be wiped */
    double precision; /* asked for; 0: a fixed number of replications */
} cli_progress;

cli_progress cli_progress_start(double precision);
/* For mu_run_options.progress; the context is the cli_progress. Silent during the first second. */
void cli_progress_show(void *context, const mu_progress *p);
void cli_progress_wipe(cli_progress *bar);

#endif
