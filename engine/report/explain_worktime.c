/* explain_worktime.c - the sentences about working time: what keeps the people of a team off the phones, and holidays. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include "base/text.h"
#include "base/units.h"
#include "model/person.h"

#define MOST_TOLD 4 /* of a kind in one sentence */

/* The next piece of a sentence. */
static void next(mu_text *out)
{
    if (out->length > 0) mu_text_add(out, "; ");
}

static void add_clock(mu_text *out, int64_t us)
{
    char clock[16];

    mu_clock_print((mu_span){ mu_clock_of(us) }, clock, sizeof clock);
    mu_text_add(out, clock);
}

static void add_length(mu_text *out, int64_t us)
{
    mu_report_span(out, (mu_span){ us });
}

static void add_more(mu_text *out, int32_t n)
{
    if (n > MOST_TOLD) mu_text_addf(out, " and %" PRId32 " more", n - MOST_TOLD);
}

/* ---- breaks --------------------------------------------------------------------------------------- */

static bool same_break(const mu_break *a, const mu_break *b)
{
    return a->length_us == b->length_us && a->from_us == b->from_us && a->till_us == b->till_us &&
           a->paid == b->paid && a->days == b->days;
}

/* "1 h at 11:00-14:00", "2 x 15 min", "30 min unpaid" */
static void add_break(mu_text *out, const mu_break *b, int times)
{
    if (times > 1) mu_text_addf(out, "%d x ", times);
    add_length(out, b->length_us);
    if (!b->paid) mu_text_add(out, " unpaid");
    if (b->from_us < 0) return;
    mu_text_add(out, " at ");
    add_clock(out, b->from_us);
    if (b->till_us - b->from_us <= b->length_us) return;
    mu_text_add(out, "-");
    add_clock(out, b->till_us);
}

static void add_breaks(mu_text *out, const mu_breaks *b)
{
    const char *between = "";

    for (int32_t i = 0; i < b->n; i++) {
        int  times = 0;
        bool told  = false;
        for (int32_t k = 0; k < b->n; k++) {
            if (!same_break(&b->one[i], &b->one[k])) continue;
            times++;
            told |= k < i;
        }
        if (told) continue;
        mu_text_add(out, between);
        if (b->one[i].days != MU_EVERY_DAY && (i == 0 || b->one[i - 1].days != b->one[i].days)) {
            mu_explain_days(out, b->one[i].days);
            mu_text_add(out, " ");
        }
        add_break(out, &b->one[i], times);
        between = ", ";
    }
    if (b->patience_us <= 0) return;
    mu_text_add(out, ", put off up to ");
    add_length(out, b->patience_us);
    mu_text_add(out, " while contacts wait");
}

/* The different lists of breaks among the team's stretches of duty; how many. `at` is when one of them begins. */
static int32_t lists_of(const mu_model *m, int32_t team, const mu_breaks **list, int64_t *at, int32_t most)
{
    int32_t n = 0;

    for (int32_t i = 0; i < m->n_edges && n < most; i++) {
        const mu_breaks *b    = m->stretches[i].breaks;
        bool             told = !m->edges[i].on || m->edges[i].team != team || b == NULL;
        for (int32_t k = 0; k < n; k++) told |= list[k] == b;
        if (told) continue;
        at[n]     = mu_wall_of(m->teams[team].wall, m->edges[i].at.us);
        list[n++] = b;
    }
    return n;
}

static void add_all_breaks(mu_text *out, const mu_model *m, int32_t team)
{
    const mu_breaks *list[MOST_TOLD + 1];
    int64_t          at[MOST_TOLD + 1];
    const int32_t    n = lists_of(m, team, list, at, MOST_TOLD + 1);

    for (int32_t i = 0; i < n && i < MOST_TOLD; i++) {
        next(out);
        mu_text_add(out, "breaks ");
        if (n > 1) {
            mu_text_add(out, "when on duty from ");
            add_clock(out, at[i]);
            mu_text_add(out, ": ");
        }
        add_breaks(out, list[i]);
    }
    if (n > MOST_TOLD) mu_text_add(out, "; and others");
}

/* Shifts that are paid otherwise, by when they begin: "125% of the pay on duty from 22:00". */
static void add_pay(mu_text *out, const mu_model *m, int32_t team)
{
    double  told[MOST_TOLD];
    int32_t n = 0;

    for (int32_t i = 0; i < m->n_edges && n < MOST_TOLD; i++) {
        const double pay = m->stretches[i].pay;
        bool         old = !m->edges[i].on || m->edges[i].team != team || pay == 1;
        for (int32_t k = 0; k < n; k++) old |= told[k] == pay;
        if (old) continue;
        next(out);
        mu_text_addf(out, "%.4g%% of the pay when on duty from ", 100 * pay);
        add_clock(out, mu_wall_of(m->teams[team].wall, m->edges[i].at.us));
        told[n++] = pay;
    }
}

/* ---- meetings and outages ------------------------------------------------------------------------- */

/* "with Li_Wei, Ann" */
static void add_who(mu_text *out, const mu_model *m, int32_t team, const mu_meeting *k)
{
    char name[MU_PERSON_NAME_ROOM];

    for (int32_t i = 0; i < k->n_who && i < MOST_TOLD; i++) {
        mu_person_name(m, m->teams[team].first_agent + k->who[i], name, sizeof name);
        mu_text_addf(out, "%s%s", i == 0 ? " with " : ", ", name);
    }
    add_more(out, k->n_who);
}

/* "5 sessions from 2026-03-02, again every 28 d, 6 at once" */
static void add_rounds(mu_text *out, const mu_model *m, const mu_meeting *k)
{
    char date[24];

    if (k->sessions > 1) mu_text_addf(out, ", %d sessions", (int)k->sessions);
    if (k->dated && k->from_day > 0) {
        mu_date_print(m->calendar.start_date + k->from_day, date, sizeof date);
        mu_text_addf(out, ", from %s", date);
    }
    if (k->every_days > 0) mu_text_addf(out, ", again every %d days", (int)k->every_days);
    if (k->dated && k->every_days == 0) mu_text_add(out, ", once");
    if (k->till_day < INT32_MAX) {
        mu_date_print(m->calendar.start_date + k->till_day, date, sizeof date);
        mu_text_addf(out, ", till %s", date);
    }
    if (k->seats > 0) mu_text_addf(out, ", %d of %d people at once", (int)k->seats, (int)k->places);
}

static void add_meetings(mu_text *out, const mu_model *m, int32_t team, mu_away kind, const char *word)
{
    const mu_worktime *t = m->teams[team].worktime;
    int32_t            n = 0;

    for (int32_t i = 0; i < t->n_meetings; i++) {
        const mu_meeting *k = &t->meetings[i];
        if (k->kind != kind) continue;
        if (++n > MOST_TOLD) continue;
        if (n == 1) {
            next(out);
            mu_text_add(out, word);
        }
        mu_text_addf(out, "%s %s ", n > 1 ? "," : "", k->name);
        mu_explain_days(out, k->days);
        mu_text_add(out, " at ");
        add_clock(out, k->at_us);
        mu_text_add(out, " for ");
        add_length(out, k->length_us);
        if (k->who != NULL)
            add_who(out, m, team, k);
        else if (k->share < 1 && k->seats == 0)
            mu_text_addf(out, ", %.4g%% in turn", 100 * k->share);
        add_rounds(out, m, k);
    }
    add_more(out, n);
}

static void add_outages(mu_text *out, const mu_model *m, int32_t team)
{
    const mu_worktime       *t      = m->teams[team].worktime;
    static const char *const ends[] = { "finished first", "handed over", "cut off" };
    char                     date[24];

    for (int32_t i = 0; i < t->n_outages && i < MOST_TOLD; i++) {
        if (i == 0) next(out);
        const int64_t at = mu_wall_of(m->teams[team].wall, t->outages[i].from_us);
        mu_date_print(m->calendar.start_date + mu_day_of(at), date, sizeof date);
        mu_text_addf(out, "%s %s ", i == 0 ? "outage on" : ", on", date);
        add_clock(out, at);
        mu_text_add(out, " for ");
        add_length(out, t->outages[i].till_us - t->outages[i].from_us);
    }
    add_more(out, t->n_outages);
    if (t->n_outages > 0) mu_text_addf(out, ", with contacts in hand %s", ends[t->outage_end]);
}

/* ---- shares --------------------------------------------------------------------------------------- */

static void add_share(mu_text *out, const char *word, double share, bool paid)
{
    if (!(share > 0)) return;
    next(out);
    mu_text_addf(out, "%s %.4g%%%s", word, 100 * share, paid ? "" : " unpaid");
}

static void add_lapse(mu_text *out, const char *word, const mu_lapse *l, const char *how)
{
    if (!(l->share > 0)) return;
    next(out);
    mu_text_addf(out, "%s on %.4g%% of days, %s ", word, 100 * l->share, how);
    mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(l->by))));
}

static void add_leave(mu_text *out, const mu_worktime *t)
{
    int32_t people = 0;

    add_share(out, "leave", t->leave, t->leave_paid);
    for (int32_t i = 0; i < t->n_leaves; i++)
        people += i == 0 || t->leaves[i].person != t->leaves[i - 1].person;
    if (people == 0) return;
    next(out);
    mu_text_addf(out, "leave of %" PRId32 " %s as listed%s", people, people == 1 ? "person" : "people",
                 t->leave_paid ? "" : ", unpaid");
}

void mu_explain_worktime(mu_text *out, const mu_model *m, int32_t team)
{
    const mu_worktime *t = m->teams[team].worktime;

    if (m->stretches != NULL) add_pay(out, m, team);
    if (m->stretches != NULL) add_all_breaks(out, m, team);
    if (t == NULL) return;
    add_meetings(out, m, team, MU_AWAY_MEETING, "meetings");
    add_meetings(out, m, team, MU_AWAY_TRAINING, "training");
    add_leave(out, t);
    add_share(out, "absence", t->absence, t->absence_paid);
    add_share(out, "shrinkage", t->shrinkage, true);
    add_lapse(out, "late", &t->late, "by");
    add_lapse(out, "leaving early", &t->early, "by");
    add_lapse(out, "an extra break", &t->extra_break, "of");
    if (!t->lapses_paid && (t->late.share > 0 || t->early.share > 0 || t->extra_break.share > 0))
        mu_text_add(out, ", unpaid");
    add_outages(out, m, team);
}

/* ---- holidays ------------------------------------------------------------------------------------- */

static void add_holiday(mu_text *out, const mu_calendar *c, const mu_holiday *h)
{
    char date[24];

    mu_date_print(c->start_date + h->day, date, sizeof date);
    if (h->open) {
        add_clock(out, h->from_us);
        mu_text_add(out, "-");
        add_clock(out, h->till_us);
        mu_text_add(out, " only on ");
    } else {
        mu_text_add(out, "closed on ");
    }
    mu_text_add(out, date);
    if (h->name != NULL) mu_text_addf(out, " (%s)", h->name);
}

void mu_explain_holidays(mu_text *out, const mu_calendar *c)
{
    for (int32_t i = 0; i < c->n_holidays && i < MOST_TOLD; i++) {
        if (i > 0) mu_text_add(out, ", ");
        add_holiday(out, c, &c->holidays[i]);
    }
    add_more(out, c->n_holidays);
}
