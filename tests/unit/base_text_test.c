/* SPDX-License-Identifier: EUPL-1.2 */
/* Arena, strbuf, error and file: the ground that everything else stands on. */
#include "unit.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void arena_gives_zeroed_memory_of_any_size(void **state)
{
    static const size_t sizes[] = {1, 7, 4096, 65536, 300000, 3};
    struct arena *arena = arena_create();
    (void)state;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            unsigned char *bytes = arena_alloc(arena, sizes[i]);
            for (size_t n = 0; n < sizes[i]; n++)
                assert_int_equal(bytes[n], 0);
            memset(bytes, 0xAA, sizes[i]);
        }
        arena_reset(arena);
    }
    arena_destroy(arena);
}

static void code_points_become_utf8(void **state)
{
    static const struct {
        unsigned long code_point;
        const char *utf8;
    } cases[] = {{'A', "A"}, {0xE4, "ä"}, {0x20AC, "€"}, {0x1F600, "😀"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct strbuf buffer = {0};
        strbuf_add_code_point(&buffer, cases[i].code_point);
        assert_string_equal(buffer.string, cases[i].utf8);
        strbuf_finish(&buffer);
    }
}

static void a_long_message_is_cut_between_characters(void **state)
{
    struct error error;
    char message[3000];
    (void)state;
    memset(message, 'x', sizeof message);
    for (size_t shift = 0; shift < 3; shift++) {
        for (size_t i = shift; i + 2 < sizeof message; i += 2)
            memcpy(message + i, "ü", 2);
        message[sizeof message - 1] = '\0';
        assert_false(error_set(&error, "%s", message));
        size_t length = strlen(error.message);
        assert_true(length >= sizeof error.message - 3);
        assert_false((error.message[length - 1] & 0xC0) == 0xC0);
    }
}

static void a_file_is_replaced_whole_or_not_at_all(void **state)
{
    struct arena *arena = arena_create();
    struct error error;
    char folder[] = "/tmp/faden-file-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    const char *path = arena_printf(arena, "%s/a/b", folder);
    const char *target = arena_printf(arena, "%s/file", path);
    const char *temporary = arena_printf(arena, "%s/file.new", path);
    assert_true(file_make_folder(path, &error));
    assert_true(file_make_folder(path, &error));
    assert_false(file_replace(temporary, target, &error));
    assert_false(file_exists(target));
    FILE *file = fopen(temporary, "w");
    fputs("whole", file);
    fclose(file);
    assert_true(file_replace(temporary, target, &error));
    assert_false(file_exists(temporary));
    size_t bytes;
    assert_string_equal(file_read(arena, target, 5, &bytes, &error), "whole");
    assert_int_equal(bytes, 5);
    assert_null(file_read(arena, target, 4, NULL, &error));
    assert_non_null(strstr(error.message, target));
    assert_null(file_read(arena, path, 100, NULL, &error));
    unlink(target);
    rmdir(path);
    rmdir(arena_printf(arena, "%s/a", folder));
    rmdir(folder);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_memory_of_any_size),
        cmocka_unit_test(code_points_become_utf8),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(a_file_is_replaced_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
