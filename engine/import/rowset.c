#include "import/rowset.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static uint64_t hash_of_row(const mu_csv *row)
{
    uint64_t h = MU_HASH_START;

    for (size_t i = 0; i < mu_csv_cells(row); i++) {
        const char *text = mu_csv_cell(row, i);
        h = mu_hash_bytes(h, text, strlen(text) + 1); /* with its end, so that cells stay apart */
    }
    return h != 0 ? h : 1;
}

static size_t place_of(const mu_rowset *s, uint64_t hash)
{
    size_t at = (size_t)hash & (s->room - 1);

    while (s->hash[at] != 0 && s->hash[at] != hash) at = (at + 1) & (s->room - 1);
    return at;
}

/* Keeps the table at most half full. */
static int grow(mu_rowset *s)
{
    mu_rowset larger = { .room = s->room > 0 ? 2 * s->room : 1u << 14, .n = s->n };

    if (2 * s->n < s->room) return 1;
    larger.hash = calloc(larger.room, sizeof *larger.hash);
    if (larger.hash == NULL) return 0;
    for (size_t i = 0; i < s->room; i++)
        if (s->hash[i] != 0) larger.hash[place_of(&larger, s->hash[i])] = s->hash[i];
    free(s->hash);
    *s = larger;
    return 1;
}

mu_row_seen mu_rowset_add(mu_rowset *s, const mu_csv *row)
{
    const uint64_t hash = hash_of_row(row);

    if (!grow(s)) return MU_ROW_NO_MEMORY;
    const size_t at = place_of(s, hash);
    if (s->hash[at] != 0) return MU_ROW_SEEN;
    s->hash[at] = hash;
    s->n++;
    return MU_ROW_NEW;
}

void mu_rowset_free(mu_rowset *s)
{
    free(s->hash);
    *s = (mu_rowset){ 0 };
}
