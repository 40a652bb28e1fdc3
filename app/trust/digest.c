/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

void digesting_begin(struct digesting *digesting)
{
    crypto_hash_sha256_init(&digesting->state);
}

void digesting_add(struct digesting *digesting, const void *bytes, size_t count)
{
    crypto_hash_sha256_update(&digesting->state, bytes, count);
}

struct digest digesting_end(struct digesting *digesting)
{
    struct digest digest;
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&digesting->state, hash);
    sodium_bin2hex(digest.digits, sizeof digest.digits, hash, sizeof hash);
    return digest;
}

struct digest digest_of(const void *bytes, size_t count)
{
    struct digesting digesting;
    digesting_begin(&digesting);
    digesting_add(&digesting, bytes, count);
    return digesting_end(&digesting);
}

bool digest_of_file(const char *path, struct digest *digest, uint64_t *bytes, struct error *error)
{
    unsigned char piece[PIECE];
    struct digesting digesting;
    ssize_t count = 0;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    digesting_begin(&digesting);
    *bytes = 0;
    while (file >= 0 && (count = read(file, piece, sizeof piece)) > 0) {
        digesting_add(&digesting, piece, (size_t)count);
        *bytes += (uint64_t)count;
    }
    bool done = file >= 0 && count == 0;
    if (!done)
        error_set(error, "%s: cannot be read: %s", path, strerror(errno));
    if (file >= 0)
        close(file);
    *digest = digesting_end(&digesting);
    return done;
}

bool digest_equal(const struct digest *a, const struct digest *b)
{
    return strcmp(a->digits, b->digits) == 0;
}

bool digest_parse(const char *text, struct digest *digest)
{
    if (strlen(text) != DIGEST_DIGITS || strspn(text, "0123456789abcdef") != DIGEST_DIGITS)
        return false;
    memcpy(digest->digits, text, sizeof digest->digits);
    return true;
}
