/* SPDX-License-Identifier: EUPL-1.2 */
/* A manifest counts when a publisher of any root that stands in roots/ has signed it: what was
 * published before a key was replaced is still what the next version follows. */
#include "author/channel_folder.h"

#include "author/root_file.h"
#include "base/file.h"
#include "base/memory.h"
#include "trust/channel.h"
#include "trust/signature.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum { ROOTS_MOST = 1000 };

const char *channel_folder_path(const struct channel_folder *folder, const char *relative)
{
    return arena_printf(folder->arena, "%s/%s", folder->path, relative);
}

bool channel_folder_has(
    const struct channel_folder *folder, const char *relative, const struct manifest_file *file)
{
    struct digest digest;
    uint64_t size;
    return digest_of_file(channel_folder_path(folder, relative), &digest, &size, NULL) &&
           size == file->size && digest_equal(&digest, &file->digest);
}

static bool has_pack(const struct channel_folder *folder, const struct manifest_pack *pack)
{
    struct arena *arena = folder->arena;
    const struct digest *to = &pack->pack.digest;
    if (!channel_folder_has(folder, channel_pack(arena, to), &pack->file))
        return false;
    for (size_t i = 0; i < pack->delta_count; i++)
        if (!channel_folder_has(
                folder, channel_delta(arena, &pack->deltas[i].from, to), &pack->deltas[i].file))
            return false;
    for (size_t i = 0; i < pack->object_count; i++)
        if (!channel_folder_has(
                folder, channel_object(arena, &pack->objects[i].digest), &pack->objects[i]))
            return false;
    return true;
}

bool channel_folder_is_whole(const struct channel_folder *folder, const struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->pack_count; i++)
        if (!has_pack(folder, &manifest->packs[i]))
            return false;
    return true;
}

const char *channel_folder_place(
    const struct channel_folder *folder, const char *relative, struct error *error)
{
    const char *path = channel_folder_path(folder, relative);
    size_t length = (size_t)(strrchr(path, '/') - path);
    return file_make_folder(arena_substring(folder->arena, path, length), error) ? path : NULL;
}

bool channel_folder_write(const struct channel_folder *folder, const char *relative,
    const char *text, struct error *error)
{
    const char *path = channel_folder_place(folder, relative, error);
    return path && file_write(path, text, error);
}

bool channel_folder_point(const struct channel_folder *folder, long version, struct error *error)
{
    const char *line = arena_printf(folder->arena, "%ld\n", version);
    const char *there = file_read(folder->arena, channel_folder_path(folder, CHANNEL_LATEST),
        CHANNEL_LATEST_MOST, NULL, NULL);
    return (there && strcmp(there, line) == 0) ||
           channel_folder_write(folder, CHANNEL_LATEST, line, error);
}

/* Without a lock nothing is changed; reading goes without where there is none to be had, on a
 * folder of somebody else's or on a stick. */
static bool take_lock(struct channel_folder *folder, enum channel_use use, struct error *error)
{
    const char *path = channel_folder_path(folder, ".lock");
    int flags = use == CHANNEL_WRITE ? O_RDWR | O_CREAT : O_RDONLY, locked = -1;
    folder->lock = open(path, flags | O_CLOEXEC, 0644);
    while (folder->lock >= 0 && locked)
        if ((locked = flock(folder->lock, use == CHANNEL_WRITE ? LOCK_EX : LOCK_SH)) &&
            errno != EINTR)
            break;
    return !locked || use == CHANNEL_READ ||
           error_set(error,
               "%s: cannot be locked: %s; name the folder of a channel, `faden-pack keys root` "
               "makes one",
               path, strerror(errno));
}

static int newest_first(const void *a, const void *b)
{
    long first = *(const long *)a, second = *(const long *)b;
    return (first < second) - (first > second);
}

/* The versions whose files are in a folder of the channel, the newest first; the caller frees. */
static size_t list_versions(
    const struct channel_folder *folder, const char *relative, long **versions)
{
    size_t count = 0, room = 0;
    DIR *opened = opendir(channel_folder_path(folder, relative));
    const struct dirent *entry;
    *versions = NULL;
    while (opened && (entry = readdir(opened))) {
        if (!root_file_version(entry->d_name))
            continue;
        if (count == room)
            *versions = memory_resize(*versions, room = room ? 2 * room : 64, sizeof **versions);
        (*versions)[count++] = root_file_version(entry->d_name);
    }
    if (opened)
        closedir(opened);
    if (count)
        qsort(*versions, count, sizeof **versions, newest_first);
    return count;
}

/* Whether terminals will believe the newest root: those that know the one before, where there is
 * one here, and those that know none. */
static bool read_newest_root(struct channel_folder *folder, struct error *error)
{
    struct root_file before, newest;
    struct error fault;
    long version = root_file_newest(folder->path);
    if (!version)
        return error_set(error,
            "%s: no channel, it has no roots/1.json; make one with faden-pack keys root",
            folder->path);
    bool follows = version > 1 &&
                   root_file_read(folder->arena, folder->path, version - 1, NULL, &before, NULL);
    if (!root_file_read(
            folder->arena, folder->path, version, follows ? &before.root : NULL, &newest, error))
        return false;
    folder->root = newest.root;
    return root_file_is_signed(follows ? &before.root : NULL, &newest, &fault) ||
           error_set(error, "%s/%s: %s; sign it with faden-pack keys approve", folder->path,
               channel_root(folder->arena, version), fault.message);
}

static void collect_publishers(struct channel_folder *folder)
{
    long *versions;
    size_t count = list_versions(folder, "roots", &versions);
    count = count < ROOTS_MOST ? count : ROOTS_MOST;
    struct public_key *publishers =
        arena_alloc(folder->arena, count * ROOT_KEYS_MOST * sizeof *publishers);
    for (size_t i = 0; i < count; i++) {
        struct root_file file;
        if (!root_file_read(folder->arena, folder->path, versions[i], NULL, &file, NULL))
            continue;
        memcpy(publishers + folder->publisher_count, file.root.publishers,
            file.root.publisher_count * sizeof *publishers);
        folder->publisher_count += file.root.publisher_count;
    }
    folder->publishers = publishers;
    free(versions);
}

static const struct manifest *read_manifest(const struct channel_folder *folder, long version)
{
    size_t bytes;
    struct arena *arena = folder->arena;
    const char *relative = channel_manifest(arena, version);
    const char *text =
        file_read(arena, channel_folder_path(folder, relative), MANIFEST_MOST, &bytes, NULL);
    const char *signature =
        file_read(arena, channel_folder_path(folder, channel_signature(arena, relative)),
            SIGNATURE_MOST, NULL, NULL);
    if (!text || !signature ||
        !signature_verify(
            arena, signature, folder->publishers, folder->publisher_count, text, bytes, NULL, NULL))
        return NULL;
    const struct manifest *manifest = manifest_read(arena, text, bytes, NULL);
    return manifest && manifest->version == version ? manifest : NULL;
}

void channel_folder_list(struct channel_folder *folder)
{
    long *versions;
    size_t count = list_versions(folder, "manifests", &versions);
    folder->manifests = arena_alloc(folder->arena, (count + 1) * sizeof(struct manifest *));
    folder->manifest_count = 0;
    for (size_t i = 0; i < count; i++) {
        const struct manifest *manifest = read_manifest(folder, versions[i]);
        if (manifest)
            folder->manifests[folder->manifest_count++] = manifest;
    }
    free(versions);
}

bool channel_folder_open(struct arena *arena, const char *path, enum channel_use use,
    struct channel_folder *folder, struct error *error)
{
    *folder = (struct channel_folder){.arena = arena, .path = path, .lock = -1};
    if (!take_lock(folder, use, error) || !read_newest_root(folder, error))
        return false;
    collect_publishers(folder);
    channel_folder_list(folder);
    return true;
}

void channel_folder_close(struct channel_folder *folder)
{
    if (folder->lock >= 0)
        close(folder->lock);
}
