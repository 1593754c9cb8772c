/* lua_power.c - finds the operator ^ in a rule's text. */
#include "rules/lua_env.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *at, *end;
    int         line;
} reader;

static char peek(const reader *r, size_t ahead)
{
    return (size_t)(r->end - r->at) > ahead ? r->at[ahead] : '\0';
}

static void step(reader *r)
{
    if (r->at < r->end && *r->at++ == '\n') r->line++;
}

/* "[[", "[=[" ...: the number of equals signs, or -1 where no long text begins. */
static int long_level(const reader *r)
{
    int level = 0;

    if (peek(r, 0) != '[') return -1;
    while (peek(r, (size_t)level + 1) == '=') level++;
    return peek(r, (size_t)level + 1) == '[' ? level : -1;
}

static void skip_long(reader *r, int level)
{
    while (r->at < r->end) {
        int equals = 0;
        if (peek(r, 0) == ']') {
            while (peek(r, (size_t)equals + 1) == '=') equals++;
            if (equals == level && peek(r, (size_t)equals + 1) == ']') {
                r->at += level + 2;
                return;
            }
        }
        step(r);
    }
}

static void skip_quoted(reader *r, char quote)
{
    for (step(r); r->at < r->end && *r->at != quote && *r->at != '\n'; step(r))
        if (*r->at == '\\') step(r);
    step(r);
}

static void skip_comment(reader *r)
{
    r->at += 2;
    const int level = long_level(r);
    if (level >= 0)
        skip_long(r, level);
    else
        while (r->at < r->end && *r->at != '\n') step(r);
}

int mu_env_power_at(const char *text, size_t size)
{
    reader r = { text, text + size, 1 };

    while (r.at < r.end) {
        const int level = long_level(&r);
        if (level >= 0)
            skip_long(&r, level);
        else if (peek(&r, 0) == '-' && peek(&r, 1) == '-')
            skip_comment(&r);
        else if (*r.at == '"' || *r.at == '\'')
            skip_quoted(&r, *r.at);
        else if (*r.at == '^')
            return r.line;
        else
            step(&r);
    }
    return 0;
}
