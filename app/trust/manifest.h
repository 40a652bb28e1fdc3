/* SPDX-License-Identifier: EUPL-1.2 */
/* The manifest of a channel: which packs, byte for byte, are the content of today. It names every
 * file with its length and SHA-256; a file's place in the channel follows from its digest
 * (trust/channel.h), so that no name can lead anywhere else.
 *
 * manifests/<version>.json, exactly these members; numbers are whole:
 *   {"format": 1, "version": 17, "root": 1,
 *    "issued": "2026-11-24T21:00:00Z", "expires": "2027-02-22T21:00:00Z",
 *    "packs": [{"id": "aachen", "version": 17, "format": 4, "size": 1343488, "sha256": "…",
 *               "file": {"size": 312345, "sha256": "…"},
 *               "deltas": [{"from": "…", "size": 4711, "sha256": "…"}],
 *               "objects": [{"size": 99999, "sha256": "…"}]}]}
 * `sha256` and `size` of a pack are those of the pack itself, of `file` and `deltas` those of the
 * compressed bytes that travel; objects travel as they are. `version` of a pack is that of the
 * manifest in which these bytes came first, `format` its PACK_FORMAT. */
#ifndef TRUST_MANIFEST_H
#define TRUST_MANIFEST_H

#include "base/arena.h"
#include "base/error.h"
#include "trust/digest.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MANIFEST_FORMAT = 1,
    MANIFEST_MOST = 4 * 1024 * 1024, /* bytes */
    MANIFEST_PACKS_MOST = 100,
    MANIFEST_DELTAS_MOST = 100, /* of a pack */
    MANIFEST_OBJECTS_MOST = 10000, /* of all packs */
    MANIFEST_ID_MOST = 64, /* of a pack: a-z, digits and hyphens, as in pack.ini */
};

/* Bytes of a pack that a delta leads to or from: both ends have them in memory. */
#define DELTA_PACK_MOST ((uint64_t)64 << 20)

/* Bytes of one file that a manifest may name: a pack, a delta, an object. */
#define MANIFEST_FILE_MOST ((uint64_t)1 << 30)

struct manifest_file {
    uint64_t size;
    struct digest digest;
};

struct manifest_delta {
    struct digest from; /* the pack that it starts from */
    struct manifest_file file;
};

struct manifest_pack {
    const char *id;
    long version, format;
    struct manifest_file pack; /* itself */
    struct manifest_file file; /* compressed by zstd */
    const struct manifest_delta *deltas;
    size_t delta_count;
    const struct manifest_file *objects;
    size_t object_count;
};

struct manifest {
    long version; /* from 1 */
    long root; /* version of the root under which it was signed */
    int64_t issued, expires; /* seconds since 1970, UTC; issued < expires */
    const struct manifest_pack *packs; /* no id twice */
    size_t pack_count;
};

/* Reads the bytes of a manifest whose signature has been verified; everything lives in the arena.
 * NULL and an error where a member is missing, unknown, twice there or out of bounds. */
const struct manifest *manifest_read(
    struct arena *arena, const char *text, size_t bytes, struct error *error);

/* Its text, in the arena; the same manifest gives the same bytes. */
const char *manifest_write(struct arena *arena, const struct manifest *manifest);

#endif
