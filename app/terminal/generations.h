/* SPDX-License-Identifier: EUPL-1.2 */
/* The store of faden-sync as the terminal knows it: generations/<number>/content.db, and `current`,
 * a link to one of them. */
#ifndef TERMINAL_GENERATIONS_H
#define TERMINAL_GENERATIONS_H

#include "base/arena.h"

/* The folder in which `current` stands, where the content is …/current/content.db. */
const char *generations_store(struct arena *arena, const char *content);

/* The content of the generations before the one that `current` leads to, or of all where it leads
 * to none; newest first, NULL behind the last. */
const char *const *generations_before(struct arena *arena, const char *content);

#endif
