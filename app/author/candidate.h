/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs that are to be published, read before anything is written: as untrusted files, since what
 * a terminal would refuse must not leave the house. */
#ifndef AUTHOR_CANDIDATE_H
#define AUTHOR_CANDIDATE_H

#include "base/arena.h"
#include "base/error.h"
#include "trust/manifest.h"

#include <stdbool.h>
#include <stddef.h>

struct candidate {
    const char *path;
    struct manifest_pack pack; /* without version, file and deltas; objects sorted by digest */
};

/* Everything in the arena; NULL and an error where one is no pack, two have the same id, or an
 * object is not beside its pack. */
struct candidate *candidates_read(
    struct arena *arena, const char *const *paths, size_t count, struct error *error);

/* Whether it is this pack, byte for byte. */
bool candidate_is(const struct candidate *candidate, const struct manifest_pack *pack);

/* Where an object of a candidate stands. */
const char *candidate_object(
    struct arena *arena, const struct candidate *candidate, const struct digest *object);

#endif
