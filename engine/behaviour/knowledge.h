/* knowledge.h - a knowledge base, or an assistant that knows it, in place of experience.
 *
 * With coverage C from 0 to 1, somebody with the gain of practice G works as if it were 1 - (1 - G)(1 - help * C): it
 * helps novices much and experts hardly. Every contribution closes a share of what is missing, C + article (1 - C), and
 * what is written goes stale, C 2^(-t / half_life). Searching takes time: a factor 1 + search on handle times.
 *
 * Brynjolfsson, Li & Raymond (2023): with an assistant 14 % more issues an hour, novices about a third more, experts
 * none; two months with it made up for six without. The plain knowledge base is a guess: its trade body claims more.
 */
#ifndef MU_BEHAVIOUR_KNOWLEDGE_H
#define MU_BEHAVIOUR_KNOWLEDGE_H

typedef struct {
    double help; /* gain: 0.3 [D; 0 .. 0.6] for a knowledge base, 0.6 [A -> C; 0.3 .. 0.8] for an assistant */
    double article;   /* gain: share of what is missing, 0.002 [D] */
    double half_life; /* days, 365 [D] */
    double search;    /* gain: 0 [D] */
} mu_knowledge_params;

extern const mu_knowledge_params mu_knowledge_default; /* a knowledge base */
extern const mu_knowledge_params mu_knowledge_assistant;

/* The G that somebody works with. Exactly `gain` where nothing helps. */
double mu_knowledge_gain(const mu_knowledge_params *p, double gain, double coverage);
double mu_knowledge_added(const mu_knowledge_params *p, double coverage, double articles);
double mu_knowledge_stale(const mu_knowledge_params *p, double coverage, double days);
double mu_knowledge_handle(const mu_knowledge_params *p);

#endif
