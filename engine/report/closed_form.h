/* closed_form.h - what Erlang's formulas would say about a contact type, as a check beside the simulation.
 *
 * They apply to a type that one team serves and that is this team's only work: then people, arrivals, handle
 * time and patience are all they need. They take every time as exponential with the mean that the scenario
 * gives, and the hour as if it went on for ever.
 */
#ifndef MU_REPORT_CLOSED_FORM_H
#define MU_REPORT_CLOSED_FORM_H

#include "report/load.h"

typedef struct {
    bool   patient; /* nobody gives up: Erlang C; else Erlang A */
    bool   stable;  /* false: Erlang C with too few people; the figures are then NaN */
    double load;    /* Erlangs */
    int    people;
    double level;     /* service level in the type's own variant */
    double wait_s;    /* mean wait of those answered */
    double abandoned; /* share of all */
} mu_closed_form;

/* The team that serves the type and nothing else, or -1: also when lines or waiting places are limited,
 * contacts lead to others, or several are in hand at once, which these formulas do not know. */
int32_t mu_closed_form_team(const mu_model *m, int32_t type);

/* The formula's answer for `per_hour` contacts and `people` on duty (rounded to whole people); false when
 * there is none: no arrivals, nobody on duty. */
bool mu_closed_form_of(const mu_contact_type *type, double per_hour, double people, mu_closed_form *out);

/* The same for a whole scenario, when it has one type and one team, and Poisson arrivals at a rate that, like
 * the number of people, stays the same in all opening hours; *applies says whether it does. MU_ERR_NOMEM or MU_OK. */
mu_status mu_closed_form_of_model(const mu_model *m, bool *applies, mu_closed_form *out);

#endif
