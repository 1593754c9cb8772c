/* surge.h - the shapes of rushes, of waves of illness and of new products.
 *
 * A spike is a factor on arrivals that rises from 1 to `peak` in a straight line and then falls back to 1 by exp(-t / fade);
 * a trapezoid rises, stays and falls in straight lines. A wave of illness multiplies the odds of absence by
 * 1 + (peak - 1) exp(-((day - middle) / width)^2 / 2). When a product is new, nobody knows it: whatever was known, gain of
 * practice or coverage, is at most `known`, but for what people were told in time.
 *
 * Online sales bring 5 to 10 times the volume (Chinese trade pages). The shapes are ours.
 */
#ifndef MU_BEHAVIOUR_SURGE_H
#define MU_BEHAVIOUR_SURGE_H

typedef struct {
    double peak;   /* factor, 8; 1 is neutral */
    double rise_s; /* 600; all three: whatever is feared */
    double fade_s; /* 3600 */
} mu_spike_params;

typedef struct {
    double peak, rise_s, stay_s, fall_s;
} mu_trapezoid_params;

typedef struct {
    double peak;   /* factor on the odds, 4 [D]; 1 is neutral */
    double middle; /* day, 20 */
    double width;  /* days, 5 [D] */
} mu_wave_params;

extern const mu_spike_params mu_spike_default;
extern const mu_wave_params  mu_wave_default;

/* t seconds after the beginning; before it exactly 1. */
double mu_spike_factor(const mu_spike_params *p, double t);
double mu_trapezoid_factor(const mu_trapezoid_params *p, double t);
double mu_wave_factor(const mu_wave_params *p, double day);
/* What of a gain of practice, or a coverage, counts for a new product; all of it where everybody was briefed. */
double mu_launch_known(double gain, double known, double briefed_share);

#endif
