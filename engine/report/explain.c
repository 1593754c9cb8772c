/* explain.c - a scenario in plain language, for `muster check`. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include "experiment/runner.h"
#include "report/figure.h"
#include "report/table.h"
#include "report/week.h"

#define MOST_LISTED 30 /* types, and teams; a longer list is of no use on a screen */
#define MOST_NAMED  8  /* in one sentence */

/* ---- pieces of sentences -------------------------------------------------------------------------- */

/* "5 min", "316.7 s": to the millisecond, so that a mean computed from other parameters reads well. */
static void add_seconds(mu_text *out, double seconds)
{
    mu_report_span(out, mu_span_from_seconds(round(seconds * 1000.0) / 1000.0));
}

/* "5 min (lognormal, cv 0.9)" */
static void add_dist(mu_text *out, const mu_dist *d)
{
    const double mean = mu_dist_mean(d), variance = mu_dist_variance(d);

    add_seconds(out, mean);
    mu_text_addf(out, " (%s", mu_dist_name(d));
    if (d->kind != MU_DIST_EXPONENTIAL && d->kind != MU_DIST_FIXED && mean > 0) {
        if (isfinite(variance))
            mu_text_addf(out, ", cv %.2g", sqrt(variance) / mean);
        else
            mu_text_add(out, ", cv infinite");
    }
    mu_text_add(out, ")");
}

static void add_rate(mu_text *out, double per_hour)
{
    mu_figure_number(out, per_hour, per_hour >= 99.95 || per_hour == round(per_hour) ? 0 : 1);
}

/* Contacts an hour that come to the door by themselves, or from other contacts. */
static double rate_of(const mu_load_slot *slot, int32_t type, bool from_others)
{
    return from_others ? slot->rate[type] - slot->own[type] : slot->door[type];
}

/* Least and most contacts an hour in the typical week, and contacts on an average day. */
static void add_rates(mu_text *out, const mu_load *l, int32_t type, bool from_others)
{
    double least = INFINITY, most = 0, total = 0;

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            const mu_load_slot *slot = &l->days[d].slots[s];
            const double        rate = rate_of(slot, type, from_others);
            least                    = fmin(least, rate);
            most                     = fmax(most, rate);
            total += rate * (double)(slot->till.us - slot->from.us) / (double)MU_HOUR_US;
        }
    if (!isfinite(least)) return;
    if (most - least > 1e-9 * most) {
        add_rate(out, least);
        mu_text_add(out, " to ");
    }
    add_rate(out, most);
    mu_text_add(out, " an hour");
    if (l->n_days == 0 || l->model->calendar.n_days < 1) return;
    mu_text_add(out, ", ");
    mu_figure_number(out, total / l->n_days, 0);
    mu_text_add(out, " a day");
}

/* What other contacts lead to, after what comes by itself. */
static void add_from_others(mu_text *out, const mu_load *l, int32_t type)
{
    double most = 0;

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++)
            most = fmax(most, rate_of(&l->days[d].slots[s], type, true));
    if (l->model->types[type].takes_messages)
        mu_text_addf(out, "%smessages, as many as are left", out->length > 0 ? "; " : "");
    if (!(most > 0)) {
        if (out->length == 0) mu_text_add(out, "nobody comes");
        return;
    }
    mu_text_add(out, out->length > 0 ? "; from other contacts " : "only from other contacts, ");
    add_rates(out, l, type, true);
}

/* "2 numbers dialled for each idle person, while 4 or more of inbound and blend are idle, every 30 s and ..." */
static void add_dialler(mu_text *out, const mu_model *m, const mu_dialler *d)
{
    mu_text_addf(out, "%.4g number%s dialled for each idle person", d->ratio, d->ratio == 1 ? "" : "s");
    if (d->least_idle > 1) mu_text_addf(out, " while %" PRId32 " or more ", d->least_idle);
    for (int32_t i = 0; d->least_idle > 1 && d->among != NULL && i < d->n_among && i < MOST_NAMED; i++)
        mu_text_addf(out, "%s%s",
                     i == 0                ? "of "
                     : i + 1 == d->n_among ? " and "
                                           : ", ",
                     m->teams[d->among[i]].name);
    if (d->least_idle > 1) mu_text_addf(out, "%sare idle", d->among != NULL ? " " : "");
    mu_text_add(out, ", when someone becomes idle");
    if (d->every_us < MU_NEVER_US) {
        mu_text_add(out, " and every ");
        mu_report_span(out, (mu_span){ d->every_us });
    }
    mu_text_addf(out, "; %.4g%% answer", 100 * d->answered);
    if (d->delay != NULL) {
        mu_text_add(out, " after ");
        add_dist(out, d->delay);
    }
}

static void add_arrivals(mu_text *out, const mu_load *l, int32_t type)
{
    const mu_arrivals *a = &l->model->types[type].arrivals;

    switch (a->kind) {
    case MU_ARRIVE_NONE: return;
    case MU_ARRIVE_POISSON: mu_text_add(out, "Poisson"); break;
    case MU_ARRIVE_RENEWAL:
        mu_text_add(out, "gaps of ");
        add_dist(out, a->between);
        break;
    case MU_ARRIVE_MMPP:
        mu_text_addf(out, "Poisson whose rate moves between %" PRId32 " states", a->n_states);
        break;
    case MU_ARRIVE_TRACE:
        mu_figure_number(out, a->n_rows, 0);
        mu_text_add(out, " contacts replayed from a file");
        break;
    case MU_ARRIVE_POPULATION:
        mu_figure_number(out, a->population, 0);
        mu_text_add(out, " customers who come back after ");
        add_dist(out, a->think);
        mu_text_add(out, ", at most");
        break;
    case MU_ARRIVE_BACKLOG:
        if (a->backlog < 0) {
            mu_text_add(out, "as much as can be done");
            return;
        }
        mu_figure_number(out, (double)a->backlog, 0);
        mu_text_add(out, " there from the start");
        return;
    case MU_ARRIVE_DIALLER: add_dialler(out, l->model, a->dialler); return;
    }
    mu_explain_other_clock(out, &l->model->calendar, a->wall);
    mu_text_add(out, ", ");
    add_rates(out, l, type, false);
    if (a->batch != NULL) mu_text_addf(out, ", in batches of %.3g on average", mu_dist_mean(a->batch));
    if (a->busyness_shape > 0)
        mu_text_addf(out, ", daily busyness with cv %.2g", 1.0 / sqrt(a->busyness_shape));
}

static void add_handle(mu_text *out, const mu_contact_type *t)
{
    if (t->wrap_up == NULL) {
        mu_text_add(out, "handle time ");
        add_dist(out, t->talk);
        return;
    }
    mu_text_add(out, "talk ");
    add_dist(out, t->talk);
    mu_text_add(out, " and wrap-up ");
    add_dist(out, t->wrap_up);
}

static void add_patience(mu_text *out, const mu_contact_type *t)
{
    if (t->patience == NULL) {
        mu_text_add(out, "; nobody gives up");
        return;
    }
    mu_text_add(out, "; patience ");
    add_dist(out, t->patience);
}

static void add_target(mu_text *out, const mu_contact_type *t)
{
    if (t->has_target)
        mu_text_addf(out, "target %.6g%% ", 100.0 * t->target_share);
    else
        mu_text_add(out, "no target; counted: ");
    mu_text_add(out, "answered ≤ ");
    mu_report_span(out, t->target_within);
    mu_text_addf(out, " (%s)", mu_sl_name(t->measure));
}

static void add_limits(mu_text *out, const mu_model *m, const mu_contact_type *t)
{
    if (t->has_due) {
        mu_text_add(out, "; due within ");
        mu_report_span(out, t->due_within);
        if (t->due_business) mu_text_add(out, " of business hours");
    }
    if (t->journey != NULL && t->journey->delay != NULL) {
        mu_text_add(out, "; ");
        mu_report_span(out, mu_span_from_seconds(round(mu_dist_mean(t->journey->delay))));
        mu_text_add(out, " in the mailbox first");
    }
    if (t->channel != NULL) mu_text_addf(out, "; channel %s", t->channel);
    if (t->value_class != NULL) mu_text_addf(out, "; class %s", t->value_class);
    if (t->priority != 0) mu_text_addf(out, "; priority %" PRId32, t->priority);
    if (t->head_start.us > 0) {
        mu_text_add(out, "; head start ");
        mu_report_span(out, t->head_start);
    }
    if (t->queue_capacity >= 0) mu_text_addf(out, "; %" PRId32 " waiting places", t->queue_capacity);
    if (t->lines >= 0)
        mu_text_addf(out, "; %" PRId32 " lines (%s)", m->lines[t->lines].capacity, m->lines[t->lines].name);
}

/* ---- blocks --------------------------------------------------------------------------------------- */

/* Prints one named entry: each sentence on lines of its own, the name before the first. */
static void print_entry(mu_text *out, const char *name, int width, mu_text *sentences, int n)
{
    mu_text head = { 0 };

    mu_text_add(&head, "  ");
    mu_text_pad(&head, name, width);
    mu_text_add(&head, "  ");
    for (int i = 0; i < n; i++) {
        char *first = mu_text_take(&head), *text = mu_text_take(&sentences[i]);
        if (first != NULL && text != NULL)
            mu_report_wrap(out, first, text);
        else
            out->failed = true;
        free(first);
        free(text);
        mu_text_repeat(&head, " ", width + 4);
    }
    mu_text_free(&head);
}

void mu_explain_type(mu_text *out, const mu_load *l, int32_t i, int width)
{
    const mu_contact_type *t           = &l->model->types[i];
    mu_text                sentence[5] = { { 0 } };
    int                    n           = 3;

    add_arrivals(&sentence[0], l, i);
    add_from_others(&sentence[0], l, i);
    add_handle(&sentence[1], t);
    add_patience(&sentence[1], t);
    add_target(&sentence[2], t);
    mu_explain_servers(&sentence[2], l->model, t);
    add_limits(&sentence[2], l->model, t);
    mu_explain_hands(&sentence[2], t);
    mu_explain_gate(&sentence[n], l->model, t);
    n += sentence[n].length > 0;
    mu_explain_journey(&sentence[n], l->model, t);
    n += sentence[n].length > 0;
    print_entry(out, t->name, width, sentence, n);
}

/* "23 people", "35 people, 12 to 23 on duty at a time" */
static void add_people(mu_text *out, const mu_load *l, int32_t team)
{
    double least = INFINITY, most = 0;

    for (int d = 0; d < l->n_days; d++)
        for (int s = 0; s < l->days[d].n_slots; s++) {
            least = fmin(least, l->days[d].slots[s].people[team]);
            most  = fmax(most, l->days[d].slots[s].people[team]);
        }
    const int32_t people = l->model->teams[team].n_people;
    mu_figure_number(out, people, 0);
    mu_text_add(out, people == 1 ? " person" : " people");
    if (!isfinite(least) || (least >= people && most <= people)) return;
    mu_text_add(out, ", ");
    if (most - least > 1e-9) mu_text_addf(out, "%.0f to ", least);
    mu_text_addf(out, "%.0f on duty at a time", most);
}

void mu_explain_pay(mu_text *out, const mu_model *m, double pay)
{
    mu_figure_number(out, pay, pay == round(pay) ? 0 : 2);
    mu_text_addf(out, " %s an hour", m->currency);
}

void mu_explain_team(mu_text *out, const mu_load *l, int32_t j, int width)
{
    const mu_model *m        = l->model;
    const mu_team  *team     = &m->teams[j];
    mu_text         all[4]   = { { 0 } };
    mu_text        *sentence = &all[0];
    int             n        = 1;

    add_people(sentence, l, j);
    if (team->role != NULL) mu_text_addf(sentence, "; role %s", team->role);
    if (team->site != NULL) mu_text_addf(sentence, "; at %s", team->site);
    if (team->external) mu_text_add(sentence, "; another department, not counted in the whole");
    mu_text_add(sentence, "; takes ");
    for (int32_t k = 0; k < team->n_types && k < MOST_NAMED; k++) {
        if (k > 0) mu_text_add(sentence, team->by_preference ? ", then " : ", ");
        mu_text_add(sentence, m->types[team->types[k]].name);
    }
    if (team->n_types > MOST_NAMED)
        mu_text_addf(sentence, " and %" PRId32 " more", team->n_types - MOST_NAMED);
    if (team->n_types == 0) mu_text_add(sentence, "nothing");
    mu_explain_first(sentence, m, team);
    mu_explain_next(sentence, team);
    if (team->wall != m->calendar.wall) mu_text_add(sentence, "; works");
    mu_explain_other_clock(sentence, &m->calendar, team->wall);
    if (team->pay_per_hour > 0) {
        mu_text_add(sentence, "; ");
        mu_explain_pay(sentence, m, team->pay_per_hour);
    }
    mu_explain_worktime(&all[n], m, j);
    n += all[n].length > 0;
    mu_explain_unplanned(&all[n], m, j);
    n += all[n].length > 0;
    mu_explain_own(&all[n], m, j);
    n += all[n].length > 0;
    print_entry(out, team->name, width, all, n);
}

int mu_explain_name_width(const mu_model *m)
{
    enum { MOST = 24 }; /* a longer name pushes its own lines only */
    int width = 0;

    for (int32_t i = 0; i < m->n_types && i < MOST_LISTED; i++) {
        const int w = mu_text_width(m->types[i].name);
        if (w > width && w <= MOST) width = w;
    }
    for (int32_t j = 0; j < m->n_teams && j < MOST_LISTED; j++) {
        const int w = mu_text_width(m->teams[j].name);
        if (w > width && w <= MOST) width = w;
    }
    for (int32_t i = 0; i < m->n_journeys && i < MOST_LISTED; i++) {
        const int w = mu_text_width(m->journeys[i].name);
        if (w > width && w <= MOST) width = w;
    }
    return width;
}

static void print_more(mu_text *out, int32_t n)
{
    if (n > MOST_LISTED) mu_text_addf(out, "  and %" PRId32 " more\n", n - MOST_LISTED);
}

/* "1 day, Mon 2026-01-05, 08:00-20:00" */
static void add_horizon(mu_text *out, const mu_load *l)
{
    const mu_calendar *c = &l->model->calendar;
    char               date[24], from[16], till[16];
    mu_text            length = { 0 };

    mu_date_print(c->start_date, date, sizeof date);
    if (c->daily) {
        mu_figure_number(out, c->n_windows, 0);
        mu_text_add(out, c->n_windows == 1 ? " day, " : " days from ");
    } else {
        mu_report_span(&length,
                       (mu_span){ mu_wall_of(c->wall, c->till.us) - mu_wall_of(c->wall, c->from.us) });
        mu_text_add_n(out, length.bytes, length.length);
        mu_text_free(&length);
        mu_text_add(out, " without a break, from ");
    }
    if (l->n_days > 0) mu_week_days(out, l, 1u);
    mu_text_addf(out, " %s", date);
    if (c->daily) {
        mu_clock_print(c->open_from, from, sizeof from);
        mu_clock_print((mu_span){ c->open_till.us > MU_DAY_US ? c->open_till.us - MU_DAY_US
                                                              : c->open_till.us },
                       till, sizeof till);
        mu_text_addf(out, ", %s-%s", from, till);
    }
    mu_text_add(out, "; reported every ");
    mu_report_span(out, c->interval);
    mu_explain_clock(out, c);
}

static void add_runs(mu_text *out, const mu_model *m)
{
    const mu_plan_of_runs *p = &m->runs;

    if (p->precision > 0) {
        mu_text_addf(out, "replications until every target is known to within %.6g%%, at most ",
                     100.0 * p->precision);
        mu_figure_number(out, p->max_replications, 0);
    } else {
        const double n = p->replications > 0 ? p->replications : (double)mu_default_replications(m);
        mu_figure_number(out, n, 0);
        mu_text_add(out, n == 1 ? " replication" : " replications");
    }
    mu_text_addf(out, ", seed %" PRIu64, p->seed);
    if (p->steady) mu_text_add(out, "; steady state: the warm-up is removed");
}

void mu_explain_scenario(mu_text *out, const mu_load *l)
{
    const mu_model *m        = l->model;
    const int       width    = mu_explain_name_width(m);
    mu_text         sentence = { 0 };

    mu_report_wrap(out, "", m->name);
    add_horizon(&sentence, l);
    mu_report_sentence(out, "  ", &sentence);
    mu_explain_holidays(&sentence, &m->calendar);
    if (sentence.length > 0) mu_report_sentence(out, "  ", &sentence);
    add_runs(&sentence, m);
    mu_report_sentence(out, "  ", &sentence);
    if (m->n_published > 0) {
        mu_text_addf(&sentence, "`muster selfcheck` holds it against %" PRId32 " figure%s of %s",
                     m->n_published, m->n_published == 1 ? "" : "s", m->published_in);
        mu_report_sentence(out, "  ", &sentence);
    }

    mu_text_add(out, "\ncontacts\n");
    for (int32_t i = 0; i < m->n_types && i < MOST_LISTED; i++) mu_explain_type(out, l, i, width);
    print_more(out, m->n_types);
    if (m->n_journeys > 0) mu_text_add(out, "\njourneys\n");
    for (int32_t i = 0; i < m->n_journeys && i < MOST_LISTED; i++) {
        mu_explain_stages(&sentence, m, &m->journeys[i]);
        print_entry(out, m->journeys[i].name, width, &sentence, 1);
    }
    print_more(out, m->n_journeys);
    mu_text_add(out, "\nteams\n");
    for (int32_t j = 0; j < m->n_teams && j < MOST_LISTED; j++) mu_explain_team(out, l, j, width);
    print_more(out, m->n_teams);
    mu_explain_incentives(out, m);
    mu_explain_behaviour(out, m);
    mu_explain_tools(out, m);
    mu_explain_by_date(out, m);
    mu_explain_rules(out, m);
}

char *mu_report_explain(const mu_model *m)
{
    mu_text  out = { 0 };
    mu_load *l   = mu_load_new(m);

    if (l == NULL) return NULL;
    mu_explain_scenario(&out, l);
    mu_explain_load(&out, l);
    mu_text_add(&out, "\n");
    if (mu_explain_warnings(&out, l) + mu_explain_later_warnings(&out, m) == 0)
        mu_report_wrap(&out, "",
                       "No warnings: someone is on duty whenever contacts arrive, and can do the work.");
    mu_load_free(l);
    return mu_text_take(&out);
}
