/* SPDX-License-Identifier: EUPL-1.2 */
/* What travels instead of a pack: the pack compressed by zstd (RFC 8878), or what turns the pack
 * that a terminal has into it, which is what `zstd --patch-from` makes of both as pack/pages.h
 * turns them. */
#ifndef AUTHOR_DELTA_H
#define AUTHOR_DELTA_H

#include "base/error.h"
#include "trust/manifest.h"

#include <stdbool.h>
#include <stddef.h>

/* Compresses the file at `pack`, which must still be the one of that digest, into a file at `path`,
 * whole or not at all; `file` gets what was written. The same bytes and the same zstd give the same
 * file. */
bool delta_compress(const char *pack, const struct digest *digest, const char *path,
    struct manifest_file *file, struct error *error);

/* The bytes of a compressed pack, for the caller to free; NULL where they are not those of the
 * digest or more than DELTA_PACK_MOST. */
void *delta_decompress(const char *path, const struct manifest_file *pack);

/* What leads from one pack to another, for the caller to free; NULL where it would be larger than
 * `most` bytes. */
void *delta_make(const void *from, size_t from_bytes, const void *to, size_t to_bytes, size_t most,
    size_t *bytes);

#endif
