/* schema_tree.h - the schema's rows as a tree of rules; private to the schema's own files.
 *
 * A rule is a row in its place: below it the keys that may stand in its map ("*" for names), or the one rule
 * for the items of its list.
 */
#ifndef MU_SCENARIO_SCHEMA_TREE_H
#define MU_SCENARIO_SCHEMA_TREE_H

#include "scenario/schema.h"

typedef struct mu_rule mu_rule;

struct mu_rule {
    const mu_schema_row *row;
    const char          *key; /* last step of the path: "rate", "*", "[]" */
    mu_rule             *up;
    int32_t              n;
    mu_rule            **child; /* named keys, in the order of the table */
    mu_rule             *any;   /* "*", or NULL */
    mu_rule             *item;  /* "[]", or NULL */
};

struct mu_schema {
    mu_rule scenario;     /* the root: its row is NULL */
    mu_rule distribution; /* what a MU_KIND_DIST map may hold */
};

mu_rule *mu_rule_child(const mu_rule *r, const char *key); /* a named key, or NULL */

/* True when `words` (separated by blanks) contains the word. NULL has none. */
bool mu_has_word(const char *words, const char *word);

/* Checks one scalar against the scalar kinds of a row. */
typedef enum {
    MU_FITS,
    MU_WRONG_KIND, /* told with an example */
    MU_TOO_SMALL,  /* told with the range */
    MU_TOO_LARGE
} mu_fit;
mu_fit mu_scalar_fits(const mu_schema_row *row, const mu_node *node);
/* What the user probably meant by a scalar that does not fit; false when there is no good guess. */
bool mu_scalar_hint(const mu_schema_row *row, mu_fit fit, const char *text, char *buffer, size_t size);
/* The same of a cell that was to hold a date, or a time of day. */
bool mu_hint_date(const char *text, char *buffer, size_t size);
bool mu_hint_clock(const char *text, char *buffer, size_t size);

/* Tells what a row allows in place of a value that did not fit: "a rate such as 240/h". */
void mu_rule_expected(const mu_schema_row *row, unsigned kinds, mu_fit fit, char *buffer, size_t size);
/* The range alone: "0 to 100%", "above 0, at most 24h", "at least 0"; empty without one. */
void mu_rule_range(const mu_schema_row *row, char *buffer, size_t size);
/* "a map", "a rate", ... without an example. */
const char *mu_kind_noun(mu_kind kind);

bool mu_node_is_nothing(const mu_node *node); /* an empty value, ~ or null */
/* `"8-17h"`, `-3`, `nothing`, `a map`: how a value is quoted in a message. Control characters escaped. */
void mu_node_quote(const mu_node *node, char *buffer, size_t size);

#endif
