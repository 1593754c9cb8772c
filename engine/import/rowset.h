/* rowset.h - which rows were seen before, for finding duplicates in a file too large to keep.
 *
 * A row is remembered by a 64-bit hash of its cells: among a million different rows a false alarm has a chance
 * of 3 in 100 million.
 */
#ifndef MU_IMPORT_ROWSET_H
#define MU_IMPORT_ROWSET_H

#include "base/csv.h"

typedef struct {
    uint64_t *hash; /* 0: empty */
    size_t    n, room;
} mu_rowset; /* start as (mu_rowset){ 0 } */

typedef enum { MU_ROW_NEW, MU_ROW_SEEN, MU_ROW_NO_MEMORY } mu_row_seen;

mu_row_seen mu_rowset_add(mu_rowset *s, const mu_csv *row);
void        mu_rowset_free(mu_rowset *s);

#endif
