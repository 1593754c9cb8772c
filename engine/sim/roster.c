#include "sim/roster_inside.h"

#include "base/error.h"
#include "sim/chat.h"
#include "sim/course.h"
#include "sim/floor.h"
#include "sim/flow.h"
#include "sim/duty.h"
#include "sim/loan.h"
#include "sim/orders.h"
#include "sim/prefer.h"
#include "sim/staff.h"
#include "sim/stay.h"
#include "sim/strain.h"
#include "sim/workday.h"

bool mu_roster_needed(const mu_model *m)
{
    return m->stretches != NULL;
}

mu_roster *mu_roster_new(const mu_model *m, mu_arena *a)
{
    mu_roster *r = MU_NEW(a, mu_roster);

    if (r == NULL) return NULL;
    r->most   = mu_pauses_most(m) + 1; /* and one on loan */
    r->person = MU_NEW_ARRAY(a, m->n_agents, mu_roster_person);
    r->pause  = MU_NEW_ARRAY(a, (int64_t)m->n_agents * r->most, mu_pause);
    r->team   = MU_NEW_ARRAY(a, m->n_teams, mu_roster_team);
    r->due    = MU_NEW_ARRAY(a, m->n_agents, uint32_t);
    if (r->person == NULL || r->pause == NULL || r->team == NULL || r->due == NULL ||
        !mu_agenda_init(&r->agenda, (uint32_t)(m->n_agents > 0 ? m->n_agents : 1)))
        return NULL;
    return r;
}

void mu_roster_free(mu_roster *r)
{
    if (r != NULL) mu_agenda_free(&r->agenda);
}

/* ---- coming and going ------------------------------------------------------------------------------ */

void mu_roster_set_next(mu_world *w, uint32_t agent, int64_t at_us)
{
    mu_agenda_set(&w->roster->agenda, agent,
                  at_us >= MU_NEVER_US ? MU_KEY_NONE
                                       : mu_key_make((mu_time){ at_us }, MU_CLASS_CALENDAR, 0, agent));
}

/* Lays out what begins at `from_us`: to the end of duty, at most to the same time of the next day. */
static void lay_out(mu_world *w, uint32_t agent, int64_t from_us)
{
    mu_roster        *r = w->roster;
    mu_roster_person *p = &r->person[agent];

    p->n = p->next   = 0;
    p->stint_till_us = p->duty_till_us;
    if (!mu_roster_needed(w->model)) return;
    const mu_wall *wall     = w->model->teams[w->agent[agent].team].wall;
    const int64_t  tomorrow = mu_wall_next(wall, mu_wall_of(wall, from_us) + MU_DAY_US, from_us);
    if (p->duty_till_us > tomorrow) p->stint_till_us = tomorrow;
    const double   absence = mu_strain_absence(w, agent);
    const mu_stint s       = { .seed        = w->seed,
                               .replication = w->replication,
                               .team        = w->agent[agent].team,
                               .agent       = (int32_t)agent,
                               .first_agent = p->first_agent,
                               .n_agents    = p->n_agents,
                               .from_us     = from_us,
                               .till_us     = p->stint_till_us,
                               .breaks      = p->breaks,
                               .as_he_is    = absence >= 0,
                               .absence     = absence,
                               .vacant      = mu_staff_vacant(w, agent),
                               .chosen      = mu_course_chosen(w) };
    p->n                   = mu_pauses_draw(w->model, &s, &r->pause[(int64_t)agent * r->most]);
}

/* The next pause that does not wait for the contact in hand, or NULL. */
static const mu_pause *next_cut(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];
    const mu_pause         *b = mu_roster_pause(w, agent);

    for (int32_t i = p->next; i < p->n; i++, b++)
        if (b->in_hand != MU_FINISH) return b;
    return NULL;
}

/* The next pause that he may take, in front of the others once it is due: breaks that are held stand back. NULL: none. */
static mu_pause *next_pause(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p     = &w->roster->person[agent];
    mu_pause               *first = mu_roster_pause(w, agent);
    int32_t                 i     = 0;

    if (w->orders != NULL && mu_orders_holds(w, w->agent[agent].team))
        while (i < p->n - p->next && first[i].kind == MU_AWAY_BREAK) i++;
    if (p->next + i >= p->n) return NULL;
    if (i == 0 || first[i].from_us > w->now.us) return &first[i];
    const mu_pause found = first[i];
    for (; i > 0; i--) first[i] = first[i - 1];
    *first = found;
    return first;
}

void mu_roster_look_ahead(mu_world *w, uint32_t agent)
{
    mu_roster_person *p  = &w->roster->person[agent];
    int64_t           at = MU_NEVER_US;
    mu_agent         *a  = &w->agent[agent];

    const mu_pause *b = next_pause(w, agent);
    a->on_shift       = true;
    p->waits          = false;
    if (b != NULL) {
        at = b->from_us;
        if (at <= w->now.us) {
            a->on_shift = false;
            p->waits    = w->now.us < b->latest_us;
            at          = p->waits ? b->latest_us : MU_NEVER_US;
        }
    } else if (p->stint_till_us < p->duty_till_us) {
        at = p->stint_till_us;
    }
    const mu_pause *cut = next_cut(w, agent);
    if (cut != NULL && cut->from_us > w->now.us && cut->from_us < at) at = cut->from_us;
    if (w->desk != NULL && !a->on_shift) mu_chat_list(w, agent, p->waits); /* no more beside those in hand */
    mu_roster_set_next(w, agent, at);
}

static mu_saw sight_of(const mu_pause *b)
{
    switch ((mu_away)b->kind) {
    case MU_AWAY_BREAK: return MU_SAW_BREAK;
    case MU_AWAY_MEETING: return MU_SAW_MEETING;
    case MU_AWAY_TRAINING: return MU_SAW_TRAINING;
    case MU_AWAY_LOAN: return MU_SAW_LOAN;
    case MU_AWAY_VACANT: return MU_SAW_LOG_OUT;
    default: return MU_SAW_ABSENT;
    }
}

/* He is not in the house. */
static bool is_not_there(const mu_pause *b)
{
    return b->kind == MU_AWAY_ABSENT || b->kind == MU_AWAY_VACANT;
}

/* What tires him there, or rests him. On loan he works where he is lent to. */
static mu_activity activity_of(const mu_pause *b)
{
    switch ((mu_away)b->kind) {
    case MU_AWAY_BREAK: return MU_ON_BREAK;
    case MU_AWAY_LOAN: return MU_DOING_WORK;
    case MU_AWAY_ABSENT:
    case MU_AWAY_VACANT: return MU_OFF_DUTY;
    default: return MU_IN_MEETING;
    }
}

/* Goes away for the first pause that is due and not over yet, from the phones or from a pause or from home; false:
 * there is none. */
static bool go_away(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];
    mu_agent         *a = &w->agent[agent];

    for (const mu_pause *b; (b = next_pause(w, agent)) != NULL; p->next++) {
        int64_t till = b->whole ? w->now.us + b->till_us - b->from_us : b->till_us;
        if (b->from_us > w->now.us) return false;
        if (till > p->stint_till_us && b->kind != MU_AWAY_LOAN) till = p->stint_till_us;
        if (till <= w->now.us) {
            mu_account_compare(w, a->team, b, w->now.us);
            continue;
        }
        while (w->held != NULL && w->held[agent] != 0) { /* they do not wait for him any longer */
            mu_prefer_give_up(w, w->held[agent]);
            w->roster->gave_back = true;
        }
        mu_account_change(w, agent, MU_IS_AWAY);
        mu_account_away(w, agent, b, 1);
        p->away_since_us = w->now.us;
        a->state         = MU_AWAY;
        a->on_shift      = false;
        if (w->minds != NULL) mu_minds_turn(w, agent, activity_of(b));
        p->waits = false;
        mu_roster_set_next(w, agent, till);
        if (b->kind == MU_AWAY_VACANT && w->kept != NULL && mu_flow_leave_kept(w, agent))
            w->roster->gave_back = true;
        if (b->kind != MU_AWAY_VACANT || p->came) mu_see(w, sight_of(b), -1, -1, a->team, (int32_t)agent);
        if (b->kind == MU_AWAY_VACANT) p->came = false;
        if (b->kind == MU_AWAY_LOAN) mu_loan_begins(w, agent);
        return true;
    }
    return false;
}

void mu_roster_end_pause(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];
    const mu_pause   *b = mu_roster_pause(w, agent);

    mu_account_change(w, agent, MU_DOING_NOTHING);
    mu_account_away(w, agent, b, -1);
    mu_account_compare(w, w->agent[agent].team, b, p->away_since_us);
    if (w->course != NULL && b->meeting > 0) mu_course_over(w, agent, b->meeting - 1, p->away_since_us);
    p->next++;
}

void mu_roster_log_in(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];
    mu_agent         *a = &w->agent[agent];

    mu_account_change(w, agent, MU_ON_PHONES);
    mu_workday_staffed(w, a->team, 1);
    mu_see(w, p->came ? MU_SAW_BACK : MU_SAW_LOG_IN, -1, -1, a->team, (int32_t)agent);
    p->came = true;
}

/* The pause is over: the next one, or the phones. */
static void come_back(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];

    mu_roster_end_pause(w, agent);
    if (w->now.us >= p->stint_till_us) lay_out(w, agent, w->now.us);
    if (go_away(w, agent)) return;
    mu_roster_log_in(w, agent);
    mu_roster_look_ahead(w, agent);
    mu_flow_free(w, agent);
}

/* With nothing in hand and out of the line: away, or if nothing is left of what was due, back to work. */
static void leave_phones(mu_world *w, uint32_t agent)
{
    if (go_away(w, agent)) {
        mu_workday_staffed(w, w->agent[agent].team, -1);
        return;
    }
    mu_roster_look_ahead(w, agent);
    mu_flow_free(w, agent);
}

/* The time of someone on the phones has come. True when he goes: with nothing in hand any more, or, when he was idle, in
 * the state MU_AWAY and still in his team's line unless the team has a crew. */
static bool is_called(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];
    mu_agent         *a = &w->agent[agent];

    if (next_pause(w, agent) == NULL && w->now.us >= p->stint_till_us) lay_out(w, agent, w->now.us);
    mu_roster_look_ahead(w, agent);
    if (a->on_shift) return false;
    if (a->state != MU_IDLE) {
        const mu_pause *cut = next_cut(w, agent);
        if (cut == NULL || cut->from_us > w->now.us) return false;
        /* Contacts side by side, and those that are being handed over, are finished all the same. */
        if (a->state == MU_HOLDING || (w->desk != NULL && w->desk[agent].n > 0)) return false;
        mu_flow_take_back(w, agent, cut->in_hand == MU_CUT_OFF ? MU_BREAK_OFF : MU_GIVE_BACK);
        if (a->state == MU_HOLDING) return false; /* the talk was over just now */
        w->roster->gave_back = true;
        return true;
    }
    if (w->crew != NULL && w->crew[a->team] != NULL)
        mu_idle_remove(w, a->team, agent, agent);
    else
        w->roster->team[a->team].leaving = true;
    a->state = MU_AWAY;
    return true;
}

int64_t mu_roster_next_us(const mu_world *w)
{
    const mu_key first = mu_agenda_first(&w->roster->agenda);

    return first == MU_KEY_NONE ? MU_NEVER_US : mu_key_time(first).us;
}

/* All that is due at one instant, so that a team's line is gone through once for all who leave it. */
static void step(mu_world *w)
{
    mu_roster *r = w->roster;
    int32_t    n = 0, kept = 0;

    while (mu_roster_next_us(w) <= w->now.us) {
        const uint32_t agent = mu_key_slot(mu_agenda_first(&r->agenda));
        mu_roster_set_next(w, agent, MU_NEVER_US);
        r->due[n++] = agent;
    }
    for (int32_t i = 0; i < n; i++)
        if (r->person[r->due[i]].doing == MU_IS_AWAY || is_called(w, r->due[i])) r->due[kept++] = r->due[i];
    for (int32_t i = 0; i < kept; i++) {
        const int32_t team = w->agent[r->due[i]].team;
        if (r->team[team].leaving) mu_idle_sweep(w, team);
        r->team[team].leaving = false;
    }
    for (int32_t i = 0; i < kept; i++) {
        if (r->person[r->due[i]].doing == MU_IS_AWAY)
            come_back(w, r->due[i]);
        else
            leave_phones(w, r->due[i]);
    }
    if (r->gave_back) mu_flow_offer_waiting(w); /* when all are away who go now */
    r->gave_back = false;
}

void mu_roster_edges(mu_world *w)
{
    while (mu_roster_next_us(w) <= w->now.us) step(w);
}

void mu_roster_begin(mu_world *w)
{
    const mu_model *m = w->model;
    mu_roster      *r = w->roster;

    mu_agenda_clear(&r->agenda);
    for (int32_t i = 0; i < m->n_agents; i++)
        r->person[i] = (mu_roster_person){ .doing = MU_DOING_NOTHING, .pay = 1 };
    for (int32_t i = 0; i < m->n_teams; i++) r->team[i] = (mu_roster_team){ .since_us = w->now.us };
}

bool mu_roster_come_on(mu_world *w, uint32_t agent, int32_t edge)
{
    const mu_duty_edge    *e    = &w->model->edges[edge];
    const mu_duty_stretch *s    = w->model->stretches != NULL ? &w->model->stretches[edge] : NULL;
    mu_roster_person      *p    = &w->roster->person[agent];
    const bool             busy = w->agent[agent].state != MU_OFF;

    mu_account_end_overrun(w, agent);
    mu_account_pay_at(w, agent, s != NULL ? s->pay : 1);
    mu_account_pay(w, agent, 1);
    p->on_duty      = true;
    p->duty_from_us = w->now.us;
    p->duty_till_us = s != NULL ? s->till.us : w->orders != NULL ? mu_orders_shift_end(w, edge) : MU_NEVER_US;
    p->breaks       = s != NULL ? s->breaks : NULL;
    const mu_team *team = &w->model->teams[e->team]; /* on a roster people take turns with all of the team */
    p->first_agent      = team->rostered ? team->first_agent : e->first_agent;
    p->n_agents         = team->rostered ? team->n_people : e->n_agents;
    p->came             = busy;
    lay_out(w, agent, w->now.us);
    if (!busy && go_away(w, agent)) return true;
    mu_roster_look_ahead(w, agent);
    if (busy) return true;
    mu_roster_log_in(w, agent);
    return false;
}

void mu_roster_go_off(mu_world *w, uint32_t agent)
{
    mu_roster_person *p = &w->roster->person[agent];
    mu_agent         *a = &w->agent[agent];
    const bool        serving =
        (w->closed && w->model->closing == MU_CLOSE_SERVE && w->n_waiting > 0) || mu_stay_wanted(w, a->team);

    p->on_duty = false;
    if (w->orders != NULL) mu_duty_over(w, agent);
    mu_account_pay(w, agent, -1);
    mu_roster_set_next(w, agent, MU_NEVER_US);
    mu_account_duty(w, agent);
    if (p->doing == MU_IS_AWAY && mu_roster_pause(w, agent)->kind == MU_AWAY_LOAN)
        return; /* loan.h goes on */
    if (p->doing == MU_IS_AWAY) {
        const bool absent = is_not_there(mu_roster_pause(w, agent));
        mu_roster_end_pause(w, agent);
        a->state = MU_OFF;
        if (w->minds != NULL) mu_minds_turn(w, agent, MU_OFF_DUTY);
        if ((!absent && serving) || (w->kept != NULL && w->kept[agent] != 0)) {
            mu_roster_log_in(w, agent); /* what he had put by he gives back as he logs out */
            a->state = MU_IDLE;         /* out of the line, as leave() in workday.c expects it */
        } else if (!absent) {
            mu_see(w, MU_SAW_LOG_OUT, -1, -1, a->team, (int32_t)agent);
        }
    }
    for (; p->next < p->n; p->next++) mu_account_compare(w, a->team, mu_roster_pause(w, agent), w->now.us);
}

bool mu_roster_will_return(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];

    if (p->doing != MU_IS_AWAY || !p->on_duty) return false;
    const mu_pause *b = mu_roster_pause(w, agent);
    return !is_not_there(b) || (b->till_us < p->duty_till_us && !b->whole);
}

bool mu_roster_on_duty(const mu_world *w, uint32_t agent)
{
    return w->roster->person[agent].on_duty;
}

bool mu_roster_takes_more(const mu_world *w, uint32_t agent)
{
    const mu_roster_person *p = &w->roster->person[agent];

    return p->on_duty && p->waits;
}

bool mu_roster_steps_away(mu_world *w, uint32_t agent)
{
    if (!w->roster->person[agent].on_duty) {
        mu_account_end_overrun(w, agent);
        mu_account_change(w, agent, MU_DOING_NOTHING);
        return false;
    }
    leave_phones(w, agent);
    if (w->roster->gave_back) mu_flow_offer_waiting(w);
    w->roster->gave_back = false;
    mu_workday_plan(w);
    return true;
}
