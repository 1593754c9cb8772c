/* rule_file.c - rules on their own: read from a file, described, tested. */
#include <muster/rules.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rules/rule.h"
#include "rules/rule_doc.h"
#include "rules/rule_tests.h"

enum { MOST_BYTES = 1 << 20 };

static mu_status cannot_read(const char *path, const char *why, mu_diag *diag)
{
    return mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL, NULL, "cannot read it: %s", why);
}

static mu_status read_text(const char *path, mu_arena *a, mu_diag *diag, mu_rule_use *out)
{
    struct stat about;
    FILE       *file = NULL;
    char       *text = NULL;
    mu_status   st   = MU_OK;

    if (stat(path, &about) != 0) return cannot_read(path, strerror(errno), diag);
    if (!S_ISREG(about.st_mode)) return cannot_read(path, "it is not a file", diag);
    if (about.st_size > MOST_BYTES)
        return cannot_read(path, "it has more than 1 MB: no rule needs so much", diag);
    file = fopen(path, "rb");
    text = MU_NEW_ARRAY(a, about.st_size + 1, char);
    if (file == NULL)
        st = cannot_read(path, strerror(errno), diag);
    else if (text == NULL)
        st = mu_diag_add(diag, (mu_problem){ .status = MU_ERR_NOMEM, .at = { path, 0, 0, 0 } });
    else
        out->size = fread(text, 1, (size_t)about.st_size, file);
    if (file != NULL && st == MU_OK && ferror(file)) st = cannot_read(path, strerror(errno), diag);
    if (file != NULL) fclose(file);
    out->text = text;
    out->file = path;
    out->name = out->path = "";
    out->at               = (mu_where){ path, 0, 0, 0 };
    out->with             = (mu_rule_value){ .is_map = true };
    return st;
}

/* The rule in the file, in the arena; NULL after a report, with its status in *st. */
static const mu_rule *rule_in(const char *path, mu_arena *a, mu_diag *diag, mu_status *st)
{
    mu_rule_use   *use  = a != NULL ? MU_NEW(a, mu_rule_use) : NULL;
    const mu_rule *rule = NULL;

    *st = use != NULL ? read_text(path, a, diag, use) : MU_ERR_NOMEM;
    if (*st != MU_OK) return NULL;
    rule = mu_rule_read(use, NULL, a, diag);
    if (rule == NULL) *st = mu_diag_status(diag) != MU_OK ? mu_diag_status(diag) : MU_ERR_VALUE;
    return rule;
}

mu_status mu_rules_check_file(const char *path, mu_diag *diag, char **summary)
{
    mu_arena      *a = mu_arena_new(0);
    mu_status      st;
    const mu_rule *rule = rule_in(path, a, diag, &st);

    *summary = NULL;
    if (rule != NULL && (*summary = mu_rule_describe(rule)) == NULL) st = MU_ERR_NOMEM;
    mu_arena_free(a);
    return st;
}

mu_status mu_rules_test_file(const char *path, mu_diag *diag, char **report, int *passed, int *failed)
{
    mu_arena      *a    = mu_arena_new(0);
    mu_text        text = { 0 };
    mu_status      st;
    const mu_rule *rule = rule_in(path, a, diag, &st);

    *report = NULL;
    if (rule != NULL && !mu_rule_run_tests(rule, &text, passed, failed)) st = MU_ERR_NOMEM;
    if (st == MU_OK && (*report = mu_text_take(&text)) == NULL) st = MU_ERR_NOMEM;
    mu_text_free(&text);
    mu_arena_free(a);
    return st;
}
