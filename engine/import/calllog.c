#include "import/calllog.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/rowset.h"
#include "import/when.h"

const char *const mu_left_in_menu   = "abandoned after no wait: hung up before standing in the queue";
const char *const mu_duplicate_row  = "the same as an earlier row in every cell";
const char *const mu_handle_of_zero = "answered with a handle time of 0";

#define UNKNOWN_TOLERATED 0.01 /* of the rows */
#define OUTCOMES_TOLD     6

/* Everything that reading needs and the log does not keep. */
typedef struct {
    const mu_import_options *options;
    mu_call_log             *log;
    mu_csv                  *csv;
    mu_rowset                seen;
    mu_diag                 *diag;
    int64_t                  room;
    double                   latest; /* instant of the row before */
    char                     too_long[96];
} reader;

static const char *cell(const reader *r, int column)
{
    return column >= 0 ? mu_csv_cell(r->csv, (size_t)column) : "";
}

/* A time in seconds; `unit` counts for plain numbers only, not for 1:30 or 90s. */
static bool read_span(const char *text, double unit, double *seconds)
{
    if (!mu_when_span(text, seconds)) return false;
    if (unit != 1.0 && text[strspn(text, "0123456789.")] == '\0')
        *seconds = round(*seconds * unit * 1e6) / 1e6; /* 1.1 min is 66 s, not 66.00000000000001 */
    return true;
}

static mu_status leave_out(reader *r, const char *reason)
{
    return mu_quality_add(&r->log->quality, false, mu_csv_line(r->csv), reason);
}

static mu_status remark(reader *r, const char *reason)
{
    return mu_quality_add(&r->log->quality, true, mu_csv_line(r->csv), reason);
}

static mu_status ambiguous_date(const reader *r, const char *text)
{
    const int column = r->log->columns.date >= 0 ? r->log->columns.date : r->log->columns.arrival;

    return mu_diag_addf(r->diag, MU_ERR_VALUE,
                        (mu_where){ mu_csv_path(r->csv), mu_csv_line(r->csv),
                                    mu_csv_col(r->csv, (size_t)column), 0 },
                        NULL, "say which part is the day: --dates dmy, mdy or ymd",
                        "the date \"%.40s\" can be read in more than one way", text);
}

/* The instant of arrival: from one column, or from a date and a time of day. *reason is set when it cannot be
 * read. */
static mu_status read_arrival(reader *r, mu_call *call, const char **reason)
{
    const mu_columns *c    = &r->log->columns;
    const char       *text = cell(r, c->arrival);
    int64_t           days = 0;
    mu_when           when = mu_when_instant(text, r->options->date_order, &days, &call->at_s);

    if (when == MU_WHEN_UNREADABLE && c->date >= 0) {
        text = cell(r, c->date);
        when = mu_when_date(text, r->options->date_order, &days);
        if (when == MU_WHEN_UNREADABLE) *reason = "no date that can be read";
        if (when == MU_WHEN_READ && !mu_when_clock(cell(r, c->arrival), &call->at_s))
            *reason = "no time of arrival that can be read";
    } else if (when == MU_WHEN_UNREADABLE) {
        *reason = "no date and time of arrival that can be read";
    }
    if (when == MU_WHEN_AMBIGUOUS) return ambiguous_date(r, text);
    if (*reason == NULL && (days < -40000 || days > 80000)) *reason = "a date outside the years 1860 to 2189";
    call->date = *reason == NULL ? (int32_t)days : 0;
    return MU_OK;
}

static void read_outcome(reader *r, mu_call *call, const char **reason, char *buffer, size_t size)
{
    const mu_columns *c = &r->log->columns;

    if (c->outcome < 0) { /* whoever has a handle time was answered */
        double handle  = 0.0;
        call->answered = read_span(cell(r, c->handle), c->handle_unit, &handle) && handle > 0.0;
        return;
    }
    switch (mu_outcome_of(r->options, c->outcome_inverted, cell(r, c->outcome))) {
    case MU_OUTCOME_ANSWERED: call->answered = true; break;
    case MU_OUTCOME_ABANDONED: call->answered = false; break;
    default:
        snprintf(buffer, size, "outcome \"%.60s\" is neither answered nor abandoned", cell(r, c->outcome));
        *reason = buffer;
        break;
    }
}

static mu_status read_handle(reader *r, mu_call *call)
{
    const char *text = cell(r, r->log->columns.handle);
    double      handle;

    call->handle_s = -1.0;
    if (r->log->columns.handle < 0 || !call->answered) return MU_OK;
    if (!read_span(text, r->log->columns.handle_unit, &handle))
        return remark(r, "answered, but the handle time cannot be read");
    if (handle <= 0.0) return remark(r, mu_handle_of_zero);
    if (handle > mu_span_seconds(r->options->max_handle)) return remark(r, r->too_long);
    call->handle_s = handle;
    return MU_OK;
}

static bool grow(reader *r)
{
    mu_call_log *log = r->log;

    if (log->n < r->room) return true;
    const int64_t room = r->room > 0 ? 2 * r->room : 4096;
    mu_call      *more = realloc(log->call, (size_t)room * sizeof *more);
    if (more == NULL) return false;
    log->call = more;
    r->room   = room;
    return true;
}

static int32_t number_of(mu_words *words, const char *word)
{
    return mu_log_word_is_nothing(word) ? -1 : mu_words_add(words, word);
}

static mu_status too_many_words(const reader *r)
{
    return mu_diag_addf(r->diag, MU_ERR_VALUE, (mu_where){ mu_csv_path(r->csv), mu_csv_line(r->csv), 0, 0 },
                        NULL, "give other columns for --type, --priority, --outcome and --agent",
                        "a column for types, priorities, outcomes or agents has over %d different values",
                        MU_WORDS_LIMIT);
}

/* Words are counted for every row, so that the report can say what the columns hold. */
static mu_status read_words(reader *r, mu_call *call)
{
    mu_call_log      *log      = r->log;
    const mu_columns *c        = &log->columns;
    const int         column[] = { c->type, c->agent, c->priority, c->outcome };
    mu_words *const   words[]  = { &log->types, &log->agents, &log->priorities, &log->outcomes };
    int32_t           number[4];

    for (int i = 0; i < 4; i++) {
        const char *word = cell(r, column[i]);
        number[i]        = number_of(words[i], word);
        if (number[i] < 0 && !mu_log_word_is_nothing(word)) return too_many_words(r);
    }
    call->type     = number[0];
    call->agent    = number[1];
    call->priority = number[2];
    return MU_OK;
}

/* One row: kept, or left out with a reason. */
static mu_status take_row(reader *r)
{
    mu_call_log *log    = r->log;
    mu_call      call   = { .line = mu_csv_line(r->csv) };
    const char  *reason = NULL;
    char         buffer[128];
    mu_status    st;

    if ((st = read_words(r, &call)) != MU_OK) return st;
    if (mu_csv_cells(r->csv) != mu_csv_columns(r->csv)) {
        snprintf(buffer, sizeof buffer, "%zu cells where the header has %zu", mu_csv_cells(r->csv),
                 mu_csv_columns(r->csv));
        return leave_out(r, buffer);
    }
    switch (mu_rowset_add(&r->seen, r->csv)) {
    case MU_ROW_NEW: break;
    case MU_ROW_SEEN:
        if (!r->options->keep_duplicates) return leave_out(r, mu_duplicate_row);
        break;
    default: return MU_ERR_NOMEM;
    }

    if ((st = read_arrival(r, &call, &reason)) != MU_OK) return st;
    if (reason == NULL) read_outcome(r, &call, &reason, buffer, sizeof buffer);
    if (reason == NULL && log->columns.wait >= 0 &&
        !read_span(cell(r, log->columns.wait), log->columns.wait_unit, &call.waited_s))
        reason = "the wait cannot be read";
    if (reason == NULL && !call.answered && call.waited_s <= 0.0 && log->columns.wait >= 0 &&
        !r->options->zero_abandons)
        reason = mu_left_in_menu;
    if (reason != NULL) return leave_out(r, reason);

    if ((st = read_handle(r, &call)) != MU_OK) return st;
    if (call.waited_s != floor(call.waited_s) || call.handle_s != floor(call.handle_s)) log->unit = 0.0;
    const double instant = 86400.0 * call.date + call.at_s;
    log->out_of_order += instant < r->latest;
    r->latest = instant;
    if (!grow(r)) return MU_ERR_NOMEM;
    log->call[log->n++] = call;
    return MU_OK;
}

static int by_time(const void *x, const void *y)
{
    const mu_call *a = x, *b = y;

    if (a->date != b->date) return a->date < b->date ? -1 : 1;
    if (a->at_s != b->at_s) return a->at_s < b->at_s ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static mu_status list_dates(mu_call_log *log)
{
    int32_t n = 0;

    for (int64_t i = 0; i < log->n; i++) n += i == 0 || log->call[i].date != log->call[i - 1].date;
    log->date = MU_NEW_ARRAY(log->arena, n, int64_t);
    if (log->date == NULL) return MU_ERR_NOMEM;
    for (int64_t i = 0; i < log->n; i++)
        if (i == 0 || log->call[i].date != log->call[i - 1].date)
            log->date[log->n_dates++] = log->call[i].date;
    return MU_OK;
}

static mu_status no_usable_row(const mu_call_log *log, const char *path, mu_diag *diag)
{
    const mu_remark *most = NULL;

    for (int32_t i = 0; i < log->quality.n; i++)
        if (most == NULL || log->quality.remark[i].rows > most->rows) most = &log->quality.remark[i];
    if (most == NULL)
        return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ path, 1, 0, 0 }, NULL, NULL,
                            "there are no rows below the header");
    return mu_diag_addf(diag, MU_ERR_VALUE, (mu_where){ path, most->run[0].first, 0, 0 }, NULL,
                        "name the columns and the words for answered and abandoned by options",
                        "no row can be used; most often because: %s", most->reason);
}

static void warn(const reader *r, const char *message, const char *hint)
{
    (void)mu_diag_add(r->diag, (mu_problem){ .status  = MU_ERR_VALUE,
                                             .at      = { mu_csv_path(r->csv), 0, 0, 0 },
                                             .message = message,
                                             .hint    = hint,
                                             .warning = true });
}

/* Words of the outcome column that are neither answered nor abandoned, when they cost many rows. */
static void warn_of_unknown_outcomes(const reader *r)
{
    const mu_words *w       = &r->log->outcomes;
    int64_t         unknown = 0;
    int             told    = 0;
    mu_text         t       = { 0 };

    for (int32_t i = 0; i < w->n; i++)
        if (mu_outcome_of(r->options, false, w->word[i]) == MU_OUTCOME_OTHER) unknown += w->count[i];
    if ((double)unknown <= UNKNOWN_TOLERATED * (double)r->log->rows) return;
    mu_text_addf(&t, "%" PRId64 " of %" PRId64 " rows have an unknown outcome:", unknown, r->log->rows);
    for (int32_t i = 0; i < w->n; i++) {
        if (mu_outcome_of(r->options, false, w->word[i]) != MU_OUTCOME_OTHER) continue;
        if (told < OUTCOMES_TOLD)
            mu_text_addf(&t, "%s \"%.40s\" %" PRId64, told > 0 ? "," : "", w->word[i], w->count[i]);
        else if (told == OUTCOMES_TOLD)
            mu_text_add(&t, ", ...");
        told++;
    }
    char *message = mu_text_take(&t);
    if (message != NULL) warn(r, message, "say what they mean with --answered and --abandoned");
    free(message);
}

static void warn_of_doubts(const reader *r)
{
    const mu_call_log *log = r->log;

    if (2 * log->quality.left_out > log->rows)
        warn(r, "more than half of the rows were left out", "data-quality.txt says which and why");
    if (log->columns.outcome >= 0)
        warn_of_unknown_outcomes(r);
    else if (r->options->outcome == NULL)
        warn(r, "no outcome column was found: only calls with a handle time count as answered",
             "name the column with --outcome COLUMN, or say --outcome '' when that is meant");
}

static mu_status read_all(reader *r)
{
    mu_call_log *log = r->log;
    mu_status    st  = MU_OK;

    while (mu_csv_next(r->csv, &st)) {
        log->rows++;
        if ((st = take_row(r)) != MU_OK) return st;
    }
    if (st != MU_OK) return st;
    if (log->n == 0) return no_usable_row(log, mu_csv_path(r->csv), r->diag);
    qsort(log->call, (size_t)log->n, sizeof *log->call, by_time);
    warn_of_doubts(r);
    return list_dates(log);
}

mu_status mu_call_log_read(const char *path, const mu_import_options *o, mu_diag *diag, mu_call_log **out)
{
    mu_status    st  = MU_ERR_NOMEM;
    mu_call_log *log = calloc(1, sizeof *log);
    reader       r   = { .options = o, .log = log, .diag = diag, .latest = -HUGE_VAL };
    char         limit[40];

    *out = NULL;
    if (log == NULL || (log->arena = mu_arena_new(0)) == NULL) goto done;
    log->quality.arena = log->arena;
    log->unit          = 1.0;
    mu_span_print(o->max_handle, limit, sizeof limit);
    snprintf(r.too_long, sizeof r.too_long, "answered with a handle time of over %s", limit);
    if (mu_words_init(&log->types, log->arena) != MU_OK || mu_words_init(&log->agents, log->arena) != MU_OK ||
        mu_words_init(&log->priorities, log->arena) != MU_OK ||
        mu_words_init(&log->outcomes, log->arena) != MU_OK)
        goto done;
    if ((st = mu_csv_open(path, diag, &r.csv)) != MU_OK) goto done;
    if ((st = mu_columns_find(r.csv, o, diag, &log->columns)) != MU_OK) goto done;
    for (int i = 0; i < MU_COLUMN_ROLES; i++) {
        const int at = mu_column_at(&log->columns, i);

        if (at < 0) continue;
        log->header[i] = mu_arena_text(log->arena, mu_csv_column(r.csv, (size_t)at));
        if (log->header[i] == NULL) st = MU_ERR_NOMEM;
    }
    if (st != MU_OK || (st = read_all(&r)) != MU_OK) goto done;
    *out = log;
    log  = NULL;
done:
    if (st == MU_ERR_NOMEM)
        mu_diag_add(diag,
                    (mu_problem){ .status = st, .at = { path, 0, 0, 0 }, .message = "not enough memory" });
    mu_rowset_free(&r.seen);
    mu_csv_close(r.csv);
    mu_call_log_free(log);
    return st;
}

void mu_call_log_free(mu_call_log *log)
{
    if (log == NULL) return;
    free(log->call);
    mu_arena_free(log->arena);
    free(log);
}
