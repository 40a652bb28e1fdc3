/* SPDX-License-Identifier: EUPL-1.2 */
/* Manifests: written the same every time, read exactly, every rule with a text that breaks it. */
#include "unit.h"

#include "base/memory.h"
#include "trust/manifest.h"

#include <string.h>

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
#define D "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"
#define E "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"

static const char whole[] =
    "{\"format\": 1, \"version\": 17, \"root\": 2,\n"
    " \"issued\": \"2026-11-24T21:00:00Z\", \"expires\": \"2027-02-22T21:00:00Z\",\n"
    " \"packs\": [{\"id\": \"ui\", \"version\": 9, \"format\": 3, \"size\": 5, \"sha256\": \"" E
    "\", \"file\": {\"size\": 4, \"sha256\": \"" D "\"}, \"deltas\": [], \"objects\": []},\n"
    "  {\"id\": \"aachen\", \"version\": 17, \"format\": 4, \"size\": 1343488, \"sha256\": \"" A
    "\",\n   \"file\": {\"size\": 312345, \"sha256\": \"" B "\"},\n"
    "   \"deltas\": [{\"from\": \"" C "\", \"size\": 4711, \"sha256\": \"" D "\"}],\n"
    "   \"objects\": [{\"size\": 99999, \"sha256\": \"" D "\"}]}]}";

#define DELTA "\"deltas\": [{\"from\": \"" C "\", \"size\": 4711, \"sha256\": \"" D "\"}]"
#define OBJECTS "\"objects\": [{\"size\": 99999, \"sha256\": \"" D "\"}]"

/* What is put in the place of what, and the error that is given; none: it is read. */
static const struct {
    const char *name, *old, *new, *error;
} cases[] = {
    {"as it is", "", "", NULL},
    {"a member twice", "\"root\": 2", "\"root\": 2, \"root\": 2", "duplicate"},
    {"a member of a pack twice", "\"id\": \"ui\"", "\"id\": \"ui\", \"id\": \"ui\"", "duplicate"},
    {"a member too many", "\"root\": 2", "\"root\": 2, \"url\": \"x\"", "unpacked: url"},
    {"a member of a pack too many", "\"size\": 5", "\"size\": 5, \"path\": \"../x\"",
        "pack 1: 1 object item(s) left unpacked: path"},
    {"a member of a file too many", "\"size\": 4,", "\"size\": 4, \"name\": \"x\",",
        "unpacked: name"},
    {"a member of a delta too many", "\"size\": 4711", "\"size\": 4711, \"x\": 1",
        "pack aachen, delta 1: 1 object item(s) left"},
    {"a member of an object too many", "\"size\": 99999", "\"size\": 99999, \"x\": 1",
        "pack aachen, object 1: 1 object item(s) left"},
    {"something behind it", "}]}]}", "}]}]}{}", "end of file expected"},
    {"no end", "}]}]}", "}]}]", "manifest:"},
    {"a later format", "{\"format\": 1", "{\"format\": 2", "has format 2, this program reads 1"},
    {"format 0", "{\"format\": 1", "{\"format\": 0", "has format 0"},
    {"no format", "\"format\": 1, ", "", "\"format\" is missing"},
    {"no version", "\"version\": 17, \"root\"", "\"root\"", "not found: version"},
    {"version 0", "\"version\": 17, \"root\"", "\"version\": 0, \"root\"", "\"version\" is 0"},
    {"a version below", "\"version\": 17, \"root\"", "\"version\": -7, \"root\"", "is -7"},
    {"a version too large", "\"version\": 17, \"root\"", "\"version\": 1000000000, \"root\"",
        "1 to 999999999 is right"},
    {"half a version", "\"version\": 17, \"root\"", "\"version\": 17.5, \"root\"",
        "Expected integer"},
    {"a version in quotes", "\"version\": 17, \"root\"", "\"version\": \"17\", \"root\"",
        "Expected integer"},
    {"root 0", "\"root\": 2", "\"root\": 0", "\"root\" is 0"},
    {"issued without a zone", "2026-11-24T21:00:00Z", "2026-11-24T21:00:00", "\"issued\" is"},
    {"issued with a space", "2026-11-24T21:00:00Z", "2026-11-24 21:00:00Z", "\"issued\" is"},
    {"issued in another zone", "2026-11-24T21:00:00Z", "2026-11-24T21:00+01:", "\"issued\" is"},
    {"issued with a day too many", "2026-11-24", "2026-11-31", "\"issued\" is"},
    {"issued on the 29th", "2026-11-24", "2027-02-29", "\"issued\" is"},
    {"issued in a leap second", "2026-11-24T21:00:00Z", "2026-12-31T23:59:60Z", "\"issued\" is"},
    {"issued with a space for a digit", "2026-11-24", "2026-11- 4", "\"issued\" is"},
    {"issued before 1970", "2026-11-24", "1969-11-24", "\"issued\" is"},
    {"issued in the last year", "2027-02-22", "9999-12-31", NULL},
    {"issued as a number", "\"2026-11-24T21:00:00Z\"", "1", "Expected string"},
    {"expires as it was issued", "2027-02-22T21:00:00Z", "2026-11-24T21:00:00Z", "is not after"},
    {"expires before it was issued", "2027-02-22", "2026-02-22", "is not after"},
    {"expires one second later", "2027-02-22T21:00:00Z", "2026-11-24T21:00:01Z", NULL},
    {"a pack twice", "\"id\": \"ui\"", "\"id\": \"aachen\"", "the pack aachen is there twice"},
    {"an empty id", "\"id\": \"ui\"", "\"id\": \"\"", "no id of a pack"},
    {"a way out as an id", "\"id\": \"ui\"", "\"id\": \"../ui\"", "no id of a pack"},
    {"capitals in an id", "\"id\": \"ui\"", "\"id\": \"UI\"", "no id of a pack"},
    {"an id of 64 letters", "\"id\": \"ui\"", "\"id\": \"" A "\"", NULL},
    {"an id of 65 letters", "\"id\": \"ui\"", "\"id\": \"" A "a\"", "no id of a pack"},
    {"a NUL in an id", "\"id\": \"ui\"", "\"id\": \"ui\\u0000x\"", "not allowed"},
    {"a pack from later on", "\"version\": 9", "\"version\": 18", "pack ui: \"version\" is 18"},
    {"a pack of version 0", "\"version\": 9", "\"version\": 0", "pack ui: \"version\" is 0"},
    {"a pack of format 0", "\"format\": 3", "\"format\": 0", "pack ui: \"format\" is 0"},
    {"an empty pack", "\"size\": 5", "\"size\": 0", "pack ui: \"size\" is 0"},
    {"a pack of 1 GB", "\"size\": 5", "\"size\": 1073741824", NULL},
    {"a pack larger than 1 GB", "\"size\": 5", "\"size\": 1073741825", "1 to 1073741824 is right"},
    {"an empty file", "\"size\": 4,", "\"size\": 0,", "pack ui, file: \"size\" is 0"},
    {"a file of no size", "\"size\": 4,", "", "not found: size"},
    {"a digest in capitals", "\"" E "\"", "\"E" E "\"", "64 small hexadecimal digits"},
    {"a digest with a path", "eeeeee\"", "../../\"", "64 small hexadecimal digits"},
    {"a digest too short", "eeeeee\"", "eeeee\"", "64 small hexadecimal digits"},
    {"no list of packs", "\"packs\": [", "\"packs\": 1, \"x\": [", "unpacked: x"},
    {"a number as a pack", "\"packs\": [", "\"packs\": [1, ", "pack 1: Expected object"},
    {"a delta from the pack itself", "\"from\": \"c", "\"from\": \"x", "\"from\" is"},
    {"no list of deltas", DELTA, "\"deltas\": {}", "\"deltas\" is no list of up to 100"},
    {"no deltas", DELTA ",\n", "", "not found: deltas"},
    {"a delta from itself", DELTA,
        "\"deltas\": [{\"from\": \"" A "\", \"size\": 4711, \"sha256\": \"" D "\"}]",
        "\"from\" is the pack itself"},
    {"two deltas from the same pack", DELTA,
        "\"deltas\": [{\"from\": \"" C "\", \"size\": 1, \"sha256\": \"" D "\"}, {\"from\": \"" C
        "\", \"size\": 2, \"sha256\": \"" E "\"}]",
        "delta 2: " C " is there twice"},
    {"an empty delta", "\"size\": 4711", "\"size\": 0", "pack aachen, delta 1: \"size\" is 0"},
    {"no list of objects", OBJECTS, "\"objects\": null", "\"objects\" is no list"},
    {"an object twice", OBJECTS,
        "\"objects\": [{\"size\": 1, \"sha256\": \"" D "\"}, {\"size\": 1, \"sha256\": \"" D "\"}]",
        "object 2: " D " is there twice"},
    {"an object of no bytes", "\"size\": 99999", "\"size\": 0", "object 1: \"size\" is 0"},
    {"no packs", "\"packs\": [", "\"packs\": [], \"x\": [", "unpacked: x"},
};

static const char *replaced(struct arena *arena, const char *old, const char *new)
{
    const char *at = strstr(whole, old);
    assert_non_null(at);
    return arena_printf(arena, "%.*s%s%s", (int)(at - whole), whole, new, at + strlen(old));
}

static void every_rule_of_a_manifest_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct error error = {0};
        const char *text = replaced(arena, cases[i].old, cases[i].new);
        const struct manifest *read = manifest_read(arena, text, strlen(text), &error);
        if (!read != !!cases[i].error || (!read && !strstr(error.message, cases[i].error)))
            fail_msg("%s: %s", cases[i].name, read ? "is read" : error.message);
        arena_destroy(arena);
    }
}

static void what_is_read_is_what_was_written(void **state)
{
    struct arena *arena = arena_create();
    struct error error = {0};
    (void)state;
    const struct manifest *read = manifest_read(arena, whole, strlen(whole), &error);
    assert_non_null(read);
    assert_int_equal(read->version, 17);
    assert_int_equal(read->root, 2);
    assert_int_equal(read->issued, 1795554000);
    assert_int_equal(read->expires, 1795554000 + 90 * 86400);
    assert_int_equal(read->pack_count, 2);
    const struct manifest_pack *pack = &read->packs[1];
    assert_string_equal(pack->id, "aachen");
    assert_int_equal(pack->version, 17);
    assert_int_equal(pack->format, 4);
    assert_int_equal(pack->pack.size, 1343488);
    assert_string_equal(pack->pack.digest.digits, A);
    assert_int_equal(pack->file.size, 312345);
    assert_string_equal(pack->file.digest.digits, B);
    assert_int_equal(pack->delta_count, 1);
    assert_string_equal(pack->deltas[0].from.digits, C);
    assert_int_equal(pack->deltas[0].file.size, 4711);
    assert_string_equal(pack->deltas[0].file.digest.digits, D);
    assert_int_equal(pack->object_count, 1);
    assert_int_equal(pack->objects[0].size, 99999);
    assert_string_equal(pack->objects[0].digest.digits, D);

    const char *text = manifest_write(arena, read);
    assert_string_equal(text, manifest_write(arena, read));
    const struct manifest *again = manifest_read(arena, text, strlen(text), &error);
    assert_non_null(again);
    assert_string_equal(text, manifest_write(arena, again));
    assert_string_equal(again->packs[1].deltas[0].from.digits, C);
    arena_destroy(arena);
}

/* Lists, as long as they may be and one longer, by what is written. */
static struct digest numbered(size_t number)
{
    return digest_of(&number, sizeof number);
}

static struct manifest_pack *packs_of(
    struct arena *arena, size_t count, size_t deltas, size_t objects)
{
    struct manifest_pack *packs = arena_alloc(arena, count * sizeof *packs);
    struct manifest_delta *delta = arena_alloc(arena, (deltas + 1) * sizeof *delta);
    struct manifest_file *object = arena_alloc(arena, (objects + 1) * sizeof *object);
    for (size_t i = 0; i < deltas; i++)
        delta[i] = (struct manifest_delta){numbered(i), {1, numbered(i)}};
    for (size_t i = 0; i < objects; i++)
        object[i] = (struct manifest_file){1, numbered(i)};
    for (size_t i = 0; i < count; i++)
        packs[i] = (struct manifest_pack){.id = arena_printf(arena, "p%zu", i),
            .version = 1,
            .format = 1,
            .pack = {1, digest_of("", 0)},
            .file = {1, digest_of("", 0)}};
    packs[0].deltas = delta;
    packs[0].delta_count = deltas;
    packs[0].objects = object;
    packs[0].object_count = objects / 2;
    packs[count - 1].objects = object + objects / 2;
    packs[count - 1].object_count = objects - objects / 2;
    return packs;
}

static void lists_have_bounds(void **state)
{
    static const struct {
        size_t packs, deltas, objects;
        bool right;
    } bounds[] = {
        {0, 0, 0, false},
        {MANIFEST_PACKS_MOST, 0, 0, true},
        {MANIFEST_PACKS_MOST + 1, 0, 0, false},
        {2, MANIFEST_DELTAS_MOST, MANIFEST_OBJECTS_MOST, true},
        {2, MANIFEST_DELTAS_MOST + 1, 0, false},
        {2, 0, MANIFEST_OBJECTS_MOST + 1, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        struct arena *arena = arena_create();
        struct error error;
        struct manifest manifest = {.version = 1, .root = 1, .expires = 1};
        manifest.packs = packs_of(
            arena, bounds[i].packs + !bounds[i].packs, bounds[i].deltas, bounds[i].objects);
        manifest.pack_count = bounds[i].packs;
        const char *text = manifest_write(arena, &manifest);
        assert_true(strlen(text) < MANIFEST_MOST);
        if (!manifest_read(arena, text, strlen(text), &error) == bounds[i].right)
            fail_msg("%zu: %s", i, bounds[i].right ? error.message : "is read");
        arena_destroy(arena);
    }
}

static void a_manifest_is_at_most_so_long_and_so_deep(void **state)
{
    struct arena *arena = arena_create();
    struct error error;
    (void)state;
    char *text = arena_alloc(arena, MANIFEST_MOST + 2);
    memset(text, ' ', MANIFEST_MOST + 1);
    memcpy(text + MANIFEST_MOST + 1 - strlen(whole), whole, strlen(whole));
    assert_non_null(manifest_read(arena, text + 1, MANIFEST_MOST, &error));
    assert_null(manifest_read(arena, text, MANIFEST_MOST + 1, &error));
    assert_non_null(strstr(error.message, "larger than"));
    memset(text, '[', MANIFEST_MOST);
    assert_null(manifest_read(arena, text, MANIFEST_MOST, &error));
    assert_non_null(strstr(error.message, "maximum parsing depth"));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_of_a_manifest_holds),
        cmocka_unit_test(what_is_read_is_what_was_written),
        cmocka_unit_test(lists_have_bounds),
        cmocka_unit_test(a_manifest_is_at_most_so_long_and_so_deep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
