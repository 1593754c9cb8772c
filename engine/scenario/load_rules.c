/* load_rules.c - the rules that a scenario names: found, read, and kept with their parameters. */
#define _XOPEN_SOURCE 700 /* NOLINT: realpath */
#include "scenario/load_parts.h"

#include <muster/rules.h>

#include "base/text.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, PATH_SIZE = 5000 };

/* ---- finding the file ----------------------------------------------------------------------------- */

static bool is_file(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* Its folder as the file system knows it, however it was typed, with a slash at the end; false where there is none. */
static bool real_folder(const char *typed, char *folder)
{
    char found[PATH_MAX];

    if (realpath(typed[0] != '\0' ? typed : ".", found) == NULL) return false;
    snprintf(folder, PATH_SIZE, "%s%s", found, strcmp(found, "/") == 0 ? "" : "/");
    return true;
}

/* A path below the folder where the command was given is told from there, unless the scenario's was not. */
static void shorten(const mu_load *l, char *path)
{
    char here[PATH_MAX];

    if (l->folder[0] == '/' || getcwd(here, sizeof here) == NULL) return;
    const size_t n = strlen(here);
    if (strncmp(path, here, n) == 0 && path[n] == '/') memmove(path, path + n + 1, strlen(path + n));
}

/* Beside the scenario, in all the folders above it, and where muster's own rules lie. */
static bool find_file(const mu_load *l, const char *name, char *path)
{
    char folder[PATH_SIZE];

    if (name[0] == '/') {
        snprintf(path, PATH_SIZE, "%s", name);
        return is_file(path);
    }
    if (real_folder(l->folder, folder)) {
        for (size_t depth = strlen(folder); depth > 0;) {
            if (snprintf(path, PATH_SIZE, "%.*s%s", (int)depth, folder, name) < PATH_SIZE && is_file(path)) {
                shorten(l, path);
                return true;
            }
            for (depth--; depth > 0 && folder[depth - 1] != '/';) depth--;
        }
    }
    mu_rules_share(folder, sizeof folder);
    return snprintf(path, PATH_SIZE, "%s/%s", folder, name) < PATH_SIZE && is_file(path);
}

/* Into memory of the model; NULL after a report. */
static const char *read_file(mu_load *l, const mu_node *node, const char *path, size_t *size)
{
    struct stat about;
    FILE       *file = fopen(path, "rb");
    char       *text = NULL;

    if (file == NULL || fstat(fileno(file), &about) != 0) {
        mu_load_report(l, node, NULL, "cannot read \"%s\": %s", path, strerror(errno));
    } else if (about.st_size > MOST_BYTES) {
        mu_load_report(l, node, NULL, "\"%s\" has more than 1 MB: no rule needs so much", node->text);
    } else if ((text = mu_load_take(l, (size_t)about.st_size + 1, 1)) != NULL) {
        *size       = fread(text, 1, (size_t)about.st_size, file);
        text[*size] = '\0';
        if (ferror(file)) mu_load_report(l, node, NULL, "cannot read \"%s\"", path);
    }
    if (file != NULL) fclose(file);
    return text;
}

/* ---- parameters ----------------------------------------------------------------------------------- */

static const char *keep(mu_load *l, const char *text)
{
    const char *copy = text != NULL ? mu_arena_text(l->arena, text) : NULL;

    if (text != NULL && copy == NULL) mu_load_no_memory(l);
    return copy;
}

static mu_where keep_place(mu_load *l, mu_where at)
{
    at.file = keep(l, at.file);
    return at;
}

static void take_value(mu_load *l, const mu_node *node, mu_rule_value *out)
{
    mu_rule_value *child = node->n > 0 ? MU_LOAD_NEW(l, node->n, mu_rule_value) : NULL;

    *out = (mu_rule_value){ .key    = keep(l, node->key),
                            .text   = node->kind == MU_NODE_SCALAR ? keep(l, node->text) : NULL,
                            .is_map = node->kind == MU_NODE_MAP,
                            .n      = child != NULL ? node->n : 0,
                            .child  = child,
                            .at     = keep_place(l, node->at),
                            .key_at = keep_place(l, node->key_at) };
    for (int32_t i = 0; i < out->n; i++) take_value(l, node->child[i], &child[i]);
}

/* ---- one rule ------------------------------------------------------------------------------------- */

static void take_rule(mu_load *l, const mu_node *entry, mu_slot slot, mu_rule_use *out)
{
    const mu_node *file = entry->kind == MU_NODE_MAP ? mu_node_get(entry, "file") : entry;
    const mu_node *with = entry->kind == MU_NODE_MAP ? mu_node_get(entry, "with") : NULL;
    char           found[PATH_SIZE], path[400];

    mu_node_path(l->root, entry, path, sizeof path);
    *out      = (mu_rule_use){ .slot = slot, .name = mu_slot_name(slot), .path = keep(l, path) };
    out->with = (mu_rule_value){ .is_map = true };
    if (with != NULL) take_value(l, with, &out->with);
    out->at = keep_place(l, file->at);
    if (!find_file(l, file->text, found)) {
        mu_load_report(l, file,
                       "rules are looked for beside the scenario, in all the folders above it, and among "
                       "those of muster",
                       "there is no file \"%s\"", file->text);
        return;
    }
    out->file = keep(l, found);
    out->text = read_file(l, file, found, &out->size);
    if (out->text != NULL) l->data_hash = mu_hash_bytes(l->data_hash, out->text, out->size);
}

static void report_slot(mu_load *l, const mu_node *entry)
{
    const char *names[MU_SLOTS];
    char        hint[300] = "rules decide about ";

    for (int i = 0; i < MU_SLOTS; i++) {
        const size_t n = strlen(hint);
        names[i]       = mu_slot_name((mu_slot)i);
        snprintf(hint + n, sizeof hint - n, "%s%s",
                 i == 0             ? ""
                 : i + 1 < MU_SLOTS ? ", "
                                    : " and ",
                 names[i]);
    }
    const char *nearest = mu_text_nearest(entry->key, names, MU_SLOTS);
    mu_load_report_key(l, entry, hint,
                       nearest != NULL ? "no rule decides about \"%s\"; did you mean \"%s\"?"
                                       : "no rule decides about \"%s\"",
                       entry->key, nearest);
}

bool mu_load_has_rule(const mu_load *l, const char *slot)
{
    const mu_node *rules = mu_node_get(l->root, "rules");

    return rules != NULL && rules->kind == MU_NODE_MAP && mu_node_get(rules, slot) != NULL;
}

void mu_load_rules(mu_load *l)
{
    const mu_entries rules = mu_load_entries(l, mu_node_get(l->root, "rules"));
    int32_t          n = 0, k = 0;

    for (int32_t i = 0; i < rules.n; i++) n += rules.node[i]->kind == MU_NODE_LIST ? rules.node[i]->n : 1;
    mu_rule_use *use = n > 0 ? MU_LOAD_NEW(l, n, mu_rule_use) : NULL;
    if (use == NULL) return;
    for (int32_t i = 0; i < rules.n; i++) {
        const mu_node *entry = rules.node[i];
        int            slot  = 0;
        while (slot < MU_SLOTS && strcmp(mu_slot_name((mu_slot)slot), entry->key) != 0) slot++;
        if (slot == MU_SLOTS)
            report_slot(l, entry);
        else if (entry->kind != MU_NODE_LIST)
            take_rule(l, entry, (mu_slot)slot, &use[k++]);
        else if (!mu_slot_orders((mu_slot)slot))
            mu_load_report(l, entry, "several may stand under staffing, rebalance and emergency",
                           "only one rule decides about %s", entry->key);
        else
            for (int32_t j = 0; j < entry->n; j++) take_rule(l, entry->child[j], (mu_slot)slot, &use[k++]);
    }
    l->model->rules   = use;
    l->model->n_rules = k;
}
