#include "import/import.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import/found.h"
#include "import/people.h"

static mu_status write_reports(const mu_found *f, mu_diag *diag, char **summary_out)
{
    mu_text   quality = { 0 }, summary = { 0 }, copy = { 0 };
    mu_status st;

    mu_found_quality(f, &quality);
    mu_found_summary(f, &summary);
    mu_found_summary(f, &copy);
    st = mu_found_write(f, "data-quality.txt", &quality, diag);
    if (st == MU_OK) st = mu_found_write(f, "import.txt", &copy, diag);
    *summary_out = mu_text_take(&summary);
    if (st == MU_OK && *summary_out == NULL) st = MU_ERR_NOMEM;
    if (st != MU_OK) {
        free(*summary_out);
        *summary_out = NULL;
    }
    mu_text_free(&quality);
    mu_text_free(&copy);
    return st;
}

/* What somebody may have worked on is not replaced unasked. */
static mu_status refuse_to_overwrite(const mu_import_options *o, mu_diag *diag)
{
    mu_text   t  = { 0 };
    mu_status st = MU_OK;

    mu_text_addf(&t, "%s/scenario.yaml", o->folder);
    char *path = mu_text_take(&t);
    if (path == NULL) return MU_ERR_NOMEM;
    if (!o->force && access(path, F_OK) == 0)
        st = mu_diag_addf(diag, MU_ERR_IO, (mu_where){ path, 0, 0, 0 }, NULL,
                          "give another folder with --output, or --force to replace it",
                          "there is a scenario already");
    free(path);
    return st;
}

/* The folder's own name, where the scenario has none. */
static const char *name_for(const mu_import_options *o)
{
    const char *slash = strrchr(o->folder, '/');

    if (o->name != NULL) return o->name;
    return slash != NULL && slash[1] != '\0' ? slash + 1 : o->folder;
}

static mu_status write_people(const mu_people_table *people, const mu_import_options *o, mu_diag *diag,
                              char **summary_out)
{
    const mu_found place    = { .options = o };
    mu_text        scenario = { 0 }, summary = { 0 }, copy = { 0 };
    mu_status      st = mu_found_folder(o->folder, diag);

    mu_people_scenario(people, name_for(o), &scenario);
    mu_people_summary(people, &summary);
    mu_people_summary(people, &copy);
    if (st == MU_OK) st = mu_found_write(&place, "scenario.yaml", &scenario, diag);
    if (st == MU_OK) st = mu_found_write(&place, "people.txt", &copy, diag);
    if (st == MU_OK) *summary_out = mu_text_take(&summary);
    if (st == MU_OK && *summary_out == NULL) st = MU_ERR_NOMEM;
    mu_text_free(&scenario);
    mu_text_free(&summary);
    mu_text_free(&copy);
    return st;
}

/* Whether the header is that of a table of people. */
static mu_status look_at(const char *csv, const mu_import_options *o, mu_diag *diag, bool *people)
{
    mu_csv         *table = NULL;
    const mu_status st    = mu_csv_open(csv, diag, &table);

    if (st == MU_OK) *people = mu_people_table_is(table, o);
    mu_csv_close(table);
    return st;
}

static mu_status import_people(const char *csv, const mu_import_options *o, mu_diag *diag, char **summary_out)
{
    mu_people_table *people = NULL;
    mu_status        st     = refuse_to_overwrite(o, diag);

    if (st == MU_OK) st = mu_people_table_read(csv, o, diag, &people);
    if (st == MU_OK) st = write_people(people, o, diag, summary_out);
    mu_people_table_free(people);
    return st;
}

mu_status mu_import_log(const char *csv, const mu_import_options *o, mu_diag *diag, char **summary_out)
{
    mu_call_log *log    = NULL;
    mu_arena    *a      = mu_arena_new(0);
    const char  *slash  = strrchr(csv, '/');
    mu_status    st     = MU_ERR_NOMEM;
    bool         people = false;
    mu_found     found;

    *summary_out = NULL;
    if (a == NULL) goto done;
    if ((st = look_at(csv, o, diag, &people)) != MU_OK) goto done;
    if (people) {
        st = import_people(csv, o, diag, summary_out);
        goto done;
    }
    if ((st = refuse_to_overwrite(o, diag)) != MU_OK) goto done;
    if ((st = mu_call_log_read(csv, o, diag, &log)) != MU_OK) goto done;
    if ((st = mu_find(a, log, o, diag, &found)) != MU_OK) goto done;
    found.source = slash != NULL ? slash + 1 : csv;
    if ((st = mu_found_write_scenario(&found, diag)) != MU_OK) goto done;
    st = write_reports(&found, diag, summary_out);
done:
    if (st == MU_ERR_NOMEM && (diag == NULL || mu_diag_errors(diag) == 0))
        mu_diag_add(diag,
                    (mu_problem){ .status = st, .at = { csv, 0, 0, 0 }, .message = "not enough memory" });
    mu_call_log_free(log);
    mu_arena_free(a);
    return st;
}
