/* diag_render.c - tells problems: where, what was expected, the line itself, and what to do.
 *
 * Columns are counted in three ways: a mark counts code points, memory counts bytes, and the caret must stand
 * under what the terminal draws, where a Chinese character takes two columns and a control character is
 * shown as an escape.
 */
#include "base/diag.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW 100 /* columns of a source line that are shown */
#define AHEAD  60  /* of these, kept for what follows the caret */

static const char ellipsis[] = "\xe2\x80\xa6";

/* Letters that would move the cursor, turn the writing direction or hide. */
static bool must_be_escaped(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0xa0) || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || c == MU_NOT_UTF8;
}

/* Writes the code point at `s` as it is to be shown; gives its columns, and in *size its bytes in `s`. */
static int show(const char *s, size_t n, size_t *size, char shown[12])
{
    uint32_t c = mu_utf8_decode(s, n, size);
    if (!must_be_escaped(c)) {
        memcpy(shown, s, *size);
        shown[*size] = '\0';
        return mu_letter_width(c);
    }
    switch (c) {
    case '\n': return snprintf(shown, 12, "\\n");
    case '\r': return snprintf(shown, 12, "\\r");
    case '\t': return snprintf(shown, 12, "\\t");
    case MU_NOT_UTF8: return snprintf(shown, 12, "\\x%02x", (unsigned char)*s);
    default: return snprintf(shown, 12, c < 0x100 ? "\\x%02x" : "\\u%04x", c & 0xffffu);
    }
}

static void add_shown(mu_text *t, const char *s)
{
    size_t n = strlen(s), size;
    char   shown[12];
    for (; n > 0; s += size, n -= size) {
        show(s, n, &size, shown);
        mu_text_add(t, shown);
    }
}

/* A place in a source that only moves forward: problems come sorted, so a long file is read once. */
typedef struct {
    const mu_source *source;
    size_t           line_start, line_end; /* offsets; the end is that of the text, before the line break */
    size_t           at;                   /* offset of column `col` of the line, or of its end */
    int              line, col;
} place;

static size_t end_of_line(const mu_source *s, size_t from)
{
    while (from < s->length && s->text[from] != '\n' && s->text[from] != '\r') from++;
    return from;
}

/* Moves to a line and column, not before the present ones; false when the text has no such line. */
static bool move_to(place *p, int line, int col)
{
    const mu_source *s = p->source;
    while (p->line < line) {
        size_t next = p->line_end;
        if (next >= s->length) return false;
        next += next + 1 < s->length && s->text[next] == '\r' && s->text[next + 1] == '\n' ? 2 : 1;
        p->line_start = p->at = next;
        p->line_end           = end_of_line(s, next);
        p->line += 1;
        p->col = 1;
    }
    while (p->col < col && p->at < p->line_end) {
        size_t size;
        mu_utf8_decode(s->text + p->at, p->line_end - p->at, &size);
        p->at += size;
        p->col += 1;
    }
    return true;
}

static place start_of(const mu_source *s)
{
    return (place){ .source = s, .line_end = s == NULL ? 0 : end_of_line(s, 0), .line = 1, .col = 1 };
}

/* Goes on from `from` while the columns fit into `room`, and takes them off; gives the offset reached. */
static size_t forward(const place *p, size_t from, int *room)
{
    const char *text = p->source->text;
    char        shown[12];
    for (size_t size; from < p->line_end; from += size) {
        int width = show(text + from, p->line_end - from, &size, shown);
        if (width > *room) break;
        *room -= width;
    }
    return from;
}

/* The same towards the start of the line. */
static size_t backward(const place *p, size_t from, int *room)
{
    const char *text = p->source->text;
    char        shown[12];
    while (from > p->line_start) {
        size_t before = from - 1, size;
        while (before > p->line_start && from - before < 4 && ((unsigned char)text[before] & 0xc0) == 0x80)
            before--;
        int width = show(text + before, from - before, &size, shown);
        if (before + size != from) { /* a stray byte */
            before = from - 1;
            width  = show(text + before, 1, &size, shown);
        }
        if (width > *room) break;
        *room -= width;
        from = before;
    }
    return from;
}

/* The part of the line around p->at that is shown: all of it if it fits. */
static void choose_window(const place *p, size_t *from, size_t *till)
{
    int room = WINDOW;
    *from    = backward(p, p->at, &room);
    *till    = forward(p, p->at, &room);
    if (*from == p->line_start && *till == p->line_end) return;

    int ahead = AHEAD;
    forward(p, p->at, &ahead);
    room  = WINDOW - (AHEAD - ahead);
    *from = backward(p, p->at, &room);
    room += AHEAD - ahead;
    *till = forward(p, p->at, &room);
}

/* The source line and, below it, the caret with `length` code points underlined. */
static void add_line_and_caret(mu_text *t, const place *p, mu_where at)
{
    size_t from, till, size, offset;
    char   shown[12];
    int    before = 0, under = 0, left = at.length;

    choose_window(p, &from, &till);
    if (p->line_start == p->line_end) return;
    mu_text_addf(t, "%5d | ", at.line);
    if (from > p->line_start) {
        mu_text_add(t, ellipsis);
        before = 1;
    }
    for (offset = from; offset < till; offset += size) {
        int width = show(p->source->text + offset, till - offset, &size, shown);
        if (offset < p->at) {
            before += width;
        } else if (left > 0) {
            under += width;
            left -= 1;
        }
        mu_text_add(t, shown);
    }
    if (till < p->line_end) mu_text_add(t, ellipsis);
    mu_text_add(t, "\n");
    if (at.col == 0) return;

    char number[16];
    int  digits = snprintf(number, sizeof number, "%5d", at.line);
    mu_text_repeat(t, " ", digits);
    mu_text_add(t, " | ");
    mu_text_repeat(t, " ", before);
    mu_text_add(t, "^");
    mu_text_repeat(t, "~", under - 1);
    mu_text_add(t, "\n");
}

static void add_sentence(mu_text *t, const mu_problem *p)
{
    if (p->at.file != NULL) {
        add_shown(t, p->at.file);
        if (p->at.line > 0) mu_text_addf(t, ":%d", p->at.line);
        if (p->at.line > 0 && p->at.col > 0) mu_text_addf(t, ":%d", p->at.col);
        mu_text_add(t, ": ");
    }
    if (p->warning) mu_text_add(t, "warning: ");
    if (p->path != NULL && p->path[0] != '\0') {
        add_shown(t, p->path);
        mu_text_add(t, ": ");
    }
    if (p->message != NULL) {
        add_shown(t, p->message);
    } else if (p->expected != NULL || p->found != NULL) {
        if (p->expected != NULL) mu_text_add(t, "expected ");
        if (p->expected != NULL) add_shown(t, p->expected);
        if (p->expected != NULL && p->found != NULL) mu_text_add(t, ", ");
        if (p->found != NULL) mu_text_add(t, "found ");
        if (p->found != NULL) add_shown(t, p->found);
    } else {
        mu_text_addf(t, "%s error", mu_status_name(p->status));
    }
    mu_text_add(t, "\n");
}

/* By file, line and column; problems at one place in the order in which they were found, which is that of
 * their addresses in the array. */
static int by_place(const void *left, const void *right)
{
    const mu_problem *a = *(const mu_problem *const *)left, *b = *(const mu_problem *const *)right;
    const char *a_file = a->at.file == NULL ? "" : a->at.file, *b_file = b->at.file == NULL ? "" : b->at.file;
    int         order = strcmp(a_file, b_file);
    if (order != 0) return order;
    if (a->at.line != b->at.line) return a->at.line < b->at.line ? -1 : 1;
    if (a->at.col != b->at.col) return a->at.col < b->at.col ? -1 : 1;
    return a < b ? -1 : a > b;
}

static const mu_source *source_of(const mu_diag *d, const char *file)
{
    const mu_source *s = file == NULL ? NULL : d->sources;
    while (s != NULL && strcmp(s->file, file) != 0) s = s->next;
    return s;
}

char *mu_diag_render(const mu_diag *d)
{
    mu_text            t      = { 0 };
    place              here   = start_of(NULL);
    const mu_problem **sorted = NULL;

    if (d == NULL) return mu_text_take(&t);
    sorted = calloc(d->n + 1, sizeof *sorted);
    if (sorted == NULL) return NULL;
    for (size_t i = 0; i < d->n; i++) sorted[i] = &d->problem[i];
    qsort(sorted, d->n, sizeof *sorted, by_place);

    for (size_t i = 0; i < d->n; i++) {
        const mu_problem *p      = sorted[i];
        const mu_source  *source = source_of(d, p->at.file);
        if (source != here.source) here = start_of(source);
        add_sentence(&t, p);
        if (source != NULL && p->at.line > 0 && move_to(&here, p->at.line, p->at.col)) {
            add_line_and_caret(&t, &here, p->at);
        }
        if (p->hint != NULL) {
            mu_text_add(&t, "   hint: ");
            add_shown(&t, p->hint);
            mu_text_add(&t, "\n");
        }
    }
    size_t untold = d->errors + d->warnings - d->n;
    if (untold > 0) mu_text_addf(&t, "and %zu more like these\n", untold);
    free(sorted);
    return mu_text_take(&t);
}
