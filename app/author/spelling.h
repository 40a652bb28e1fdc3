/* SPDX-License-Identifier: EUPL-1.2 */
/* What would be right: the allowed words, the nearest of them first. */
#ifndef AUTHOR_SPELLING_H
#define AUTHOR_SPELLING_H

#include "base/arena.h"
#include "pack/model.h"

#include <stddef.h>

/* How many letters apart two words are, up to a few; SPELLING_FAR where one is not meant by the
 * other. Small and capital letters of ASCII are the same. */
enum { SPELLING_FAR = 3 };
unsigned spelling_distance(const char *word, const char *wrong);

/* The word of `words` (separated by |) that is at most two letters away; NULL: none is. */
const char *spelling_nearest(struct arena *arena, const char *words, const char *wrong);

/* "did you mean "x"? Allowed: …" for one of the words separated by |. */
const char *spelling_words(struct arena *arena, const char *words, const char *wrong);
const char *spelling_column(struct arena *arena, const struct table *table, const char *wrong);
const char *spelling_table(struct arena *arena, const char *wrong);

#endif
