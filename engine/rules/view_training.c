/* view_training.c - what rules see of a course, and of the people for whom it is. */
#include "behaviour/behaviour.h"
#include "model/person.h"
#include "rules/view_kinds.h"

static const mu_course *course_of(const mu_asker *a, int64_t index)
{
    return &a->set->model->behaviour->courses[index];
}

/* ---- its first session for a team ------------------------------------------------------------------- */

typedef struct {
    int64_t from_us, till_us;
} stretch;

static stretch session_of(const mu_asker *a, int32_t team)
{
    const mu_model *m = a->set->model;
    const mu_team  *t = &m->teams[team];
    stretch         s = { 0 };

    for (int32_t i = 0; t->worktime != NULL && i < t->worktime->n_meetings; i++) {
        const mu_meeting *k = &t->worktime->meetings[i];
        if (k->course != a->enrolment->course) continue;
        s.from_us = mu_wall_instant(t->wall, a->enrolment->day * MU_DAY_US + k->at_us);
        s.till_us = s.from_us + k->length_us;
    }
    return s;
}

static double load_of(const mu_asker *a, int32_t team)
{
    const stretch s = session_of(a, team);

    return mu_view_work_hours(a->set->model, team, s.from_us, s.till_us) /
           ((double)(s.till_us - s.from_us) / (double)MU_HOUR_US);
}

/* ---- somebody for whom it is ------------------------------------------------------------------------ */

enum { P_NAME, P_TEAM, P_KNOWS, P_PRACTICE, P_LOAD, P_ON_DUTY };

/* clang-format off */
static const mu_view_field pupil_fields[] = {
    [P_NAME]     = { "name", "of the person" },
    [P_TEAM]     = { "team", "name of his team" },
    [P_KNOWS]    = { "knows", "what he remembers of the course, from 0 to 1; 0: he was never there" },
    [P_PRACTICE] = { "practice", "gain of practice, 0 of a novice to 1 of an expert, mean over the contact types of his team" },
    [P_LOAD]     = { "load", "people of his team who are expected to be busy during the first session, as in the scenario" },
    [P_ON_DUTY]  = { "on_duty", "people of his team who are to be on duty when it begins" },
    { NULL, NULL } };
/* clang-format on */

static void push_pupil(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_pupil *p = &a->enrolment->people[index];
    char            name[MU_PERSON_NAME_ROOM];

    switch (field) {
    case P_NAME:
        mu_person_name(mu_asker_model(a), p->person, name, sizeof name);
        lua_pushstring(L, name);
        break;
    case P_TEAM: lua_pushstring(L, mu_asker_model(a)->teams[p->team].name); break;
    case P_KNOWS: lua_pushnumber(L, p->knows); break;
    case P_PRACTICE: lua_pushnumber(L, p->practice); break;
    case P_LOAD: lua_pushnumber(L, load_of(a, p->team)); break;
    default:
        lua_pushinteger(L, mu_model_on_duty(a->set->model, p->team,
                                            (mu_time){ session_of(a, p->team).from_us }));
        break;
    }
}

const mu_view_kind_row mu_view_pupil = { "pupil", pupil_fields, P_NAME, push_pupil };

/* ---- a course --------------------------------------------------------------------------------------- */

enum { K_NAME, K_SEATS, K_HOURS, K_COST, K_FASTER };

/* clang-format off */
static const mu_view_field course_fields[] = {
    [K_NAME]   = { "name", "of the course, as in the scenario" },
    [K_SEATS]  = { "seats", "how many can go" },
    [K_HOURS]  = { "hours", "of all its sessions together" },
    [K_COST]   = { "cost", "for each who goes, beside the pay for his time" },
    [K_FASTER] = { "faster", "log speed that it teaches" },
    { NULL, NULL } };
/* clang-format on */

static void push_course(lua_State *L, mu_asker *a, int64_t index, int field)
{
    const mu_course *c = course_of(a, index);

    switch (field) {
    case K_NAME: lua_pushstring(L, c->name); break;
    case K_SEATS: lua_pushinteger(L, a->enrolment->seats); break;
    case K_HOURS: lua_pushnumber(L, c->hours); break;
    case K_COST: lua_pushnumber(L, c->cost); break;
    default: lua_pushnumber(L, c->teaches.speed); break;
    }
}

const mu_view_kind_row mu_view_course = { "course", course_fields, K_NAME, push_course };
