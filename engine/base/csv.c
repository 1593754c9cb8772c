/* csv.c - reads a table row by row: first the raw bytes of a row, then its cells.
 *
 * The raw bytes are kept beside the cells, so that a problem can be given its true line and column even after
 * quotes have been taken off and line breaks have been met inside a cell.
 */
#include "base/csv.h"
#include "base/text.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define LONGEST_ROW ((size_t)1 << 20)
#define BUFFER_SIZE ((size_t)1 << 16)

typedef struct {
    size_t raw_at;  /* where the cell starts in the raw row, blanks skipped */
    size_t text_at; /* where its characters start in `text` */
} cell;

/* The cells of one row. */
typedef struct {
    mu_text text; /* the cells one after the other, each terminated */
    cell   *cells;
    size_t  n, room;
} row;

struct mu_csv {
    FILE     *file;
    char     *path;
    mu_diag  *diag;
    mu_status failed; /* sticks: nothing is read after a failure */
    char      separator;
    int       next_line; /* the line that the reader has come to */
    int       row_line;  /* the line on which the row in `raw` starts */
    mu_text   raw;
    row       header, row;
    size_t    at, end; /* of what is left in `buffer` */
    char      buffer[BUFFER_SIZE];
};

/* The place of raw[offset]: lines and code points are counted from the start of the row. */
static mu_where place_in_row(const mu_csv *c, size_t offset)
{
    mu_where at = { c->path, c->row_line, 1, 0 };
    for (size_t i = 0, size; i < offset; i += size) {
        char b = c->raw.bytes[i];
        mu_utf8_decode(c->raw.bytes + i, c->raw.length - i, &size);
        bool is_break = b == '\n' || (b == '\r' && (i + 1 >= c->raw.length || c->raw.bytes[i + 1] != '\n'));
        at.col        = is_break ? 1 : at.col + 1;
        at.line += is_break;
    }
    return at;
}

static mu_status fail(mu_csv *c, mu_status status, mu_where at, const char *hint, const char *message)
{
    c->failed = status;
    return mu_diag_add(c->diag, (mu_problem){ .status = status, .at = at, .message = message, .hint = hint });
}

static mu_status fail_for_memory(mu_csv *c)
{
    return fail(c, MU_ERR_NOMEM, (mu_where){ c->path, c->row_line, 0, 0 }, NULL,
                "there is not enough memory");
}

/* The next byte without taking it, or -1 at the end of the file or after a failure to read. */
static int peek(mu_csv *c)
{
    if (c->at == c->end) {
        c->at  = 0;
        c->end = fread(c->buffer, 1, BUFFER_SIZE, c->file);
        if (c->end == 0) return -1;
    }
    return (unsigned char)c->buffer[c->at];
}

static bool is_separator(const mu_csv *c, int b)
{
    if (c->separator == '\0') return b == ',' || b == ';' || b == '\t'; /* still in the header */
    return b == c->separator;
}

static bool is_blank(const mu_csv *c, int b)
{
    return b == ' ' || (b == '\t' && !is_separator(c, b));
}

/* Reads the bytes of one row into `raw`, without its line break; one inside quotes belongs to it.
 * *ended is set when there is no row left. */
static mu_status read_raw_row(mu_csv *c, bool *ended)
{
    bool quoted = false, at_cell_start = true;

    c->row_line   = c->next_line;
    c->raw.length = 0;
    *ended        = peek(c) < 0;
    for (int b; (b = peek(c)) >= 0;) {
        c->at += 1;
        bool is_break = b == '\n' || (b == '\r' && peek(c) != '\n');
        c->next_line += is_break;
        if (is_break && !quoted) break;
        if (b == '"' && (quoted || at_cell_start)) quoted = !quoted;
        /* A doubled quote closes and opens again; otherwise only blanks may stand before an opening quote. */
        at_cell_start = is_separator(c, b) || (at_cell_start && is_blank(c, b)) || (b == '"' && !quoted);
        if (c->raw.length == LONGEST_ROW) {
            return fail(c, MU_ERR_SYNTAX, (mu_where){ c->path, c->row_line, 1, 0 },
                        "is a quote opened here that is never closed?", "this row is longer than 1 MB");
        }
        mu_text_add_n(&c->raw, &(char){ (char)b }, 1);
    }
    if (ferror(c->file)) {
        return fail(c, MU_ERR_IO, (mu_where){ c->path, c->next_line, 0, 0 }, NULL, strerror(errno));
    }
    if (c->raw.failed) return fail_for_memory(c);
    /* Of CR LF the first is still there. */
    if (c->raw.length > 0 && c->raw.bytes[c->raw.length - 1] == '\r' && !quoted) c->raw.length -= 1;
    return MU_OK;
}

static mu_status check_letters(mu_csv *c)
{
    size_t bad = mu_utf8_invalid_at(c->raw.bytes, c->raw.length);
    if (bad == c->raw.length) return MU_OK;
    mu_where at = place_in_row(c, bad);
    if (c->raw.bytes[bad] == '\0') {
        return fail(c, MU_ERR_SYNTAX, at, "is this a spreadsheet? export it as CSV",
                    "expected text, found a NUL byte");
    }
    return fail(c, MU_ERR_SYNTAX, at, "save the file as UTF-8; it may be in GBK or Latin-1",
                "expected text in UTF-8, found a byte that does not belong there");
}

/* Starts a cell; its characters are then added to r->text. */
static bool begin_cell(row *r, size_t raw_at)
{
    if (r->n == r->room) {
        size_t room = r->room == 0 ? 16 : r->room * 2;
        cell  *more = realloc(r->cells, room * sizeof *more);
        if (more == NULL) return false;
        r->cells = more;
        r->room  = room;
    }
    r->cells[r->n++] = (cell){ raw_at, r->text.length };
    return true;
}

/* Takes the quotes off a cell that starts at raw[*i]; leaves *i behind the closing quote and blanks. */
static mu_status unquote(mu_csv *c, row *r, size_t *i)
{
    const char *raw = c->raw.bytes;
    size_t      n = c->raw.length, start = *i, from = *i + 1;
    for (;;) {
        size_t to = from;
        while (to < n && raw[to] != '"') to++;
        if (to == n) {
            return fail(c, MU_ERR_SYNTAX, place_in_row(c, start), NULL,
                        "the quote that opens here is never closed");
        }
        bool doubled = to + 1 < n && raw[to + 1] == '"';
        mu_text_add_n(&r->text, raw + from, to - from + doubled);
        from = to + 1 + doubled;
        if (!doubled) break;
    }
    while (from < n && is_blank(c, (unsigned char)raw[from])) from++;
    if (from < n && !is_separator(c, (unsigned char)raw[from])) {
        return fail(c, MU_ERR_SYNTAX, place_in_row(c, from), "write a quote inside quotes twice: \"\"",
                    "this stands behind the closing quote of its cell");
    }
    *i = from;
    return MU_OK;
}

/* Splits `raw` into the cells of `r`. */
static mu_status split(mu_csv *c, row *r)
{
    const char *raw = c->raw.bytes;
    size_t      n   = c->raw.length;

    r->n = r->text.length = 0;
    for (size_t i = 0;; i++) {
        while (i < n && is_blank(c, (unsigned char)raw[i])) i++;
        if (!begin_cell(r, i)) return fail_for_memory(c);
        if (i < n && raw[i] == '"') {
            mu_status st = unquote(c, r, &i);
            if (st != MU_OK) return st;
        } else {
            size_t start = i;
            while (i < n && !is_separator(c, (unsigned char)raw[i])) i++;
            size_t end = i;
            while (end > start && is_blank(c, (unsigned char)raw[end - 1])) end--;
            mu_text_add_n(&r->text, raw + start, end - start);
        }
        mu_text_add_n(&r->text, "", 1);
        if (i >= n) break;
    }
    return r->text.failed ? fail_for_memory(c) : MU_OK;
}

static bool is_blank_row(const mu_csv *c)
{
    for (size_t i = 0; i < c->raw.length; i++) {
        if (c->raw.bytes[i] != ' ' && c->raw.bytes[i] != '\t') return false;
    }
    return true;
}

/* Reads the next row that is not blank into `r`; *ended is set when there is none. */
static mu_status read_row(mu_csv *c, row *r, bool *ended)
{
    do {
        mu_status st = read_raw_row(c, ended);
        if (st != MU_OK) return st;
        if (*ended) return MU_OK;
    } while (is_blank_row(c));
    mu_status st = check_letters(c);
    if (st != MU_OK) return st;
    return split(c, r);
}

/* The separator is the one that occurs most often outside quotes in the header. */
static char separator_of(const mu_text *header)
{
    static const char separators[] = ",;\t";
    size_t            count[3]     = { 0 };
    bool              quoted       = false;
    for (size_t i = 0; i < header->length; i++) {
        char b = header->bytes[i];
        if (b == '"') quoted = !quoted;
        for (int k = 0; k < 3; k++) count[k] += !quoted && b == separators[k];
    }
    int most = 0;
    for (int k = 1; k < 3; k++) most = count[k] > count[most] ? k : most;
    return separators[most];
}

static mu_status read_header(mu_csv *c)
{
    bool ended;
    peek(c);
    if (c->end >= 3 && memcmp(c->buffer, "\xef\xbb\xbf", 3) == 0) c->at = 3; /* a byte order mark */

    /* Split first with every separator, for the sake of quotes, then with the right one. */
    mu_status st = read_row(c, &c->header, &ended);
    if (st != MU_OK) return st;
    if (ended) {
        return fail(c, MU_ERR_SYNTAX, (mu_where){ c->path, 0, 0, 0 }, NULL,
                    "expected a table with a header row, found an empty file");
    }
    c->separator = separator_of(&c->raw);
    return split(c, &c->header);
}

static mu_status open_file(mu_csv *c)
{
    struct stat about;
    mu_where    at = { c->path, 0, 0, 0 };

    c->file = fopen(c->path, "rb");
    if (c->file == NULL || fstat(fileno(c->file), &about) != 0) {
        c->failed = MU_ERR_IO;
        return mu_diag_addf(c->diag, MU_ERR_IO, at, NULL, NULL, "cannot be read: %s", strerror(errno));
    }
    if (S_ISDIR(about.st_mode)) {
        return fail(c, MU_ERR_IO, at, NULL, "expected a table in CSV, found a directory");
    }
    return MU_OK;
}

mu_status mu_csv_open(const char *path, mu_diag *diag, mu_csv **out)
{
    mu_status st = MU_OK;
    mu_csv   *c  = calloc(1, sizeof *c);

    *out = NULL;
    if (c != NULL) c->path = strdup(path);
    if (c == NULL || c->path == NULL) {
        st = mu_diag_add(diag, (mu_problem){ .status  = MU_ERR_NOMEM,
                                             .at      = { path, 0, 0, 0 },
                                             .message = "there is not enough memory" });
        goto done;
    }
    c->diag      = diag;
    c->next_line = 1;
    st           = open_file(c);
    if (st != MU_OK) goto done;
    st = read_header(c);
    if (st != MU_OK) goto done;

    *out = c;
    c    = NULL;
done:
    mu_csv_close(c);
    return st;
}

static void free_row(row *r)
{
    mu_text_free(&r->text);
    free(r->cells);
}

void mu_csv_close(mu_csv *c)
{
    if (c == NULL) return;
    if (c->file != NULL) fclose(c->file);
    mu_text_free(&c->raw);
    free_row(&c->header);
    free_row(&c->row);
    free(c->path);
    free(c);
}

bool mu_csv_next(mu_csv *c, mu_status *status)
{
    bool ended = true;
    if (c->failed == MU_OK) read_row(c, &c->row, &ended);
    *status = c->failed;
    if (ended || c->failed != MU_OK) c->row.n = 0;
    return !ended && c->failed == MU_OK;
}

const char *mu_csv_path(const mu_csv *c)
{
    return c->path;
}

size_t mu_csv_columns(const mu_csv *c)
{
    return c->header.n;
}

static const char *text_of(const row *r, size_t i)
{
    return i < r->n ? r->text.bytes + r->cells[i].text_at : "";
}

const char *mu_csv_column(const mu_csv *c, size_t i)
{
    return text_of(&c->header, i);
}

int mu_csv_find(const mu_csv *c, const char *name)
{
    for (size_t i = 0; i < c->header.n; i++) {
        if (strcmp(text_of(&c->header, i), name) == 0) return (int)i;
    }
    for (size_t i = 0; i < c->header.n; i++) {
        if (strcasecmp(text_of(&c->header, i), name) == 0) return (int)i;
    }
    return -1;
}

int mu_csv_line(const mu_csv *c)
{
    return c->row_line;
}

size_t mu_csv_cells(const mu_csv *c)
{
    return c->row.n;
}

const char *mu_csv_cell(const mu_csv *c, size_t i)
{
    return text_of(&c->row, i);
}

int mu_csv_col(const mu_csv *c, size_t i)
{
    return place_in_row(c, i < c->row.n ? c->row.cells[i].raw_at : c->raw.length).col;
}

bool mu_csv_number(const mu_csv *c, size_t i, double *out)
{
    const char *text = mu_csv_cell(c, i);
    char       *end;
    /* strtod would also take blanks in front, hexadecimal numbers, "nan" and "infinity". */
    if (text[0] == '\0' || text[strspn(text, "0123456789+-.eE")] != '\0') return false;
    double x = strtod(text, &end);
    if (*end != '\0' || !isfinite(x)) return false;
    *out = x;
    return true;
}
