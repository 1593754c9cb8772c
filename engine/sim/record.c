#include "sim/record.h"

#include <stdlib.h>
#include <string.h>

mu_record *mu_record_new(const mu_model *m)
{
    mu_record   *r       = calloc(1, sizeof *r);
    const size_t n_cells = (size_t)m->calendar.n_cells;

    if (r == NULL) return NULL;
    r->n_cells = m->calendar.n_cells;
    r->n_types = m->n_types;
    r->n_teams = m->n_teams;
    r->contact = calloc(n_cells * (size_t)m->n_types, sizeof *r->contact);
    r->team    = calloc(n_cells * (size_t)m->n_teams, sizeof *r->team);
    r->wait    = calloc((size_t)m->n_types, sizeof *r->wait);
    if (r->contact == NULL || r->team == NULL || r->wait == NULL) {
        mu_record_free(r);
        return NULL;
    }
    return r;
}

mu_record *mu_record_copy(const mu_model *m, const mu_record *r)
{
    mu_record *copy = mu_record_new(m);

    if (copy == NULL) return NULL;
    memcpy(copy->contact, r->contact, (size_t)r->n_cells * (size_t)r->n_types * sizeof *r->contact);
    memcpy(copy->team, r->team, (size_t)r->n_cells * (size_t)r->n_teams * sizeof *r->team);
    memcpy(copy->wait, r->wait, (size_t)r->n_types * sizeof *r->wait);
    copy->events   = r->events;
    copy->contacts = r->contacts;
    return copy;
}

void mu_record_free(mu_record *r)
{
    if (r == NULL) return;
    free(r->contact);
    free(r->team);
    free(r->wait);
    free(r);
}

void mu_record_clear(mu_record *r)
{
    memset(r->contact, 0, (size_t)r->n_cells * (size_t)r->n_types * sizeof *r->contact);
    memset(r->team, 0, (size_t)r->n_cells * (size_t)r->n_teams * sizeof *r->team);
    memset(r->wait, 0, (size_t)r->n_types * sizeof *r->wait);
    r->events = r->contacts = 0;
}
