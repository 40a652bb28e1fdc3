/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a value from a pack is what the model says it is. The author's check says the same in
 * more words; this one is for packs that never saw it. */
#ifndef COMPILE_CELL_H
#define COMPILE_CELL_H

#include "base/arena.h"
#include "pack/model.h"

#include <stdbool.h>

enum { CELL_ID_MOST = 80 }; /* characters of an id */

/* NULL if `value` may stand in the column, else what is wrong with it. An empty value may stand
 * wherever it is not required. The arena is for the moment. */
const char *cell_fault(struct arena *arena, const struct column *column, const char *value);

/* UTF-8 without control characters, but for line ends: what the screen can show. */
bool cell_is_text(const char *string);

/* Bytes of the character at `string` if it is one that changes the order of others unseen: the
 * marks, embeddings, overrides and isolates of UAX #9, and the retired U+206A to 206F, of which
 * text/text.h has made two its own. Else 0. Texts have none: what must keep its order is known by
 * its column, and language/format.h isolates it. */
size_t cell_reordering(const char *string);

/* A language tag by its form. */
bool cell_is_tag(const char *string);

#endif
