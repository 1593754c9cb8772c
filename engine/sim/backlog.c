#include "sim/backlog.h"

#include "base/error.h"
#include "sim/cases.h"
#include "sim/chat.h"
#include "sim/early.h"

/* ---- when they are due ---------------------------------------------------------------------------- */

static bool is_late(const mu_world *w, const mu_contact *c)
{
    const mu_note *note   = mu_note_of(w, c);
    int64_t        paused = 0;

    if (note != NULL) {
        paused = note->paused_us;
        if (note->since_us >= 0 && w->type[c->type].spec->journey->ask->pause)
            paused += mu_model_lasted(w->model, c->type, (mu_time){ note->since_us }, w->now);
    }
    return w->now.us > mu_model_due(w->model, c->type, (mu_time){ c->arrived_us }, paused).us;
}

/* Neither who landed in the wrong queue nor who is only asked owes the type's time. */
static bool has_due(const mu_world *w, const mu_contact *c)
{
    return w->type[c->type].spec->has_due && !(c->marks & (MU_ASTRAY | MU_ASKED));
}

static void ends(mu_world *w, const mu_contact *c)
{
    w->open[c->type]--;
    mu_case_cell_now(w, c->type)->ended++;
}

void mu_backlog_done(mu_world *w, const mu_contact *c)
{
    mu_case_cell *cell = mu_case_cell_of(w, c->cell, c->type);

    ends(w, c);
    if (has_due(w, c)) {
        cell->due++;
        cell->due_met += !is_late(w, c);
    }
    if (c->marks & MU_OVER && c->marks & MU_NOTED) mu_note_give(w, c->prev);
}

/* Who gave up before it was due is nobody's breach. */
static void count_if_late(mu_world *w, const mu_contact *c)
{
    if (has_due(w, c) && is_late(w, c)) mu_case_cell_of(w, c->cell, c->type)->due++;
}

void mu_backlog_given_up(mu_world *w, const mu_contact *c)
{
    ends(w, c);
    count_if_late(w, c);
}

/* ---- all that are open ---------------------------------------------------------------------------- */

typedef void visitor(mu_world *w, const mu_contact *c);

static void visit(mu_world *w, visitor *see, const mu_contact *c)
{
    if (w->type[c->type].spec->journey != NULL && !(c->marks & MU_GHOST)) see(w, c);
}

static void visit_line(mu_world *w, visitor *see, uint32_t first)
{
    for (uint32_t place = first; place != 0; place = w->pool[place].next) visit(w, see, &w->pool[place]);
}

static void visit_hands(mu_world *w, visitor *see, uint32_t agent)
{
    const uint8_t state = w->agent[agent].state;
    const int32_t chats = mu_chat_count(w, agent);

    if (w->held != NULL) visit_line(w, see, w->held[agent]);
    if (w->kept != NULL) visit_line(w, see, w->kept[agent]);
    for (int32_t i = 0; i < chats; i++) visit(w, see, mu_chat_contact(w, agent, i));
    if (chats == 0 && (state == MU_TALKING || state == MU_WRAPPING || state == MU_HOLDING))
        visit(w, see, &w->in_hand[agent]);
}

static void visit_all(mu_world *w, visitor *see)
{
    for (int32_t type = 0; type < w->model->n_types; type++) visit_line(w, see, w->type[type].first);
    for (int32_t type = 0; w->early != NULL && type < w->model->n_types; type++)
        visit_line(w, see, w->early[type].first);
    for (int32_t i = 0; i < w->model->n_agents; i++) visit_hands(w, see, (uint32_t)i);
    for (uint32_t i = 0; i < w->n_later; i++)
        if (w->later[i].what == MU_LATER_REPLY) visit(w, see, &w->pool[w->later[i].whom]);
}

/* ---- at closing time ------------------------------------------------------------------------------ */

static void note_age(mu_world *w, const mu_contact *c)
{
    const mu_time closing = { w->cell_till_us };
    const int64_t age_us  = mu_model_lasted(w->model, c->type, (mu_time){ c->arrived_us }, closing);
    mu_case_cell *cell    = mu_case_cell_now(w, c->type);

    cell->aged++;
    cell->age_us += (double)age_us;
    mu_case_note_span(w, MU_SPAN_AGE, w->cell, c->type, age_us);
}

/* Does the day's last stretch of open time end with the current cell? */
static bool day_closes(const mu_world *w)
{
    const mu_calendar *cal  = &w->model->calendar;
    int32_t            next = w->cell + 1;

    if (!cal->cells[w->cell].open) return false;
    while (next < cal->n_cells && !cal->cells[next].open) next++;
    return next == cal->n_cells || cal->cells[next].day != cal->cells[w->cell].day;
}

void mu_backlog_close_cell(mu_world *w)
{
    const bool ages = day_closes(w);

    if (ages) visit_all(w, note_age);
    for (int32_t type = 0; type < w->model->n_types; type++) {
        mu_case_cell *cell = mu_case_cell_now(w, type);
        if (w->type[type].spec->journey == NULL) continue;
        cell->open_end = w->open[type];
        mu_assert(!ages || w->no_memory || cell->aged == cell->open_end);
    }
}

void mu_backlog_close_books(mu_world *w)
{
    visit_all(w, count_if_late);
}
