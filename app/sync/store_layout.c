/* SPDX-License-Identifier: EUPL-1.2 */
#include "sync/store_layout.h"

#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define MOVE_AWAY "move away what stands there"
#define RUN_AS_OWNER "run faden-sync as the user whose store it is"

static const struct fault {
    int code;
    enum outcome outcome;
    const char *advice;
} faults[] = {
    {ENOSPC, OUTCOME_NO_SPACE, "make room on this disk"},
    {EDQUOT, OUTCOME_NO_SPACE, "make room, or raise the quota of this user"},
    {EACCES, OUTCOME_STORE, RUN_AS_OWNER},
    {EPERM, OUTCOME_STORE, RUN_AS_OWNER},
    {EROFS, OUTCOME_STORE, "mount the disk writable; one that became read-only by itself is worn"},
    {EIO, OUTCOME_STORE, "the disk is failing, replace it"},
    {ENOTDIR, OUTCOME_STORE, MOVE_AWAY},
    {EEXIST, OUTCOME_STORE, MOVE_AWAY},
    {EISDIR, OUTCOME_STORE, MOVE_AWAY},
    {ENOTEMPTY, OUTCOME_STORE, MOVE_AWAY},
    {ELOOP, OUTCOME_STORE, MOVE_AWAY},
};

static const struct fault *find_fault(int code)
{
    static const struct fault other = {0, OUTCOME_STORE, "see to the disk and its folders"};
    for (size_t i = 0; i < COUNT_OF(faults); i++)
        if (faults[i].code == code)
            return &faults[i];
    return &other;
}

enum outcome layout_fault(const char *path, struct error *error)
{
    const struct fault *fault = find_fault(errno);
    error_set(error, "%s: %s; %s", path, strerror(errno), fault->advice);
    return fault->outcome;
}

enum outcome layout_fault_told(const char *path, struct error *error)
{
    const struct {
        const char *words;
        int code;
    } told[] = {
        {sqlite3_errstr(SQLITE_FULL), ENOSPC},
        {strerror(ENOSPC), ENOSPC},
        {strerror(EDQUOT), EDQUOT},
        {sqlite3_errstr(SQLITE_READONLY), EROFS},
        {strerror(EROFS), EROFS},
        {sqlite3_errstr(SQLITE_CANTOPEN), EACCES},
        {strerror(EACCES), EACCES},
        {sqlite3_errstr(SQLITE_IOERR), EIO},
        {strerror(EIO), EIO},
    };
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        if (!strstr(error->message, told[i].words))
            continue;
        errno = told[i].code;
        return layout_fault(path, error);
    }
    return OUTCOME_CONTENT;
}

const char *layout_path(struct store *store, const char *relative)
{
    return arena_printf(store->arena, "%s/%s", store->folder, relative);
}

bool layout_make_folder(const char *path, mode_t mode)
{
    struct stat status;
    if (mkdir(path, mode) && errno != EEXIST)
        return false;
    if (lstat(path, &status))
        return false;
    if (!S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return false;
    }
    return (status.st_mode & 0777) == mode || chmod(path, mode) == 0;
}

static bool sync_and_close(int descriptor)
{
    bool done = descriptor >= 0 && fsync(descriptor) == 0;
    int code = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = code;
    return done;
}

bool layout_sync(const char *folder)
{
    return sync_and_close(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

bool layout_settle(const char *path, mode_t mode)
{
    int descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool moded = descriptor >= 0 && fchmod(descriptor, mode) == 0;
    int code = errno;
    bool synced = sync_and_close(descriptor);
    if (!moded)
        errno = code;
    return moded && synced;
}

void layout_remove(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!folder) {
        unlink(path);
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder));)
        unlinkat(dirfd(folder), entry->d_name, 0);
    closedir(folder);
    rmdir(path);
}

static bool free_bytes(const struct store *store, uint64_t *bytes)
{
    struct statvfs disk;
    if (statvfs(store->folder, &disk))
        return false;
    *bytes = (uint64_t)disk.f_bavail * disk.f_frsize;
    return true;
}

enum outcome layout_has_room(const struct store *store, uint64_t bytes, struct error *error)
{
    uint64_t room;
    if (!free_bytes(store, &room))
        return layout_fault(store->folder, error);
    if (bytes <= room)
        return OUTCOME_DONE;
    error_set(error, "%s: %llu MB are free and %llu MB are needed; make room on this disk",
        store->folder, (unsigned long long)room >> 20, ((unsigned long long)bytes >> 20) + 1);
    return OUTCOME_NO_SPACE;
}
