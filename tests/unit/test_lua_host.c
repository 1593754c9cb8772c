/* The sandbox: what rules may do, and what becomes of those that try more. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "rules/lua_host.h"
#include "rules/lua_watch.h"

static const mu_lua_limits limits = { MU_LUA_MEMORY, MU_LUA_TEXT, MU_LUA_STEPS };
static const mu_lua_limits few    = { MU_LUA_MEMORY, MU_LUA_TEXT, 2000000 };

/* Runs a function of no arguments with that body; its result as text in `out`. */
static mu_lua_trouble run(const mu_lua_limits *most, bool counted, const char *body, char *out, size_t size)
{
    char           text[4096];
    mu_lua        *h    = mu_lua_new(most, counted);
    mu_lua_trouble none = { 0 };

    assert_non_null(h);
    out[0] = '\0';
    assert_true((size_t)snprintf(text, sizeof text, "return { f = function()\n%s\nend }", body) <
                sizeof text);
    if (mu_lua_load(h, text, strlen(text))) {
        lua_getfield(h->L, -1, "f");
        if (mu_lua_call(h, 0, 1)) {
            const char *s = lua_tostring(h->L, -1);
            snprintf(out, size, "%s", s != NULL ? s : "?");
            lua_pop(h->L, 1);
        } else {
            none = h->trouble;
        }
        lua_pop(h->L, 1);
    } else {
        none = h->trouble;
    }
    assert_int_equal(lua_gettop(h->L), 0);
    mu_lua_free(h);
    return none;
}

static void assert_gives(const char *body, const char *expected)
{
    char                 out[512];
    const mu_lua_trouble t = run(&few, true, body, out, sizeof out);

    if (t.outcome != MU_LUA_FINE) print_message("%s\n", t.text);
    assert_int_equal(t.outcome, MU_LUA_FINE);
    assert_string_equal(out, expected);
}

static void assert_fails(const char *body, mu_lua_outcome outcome, int line, const char *says)
{
    char                 out[512];
    const mu_lua_trouble t = run(&few, true, body, out, sizeof out);

    if (t.outcome != outcome || t.line != line || strstr(t.text, says) == NULL)
        print_message("%s\n -> %d, line %d: %s\n", body, (int)t.outcome, t.line, t.text);
    assert_int_equal(t.outcome, outcome);
    assert_int_equal(t.line, line);
    assert_non_null(strstr(t.text, says));
}

static void what_rules_need_is_there(void **state)
{
    (void)state;
    assert_gives("return 1 + 2", "3");
    assert_gives("return math.floor(2.7) + math.max(1, 5) + math.round(2.5) + math.round(-2.5)", "7");
    assert_gives("return string.format('%5.2f|%s|%d', 3.14159, 'x', 7)", " 3.14|x|7");
    assert_gives("return string.format('100%%')", "100%");
    assert_gives("return string.rep('ab', 3, '-')", "ab-ab-ab");
    assert_gives("return string.rep('', 1 << 62)", "");
    assert_gives("local a, b = string.find('a.b.c', '.b'); return a .. ' ' .. b", "2 3");
    assert_gives("return tostring(string.find('abc', 'x'))", "nil");
    assert_gives("return string.find('abcabc', 'a', -3)", "4");
    assert_gives("return table.concat({ 'a', 'b' }, ' ')", "a b");
    assert_gives("local s = 0; for i, v in ipairs({ 4, 5 }) do s = s + i * v end; return s", "14");
    assert_gives("return string.format('%.15g', math.exp(1))", "2.71828182845905");
    assert_gives("return math.pow(2, 10) + math.log(8, 2)", "1027.0");
}

static void pairs_goes_by_the_order_of_keys(void **state)
{
    (void)state;
    assert_gives("local s = ''\n"
                 "for k, v in pairs({ b = 1, a = 2, [10] = 3, [2] = 4, [-1.5] = 5, [true] = 6, [false] = 7, "
                 "aa = 8 }) do s = s .. tostring(k) .. '=' .. v .. ' ' end\n"
                 "return s",
                 "-1.5=5 2=4 10=3 a=2 aa=8 b=1 false=7 true=6 ");
    assert_gives("local t, n = { a = 1, b = 2 }, 0\n"
                 "for k in pairs(t) do t.b = nil; n = n + 1 end return n",
                 "2");
    assert_fails("for k in pairs({ [{}] = 1 }) do end", MU_LUA_WRONG, 2, "keys that are numbers, texts");
    assert_fails("pairs(nil)", MU_LUA_WRONG, 2, "table expected");
}

static void sorting_keeps_equals_in_order(void **state)
{
    (void)state;
    assert_gives("local t = {}\n"
                 "for i = 1, 100 do t[i] = { key = i * 37 % 10, at = i } end\n"
                 "table.sort(t, function(a, b) return a.key < b.key end)\n"
                 "for i = 2, 100 do\n"
                 "  local a, b = t[i - 1], t[i]\n"
                 "  assert(a.key < b.key or (a.key == b.key and a.at < b.at))\n"
                 "end\n"
                 "return t[1].at .. ' ' .. t[100].at",
                 "10 97");
    assert_gives("local t = { 3, 1, 2 }; table.sort(t); return table.concat(t, ',')", "1,2,3");
    assert_gives("local t = { 'b', 'B', 'a' }; table.sort(t); return table.concat(t, ',')", "B,a,b");
    assert_fails("table.sort({ 1, 'a' })", MU_LUA_WRONG, 2, "not string with number");
    /* One that contradicts itself ends all the same. */
    assert_gives("local t = {}; for i = 1, 50 do t[i] = i end\n"
                 "table.sort(t, function() return true end); return #t",
                 "50");
}

static void what_could_do_harm_is_not_there(void **state)
{
    static const char *const gone[] = { "pcall",   "xpcall",       "load",   "loadstring", "dofile",
                                        "require", "rawset",       "rawget", "next",       "setmetatable",
                                        "os",      "io",           "debug",  "coroutine",  "collectgarbage",
                                        "print",   "getmetatable", "_G",     "utf8",       "package" };
    char                     body[64];

    (void)state;
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        snprintf(body, sizeof body, "return %s", gone[i]);
        assert_fails(body, MU_LUA_WRONG, 2, "nothing here is called");
    }
    assert_gives("return tostring(math.random) .. tostring(math.sin) .. tostring(string.gsub) .. "
                 "tostring(string.dump) .. tostring(table.move) .. tostring(string.match)",
                 "nilnilnilnilnilnil");
    assert_fails("return ('x'):rep(3)", MU_LUA_WRONG, 2, "index a string value");
    assert_fails("return math.flor(2)", MU_LUA_WRONG, 2, "field 'flor'");
    assert_fails("return ipair({})", MU_LUA_WRONG, 2, "did you mean \"ipairs\"?");
    assert_fails("counter = 1", MU_LUA_WRONG, 2, "write \"local counter = ...\"");
}

static void nothing_differs_from_run_to_run(void **state)
{
    (void)state;
    assert_fails("return tostring({})", MU_LUA_WRONG, 2, "cannot turn a table into text");
    assert_fails("return string.format('%s', print ~= nil)", MU_LUA_WRONG, 2, "nothing here is called");
    assert_fails("return string.format('%s', {})", MU_LUA_WRONG, 2, "cannot turn a table into text");
    assert_fails("return string.format('%-5p', {})", MU_LUA_WRONG, 2, "%p");
    assert_fails("return 2 ^ 0.5", MU_LUA_WRONG, 2, "math.pow(a, b)");
    assert_gives("local s = 'a^b' -- ^\n--[[ ^ ]] local t = [==[ ^ ]] ]==] return s", "a^b");
}

static void what_is_no_number_has_no_sign(void **state)
{
    (void)state;
    assert_gives("return tostring(0/0) .. tostring(-(0/0))", "nannan");
    assert_gives("return string.format('%f %g %s %d', 0/0, -(0/0), 0/0, 1)", "nan nan nan 1");
    assert_fails("error('x-nanny ' .. (0/0) .. ' ' .. -(0/0))", MU_LUA_WRONG, 2, "x-nanny nan nan");
}

static void endless_work_ends(void **state)
{
    (void)state;
    assert_fails("while true do end", MU_LUA_TOO_LONG, 2, "more than 2 million steps");
    assert_fails("local function f() return f() end return f()", MU_LUA_TOO_LONG, 2, "million steps");
    assert_fails("repeat until false", MU_LUA_TOO_LONG, 2, "million steps");
    assert_fails("for i = 1, math.huge do end", MU_LUA_TOO_LONG, 2, "million steps");
    assert_fails("local t = { 1, 2, 3 }\ntable.sort(t, function() while true do end end)", MU_LUA_TOO_LONG, 3,
                 "million steps");
    assert_fails("local s = string.rep('x', 60000)\nwhile true do local t = s .. 'y' end", MU_LUA_TOO_LONG, 3,
                 "million steps");
}

/* One instruction of Lua each, but work that grows with what they are given. */
static void long_work_of_a_single_call_is_charged(void **state)
{
    static const char        fill[]  = "local a = {} for i = 1, 100000 do a[i] = 'x' end\n";
    static const char *const loops[] = {
        "while true do table.insert(a, 1, 'x') table.remove(a) end",
        "while true do table.remove(a, 1) table.insert(a, 'x') end",
        "while true do local x = select('#', table.unpack(a)) end",
        "local function f(...) while true do local x = select(1, ...) end end f(table.unpack(a))",
        "local function g() end local function f(...) while true do g(...) end end f(table.unpack(a))",
        "for i = 1, #a do a[i] = '' end while true do table.concat(a) end",
        "for i = 1, #a do a[i] = nil end while true do for k in pairs(a) do end end",
    };
    static const char *const texts[] = {
        "local f, r = string.find, string.rep local s = r('a', 60000)\nwhile 1 do f(s, r('a', 30000)) end",
        "local s = string.rep('a', 60000)\nwhile true do local x = string.byte(s, 1, -1) end",
        "local s = string.rep(' ', 60000) .. '1'\nwhile true do local x = tonumber(s) end",
    };
    char body[400];

    (void)state;
    for (size_t i = 0; i < sizeof loops / sizeof *loops; i++) {
        snprintf(body, sizeof body, "%s%s", fill, loops[i]);
        assert_fails(body, MU_LUA_TOO_LONG, 3, "million steps");
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_fails(texts[i], MU_LUA_TOO_LONG, 3, "million steps");
    assert_gives("local t = { 1, 2, 3 } table.insert(t, 2, 9) table.remove(t, 1) table.insert(t, 4)\n"
                 "return table.concat(t, ',', 1, 4) .. select('#', table.unpack(t)) .. string.byte('a') .. "
                 "math.max(1, 7)",
                 "9,2,3,44977");
    assert_fails("table.insert(3, 4)", MU_LUA_WRONG, 2,
                 "bad argument #1 to 'insert' (table expected, got number)");
    assert_fails("table.concat({ 1, {} })", MU_LUA_WRONG, 2, "invalid value (table) at index 2");
}

static void hoarding_ends(void **state)
{
    (void)state;
    assert_fails("return string.rep('x', 10000000000)", MU_LUA_WRONG, 2, "more than 64 kB");
    assert_fails("local s = 'x' while true do s = s .. s end", MU_LUA_TOO_LARGE, 2,
                 "makes a text of over 64 kB");
    assert_fails(
        "local t = {} for i = 1, 1000 do t[i] = string.rep('x', 1000) end local s = table.concat(t) return s",
        MU_LUA_TOO_LARGE, 2, "makes a text of over 64 kB");
    assert_fails("local t = {} for i = 1, 1000 do t[i] = string.rep('x', 1000) end return table.concat(t)",
                 MU_LUA_TOO_LARGE, 2, "makes a text of over 64 kB");
    char           out[64];
    mu_lua_trouble t =
        run(&limits, true, "local t = {} while true do t[#t + 1] = { {}, {} } end", out, sizeof out);
    assert_int_equal(t.outcome, MU_LUA_TOO_LARGE);
    assert_int_equal(t.line, 2);
    assert_non_null(strstr(t.text, "needs more than 64 MB"));
    assert_null(strstr(t.text, "kB"));
    t = run(&limits, true, "local t = {}\n\nfor i = 1, 1000000000 do t[i] = i end", out, sizeof out);
    assert_int_equal(t.outcome, MU_LUA_TOO_LARGE);
    assert_int_equal(t.line, 4);
    /* What is garbage does not count. */
    t = run(&limits, true, "local t for i = 1, 300 do t = {} for k = 1, 20000 do t[k] = k end end return #t",
            out, sizeof out);
    assert_int_equal(t.outcome, MU_LUA_FINE);
    t = run(&limits, true, "local function f() return 1 + f() end return f()", out, sizeof out);
    assert_int_not_equal(t.outcome, MU_LUA_FINE); /* too large, or a stack overflow */
}

static void every_error_has_its_true_line(void **state)
{
    (void)state;
    assert_fails("error({})", MU_LUA_WRONG, 2, "not a text but a table");
    assert_fails("\nerror('gotcha', 0)", MU_LUA_WRONG, 3, "gotcha");
    assert_fails("\nerror('rule7:99: gotcha', 0)", MU_LUA_WRONG, 3, "rule7:99: gotcha");
    assert_fails("\nerror('rule0:99: gotcha', 0)", MU_LUA_WRONG, 3, "rule0:99: gotcha");
    assert_fails("local function f()\nerror('of the caller', 2) end\nf()\nreturn 1", MU_LUA_WRONG, 4,
                 "of the caller");
    assert_fails("local function f()\n  table.sort({ 1, 2 }, function() f() return true end)\nend\nf()",
                 MU_LUA_WRONG, 3, "nested too deeply");
    assert_fails("error()", MU_LUA_WRONG, 2, "not a text but a nil");
}

static void assert_text_fails(const char *text, size_t size, int line, const char *says)
{
    mu_lua *h = mu_lua_new(&few, true);

    assert_non_null(h);
    assert_false(mu_lua_load(h, text, size));
    if (h->trouble.line != line || strstr(h->trouble.text, says) == NULL)
        print_message("line %d: %s\n", h->trouble.line, h->trouble.text);
    assert_int_equal(h->trouble.chunk, 0);
    assert_int_equal(h->trouble.line, line);
    assert_non_null(strstr(h->trouble.text, says));
    assert_int_equal(lua_gettop(h->L), 0);
    mu_lua_free(h);
}

static void texts_that_are_no_rules_say_so(void **state)
{
    static char deep[100000];

    (void)state;
    assert_text_fails("return {", 8, 1, "expected");
    assert_text_fails("local x = 1\nreturn x", 20, 0, "does not return a table");
    assert_text_fails("", 0, 0, "returns nothing");
    assert_text_fails("\x1bLua", 4, 0, "attempt to load a binary chunk");
    assert_text_fails("error('no')", 11, 1, "no");
    memset(deep, '(', sizeof deep);
    memcpy(deep, "return ", 7);
    assert_text_fails(deep, sizeof deep, 0, "nested too deeply");
}

static void two_texts_do_not_see_each_other(void **state)
{
    static const char first[]  = "math.floor = function() return 99 end\nreturn { f = 1 }";
    static const char second[] = "return { f = function() return math.floor(1.5) end }";
    mu_lua           *h        = mu_lua_new(&few, true);

    (void)state;
    assert_true(mu_lua_load(h, first, sizeof first - 1));
    assert_true(mu_lua_load(h, second, sizeof second - 1));
    lua_getfield(h->L, -1, "f");
    assert_true(mu_lua_call(h, 0, 1));
    assert_int_equal(lua_tointeger(h->L, -1), 1);
    lua_settop(h->L, 0);
    mu_lua_free(h);
}

static void the_watch_stops_what_nobody_counts(void **state)
{
    char      out[64];
    mu_watch *w = mu_watch_new();

    (void)state;
    assert_non_null(w);
    mu_lua_trouble t = run(&limits, false, "while true do end", out, sizeof out);
    assert_int_equal(t.outcome, MU_LUA_SUSPECT);
    t = run(&limits, false, "local t = {} for i = 1, 1000 do t[i] = i end return #t", out, sizeof out);
    assert_int_equal(t.outcome, MU_LUA_FINE);
    assert_string_equal(out, "1000");

    /* A tick between two replications must not find a state that is gone. */
    mu_lua *h = mu_lua_new(&limits, false);
    assert_true(mu_lua_load(h, "return {}", 9));
    assert_true(mu_watch_looks_at(h));
    mu_lua_free(h);
    assert_true(mu_watch_looks_at(NULL));
    mu_watch_free(w);
}

static void every_allocation_may_fail_by_its_budget(void **state)
{
    static const char text[] = "local t = {} for i = 1, 100 do t[i] = { a = i, b = 'x' .. i } end return t";
    bool              fine   = false;

    (void)state;
    for (size_t memory = 0; !fine; memory += 97) {
        const mu_lua_limits tight = { memory, MU_LUA_TEXT, 1000000 };
        mu_lua             *h     = mu_lua_new(&tight, true);
        if (h == NULL) continue;
        fine = mu_lua_load(h, text, sizeof text - 1);
        if (!fine) assert_int_equal(h->trouble.outcome, MU_LUA_TOO_LARGE);
        assert_true(memory < 1000000);
        mu_lua_free(h);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_rules_need_is_there),
        cmocka_unit_test(pairs_goes_by_the_order_of_keys),
        cmocka_unit_test(sorting_keeps_equals_in_order),
        cmocka_unit_test(what_could_do_harm_is_not_there),
        cmocka_unit_test(nothing_differs_from_run_to_run),
        cmocka_unit_test(what_is_no_number_has_no_sign),
        cmocka_unit_test(endless_work_ends),
        cmocka_unit_test(long_work_of_a_single_call_is_charged),
        cmocka_unit_test(hoarding_ends),
        cmocka_unit_test(every_error_has_its_true_line),
        cmocka_unit_test(texts_that_are_no_rules_say_so),
        cmocka_unit_test(two_texts_do_not_see_each_other),
        cmocka_unit_test(the_watch_stops_what_nobody_counts),
        cmocka_unit_test(every_allocation_may_fail_by_its_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
