/* tree_set.c - `--set path=value`: changes any key from the command line.
 *
 * The assignment is a source like a file, so that a wrong value is shown with a caret under it.
 */
#include "scenario/tree_inside.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_NAME 200

/* One step of the path: a key, or an index in brackets. */
typedef struct {
    const char *key; /* NULL for an index */
    int32_t     index;
    mu_where    at;
} step;

typedef struct {
    const char *text; /* the whole assignment */
    size_t      path; /* its length, up to the = */
    const char *name; /* stands for the file */
    mu_arena   *arena;
    mu_diag    *diag;
    step        steps[MU_TREE_DEPTH];
    int         n;
} assignment;

/* The place of `bytes` bytes at an offset of the path. */
static mu_where place_of(const assignment *s, size_t offset, size_t bytes)
{
    mu_where at = { s->name, 1, 1, 0 };
    for (size_t i = 0, size; i < offset + bytes; i += size) {
        mu_utf8_decode(s->text + i, offset + bytes - i, &size);
        if (i < offset) at.col += 1;
        if (i >= offset) at.length += 1;
    }
    return at;
}

static mu_status refuse(const assignment *s, mu_where at, const char *path, const char *hint,
                        const char *message)
{
    return mu_diag_add(
        s->diag,
        (mu_problem){ .status = MU_ERR_VALUE, .at = at, .path = path, .message = message, .hint = hint });
}

/* "[12]" at text[from], up to the offset `end`; gives the offset behind it, or 0. */
static size_t read_index(const assignment *s, size_t from, int32_t *index)
{
    size_t i = from + 1;
    *index   = 0;
    for (; i < s->path && s->text[i] >= '0' && s->text[i] <= '9'; i++) {
        if (*index > 100000000) return 0;
        *index = *index * 10 + (s->text[i] - '0');
    }
    return i > from + 1 && i < s->path && s->text[i] == ']' ? i + 1 : 0;
}

static mu_status read_steps(assignment *s)
{
    static const char example[]       = "write it as contacts.calls.arrivals=300/h";
    size_t            i               = 0;
    bool              key_must_follow = true;
    while (i < s->path || key_must_follow) {
        if (s->n == MU_TREE_DEPTH)
            return refuse(s, place_of(s, i, 0), NULL, NULL, "expected at most 64 steps, found more");
        step *next = &s->steps[s->n++];
        if (i < s->path && s->text[i] == '[' && !key_must_follow) {
            size_t end = read_index(s, i, &next->index);
            if (end == 0)
                return refuse(s, place_of(s, i, 1), NULL, "write it as counts[0]",
                              "expected an index in brackets");
            next->at = place_of(s, i, end - i);
            i        = end;
        } else {
            size_t end = i;
            while (end < s->path && s->text[end] != '.' && s->text[end] != '[') end++;
            if (end == i) return refuse(s, place_of(s, i, 0), NULL, example, "expected a key, found nothing");
            next->key = mu_arena_text_n(s->arena, s->text + i, end - i);
            next->at  = place_of(s, i, end - i);
            if (next->key == NULL) return mu_tree_no_memory(s->diag, s->name);
            i = end;
        }
        key_must_follow = i < s->path && s->text[i] == '.';
        i += key_must_follow;
        if (i < s->path && !key_must_follow && s->text[i] != '[') {
            return refuse(s, place_of(s, i, 1), NULL, example, "expected \".\", \"[\" or \"=\" here");
        }
    }
    return MU_OK;
}

/* "contacts.calls" for the first n steps. */
static void print_steps(const assignment *s, int n, char *buffer, size_t size)
{
    mu_trail trail[MU_TREE_DEPTH];
    for (int i = 0; i < n; i++) {
        trail[i] = (mu_trail){ .up    = i == 0 ? NULL : &trail[i - 1],
                               .key   = s->steps[i].key,
                               .index = s->steps[i].index };
    }
    mu_trail_print(n == 0 ? NULL : &trail[n - 1], buffer, size);
}

/* "contacts.calls.arrivals.rate=300/h" where arrivals is 240/h: how to say what is probably meant. */
static bool hint_of_map(const assignment *s, int i, const mu_node *node, const char *path, char *buffer,
                        size_t size)
{
    const char *value = strchr(s->text, '='), *key = s->steps[i].key;

    if (node->kind != MU_NODE_SCALAR || key == NULL || i + 1 < s->n || value == NULL) return false;
    value += 1 + strspn(value + 1, " ");
    if (strlen(path) + strlen(key) + strlen(value) > size / 3) return false;
    if (strcmp(key, "rate") == 0 || strcmp(key, "mean") == 0)
        snprintf(buffer, size, "set %s=%s, or %s={%s: %s}", path, value, path, key, value);
    else if (strcmp(key, "table") == 0)
        snprintf(buffer, size, "set %s={%s: %s}", path, key, value);
    else
        return false;
    return true;
}

/* Reports that step i does not lead anywhere from `node`. */
static mu_status refuse_step(const assignment *s, int i, const mu_node *node)
{
    char path[MU_TRAIL_SIZE], message[120], hint[3 * MU_TRAIL_SIZE];
    print_steps(s, i, path, sizeof path);
    if (hint_of_map(s, i, node, path, hint, sizeof hint)) {
        return refuse(s, s->steps[i].at, path, hint, "this is a single value, not a map");
    } else if (node->kind == MU_NODE_LIST && s->steps[i].key == NULL) {
        snprintf(message, sizeof message,
                 node->n == 1 ? "this list has only the item [0]" : "this list has the items [0] to [%d]",
                 (int)node->n - 1);
        if (node->n == 0) snprintf(message, sizeof message, "this list is empty");
    } else {
        snprintf(message, sizeof message, "this is %s, not %s",
                 node->kind == MU_NODE_SCALAR ? "a single value"
                 : node->kind == MU_NODE_LIST ? "a list"
                                              : "a map",
                 s->steps[i].key == NULL ? "a list" : "a map");
    }
    return refuse(s, s->steps[i].at, path,
                  node->kind == MU_NODE_LIST ? "name an item by its index, as in skills[0]" : NULL, message);
}

/* Where step i leads from `node`: the slot of a child, or NULL in *slot when a map has no such key. */
static mu_status find_slot(const assignment *s, int i, mu_node *node, mu_node ***slot)
{
    const step *st = &s->steps[i];
    *slot          = NULL;
    if (st->key == NULL) {
        if (node->kind != MU_NODE_LIST || st->index >= node->n) return refuse_step(s, i, node);
        *slot = &node->child[st->index];
        return MU_OK;
    }
    if (mu_node_is_null(node)) { /* `teams:` with nothing behind it */
        node->kind  = MU_NODE_MAP;
        node->child = NULL;
        node->n     = 0;
    }
    if (node->kind != MU_NODE_MAP) return refuse_step(s, i, node);
    for (int32_t k = 0; k < node->n; k++) {
        if (strcmp(node->child[k]->key, st->key) == 0) *slot = &node->child[k];
    }
    return MU_OK;
}

static mu_status append(const assignment *s, mu_node *map, mu_node *child)
{
    mu_node **more = MU_NEW_ARRAY(s->arena, (size_t)map->n + 1, mu_node *);
    if (more == NULL) return mu_tree_no_memory(s->diag, s->name);
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): with n > 0 there are children */
    if (map->n > 0) memcpy(more, map->child, (size_t)map->n * sizeof *more);
    more[map->n++] = child;
    map->child     = more;
    return MU_OK;
}

/* Takes the child of the last step out of its map, or sets it to `value`. */
static mu_status put(const assignment *s, mu_node *parent, mu_node *value)
{
    const step *last = &s->steps[s->n - 1];
    mu_node   **slot;
    mu_status   st = find_slot(s, s->n - 1, parent, &slot);
    if (st != MU_OK) return st;
    if (!mu_node_is_null(value)) {
        value->key    = last->key;
        value->key_at = slot == NULL || last->key == NULL ? last->at : (*slot)->key_at;
        if (last->key == NULL) value->key_at = (mu_where){ 0 };
        if (slot == NULL) return append(s, parent, value);
        *slot = value;
        return MU_OK;
    }
    if (last->key == NULL) return refuse(s, value->at, NULL, NULL, "an item cannot be removed from a list");
    char path[MU_TRAIL_SIZE];
    print_steps(s, s->n, path, sizeof path);
    if (slot == NULL) {
        mu_diag_add(s->diag, (mu_problem){ .at      = last->at,
                                           .path    = path,
                                           .message = "there is nothing of that name to remove",
                                           .warning = true });
        return MU_OK;
    }
    value->key      = last->key;
    parent->removed = value;
    mu_node **end   = parent->child + parent->n;
    memmove(slot, slot + 1, (size_t)(end - slot - 1) * sizeof *slot);
    parent->n -= 1;
    return MU_OK;
}

/* Follows the path to the last step but one, making the maps that are missing, and puts the value there. */
static mu_status apply(const assignment *s, mu_node *root, mu_node *value)
{
    mu_node *node = root;
    for (int i = 0; i + 1 < s->n; i++) {
        mu_node **slot;
        mu_status st = find_slot(s, i, node, &slot);
        if (st != MU_OK) return st;
        if (slot == NULL) {
            mu_node *map = MU_NEW(s->arena, mu_node);
            if (map == NULL) return mu_tree_no_memory(s->diag, s->name);
            *map = (mu_node){
                .kind = MU_NODE_MAP, .at = s->steps[i].at, .key = s->steps[i].key, .key_at = s->steps[i].at
            };
            st = append(s, node, map);
            if (st != MU_OK) return st;
            node = map;
        } else {
            node = *slot;
        }
    }
    return put(s, node, value);
}

/* "--set contacts.calls.arrivals": every assignment is a source of its own. */
static const char *name_of(const char *text, size_t path, mu_arena *a)
{
    static const char option[] = "--set ";
    size_t            n        = path < LONGEST_NAME ? path : LONGEST_NAME;
    char             *name     = mu_arena_take(a, sizeof option + n, 1);
    if (name == NULL) return NULL;
    memcpy(name, option, sizeof option - 1);
    memcpy(name + sizeof option - 1, text, n);
    if (n == 0) name[sizeof option - 2] = '\0'; /* no blank at the end */
    return name;
}

mu_status mu_tree_set(mu_node *root, const char *text, mu_arena *a, mu_diag *diag)
{
    size_t       length = strlen(text), path = strcspn(text, "=");
    assignment   s     = { .text = text, .path = path, .arena = a, .diag = diag };
    mu_node     *value = NULL;
    mu_yaml_text whole = { .text = text, .length = length };

    s.name = whole.name = name_of(text, path, a);
    if (s.name == NULL) return mu_tree_no_memory(diag, "--set");
    mu_diag_source(diag, s.name, text, length);
    mu_status st = mu_yaml_check_bytes(&whole, diag);
    if (st != MU_OK) return st;
    if (path == length) {
        return refuse(&s, (mu_where){ s.name, 0, 0, 0 }, NULL, "write it as contacts.calls.arrivals=300/h",
                      "expected path=value, found no \"=\"");
    }
    while (s.path > 0 && text[s.path - 1] == ' ') s.path--; /* "a.b = 5" */
    st = read_steps(&s);
    if (st != MU_OK) return st;

    mu_where     equals = place_of(&s, path, 1);
    mu_yaml_text t      = { s.name, text + path + 1, length - path - 1, equals.col };
    st                  = mu_yaml_build(&t, s.n, a, diag, &value);
    if (st != MU_OK) return st;
    if (value == NULL) { /* nothing behind the = */
        value = MU_NEW(a, mu_node);
        if (value == NULL) return mu_tree_no_memory(diag, s.name);
        *value = (mu_node){ .at = { s.name, 1, equals.col + 1, 0 }, .text = "" };
    }
    return apply(&s, root, value);
}
