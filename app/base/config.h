/* SPDX-License-Identifier: EUPL-1.2 */
/* A program's configuration: `key = value` lines, # before a comment line. */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>

/* Takes one setting; false and, in `error`, what is wrong with it and what would be right. */
typedef bool config_take(void *context, const char *key, const char *value, struct error *error);

/* Hands every setting of the file to `take`, in order; keys and values live in the arena. Stops at
 * the first fault, which is named with file and line. */
bool config_read(
    struct arena *arena, const char *path, config_take *take, void *context, struct error *error);

#endif
