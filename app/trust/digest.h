/* SPDX-License-Identifier: EUPL-1.2 */
/* SHA-256 (FIPS 180-4), by which packs, deltas and media are named and checked. */
#ifndef TRUST_DIGEST_H
#define TRUST_DIGEST_H

#include "base/error.h"

#include <sodium.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In small hexadecimal digits. */
enum { DIGEST_DIGITS = 64 };
struct digest {
    char digits[DIGEST_DIGITS + 1];
};

struct digest digest_of(const void *bytes, size_t count);

/* Of a file, and its length in bytes. */
bool digest_of_file(const char *path, struct digest *digest, uint64_t *bytes, struct error *error);

bool digest_equal(const struct digest *a, const struct digest *b);

/* False where `text` is not 64 small hexadecimal digits and nothing else. */
bool digest_parse(const char *text, struct digest *digest);

/* What arrives piece by piece. */
struct digesting {
    crypto_hash_sha256_state state;
};

void digesting_begin(struct digesting *digesting);
void digesting_add(struct digesting *digesting, const void *bytes, size_t count);
struct digest digesting_end(struct digesting *digesting);

#endif
