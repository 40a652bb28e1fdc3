/* SPDX-License-Identifier: EUPL-1.2 */
/* The roots of a channel that is a folder on this machine, roots/<n>.json, and what stands beside
 * each of them. */
#ifndef AUTHOR_ROOT_FILE_H
#define AUTHOR_ROOT_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "trust/root.h"

#include <stdbool.h>
#include <stddef.h>

struct root_file {
    struct root root;
    const char *text; /* its exact bytes */
    size_t bytes;
    /* Texts of the signatures there are, of keys of this root and the one before it. */
    const char *signatures[2 * ROOT_KEYS_MOST];
    size_t signature_count;
};

/* N out of "N.json"; 0 for any other name. */
long root_file_version(const char *name);

/* The highest number in roots/; 0 where there is none. */
long root_file_newest(const char *channel);

/* Reads root `version` and the signatures beside it, by keys of its own and of `before`, which may
 * be NULL. Who signed is for root_is_signed() and root_may_follow() to say. */
bool root_file_read(struct arena *arena, const char *channel, long version,
    const struct root *before, struct root_file *file, struct error *error);

/* Whether terminals will take it: signed by the threshold of its own keys and, where there is a
 * root `before` it, of that one's. */
bool root_file_is_signed(
    const struct root *before, const struct root_file *file, struct error *error);

#endif
