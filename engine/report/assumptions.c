/* assumptions.c - what the figures of a scenario with people who change rest on: its guesses, and what was calibrated. */
#include "report/report.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/assumption.h"
#include "report/columns.h"

/* "behaviour.learning" of "behaviour.learning.grace": its length. */
static size_t section_of(const char *path)
{
    return (size_t)(strrchr(path, '.') - path);
}

static bool same_section(const char *a, const char *b)
{
    return section_of(a) == section_of(b) && memcmp(a, b, section_of(a)) == 0;
}

/* A line for each section that has any of this mark: "  behaviour.learning: solves_less 0.6 (0.2 to 1.2), grace 7d". */
static void add_sections(mu_text *out, const mu_model *m, char mark)
{
    const char *last = NULL;
    mu_text     line = { 0 };

    for (int32_t i = 0; i < m->n_assumptions; i++) {
        const mu_assumption *a = &m->assumptions[i];
        if (a->mark != mark) continue;
        const bool begun = last != NULL && same_section(last, a->path);
        if (!begun && last != NULL) mu_report_sentence(out, "  ", &line);
        if (begun)
            mu_text_add(&line, ",");
        else
            mu_text_addf(&line, "%.*s:", (int)section_of(a->path), a->path);
        mu_text_addf(&line, " %s %s", a->path + section_of(a->path) + 1, a->value);
        if (a->low != NULL) mu_text_addf(&line, " (%s to %s)", a->low, a->high);
        last = a->path;
    }
    if (last != NULL) mu_report_sentence(out, "  ", &line);
}

static int32_t count(const mu_model *m, char mark)
{
    int32_t n = 0;

    for (int32_t i = 0; i < m->n_assumptions; i++) n += m->assumptions[i].mark == mark;
    return n;
}

char *mu_report_assumptions(const mu_model *m)
{
    mu_text   out = { 0 }, sentence = { 0 };
    const int guesses = (int)count(m, 'D'), derived = (int)count(m, 'C');

    if (guesses > 0) {
        mu_text_addf(
            &sentence,
            "These figures rest on %d guess%s [D]: believe signs before sizes, and try them as ranges "
            "(muster sensitivity).",
            guesses, guesses == 1 ? "" : "es");
        mu_report_sentence(&out, "", &sentence);
        add_sections(&out, m, 'D');
    }
    if (derived > 0) {
        mu_text_addf(&sentence, "%s %d calibrated or derived from studies of other firms [C]:",
                     guesses > 0 ? "And on" : "These figures rest on", derived);
        mu_report_sentence(&out, "", &sentence);
        add_sections(&out, m, 'C');
    }
    return mu_text_take(&out);
}

void mu_json_assumptions(mu_json *j, const mu_model *m)
{
    if (m->n_assumptions == 0) return;
    mu_json_open(j, "assumptions", '[');
    for (int32_t i = 0; i < m->n_assumptions; i++) {
        const mu_assumption *a       = &m->assumptions[i];
        const char           mark[2] = { a->mark, '\0' };
        mu_json_open(j, NULL, '{');
        if (a->high != NULL) mu_json_string(j, "high", a->high);
        if (a->low != NULL) mu_json_string(j, "low", a->low);
        mu_json_string(j, "mark", mark);
        mu_json_string(j, "path", a->path);
        mu_json_string(j, "source", a->source);
        mu_json_string(j, "value", a->value);
        mu_json_flag(j, "written", a->written);
        mu_json_close(j, '}');
    }
    mu_json_close(j, ']');
}
