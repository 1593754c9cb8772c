/* cli_help.c - the help of every command, written from its table, and the version. */
#include "cli.h"

#include <muster/version.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "build.h" /* MU_BUILD, written by the Makefile: what git says this is, or "" */

#define WIDTH  80
#define INDENT 24

#define TEXT_OF(x) #x
#define NUMBER(x)  TEXT_OF(x)

#ifdef __clang__
#define COMPILER "clang " NUMBER(__clang_major__) "." NUMBER(__clang_minor__) "." NUMBER(__clang_patchlevel__)
#else
#define COMPILER "gcc " __VERSION__
#endif

/* Appends `words` wrapped at WIDTH; the text stands at column `used`, further lines start at `indent`. */
static void add_wrapped(mu_text *t, const char *words, int used, int indent)
{
    while (*words != '\0') {
        const int length = (int)strcspn(words, " ");
        if (used > indent && used + 1 + length > WIDTH) {
            mu_text_addf(t, "\n%*s", indent, "");
            used = indent;
        } else if (used > indent) {
            mu_text_add(t, " ");
            used++;
        }
        mu_text_add_n(t, words, (size_t)length);
        used += length;
        words += length;
        if (*words == ' ') words++;
    }
    mu_text_add(t, "\n");
}

void cli_add_entry(mu_text *t, const char *left, const char *help)
{
    const int used = (int)strlen(left);

    mu_text_add(t, left);
    if (used < INDENT)
        mu_text_repeat(t, " ", INDENT - used);
    else
        mu_text_addf(t, "\n%*s", INDENT, "");
    add_wrapped(t, help, INDENT, INDENT);
}

static void add_option(mu_text *t, const cli_option *o)
{
    char left[WIDTH];
    char letter[8] = "    ";

    if (o->letter != 0) snprintf(letter, sizeof letter, "-%c, ", o->letter);
    snprintf(left, sizeof left, "  %s--%s%s%s", letter, o->name, o->argument != NULL ? " " : "",
             o->argument != NULL ? o->argument : "");
    cli_add_entry(t, left, o->help);
}

static void add_command_help(mu_text *t, const cli_command *c)
{
    mu_text_addf(t, "usage: muster %s%s%s%s\n\n", c->name, c->n_options > 0 ? " [OPTION]..." : "",
                 c->arguments != NULL ? " " : "", c->arguments != NULL ? c->arguments : "");
    add_wrapped(t, c->summary, 0, 0);
    mu_text_add(t, "\noptions:\n");
    for (int i = 0; i < c->n_options; i++) add_option(t, &c->options[i]);
    cli_add_entry(t, "  -h, --help", "this text");
    if (c->more != NULL) mu_text_addf(t, "\n%s", c->more);
    if (c->add_more != NULL) c->add_more(t);
}

static void add_program_help(mu_text *t)
{
    int                       n   = 0;
    const cli_command *const *all = cli_commands(&n);

    mu_text_add(t, "usage: muster COMMAND [OPTION]... [ARGUMENT]...\n\n"
                   "Simulates service teams contact by contact and answers with an interval.\n\n"
                   "commands:\n");
    for (int i = 0; i < n; i++) {
        char left[WIDTH];
        snprintf(left, sizeof left, "  %s%s%s", all[i]->name, all[i]->arguments != NULL ? " " : "",
                 all[i]->arguments != NULL ? all[i]->arguments : "");
        cli_add_entry(t, left, all[i]->summary);
    }
    cli_add_entry(t, "  help [COMMAND]", "this text, or the help of a command");
    mu_text_add(t, "\noptions:\n");
    cli_add_entry(t, "  -h, --help", "this text; after a command, the command's help");
    cli_add_entry(t, "      --version", "version and build");
    mu_text_add(t, "\nexit codes:\n"
                   "  0    all is well\n"
                   "  1    selfcheck: the engine disagrees with theory or with what was published\n"
                   "  2    a problem with what was given: a scenario, a data file, a full disk\n"
                   "  3    a rule failed in some replications; they are left out\n"
                   "  64   the command line makes no sense\n"
                   "  70   a fault of muster's own, or no memory left\n"
                   "  130  interrupted\n"
                   "\n"
                   "first steps:\n"
                   "  muster new desk              # writes desk/scenario.yaml, full of comments\n"
                   "  muster check desk/scenario.yaml\n"
                   "  muster run desk/scenario.yaml\n");
}

static int print_and_free(mu_text *t)
{
    char     *text = mu_text_take(t);
    const int code = cli_print(text);

    free(text);
    return code;
}

int cli_help(const cli_command *c)
{
    mu_text t = { 0 };

    if (c != NULL)
        add_command_help(&t, c);
    else
        add_program_help(&t);
    return print_and_free(&t);
}

int cli_version(void)
{
    mu_text t = { 0 };

    mu_text_addf(&t, "muster %s (", MUSTER_VERSION);
    if (MU_BUILD[0] != '\0') mu_text_add(&t, "build " MU_BUILD ", ");
    mu_text_add(&t, COMPILER ")\n"
                             "Licence GPL-3.0-or-later: free software, without any warranty.\n");
    return print_and_free(&t);
}
