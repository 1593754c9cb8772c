/* muster/scenario.h - a scenario file becomes a model that can be run.
 *
 * A model is read-only and may be shared by threads.
 */
#ifndef MUSTER_SCENARIO_H
#define MUSTER_SCENARIO_H

#include <stdint.h>
#include <muster/error.h>

typedef struct mu_model mu_model;

typedef struct {
    const char        *arm;   /* name of an arm whose patch is laid over the scenario, or NULL */
    int                n_set; /* settings laid over that, each "path=value" as on the command line */
    const char *const *set;
    /* Settings laid over all that, of what people are taken to be like: figures that the scenario says were measured stay
     * what they are. They are not told as settings. */
    int                n_assumed;
    const char *const *assumed;
} mu_load_options;

/* Loads and checks the scenario at `path`. `options` may be NULL. On success *out belongs to the caller and
 * `diag` may hold warnings; otherwise *out is NULL and `diag` holds every problem found. */
mu_status mu_scenario_load(const char *path, const mu_load_options *options, mu_diag *diag, mu_model **out);

/* The same from a text in memory. `name` stands for the file in messages; data files are looked up relative
 * to the working directory. */
mu_status mu_scenario_load_text(const char *text, size_t length, const char *name,
                                const mu_load_options *options, mu_diag *diag, mu_model **out);

void mu_model_free(mu_model *m); /* accepts NULL */

/* Contact types and teams are numbered from 0 in the order of their names. */
int32_t     mu_model_type(const mu_model *m, const char *name); /* its number, or -1 */
int32_t     mu_model_team(const mu_model *m, const char *name);
const char *mu_model_type_name(const mu_model *m, int32_t type); /* NULL beyond the last */
const char *mu_model_team_name(const mu_model *m, int32_t team);

#endif
