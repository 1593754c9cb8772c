/* rule_share.c - where the rules lie that came with muster. */
#include <muster/rules.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool has_rules(const char *folder)
{
    char        path[PATH_MAX + 16];
    struct stat about;

    snprintf(path, sizeof path, "%s/rules", folder);
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Cuts the last `levels` names off a path. */
static bool go_up(char *path, int levels)
{
    while (levels-- > 0) {
        char *slash = strrchr(path, '/');

        if (slash == NULL) return false;
        *slash = '\0';
    }
    return true;
}

/* Beside the running program: PREFIX/bin/muster as it was installed, or build/release/muster as it was built. */
static bool beside_program(char *folder, size_t size)
{
    char          program[PATH_MAX];
    const ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);

    if (n <= 0) return false;
    program[n] = '\0';
    if (!go_up(program, 2)) return false;
    snprintf(folder, size, "%s/share/muster", program);
    if (has_rules(folder)) return true;
    if (!go_up(program, 1)) return false;
    snprintf(folder, size, "%s", program);
    return has_rules(folder);
}

void mu_rules_share(char *folder, size_t size)
{
    const char *home = getenv("MUSTER_SHARE");

    if (home != NULL)
        snprintf(folder, size, "%s", home);
    else if (!beside_program(folder, size))
        snprintf(folder, size, "/usr/local/share/muster");
}
