#include "plan/transient.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_psi.h>

typedef struct {
    const mu_day *day;
    int           states;       /* 0 .. states-1 contacts with those on duty */
    double       *p;            /* their probabilities now */
    double       *area;         /* integral of p over the piece */
    double       *power, *next; /* work space: p times a power of the jump matrix */
    double        overrun;      /* expected number of people finishing past their end */
} chain;

static bool chain_init(chain *c, const mu_day *day, int states)
{
    *c   = (chain){ .day = day, .states = states };
    c->p = calloc((size_t)states * 4, sizeof *c->p);
    if (c->p == NULL) return false;
    c->area  = c->p + states;
    c->power = c->area + states;
    c->next  = c->power + states;
    c->p[0]  = 1;
    return true;
}

static double leave_rate(const chain *c, int people, int n)
{
    const int waiting = n > people ? n - people : 0;
    return (n - waiting) / c->day->service + waiting / c->day->patience;
}

/* power := power (I + Q / pace) */
static void jump(chain *c, const mu_day_piece *piece, double pace)
{
    memset(c->next, 0, (size_t)c->states * sizeof *c->next);
    for (int n = 0; n < c->states; n++) {
        const double here = c->power[n];
        if (!(here > 1e-300)) continue;
        const double up =
            n < piece->people + c->day->places && n + 1 < c->states ? piece->arrivals / pace : 0;
        const double down = leave_rate(c, piece->people, n) / pace;
        c->next[n] += here * (1 - up - down);
        if (up > 0) c->next[n + 1] += here * up;
        if (n > 0) c->next[n - 1] += here * down;
    }
    double *swap = c->power;
    c->power     = c->next;
    c->next      = swap;
}

/* p(t + h) = sum over k of Poisson(k; pace h) p(t) P^k, and its integral over h has the weights
 * P(Poisson > k) / pace. */
static void advance(chain *c, const mu_day_piece *piece, double pace, double h)
{
    double weight = exp(-pace * h), tail = 1 - weight;

    memcpy(c->power, c->p, (size_t)c->states * sizeof *c->p);
    memset(c->p, 0, (size_t)c->states * sizeof *c->p);
    for (int k = 0;; k++) {
        for (int n = 0; n < c->states; n++) {
            c->p[n] += weight * c->power[n];
            c->area[n] += tail / pace * c->power[n];
        }
        if (k > pace * h && tail < 1e-15) break;
        jump(c, piece, pace);
        weight *= pace * h / (k + 1);
        tail = fmax(0, tail - weight);
    }
}

/* How an arrival fares that finds everyone busy and k waiting. It is served after k+1 departures at rates
 * a + j/patience, j = 0..k, with a = people/service; then exp(-V/patience) of the offered wait V is
 * Beta(a patience, k+1). */
typedef struct {
    double in_target, wait_answered;
} fare;

static fare fare_of(const mu_day *d, int people, int k)
{
    const double a = people / d->service;

    if (isinf(d->patience)) return (fare){ gsl_cdf_gamma_P(d->within, k + 1, 1 / a), (k + 1) / a };

    const double alpha = a * d->patience, beta = k + 1;
    const double stay = alpha / (alpha + beta); /* E[exp(-V/patience)]: P(answered) */
    return (fare){ stay * gsl_cdf_beta_Q(exp(-d->within / d->patience), alpha + 1, beta),
                   stay * d->patience * (gsl_sf_psi(alpha + beta + 1) - gsl_sf_psi(alpha + 1)) };
}

static void sum_up(const chain *c, const mu_day_piece *piece, double overrun_time, mu_day_totals *t)
{
    const int    s      = piece->people;
    const double lambda = piece->arrivals;

    *t = (mu_day_totals){ .offered      = lambda * piece->length,
                          .busy_time    = overrun_time,
                          .staffed_time = s * piece->length + overrun_time };
    for (int n = 0; n < c->states; n++) {
        const double time    = c->area[n];
        const int    waiting = n > s ? n - s : 0;
        t->busy_time += time * (n - waiting);
        t->queue_time += time * waiting;
        t->queue_at_end += c->p[n] * waiting;
        if (n < s) {
            t->in_target += lambda * time;
        } else if (n >= s + c->day->places || n + 1 >= c->states) {
            t->blocked += lambda * time;
        } else if (lambda * time > 0) {
            const fare f = fare_of(c->day, s, n - s);
            t->delayed += lambda * time;
            t->in_target += lambda * time * f.in_target;
            t->wait_answered += lambda * time * f.wait_answered;
        }
    }
    t->abandoned = t->queue_time / c->day->patience;
}

static void run_piece(chain *c, const mu_day_piece *piece, mu_day_totals *out)
{
    const double pace  = piece->arrivals + leave_rate(c, piece->people, c->states - 1);
    const int    steps = (int)ceil(pace * piece->length / 20);
    const double gone  = -expm1(-piece->length / c->day->service);

    memset(c->area, 0, (size_t)c->states * sizeof *c->area);
    for (int i = 0; i < steps; i++) advance(c, piece, pace, piece->length / steps);
    sum_up(c, piece, c->overrun * c->day->service * gone, out);
    c->overrun *= 1 - gone;
}

static double log_choose(int n, int k)
{
    return lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0);
}

/* `go` of `people` leave. With n < people contacts in hand, m of those who go are busy with hypergeometric
 * probability; with n >= people all of them are. Their contacts leave the chain with them. */
static void send_home(chain *c, int people, int go)
{
    memset(c->next, 0, (size_t)c->states * sizeof *c->next);
    for (int n = 0; n < c->states; n++) {
        const int busy = n < people ? n : people;
        for (int m = busy - (people - go) > 0 ? busy - (people - go) : 0; m <= go && m <= busy; m++) {
            const double share =
                exp(log_choose(busy, m) + log_choose(people - busy, go - m) - log_choose(people, go));
            c->next[n - m] += c->p[n] * share;
            c->overrun += c->p[n] * share * m;
        }
    }
    memcpy(c->p, c->next, (size_t)c->states * sizeof *c->p);
}

static bool is_valid(const mu_day *d, int n, const mu_day_piece *piece, int *most)
{
    *most = 0;
    if (n < 1 || d->places < 0 || !(d->service > 0) || !(d->patience > 0) || !(d->within >= 0)) return false;
    for (int i = 0; i < n; i++) {
        if (!(piece[i].length > 0) || !(piece[i].arrivals >= 0) || piece[i].people < 1) return false;
        if (piece[i].people > *most) *most = piece[i].people;
    }
    return *most < MU_DAY_STATES_MOST && d->places < MU_DAY_STATES_MOST - *most;
}

/* Adds up the drain in stretches of ten service times until less than 1e-12 of a contact is left. Who stays how long
 * is not asked: staffed_time is 0. */
static void run_drain(chain *c, int people, mu_day_totals *out)
{
    const mu_day_piece stretch = { 10 * c->day->service, 0, people };

    *out = (mu_day_totals){ 0 };
    for (int i = 0; i < 100000; i++) {
        mu_day_totals t;
        run_piece(c, &stretch, &t);
        out->abandoned += t.abandoned;
        out->queue_time += t.queue_time;
        out->busy_time += t.busy_time;
        if (t.busy_time < 1e-12 * c->day->service) break;
    }
}

bool mu_day_solve(const mu_day *day, int n, const mu_day_piece *piece, mu_day_totals *out)
{
    chain c;
    int   most;

    if (!is_valid(day, n, piece, &most) || !chain_init(&c, day, most + day->places + 1)) return false;
    double *memory = c.p;

    gsl_set_error_handler_off(); /* tails that underflow are fine as 0 */
    for (int i = 0; i < n; i++) {
        if (i > 0 && piece[i].people < piece[i - 1].people)
            send_home(&c, piece[i - 1].people, piece[i - 1].people - piece[i].people);
        run_piece(&c, &piece[i], &out[i]);
    }
    run_drain(&c, piece[n - 1].people, &out[n]);
    free(memory);
    return true;
}
