/* muster.c - the program: finds the command and hands over. */
#include "cli.h"

#include <string.h>
#include <sys/stat.h>

static const cli_command *const commands[] = { &cli_run,    &cli_check,      &cli_trace,     &cli_new,
                                               &cli_schema, &cli_keys,       &cli_selfcheck, &cli_import,
                                               &cli_rules,  &cli_sensitivity };

enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

const cli_command *const *cli_commands(int *n)
{
    *n = N_COMMANDS;
    return commands;
}

static const cli_command *find(const char *name)
{
    for (int i = 0; i < N_COMMANDS; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

static int unknown(const char *word)
{
    const char *known[N_COMMANDS + 2];
    struct stat info;

    if (word[0] != '-' && stat(word, &info) == 0)
        return cli_usage(NULL, "\"%s\" is not a command; did you mean \"muster run %s\"?", word, word);

    for (int i = 0; i < N_COMMANDS; i++) known[i] = commands[i]->name;
    known[N_COMMANDS]     = "help";
    known[N_COMMANDS + 1] = "version";
    const bool  option    = word[0] == '-';
    const char *what      = option ? "option" : "command";
    const char *near      = mu_text_nearest(word + strspn(word, "-"), known, N_COMMANDS + 2);
    if (near == NULL) return cli_usage(NULL, "unknown %s \"%s\"", what, word);
    if (strcmp(near, "version") == 0) near = "--version";
    return cli_usage(NULL, "unknown %s \"%s\"; did you mean \"%s\"?", what, word, near);
}

static int help(int argc, char **argv)
{
    if (argc == 0 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0) return cli_help(NULL);
    if (argc > 1) return cli_usage(NULL, "help: one argument too many: \"%s\"", argv[1]);
    const cli_command *c = find(argv[0]);
    return c != NULL ? cli_help(c) : unknown(argv[0]);
}

int main(int argc, char **argv)
{
    if (argc < 2) return cli_usage(NULL, "a command is missing, such as \"muster run FILE\"");

    const char        *word = argv[1];
    const cli_command *c    = find(word);
    if (c != NULL) return c->run(c, argc - 2, argv + 2);
    if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return help(argc - 2, argv + 2);
    if (strcmp(word, "--version") == 0) return cli_version();
    return unknown(word);
}
