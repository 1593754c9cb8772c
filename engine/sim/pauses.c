#include "sim/pauses.h"

#include <math.h>

/* Of `n` people, share * n are away in each round, in turn. Whole people only: the fraction makes it one more in some
 * rounds, so that over the rounds the share is exact (Beatty's sequence). */
static bool has_turn(double share, int32_t n, int64_t round, int32_t person)
{
    const double  x     = share * n;
    const int64_t first = (int64_t)floor(x * (double)round + 1e-9);
    const int64_t next  = (int64_t)floor(x * (double)(round + 1) + 1e-9);

    return ((person - first) % n + n) % n < next - first;
}

/* The day on which the stint begins where the team is. Far in the west it may be two before day 0. */
static int64_t first_day(const mu_model *m, const mu_stint *s)
{
    return mu_day_of(mu_wall_of(m->teams[s->team].wall, s->from_us));
}

/* The first instant of the stint's time at which the clock there shows a time of the day on which it begins or, when that
 * was before the stint, of the next; *day becomes that day. */
static int64_t first_at(const mu_model *m, const mu_stint *s, int64_t clock_us, int64_t *day)
{
    const mu_wall *wall = m->teams[s->team].wall;
    const int64_t  from = mu_wall_of(wall, s->from_us);

    *day = mu_day_of(from);
    if (*day * MU_DAY_US + clock_us < from) ++*day;
    return mu_wall_next(wall, *day * MU_DAY_US + clock_us, s->from_us);
}

static mu_rng stream(const mu_model *m, const mu_stint *s, mu_draw purpose)
{
    const uint64_t person = (uint64_t)(s->agent - m->teams[s->team].first_agent);
    const uint64_t day    = (uint64_t)(first_day(m, s) + 1);

    return mu_rng_stream((mu_rng_key){ s->seed, (uint64_t)s->replication, purpose, m->teams[s->team].key,
                                       person << 16 ^ day });
}

/* Adds a pause, cut to the stint; an empty one is left out. */
static void add(const mu_stint *s, mu_pause p, mu_pause *out, int32_t *n)
{
    if (p.from_us < s->from_us) p.from_us = s->from_us;
    if (p.till_us > s->till_us) p.till_us = s->till_us;
    if (p.latest_us < p.from_us) p.latest_us = p.from_us;
    if (p.from_us >= p.till_us) return;

    int32_t i = (*n)++;
    for (; i > 0; i--) {
        const mu_pause *b = &out[i - 1];
        if (b->from_us < p.from_us || (b->from_us == p.from_us && b->kind <= p.kind)) break;
        out[i] = out[i - 1];
    }
    out[i] = p;
}

static void all_day(const mu_stint *s, mu_away kind, bool paid, bool planned, mu_pause *out, int32_t *n)
{
    add(s,
        (mu_pause){ .from_us = s->from_us,
                    .till_us = s->till_us,
                    .kind    = (uint8_t)kind,
                    .paid    = paid,
                    .planned = planned },
        out, n);
}

static bool is_on_leave(const mu_worktime *t, const mu_team *team, int32_t person, int64_t day)
{
    int32_t low = 0, high = t->n_leaves;

    while (low < high) { /* the first leave of a later person, or that begins later */
        const int32_t   middle = low + (high - low) / 2;
        const mu_leave *l      = &t->leaves[middle];
        if (l->person < person || (l->person == person && l->from_day <= day))
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && t->leaves[low - 1].person == person && t->leaves[low - 1].till_day >= day) return true;
    return t->leave > 0 && has_turn(t->leave, team->n_people, day + 1, person);
}

/* Where round number `round` starts on a circle: multiples of an irrational number visit all of it evenly. */
static double round_start(double irrational, int64_t round)
{
    const double x = (double)round * irrational;

    return x - floor(x);
}

/* A percentage of the people's time: as many whole people as it makes, away all day and another day others, and one
 * more for the fraction of the day that is left, at another time every day. True when this person is away all day. */
static bool add_shrinkage(const mu_model *m, const mu_stint *s, double share, mu_pause *out, int32_t *n)
{
    const double  golden = 0.6180339887498949, root = 0.4142135623730951; /* (5^1/2 - 1) / 2 and 2^1/2 - 1 */
    const double  x     = share * s->n_agents;
    const int64_t round = first_day(m, s) + 1, whole = (int64_t)floor(x + 1e-9);
    const int64_t first = (int64_t)(s->n_agents * round_start(golden, round));
    const int64_t turn  = (s->agent - s->first_agent - first + s->n_agents) % s->n_agents;
    const double  rest = x - (double)whole, length = (double)(s->till_us - s->from_us);

    if (turn < whole) {
        all_day(s, MU_AWAY_ABSENT, true, true, out, n);
        return true;
    }
    if (turn == whole && rest > 1e-9) {
        const int64_t from      = s->from_us + (int64_t)(round_start(root, round) * (1 - rest) * length);
        const int64_t length_us = (int64_t)(rest * length + 0.5);
        add(s,
            (mu_pause){ .from_us = from,
                        .till_us = from + length_us,
                        .kind    = MU_AWAY_ABSENT,
                        .paid    = true,
                        .whole   = true,
                        .planned = true },
            out, n);
    }
    return false;
}

static void add_lapses(const mu_model *m, const mu_stint *s, const mu_worktime *t, mu_pause *out, int32_t *n)
{
    mu_pause p = { .kind = MU_AWAY_ABSENT, .paid = t->lapses_paid };

    if (t->late.share > 0) {
        mu_rng r = stream(m, s, MU_DRAW_LATE);
        if (mu_rng_uniform(&r) < t->late.share) {
            p.from_us = s->from_us;
            p.till_us = s->from_us + mu_dist_draw_span(t->late.by, &r).us;
            add(s, p, out, n);
        }
    }
    if (t->early.share > 0) {
        mu_rng r = stream(m, s, MU_DRAW_EARLY);
        if (mu_rng_uniform(&r) < t->early.share) {
            p.from_us = s->till_us - mu_dist_draw_span(t->early.by, &r).us;
            p.till_us = s->till_us;
            add(s, p, out, n);
        }
    }
    if (t->extra_break.share > 0) {
        mu_rng r = stream(m, s, MU_DRAW_EXTRA_BREAK);
        if (mu_rng_uniform(&r) < t->extra_break.share) {
            p.kind    = MU_AWAY_BREAK;
            p.whole   = true;
            p.from_us = s->from_us + (int64_t)(mu_rng_uniform(&r) * (double)(s->till_us - s->from_us));
            p.till_us = p.from_us + mu_dist_draw_span(t->extra_break.by, &r).us;
            add(s, p, out, n);
        }
    }
}

static int64_t whole_minute(double us)
{
    return us <= 0 ? 0 : (int64_t)(us / (double)MU_MINUTE_US) * MU_MINUTE_US;
}

/* When this person takes it; negative: not in this stint. */
static int64_t break_from(const mu_model *m, const mu_stint *s, const mu_break *b)
{
    const int32_t turn = s->agent - s->first_agent;
    const double  duty = (double)(s->till_us - s->from_us);

    if (b->from_us < 0) {
        /* Around its cut, as wide as a part of duty; a long break wider, so that a third at most are away at once, but
         * not so wide that it reaches the break before it. */
        const double part = duty / (b->places + 1), third = 3.0 * (double)b->length_us;
        const double width = third < part ? part : third > 1.5 * part ? 1.5 * part : third;
        const double after =
            part * (b->place + 1) + width * ((turn + 0.5) / s->n_agents - 0.5) - (double)b->length_us / 2;
        return s->from_us + whole_minute(after);
    }
    const double  slack = (double)(b->till_us - b->from_us - b->length_us);
    const double  after = s->n_agents > 1 ? slack * turn / (s->n_agents - 1) : 0;
    int64_t       day;
    const int64_t from = first_at(m, s, b->from_us + whole_minute(after), &day);
    return from < s->till_us ? from : -1;
}

static void add_breaks(const mu_model *m, const mu_stint *s, mu_pause *out, int32_t *n)
{
    if (s->breaks == NULL) return;
    const int weekday = mu_date_weekday(m->calendar.start_date + first_day(m, s));
    for (int32_t i = 0; i < s->breaks->n; i++) {
        const mu_break *b    = &s->breaks->one[i];
        const int64_t   from = b->days >> weekday & 1u ? break_from(m, s, b) : -1;
        if (from < 0) continue;
        add(s,
            (mu_pause){ .from_us   = from,
                        .till_us   = from + b->length_us,
                        .latest_us = from + s->breaks->patience_us,
                        .kind      = MU_AWAY_BREAK,
                        .paid      = b->paid,
                        .whole     = true,
                        .planned   = true },
            out, n);
    }
}

static bool is_among(const mu_meeting *meeting, int32_t person)
{
    int32_t low = 0, high = meeting->n_who;

    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (meeting->who[middle] < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low < meeting->n_who && meeting->who[low] == person;
}

/* How often a meeting has been before this day. */
static int64_t times_before(const mu_model *m, const mu_meeting *meeting, int64_t day)
{
    const int64_t weeks = day / 7;
    int64_t       times = 0;

    for (int i = 0; i < 7; i++) times += weeks * (meeting->days >> i & 1u);
    for (int64_t i = weeks * 7; i < day; i++)
        times += meeting->days >> mu_date_weekday(m->calendar.start_date + i) & 1u;
    return times;
}

static bool on_weekday(const mu_model *m, const mu_meeting *meeting, int64_t day)
{
    return (meeting->days >> mu_date_weekday(m->calendar.start_date + day) & 1u) != 0;
}

bool mu_pauses_held(const mu_model *m, const mu_meeting *meeting, int64_t day, int64_t *round)
{
    int32_t held = 0;

    if (!on_weekday(m, meeting, day) || day > meeting->till_day) return false;
    if (!meeting->dated) {
        *round = times_before(m, meeting, day) / meeting->sessions;
        return true;
    }
    const int64_t since = day - meeting->from_day;
    if (since < 0) return false;
    *round             = meeting->every_days > 0 ? since / meeting->every_days : 0;
    const int64_t from = meeting->from_day + *round * meeting->every_days;
    if (day - from >= INT64_C(7) * meeting->sessions)
        return false; /* it is over, on whatever weekdays it was */
    for (int64_t i = from; i < day; i++) held += on_weekday(m, meeting, i);
    return held < meeting->sessions;
}

bool mu_pauses_begins(const mu_model *m, const mu_meeting *meeting, int64_t day, int64_t *round)
{
    if (!mu_pauses_held(m, meeting, day, round)) return false;
    if (!meeting->dated) return times_before(m, meeting, day) % meeting->sessions == 0;
    for (int64_t i = meeting->from_day + *round * meeting->every_days; i < day; i++)
        if (on_weekday(m, meeting, i)) return false;
    return true;
}

bool mu_pauses_goes(const mu_team *team, const mu_meeting *meeting, int32_t person, int64_t round)
{
    if (meeting->who != NULL) return is_among(meeting, person);
    if (meeting->seats == 0) return has_turn(meeting->share, team->n_people, round, person);
    if (person >= team->n_people) return false;
    const int64_t place = meeting->first_place + person - round * meeting->seats;
    return (place % meeting->places + meeting->places) % meeting->places < meeting->seats;
}

static void add_meetings(const mu_model *m, const mu_stint *s, const mu_worktime *t, mu_pause *out,
                         int32_t *n)
{
    const mu_team *team = &m->teams[s->team];

    for (int32_t i = 0; i < t->n_meetings; i++) {
        const mu_meeting *meeting = &t->meetings[i];
        int64_t           day, round;
        const int64_t     from = first_at(m, s, meeting->at_us, &day);
        if (from >= s->till_us || !mu_pauses_held(m, meeting, day, &round)) continue;
        if (s->chosen != NULL && meeting->course >= 0
                ? !s->chosen->goes[mu_chosen_place(s->chosen, round, meeting->course, s->agent)]
                : !mu_pauses_goes(team, meeting, s->agent - team->first_agent, round))
            continue;
        add(s,
            (mu_pause){ .from_us = from,
                        .till_us = from + meeting->length_us,
                        .kind    = (uint8_t)meeting->kind,
                        .paid    = true,
                        .planned = true,
                        .meeting = i + 1 },
            out, n);
    }
}

static void add_outages(const mu_stint *s, const mu_worktime *t, mu_pause *out, int32_t *n)
{
    for (int32_t i = 0; i < t->n_outages; i++)
        add(s,
            (mu_pause){ .from_us = t->outages[i].from_us,
                        .till_us = t->outages[i].till_us,
                        .kind    = MU_AWAY_ABSENT,
                        .paid    = true,
                        .in_hand = (uint8_t)t->outage_end },
            out, n);
}

int32_t mu_pauses_breaks(const mu_model *m, const mu_stint *s, mu_pause *out)
{
    int32_t n = 0;

    add_breaks(m, s, out, &n);
    return n;
}

int32_t mu_pauses_draw(const mu_model *m, const mu_stint *s, mu_pause *out)
{
    const mu_worktime *t      = m->teams[s->team].worktime;
    const int32_t      person = s->agent - m->teams[s->team].first_agent;
    int32_t            n      = 0;

    if (s->vacant) {
        all_day(s, MU_AWAY_VACANT, false, true, out, &n);
        return n;
    }
    if (t != NULL && is_on_leave(t, &m->teams[s->team], person, first_day(m, s))) {
        all_day(s, MU_AWAY_ABSENT, t->leave_paid, true, out, &n);
        return n;
    }
    const double absence = s->as_he_is ? s->absence : t != NULL ? t->absence : 0;
    if (absence > 0) {
        mu_rng r = stream(m, s, MU_DRAW_ABSENCE);
        if (mu_rng_uniform(&r) < absence) {
            all_day(s, MU_AWAY_ABSENT, t == NULL || t->absence_paid, false, out, &n);
            return n;
        }
    }
    if (t != NULL && t->shrinkage > 0 && add_shrinkage(m, s, t->shrinkage, out, &n)) return n;
    if (t != NULL) add_lapses(m, s, t, out, &n);
    add_breaks(m, s, out, &n);
    if (t != NULL) add_meetings(m, s, t, out, &n);
    if (t != NULL) add_outages(s, t, out, &n);
    return n;
}

int32_t mu_pauses_most(const mu_model *m)
{
    int32_t most = 0, breaks = 0;

    for (int32_t i = 0; m->stretches != NULL && i < m->n_edges; i++)
        if (m->stretches[i].breaks != NULL && m->stretches[i].breaks->n > breaks)
            breaks = m->stretches[i].breaks->n;
    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_worktime *t = m->teams[i].worktime;
        if (t != NULL && t->n_meetings + t->n_outages > most) most = t->n_meetings + t->n_outages;
    }
    return breaks + most + 4; /* a part of shrinkage, late, early, an extra break */
}
