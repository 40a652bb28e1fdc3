/* SPDX-License-Identifier: EUPL-1.2 */
/* pack.ini: `key = value` lines, # before a comment. Keys keep their order. */
#ifndef AUTHOR_INI_H
#define AUTHOR_INI_H

#include "author/diagnostics.h"
#include "base/arena.h"

#include <stddef.h>

struct ini_entry {
    const char *key, *value; /* without the spaces around them */
    struct position at; /* of the value */
};

struct ini {
    const char *file;
    struct ini_entry *entries;
    size_t count;
};

/* Faults (encoding, a line without `=`, a key twice) are reported and left out; everything lives
 * in the arena. Changes `text`. */
const struct ini *ini_read(struct arena *arena, char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics);

/* NULL: there is no such key. */
const struct ini_entry *ini_find(const struct ini *ini, const char *key);

/* The value, or `otherwise` where the key is missing or empty. */
const char *ini_value(const struct ini *ini, const char *key, const char *otherwise);

#endif
