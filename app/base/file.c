/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *file_read(
    struct arena *arena, const char *path, size_t most, size_t *bytes, struct error *error)
{
    char *text = NULL;
    FILE *file = fopen(path, "rb");
    if (!file) {
        error_set(error, "%s: %s", path, strerror(errno));
        return NULL;
    }
    setvbuf(file, NULL, _IONBF, 0); /* no copy of a password is left behind in a buffer */
    struct stat status;
    if (fstat(fileno(file), &status) || !S_ISREG(status.st_mode)) {
        error_set(error, "%s: not a file", path);
    } else if ((size_t)status.st_size > most) {
        error_set(error, "%s: larger than %zu bytes", path, most);
    } else {
        size_t size = (size_t)status.st_size;
        text = arena_alloc(arena, size + 1);
        if (fread(text, 1, size, file) != size) {
            error_set(error, "%s: cannot be read", path);
            text = NULL;
        } else if (bytes) {
            *bytes = size;
        }
    }
    fclose(file);
    return text;
}

static bool sync_path(const char *path, int flags)
{
    int descriptor = open(path, flags | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    bool done = fsync(descriptor) == 0;
    close(descriptor);
    return done;
}

/* The entry of `path` in its folder; where a file system has no such thing, it needs none. */
static void sync_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char folder[4096] = ".";
    if (slash)
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path) + 1, path);
    sync_path(folder, O_RDONLY | O_DIRECTORY);
}

bool file_replace(const char *temporary, const char *path, struct error *error)
{
    if (!sync_path(temporary, O_RDONLY) || rename(temporary, path)) {
        error_set(error, "%s: cannot be written: %s", path, strerror(errno));
        unlink(temporary);
        return false;
    }
    sync_folder_of(path);
    return true;
}

bool file_write(const char *path, const char *text, struct error *error)
{
    return file_write_bytes(path, text, strlen(text), error);
}

bool file_write_bytes(const char *path, const void *bytes, size_t count, struct error *error)
{
    char temporary[4096];
    if (snprintf(temporary, sizeof temporary, "%s.new", path) >= (int)sizeof temporary)
        return error_set(error, "%s: the path is too long", path);
    FILE *file = fopen(temporary, "wb");
    if (!file)
        return error_set(error, "%s: cannot be written: %s", path, strerror(errno));
    bool written = fwrite(bytes, 1, count, file) == count;
    if (fclose(file) == 0 && written)
        return file_replace(temporary, path, error);
    error_set(error, "%s: cannot be written: %s", path, strerror(errno));
    unlink(temporary);
    return false;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_make_folder(const char *path, struct error *error)
{
    char part[4096];
    if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
        return error_set(error, "%s: the path is too long", path);
    for (char *c = part + (*part == '/');; c++) {
        char kept = *c;
        if (kept && kept != '/')
            continue;
        *c = '\0';
        if (mkdir(part, 0755) == 0)
            sync_folder_of(part);
        else if (errno != EEXIST)
            return error_set(error, "%s: cannot be made: %s", part, strerror(errno));
        *c = kept;
        if (!kept)
            return true;
    }
}

const char *file_beside_program(struct arena *arena, const char *relative)
{
    char program[4096];
    ssize_t bytes = readlink("/proc/self/exe", program, sizeof program - 1);
    if (bytes <= 0)
        return relative;
    program[bytes] = '\0';
    char *slash = strrchr(program, '/');
    *slash = '\0';
    return arena_printf(arena, "%s/%s", program, relative);
}
