/* SPDX-License-Identifier: EUPL-1.2 */
/* What travels between two packs, put together again as a terminal does. */
#include "unit.h"

#include "author/delta.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "pack/pages.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zstd.h>

/* More than the window of a compression level on its own (8 MB). */
enum { LARGE = 9 * 1024 * 1024, WINDOW_LOG_MOST = 27 /* what zstd takes without being asked */ };

/* Bytes without a pattern, the same every time. */
static unsigned char *noise(size_t bytes)
{
    unsigned char *noise = memory_zero(bytes);
    uint32_t state = 1;
    for (size_t i = 0; i < bytes; i++) {
        state = state * 1664525 + 1013904223;
        noise[i] = (unsigned char)(state >> 24);
    }
    return noise;
}

static void apply(const void *from, size_t from_bytes, const void *delta, size_t delta_bytes,
    const void *to, size_t to_bytes)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    void *result = memory_zero(to_bytes + 1), *before = memory_zero(from_bytes + 1);
    memcpy(before, from, from_bytes);
    pages_difference(before, from_bytes);
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, WINDOW_LOG_MOST);
    ZSTD_DCtx_refPrefix(context, before, from_bytes);
    assert_int_equal(
        ZSTD_decompressDCtx(context, result, to_bytes + 1, delta, delta_bytes), to_bytes);
    pages_sum(result, to_bytes);
    assert_memory_equal(result, to, to_bytes);
    free(before);
    free(result);
    ZSTD_freeDCtx(context);
}

/* What stood at the beginning stands at the end: as far as one pack reaches into another. */
static void a_delta_reaches_from_end_to_beginning(void **state)
{
    (void)state;
    size_t bytes, moved = LARGE / 9;
    unsigned char *from = noise(LARGE), *to = memory_zero(LARGE);
    memcpy(to, from + moved, LARGE - moved);
    memcpy(to + LARGE - moved, from, moved);
    void *delta = delta_make(from, LARGE, to, LARGE, LARGE, &bytes);
    assert_non_null(delta);
    assert_in_range(bytes, 1, 10000);
    apply(from, LARGE, delta, bytes, to, LARGE);
    free(delta);
    free(from);
    free(to);
}

static void a_delta_that_is_not_worth_it_is_none(void **state)
{
    (void)state;
    size_t bytes;
    unsigned char *from = noise(2000), *to = noise(4000);
    memset(from, 0, 2000);
    assert_null(delta_make(from, 2000, to, 4000, 3000, &bytes));
    void *delta = delta_make(from, 2000, to, 4000, 5000, &bytes);
    assert_non_null(delta);
    free(delta);
    free(from);
    free(to);
}

static const char *scratch(struct arena *arena, const char *name)
{
    return arena_printf(arena, "/tmp/faden-delta-%ld-%s", (long)getpid(), name);
}

static void a_pack_comes_back_only_as_what_it_was(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct error error = {0};
    struct manifest_file file, pack = {300000, {""}};
    const char *plain = scratch(arena, "plain"), *small = scratch(arena, "small");
    unsigned char *bytes = noise(pack.size);
    memset(bytes, 'a', 200000);
    pack.digest = digest_of(bytes, pack.size);
    assert_true(file_write_bytes(plain, bytes, pack.size, &error));
    assert_true(delta_compress(plain, &pack.digest, small, &file, &error));
    struct digest written;
    uint64_t size;
    assert_true(digest_of_file(small, &written, &size, &error));
    assert_int_equal(size, file.size);
    assert_true(digest_equal(&written, &file.digest));
    assert_in_range(size, 100000, 101000);

    void *again = delta_decompress(small, &pack);
    assert_non_null(again);
    assert_memory_equal(again, bytes, pack.size);
    free(again);

    struct manifest_file other = pack;
    other.digest.digits[0] = other.digest.digits[0] == '0' ? '1' : '0';
    assert_null(delta_decompress(small, &other));
    other = pack;
    other.size--;
    assert_null(delta_decompress(small, &other));
    other.size = DELTA_PACK_MOST + 1;
    assert_null(delta_decompress(small, &other));
    assert_null(delta_decompress(plain, &pack));

    /* Changed after its digest was taken: what was there stays. */
    bytes[5]++;
    assert_true(file_write_bytes(plain, bytes, pack.size, &error));
    assert_false(delta_compress(plain, &pack.digest, small, &file, &error));
    assert_non_null(strstr(error.message, "it was changed meanwhile"));
    again = delta_decompress(small, &pack);
    assert_non_null(again);
    free(again);
    assert_false(file_exists(arena_printf(arena, "%s.new", small)));
    unlink(plain);
    unlink(small);
    free(bytes);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_delta_reaches_from_end_to_beginning),
        cmocka_unit_test(a_delta_that_is_not_worth_it_is_none),
        cmocka_unit_test(a_pack_comes_back_only_as_what_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
