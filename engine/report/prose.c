/* prose.c - sentences for the terminal: broken into lines, with spans and names as people say them. */
#include "report/report.h"

#include <stdlib.h>
#include <string.h>
#include "report/figure.h"

const char *mu_sl_name(mu_sl variant)
{
    switch (variant) {
    case MU_SL_STRICT: return "strict";
    case MU_SL_ANSWERED: return "answered";
    case MU_SL_NEUTRAL: return "neutral";
    case MU_SL_CREDITED: return "credited";
    }
    return "?";
}

void mu_report_span(mu_text *out, mu_span d)
{
    static const struct {
        int64_t     us;
        const char *name;
    } units[] = {
        { MU_DAY_US, " days" }, { MU_HOUR_US, " h" }, { MU_MINUTE_US, " min" }, { MU_SECOND_US, " s" }
    };
    char number[32];

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (d.us % units[i].us != 0 || d.us == 0) continue;
        if (units[i].us == MU_DAY_US && d.us < 2 * MU_DAY_US)
            continue; /* "24 h" reads better than "1 days" */
        const int64_t whole = d.us / units[i].us;
        mu_figure_number(out, (double)whole, 0);
        mu_text_add(out, units[i].name);
        return;
    }
    mu_number_print(mu_span_seconds(d), number, sizeof number);
    mu_text_addf(out, "%s s", number);
}

/* Bytes of the UTF-8 letter that begins at `s`. */
static size_t letter_bytes(const char *s)
{
    size_t n = 1;

    while (((unsigned char)s[n] & 0xC0u) == 0x80u) n++;
    return n;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* May a line end before the letter at `s` + `i`? Between wide letters, or at a blank that is not inside a
 * number such as "2 880". */
static bool may_break_before(const char *s, size_t i, bool wide_before, bool wide_here)
{
    if (s[i] == ' ') return !(i > 0 && is_digit(s[i - 1]) && is_digit(s[i + 1]));
    return wide_before && wide_here;
}

/* Bytes of `s` that fit into `room` columns without tearing a word, unless it is longer than a line; the whole
 * when it fits, and always one letter. */
static size_t bytes_that_fit(const char *s, int room)
{
    size_t fits = 0, i = 0;
    int    used        = 0;
    bool   wide_before = false;

    while (s[i] != '\0') {
        char         letter[16];
        const size_t n = letter_bytes(s + i);
        memcpy(letter, s + i, n < 15 ? n : 15);
        letter[n < 15 ? n : 15] = '\0';

        const int width = mu_text_width(letter);
        if (i > 0 && may_break_before(s, i, wide_before, width == 2)) fits = i;
        if (used + width > room && i > 0) return fits > 0 ? fits : i;
        used += width;
        wide_before = width == 2;
        i += n;
    }
    return i;
}

void mu_report_wrap(mu_text *out, const char *head, const char *text)
{
    const int indent = mu_text_width(head);

    mu_text_add(out, head);
    for (;;) {
        const size_t n = bytes_that_fit(text, MU_REPORT_COLUMNS - indent);
        mu_text_add_n(out, text, n);
        mu_text_add(out, "\n");
        text += n;
        while (*text == ' ') text++;
        if (*text == '\0') return;
        mu_text_repeat(out, " ", indent);
    }
}

void mu_report_sentence(mu_text *out, const char *head, mu_text *sentence)
{
    char *text = mu_text_take(sentence);

    if (text != NULL)
        mu_report_wrap(out, head, text);
    else
        out->failed = true;
    free(text);
}
