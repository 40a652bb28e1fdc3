/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/wanted.h"

#include "base/file.h"
#include "base/strbuf.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "sync/store_layout.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char ui[] = "ui";

static const struct manifest_pack *published(const struct manifest *manifest, const char *id)
{
    for (size_t i = 0; i < manifest->pack_count; i++)
        if (strcmp(manifest->packs[i].id, id) == 0)
            return &manifest->packs[i];
    return NULL;
}

static enum outcome not_published(const struct manifest *manifest, const char *id,
    const struct options *options, struct error *error)
{
    struct strbuf there = {0};
    for (size_t i = 0; i < manifest->pack_count; i++)
        strbuf_printf(&there, "%s%s", i ? ", " : "", manifest->packs[i].id);
    error_set(error, "the channel has no pack `%s`, but %s; change `packs` in %s", id,
        there.length ? there.string : "none at all",
        options->config ? options->config : "the configuration");
    strbuf_finish(&there);
    return OUTCOME_CONTENT;
}

/* A pack of another format is not worth its bytes. */
static bool is_readable(const struct manifest_pack *pack, struct error *error)
{
    return pack->format == PACK_FORMAT ||
           error_set(error, "pack `%s` has format %ld, this program reads %d; %s", pack->id,
               pack->format, PACK_FORMAT,
               pack->format > PACK_FORMAT ? "bring this terminal's program up to date"
                                          : "publish the pack anew with the same version of Faden");
}

static enum outcome add(const struct options *options, const struct manifest *manifest,
    const char *name, struct wanted *wanted, struct error *error)
{
    struct wanted_pack *pack = &wanted->packs[wanted->count++];
    if (strchr(name, '/')) {
        pack->path = name;
        return OUTCOME_DONE;
    }
    pack->published = published(manifest, name);
    if (pack->published) {
        pack->digest = pack->published->pack.digest;
        return is_readable(pack->published, error) ? OUTCOME_DONE : OUTCOME_CONTENT;
    }
    if (strcmp(name, ui) != 0)
        return not_published(manifest, name, options, error);
    pack->path = wanted->own_ui;
    return OUTCOME_DONE;
}

static bool has_ui(const struct options *options, const struct manifest *manifest)
{
    if (options->pack_count == 0)
        return published(manifest, ui);
    for (size_t i = 0; i < options->pack_count; i++)
        if (strcmp(options->packs[i], ui) == 0)
            return true;
    return false;
}

enum outcome wanted_choose(struct arena *arena, const struct options *options,
    const struct manifest *manifest, struct wanted *wanted, struct error *error)
{
    size_t count = options->pack_count ? options->pack_count : manifest->pack_count;
    enum outcome outcome = OUTCOME_DONE;
    *wanted = (struct wanted){.own_ui = file_beside_program(arena, "../share/faden/ui.pack")};
    if (!has_ui(options, manifest))
        outcome = add(options, manifest, ui, wanted, error);
    for (size_t i = 0; i < count && !outcome; i++)
        outcome = add(options, manifest,
            options->pack_count ? options->packs[i] : manifest->packs[i].id, wanted, error);
    return outcome;
}

/* Ids of the interface's texts in `own` that `pack` does not have; the first, NULL: none. */
static const char *missing_string(struct arena *arena, sqlite3 *own, sqlite3 *pack)
{
    const char *missing = NULL;
    sqlite3_stmt *ids = sql_query(own, "SELECT id FROM strings ORDER BY id", "");
    while (!missing && sql_next(ids, NULL)) {
        const char *id = sql_text(ids, 0);
        sqlite3_stmt *same = sql_query(pack, "SELECT 1 FROM strings WHERE id = ?", "s", id);
        if (!sql_next(same, NULL))
            missing = arena_string(arena, id);
        sqlite3_finalize(same);
    }
    sqlite3_finalize(ids);
    return missing;
}

/* Why the published texts cannot be taken; NULL: they can. */
static const char *unfit(struct arena *arena, const char *own_path, const char *path)
{
    struct error error = {0};
    const char *why = NULL, *id = NULL;
    sqlite3 *own = file_exists(own_path) ? pack_open(own_path, &error) : NULL;
    sqlite3 *pack = own ? pack_open(path, &error) : NULL;
    if (pack)
        id = missing_string(arena, own, pack);
    if (own && (!pack || id))
        why = arena_printf(arena,
            "the channel's pack `ui` is not used, the program's own is: %s%s; publish the pack "
            "`ui` of this version of Faden, or none",
            pack ? "it lacks the text " : error.message, pack ? id : "");
    sqlite3_close(pack);
    sqlite3_close(own);
    return why;
}

static bool copy_bytes(int from, int to)
{
    static char piece[256 * 1024];
    ssize_t count;
    while ((count = read(from, piece, sizeof piece)) > 0)
        for (ssize_t done = 0, written; done < count; done += written)
            if ((written = write(to, piece + done, (size_t)(count - done))) < 0)
                return false;
    return count == 0;
}

static enum outcome copy_file(const char *path, const char *into, struct error *error)
{
    int from = open(path, O_RDONLY | O_CLOEXEC);
    int to = open(into, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool copied = from >= 0 && to >= 0 && copy_bytes(from, to);
    int code = errno;
    if (from >= 0)
        close(from);
    if (to >= 0)
        close(to);
    if (!copied)
        unlink(into);
    errno = code;
    return copied ? OUTCOME_DONE : layout_fault(from < 0 ? path : into, error);
}

static enum outcome take_file(
    struct arena *arena, struct store *store, struct wanted_pack *pack, struct error *error)
{
    uint64_t bytes;
    struct error why = {0};
    if (!digest_of_file(pack->path, &pack->digest, &bytes, &why)) {
        error_set(
            error, "%s; put the pack there, or change `packs` in the configuration", why.message);
        return OUTCOME_CONTENT;
    }
    if (file_exists(store_pack(store, &pack->digest)))
        return OUTCOME_DONE;
    const char *name = arena_printf(arena, "%s.pack", pack->digest.digits);
    const char *incoming = store_incoming(store, name);
    enum outcome outcome = store_has_room(store, bytes, error);
    if (!outcome)
        outcome = copy_file(pack->path, incoming, error);
    return outcome ? outcome : store_put_pack(store, incoming, &pack->digest, error);
}

enum outcome wanted_settle(struct arena *arena, struct store *store, struct wanted *wanted,
    const char **remark, struct error *error)
{
    enum outcome outcome = OUTCOME_DONE;
    *remark = NULL;
    for (size_t i = 0; i < wanted->count && !outcome; i++) {
        struct wanted_pack *pack = &wanted->packs[i];
        if (pack->published && strcmp(pack->published->id, ui) == 0 &&
            (*remark = unfit(arena, wanted->own_ui, store_pack(store, &pack->digest))))
            *pack = (struct wanted_pack){.path = wanted->own_ui};
        if (!pack->published)
            outcome = take_file(arena, store, pack, error);
    }
    return outcome;
}

static const struct digest *objects_of(struct arena *arena, const struct manifest_pack *pack)
{
    struct digest *objects = arena_alloc(arena, (pack->object_count + 1) * sizeof *objects);
    for (size_t i = 0; i < pack->object_count; i++)
        objects[i] = pack->objects[i].digest;
    return objects;
}

const struct store_pack *wanted_recipe(struct arena *arena, const struct wanted *wanted)
{
    struct store_pack *packs = arena_alloc(arena, wanted->count * sizeof *packs);
    for (size_t i = 0; i < wanted->count; i++) {
        const struct wanted_pack *pack = &wanted->packs[i];
        const char *slash = pack->path ? strrchr(pack->path, '/') : NULL;
        packs[i].digest = pack->digest;
        packs[i].id = pack->published ? pack->published->id : slash ? slash + 1 : pack->path;
        if (pack->published) {
            packs[i].objects = objects_of(arena, pack->published);
            packs[i].object_count = pack->published->object_count;
        }
    }
    return packs;
}
