#include "report/changes.h"

#include <inttypes.h>
#include <stdlib.h>
#include "report/words.h"

enum { MOST_SETTINGS = 4, MOST_CHANGES = 8 }; /* in one sentence; in the head of a report */

/* ---- words ---------------------------------------------------------------------------------------- */

static void add_settings(mu_text *out, const mu_change *c)
{
    for (int32_t i = 0; i < c->n_set && i < MOST_SETTINGS; i++)
        mu_text_addf(out, "%s%s", i > 0 ? ", " : "", c->set[i]);
    if (c->n_set > MOST_SETTINGS) mu_text_addf(out, " and %" PRId32 " more", c->n_set - MOST_SETTINGS);
    if (c->n_set == 0) mu_text_add(out, "nothing");
}

void mu_change_add(mu_text *out, const mu_change *c)
{
    if (c->name == NULL) {
        add_settings(out, c);
        return;
    }
    mu_text_addf(out, "%s (", c->name);
    add_settings(out, c);
    mu_text_add(out, ")");
}

/* Up to the first opening is the beginning. */
static bool is_beginning(const mu_model *m, mu_time at)
{
    return at.us <= m->calendar.from.us;
}

/* Whether a change begins at `at`, or holds from the beginning when that is asked for. */
static bool begins(const mu_model *m, const mu_change *c, mu_time at)
{
    if (is_beginning(m, at)) return is_beginning(m, c->from) && !is_beginning(m, c->till);
    return c->from.us == at.us;
}

static bool ends(const mu_model *m, const mu_change *c, mu_time at)
{
    return !is_beginning(m, at) && c->till.us == at.us;
}

void mu_changes_add_at(mu_text *out, const mu_model *m, mu_time at)
{
    const char *between = "";

    for (int32_t i = 0; i < m->n_changes; i++) {
        if (!begins(m, &m->changes[i], at)) continue;
        mu_text_add(out, between);
        mu_change_add(out, &m->changes[i]);
        mu_text_add(out, is_beginning(m, at) ? " holds" : " begins");
        between = "; ";
    }
    for (int32_t i = 0; i < m->n_changes; i++) {
        if (!ends(m, &m->changes[i], at)) continue;
        mu_text_add(out, between);
        if (m->changes[i].name != NULL)
            mu_text_add(out, m->changes[i].name);
        else
            add_settings(out, &m->changes[i]);
        mu_text_add(out, " ends");
        between = "; ";
    }
}

/* "from 2026-01-07 12:00 new bot" */
static void add_dated(mu_text *out, const mu_model *m, const mu_change *c, mu_lang lang)
{
    const bool lasts = c->till.us >= MU_NEVER_US;
    char       from[48], till[48] = "";
    mu_text    what = { 0 };

    mu_calendar_print_date(&m->calendar, c->from, from, sizeof from);
    if (!lasts) mu_calendar_print_date(&m->calendar, c->till, till, sizeof till);
    if (c->name != NULL)
        mu_text_add(&what, c->name);
    else
        add_settings(&what, c);
    char *text = mu_text_take(&what);
    mu_words_fill(out, lasts ? MU_WORD_FROM : MU_WORD_FROM_TILL, lang,
                  lasts ? (const char *[3]){ from, text, NULL } : (const char *[3]){ from, till, text });
    free(text);
}

void mu_changes_add_heading(mu_text *out, const mu_model *m, mu_lang lang)
{
    mu_text list = { 0 }, sentence = { 0 };

    if (m->n_changes == 0) return;
    for (int32_t i = 0; i < m->n_changes && i < MOST_CHANGES; i++) {
        if (i > 0) mu_text_add(&list, mu_word_in(MU_WORD_NEXT, lang));
        add_dated(&list, m, &m->changes[i], lang);
    }
    if (m->n_changes > MOST_CHANGES) mu_text_add(&list, " …");
    char *all = mu_text_take(&list);
    mu_words_fill(&sentence, MU_WORD_CHANGES, lang, (const char *[3]){ all, NULL, NULL });
    mu_report_sentence(out, "", &sentence);
    free(all);
}

/* ---- JSON ----------------------------------------------------------------------------------------- */

static void add_date(mu_json *j, const char *key, const mu_model *m, mu_time at)
{
    char date[48];

    mu_calendar_print_date(&m->calendar, at, date, sizeof date);
    if (at.us < MU_NEVER_US)
        mu_json_string(j, key, date);
    else
        mu_json_null(j, key);
}

static void add_change(mu_json *j, const mu_model *m, const mu_change *c)
{
    mu_json_open_inline(j, NULL, '{');
    add_date(j, "from", m, c->from);
    if (c->name != NULL)
        mu_json_string(j, "name", c->name);
    else
        mu_json_null(j, "name");
    mu_json_open_inline(j, "set", '[');
    for (int32_t i = 0; i < c->n_set; i++) mu_json_string(j, NULL, c->set[i]);
    mu_json_close(j, ']');
    add_date(j, "till", m, c->till);
    mu_json_close(j, '}');
}

void mu_changes_json(mu_json *j, const mu_model *m)
{
    mu_json_open(j, "changes", '[');
    for (int32_t i = 0; i < m->n_changes; i++) add_change(j, m, &m->changes[i]);
    mu_json_close(j, ']');
}

void mu_changes_json_at(mu_json *j, const mu_model *m, mu_time at)
{
    mu_json_open_inline(j, "begins", '[');
    for (int32_t i = 0; i < m->n_changes; i++)
        if (begins(m, &m->changes[i], at)) add_change(j, m, &m->changes[i]);
    mu_json_close(j, ']');
    mu_json_open_inline(j, "ends", '[');
    for (int32_t i = 0; i < m->n_changes; i++)
        if (ends(m, &m->changes[i], at)) add_change(j, m, &m->changes[i]);
    mu_json_close(j, ']');
}
