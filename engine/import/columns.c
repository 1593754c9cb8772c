#include "import/columns.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* The usual names, the more telling first. vru_exit: the end of the voice menu is the arrival at the queue. */
static const struct {
    const char *column, *names;
} usual[] = {
    { "arrival", "arrival, arrival_time, arrived, arrived_at, queue_entry, queue_start, queued_at, vru_exit, "
                 "ivr_exit, timestamp, datetime, date_time, call_time, start, start_time, time, date" },
    { "date", "date, call_date, day" },
    { "type", "type, contact_type, call_type, queue, queue_name, skill, topic, service" },
    { "priority", "priority, class" },
    { "wait",
      "wait, wait_time, waiting_time, waited, wait_s, queue_time, q_time, time_in_queue, speed_of_answer" },
    { "outcome", "outcome, status, disposition, result, answered, abandoned" },
    { "handle",
      "handle, handle_time, handling_time, aht, ser_time, service_time, handle_s, service_s, talk_time, "
      "talk, duration" },
    { "agent", "agent, agent_id, agent_name, server, operator, handled_by, answered_by" },
    { "answered",
      "agent, answered, answer, handled, served, connected, completed, complete, yes, y, true, 1" },
    { "abandoned",
      "hang, hangup, hang up, hung up, abandoned, abandon, lost, missed, unanswered, no answer, no, n, "
      "false, 0" },
};

static const char nothing[] = "-, none, null, n/a, na, nan, no_server, unknown";

const char *mu_import_usual_names(const char *column)
{
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (strcmp(usual[i].column, column) == 0) return usual[i].names;
    return NULL;
}

/* The next word of a list: *word and its length; returns where to go on, or NULL at the end. */
static const char *next_word(const char *list, const char **word, size_t *length)
{
    list += strspn(list, ", ");
    if (*list == '\0') return NULL;
    *word   = list;
    *length = strcspn(list, ",");
    list += *length;
    while (*length > 0 && (*word)[*length - 1] == ' ') --*length;
    return list;
}

bool mu_log_word_in(const char *list, const char *word)
{
    const size_t size = strlen(word);
    const char  *one;
    size_t       length;

    while ((list = next_word(list, &one, &length)) != NULL)
        if (length == size && strncasecmp(one, word, size) == 0) return true;
    return false;
}

bool mu_log_word_is_nothing(const char *word)
{
    return *word == '\0' || mu_log_word_in(nothing, word);
}

mu_outcome mu_outcome_of(const mu_import_options *o, bool inverted, const char *word)
{
    const char *answered  = o->answered != NULL ? o->answered : mu_import_usual_names("answered");
    const char *abandoned = o->abandoned != NULL ? o->abandoned : mu_import_usual_names("abandoned");

    if (mu_log_word_in(answered, word)) return inverted ? MU_OUTCOME_ABANDONED : MU_OUTCOME_ANSWERED;
    if (mu_log_word_in(abandoned, word)) return inverted ? MU_OUTCOME_ANSWERED : MU_OUTCOME_ABANDONED;
    return MU_OUTCOME_OTHER;
}

/* ---- names of columns ----------------------------------------------------------------------------- */

#define LONGEST_NAME 128

/* Seconds in a unit of time, or 0 when the word is none. */
static double unit_called(const char *word)
{
    if (mu_log_word_in("s, sec, secs, second, seconds", word)) return 1.0;
    if (mu_log_word_in("ms, msec, millisecond, milliseconds", word)) return 0.001;
    if (mu_log_word_in("min, mins, minute, minutes", word)) return 60.0;
    return mu_log_word_in("h, hr, hrs, hour, hours", word) ? 3600.0 : 0.0;
}

/* A name without what does not matter: "Wait Time (s)", "wait-time" and "WAIT_TIME_S" all give "waittime".
 * Returns the seconds of its unit, 1 when it names none. */
static double fold(const char *name, char folded[LONGEST_NAME])
{
    char   word[LONGEST_NAME], *bracket, *last;
    double unit = 0.0;
    size_t n    = 0;

    snprintf(word, sizeof word, "%s", name);
    if ((bracket = strpbrk(word, "([")) != NULL && bracket > word) {
        *bracket++                      = '\0';
        bracket[strcspn(bracket, ")]")] = '\0';
        unit                            = unit_called(bracket);
    }
    for (char *p = word; *p != '\0'; p++)
        if (strchr("_-./", *p) != NULL) *p = ' ';
    for (size_t end = strlen(word); end > 0 && word[end - 1] == ' ';) word[--end] = '\0';
    if (unit <= 0.0 && (last = strrchr(word, ' ')) != NULL && (unit = unit_called(last + 1)) > 0.0)
        *last = '\0';
    for (const char *p = word; *p != '\0'; p++)
        if (*p != ' ') folded[n++] = (char)tolower((unsigned char)*p);
    folded[n] = '\0';
    return unit > 0.0 ? unit : 1.0;
}

/* By the very name, or by what matters of it. */
static int find_name(const mu_csv *csv, const char *name)
{
    const int exact = mu_csv_find(csv, name);
    char      wanted[LONGEST_NAME], other[LONGEST_NAME];

    if (exact >= 0) return exact;
    (void)fold(name, wanted);
    for (size_t i = 0; i < mu_csv_columns(csv); i++) {
        (void)fold(mu_csv_column(csv, i), other);
        if (*wanted != '\0' && strcmp(wanted, other) == 0) return (int)i;
    }
    return -1;
}

static double unit_of(const mu_csv *csv, int column)
{
    char folded[LONGEST_NAME];
    return column >= 0 ? fold(mu_csv_column(csv, (size_t)column), folded) : 1.0;
}

static int find_listed(const mu_csv *csv, const char *list)
{
    const char *one;
    size_t      length;
    char        name[64];

    while ((list = next_word(list, &one, &length)) != NULL) {
        memcpy(name, one, length);
        name[length]    = '\0';
        const int found = find_name(csv, name);
        if (found >= 0) return found;
    }
    return -1;
}

static int find_usual(const mu_csv *csv, const char *column)
{
    return find_listed(csv, mu_import_usual_names(column));
}

int mu_column_called(const mu_csv *csv, const char *names, bool one, double *unit_s)
{
    const int at = one ? find_name(csv, names) : find_listed(csv, names);

    *unit_s = unit_of(csv, at);
    return at;
}

/* All column names in one line, for hints; shortened when there are many. */
static char *names_of_all(const mu_csv *csv)
{
    mu_text t = { 0 };

    mu_text_add(&t, "the columns are ");
    for (size_t i = 0; i < mu_csv_columns(csv) && i < 30; i++)
        mu_text_addf(&t, "%s%.60s", i > 0 ? ", " : "", mu_csv_column(csv, i));
    if (mu_csv_columns(csv) > 30) mu_text_add(&t, ", ...");
    return mu_text_take(&t);
}

static mu_status complain(const mu_csv *csv, mu_diag *diag, const char *message)
{
    char           *hint = names_of_all(csv);
    const mu_status st   = mu_diag_add(diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                                           .at      = { mu_csv_path(csv), 1, 0, 0 },
                                                           .message = message,
                                                           .hint    = hint });
    free(hint);
    return st;
}

/* A column by the name given, or by its usual names. */
static mu_status find(const mu_csv *csv, const char *column, const char *given, mu_diag *diag, int *out)
{
    char message[200];

    *out = -1;
    if (given == NULL) {
        *out = find_usual(csv, column);
        return MU_OK;
    }
    if (*given == '\0') return MU_OK;
    *out = find_name(csv, given);
    if (*out >= 0) return MU_OK;
    snprintf(message, sizeof message, "no column \"%.80s\", which was to be the %s column", given, column);
    return complain(csv, diag, message);
}

const char *mu_column_role(int role)
{
    return usual[role].column; /* the roles come first in the table */
}

int mu_column_at(const mu_columns *c, int role)
{
    const int at[MU_COLUMN_ROLES] = { c->arrival, c->date,    c->type,   c->priority,
                                      c->wait,    c->outcome, c->handle, c->agent };
    return at[role];
}

mu_status mu_columns_find(const mu_csv *csv, const mu_import_options *o, mu_diag *diag, mu_columns *out)
{
    const struct {
        const char *column, *given;
        int        *at;
    } wanted[] = {
        { "arrival", o->arrival, &out->arrival }, { "date", o->date, &out->date },
        { "type", o->type, &out->type },          { "priority", o->priority, &out->priority },
        { "wait", o->wait, &out->wait },          { "outcome", o->outcome, &out->outcome },
        { "handle", o->handle, &out->handle },    { "agent", o->agent, &out->agent },
    };
    mu_status st = MU_OK;

    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        const mu_status one = find(csv, wanted[i].column, wanted[i].given, diag, wanted[i].at);
        if (st == MU_OK) st = one;
    }
    if (st != MU_OK) return st;
    if (out->date == out->arrival) out->date = -1; /* one column with date and time */
    if (out->arrival < 0)
        return complain(csv, diag, "no column with the time of arrival; name it with --arrival");
    if (out->outcome < 0 && out->handle < 0)
        return complain(csv, diag,
                        "no column says which calls were answered; name one with --outcome or --handle");
    if (out->wait < 0 && o->wait == NULL)
        return complain(csv, diag,
                        "no column with the time in the queue; name it with --wait COLUMN, or say --wait '' "
                        "when the log has none");
    if (out->handle < 0 && o->handle == NULL)
        return complain(csv, diag, "no column with the time with the agent; name it with --handle COLUMN");
    out->wait_unit        = unit_of(csv, out->wait);
    out->handle_unit      = unit_of(csv, out->handle);
    out->outcome_inverted = out->outcome >= 0 &&
                            strncasecmp(mu_csv_column(csv, (size_t)out->outcome), "abandon", 7) == 0 &&
                            o->answered == NULL && o->abandoned == NULL;
    return MU_OK;
}
