/* arena.h - memory that is freed all at once.
 *
 * The model lives in one arena, a replication in another: what is abandoned halfway cannot leak.
 * Blocks are zeroed and aligned to 64 bytes for requests of 64 bytes or more, else to 16.
 *
 * Ownership: the arena owns every block; nothing taken from it is freed singly.
 * Threads:   one arena belongs to one thread while it grows; read-only use may be shared.
 */
#ifndef MU_BASE_ARENA_H
#define MU_BASE_ARENA_H

#include <stddef.h>

typedef struct mu_arena mu_arena;

/* `limit` bounds the total in bytes (0 = none); NULL if out of memory. */
mu_arena *mu_arena_new(size_t limit);
void      mu_arena_free(mu_arena *a);

/* Zeroed memory for `count` objects of `size` bytes, or NULL if memory or the limit is exhausted or
 * the product overflows. count * size == 0 gives a valid pointer to nothing. */
void *mu_arena_take(mu_arena *a, size_t count, size_t size);
char *mu_arena_text(mu_arena *a, const char *s);             /* copy of a string, or NULL */
char *mu_arena_text_n(mu_arena *a, const char *s, size_t n); /* first n bytes, terminated */

size_t mu_arena_used(const mu_arena *a); /* bytes handed out */

/* Forgets everything taken but keeps the memory for reuse. */
void mu_arena_reset(mu_arena *a);

#define MU_NEW(arena, type)          ((type *)mu_arena_take((arena), 1, sizeof(type)))
#define MU_NEW_ARRAY(arena, n, type) ((type *)mu_arena_take((arena), (size_t)(n), sizeof(type)))

#endif
