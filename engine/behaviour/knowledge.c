#include "behaviour/knowledge.h"

#include "behaviour/relax.h"

const mu_knowledge_params mu_knowledge_default   = { .help = 0.3, .article = 0.002, .half_life = 365 };
const mu_knowledge_params mu_knowledge_assistant = { .help = 0.6, .article = 0.002, .half_life = 365 };

/* As a sum, not as 1 - (1 - G)(1 - help C), which would round G when nothing helps. */
double mu_knowledge_gain(const mu_knowledge_params *p, double gain, double coverage)
{
    return gain + (1 - gain) * (p->help * coverage);
}

double mu_knowledge_added(const mu_knowledge_params *p, double coverage, double articles)
{
    return coverage - (1 - coverage) * mu_expm1(articles * mu_log1p(-p->article));
}

double mu_knowledge_stale(const mu_knowledge_params *p, double coverage, double days)
{
    return mu_halved(coverage, days, p->half_life);
}

double mu_knowledge_handle(const mu_knowledge_params *p)
{
    return 1 + p->search;
}
