/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of all that is kept, sorted; then each folder is gone through. What cannot be removed
 * stays for the next time: it costs room and nothing else. */
#include "author/garbage.h"

#include "base/memory.h"
#include "trust/channel.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct kept {
    const char **paths;
    size_t count, room;
};

static void keep_path(struct kept *kept, const char *path)
{
    if (kept->count == kept->room) {
        kept->room = kept->room ? 2 * kept->room : 256;
        kept->paths = memory_resize(kept->paths, kept->room, sizeof *kept->paths);
    }
    kept->paths[kept->count++] = path;
}

static void keep_manifest(struct kept *kept, struct arena *arena, const struct manifest *manifest)
{
    const char *path = channel_manifest(arena, manifest->version);
    keep_path(kept, path);
    keep_path(kept, channel_signature(arena, path));
    for (size_t i = 0; i < manifest->pack_count; i++) {
        const struct manifest_pack *pack = &manifest->packs[i];
        keep_path(kept, channel_pack(arena, &pack->pack.digest));
        for (size_t k = 0; k < pack->delta_count; k++)
            keep_path(kept, channel_delta(arena, &pack->deltas[k].from, &pack->pack.digest));
        for (size_t k = 0; k < pack->object_count; k++)
            keep_path(kept, channel_object(arena, &pack->objects[k].digest));
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_kept(const struct kept *kept, const char *path)
{
    return kept->count &&
           bsearch(&path, kept->paths, kept->count, sizeof *kept->paths, compare) != NULL;
}

/* Whether a file of the channel can have this name: it begins with a version or a digest, or was
 * begun by base/file.h. */
static bool is_ours(const char *name)
{
    size_t digits = strspn(name, "0123456789"), length = strlen(name);
    return strspn(name, "0123456789abcdef") >= DIGEST_DIGITS ||
           (digits && strncmp(name + digits, ".json", 5) == 0) ||
           (length > 4 && strcmp(name + length - 4, ".new") == 0);
}

static void sweep(
    const struct channel_folder *folder, const char *relative, const struct kept *kept)
{
    DIR *opened = opendir(channel_folder_path(folder, relative));
    const struct dirent *entry;
    while (opened && (entry = readdir(opened))) {
        const char *path = arena_printf(folder->arena, "%s/%s", relative, entry->d_name);
        if (is_ours(entry->d_name) && !is_kept(kept, path))
            unlinkat(dirfd(opened), entry->d_name, 0);
    }
    if (opened)
        closedir(opened);
}

static void sweep_objects(const struct channel_folder *folder, const struct kept *kept)
{
    DIR *opened = opendir(channel_folder_path(folder, "objects"));
    const struct dirent *entry;
    while (opened && (entry = readdir(opened))) {
        if (strlen(entry->d_name) != 2 || strspn(entry->d_name, "0123456789abcdef") != 2)
            continue;
        sweep(folder, arena_printf(folder->arena, "objects/%s", entry->d_name), kept);
        unlinkat(dirfd(opened), entry->d_name, AT_REMOVEDIR); /* only where it is empty */
    }
    if (opened)
        closedir(opened);
}

void garbage_collect(const struct channel_folder *folder, size_t keep)
{
    struct kept kept = {0};
    for (size_t i = 0; i < keep && i < folder->manifest_count; i++)
        keep_manifest(&kept, folder->arena, folder->manifests[i]);
    if (kept.count)
        qsort(kept.paths, kept.count, sizeof *kept.paths, compare);
    sweep(folder, "manifests", &kept);
    sweep(folder, "packs", &kept);
    sweep(folder, "deltas", &kept);
    sweep_objects(folder, &kept);
    unlink(channel_folder_path(folder, CHANNEL_LATEST ".new"));
    free(kept.paths);
}
