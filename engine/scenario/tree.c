/* tree.c - reads a scenario file into a tree, and answers questions about trees. */
#include "scenario/tree_inside.h"

#include "base/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static mu_status too_large(mu_diag *diag, const char *name, const char *size)
{
    return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_SYNTAX,
                                           .at       = { name, 0, 0, 0 },
                                           .expected = "at most 16 MB of YAML",
                                           .found    = size,
                                           .hint     = "put large tables into CSV files" });
}

mu_status mu_tree_parse(const char *text, size_t length, const char *name, mu_arena *a, mu_diag *diag,
                        mu_node **out)
{
    *out = NULL;
    if (length > MU_TREE_BYTES) return too_large(diag, name, "more");
    if (length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) { /* a byte order mark */
        text += 3;
        length -= 3;
    }
    mu_yaml_text t = { .name = mu_arena_text(a, name), .text = text, .length = length };
    if (t.name == NULL) return mu_tree_no_memory(diag, name);
    mu_diag_source(diag, name, text, length);

    mu_status st = mu_yaml_check_bytes(&t, diag);
    if (st == MU_OK) st = mu_yaml_build(&t, 1, a, diag, out);
    if (st != MU_OK || (*out != NULL && !mu_node_is_null(*out))) return st;
    *out = NULL;
    return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_SYNTAX,
                                           .at       = { name, 0, 0, 0 },
                                           .expected = "a scenario",
                                           .found    = "nothing",
                                           .hint     = "`muster new DIR` writes a scenario to start from" });
}

/* Reads until the end of the file or one byte over the limit. The caller frees *text. */
static mu_status read_all(FILE *file, const char *path, mu_diag *diag, char **text, size_t *length)
{
    size_t room = 0, n = 0;
    *text = NULL;
    do {
        if (n == room) {
            room       = room == 0 ? (size_t)1 << 16 : room * 2;
            char *more = realloc(*text, room);
            if (more == NULL) return mu_tree_no_memory(diag, path);
            *text = more;
        }
        n += fread(*text + n, 1, room - n, file);
    } while (n == room && n <= MU_TREE_BYTES);
    *length = n;
    if (ferror(file)) {
        return mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL, "cannot be read: %s",
                            strerror(errno));
    }
    return n > MU_TREE_BYTES ? too_large(diag, path, "more") : MU_OK;
}

/* A directory or a large file is refused unread; a pipe has no size and is read up to the limit. */
static mu_status check_file(FILE *file, const char *path, mu_diag *diag)
{
    struct stat about;
    if (file == NULL || fstat(fileno(file), &about) != 0) {
        return mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL, "cannot be read: %s",
                            strerror(errno));
    }
    if (S_ISDIR(about.st_mode)) {
        return mu_diag_add(diag, (mu_problem){ .status   = MU_ERR_IO,
                                               .at       = { path, 0, 0, 0 },
                                               .expected = "a scenario file",
                                               .found    = "a directory" });
    }
    if (S_ISREG(about.st_mode) && about.st_size > (off_t)MU_TREE_BYTES) {
        char size[32];
        snprintf(size, sizeof size, "%.1f MB", (double)about.st_size / (1 << 20));
        return too_large(diag, path, size);
    }
    return MU_OK;
}

mu_status mu_tree_read(const char *path, mu_arena *a, mu_diag *diag, mu_node **out)
{
    char  *text   = NULL;
    size_t length = 0;
    FILE  *file   = fopen(path, "rb");

    *out         = NULL;
    mu_status st = check_file(file, path, diag);
    if (st != MU_OK) goto done;
    st = read_all(file, path, diag, &text, &length);
    if (st != MU_OK) goto done;
    st = mu_tree_parse(text, length, path, a, diag, out);
done:
    free(text);
    if (file != NULL) fclose(file);
    return st;
}

mu_node *mu_node_get(const mu_node *map, const char *key)
{
    if (map->kind != MU_NODE_MAP) return NULL;
    for (int32_t i = 0; i < map->n; i++) {
        const char *its = map->child[i]->key;
        if (its[0] == key[0] && strcmp(its, key) == 0)
            return map->child[i]; /* most differ in their first letter */
    }
    return NULL;
}

bool mu_node_is_other_rule(const mu_node *base, const mu_node *patch)
{
    const mu_node *old = mu_node_get(base, "file"), *new = mu_node_get(patch, "file");

    return old != NULL && new != NULL &&
           old->kind == MU_NODE_SCALAR &&new->kind == MU_NODE_SCALAR &&strcmp(old->text, new->text) != 0;
}

bool mu_node_is_null(const mu_node *node)
{
    return node->kind == MU_NODE_SCALAR && !node->quoted &&
           (node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}

mu_node *mu_node_copy(const mu_node *node, mu_arena *a)
{
    mu_node *copy = MU_NEW(a, mu_node);
    if (copy == NULL) return NULL;
    *copy      = *node;
    copy->used = false;
    if (node->n == 0) return copy;
    copy->child = MU_NEW_ARRAY(a, node->n, mu_node *);
    if (copy->child == NULL) return NULL;
    for (int32_t i = 0; i < node->n; i++) {
        copy->child[i] = mu_node_copy(node->child[i], a);
        if (copy->child[i] == NULL) return NULL;
    }
    return copy;
}

/* Paths */

static size_t print_trail(const mu_trail *trail, char *buffer, size_t size)
{
    if (trail == NULL) return 0;
    size_t n = print_trail(trail->up, buffer, size);
    if (n + 1 >= size) return n;
    int more = trail->key == NULL ? snprintf(buffer + n, size - n, "[%d]", (int)trail->index)
                                  : snprintf(buffer + n, size - n, "%s%s", n > 0 ? "." : "", trail->key);
    return more < 0 ? n : n + (size_t)more;
}

void mu_trail_print(const mu_trail *trail, char *buffer, size_t size)
{
    if (size > 0) buffer[0] = '\0';
    print_trail(trail, buffer, size);
}

static bool print_way(const mu_node *from, const mu_node *to, const mu_trail *trail, char *buffer,
                      size_t size)
{
    if (from == to) {
        mu_trail_print(trail, buffer, size);
        return true;
    }
    for (int32_t i = 0; i < from->n; i++) {
        mu_trail step = { .up    = trail,
                          .key   = from->kind == MU_NODE_MAP ? from->child[i]->key : NULL,
                          .index = i };
        if (print_way(from->child[i], to, &step, buffer, size)) return true;
    }
    return false;
}

void mu_node_path(const mu_node *root, const mu_node *node, char *buffer, size_t size)
{
    if (!print_way(root, node, NULL, buffer, size)) mu_trail_print(NULL, buffer, size);
}

/* Keys in order */

static int by_key(const void *left, const void *right)
{
    const mu_key_entry *a = left, *b = right;
    int                 order = strcmp(a->key, b->key);
    return order != 0 ? order : (a->i > b->i) - (a->i < b->i);
}

mu_key_entry *mu_keys_sorted(mu_node *const *child, int32_t n)
{
    mu_key_entry *sorted = calloc((size_t)n + 1, sizeof *sorted);
    if (sorted == NULL) return NULL;
    for (int32_t i = 0; i < n; i++) sorted[i] = (mu_key_entry){ child[i]->key, i };
    qsort(sorted, (size_t)n, sizeof *sorted, by_key);
    return sorted;
}

int32_t mu_keys_find(const mu_key_entry *sorted, int32_t n, const char *key)
{
    int32_t from = 0, till = n;
    while (from < till) {
        int32_t middle = from + (till - from) / 2;
        int     order  = strcmp(sorted[middle].key, key);
        if (order == 0) return sorted[middle].i;
        if (order < 0) {
            from = middle + 1;
        } else {
            till = middle;
        }
    }
    return -1;
}

/* The finalizer of SplitMix64 (Steele, Lea, Flood 2014): spreads FNV's weak high bits, so that sums of hashes
 * do not cancel. */
static uint64_t stirred(uint64_t h)
{
    h = (h ^ (h >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    h = (h ^ (h >> 27)) * UINT64_C(0x94d049bb133111eb);
    return h ^ (h >> 31);
}

uint64_t mu_node_hash(const mu_node *node)
{
    uint64_t h = MU_HASH_START;
    if (node->kind == MU_NODE_SCALAR) {
        bool is_null = mu_node_is_null(node);
        h            = mu_hash_bytes(h, is_null ? "0" : "s", 1);
        if (!is_null) h = mu_hash_bytes(h, node->text, strlen(node->text));
        return stirred(h);
    }
    uint64_t all = 0;
    for (int32_t i = 0; i < node->n; i++) {
        uint64_t value = mu_node_hash(node->child[i]);
        if (node->kind == MU_NODE_MAP) {
            uint64_t key = mu_hash_text(node->child[i]->key);
            all += stirred(stirred(key) + value); /* a sum does not depend on the order */
        } else {
            all = stirred(all + value + UINT64_C(0x9e3779b97f4a7c15));
        }
    }
    /* By value, not by bytes in memory: the same on every machine. */
    h = mu_hash_bytes(h, node->kind == MU_NODE_MAP ? "m" : "l", 1);
    return stirred(h + stirred(all + (uint64_t)node->n));
}
