/* cases.h - the reference cases of tests/stat/cases.json, for tests that compare with them.
 *
 * JSON of this kind (no escapes but \") is YAML, so libyaml, which the product needs anyway, reads it.
 */
#ifndef MU_TESTS_CASES_H
#define MU_TESTS_CASES_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#define CASES_FILE "tests/stat/cases.json"

typedef struct {
    yaml_document_t document;
    yaml_node_t    *root; /* the list of cases */
} cases;

static inline yaml_node_t *cases_get(cases *c, yaml_node_t *map, const char *key)
{
    if (map == NULL || map->type != YAML_MAPPING_NODE) return NULL;
    for (yaml_node_pair_t *p = map->data.mapping.pairs.start; p < map->data.mapping.pairs.top; p++) {
        yaml_node_t *k = yaml_document_get_node(&c->document, p->key);
        if (strcmp((const char *)k->data.scalar.value, key) == 0)
            return yaml_document_get_node(&c->document, p->value);
    }
    return NULL;
}

/* Opens the file; a test cannot go on without it. */
static inline cases *cases_open(void)
{
    cases        *c    = calloc(1, sizeof *c);
    FILE         *file = fopen(CASES_FILE, "rb");
    yaml_parser_t parser;

    if (c == NULL || file == NULL || !yaml_parser_initialize(&parser)) {
        fprintf(stderr, "cannot read %s; run the tests from the project's folder\n", CASES_FILE);
        exit(1);
    }
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &c->document)) {
        fprintf(stderr, "%s: line %zu: %s\n", CASES_FILE, parser.problem_mark.line + 1, parser.problem);
        exit(1);
    }
    c->root = yaml_document_get_root_node(&c->document);
    yaml_parser_delete(&parser);
    fclose(file);
    return c;
}

static inline void cases_close(cases *c)
{
    yaml_document_delete(&c->document);
    free(c);
}

/* The case of that id; a misspelt id ends the test. */
static inline yaml_node_t *cases_find(cases *c, const char *id)
{
    for (yaml_node_item_t *i = c->root->data.sequence.items.start; i < c->root->data.sequence.items.top;
         i++) {
        yaml_node_t *one  = yaml_document_get_node(&c->document, *i);
        yaml_node_t *name = cases_get(c, one, "id");
        if (name != NULL && strcmp((const char *)name->data.scalar.value, id) == 0) return one;
    }
    fprintf(stderr, "%s: no case %s\n", CASES_FILE, id);
    exit(1);
}

/* Number `index` (0 unless the value is a list) of `key` in `section` of a case. */
static inline double cases_number(cases *c, const char *id, const char *section, const char *key, int index)
{
    yaml_node_t *value = cases_get(c, cases_get(c, cases_find(c, id), section), key);

    if (value != NULL && value->type == YAML_SEQUENCE_NODE &&
        index < value->data.sequence.items.top - value->data.sequence.items.start)
        value = yaml_document_get_node(&c->document, value->data.sequence.items.start[index]);
    if (value == NULL || value->type != YAML_SCALAR_NODE) {
        fprintf(stderr, "%s: %s has no %s.%s\n", CASES_FILE, id, section, key);
        exit(1);
    }
    return strtod((const char *)value->data.scalar.value, NULL);
}

static inline double cases_expected(cases *c, const char *id, const char *key)
{
    return cases_number(c, id, "expected", key, 0);
}

/* The published half width of a figure of kind B, from tolerance.halfwidth95. */
static inline double cases_half_width(cases *c, const char *id, const char *key)
{
    yaml_node_t *widths = cases_get(c, cases_get(c, cases_find(c, id), "tolerance"), "halfwidth95");
    yaml_node_t *value  = cases_get(c, widths, key);
    return value != NULL ? strtod((const char *)value->data.scalar.value, NULL) : NAN;
}

#endif
