/* SPDX-License-Identifier: EUPL-1.2 */
/* The lists of a content.db, in the alphabetical order of every language offered. Their members
 * stand in the temporary table members(owner, entry, area), the area sorted before the name. */
#ifndef COMPILE_RANK_H
#define COMPILE_RANK_H

#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>

bool rank_lists(sqlite3 *database, struct error *error);

#endif
