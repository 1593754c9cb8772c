/* zone.h - by how much the clocks of a time zone are ahead of UTC, and when that changes.
 *
 * Read from the system's tz database: compiled files (TZif, RFC 8536), of these the 64-bit data and, for what comes after
 * its last change, the rule in the footer. Nothing of the process is asked or touched: neither TZ nor localtime.
 * Instants are whole seconds since 1970-01-01 00:00 UTC, without leap seconds.
 *
 * Ownership: a zone lives in the arena it was read into, and is read-only.
 */
#ifndef MU_BASE_ZONE_H
#define MU_BASE_ZONE_H

#include <muster/error.h>
#include "base/arena.h"

#include <stdint.h>

typedef struct mu_zone mu_zone;

/* Where the database is: what TZDIR says, else /usr/share/zoneinfo. */
const char *mu_zone_folder(void);

/* The zone of that name, such as "Europe/Berlin". MU_ERR_VALUE when the folder has none of that name, MU_ERR_SYNTAX when
 * its file is damaged or counts leap seconds, MU_ERR_IO when it cannot be read, MU_ERR_NOMEM. */
mu_status mu_zone_read(mu_arena *a, const char *folder, const char *name, const mu_zone **out);

/* The same from the bytes of a file. */
mu_status mu_zone_parse(mu_arena *a, const unsigned char *bytes, size_t n, const mu_zone **out);

/* All names in the folder, ascending; none when there is no database. False if out of memory. */
bool mu_zone_names(mu_arena *a, const char *folder, const char *const **out, size_t *n);
/* The one of them that was meant by `typed`: of the same city, or nearly the same name; NULL when none is near. */
const char *mu_zone_nearest(const char *typed, const char *const *names, size_t n);

/* Seconds that the clocks are ahead of UTC at an instant. */
int32_t mu_zone_offset_s(const mu_zone *z, int64_t utc_s);
/* The first change of the clocks after an instant; false when there is none any more. */
bool mu_zone_next_change(const mu_zone *z, int64_t after_s, int64_t *at_s);

#endif
