/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel in a folder. Nothing in it is followed anywhere: no link, no device, no pipe that would
 * keep the run waiting. A stick may vanish at any moment, which people are told differently from
 * one that was never readable. */
#include "sync/source.h"

#include "base/file.h"
#include "trust/channel.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

struct folder {
    struct source source;
    int root;
    bool stick, begun; /* begun: something could be read already */
};

static enum outcome unreadable(const struct folder *folder)
{
    if (!folder->stick)
        return OUTCOME_UNREACHABLE;
    return folder->begun ? OUTCOME_PULLED : OUTCOME_UNREADABLE;
}

static enum outcome fails(
    const struct folder *folder, const char *path, int code, struct error *error)
{
    if (code == ELOOP || code == ENOTDIR || code == EISDIR) {
        error_set(error, "%s/%s: no plain file; copy the channel's files themselves",
            folder->source.base, path);
        return OUTCOME_CHANGED;
    }
    error_set(error, "%s/%s: %s; %s", folder->source.base, path, strerror(code),
        folder->stick
            ? "put the stick in again and leave it until the terminal says that it is done"
            : "is the folder there and readable?");
    return code == EACCES && folder->stick ? OUTCOME_UNREADABLE : unreadable(folder);
}

/* Every folder on the way is one of the channel's own. -1 and errno. */
static int open_below(int root, const char *path)
{
    int folder = root;
    const char *slash;
    char name[NAME_MAX + 1];
    for (; (slash = strchr(path, '/')); path = slash + 1) {
        snprintf(name, sizeof name, "%.*s", (int)(slash - path), path);
        int next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (folder != root)
            close(folder);
        if (next < 0)
            return -1;
        folder = next;
    }
    int file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (folder != root)
        close(folder);
    return file;
}

/* -1 where there is no such file (`outcome` stays done) or it cannot be read. */
static int open_plain(struct folder *folder, const char *path, uint64_t *bytes,
    enum outcome *outcome, struct error *error)
{
    struct stat status;
    int file = open_below(folder->root, path);
    *outcome = OUTCOME_DONE;
    if (file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        *bytes = (uint64_t)status.st_size;
        return file;
    }
    int code = file < 0 || !S_ISREG(status.st_mode) ? (file < 0 ? errno : EISDIR) : errno;
    if (file >= 0)
        close(file);
    if (code != ENOENT)
        *outcome = fails(folder, path, code, error);
    return -1;
}

static enum outcome longer(struct folder *folder, const char *path, struct error *error)
{
    error_set(error, "%s/%s: longer than such a file may be; nothing was taken over",
        folder->source.base, path);
    return OUTCOME_CHANGED;
}

static enum outcome folder_read(struct source *source, const char *path, size_t most,
    struct source_mark *mark, struct source_text *text, struct error *error)
{
    struct folder *folder = (struct folder *)source;
    uint64_t size;
    enum outcome outcome;
    ssize_t count = 0;
    (void)mark;
    int file = open_plain(folder, path, &size, &outcome, error);
    if (file < 0)
        return outcome;
    size_t room = size < most ? (size_t)size : most;
    char *bytes = arena_alloc(source->arena, room + 2);
    while (text->bytes <= room &&
           (count = read(file, bytes + text->bytes, room + 1 - text->bytes)) > 0)
        text->bytes += (size_t)count;
    int code = errno;
    close(file);
    if (count < 0)
        return fails(folder, path, code, error);
    if (text->bytes > room)
        return longer(folder, path, error);
    folder->begun = true;
    text->text = bytes;
    progress_add(source->progress, text->bytes);
    return OUTCOME_DONE;
}

static enum outcome copy(struct folder *folder, const char *path, int file,
    struct source_part *part, struct error *error)
{
    static char piece[PIECE];
    while (part->have < part->size) {
        ssize_t count = pread(file, piece, sizeof piece, (off_t)part->have);
        if (count <= 0)
            return fails(folder, path, count < 0 ? errno : ENODEV, error);
        enum outcome outcome = source_part_add(&folder->source, part, piece, (size_t)count, error);
        if (outcome)
            return outcome;
    }
    return OUTCOME_DONE;
}

static enum outcome folder_append(struct source *source, const char *path, struct source_part *part,
    bool *absent, struct error *error)
{
    struct folder *folder = (struct folder *)source;
    uint64_t size;
    enum outcome outcome;
    int file = open_plain(folder, path, &size, &outcome, error);
    *absent = file < 0 && !outcome;
    if (*absent)
        return source_lacks(source, path, error);
    if (file < 0)
        return outcome;
    if (size == part->size) {
        outcome = copy(folder, path, file, part, error);
    } else {
        error_set(error, "%s/%s: not as long as its publisher signed; nothing was taken over",
            source->base, path);
        outcome = OUTCOME_CHANGED;
    }
    close(file);
    return outcome;
}

/* A stick that lacks a file is half copied; one that lacks everything has been taken out. */
static enum outcome folder_lacks(struct source *source, const char *path, struct error *error)
{
    struct folder *folder = (struct folder *)source;
    if (folder->begun && faccessat(folder->root, CHANNEL_LATEST, F_OK, AT_SYMLINK_NOFOLLOW))
        return fails(folder, path, ENODEV, error);
    error_set(error, "%s/%s: no such file; copy the whole channel again", source->base, path);
    return folder->stick ? OUTCOME_UNREADABLE : OUTCOME_UNREACHABLE;
}

static void folder_close(struct source *source)
{
    close(((struct folder *)source)->root);
}

static const struct source_kind kind = {folder_read, folder_append, folder_lacks, folder_close};

/* On a stick the channel may stand beside other things, in a folder of its own. */
static int open_folder_of_stick(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0 || faccessat(folder, CHANNEL_LATEST, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return folder;
    close(folder);
    return -1;
}

struct source *source_folder_open(struct arena *arena, const char *path, bool stick,
    struct progress *progress, enum outcome *outcome, struct error *error)
{
    struct folder *folder = arena_alloc(arena, sizeof *folder);
    const char *faden = arena_printf(arena, "%s/faden", path);
    folder->source = (struct source){&kind, arena, progress, faden};
    folder->stick = stick;
    folder->root = stick ? open_folder_of_stick(faden) : -1;
    if (folder->root >= 0)
        return &folder->source;
    folder->source.base = path;
    folder->root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->root >= 0)
        return &folder->source;
    error_set(error, "%s: %s; name the folder that a channel was published or exported into", path,
        strerror(errno));
    *outcome = unreadable(folder);
    return NULL;
}
