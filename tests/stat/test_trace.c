/* Replays of a real call log, day by day: whole seconds, no randomness, exact integers (cases C-TRACE).
 *
 * The log is not part of the project; its path comes in the environment variable LOG.
 */
#include <unistd.h>

#include "tests/stat/harness.h"

#include "sim/world.h"

#define CALLS_MOST 40000
#define DAYS_MOST  40
#define SERVED     "AGENT"

typedef struct {
    int day;  /* index into the log's days */
    int at_s; /* the call leaves the voice menu */
    int service_s;
    int priority;
} call;

typedef struct {
    cases *known;
    char   folder[300];
    int    n_calls, n_days;
    long   date[DAYS_MOST];
    call   calls[CALLS_MOST];
} call_log;

/* ---- reading the log ------------------------------------------------------------------------------- */

enum { PRIORITY = 3, DATE = 5, VRU_EXIT = 7, OUTCOME = 12, SER_TIME = 15, COLUMNS = 17 };

static int day_of(call_log *log, long date)
{
    for (int i = 0; i < log->n_days; i++)
        if (log->date[i] == date) return i;
    assert_true(log->n_days < DAYS_MOST);
    log->date[log->n_days] = date;
    return log->n_days++;
}

static void read_line(call_log *log, char *line)
{
    char *cell[COLUMNS];
    int   n = 0, hour, minute, second;

    for (char *rest = line; rest != NULL && n < COLUMNS; n++) {
        cell[n] = rest;
        rest    = strchr(rest, '\t');
        if (rest != NULL) *rest++ = '\0';
    }
    if (n < COLUMNS || strcmp(cell[OUTCOME], SERVED) != 0 || atoi(cell[SER_TIME]) <= 0) return;
    assert_int_equal(sscanf(cell[VRU_EXIT], "%d:%d:%d", &hour, &minute, &second), 3);
    assert_true(log->n_calls < CALLS_MOST);
    log->calls[log->n_calls++] = (call){ .day       = day_of(log, atol(cell[DATE])),
                                         .at_s      = hour * 3600 + minute * 60 + second,
                                         .service_s = atoi(cell[SER_TIME]),
                                         .priority  = atoi(cell[PRIORITY]) };
}

/* One table per day, rows as in the log; the engine sorts by time, and ties keep the log's order. */
static void write_day(const call_log *log, int day)
{
    char  path[320];
    FILE *out;

    snprintf(path, sizeof path, "%s/%02d.csv", log->folder, day);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs("arrival,service_s,class\n", out);
    for (int i = 0; i < log->n_calls; i++) {
        const call *c = &log->calls[i];
        if (c->day == day)
            fprintf(out, "%d,%d,%s\n", c->at_s, c->service_s, c->priority == 2 ? "high" : "other");
    }
    assert_int_equal(fclose(out), 0);
}

static int read_log(void **state)
{
    static call_log log;
    char            line[512];
    const char     *path = getenv("LOG");
    FILE           *in   = fopen(path != NULL ? path : "", "r");

    if (in == NULL) {
        fprintf(stderr, "cannot read LOG=%s\n", path);
        return 1;
    }
    while (fgets(line, sizeof line, in) != NULL) read_line(&log, line);
    fclose(in);
    snprintf(log.folder, sizeof log.folder, "%s/trace-XXXXXX",
             getenv("BUILD") != NULL ? getenv("BUILD") : "build");
    if (mkdtemp(log.folder) == NULL) return 1;
    for (int d = 0; d < log.n_days; d++) write_day(&log, d);
    log.known = cases_open();
    *state    = &log;
    return 0;
}

static int remove_tables(void **state)
{
    const call_log *log = *state;
    char            path[320];

    for (int d = 0; d < log->n_days; d++) {
        snprintf(path, sizeof path, "%s/%02d.csv", log->folder, d);
        remove(path);
    }
    cases_close(log->known);
    return rmdir(log->folder);
}

/* ---- replaying it ---------------------------------------------------------------------------------- */

/* What the record does not keep: the longest wait of those answered. */
typedef struct {
    int64_t arrived_us[CALLS_MOST];
    int64_t longest_us[2]; /* by type */
} watcher;

static void watch(void *context, const mu_sighting *s)
{
    watcher *w = context;

    if (s->what == MU_SAW_ARRIVAL) w->arrived_us[s->contact] = s->at.us;
    if (s->what == MU_SAW_ANSWER && s->at.us - w->arrived_us[s->contact] > w->longest_us[s->type])
        w->longest_us[s->type] = s->at.us - w->arrived_us[s->contact];
}

static void add(mu_contact_cell *sum, const mu_contact_cell *more)
{
    sum->offered += more->offered;
    sum->answered += more->answered;
    sum->answered_in_target += more->answered_in_target;
    sum->abandoned += more->abandoned;
    sum->delayed += more->delayed;
    sum->wait_answered_us += more->wait_answered_us;
    sum->wait_abandoned_us += more->wait_abandoned_us;
}

/* Replays every day; `contacts` is the scenario's map with @ where the table's path goes. */
static void replay(const call_log *log, int people, const char *contacts, mu_contact_cell sum[2], watcher *w)
{
    sum[0] = sum[1]  = (mu_contact_cell){ 0 };
    w->longest_us[0] = w->longest_us[1] = 0;
    for (int d = 0; d < log->n_days; d++) {
        mu_text t = { 0 };
        mu_text_addf(&t, "horizon: 1d\nteams: {desk: {people: %d, skills: [all]}}\ncontacts:\n", people);
        for (const char *c = contacts; *c != '\0'; c++) {
            if (*c == '@')
                mu_text_addf(&t, "%s/%02d.csv", log->folder, d);
            else
                mu_text_add_n(&t, c, 1);
        }
        char             *yaml     = mu_text_take(&t);
        mu_model         *m        = load_or_stop("C-TRACE", yaml);
        const mu_observer observer = { w, watch };
        mu_world         *world    = mu_world_new(m, NULL, &observer);
        mu_record        *record   = mu_record_new(m);
        assert_true(world != NULL && record != NULL);
        assert_int_equal(mu_world_run(world, 1, 0, record), MU_OK);
        for (int32_t i = 0; i < record->n_cells * m->n_types; i++)
            add(&sum[i % m->n_types], &record->contact[i]);
        mu_record_free(record);
        mu_world_free(world);
        mu_model_free(m);
        free(yaml);
    }
}

static void exactly(const call_log *log, const char *id, const char *key, double value)
{
    const double expected = cases_expected(log->known, id, key);

    print_message("     %-12s %-20s %15.9g %15.9g\n", id, key, expected, value);
    if (!(fabs(value - expected) <= 1e-9 * fabs(expected))) fail_msg("%s %s differs", id, key);
}

static void seconds(const call_log *log, const char *id, const char *key, int64_t us)
{
    assert_int_equal(us % 1000000, 0);
    exactly(log, id, key, (double)(us / 1000000));
}

static void first_come_first_served(const call_log *log, const char *id, int people, const char *patience)
{
    static watcher  w;
    mu_contact_cell all[2];
    char            contacts[200];

    snprintf(contacts, sizeof contacts,
             "  calls: {arrivals: {trace: \"@\", time: arrival, talk: service_s, sort: yes}, needs: [all], "
             "patience: %s}\n",
             patience);
    replay(log, people, contacts, all, &w);
    const int64_t wait_us = (int64_t)(all[0].wait_answered_us + all[0].wait_abandoned_us);
    exactly(log, id, "calls", (double)all[0].offered);
    exactly(log, id, "delayed", (double)all[0].delayed);
    exactly(log, id, "abandoned", (double)all[0].abandoned);
    seconds(log, id, "total_wait_s", wait_us);
    exactly(log, id, "mean_wait_s", (double)wait_us * 1e-6 / (double)all[0].offered);
    seconds(log, id, "max_wait_served_s", w.longest_us[0]);
    exactly(log, id, "served_within_20s", (double)all[0].answered_in_target);
}

/* Callers of the bank's high priority are moved 90 s forward. Types go by name: high, other. */
static void high_ones_moved_forward(const call_log *log, const char *id, int people)
{
    static watcher    w;
    static const char contacts[] = "  high: {arrivals: {trace: \"@\", time: arrival, talk: service_s, sort: "
                                   "yes, where: {class: high}},\n"
                                   "    needs: [all], head_start: 90s}\n"
                                   "  other: {arrivals: {trace: \"@\", time: arrival, talk: service_s, sort: "
                                   "yes, where: {class: other}},\n"
                                   "    needs: [all]}\n";
    mu_contact_cell   one[2];

    replay(log, people, contacts, one, &w);
    exactly(log, id, "n_prio2", (double)one[0].offered);
    exactly(log, id, "n_other", (double)one[1].offered);
    exactly(log, id, "mean_wait_prio2_s", one[0].wait_answered_us * 1e-6 / (double)one[0].answered);
    exactly(log, id, "mean_wait_other_s", one[1].wait_answered_us * 1e-6 / (double)one[1].answered);
    seconds(log, id, "total_wait_s", (int64_t)(one[0].wait_answered_us + one[1].wait_answered_us));
    seconds(log, id, "max_prio2", w.longest_us[0]);
    seconds(log, id, "max_other", w.longest_us[1]);
}

static void six_people(void **state)
{
    first_come_first_served(*state, "C-TRACE-01", 6, "none");
}
static void eight_people(void **state)
{
    first_come_first_served(*state, "C-TRACE-02", 8, "none");
}
static void eight_people_and_patience_of_two_minutes(void **state)
{
    first_come_first_served(*state, "C-TRACE-03", 8, "{fixed: 120s}");
}
static void six_people_and_a_head_start(void **state)
{
    high_ones_moved_forward(*state, "C-TRACE-04", 6);
}
static void eight_people_and_a_head_start(void **state)
{
    high_ones_moved_forward(*state, "C-TRACE-05", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_people),
        cmocka_unit_test(eight_people),
        cmocka_unit_test(eight_people_and_patience_of_two_minutes),
        cmocka_unit_test(six_people_and_a_head_start),
        cmocka_unit_test(eight_people_and_a_head_start),
    };
    if (getenv("LOG") == NULL) {
        puts("skip - C-TRACE-01..05, replays of the bank's log: not run: needs LOG");
        return 0;
    }
    return cmocka_run_group_tests(tests, read_log, remove_tables);
}
