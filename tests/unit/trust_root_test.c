/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom to believe: what a root may say, how many signatures make it count, how keys are replaced
 * that were lost or stolen. */
#include "trust_keys.h"

#include "base/memory.h"
#include "trust/root.h"
#include "trust/signature.h"

#include <string.h>

#define KEY_A "\"RWTnKaKjBkThLGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7\""
#define KEY_B "\"RWSRAPnHLPP9eDHM/sk1gXxyX/7MUpoce9p748QGDXx20m572Qm0bclk\""
/* The key of A under the id of B, that of B under the id of A. */
#define A_AS_B "\"RWSRAPnHLPP9eGxXG8ipLd8LT30Rx2r5dAFQa61Aqt6oR7tNtpg2Zy+7\""
#define B_AS_A "\"RWTnKaKjBkThLDHM/sk1gXxyX/7MUpoce9p748QGDXx20m572Qm0bclk\""

#define LISTS "\"keys\": [" KEY_A ", " KEY_B "], \"publishers\": [" KEY_B "]"
#define ROOT(head, rest) "{" head ", \"threshold\": 2, " rest "}"
#define HEAD "\"format\": 1, \"version\": 1"
#define KEYS(keys) "{" HEAD ", \"threshold\": 1, \"keys\": " keys ", \"publishers\": [" KEY_A "]}"
#define PUBLISHERS(keys)                                                                           \
    "{" HEAD ", \"threshold\": 1, \"keys\": [" KEY_A "], \"publishers\": " keys "}"
#define THRESHOLD(number) "{" HEAD ", \"threshold\": " number ", " LISTS "}"

/* What is read (no error), or the error that is given. */
static const struct {
    const char *name, *text, *error;
} cases[] = {
    {"as it is written", ROOT(HEAD, LISTS), NULL},
    {"the first version", ROOT("\"format\": 1, \"version\": 999999999", LISTS), NULL},
    {"nothing", "", "root:1:"},
    {"no object", "[]", "\"format\" is missing"},
    {"no end", "{" HEAD, "root:1:"},
    {"something behind it", ROOT(HEAD, LISTS) "x", "end of file expected"},
    {"a NUL in a text", ROOT(HEAD, LISTS ", \"a\\u0000\": 1"), "NUL byte in object key"},
    {"a later format", ROOT("\"format\": 2, \"version\": 1", LISTS), "has format 2"},
    {"no format", ROOT("\"version\": 1", LISTS), "\"format\" is missing"},
    {"version 0", ROOT("\"format\": 1, \"version\": 0", LISTS), "\"version\" is 0"},
    {"a version below", ROOT("\"format\": 1, \"version\": -1", LISTS), "\"version\" is -1"},
    {"a version too large", ROOT("\"format\": 1, \"version\": 1000000000", LISTS), "\"version\""},
    {"a version without end", ROOT("\"format\": 1, \"version\": 99999999999999999999", LISTS),
        "too big integer"},
    {"half a version", ROOT("\"format\": 1, \"version\": 1.0", LISTS), "Expected integer"},
    {"a version in quotes", ROOT("\"format\": 1, \"version\": \"1\"", LISTS), "Expected integer"},
    {"no version", ROOT("\"format\": 1", LISTS), "not found: version"},
    {"a member twice", ROOT(HEAD ", \"version\": 1", LISTS), "duplicate"},
    {"a member too many", ROOT(HEAD ", \"x\": 1", LISTS), "unpacked: x"},
    {"threshold 0", THRESHOLD("0"), "\"threshold\" is 0; 1 to 2"},
    {"threshold 3 of 2", THRESHOLD("3"), "\"threshold\" is 3; 1 to 2"},
    {"no keys", KEYS("[]"), "\"keys\" is no list of 1 to 16"},
    {"no list of keys", KEYS("{}"), "\"keys\" is no list"},
    {"a number as a key", KEYS("[1]"), "\"keys\", number 1, is no public key"},
    {"half a key", KEYS("[" KEY_A ", \"RWTnKaKj\"]"), "\"keys\", number 2, is no public key"},
    {"a key twice", KEYS("[" KEY_A ", " KEY_A "]"), "number 2, has the same key or id"},
    {"a key under two ids", KEYS("[" KEY_A ", " A_AS_B "]"), "has the same key or id"},
    {"two keys under an id", KEYS("[" KEY_A ", " B_AS_A "]"), "has the same key or id"},
    {"no publishers", PUBLISHERS("[]"), "\"publishers\" is no list of 1 to 16"},
    {"a publisher twice", PUBLISHERS("[" KEY_B ", " KEY_B "]"), "\"publishers\", number 2"},
};

static void a_root_says_exactly_what_it_must(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct root root;
        struct error error = {0};
        bool read = root_read(cases[i].text, strlen(cases[i].text), &root, &error);
        if (read != !cases[i].error || (!read && !strstr(error.message, cases[i].error)))
            fail_msg("%s: %s", cases[i].name, read ? "is read" : error.message);
    }
}

static void a_root_has_bounds(void **state)
{
    struct root root = {.version = 1, .threshold = 1, .publisher_count = 1}, again;
    struct arena *arena = arena_create();
    struct error error;
    (void)state;
    for (root.key_count = 1; root.key_count <= ROOT_KEYS_MOST; root.key_count++)
        root.keys[root.key_count - 1].id[0] = root.keys[root.key_count - 1].key[0] =
            (unsigned char)root.key_count;
    root.key_count = ROOT_KEYS_MOST;
    root.publishers[0] = root.keys[0];
    const char *text = root_write(arena, &root);
    assert_true(root_read(text, strlen(text), &again, &error));
    assert_memory_equal(&root, &again, sizeof root);
    const char *list = strstr(text, "[") + 1;
    text = arena_printf(arena, "%.*s" KEY_A ", %s", (int)(list - text), text, list);
    assert_false(root_read(text, strlen(text), &again, &error));
    assert_non_null(strstr(error.message, "no list of 1 to 16"));
    text = arena_printf(arena, "%*s", ROOT_MOST + 1, ROOT(HEAD, LISTS));
    assert_true(root_read(text + 1, ROOT_MOST, &again, &error));
    assert_false(root_read(text, ROOT_MOST + 1, &again, &error));
    assert_non_null(strstr(error.message, "larger than"));
    arena_destroy(arena);
}

enum { HOLDERS = 5 }; /* A to E */
static struct secret_key *holders[HOLDERS];

static int find_holders(void **state)
{
    (void)state;
    for (int i = 0; i < HOLDERS; i++)
        holders[i] = new_key();
    return 0;
}

static int dismiss_holders(void **state)
{
    (void)state;
    for (int i = 0; i < HOLDERS; i++)
        secret_key_destroy(holders[i]);
    return 0;
}

static struct root root_of(long version, int threshold, const char *names)
{
    struct root root = {.version = version, .threshold = threshold, .publisher_count = 1};
    root.publishers[0] = *secret_key_public(holders[0]);
    for (; *names; names++)
        root.keys[root.key_count++] = *secret_key_public(holders[*names - 'A']);
    return root;
}

/* A signature for each letter; a small letter's is of other bytes. */
static size_t sign(struct arena *arena, const char *names, const char *text, const char **list)
{
    size_t count = strlen(names);
    for (size_t i = 0; i < count; i++) {
        bool other = names[i] >= 'a';
        list[i] = signature_make(
            arena, holders[names[i] - (other ? 'a' : 'A')], text, strlen(text) - other, "x");
    }
    return count;
}

/* The keys and threshold of a root, those of the next and its version, who signed that one, and
 * whether a terminal takes it. */
static const struct {
    const char *name, *old_keys;
    int old_threshold;
    const char *new_keys;
    int new_threshold;
    long version;
    const char *signers, *error;
} rotations[] = {
    {"a lost key is replaced by the two that are left and the new one", "ABC", 2, "ABD", 2, 8, "AB",
        NULL},
    {"the holder of the new key may be one of them", "ABC", 2, "ABD", 2, 8, "ABD", NULL},
    {"a stolen key alone does nothing", "ABC", 2, "CDE", 2, 8, "C", "1 of the keys of root 7"},
    {"a stolen key and the thief's own do nothing", "ABC", 2, "CDE", 2, 8, "CDE",
        "1 of the keys of root 7"},
    {"a stolen key that signs twice counts once", "ABC", 2, "CD", 1, 8, "CC",
        "1 of the keys of root 7"},
    {"the old keys alone do not make new holders", "ABC", 2, "DE", 1, 8, "AB",
        "0 of the keys of root 8"},
    {"the new keys alone do not make themselves", "ABC", 2, "DE", 2, 8, "DE",
        "0 of the keys of root 7"},
    {"all keys are replaced by both", "ABC", 2, "DE", 2, 8, "ABDE", NULL},
    {"the old threshold holds for the old", "ABC", 3, "ABC", 1, 8, "AB", "2 of the keys of root 7"},
    {"the new threshold holds for the new", "ABC", 1, "ABC", 3, 8, "AB", "2 of the keys of root 8"},
    {"a signature of other bytes does not count", "ABC", 2, "ABC", 2, 8, "Ab",
        "1 of the keys of root 7"},
    {"nobody signed", "A", 1, "A", 1, 8, "", "0 of the keys of root 7"},
    {"a root is not skipped", "ABC", 2, "ABC", 2, 9, "ABC", "root 9 cannot follow root 7"},
    {"a root does not follow itself", "ABC", 2, "ABC", 2, 7, "ABC", "root 7 cannot follow root 7"},
    {"an earlier root does not come back", "ABC", 2, "ABC", 2, 6, "ABC",
        "root 6 cannot follow root 7"},
};

static void keys_are_replaced_by_thresholds_of_both_roots(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rotations); i++) {
        struct arena *arena = arena_create();
        struct error error = {0};
        const char *signatures[8];
        struct root old = root_of(7, rotations[i].old_threshold, rotations[i].old_keys);
        struct root next =
            root_of(rotations[i].version, rotations[i].new_threshold, rotations[i].new_keys);
        const char *text = root_write(arena, &next);
        size_t count = sign(arena, rotations[i].signers, text, signatures);
        bool taken = root_may_follow(&old, &next, text, strlen(text), signatures, count, &error);
        if (taken != !rotations[i].error || (!taken && !strstr(error.message, rotations[i].error)))
            fail_msg("%s: %s", rotations[i].name, taken ? "is taken" : error.message);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_root_says_exactly_what_it_must),
        cmocka_unit_test(a_root_has_bounds),
        cmocka_unit_test(keys_are_replaced_by_thresholds_of_both_roots),
    };
    return cmocka_run_group_tests(tests, find_holders, dismiss_holders);
}
