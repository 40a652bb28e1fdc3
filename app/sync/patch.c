/* SPDX-License-Identifier: EUPL-1.2 */
/* Both packs are mapped, and the result is written where it stays: zstd looks back into it instead
 * of keeping a window, so that memory is the page cache's, given back every few megabytes, and does
 * not grow with a pack. A bomb ends at the signed size, which is all the room that there is. */
#include "sync/patch.h"

#include "pack/pages.h"
#include "sync/store_layout.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum {
    WINDOW_LOG_MOST = 31, /* it is never allocated */
    PIECE = 1024,
    GIVEN_BACK = 16 * 1024 * 1024,
};
static const ZSTD_dParameter stable_out_buffer = ZSTD_d_experimentalParam2;

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
        mapping->bytes = mmap(NULL, mapping->count, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
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

/* Pages that are needed again come back from the file; those of the old pack would not, which were
 * changed here. */
static void give_back(const struct mapping *mapping)
{
    if (mapping->bytes)
        madvise(mapping->bytes, mapping->count, MADV_DONTNEED);
}

/* Whether zstd is content with what it has read so far; a little at a time, for a few bytes may say
 * that megabytes of the old pack come next. */
static bool decompress_piece(
    ZSTD_DCtx *context, ZSTD_inBuffer *in, ZSTD_outBuffer *out, size_t bytes, size_t *left)
{
    in->size = bytes - in->pos > PIECE ? in->pos + PIECE : bytes;
    *left = ZSTD_decompressStream(context, out, in);
    return !ZSTD_isError(*left) && in->pos == in->size;
}

static const char *decompress(
    const struct mapping *packed, const struct mapping *old, const struct mapping *result)
{
    size_t left = 1, given_back = 0;
    bool good = true;
    ZSTD_inBuffer in = {packed->bytes, 0, 0};
    ZSTD_outBuffer out = {result->bytes, result->count, 0};
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_DCtx_setParameter(context, stable_out_buffer, 1);
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, WINDOW_LOG_MOST);
    if (old->bytes)
        pages_difference(old->bytes, old->count);
    ZSTD_DCtx_refPrefix(context, old->bytes, old->count);
    while (good && left && in.pos < packed->count) {
        good = decompress_piece(context, &in, &out, packed->count, &left);
        if (out.pos - given_back < GIVEN_BACK)
            continue;
        give_back(packed);
        give_back(result);
        given_back = out.pos;
    }
    ZSTD_freeDCtx(context);
    if (old->bytes)
        pages_sum(result->bytes, out.pos);
    if (ZSTD_isError(left))
        return ZSTD_getErrorName(left);
    return left || in.pos < packed->count || out.pos < result->count ? "not its signed length"
                                                                     : NULL;
}

static bool unpack(const char *packed, const struct mapping *old, const char *into,
    const struct mapping *result, const struct manifest_file *wanted, struct error *error)
{
    struct mapping from = {0};
    struct digest digest;
    uint64_t bytes;
    if (!map_file(packed, &from, error))
        return false;
    const char *fault = decompress(&from, old, result);
    unmap(&from);
    if (fault)
        return error_set(
            error, "%s: cannot be unpacked: %s; nothing was taken over", packed, fault);
    give_back(result);
    return digest_of_file(into, &digest, &bytes, error) &&
           (digest_equal(&digest, &wanted->digest) ||
               error_set(error,
                   "%s: unpacks to other bytes than were signed; nothing was taken over", packed));
}

enum outcome patch_apply(const char *packed, const char *old, const struct manifest_file *wanted,
    const char *into, struct error *error)
{
    struct mapping before = {0}, result = {0};
    enum outcome outcome = OUTCOME_CHANGED;
    if (!old || map_file(old, &before, error))
        outcome = map_result(into, wanted->size, &result, error);
    if (!outcome && !unpack(packed, &before, into, &result, wanted, error))
        outcome = OUTCOME_CHANGED;
    unmap(&result);
    unmap(&before);
    if (outcome)
        unlink(into);
    return outcome;
}
