/* SPDX-License-Identifier: EUPL-1.2 */
/* Both packs and the compressed bytes are mapped, and the result is written where it stays: zstd
 * looks back into it instead of keeping a window, so that memory is the page cache's and does not
 * grow with a pack. A bomb ends at the signed size, which is all the room that there is. */
#include "sync/patch.h"

#include "sync/store_layout.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

struct mapping {
    void *bytes; /* NULL: none */
    size_t count;
};

static bool map_file(const char *path, struct mapping *mapping, struct error *error)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool opened = file >= 0 && fstat(file, &status) == 0;
    if (opened && status.st_size > 0) {
        mapping->count = (size_t)status.st_size;
        mapping->bytes = mmap(NULL, mapping->count, PROT_READ, MAP_PRIVATE, file, 0);
        opened = mapping->bytes != MAP_FAILED;
    }
    if (!opened) {
        error_set(error, "%s: cannot be read: %s", path, strerror(errno));
        *mapping = (struct mapping){0};
    }
    if (file >= 0)
        close(file);
    return opened;
}

static void unmap(struct mapping *mapping)
{
    if (mapping->bytes)
        munmap(mapping->bytes, mapping->count);
}

/* A mapped file on a full disk would end the program, so its room is taken before. */
static enum outcome map_result(
    const char *path, uint64_t size, struct mapping *mapping, struct error *error)
{
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    int code = file < 0 ? errno : posix_fallocate(file, 0, (off_t)size);
    mapping->count = (size_t)size;
    if (!code) {
        mapping->bytes = mmap(NULL, mapping->count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        code = mapping->bytes == MAP_FAILED ? errno : 0;
    }
    if (file >= 0)
        close(file);
    if (!code)
        return OUTCOME_DONE;
    *mapping = (struct mapping){0};
    errno = code;
    return layout_fault(path, error);
}

static bool decompress(const struct mapping *packed, const struct mapping *old,
    const struct mapping *result, const char *path, struct error *error)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_DCtx_refPrefix(context, old->bytes, old->count);
    size_t count =
        ZSTD_decompressDCtx(context, result->bytes, result->count, packed->bytes, packed->count);
    ZSTD_freeDCtx(context);
    if (ZSTD_isError(count))
        return error_set(error, "%s: cannot be unpacked: %s", path, ZSTD_getErrorName(count));
    if (count != result->count)
        return error_set(error, "%s: unpacks to less than was signed", path);
    return true;
}

static bool is_wanted(const struct mapping *result, const struct manifest_file *wanted,
    const char *path, struct error *error)
{
    struct digest digest = digest_of(result->bytes, result->count);
    return digest_equal(&digest, &wanted->digest) ||
           error_set(error, "%s: unpacks to other bytes than were signed", path);
}

enum outcome patch_apply(const char *packed, const char *old, const struct manifest_file *wanted,
    const char *into, struct error *error)
{
    struct mapping from = {0}, before = {0}, result = {0};
    enum outcome outcome = OUTCOME_CHANGED;
    if (map_file(packed, &from, error) && (!old || map_file(old, &before, error)))
        outcome = map_result(into, wanted->size, &result, error);
    if (!outcome && (!decompress(&from, &before, &result, packed, error) ||
                        !is_wanted(&result, wanted, packed, error)))
        outcome = OUTCOME_CHANGED;
    unmap(&result);
    unmap(&before);
    unmap(&from);
    if (outcome)
        unlink(into);
    return outcome;
}
