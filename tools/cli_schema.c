/* cli_schema.c - muster schema and muster keys: what a scenario may say. */
#include "cli.h"

#include <muster/report.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/schema.h"

typedef struct {
    bool results;
} schema_fields;

static const cli_option schema_options[] = {
    { .name  = "results",
      .kind  = CLI_FLAG,
      .field = offsetof(schema_fields, results),
      .help  = "the schema of what \"muster run --json\" writes instead" },
};

static const char schema_more[] =
    "Editors with a YAML language server complete and check a scenario with it:\n"
    "  muster schema > muster.schema.json\n"
    "and as the first line of the scenario:\n"
    "  # yaml-language-server: $schema=muster.schema.json\n";

static const char keys_more[] =
    "Each key with its type, unit, range, default, meaning and the source of that.\n"
    "\n"
    "examples:\n"
    "  muster keys                     # the whole dictionary\n"
    "  muster keys contacts            # one part of it\n"
    "  muster keys rules               # and the parameters of its own rules\n"
    "  muster keys measures            # what is measured, and how it is defined\n";

static int print_and_free(char *text)
{
    const int code = cli_print(text);

    free(text);
    return code;
}

static int schema_command(const cli_command *self, int argc, char **argv)
{
    schema_fields given = { 0 };
    cli_texts     none  = { 0 };
    const int     code  = cli_parse(self, argc, argv, &given, &none);

    if (code != CLI_GO_ON) return code;
    return print_and_free(given.results ? mu_report_json_schema() : mu_schema_json());
}

static int print_keys(const char *path)
{
    mu_diag *diag = mu_diag_new();

    if (diag == NULL) return cli_no_memory();
    char *text = mu_schema_keys(path, diag);
    int   code = cli_tell(diag, NULL);
    if (code == CLI_FINE) code = cli_print(text);
    if (code == CLI_FINE && path != NULL && strcmp(path, "rules") == 0) code = cli_print_shipped_rules();
    free(text);
    mu_diag_free(diag);
    return code;
}

static int keys_command(const cli_command *self, int argc, char **argv)
{
    cli_texts paths = { 0 };
    int       code  = cli_parse(self, argc, argv, NULL, &paths);

    if (code == CLI_GO_ON) {
        const char *path = paths.n > 0 ? paths.item[0] : NULL;
        code = path != NULL && strcmp(path, "measures") == 0 ? print_and_free(mu_report_measures())
                                                             : print_keys(path);
    }
    cli_texts_free(&paths);
    return code;
}

const cli_command cli_schema = {
    .name      = "schema",
    .summary   = "print the JSON Schema of the scenario format",
    .options   = schema_options,
    .n_options = sizeof schema_options / sizeof schema_options[0],
    .more      = schema_more,
    .run       = schema_command,
};

const cli_command cli_keys = {
    .name      = "keys",
    .summary   = "print the dictionary of keys, or of measures",
    .arguments = "[PATH]",
    .most      = 1,
    .more      = keys_more,
    .run       = keys_command,
};
