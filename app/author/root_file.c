/* SPDX-License-Identifier: EUPL-1.2 */
#include "author/root_file.h"

#include "base/file.h"
#include "trust/channel.h"
#include "trust/signature.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS_MOST = 9 };

long root_file_version(const char *name)
{
    size_t digits = strspn(name, "0123456789");
    return digits && digits <= DIGITS_MOST && *name != '0' && strcmp(name + digits, ".json") == 0
               ? strtol(name, NULL, 10)
               : 0;
}

long root_file_newest(const char *channel)
{
    long newest = 0;
    const struct dirent *entry;
    struct arena *arena = arena_create();
    DIR *folder = opendir(arena_printf(arena, "%s/roots", channel));
    while (folder && (entry = readdir(folder)))
        if (root_file_version(entry->d_name) > newest)
            newest = root_file_version(entry->d_name);
    if (folder)
        closedir(folder);
    arena_destroy(arena);
    return newest;
}

static void add_signatures(struct arena *arena, const char *channel, long version,
    const struct root *signers, struct root_file *file)
{
    for (size_t i = 0; i < signers->key_count; i++) {
        const char *relative = channel_root_signature(arena, version, &signers->keys[i]);
        const char *signature = file_read(
            arena, arena_printf(arena, "%s/%s", channel, relative), SIGNATURE_MOST, NULL, NULL);
        if (signature)
            file->signatures[file->signature_count++] = signature;
    }
}

bool root_file_read(struct arena *arena, const char *channel, long version,
    const struct root *before, struct root_file *file, struct error *error)
{
    const char *path = arena_printf(arena, "%s/%s", channel, channel_root(arena, version));
    struct error fault;
    file->signature_count = 0;
    file->text = file_read(arena, path, ROOT_MOST, &file->bytes, error);
    if (!file->text)
        return false;
    if (!root_read(file->text, file->bytes, &file->root, &fault))
        return error_set(error, "%s: %s", path, fault.message);
    if (file->root.version != version)
        return error_set(error,
            "%s: says that it is version %ld; make it anew with faden-pack "
            "keys root",
            path, file->root.version);
    add_signatures(arena, channel, version, &file->root, file);
    if (before)
        add_signatures(arena, channel, version, before, file);
    return true;
}

bool root_file_is_signed(
    const struct root *before, const struct root_file *file, struct error *error)
{
    return before ? root_may_follow(before, &file->root, file->text, file->bytes, file->signatures,
                        file->signature_count, error)
                  : root_is_signed(&file->root, file->text, file->bytes, file->signatures,
                        file->signature_count, error);
}
