#include "import/words.h"

#include <string.h>

#include "base/text.h"

#define SLOTS 32768 /* a power of two, well above the limit */

mu_status mu_words_init(mu_words *w, mu_arena *a)
{
    *w       = (mu_words){ .arena = a };
    w->word  = MU_NEW_ARRAY(a, MU_WORDS_LIMIT, const char *);
    w->count = MU_NEW_ARRAY(a, MU_WORDS_LIMIT, int64_t);
    w->slot  = MU_NEW_ARRAY(a, SLOTS, int32_t);
    return w->word != NULL && w->count != NULL && w->slot != NULL ? MU_OK : MU_ERR_NOMEM;
}

/* The slot that holds the word, or the empty one where it belongs. */
static uint32_t slot_of(const mu_words *w, const char *word)
{
    uint32_t at = (uint32_t)mu_hash_text(word) & (SLOTS - 1);

    while (w->slot[at] != 0 && strcmp(w->word[w->slot[at] - 1], word) != 0) at = (at + 1) & (SLOTS - 1);
    return at;
}

int32_t mu_words_add(mu_words *w, const char *word)
{
    const uint32_t at = slot_of(w, word);

    if (w->slot[at] == 0) {
        const char *copy = w->n < MU_WORDS_LIMIT ? mu_arena_text(w->arena, word) : NULL;
        if (copy == NULL) return -1;
        w->word[w->n] = copy;
        w->slot[at]   = ++w->n;
    }
    const int32_t number = w->slot[at] - 1;
    w->count[number]++;
    return number;
}

int64_t mu_words_count(const mu_words *w, const char *word)
{
    const uint32_t at = slot_of(w, word);
    return w->slot[at] == 0 ? 0 : w->count[w->slot[at] - 1];
}
