/* SPDX-License-Identifier: EUPL-1.2 */
/* The alphabetical order of the entries' names, worked out once for every language offered. */
#ifndef COMPILE_RANK_H
#define COMPILE_RANK_H

#include "base/error.h"

#include <sqlite3.h>
#include <stdbool.h>

bool rank_entries(sqlite3 *database, struct error *error);

#endif
