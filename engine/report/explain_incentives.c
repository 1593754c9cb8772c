/* explain_incentives.c - what people are promised beside their pay, and how they take it, in words. */
#include "report/explain.h"

#include <math.h>

#include "behaviour/behaviour.h"

static void add_goal(mu_text *out, const mu_incentive *s, mu_goal goal)
{
    switch (goal) {
    case MU_GOAL_HANDLED: mu_text_addf(out, "%.6g contacts", s->target[goal]); break;
    case MU_GOAL_RESOLVED: mu_text_addf(out, "%.6g contacts solved", s->target[goal]); break;
    case MU_GOAL_RESOLUTION: mu_text_addf(out, "%.4g%% solved", 100 * s->target[goal]); break;
    case MU_GOAL_CSAT: mu_text_addf(out, "%.4g%% of customers content", 100 * s->target[goal]); break;
    default:
        mu_text_add(out, "a handle time of at most ");
        mu_report_span(out, mu_span_from_seconds(s->target[goal]));
    }
    if (s->weight[goal] < 1) mu_text_addf(out, " (%.4g%% of it)", 100 * s->weight[goal]);
}

static void add_goals(mu_text *out, const mu_incentive *s)
{
    const char *between = "";

    for (mu_goal goal = 0; goal < MU_GOALS; goal++) {
        if (!(s->weight[goal] > 0)) continue;
        mu_text_add(out, between);
        add_goal(out, s, goal);
        between = ", ";
    }
}

static void add_teams(mu_text *out, const mu_model *m, const mu_incentive *s)
{
    enum { MOST_NAMES = 5 };
    int32_t n = 0;

    for (int32_t i = 0; i < m->n_teams; i++) {
        if (!s->in_team[i]) continue;
        if (n < MOST_NAMES) mu_text_addf(out, "%s%s", n == 0 ? "" : ", ", m->teams[i].name);
        n++;
    }
    if (n > MOST_NAMES) mu_text_addf(out, " and %d more", (int)(n - MOST_NAMES));
}

void mu_explain_incentives(mu_text *out, const mu_model *m)
{
    mu_text line = { 0 };

    if (m->n_incentives == 0) return;
    mu_text_add(out, "\nincentives\n");
    for (int32_t i = 0; i < m->n_incentives; i++) {
        const mu_incentive *s = &m->incentives[i];
        mu_text_addf(&line, "%s: %.4g%% of the pay of a %s %s ", s->id, 100 * s->amount,
                     mu_bonus_window_name(s->window), s->kind == MU_PAID_BY_PIECE ? "at" : "for");
        add_goals(&line, s);
        if (s->kind == MU_PAID_BY_PIECE) mu_text_add(&line, ", and in proportion below and above");
        mu_text_add(&line, s->of_team ? ", reached by each team together: " : ", for everybody by himself: ");
        add_teams(&line, m, s);
        mu_report_sentence(out, "  ", &line);
    }
    mu_text_add(&line, "a window that ends after the run is not paid; of one that began before it counts are "
                       "asked for by the share of its days that is left");
    mu_report_sentence(out, "  ", &line);
    if (m->behaviour->strives) return;
    mu_text_add(&line, "behaviour.effort is off: this costs money, and nobody tries harder for it");
    mu_report_sentence(out, "  ", &line);
}

/* What is off unless it is written. */
static void add_others(mu_text *out, const mu_behaviour *b)
{
    const mu_effort_params *e = &b->effort;
    const mu_scheme_params *s = &b->scheme;

    if (e->peer > 0 || e->peer < 0)
        mu_text_addf(out, "; whoever is a tenth slower than his team adds %.3g", e->peer * 0.1);
    if (e->fairness > 0)
        mu_text_addf(out, "; pay a tenth below the mean takes %.3g where nobody sees what the others do",
                     mu_effort_unfair(0.9, 1, 0) * e->fairness);
    if (e->crowding > 0)
        mu_text_addf(out, "; a bonus of 10%% takes %.3g of what people do for the work's own sake",
                     mu_effort_crowding(e, 0.1 / 1.1));
    if (s->novelty_floor < 1)
        mu_text_addf(out, "; a scheme that is a year old moves people %.3g%% as much as a new one",
                     100 * mu_scheme_novelty(s, 365));
    if (s->delay > 0)
        mu_text_addf(out, "; what is paid in 30 days is worth %.3g%%", 100 * mu_scheme_discount(s, 30));
}

void mu_explain_effort(mu_text *out, const mu_behaviour *b)
{
    const mu_effort piece = mu_effort_chosen(&b->effort, (mu_effort){ 0.1, 0 }, 0);

    mu_text_addf(
        out,
        "effort: 10%% of pay by the piece, for speed alone, makes handle times %.3g%% shorter and the "
        "log-odds of solving lower by %.3g; a target of 10%% of pay does at most as much as %.3g%% by "
        "the piece, and nothing where it is out of reach or certain",
        100 * (1 - exp(-piece.speed)), fabs(mu_effort_log_odds(&b->effort, piece)),
        b->scheme.uncertainty > 0 ? 10 * 0.3989423 / b->scheme.uncertainty : INFINITY);
    add_others(out, b);
}

void mu_explain_gaming(mu_text *out, const mu_behaviour *b)
{
    mu_text_addf(
        out,
        "gaming: with an incentive in speed of 20%% of pay and none in quality %.3g%% of contacts are "
        "ended early and unsolved, after %.4g%% of their time",
        100 * mu_gaming_chance(&b->gaming, (mu_effort){ 0.2, 0 }, b->detection), 100 * b->gaming.handle);
}

void mu_explain_praise(mu_text *out, const mu_behaviour *b)
{
    const mu_recognition again = { .habit = b->praise.habituation };

    mu_text_addf(out,
                 "praise: the first adds %.3g%% to how hard somebody tries and %.3g%% to each of his team, a "
                 "second at once %.3g%%; a rule says who is praised",
                 100 * mu_recognition_praised(&b->praise, (mu_recognition){ 0 }).level,
                 100 * mu_recognition_seen(&b->praise, 0),
                 100 * mu_recognition_praised(&b->praise, again).level);
}
