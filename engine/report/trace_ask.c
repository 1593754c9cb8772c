/* trace_ask.c - the times and the person a trace is asked for, as people write them. */
#include "report/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/person.h"

/* A time without a date. Where the doors stay open over midnight, one before the opening is of the next morning. */
static mu_time on_day(const mu_calendar *c, int64_t day, mu_span clock)
{
    const mu_window *first = &c->windows[0];
    const bool       night =
        mu_wall_of(c->wall, first->till.us) > MU_DAY_US && clock.us < mu_wall_of(c->wall, first->from.us);

    return (mu_time){ mu_wall_instant(c->wall, (day + night) * MU_DAY_US + clock.us) };
}

/* Reads "10:10" (of `day`), "2026-01-05 10:10", "2026-01-05T10:10" or "2026-01-05" (its first or last instant). */
static bool read_instant(const mu_calendar *c, const char *text, int64_t day, bool last, mu_time *out)
{
    char    date[16] = "";
    size_t  length;
    int64_t days;
    mu_span clock = { 0 };

    if (mu_clock_parse(text, &clock)) {
        *out = on_day(c, day, clock);
        return true;
    }
    text += strspn(text, " ");
    length = strcspn(text, " T");
    if (length >= sizeof date) return false;
    memcpy(date, text, length);
    if (!mu_date_parse(date, &days)) return false;
    text += length;
    const bool whole_day = text[strspn(text, " ")] == '\0';
    if (!whole_day && !mu_clock_parse(text + 1, &clock)) return false;
    if (whole_day && last) clock.us = MU_DAY_US - 1;
    out->us = mu_wall_instant(c->wall, (days - c->start_date) * MU_DAY_US + clock.us);
    return true;
}

static mu_status bad_instant(mu_diag *diag, const char *option, const char *found)
{
    char quoted[64];

    snprintf(quoted, sizeof quoted, "\"%.50s\"", found);
    return mu_diag_add(diag,
                       (mu_problem){ .status   = MU_ERR_USAGE,
                                     .at       = { .file = option },
                                     .expected = "a time such as 10:10 or \"2026-01-05 10:10\", or a date",
                                     .found    = quoted });
}

static mu_status read_span(const mu_model *m, const mu_trace_options *o, mu_diag *diag, mu_trace_wish *out)
{
    const mu_calendar *c   = &m->calendar;
    int64_t            day = 0;

    out->from = (mu_time){ INT64_MIN };
    out->to   = (mu_time){ INT64_MAX };
    if (o->from != NULL) {
        if (!read_instant(c, o->from, 0, false, &out->from)) return bad_instant(diag, "--from", o->from);
        day = mu_calendar_day(c, out->from);
        if (strchr(o->from, '-') == NULL) day = 0;
    }
    if (o->to != NULL && !read_instant(c, o->to, day, true, &out->to))
        return bad_instant(diag, "--to", o->to);
    if (out->from.us > out->to.us)
        return mu_diag_addf(diag, MU_ERR_USAGE, (mu_where){ .file = "--from" }, NULL, NULL,
                            "%.50s is after --to %.50s", o->from, o->to);
    return MU_OK;
}

/* The number that ends a name, and in *length the bytes before it and its blanks; 0 where there is none. */
static long number_at_end(const char *name, size_t *length)
{
    size_t n = strlen(name), digits;

    for (digits = n; digits > 0 && name[digits - 1] >= '0' && name[digits - 1] <= '9';) digits--;
    *length = digits;
    while (*length > 0 && name[*length - 1] == ' ') (*length)--;
    return digits < n ? strtol(name + digits, NULL, 10) : 0;
}

/* The team that was meant, or NULL. */
static const mu_team *meant_team(const mu_model *m, const char *name, size_t length)
{
    char         team[MU_PERSON_NAME_ROOM];
    const char **names = NULL;

    if (length >= sizeof team) return NULL;
    memcpy(team, name, length);
    team[length] = '\0';

    int32_t t = mu_model_team(m, team);
    names     = t < 0 ? malloc((size_t)m->n_teams * sizeof *names) : NULL;
    if (names != NULL) {
        for (int32_t i = 0; i < m->n_teams; i++) names[i] = m->teams[i].name;
        const char *near = mu_text_nearest(team, names, (size_t)m->n_teams);
        if (near != NULL) t = mu_model_team(m, near);
    }
    free(names);
    return t >= 0 ? &m->teams[t] : NULL;
}

static mu_status unknown_person(const mu_model *m, const char *name, mu_diag *diag)
{
    const mu_where at = { .file = "--person" };
    size_t         length;
    const long     number = number_at_end(name, &length);
    const mu_team *team   = meant_team(m, name, length);
    const char    *first  = m->n_teams > 0 ? mu_model_team_name(m, 0) : "desk";

    if (team == NULL)
        return mu_diag_addf(diag, MU_ERR_USAGE, at, NULL, "people are named by team and number, from 1",
                            "there is no \"%.80s\"; the first is \"%s 1\"", name, first);
    if (number >= 1 && number <= team->n_people)
        return mu_diag_addf(diag, MU_ERR_USAGE, at, NULL, NULL,
                            "there is no \"%.80s\"; did you mean \"%s %ld\"?", name, team->name, number);
    if (team->n_people == 1)
        return mu_diag_addf(diag, MU_ERR_USAGE, at, NULL, NULL,
                            "there is no \"%.80s\"; the only one of %s is \"%s 1\"", name, team->name,
                            team->name);
    return mu_diag_addf(diag, MU_ERR_USAGE, at, NULL, NULL,
                        "there is no \"%.80s\"; the people of %s are \"%s 1\" to \"%s %d\"", name, team->name,
                        team->name, team->name, (int)team->n_people);
}

mu_status mu_trace_read_wish(const mu_model *m, const mu_trace_options *o, mu_diag *diag, mu_trace_wish *out)
{
    mu_status st = read_span(m, o, diag, out);

    out->contact = o->contact - 1;
    out->agent   = -1;
    if (o->person != NULL) {
        out->agent = mu_person_find(m, o->person);
        if (out->agent < 0) st = unknown_person(m, o->person, diag);
    }
    return st;
}
