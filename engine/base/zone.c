#include "base/zone.h"

#include <string.h>

#include "base/zone_rule.h"

/* The largest files of the database have under 4 KB and 250 changes; those of a wilder one are refused. */
enum { MOST_BYTES = 1 << 18, MOST_CHANGES = 4096, MOST_TYPES = 256 };

typedef struct {
    int64_t at_s;
    int32_t offset_s; /* from then on */
} change;

struct mu_zone {
    int32_t      first_s; /* the offset before any change */
    int32_t      n;
    change      *change; /* ascending; each does change the offset */
    bool         ruled;  /* from last_s on the rule holds */
    int64_t      last_s;
    mu_zone_rule rule;
};

/* ---- TZif ------------------------------------------------------------------------------------------ */

/* Bytes that are still to be read. */
typedef struct {
    const unsigned char *at;
    size_t               left;
} bytes;

/* The numbers in a header: of indicators for UTC and for standard time, leap seconds, changes, types, and bytes of
 * abbreviations. */
typedef struct {
    uint32_t utc, standard, leap, times, types, letters;
} counts;

static int64_t big_endian(const unsigned char *at, int size)
{
    uint64_t x = at[0] & 0x80u ? UINT64_MAX : 0;

    for (int i = 0; i < size; i++) x = x << 8 | at[i];
    return (int64_t)x;
}

static bool take_header(bytes *b, counts *out)
{
    enum { SIZE = 44, VERSION = 4, COUNTS = 20 };
    uint32_t n[6];

    /* The 64-bit data are there from version 2 on. */
    if (b->left < SIZE || memcmp(b->at, "TZif", 4) != 0 || b->at[VERSION] < '2') return false;
    for (int i = 0; i < 6; i++) n[i] = (uint32_t)big_endian(b->at + COUNTS + (size_t)4 * (size_t)i, 4);
    *out = (counts){ n[0], n[1], n[2], n[3], n[4], n[5] };
    b->at += SIZE;
    b->left -= SIZE;
    return out->times <= MOST_CHANGES && out->types <= MOST_TYPES && out->letters <= MOST_BYTES &&
           out->leap <= MOST_CHANGES && out->utc <= MOST_TYPES && out->standard <= MOST_TYPES;
}

/* Bytes of a data block whose instants have `word` bytes. */
static size_t size_of(const counts *n, size_t word)
{
    return n->times * (word + 1) + (size_t)6 * n->types + n->letters + n->leap * (word + 4) + n->standard +
           n->utc;
}

/* The 64-bit block. */
static bool read_block(mu_arena *a, const unsigned char *at, const counts *n, mu_zone *z, bool *no_memory)
{
    const unsigned char *kind = at + (size_t)8 * n->times, *type = kind + n->times;
    int32_t              offset[MOST_TYPES] = { 0 };
    int64_t              before             = INT64_MIN;

    for (uint32_t i = 0; i < n->types; i++, type += 6) {
        const int64_t s = big_endian(type, 4);
        if (s < -89999 || s > 93599 || type[4] > 1 || type[5] >= n->letters) return false;
        offset[i] = (int32_t)s;
    }
    z->first_s = offset[0];
    z->last_s  = INT64_MIN;
    z->change  = MU_NEW_ARRAY(a, n->times, change);
    *no_memory = z->change == NULL;
    if (*no_memory) return false;
    for (uint32_t i = 0; i < n->times; i++) {
        const int64_t at_s = big_endian(at + (size_t)8 * i, 8);
        if ((i > 0 && at_s <= before) || kind[i] >= n->types) return false;
        before    = at_s;
        z->last_s = at_s;
        if (offset[kind[i]] == (z->n > 0 ? z->change[z->n - 1].offset_s : z->first_s)) continue;
        z->change[z->n++] = (change){ at_s, offset[kind[i]] };
    }
    return true;
}

/* The rule between two line feeds at the end; it may be empty. */
static bool read_footer(bytes b, mu_zone *z)
{
    char text[256];

    if (b.left < 2 || b.left - 2 >= sizeof text || b.at[0] != '\n' || b.at[b.left - 1] != '\n') return false;
    memcpy(text, b.at + 1, b.left - 2);
    text[b.left - 2] = '\0';
    if (strlen(text) != b.left - 2) return false;
    z->ruled = text[0] != '\0';
    return !z->ruled || mu_zone_rule_parse(text, &z->rule);
}

mu_status mu_zone_parse(mu_arena *a, const unsigned char *at, size_t size, const mu_zone **out)
{
    mu_zone *z         = MU_NEW(a, mu_zone);
    bytes    b         = { at, size };
    bool     no_memory = false;
    counts   n;

    *out = NULL;
    if (z == NULL) return MU_ERR_NOMEM;
    if (!take_header(&b, &n) || b.left < size_of(&n, 4)) return MU_ERR_SYNTAX;
    b.at += size_of(&n, 4);
    b.left -= size_of(&n, 4);
    if (!take_header(&b, &n) || n.types == 0 || n.leap > 0 || b.left < size_of(&n, 8)) return MU_ERR_SYNTAX;
    if (!read_block(a, b.at, &n, z, &no_memory)) return no_memory ? MU_ERR_NOMEM : MU_ERR_SYNTAX;
    b.at += size_of(&n, 8);
    b.left -= size_of(&n, 8);
    if (!read_footer(b, z)) return MU_ERR_SYNTAX;
    *out = z;
    return MU_OK;
}

/* ---- asking --------------------------------------------------------------------------------------- */

/* How many changes there were up to an instant. */
static int32_t changes_till(const mu_zone *z, int64_t utc_s)
{
    int32_t low = 0, high = z->n;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (z->change[middle].at_s <= utc_s)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t mu_zone_offset_s(const mu_zone *z, int64_t utc_s)
{
    if (z->ruled && utc_s >= z->last_s) return mu_zone_rule_offset_s(&z->rule, utc_s);
    const int32_t n = changes_till(z, utc_s);
    return n > 0 ? z->change[n - 1].offset_s : z->first_s;
}

bool mu_zone_next_change(const mu_zone *z, int64_t after_s, int64_t *at_s)
{
    enum { YEARS = 4 }; /* a rule that changes nothing for so long never does */
    const int32_t n = changes_till(z, after_s);

    if (n < z->n) {
        *at_s = z->change[n].at_s;
        return true;
    }
    if (!z->ruled || !z->rule.changes) return false;
    if (after_s < z->last_s) after_s = z->last_s;
    for (int i = 0; i < 2 * YEARS; i++) {
        after_s = mu_zone_rule_next(&z->rule, after_s);
        if (mu_zone_offset_s(z, after_s) == mu_zone_offset_s(z, after_s - 1)) continue;
        *at_s = after_s;
        return true;
    }
    return false;
}
