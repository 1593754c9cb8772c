/* schema_marks.h - how well the default of a key is known, and between what it may well lie: read off its source, so that
 * what the dictionary says is what is tried. */
#ifndef MU_SCENARIO_SCHEMA_MARKS_H
#define MU_SCENARIO_SCHEMA_MARKS_H

#include "scenario/schema.h"

/* The weakest of the marks in the brackets of the source, from 'A' to 'D'; 0: it has none. */
char mu_schema_mark(const mu_schema_row *row);

/* Low and high for a value: "0.2 to 1.2" where the source says so, else half and twice the value (the odds of a share above a half); within the range of the
 * key. False when there is none: a value of 0, a word, a text. */
bool mu_schema_plausible(const mu_schema_row *row, const char *value, char *low, char *high, size_t size);

#endif
