/* tree_inside.h - what the files behind tree.h share.
 *
 *   tree.c          reads a file, looks nodes up, hashes them
 *   tree_build.c    libyaml's events become nodes
 *   tree_trouble.c  what is wrong with a text, and where: marks become lines and columns
 *   tree_edit.c     a patch is laid over a tree
 *   tree_set.c      `--set path=value`
 */
#ifndef MU_SCENARIO_TREE_INSIDE_H
#define MU_SCENARIO_TREE_INSIDE_H

#include "scenario/tree.h"

#include <yaml.h>

#define MU_TREE_BYTES   ((size_t)16 << 20)
#define MU_TREE_DEPTH   64
#define MU_TREE_NODES   500000
#define MU_TREE_ALIASED 100000 /* nodes that come from aliases */
#define MU_TREE_ANCHORS 1000

/* A YAML text and where it stands. */
typedef struct {
    const char *name; /* of the file, for messages; lives as long as the nodes */
    const char *text;
    size_t      length;
    int         first_col; /* columns that stand before the text on its first line */
} mu_yaml_text;

/* A position in a text, moved by code points as libyaml counts them. Start as MU_YAML_START. */
typedef struct {
    size_t index;  /* in code points, from 0 */
    size_t offset; /* in bytes */
    int    line;   /* from 1 */
    int    col;    /* from 1 */
} mu_yaml_place;
#define MU_YAML_START ((mu_yaml_place){ 0, 0, 1, 1 })

/* Moves to the code point of that index: cheap when it lies ahead. */
void mu_yaml_move(const mu_yaml_text *t, mu_yaml_place *p, size_t index);
/* The marked place, with the length of what lies between the two marks on the first line. Moves `p`. */
mu_where mu_yaml_where(const mu_yaml_text *t, mu_yaml_place *p, yaml_mark_t start, yaml_mark_t end);

/* Reports the first byte that no YAML text may contain. */
mu_status mu_yaml_check_bytes(const mu_yaml_text *t, mu_diag *diag);
/* Reports what stopped the parser. */
mu_status mu_yaml_report(const mu_yaml_text *t, const yaml_parser_t *parser, mu_diag *diag);

/* Builds the tree of a text that has passed mu_yaml_check_bytes. *out is NULL on failure, and also, with
 * MU_OK, when there is nothing in the text. `depth` is the level at which the root will stand. */
mu_status mu_yaml_build(const mu_yaml_text *t, int depth, mu_arena *a, mu_diag *diag, mu_node **out);

/* The way to a node: each step names its key, or its index in a list when `key` is NULL. */
typedef struct mu_trail mu_trail;
struct mu_trail {
    const mu_trail *up;
    const char     *key;
    int32_t         index;
};
#define MU_TRAIL_SIZE 400 /* bytes that show enough of any path */
/* "teams.desk.skills[2]"; NULL prints as "". */
void mu_trail_print(const mu_trail *trail, char *buffer, size_t size);

/* The children of a map sorted by key, equal keys in file order. NULL if out of memory; free() it. */
typedef struct {
    const char *key;
    int32_t     i; /* its place among the children */
} mu_key_entry;
mu_key_entry *mu_keys_sorted(mu_node *const *child, int32_t n);
/* The place of the child of that key, or -1. */
int32_t mu_keys_find(const mu_key_entry *sorted, int32_t n, const char *key);

/* A copy of the whole of `node` with nothing used, or NULL if out of memory. */
mu_node *mu_node_copy(const mu_node *node, mu_arena *a);
/* An empty value, ~ or null. */
bool mu_node_is_null(const mu_node *node);

mu_status mu_tree_no_memory(mu_diag *diag, const char *name);

#endif
