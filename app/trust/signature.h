/* SPDX-License-Identifier: EUPL-1.2 */
/* Signatures in the format of minisign, beside what they sign: an untrusted comment, the signature,
 * a trusted comment, and a signature of both. Prehashed (BLAKE2b-512, "ED") is what is written;
 * legacy ("Ed") is read too. */
#ifndef TRUST_SIGNATURE_H
#define TRUST_SIGNATURE_H

#include "trust/key.h"

#include <stddef.h>

enum { SIGNATURE_MOST = 4096 /* bytes of a .minisig file */, SIGNATURE_COMMENT_MOST = 2048 };

/* The text of a .minisig file, in the arena. `comment` is the trusted one: one line, no control
 * characters but tabs, at most SIGNATURE_COMMENT_MOST bytes. */
const char *signature_make(struct arena *arena, const struct secret_key *key, const void *bytes,
    size_t count, const char *comment);

/* The first of `keys` that signed the bytes. NULL, and why not: no signature at all, by a key that
 * is none of these, of other bytes. `comment` (may be NULL) gets the trusted comment. */
const struct public_key *signature_verify(struct arena *arena, const char *text,
    const struct public_key *keys, size_t key_count, const void *bytes, size_t count,
    const char **comment, struct error *error);

/* Whether it says that it was made with that key; nothing is verified. */
bool signature_claims(const char *text, const struct public_key *key);

#endif
