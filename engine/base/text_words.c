/* text_words.c - how far apart two words are, so that a slip can be answered with the word meant. */
#include "base/text.h"

#include <string.h>

#define LONGEST_WORD 96 /* in code points; whoever writes more has not mistyped a key */

typedef struct {
    uint32_t letter[LONGEST_WORD];
    int      n;
    bool     is_longer; /* cut short */
} word;

static word letters_of(const char *s)
{
    word   w = { .n = 0 };
    size_t n = strlen(s);
    for (size_t i = 0, size; i < n; i += size) {
        if (w.n == LONGEST_WORD) {
            w.is_longer = true;
            break;
        }
        w.letter[w.n++] = mu_utf8_decode(s + i, n - i, &size);
    }
    return w;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: Levenshtein's table with one more case for neighbours that changed places
 * (Damerau 1964). Three rows are enough; a row whose least entry reaches the cap ends the search. */
static int distance(const word *a, const word *b, int cap)
{
    int apart = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (apart >= cap || a->is_longer || b->is_longer) return cap;

    int  rows[3][LONGEST_WORD + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= b->n; j++) above[j] = j;
    for (int i = 1; i <= a->n; i++) {
        int best = row[0] = i;
        for (int j = 1; j <= b->n; j++) {
            bool same    = a->letter[i - 1] == b->letter[j - 1];
            int  cost    = least(above[j - 1] + !same, 1 + least(above[j], row[j - 1]));
            bool swapped = i > 1 && j > 1 && a->letter[i - 1] == b->letter[j - 2] &&
                           a->letter[i - 2] == b->letter[j - 1];
            if (swapped) cost = least(cost, before[j - 2] + 1);
            row[j] = cost;
            best   = least(best, cost);
        }
        if (best >= cap) return cap;
        int *spare = before;
        before     = above;
        above      = row;
        row        = spare;
    }
    return least(above[b->n], cap);
}

int mu_text_distance(const char *a, const char *b, int cap)
{
    if (cap <= 0 || strcmp(a, b) == 0) return 0;
    word wa = letters_of(a), wb = letters_of(b);
    return distance(&wa, &wb, cap);
}

/* Keys are lower case with underscores: `Warm-Up` means warm_up, and is no slip at all. */
static void fold(word *w)
{
    for (int i = 0; i < w->n; i++) {
        uint32_t c = w->letter[i];
        if (c >= 'A' && c <= 'Z') w->letter[i] = c + ('a' - 'A');
        if (c == '-' || c == ' ') w->letter[i] = '_';
    }
}

const char *mu_text_nearest(const char *typed, const char *const *words, size_t n)
{
    const char *nearest = NULL;
    int         best    = LONGEST_WORD;
    word        wanted  = letters_of(typed);
    fold(&wanted);
    for (size_t i = 0; i < n; i++) {
        word candidate = letters_of(words[i]);
        fold(&candidate);
        int longer  = wanted.n > candidate.n ? wanted.n : candidate.n;
        int allowed = longer < 2 ? 0 : longer < 6 ? 1 : longer / 3;
        int edits   = distance(&wanted, &candidate, least(best, allowed + 1));
        if (edits <= allowed && edits < best) {
            best    = edits;
            nearest = words[i];
        }
    }
    return nearest;
}
