/* odd_zone.h - for tests: a time zone of our own, "Odd", whose clocks change while people are at work. On 5 January they go
 * from 09:30 to 10:30, on 6 January from 09:00 back to 08:00, every year. */
#ifndef MU_TEST_ODD_ZONE_H
#define MU_TEST_ODD_ZONE_H

/* Group set-up: writes it into a folder of its own and says so in TZDIR. Tear-down takes both away. */
int mu_test_odd_zone(void **state);
int mu_test_no_odd_zone(void **state);

#endif
