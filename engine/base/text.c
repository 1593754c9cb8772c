/* text.c - a piece of text that grows, numbers as text, and hashes of text. */
#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST (SIZE_MAX / 4) /* keeps the sums below from wrapping */

/* Makes room for `n` more bytes and the terminator. */
static bool make_room(mu_text *t, size_t n)
{
    if (t->failed) return false;
    if (n > LARGEST || t->length > LARGEST) {
        t->failed = true;
        return false;
    }
    size_t needed = t->length + n + 1;
    if (needed <= t->room) return true;
    size_t room = t->room < 64 ? 64 : t->room * 2;
    if (room < needed) room = needed;
    char *bytes = realloc(t->bytes, room);
    if (bytes == NULL) {
        t->failed = true;
        return false;
    }
    t->bytes = bytes;
    t->room  = room;
    return true;
}

void mu_text_add_n(mu_text *t, const char *s, size_t n)
{
    if (!make_room(t, n)) return;
    if (n > 0) memcpy(t->bytes + t->length, s, n);
    t->length += n;
    t->bytes[t->length] = '\0';
}

void mu_text_add(mu_text *t, const char *s)
{
    mu_text_add_n(t, s, strlen(s));
}

void mu_text_addf(mu_text *t, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0) {
        t->failed = true;
    } else if (make_room(t, (size_t)n)) {
        vsnprintf(t->bytes + t->length, (size_t)n + 1, format, again);
        t->length += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

void mu_text_repeat(mu_text *t, const char *s, int times)
{
    size_t n = strlen(s);
    for (int i = 0; i < times; i++) mu_text_add_n(t, s, n);
}

char *mu_text_take(mu_text *t)
{
    char *whole = NULL;
    if (make_room(t, 0)) {
        t->bytes[t->length] = '\0';
        whole               = t->bytes;
        t->bytes            = NULL;
    }
    mu_text_free(t);
    return whole;
}

void mu_text_free(mu_text *t)
{
    free(t->bytes);
    *t = (mu_text){ 0 };
}

void mu_number_print(double x, char *buffer, size_t size)
{
    if (!isfinite(x)) {
        snprintf(buffer, size, "null");
        return;
    }
    int n = snprintf(buffer, size, "%.9g", x == 0 ? 0.0 : x);
    /* An embedding program may have chosen a locale that writes 0,5. */
    for (int i = 0; i < n && (size_t)i < size; i++) {
        if (buffer[i] == ',') buffer[i] = '.';
    }
}

/* G. Fowler, L. C. Noll, K.-P. Vo: FNV-1a, 64 bits. */
uint64_t mu_hash_bytes(uint64_t h, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++) h = (h ^ b[i]) * UINT64_C(0x100000001b3);
    return h;
}

uint64_t mu_hash_text(const char *s)
{
    return mu_hash_bytes(MU_HASH_START, s, strlen(s));
}
