/* cli_options.c - reads a command line by the command's table of options. */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/simtime.h"

#define OPTIONS_MAX 32
#define SEED_MAX    (INT64_C(9007199254740992) - 1) /* 2^53 - 1: what every reader of JSON keeps whole */

int cli_usage(const cli_command *c, const char *format, ...)
{
    va_list arguments;

    fputs("muster", stderr);
    if (c != NULL) fprintf(stderr, " %s", c->name);
    fputs(": ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    if (c != NULL)
        fprintf(stderr, "\nSee \"muster %s --help\".\n", c->name);
    else
        fputs("\nSee \"muster --help\".\n", stderr);
    return CLI_USAGE;
}

bool cli_texts_add(cli_texts *t, const char *text)
{
    const char **grown = realloc(t->item, ((size_t)t->n + 1) * sizeof *grown);

    if (grown == NULL) return false;
    t->item         = grown;
    t->item[t->n++] = text;
    return true;
}

void cli_texts_free(cli_texts *t)
{
    free(t->item);
    *t = (cli_texts){ 0 };
}

/* A whole number written in digits alone: no sign, no blanks, no letters. */
static bool read_whole(const char *text, uint64_t *out)
{
    char *end = NULL;

    if (text[0] < '0' || text[0] > '9') return false;
    errno = 0;
    *out  = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0';
}

static bool read_share(const char *text, double *out)
{
    char  *end   = NULL;
    double value = 0;

    if (text[0] != '.' && (text[0] < '0' || text[0] > '9')) return false; /* no "nan", no "inf", no sign */
    value = strtod(text, &end);
    if (end == text) return false;
    if (strcmp(end, "%") == 0)
        value /= 100;
    else if (*end != '\0')
        return false;
    *out = value;
    return value > 0 && value < 1;
}

static int store_choice(const cli_command *c, const cli_option *o, const char *value, int *field)
{
    size_t n = 0;

    for (; o->choices[n] != NULL; n++) {
        if (strcmp(o->choices[n], value) == 0) {
            *field = (int)n;
            return CLI_GO_ON;
        }
    }
    const char *near = mu_text_nearest(value, o->choices, n);
    return cli_usage(c, "--%s: expected %s, found \"%s\"%s%s%s", o->name, o->argument, value,
                     near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
                     near != NULL ? "\"?" : "");
}

/* Puts `value` where the option says. CLI_GO_ON, or an exit code when the value does not fit. */
static int store(const cli_command *c, const cli_option *o, const char *value, void *fields)
{
    void    *field  = (char *)fields + o->field;
    uint64_t number = 0;

    switch (o->kind) {
    case CLI_FLAG: *(bool *)field = true; break;
    case CLI_TEXT:
        if (*(const char **)field != NULL) return cli_usage(c, "--%s is given twice", o->name);
        *(const char **)field = value;
        break;
    case CLI_TEXTS:
        if (!cli_texts_add(field, value)) return cli_no_memory();
        break;
    case CLI_COUNT:
        if (!read_whole(value, &number) || number < (uint64_t)o->low || number > (uint64_t)o->high)
            return cli_usage(c, "--%s: expected a whole number from %lld to %lld, found \"%s\"", o->name,
                             (long long)o->low, (long long)o->high, value);
        *(int64_t *)field = (int64_t)number;
        break;
    case CLI_CHOICE: return store_choice(c, o, value, field);
    case CLI_SPAN:
        if (!mu_span_parse(value, field) || ((mu_span *)field)->us == 0)
            return cli_usage(c, "--%s: expected a time such as 30min or 20s, found \"%s\"", o->name, value);
        break;
    case CLI_SHARE:
        if (!read_share(value, field))
            return cli_usage(c, "--%s: expected a share such as 1%% or 0.01, found \"%s\"", o->name, value);
        break;
    case CLI_SEED:
        if (!read_whole(value, &number) || number > (uint64_t)SEED_MAX)
            return cli_usage(c, "--%s: expected a whole number from 0 to %lld, found \"%s\"", o->name,
                             (long long)SEED_MAX, value);
        *(cli_seed *)field = (cli_seed){ .given = true, .value = number };
        break;
    }
    return CLI_GO_ON;
}

static int unknown_option(const cli_command *c, const char *given, const char *name)
{
    const char *known[OPTIONS_MAX + 1];
    size_t      n = 0;

    for (int i = 0; i < c->n_options && i < OPTIONS_MAX; i++) known[n++] = c->options[i].name;
    known[n++]       = "help";
    const char *near = mu_text_nearest(name, known, n);
    if (near == NULL) return cli_usage(c, "unknown option \"%s\"", given);
    return cli_usage(c, "unknown option \"%s\"; did you mean \"--%s\"?", given, near);
}

static const cli_option *find_long(const cli_command *c, const char *name, size_t length)
{
    for (int i = 0; i < c->n_options; i++) {
        const cli_option *o = &c->options[i];
        if (strlen(o->name) == length && memcmp(o->name, name, length) == 0) return o;
    }
    return NULL;
}

static const cli_option *find_short(const cli_command *c, char letter)
{
    for (int i = 0; i < c->n_options; i++)
        if (c->options[i].letter == letter) return &c->options[i];
    return NULL;
}

/* Gives the option `o` its value: the text that stands with it, or the next word. */
static int take_value(const cli_command *c, const cli_option *o, const char *value, int argc, char **argv,
                      int *at, void *fields)
{
    if (value == NULL) {
        if (*at + 1 >= argc)
            return cli_usage(c, "--%s needs a value: --%s %s", o->name, o->name, o->argument);
        value = argv[++*at];
    }
    return store(c, o, value, fields);
}

/* "--json=FILE", "--json FILE", "--quiet" */
static int take_long(const cli_command *c, int argc, char **argv, int *at, void *fields)
{
    const char       *word = argv[*at], *name = word + 2;
    const char       *equals = strchr(name, '=');
    const size_t      size   = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const cli_option *o      = find_long(c, name, size);

    if (o == NULL) return unknown_option(c, word, name);
    if (o->kind != CLI_FLAG)
        return take_value(c, o, equals != NULL ? equals + 1 : NULL, argc, argv, at, fields);
    if (equals != NULL) return cli_usage(c, "--%s takes no value, found \"%s\"", o->name, word);
    return store(c, o, NULL, fields);
}

/* "-q", "-n 3", "-n3", "-qn3": the letters of flags may stand together, before one that takes a value. */
static int take_short(const cli_command *c, int argc, char **argv, int *at, void *fields)
{
    const char *word = argv[*at];

    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const cli_option *o = find_short(c, *letter);
        if (o == NULL) return unknown_option(c, word, word + 1);
        if (o->kind != CLI_FLAG)
            return take_value(c, o, letter[1] != '\0' ? letter + 1 : NULL, argc, argv, at, fields);
        const int code = store(c, o, NULL, fields);
        if (code != CLI_GO_ON) return code;
    }
    return CLI_GO_ON;
}

/* Takes the option at argv[*at] with its value, and moves *at to the last word used. */
static int take_option(const cli_command *c, int argc, char **argv, int *at, void *fields)
{
    return (argv[*at][1] == '-' ? take_long : take_short)(c, argc, argv, at, fields);
}

static bool asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int cli_parse(const cli_command *c, int argc, char **argv, void *fields, cli_texts *files)
{
    bool only_files = false; /* after "--" */

    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        int         code = CLI_GO_ON;

        if (!only_files && strcmp(word, "--") == 0) {
            only_files = true;
        } else if (!only_files && asks_for_help(word)) {
            return cli_help(c);
        } else if (!only_files && word[0] == '-' && word[1] != '\0') {
            code = take_option(c, argc, argv, &i, fields);
        } else if (files->n >= c->most) {
            code = c->most == 0 ? cli_usage(c, "takes no arguments, found \"%s\"", word)
                                : cli_usage(c, "one argument too many: \"%s\"", word);
        } else if (!cli_texts_add(files, word)) {
            code = cli_no_memory();
        }
        if (code != CLI_GO_ON) return code;
    }
    if (files->n < c->least) /* without the dots of "FILE..." */
        return cli_usage(c, "%.*s is missing", (int)strcspn(c->arguments, "."), c->arguments);
    return CLI_GO_ON;
}
