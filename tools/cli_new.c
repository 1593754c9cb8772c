/* cli_new.c - muster new: a commented scenario to start from. */
#include "cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/output.h"
#include "starter.h" /* starter_scenario, starter_arrivals: tools/starter/, as lines; written by the Makefile */

typedef struct {
    const char        *name;
    const char *const *lines; /* ends with NULL */
} starter_file;

static const starter_file starter_files[] = {
    { "scenario.yaml", starter_scenario },
    { "arrivals.csv", starter_arrivals },
};

enum { N_FILES = sizeof starter_files / sizeof starter_files[0] };

static const char more[] = "Makes the folder when it is missing. Existing files are never overwritten.\n"
                           "\n"
                           "example:\n"
                           "  muster new desk && muster run desk/scenario.yaml\n";

static mu_status open_starter(const char *folder, const char *name, mu_diag *diag, mu_output **out)
{
    mu_text text = { 0 };

    mu_text_addf(&text, "%s/%s", folder, name);
    char     *path = mu_text_take(&text);
    mu_status status =
        path != NULL ? mu_output_open_new(path, diag, out)
                     : mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .message = "out of memory" });
    free(path);
    return status;
}

/* Both files or none, so that after a full disk the same command can be given again. */
static mu_status write_files(const char *folder, mu_diag *diag)
{
    mu_output *out[N_FILES] = { NULL };
    mu_status  status       = mu_output_folder(folder, diag);

    for (int i = 0; i < N_FILES && status == MU_OK; i++)
        status = open_starter(folder, starter_files[i].name, diag, &out[i]);
    if (status != MU_OK) {
        mu_output_discard_all(out, N_FILES);
        return status;
    }
    for (int i = 0; i < N_FILES; i++)
        for (const char *const *line = starter_files[i].lines; *line != NULL; line++)
            mu_output_add(out[i], *line);
    return mu_output_close_all(out, N_FILES, diag);
}

static int write_all(const char *folder, mu_diag *diag)
{
    write_files(folder, diag);
    const int code = cli_tell(diag, NULL);
    if (code != CLI_FINE) return code;
    printf("wrote %s/scenario.yaml and %s/arrivals.csv\n"
           "next: muster check %s/scenario.yaml\n"
           "      muster run %s/scenario.yaml\n",
           folder, folder, folder, folder);
    return cli_print("");
}

static int new_command(const cli_command *self, int argc, char **argv)
{
    cli_texts files = { 0 };
    int       code  = cli_parse(self, argc, argv, NULL, &files);

    if (code == CLI_GO_ON) {
        mu_diag *diag = mu_diag_new();
        code          = diag == NULL ? cli_no_memory() : write_all(files.item[0], diag);
        mu_diag_free(diag);
    }
    cli_texts_free(&files);
    return code;
}

const cli_command cli_new = {
    .name      = "new",
    .summary   = "write a commented starter scenario into a folder",
    .arguments = "DIR",
    .least     = 1,
    .most      = 1,
    .more      = more,
    .run       = new_command,
};
