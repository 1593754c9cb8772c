/* arena.c - chunks of memory, filled from the front, freed together. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK   ((size_t)4 << 10)
#define LARGEST_CHUNK ((size_t)1 << 20) /* larger requests get a chunk of their own size */
#define CACHE_LINE    ((size_t)64)
#define SMALL_ALIGN   ((size_t)16)

/* Chunks stay in the order in which they were added; after a reset they are filled again in that order. */
typedef struct chunk {
    struct chunk  *next;
    unsigned char *bytes; /* aligned to a cache line */
    size_t         room, used;
    size_t         dirty; /* bytes written before the last reset; those beyond are still zero from calloc */
} chunk;

struct mu_arena {
    chunk *first, *current;
    size_t used, limit, next_room;
    /* What a request for nothing gets: an address to hold, never to write. */
    _Alignas(16) unsigned char nothing[16];
};

mu_arena *mu_arena_new(size_t limit)
{
    mu_arena *a = calloc(1, sizeof *a);
    if (a == NULL) return NULL;
    a->limit     = limit;
    a->next_room = FIRST_CHUNK;
    return a;
}

void mu_arena_free(mu_arena *a)
{
    if (a == NULL) return;
    for (chunk *c = a->first; c != NULL;) {
        chunk *next = c->next;
        free(c);
        c = next;
    }
    free(a);
}

static size_t rounded_up(size_t n, size_t align)
{
    return (n + align - 1) & ~(align - 1);
}

static bool has_room(const chunk *c, size_t bytes, size_t align)
{
    size_t start = rounded_up(c->used, align);
    return start <= c->room && bytes <= c->room - start;
}

/* Header and bytes in one allocation; the slack lets the bytes start on a cache line. */
static chunk *new_chunk(size_t room)
{
    size_t header = sizeof(chunk) + CACHE_LINE;
    if (room > SIZE_MAX - header) return NULL;
    chunk *c = calloc(1, header + room);
    if (c == NULL) return NULL;
    c->bytes = (unsigned char *)rounded_up((size_t)(uintptr_t)(c + 1), CACHE_LINE);
    c->room  = room;
    return c;
}

/* The next chunk that can hold the request: one kept from before a reset, or a new one. Chunks that are
 * passed over stay unused until the next reset. */
static chunk *next_chunk_for(mu_arena *a, size_t bytes, size_t align)
{
    chunk *last = a->current;
    chunk *c    = last == NULL ? a->first : last->next;
    for (; c != NULL; last = c, c = c->next) {
        if (has_room(c, bytes, align)) return c;
    }
    c = new_chunk(bytes > a->next_room ? bytes : a->next_room);
    if (c == NULL) return NULL;
    if (last == NULL) {
        a->first = c;
    } else {
        last->next = c;
    }
    if (a->next_room < LARGEST_CHUNK) a->next_room *= 2;
    return c;
}

void *mu_arena_take(mu_arena *a, size_t count, size_t size)
{
    if (count == 0 || size == 0) return a->nothing;
    if (count > SIZE_MAX / 2 / size) return NULL;
    size_t bytes = count * size;
    if (a->limit != 0 && bytes > a->limit - a->used) return NULL;

    size_t align = bytes >= CACHE_LINE ? CACHE_LINE : SMALL_ALIGN;
    if (a->current == NULL || !has_room(a->current, bytes, align)) {
        chunk *c = next_chunk_for(a, bytes, align);
        if (c == NULL) return NULL;
        a->current = c;
    }
    chunk         *c     = a->current;
    size_t         start = rounded_up(c->used, align);
    unsigned char *block = c->bytes + start;
    c->used              = start + bytes;
    a->used += bytes;
    if (start < c->dirty) memset(block, 0, bytes < c->dirty - start ? bytes : c->dirty - start);
    return block;
}

char *mu_arena_text_n(mu_arena *a, const char *s, size_t n)
{
    char *copy = n == SIZE_MAX ? NULL : mu_arena_take(a, n + 1, 1);
    if (copy != NULL && n > 0) memcpy(copy, s, n);
    return copy;
}

char *mu_arena_text(mu_arena *a, const char *s)
{
    return mu_arena_text_n(a, s, strlen(s));
}

size_t mu_arena_used(const mu_arena *a)
{
    return a->used;
}

void mu_arena_reset(mu_arena *a)
{
    for (chunk *c = a->first; c != NULL; c = c->next) {
        if (c->used > c->dirty) c->dirty = c->used;
        c->used = 0;
    }
    a->current = a->first;
    a->used    = 0;
}
