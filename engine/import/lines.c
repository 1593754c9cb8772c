#include "import/lines.h"

#include <stdio.h>
#include <string.h>

#define WIDTH      80
#define NAME_WIDTH 14

const char *mu_plural(int64_t n)
{
    return n == 1 ? "" : "s";
}

static int column_of_end(const mu_text *t)
{
    size_t start = t->length;

    while (start > 0 && t->bytes[start - 1] != '\n') start--;
    return t->length > start ? mu_text_width(t->bytes + start) : 0;
}

void mu_line_item(mu_text *t, const char *item, int indent)
{
    if (column_of_end(t) + 1 + mu_text_width(item) > WIDTH) {
        mu_text_add(t, "\n");
        mu_text_repeat(t, " ", indent);
    } else {
        mu_text_add(t, " ");
    }
    mu_text_add(t, item);
}

void mu_line_words(mu_text *t, const char *words, int indent)
{
    char word[128];

    while (*words != '\0') {
        const size_t length = strcspn(words, " ");

        snprintf(word, sizeof word, "%.*s", (int)length, words);
        mu_line_item(t, word, indent);
        words += length;
        words += strspn(words, " ");
    }
}

void mu_line_name(mu_text *t, const char *name)
{
    mu_text_add(t, "  ");
    if (mu_text_width(name) > NAME_WIDTH) {
        mu_text_addf(t, "%s\n  ", name);
        name = "";
    }
    mu_text_pad(t, name, NAME_WIDTH);
}
