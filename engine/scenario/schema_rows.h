/* schema_rows.h - the tables of which the schema is made, and the short names they are written with; private to
 * engine/scenario/schema_*.c. */
#ifndef MU_SCENARIO_SCHEMA_ROWS_H
#define MU_SCENARIO_SCHEMA_ROWS_H

#include "model/demand.h"
#include "scenario/schema.h"

/* A parent stands before what is below it. */
extern const mu_schema_row mu_schema_contacts[], mu_schema_gates[], mu_schema_tools[], mu_schema_teams[],
    mu_schema_worktime[], mu_schema_rules[], mu_schema_behaviour[], mu_schema_staff[], mu_schema_company[],
    mu_schema_drive[], mu_schema_opinions[], mu_schema_recovery[], mu_schema_praise[], mu_schema_training[],
    mu_schema_distributions[];
extern const int mu_schema_contacts_count, mu_schema_gates_count, mu_schema_tools_count,
    mu_schema_teams_count, mu_schema_worktime_count, mu_schema_rules_count, mu_schema_behaviour_count,
    mu_schema_staff_count, mu_schema_company_count, mu_schema_drive_count, mu_schema_opinions_count,
    mu_schema_recovery_count, mu_schema_praise_count, mu_schema_training_count, mu_schema_distributions_count;

#define TEXT        MU_KIND_TEXT
#define NAME        MU_KIND_NAME
#define WHOLE       MU_KIND_WHOLE
#define NUMBER      MU_KIND_NUMBER
#define SHARE       MU_KIND_SHARE
#define SPAN        MU_KIND_SPAN
#define RATE        MU_KIND_RATE
#define PAY         MU_KIND_PAY
#define DATE        MU_KIND_DATE
#define CLOCK       MU_KIND_CLOCK
#define HOURS       MU_KIND_HOURS
#define DAYS        MU_KIND_DAYS
#define TARGET      MU_KIND_TARGET
#define HORIZON     MU_KIND_HORIZON
#define FILE_       MU_KIND_FILE
#define CHOICE      MU_KIND_CHOICE
#define TRUTH       MU_KIND_TRUTH
#define DIST        MU_KIND_DIST
#define MAP         MU_KIND_MAP
#define LIST        MU_KIND_LIST
#define PATCH       MU_KIND_PATCH
#define OPENING     MU_KIND_OPENING
#define DUE         MU_KIND_DUE
#define PROFICIENCY MU_KIND_PROFICIENCY
#define INSTANT     MU_KIND_INSTANT

#define MUST           .required = true
#define FORM           .form = true
#define BY_DATE        .by_date = true
#define ABOVE(x)       .above_min = true, .min = (x)
#define SECONDS_A_DAY  86400.0
#define SECONDS_A_WEEK (7 * SECONDS_A_DAY)
#define LONGEST        (36525 * SECONDS_A_DAY) /* a century: longer than any wait that matters */
#define FASTEST        3.6e9                   /* one a microsecond, the smallest step of the clock */

/* What a change cannot set is said otherwise. */
#define BY_TABLE   "arrivals change by date in a table with a column date"
#define BY_ROSTER  "who works when is told by date in a roster"
#define ONE_TARGET "a run is judged by one target: compare arms"

/* The defaults of self-service and other tools rest on what sellers of such tools say of them. */
#define VENDORS "assumed, from vendors' own figures: measure yours"

#define BROWN_2005     "Brown et al. 2005, J. Am. Stat. Assoc. 100: handle times are close to lognormal"
#define JONGBLOED_2001 "Jongbloed & Koole 2001, Appl. Stoch. Models Bus. Ind. 17: gamma-mixed Poisson"
#define HEFFES_1986    "Heffes & Lucantoni 1986, IEEE J. Sel. Areas Commun. 4"

#endif
