/* reads_push.c - the numbers of this moment, handed over. */
#include "rules/ask.h"

/* Of the hooks that ask about no contact. */
static const mu_subject nobody;

int32_t mu_read_count(const mu_asker *a, const mu_read *r)
{
    const mu_view    *view = a->view;
    const mu_subject *s    = a->subject != NULL ? a->subject : &nobody;
    const mu_team    *team = &view->model->teams[a->team];
    const int32_t     n    = r->index;

    switch (r->what) {
    case MU_READ_IDLE_TEAM: return view->idle[n];
    case MU_READ_WAITING: return view->waiting[s->type];
    case MU_READ_WAITING_NTH: return n < team->n_types ? view->waiting[team->types[n]] : 0;
    case MU_READ_WAITING_TYPE: return view->waiting[n];
    case MU_READ_TYPE: return s->type + 1;
    case MU_READ_CONTACT: return s->contact;
    case MU_READ_IDLE_NTH: /* see mu_reads_count */
    case MU_READ_WAITED:
    case MU_READ_WAITED_NTH:
    case MU_READ_WAITED_TYPE:
    case MU_READ_HOUR: break;
    }
    return 0;
}

static double number(const mu_asker *a, const mu_read *r)
{
    const mu_model *m    = a->view->model;
    const mu_team  *team = &m->teams[a->team];

    if (r->what == MU_READ_WAITED) return a->subject != NULL ? (double)a->subject->waited_us * 1e-6 : 0;
    if (r->what == MU_READ_WAITED_TYPE) return mu_sight_first_waited_s(mu_asker_world(a), r->index);
    if (r->what == MU_READ_WAITED_NTH)
        return r->index < team->n_types ? mu_sight_first_waited_s(mu_asker_world(a), team->types[r->index])
                                        : 0;
    return (double)mu_calendar_clock(&m->calendar, (mu_time){ a->view->now_us }).us / (double)MU_HOUR_US;
}

void mu_reads_push(lua_State *L, const mu_asker *a, const mu_call *c)
{
    int32_t counted[MU_READS_MOST] = { 0 };

    mu_reads_count(a, c, counted);
    for (int i = 0; i < c->n_reads; i++) {
        if (mu_read_counts(&c->reads[i]))
            lua_pushinteger(L, counted[i]);
        else
            lua_pushnumber(L, number(a, &c->reads[i]));
    }
}
