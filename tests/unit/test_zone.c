/* The reader of the tz database: changes that are known, the far future by the rule in the footer, damaged files. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/simtime.h"
#include "base/zone.h"
#include "base/zone_rule.h"

static mu_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = mu_arena_new(0);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    mu_arena_free(arena);
    return 0;
}

static const mu_zone *zone(const char *name)
{
    const mu_zone *z = NULL;

    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), name, &z), MU_OK);
    assert_non_null(z);
    return z;
}

/* Seconds of UTC. */
static int64_t at(int64_t year, int month, int day, int hour, int minute)
{
    return mu_date_of(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

/* The first change after the beginning of a year is at `when`, from one offset to another. */
static int64_t assert_change(const mu_zone *z, int64_t after, int64_t when, int before_s, int then_s)
{
    int64_t found = 0;

    assert_true(mu_zone_next_change(z, after, &found));
    assert_int_equal(found, when);
    assert_int_equal(mu_zone_offset_s(z, when - 1), before_s);
    assert_int_equal(mu_zone_offset_s(z, when), then_s);
    return when;
}

static void berlin_changes_in_march_and_october(void **state)
{
    const mu_zone *z = zone("Europe/Berlin");
    int64_t        t = at(2026, 1, 1, 0, 0);

    (void)state;
    t = assert_change(z, t, at(2026, 3, 29, 1, 0), 3600, 7200);
    t = assert_change(z, t, at(2026, 10, 25, 1, 0), 7200, 3600);
    t = assert_change(z, t, at(2027, 3, 28, 1, 0), 3600, 7200);
    assert_int_equal(mu_zone_offset_s(z, at(1980, 1, 1, 0, 0)), 3600);
    assert_int_equal(mu_zone_offset_s(z, at(1945, 6, 1, 0, 0)), 10800); /* double summer time */
    assert_int_equal(mu_zone_offset_s(z, at(1800, 1, 1, 0, 0)),
                     3208); /* by the sun: 53 minutes and 28 seconds */
}

static void new_york_and_lord_howe_change_by_their_own_rules(void **state)
{
    const mu_zone *z = zone("America/New_York");
    int64_t        t = at(2026, 1, 1, 0, 0);

    (void)state;
    t = assert_change(z, t, at(2026, 3, 8, 7, 0), -18000, -14400);
    assert_change(z, t, at(2026, 11, 1, 6, 0), -14400, -18000);
    z = zone("Australia/Lord_Howe"); /* half an hour, and summer is in January */
    t = assert_change(z, at(2026, 1, 1, 0, 0), at(2026, 4, 4, 15, 0), 39600, 37800);
    assert_change(z, t, at(2026, 10, 3, 15, 30), 37800, 39600);
}

static void shanghai_changes_no_more(void **state)
{
    const mu_zone *z = zone("Asia/Shanghai");
    int64_t        t = 0;

    (void)state;
    assert_false(mu_zone_next_change(z, at(2026, 1, 1, 0, 0), &t));
    assert_int_equal(mu_zone_offset_s(z, at(2026, 7, 1, 0, 0)), 28800);
    assert_change(z, at(1991, 5, 1, 0, 0), at(1991, 9, 14, 17, 0), 32400, 28800); /* the last one */
    assert_int_equal(mu_zone_offset_s(z, at(9000, 7, 1, 0, 0)), 28800);
}

static void the_far_future_goes_by_the_rule(void **state)
{
    const mu_zone *z = zone("Europe/Berlin");
    int64_t        t;

    (void)state;
    t = assert_change(z, at(2500, 1, 1, 0, 0), at(2500, 3, 28, 1, 0), 3600, 7200);
    assert_change(z, t, at(2500, 10, 31, 1, 0), 7200, 3600);
    assert_int_equal(mu_zone_offset_s(z, at(9999, 7, 1, 0, 0)), 7200);
}

/* ---- rules ---------------------------------------------------------------------------------------- */

static mu_zone_rule rule(const char *text)
{
    mu_zone_rule r;

    if (!mu_zone_rule_parse(text, &r)) fail_msg("\"%s\" was refused", text);
    return r;
}

static void rules_are_read_in_all_their_forms(void **state)
{
    mu_zone_rule r = rule("<-0330>3:30<-0230>,M3.2.0/0:01,M11.1.0/0:01");

    (void)state;
    assert_int_equal(r.standard_s, -12600);
    assert_int_equal(r.summer_s, -9000);
    assert_int_equal(r.begins.time_s, 60);
    assert_int_equal(mu_zone_rule_next(&r, at(2026, 1, 1, 0, 0)), at(2026, 3, 8, 3, 31));
    r = rule(
        "IST-2IDT,M3.4.4/26,M10.5.0"); /* the Friday before the last Sunday but one: Thursday and 26 hours */
    assert_int_equal(mu_zone_rule_next(&r, at(2026, 1, 1, 0, 0)), at(2026, 3, 27, 0, 0));
    r = rule("IST-1GMT0,M10.5.0,M3.5.0/1"); /* Dublin: winter time is the exception */
    assert_int_equal(mu_zone_rule_offset_s(&r, at(2026, 1, 1, 0, 0)), 0);
    assert_int_equal(mu_zone_rule_offset_s(&r, at(2026, 7, 1, 0, 0)), 3600);
    assert_int_equal(mu_zone_rule_next(&r, at(2026, 1, 1, 0, 0)), at(2026, 3, 29, 1, 0));
    r = rule("AAA0BBB,J60,J300/-1"); /* 1 March, leap year or not */
    assert_int_equal(mu_zone_rule_next(&r, at(2024, 1, 1, 0, 0)), at(2024, 3, 1, 2, 0));
    assert_int_equal(mu_zone_rule_next(&r, at(2026, 1, 1, 0, 0)), at(2026, 3, 1, 2, 0));
    assert_int_equal(mu_zone_rule_next(&r, at(2026, 4, 1, 0, 0)), at(2026, 10, 26, 22, 0));
    r = rule("AAA0BBB,59,299"); /* counted from 0, with 29 February */
    assert_int_equal(mu_zone_rule_next(&r, at(2024, 1, 1, 0, 0)), at(2024, 2, 29, 2, 0));
    r = rule("XXX3EDT4,0/0,J365/23"); /* summer time all the year, as RFC 8536 writes it */
    for (int day = 0; day < 800; day++)
        assert_int_equal(mu_zone_rule_offset_s(&r, at(2026, 1, 1, 0, 0) + day * 86400), -14400);
    assert_false(rule("CST-8").changes);
}

static void what_is_no_rule_is_refused(void **state)
{
    static const char *const wrong[] = { "",
                                         "C",
                                         "CET",
                                         "CE-1",
                                         "CET-25",
                                         "CET-1:60",
                                         "CET-1CEST",
                                         "CET-1CEST,",
                                         "CET-1CEST,M3.5.0",
                                         "CET-1CEST,M13.5.0,M10.5.0",
                                         "CET-1CEST,M3.6.0,M10.5.0",
                                         "CET-1CEST,M3.0.0,M10.5.0",
                                         "CET-1CEST,M3.5.7,M10.5.0",
                                         "CET-1CEST,M3.5.0/168,M10.5.0",
                                         "CET-1CEST,J0,M10.5.0",
                                         "CET-1CEST,366,M10.5.0",
                                         "CET-1CEST,M3.5.0,M10.5.0x",
                                         "<+01-1",
                                         "99999999999999999999" };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        mu_zone_rule r;
        if (mu_zone_rule_parse(wrong[i], &r)) fail_msg("\"%s\" was taken", wrong[i]);
    }
}

/* ---- damaged files ---------------------------------------------------------------------------------- */

static unsigned char *file_of(const char *name, size_t *size)
{
    static unsigned char bytes[100000];
    char                 path[300];

    snprintf(path, sizeof path, "%s/%s", mu_zone_folder(), name);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    *size = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    assert_in_range(*size, 100, sizeof bytes - 1);
    return bytes;
}

/* A copy that ends where its memory ends, so that a sanitizer sees every byte read too much. */
static mu_status parse(const unsigned char *bytes, size_t size)
{
    unsigned char *copy = malloc(size > 0 ? size : 1);
    const mu_zone *z    = NULL;

    assert_non_null(copy);
    memcpy(copy, bytes, size);
    const mu_status st = mu_zone_parse(arena, copy, size, &z);
    assert_int_equal(st == MU_OK, z != NULL);
    int64_t t = at(1900, 1, 1, 0, 0);
    for (int i = 0; z != NULL && i < 500 && mu_zone_next_change(z, t, &t); i++) mu_zone_offset_s(z, t);
    free(copy);
    mu_arena_reset(arena);
    return st;
}

static void a_file_cut_short_is_refused(void **state)
{
    size_t               size;
    const unsigned char *bytes = file_of("Europe/Berlin", &size);

    (void)state;
    assert_int_equal(parse(bytes, size), MU_OK);
    for (size_t n = 0; n < size; n++)
        if (parse(bytes, n) != MU_ERR_SYNTAX) fail_msg("%zu of %zu bytes were taken", n, size);
}

static void a_byte_changed_crashes_nothing(void **state)
{
    static const unsigned char other[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
    size_t                     size, refused = 0;
    unsigned char             *bytes = file_of("America/New_York", &size);

    (void)state;
    for (size_t i = 0; i < size; i++)
        for (size_t k = 0; k < sizeof other; k++) {
            const unsigned char was = bytes[i];
            bytes[i]                = other[k];
            refused += parse(bytes, size) == MU_ERR_SYNTAX;
            bytes[i] = was;
        }
    assert_true(refused > 100);
    bytes[0] = 'X';
    assert_int_equal(parse(bytes, size), MU_ERR_SYNTAX);
    bytes[0] = 'T';
    bytes[4] = 0; /* version 1 has no 64-bit data */
    assert_int_equal(parse(bytes, size), MU_ERR_SYNTAX);
}

/* A file with two changes, written by hand: 0 to +1 h at 1000 s, back at 2000 s, and no rule. */
static const unsigned char small[] = {
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\4"
    "\0\0\0\0\0\0UTC\0"
    "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\2\0\0\0\4"
    "\0\0\0\0\0\0\x03\xe8\0\0\0\0\0\0\x07\xd0"
    "\1\0"
    "\0\0\0\0\0\0\0\0\x0e\x10\1\0UTC\0"
    "\n\n"
};
enum { SMALL = sizeof small - 1, SECOND = 44 + 10, TIMES = SECOND + 44 };

static void a_file_by_hand_says_what_it_should(void **state)
{
    const mu_zone *z = NULL;
    int64_t        t = 0;

    (void)state;
    assert_int_equal(mu_zone_parse(arena, small, SMALL, &z), MU_OK);
    t = assert_change(z, -5000, 1000, 0, 3600);
    t = assert_change(z, t, 2000, 3600, 0);
    assert_false(mu_zone_next_change(z, t, &t)); /* without a rule the last offset stays */
    assert_int_equal(mu_zone_offset_s(z, INT64_C(1000000000000)), 0);
}

/* One byte of the small file changed. */
static mu_status with(size_t place, unsigned char byte)
{
    unsigned char copy[SMALL];

    memcpy(copy, small, SMALL);
    copy[place] = byte;
    return parse(copy, SMALL);
}

static void each_part_of_a_file_is_checked(void **state)
{
    (void)state;
    assert_int_equal(with(SECOND + 31, 1), MU_ERR_SYNTAX);    /* leap seconds */
    assert_int_equal(with(SECOND + 39, 0), MU_ERR_SYNTAX);    /* no types */
    assert_int_equal(with(TIMES + 14, 3), MU_ERR_SYNTAX);     /* instants that go back: 2000 becomes 976 */
    assert_int_equal(with(TIMES + 16, 2), MU_ERR_SYNTAX);     /* a type that is not there */
    assert_int_equal(with(TIMES + 18 + 6, 1), MU_ERR_SYNTAX); /* an offset of half a year */
    assert_int_equal(with(TIMES + 18 + 4, 2), MU_ERR_SYNTAX); /* neither summer time nor not */
    assert_int_equal(with(TIMES + 18 + 5, 4), MU_ERR_SYNTAX); /* a name beyond the letters */
    assert_int_equal(with(SMALL - 2, 'x'), MU_ERR_SYNTAX);    /* no footer */
    assert_int_equal(with(SMALL - 1, 'x'), MU_ERR_SYNTAX);    /* no end of it */
    assert_int_equal(with(TIMES + 15, 0xd1), MU_OK);
}

/* ---- names ---------------------------------------------------------------------------------------- */

static void names_that_are_none_read_no_file(void **state)
{
    static const char *const wrong[] = { "",
                                         "/etc/passwd",
                                         "../zoneinfo/Europe/Berlin",
                                         "Europe/../UTC",
                                         "Europe",
                                         "europe/berlin",
                                         "Europe/Berlin/",
                                         "Europe//Berlin",
                                         "right/UTC",
                                         "posix/UTC",
                                         "tzdata.zi",
                                         "zone1970.tab",
                                         "localtime",
                                         "Europe/Ber\nlin",
                                         "Etc/GMT%n" };
    const mu_zone           *z;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (mu_zone_read(arena, mu_zone_folder(), wrong[i], &z) != MU_ERR_VALUE)
            fail_msg("\"%s\" was not refused", wrong[i]);
    assert_int_equal(mu_zone_read(arena, "/nonexistent", "Europe/Berlin", &z), MU_ERR_VALUE);
}

static void a_name_nearly_right_leads_to_the_right_one(void **state)
{
    static const struct {
        const char *typed, *meant;
    } names[] = { { "Europe/Berln", "Europe/Berlin" },
                  { "europe/berlin", "Europe/Berlin" },
                  { "Berlin", "Europe/Berlin" },
                  { "new york", "America/New_York" },
                  { "Europe/Shanghai", "Asia/Shanghai" },
                  { "Asia/Shangai", "Asia/Shanghai" },
                  { "Atlantis/Xyzzy", NULL } };
    const char *const *all;
    size_t             n;

    (void)state;
    assert_true(mu_zone_names(arena, mu_zone_folder(), &all, &n));
    assert_in_range(n, 300, 2000);
    for (size_t i = 1; i < n; i++) assert_true(strcmp(all[i - 1], all[i]) < 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *found = mu_zone_nearest(names[i].typed, all, n);
        if (names[i].meant == NULL ? found != NULL : found == NULL || strcmp(found, names[i].meant) != 0)
            fail_msg("%s led to %s", names[i].typed, found != NULL ? found : "nothing");
    }
    assert_true(mu_zone_names(arena, "/nonexistent", &all, &n));
    assert_int_equal(n, 0);
}

static void every_zone_of_the_database_can_be_read(void **state)
{
    const char *const *all;
    size_t             n;

    (void)state;
    assert_true(mu_zone_names(arena, mu_zone_folder(), &all, &n));
    for (size_t i = 0; i < n; i++) zone(all[i]);
}

static void tzdir_says_where_the_database_is(void **state)
{
    char           folder[] = "/tmp/muster-zone-XXXXXX", path[80];
    const mu_zone *z;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Mine", folder);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(small, 1, SMALL, f), SMALL);
    fclose(f);
    setenv("TZDIR", folder, 1);
    assert_string_equal(mu_zone_folder(), folder);
    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), "Mine", &z), MU_OK);
    assert_int_equal(mu_zone_offset_s(z, 1500), 3600);
    assert_int_equal(truncate(path, 60), 0);
    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), "Mine", &z), MU_ERR_SYNTAX);
    assert_int_equal(truncate(path, 1 << 20), 0);
    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), "Mine", &z), MU_ERR_SYNTAX);
    assert_int_equal(remove(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0); /* nobody will ever write into it */
    assert_int_equal(mu_zone_read(arena, mu_zone_folder(), "Mine", &z), MU_ERR_IO);
    unsetenv("TZDIR");
    remove(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(berlin_changes_in_march_and_october, set_up, tear_down),
        cmocka_unit_test_setup_teardown(new_york_and_lord_howe_change_by_their_own_rules, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shanghai_changes_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_far_future_goes_by_the_rule, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rules_are_read_in_all_their_forms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_rule_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_cut_short_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_byte_changed_crashes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_by_hand_says_what_it_should, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_part_of_a_file_is_checked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_that_are_none_read_no_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_nearly_right_leads_to_the_right_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_zone_of_the_database_can_be_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tzdir_says_where_the_database_is, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
