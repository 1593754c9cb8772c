/* tree.h - a YAML document as a small tree in which every node remembers where it stood.
 *
 * Reads with libyaml's event parser and stops early: at most 16 MB of text, depth 64, 500,000 nodes, aliases
 * expanded to 100,000 nodes in total, no alias to an enclosing node. Duplicate keys are problems, and so are
 * merge keys (<<), tags and keys that are not plain words. Tabs used as indentation, invalid UTF-8, NUL bytes
 * and directories get messages of their own. One document per file. Scalars stay text; `quoted` tells "08:30"
 * from 08:30.
 *
 * Ownership: the tree and its texts live in the arena given.
 */
#ifndef MU_SCENARIO_TREE_H
#define MU_SCENARIO_TREE_H

#include "base/arena.h"
#include "base/error.h"

typedef enum { MU_NODE_SCALAR, MU_NODE_LIST, MU_NODE_MAP } mu_node_kind;

typedef struct mu_node mu_node;

struct mu_node {
    mu_node_kind kind;
    mu_where     at;     /* of the value; length covers a scalar's text on its line */
    mu_where     key_at; /* of the key, when the node is a value in a map */
    const char  *key;    /* NULL in lists and at the root */
    const char  *text;   /* SCALAR; never NULL there */
    bool         quoted;
    int32_t      n; /* children of a list or map, in file order */
    mu_node    **child;
    mu_node     *removed; /* MAP: the setting that took a key away last, so that a problem can point at it */
    bool         used;    /* set by the schema walk */
};

/* Parses the file. On failure the problems are in `diag` and *out is NULL; a file with nothing in it is a
 * failure. The text is registered with mu_diag_source. */
mu_status mu_tree_read(const char *path, mu_arena *a, mu_diag *diag, mu_node **out);
/* Parses a text that came from elsewhere; `name` stands for the file in messages. */
mu_status mu_tree_parse(const char *text, size_t length, const char *name, mu_arena *a, mu_diag *diag,
                        mu_node **out);

mu_node *mu_node_get(const mu_node *map, const char *key); /* NULL when absent or not a map */
/* Whether a patch puts another file in the place of one: then it is another rule, and what the base gives the first under
 * `with` is not meant for it. */
bool mu_node_is_other_rule(const mu_node *base, const mu_node *patch);

/* Writes the dotted path of keys from `root` to `node` ("teams.desk.shifts.early.hours", "arms[2]"), cut off
 * to fit; nothing when `node` is not in the tree. Searches the tree: for telling a problem, not for walks. */
void mu_node_path(const mu_node *root, const mu_node *node, char *buffer, size_t size);

/* Applies `--set path=value`: parses value as YAML and puts it at the dotted path, making maps on the way;
 * `counts[2]` is the third item of a list. A value of null, ~ or nothing removes the key. New nodes are
 * marked as line 1 of a source named "--set path", which is registered with mu_diag_source. */
mu_status mu_tree_set(mu_node *root, const char *assignment, mu_arena *a, mu_diag *diag);
/* Lays `patch` over `root`: maps merge key by key, anything else replaces, null, ~ or nothing removes (with a
 * warning when there is nothing to remove). Nodes of the patch are copied and keep their marks. On failure
 * `root` is half changed. */
mu_status mu_tree_patch(mu_node *root, const mu_node *patch, mu_arena *a, mu_diag *diag);

/* A hash that does not depend on the order of keys in maps, nor on comments and layout. */
uint64_t mu_node_hash(const mu_node *node);

#endif
