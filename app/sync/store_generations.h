/* SPDX-License-Identifier: EUPL-1.2 */
/* The generations on the disk, by number. */
#ifndef SYNC_STORE_GENERATIONS_H
#define SYNC_STORE_GENERATIONS_H

#include "sync/store.h"

enum { RECIPE_MOST = 2 * 1024 * 1024 /* bytes */ };

/* Their numbers, the highest first. */
size_t generations_list(struct store *store, const int **numbers);

/* The path of a file in it, or of itself ("") */
const char *generation_path(struct store *store, int number, const char *file);

/* The number that `current` names, whether there is such a generation or not; 0: there is no
 * `current`, or it is nothing of ours. */
int generations_current(struct store *store);

/* Makes it current in one step; 0: none. errno says why not. */
bool generations_switch(struct store *store, int number);

/* Its recipe, as text (NULL where it cannot be read) and taken apart. */
const char *generation_recipe(struct store *store, int number);
bool generation_made_from(struct store *store, int number, struct store_recipe *recipe);

/* Whether the terminal can show the content.db at `path`. */
bool generation_is_sound(struct store *store, const char *path, const char *const *packs,
    size_t pack_count, struct error *error);

/* Removes it in one step and a few more. */
void generation_remove(struct store *store, int number);

#endif
