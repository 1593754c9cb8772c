/* A log replayed: what the rows say happens, and ties go by the order of the file. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/watch.h"

/* Writes `rows` into a file of its own and replays it as types `plain` and `vip` (with a head start of 90 s). */
static void replay(const char *rows, const char *expected)
{
    char  path[] = "/tmp/muster-replay-XXXXXX", yaml[1024];
    FILE *f      = fdopen(mkstemp(path), "w");

    assert_non_null(f);
    fputs(rows, f);
    fclose(f);
    snprintf(yaml, sizeof yaml,
             "horizon: 1d 08:00-09:00\ncontacts:\n"
             "  plain: {arrivals: {trace: %s, time: at, talk: talk, where: {kind: plain}, sort: yes}}\n"
             "  vip: {arrivals: {trace: %s, time: at, talk: talk, where: {kind: vip}, sort: yes}, "
             "head_start: 90s}\n"
             "teams: {desk: {people: 1}}\n",
             path, path);
    mu_check_day(yaml, expected);
    unlink(path);
}

static void contacts_of_one_instant_come_in_the_order_of_the_file(void **state)
{
    (void)state;
    replay("at,kind,talk\n08:10,vip,60\n08:10,plain,60\n08:10,vip,60\n", "08:00 desk.1 logs in\n"
                                                                         "08:10 #0 vip arrives\n"
                                                                         "08:10 #0 vip answered by desk.1\n"
                                                                         "08:10 #1 plain arrives\n"
                                                                         "08:10 #1 plain waits\n"
                                                                         "08:10 #2 vip arrives\n"
                                                                         "08:10 #2 vip waits\n"
                                                                         "08:11 #0 vip finished by desk.1\n"
                                                                         "08:11 #2 vip answered by desk.1\n"
                                                                         "08:12 #2 vip finished by desk.1\n"
                                                                         "08:12 #1 plain answered by desk.1\n"
                                                                         "08:13 #1 plain finished by desk.1\n"
                                                                         "09:00 desk.1 logs out\n");
}

static void equal_ranks_go_by_the_rows(void **state)
{
    (void)state;
    /* With its head start the second vip has waited exactly as long as the plain caller of 08:10:30, and stands
     * before him in the file. */
    replay("at,kind,talk\n08:10,vip,300\n08:12,vip,60\n08:10:30,plain,60\n",
           "08:00 desk.1 logs in\n"
           "08:10 #0 vip arrives\n"
           "08:10 #0 vip answered by desk.1\n"
           "08:10:30 #1 plain arrives\n"
           "08:10:30 #1 plain waits\n"
           "08:12 #2 vip arrives\n"
           "08:12 #2 vip waits\n"
           "08:15 #0 vip finished by desk.1\n"
           "08:15 #2 vip answered by desk.1\n"
           "08:16 #2 vip finished by desk.1\n"
           "08:16 #1 plain answered by desk.1\n"
           "08:17 #1 plain finished by desk.1\n"
           "09:00 desk.1 logs out\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts_of_one_instant_come_in_the_order_of_the_file),
        cmocka_unit_test(equal_ranks_go_by_the_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
