/* people_write.c - people as a scenario, and what their table tells besides. */
#include "import/people.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/simtime.h"
#include "import/found.h"
#include "import/lines.h"

/* What a table of people does not tell. */
#define ASSUMED_AHT_S 300.0
#define ASSUMED_LOAD  0.8

/* ---- the scenario ----------------------------------------------------------------------------------- */

/* Writes the contact types of a team, "calls" where the table has no skills: one for each skill, with `value` after it. */
static void add_types(mu_text *out, const char *skills, const char *value)
{
    if (*skills == '\0') skills = "calls";
    for (const char *at = skills; *at != '\0';) {
        const size_t n = strcspn(at, " ");
        mu_text_addf(out, "%s%.*s: %s", at > skills ? ", " : "", (int)n, at, value);
        at += n + (at[n] == ' ');
    }
}

static void add_person(mu_text *out, const mu_people_table *t, const mu_one_person *p)
{
    char value[40], date[24];

    mu_text_addf(out, "      - {name: %s", p->name);
    if (p->aht_s >= 0) {
        snprintf(value, sizeof value, "%.5g%%", fmin(1000, fmax(1, 100 * p->aht_s / t->aht_s)));
        mu_text_add(out, ", handle: {");
        add_types(out, p->skills, value);
        mu_text_add(out, "}");
    }
    if (p->fcr >= 0) {
        snprintf(value, sizeof value, "%.5g%%", 100 * p->fcr);
        mu_text_add(out, ", resolved: {");
        add_types(out, p->skills, value);
        mu_text_add(out, "}");
    }
    if (p->pay >= 0) mu_text_addf(out, ", pay: %.6g/h", p->pay);
    mu_text_add(out, "}");
    if (p->start >= 0) {
        mu_date_print(p->start, date, sizeof date);
        mu_text_addf(out, " # since %s", date);
    }
    mu_text_add(out, "\n");
}

static double mean_pay(const mu_people_table *t, int32_t team)
{
    double sum = 0, n = 0;

    for (int32_t i = 0; i < t->n; i++) {
        if (t->person[i].team != team || t->person[i].pay < 0) continue;
        sum += t->person[i].pay;
        n++;
    }
    return n > 0 ? sum / n : -1;
}

static void add_teams(mu_text *out, const mu_people_table *t)
{
    mu_text_add(out, "teams:\n");
    for (int32_t k = 0; k < t->n_teams; k++) {
        const double pay = mean_pay(t, k);
        mu_text_addf(out, "  %s:\n", t->team[k].name);
        if (*t->team[k].skills != '\0') {
            mu_text_add(out, "    skills: [");
            for (const char *p = t->team[k].skills; *p != '\0'; p++)
                mu_text_add_n(out, *p == ' ' ? ", " : p, *p == ' ' ? 2 : 1);
            mu_text_add(out, "]\n");
        }
        if (pay >= 0) mu_text_addf(out, "    pay: %.6g/h # the mean: of those whose pay is not known\n", pay);
        mu_text_add(out, "    people:\n");
        for (int32_t i = 0; i < t->n; i++)
            if (t->person[i].team == k) add_person(out, t, &t->person[i]);
    }
}

/* The skills of all teams, one after the other, each once. */
static bool is_first(const mu_people_table *t, int32_t team, const char *skill, size_t n)
{
    for (int32_t k = 0; k < team; k++)
        for (const char *at = t->team[k].skills; *at != '\0';) {
            const size_t m = strcspn(at, " ");
            if (m == n && memcmp(at, skill, n) == 0) return false;
            at += m + (at[m] == ' ');
        }
    return true;
}

/* What each person does, spread evenly over what he can do. */
static double people_for(const mu_people_table *t, const char *skill, size_t n)
{
    double people = 0;

    for (int32_t k = 0; k < t->n_teams; k++) {
        int skills = 0, has = 0;
        for (const char *at = t->team[k].skills; *at != '\0';) {
            const size_t m = strcspn(at, " ");
            skills++;
            has += m == n && memcmp(at, skill, n) == 0;
            at += m + (at[m] == ' ');
        }
        if (skills == 0) has = skills = 1;
        people += (double)t->team[k].people * has / skills;
    }
    return people;
}

static void add_type(mu_text *out, const mu_people_table *t, const char *name, size_t n, bool skill)
{
    const double aht    = t->aht_s >= 0 ? t->aht_s : ASSUMED_AHT_S;
    double       people = 0;

    if (skill)
        people = people_for(t, name, n);
    else
        for (int32_t k = 0; k < t->n_teams; k++)
            if (*t->team[k].skills == '\0') people += t->team[k].people;
    mu_text_addf(out, "  %.*s:\n", (int)n, name);
    mu_text_addf(out, "    arrivals: %.4g/h # assumed: so many that people are busy for 80%% of the time\n",
                 people * ASSUMED_LOAD * 3600 / aht);
    mu_text_addf(out, "    handle: {mean: %.5gs, cv: 0.9} # %s; how they vary is assumed\n", aht,
                 t->aht_s >= 0 ? "the mean of all people" : "assumed");
    if (t->fcr >= 0) mu_text_addf(out, "    resolved: %.5g%% # the mean of all people\n", 100 * t->fcr);
    if (skill) mu_text_addf(out, "    needs: %.*s\n", (int)n, name);
}

static void add_contacts(mu_text *out, const mu_people_table *t)
{
    bool plain = false;

    mu_text_add(out, "contacts:\n");
    for (int32_t k = 0; k < t->n_teams; k++) {
        if (*t->team[k].skills == '\0' && !plain) add_type(out, t, "calls", strlen("calls"), false);
        plain = plain || *t->team[k].skills == '\0';
        for (const char *at = t->team[k].skills; *at != '\0';) {
            const size_t n = strcspn(at, " ");
            if (is_first(t, k, at, n)) add_type(out, t, at, n, true);
            at += n + (at[n] == ' ');
        }
    }
}

void mu_people_scenario(const mu_people_table *t, const char *name, mu_text *out)
{
    const char *slash = strrchr(t->path, '/');

    mu_text_addf(out,
                 "# People as %s has them. A table of people does not tell when doors are open nor how many\n"
                 "# contacts come: what is marked as assumed is to be replaced (muster import CALLS.csv "
                 "finds it).\n\n",
                 slash != NULL ? slash + 1 : t->path);
    mu_text_add(out, "name: ");
    mu_found_quote(out, name);
    mu_text_add(out, "\nhorizon: 5d 08:00-18:00 # assumed\n\n");
    add_contacts(out, t);
    mu_text_add(out, "\n");
    add_teams(out, t);
}

/* ---- what was found --------------------------------------------------------------------------------- */

/* Leavers are a Poisson number over the years of all people; the interval is exact (Garwood 1936). */
static void add_attrition(mu_text *out, const mu_people_table *t)
{
    int64_t last    = -1;
    double  days    = 0;
    int32_t leavers = 0;

    for (int32_t i = 0; i < t->n; i++) {
        if (t->person[i].start > last) last = t->person[i].start;
        if (t->person[i].end > last) last = t->person[i].end;
    }
    for (int32_t i = 0; i < t->n; i++) {
        const mu_one_person *p = &t->person[i];
        if (p->start < 0) continue;
        days += (double)((p->gone ? p->end : last) - p->start);
        leavers += p->gone;
    }
    if (t->header[MU_OF_END] == NULL || !(days > 0)) return;
    const double years = days / 365;
    const double low   = leavers > 0 ? gsl_cdf_chisq_Pinv(0.025, 2.0 * leavers) / 2 / years : 0;
    const double high  = gsl_cdf_chisq_Pinv(0.975, 2.0 * leavers + 2) / 2 / years;
    char         date[24];
    mu_date_print(last, date, sizeof date);
    mu_text_addf(out,
                 "leavers         %d in %.1f years of all people up to %s: %.0f%% a year\n"
                 "                (95%% interval %.0f%% .. %.0f%%); behaviour.attrition.yearly takes it\n",
                 (int)leavers, years, date, 100 * (1 - exp(-leavers / years)), 100 * (1 - exp(-low)),
                 100 * (1 - exp(-high)));
}

/* "handle time     mean 4m52s of 11 people, from 3m30s to 6m" */
static void add_range(mu_text *out, const mu_people_table *t, bool times)
{
    double  low = INFINITY, high = -1;
    int32_t n = 0;

    for (int32_t i = 0; i < t->n; i++) {
        const double x = times ? t->person[i].aht_s : t->person[i].fcr;
        if (t->person[i].gone || x < 0) continue;
        low  = fmin(low, x);
        high = fmax(high, x);
        n++;
    }
    if (n == 0) return;
    const double scale = times ? 1 : 100;
    const char  *unit  = times ? " s" : "%";
    mu_text_addf(out, "%s mean %.4g%s of %d %s, from %.4g%s to %.4g%s\n",
                 times ? "handle time    " : "solved         ", scale * (times ? t->aht_s : t->fcr), unit,
                 (int)n, n == 1 ? "person" : "people", scale * low, unit, scale * high, unit);
}

void mu_people_summary(const mu_people_table *t, mu_text *out)
{
    int32_t here = 0;

    for (int32_t k = 0; k < t->n_teams; k++) here += t->team[k].people;
    mu_text_addf(out, "people          %d in %d team%s, of %d row%s\n", (int)here, (int)t->n_teams,
                 mu_plural(t->n_teams), (int)t->rows, mu_plural(t->rows));
    for (int role = 0; role < MU_PERSON_ROLES; role++)
        if (t->header[role] != NULL)
            mu_text_addf(out, "column          %s is \"%s\"\n", mu_person_role_name(role), t->header[role]);
    if (t->unused[0] != '\0') {
        mu_text_add(out, "not used       ");
        mu_line_words(out, t->unused, 16);
        mu_text_add(out, "\n");
    }
    add_range(out, t, true);
    add_range(out, t, false);
    add_attrition(out, t);
    mu_text_addf(out, "assumed         doors, arrivals, how times vary%s\n",
                 t->aht_s < 0 ? ", handle times" : "");
    if (t->quality.n == 0) return;
    mu_text_add(out, "\n");
    mu_quality_print(&t->quality, out);
}
