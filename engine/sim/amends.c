#include "sim/amends.h"

#include "base/error.h"
#include "behaviour/behaviour.h"
#include "sim/consult.h"

static mu_recovery recovery_of(const mu_opinions *o, const mu_amends *a)
{
    return (mu_recovery){ .severity  = o->usual.severity,
                          .apology   = a->apology,
                          .explained = a->explained,
                          .amount    = a->refund,
                          .hours     = (double)a->after_us / (double)MU_HOUR_US };
}

static mu_amends usual(const mu_opinions *o)
{
    return (mu_amends){ .apology   = o->usual.apology,
                        .explained = o->usual.explained,
                        .refund    = o->usual.amount,
                        .after_us  = (int64_t)(o->usual.hours * (double)MU_HOUR_US) };
}

static double leaving(const mu_opinions *o, bool solved, const mu_amends *a)
{
    const mu_recovery r = recovery_of(o, a);

    return mu_loyalty_leaves(&o->loyalty, solved, 0, mu_recovery_stays(&o->recovery, &r));
}

static mu_amends ask(mu_world *w, const mu_subject *contact, bool content, bool solved)
{
    const mu_opinions *o     = w->opinions;
    const mu_amends    none  = { 0 };
    const mu_view      view  = mu_consult_view(w);
    const mu_complaint about = { .content = content,
                                 .solved  = solved,
                                 .value   = w->whole->types[contact->type].customer_value,
                                 .leaves  = leaving(o, solved, &none),
                                 .at_best = mu_loyalty_leaves(&o->loyalty, solved, 0, 0) };
    mu_amends          made  = usual(o);

    if (!w->hooks->recover(w->hooks->context, &view, contact, &about, &made)) mu_consult_halt(w);
    mu_assert(made.refund >= 0 && made.cost >= 0 && made.after_us >= 0);
    return made;
}

double mu_amends_made(mu_world *w, int32_t cell, const mu_subject *contact, bool content, bool solved)
{
    const bool        asked = w->hooks != NULL && w->hooks->recover != NULL;
    const mu_amends   made  = asked ? ask(w, contact, content, solved) : usual(w->opinions);
    const mu_recovery r     = recovery_of(w->opinions, &made);
    mu_opinion_cell  *into  = &w->record->opinions[(int64_t)cell * w->model->n_types + contact->type];

    into->of[MU_SUM_RECOVERED] += made.apology || made.explained || made.refund > 0 || made.cost > 0;
    into->of[MU_SUM_RECOVERY_COST] += made.refund + made.cost;
    return mu_recovery_stays(&w->opinions->recovery, &r);
}
