/* output.h - a file that is written whole or not at all.
 *
 * The text goes into a file beside the one asked for, and takes its name only when every byte has reached the
 * disk: a full disk leaves neither half a file nor a spoilt older one. A pipe or a device (/dev/stdout) cannot
 * be replaced and is written directly; a symbolic link is followed.
 *
 * Errors are remembered, so that a writer checks once, when it closes.
 */
#ifndef MU_REPORT_OUTPUT_H
#define MU_REPORT_OUTPUT_H

#include "base/error.h"
#include "base/text.h"

typedef struct mu_output mu_output;

/* On failure *out is NULL and `diag` says which file cannot be written, why, and what to do. */
mu_status mu_output_open(const char *path, mu_diag *diag, mu_output **out);

/* The same for a file that must not exist yet: nobody's work is overwritten. */
mu_status mu_output_open_new(const char *path, mu_diag *diag, mu_output **out);

void mu_output_add(mu_output *o, const char *text);
void mu_output_add_text(mu_output *o, mu_text *text); /* empties `text` and keeps its memory */

/* Ends the file and frees `o`, which may be NULL (then MU_OK). When anything failed, the file is as it was
 * before, and `diag` says why. */
mu_status mu_output_close(mu_output *o, mu_diag *diag);

/* Ends n files that belong together: either all of them take their names, or none does. Frees them all; any may
 * be NULL. */
mu_status mu_output_close_all(mu_output **o, int n, mu_diag *diag);

/* Gives the files up, leaving what was there before. */
void mu_output_discard_all(mu_output **o, int n);

/* Makes the folder and its parents where they are missing. */
mu_status mu_output_folder(const char *path, mu_diag *diag);

#endif
