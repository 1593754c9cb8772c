/* rule_doc.h - a rule in words. */
#ifndef MU_RULES_RULE_DOC_H
#define MU_RULES_RULE_DOC_H

#include "rules/rule.h"

/* What it is for, what it decides and which parameters it has, 80 columns wide. The caller frees it; NULL if out of memory. */
char *mu_rule_describe(const mu_rule *r);

#endif
