/* cli_new.c - muster new: a commented scenario to start from. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

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

static mu_status refuse(mu_diag *diag, const char *path, int why)
{
    const char *hint = why == EEXIST ? "choose another folder, or remove the file first" : NULL;

    return mu_diag_addf(diag, MU_ERR_IO, (mu_where){ .file = path }, NULL, hint, "cannot be written: %s",
                        strerror(why));
}

/* "x": the file must not exist yet, so nobody's work is lost. */
static mu_status write_starter(const starter_file *file, const char *path, mu_diag *diag)
{
    FILE *out = fopen(path, "wbx");
    bool  ok  = out != NULL;

    if (out == NULL) return refuse(diag, path, errno);
    for (const char *const *line = file->lines; *line != NULL; line++) ok = fputs(*line, out) >= 0 && ok;
    ok = fclose(out) == 0 && ok;
    return ok ? MU_OK : refuse(diag, path, errno);
}

static int write_all(const char *folder, mu_diag *diag)
{
    char path[4096];

    if (mu_output_folder(folder, diag) == MU_OK) {
        for (int i = 0; i < N_FILES && mu_diag_errors(diag) == 0; i++) {
            const int length = snprintf(path, sizeof path, "%s/%s", folder, starter_files[i].name);
            if (length >= (int)sizeof path)
                refuse(diag, folder, ENAMETOOLONG);
            else
                write_starter(&starter_files[i], path, diag);
        }
    }
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
