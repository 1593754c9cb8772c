/* schema_check.c - walks a scenario against the schema and reports everything that does not fit. */
#include "scenario/schema_check.h"

#include "base/text.h"
#include "base/units.h"

#include <stdio.h>
#include <string.h>

/* Keys that a message may list, the longest text that quotes one, and the problems that are told: a diag
 * keeps no more, and a hostile file has a million of them. */
enum { MOST_KEYS = 40, TEXT_SIZE = 600, MOST_TOLD = 220 };

#define SCALARS  (~(unsigned)(MU_KIND_MAP | MU_KIND_LIST | MU_KIND_PATCH))
#define MEASURED (MU_KIND_WHOLE | MU_KIND_NUMBER | MU_KIND_SHARE | MU_KIND_SPAN | MU_KIND_RATE | MU_KIND_PAY)

void mu_place_print(const mu_place *p, char *buffer, size_t size)
{
    size_t n;

    buffer[0] = '\0';
    if (p == NULL) return;
    mu_place_print(p->up, buffer, size);
    n = strlen(buffer);
    if (p->key == NULL)
        snprintf(buffer + n, size - n, "[%d]", p->index);
    else
        snprintf(buffer + n, size - n, "%s%.80s", n > 0 ? "." : "", p->key);
}

static void report(mu_check *c, const mu_place *place, mu_problem p)
{
    char path[400];

    c->problems++;
    mu_place_print(place, path, sizeof path);
    p.status = MU_ERR_VALUE;
    p.path   = path;
    mu_diag_add(c->diag, p);
}

/* After many problems the rest are only counted. */
static bool is_too_many(mu_check *c)
{
    if (c->problems < MOST_TOLD) return false;
    c->problems++;
    mu_diag_add(c->diag, (mu_problem){ .status = MU_ERR_VALUE, .message = "more" });
    return true;
}

static bool has_key(const mu_node *map, const char *key)
{
    return mu_node_get(map, key) != NULL;
}

/* Where a map is told about: its key, or its first line. */
static mu_where head_of(const mu_node *map)
{
    mu_where at = map->key_at.line > 0 ? map->key_at : map->at;

    if (map->key == NULL && map->key_at.line == 0) at.length = 0;
    return at;
}

/* "rate, table or every" from the keys of a map's rules. */
static void list_keys(const mu_rule *rule, bool forms_only, char *buffer, size_t size)
{
    size_t  n    = 0;
    int32_t left = 0;

    for (int32_t i = 0; i < rule->n; i++)
        if (!forms_only || rule->child[i]->row->form) left++;
    buffer[0] = '\0';
    for (int32_t i = 0; i < rule->n && n + 1 < size; i++) {
        if (forms_only && !rule->child[i]->row->form) continue;
        left--;
        const int k = snprintf(buffer + n, size - n, "%s%s", rule->child[i]->key,
                               left > 1    ? ", "
                               : left == 1 ? (forms_only ? " or " : " and ")
                                           : "");
        n += k > 0 ? (size_t)k : 0;
    }
}

/* Keys */

/* Whether one path, which ends in a key of this length, stands above where the other does: teams.*.pay above
 * teams.*.shifts.*.pay. */
static bool is_above(const char *path, const char *other, size_t key)
{
    const size_t map = strlen(path) - key;

    return map > 0 && strncmp(path, other, map) == 0;
}

/* In the items of a list (people, say), or a parameter of behaviour: seldom what was meant. */
static bool stands_back(const char *path)
{
    return strstr(path, "[].") != NULL || strncmp(path, "behaviour.", 10) == 0;
}

/* A key that stands elsewhere in the format: the pattern of the one row that ends in it, or NULL. What stands below
 * another, or stands back, counts only when there is nothing else. */
static const char *where_else(const char *key)
{
    const char *found  = NULL;
    size_t      length = strlen(key);

    for (int i = 0; i < mu_schema_row_count(); i++) {
        const char  *path = mu_schema_row_at(i)->path;
        const size_t n    = strlen(path);
        if (n < length || strcmp(path + n - length, key) != 0) continue;
        if (n > length && path[n - length - 1] != '.') continue;
        if (strncmp(path, "distribution", 12) == 0) return NULL;
        const bool back = stands_back(path), was_back = found != NULL && stands_back(found);
        if (found != NULL && ((back && !was_back) || is_above(found, path, length))) continue;
        if (found != NULL && back == was_back && !is_above(path, found, length)) return NULL;
        found = path;
    }
    return found;
}

/* "teams.<name>.pay" for "teams.*.pay" */
static void print_pattern(const char *path, char *buffer, size_t size)
{
    size_t n = 0;

    for (; *path != '\0' && n + 8 < size; path++) {
        if (*path == '*')
            n += (size_t)snprintf(buffer + n, size - n, "<name>");
        else
            buffer[n++] = *path;
    }
    buffer[n] = '\0';
}

static void report_unknown_key(mu_check *c, const mu_rule *rule, const mu_rule *other, const mu_node *child,
                               const mu_place *place)
{
    const char *known[MOST_KEYS], *nearest, *elsewhere;
    size_t      n = 0;
    char        message[TEXT_SIZE], hint[TEXT_SIZE] = "", pattern[200];

    if (is_too_many(c)) return;
    for (int32_t i = 0; i < rule->n && n < MOST_KEYS; i++) known[n++] = rule->child[i]->key;
    if (other != NULL)
        for (int32_t i = 0; i < other->n && n < MOST_KEYS; i++) known[n++] = other->child[i]->key;
    nearest   = mu_text_nearest(child->key, known, n);
    elsewhere = where_else(child->key);
    if (nearest != NULL) {
        snprintf(message, sizeof message, "unknown key \"%s\"; did you mean \"%s\"?", child->key, nearest);
    } else {
        snprintf(message, sizeof message, "unknown key \"%s\"", child->key);
        if (elsewhere != NULL) {
            print_pattern(elsewhere, pattern, sizeof pattern);
            snprintf(hint, sizeof hint, "\"%s\" belongs at %s", child->key, pattern);
        } else {
            const int k = snprintf(hint, sizeof hint, "known here: ");
            list_keys(rule, false, hint + k, sizeof hint - (size_t)k);
        }
    }
    report(c, place,
           (mu_problem){ .at = child->key_at, .message = message, .hint = hint[0] != '\0' ? hint : NULL });
}

/* A key that the user chose: is it written as such keys are? */
static void check_chosen_key(mu_check *c, const mu_rule *rule, const mu_node *child, const mu_place *place)
{
    static const mu_schema_row as_name  = { .kinds = MU_KIND_NAME };
    static const mu_schema_row as_days  = { .kinds = MU_KIND_DAYS };
    static const mu_schema_row as_clock = { .kinds = MU_KIND_CLOCK };
    const mu_node              key      = { .kind = MU_NODE_SCALAR, .text = child->key, .quoted = true };
    const mu_schema_row       *row      = &as_name;
    char                       expected[TEXT_SIZE], found[TEXT_SIZE], hint[TEXT_SIZE];

    if (rule->row->keyed_by == MU_KEYED_BY_TEXT) return;
    if (rule->row->keyed_by == MU_KEYED_BY_DAYS) row = &as_days;
    if (rule->row->keyed_by == MU_KEYED_BY_CLOCK) row = &as_clock;
    if (mu_scalar_fits(row, &key) == MU_FITS || is_too_many(c)) return;
    mu_rule_expected(row, row->kinds, MU_WRONG_KIND, expected, sizeof expected);
    mu_node_quote(&key, found, sizeof found);
    const bool hinted = mu_scalar_hint(row, MU_WRONG_KIND, key.text, hint, sizeof hint);
    report(c, place,
           (mu_problem){
               .at = child->key_at, .expected = expected, .found = found, .hint = hinted ? hint : NULL });
}

/* Maps */

/* True when a key of "a.b" form leads to something below the map. */
static bool has_path(const mu_node *map, const char *path)
{
    char        first[64];
    const char *dot = strchr(path, '.');

    if (dot == NULL) return has_key(map, path);
    snprintf(first, sizeof first, "%.*s", (int)(dot - path), path);
    const mu_node *below = mu_node_get(map, first);
    return below != NULL && below->kind == MU_NODE_MAP && has_path(below, dot + 1);
}

/* `unless` looks into the map itself, or with "../" into the one around it; it may name several keys. */
static bool is_excused(const mu_schema_row *row, const mu_node *map, const mu_node *above)
{
    const char *path = row->unless;

    while (path != NULL && *path != '\0') {
        const size_t n = strcspn(path, " ");
        char         one[TEXT_SIZE];
        snprintf(one, sizeof one, "%.*s", (int)n, path);
        if (strncmp(one, "../", 3) != 0 ? has_path(map, one) : above != NULL && has_path(above, one + 3))
            return true;
        path += n + strspn(path + n, " ");
    }
    return false;
}

/* True when one of the keys that this one goes with is there. */
static bool has_company(const mu_schema_row *row, const mu_node *map)
{
    for (int32_t i = 0; i < map->n; i++)
        if (mu_has_word(row->with, map->child[i]->key)) return true;
    return false;
}

/* True when one of the map's unknown keys was probably meant to be this one. */
static bool is_misspelt(const mu_rule *rule, const mu_node *map, const char *key)
{
    for (int32_t i = 0; i < map->n && i < MOST_KEYS; i++)
        if (mu_rule_child(rule, map->child[i]->key) == NULL &&
            mu_text_nearest(map->child[i]->key, &key, 1) != NULL)
            return true;
    return false;
}

static void check_required(mu_check *c, const mu_rule *rule, const mu_node *map, const mu_node *above,
                           const mu_place *place)
{
    for (int32_t i = 0; i < rule->n; i++) {
        const mu_schema_row *row = rule->child[i]->row;
        const char          *key = rule->child[i]->key;
        char                 message[TEXT_SIZE], hint[TEXT_SIZE];

        if (!row->required || has_key(map, key) || is_excused(row, map, above)) continue;
        if (row->with != NULL && !has_company(row, map)) continue;
        if (is_misspelt(rule, map, key)) continue; /* one problem is told, not two */
        snprintf(message, sizeof message, "missing key \"%s\"", key);
        snprintf(hint, sizeof hint, "for example %s: %s", key, row->example);
        const bool taken = map->removed != NULL && strcmp(map->removed->key, key) == 0;
        if (taken)
            snprintf(hint, sizeof hint, "an empty setting removes the key; for example %s=%s", key,
                     row->example);
        report(c, place,
               (mu_problem){
                   .at = taken ? map->removed->at : head_of(map), .message = message, .hint = hint });
    }
}

/* Exactly one of the forms; false when that is not so. */
static bool check_forms(mu_check *c, const mu_rule *rule, const mu_node *map, const mu_place *place)
{
    const mu_node *first = NULL;
    bool           any = false, good = true;
    char           forms[TEXT_SIZE], message[TEXT_SIZE + 40];

    for (int32_t i = 0; i < rule->n; i++) any = any || rule->child[i]->row->form;
    if (!any) return true;
    for (int32_t i = 0; i < map->n; i++) {
        const mu_rule *child = mu_rule_child(rule, map->child[i]->key);
        if (child == NULL || !child->row->form) continue;
        if (first == NULL) {
            first = map->child[i];
            continue;
        }
        snprintf(message, sizeof message, "\"%s\" and \"%s\" exclude each other: give one of them",
                 first->key, map->child[i]->key);
        report(c, place, (mu_problem){ .at = map->child[i]->key_at, .message = message });
        good = false;
    }
    if (first != NULL) return good;
    list_keys(rule, true, forms, sizeof forms);
    snprintf(message, sizeof message, "one of the keys %s is needed", forms);
    report(c, place, (mu_problem){ .at = head_of(map), .message = message });
    return false;
}

static void check_company(mu_check *c, const mu_rule *rule, const mu_node *map, const mu_place *place)
{
    for (int32_t i = 0; i < map->n; i++) {
        const mu_rule *child = mu_rule_child(rule, map->child[i]->key);
        char           message[TEXT_SIZE], words[200];
        size_t         n = 0;

        if (child == NULL || child->row->with == NULL || has_company(child->row, map)) continue;
        for (const char *p = child->row->with; *p != '\0' && n + 8 < sizeof words; p++) {
            const bool last = strchr(p, ' ') != NULL && strchr(strchr(p, ' ') + 1, ' ') == NULL;
            if (*p != ' ')
                words[n++] = *p;
            else
                n += (size_t)snprintf(words + n, sizeof words - n, "%s", last ? " or " : ", ");
        }
        words[n] = '\0';
        snprintf(message, sizeof message, "\"%s\" makes sense only beside %s", child->key, words);
        report(c, place, (mu_problem){ .at = map->child[i]->key_at, .message = message });
    }
}

static void check_node(mu_check *c, const mu_rule *rule, mu_node *node, const mu_node *above,
                       const mu_place *place);

/* Of a map that may be a distribution or have keys of its own (handle), which it is. */
static const mu_rule *choose_rule(const mu_check *c, const mu_rule *rule, const mu_node *map)
{
    if (rule->row == NULL || (rule->row->kinds & MU_KIND_DIST) == 0) return rule;
    for (int32_t i = 0; i < map->n; i++)
        if (mu_rule_child(rule, map->child[i]->key) != NULL) return rule;
    return &c->schema->distribution;
}

static void check_map(mu_check *c, const mu_rule *given, mu_node *map, const mu_node *above,
                      const mu_place *place)
{
    const mu_rule *rule  = choose_rule(c, given, map);
    const mu_rule *other = rule != given && given->n > 0 ? given : NULL;
    bool           known = true;

    for (int32_t i = 0; i < map->n; i++) {
        mu_node       *child = map->child[i];
        const mu_place below = { .up = place, .key = child->key };
        const mu_rule *r     = mu_rule_child(rule, child->key);

        if (c->only_new && child->used) continue;
        if (r == NULL && rule->any != NULL) {
            check_chosen_key(c, rule, child, place);
            r = rule->any;
        }
        if (r == NULL) {
            report_unknown_key(c, rule, other, child, place);
            known = false;
            continue;
        }
        check_node(c, r, child, map, &below);
    }
    if (rule->n == 0) return; /* all keys are the user's own: none is required, none excludes another */
    check_required(c, rule, map, above, place);
    if (known && check_forms(c, rule, map, place)) check_company(c, rule, map, place);
}

static void check_length(mu_check *c, const mu_rule *rule, const mu_node *node, const mu_place *place)
{
    const mu_schema_row *row = rule->row;
    char                 expected[TEXT_SIZE], found[64], hint[TEXT_SIZE];

    if (row->kinds & MEASURED) return; /* the range is that of the number */
    if ((row->min == 0 && row->max == 0) || (node->n >= row->min && node->n <= row->max)) return;
    if (node->n < row->min && row->min == 1)
        snprintf(expected, sizeof expected, "at least one entry");
    else if (row->min == row->max)
        snprintf(expected, sizeof expected, "%.0f entries", row->min);
    else
        snprintf(expected, sizeof expected, "at most %.0f entries", row->max);
    if (node->n == 0)
        mu_node_quote(node, found, sizeof found);
    else
        snprintf(found, sizeof found, "%d", (int)node->n);
    snprintf(hint, sizeof hint, "for example %s", row->example);
    report(c, place, (mu_problem){ .at = node->at, .expected = expected, .found = found, .hint = hint });
}

static void check_list(mu_check *c, const mu_rule *rule, const mu_node *list, const mu_place *place)
{
    check_length(c, rule, list, place);
    for (int32_t i = 0; i < list->n; i++) {
        const mu_place below = { .up = place, .index = i };
        if (c->only_new && list->child[i]->used) continue;
        check_node(c, rule->item, list->child[i], NULL, &below);
    }
}

static void report_kind(mu_check *c, const mu_rule *rule, const mu_node *node, mu_fit fit, unsigned kinds,
                        const mu_place *place)
{
    char expected[TEXT_SIZE], found[TEXT_SIZE], hint[TEXT_SIZE];
    mu_assert(rule->row != NULL); /* the root is not told this way */
    if (is_too_many(c)) return;
    const bool scalar = node->kind == MU_NODE_SCALAR && !mu_node_is_nothing(node);
    bool       hinted = scalar && mu_scalar_hint(rule->row, fit, node->text, hint, sizeof hint);
    mu_where   at     = mu_node_is_nothing(node) && node->key != NULL ? node->key_at : node->at;

    mu_rule_expected(rule->row, kinds, fit, expected, sizeof expected);
    mu_node_quote(node, found, sizeof found);
    if (!hinted && (!scalar || (kinds & SCALARS) == 0)) {
        if (rule->row->listed != NULL && !mu_node_is_nothing(node))
            snprintf(hint, sizeof hint, "%s", rule->row->listed);
        else if (rule->key[0] == '[' || rule->key[0] == '*')
            snprintf(hint, sizeof hint, "for example %s", rule->row->example);
        else
            snprintf(hint, sizeof hint, "for example %s: %s", rule->key, rule->row->example);
        hinted = true;
    }
    report(c, place,
           (mu_problem){ .at = at, .expected = expected, .found = found, .hint = hinted ? hint : NULL });
}

static void check_node(mu_check *c, const mu_rule *rule, mu_node *node, const mu_node *above,
                       const mu_place *place)
{
    const unsigned kinds   = rule->row != NULL ? rule->row->kinds : (unsigned)MU_KIND_MAP;
    const unsigned maps    = MU_KIND_MAP | MU_KIND_DIST | MU_KIND_PATCH;
    const unsigned scalars = kinds & SCALARS;

    node->used = true;
    if (node->kind == MU_NODE_MAP && (kinds & maps)) {
        if (rule->row != NULL && node->n == 0 && (kinds & MU_KIND_DIST)) {
            report_kind(c, rule, node, MU_WRONG_KIND, kinds, place);
        } else if ((kinds & MU_KIND_PATCH) == 0) {
            if (rule->row != NULL) check_length(c, rule, node, place);
            check_map(c, rule, node, above, place);
        }
    } else if (node->kind == MU_NODE_LIST && (kinds & MU_KIND_LIST)) {
        check_list(c, rule, node, place);
    } else if (node->kind == MU_NODE_SCALAR && scalars != 0 && !mu_node_is_nothing(node)) {
        const mu_fit fit = mu_scalar_fits(rule->row, node);
        if (fit != MU_FITS) report_kind(c, rule, node, fit, scalars, place);
    } else {
        report_kind(c, rule, node, MU_WRONG_KIND, kinds, place);
    }
}

void mu_check_scenario(mu_check *c, mu_node *root, const mu_place *place)
{
    if (root->kind == MU_NODE_MAP) {
        check_map(c, &c->schema->scenario, root, NULL, place);
        return;
    }
    char found[TEXT_SIZE];
    mu_node_quote(root, found, sizeof found);
    report(c, place,
           (mu_problem){ .at       = root->at,
                         .expected = "a scenario: a map with the keys horizon, contacts and teams",
                         .found    = found,
                         .hint     = "`muster new DIR` writes a scenario to start from" });
}

mu_status mu_schema_check(const mu_schema *s, mu_node *root, mu_diag *diag)
{
    mu_check c = { .schema = s, .diag = diag };

    mu_check_scenario(&c, root, NULL);
    if (c.problems == 0) mu_check_changes(&c, root, NULL);
    if (c.problems == 0) mu_check_arms(&c, root);
    return c.status != MU_OK ? c.status : c.problems > 0 ? MU_ERR_VALUE : MU_OK;
}

mu_status mu_schema_check_again(const mu_schema *s, mu_node *root, mu_diag *diag)
{
    mu_check c = { .schema = s, .diag = diag, .only_new = true };

    mu_check_scenario(&c, root, NULL);
    return c.status != MU_OK ? c.status : c.problems > 0 ? MU_ERR_VALUE : MU_OK;
}
