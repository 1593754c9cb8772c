#include "plan/modulated.h"

#include <math.h>

double mu_mmpp2_rate(const mu_mmpp2 *m)
{
    return (m->rate[0] * m->leave[1] + m->rate[1] * m->leave[0]) / (m->leave[0] + m->leave[1]);
}

double mu_mmpp2_dispersion(const mu_mmpp2 *m, double t)
{
    const double both = m->leave[0] + m->leave[1];
    const double jump = m->rate[0] - m->rate[1];
    const double excess =
        2 * jump * jump * m->leave[0] * m->leave[1] / (both * both * both * mu_mmpp2_rate(m));

    return isinf(t) ? 1 + excess : 1 + excess * (1 + expm1(-both * t) / (both * t));
}

typedef struct {
    double a[2][2];
} matrix;

static matrix times(matrix x, matrix y)
{
    matrix z;
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) z.a[i][j] = x.a[i][0] * y.a[0][j] + x.a[i][1] * y.a[1][j];
    return z;
}

static matrix inverse(matrix x)
{
    const double d = x.a[0][0] * x.a[1][1] - x.a[0][1] * x.a[1][0];
    return (matrix){ { { x.a[1][1] / d, -x.a[0][1] / d }, { -x.a[1][0] / d, x.a[0][0] / d } } };
}

/* The least solution of 0 = up + R stay + R^2 down, where up = diag(rate), down = mu I and
 * stay = Q - up - down; iterated from 0 it rises to the answer (Neuts 1981, theorem 1.2.1). */
static matrix rate_matrix(const mu_mmpp2 *m, double mu)
{
    const matrix stay = { { { -m->leave[0] - m->rate[0] - mu, m->leave[0] },
                            { m->leave[1], -m->leave[1] - m->rate[1] - mu } } };
    matrix       r    = { { { 0, 0 }, { 0, 0 } } };

    for (int i = 0; i < 1000000; i++) {
        matrix left = stay;
        for (int j = 0; j < 2; j++)
            for (int k = 0; k < 2; k++) left.a[j][k] += mu * r.a[j][k];
        const matrix up   = { { { -m->rate[0], 0 }, { 0, -m->rate[1] } } };
        const matrix next = times(up, inverse(left));
        double       step = 0;
        for (int j = 0; j < 2; j++)
            for (int k = 0; k < 2; k++) step = fmax(step, fabs(next.a[j][k] - r.a[j][k]));
        r = next;
        if (step < 1e-16) break;
    }
    return r;
}

bool mu_mmpp2_m1_solve(const mu_mmpp2 *m, double service, mu_modulated *out)
{
    const double rate = mu_mmpp2_rate(m), mu = 1 / service;

    if (!(service > 0) || !(m->leave[0] > 0) || !(m->leave[1] > 0) || !(rate > 0) || !(rate < mu))
        return false;

    const matrix r = rate_matrix(m, mu);
    const matrix n = inverse((matrix){ { { 1 - r.a[0][0], -r.a[0][1] }, { -r.a[1][0], 1 - r.a[1][1] } } });
    /* Empty: p (Q - up + mu R) = 0; the first column gives the direction, the sum over levels the size. */
    const double first  = -m->leave[0] - m->rate[0] + mu * r.a[0][0];
    const double second = m->leave[1] + mu * r.a[1][0];
    double       p[2]   = { second, -first };
    const double size   = p[0] * (n.a[0][0] + n.a[0][1]) + p[1] * (n.a[1][0] + n.a[1][1]);
    const matrix rnn    = times(r, times(n, n));

    p[0] /= size;
    p[1] /= size;
    const double present = p[0] * (rnn.a[0][0] + rnn.a[0][1]) + p[1] * (rnn.a[1][0] + rnn.a[1][1]);
    *out                 = (mu_modulated){
                        .present = present,
                        .sojourn = present / rate,
                        .wait    = present / rate - service,
                        .delayed = 1 - (p[0] * m->rate[0] + p[1] * m->rate[1]) / rate,
                        .idle    = p[0] + p[1],
    };
    return true;
}

double mu_sine_load(double mean, double swing, double pace, double service, double t)
{
    const double w = pace * service;
    return service * (mean + swing / (1 + w * w) * (sin(pace * t) - w * cos(pace * t)));
}

double mu_sine_load_peak(double mean, double swing, double pace, double service)
{
    const double w = pace * service;
    return service * (mean + fabs(swing) / sqrt(1 + w * w));
}

double mu_sine_load_lag(double pace, double service)
{
    return atan(pace * service) / pace;
}
