#include "sim/source.h"

#include <math.h>

static mu_rng stream(const mu_source *s, mu_draw purpose, uint64_t seed, int64_t replication)
{
    return mu_rng_stream((mu_rng_key){ seed, (uint64_t)replication, purpose, s->type->key, 0 });
}

/* The step of a day's table that holds at `clock_us`, and where it ends. */
static const mu_rate_step *step_at(const mu_rate_day *day, int64_t midnight, int64_t at, int64_t *till)
{
    const int32_t k = mu_rate_step_at(day, at - midnight);

    *till = midnight + (k + 1 < day->n ? day->step[k + 1].from.us : MU_DAY_US);
    return &day->step[k];
}

/* How busy the day is, by the scenario's clock; *till is not after its end. */
static double busyness_at(const mu_source *s, int64_t at, int64_t *till)
{
    const mu_steady clock    = mu_wall_steady(s->model->calendar.wall, at);
    const int64_t   day      = mu_day_of(at + clock.ahead_us);
    const int64_t   midnight = (day + 1) * MU_DAY_US - clock.ahead_us;

    if (*till > midnight) *till = midnight;
    if (*till > clock.till_us) *till = clock.till_us;
    return s->busyness[day];
}

/* Moves a Poisson source to the piece of constant rate that holds at its clock; false after the last. */
static bool find_piece(mu_source *s)
{
    const mu_calendar *cal = &s->model->calendar;

    while (s->window < cal->n_windows && (double)cal->windows[s->window].till.us <= s->clock_us) s->window++;
    if (s->window == cal->n_windows) return false;

    const mu_window *window = &cal->windows[s->window];
    if (s->clock_us < (double)window->from.us) s->clock_us = (double)window->from.us;

    const int64_t      at       = (int64_t)s->clock_us;
    const mu_steady    clock    = mu_wall_steady(s->type->arrivals.wall, at);
    const int64_t      day      = mu_day_of(at + clock.ahead_us);
    const int64_t      midnight = day * MU_DAY_US - clock.ahead_us;
    int64_t            till;
    const mu_rate_day *table = mu_arrivals_day(&s->type->arrivals, cal, (int32_t)day);
    double             rate  = step_at(table, midnight, at, &till)->per_us;

    if (till > clock.till_us) till = clock.till_us;
    if (s->busyness != NULL) rate *= busyness_at(s, at, &till);
    s->piece_till_us = (double)(till < window->till.us ? till : window->till.us);
    s->mean_gap_us   = rate > 0 ? 1.0 / rate : INFINITY;
    return true;
}

/* The clock as a whole microsecond, still inside the window it is in. */
static int64_t instant(const mu_source *s)
{
    const int64_t till = s->model->calendar.windows[s->window].till.us;
    const int64_t at   = (int64_t)(s->clock_us + 0.5);

    return at < till ? at : till - 1;
}

/* Thinning-free: a unit exponential is spent piece by piece at each piece's rate. */
int64_t mu_source_next_piece(mu_source *s, double left)
{
    for (;;) {
        const double next = s->clock_us + left * s->mean_gap_us;
        if (next < s->piece_till_us - 0.5) {
            s->clock_us = next;
            return (int64_t)(next + 0.5);
        }
        if (isfinite(s->mean_gap_us)) left -= (s->piece_till_us - s->clock_us) / s->mean_gap_us;
        if (left < 0) left = 0; /* the last bit of a difference */
        s->clock_us = s->piece_till_us;
        if (!find_piece(s)) return MU_NEVER_US;
    }
}

/* True when `clock_us` lies in an open window; false when it lies between two. Past the last: *over. */
static bool is_open(mu_source *s, bool *over)
{
    const mu_calendar *cal = &s->model->calendar;

    while (s->window < cal->n_windows && (double)cal->windows[s->window].till.us <= s->clock_us) s->window++;
    *over = s->window == cal->n_windows;
    return !*over && s->clock_us >= (double)cal->windows[s->window].from.us;
}

static int64_t next_renewal(mu_source *s)
{
    bool over = false;

    do {
        s->clock_us += mu_dist_draw(s->type->arrivals.between, &s->gap) * 1e6;
        if (is_open(s, &over)) return instant(s);
    } while (!over);
    return MU_NEVER_US;
}

static void enter_state(mu_source *s, int32_t state)
{
    const mu_arrivals *a    = &s->type->arrivals;
    const double       rate = a->state_per_us[state];

    s->mmpp_state    = state;
    s->mean_gap_us   = rate > 0 ? 1.0 / rate : INFINITY;
    s->piece_till_us = s->clock_us + a->state_stay_us[state] * mu_rng_exp(&s->state);
}

static void move_on(mu_source *s)
{
    const mu_arrivals *a   = &s->type->arrivals;
    const double      *row = &a->state_move[(int64_t)s->mmpp_state * a->n_states];
    const double       u   = mu_rng_uniform(&s->state);
    int32_t            to  = 0;

    while (to < a->n_states - 1 && u >= row[to]) to++;
    enter_state(s, to);
}

static int64_t next_mmpp(mu_source *s)
{
    bool   over = false;
    double left = mu_rng_exp(&s->gap);

    for (;;) {
        const double next = s->clock_us + left * s->mean_gap_us;
        if (next < s->piece_till_us) {
            s->clock_us = next;
            if (is_open(s, &over)) return instant(s);
            if (over) return MU_NEVER_US;
            left = mu_rng_exp(&s->gap);
            continue;
        }
        if (isfinite(s->mean_gap_us)) left -= (s->piece_till_us - s->clock_us) / s->mean_gap_us;
        if (left < 0) left = 0;
        s->clock_us = s->piece_till_us;
        (void)is_open(s, &over);
        if (over) return MU_NEVER_US;
        move_on(s);
    }
}

/* The first state is drawn from the chain's long-run shares, so that the process starts stationary. */
static int32_t stationary_state(mu_source *s)
{
    const mu_arrivals *a   = &s->type->arrivals;
    const double       u   = mu_rng_uniform(&s->state);
    double             sum = 0;

    for (int32_t i = 0; i < a->n_states - 1; i++) {
        sum += a->state_share[i];
        if (u < sum) return i;
    }
    return a->n_states - 1;
}

void mu_source_start(mu_source *s, const mu_model *m, const mu_contact_type *type, double *busyness,
                     uint64_t seed, int64_t replication)
{
    *s               = (mu_source){ .model = m, .type = type, .busyness = busyness, .mean_gap_us = INFINITY };
    s->poisson       = type->arrivals.kind == MU_ARRIVE_POISSON;
    s->clock_us      = (double)m->calendar.from.us;
    s->piece_till_us = s->clock_us;
    s->gap           = stream(s, MU_DRAW_ARRIVAL, seed, replication);
    s->batch         = stream(s, MU_DRAW_BATCH, seed, replication);
    s->state         = stream(s, MU_DRAW_STATE, seed, replication);
    if (s->poisson) {
        if (!find_piece(s)) s->piece_till_us = INFINITY;
        s->next_us = mu_source_draw_poisson(s);
    }
    if (type->arrivals.kind == MU_ARRIVE_MMPP) enter_state(s, stationary_state(s));
}

int64_t mu_source_draw(mu_source *s)
{
    const mu_arrivals *a = &s->type->arrivals;

    switch (a->kind) {
    case MU_ARRIVE_POISSON: return mu_source_draw_poisson(s);
    case MU_ARRIVE_RENEWAL: return next_renewal(s);
    case MU_ARRIVE_MMPP: return next_mmpp(s);
    case MU_ARRIVE_TRACE: return s->row < a->n_rows ? a->rows[s->row].at.us : MU_NEVER_US;
    case MU_ARRIVE_BACKLOG: /* an endless one is there again whenever the doors open */
        return s->row < (a->backlog < 0 ? s->model->calendar.n_windows : 1)
                   ? s->model->calendar.windows[s->row++].from.us
                   : MU_NEVER_US;
    case MU_ARRIVE_NONE:
    case MU_ARRIVE_DIALLER:
    case MU_ARRIVE_POPULATION: break;
    }
    return MU_NEVER_US;
}
