/* SPDX-License-Identifier: EUPL-1.2 */
/* Keys in the format of minisign: Ed25519 (RFC 8032), a secret key encrypted with a password by
 * scrypt or not at all. minisign reads what is written here, and the other way round. */
#ifndef TRUST_KEY_H
#define TRUST_KEY_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum { KEY_ID_BYTES = 8, KEY_ID_DIGITS = 2 * KEY_ID_BYTES, KEY_LINE = 56 /* in base64 */ };

struct public_key {
    unsigned char id[KEY_ID_BYTES], key[32];
};

struct secret_key; /* wiped when it is destroyed */

/* The id as minisign shows it, 16 capital hexadecimal digits. */
void public_key_id(const struct public_key *key, char digits[KEY_ID_DIGITS + 1]);
bool public_key_equal(const struct public_key *a, const struct public_key *b);

/* Reads one line of base64, as it stands in a .pub file and in a root. */
bool public_key_parse(const char *line, struct public_key *key);
void public_key_line(const struct public_key *key, char line[KEY_LINE + 1]);

/* Reads a .pub file: an untrusted comment, then the key. */
bool public_key_read(const char *path, struct public_key *key, struct error *error);

/* Makes a pair: `secret_path` (0600, must not exist) and `public_path`. Without a password (NULL)
 * the secret key is as open as its file. */
bool key_make(
    const char *secret_path, const char *public_path, const char *password, struct error *error);

/* Whether a secret key file wants a password. */
bool secret_key_is_encrypted(const char *path, bool *encrypted, struct error *error);

/* NULL and an error; a wrong password is one of them. */
struct secret_key *secret_key_read(const char *path, const char *password, struct error *error);
const struct public_key *secret_key_public(const struct secret_key *key);
/* The bare signature by Ed25519; what goes into a file is signature_make()'s. */
void secret_key_sign(
    const struct secret_key *key, const void *bytes, size_t count, unsigned char signature[64]);
void secret_key_destroy(struct secret_key *key); /* NULL is fine */

#endif
