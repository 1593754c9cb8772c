/* trace_text.c - one sighting as a line for people. */
#include "report/trace.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "model/person.h"
#include "report/changes.h"

enum { NAME_WIDTH = 20, NUMBER_WIDTH = 5 };

#define GLUE "\xc2\xa0" /* a blank at which no line is broken; a plain one in the end */

/* ---- times and names -------------------------------------------------------------------------------- */

/* "27.7", or with as many decimals as are needed. */
static void add_seconds(mu_text *out, int64_t us, bool exact)
{
    char digits[8];
    int  n = 6;

    if (!exact) {
        const int64_t tenths = (us + 50000) / 100000;
        mu_text_addf(out, "%" PRId64 ".%d" GLUE "s", tenths / 10, (int)(tenths % 10));
        return;
    }
    snprintf(digits, sizeof digits, "%06d", (int)(us % MU_SECOND_US));
    while (n > 0 && digits[n - 1] == '0') digits[--n] = '\0';
    mu_text_addf(out, "%" PRId64 "%s%s" GLUE "s", us / MU_SECOND_US, n > 0 ? "." : "", digits);
}

/* Rounded to the tenth below a minute, to the second below an hour, to the minute from there on. */
void mu_trace_span(mu_text *out, const mu_teller *t, int64_t us)
{
    const int64_t seconds = (us + MU_SECOND_US / 2) / MU_SECOND_US;
    const int64_t minutes = (us + MU_MINUTE_US / 2) / MU_MINUTE_US;

    if (us < MU_MINUTE_US - 50000 || (t->exact && us < MU_MINUTE_US)) {
        add_seconds(out, us, t->exact);
    } else if (t->exact) {
        mu_text_addf(out, "%" PRId64 GLUE "min", us / MU_MINUTE_US);
        if (us % MU_MINUTE_US == 0) return;
        mu_text_add(out, GLUE);
        add_seconds(out, us % MU_MINUTE_US, true);
    } else if (seconds < 3600) {
        mu_text_addf(out, "%" PRId64 GLUE "min", seconds / 60);
        if (seconds % 60 > 0) mu_text_addf(out, GLUE "%d" GLUE "s", (int)(seconds % 60));
    } else {
        mu_text_addf(out, "%" PRId64 GLUE "h", minutes / 60);
        if (minutes % 60 > 0) mu_text_addf(out, GLUE "%d" GLUE "min", (int)(minutes % 60));
    }
}

void mu_trace_clock(mu_text *out, const mu_teller *t, mu_time at)
{
    const int64_t wall  = mu_wall_of(t->model->calendar.wall, at.us);
    const int64_t us    = t->exact ? wall : (wall + 50000) / 100000 * 100000;
    const int64_t day   = us / MU_DAY_US;
    const int     clock = (int)(us % MU_DAY_US / MU_SECOND_US), rest = (int)(us % MU_SECOND_US);
    char          date[24];

    if (t->dated) {
        mu_date_print(t->model->calendar.start_date + day, date, sizeof date);
        mu_text_addf(out, "%s ", date);
    }
    mu_text_addf(out, "%02d:%02d:%02d.", clock / 3600, clock / 60 % 60, clock % 60);
    if (t->exact)
        mu_text_addf(out, "%06d", rest);
    else
        mu_text_addf(out, "%d", rest / 100000);
}

static int short_width(const char *name)
{
    const int width = mu_text_width(name);

    return width < NAME_WIDTH ? width : NAME_WIDTH;
}

mu_teller mu_teller_for(const mu_onlooker *floor, bool exact)
{
    const mu_model *m = floor->model;
    mu_teller       t = { .model = m, .floor = floor, .exact = exact, .dated = m->calendar.n_days > 1 };

    for (int32_t i = 0; i < m->n_types; i++) {
        const int width = short_width(m->types[i].name) + 2 + NUMBER_WIDTH;
        if (width > t.subject_width) t.subject_width = width;
    }
    for (int32_t i = 0; i < m->n_teams; i++) {
        const int width =
            short_width(m->teams[i].name) + 1 + snprintf(NULL, 0, "%d", (int)m->teams[i].n_agents);
        if (width > t.subject_width) t.subject_width = width;
    }
    return t;
}

/* "calls #17" or "desk 3" */
static void add_subject(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    char number[32];

    if (s->what == MU_SAW_CHANGE) {
        mu_text_add(out, "change");
        return;
    }
    if (s->ordered != NULL) {
        mu_text_add(out, "order");
        return;
    }
    if (s->what == MU_SAW_DIAL) {
        mu_text_add_short(out, t->model->types[s->type].name, NAME_WIDTH);
        return;
    }
    if (s->contact >= 0) {
        mu_text_add_short(out, t->model->types[s->type].name, NAME_WIDTH);
        snprintf(number, sizeof number, " #%" PRId64, s->contact + 1);
    } else {
        const mu_team *team   = &t->model->teams[s->team];
        const int32_t  person = s->agent - team->first_agent;
        const char    *name   = mu_person_own_name(team, person);
        mu_text_add_short(out, name != NULL ? name : team->name, NAME_WIDTH);
        snprintf(number, sizeof number, " %d", (int)person + 1);
        if (name != NULL) number[0] = '\0';
    }
    mu_text_add(out, number);
}

/* ---- the sentence ----------------------------------------------------------------------------------- */

typedef struct {
    const mu_teller   *t;
    const mu_sighting *s;
    const char        *person;
    int64_t came_us, since_us; /* how long ago it came; since when it waits or is in hand, or on duty */
    int32_t before;            /* of its type, waiting already */
    bool    returned, waiting;
    int64_t follows; /* it has just come: the first contact of its case, unless it is that itself; else -1 */
} story;

static story story_of(const mu_teller *t, const mu_sighting *s, char *name, size_t size)
{
    story                  y = { .t = t, .s = s, .person = name, .follows = -1 };
    const mu_seen_contact *c = mu_onlooker_contact(t->floor, s->contact);

    name[0] = '\0';
    if (s->agent >= 0) mu_person_name(t->model, s->agent, name, size);
    if (s->type >= 0) y.before = t->floor->type[s->type].waiting;
    if (s->contact < 0 && s->agent >= 0) y.since_us = s->at.us - t->floor->person[s->agent].on_duty_us;
    if (c == NULL) return y;
    if (s->contact == t->floor->arriving && c->first != s->contact) y.follows = c->first;
    y.came_us  = s->at.us - c->arrived_us;
    y.since_us = s->at.us - c->since_us;
    y.returned = c->returned;
    y.waiting  = c->waiting;
    return y;
}

static void add_after(mu_text *out, const story *y, int64_t us)
{
    mu_text_add(out, " after ");
    mu_trace_span(out, y->t, us);
}

static void add_answer(mu_text *out, const story *y)
{
    mu_text_addf(out, "%s by %s", y->returned ? "taken over" : "answered", y->person);
    if (y->returned) {
        mu_text_add(out, " after waiting again for ");
        mu_trace_span(out, y->t, y->since_us);
    } else if (y->came_us == 0) {
        mu_text_add(out, " at once");
    } else {
        add_after(out, y, y->came_us);
    }
}

static void add_drop(mu_text *out, const story *y)
{
    if (y->s->agent >= 0)
        mu_text_addf(out, "cut off by the end of %s's shift", y->person);
    else
        mu_text_add(out, "disconnected at closing time");
    add_after(out, y, y->since_us);
}

static void add_told(mu_text *out, const story *y, const char *between)
{
    if (y->s->told_us < 0) return;
    mu_text_addf(out, "%stold ", between);
    mu_trace_span(out, y->t, y->s->told_us);
}

static void add_balk(mu_text *out, const story *y)
{
    mu_text_add(out, "turns away");
    if (y->before > 0)
        mu_text_addf(out, y->before == 1 ? ": %d is waiting" : ": %d are waiting", (int)y->before);
    add_told(out, y, y->before > 0 ? ", " : ": ");
}

static void add_queued(mu_text *out, const story *y)
{
    mu_text_add(out, "waits");
    if (y->before > 0) mu_text_addf(out, ", %d before it", (int)y->before);
    add_told(out, y, ", ");
}

/* "waits for its channel to open at 08:00" */
static void add_early(mu_text *out, const story *y)
{
    const mu_model *m = y->t->model;
    char            at[40];

    mu_calendar_print(&m->calendar, mu_gate_opens(m->types[y->s->type].gate, &m->calendar, y->s->at), at,
                      sizeof at);
    mu_text_addf(out, "waits for its channel to open at %s", at);
}

/* What the talk led to may be seen with or without the person. */
static void add_outcome(mu_text *out, const story *y, const char *what)
{
    mu_text_add(out, what);
    if (y->s->agent >= 0) mu_text_addf(out, " by %s", y->person);
}

/* Of a journey: "stage 2 of 3 of fulfil begins: warehouse and billing". */
static void add_staged(mu_text *out, const story *y)
{
    const mu_staged *at    = y->s->staged;
    const mu_stage  *stage = &at->stages->stage[at->stage];

    switch (y->s->what) {
    case MU_SAW_STAGE:
        mu_text_addf(out, "stage %d of %d of %s begins: ", (int)at->stage + 1, (int)at->stages->n,
                     at->stages->name);
        mu_report_parts(out, y->t->model, stage);
        break;
    case MU_SAW_PART:
        mu_text_add(out, mu_model_place_name(y->t->model, stage->part[at->part].type,
                                             stage->part[at->part].stages));
        if (at->left > 0)
            mu_text_addf(out, " is over, %d of %d still under way", (int)at->left, (int)stage->n);
        else
            mu_text_addf(out, " is over, the last of %d", (int)stage->n);
        break;
    case MU_SAW_JOIN: mu_text_addf(out, "%s is done", at->stages->name); break;
    default:
        mu_text_addf(out, "%s ends after stage %d of %d, not all solved", at->stages->name,
                     (int)at->stage + 1, (int)at->stages->n);
    }
}

static void add_sentence(mu_text *out, const story *y)
{
    if (y->follows >= 0) mu_text_addf(out, "follows #%" PRId64 "; ", y->follows + 1);
    switch (y->s->what) {
    case MU_SAW_ARRIVAL: mu_text_add(out, "comes"); break;
    case MU_SAW_BLOCKED: mu_text_add(out, "blocked"); break;
    case MU_SAW_QUEUED: add_queued(out, y); break;
    case MU_SAW_ANSWER: add_answer(out, y); break;
    case MU_SAW_TALK_END: mu_text_addf(out, "over with %s, who wraps up,", y->person); break;
    case MU_SAW_FINISH: mu_text_addf(out, "finished by %s", y->person); break;
    case MU_SAW_ABANDON: mu_text_add(out, "gives up"); break;
    case MU_SAW_DROP: add_drop(out, y); return;
    case MU_SAW_HAND_BACK: mu_text_addf(out, "handed back at the end of %s's shift", y->person); break;
    case MU_SAW_LOG_IN: mu_text_add(out, "comes on duty"); break;
    case MU_SAW_LOG_OUT: mu_text_add(out, "goes off duty"); break;
    case MU_SAW_BALK: add_balk(out, y); break;
    case MU_SAW_REDIAL: mu_text_add(out, "will try again"); break;
    case MU_SAW_SOLVED: add_outcome(out, y, "solved"); break;
    case MU_SAW_REOPEN: mu_text_add(out, "not solved: the customer will come back"); break;
    case MU_SAW_ESCALATE: add_outcome(out, y, "passed on"); break;
    case MU_SAW_FOLLOW_UP: mu_text_add(out, "leads to further work"); break;
    case MU_SAW_LOST: mu_text_add(out, "not solved, and nobody will try again"); break;
    case MU_SAW_INTERRUPT: mu_text_addf(out, "makes way: %s is called away", y->person); break;
    case MU_SAW_RESUME: mu_text_addf(out, "taken up again by %s", y->person); break;
    case MU_SAW_RING: mu_text_addf(out, "called back in vain by %s", y->person); break;
    case MU_SAW_BREAK: mu_text_add(out, "goes on a break"); break;
    case MU_SAW_MEETING: mu_text_add(out, "goes to a meeting"); break;
    case MU_SAW_TRAINING: mu_text_add(out, "goes to a training"); break;
    case MU_SAW_ABSENT: mu_text_add(out, "is absent"); break;
    case MU_SAW_BACK: mu_text_add(out, "is back"); break;
    case MU_SAW_MESSAGE: mu_text_add(out, "leaves a message"); break;
    case MU_SAW_DIAL:
        mu_text_addf(out, y->s->first == 1 ? "%" PRId64 " number dialled" : "%" PRId64 " numbers dialled",
                     y->s->first);
        break;
    case MU_SAW_STAGE:
    case MU_SAW_PART:
    case MU_SAW_JOIN:
    case MU_SAW_STOP: add_staged(out, y); break;
    case MU_SAW_ASK: mu_text_addf(out, "%s needs something from the customer", y->person); break;
    case MU_SAW_REPLY: mu_text_add(out, "the customer answers, and it waits again,"); break;
    case MU_SAW_SILENCE: mu_text_add(out, "closed: the customer has not answered"); break;
    case MU_SAW_MISLAID: mu_text_add(out, "gets lost on its way"); break;
    case MU_SAW_EARLY: add_early(out, y); break;
    case MU_SAW_CHANGE: mu_changes_add_at(out, y->t->floor->whole, y->s->at); break;
    case MU_SAW_ORDER:
    case MU_SAW_ORDER_END: mu_trace_order_text(out, y->t, y->s); break;
    case MU_SAW_LOAN: mu_text_add(out, "goes to work in another team"); break;
    case MU_SAW_QUIT: mu_text_add(out, "leaves for good"); break;
    case MU_SAW_START: mu_text_add(out, "starts as a newcomer"); break;
    }
    switch (y->s->what) {
    case MU_SAW_TALK_END:
    case MU_SAW_FINISH:
    case MU_SAW_ABANDON:
    case MU_SAW_MESSAGE:
    case MU_SAW_HAND_BACK:
    case MU_SAW_LOG_OUT:
    case MU_SAW_INTERRUPT:
    case MU_SAW_REPLY:
    case MU_SAW_SILENCE:
    case MU_SAW_RESUME: add_after(out, y, y->since_us); break;
    default: break;
    }
}

void mu_trace_unglue(mu_text *t, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < t->length; i++) {
        const bool glue  = strncmp(t->bytes + i, GLUE, sizeof GLUE - 1) == 0;
        t->bytes[kept++] = glue ? ' ' : t->bytes[i];
        i += glue ? sizeof GLUE - 2 : 0;
    }
    t->length = kept;
    if (t->bytes != NULL) t->bytes[kept] = '\0';
}

/* A head of time and subject, and the text beside it. */
void mu_trace_text(mu_text *out, const mu_teller *t, const mu_sighting *s)
{
    char         name[MU_PERSON_NAME_ROOM];
    const story  y     = story_of(t, s, name, sizeof name);
    const size_t begin = out->length;
    mu_text      head = { 0 }, subject = { 0 }, text = { 0 }, why = { 0 };

    mu_trace_clock(&head, t, s->at);
    mu_text_add(&head, "  ");
    add_subject(&subject, t, s);
    if (!subject.failed) mu_text_pad(&head, subject.bytes, t->subject_width);
    mu_text_add(&head, "  ");
    add_sentence(&text, &y);
    mu_trace_reason(&why, t, s);
    if (why.length > 0) mu_text_addf(&text, ": %s", why.bytes);
    if (head.failed || subject.failed || text.failed || why.failed)
        out->failed = true;
    else
        mu_report_wrap(out, head.bytes, text.bytes);
    mu_trace_unglue(out, begin);
    mu_text_free(&head);
    mu_text_free(&subject);
    mu_text_free(&text);
    mu_text_free(&why);
}

void mu_trace_text_heading(mu_text *out, const mu_model *m, int64_t replication, uint64_t seed)
{
    static const char *const weekday[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    const int64_t            first     = m->calendar.start_date;
    mu_text                  line      = { 0 };
    char                     date[24];

    mu_date_print(first, date, sizeof date);
    mu_text_addf(&line, "%s · replication %" PRId64 " · seed %" PRIu64 " · %s %s", m->name, replication + 1,
                 seed, weekday[mu_date_weekday(first)], date);
    if (m->calendar.n_days > 1) mu_text_addf(&line, ", %d days", (int)m->calendar.n_days);
    if (m->calendar.wall != NULL) mu_text_addf(&line, " · %s", m->calendar.wall->zone);
    if (m->arm != NULL) mu_text_addf(&line, " · arm %s", m->arm);
    for (int32_t i = 0; i < m->n_set; i++) mu_text_addf(&line, " · set %s", m->set[i]);
    if (line.failed)
        out->failed = true;
    else
        mu_report_wrap(out, "", line.bytes);
    mu_text_add(out, "\n");
    mu_text_free(&line);
}
