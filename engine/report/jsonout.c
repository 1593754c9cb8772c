#include "report/jsonout.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Adds the characters of a string as JSON wants them (RFC 8259 section 7). Bytes that are not UTF-8 become
 * U+FFFD, so that the document stays readable whatever a name holds. */
static void add_escaped(mu_text *out, const char *s)
{
    size_t      left = strlen(s);
    const char *from = s;

    mu_text_add(out, "\"");
    while (left > 0) {
        const size_t good = mu_utf8_invalid_at(from, left);
        for (size_t i = 0; i < good; i++) {
            const unsigned char c = (unsigned char)from[i];
            if (c == '"' || c == '\\')
                mu_text_addf(out, "\\%c", c);
            else if (c < 0x20 || c == 0x7f)
                mu_text_addf(out, "\\u%04x", c);
            else
                mu_text_add_n(out, from + i, 1);
        }
        if (good == left) break;
        mu_text_add(out, "\\ufffd");
        from += good + 1;
        left -= good + 1;
    }
    mu_text_add(out, "\"");
}

static bool on_one_line(const mu_json *j)
{
    return j->inline_at > 0 && j->depth >= j->inline_at;
}

static void begin_member(mu_json *j, const char *key)
{
    if (j->begun) mu_text_add(j->out, on_one_line(j) ? ", " : ",");
    if (!on_one_line(j) && j->depth > 0) {
        mu_text_add(j->out, "\n");
        mu_text_repeat(j->out, "  ", j->depth);
    }
    j->begun = true;
    if (key == NULL) return;
    add_escaped(j->out, key);
    mu_text_add(j->out, ": ");
}

void mu_json_open(mu_json *j, const char *key, char bracket)
{
    begin_member(j, key);
    mu_text_add_n(j->out, &bracket, 1);
    j->depth++;
    j->begun = false;
}

void mu_json_open_inline(mu_json *j, const char *key, char bracket)
{
    mu_json_open(j, key, bracket);
    if (j->inline_at == 0) j->inline_at = j->depth;
}

void mu_json_close(mu_json *j, char bracket)
{
    const bool one_line = on_one_line(j);

    j->depth--;
    if (j->inline_at > j->depth) j->inline_at = 0;
    if (!one_line && j->begun) {
        mu_text_add(j->out, "\n");
        mu_text_repeat(j->out, "  ", j->depth);
    }
    mu_text_add_n(j->out, &bracket, 1);
    j->begun = true;
    if (j->depth == 0) mu_text_add(j->out, "\n");
}

void mu_json_string(mu_json *j, const char *key, const char *value)
{
    begin_member(j, key);
    add_escaped(j->out, value);
}

void mu_json_number(mu_json *j, const char *key, double value)
{
    char digits[32];

    begin_member(j, key);
    mu_number_print(value, digits, sizeof digits); /* "null" for what is no number */
    mu_text_add(j->out, digits);
}

void mu_json_integer(mu_json *j, const char *key, int64_t value)
{
    begin_member(j, key);
    mu_text_addf(j->out, "%" PRId64, value);
}

void mu_json_unsigned(mu_json *j, const char *key, uint64_t value)
{
    begin_member(j, key);
    mu_text_addf(j->out, "%" PRIu64, value);
}

void mu_json_micros(mu_json *j, const char *key, int64_t us)
{
    char digits[40];

    begin_member(j, key);
    int n = snprintf(digits, sizeof digits, "%s%" PRId64 ".%06" PRId64, us < 0 ? "-" : "",
                     (us < 0 ? -us : us) / 1000000, (us < 0 ? -us : us) % 1000000);
    while (digits[n - 1] == '0') n--;
    if (digits[n - 1] == '.') n--;
    mu_text_add_n(j->out, digits, (size_t)n);
}

void mu_json_flag(mu_json *j, const char *key, bool value)
{
    begin_member(j, key);
    mu_text_add(j->out, value ? "true" : "false");
}

void mu_json_null(mu_json *j, const char *key)
{
    begin_member(j, key);
    mu_text_add(j->out, "null");
}
