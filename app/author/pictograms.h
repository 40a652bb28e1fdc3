/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of the pictograms that the terminal can draw: those of the staged icon font and our
 * own SVGs. */
#ifndef AUTHOR_PICTOGRAMS_H
#define AUTHOR_PICTOGRAMS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct pictograms {
    const char *file; /* fonts/pictograms.csv, where it was looked for */
    const char **names;
    size_t count; /* 0: nothing is staged */
};

/* `share` is the folder that holds fonts/pictograms.csv and pictograms/. */
const struct pictograms *pictograms_read(struct arena *arena, const char *share);

bool pictograms_have(const struct pictograms *pictograms, const char *name);

#endif
