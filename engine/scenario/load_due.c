/* load_due.c - when contacts are to be done, by the clock or in business hours. */
#include "scenario/load_parts.h"

static void load_one(mu_load *l, int32_t type, const mu_node *due)
{
    mu_contact_type *t = &l->type[type];

    t->has_due = true;
    mu_load_journey(l, type); /* what is late is told by the case */
    if (!t->due_business) return;
    if (mu_node_get(l->root, "business_hours") == NULL)
        mu_load_report(l, due, "add for example business_hours: mon-fri 09:00-17:00",
                       "business hours count here, but the scenario has none");
    if (l->model->n_business == 0) t->due_business = false; /* round the clock */
}

void mu_load_due(mu_load *l)
{
    const mu_node *hours = mu_node_get(l->root, "business_hours");
    bool           used  = false;

    if (hours != NULL) mu_load_week(l, hours, &l->model->business, &l->model->n_business);
    for (int32_t i = 0; i < l->types.n; i++) {
        const mu_node   *due = mu_node_get(l->types.node[i], "due");
        mu_contact_type *t   = &l->type[i];
        /* What a department promises is a plain time, and known already. */
        if (due == NULL || !mu_due_parse(due->text, &t->due_share, &t->due_within, &t->due_business))
            continue;
        load_one(l, i, due);
        used = used || t->due_business;
    }
    if (hours != NULL && l->model->n_business > 0 && !used)
        mu_load_warn(l, hours, "for example due: 95% within 8 business hours in a contact type",
                     "no contact type has a due time that counts business hours");
}
