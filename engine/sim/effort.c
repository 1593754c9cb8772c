#include "sim/effort.h"

#include "sim/cases.h"
#include "sim/roster.h"

/* Nobody there, nothing to be done here, or done before without a result. */
static bool is_all_again(const mu_contact *c)
{
    return c->marks & (MU_GHOST | MU_UNREACHED | MU_ASTRAY | MU_AGAIN);
}

void mu_effort_add(mu_world *w, uint32_t agent, const mu_contact *c, int64_t talk_us, int64_t wrap_up_us)
{
    mu_team_cell  *cell   = &w->team_cell[w->agent[agent].team];
    const bool     cased  = w->type[c->type].spec->journey != NULL;
    const double   all_us = (double)(talk_us + wrap_up_us);
    const mu_note *note   = cased ? mu_note_of(w, c) : NULL;

    mu_case_cell_now(w, cased ? mu_case_type(w, c) : c->type)->work_pay +=
        mu_roster_pay(w, agent) * (all_us / (double)MU_HOUR_US);
    if (is_all_again(c))
        cell->again_us += all_us;
    else if (note != NULL)
        cell->again_us += note->again * (double)talk_us;
}

void mu_effort_find_thread(mu_world *w, uint32_t agent, const mu_contact *c, int64_t more_us)
{
    mu_note *note = w->type[c->type].spec->journey != NULL ? mu_note_of(w, c) : NULL;

    if (more_us <= 0 || is_all_again(c)) return;
    w->team_cell[w->agent[agent].team].again_us += (double)more_us;
    if (note != NULL) note->again *= (double)(c->talk_us - more_us) / (double)c->talk_us;
}
