/* planner_loops.c - warnings of work that makes far more work of itself. */
#include "report/explain.h"

#include "report/figure.h"
#include "report/service.h"

enum { MOST_TIMES = 20 }; /* more is rather a slip than a plan */

/* The contacts of a typical week, of one type or (-1) of all: those that come by themselves, and all. */
static double sum_of(const mu_load *l, int32_t type, bool own)
{
    double sum = 0;

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            const mu_load_slot *slot  = &l->days[d].slots[s];
            const double       *rate  = own ? slot->own : slot->rate;
            const double        hours = (double)(slot->till.us - slot->from.us) / (double)MU_HOUR_US;
            sum += hours * (type >= 0 ? rate[type] : mu_load_sum(rate, l->model->n_types));
        }
    return sum;
}

/* The type to which others lead most, that is none of `but`. */
static int32_t most_fed(const mu_load *l, int32_t but)
{
    int32_t which = -1;
    double  most  = 0;

    for (int32_t i = 0; i < l->model->n_types; i++) {
        const double fed = sum_of(l, i, false) - sum_of(l, i, true);
        if (i == but || !(fed > most)) continue;
        which = i;
        most  = fed;
    }
    return which;
}

static void warn_of_growth(mu_text *out, const mu_load *l, int *said)
{
    const double own = sum_of(l, -1, true), all = sum_of(l, -1, false);
    mu_text      sentence = { 0 };

    if (!(own > 0) || !(all > MOST_TIMES * own)) return;
    const int32_t first = most_fed(l, -1), next = most_fed(l, first);
    if (first < 0) return;
    mu_text_add(&sentence, "each contact that comes in makes ");
    mu_figure_number(&sentence, all / own, 0);
    mu_text_addf(&sentence, " on average, most of them of %s%s%s: look at what leads there",
                 l->model->types[first].name, next >= 0 ? " and " : "",
                 next >= 0 ? l->model->types[next].name : "");
    mu_explain_warning(out, &sentence, said);
}

static void warn_of_rounds(mu_text *out, const mu_load *l, int32_t type, int *said)
{
    const double times    = mu_service_average(l->model, type).times;
    mu_text      sentence = { 0 };

    if (!(times > MOST_TIMES)) return;
    mu_text_addf(&sentence, "%s: each contact is worked on ", l->model->types[type].name);
    mu_figure_number(&sentence, times, 0);
    mu_text_add(&sentence, " times on average, as its customer is asked back so often");
    mu_explain_warning(out, &sentence, said);
}

void mu_explain_loops(mu_text *out, const mu_load *l, int *said)
{
    warn_of_growth(out, l, said);
    for (int32_t i = 0; i < l->model->n_types; i++) warn_of_rounds(out, l, i, said);
}
