/* people.h - a table with one row per person becomes teams of people with names, each as fast and as good as was measured.
 *
 * What is known of somebody alone is written beside his name: his handle time as a share of the mean of all, weighted by
 * the contacts handled where the table has them; his share solved; his pay. Somebody who has left is in no team, but counts
 * for attrition. People of a team who have other skills get a team of their own. What a table of people cannot tell (hours,
 * how many contacts come, how times vary) is assumed, and the scenario says so.
 *
 * Determinism: the same file and options write the same bytes.
 */
#ifndef MU_IMPORT_PEOPLE_H
#define MU_IMPORT_PEOPLE_H

#include "base/csv.h"
#include "import/import.h"
#include "import/quality.h"

typedef enum {
    MU_OF_PERSON,
    MU_OF_TEAM,
    MU_OF_START,
    MU_OF_END,
    MU_OF_SKILLS,
    MU_OF_AHT,
    MU_OF_FCR,
    MU_OF_PAY,
    MU_OF_HANDLED,
    MU_PERSON_ROLES
} mu_person_role;

typedef struct {
    const char *name, *skills; /* skills: sorted, with blanks between them, "" for none */
    int32_t     team;          /* among those of the table below */
    int32_t     line;
    bool        gone;                     /* has left */
    int64_t     start, end;               /* dates, or -1 */
    double      aht_s, fcr, pay, handled; /* negative: not known */
} mu_one_person;

typedef struct {
    const char *name;   /* as a scenario may write it */
    const char *skills; /* of all its people */
    const char *origin; /* as the table has it */
    int32_t     people; /* who are there */
} mu_one_team;

typedef struct {
    mu_arena      *arena;
    const char    *path;
    const char    *header[MU_PERSON_ROLES]; /* names of these columns; NULL: there is none */
    char          *unused;                  /* names of the others, or NULL */
    int64_t        rows;
    int32_t        n, n_teams;
    mu_one_person *person;
    mu_one_team   *team;
    double         aht_s, fcr; /* means of those who are there; negative: not known */
    mu_quality     quality;
} mu_people_table;

/* The role of a column as --column takes it: "person", "aht", ...; NULL beyond the last. Its usual names, comma separated. */
const char *mu_person_role_name(int role);
const char *mu_person_role_usual(int role);

/* Whether the table is one of people and not of calls, by its header. */
bool mu_people_table_is(const mu_csv *csv, const mu_import_options *o);

/* On failure *out is NULL and `diag` says why: a missing column, a date that could be two, nobody left. */
mu_status mu_people_table_read(const char *path, const mu_import_options *o, mu_diag *diag,
                               mu_people_table **out);
void      mu_people_table_free(mu_people_table *t); /* accepts NULL */

/* The scenario, and what was found: for people.txt and the terminal. */
void mu_people_scenario(const mu_people_table *t, const char *name, mu_text *out);
void mu_people_summary(const mu_people_table *t, mu_text *out);

#endif
