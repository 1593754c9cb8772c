#include "report/phones.h"

#include <math.h>
#include "sim/pauses.h"

#define HALF_MINUTE_US (30 * MU_SECOND_US)

/* One day of one team. Times are instants, unlike those of load.h, which the clock on the wall shows. */
typedef struct {
    const mu_load     *load;
    const mu_load_day *day;
    int64_t            from_us, till_us;
    int32_t            team;
    const int32_t     *comes; /* its edges that bring people on */
    int32_t            n_comes;
    double            *on_phones; /* [minute of the day, from its opening], people */
    double            *share;     /* [minute], of the people of one stint: those there and not on a break */
    double            *away;      /* [person of the team], share of such days on which he is on leave */
    mu_pause          *breaks;    /* room for those of one person */
    int32_t            minutes;
} sheet;

static int64_t minute_at(const sheet *s, int32_t i)
{
    return s->from_us + (int64_t)i * MU_MINUTE_US;
}

static double overlap(int64_t from, int64_t till, int64_t a, int64_t b)
{
    const int64_t low = from > a ? from : a, high = till < b ? till : b;

    return high > low ? (double)(high - low) / (double)(till - from) : 0;
}

/* ---- leave ---------------------------------------------------------------------------------------- */

/* Of the days from 0 to `day`, those of the weekday. */
static int64_t such_days(const mu_calendar *c, int64_t day, int weekday)
{
    const int64_t first = (weekday - mu_date_weekday(c->start_date) + 7) % 7;

    return day < first ? 0 : (day - first) / 7 + 1;
}

static void fill_leave(const sheet *s)
{
    const mu_calendar *c    = &s->load->model->calendar;
    const mu_team     *team = &s->load->model->teams[s->team];
    const mu_worktime *t    = team->worktime;
    const int64_t      last = mu_day_of(mu_wall_of(c->wall, c->till.us - 1));
    const int64_t      all  = such_days(c, last, s->day->weekday);

    for (int32_t i = 0; i < team->n_agents; i++) s->away[i] = t != NULL ? t->leave : 0;
    for (int32_t i = 0; t != NULL && i < t->n_leaves && all > 0; i++) {
        const mu_leave *l    = &t->leaves[i];
        const int64_t   till = l->till_day < last ? l->till_day : last;
        const int64_t   lost =
            such_days(c, till, s->day->weekday) - such_days(c, l->from_day - 1, s->day->weekday);
        const double there = 1 - s->away[l->person];
        if (lost > 0) s->away[l->person] += there * (double)lost / (double)all;
    }
}

/* ---- one stint ------------------------------------------------------------------------------------ */

/* Of a meeting that takes place in the stint: in *at_us when. What is held on dates is no part of a typical week. */
static bool meets(const mu_model *m, const mu_meeting *meeting, const mu_stint *s, int64_t *at_us)
{
    const mu_wall *wall = m->teams[s->team].wall;
    const int64_t  from = mu_wall_of(wall, s->from_us);
    int64_t        day  = mu_day_of(from);

    if (meeting->dated) return false;
    if (day * MU_DAY_US + meeting->at_us < from) day++;
    *at_us = mu_wall_next(wall, day * MU_DAY_US + meeting->at_us, s->from_us);
    return *at_us < s->till_us && (meeting->days >> mu_date_weekday(m->calendar.start_date + day) & 1u) != 0;
}

static double still_away(const mu_lapse *lapse, int64_t after_us)
{
    return lapse->share > 0 ? lapse->share * (1 - mu_dist_cdf(lapse->by, (double)after_us * 1e-6)) : 0;
}

/* An extra break begins at any time of the stint: it goes on at this minute if it began no longer ago than it lasts. */
static void take_extra_breaks(const sheet *s, const mu_lapse *lapse, int64_t from_us, int64_t till_us)
{
    double lasts_us = 0; /* the integral of the chance to last so long */

    if (!(lapse->share > 0)) return;
    for (int64_t at = from_us; at < till_us; at += MU_MINUTE_US) {
        const int64_t i     = (at - s->from_us) / MU_MINUTE_US;
        const double  still = (1 - mu_dist_cdf(lapse->by, (double)(at - from_us + HALF_MINUTE_US) * 1e-6)) *
                             (double)MU_MINUTE_US;
        if (at >= s->from_us && i < s->minutes)
            s->share[i] *= 1 - lapse->share * (lasts_us + still / 2) / (double)(till_us - from_us);
        lasts_us += still;
    }
}

/* Whole people all day, and one more for a part of it that begins at any time (sim/pauses.c). */
static void take_shrinkage(const sheet *s, double share, const mu_stint *stint)
{
    const double x = share * stint->n_agents, whole = floor(x + 1e-9), rest = fmax(0, x - whole);

    if (!(share > 0)) return;
    for (int32_t i = 0; i < s->minutes; i++) {
        const double of = (double)(minute_at(s, i) + HALF_MINUTE_US - stint->from_us) /
                          (double)(stint->till_us - stint->from_us);
        const double part = rest > 1e-9 ? (fmin(of, 1 - rest) - fmax(0, of - rest)) / (1 - rest) : 0;
        s->share[i] *= 1 - (whole + part) / stint->n_agents;
    }
}

/* Of those who came on together, who takes part. */
static double part_of(const mu_meeting *k, int32_t first, int32_t n)
{
    int32_t here = 0;

    if (k->who == NULL) return k->share;
    for (int32_t i = 0; i < k->n_who; i++) here += k->who[i] >= first && k->who[i] < first + n;
    return (double)here / n;
}

/* Of everyone who has no leave that day, who is there at each minute, breaks apart. */
static void fill_share(const sheet *s, const mu_stint *stint, const mu_duty_edge *e)
{
    const int64_t      from_us = stint->from_us, till_us = stint->till_us;
    const mu_model    *m = s->load->model;
    const mu_worktime *t = m->teams[s->team].worktime;

    for (int32_t i = 0; i < s->minutes; i++)
        s->share[i] = overlap(minute_at(s, i), minute_at(s, i + 1), from_us, till_us);
    if (t == NULL) return;
    for (int32_t i = 0; i < s->minutes; i++) {
        const int64_t middle = minute_at(s, i) + HALF_MINUTE_US;
        if (s->share[i] > 0)
            s->share[i] *= (1 - t->absence) * (1 - still_away(&t->late, middle - from_us)) *
                           (1 - still_away(&t->early, till_us - middle));
    }
    take_extra_breaks(s, &t->extra_break, from_us, till_us);
    take_shrinkage(s, t->shrinkage, stint);
    for (int32_t k = 0; k < t->n_meetings; k++) {
        int64_t at_us;
        if (!meets(m, &t->meetings[k], stint, &at_us)) continue;
        const double part =
            part_of(&t->meetings[k], e->first_agent - m->teams[s->team].first_agent, e->n_agents);
        for (int32_t i = 0; i < s->minutes; i++)
            s->share[i] *= 1 - part * overlap(minute_at(s, i), minute_at(s, i + 1), at_us,
                                              at_us + t->meetings[k].length_us);
    }
}

static void take_breaks(const sheet *s, const mu_stint *stint, double there)
{
    const int32_t n = mu_pauses_breaks(s->load->model, stint, s->breaks);

    for (int32_t k = 0; k < n; k++) {
        const mu_pause *b     = &s->breaks[k];
        const int64_t   first = (b->from_us - s->from_us) / MU_MINUTE_US;
        for (int64_t i = first < 0 ? 0 : first; i < s->minutes && minute_at(s, (int32_t)i) < b->till_us; i++)
            s->on_phones[i] -=
                there * s->share[i] *
                overlap(minute_at(s, (int32_t)i), minute_at(s, (int32_t)i + 1), b->from_us, b->till_us);
    }
}

static void add_stint(const sheet *s, int32_t edge, int64_t from_us, int64_t till_us)
{
    const mu_model     *m      = s->load->model;
    const mu_team      *team   = &m->teams[s->team];
    const mu_duty_edge *e      = &m->edges[edge];
    mu_stint            stint  = { .team        = s->team,
                                   .first_agent = team->rostered ? team->first_agent : e->first_agent,
                                   .n_agents    = team->rostered ? team->n_people : e->n_agents,
                                   .from_us     = from_us,
                                   .till_us     = till_us,
                                   .breaks      = m->stretches[edge].breaks };
    double              people = 0;

    fill_share(s, &stint, e);
    for (int32_t k = 0; k < e->n_agents; k++) people += 1 - s->away[e->first_agent - team->first_agent + k];
    for (int32_t i = 0; i < s->minutes; i++) s->on_phones[i] += people * s->share[i];
    for (int32_t k = 0; stint.breaks != NULL && k < e->n_agents; k++) {
        stint.agent = e->first_agent + k;
        take_breaks(s, &stint, 1 - s->away[stint.agent - team->first_agent]);
    }
}

/* ---- a day ---------------------------------------------------------------------------------------- */

static void add_stretches(const sheet *s)
{
    const mu_model *m    = s->load->model;
    const mu_wall  *wall = m->teams[s->team].wall;

    for (int32_t k = 0; k < s->n_comes; k++) {
        const int64_t comes = m->edges[s->comes[k]].at.us, goes = m->stretches[s->comes[k]].till.us;
        if (comes >= s->till_us) break;
        /* Duty is laid out a day at a time, as in the simulation: to the same time by the clock. */
        const int64_t begins = mu_wall_of(wall, comes), here = mu_wall_of(wall, s->from_us);
        int64_t       clock = here > begins ? here - (here - begins) % MU_DAY_US : begins;
        for (int64_t from = mu_wall_next(wall, clock, comes), next; from < goes && from < s->till_us;
             from         = next) {
            clock += MU_DAY_US;
            next = mu_wall_next(wall, clock, comes);
            add_stint(s, s->comes[k], from, goes < next ? goes : next);
        }
    }
}

/* The share of such days on which the team's site is out at each minute: their outages have known times. */
static void fill_outages(const sheet *s)
{
    const mu_calendar *c     = &s->load->model->calendar;
    const mu_worktime *t     = s->load->model->teams[s->team].worktime;
    const int64_t      last  = mu_day_of(mu_wall_of(c->wall, c->till.us - 1));
    const int64_t      all   = such_days(c, last, s->day->weekday);
    const int64_t      clock = s->day->from.us - mu_day_of(s->day->from.us) * MU_DAY_US;

    for (int32_t i = 0; i < s->minutes; i++) s->share[i] = 0;
    for (int32_t k = 0; t != NULL && k < t->n_outages && all > 0; k++) {
        const int64_t from = mu_wall_of(c->wall, t->outages[k].from_us),
                      till = mu_wall_of(c->wall, t->outages[k].till_us);
        for (int64_t day = mu_day_of(from) - 1; day <= mu_day_of(till) && day <= last; day++) {
            const int64_t begins = day * MU_DAY_US + clock;
            if (day < 0 || mu_date_weekday(c->start_date + day) != s->day->weekday) continue;
            for (int32_t i = 0; i < s->minutes; i++)
                s->share[i] +=
                    overlap(begins + i * MU_MINUTE_US, begins + (i + 1) * MU_MINUTE_US, from, till) /
                    (double)all;
        }
    }
}

/* Outages are left out of the fewest people, as they are warned of by themselves. */
static void write_slots(const sheet *s)
{
    fill_outages(s);
    for (int k = 0; k < s->day->n_slots; k++) {
        const mu_load_slot *slot   = &s->day->slots[k];
        const int64_t       from   = s->from_us + slot->from.us - s->day->from.us;
        const int64_t       till   = from + slot->till.us - slot->from.us;
        double              sum    = 0;
        double              fewest = INFINITY;
        for (int64_t i = (from - s->from_us) / MU_MINUTE_US;
             i < s->minutes && minute_at(s, (int32_t)i) < till; i++) {
            sum += fmax(0, 1 - s->share[i]) * s->on_phones[i] *
                   overlap(from, till, minute_at(s, (int32_t)i), minute_at(s, (int32_t)i + 1));
            fewest = fmin(fewest, s->on_phones[i]);
        }
        slot->phones[s->team] = fabs(sum) < 1e-9 ? 0 : sum;
        slot->fewest[s->team] = fabs(fewest) < 1e-9 ? 0 : fewest;
    }
}

/* The edges that bring people on, team by team: comes[first[team]] .. comes[first[team + 1] - 1]. */
static bool sort_by_team(mu_load *l, int32_t **first, int32_t **comes)
{
    const mu_model *m = l->model;

    *first = MU_NEW_ARRAY(l->arena, m->n_teams + 1, int32_t);
    *comes = MU_NEW_ARRAY(l->arena, m->n_edges, int32_t);
    if (*first == NULL || *comes == NULL) return false;
    for (int32_t i = 0; i < m->n_edges; i++) (*first)[m->edges[i].team + 1] += m->edges[i].on;
    for (int32_t j = 0; j < m->n_teams; j++) (*first)[j + 1] += (*first)[j];
    for (int32_t i = 0; i < m->n_edges; i++)
        if (m->edges[i].on) (*comes)[(*first)[m->edges[i].team]++] = i;
    for (int32_t j = m->n_teams; j > 0; j--) (*first)[j] = (*first)[j - 1];
    (*first)[0] = 0;
    return true;
}

static int32_t most_people(const mu_model *m)
{
    int32_t most = 0;

    for (int32_t j = 0; j < m->n_teams; j++)
        if (m->teams[j].n_agents > most) most = m->teams[j].n_agents;
    return most;
}

static bool fill_day(mu_load *l, const mu_load_day *day, const int32_t *first, const int32_t *comes)
{
    const mu_model *m       = l->model;
    const int32_t   minutes = (int32_t)((day->till.us - day->from.us + MU_MINUTE_US - 1) / MU_MINUTE_US);
    sheet           s       = { .load      = l,
                                .day       = day,
                                .from_us   = mu_wall_instant(m->calendar.wall, day->from.us),
                                .till_us   = mu_wall_instant(m->calendar.wall, day->till.us),
                                .on_phones = MU_NEW_ARRAY(l->arena, minutes, double),
                                .share     = MU_NEW_ARRAY(l->arena, minutes, double),
                                .away      = MU_NEW_ARRAY(l->arena, most_people(m), double),
                                .breaks    = MU_NEW_ARRAY(l->arena, mu_pauses_most(m), mu_pause),
                                .minutes   = minutes };

    if (s.on_phones == NULL || s.share == NULL || s.away == NULL || s.breaks == NULL) return false;
    for (s.team = 0; s.team < m->n_teams; s.team++) {
        s.comes   = comes + first[s.team];
        s.n_comes = first[s.team + 1] - first[s.team];
        for (int32_t i = 0; i < minutes; i++) s.on_phones[i] = 0;
        fill_leave(&s);
        add_stretches(&s);
        write_slots(&s);
    }
    return true;
}

bool mu_phones_fill(mu_load *l)
{
    int32_t *first, *comes;

    if (l->model->stretches == NULL) return true;
    if (!sort_by_team(l, &first, &comes)) return false;
    for (int d = 0; d < l->n_days; d++)
        if (!fill_day(l, &l->days[d], first, comes)) return false;
    return true;
}
