/* payout.h - what people have done in the windows of the schemes, and what they are paid for it. Private to the sim layer.
 *
 * Sums are kept by kind of window, of each person and each team: of the window under way, and of the last one before it in
 * which there was any work. They grow with the contacts of a day and are put together when the day is over. A bonus is a
 * share of what somebody earned in the window: his hourly pay times the time in which he was there, breaks and meetings
 * included, absence not. Who leaves before a window is over gets nothing for it.
 *
 * Where there is a hook payout it is asked at the end of each window of each scheme and says what is paid instead. What
 * moves people before is still what the scheme promises, the only thing that they know of: a rule is seen by what it pays.
 * Whoever gets less than he was led to expect believes the scheme less from then on (mu_scheme_trust), and more again when
 * it is kept.
 */
#ifndef MU_SIM_PAYOUT_H
#define MU_SIM_PAYOUT_H

#include "sim/minds.h"

/* Plain sums; `days` are those on which the team worked. */
typedef struct {
    double handled, solved, failed; /* contacts */
    double gamed;                   /* of those handled: ended early for the figures' sake */
    double judged, content;         /* by their customers; of these, customers who were content */
    double begun, waited;           /* contacts; and of these, those that had waited */
    double busy_us, here_us;        /* with a contact in hand; and between contacts as well */
    double pay;
    double days;
} mu_done;

/* How things stand on the morning of a day, for a person or a team. */
typedef struct {
    mu_done now;    /* in the window under way */
    mu_done lately; /* and in the last one before it, together */
    double  days_left,
        part; /* of the team's days of the window; the part of the window that lies within the run */
    double days_to_end; /* of the window, by the calendar */
    double most;        /* contacts that could be done on a day without a pause */
} mu_prospect;

/* False if out of memory. Nothing is made where nobody is promised anything. */
bool mu_payout_make(mu_world *w);
void mu_payout_start(mu_world *w);

/* He begins a contact, is through with one, has solved one or not; his customer judges it. Only where there are schemes. */
void mu_payout_begun(mu_world *w, uint32_t agent, bool waited);
void mu_payout_handled(mu_world *w, uint32_t agent, bool gamed);
void mu_payout_solved(mu_world *w, uint32_t agent, bool solved);
void mu_payout_judged(mu_world *w, uint32_t agent, bool content);

/* Somebody else has the seat from now on. */
void mu_payout_newcomer(mu_world *w, uint32_t agent);

/* His day is over; and then everybody's: windows that end with it are paid. */
void mu_payout_day(mu_world *w, uint32_t agent, const mu_mind_day *day);
void mu_payout_close_day(mu_world *w);

/* Of a person; or, where it is the team's goal, of all his team. */
mu_prospect mu_payout_standing(const mu_world *w, uint32_t agent, const mu_incentive *scheme);
/* How far he believes that the scheme is going to be kept: exactly 1 unless a rule has paid less than it promised. */
double mu_payout_trust(const mu_world *w, uint32_t agent, const mu_incentive *scheme);
/* Whether it is earned by all of a team together: alone, somebody earns it as his own. */
bool mu_payout_is_shared(const mu_world *w, uint32_t agent, const mu_incentive *scheme);
/* Whether the scheme is for him. Guests are paid where they come from. */
bool mu_payout_is_for(const mu_world *w, uint32_t agent, const mu_incentive *scheme);

#endif
