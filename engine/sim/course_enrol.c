/* course_enrol.c - the hook train says who goes to a round of a course.
 *
 * It is asked two nights before, so that whoever is on duty over midnight has his answer, too.
 */
#include "base/error.h"
#include "sim/consult.h"
#include "sim/course_inside.h"

static bool is_asked(const mu_world *w)
{
    return w->hooks != NULL && w->hooks->train != NULL;
}

bool mu_course_make_enrol(mu_world *w)
{
    struct mu_courses *c = w->course;
    const mu_model    *m = w->whole;

    if (!is_asked(w)) return true;
    c->goes   = MU_NEW_ARRAY(w->arena, 2 * (int64_t)c->b->n_courses * m->n_agents, bool);
    c->pupil  = MU_NEW_ARRAY(w->arena, m->n_agents, mu_pupil);
    c->answer = MU_NEW_ARRAY(w->arena, m->n_agents, bool);
    c->chosen = (mu_chosen){ c->b->n_courses, m->n_agents, c->goes };
    return c->goes != NULL && c->pupil != NULL && c->answer != NULL;
}

const mu_chosen *mu_course_chosen(const mu_world *w)
{
    return w->course != NULL && w->course->goes != NULL ? &w->course->chosen : NULL;
}

static const mu_meeting *meeting_of(const mu_team *t, int32_t course)
{
    for (int32_t i = 0; t->worktime != NULL && i < t->worktime->n_meetings; i++)
        if (t->worktime->meetings[i].course == course) return &t->worktime->meetings[i];
    return NULL;
}

static bool is_named(const mu_meeting *k, int32_t person)
{
    for (int32_t i = 0; i < k->n_who; i++)
        if (k->who[i] == person) return true;
    return k->who == NULL;
}

/* The people of a team for whom it is; the places of those who go as the scenario says are added to *places. */
static void list_team(const mu_world *w, int32_t team, const mu_meeting *k, int64_t round, mu_enrolment *e,
                      int32_t *places)
{
    const mu_team     *t = &w->whole->teams[team];
    struct mu_courses *c = w->course;

    for (int32_t i = 0; i < t->n_people; i++) {
        const uint32_t agent = (uint32_t)(t->first_agent + i);
        const bool     goes  = mu_pauses_goes(t, k, i, round);
        *places += goes;
        if (!is_named(k, i) || mu_staff_vacant(w, agent)) continue;
        const mu_left *own = mu_own_of(w, agent, e->course);
        c->pupil[e->n]     = (mu_pupil){ .person   = (int32_t)agent,
                                         .team     = team,
                                         .knows    = mu_left_of(w, own, &c->b->courses[e->course]),
                                         .practice = mu_minds_practice(w, agent) };
        c->answer[e->n++]  = goes;
    }
}

static void ask(mu_world *w, const mu_enrolment *e, int64_t round)
{
    struct mu_courses *c    = w->course;
    const mu_view      view = mu_consult_view(w);
    int32_t            n    = 0;

    if (!w->hooks->train(w->hooks->context, &view, e, c->answer)) {
        mu_consult_halt(w);
        return;
    }
    for (int32_t i = 0; i < w->whole->n_agents; i++)
        c->goes[mu_chosen_place(&c->chosen, round, e->course, i)] = false;
    for (int32_t i = 0; i < e->n; i++) {
        n += c->answer[i];
        c->goes[mu_chosen_place(&c->chosen, round, e->course, e->people[i].person)] = c->answer[i];
    }
    mu_assert(n <= e->seats);
}

void mu_course_enrol(mu_world *w, int64_t day)
{
    const mu_model *m = w->whole;

    if (day * MU_DAY_US >= mu_wall_of(m->calendar.wall, m->calendar.till.us)) return;
    for (int32_t course = 0; w->course->goes != NULL && course < w->course->b->n_courses && !w->halted;
         course++) {
        mu_enrolment e      = { .course = course, .day = (int32_t)day, .people = w->course->pupil };
        int32_t      places = 0;
        int64_t      round  = -1;
        for (int32_t i = 0; i < m->n_teams; i++) {
            const mu_meeting *k = meeting_of(&m->teams[i], course);
            if (k == NULL || !mu_pauses_begins(m, k, day, &round)) continue;
            list_team(w, i, k, round, &e, &places);
            if (k->seats > 0) e.seats = k->seats;
        }
        if (e.seats == 0) e.seats = places;
        if (e.n > 0 && e.seats > 0) ask(w, &e, round);
    }
}
