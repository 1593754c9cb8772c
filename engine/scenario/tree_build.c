/* tree_build.c - libyaml's events become nodes.
 *
 * What is well-formed but not wanted here (a key twice, a merge key, a tag) is reported and building goes on,
 * so that all such problems are told at once. What is not YAML, or too much of it, ends the building.
 */
#include "scenario/tree_inside.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_LOST 200

typedef struct {
    const char    *name;
    const mu_node *node;
    bool           open;   /* its node is still being built */
    int32_t        nodes;  /* in its node, itself included */
    int            height; /* levels below its node */
} anchor;

typedef struct {
    const mu_yaml_text *text;
    mu_arena           *arena;
    mu_diag            *diag;
    yaml_parser_t       parser;
    yaml_event_t        event; /* the one to be dealt with */
    mu_yaml_place       place; /* of that event */
    mu_status           status;
    bool                stopped;
    int32_t             nodes, aliased;
    int                 deepest;
    anchor             *anchors;
    int32_t             n_anchors, anchor_room;
    int                 lost_aliases; /* that name no anchor */
    mu_node           **pending;      /* children of the collections that are still open, innermost last */
    size_t              n_pending, room;
} builder;

static void next_event(builder *b)
{
    yaml_event_delete(&b->event);
    if (b->stopped || yaml_parser_parse(&b->parser, &b->event)) return;
    b->status  = mu_yaml_report(b->text, &b->parser, b->diag);
    b->stopped = true;
}

static mu_where where_event_is(builder *b)
{
    return mu_yaml_where(b->text, &b->place, b->event.start_mark, b->event.end_mark);
}

static void *stop_for_memory(builder *b)
{
    b->status  = mu_tree_no_memory(b->diag, b->text->name);
    b->stopped = true;
    return NULL;
}

static void report(builder *b, mu_where at, const mu_trail *trail, const char *hint, const char *message)
{
    char path[MU_TRAIL_SIZE];
    mu_trail_print(trail, path, sizeof path);
    b->status = mu_diag_add(
        b->diag,
        (mu_problem){ .status = MU_ERR_SYNTAX, .at = at, .path = path, .message = message, .hint = hint });
}

static void *stop_with(builder *b, const mu_trail *trail, const char *message)
{
    mu_where at = where_event_is(b);
    at.length   = 0;
    report(b, at, trail, NULL, message);
    b->stopped = true;
    return NULL;
}

static mu_node *build_node(builder *b, const mu_trail *trail, int depth);

static bool push(builder *b, mu_node *child)
{
    if (b->n_pending == b->room) {
        size_t    room = b->room == 0 ? 64 : b->room * 2;
        mu_node **more = realloc(b->pending, room * sizeof *more);
        if (more == NULL) return false;
        b->pending = more;
        b->room    = room;
    }
    b->pending[b->n_pending++] = child;
    return true;
}

/* Gives `node` the children pushed since there were `first` of them. */
static mu_node *adopt(builder *b, mu_node *node, size_t first)
{
    size_t n    = b->n_pending - first;
    node->child = MU_NEW_ARRAY(b->arena, n, mu_node *);
    if (node->child == NULL) return stop_for_memory(b);
    if (n > 0) memcpy(node->child, b->pending + first, n * sizeof *node->child);
    node->n      = (int32_t)n;
    b->n_pending = first;
    return node;
}

static mu_node *build_list(builder *b, mu_node *list, const mu_trail *trail, int depth)
{
    size_t   first = b->n_pending;
    mu_trail step  = { .up = trail };
    for (next_event(b); !b->stopped && b->event.type != YAML_SEQUENCE_END_EVENT;
         next_event(b), step.index++) {
        mu_node *item = build_node(b, &step, depth + 1);
        if (item == NULL) return NULL;
        if (!push(b, item)) return stop_for_memory(b);
    }
    return b->stopped ? NULL : adopt(b, list, first);
}

static void report_doubles(builder *b, const mu_node *map, const mu_trail *trail)
{
    if (map->n < 2) return;
    mu_key_entry *sorted = mu_keys_sorted(map->child, map->n);
    if (sorted == NULL) {
        stop_for_memory(b);
        return;
    }
    int32_t first = 0;
    for (int32_t i = 1; i < map->n; i++) {
        if (strcmp(sorted[i].key, sorted[first].key) != 0) {
            first = i;
            continue;
        }
        char path[MU_TRAIL_SIZE];
        mu_trail_print(trail, path, sizeof path);
        b->status = mu_diag_addf(b->diag, MU_ERR_SYNTAX, map->child[sorted[i].i]->key_at, path, NULL,
                                 "duplicate key \"%s\"; the first one is on line %d", sorted[i].key,
                                 map->child[sorted[first].i]->key_at.line);
    }
    free(sorted);
}

/* Reads the key at which the parser stands. NULL when it is not one that can be used: the problem has been
 * reported and the key been read past, so that its value can be. */
static const char *read_key(builder *b, mu_where *at, const mu_trail *trail, int depth)
{
    *at = where_event_is(b);
    if (b->event.type != YAML_SCALAR_EVENT) {
        report(b, *at, trail, NULL, "a key must be a plain word, not a list, a map or an alias");
        if (b->event.type != YAML_ALIAS_EVENT) build_node(b, trail, depth + 1);
        return NULL;
    }
    const char *key      = (const char *)b->event.data.scalar.value;
    size_t      n        = b->event.data.scalar.length;
    bool        is_plain = b->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (n == 0) {
        report(b, *at, trail, NULL, "expected a key before \":\", found nothing");
        return NULL;
    }
    if (is_plain && strcmp(key, "<<") == 0) {
        report(b, *at, trail, "write the keys out, or repeat a whole value with an alias such as *name",
               "merge keys (<<) are not supported");
        return NULL;
    }
    if (memchr(key, '\0', n) != NULL) {
        report(b, *at, trail, NULL, "a NUL character cannot be part of a key");
        return NULL;
    }
    key = mu_arena_text_n(b->arena, key, n);
    if (key == NULL) stop_for_memory(b);
    return key;
}

static mu_node *build_map(builder *b, mu_node *map, const mu_trail *trail, int depth)
{
    size_t first = b->n_pending;
    for (next_event(b); !b->stopped && b->event.type != YAML_MAPPING_END_EVENT; next_event(b)) {
        mu_where    key_at;
        const char *key = read_key(b, &key_at, trail, depth);
        next_event(b);
        if (b->stopped) return NULL;
        mu_trail step  = { .up = trail, .key = key == NULL ? "?" : key };
        mu_node *value = build_node(b, &step, depth + 1);
        if (value == NULL) return NULL;
        if (key == NULL) continue;
        value->key    = key;
        value->key_at = key_at;
        if (!push(b, value)) return stop_for_memory(b);
    }
    if (b->stopped || adopt(b, map, first) == NULL) return NULL;
    report_doubles(b, map, trail);
    return b->stopped ? NULL : map;
}

static mu_node *build_scalar(builder *b, mu_node *scalar, const mu_trail *trail)
{
    const char *value = (const char *)b->event.data.scalar.value;
    size_t      n     = b->event.data.scalar.length;
    if (n > 0 && memchr(value, '\0', n) != NULL) {
        report(b, scalar->at, trail, NULL, "a NUL character cannot be part of a text");
    }
    scalar->text   = mu_arena_text_n(b->arena, value, n);
    scalar->quoted = b->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return scalar->text == NULL ? stop_for_memory(b) : scalar;
}

/* The latest anchor of a name counts. */
static anchor *find_anchor(builder *b, const char *name)
{
    for (int32_t i = b->n_anchors - 1; i >= 0; i--) {
        if (strcmp(b->anchors[i].name, name) == 0) return &b->anchors[i];
    }
    return NULL;
}

static void say_undefined(builder *b, const char *name, char *message, size_t size)
{
    const char *names[MU_TREE_ANCHORS];
    for (int32_t i = 0; i < b->n_anchors; i++) names[i] = b->anchors[i].name;
    const char *meant = mu_text_nearest(name, names, (size_t)b->n_anchors);
    int         n     = snprintf(message, size, "there is no anchor &%.80s above", name);
    if (meant != NULL) snprintf(message + n, size - (size_t)n, "; did you mean *%.80s?", meant);
}

/* An alias becomes a copy of what it names. The size of the copy is known beforehand, so that a few lines
 * that would unfold to billions of values cost nothing. */
static mu_node *build_alias(builder *b, const mu_trail *trail, int depth)
{
    const char *name = (const char *)b->event.data.alias.anchor;
    anchor     *a    = find_anchor(b, name);
    if (a == NULL || a->open) {
        char message[300] = "this alias stands inside the very value that it repeats";
        if (a == NULL) say_undefined(b, name, message, sizeof message);
        report(b, where_event_is(b), trail, NULL, message);
        /* Looking for names that are not there takes time, and nobody reads the two hundredth. */
        if (++b->lost_aliases == MOST_LOST) b->stopped = true;
        if (b->stopped) return NULL;
        mu_node *nothing = MU_NEW(b->arena, mu_node);
        if (nothing == NULL) return stop_for_memory(b);
        nothing->text = "";
        return nothing;
    }
    if (depth + a->height > MU_TREE_DEPTH)
        return stop_with(b, NULL, "expected at most 64 levels of nesting, found more");
    if (b->aliased + a->nodes > MU_TREE_ALIASED) {
        return stop_with(b, trail, "the aliases of this file repeat more than 100,000 values");
    }
    b->aliased += a->nodes;
    if (depth + a->height > b->deepest) b->deepest = depth + a->height;
    mu_node *copy = mu_node_copy(a->node, b->arena);
    return copy == NULL ? stop_for_memory(b) : copy;
}

static bool make_room_for_anchor(builder *b)
{
    if (b->n_anchors < b->anchor_room) return true;
    int32_t room = b->anchor_room == 0 ? 16 : b->anchor_room * 2;
    anchor *more = realloc(b->anchors, (size_t)room * sizeof *more);
    if (more == NULL) return false;
    b->anchors     = more;
    b->anchor_room = room;
    return true;
}

/* Starts an anchor for the node that is about to be built; -1 when there are too many. */
static int32_t open_anchor(builder *b, const mu_node *node, const char *name, const mu_trail *trail)
{
    if (b->n_anchors == MU_TREE_ANCHORS) {
        stop_with(b, trail, "expected at most 1,000 anchors, found more");
        return -1;
    }
    const char *copy = mu_arena_text(b->arena, name);
    if (copy == NULL || !make_room_for_anchor(b)) {
        stop_for_memory(b);
        return -1;
    }
    b->anchors[b->n_anchors] = (anchor){ .name = copy, .node = node, .open = true };
    return b->n_anchors++;
}

static const char *anchor_of(const yaml_event_t *e)
{
    return (const char *)(e->type == YAML_SCALAR_EVENT           ? e->data.scalar.anchor
                          : e->type == YAML_SEQUENCE_START_EVENT ? e->data.sequence_start.anchor
                                                                 : e->data.mapping_start.anchor);
}

static const char *tag_of(const yaml_event_t *e)
{
    return (const char *)(e->type == YAML_SCALAR_EVENT           ? e->data.scalar.tag
                          : e->type == YAML_SEQUENCE_START_EVENT ? e->data.sequence_start.tag
                                                                 : e->data.mapping_start.tag);
}

/* Builds the node that starts with the present event; the parser is left at its last event. */
static mu_node *build_node(builder *b, const mu_trail *trail, int depth)
{
    if (b->stopped) return NULL;
    if (b->event.type == YAML_ALIAS_EVENT) return build_alias(b, trail, depth);
    if (depth > MU_TREE_DEPTH) return stop_with(b, NULL, "expected at most 64 levels of nesting, found more");
    if (b->nodes == MU_TREE_NODES) return stop_with(b, trail, "expected at most 500,000 values, found more");

    mu_node *node = MU_NEW(b->arena, mu_node);
    if (node == NULL) return stop_for_memory(b);
    node->at = where_event_is(b);
    if (tag_of(&b->event) != NULL) {
        report(b, node->at, trail, "leave out the word that starts with !", "tags are not supported");
    }
    int32_t     mine = -1, nodes_before = b->nodes + b->aliased;
    const char *name    = anchor_of(&b->event);
    int         deepest = b->deepest;
    if (name != NULL && (mine = open_anchor(b, node, name, trail)) < 0) return NULL;

    b->nodes += 1;
    b->deepest = depth;
    if (b->event.type == YAML_SCALAR_EVENT) {
        node->kind = MU_NODE_SCALAR;
        node       = build_scalar(b, node, trail);
    } else {
        bool is_list    = b->event.type == YAML_SEQUENCE_START_EVENT;
        node->kind      = is_list ? MU_NODE_LIST : MU_NODE_MAP;
        node->at.length = 0;
        node            = is_list ? build_list(b, node, trail, depth) : build_map(b, node, trail, depth);
    }
    if (node != NULL && mine >= 0) {
        b->anchors[mine].open   = false;
        b->anchors[mine].nodes  = b->nodes + b->aliased - nodes_before;
        b->anchors[mine].height = b->deepest - depth;
    }
    if (deepest > b->deepest) b->deepest = deepest;
    return node;
}

/* The one document of the stream, or NULL when there is none. */
static mu_node *build_document(builder *b, int depth)
{
    next_event(b); /* stream start */
    next_event(b);
    if (b->stopped || b->event.type == YAML_STREAM_END_EVENT) return NULL;
    next_event(b); /* the root */
    mu_node *root = build_node(b, NULL, depth);
    next_event(b); /* document end */
    next_event(b);
    if (!b->stopped && b->event.type != YAML_STREAM_END_EVENT) {
        mu_where at = where_event_is(b);
        report(b, at, NULL, "put it into a file of its own",
               "expected one YAML document, found a second one");
    }
    return root;
}

mu_status mu_yaml_build(const mu_yaml_text *t, int depth, mu_arena *a, mu_diag *diag, mu_node **out)
{
    builder b = { .text = t, .arena = a, .diag = diag, .place = MU_YAML_START };
    *out      = NULL;
    if (!yaml_parser_initialize(&b.parser)) return mu_tree_no_memory(diag, t->name);
    yaml_parser_set_input_string(&b.parser, (const unsigned char *)t->text, t->length);
    yaml_parser_set_encoding(&b.parser, YAML_UTF8_ENCODING);

    mu_node *root = build_document(&b, depth);
    if (b.status == MU_OK) *out = root;

    free(b.pending);
    free(b.anchors);
    yaml_event_delete(&b.event);
    yaml_parser_delete(&b.parser);
    return b.status;
}
