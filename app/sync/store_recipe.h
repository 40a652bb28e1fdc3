/* SPDX-License-Identifier: EUPL-1.2 */
/* The text of a recipe, one thing a line, in this order:
 *
 *   program 0.1.0
 *   content 3                        CONTENT_FORMAT
 *   manifest 17
 *   issued 2026-11-24T22:00          as the next four, only where it is said
 *   expires 2027-02-22T22:00
 *   publisher 0123456789ABCDEF       id of the key that signed the manifest
 *   may-replace house
 *   pack aachen <sha256>             in the order in which they come together
 *   object <sha256>                  of the pack above
 */
#ifndef SYNC_STORE_RECIPE_H
#define SYNC_STORE_RECIPE_H

#include "sync/store.h"

/* In the arena. */
const char *recipe_write(struct arena *arena, const struct store_recipe *recipe);

/* Reads one of this or another version of the program; false where a line is unknown. */
bool recipe_parse(struct arena *arena, const char *text, struct store_recipe *recipe);

#endif
