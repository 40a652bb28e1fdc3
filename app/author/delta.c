/* SPDX-License-Identifier: EUPL-1.2 */
/* A whole pack goes through in pieces, however large; a delta needs both packs in memory, on the
 * side that makes it and, mapped, on the side that uses it: hence DELTA_PACK_MOST. Its window must
 * reach from the end of one pack to the beginning of the other. */
#include "author/delta.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "pack/pages.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum { LEVEL = 19 /* the last that needs no flag from whoever decompresses */ };

static bool set(ZSTD_CCtx *context, ZSTD_cParameter parameter, int value)
{
    bool done = !ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value));
    assert(done);
    return done;
}

/* Without zstd's own checksum: what arrives is checked by SHA-256. */
static ZSTD_CCtx *create_context(void)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    if (!context)
        abort();
    set(context, ZSTD_c_compressionLevel, LEVEL);
    set(context, ZSTD_c_checksumFlag, 0);
    return context;
}

struct squeeze {
    FILE *in, *out;
    ZSTD_CCtx *context;
    struct digesting read, written;
    uint64_t bytes; /* written */
};

/* Compresses one piece, and with `last` ends the frame. */
static bool squeeze_piece(struct squeeze *squeeze, const void *piece, size_t bytes, bool last)
{
    char buffer[64 * 1024];
    ZSTD_inBuffer in = {piece, bytes, 0};
    size_t left;
    digesting_add(&squeeze->read, piece, bytes);
    do {
        ZSTD_outBuffer out = {buffer, sizeof buffer, 0};
        left =
            ZSTD_compressStream2(squeeze->context, &out, &in, last ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) || fwrite(buffer, 1, out.pos, squeeze->out) != out.pos)
            return false;
        digesting_add(&squeeze->written, buffer, out.pos);
        squeeze->bytes += out.pos;
    } while (last ? left > 0 : in.pos < in.size);
    return true;
}

static bool squeeze_all(struct squeeze *squeeze)
{
    char piece[64 * 1024];
    size_t bytes;
    struct stat status;
    digesting_begin(&squeeze->read);
    digesting_begin(&squeeze->written);
    if (fstat(fileno(squeeze->in), &status))
        return false;
    /* With its size known, a terminal can refuse at the first bytes and needs no larger window. */
    ZSTD_CCtx_setPledgedSrcSize(squeeze->context, (unsigned long long)status.st_size);
    while ((bytes = fread(piece, 1, sizeof piece, squeeze->in)))
        if (!squeeze_piece(squeeze, piece, bytes, false))
            return false;
    return !ferror(squeeze->in) && squeeze_piece(squeeze, piece, 0, true);
}

static bool squeeze_file(const char *pack, const struct digest *digest, const char *temporary,
    struct manifest_file *file)
{
    struct squeeze squeeze = {
        .in = fopen(pack, "rb"), .out = fopen(temporary, "wb"), .context = create_context()};
    errno = 0;
    bool done = squeeze.in && squeeze.out && squeeze_all(&squeeze);
    int fault = errno;
    if (squeeze.in)
        fclose(squeeze.in);
    if (squeeze.out && fclose(squeeze.out))
        done = false;
    else
        errno = fault;
    ZSTD_freeCCtx(squeeze.context);
    if (!done)
        return false;
    *file = (struct manifest_file){squeeze.bytes, digesting_end(&squeeze.written)};
    struct digest read = digesting_end(&squeeze.read);
    errno = ESTALE;
    return digest_equal(&read, digest);
}

bool delta_compress(const char *pack, const struct digest *digest, const char *path,
    struct manifest_file *file, struct error *error)
{
    struct arena *arena = arena_create();
    const char *temporary = arena_printf(arena, "%s.new", path);
    bool done = squeeze_file(pack, digest, temporary, file) ||
                error_set(error, "%s: cannot be compressed into %s: %s", pack, path,
                    errno == ESTALE ? "it was changed meanwhile; try again" : strerror(errno));
    if (done)
        done = file_replace(temporary, path, error);
    else
        unlink(temporary);
    arena_destroy(arena);
    return done;
}

void *delta_decompress(const char *path, const struct manifest_file *pack)
{
    if (pack->size > DELTA_PACK_MOST)
        return NULL;
    struct arena *arena = arena_create();
    size_t bytes, size = (size_t)pack->size;
    void *whole = memory_zero(size + 1);
    const char *compressed = file_read(arena, path, MANIFEST_FILE_MOST, &bytes, NULL);
    bool done = compressed && ZSTD_decompress(whole, size, compressed, bytes) == size;
    arena_destroy(arena);
    struct digest digest = digest_of(whole, size);
    if (done && digest_equal(&digest, &pack->digest))
        return whole;
    free(whole);
    return NULL;
}

/* At most 27, which every reader takes. */
static int window_of(size_t reach)
{
    int log = ZSTD_cParam_getBounds(ZSTD_c_windowLog).lowerBound;
    while ((size_t)1 << log < reach)
        log++;
    return log;
}

static void *differences(const void *pack, size_t bytes)
{
    void *copy = memory_zero(bytes + 1);
    memcpy(copy, pack, bytes);
    pages_difference(copy, bytes);
    return copy;
}

void *delta_make(const void *from, size_t from_bytes, const void *to, size_t to_bytes, size_t most,
    size_t *bytes)
{
    ZSTD_CCtx *context = create_context();
    void *delta = memory_zero(most + 1), *before = differences(from, from_bytes);
    void *after = differences(to, to_bytes);
    set(context, ZSTD_c_windowLog, window_of(from_bytes + to_bytes));
    set(context, ZSTD_c_enableLongDistanceMatching, 1);
    ZSTD_CCtx_refPrefix(context, before, from_bytes);
    *bytes = ZSTD_compress2(context, delta, most, after, to_bytes);
    ZSTD_freeCCtx(context);
    free(before);
    free(after);
    if (!ZSTD_isError(*bytes))
        return delta;
    free(delta);
    return NULL;
}
