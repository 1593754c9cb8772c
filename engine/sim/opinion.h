/* opinion.h - what customers think of how they were served, and what they do: whether they are content, complain, or
 * leave for good. Private to the sim layer.
 *
 * A customer judges a contact when its result is known: at the end of the talk in which his case is solved, or when it
 * fails, whoever had it before; of cases that go through stages, when those are over. He judges each contact once, and
 * what follows from one that is solved, without him, is not judged again. Contacts of types without a journey are solved
 * when they end. Whether he stays is settled when nothing of his case is under way any more.
 *
 * Nothing of this is an event, and every decision has random numbers of its own: a run is the same with it or without, unless
 * people are paid for content customers (payout.h).
 */
#ifndef MU_SIM_OPINION_H
#define MU_SIM_OPINION_H

#include "sim/choose.h"

/* What a customer without a case is going to think and do when his contact ends; bits of mu_contact.mood. */
typedef enum { MU_MOOD_CONTENT = 1, MU_MOOD_COMPLAINS = 2, MU_MOOD_LEAVES = 4, MU_MOOD_CUT_OFF = 8 } mu_mood;

/* Whether anybody thinks anything; only then may the rest be called. */
void mu_opinion_make(mu_world *w);

/* His contact is answered: how long he waited is remembered with his case. Without one, what he is going to think
 * (mu_contact.mood). */
uint8_t mu_opinion_begin(mu_world *w, uint32_t agent, const mu_taken *t);
/* A contact without a case has ended. */
void mu_opinion_ended(mu_world *w, uint32_t agent, const mu_contact *c);
/* Likewise, or with a case: in mid-talk, when its person left. */
void mu_opinion_cut_off(mu_world *w, const mu_contact *c);
/* The result of a contact of a case is known, which was in that person's hands; -1: in nobody's who is known. */
void mu_opinion_result(mu_world *w, int32_t agent, const mu_contact *c, bool solved);
/* The stages of a case are over. */
void mu_opinion_stages_over(mu_world *w, mu_case *k, bool solved);
void mu_opinion_case_closed(mu_world *w, const mu_case *k);

#endif
