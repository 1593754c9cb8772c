/* report.h - the library's own view of <muster/report.h>: what all kinds of output share.
 *
 * Text is built in a mu_text, which remembers a failed allocation, so nothing here checks for memory: the
 * caller does once, when it takes the text.
 */
#ifndef MU_REPORT_REPORT_H
#define MU_REPORT_REPORT_H

#include <muster/report.h>
#include "base/text.h"
#include "experiment/results.h"

#define MU_REPORT_COLUMNS 80 /* the width that every text for the terminal keeps to */

/* The language of labels and words. Identifiers, units and JSON keys are the same in all. */
typedef enum { MU_LANG_EN, MU_LANG_ZH, MU_LANGS } mu_lang;

/* mu_report_text in the language given. */
char *mu_report_text_in(const mu_results *r, const mu_report_run *run, mu_lang lang);

/* mu_report_people likewise. */
char *mu_report_people_in(const mu_results *r, mu_lang lang);

/* mu_report_months likewise. */
char *mu_report_months_in(const mu_results *r, bool teams, mu_lang lang);

/* What stands above and below its table. */
void mu_report_heading(mu_text *out, const mu_results *r, const mu_report_run *run, mu_lang lang);
void mu_report_footing(mu_text *out, const mu_results *r, mu_lang lang);

/* "strict", "answered", ...: the variant of service level as the scenario writes it. */
const char *mu_sl_name(mu_sl variant);

/* Writes a text without line breaks as lines of at most MU_REPORT_COLUMNS. The first line begins with `head`,
 * the others with as many blanks. Breaks at blanks, though not inside "2 880", and between wide letters. */
void mu_report_wrap(mu_text *out, const char *head, const char *text);
/* The same for a text that is used up by it; out->failed when that has failed. */
void mu_report_sentence(mu_text *out, const char *head, mu_text *sentence);

/* "warehouse, billing and packing": the parts of a stage. */
void mu_report_parts(mu_text *out, const mu_model *m, const mu_stage *stage);

/* "8 min", "7.5 h", "12.5 s": a span as people say it. */
void mu_report_span(mu_text *out, mu_span d);

#endif
