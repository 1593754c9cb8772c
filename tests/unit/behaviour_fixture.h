/* behaviour_fixture.h - for tests of the formulas on how people change: figures that were worked out elsewhere, bits, and
 * inputs of any size.
 *
 * behaviour-vectors.json holds what an independent program made of the same equations, before this one was written; its
 * names say the inputs. JSON of this kind is YAML, so libyaml reads it. Figures there have six decimals.
 */
#ifndef MU_TESTS_BEHAVIOUR_FIXTURE_H
#define MU_TESTS_BEHAVIOUR_FIXTURE_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "core/rng.h"

#define VECTORS_FILE "tests/unit/behaviour-vectors.json"
#define COUNT(a)     (sizeof(a) / sizeof(a)[0])

/* All scalars below a node, in their order. */
static inline size_t numbers_of(yaml_document_t *document, const yaml_node_t *node, double *out, size_t n,
                                size_t most)
{
    if (node->type == YAML_SCALAR_NODE && n < most)
        out[n++] = strtod((const char *)node->data.scalar.value, NULL);
    if (node->type == YAML_SEQUENCE_NODE)
        for (yaml_node_item_t *i = node->data.sequence.items.start; i < node->data.sequence.items.top; i++)
            n = numbers_of(document, yaml_document_get_node(document, *i), out, n, most);
    return n;
}

/* The figures of that name; how many. A test cannot go on without them. */
static inline size_t vector_of(const char *name, double *out, size_t most)
{
    FILE           *file = fopen(VECTORS_FILE, "rb");
    yaml_parser_t   parser;
    yaml_document_t document;
    size_t          n = 0;

    if (file == NULL || !yaml_parser_initialize(&parser)) fail_msg("run the tests from the project's folder");
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &document)) fail_msg("%s: %s", VECTORS_FILE, parser.problem);
    const yaml_node_t *root = yaml_document_get_root_node(&document);
    for (yaml_node_pair_t *p = root->data.mapping.pairs.start; p < root->data.mapping.pairs.top; p++)
        if (strcmp((char *)yaml_document_get_node(&document, p->key)->data.scalar.value, name) == 0)
            n = numbers_of(&document, yaml_document_get_node(&document, p->value), out, 0, most);
    yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    fclose(file);
    if (n == 0) fail_msg("no figures are called \"%s\"", name);
    return n;
}

static inline void compare_with_vector(const char *name, const double *found, size_t n)
{
    double       expected[64];
    const size_t known = vector_of(name, expected, COUNT(expected));

    if (known != n) fail_msg("\"%s\" has %zu figures, not %zu", name, known, n);
    for (size_t i = 0; i < n; i++)
        if (!(fabs(found[i] - expected[i]) <= fmax(1e-6 * fabs(expected[i]), 0.5001e-6)))
            fail_msg("\"%s\", figure %zu: expected %.9g, found %.9g", name, i + 1, expected[i], found[i]);
}

/* Compares all figures of that name with the ones that follow. */
#define assert_vector(name, ...) \
    compare_with_vector(name, (const double[]){ __VA_ARGS__ }, COUNT(((const double[]){ __VA_ARGS__ })))

static inline void assert_near(double found, double expected, double tolerance)
{
    if (!(fabs(found - expected) <= tolerance)) fail_msg("expected %.17g, found %.17g", expected, found);
}

/* The same bits: 0 is not -0. */
static inline void assert_exactly(double found, double expected)
{
    if (memcmp(&found, &expected, sizeof found) != 0) fail_msg("expected %a, found %a", expected, found);
}

static inline void assert_within(double found, double low, double high)
{
    if (!(found >= low && found <= high)) fail_msg("%.17g is not within %.17g and %.17g", found, low, high);
}

static inline double between(mu_rng *r, double low, double high)
{
    return low + (high - low) * mu_rng_uniform(r);
}

/* One of the ends, or something between: at the ends formulas break. */
static inline double any_of(mu_rng *r, double low, double high)
{
    switch (mu_rng_below(r, 6)) {
    case 0: return low;
    case 1: return high;
    default: return between(r, low, high);
    }
}

#endif
