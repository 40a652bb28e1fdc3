/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/candidate.h"

#include "pack/pack.h"
#include "pack/sql.h"
#include "trust/channel.h"

#include <string.h>

bool candidate_is(const struct candidate *candidate, const struct manifest_pack *pack)
{
    return strcmp(candidate->pack.id, pack->id) == 0 &&
           digest_equal(&candidate->pack.pack.digest, &pack->pack.digest);
}

const char *candidate_object(
    struct arena *arena, const struct candidate *candidate, const struct digest *object)
{
    const char *slash = strrchr(candidate->path, '/');
    return arena_printf(arena, "%.*s%s", slash ? (int)(slash - candidate->path) + 1 : 0,
        candidate->path, channel_object(arena, object));
}

static bool read_id(
    struct arena *arena, sqlite3 *pack, struct candidate *candidate, struct error *error)
{
    sqlite3_stmt *row = sql_query(pack, "SELECT value FROM meta WHERE key = 'id'", "");
    const char *id = sql_next(row, NULL) ? arena_string(arena, sql_text(row, 0)) : "";
    sqlite3_finalize(row);
    candidate->pack.id = id;
    return (*id && strlen(id) <= MANIFEST_ID_MOST &&
               !id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")]) ||
           error_set(
               error, "%s: has no id that a manifest could name; build it again", candidate->path);
}

static bool check_object(struct arena *arena, const struct candidate *candidate,
    const struct manifest_file *object, struct error *error)
{
    struct digest digest;
    uint64_t size;
    const char *path = candidate_object(arena, candidate, &object->digest);
    if (!digest_of_file(path, &digest, &size, error))
        return false;
    return (size == object->size && digest_equal(&digest, &object->digest)) ||
           error_set(
               error, "%s: is not what %s was built with; build it again", path, candidate->path);
}

static size_t count_objects(sqlite3 *pack)
{
    sqlite3_stmt *row =
        sql_query(pack, "SELECT count(DISTINCT sha256) FROM media WHERE bytes IS NULL", "");
    size_t count = sql_next(row, NULL) ? (size_t)sqlite3_column_int64(row, 0) : 0;
    sqlite3_finalize(row);
    return count;
}

static bool read_objects(
    struct arena *arena, sqlite3 *pack, struct candidate *candidate, struct error *error)
{
    size_t count = count_objects(pack), read = 0;
    bool done = true;
    if (count > MANIFEST_OBJECTS_MOST)
        return error_set(error, "%s: more than %d large media; make some smaller", candidate->path,
            MANIFEST_OBJECTS_MOST);
    struct manifest_file *objects = arena_alloc(arena, (count + 1) * sizeof *objects);
    sqlite3_stmt *row = sql_query(
        pack, "SELECT DISTINCT sha256, size FROM media WHERE bytes IS NULL ORDER BY sha256", "");
    while (done && read < count && sql_next(row, NULL)) {
        struct manifest_file *object = &objects[read++];
        object->size = (uint64_t)sqlite3_column_int64(row, 1);
        done = digest_parse(sql_text(row, 0), &object->digest) ||
               error_set(error, "%s: names media by no digest; build it again", candidate->path);
        done = done && check_object(arena, candidate, object, error);
    }
    sqlite3_finalize(row);
    candidate->pack.objects = objects;
    candidate->pack.object_count = read;
    return done;
}

static bool read_candidate(struct arena *arena, struct candidate *candidate, struct error *error)
{
    struct manifest_file *file = &candidate->pack.pack;
    if (!digest_of_file(candidate->path, &file->digest, &file->size, error))
        return false;
    sqlite3 *pack = pack_open(candidate->path, error);
    candidate->pack.format = PACK_FORMAT;
    bool done = pack && read_id(arena, pack, candidate, error) &&
                read_objects(arena, pack, candidate, error);
    sqlite3_close(pack);
    return done;
}

struct candidate *candidates_read(
    struct arena *arena, const char *const *paths, size_t count, struct error *error)
{
    struct candidate *candidates = arena_alloc(arena, count * sizeof *candidates);
    size_t objects = 0;
    for (size_t i = 0; i < count; i++) {
        candidates[i].path = paths[i];
        if (!read_candidate(arena, &candidates[i], error))
            return NULL;
        for (size_t k = 0; k < i; k++)
            if (strcmp(candidates[k].pack.id, candidates[i].pack.id) == 0) {
                error_set(error, "%s: has the id \"%s\" like %s; publish one of them", paths[i],
                    candidates[i].pack.id, paths[k]);
                return NULL;
            }
        objects += candidates[i].pack.object_count;
    }
    if (objects <= MANIFEST_OBJECTS_MOST)
        return candidates;
    error_set(error, "%zu large media in all packs; a manifest names at most %d", objects,
        MANIFEST_OBJECTS_MOST);
    return NULL;
}
