/* SPDX-License-Identifier: EUPL-1.2 */
/* Key files: written as minisign does, private, never over another; read strictly. Encrypted ones
 * are tested against minisign itself, tests/trust/minisign. */
#include "unit.h"

#include "base/file.h"
#include "base/memory.h"
#include "trust/key.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY "RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7"
#define COMMENT "untrusted comment: x\n"

static char folder[] = "/tmp/faden-key-XXXXXX";
static char path[64], secret_path[64], public_path[64];

static int begin(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/file", folder);
    snprintf(secret_path, sizeof secret_path, "%s/a.key", folder);
    snprintf(public_path, sizeof public_path, "%s/a.pub", folder);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    unlink(path);
    unlink(secret_path);
    unlink(public_path);
    return 0;
}

static int end(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void a_public_key_is_read_as_minisign_writes_it_and_not_otherwise(void **state)
{
    static const struct {
        const char *name, *text;
        bool right;
    } cases[] = {
        {"two lines", COMMENT KEY "\n", true},
        {"no comment", KEY "\n", false},
        {"no key", COMMENT, false},
        {"no line end", COMMENT KEY, false},
        {"rubbish behind it", COMMENT KEY "\nx", false},
        {"an empty line behind it", COMMENT KEY "\n\n", false},
        {"line ends of DOS", COMMENT KEY "\r\n", false},
        {"a space", COMMENT KEY " \n", false},
        {"another algorithm", COMMENT "RXTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7\n",
            false},
        {"too short", COMMENT "RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zw==\n", false},
        {"too long", COMMENT KEY "AAAA\n", false},
        {"another alphabet", COMMENT "RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy-7\n",
            false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error = {0};
        struct public_key key;
        assert_true(file_write(path, cases[i].text, &error));
        if (public_key_read(path, &key, &error) != cases[i].right ||
            (!cases[i].right && !strstr(error.message, "not a public key of minisign")))
            fail_msg("%s: %s", cases[i].name, error.message);
    }
}

static void a_line_has_one_spelling(void **state)
{
    struct public_key key, again;
    char line[KEY_LINE + 1], id[KEY_ID_DIGITS + 1];
    (void)state;
    assert_true(public_key_parse(KEY, &key));
    public_key_line(&key, line);
    assert_string_equal(line, KEY);
    public_key_id(&key, id);
    assert_string_equal(id, "2CE14406A3A229E7");
    assert_false(public_key_parse(KEY "\n", &again));
    assert_false(public_key_parse("", &again));
    assert_true(public_key_parse(KEY, &again));
    assert_true(public_key_equal(&key, &again));
    again.id[0] ^= 1;
    assert_false(public_key_equal(&key, &again));
}

static void a_pair_is_private_and_never_written_over_another(void **state)
{
    struct error error = {0};
    struct stat status;
    struct public_key key;
    bool encrypted = true;
    (void)state;
    umask(0);
    assert_true(key_make(secret_path, public_path, NULL, &error));
    assert_int_equal(stat(secret_path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(secret_key_is_encrypted(secret_path, &encrypted, &error));
    assert_false(encrypted);
    assert_true(public_key_read(public_path, &key, &error));
    struct secret_key *secret = secret_key_read(secret_path, NULL, &error);
    assert_non_null(secret);
    assert_true(public_key_equal(secret_key_public(secret), &key));
    assert_false(key_make(secret_path, path, NULL, &error));
    assert_non_null(strstr(error.message, "is there already"));
    assert_false(file_exists(path));
    unlink(secret_path);
    assert_false(key_make(secret_path, public_path, NULL, &error));
    assert_non_null(strstr(error.message, "is there already"));
    assert_false(file_exists(secret_path));
    secret_key_destroy(secret);
}

/* Where the bytes stand in a secret key file. */
enum { KDF = 2, CHECKSUM = 4, OPERATIONS = 38, MEMORY = 46, SECRET = 62, PUBLIC = 94, SIZE = 158 };

static void a_damaged_secret_key_is_refused(void **state)
{
    static const struct {
        const char *name;
        int byte;
        unsigned char value[8];
        const char *error;
    } cases[] = {
        {"another algorithm", 0, "Ef", "not a secret key"},
        {"another checksum", CHECKSUM, "B3", "not a secret key"},
        {"another way of encrypting", KDF, "Ar", "scrypt is"},
        {"no password given", KDF, "Sc", "its password is needed"},
        {"memory without end", MEMORY, {1, 0, 0, 0, 1}, "more memory or time"},
        {"time without end", OPERATIONS, {1, 0, 0, 2}, "more memory or time"},
        {"the secret half", SECRET, "xx", "the key is damaged"},
        {"the public half", PUBLIC, "xx", "the key is damaged"},
    };
    struct arena *arena = arena_create();
    struct error error;
    (void)state;
    assert_true(key_make(secret_path, public_path, NULL, &error));
    const char *line = strchr(file_read(arena, secret_path, 4096, NULL, &error), '\n') + 1;
    unsigned char whole[SIZE];
    assert_int_equal(sodium_base642bin(whole, SIZE, line, strlen(line), "\n", NULL, NULL,
                         sodium_base64_VARIANT_ORIGINAL),
        0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        unsigned char bytes[SIZE];
        char text[sodium_base64_ENCODED_LEN(SIZE, sodium_base64_VARIANT_ORIGINAL)];
        memcpy(bytes, whole, SIZE);
        if (cases[i].byte == OPERATIONS || cases[i].byte == MEMORY)
            memcpy(bytes + KDF, "Sc", 2);
        memcpy(bytes + cases[i].byte, cases[i].value,
            cases[i].byte < OPERATIONS || cases[i].byte > MEMORY ? 2 : 8);
        sodium_bin2base64(text, sizeof text, bytes, SIZE, sodium_base64_VARIANT_ORIGINAL);
        assert_true(file_write(path, arena_printf(arena, COMMENT "%s\n", text), &error));
        struct secret_key *key = secret_key_read(path, NULL, &error);
        if (key || !strstr(error.message, cases[i].error))
            fail_msg("%s: %s", cases[i].name, key ? "is read" : error.message);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(
            a_public_key_is_read_as_minisign_writes_it_and_not_otherwise, clear),
        cmocka_unit_test(a_line_has_one_spelling),
        cmocka_unit_test_teardown(a_pair_is_private_and_never_written_over_another, clear),
        cmocka_unit_test_teardown(a_damaged_secret_key_is_refused, clear),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
