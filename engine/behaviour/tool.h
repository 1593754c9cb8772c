/* tool.h - tools that people take up by and by, bots, and work passed from tier to tier.
 *
 * A tool changes times by 1 + gain * adoption (the gain is negative where it saves). Adoption is logistic in time, half at
 * `half_days`, a twentieth at the start; at 0 days everybody uses it at once. Of the contacts that meet a bot a share tries
 * it and a share of those is contained, some of them with a wrong answer, of whom most come back. When work goes up a tier,
 * the next has to do some of the last one's time again: less with a common file.
 *
 * Numbers of tools are those of vendors, that is guesses. Where adoption begins is ours: half a time alone does not fix a
 * logistic. What share of contacts goes up a tier follows from what the simulation lets the first one solve.
 */
#ifndef MU_BEHAVIOUR_TOOL_H
#define MU_BEHAVIOUR_TOOL_H

/* The share that uses it after so many days. */
double mu_tool_adoption(double half_days, double days);
/* The factor on times; exactly 1 where gain or adoption is 0. A tool that is out of order has adoption 0. */
double mu_tool_handle(double gain, double adoption);

typedef struct {
    double tries;    /* 0.9 [D] */
    double contains; /* gain: 0.5 [D; 0.2 .. 0.8] */
    double wrong;    /* of the contained, 0.15 [D; 0.05 .. 0.4] */
    double back;     /* of those, 0.8 [D] */
} mu_bot_params;

extern const mu_bot_params mu_bot_default;

/* The share of contacts that people have to answer; exactly 1 where nothing is contained. */
double mu_bot_left(const mu_bot_params *p);

/* The time at the next tier: its own, and what of the last one's is lost, 0.5 without a common file, 0.1 with one [D]. */
double mu_tier_handle(double own_s, double last_s, double lost_share);

#endif
