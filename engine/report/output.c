#define _XOPEN_SOURCE 700 /* realpath */
#include "report/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <muster/report.h>

struct mu_output {
    FILE *stream;
    char *shown;  /* the path as the user gave it, for problems */
    char *target; /* where the file will be, links followed */
    char *part;   /* where it grows; NULL: written directly */
    bool  fresh;  /* nothing may be there yet */
    bool  placed; /* has taken its name */
    int   error;  /* errno of the first failure, 0 when all is well */
};

static const char *hint_for(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return "free some space, or write to another disk; nothing half-written was left";
    case EACCES:
    case EPERM:
    case EROFS: return "choose a place that you may write to";
    case ENOENT: return "make the folder first, or choose one that exists";
    case ENOTDIR: return "a part of the path is a file, not a folder";
    case EISDIR: return "this is a folder; give the name of a file";
    case ENAMETOOLONG: return "choose a shorter name";
    case EEXIST: return "choose another folder, or remove the file first";
    default: return NULL;
    }
}

static mu_status report(mu_diag *diag, const char *path, const char *what, int error)
{
    return mu_diag_addf(diag, error == ENOMEM ? MU_ERR_NOMEM : MU_ERR_IO, (mu_where){ .file = path }, NULL,
                        hint_for(error), "%s: %s", what, strerror(error));
}

static void free_output(mu_output *o)
{
    if (o == NULL) return;
    free(o->shown);
    free(o->target);
    free(o->part);
    free(o);
}

/* Opens the first free name "<target>.part", "<target>.part1", ...; a name taken belongs to someone else. */
static int open_beside(mu_output *o, mode_t mode)
{
    const size_t size = strlen(o->target) + 16;

    o->part = malloc(size);
    if (o->part == NULL) {
        errno = ENOMEM;
        return -1;
    }
    for (int i = 0; i < 100; i++) {
        snprintf(o->part, size, i == 0 ? "%s.part" : "%s.part%d", o->target, i);
        const int fd = open(o->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) return fd;
    }
    return -1;
}

/* Opens the place where the text is to grow; -1 and errno when that cannot be. */
static int open_place(mu_output *o, const char *path)
{
    struct stat now;
    const bool  exists = stat(path, &now) == 0;

    if (o->fresh && lstat(path, &now) == 0) {
        errno = EEXIST;
        return -1;
    }
    if (exists && S_ISDIR(now.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (exists && access(path, W_OK) != 0) return -1; /* renaming over it would not ask */
    if (exists && !S_ISREG(now.st_mode)) return open(path, O_WRONLY | O_CLOEXEC);

    o->target = exists ? realpath(path, NULL) : strdup(path);
    if (o->target == NULL) return -1;
    return open_beside(o, exists ? now.st_mode & 0777 : 0666);
}

static mu_status open_output(const char *path, bool fresh, mu_diag *diag, mu_output **out)
{
    mu_output *o  = calloc(1, sizeof *o);
    int        fd = -1;

    *out = NULL;
    if (o == NULL) return report(diag, path, "cannot be written", ENOMEM);
    o->fresh = fresh;
    o->shown = strdup(path);
    if (o->shown != NULL) fd = open_place(o, path);
    if (fd >= 0) o->stream = fdopen(fd, "w");
    if (o->stream == NULL) {
        const mu_status status = report(diag, path, "cannot be written", errno);
        if (fd >= 0) {
            close(fd);
            if (o->part != NULL) unlink(o->part);
        }
        free_output(o);
        return status;
    }
    *out = o;
    return MU_OK;
}

mu_status mu_output_open(const char *path, mu_diag *diag, mu_output **out)
{
    return open_output(path, false, diag, out);
}

mu_status mu_output_open_new(const char *path, mu_diag *diag, mu_output **out)
{
    return open_output(path, true, diag, out);
}

void mu_output_add(mu_output *o, const char *text)
{
    if (o->error == 0 && fputs(text, o->stream) == EOF) o->error = errno;
}

void mu_output_add_text(mu_output *o, mu_text *text)
{
    if (text->failed && o->error == 0) o->error = ENOMEM;
    if (o->error == 0 && text->length > 0 && fwrite(text->bytes, 1, text->length, o->stream) != text->length)
        o->error = errno;
    text->length = 0;
}

/* Brings every byte to where it grows. */
static void finish(mu_output *o)
{
    if (fflush(o->stream) != 0 && o->error == 0) o->error = errno;
    /* Only a file that is on the disk may replace another. Pipes and devices cannot be asked (EINVAL). */
    if (o->part != NULL && o->error == 0 && fsync(fileno(o->stream)) != 0 && errno != EINVAL)
        o->error = errno;
    if (fclose(o->stream) != 0 && o->error == 0) o->error = errno;
    o->stream = NULL;
}

/* Gives the file its name. Renaming would overwrite a file made meanwhile, linking does not; but not every file
 * system has links. */
static void place(mu_output *o)
{
    if (o->part == NULL) return;
    if (o->fresh && link(o->part, o->target) == 0) {
        unlink(o->part);
        o->placed = true;
    } else if (o->fresh && errno == EEXIST) {
        o->error = EEXIST;
    } else {
        o->placed = rename(o->part, o->target) == 0;
        if (!o->placed) o->error = errno;
    }
}

/* Removes what is not to stay: what grew beside its place, and a new file whose companions failed. */
static void take_back(mu_output *o)
{
    if (o->part != NULL && !o->placed) unlink(o->part);
    if (o->placed && o->fresh) unlink(o->target);
}

mu_status mu_output_close_all(mu_output **o, int n, mu_diag *diag)
{
    const mu_output *failed = NULL;
    mu_status        status = MU_OK;

    for (int i = 0; i < n; i++) {
        if (o[i] == NULL) continue;
        finish(o[i]);
        if (o[i]->error != 0 && failed == NULL) failed = o[i];
    }
    for (int i = 0; i < n && failed == NULL; i++) {
        if (o[i] == NULL) continue;
        place(o[i]);
        if (o[i]->error != 0) failed = o[i];
    }
    if (failed != NULL) status = report(diag, failed->shown, "cannot be written", failed->error);
    for (int i = 0; i < n; i++) {
        if (o[i] == NULL) continue;
        if (failed != NULL) take_back(o[i]);
        free_output(o[i]);
        o[i] = NULL;
    }
    return status;
}

mu_status mu_output_close(mu_output *o, mu_diag *diag)
{
    return mu_output_close_all(&o, 1, diag);
}

void mu_output_discard_all(mu_output **o, int n)
{
    for (int i = 0; i < n; i++) {
        if (o[i] == NULL) continue;
        fclose(o[i]->stream);
        take_back(o[i]);
        free_output(o[i]);
        o[i] = NULL;
    }
}

/* Makes one folder; 0, also when it was there, or an errno. */
static int make_folder(const char *path)
{
    struct stat now;

    if (mkdir(path, 0777) == 0) return 0;
    const int error = errno;
    if (stat(path, &now) != 0) return error;
    return S_ISDIR(now.st_mode) ? 0 : ENOTDIR;
}

mu_status mu_output_folder(const char *path, mu_diag *diag)
{
    int   error = path[0] == '\0' ? ENOENT : 0;
    char *name  = strdup(path);

    if (name == NULL) error = ENOMEM;
    for (size_t i = 1; error == 0 && i <= strlen(path); i++) {
        if (path[i] != '/' && path[i] != '\0') continue;
        name[i] = '\0';
        error   = make_folder(name);
        name[i] = path[i];
    }
    free(name);
    return error == 0 ? MU_OK : report(diag, path, "the folder cannot be made", error);
}

mu_status mu_report_write(const char *path, const char *text, mu_diag *diag)
{
    mu_output      *o      = NULL;
    const mu_status status = mu_output_open(path, diag, &o);

    if (o == NULL) return status;
    mu_output_add(o, text);
    return mu_output_close(o, diag);
}
