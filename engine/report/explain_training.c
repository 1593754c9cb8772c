/* explain_training.c - courses and what is written down, in words: what they cost, and what comes of them. */
#include "report/explain.h"

#include <math.h>

#include "behaviour/behaviour.h"
#include "sim/pauses.h"

/* ---- what it costs -------------------------------------------------------------------------------- */

typedef struct {
    double people, hours, pay; /* places in sessions; hours and pay of those */
} mu_bill;

/* Of those who go to a session, as many as there are places or names; whoever is not on duty then is not left out. */
static double people_at(const mu_team *t, const mu_meeting *k)
{
    return k->who != NULL ? k->n_who : k->share * t->n_people;
}

/* Over all of the run. */
static mu_bill bill_of(const mu_model *m, int32_t course)
{
    const int64_t days = mu_day_of(m->calendar.till.us - 1) + 1;
    mu_bill       b    = { 0 };

    for (int32_t i = 0; i < m->n_teams; i++) {
        const mu_team     *t = &m->teams[i];
        const mu_worktime *w = t->worktime;
        for (int32_t j = 0; w != NULL && j < w->n_meetings; j++) {
            const mu_meeting *k = &w->meetings[j];
            const double      n = people_at(t, k), hours = (double)k->length_us / (double)MU_HOUR_US;
            int64_t           round;
            for (int64_t day = 0; k->course == course && day < days; day++) {
                if (!mu_pauses_held(m, k, day, &round)) continue;
                b.people += n;
                b.hours += n * hours;
                b.pay += n * hours * t->pay_per_hour;
            }
        }
    }
    return b;
}

/* ---- what it teaches ------------------------------------------------------------------------------ */

static void add_gain(mu_text *out, const mu_course *c)
{
    const mu_training_params *p = &c->teaches;
    const char             *and = "";

    if (p->speed > 0) {
        mu_text_addf(out, "handle times are %.3g%% shorter after it, %.3g%% after a year",
                     -100 * expm1(-mu_training_speed(p, 0)), -100 * expm1(-mu_training_speed(p, 365)));
        and = "; ";
    }
    if (p->quality > 0) {
        mu_text_addf(out, "%sof 80%% solved it makes %.3g%%, after a year %.3g%%", and,
                     100 / (1 + 0.25 * exp(-mu_training_log_odds(p, 0))),
                     100 / (1 + 0.25 * exp(-mu_training_log_odds(p, 365))));
        and = "; ";
    }
    if (p->onboarding > 0) {
        mu_text_addf(out, "%sit takes people %.4g%% of the way to an expert", and, 100 * p->onboarding);
        and = "; ";
    }
    if (p->peers > 0) {
        mu_text_addf(out, "%sif all others were there, one is %.3g%% faster by them", and,
                     -100 * expm1(-mu_training_peers(p, 1)));
        and = "; ";
    }
    if (and[0] == '\0') mu_text_add(out, "it teaches nothing");
}

static void add_course(mu_text *out, const mu_model *m, int32_t course)
{
    const mu_course *c        = &m->behaviour->courses[course];
    const mu_bill    b        = bill_of(m, course);
    const double     fees     = c->cost / c->sessions * b.people;
    mu_text          sentence = { 0 };

    mu_text_addf(&sentence, "course %s: ", c->name);
    add_gain(&sentence, c);
    mu_text_addf(&sentence, ". In this run about %.4g %s of %.4g h each", b.people / c->sessions,
                 b.people / c->sessions == 1 ? "place" : "places", c->hours);
    mu_text_addf(&sentence, ", %.6g h in all", b.hours);
    if (b.pay > 0) mu_text_addf(&sentence, ": %.6g in pay", b.pay);
    if (fees > 0) mu_text_addf(&sentence, "%s %.6g in fees", b.pay > 0 ? " and" : ":", fees);
    mu_report_sentence(out, "  ", &sentence);
}

/* ---- what is written down ------------------------------------------------------------------------- */

static void add_knowledge(mu_text *out, const mu_behaviour *b)
{
    const double at_first = b->adoption * b->coverage;
    mu_text      sentence = { 0 };

    mu_text_addf(&sentence,
                 "knowledge: %.4g%% is covered at first; with it handle times of novices are %.3g%% shorter, "
                 "of those half way %.3g%%, of experts not at all",
                 100 * b->coverage,
                 100 * (1 - mu_learning_handle(&b->learning, mu_knowledge_gain(&b->knowledge, 0, at_first)) /
                                mu_learning_handle(&b->learning, 0)),
                 100 *
                     (1 - mu_learning_handle(&b->learning, mu_knowledge_gain(&b->knowledge, 0.5, at_first)) /
                              mu_learning_handle(&b->learning, 0.5)));
    if (b->writes > 0)
        mu_text_addf(&sentence, "; 1000 contacts solved add %.3g points",
                     100 * (mu_knowledge_added(&b->knowledge, b->coverage, 1000 * b->writes) - b->coverage));
    if (b->knowledge.half_life < INFINITY)
        mu_text_addf(&sentence, "; half of it is out of date after %.4g days", b->knowledge.half_life);
    if (b->knowledge.search > 0)
        mu_text_addf(&sentence, "; looking up makes contacts %.4g%% longer", 100 * b->knowledge.search);
    mu_report_sentence(out, "  ", &sentence);
}

void mu_explain_training(mu_text *out, const mu_model *m)
{
    enum { MOST_TOLD = 8 };
    const mu_behaviour *b = m->behaviour;

    for (int32_t i = 0; i < b->n_courses && i < MOST_TOLD; i++) add_course(out, m, i);
    if (b->n_courses > MOST_TOLD)
        mu_text_addf(out, "  and %d more courses\n", (int)(b->n_courses - MOST_TOLD));
    if (b->knows) add_knowledge(out, b);
}
