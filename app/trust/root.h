/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom a terminal believes: the root file. Its keys, kept apart and offline, decide together
 * (`threshold` of them) who publishes; the publishers' keys sign manifests, one signature each. A
 * terminal is installed with one root; root N + 1 takes its place if it is signed by thresholds of
 * both N and N + 1, so that a key that was lost or stolen can be replaced (STANDARDS, "Trust in
 * what arrives"; TUF specification, 5.3).
 *
 * roots/<n>.json, exactly these members:
 *   {"format": 1, "version": 1, "threshold": 2, "keys": ["RWQ…", …], "publishers": ["RWQ…", …]}
 * with public keys as the line of base64 of a .pub file. Its signatures stand beside it,
 * roots/<n>.json.<KEYID>.minisig. */
#ifndef TRUST_ROOT_H
#define TRUST_ROOT_H

#include "trust/key.h"

#include <stddef.h>

enum { ROOT_MOST = 16 * 1024 /* bytes */, ROOT_KEYS_MOST = 16 };

struct root {
    long version; /* from 1 */
    int threshold; /* 1 to key_count */
    struct public_key keys[ROOT_KEYS_MOST], publishers[ROOT_KEYS_MOST];
    size_t key_count, publisher_count; /* both at least 1, no key twice */
};

/* Reads a root, whose signatures nobody has looked at. */
bool root_read(const char *text, size_t bytes, struct root *root, struct error *error);

/* Its text, in the arena. */
const char *root_write(struct arena *arena, const struct root *root);

/* How many keys of `root` made one of the signatures (texts of .minisig files) of these bytes. */
int root_signers(const struct root *root, const char *text, size_t bytes,
    const char *const *signatures, size_t signature_count);

/* Whether the signatures of the exact bytes of a root reach the threshold of the keys of `root`;
 * each key counts once. If not, the error says how many there are. */
bool root_is_signed(const struct root *root, const char *text, size_t bytes,
    const char *const *signatures, size_t signature_count, struct error *error);

/* Whether `next`, read from `text`, may take the place of `root`: the next version, signed by
 * thresholds of both. */
bool root_may_follow(const struct root *root, const struct root *next, const char *text,
    size_t bytes, const char *const *signatures, size_t signature_count, struct error *error);

#endif
