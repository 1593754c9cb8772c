/* tree_trouble.c - what is wrong with a YAML text, and where, in the words of somebody who wants to help.
 *
 * libyaml counts lines and columns from 0 and breaks lines where no editor does (U+0085, U+2028), so only its
 * index of code points is taken, and turned into line and column here and nowhere else.
 */
#include "scenario/tree_inside.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

void mu_yaml_move(const mu_yaml_text *t, mu_yaml_place *p, size_t index)
{
    if (index < p->index) *p = MU_YAML_START;
    while (p->index < index && p->offset < t->length) {
        size_t size;
        char   b = t->text[p->offset];
        mu_utf8_decode(t->text + p->offset, t->length - p->offset, &size);
        p->offset += size;
        p->index += 1;
        p->col += 1;
        bool is_break = b == '\n' || (b == '\r' && (p->offset == t->length || t->text[p->offset] != '\n'));
        if (!is_break) continue;
        p->line += 1;
        p->col = 1;
    }
}

static mu_where where_is(const mu_yaml_text *t, const mu_yaml_place *p, int length)
{
    return (mu_where){ t->name, p->line, p->col + (p->line == 1 ? t->first_col : 0), length };
}

mu_where mu_yaml_where(const mu_yaml_text *t, mu_yaml_place *p, yaml_mark_t start, yaml_mark_t end)
{
    mu_yaml_move(t, p, start.index);
    int    length = 0;
    size_t offset = p->offset, size;
    for (size_t i = start.index; i < end.index && offset < t->length; i++, offset += size) {
        char b = t->text[offset];
        if (b == '\n' || b == '\r') break;
        mu_utf8_decode(t->text + offset, t->length - offset, &size);
        if (b != ' ' && b != '\t') length = (int)(i - start.index) + 1; /* blanks at the end do not count */
    }
    return where_is(t, p, length);
}

/* YAML 1.1, section 4.1: printable characters. */
static bool may_stand_in_yaml(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7e) || c == 0x85 ||
           (c >= 0xa0 && c <= 0xfffd) || (c >= 0x10000 && c != MU_NOT_UTF8);
}

mu_status mu_yaml_check_bytes(const mu_yaml_text *t, mu_diag *diag)
{
    size_t        size;
    uint32_t      c = 'x';
    mu_yaml_place p = MU_YAML_START;
    size_t        bad, letters = 0;
    for (bad = 0; bad < t->length; bad += size, letters++) {
        c = mu_utf8_decode(t->text + bad, t->length - bad, &size);
        if (!may_stand_in_yaml(c)) break;
    }
    if (bad == t->length) return MU_OK;

    mu_yaml_move(t, &p, letters);
    mu_where            at = where_is(t, &p, 1);
    const unsigned char b  = (unsigned char)t->text[bad];
    if (c == 0) {
        return mu_diag_addf(diag, MU_ERR_SYNTAX, at, NULL, "is this a text file?",
                            "expected text, found a NUL byte");
    }
    if (c != MU_NOT_UTF8) {
        return mu_diag_addf(diag, MU_ERR_SYNTAX, at, NULL,
                            "remove it; inside double quotes it can be written \\x..",
                            "expected text, found a control character (U+%04X)", (unsigned)c);
    }
    bool is_utf16 = bad == 0 && t->length > 1 &&
                    (memcmp(t->text, "\xff\xfe", 2) == 0 || memcmp(t->text, "\xfe\xff", 2) == 0);
    return is_utf16
               ? mu_diag_addf(diag, MU_ERR_SYNTAX, at, NULL, "save the file as UTF-8",
                              "expected text in UTF-8, found UTF-16")
               : mu_diag_addf(diag, MU_ERR_SYNTAX, at, NULL,
                              "save the file as UTF-8; it may be in GBK or Latin-1",
                              "expected text in UTF-8, found the byte 0x%02x, which does not belong there",
                              b);
}

/* How libyaml says it, and how we do. */
typedef struct {
    const char *theirs;
    const char *expected;   /* then the word at the mark is shown as found; "%d" is the line of the context */
    const char *message;    /* said instead */
    const char *hint;       /* or NULL */
    bool        at_context; /* point at what began there, not at where it went wrong */
} phrase;

static const char quote_it[] = "put quotes around a text that starts with this character";
static const char same_column[] =
    "the keys of one map start in the same column, and nothing may follow a quoted text "
    "on its line";

static const phrase phrases[] = {
    { "mapping values are not allowed in this context", NULL, "a \":\" stands where no key can end",
      "check the indentation, and that a blank follows every \":\" above", false },
    { "could not find expected ':'", NULL, "expected \":\" after this key", "write \"key: value\"", true },
    { "did not find expected key", "a key of the map that starts on line %d", NULL, same_column, false },
    { "did not find expected '-' indicator", "\"-\" for the next item of the list that starts on line %d",
      NULL, "the items of one list start in the same column", false },
    { "did not find expected ',' or '}'", "\",\" or \"}\" for the \"{\" of line %d", NULL, NULL, false },
    { "did not find expected ',' or ']'", "\",\" or \"]\" for the \"[\" of line %d", NULL, NULL, false },
    { "found unexpected end of stream", NULL, "the quote that opens here is never closed", NULL, true },
    { "found unexpected document indicator", NULL, "the quote that opens here is never closed", NULL, true },
    { "found character that cannot start any token", "a value", NULL, quote_it, false },
    { "did not find expected node content", "a value", NULL, NULL, false },
    { "block sequence entries are not allowed in this context", "a value", NULL,
      "start a list on a new line, or write [a, b]", false },
    { "mapping keys are not allowed in this context", "a value", NULL, "write \"key: value\"", false },
    { "found unknown escape character", NULL, "a backslash is followed by a letter that means nothing",
      "write \\\\ for a backslash, or use single quotes", false },
    { "did not find expected hexdecimal number", NULL, "\\x, \\u and \\U want hexadecimal digits",
      "write \\\\ for a backslash, or use single quotes", false },
    { "did not find expected comment or line break", "the end of the line after | or >", NULL,
      "put quotes around a text that starts with | or >", false },
    { "found incompatible YAML document", NULL, "expected YAML 1.1 or 1.2",
      "leave out the line that starts with %", false },
    { "found undefined tag handle", NULL, "tags are not supported", "leave out the word that starts with !",
      false },
    { "did not find expected alphabetic or numeric character", "a name after & or *", NULL,
      "put quotes around a text that starts with & or *", true },
    { "did not find expected <document start>", "the end of the file", NULL,
      "a scenario is one YAML document", false },
};

/* The word at a place, for "found ...". */
static void quote_word(const mu_yaml_text *t, size_t offset, char *buffer, size_t size)
{
    size_t n = 0, step;
    for (; offset + n < t->length && n < 30; n += step) {
        mu_utf8_decode(t->text + offset + n, t->length - offset - n, &step);
        if (n > 0 && strchr(" \t\n\r,:[]{}\"'", t->text[offset + n]) != NULL) break;
    }
    if (n == 0 || strchr("\n\r", t->text[offset]) != NULL) {
        snprintf(buffer, size, n == 0 ? "the end of the text" : "the end of the line");
    } else {
        snprintf(buffer, size, "\"%.*s\"", (int)n, t->text + offset);
    }
}

static bool only_blanks_follow(const mu_yaml_text *t, size_t offset)
{
    while (offset < t->length && strchr(" \t\n\r", t->text[offset]) != NULL) offset++;
    return offset >= t->length;
}

/* A tab among the blanks in front of a line: YAML forbids it, and libyaml says so in four different ways. */
static bool finds_tab_indent(const mu_yaml_text *t, mu_yaml_place p, mu_where *out)
{
    size_t start = p.offset, blanks = 0;
    while (start > 0 && t->text[start - 1] != '\n' && t->text[start - 1] != '\r') start--;
    while (start + blanks < t->length && t->text[start + blanks] == ' ') blanks++;
    if (start + blanks >= t->length || t->text[start + blanks] != '\t') return false;
    *out = (mu_where){ t->name, p.line, (int)blanks + 1 + (p.line == 1 ? t->first_col : 0), 1 };
    return true;
}

/* Where the text ends, blanks and line breaks at the end left aside: there is something to see there. */
static mu_yaml_place end_of_text(const mu_yaml_text *t)
{
    mu_yaml_place p    = MU_YAML_START;
    size_t        last = t->length;
    while (last > 0 && strchr(" \t\n\r", t->text[last - 1]) != NULL) last--;
    while (p.offset < last) mu_yaml_move(t, &p, p.index + 1);
    return p;
}

/* A second ": " on one line, as in `name: Team: North`. */
static bool has_colon_before(const mu_yaml_text *t, size_t offset)
{
    for (size_t i = offset; i > 0 && t->text[i - 1] != '\n' && t->text[i - 1] != '\r'; i--) {
        if (t->text[i - 1] == ':' && t->text[i] == ' ') return true;
    }
    return false;
}

static mu_status say(const phrase *p, const mu_yaml_text *t, mu_yaml_place problem, mu_yaml_place context,
                     mu_diag *diag)
{
    char        found[64], expected[100];
    const char *hint     = p->hint;
    bool        is_ended = only_blanks_follow(t, problem.offset);

    quote_word(t, is_ended ? t->length : problem.offset, found, sizeof found);
    if (p->expected != NULL) snprintf(expected, sizeof expected, p->expected, context.line);
    if (p == &phrases[0] && has_colon_before(t, problem.offset))
        hint = "put quotes around a text with \": \" in it";
    if (is_ended) {
        bool is_unclosed =
            p->expected != NULL && p->expected[0] == '"' && strchr("[{", t->text[context.offset]) != NULL;
        if (is_unclosed) {
            return mu_diag_addf(diag, MU_ERR_SYNTAX, where_is(t, &context, 1), NULL, NULL,
                                "the \"%c\" that opens here is never closed", t->text[context.offset]);
        }
        problem = end_of_text(t);
    }
    return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_SYNTAX,
                                           .at       = where_is(t, p->at_context ? &context : &problem, 0),
                                           .expected = p->expected == NULL ? NULL : expected,
                                           .found    = p->expected == NULL ? NULL : found,
                                           .message  = p->message,
                                           .hint     = hint });
}

mu_status mu_yaml_report(const mu_yaml_text *t, const yaml_parser_t *parser, mu_diag *diag)
{
    if (parser->error == YAML_MEMORY_ERROR) return mu_tree_no_memory(diag, t->name);

    const char   *theirs  = parser->problem == NULL ? "it cannot be read" : parser->problem;
    mu_yaml_place problem = MU_YAML_START, context = MU_YAML_START;
    mu_where      tab;
    mu_yaml_move(t, &problem, parser->problem_mark.index);
    mu_yaml_move(t, &context, parser->context_mark.index);
    if (finds_tab_indent(t, problem, &tab)) {
        return mu_diag_addf(diag, MU_ERR_SYNTAX, tab, NULL, "replace each tab by blanks",
                            "this line is indented with a tab; YAML wants blanks");
    }
    if (parser->context != NULL && strstr(parser->context, "directive") != NULL) {
        return mu_diag_addf(diag, MU_ERR_SYNTAX, where_is(t, &context, 0), NULL, quote_it,
                            "a line that starts with %% is a directive to YAML; none is known here");
    }
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (strcmp(phrases[i].theirs, theirs) == 0) return say(&phrases[i], t, problem, context, diag);
    }
    return mu_diag_addf(diag, MU_ERR_SYNTAX, where_is(t, &problem, 0), NULL, NULL, "this is not YAML: %s",
                        theirs);
}

mu_status mu_tree_no_memory(mu_diag *diag, const char *name)
{
    return mu_diag_add(diag, (mu_problem){ .status  = MU_ERR_NOMEM,
                                           .at      = { name, 0, 0, 0 },
                                           .message = "there is not enough memory" });
}
