/* words.h - the words of the terminal table in every language, in one place.
 *
 * Labels of measures are not here: they stand in the table of measures. A word may hold {0}, {1}, {2}, where
 * mu_words_fill puts what is given, so that a language may order its sentence as it likes.
 */
#ifndef MU_REPORT_WORDS_H
#define MU_REPORT_WORDS_H

#include "report/report.h"

typedef enum {
    MU_WORD_MEAN,
    MU_WORD_INTERVAL, /* these headings have two halves, which meet where the figures below them meet */
    MU_WORD_INTERVAL_END,
    MU_WORD_SPREAD,
    MU_WORD_SPREAD_END,
    MU_WORD_REPLICATIONS,
    MU_WORD_ONE_REPLICATION,
    MU_WORD_THREADS,
    MU_WORD_ONE_THREAD,
    MU_WORD_SEED,
    MU_WORD_DAYS_OF,
    MU_WORD_OVER_DAYS,
    MU_WORD_ALL,
    MU_WORD_WHOLE,   /* where somebody is called "all" */
    MU_WORD_CHANNEL, /* the kinds of groups, in their order */
    MU_WORD_CLASS,
    MU_WORD_SKILL,
    MU_WORD_ROLE,
    MU_WORD_SITE,
    MU_WORD_ONE_OF_TEAM,
    MU_WORD_PEOPLE_OF_TEAM,
    MU_WORD_OTHERS_BETWEEN,
    MU_WORD_ALL_PEOPLE, /* where they are */
    MU_WORD_DAYS,
    MU_WORD_MONTHS, /* what stands above them */
    MU_WORD_MONTHS_OF_TEAMS,
    MU_WORD_EXTERNAL, /* a team that is another department */
    MU_WORD_ANSWERED_WITHIN,
    MU_WORD_OWN_TARGETS,
    MU_WORD_OWN_TARGETS_NOTE,
    MU_WORD_STRICT,
    MU_WORD_ANSWERED,
    MU_WORD_NEUTRAL,
    MU_WORD_CREDITED,
    MU_WORD_TARGET_MET,
    MU_WORD_TARGET_MET_BOTH,
    MU_WORD_TARGET_REACHED,
    MU_WORD_TARGET_MISSED,
    MU_WORD_TARGET_OPEN,
    MU_WORD_PER_ANSWERED,
    MU_WORD_PARTIAL,
    MU_WORD_FAILED,
    MU_WORD_PRECISE,
    MU_WORD_NOT_PRECISE,
    MU_WORD_STEADY,
    MU_WORD_NO_WARM_UP,
    MU_WORD_TOO_SHORT,
    MU_WORD_NO_INTERVALS,
    MU_WORD_ERLANG_A,
    MU_WORD_ERLANG_C,
    MU_WORD_ERLANG_NONE,
    MU_WORD_SCENARIO,
    MU_WORD_ARM,
    MU_WORD_SET,
    MU_WORD_CHANGES, /* of the parameters, by date */
    MU_WORD_FROM,
    MU_WORD_FROM_TILL,
    MU_WORD_NEXT, /* between two of them */
    MU_WORDS
} mu_word;

const char *mu_word_in(mu_word w, mu_lang lang);
const char *mu_word_of_variant(mu_sl variant, mu_lang lang);
const char *mu_label_in(const mu_measure *m, mu_lang lang);

/* The word for all together, unless it is somebody's name. */
const char *mu_word_of_whole(const mu_model *m, mu_lang lang);

/* Adds the word with {0}, {1}, {2} filled in. One that it does not use may be NULL; a NULL that it does use comes
 * from a failed allocation, and makes `out` fail too. */
void mu_words_fill(mu_text *out, mu_word w, mu_lang lang, const char *const values[3]);

#endif
