/* diag.c - collects problems: copies them, drops doubles, and keeps no more than somebody will read. */
#include "base/diag.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_KEPT 200 /* of each kind: nobody reads more, and warnings must not crowd out an error */

mu_diag *mu_diag_new(void)
{
    mu_diag *d = calloc(1, sizeof *d);
    if (d == NULL) return NULL;
    d->arena = mu_arena_new(0);
    if (d->arena == NULL) {
        free(d);
        return NULL;
    }
    return d;
}

void mu_diag_free(mu_diag *d)
{
    if (d == NULL) return;
    mu_arena_free(d->arena);
    free(d->problem);
    free(d);
}

/* Where the code point that ends just before `end` starts; stray bytes are code points of their own. */
static size_t code_point_before(const char *s, size_t end)
{
    for (size_t back = 1; back <= 4 && back <= end; back++) {
        size_t size;
        if (mu_utf8_decode(s + end - back, back, &size) != MU_NOT_UTF8)
            return size == back ? end - back : end - 1;
    }
    return end - 1;
}

/* Copies at most about `most` code points; what is longer loses its middle, so that both quotes stay. False if
 * memory ran out. */
static bool copy_short(mu_arena *a, const char *s, size_t most, const char **out)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    *out                         = NULL;
    if (s == NULL) return true;
    size_t n = strlen(s), head = 0, tail = n, size;
    if (n > most) {
        for (size_t i = 0; i < most * 3 / 4 && head < n; i++) {
            mu_utf8_decode(s + head, n - head, &size);
            head += size;
        }
        for (size_t i = 0; i < most / 4 && tail > head; i++) tail = code_point_before(s, tail);
    }
    if (tail <= head || n <= most) {
        *out = mu_arena_text_n(a, s, n);
        return *out != NULL;
    }
    char *copy = mu_arena_take(a, head + sizeof ellipsis + (n - tail), 1);
    if (copy == NULL) return false;
    memcpy(copy, s, head);
    memcpy(copy + head, ellipsis, sizeof ellipsis - 1);
    memcpy(copy + head + sizeof ellipsis - 1, s + tail, n - tail);
    *out = copy;
    return true;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_problem(const mu_problem *a, const mu_problem *b)
{
    return a->at.line == b->at.line && a->at.col == b->at.col && a->warning == b->warning &&
           a->status == b->status && same_text(a->at.file, b->at.file) && same_text(a->path, b->path) &&
           same_text(a->expected, b->expected) && same_text(a->found, b->found) &&
           same_text(a->message, b->message) && same_text(a->hint, b->hint);
}

static bool is_known(const mu_diag *d, const mu_problem *p)
{
    for (size_t i = 0; i < d->n; i++) {
        if (same_problem(&d->problem[i], p)) return true;
    }
    return false;
}

/* Problems come in runs from one file: its name is copied once. */
static bool copy_file_name(mu_diag *d, const char *file, const char **out)
{
    *out = NULL;
    if (file == NULL) return true;
    const char *last = d->n == 0 ? NULL : d->problem[d->n - 1].at.file;
    *out             = same_text(last, file) ? last : mu_arena_text(d->arena, file);
    return *out != NULL;
}

static bool copy_problem(mu_diag *d, const mu_problem *p, mu_problem *out)
{
    *out = *p;
    return copy_file_name(d, p->at.file, &out->at.file) && copy_short(d->arena, p->path, 300, &out->path) &&
           copy_short(d->arena, p->expected, 300, &out->expected) &&
           copy_short(d->arena, p->found, 120, &out->found) &&
           copy_short(d->arena, p->message, 400, &out->message) &&
           copy_short(d->arena, p->hint, 500, &out->hint);
}

static bool make_room(mu_diag *d)
{
    if (d->n < d->room) return true;
    size_t      room = d->room == 0 ? 8 : d->room * 2;
    mu_problem *more = realloc(d->problem, room * sizeof *more);
    if (more == NULL) return false;
    d->problem = more;
    d->room    = room;
    return true;
}

mu_status mu_diag_add(mu_diag *d, mu_problem p)
{
    if (d == NULL) return p.status;
    size_t *all  = p.warning ? &d->warnings : &d->errors;
    size_t *kept = p.warning ? &d->warnings_kept : &d->errors_kept;

    if (*kept < MOST_KEPT) {
        mu_problem copy;
        if (is_known(d, &p)) return p.status;
        if (make_room(d) && copy_problem(d, &p, &copy)) {
            d->problem[d->n++] = copy;
            ++*kept;
        }
    }
    if (!p.warning && d->errors == 0) d->first_error = p.status;
    ++*all;
    return p.status;
}

mu_status mu_diag_addf(mu_diag *d, mu_status status, mu_where at, const char *path, const char *hint,
                       const char *format, ...)
{
    char    message[2048]; /* more than copy_short keeps; no allocation, since memory may be the problem */
    va_list args;
    va_start(args, format);
    int n = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    /* A message cut off may end in half a letter. */
    if (n >= (int)sizeof message) message[code_point_before(message, sizeof message - 4)] = '\0';
    return mu_diag_add(d, (mu_problem){ .status  = status,
                                        .at      = at,
                                        .path    = path,
                                        .message = n < 0 ? "a message that cannot be shown" : message,
                                        .hint    = hint });
}

void mu_diag_source(mu_diag *d, const char *file, const char *text, size_t length)
{
    if (d == NULL) return;
    mu_source *s = d->sources;
    while (s != NULL && strcmp(s->file, file) != 0) s = s->next;
    if (s != NULL && s->length == length && memcmp(s->text, text, length) == 0) return;

    const char *copy = mu_arena_text_n(d->arena, text, length);
    if (copy == NULL) return; /* the problems are then told without their lines */
    if (s == NULL) {
        s                = MU_NEW(d->arena, mu_source);
        const char *name = mu_arena_text(d->arena, file);
        if (s == NULL || name == NULL) return;
        s->file    = name;
        s->next    = d->sources;
        d->sources = s;
    }
    s->text   = copy;
    s->length = length;
}

size_t mu_diag_errors(const mu_diag *d)
{
    return d == NULL ? 0 : d->errors;
}

size_t mu_diag_warnings(const mu_diag *d)
{
    return d == NULL ? 0 : d->warnings;
}

size_t mu_diag_count(const mu_diag *d)
{
    return d == NULL ? 0 : d->n;
}

const mu_problem *mu_diag_get(const mu_diag *d, size_t i)
{
    return d == NULL || i >= d->n ? NULL : &d->problem[i];
}

mu_status mu_diag_status(const mu_diag *d)
{
    return d == NULL || d->errors == 0 ? MU_OK : d->first_error;
}
