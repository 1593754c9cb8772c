/* consult_contact.c - hooks that decide about one contact: at the door, how long a person keeps it, where it goes on. */
#include <string.h>

#include "base/error.h"
#include "sim/consult.h"
#include "sim/sight.h"

/* ---- at the door ----------------------------------------------------------------------------------- */

bool mu_consult_admit(mu_world *w, const mu_visit *v)
{
    const mu_contact_type *spec = w->type[v->type].spec;
    const mu_view          view = mu_consult_view(w);
    const mu_subject       s    = mu_sight_contact(w, v->type, w->contacts, v->caller, 0);
    const mu_admitted      a    = w->hooks->admit(w->hooks->context, &view, &s);

    w->admitted = a;
    if (a.how == MU_ADMIT_HALT) mu_consult_halt(w);
    mu_assert(a.how != MU_ADMIT_TELL || (spec->announce != NULL && a.wait_us >= 0));
    mu_assert(a.how != MU_ADMIT_CALL_BACK || mu_has_callback(spec));
    mu_assert(a.how != MU_ADMIT_BOT || mu_has_bot(spec));
    return a.how != MU_ADMIT_NOT && a.how != MU_ADMIT_HALT;
}

void mu_consult_admitted(mu_world *w)
{
    w->admitted.how = MU_ADMIT_AS_USUAL;
}

/* ---- in hand --------------------------------------------------------------------------------------- */

int64_t mu_consult_limit(mu_world *w, uint32_t agent, const mu_taken *t)
{
    const int64_t    cap_us = w->type[t->type].spec->journey->cap_us;
    const mu_view    view   = mu_consult_view(w);
    const mu_subject s      = mu_sight_contact(w, t->type, t->number, t->caller, t->waited_us);
    const int64_t    us = w->hooks->limit(w->hooks->context, &view, &s, w->agent[agent].team, (int32_t)agent);

    if (us == MU_HALT) mu_consult_halt(w);
    if (us == MU_AS_USUAL || us == MU_HALT) return cap_us;
    mu_assert(us > 0);
    return us;
}

/* ---- handed over ----------------------------------------------------------------------------------- */

/* All its time but the talk; what was done of it before included. */
static int64_t waited(const mu_world *w, const mu_contact *c)
{
    const int64_t us = w->now.us - c->arrived_us - c->talk_us;

    return us > 0 ? us : 0;
}

/* Its number in the list, where it stands for the others to the same place. */
static int32_t find(const mu_choice *choice, const mu_way *way)
{
    int32_t i = 0;

    while (choice->way[i]->to != way->to || choice->way[i]->stages != way->stages) i++;
    return i;
}

mu_way mu_consult_escalate(mu_world *w, uint32_t agent, const mu_contact *c, const mu_way *usual,
                           mu_because because)
{
    const mu_hooks  *h      = w->hooks;
    const mu_choice *choice = mu_onward_of(w, c->type);
    const int32_t    at     = find(choice, usual);
    mu_onward       *asked  = choice->asked;
    const mu_view    view   = mu_consult_view(w);
    mu_subject       s      = mu_sight_contact(w, c->type, c->number, c->caller, waited(w, c));

    s.because   = (int32_t)because;
    s.talked_us = c->talk_us;
    s.last      = -1;
    memcpy(asked, choice->shown, (size_t)choice->n * sizeof *asked);
    asked[at].how = usual->how;
    asked[at].may |= 1u << usual->how;
    asked[at].usual        = true;
    const mu_handed answer = h->escalate(h->context, &view, &s, (int32_t)agent, choice->n, asked);
    if (answer.place == MU_HALT) mu_consult_halt(w);
    if (answer.place == MU_HALT) return *usual;
    mu_assert(answer.place < choice->n);

    mu_way way = answer.place < 0 || answer.place == at ? *usual : *choice->way[answer.place];
    if (answer.how < 0) return way;
    mu_assert(answer.how == (int32_t)way.how ||
              asked[answer.place < 0 ? at : answer.place].may >> answer.how & 1);
    way.how = (mu_hand_over)answer.how;
    return way;
}
