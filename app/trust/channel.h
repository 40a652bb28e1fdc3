/* SPDX-License-Identifier: EUPL-1.2 */
/* Where things stand in a channel, which is static files: on a web server, in a folder, on a stick.
 *
 *   latest                                      one line: version of the newest manifest, a hint
 *   manifests/<version>.json  …json.minisig     an immutable pair
 *   roots/<n>.json  …json.<KEYID>.minisig       whom to believe
 *   packs/<sha256>.zst                          a pack, compressed; named by the pack's digest
 *   deltas/<from>-<to>.zst                      from one pack to another, by their digests
 *   objects/<aa>/<sha256>                       media too large for a pack; aa: first two digits */
#ifndef TRUST_CHANNEL_H
#define TRUST_CHANNEL_H

#include "base/arena.h"
#include "trust/digest.h"
#include "trust/key.h"

#include <stdbool.h>

enum { CHANNEL_LATEST_MOST = 32 /* bytes */ };
#define CHANNEL_LATEST "latest"

/* Paths relative to the channel, in the arena. */
const char *channel_manifest(struct arena *arena, long version);
const char *channel_root(struct arena *arena, long version);
const char *channel_signature(struct arena *arena, const char *path); /* of a manifest */
const char *channel_root_signature(struct arena *arena, long version, const struct public_key *key);
const char *channel_pack(struct arena *arena, const struct digest *pack);
const char *channel_delta(struct arena *arena, const struct digest *from, const struct digest *to);
const char *channel_object(struct arena *arena, const struct digest *object);

/* Reads what stands in `latest`: digits and a line feed; false for anything else and for 0. */
bool channel_latest_parse(const char *text, long *version);

#endif
