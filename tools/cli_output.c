/* cli_output.c - what is printed, and the assurance that it arrived. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int cli_no_memory(void)
{
    fputs("muster: out of memory\n", stderr);
    return CLI_INTERNAL;
}

int cli_cannot_print(int error)
{
    fprintf(stderr, "muster: standard output cannot be written: %s\n", strerror(error));
    return CLI_PROBLEM;
}

int cli_print(const char *text)
{
    if (text == NULL) return cli_no_memory();
    if (fputs(text, stdout) < 0 || fflush(stdout) != 0) return cli_cannot_print(errno);
    return CLI_FINE;
}

static int exit_code_for(mu_status status)
{
    switch (status) {
    case MU_OK: return CLI_FINE;
    case MU_ERR_USAGE: return CLI_USAGE;
    case MU_ERR_RULE: return CLI_RULE;
    case MU_ERR_INTERRUPTED: return CLI_INTERRUPTED;
    case MU_ERR_NOMEM:
    case MU_ERR_INTERNAL: return CLI_INTERNAL;
    default: return CLI_PROBLEM;
    }
}

int cli_tell(const mu_diag *d, const char *closing)
{
    const size_t errors = mu_diag_errors(d);

    if (mu_diag_count(d) > 0) {
        char *text = mu_diag_render(d);
        if (text == NULL) return cli_no_memory();
        fputs(text, stderr);
        free(text);
    }
    if (errors == 0) return CLI_FINE;
    fprintf(stderr, "%zu problem%s%s%s.\n", errors, errors == 1 ? "" : "s", closing != NULL ? "; " : "",
            closing != NULL ? closing : "");
    return exit_code_for(mu_diag_status(d));
}

static mu_status refuse(mu_diag *diag, const char *path, int why)
{
    return mu_diag_addf(diag, MU_ERR_IO, (mu_where){ .file = path }, NULL, NULL, "cannot be written: %s",
                        strerror(why));
}

/* The folder that holds `path`, in `buffer`; false when the path is too long to be one. */
static bool parent_of(const char *path, char *buffer, size_t size)
{
    size_t length = strlen(path);

    if (length >= size) return false;
    memcpy(buffer, path, length + 1);
    while (length > 1 && buffer[length - 1] == '/') length--; /* "out/" is "out" */
    while (length > 0 && buffer[length - 1] != '/') length--;
    while (length > 1 && buffer[length - 1] == '/') length--;
    buffer[length] = '\0';
    if (length == 0) snprintf(buffer, size, ".");
    return true;
}

/* 0 when `path` is a folder in which something can be made, or an errno. */
static int folder_error(const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) return errno;
    if (!S_ISDIR(info.st_mode)) return ENOTDIR;
    return access(path, W_OK | X_OK) == 0 ? 0 : errno;
}

mu_status cli_can_write_folder(const char *path, mu_diag *diag)
{
    char place[4096]; /* the nearest folder above that exists: the rest will be made */
    int  error = folder_error(path);

    if (strlen(path) >= sizeof place) return refuse(diag, path, ENAMETOOLONG);
    snprintf(place, sizeof place, "%s", path);
    while (error == ENOENT && strcmp(place, ".") != 0 && strcmp(place, "/") != 0) {
        char below[sizeof place];
        memcpy(below, place, sizeof below);
        parent_of(below, place, sizeof place);
        error = folder_error(place);
    }
    return error == 0 ? MU_OK : refuse(diag, path, error);
}

mu_status cli_can_write_file(const char *path, mu_diag *diag)
{
    struct stat info;
    char        parent[4096];
    int         error = 0;

    if (strcmp(path, "-") == 0) return MU_OK;
    if (stat(path, &info) == 0) {
        if (S_ISDIR(info.st_mode))
            error = EISDIR;
        else if (access(path, W_OK) != 0)
            error = errno;
    } else if (errno != ENOENT) {
        error = errno;
    } else if (!parent_of(path, parent, sizeof parent)) {
        error = ENAMETOOLONG;
    } else {
        error = folder_error(parent);
    }
    return error == 0 ? MU_OK : refuse(diag, path, error);
}
