/* replay - a short, repeatable run of a fuzzer without libFuzzer: each file as it is, then so many inputs made of them.
 *
 * usage: replay COUNT LAST FILE...
 *
 * The same files give the same inputs. Each is written to LAST before it is tried, so that one that crashes is kept.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 4096, EDITS = 6 };

typedef struct {
    size_t  n;
    uint8_t byte[MOST];
} input;

static uint64_t luck = 1;

/* SplitMix64 (Steele, Lea & Flood 2014). */
static size_t pick(size_t below)
{
    uint64_t z = luck += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return below > 0 ? (size_t)((z ^ (z >> 31)) % below) : 0;
}

static input read_file(const char *path)
{
    input in   = { 0 };
    FILE *file = fopen(path, "rb");

    if (file == NULL) {
        perror(path);
        exit(2);
    }
    in.n = fread(in.byte, 1, MOST, file);
    fclose(file);
    return in;
}

/* Puts `n` bytes of `from` in place of `cut` bytes at `at`. */
static void replace(input *in, size_t at, size_t cut, const uint8_t *from, size_t n)
{
    if (cut > in->n - at) cut = in->n - at;
    if (in->n - cut + n > MOST) return;
    memmove(in->byte + at + n, in->byte + at + cut, in->n - at - cut);
    memcpy(in->byte + at, from, n);
    in->n = in->n - cut + n;
}

static void edit(input *in, const input *other)
{
    const size_t  at = pick(in->n + 1), from = pick(other->n + 1);
    const uint8_t any = (uint8_t)pick(256);

    switch (pick(5)) {
    case 0: replace(in, at, 1, &any, 1); break;
    case 1: replace(in, at, 0, &any, 1); break;
    case 2: replace(in, at, 1 + pick(16), in->byte, 0); break;
    case 3: replace(in, at, 0, other->byte + from, pick(other->n - from + 1)); break;
    default:
        replace(in, at, pick(64), other->byte + from, pick(64 < other->n - from ? 64 : other->n - from + 1));
        break;
    }
}

static void try_it(const input *in, const char *last)
{
    FILE    *file = fopen(last, "wb");
    uint8_t *copy = malloc(in->n > 0 ? in->n : 1); /* of its exact size, so that a sanitizer sees its ends */

    if (file == NULL || copy == NULL) {
        perror(last);
        exit(2);
    }
    fwrite(in->byte, 1, in->n, file);
    fclose(file);
    memcpy(copy, in->byte, in->n);
    LLVMFuzzerTestOneInput(copy, in->n);
    free(copy);
}

int main(int argc, char **argv)
{
    const int n = argc - 3;

    if (n < 1) {
        fputs("usage: replay COUNT LAST FILE...\n", stderr);
        return 64;
    }
    input *file = calloc((size_t)n, sizeof *file);
    if (file == NULL) return 2;
    for (int i = 0; i < n; i++) {
        file[i] = read_file(argv[3 + i]);
        try_it(&file[i], argv[2]);
    }
    for (long k = atol(argv[1]); k > 0; k--) {
        input in = file[pick((size_t)n)];
        for (size_t edits = 1 + pick(EDITS); edits > 0; edits--) edit(&in, &file[pick((size_t)n)]);
        try_it(&in, argv[2]);
    }
    free(file);
    remove(argv[2]);
    return 0;
}
