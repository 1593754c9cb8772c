#include "report/load.h"

#include <math.h>
#include <stdlib.h>
#include "report/phones.h"
#include "report/traffic.h"

#define SLOT_US (15 * MU_MINUTE_US)

double mu_load_sum(const double *x, int32_t n)
{
    double sum = 0;

    for (int32_t i = 0; i < n; i++) sum += x[i];
    return sum;
}

/* The k-th day of the horizon as load.h counts days, by the clock; false beyond the last. */
static bool day_at(const mu_calendar *c, int64_t k, mu_time *from, mu_time *till)
{
    if (c->daily) {
        if (k >= c->n_windows) return false;
        from->us = mu_wall_of(c->wall, c->windows[k].from.us);
        till->us = mu_wall_of(c->wall, c->windows[k].till.us);
        return true;
    }
    const int64_t begins = mu_wall_of(c->wall, c->from.us), ends = mu_wall_of(c->wall, c->till.us);
    const int64_t first = mu_day_of(begins);
    if ((first + k) * MU_DAY_US >= ends) return false;
    from->us = k == 0 ? begins : (first + k) * MU_DAY_US;
    till->us = ends < (first + k + 1) * MU_DAY_US ? ends : (first + k + 1) * MU_DAY_US;
    return true;
}

/* Whether the clock is changed on a day. */
static bool is_odd(const mu_calendar *c, mu_time from, mu_time till)
{
    return mu_wall_instant(c->wall, till.us) - mu_wall_instant(c->wall, from.us) != till.us - from.us;
}

/* Picks the typical day of each weekday: the second of its kind unless that one is cut short, or the clock changes. */
static void choose_days(mu_load *l)
{
    const mu_calendar *c = &l->model->calendar;
    mu_time            from, till;

    for (int64_t k = 0; k < 14 && day_at(c, k, &from, &till); k++) {
        const int    weekday = mu_date_weekday(c->start_date + mu_day_of(from.us));
        mu_load_day *day     = NULL;
        for (int d = 0; d < l->n_days; d++)
            if (l->days[d].weekday == weekday) day = &l->days[d];
        if (day == NULL)
            day = &l->days[l->n_days++];
        else if (till.us - from.us < day->till.us - day->from.us || is_odd(c, from, till))
            continue;
        *day = (mu_load_day){ .weekday = weekday, .from = from, .till = till };
    }
}

/* Cuts a day at every full quarter of an hour. */
static bool cut_day(mu_load *l, mu_load_day *day)
{
    const int64_t first = day->from.us / SLOT_US;
    const int64_t past  = (day->till.us + SLOT_US - 1) / SLOT_US;
    const size_t  types = (size_t)l->model->n_types, teams = (size_t)l->model->n_teams;

    day->n_slots        = (int)(past - first);
    mu_load_slot *slots = MU_NEW_ARRAY(l->arena, day->n_slots, mu_load_slot);
    if (slots == NULL) return false;
    for (int s = 0; s < day->n_slots; s++) {
        const int64_t from = (first + s) * SLOT_US, till = from + SLOT_US;
        slots[s].from.us = from < day->from.us ? day->from.us : from;
        slots[s].till.us = till > day->till.us ? day->till.us : till;
        slots[s].load    = mu_arena_take(l->arena, types, sizeof(double));
        slots[s].rate    = mu_arena_take(l->arena, types, sizeof(double));
        /* Where no contact leads to another all of them are what comes by itself. */
        slots[s].own = slots[s].door = slots[s].rate;
        if (mu_model_has_journeys(l->model)) {
            slots[s].own  = mu_arena_take(l->arena, types, sizeof(double));
            slots[s].door = mu_arena_take(l->arena, types, sizeof(double));
        }
        slots[s].people = mu_arena_take(l->arena, teams, sizeof(double));
        slots[s].busy   = mu_arena_take(l->arena, teams, sizeof(double));
        slots[s].phones = slots[s].fewest = slots[s].people;
        if (l->model->stretches != NULL) {
            slots[s].phones = mu_arena_take(l->arena, teams, sizeof(double));
            slots[s].fewest = mu_arena_take(l->arena, teams, sizeof(double));
        }
        if (slots[s].load == NULL || slots[s].rate == NULL || slots[s].own == NULL || slots[s].door == NULL ||
            slots[s].people == NULL || slots[s].busy == NULL || slots[s].phones == NULL ||
            slots[s].fewest == NULL)
            return false;
    }
    day->slots = slots;
    return true;
}

/* Mean rate of a day's steps over [from, till), both times of day; `at` is the step that holds at `from`. */
static double mean_rate_per_us(const mu_rate_day *steps, int64_t from, int64_t till, int32_t at)
{
    double sum = 0;

    for (int32_t k = at; k < steps->n && steps->step[k].from.us < till; k++) {
        const int64_t begins = steps->step[k].from.us > from ? steps->step[k].from.us : from;
        const int64_t next   = k + 1 < steps->n ? steps->step[k + 1].from.us : MU_DAY_US;
        const int64_t ends   = next < till ? next : till;
        if (ends > begins) sum += steps->step[k].per_us * (double)(ends - begins);
    }
    return sum / (double)(till - from);
}

static double batch_mean(const mu_arrivals *a)
{
    return a->batch != NULL ? mu_dist_mean(a->batch) : 1.0;
}

/* A slot is written while the load is being built, and read-only afterwards. */
static void set_demand(const mu_load_slot *slot, int32_t type, double per_hour, double handle_s)
{
    slot->rate[type] = per_hour;
    slot->load[type] = per_hour * handle_s / 3600.0;
}

/* Contacts per hour of a slot of the typical day, on the day `shift` days later. */
static double poisson_rate(const mu_load *l, const mu_contact_type *type, const mu_load_slot *slot,
                           int64_t shift)
{
    const mu_calendar *c    = &l->model->calendar;
    const mu_wall     *wall = type->arrivals.wall;
    int64_t            from = slot->from.us + shift * MU_DAY_US;

    if (wall != c->wall)
        from = mu_wall_of(wall, mu_wall_instant(c->wall, from)); /* by the customers' clock */
    const mu_rate_day *steps = mu_arrivals_day(&type->arrivals, c, (int32_t)mu_day_of(from));
    const int64_t      clock = mu_clock_of(from);

    if (steps->n == 0) return 0;
    return mean_rate_per_us(steps, clock, clock + slot->till.us - slot->from.us,
                            mu_rate_step_at(steps, clock)) *
           batch_mean(&type->arrivals) * (double)MU_HOUR_US;
}

/* Where dates have rates of their own, a typical weekday is the mean of all those in the horizon. */
static void fill_day_of_dates(const mu_load *l, int32_t i, const mu_load_day *day)
{
    const mu_contact_type *type   = &l->model->types[i];
    const double           handle = mu_traffic_handle_s(l->model, i);

    for (int s = 0; s < day->n_slots; s++) {
        const mu_load_slot *slot = &day->slots[s];
        double              sum  = 0;
        int                 days = 0;
        mu_time             from, till;
        for (int64_t k = 0; day_at(&l->model->calendar, k, &from, &till); k++) {
            const int64_t shift = from.us / MU_DAY_US - day->from.us / MU_DAY_US;
            if (shift % 7 != 0) continue;
            if (slot->from.us + shift * MU_DAY_US < from.us || slot->till.us + shift * MU_DAY_US > till.us)
                continue; /* the first or the last day, cut short */
            sum += poisson_rate(l, type, slot, shift);
            days++;
        }
        if (days > 0) set_demand(slot, i, sum / days, handle);
    }
}

static void fill_constant(mu_load *l, int32_t i, double per_hour)
{
    const double handle = mu_traffic_handle_s(l->model, i);

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) set_demand(&l->days[d].slots[s], i, per_hour, handle);
}

/* The same at all times of the week. */
static bool is_steady(const mu_arrivals *a)
{
    for (int w = 0; w < 7; w++)
        if (a->week[w].n != 1 || a->week[w].step[0].from.us != 0 ||
            a->week[w].step[0].per_us != a->week[0].step[0].per_us)
            return false;
    return a->n_dates == 0;
}

static void fill_poisson(mu_load *l, int32_t i)
{
    const mu_contact_type *type   = &l->model->types[i];
    const double           handle = mu_traffic_handle_s(l->model, i);

    if (is_steady(&type->arrivals)) {
        fill_constant(
            l, i, type->arrivals.week[0].step[0].per_us * batch_mean(&type->arrivals) * (double)MU_HOUR_US);
        return;
    }
    for (int d = 0; d < l->n_days; d++) {
        const mu_load_day *day = &l->days[d];
        if (type->arrivals.n_dates > 0) {
            fill_day_of_dates(l, i, day);
            continue;
        }
        for (int s = 0; s < day->n_slots; s++)
            set_demand(&day->slots[s], i, poisson_rate(l, type, &day->slots[s], 0), handle);
    }
}

/* The slot of the typical week into which an instant falls, or NULL; *alike counts the days of the horizon
 * that this one stands for. */
static const mu_load_slot *slot_of(const mu_load *l, mu_time t, int64_t *alike)
{
    const mu_calendar *c       = &l->model->calendar;
    const int          weekday = mu_calendar_weekday(c, t);

    for (int d = 0; d < l->n_days; d++) {
        const mu_load_day *day = &l->days[d];
        /* A window past midnight belongs to the weekday on which it opened. */
        for (int late = 0; late < 2; late++) {
            if (day->weekday != (weekday + 7 - late) % 7) continue;
            const int64_t of_day = mu_calendar_clock(c, t).us + late * MU_DAY_US;
            const int64_t at     = day->from.us / MU_DAY_US * MU_DAY_US + of_day;
            if (at < day->from.us || at >= day->till.us) continue;
            *alike = (c->n_days - (int64_t)(day->from.us / MU_DAY_US) % 7 + 6) / 7;
            if (*alike < 1) *alike = 1;
            return &day->slots[at / SLOT_US - day->from.us / SLOT_US];
        }
    }
    return NULL;
}

static void fill_trace(mu_load *l, int32_t i)
{
    const mu_contact_type *type   = &l->model->types[i];
    const double           talk_s = mu_dist_mean(type->talk);
    const double           wrap_s = type->wrap_up != NULL ? mu_dist_mean(type->wrap_up) : 0.0;
    const double           drawn  = mu_type_handle_s(type);
    const double           factor = drawn > 0 ? mu_traffic_handle_s(l->model, i) / drawn : 1.0;

    for (int32_t k = 0; k < type->arrivals.n_rows; k++) {
        const mu_trace_row *row   = &type->arrivals.rows[k];
        int64_t             alike = 1;
        const mu_load_slot *slot  = slot_of(l, row->at, &alike);
        if (slot == NULL) continue;
        const double hours  = (double)(slot->till.us - slot->from.us) / (double)MU_HOUR_US * (double)alike;
        const double work_s = (row->talk.us >= 0 ? mu_span_seconds(row->talk) : talk_s) +
                              (row->wrap_up.us >= 0 ? mu_span_seconds(row->wrap_up) : wrap_s);
        slot->rate[i] += 1.0 / hours;
        slot->load[i] += factor * work_s / 3600.0 / hours;
    }
}

static void fill_demand(mu_load *l, int32_t i)
{
    const mu_contact_type *type = &l->model->types[i];

    switch (type->arrivals.kind) {
    case MU_ARRIVE_NONE:
    case MU_ARRIVE_DIALLER:        /* as many as idle people leave room for */
    case MU_ARRIVE_BACKLOG: break; /* no rate: it is there from the start */
    case MU_ARRIVE_POISSON: fill_poisson(l, i); break;
    case MU_ARRIVE_RENEWAL:
    case MU_ARRIVE_MMPP: fill_constant(l, i, mu_model_rate(l->model, i, l->model->calendar.from)); break;
    case MU_ARRIVE_TRACE: fill_trace(l, i); break;
    case MU_ARRIVE_POPULATION:
        /* A cycle of thinking and being served: the most they can ask for, when nobody ever waits. */
        fill_constant(l, i,
                      3600.0 * type->arrivals.population /
                          (mu_dist_mean(type->arrivals.think) + mu_type_handle_s(type)));
        break;
    }
}

/* Adds the people of one edge to the slots of one day: `sign` x n from `at`, by the clock, to the day's end. */
static void add_people(const mu_load_day *day, const mu_duty_edge *e, int64_t at, double sign)
{
    int s = 0;

    if (at >= day->till.us) return;
    if (at > day->from.us) s = (int)(at / SLOT_US - day->from.us / SLOT_US);
    for (; s < day->n_slots; s++) {
        const mu_load_slot *slot  = &day->slots[s];
        const int64_t       since = at > slot->from.us ? at : slot->from.us;
        const double        part  = (double)(slot->till.us - since) / (double)(slot->till.us - slot->from.us);
        slot->people[e->team] += sign * e->n_agents * part;
    }
}

/* People on duty. Edges before a day are added up once, those within it slot by slot. */
static bool fill_people(mu_load *l)
{
    const mu_model *m    = l->model;
    const mu_wall  *wall = m->calendar.wall;
    double         *base = mu_arena_take(l->arena, (size_t)m->n_teams, sizeof(double));

    if (base == NULL) return false;
    for (int d = 0; d < l->n_days; d++) {
        const mu_load_day *day = &l->days[d];
        int32_t            e   = 0;
        for (int32_t j = 0; j < m->n_teams; j++) base[j] = 0;
        for (; e < m->n_edges && mu_wall_of(wall, m->edges[e].at.us) <= day->from.us; e++)
            base[m->edges[e].team] += m->edges[e].on ? m->edges[e].n_agents : -m->edges[e].n_agents;
        for (int s = 0; s < day->n_slots; s++)
            for (int32_t j = 0; j < m->n_teams; j++) day->slots[s].people[j] = base[j];
        for (; e < m->n_edges && mu_wall_of(wall, m->edges[e].at.us) < day->till.us; e++)
            add_people(day, &m->edges[e], mu_wall_of(wall, m->edges[e].at.us), m->edges[e].on ? 1.0 : -1.0);
        for (int s = 0; s < day->n_slots; s++) /* parts of people that rounding left behind */
            for (int32_t j = 0; j < m->n_teams; j++)
                if (fabs(day->slots[s].people[j]) < 1e-9) day->slots[s].people[j] = 0;
    }
    return true;
}

/* Enough sweeps to settle; fewer in a huge scenario, where a rough split must do. */
static int sweeps_for(const mu_load *l, int64_t edges)
{
    int64_t slots = 0;

    for (int d = 0; d < l->n_days; d++) slots += l->days[d].n_slots;
    const int64_t affordable = 500000 / (slots * edges + 1);
    return affordable < 2 ? 2 : affordable > 200 ? 200 : (int)affordable;
}

/* Work that comes while all are away is theirs all the same. */
static void weigh_people(const mu_load_slot *slot, int32_t n, double *out)
{
    for (int32_t j = 0; j < n; j++) out[j] = slot->phones[j] > 0 ? slot->phones[j] : 1e-9 * slot->people[j];
}

static bool fill_busy(mu_load *l)
{
    int64_t edges = 0;

    for (int32_t i = 0; i < l->model->n_types; i++) edges += l->model->types[i].n_teams;
    double *split  = mu_arena_take(l->arena, (size_t)edges, sizeof(double));
    double *people = mu_arena_take(l->arena, (size_t)l->model->n_teams, sizeof(double));
    if (split == NULL || people == NULL) return false;
    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            const mu_load_slot *slot = &l->days[d].slots[s];
            weigh_people(slot, l->model->n_teams, people);
            mu_load_balance(l->model, slot->load, people, sweeps_for(l, edges), split, slot->busy);
        }
    return true;
}

mu_load *mu_load_new(const mu_model *m)
{
    mu_load *l  = calloc(1, sizeof *l);
    bool     ok = false;

    if (l == NULL) return NULL;
    l->model = m;
    l->arena = mu_arena_new(0);
    if (l->arena != NULL) {
        choose_days(l);
        ok = true;
        for (int d = 0; ok && d < l->n_days; d++) ok = cut_day(l, &l->days[d]);
    }
    for (int32_t i = 0; ok && i < m->n_types; i++) fill_demand(l, i);
    for (int d = 0; ok && mu_model_has_journeys(m) && d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++)
            for (int32_t i = 0; i < m->n_types; i++)
                l->days[d].slots[s].door[i] = l->days[d].slots[s].rate[i];
    if (ok && mu_traffic_fill(l) && fill_people(l) && mu_phones_fill(l) && fill_busy(l)) return l;
    mu_load_free(l);
    return NULL;
}

void mu_load_free(mu_load *l)
{
    if (l == NULL) return;
    mu_arena_free(l->arena);
    free(l);
}
