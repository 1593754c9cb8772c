/* load.c - from a file to a model: read, check, lay the arm and the settings over it, check again, build. */
#include "scenario/load_parts.h"

#include "behaviour/behaviour.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

/* A tree of the largest text allowed fits; what does not is not a scenario. */
#define TREE_LIMIT ((size_t)160 << 20)

/* The scenario without its arms: what is simulated, and hashed. NULL if out of memory. */
static mu_node *without_arms(const mu_node *root, mu_arena *a)
{
    mu_node *bare = MU_NEW(a, mu_node);

    if (bare == NULL) return NULL;
    *bare       = *root;
    bare->n     = 0;
    bare->child = MU_NEW_ARRAY(a, root->n, mu_node *);
    if (bare->child == NULL) return NULL;
    for (int32_t i = 0; i < root->n; i++)
        if (strcmp(root->child[i]->key, "arms") != 0) bare->child[bare->n++] = root->child[i];
    return bare;
}

static mu_status report_unknown_arm(const mu_node *root, const char *file, const char *name, mu_diag *diag)
{
    const mu_node *arms       = mu_node_get(root, "arms");
    const char    *words[256] = { NULL }, *nearest;
    char           hint[400]  = "the arms are ";
    size_t         n = 0, length = strlen(hint);

    for (int32_t i = 0; arms != NULL && i < arms->n && n < 256; i++) words[n++] = arms->child[i]->key;
    if (n == 0)
        return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ file, 0, 0, 0 }, NULL, NULL,
                            "unknown arm \"%s\"; this scenario has no arms", name);
    nearest = mu_text_nearest(name, words, n);
    if (nearest != NULL)
        return mu_diag_addf(diag, MU_ERR_VALUE, arms->key_at, "arms", NULL,
                            "unknown arm \"%s\"; did you mean \"%s\"?", name, nearest);
    for (size_t i = 0; i < n && length + 80 < sizeof hint; i++)
        length += (size_t)snprintf(hint + length, sizeof hint - length, "%s%s", i > 0 ? ", " : "", words[i]);
    return mu_diag_addf(diag, MU_ERR_VALUE, arms->key_at, "arms", hint, "unknown arm \"%s\"", name);
}

/* `--set teams.dsk.people=25` would make a new team: more often a slip than a wish. */
static void warn_of_new_name(const mu_node *root, const char *assignment, mu_diag *diag)
{
    const char    *dot = strchr(assignment, '.');
    char           section[16], name[80];
    const char    *words[256] = { NULL }, *nearest;
    size_t         n          = 0, length;
    const mu_node *map;

    if (dot == NULL || (size_t)(dot - assignment) >= sizeof section) return;
    snprintf(section, sizeof section, "%.*s", (int)(dot - assignment), assignment);
    length = strcspn(dot + 1, ".=");
    if ((strcmp(section, "teams") != 0 && strcmp(section, "contacts") != 0 &&
         strcmp(section, "departments") != 0 && strcmp(section, "journeys") != 0) ||
        length >= sizeof name)
        return;
    snprintf(name, sizeof name, "%.*s", (int)length, dot + 1);
    map = mu_node_get(root, section);
    if (map == NULL || mu_node_get(map, name) != NULL) return;
    for (int32_t i = 0; i < map->n && n < 256; i++) words[n++] = map->child[i]->key;
    nearest = mu_text_nearest(name, words, n);
    if (nearest == NULL) return;
    char message[300];
    snprintf(message, sizeof message, "adds a new entry \"%s\"; did you mean \"%s\"?", name, nearest);
    mu_diag_add(diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                    .at      = { "--set", 0, 0, 0 },
                                    .path    = section,
                                    .message = message,
                                    .warning = true });
}

/* Checks the file as it stands, lays the arm and the settings over it and checks what comes out. */
static mu_status prepare(mu_node *root, const char *file, const mu_load_options *options,
                         const mu_schema *schema, mu_arena *a, mu_diag *diag, mu_node **out)
{
    mu_status      st   = mu_schema_check(schema, root, diag);
    const mu_node *arms = st == MU_OK ? mu_node_get(root, "arms") : NULL;
    const mu_node *patch;

    if (st != MU_OK) return st;
    *out = without_arms(root, a);
    if (*out == NULL)
        return mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { file, 0, 0, 0 } });
    if (options == NULL || (options->arm == NULL && options->n_set == 0 && options->n_assumed == 0))
        return MU_OK;

    if (options->arm != NULL) {
        patch = arms != NULL ? mu_node_get(arms, options->arm) : NULL;
        if (patch == NULL) return report_unknown_arm(root, file, options->arm, diag);
        st = mu_tree_patch(*out, patch, a, diag);
        if (st != MU_OK) return st;
    }
    for (int i = 0; i < options->n_set; i++) {
        warn_of_new_name(*out, options->set[i], diag);
        const mu_status one = mu_tree_set(*out, options->set[i], a, diag);
        if (st == MU_OK) st = one;
    }
    for (int i = 0; i < options->n_assumed && st == MU_OK; i++)
        st = mu_tree_set(*out, options->assumed[i], a, diag);
    if (st != MU_OK) return st;
    return mu_schema_check(schema, *out, diag);
}

/* "scenarios/retail.yaml" -> "retail" */
static const char *name_of_file(const char *file, mu_arena *a)
{
    const char *slash = strrchr(file, '/'), *base = slash != NULL ? slash + 1 : file;
    const char *dot = strrchr(base, '.');

    return mu_arena_text_n(a, base, dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base));
}

/* "scenarios/retail.yaml" -> "scenarios/" */
static const char *folder_of(const char *file, mu_arena *a)
{
    const char *slash = strrchr(file, '/');

    return mu_arena_text_n(a, file, slash != NULL ? (size_t)(slash + 1 - file) : 0);
}

/* What was laid over the file, for the record. */
static void note_changes(mu_load *l, const mu_load_options *options)
{
    if (options == NULL) return;
    if (options->arm != NULL) {
        l->model->arm = mu_arena_text(l->arena, options->arm);
        if (l->model->arm == NULL) mu_load_no_memory(l);
    }
    const char **set = options->n_set > 0 ? MU_LOAD_NEW(l, options->n_set, const char *) : NULL;
    if (set == NULL) return;
    for (int i = 0; i < options->n_set; i++) {
        set[i] = mu_arena_text(l->arena, options->set[i]);
        if (set[i] == NULL) mu_load_no_memory(l);
    }
    l->model->set   = set;
    l->model->n_set = options->n_set;
}

void mu_load_ways(mu_load *l)
{
    const int64_t before = l->problems;

    mu_load_stages(l);
    mu_load_journeys(l);
    if (l->journey == NULL) return;
    mu_load_promises(l);
    mu_load_gates(l);
    mu_load_announcements(l);
    mu_load_due(l);
    const int64_t so_far = l->problems;
    mu_load_routing(l);
    mu_load_abilities(l, l->problems == so_far);
    if (l->problems == before) mu_load_stage_checks(l);
    if (l->problems == before) mu_load_journey_checks(l); /* they need all of it */
}

/* Runs the parts. Each goes on after a problem of another, so that all are found. */
static void build(mu_load *l)
{
    mu_diag *told = NULL;

    mu_load_calendar(l);
    mu_load_holidays(l);
    mu_load_zones(l);
    mu_load_runs(l);
    mu_load_changes(l);
    mu_load_behaviour(l);
    mu_load_departments(l);
    mu_load_teams(l);
    mu_load_staff(l);
    mu_load_contacts(l);
    if (l->type == NULL || l->team == NULL) return;
    mu_load_training(l);
    mu_load_lines(l);
    if (l->n_epochs > 1)
        told = mu_load_ways_apart(l);
    else
        mu_load_ways(l);
    mu_load_worktime(l);
    mu_load_duty(l);
    mu_load_groups(l);
    mu_load_incentives(l);
    mu_load_assumptions(l);
    mu_load_actual(l);
    mu_load_rules(l);
    mu_load_published(l);
    if (l->problems == 0 && l->n_epochs <= 1) mu_load_idle_keys(l); /* what is idle now may not be later */
    if (told != NULL) mu_load_epochs(l, told);
}

static mu_status build_model(mu_node *root, const char *file, const char *folder,
                             const mu_load_options *options, const mu_schema *schema, mu_arena *scratch,
                             mu_diag *diag, mu_model **out)
{
    mu_arena *arena = mu_arena_new(0);
    mu_model *model = arena != NULL ? MU_NEW(arena, mu_model) : NULL;
    mu_load   l     = { .arena     = arena,
                        .scratch   = scratch,
                        .diag      = diag,
                        .schema    = schema,
                        .root      = root,
                        .folder    = folder,
                        .model     = model,
                        .data_hash = MU_HASH_START };

    if (model == NULL) {
        mu_arena_free(arena);
        return mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { file, 0, 0, 0 } });
    }
    const mu_node *name = mu_node_get(root, "name");
    model->arena        = arena;
    model->file         = mu_arena_text(arena, file);
    model->name         = name != NULL ? mu_arena_text(arena, name->text) : name_of_file(file, arena);
    note_changes(&l, options);
    if (model->file == NULL || model->name == NULL)
        mu_load_no_memory(&l);
    else
        build(&l);
    const uint64_t scenario = mu_node_hash(root);
    model->hash             = mu_hash_bytes(l.data_hash, &scenario, sizeof scenario);
    if (l.problems > 0) {
        mu_model_free(model);
        return l.status;
    }
    *out = model;
    return MU_OK;
}

static mu_status load(const char *file, const char *text, size_t length, const mu_load_options *options,
                      mu_diag *given, mu_model **out);

/* What was measured is the team as the scenario describes it, not what an arm or a setting makes of it. */
static mu_status add_as_measured(const char *file, const char *text, size_t length,
                                 const mu_load_options *options, mu_model *m)
{
    mu_load_options alone = options != NULL ? *options : (mu_load_options){ 0 };
    mu_diag        *diag  = mu_diag_new();
    mu_status       st    = MU_ERR_NOMEM;

    alone.arm   = NULL;
    alone.set   = NULL;
    alone.n_set = 0;
    if (diag != NULL) st = load(file, text, length, &alone, diag, &m->as_measured);
    mu_diag_free(diag);
    if (m->as_measured != NULL && !mu_behaviour_is_measured(m->as_measured->behaviour)) {
        mu_model_free(m->as_measured);
        m->as_measured = NULL;
    }
    return st == MU_ERR_NOMEM ? st : MU_OK; /* what is wrong without the arm is told when it is run without */
}

/* Reads from `text`, or from the file when it is NULL. */
static mu_status load(const char *file, const char *text, size_t length, const mu_load_options *options,
                      mu_diag *given, mu_model **out)
{
    mu_status        st      = MU_ERR_NOMEM;
    mu_diag         *diag    = given != NULL ? given : mu_diag_new();
    mu_arena        *scratch = mu_arena_new(TREE_LIMIT);
    const mu_schema *schema  = scratch != NULL ? mu_schema_new(scratch) : NULL;
    const char      *folder  = scratch != NULL ? folder_of(text != NULL ? "" : file, scratch) : NULL;
    mu_node         *root    = NULL;

    *out = NULL;
    if (diag == NULL || schema == NULL || folder == NULL) {
        mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { file, 0, 0, 0 } });
        goto done;
    }
    st = text != NULL ? mu_tree_parse(text, length, file, scratch, diag, &root)
                      : mu_tree_read(file, scratch, diag, &root);
    if (st != MU_OK) goto done;
    st = prepare(root, file, options, schema, scratch, diag, &root);
    if (st != MU_OK) goto done;
    st = build_model(root, file, folder, options, schema, scratch, diag, out);
    if (*out != NULL && ((*out)->arm != NULL || (*out)->n_set > 0) &&
        mu_behaviour_is_measured((*out)->behaviour) &&
        add_as_measured(file, text, length, options, *out) != MU_OK) {
        mu_model_free(*out);
        *out = NULL;
        st   = mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { file, 0, 0, 0 } });
    }
done:
    mu_arena_free(scratch);
    if (given == NULL) mu_diag_free(diag);
    return st;
}

mu_status mu_scenario_load(const char *path, const mu_load_options *options, mu_diag *diag, mu_model **out)
{
    return load(path, NULL, 0, options, diag, out);
}

mu_status mu_scenario_load_text(const char *text, size_t length, const char *name,
                                const mu_load_options *options, mu_diag *diag, mu_model **out)
{
    return load(name, text, length, options, diag, out);
}
