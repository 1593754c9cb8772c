/* jsonout.h - writes JSON into a text: commas, indentation and escapes in one place.
 *
 * An object is either one member a line or, when opened `inline`, all on one line. Inside an array the key is
 * NULL. What is no number (NaN, infinite) is written as null.
 */
#ifndef MU_REPORT_JSONOUT_H
#define MU_REPORT_JSONOUT_H

#include "base/text.h"

typedef struct {
    mu_text *out;
    int      depth;
    int      inline_at; /* depth at which everything went on one line; 0: none did */
    bool     begun;     /* the innermost object or array has a member */
} mu_json;

void mu_json_open(mu_json *j, const char *key, char bracket); /* '{' or '[' */
void mu_json_open_inline(mu_json *j, const char *key, char bracket);
void mu_json_close(mu_json *j, char bracket); /* '}' or ']' */

void mu_json_string(mu_json *j, const char *key, const char *value);
void mu_json_number(mu_json *j, const char *key, double value); /* 9 significant digits */
void mu_json_integer(mu_json *j, const char *key, int64_t value);
void mu_json_unsigned(mu_json *j, const char *key, uint64_t value);
void mu_json_micros(mu_json *j, const char *key, int64_t us); /* as seconds, to the last microsecond */
void mu_json_flag(mu_json *j, const char *key, bool value);
void mu_json_null(mu_json *j, const char *key);

#endif
