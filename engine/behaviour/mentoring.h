/* mentoring.h - learning from others and by changing between kinds of work.
 *
 * Practice counts for more beside experienced people: every contact as 1 + peers * (share of them in the team), and
 * as `mentored` times that while a mentor is at hand. The mentor pays for it: handle times times 1 + mentor * people in
 * care. A contact of another kind than the one before costs a factor 1 + switching.
 *
 * De Grip, Sauermann & Sieben (2016): in experienced teams people need 36 % less time to become productive,
 * 1 / (1 - 0.36) = 1.56.
 */
#ifndef MU_BEHAVIOUR_MENTORING_H
#define MU_BEHAVIOUR_MENTORING_H

#include <stdbool.h>

typedef struct {
    double peers;     /* gain: 0.56 [A -> C; 0 .. 0.8] */
    double mentored;  /* gain, as a factor: 1.5 [D]; 1 is neutral */
    double mentor;    /* gain: 0.15 [D] */
    double switching; /* gain: 0 [D]; 0.05 is a fair guess */
} mu_mentoring_params;

extern const mu_mentoring_params mu_mentoring_default;

/* What a contact counts as; exactly 1 where nobody helps. `mentored` is whether a mentor is at hand. */
double mu_mentoring_practice(const mu_mentoring_params *p, double experienced_share, bool mentored);
double mu_mentoring_handle(const mu_mentoring_params *p, double in_care);
double mu_switching_handle(const mu_mentoring_params *p, bool other_kind);

#endif
