/* zone_files.c - the files of the tz database, and their names. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/text.h"
#include "base/zone.h"

enum { MOST_BYTES = 1 << 18, MOST_NAMES = 5000, LONGEST_NAME = 80 };

/* ---- files ---------------------------------------------------------------------------------------- */

const char *mu_zone_folder(void)
{
    const char *folder = getenv("TZDIR");

    return folder != NULL && folder[0] != '\0' ? folder : "/usr/share/zoneinfo";
}

/* One part of a name between slashes. All names of the database begin with a capital letter; its other files, and copies
 * that count leap seconds, do not. */
static bool is_part(const char *part, size_t n, bool first)
{
    for (size_t i = 0; i < n; i++) {
        const char c      = part[i];
        const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        const bool other  = (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+';
        if (!letter && (!other || i == 0)) return false;
        if (first && i == 0 && c >= 'a') return false;
    }
    return n > 0;
}

static bool is_name(const char *name)
{
    bool first = true;

    if (strlen(name) > LONGEST_NAME) return false;
    for (;; first = false) {
        const size_t n = strcspn(name, "/");
        if (!is_part(name, n, first)) return false;
        if (name[n] == '\0') return true;
        name += n + 1;
    }
}

static bool join(char *path, size_t size, const char *folder, const char *name)
{
    const int n = snprintf(path, size, "%s/%s", folder, name);

    return n > 0 && (size_t)n < size;
}

mu_status mu_zone_read(mu_arena *a, const char *folder, const char *name, const mu_zone **out)
{
    char        path[4200];
    struct stat about;
    mu_status   st   = MU_ERR_IO;
    FILE       *file = NULL;

    *out = NULL;
    if (!is_name(name) || !join(path, sizeof path, folder, name)) return MU_ERR_VALUE;
    if (stat(path, &about) != 0 || S_ISDIR(about.st_mode)) return MU_ERR_VALUE;
    if (!S_ISREG(about.st_mode)) return MU_ERR_IO;
    if (about.st_size > MOST_BYTES) return MU_ERR_SYNTAX;

    const size_t   size = (size_t)about.st_size;
    unsigned char *text = mu_arena_take(a, size, 1);
    if (text == NULL) return MU_ERR_NOMEM;
    file = fopen(path, "rb");
    if (file == NULL) return MU_ERR_IO;
    if (fread(text, 1, size, file) == size) st = mu_zone_parse(a, text, size, out);
    fclose(file);
    return st;
}

/* ---- names ---------------------------------------------------------------------------------------- */

typedef struct {
    mu_arena    *a;
    const char  *folder;
    const char **name;
    size_t       n;
    bool         no_memory;
} list;

static void add_file(list *l, const char *name)
{
    if (l->n == MOST_NAMES) return;
    l->name[l->n] = mu_arena_text(l->a, name);
    if (l->name[l->n] == NULL)
        l->no_memory = true;
    else
        l->n++;
}

/* Everything in the folder `inside` the database ("" is the database itself); three levels are enough for all names. */
static void walk(list *l, const char *inside, int level)
{
    enum { LEVELS = 3 };
    char           path[4200];
    DIR           *folder = join(path, sizeof path, l->folder, inside) ? opendir(path) : NULL;
    struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char        name[LONGEST_NAME + 1];
        struct stat about;
        const int   n = snprintf(name, sizeof name, "%s%s%s", inside, level > 0 ? "/" : "", entry->d_name);
        if (n < 0 || (size_t)n >= sizeof name || !is_part(entry->d_name, strlen(entry->d_name), level == 0))
            continue;
        if (!join(path, sizeof path, l->folder, name) || stat(path, &about) != 0) continue;
        if (S_ISREG(about.st_mode)) add_file(l, name);
        if (S_ISDIR(about.st_mode) && level + 1 < LEVELS) walk(l, name, level + 1);
    }
    if (folder != NULL) closedir(folder);
}

static int in_order(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool mu_zone_names(mu_arena *a, const char *folder, const char *const **out, size_t *n)
{
    list l = { .a = a, .folder = folder, .name = MU_NEW_ARRAY(a, MOST_NAMES, const char *) };

    *out = l.name;
    *n   = 0;
    if (l.name == NULL) return false;
    walk(&l, "", 0);
    if (l.n > 1) qsort(l.name, l.n, sizeof *l.name, in_order);
    *n = l.n;
    return !l.no_memory;
}

/* What follows the last slash. */
static const char *city_of(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash != NULL ? slash + 1 : name;
}

const char *mu_zone_nearest(const char *typed, const char *const *names, size_t n)
{
    const char *city[MOST_NAMES], *near;

    for (size_t i = 0; i < n && i < MOST_NAMES; i++) {
        city[i] = city_of(names[i]);
        if (strchr(names[i], '/') != NULL && strcasecmp(city[i], city_of(typed)) == 0) return names[i];
    }
    near = mu_text_nearest(typed, names, n);
    if (near != NULL) return near;
    near = mu_text_nearest(city_of(typed), city, n < MOST_NAMES ? n : MOST_NAMES);
    for (size_t i = 0; near != NULL && i < n; i++)
        if (city[i] == near) return names[i];
    return NULL;
}
