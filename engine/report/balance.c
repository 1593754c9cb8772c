/* balance.c - one type's load among several teams: so that the busiest is as little busy as possible.
 *
 * Minimises the sum of busy^2 / people over the teams, whose optimum is also the fairest in the sense of
 * min-max (Dutta & Ray 1989 for such convex flows). Each type in turn is poured over its teams like water
 * over a floor of steps; the sum falls with every pouring, and the order of the types does not matter in
 * the end.
 */
#include "report/load.h"

#include <math.h>

/* The level at which `amount` stands when poured over the teams: the sum of (level * people - busy) over the
 * teams below it equals the amount. */
static double level_of(const mu_contact_type *type, double amount, const double *people, const double *busy)
{
    double level = INFINITY;

    /* Leaving out the teams above the level lowers it, which may leave out more; at most n rounds. */
    for (int32_t round = 0; round < type->n_teams; round++) {
        double water = amount, floor = 0;
        for (int32_t k = 0; k < type->n_teams; k++) {
            const int32_t j = type->teams[k];
            if (people[j] <= 0 || busy[j] >= level * people[j]) continue;
            water += busy[j];
            floor += people[j];
        }
        if (floor <= 0) return NAN;
        if (water / floor >= level) break;
        level = water / floor;
    }
    return level;
}

/* Takes the type's load off its teams and pours it on anew; the largest change of one team's load. */
static double pour(const mu_contact_type *type, double amount, const double *people, double *split,
                   double *busy)
{
    double change = 0;

    for (int32_t k = 0; k < type->n_teams; k++) busy[type->teams[k]] -= split[k];

    const double level = level_of(type, amount, people, busy);
    for (int32_t k = 0; k < type->n_teams; k++) {
        const int32_t j     = type->teams[k];
        const double  space = people[j] > 0 && !isnan(level) ? level * people[j] - busy[j] : 0;
        const double  share = space > 0 ? space : 0;
        const double  moved = share > split[k] ? share - split[k] : split[k] - share;
        if (moved > change) change = moved;
        split[k] = share;
        busy[j] += share;
    }
    return change;
}

void mu_load_balance(const mu_model *m, const double *load, const double *people, int sweeps, double *split,
                     double *busy)
{
    int32_t edges  = 0;
    bool    choice = false; /* does any type have one? */

    for (int32_t j = 0; j < m->n_teams; j++) busy[j] = 0;
    for (int32_t i = 0; i < m->n_types; i++) {
        const mu_contact_type *type = &m->types[i];
        for (int32_t k = 0; k < type->n_teams; k++) split[edges + k] = 0;
        if (type->n_teams == 1 && people[type->teams[0]] > 0) {
            split[edges] = load[i];
            busy[type->teams[0]] += load[i];
        }
        choice |= type->n_teams > 1;
        edges += type->n_teams;
    }
    for (int sweep = 0; choice && sweep < sweeps; sweep++) {
        double change = 0;
        edges         = 0;
        for (int32_t i = 0; i < m->n_types; i++) {
            if (load[i] > 0 && m->types[i].n_teams > 1) {
                const double moved = pour(&m->types[i], load[i], people, split + edges, busy);
                if (moved > change) change = moved;
            }
            edges += m->types[i].n_teams;
        }
        if (change < 1e-6) break;
    }
}
