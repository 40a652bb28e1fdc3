/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rows stay in the house: a shelter's address must not even be in the pack.
 *
 *   1. a row whose `display` says so;
 *   2. a row that needs one that stays out: a required reference, or what it is a
 *      part of, such as a topic's parent;
 *   3. a row without a `display` of its own that only such rows refer to: their providers, places,
 *      documents. What is a part of it, such as its telephone's hours, counts for nothing.
 */
#ifndef AUTHOR_WITHHELD_H
#define AUTHOR_WITHHELD_H

#include "author/source.h"

#include <stdbool.h>

struct withheld;

/* Of sources that were checked and found without errors; lives in the source's arena. */
const struct withheld *withheld_find(const struct source *source);

bool withheld_row(const struct withheld *withheld, const struct source_table *table, size_t row);

/* The cell as the pack may have it: without references to rows that stay out. Lives in the
 * source's arena. */
const char *withheld_cell(
    const struct withheld *withheld, const struct source_table *table, size_t row, size_t column);

#endif
