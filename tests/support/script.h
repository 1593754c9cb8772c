/* script.h - for tests: orders that are given at their times of the day, and what comes of them.
 *
 * A script is asked every minute, as a rule would be, and answers with the orders of that minute.
 */
#ifndef MU_TEST_SCRIPT_H
#define MU_TEST_SCRIPT_H

#include "tests/support/watch.h"

#define MINUTES(n)  ((int64_t)(n)*60 * 1000000)
#define AT(h, m)    MINUTES((h)*60 + (m))
#define MOST_ORDERS 8

/* At that time of the day, that is ordered. */
typedef struct {
    int64_t  at_us;
    mu_order order;
} line;

typedef struct {
    int      n;
    line     line[MOST_ORDERS];
    mu_order answer[MOST_ORDERS]; /* the last one */
} script;

/* The lines of the day with those orders; the caller frees. */
char *mu_script_day(const char *yaml, script s);
/* It must be so. */
void mu_script_check_day(const char *yaml, script s, const char *expected);
/* A measure of all teams and types over the whole day must be so. */
void mu_script_check_figure(const char *yaml, script s, const char *id, double expected);

#endif
