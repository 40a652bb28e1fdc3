/* SPDX-License-Identifier: EUPL-1.2 */
/* Signatures: what minisign wrote is read, what was damaged or exchanged is refused. */
#include "trust_keys.h"

#include "base/memory.h"
#include "trust/signature.h"

#include <stdio.h>
#include <string.h>

/* Made once by minisign 0.11; the file was "hello" and a line feed. */
#define KEY "RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7"
#define FIRST "untrusted comment: signature from minisign secret key\n"
#define SECOND                                                                                     \
    "RUTnKaKjBkThLCeYy0eYnd2e5tzEtPhkFQzLL2PferMJYU5FKEHLaDmTIpy7bjWIhClDlzcTN90JgN4iJrGd2RlNq/aN" \
    "hCNWAQQ=\n"
#define THIRD "trusted comment: timestamp:1795558474\tfile:f\thashed\n"
#define FOURTH                                                                                     \
    "f0l6UBqN8ZNHFfxBuRX8czkNckva0FWiJdzoNJOs6IuN9UwqrxgZY1R5t4BvnFJThoiIgbBsgGPDZag8M6nQBg==\n"
#define LEGACY                                                                                     \
    FIRST                                                                                          \
    "RWTnKaKjBkThLLy8xQ6psxKk59VqaeTal7VztPFT+725tgF+5s3OuGCOkwhLrUwplpua4NE1POsAgnKELjrXMtKk6zdv" \
    "uuRO0QQ=\n"                                                                                   \
    "trusted comment: timestamp:1795558474\tfile:f\n"                                              \
    "eYn1bBLqzEAcWUGSJdxpUCCxmYCwdZaaBgV8a+lt+357R6wPPtH/mSFUCmOTJz1v8jEd3c0w/BO3LxJBxzHCAA==\n"

#define SIGNED "hello\n"
#define NO_SIGNATURE "no signature of minisign"
#define CHANGED "changed after it was signed by the key 2CE14406A3A229E7"
#define FOREIGN "which is none of those that are believed"

/* What is read, or the error that is given. */
static const struct {
    const char *name, *text, *comment, *error;
} cases[] = {
    {"prehashed", FIRST SECOND THIRD FOURTH, "timestamp:1795558474\tfile:f\thashed", NULL},
    {"legacy", LEGACY, "timestamp:1795558474\tfile:f", NULL},
    {"another untrusted comment", "untrusted comment: ä\n" SECOND THIRD FOURTH,
        "timestamp:1795558474\tfile:f\thashed", NULL},
    {"nothing", "", NULL, NO_SIGNATURE},
    {"another first line", "comment: x\n" SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"no first line", SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"no trusted comment", FIRST SECOND FOURTH, NULL, NO_SIGNATURE},
    {"no fourth line", FIRST SECOND THIRD, NULL, NO_SIGNATURE},
    {"a fifth line", FIRST SECOND THIRD FOURTH "\n", NULL, NO_SIGNATURE},
    {"two signatures", FIRST SECOND THIRD FOURTH FIRST SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"an empty line", FIRST "\n" SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"another trusted comment", FIRST SECOND "trusted comment: x\n" FOURTH, NULL, CHANGED},
    {"an empty trusted comment", FIRST SECOND "trusted comment: \n" FOURTH, NULL, CHANGED},
    {"a trusted comment that goes on", FIRST SECOND "trusted comment: x\ny\n" FOURTH, NULL,
        NO_SIGNATURE},
    {"a control character", FIRST SECOND "trusted comment: \x1B[2J\n" FOURTH, NULL, NO_SIGNATURE},
    {"line ends of DOS", "untrusted comment: x\r\n" SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"a space before the signature", FIRST " " SECOND THIRD FOURTH, NULL, NO_SIGNATURE},
    {"a byte that libsodium takes for a letter",
        FIRST "RUTnKaKjBkThLCeYy0eYnd2e5tzEtPhkFQzLL2PferMJYU5FKEHLaDmTIpy7bjWIhClDlzcTN90JgN4iJrG"
              "d2RlNq\xAF"
              "aNhCNWAQQ=\n" THIRD FOURTH,
        NULL, NO_SIGNATURE},
    {"base64 in another spelling",
        FIRST "RUTnKaKjBkThLCeYy0eYnd2e5tzEtPhkFQzLL2PferMJYU5FKEHLaDmTIpy7bjWIhClDlzcTN90JgN4iJrG"
              "d2RlNq/aNhCNWAQR=\n" THIRD FOURTH,
        NULL, NO_SIGNATURE},
    {"base64 without its end",
        FIRST "RUTnKaKjBkThLCeYy0eYnd2e5tzEtPhkFQzLL2PferMJYU5FKEHLaDmTIpy7bjWIhClDlzcTN90JgN4iJrG"
              "d2RlNq/aNhCNWAQQ\n" THIRD FOURTH,
        NULL, NO_SIGNATURE},
    {"both signatures from elsewhere",
        FIRST SECOND THIRD "eYn1bBLqzEAcWUGSJdxpUCCxmYCwdZaaBgV8a+lt+357R6wPPtH/"
                           "mSFUCmOTJz1v8jEd3c0w/BO3LxJBxzHCAA==\n",
        NULL, CHANGED},
};

static void a_signature_is_read_as_minisign_writes_it_and_not_otherwise(void **state)
{
    struct public_key key;
    (void)state;
    assert_true(public_key_parse(KEY, &key));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct error error = {0};
        const char *comment = NULL;
        const struct public_key *found = signature_verify(
            arena, cases[i].text, &key, 1, SIGNED, strlen(SIGNED), &comment, &error);
        if ((found == &key) != !cases[i].error ||
            (cases[i].error && !strstr(error.message, cases[i].error)))
            fail_msg("%s: %s", cases[i].name, found ? "is believed" : error.message);
        if (found)
            assert_string_equal(comment, cases[i].comment);
        arena_destroy(arena);
    }
}

static void a_text_that_is_too_long_is_no_signature(void **state)
{
    struct public_key key;
    struct error error;
    struct arena *arena = arena_create();
    (void)state;
    assert_true(public_key_parse(KEY, &key));
    for (int more = 0; more < 2; more++) {
        int filling =
            SIGNATURE_MOST + more - (int)strlen("untrusted comment: \n" SECOND THIRD FOURTH);
        const char *text =
            arena_printf(arena, "untrusted comment: %0*d\n" SECOND THIRD FOURTH, filling, 0);
        assert_int_equal(strlen(text), SIGNATURE_MOST + more);
        assert_int_equal(
            signature_verify(arena, text, &key, 1, SIGNED, strlen(SIGNED), NULL, &error) != NULL,
            !more);
    }
    arena_destroy(arena);
}

static void another_key_and_other_bytes_are_told_apart(void **state)
{
    struct public_key key, keys[2];
    struct error error;
    struct arena *arena = arena_create();
    struct secret_key *stranger = new_key();
    static const char text[] = FIRST SECOND THIRD FOURTH;
    (void)state;
    assert_true(public_key_parse(KEY, &key));
    keys[0] = *secret_key_public(stranger);
    keys[1] = key;
    assert_ptr_equal(signature_verify(arena, text, keys, 2, SIGNED, 6, NULL, &error), &keys[1]);
    assert_null(signature_verify(arena, text, keys, 1, SIGNED, 6, NULL, &error));
    assert_non_null(strstr(error.message, FOREIGN));
    assert_null(signature_verify(arena, text, keys, 0, SIGNED, 6, NULL, &error));
    assert_null(signature_verify(arena, text, &key, 1, SIGNED, 5, NULL, &error));
    assert_non_null(strstr(error.message, CHANGED));
    /* Who takes over the id of a key does not take over the key. */
    memcpy(keys[0].id, key.id, sizeof key.id);
    assert_null(signature_verify(arena, text, keys, 1, SIGNED, 6, NULL, &error));
    assert_ptr_equal(signature_verify(arena, text, keys, 2, SIGNED, 6, NULL, &error), &keys[1]);
    secret_key_destroy(stranger);
    arena_destroy(arena);
}

/* The rest of the untrusted comment is nobody's word; the format lets anybody change it. */
static void no_bit_of_a_signature_can_be_turned(void **state)
{
    static const char *const texts[] = {FIRST SECOND THIRD FOURTH, LEGACY};
    size_t free_from = strlen("untrusted comment: "), free_to = strlen(FIRST) - 1, refused = 0;
    struct public_key key;
    struct arena *arena = arena_create();
    (void)state;
    assert_true(public_key_parse(KEY, &key));
    for (size_t n = 0; n < COUNT_OF(texts); n++) {
        for (size_t bit = 0; bit < 8 * strlen(texts[n]); bit++) {
            char *text = arena_string(arena, texts[n]);
            text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
            if (bit / 8 >= free_from && bit / 8 < free_to)
                continue;
            if (signature_verify(arena, text, &key, 1, SIGNED, strlen(SIGNED), NULL, NULL))
                fail_msg("text %zu: bit %zu of byte %zu", n, bit % 8, bit / 8);
            refused++;
        }
    }
    assert_true(refused > 4000);
    arena_destroy(arena);
}

static void what_is_made_is_read_and_covers_every_bit(void **state)
{
    char bytes[] = "{\"format\": 1}";
    struct error error;
    struct arena *arena = arena_create();
    struct secret_key *secret = new_key();
    const struct public_key *key = secret_key_public(secret);
    const char *comment, *text = signature_make(arena, secret, bytes, strlen(bytes), "a\tb ü");
    (void)state;
    assert_ptr_equal(
        signature_verify(arena, text, key, 1, bytes, strlen(bytes), &comment, &error), key);
    assert_string_equal(comment, "a\tb ü");
    for (size_t bit = 0; bit < 8 * strlen(bytes); bit++) {
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        assert_null(signature_verify(arena, text, key, 1, bytes, sizeof bytes - 1, NULL, NULL));
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
    }
    text = signature_make(arena, secret, "", 0, "");
    assert_ptr_equal(signature_verify(arena, text, key, 1, "", 0, &comment, &error), key);
    secret_key_destroy(secret);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signature_is_read_as_minisign_writes_it_and_not_otherwise),
        cmocka_unit_test(a_text_that_is_too_long_is_no_signature),
        cmocka_unit_test(another_key_and_other_bytes_are_told_apart),
        cmocka_unit_test(no_bit_of_a_signature_can_be_turned),
        cmocka_unit_test(what_is_made_is_read_and_covers_every_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
