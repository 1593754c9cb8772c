/* planner_away.c - warnings of people who are all away at once, or at the wrong time. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include "report/week.h"

static bool has_contacts(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    for (int32_t k = 0; k < l->model->teams[team].n_types; k++)
        if (slot->rate[l->model->teams[team].types[k]] > 0) return true;
    return false;
}

/* Whether a contact of the type finds another team with people on the phones. */
static bool others_take(const mu_load *l, const mu_load_slot *slot, int32_t team, int32_t type)
{
    const mu_contact_type *t = &l->model->types[type];

    for (int32_t k = 0; k < t->n_teams; k++)
        if (t->teams[k] != team && slot->fewest[t->teams[k]] > 1e-6) return true;
    return false;
}

/* ---- all away at once ----------------------------------------------------------------------------- */

static bool all_away(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    return slot->people[team] > 1e-6 && slot->fewest[team] < 1e-6 && has_contacts(l, slot, team);
}

/* One of the reasons why people of the team are not on the phones. */
static void add_reason(mu_text *out, bool holds, const char *reason)
{
    if (holds) mu_text_addf(out, "%s%s", out->length > 0 ? ", " : "", reason);
}

static bool has_breaks(const mu_load *l, int32_t team)
{
    for (int32_t i = 0; i < l->model->n_edges; i++)
        if (l->model->edges[i].team == team && l->model->stretches[i].breaks != NULL) return true;
    return false;
}

/* "absence, leave, breaks", where there is more than breaks and meetings. */
static void add_reasons(mu_text *out, const mu_load *l, int32_t team)
{
    const mu_worktime *t = l->model->teams[team].worktime;

    if (t == NULL) return;
    add_reason(out, t->absence > 0, "absence");
    add_reason(out, t->leave > 0 || t->n_leaves > 0, "leave");
    add_reason(out, t->shrinkage > 0, "shrinkage");
    add_reason(out, t->late.share > 0, "coming late");
    add_reason(out, t->early.share > 0, "leaving early");
    if (out->length == 0) return;
    add_reason(out, has_breaks(l, team), "breaks");
    add_reason(out, t->n_meetings > 0, "meetings");
}

static void add_all_away(mu_text *out, const char *name, const mu_text *when, const mu_text *reasons)
{
    mu_text_addf(out, "%s: %s ", name,
                 reasons->length > 0 ? "nobody on duty is on the phones"
                                     : "everybody on duty is on a break or in a meeting at once");
    mu_text_add_n(out, when->bytes, when->length);
    mu_text_add(out, ", while contacts arrive");
    if (reasons->length > 0) {
        mu_text_add(out, ": ");
        mu_text_add_n(out, reasons->bytes, reasons->length);
    } else {
        mu_text_add(out,
                    "; breaks in a window of time (30min at 11:00-13:00), and meetings with a share, are "
                    "taken in turn");
    }
}

static void warn_of_all_away(mu_text *out, const mu_load *l, int32_t team, int *said)
{
    const mu_worktime *t    = l->model->teams[team].worktime;
    const char        *name = l->model->teams[team].name;
    mu_text            when = { 0 }, sentence = { 0 }, reasons = { 0 };

    if (mu_week_when(&when, l, all_away, team)) {
        add_reasons(&reasons, l, team);
        if (t != NULL && t->absence > 1 - 1e-9)
            mu_text_addf(&sentence, "%s: nobody ever comes to work, as absence is 100%%", name);
        else
            add_all_away(&sentence, name, &when, &reasons);
        mu_explain_warning(out, &sentence, said);
    }
    mu_text_free(&when);
    mu_text_free(&reasons);
}

/* ---- meetings at the busiest hour ----------------------------------------------------------------- */

static double work_of(const mu_load *l, const mu_load_slot *slot, int32_t team)
{
    double load = 0;

    for (int32_t k = 0; k < l->model->teams[team].n_types; k++)
        load += slot->load[l->model->teams[team].types[k]];
    return load;
}

/* The first quarter of the busiest hour of what the team takes, on a day whose hours differ; -1: they do not. */
static int busiest_hour(const mu_load *l, const mu_load_day *day, int32_t team)
{
    enum { HOUR = 4 };
    double most = 0, least = INFINITY;
    int    at = -1;

    for (int s = 0; s + HOUR <= day->n_slots; s++) {
        double load = 0;
        for (int k = 0; k < HOUR; k++) load += work_of(l, &day->slots[s + k], team);
        least = fmin(least, load);
        if (load <= most * (1 + 1e-9)) continue;
        most = load;
        at   = s;
    }
    return most > least * 1.05 ? at : -1;
}

/* From and till by the scenario's clock; the meeting is held by the team's, for which it may be another day. */
static bool meets_at(const mu_model *m, int32_t team, const mu_meeting *k, mu_time from, mu_time till)
{
    const mu_calendar *c    = &m->calendar;
    const mu_wall     *wall = m->teams[team].wall;
    const int64_t there     = wall == c->wall ? from.us : mu_wall_of(wall, mu_wall_instant(c->wall, from.us));
    const int64_t day = mu_day_of(there), at = day * MU_DAY_US + k->at_us;

    return (k->days >> mu_date_weekday(c->start_date + day) & 1u) != 0 && at < there + till.us - from.us &&
           at + k->length_us > there;
}

static void warn_of_meeting(mu_text *out, const mu_load *l, int32_t team, const mu_meeting *k, int *said)
{
    mu_text  sentence = { 0 };
    unsigned days     = 0;
    int      first = -1, at = 0;

    for (int d = 0; d < l->n_days; d++) {
        const mu_load_day *day = &l->days[d];
        const int          s   = busiest_hour(l, day, team);
        if (s < 0 || !meets_at(l->model, team, k, day->slots[s].from, day->slots[s + 3].till)) continue;
        if (first < 0) at = s;
        if (first < 0) first = d;
        days |= 1u << d;
    }
    if (first < 0) return;
    mu_text_addf(&sentence, "%s: all of %s meet in the busiest hour (", k->name, l->model->teams[team].name);
    mu_week_hours_print(&sentence, &l->days[first], l->days[first].slots[at].from,
                        l->days[first].slots[at + 3].till);
    mu_text_add(&sentence, ") of ");
    mu_week_days(&sentence, l, days);
    mu_text_add(&sentence, "; with share: 50% they go in two halves");
    mu_explain_warning(out, &sentence, said);
}

/* In the first two weeks; of what is held on dates nothing is said. */
static bool meets_anyone(const mu_model *m, int32_t team, const mu_meeting *k)
{
    if (k->dated) return true;
    for (int64_t day = 0; day < 14 && day * MU_DAY_US < m->calendar.till.us; day++) {
        const int64_t at = mu_wall_instant(m->teams[team].wall, day * MU_DAY_US + k->at_us);
        if ((k->days >> mu_date_weekday(m->calendar.start_date + day) & 1u) == 0) continue;
        if (mu_model_on_duty(m, team, (mu_time){ at }) > 0) return true;
        if (mu_model_on_duty(m, team, (mu_time){ at + k->length_us - 1 }) > 0) return true;
    }
    return false;
}

/* Told with the first team that it was meant for. */
static void warn_of_empty_meeting(mu_text *out, const mu_load *l, int32_t team, const mu_meeting *k,
                                  int *said)
{
    const mu_model *m        = l->model;
    mu_text         sentence = { 0 };

    for (int32_t j = 0; j < m->n_teams; j++) {
        const mu_worktime *t = m->teams[j].worktime;
        for (int32_t i = 0; t != NULL && i < t->n_meetings; i++) {
            if (strcmp(t->meetings[i].name, k->name) != 0 || t->meetings[i].kind != k->kind) continue;
            if (j < team || meets_anyone(m, j, k)) return;
        }
    }
    mu_text_addf(&sentence, "%s: nobody who is to take part is on duty when it is held, so it takes no time",
                 k->name);
    mu_explain_warning(out, &sentence, said);
}

/* ---- outages -------------------------------------------------------------------------------------- */

/* The quarter of the typical week that stands for an instant; NULL: doors closed, or no such day. */
static const mu_load_slot *slot_at(const mu_load *l, int64_t us)
{
    const int     weekday = mu_calendar_weekday(&l->model->calendar, (mu_time){ us });
    const int64_t clock   = mu_calendar_clock(&l->model->calendar, (mu_time){ us }).us;

    for (int d = 0; d < l->n_days; d++) {
        if (l->days[d].weekday != weekday) continue;
        const int64_t at = mu_day_of(l->days[d].from.us) * MU_DAY_US + clock;
        for (int s = 0; s < l->days[d].n_slots; s++)
            if (at >= l->days[d].slots[s].from.us && at < l->days[d].slots[s].till.us)
                return &l->days[d].slots[s];
    }
    return NULL;
}

static void warn_of_outage(mu_text *out, const mu_load *l, int32_t team, const mu_outage *o, int *said)
{
    const mu_model     *m = l->model;
    const mu_load_slot *slot;
    mu_text             sentence = { 0 };
    char                at[40];
    int                 n = 0;

    if (o->from_us >= m->calendar.till.us || o->till_us <= m->calendar.from.us) {
        mu_date_print(m->calendar.start_date + mu_day_of(mu_wall_of(m->teams[team].wall, o->from_us)), at,
                      sizeof at);
        mu_text_addf(&sentence, "%s: the outage of %s lies outside the horizon", m->teams[team].name, at);
        mu_explain_warning(out, &sentence, said);
        return;
    }
    slot = slot_at(l, o->from_us);
    if (slot == NULL || slot->people[team] < 1e-6) return;
    for (int32_t k = 0; k < m->teams[team].n_types; k++) {
        const int32_t type = m->teams[team].types[k];
        if (!(slot->rate[type] > 0) || others_take(l, slot, team, type)) continue;
        if (n == 0) {
            mu_calendar_print(&m->calendar, (mu_time){ o->from_us }, at, sizeof at);
            mu_text_addf(&sentence, "%s: while its site is out (%s, for ", m->teams[team].name, at);
            mu_report_span(&sentence, (mu_span){ o->till_us - o->from_us });
            mu_text_add(&sentence, "), nobody takes ");
        }
        mu_text_addf(&sentence, "%s%s", n++ > 0 ? ", " : "", m->types[type].name);
    }
    if (n > 0) mu_explain_warning(out, &sentence, said);
}

int mu_explain_away_warnings(mu_text *out, const mu_load *l)
{
    int said = 0;

    for (int32_t j = 0; l->model->stretches != NULL && j < l->model->n_teams; j++) {
        const mu_worktime *t = l->model->teams[j].worktime;
        warn_of_all_away(out, l, j, &said);
        for (int32_t k = 0; t != NULL && k < t->n_meetings; k++) {
            warn_of_empty_meeting(out, l, j, &t->meetings[k], &said);
            if (t->meetings[k].who == NULL && !t->meetings[k].dated && t->meetings[k].share >= 1 &&
                l->model->teams[j].n_people > 1)
                warn_of_meeting(out, l, j, &t->meetings[k], &said);
        }
        for (int32_t k = 0; t != NULL && k < t->n_outages; k++)
            warn_of_outage(out, l, j, &t->outages[k], &said);
    }
    return said;
}
