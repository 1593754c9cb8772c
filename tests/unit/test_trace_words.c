/* What is said of the floor is true: reasons are held against a plain list of who waits and who is idle, and each kind
 * of sighting has its sentence. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "experiment/trace.h"
#include "report/trace.h"
#include "tests/support/random_scenario.h"
#include "tests/support/watch.h"

enum { SCENARIOS = 60, MOST_CONTACTS = 20000, MOST_PEOPLE = 64 };

/* ---- a notebook kept in the plainest way ------------------------------------------------------------ */

typedef struct {
    int64_t came_us;
    int32_t type;
    bool    waiting;
} guest;

typedef struct {
    const mu_model *model;
    mu_onlooker    *floor;
    mu_teller       teller;
    guest           guest[MOST_CONTACTS];
    int64_t         n_guests;
    bool            on_duty[MOST_PEOPLE], busy[MOST_PEOPLE];
    int64_t         idle_us[MOST_PEOPLE];
    int64_t         checked[5], untrue; /* by claim, in the order of check_claims */
} notebook;

static bool can_take(const mu_model *m, int32_t team, int32_t type)
{
    for (int32_t i = 0; i < m->teams[team].n_types; i++)
        if (m->teams[team].types[i] == type) return true;
    return false;
}

static void write_down(notebook *n, const mu_sighting *s)
{
    guest *g = s->contact >= 0 ? &n->guest[s->contact] : NULL;

    switch (s->what) {
    case MU_SAW_ARRIVAL:
        *g          = (guest){ s->at.us, s->type, false };
        n->n_guests = s->contact + 1;
        break;
    case MU_SAW_QUEUED: g->waiting = true; break;
    case MU_SAW_ANSWER:
        g->waiting        = false;
        n->busy[s->agent] = true;
        break;
    case MU_SAW_HAND_BACK: g->waiting = true; break;
    case MU_SAW_LOG_IN: n->on_duty[s->agent] = true; break;
    case MU_SAW_LOG_OUT: n->on_duty[s->agent] = false; break;
    case MU_SAW_ABANDON:
    case MU_SAW_DROP: g->waiting = false; break;
    default: break;
    }
    if (s->agent < 0 || s->what == MU_SAW_ANSWER || s->what == MU_SAW_TALK_END) return;
    n->busy[s->agent]    = false;
    n->idle_us[s->agent] = s->at.us;
}

/* Of those waiting that the team can take: how many; how many have come earlier than `s`; the highest priority of
 * the others. */
static int count_waiting(const notebook *n, const mu_sighting *s, int *earlier, int *priority)
{
    int all = 0;

    *earlier  = 0;
    *priority = -1;
    for (int64_t i = 0; i < n->n_guests; i++) {
        const guest *g = &n->guest[i];
        if (!g->waiting || !can_take(n->model, s->team, g->type)) continue;
        all++;
        *earlier += g->came_us < n->guest[s->contact].came_us;
        if (i != s->contact && n->model->types[g->type].priority > *priority)
            *priority = n->model->types[g->type].priority;
    }
    return all;
}

static int count_idle(const notebook *n, const mu_sighting *s, int *longer)
{
    int all = 0;

    *longer = 0;
    for (int32_t team = 0; team < n->model->n_teams; team++) {
        const mu_team *t = &n->model->teams[team];
        for (int32_t a = t->first_agent;
             can_take(n->model, team, s->type) && a < t->first_agent + t->n_agents; a++) {
            if (!n->on_duty[a] || n->busy[a]) continue;
            all++;
            *longer += n->idle_us[a] < n->idle_us[s->agent];
        }
    }
    return all;
}

static void claim(notebook *n, int which, bool is_true, const char *reason)
{
    n->checked[which]++;
    if (is_true) return;
    if (n->untrue++ == 0) print_error("untrue: %s\n", reason);
}

static void check_claims(notebook *n, const mu_sighting *s, const char *reason)
{
    int said = 0, priority = 0, other, earlier, longer;

    if (s->what == MU_SAW_QUEUED) {
        if (strstr(reason, "busy") != NULL)
            claim(n, 0, count_idle(n, s, &longer) == 0 || s->agent >= 0, reason);
        return;
    }
    if (strcmp(reason, "the only one waiting") == 0)
        claim(n, 1, count_waiting(n, s, &earlier, &other) == 1, reason);
    else if (sscanf(reason, "longest wait of %d", &said) == 1 && strstr(reason, "priority") == NULL)
        claim(n, 2, count_waiting(n, s, &earlier, &other) == said && earlier == 0, reason);
    else if (sscanf(reason, "highest priority, %d, of %d waiting", &priority, &said) == 2)
        claim(n, 3,
              count_waiting(n, s, &earlier, &other) == said && other < priority &&
                  n->model->types[s->type].priority == priority,
              reason);
    else if (sscanf(reason, "idle for longest of %d", &said) == 1 ||
             sscanf(reason, "first in line of %d idle", &said) == 1)
        claim(n, 4, count_idle(n, s, &longer) == said && longer == 0, reason);
}

static void hold_against_notebook(void *context, const mu_sighting *s)
{
    notebook *n      = context;
    mu_text   reason = { 0 };

    assert_true(s->contact < MOST_CONTACTS);
    mu_onlooker_before(n->floor, s);
    mu_trace_reason(&reason, &n->teller, s);
    if (reason.length > 0) check_claims(n, s, reason.bytes);
    mu_text_free(&reason);
    mu_onlooker_after(n->floor, s);
    write_down(n, s);
}

static void reasons_are_true(void **state)
{
    int64_t   checked[5] = { 0 };
    notebook *n          = calloc(1, sizeof *n);

    (void)state;
    assert_non_null(n);
    for (uint64_t number = 0; number < SCENARIOS; number++) {
        char     *yaml = mu_random_scenario(number, false);
        mu_model *m    = mu_test_model(yaml);
        assert_true(m->n_agents <= MOST_PEOPLE);
        memset(n, 0, sizeof *n);
        n->model  = m;
        n->floor  = mu_onlooker_new(m);
        n->teller = mu_teller_for(n->floor, false);
        assert_int_equal(mu_trace_replication(m, 1, 0, &(mu_observer){ n, hold_against_notebook }, NULL, NULL,
                                              NULL, NULL),
                         MU_OK);
        assert_int_equal(n->untrue, 0);
        for (int i = 0; i < 5; i++) checked[i] += n->checked[i];
        mu_onlooker_free(n->floor);
        mu_model_free(m);
        free(yaml);
    }
    for (int i = 0; i < 5; i++) assert_true(checked[i] > 100);
    free(n);
}

/* ---- a sentence for each sighting ------------------------------------------------------------------- */

typedef struct {
    mu_sighting sighting;
    const char *line;
} told;

#define AT(minute)              \
    {                           \
        (minute) * MU_MINUTE_US \
    }

static void each_kind_of_sighting_has_its_sentence(void **state)
{
    static const mu_stages pack      = { .name = "pack" };
    static const mu_part   parts[3]  = { { 0, NULL }, { -1, &pack }, { 0, NULL } };
    static const mu_stage  stages[2] = { { 3, parts }, { 1, parts } };
    static const mu_stages fulfil    = { "fulfil", 2, stages };
    static const mu_staged begins = { &fulfil, 0, 0, 3 }, part = { &fulfil, 0, 1, 2 },
                           last = { &fulfil, 0, 2, 0 }, done = { &fulfil, 1, 0, 0 };
    static const mu_order   in    = { MU_ORDER_CALL_IN, 0, -1, -1, 4, 0, 2 * MU_HOUR_US, 0, 120 };
    static const mu_order   home  = { MU_ORDER_SEND_HOME, 0, -1, -1, 1, 0, 0, 0, 0 };
    static const mu_order   stay  = { MU_ORDER_OVERTIME, 0, -1, -1, 2, 0, MU_HOUR_US, 0, 0 };
    static const mu_order   hold  = { MU_ORDER_HOLD_BREAKS, 0, -1, -1, 0, 0, 0, 0, 0 };
    static const mu_order   pause = { MU_ORDER_RELEASE_BREAKS, 0, -1, -1, 0, 0, 0, 0, 0 };
    static const mu_order   move  = { MU_ORDER_MOVE, 0, 0, -1, 3, 0, 30 * MU_MINUTE_US, 0, 0 };
    static const mu_order   back  = { MU_ORDER_CALL_BACK, 0, 0, -1, 3, 0, 0, 0, 0 };
    static const mu_order   first = { MU_ORDER_PRIORITY, -1, -1, 0, 0, 0, 0, 5, 0 };
    static const mu_order   usual = { MU_ORDER_RELEASE_PRIORITY, -1, -1, 0, 0, 0, 0, 0, 0 };
    static const mu_order   block = { MU_ORDER_BLOCK, -1, -1, 0, 0, 0, 0, 0.25, 0 };
    static const mu_ordered o[]   = { { &in, 2 },   { &home, 1 }, { &stay, 0 },  { &hold, 0 },  { &pause, 0 },
                                      { &move, 3 }, { &back, 3 }, { &first, 0 }, { &block, 0 }, { &usual, 0 } };
    static const told       day[] = {
              { { MU_SAW_LOG_IN, AT(480), -1, -1, 0, 0, -1, -1, NULL, NULL },
                "08:00:00.0  desk 1       comes on duty\n" },
              { { MU_SAW_ARRIVAL, AT(481), 0, 0, -1, -1, 0, -1, NULL, NULL }, "08:01:00.0  mail #1      comes\n" },
              { { MU_SAW_ANSWER, AT(481), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:01:00.0  mail #1      answered by desk 1 at once: the only one idle\n" },
              { { MU_SAW_INTERRUPT, AT(483), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:03:00.0  mail #1      makes way: desk 1 is called away after 2 min\n" },
              { { MU_SAW_RESUME, AT(490), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:10:00.0  mail #1      taken up again by desk 1 after 7 min\n" },
              { { MU_SAW_TALK_END, AT(491), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      over with desk 1, who wraps up, after 1 min\n" },
              { { MU_SAW_SOLVED, AT(491), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      solved by desk 1\n" },
              { { MU_SAW_FOLLOW_UP, AT(491), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      leads to further work\n" },
              { { MU_SAW_ESCALATE, AT(491), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      passed on by desk 1\n" },
              { { MU_SAW_REOPEN, AT(491), 0, 0, -1, -1, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      not solved: the customer will come back\n" },
              { { MU_SAW_LOST, AT(491), 0, 0, -1, -1, -1, -1, NULL, NULL },
                "08:11:00.0  mail #1      not solved, and nobody will try again\n" },
              { { MU_SAW_STAGE, AT(491), 0, 0, -1, -1, -1, -1, &begins, NULL },
                "08:11:00.0  mail #1      stage 1 of 2 of fulfil begins: mail, pack and mail\n" },
              { { MU_SAW_PART, AT(491), 0, 0, -1, -1, -1, -1, &part, NULL },
                "08:11:00.0  mail #1      pack is over, 2 of 3 still under way\n" },
              { { MU_SAW_PART, AT(491), 0, 0, -1, -1, -1, -1, &last, NULL },
                "08:11:00.0  mail #1      mail is over, the last of 3\n" },
              { { MU_SAW_JOIN, AT(491), 0, 0, -1, -1, -1, -1, &done, NULL },
                "08:11:00.0  mail #1      fulfil is done\n" },
              { { MU_SAW_STOP, AT(491), 0, 0, -1, -1, -1, -1, &last, NULL },
                "08:11:00.0  mail #1      fulfil ends after stage 1 of 2, not all solved\n" },
              { { MU_SAW_ARRIVAL, AT(492), 1, 0, -1, -1, 1, -1, NULL, NULL }, "08:12:00.0  mail #2      comes\n" },
              { { MU_SAW_QUEUED, AT(492), 1, 0, -1, -1, -1, 90 * MU_SECOND_US, NULL, NULL },
                "08:12:00.0  mail #2      waits, told 1 min 30 s: the one of desk is busy\n" },
              { { MU_SAW_ARRIVAL, AT(493), 2, 0, -1, -1, 2, -1, NULL, NULL }, "08:13:00.0  mail #3      comes\n" },
              { { MU_SAW_BALK, AT(493), 2, 0, -1, -1, -1, 240 * MU_SECOND_US, NULL, NULL },
                "08:13:00.0  mail #3      turns away: 1 is waiting, told 4 min\n" },
              { { MU_SAW_REDIAL, AT(493), 2, 0, -1, -1, -1, -1, NULL, NULL },
                "08:13:00.0  mail #3      will try again\n" },
              { { MU_SAW_DROP, AT(494), 1, 0, -1, -1, -1, -1, NULL, NULL },
                "08:14:00.0  mail #2      disconnected at closing time after 2 min\n" },
              { { MU_SAW_DROP, AT(495), 0, 0, 0, 0, -1, -1, NULL, NULL },
                "08:15:00.0  mail #1      cut off by the end of desk 1's shift after 5 min\n" },
              { { MU_SAW_ARRIVAL, AT(495), 3, 0, -1, -1, 3, -1, NULL, NULL }, "08:15:00.0  mail #4      comes\n" },
              { { MU_SAW_ANSWER, AT(495), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:15:00.0  mail #4      answered by desk 1 at once: the only one idle\n" },
              { { MU_SAW_ASK, AT(496), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:16:00.0  mail #4      desk 1 needs something from the customer\n" },
              { { MU_SAW_FINISH, AT(496), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:16:00.0  mail #4      finished by desk 1 after 1 min\n" },
              { { MU_SAW_REPLY, AT(506), 3, 0, -1, -1, -1, -1, NULL, NULL },
                "08:26:00.0  mail #4      the customer answers, and it waits again, after 10 min\n" },
              { { MU_SAW_ANSWER, AT(506), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:26:00.0  mail #4      taken over by desk 1 after waiting again for 0.0 s: the\n"
                      "                         only one idle\n" },
              { { MU_SAW_ESCALATE, AT(507), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:27:00.0  mail #4      passed on by desk 1\n" },
              { { MU_SAW_MISLAID, AT(507), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:27:00.0  mail #4      gets lost on its way\n" },
              { { MU_SAW_ASK, AT(507), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:27:00.0  mail #4      desk 1 needs something from the customer\n" },
              { { MU_SAW_FINISH, AT(507), 3, 0, 0, 0, -1, -1, NULL, NULL },
                "08:27:00.0  mail #4      finished by desk 1 after 1 min\n" },
              { { MU_SAW_SILENCE, AT(527), 3, 0, -1, -1, -1, -1, NULL, NULL },
                "08:47:00.0  mail #4      closed: the customer has not answered after 20 min\n" },
              { { MU_SAW_DIAL, AT(527), -1, 0, -1, -1, 1, -1, NULL, NULL },
                "08:47:00.0  mail         1 number dialled\n" },
              { { MU_SAW_DIAL, AT(527), -1, 0, -1, -1, 12, -1, NULL, NULL },
                "08:47:00.0  mail         12 numbers dialled\n" },
              { { MU_SAW_ARRIVAL, AT(527), 4, 0, -1, -1, 4, -1, NULL, NULL }, "08:47:00.0  mail #5      comes\n" },
              { { MU_SAW_QUEUED, AT(527), 4, 0, -1, -1, -1, -1, NULL, NULL }, "08:47:00.0  mail #5      waits\n" },
              { { MU_SAW_MESSAGE, AT(528), 4, 0, -1, -1, -1, -1, NULL, NULL },
                "08:48:00.0  mail #5      leaves a message after 1 min\n" },
              { { MU_SAW_LOG_OUT, AT(528), -1, -1, 0, 0, -1, -1, NULL, NULL },
                "08:48:00.0  desk 1       goes off duty after 48 min\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[0] },
                "08:50:00.0  order        ordered: 4 people of desk to come in for 2 h; only 2\n"
                      "                         can; costs 120 CNY\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[1] },
                "08:50:00.0  order        ordered: 1 person of desk to go home\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[2] },
                "08:50:00.0  order        ordered: 2 people of desk to stay longer, by 1 h;\n"
                      "                         nobody can\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[3] },
                "08:50:00.0  order        ordered: breaks of desk wait\n" },
              { { MU_SAW_ORDER_END, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[3] },
                "08:50:00.0  order        no longer: breaks of desk wait\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[4] },
                "08:50:00.0  order        ordered: breaks of desk may be taken\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[5] },
                "08:50:00.0  order        ordered: 3 people of desk to work in desk for 30 min\n" },
              { { MU_SAW_LOAN, AT(530), -1, -1, 0, 0, -1, -1, NULL, NULL },
                "08:50:00.0  desk 1       goes to work in another team\n" },
              { { MU_SAW_QUIT, AT(530), -1, -1, 0, 0, -1, -1, NULL, NULL },
                "08:50:00.0  desk 1       leaves for good\n" },
              { { MU_SAW_START, AT(530), -1, -1, 0, 0, -1, -1, NULL, NULL },
                "08:50:00.0  desk 1       starts as a newcomer\n" },
              { { MU_SAW_ORDER, AT(530), -1, -1, 0, -1, -1, -1, NULL, &o[6] },
                "08:50:00.0  order        ordered: 3 people of desk to come back from desk\n" },
              { { MU_SAW_ORDER, AT(530), -1, 0, -1, -1, -1, -1, NULL, &o[7] },
                "08:50:00.0  order        ordered: mail has priority 5\n" },
              { { MU_SAW_ORDER, AT(530), -1, 0, -1, -1, -1, -1, NULL, &o[9] },
                "08:50:00.0  order        ordered: mail has its own priority\n" },
              { { MU_SAW_ORDER, AT(530), -1, 0, -1, -1, -1, -1, NULL, &o[8] },
                "08:50:00.0  order        ordered: 25 % of mail turned away\n" },
    };
    mu_model       *m     = mu_test_model("horizon: 1d 08:00-09:00\n"
                                                    "contacts: {mail: {arrivals: 1/h, handle: 1min}}\n"
                                                    "teams: {desk: {people: 1}}\n");
    mu_onlooker    *floor = mu_onlooker_new(m);
    const mu_teller t     = mu_teller_for(floor, false);

    (void)state;
    for (size_t i = 0; i < sizeof day / sizeof day[0]; i++) {
        mu_text line = { 0 }, json = { 0 };
        mu_onlooker_before(floor, &day[i].sighting);
        mu_trace_text(&line, &t, &day[i].sighting);
        mu_trace_json(&json, &t, &day[i].sighting);
        assert_string_equal(line.bytes, day[i].line);
        assert_null(strstr(json.bytes, "unknown"));
        mu_onlooker_after(floor, &day[i].sighting);
        mu_text_free(&line);
        mu_text_free(&json);
    }
    assert_int_equal(floor->team[0].idle, 0);
    assert_int_equal(floor->type[0].waiting, 0);
    mu_onlooker_free(floor);
    mu_model_free(m);
}

static void check_span(const mu_teller *t, int64_t us, const char *expected)
{
    mu_text text = { 0 };

    mu_trace_span(&text, t, us);
    mu_trace_unglue(&text, 0);
    assert_string_equal(text.bytes, expected);
    mu_text_free(&text);
}

static void spans_are_rounded_as_people_say_them(void **state)
{
    const mu_teller about = { .exact = false }, exact = { .exact = true };

    (void)state;
    check_span(&about, 0, "0.0 s");
    check_span(&about, 27700000, "27.7 s");
    check_span(&about, 59949999, "59.9 s");
    check_span(&about, 59950000, "1 min");
    check_span(&about, 250400000, "4 min 10 s");
    check_span(&about, 3599499999, "59 min 59 s");
    check_span(&about, 3599500000, "1 h");
    check_span(&about, 3840000000, "1 h 4 min");
    check_span(&exact, 0, "0 s");
    check_span(&exact, 59999999, "59.999999 s");
    check_span(&exact, 250400010, "4 min 10.40001 s");
    check_span(&exact, 3600000000, "60 min");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_are_true),
        cmocka_unit_test(each_kind_of_sighting_has_its_sentence),
        cmocka_unit_test(spans_are_rounded_as_people_say_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
