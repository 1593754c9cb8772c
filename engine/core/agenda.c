#include "core/agenda.h"

#include <stdlib.h>
#include <string.h>

/* Two siblings are compared in every step up the tree. Nodes are 16 bytes and siblings start at an even
 * index, so a table on a cache line's border never splits a pair over two lines. */
#define CACHE_LINE 64u

static mu_key *new_nodes(uint32_t leaves)
{
    const size_t bytes = 2u * (size_t)leaves * sizeof(mu_key);
    mu_key      *node  = aligned_alloc(CACHE_LINE, bytes);

    /* MU_KEY_NONE is all ones, so that a table of empty slots is a table of 0xff. */
    if (node != NULL) memset(node, 0xff, bytes);
    return node;
}

/* Lets every inner node hold the earlier of its two children; node[1] ends as the earliest of all. */
static void play_all_matches(mu_key *node, uint32_t leaves)
{
    for (uint32_t i = leaves - 1; i >= 1; i--) {
        const mu_key left = node[2u * i], right = node[2u * i + 1u];
        node[i] = left < right ? left : right;
    }
}

bool mu_agenda_init(mu_agenda *a, uint32_t slots)
{
    uint32_t leaves = 2;

    *a = (mu_agenda){ .node = NULL, .leaves = 0 };
    if (slots > MU_SLOT_LIMIT) return false;
    while (leaves < slots) leaves *= 2;

    a->node = new_nodes(leaves);
    if (a->node == NULL) return false;
    a->leaves = leaves;
    return true;
}

void mu_agenda_free(mu_agenda *a)
{
    free(a->node);
    *a = (mu_agenda){ .node = NULL, .leaves = 0 };
}

void mu_agenda_clear(mu_agenda *a)
{
    memset(a->node, 0xff, 2u * (size_t)a->leaves * sizeof(mu_key));
}

bool mu_agenda_grow(mu_agenda *a)
{
    const uint32_t leaves = 2u * a->leaves;
    mu_key        *node;

    if (leaves > MU_SLOT_LIMIT) return false;
    node = new_nodes(leaves);
    if (node == NULL) return false;

    memcpy(node + leaves, a->node + a->leaves, (size_t)a->leaves * sizeof(mu_key));
    play_all_matches(node, leaves);
    free(a->node);
    a->node   = node;
    a->leaves = leaves;
    return true;
}
