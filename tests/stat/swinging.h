/* swinging.h - a day of 100 + 20 sin(t) calls an hour, t in hours, as the exact mean of each minute (A-MOL-01). */
#ifndef MU_TESTS_SWINGING_H
#define MU_TESTS_SWINGING_H

#include <math.h>

#include "base/text.h"

/* The caller frees the text. */
static inline char *swinging(const char *handle)
{
    mu_text t = { 0 };

    mu_text_addf(&t,
                 "horizon: 1d\ninterval: 1min\nteams: {desk: {people: 300}}\n"
                 "contacts: {calls: {handle: %s, arrivals: {every: 1min, rates: [",
                 handle);
    for (int i = 0; i < 24 * 60; i++) {
        const double from = i / 60.0, till = (i + 1) / 60.0;
        mu_text_addf(&t, "%s%.9f/h", i > 0 ? ", " : "", 100 + 20 * (cos(from) - cos(till)) * 60);
    }
    mu_text_add(&t, "]}}}\n");
    return mu_text_take(&t);
}

#endif
