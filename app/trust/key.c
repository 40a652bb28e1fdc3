/* SPDX-License-Identifier: EUPL-1.2 */
/* Both files are an untrusted comment and a structure of bytes in base64; the secret one is
 * encrypted by a stream that scrypt draws out of the password, and a checksum inside tells a wrong
 * password. What is secret lives in memory of libsodium's, which is wiped when it is given back. */
#include "trust/key.h"

#include "base/file.h"
#include "base/memory.h"
#include "trust/lines.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 4096, SCRYPT_MOST_MEMORY = 1 << 30, SCRYPT_MOST_OPERATIONS = 1 << 25 };

static const unsigned char ed25519[2] = "Ed", scrypt[2] = "Sc", blake2b[2] = "B2", open_key[2];

struct public_file {
    unsigned char algorithm[2], id[KEY_ID_BYTES], key[crypto_sign_PUBLICKEYBYTES];
};

/* What is encrypted, all of it. */
struct sealed {
    unsigned char id[KEY_ID_BYTES], key[crypto_sign_SECRETKEYBYTES], checksum[32];
};

struct secret_file {
    unsigned char algorithm[2], kdf[2], checksum[2];
    unsigned char salt[crypto_pwhash_scryptsalsa208sha256_SALTBYTES];
    unsigned char operations[8], memory[8]; /* little-endian */
    struct sealed sealed;
};

static_assert(sizeof(struct public_file) == 42 && sizeof(struct secret_file) == 158,
    "minisign's structures have no gaps");

struct secret_key {
    struct public_key public;
    unsigned char key[crypto_sign_SECRETKEYBYTES];
};

/* Locked memory, wiped by sodium_free(). */
static void *secret_memory(size_t size)
{
    void *memory = sodium_init() < 0 ? NULL : sodium_malloc(size);
    if (!memory)
        abort();
    return memory;
}

/* Minisign shows the id's bytes as one little-endian number. */
void public_key_id(const struct public_key *key, char digits[KEY_ID_DIGITS + 1])
{
    for (int i = 0; i < KEY_ID_BYTES; i++)
        snprintf(digits + 2 * i, 3, "%02X", (unsigned)key->id[KEY_ID_BYTES - 1 - i]);
}

bool public_key_equal(const struct public_key *a, const struct public_key *b)
{
    return memcmp(a->id, b->id, sizeof a->id) == 0 && memcmp(a->key, b->key, sizeof a->key) == 0;
}

static bool take_public(const char **text, struct public_key *key)
{
    struct public_file file;
    if (!lines_take_bytes(text, &file, sizeof file) || memcmp(file.algorithm, ed25519, 2) != 0)
        return false;
    memcpy(key->id, file.id, sizeof key->id);
    memcpy(key->key, file.key, sizeof key->key);
    return true;
}

bool public_key_parse(const char *line, struct public_key *key)
{
    char text[KEY_LINE + 2];
    const char *next = text;
    return strlen(line) == KEY_LINE && snprintf(text, sizeof text, "%s\n", line) > 0 &&
           take_public(&next, key);
}

void public_key_line(const struct public_key *key, char line[KEY_LINE + 1])
{
    struct public_file file;
    memcpy(file.algorithm, ed25519, 2);
    memcpy(file.id, key->id, sizeof file.id);
    memcpy(file.key, key->key, sizeof file.key);
    sodium_bin2base64(line, KEY_LINE + 1, (const unsigned char *)&file, sizeof file,
        sodium_base64_VARIANT_ORIGINAL);
}

bool public_key_read(const char *path, struct public_key *key, struct error *error)
{
    size_t bytes = 0;
    struct arena *arena = arena_create();
    const char *text = file_read(arena, path, FILE_MOST, &bytes, error), *next = text;
    bool done = text && lines_take_comment(&next, LINES_UNTRUSTED, NULL, NULL) &&
                take_public(&next, key) && next == text + bytes;
    if (text && !done)
        error_set(error,
            "%s: not a public key of minisign; two lines are right, a comment and the key", path);
    arena_destroy(arena);
    return done;
}

static void checksum(const struct secret_file *file, unsigned char sum[32])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    crypto_generichash_update(&state, file->algorithm, sizeof file->algorithm);
    crypto_generichash_update(&state, file->sealed.id, sizeof file->sealed.id);
    crypto_generichash_update(&state, file->sealed.key, sizeof file->sealed.key);
    crypto_generichash_final(&state, sum, 32);
}

static void put_number(unsigned char bytes[8], unsigned long long number)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(number >> 8 * i);
}

static unsigned long long number_of(const unsigned char bytes[8])
{
    unsigned long long number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

/* Encrypts what is open, decrypts what is encrypted. False where there is too little memory. */
static bool turn(struct secret_file *file, const char *password)
{
    unsigned char *sealed = (unsigned char *)&file->sealed;
    unsigned char *stream = secret_memory(sizeof file->sealed);
    bool done =
        crypto_pwhash_scryptsalsa208sha256(stream, sizeof file->sealed, password, strlen(password),
            file->salt, number_of(file->operations), (size_t)number_of(file->memory)) == 0;
    for (size_t i = 0; done && i < sizeof file->sealed; i++)
        sealed[i] ^= stream[i];
    sodium_free(stream);
    return done;
}

static bool seal(struct secret_file *file, const char *password)
{
    memcpy(file->kdf, scrypt, sizeof file->kdf);
    put_number(file->operations, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE);
    put_number(file->memory, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE);
    randombytes_buf(file->salt, sizeof file->salt);
    return turn(file, password);
}

/* A new file with a comment and a line of base64. */
static bool write_new(const char *path, mode_t mode, const char *comment, const void *bytes,
    size_t count, struct error *error)
{
    char *line = secret_memory(FILE_MOST);
    sodium_bin2base64(line, FILE_MOST, bytes, count, sodium_base64_VARIANT_ORIGINAL);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    bool done = file >= 0;
    if (done) {
        done = dprintf(file, LINES_UNTRUSTED "%s\n%s\n", comment, line) > 0 && fsync(file) == 0;
        done = close(file) == 0 && done;
        if (!done)
            unlink(path);
    }
    if (!done && errno == EEXIST)
        error_set(error, "%s: is there already; keys are never overwritten", path);
    else if (!done)
        error_set(error, "%s: cannot be written: %s", path, strerror(errno));
    sodium_free(line);
    return done;
}

static bool write_pair(const char *secret_path, const struct secret_file *secret,
    const char *public_path, const struct public_key *key, struct error *error)
{
    struct public_file public;
    char id[KEY_ID_DIGITS + 1], comment[64];
    public_key_id(key, id);
    memcpy(public.algorithm, ed25519, 2);
    memcpy(public.id, key->id, sizeof public.id);
    memcpy(public.key, key->key, sizeof public.key);
    snprintf(comment, sizeof comment, "minisign secret key %s", id);
    if (!write_new(secret_path, 0600, comment, secret, sizeof *secret, error))
        return false;
    snprintf(comment, sizeof comment, "minisign public key %s", id);
    if (write_new(public_path, 0644, comment, &public, sizeof public, error))
        return true;
    unlink(secret_path);
    return false;
}

bool key_make(
    const char *secret_path, const char *public_path, const char *password, struct error *error)
{
    struct public_key public;
    struct secret_file *file = secret_memory(sizeof *file);
    memset(file, 0, sizeof *file);
    memcpy(file->algorithm, ed25519, sizeof file->algorithm);
    memcpy(file->checksum, blake2b, sizeof file->checksum);
    randombytes_buf(file->sealed.id, sizeof file->sealed.id);
    crypto_sign_keypair(public.key, file->sealed.key);
    memcpy(public.id, file->sealed.id, sizeof public.id);
    checksum(file, file->sealed.checksum);
    bool done = !password || seal(file, password);
    if (!done)
        error_set(error, "encrypting a key takes 1 GB of free memory; close other programs");
    done = done && write_pair(secret_path, file, public_path, &public, error);
    sodium_free(file);
    return done;
}

/* The file's structure, to be given back with sodium_free(); NULL and an error. */
static struct secret_file *read_secret(const char *path, struct error *error)
{
    size_t bytes = 0;
    struct arena *arena = arena_create();
    struct secret_file *file = secret_memory(sizeof *file);
    char *text = file_read(arena, path, FILE_MOST, &bytes, error);
    const char *next = text;
    bool done = text && lines_take_comment(&next, LINES_UNTRUSTED, NULL, NULL) &&
                lines_take_bytes(&next, file, sizeof *file) && next == text + bytes &&
                memcmp(file->algorithm, ed25519, 2) == 0 && memcmp(file->checksum, blake2b, 2) == 0;
    if (text && !done)
        error_set(error,
            "%s: not a secret key of minisign; two lines are right, a comment and the key", path);
    if (text)
        sodium_memzero(text, bytes);
    arena_destroy(arena);
    if (done)
        return file;
    sodium_free(file);
    return NULL;
}

/* A damaged file must not ask for all memory or for hours. */
static bool is_encrypted(
    const struct secret_file *file, const char *path, bool *encrypted, struct error *error)
{
    *encrypted = memcmp(file->kdf, scrypt, sizeof scrypt) == 0;
    if (!*encrypted && memcmp(file->kdf, open_key, sizeof open_key) != 0)
        return error_set(error, "%s: encrypted in a way that is not known here; scrypt is", path);
    if (*encrypted && (number_of(file->memory) > SCRYPT_MOST_MEMORY ||
                          number_of(file->operations) > SCRYPT_MOST_OPERATIONS))
        return error_set(error, "%s: asks for more memory or time than minisign ever does", path);
    return true;
}

bool secret_key_is_encrypted(const char *path, bool *encrypted, struct error *error)
{
    struct secret_file *file = read_secret(path, error);
    bool done = file && is_encrypted(file, path, encrypted, error);
    if (file)
        sodium_free(file);
    return done;
}

static bool unseal(
    struct secret_file *file, const char *path, const char *password, struct error *error)
{
    unsigned char sum[32];
    if (!password)
        return error_set(error, "%s: the key is encrypted; its password is needed", path);
    if (!turn(file, password))
        return error_set(error, "%s: decrypting takes 1 GB of free memory", path);
    checksum(file, sum);
    return sodium_memcmp(sum, file->sealed.checksum, sizeof sum) == 0 ||
           error_set(error, "%s: wrong password, or the key is damaged", path);
}

/* minisign leaves the checksum of an open key out; that its public half follows from its secret
 * half shows as well that it is whole. */
static bool take_key(const struct secret_file *file, struct secret_key *key)
{
    unsigned char seed[crypto_sign_SEEDBYTES];
    memcpy(key->public.id, file->sealed.id, sizeof key->public.id);
    crypto_sign_ed25519_sk_to_seed(seed, file->sealed.key);
    crypto_sign_seed_keypair(key->public.key, key->key, seed);
    sodium_memzero(seed, sizeof seed);
    return sodium_memcmp(key->key, file->sealed.key, sizeof key->key) == 0;
}

struct secret_key *secret_key_read(const char *path, const char *password, struct error *error)
{
    bool encrypted, done;
    struct secret_file *file = read_secret(path, error);
    if (!file)
        return NULL;
    struct secret_key *key = secret_memory(sizeof *key);
    done = is_encrypted(file, path, &encrypted, error) &&
           (!encrypted || unseal(file, path, password, error));
    if (done && !take_key(file, key))
        done = error_set(error, "%s: the key is damaged; take the copy that was kept of it", path);
    sodium_free(file);
    if (done)
        return key;
    sodium_free(key);
    return NULL;
}

const struct public_key *secret_key_public(const struct secret_key *key)
{
    return &key->public;
}

void secret_key_sign(
    const struct secret_key *key, const void *bytes, size_t count, unsigned char signature[64])
{
    crypto_sign_detached(signature, NULL, bytes, count, key->key);
}

void secret_key_destroy(struct secret_key *key)
{
    if (key)
        sodium_free(key);
}
