/* planner_few.c - warnings of people of whom hardly anything is left: less than one, or late for longer than they work. */
#include "report/explain.h"

#include <inttypes.h>
#include <math.h>
#include "report/figure.h"

/* Of the people of a team, how many there are on an average day when each kind of absence has taken its share. */
static void warn_of_less_than_one(mu_text *out, const mu_load *l, int32_t team, int *said)
{
    const mu_team     *spec     = &l->model->teams[team];
    const mu_worktime *t        = spec->worktime;
    const double       left     = spec->n_people * (1 - t->leave) * (1 - t->absence) * (1 - t->shrinkage);
    mu_text            sentence = { 0 };

    if (spec->n_people < 2 || left >= 1 || t->absence > 1 - 1e-9) return;
    mu_text_addf(&sentence, "%s: of %" PRId32 " people leave, absence and shrinkage spare ", spec->name,
                 spec->n_people);
    mu_figure_number(&sentence, left, 2);
    mu_text_add(&sentence, " on an average day: less than one");
    mu_explain_warning(out, &sentence, said);
}

/* The longest that anybody of the team is on duty without a break in it, at most a day. */
static int64_t longest_duty(const mu_model *m, int32_t team)
{
    int64_t longest = 0;

    for (int32_t i = 0; i < m->n_edges; i++) {
        const int64_t lasts =
            m->edges[i].on && m->edges[i].team == team ? m->stretches[i].till.us - m->edges[i].at.us : 0;
        if (lasts > longest) longest = lasts;
    }
    return longest < MU_DAY_US ? longest : MU_DAY_US;
}

static void warn_of_lapse(mu_text *out, const mu_load *l, int32_t team, const mu_lapse *lapse,
                          const char *what, int *said)
{
    const int64_t duty     = longest_duty(l->model, team);
    mu_text       sentence = { 0 };

    if (!(lapse->share > 0) || duty <= 0 || mu_dist_mean(lapse->by) * 1e6 < (double)duty) return;
    mu_text_addf(&sentence, "%s: who %s does so by ", l->model->teams[team].name, what);
    mu_report_span(&sentence, mu_span_from_seconds(round(mu_dist_mean(lapse->by))));
    mu_text_add(&sentence, " on average, but nobody is on duty for longer than ");
    mu_report_span(&sentence, (mu_span){ duty });
    mu_text_add(&sentence, " at a time");
    mu_explain_warning(out, &sentence, said);
}

void mu_explain_few(mu_text *out, const mu_load *l, int *said)
{
    for (int32_t j = 0; l->model->stretches != NULL && j < l->model->n_teams; j++) {
        const mu_worktime *t = l->model->teams[j].worktime;
        if (t == NULL) continue;
        warn_of_less_than_one(out, l, j, said);
        warn_of_lapse(out, l, j, &t->late, "comes late", said);
        warn_of_lapse(out, l, j, &t->early, "leaves early", said);
    }
}
