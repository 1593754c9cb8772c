/* words.h - the different words of a column, numbered in the order of their first row, and counted. */
#ifndef MU_IMPORT_WORDS_H
#define MU_IMPORT_WORDS_H

#include "base/arena.h"
#include "base/error.h"

#define MU_WORDS_LIMIT 10000 /* a column with more is no type, agent or outcome but an id */

typedef struct {
    mu_arena    *arena;
    int32_t      n;
    const char **word;  /* [MU_WORDS_LIMIT] */
    int64_t     *count; /* rows with it */
    int32_t     *slot;  /* hash table of word numbers + 1 */
} mu_words;

mu_status mu_words_init(mu_words *w, mu_arena *a);

/* Counts one more row with this word and tells its number: -1 when memory or the limit is exhausted. */
int32_t mu_words_add(mu_words *w, const char *word);

int64_t mu_words_count(const mu_words *w, const char *word); /* 0 when it never came */

#endif
