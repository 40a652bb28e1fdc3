/* SPDX-License-Identifier: EUPL-1.2 */
/* What spreadsheet programs do to values that they take for something else, recognised by how it
 * looks: a phone number 1,6E+11, an id "01. Feb", "fÃ¼r". */
#ifndef AUTHOR_DAMAGE_H
#define AUTHOR_DAMAGE_H

#include "author/csv.h"
#include "base/arena.h"
#include "pack/model.h"

#include <stdbool.h>

struct damage {
    bool certain; /* an error, else a warning */
    const char *says; /* behind the quoted value: what happened; what would be right */
};

/* Of one value, not empty, of a cell; `says` is NULL where nothing is known. The message lives in
 * the arena. */
struct damage damage_find(struct arena *arena, const struct column *column,
    const struct csv_cell *cell, const char *value);

#endif
