/* cli_scenario.c - a scenario from a file, or from standard input. */
#include "cli.h"

#include <errno.h>
#include <muster/experiment.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The reader of scenarios takes 16 MB; a little more than that is read so that it can say so itself. */
#define STDIN_MAX ((size_t)17 << 20)

static const char stdin_name[] = "standard input";

/* All of standard input, up to STDIN_MAX; the caller frees *text. */
static mu_status read_stdin(mu_diag *diag, char **text, size_t *length)
{
    char *bytes = malloc(STDIN_MAX);

    *text = NULL;
    if (bytes == NULL)
        return mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .message = "out of memory" });
    *length = fread(bytes, 1, STDIN_MAX, stdin);
    if (ferror(stdin)) {
        free(bytes);
        return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_IO,
                                               .at       = { stdin_name, 0, 0, 0 },
                                               .expected = "a readable file",
                                               .found    = strerror(errno) });
    }
    *text = bytes;
    return MU_OK;
}

/* What takes the table of measures to see. */
static mu_status check_published(mu_status status, mu_diag *diag, mu_model **model)
{
    if (status != MU_OK) return status;
    status = mu_published_check(*model, diag);
    if (status == MU_OK) return MU_OK;
    mu_model_free(*model);
    *model = NULL;
    return status;
}

mu_status cli_load(const char *path, const mu_load_options *options, mu_diag *diag, mu_model **out)
{
    char     *text   = NULL;
    size_t    length = 0;
    mu_status status = MU_OK;

    if (strcmp(path, "-") != 0) return check_published(mu_scenario_load(path, options, diag, out), diag, out);

    *out   = NULL;
    status = read_stdin(diag, &text, &length);
    if (status == MU_OK) status = mu_scenario_load_text(text, length, stdin_name, options, diag, out);
    free(text);
    return check_published(status, diag, out);
}
