#include "tests/support/odd_zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* TZif without changes: all of it is in the footer. */
static const char file[] =
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4\0\0\0\0\0\0AAA\0"
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4\0\0\0\0\0\0AAA\0"
    "\nAAA0BBB,J5/9:30,J6/9\n";

static char folder[] = "/tmp/muster-odd-XXXXXX", path[sizeof folder + 4];

int mu_test_odd_zone(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(path, sizeof path, "%s/Odd", folder);
    FILE *f = fopen(path, "wb");
    if (f == NULL) return -1;
    const int n = (int)fwrite(file, sizeof file - 1, 1, f);
    return fclose(f) == 0 && n == 1 && setenv("TZDIR", folder, 1) == 0 ? 0 : -1;
}

int mu_test_no_odd_zone(void **state)
{
    (void)state;
    unsetenv("TZDIR");
    return remove(path) != 0 || rmdir(folder) != 0 ? -1 : 0;
}
