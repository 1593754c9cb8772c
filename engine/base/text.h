/* text.h - a growing piece of text, and what a terminal needs to know about letters.
 *
 * A failed allocation is remembered and makes the text empty at the end, so that callers check once.
 * Ownership: mu_text_take hands the characters to the caller; mu_text_free releases the rest.
 */
#ifndef MU_BASE_TEXT_H
#define MU_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>

typedef struct {
    char  *bytes;
    size_t length, room;
    bool   failed;
} mu_text; /* start as (mu_text){ 0 } */

void mu_text_add(mu_text *t, const char *s);
void mu_text_add_n(mu_text *t, const char *s, size_t n);
void mu_text_addf(mu_text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void mu_text_repeat(mu_text *t, const char *s, int times);
/* The whole text, terminated, owned by the caller; NULL if memory ran out. `t` is empty afterwards. */
char *mu_text_take(mu_text *t);
void  mu_text_free(mu_text *t);

/* Columns a terminal needs: East Asian wide letters take two, combining marks none. */
int mu_text_width(const char *utf8);
/* Appends `s`, or its beginning and a mark when it is wider than `width`. */
void mu_text_add_short(mu_text *t, const char *s, int width);
/* Appends `s` padded with blanks to `width` columns; a negative width pads on the left. */
void mu_text_pad(mu_text *t, const char *s, int width);

/* The code point that starts at `s`, of which `n` (>= 1) bytes may be read, and in *size the bytes it takes.
 * A byte that does not belong to valid UTF-8 gives MU_NOT_UTF8 and a size of 1. */
uint32_t mu_utf8_decode(const char *s, size_t n, size_t *size);
#define MU_NOT_UTF8 UINT32_C(0xffffffff)
/* Columns for one code point: 0, 1 or 2. Control characters and MU_NOT_UTF8 count 1. */
int mu_letter_width(uint32_t letter);

/* Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates included) or is NUL,
 * or `n` when all is well. */
size_t mu_utf8_invalid_at(const char *s, size_t n);

/* Edits (insert, delete, replace, swap neighbours) that turn a into b; at most `cap`, and cheap beyond. */
int mu_text_distance(const char *a, const char *b, int cap);
/* The nearest of `n` words, or NULL when none is near enough to be meant (one slip in up to five letters, then
 * a third of them). Capitals, and blanks or hyphens for underscores, are no slips. */
const char *mu_text_nearest(const char *typed, const char *const *words, size_t n);

/* A double with 9 significant digits, shortest form; never "-0", "inf" or "nan" (those give "null"). */
void mu_number_print(double x, char *buffer, size_t size); /* 32 is enough */

/* 64-bit FNV-1a, for provenance and for stream keys from names. */
uint64_t mu_hash_bytes(uint64_t h, const void *bytes, size_t n);
#define MU_HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t mu_hash_text(const char *s);

#endif
