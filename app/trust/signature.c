/* SPDX-License-Identifier: EUPL-1.2 */
#include "trust/signature.h"

#include "trust/lines.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

enum { HASH = 64, SIGNATURE = crypto_sign_BYTES };

struct signed_by {
    unsigned char algorithm[2], id[KEY_ID_BYTES], signature[SIGNATURE];
};

static_assert(sizeof(struct signed_by) == 74, "minisign's structure has no gaps");

/* A .minisig file, taken apart. */
struct parts {
    struct signed_by by;
    const char *comment;
    size_t comment_length;
    unsigned char both[SIGNATURE]; /* of the signature and the trusted comment */
};

static bool take_apart(const char *text, struct parts *parts)
{
    return strlen(text) <= SIGNATURE_MOST &&
           lines_take_comment(&text, LINES_UNTRUSTED, NULL, NULL) &&
           lines_take_bytes(&text, &parts->by, sizeof parts->by) &&
           lines_take_comment(&text, LINES_TRUSTED, &parts->comment, &parts->comment_length) &&
           lines_take_bytes(&text, parts->both, sizeof parts->both) && !*text;
}

/* What the second signature is of. */
static void join(const struct signed_by *by, const char *comment, size_t length,
    unsigned char joined[SIGNATURE + SIGNATURE_MOST])
{
    memcpy(joined, by->signature, SIGNATURE);
    memcpy(joined + SIGNATURE, comment, length);
}

static const char *base64(struct arena *arena, const void *bytes, size_t count)
{
    size_t room = sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL);
    return sodium_bin2base64(
        arena_alloc(arena, room), room, bytes, count, sodium_base64_VARIANT_ORIGINAL);
}

const char *signature_make(struct arena *arena, const struct secret_key *key, const void *bytes,
    size_t count, const char *comment)
{
    struct signed_by by = {.algorithm = "ED"};
    unsigned char hash[HASH], both[SIGNATURE], joined[SIGNATURE + SIGNATURE_MOST];
    char id[KEY_ID_DIGITS + 1];
    size_t length = strlen(comment);
    assert(length <= SIGNATURE_COMMENT_MOST && !strpbrk(comment, "\r\n"));
    memcpy(by.id, secret_key_public(key)->id, sizeof by.id);
    crypto_generichash(hash, sizeof hash, bytes, count, NULL, 0);
    secret_key_sign(key, hash, sizeof hash, by.signature);
    join(&by, comment, length, joined);
    secret_key_sign(key, joined, SIGNATURE + length, both);
    public_key_id(secret_key_public(key), id);
    return arena_printf(arena,
        LINES_UNTRUSTED "signature by faden-pack, key %s\n%s\n" LINES_TRUSTED "%s\n%s\n", id,
        base64(arena, &by, sizeof by), comment, base64(arena, both, sizeof both));
}

/* Ed: of the bytes; ED: of their BLAKE2b-512. */
static bool is_of(
    const struct signed_by *by, const struct public_key *key, const void *bytes, size_t count)
{
    unsigned char hash[HASH];
    if (memcmp(by->algorithm, "ED", 2) == 0) {
        crypto_generichash(hash, sizeof hash, bytes, count, NULL, 0);
        bytes = hash;
        count = sizeof hash;
    } else if (memcmp(by->algorithm, "Ed", 2) != 0) {
        return false;
    }
    return crypto_sign_verify_detached(by->signature, bytes, count, key->key) == 0;
}

static bool has_true_comment(const struct parts *parts, const struct public_key *key)
{
    unsigned char joined[SIGNATURE + SIGNATURE_MOST];
    join(&parts->by, parts->comment, parts->comment_length, joined);
    return crypto_sign_verify_detached(
               parts->both, joined, SIGNATURE + parts->comment_length, key->key) == 0;
}

static void fail(const struct parts *parts, bool known, struct error *error)
{
    struct public_key signer;
    char id[KEY_ID_DIGITS + 1];
    memcpy(signer.id, parts->by.id, sizeof signer.id);
    public_key_id(&signer, id);
    if (known)
        error_set(error, "changed after it was signed by the key %s, or its signature was", id);
    else
        error_set(error, "signed by the key %s, which is none of those that are believed", id);
}

const struct public_key *signature_verify(struct arena *arena, const char *text,
    const struct public_key *keys, size_t key_count, const void *bytes, size_t count,
    const char **comment, struct error *error)
{
    struct parts parts;
    bool known = false;
    if (!take_apart(text, &parts)) {
        error_set(error, "no signature of minisign; four lines are right, as it writes them");
        return NULL;
    }
    for (size_t i = 0; i < key_count; i++) {
        if (memcmp(keys[i].id, parts.by.id, sizeof parts.by.id) != 0)
            continue;
        known = true;
        if (!is_of(&parts.by, &keys[i], bytes, count) || !has_true_comment(&parts, &keys[i]))
            continue;
        if (comment)
            *comment = arena_substring(arena, parts.comment, parts.comment_length);
        return &keys[i];
    }
    fail(&parts, known, error);
    return NULL;
}

bool signature_claims(const char *text, const struct public_key *key)
{
    struct parts parts;
    return take_apart(text, &parts) && memcmp(parts.by.id, key->id, sizeof key->id) == 0;
}
