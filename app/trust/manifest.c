/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading is one function a level, each by one format of jansson's, which refuses what is missing,
 * unknown or of another type; here is only what a type does not say. */
#include "trust/manifest.h"

#include "base/memory.h"
#include "trust/members.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TIME_FORMAT "%Y-%m-%dT%H:%M:%SZ"

enum { TIME_LENGTH = 20, FORMAT_MOST = 10000 };

struct reading {
    struct arena *arena;
    struct error *error;
    long version; /* of the manifest */
    size_t objects; /* of the packs so far */
};

static void time_write(int64_t seconds, char text[TIME_LENGTH + 1])
{
    time_t time = (time_t)seconds;
    struct tm parts;
    gmtime_r(&time, &parts);
    strftime(text, TIME_LENGTH + 1, TIME_FORMAT, &parts);
}

/* Only what writing gives again is read, so that every time has one spelling. */
static bool read_time(struct reading *reading, const char *name, const char *text, int64_t *seconds)
{
    struct tm parts = {0};
    char again[TIME_LENGTH + 1] = "";
    const char *end = strlen(text) == TIME_LENGTH ? strptime(text, TIME_FORMAT, &parts) : NULL;
    *seconds = end ? (int64_t)timegm(&parts) : -1;
    if (*seconds >= 0)
        time_write(*seconds, again);
    return strcmp(text, again) == 0 ||
           error_set(reading->error,
               "manifest: \"%s\" is \"%s\"; a time such as 2026-11-24T21:00:00Z is right", name,
               text);
}

static bool read_file(struct reading *reading, const char *where, json_int_t size,
    const char *digest, struct manifest_file *file)
{
    file->size = (uint64_t)size;
    return members_in(size, 1, (json_int_t)MANIFEST_FILE_MOST, where, "size", reading->error) &&
           (digest_parse(digest, &file->digest) ||
               error_set(reading->error,
                   "%s: \"sha256\" is \"%s\"; 64 small hexadecimal digits are right", where,
                   digest));
}

/* A list of files, none of which stands there twice. */
static bool add_to(
    json_t *seen, struct reading *reading, const char *where, const struct digest *digest)
{
    if (json_object_get(seen, digest->digits))
        return error_set(reading->error, "%s: %s is there twice", where, digest->digits);
    json_object_set_new(seen, digest->digits, json_true());
    return true;
}

static bool read_delta(struct reading *reading, const char *where, json_t *json,
    const struct manifest_pack *pack, struct manifest_delta *delta)
{
    const char *from, *digest;
    json_int_t size;
    if (!members_take(json, where, reading->error, "{s:s, s:I, s:s}", "from", &from, "size", &size,
            "sha256", &digest) ||
        !read_file(reading, where, size, digest, &delta->file))
        return false;
    if (!digest_parse(from, &delta->from))
        return error_set(reading->error,
            "%s: \"from\" is \"%s\"; 64 small hexadecimal digits are right", where, from);
    return !digest_equal(&delta->from, &pack->pack.digest) ||
           error_set(reading->error, "%s: \"from\" is the pack itself", where);
}

static bool read_deltas(struct reading *reading, json_t *array, struct manifest_pack *pack)
{
    struct manifest_delta *deltas =
        arena_alloc(reading->arena, (json_array_size(array) + 1) * sizeof *deltas);
    json_t *seen = json_object();
    bool done = true;
    pack->deltas = deltas;
    pack->delta_count = json_array_size(array);
    for (size_t i = 0; done && i < pack->delta_count; i++) {
        const char *where = arena_printf(reading->arena, "pack %s, delta %zu", pack->id, i + 1);
        done = read_delta(reading, where, json_array_get(array, i), pack, &deltas[i]) &&
               add_to(seen, reading, where, &deltas[i].from);
    }
    json_decref(seen);
    return done;
}

static bool read_object(
    struct reading *reading, const char *where, json_t *json, struct manifest_file *object)
{
    const char *digest;
    json_int_t size;
    return members_take(
               json, where, reading->error, "{s:I, s:s}", "size", &size, "sha256", &digest) &&
           read_file(reading, where, size, digest, object);
}

static bool read_objects(struct reading *reading, json_t *array, struct manifest_pack *pack)
{
    struct manifest_file *objects =
        arena_alloc(reading->arena, (json_array_size(array) + 1) * sizeof *objects);
    json_t *seen = json_object();
    bool done = true;
    pack->objects = objects;
    pack->object_count = json_array_size(array);
    for (size_t i = 0; done && i < pack->object_count; i++) {
        const char *where = arena_printf(reading->arena, "pack %s, object %zu", pack->id, i + 1);
        done = read_object(reading, where, json_array_get(array, i), &objects[i]) &&
               add_to(seen, reading, where, &objects[i].digest);
    }
    json_decref(seen);
    return done;
}

static bool read_id(struct reading *reading, const char *id, struct manifest_pack *pack)
{
    size_t length = strlen(id);
    pack->id = arena_string(reading->arena, id);
    return (length >= 1 && length <= MANIFEST_ID_MOST &&
               strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length) ||
           error_set(reading->error,
               "manifest: \"%s\" is no id of a pack; up to %d small letters, digits and hyphens "
               "are",
               id, MANIFEST_ID_MOST);
}

/* A list that is too long is refused before its members are looked at. */
static bool is_short(
    struct reading *reading, const char *where, const char *name, json_t *array, size_t most)
{
    return (json_is_array(array) && json_array_size(array) <= most) ||
           error_set(reading->error, "%s: \"%s\" is no list of up to %zu", where, name, most);
}

static bool read_lists(
    struct reading *reading, struct manifest_pack *pack, json_t *deltas, json_t *objects)
{
    const char *where = arena_printf(reading->arena, "pack %s", pack->id);
    size_t left = MANIFEST_OBJECTS_MOST - reading->objects;
    if (!is_short(reading, where, "deltas", deltas, MANIFEST_DELTAS_MOST) ||
        !is_short(reading, where, "objects", objects, left))
        return false;
    reading->objects += json_array_size(objects);
    return read_deltas(reading, deltas, pack) && read_objects(reading, objects, pack);
}

static bool read_pack(
    struct reading *reading, size_t number, json_t *json, struct manifest_pack *pack)
{
    const char *id, *digest, *file_digest,
        *where = arena_printf(reading->arena, "pack %zu", number), *file;
    json_int_t version, format, size, file_size;
    json_t *deltas, *objects;
    if (!members_take(json, where, reading->error,
            "{s:s, s:I, s:I, s:I, s:s, s:{s:I, s:s}, s:o, s:o}", "id", &id, "version", &version,
            "format", &format, "size", &size, "sha256", &digest, "file", "size", &file_size,
            "sha256", &file_digest, "deltas", &deltas, "objects", &objects) ||
        !read_id(reading, id, pack))
        return false;
    where = arena_printf(reading->arena, "pack %s", id);
    file = arena_printf(reading->arena, "%s, file", where);
    pack->version = (long)version;
    pack->format = (long)format;
    return members_in(version, 1, reading->version, where, "version", reading->error) &&
           members_in(format, 1, FORMAT_MOST, where, "format", reading->error) &&
           read_file(reading, where, size, digest, &pack->pack) &&
           read_file(reading, file, file_size, file_digest, &pack->file) &&
           read_lists(reading, pack, deltas, objects);
}

static bool is_new(
    struct reading *reading, const struct manifest_pack *packs, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(packs[i].id, id) == 0)
            return error_set(reading->error, "manifest: the pack %s is there twice", id);
    return true;
}

static bool read_packs(struct reading *reading, json_t *array, struct manifest *manifest)
{
    size_t count = json_array_size(array);
    if (!is_short(reading, "manifest", "packs", array, MANIFEST_PACKS_MOST))
        return false;
    if (!count)
        return error_set(reading->error, "manifest: names no pack; one is the least");
    struct manifest_pack *packs = arena_alloc(reading->arena, count * sizeof *packs);
    for (size_t i = 0; i < count; i++)
        if (!read_pack(reading, i + 1, json_array_get(array, i), &packs[i]) ||
            !is_new(reading, packs, i, packs[i].id))
            return false;
    manifest->packs = packs;
    manifest->pack_count = count;
    return true;
}

static bool read_manifest(struct reading *reading, json_t *json, struct manifest *manifest)
{
    json_int_t format, version, root;
    const char *issued, *expires;
    json_t *packs;
    if (!members_have_format(json, "manifest", MANIFEST_FORMAT, reading->error) ||
        !members_take(json, "manifest", reading->error, "{s:I, s:I, s:I, s:s, s:s, s:o}", "format",
            &format, "version", &version, "root", &root, "issued", &issued, "expires", &expires,
            "packs", &packs) ||
        !members_in(version, 1, MEMBERS_VERSION_MOST, "manifest", "version", reading->error) ||
        !members_in(root, 1, MEMBERS_VERSION_MOST, "manifest", "root", reading->error) ||
        !read_time(reading, "issued", issued, &manifest->issued) ||
        !read_time(reading, "expires", expires, &manifest->expires))
        return false;
    if (manifest->issued >= manifest->expires)
        return error_set(
            reading->error, "manifest: expires at %s, which is not after %s", expires, issued);
    manifest->version = reading->version = (long)version;
    manifest->root = (long)root;
    return read_packs(reading, packs, manifest);
}

const struct manifest *manifest_read(
    struct arena *arena, const char *text, size_t bytes, struct error *error)
{
    struct manifest *manifest = arena_alloc(arena, sizeof *manifest);
    struct reading reading = {.arena = arena, .error = error};
    json_t *json = members_load("manifest", text, bytes, MANIFEST_MOST, error);
    bool done = json && read_manifest(&reading, json, manifest);
    json_decref(json);
    return done ? manifest : NULL;
}

static json_t *json_of_deltas(const struct manifest_pack *pack)
{
    json_t *array = json_array();
    for (size_t i = 0; i < pack->delta_count; i++)
        json_array_append_new(
            array, json_pack("{s:s, s:I, s:s}", "from", pack->deltas[i].from.digits, "size",
                       (json_int_t)pack->deltas[i].file.size, "sha256",
                       pack->deltas[i].file.digest.digits));
    return array;
}

static json_t *json_of_objects(const struct manifest_pack *pack)
{
    json_t *array = json_array();
    for (size_t i = 0; i < pack->object_count; i++)
        json_array_append_new(
            array, json_pack("{s:I, s:s}", "size", (json_int_t)pack->objects[i].size, "sha256",
                       pack->objects[i].digest.digits));
    return array;
}

static json_t *json_of_packs(const struct manifest *manifest)
{
    json_t *array = json_array();
    for (size_t i = 0; i < manifest->pack_count; i++) {
        const struct manifest_pack *pack = &manifest->packs[i];
        json_array_append_new(array,
            json_pack("{s:s, s:I, s:I, s:I, s:s, s:{s:I, s:s}, s:o, s:o}", "id", pack->id,
                "version", (json_int_t)pack->version, "format", (json_int_t)pack->format, "size",
                (json_int_t)pack->pack.size, "sha256", pack->pack.digest.digits, "file", "size",
                (json_int_t)pack->file.size, "sha256", pack->file.digest.digits, "deltas",
                json_of_deltas(pack), "objects", json_of_objects(pack)));
    }
    return array;
}

const char *manifest_write(struct arena *arena, const struct manifest *manifest)
{
    char issued[TIME_LENGTH + 1], expires[TIME_LENGTH + 1];
    time_write(manifest->issued, issued);
    time_write(manifest->expires, expires);
    json_t *json = json_pack("{s:i, s:I, s:I, s:s, s:s, s:o}", "format", MANIFEST_FORMAT, "version",
        (json_int_t)manifest->version, "root", (json_int_t)manifest->root, "issued", issued,
        "expires", expires, "packs", json_of_packs(manifest));
    char *text = json_dumps(json, JSON_INDENT(1));
    if (!text)
        abort();
    const char *kept = arena_printf(arena, "%s\n", text);
    free(text);
    json_decref(json);
    return kept;
}
