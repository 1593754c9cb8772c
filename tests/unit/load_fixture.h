/* load_fixture.h - a scenario from a few lines, for tests of what the loader makes of them. */
#ifndef MU_TESTS_LOAD_FIXTURE_H
#define MU_TESTS_LOAD_FIXTURE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/model.h"

#define HORIZON  "horizon: 1d 08:00-20:00\n"
#define CONTACTS "contacts: {calls: {arrivals: 240/h, handle: 5min}}\n"
#define TEAMS    "teams: {desk: {people: 23}}\n"

static inline void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

/* The model of a text, which must be sound. The caller frees it. */
static inline mu_model *load(const char *text, const mu_load_options *options)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;

    if (mu_scenario_load_text(text, strlen(text), "test", options, diag, &m) != MU_OK) {
        char *problems = mu_diag_render(diag);
        print_error("%s", problems);
        free(problems);
        fail_msg("the scenario was refused");
    }
    mu_diag_free(diag);
    return m;
}

/* The message of the first problem in a text that must have one; the status goes to *st. */
static inline void refused(const char *text, const mu_load_options *options, char *message, size_t size)
{
    mu_diag  *diag = mu_diag_new();
    mu_model *m    = NULL;

    const mu_status st = mu_scenario_load_text(text, strlen(text), "test", options, diag, &m);
    if (st == MU_OK || m != NULL || mu_diag_errors(diag) == 0) fail_msg("the scenario was taken");
    const mu_problem *p = mu_diag_get(diag, 0);
    snprintf(message, size, "%s", p->message != NULL ? p->message : p->expected);
    mu_diag_free(diag);
}

#endif
