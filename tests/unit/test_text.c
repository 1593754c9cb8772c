/* Do texts grow, and are letters, columns and near misses counted as a reader would? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void pieces_are_joined_in_order(void **state)
{
    (void)state;
    mu_text t = { 0 };
    mu_text_add(&t, "calls");
    mu_text_add_n(&t, ": offered", 2);
    mu_text_addf(&t, "%d%s", 2880, "!");
    mu_text_repeat(&t, "ab", 3);
    mu_text_repeat(&t, "x", -1);
    char *whole = mu_text_take(&t);
    assert_string_equal(whole, "calls: 2880!ababab");
    assert_null(t.bytes);
    free(whole);
}

static void an_untouched_text_is_the_empty_string(void **state)
{
    (void)state;
    mu_text t     = { 0 };
    char   *whole = mu_text_take(&t);
    assert_string_equal(whole, "");
    free(whole);
}

static void a_text_may_grow_large(void **state)
{
    (void)state;
    mu_text t = { 0 };
    for (int i = 0; i < 100000; i++) mu_text_addf(&t, "%05d,", i);
    assert_int_equal(t.length, 600000);
    assert_memory_equal(t.bytes + 6 * 54321, "54321,", 6);
    mu_text_free(&t);
}

static void a_failure_is_remembered_until_the_end(void **state)
{
    (void)state;
    mu_text t = { 0 };
    mu_text_add(&t, "kept for now");
    mu_text_add_n(&t, "x", SIZE_MAX / 2);
    mu_text_add(&t, "more");
    mu_text_addf(&t, "%d", 1);
    assert_null(mu_text_take(&t));
    assert_false(t.failed);
}

static void chinese_takes_two_columns_and_accents_none(void **state)
{
    (void)state;
    assert_int_equal(mu_text_width("calls"), 5);
    assert_int_equal(mu_text_width("双十一客服中心"), 14);
    assert_int_equal(mu_text_width("e\xcc\x81t\xc3\xa9"), 3);
    assert_int_equal(mu_text_width("，。（）"), 8);
    assert_int_equal(mu_text_width("한국 カナ"), 9);
    assert_int_equal(mu_text_width("😀"), 2);
    assert_int_equal(mu_text_width("≤ ± · …"), 7);
    assert_int_equal(mu_text_width("\xff\xfe"), 2);
    assert_int_equal(mu_text_width(""), 0);
}

static void padding_counts_columns_not_bytes(void **state)
{
    (void)state;
    mu_text t = { 0 };
    mu_text_pad(&t, "电话", 6);
    mu_text_add(&t, "|");
    mu_text_pad(&t, "电话", -6);
    mu_text_add(&t, "|");
    mu_text_pad(&t, "too long", 3);
    char *whole = mu_text_take(&t);
    assert_string_equal(whole, "电话  |  电话|too long");
    free(whole);
}

static void code_points_are_decoded_with_their_size(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint32_t    letter;
        size_t      size;
    } cases[] = {
        { "a", 'a', 1 },
        { "\xc2\x80", 0x80, 2 },
        { "\xdf\xbf", 0x7ff, 2 },
        { "\xe0\xa0\x80", 0x800, 3 },
        { "\xef\xbf\xbf", 0xffff, 3 },
        { "\xf0\x90\x80\x80", 0x10000, 4 },
        { "\xf4\x8f\xbf\xbf", 0x10ffff, 4 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t size;
        assert_int_equal(mu_utf8_decode(cases[i].bytes, strlen(cases[i].bytes), &size), cases[i].letter);
        assert_int_equal(size, cases[i].size);
    }
}

static void the_first_byte_that_is_not_utf8_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t      n, at;
    } cases[] = {
        { "plain", 5, 5 },
        { "客服\n", 7, 7 },
        { "ab\xff", 3, 2 },
        { "a\0b", 3, 1 },             /* NUL */
        { "\xc0\xaf", 2, 0 },         /* overlong slash */
        { "\xe0\x80\xaf", 3, 0 },     /* the same in three bytes */
        { "ok\xed\xa0\x80", 5, 2 },   /* a surrogate */
        { "\xf4\x90\x80\x80", 4, 0 }, /* beyond U+10FFFF */
        { "\xe5\xae", 2, 0 },         /* cut off */
        { "a\xbf", 2, 1 },            /* a continuation alone */
        { "\xbf\xcd\xb7\xfe", 4, 0 }, /* GBK */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(mu_utf8_invalid_at(cases[i].bytes, cases[i].n), cases[i].at);
    }
}

static void edits_are_counted_up_to_the_cap(void **state)
{
    (void)state;
    assert_int_equal(mu_text_distance("patience", "patience", 5), 0);
    assert_int_equal(mu_text_distance("patients", "patience", 5), 2);
    assert_int_equal(mu_text_distance("hadnle", "handle", 5), 1);
    assert_int_equal(mu_text_distance("skil", "skills", 5), 2);
    assert_int_equal(mu_text_distance("", "abc", 5), 3);
    assert_int_equal(mu_text_distance("kitten", "sitting", 9), 3);
    assert_int_equal(mu_text_distance("horizon", "teams", 3), 3);
    assert_int_equal(mu_text_distance("客服", "客户", 5), 1);
}

static void words_of_any_length_are_compared_cheaply(void **state)
{
    (void)state;
    char *a = malloc(1000001), *b = malloc(1000001);
    memset(a, 'a', 1000000);
    memset(b, 'b', 1000000);
    a[1000000] = b[1000000] = '\0';
    assert_int_equal(mu_text_distance(a, b, 3), 3);
    assert_int_equal(mu_text_distance(a, a, 3), 0);
    free(a);
    free(b);
}

static void the_nearest_word_is_the_one_meant(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "arrivals", "handle", "patience", "answer", "needs", "warm_up", "us"
    };
    size_t n = sizeof keys / sizeof keys[0];
    assert_string_equal(mu_text_nearest("patients", keys, n), "patience");
    assert_string_equal(mu_text_nearest("arival", keys, n), "arrivals");
    assert_string_equal(mu_text_nearest("need", keys, n), "needs");
    assert_string_equal(mu_text_nearest("Warm-Up", keys, n), "warm_up");
    assert_string_equal(mu_text_nearest("HANDLE", keys, n), "handle");
    assert_null(mu_text_nearest("colour", keys, n));
    assert_null(mu_text_nearest("x", keys, n));
    assert_null(mu_text_nearest("", keys, n));
    assert_null(mu_text_nearest("needs", keys, 0));
}

static void numbers_have_nine_digits_and_are_never_strange(void **state)
{
    (void)state;
    static const struct {
        double      x;
        const char *text;
    } cases[] = {
        { 0.1, "0.1" },  { 1.0 / 3, "0.333333333" },           { 2880, "2880" },
        { -0.0, "0" },   { 123456789012.0, "1.23456789e+11" }, { INFINITY, "null" },
        { NAN, "null" }, { -1.5e-300, "-1.5e-300" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[32];
        mu_number_print(cases[i].x, text, sizeof text);
        assert_string_equal(text, cases[i].text);
    }
}

/* The published test vectors of FNV-1a. */
static void hashes_are_fnv_1a(void **state)
{
    (void)state;
    assert_true(mu_hash_text("") == UINT64_C(0xcbf29ce484222325));
    assert_true(mu_hash_text("a") == UINT64_C(0xaf63dc4c8601ec8c));
    assert_true(mu_hash_text("foobar") == UINT64_C(0x85944171f73967e8));
    assert_true(mu_hash_bytes(mu_hash_text("foo"), "bar", 3) == mu_hash_text("foobar"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_joined_in_order),
        cmocka_unit_test(an_untouched_text_is_the_empty_string),
        cmocka_unit_test(a_text_may_grow_large),
        cmocka_unit_test(a_failure_is_remembered_until_the_end),
        cmocka_unit_test(chinese_takes_two_columns_and_accents_none),
        cmocka_unit_test(padding_counts_columns_not_bytes),
        cmocka_unit_test(code_points_are_decoded_with_their_size),
        cmocka_unit_test(the_first_byte_that_is_not_utf8_is_found),
        cmocka_unit_test(edits_are_counted_up_to_the_cap),
        cmocka_unit_test(words_of_any_length_are_compared_cheaply),
        cmocka_unit_test(the_nearest_word_is_the_one_meant),
        cmocka_unit_test(numbers_have_nine_digits_and_are_never_strange),
        cmocka_unit_test(hashes_are_fnv_1a),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
