/* muster/rules.h - decisions written in Lua: what they may be, and rule files on their own, without a scenario.
 *
 * The rules that a scenario names are checked by mu_rules_check and run with it by mu_experiment_run.
 * Every function that returns `char *` returns UTF-8 text that the caller frees, or NULL if out of memory.
 */
#ifndef MUSTER_RULES_H
#define MUSTER_RULES_H

#include <muster/scenario.h>

/* The decisions that rules may take, 80 columns wide: when each is asked, what it sees, what it may answer, how often. */
char *mu_rules_doc(void);

/* Writes the folder in which the folder "rules" of the rules that came with muster lies: $MUSTER_SHARE, or where the running
 * program was installed (../share/muster from its folder) or built, or else /usr/local/share/muster. */
void mu_rules_share(char *folder, size_t size);

/* Compiles the rules that the model names and checks the parameters they were given. MU_OK, or the status of the first
 * problem; all of them are in `diag`. */
mu_status mu_rules_check(const mu_model *m, mu_diag *diag);

/* Reads the rule file at `path` and checks what it declares. *summary tells what it decides and which parameters it has, or
 * is NULL when there were problems. */
mu_status mu_rules_check_file(const char *path, mu_diag *diag, char **summary);

/* Runs the rule file's own examples. *report has a line for each; *passed and *failed count them. */
mu_status mu_rules_test_file(const char *path, mu_diag *diag, char **report, int *passed, int *failed);

#endif
