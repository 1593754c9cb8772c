/* rule_reader.h - what the parts that read a rule's declaration share; private to rule*.c. */
#ifndef MU_RULES_RULE_READER_H
#define MU_RULES_RULE_READER_H

#include "rules/rule.h"

typedef struct {
    mu_rule        *rule;
    const mu_model *m; /* NULL: names are not checked */
    mu_arena       *arena;
    mu_diag        *diag;
    bool            fine, no_memory;
} mu_rule_reader;

/* A problem at the line of the rule where `word =` stands; `word` and `hint` may be NULL. */
void mu_rule_complain(mu_rule_reader *r, const char *word, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Memory of the rule, zeroed; NULL when there is none, which is noted. */
void       *mu_rule_take(mu_rule_reader *r, size_t n, size_t size);
const char *mu_rule_copy(mu_rule_reader *r, const char *text);
/* Position in a list of words that ends with NULL, or -1. */
int mu_rule_word_in(const char *text, const char *const *words);

/* rule_declare.c. The rule's table is on top of the stack. */
void mu_rule_read_params(mu_rule_reader *r, lua_State *L);
/* What the scenario gives, and the defaults of the rest. */
void mu_rule_fill_values(mu_rule_reader *r);

/* How often it wants to be asked: what the rule says, with its table on top of the stack; and what that is, once its
 * parameters have values. */
void mu_rule_read_every(mu_rule_reader *r, lua_State *L);
void mu_rule_fill_every(mu_rule_reader *r);

#endif
