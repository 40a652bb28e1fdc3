/* SPDX-License-Identifier: EUPL-1.2 */
/* Nothing is replayed: names and bytes are read where they are promised, at each sync, and once
 * more when the power is cut. So only what makes, empties or syncs has to be told; a rename, a
 * link or a write shows itself. */
#include "shadow.h"
#include "base/memory.h"

#include <dirent.h>
#include <err.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *const image_names[IMAGE_COUNT] = {"all", "synced", "names", "torn"};

struct bytes {
    char *start;
    size_t count;
};

struct name {
    const char *name;
    struct object *object;
    struct name *next;
};

/* One file, folder or symbolic link that has been; the newest with an inode has it now. */
struct object {
    dev_t device;
    ino_t inode;
    mode_t mode;
    bool promised; /* synced at least once */
    struct bytes bytes; /* of a file when it was synced; the target of a link */
    size_t least; /* the shortest that a file has been since */
    struct name *names; /* of a folder when it was synced */
    struct object *older;
};

struct shadow {
    struct arena *arena;
    const char *folder;
    struct object *newest;
};

static struct object *find(struct shadow *shadow, const struct stat *status)
{
    for (struct object *object = shadow->newest; object; object = object->older)
        if (object->inode == status->st_ino && object->device == status->st_dev)
            return object;
    return NULL;
}

static const char *beside(struct arena *arena, const char *folder, const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static struct bytes read_bytes(struct arena *arena, const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status))
        err(1, "%s", path);
    struct bytes bytes = {arena_alloc(arena, (size_t)status.st_size + 1), 0};
    ssize_t more;
    while ((more = read(file, bytes.start + bytes.count, (size_t)status.st_size - bytes.count)) > 0)
        bytes.count += (size_t)more;
    if (more < 0)
        err(1, "%s", path);
    close(file);
    return bytes;
}

static struct bytes read_target(struct arena *arena, const char *path)
{
    char target[PATH_MAX];
    ssize_t count = readlink(path, target, sizeof target);
    if (count < 0)
        err(1, "%s", path);
    return (struct bytes){arena_substring(arena, target, (size_t)count), (size_t)count};
}

static struct object *make(struct shadow *shadow, const struct stat *status, const char *path)
{
    struct object *object = arena_alloc(shadow->arena, sizeof *object);
    object->device = status->st_dev;
    object->inode = status->st_ino;
    object->mode = status->st_mode;
    if (S_ISLNK(status->st_mode))
        object->bytes = read_target(shadow->arena, path);
    object->older = shadow->newest;
    shadow->newest = object;
    return object;
}

void shadow_made(struct shadow *shadow, const struct stat *status, const char *path)
{
    make(shadow, status, path);
}

void shadow_cut(struct shadow *shadow, const struct stat *status, off_t length)
{
    struct object *object = find(shadow, status);
    if (object && (size_t)length < object->least)
        object->least = (size_t)length;
}

/* Calls `each` with every name of a folder but . and .. */
static void each_name(
    const char *folder, void (*each)(void *context, const char *name), void *context)
{
    DIR *names = opendir(folder);
    if (!names)
        err(1, "%s", folder);
    for (struct dirent *entry; (entry = readdir(names));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            each(context, entry->d_name);
    closedir(names);
}

struct promise {
    struct shadow *shadow;
    struct object *folder;
    const char *path;
};

static void promise_name(void *context, const char *text)
{
    struct promise *promise = context;
    struct shadow *shadow = promise->shadow;
    const char *path = beside(shadow->arena, promise->path, text);
    struct stat status;
    if (lstat(path, &status))
        return; /* another thread was faster */
    struct name *name = arena_alloc(shadow->arena, sizeof *name);
    name->name = arena_string(shadow->arena, text);
    name->object = find(shadow, &status);
    if (!name->object)
        name->object = make(shadow, &status, path);
    name->next = promise->folder->names;
    promise->folder->names = name;
}

void shadow_synced(struct shadow *shadow, const char *path)
{
    struct stat status;
    if (stat(path, &status))
        err(1, "%s", path);
    struct object *object = find(shadow, &status);
    if (!object)
        object = make(shadow, &status, path);
    object->promised = true;
    object->mode = status.st_mode;
    if (S_ISDIR(status.st_mode)) {
        object->names = NULL;
        each_name(path, promise_name, &(struct promise){shadow, object, path});
    } else if (S_ISREG(status.st_mode)) {
        object->bytes = read_bytes(shadow->arena, path);
        object->least = object->bytes.count;
    }
}

static void promise_all(void *context, const char *name)
{
    struct promise *above = context;
    const char *path = beside(above->shadow->arena, above->path, name);
    struct stat status;
    if (lstat(path, &status) || S_ISLNK(status.st_mode))
        return;
    shadow_synced(above->shadow, path);
    if (S_ISDIR(status.st_mode))
        each_name(path, promise_all, &(struct promise){above->shadow, NULL, path});
}

void shadow_synced_all(struct shadow *shadow)
{
    shadow_synced(shadow, shadow->folder);
    each_name(shadow->folder, promise_all, &(struct promise){shadow, NULL, shadow->folder});
}

struct shadow *shadow_begin(struct arena *arena, const char *folder)
{
    struct shadow *shadow = arena_alloc(arena, sizeof *shadow);
    *shadow = (struct shadow){arena, folder, NULL};
    shadow_synced_all(shadow);
    return shadow;
}

static void write_bytes(const char *path, mode_t mode, struct bytes bytes, size_t length)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 || ftruncate(file, (off_t)length) || fchmod(file, mode & 07777))
        err(1, "%s", path);
    for (size_t done = 0; done < bytes.count;) {
        ssize_t more = write(file, bytes.start + done, bytes.count - done);
        if (more < 0)
            err(1, "%s", path);
        done += (size_t)more;
    }
    close(file);
}

static void make_folder(const char *path, mode_t mode)
{
    if (mkdir(path, 0700) || chmod(path, (mode & 07777) | 0700))
        err(1, "%s", path);
}

static void make_link(struct bytes target, const char *path)
{
    if (symlink(target.start, path))
        err(1, "%s", path);
}

/* What was synced, by the names that were. */
static void leave_promised(struct shadow *shadow, const struct object *object, const char *path)
{
    if (S_ISLNK(object->mode)) {
        make_link(object->bytes, path);
    } else if (S_ISREG(object->mode)) {
        write_bytes(path, object->mode, object->bytes, object->bytes.count);
    } else if (S_ISDIR(object->mode)) {
        make_folder(path, object->mode);
        for (struct name *name = object->names; name; name = name->next)
            leave_promised(shadow, name->object, beside(shadow->arena, path, name->name));
    }
}

/* The bytes of a file with a name, of which some may not have come to the disk. */
static void leave_file(
    const struct object *object, enum image image, struct bytes now, mode_t mode, const char *path)
{
    bool clean = object && object->promised && object->bytes.count == now.count &&
                 memcmp(object->bytes.start, now.start, now.count) == 0;
    size_t length = now.count;
    if (!clean && image == IMAGE_NAMES) {
        now = object ? object->bytes : (struct bytes){0};
        if (object && object->least < now.count)
            now.count = object->least;
        length = now.count;
    } else if (!clean && image == IMAGE_TORN) {
        now.count /= 2;
    }
    write_bytes(path, mode, now, length);
}

struct leaving {
    struct shadow *shadow;
    enum image image;
    const char *from, *to;
};

static void leave_name(void *context, const char *name);

static void leave_folder(struct shadow *shadow, enum image image, const char *from, const char *to)
{
    struct stat status;
    if (stat(from, &status))
        err(1, "%s", from);
    make_folder(to, status.st_mode);
    each_name(from, leave_name, &(struct leaving){shadow, image, from, to});
}

static void leave_name(void *context, const char *name)
{
    struct leaving *leaving = context;
    struct arena *arena = leaving->shadow->arena;
    const char *from = beside(arena, leaving->from, name), *to = beside(arena, leaving->to, name);
    struct stat status;
    if (lstat(from, &status))
        err(1, "%s", from);
    if (S_ISDIR(status.st_mode))
        leave_folder(leaving->shadow, leaving->image, from, to);
    else if (S_ISLNK(status.st_mode))
        make_link(read_target(arena, from), to);
    else if (S_ISREG(status.st_mode))
        leave_file(find(leaving->shadow, &status), leaving->image, read_bytes(arena, from),
            status.st_mode, to);
}

void shadow_leave(struct shadow *shadow, enum image image, const char *folder)
{
    struct stat status;
    if (stat(shadow->folder, &status))
        err(1, "%s", shadow->folder);
    if (image == IMAGE_SYNCED)
        leave_promised(shadow, find(shadow, &status), folder);
    else
        leave_folder(shadow, image, shadow->folder, folder);
}
