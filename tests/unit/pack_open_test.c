/* SPDX-License-Identifier: EUPL-1.2 */
/* A pack is an untrusted file: each kind of tampering is refused with one line that names it. */
#include "unit.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "pack/pack.h"
#include "pack/sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void make(const char *path)
{
    struct error error = {0};
    unlink(path);
    sqlite3 *pack = pack_create(path, &error);
    assert_non_null(pack);
    assert_true(sql_run(pack,
        "INSERT INTO meta VALUES ('id', 'test');"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        "INSERT INTO texts SELECT 'strings', 's' || i, 'text', 'de', 0, 'Satz ' || i FROM n;",
        &error));
    assert_true(pack_write_finish(pack, &error));
}

static const char *temporary_path(struct arena *arena)
{
    char *path = arena_string(arena, "/tmp/faden-open-XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    close(descriptor);
    return path;
}

static void opens_what_it_wrote_and_only_for_reading(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    /* Characters that mean something in a URI. */
    const char *held = temporary_path(arena);
    const char *path = arena_printf(arena, "%s-50%%?#.pack", held);
    struct error error = {0};
    make(path);
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    sqlite3_stmt *query = sql_query(pack, "SELECT text FROM texts WHERE id = ?", "s", "s7");
    assert_true(sql_next(query, &error));
    assert_string_equal(sql_text(query, 0), "Satz 7");
    sqlite3_finalize(query);
    assert_false(sql_run(pack, "DELETE FROM texts", &error));
    sqlite3_close(pack);
    unlink(path);
    unlink(held);
    arena_destroy(arena);
}

static const struct {
    const char *sql, *says;
} tampered[] = {
    {"CREATE TABLE extra(x)", "its tables are not those of a pack"},
    {"CREATE VIEW extra AS SELECT 1", "its tables are not those of a pack"},
    {"CREATE TRIGGER extra AFTER INSERT ON meta BEGIN SELECT 1; END",
        "its tables are not those of a pack"},
    {"CREATE INDEX extra ON meta(value)", "its tables are not those of a pack"},
    {"DROP TABLE topics", "its tables are not those of a pack"},
    {"ALTER TABLE topics ADD COLUMN extra TEXT", "its tables are not those of a pack"},
    {"DROP TABLE meta; CREATE VIEW meta AS SELECT 'id' AS key, 'x' AS value",
        "its tables are not those of a pack"},
    {"PRAGMA user_version = 1", "pack format 1, but this program reads format 2"},
    {"PRAGMA application_id = 7", "not a pack"},
    {"PRAGMA writable_schema = ON;"
     "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'value TEXT DEFAULT 1')",
        "its tables are not those of a pack"},
};

static void refuse(const char *path, const char *says)
{
    struct error error = {0};
    assert_null(pack_open(path, &error));
    if (!strstr(error.message, says))
        assert_string_equal(error.message, says);
    assert_non_null(strstr(error.message, path));
    assert_null(strchr(error.message, '\n'));
}

static void refuses_another_schema(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = temporary_path(arena);
    for (size_t i = 0; i < COUNT_OF(tampered); i++) {
        sqlite3 *database;
        make(path);
        assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
        assert_int_equal(sqlite3_exec(database, tampered[i].sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(database);
        refuse(path, tampered[i].says);
    }
    unlink(path);
    arena_destroy(arena);
}

static void write_bytes(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void refuses_a_file_that_is_cut(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = temporary_path(arena);
    size_t bytes;
    make(path);
    const char *whole = file_read(arena, path, 1 << 24, &bytes, NULL);
    static const size_t tenths[] = {0, 1, 3, 5, 9};
    for (size_t i = 0; i < COUNT_OF(tenths); i++) {
        write_bytes(path, whole, bytes * tenths[i] / 10);
        refuse(path, tenths[i] ? "damaged" : "not a pack");
    }
    write_bytes(path, whole, bytes - 4096);
    refuse(path, "damaged");
    unlink(path);
    arena_destroy(arena);
}

static void refuses_noise_and_what_is_not_there(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = temporary_path(arena);
    char noise[10000];
    srand(1);
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)rand();
    write_bytes(path, noise, sizeof noise);
    refuse(path, "not a pack");
    unlink(path);
    refuse(path, "No such file");
    refuse("/", "not a file");
    arena_destroy(arena);
}

/* Whatever stands in a page: an answer, never a crash; and where pages are broken, a refusal. */
static void survives_any_damaged_page(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = temporary_path(arena);
    size_t bytes, refused = 0;
    make(path);
    const char *whole = file_read(arena, path, 1 << 24, &bytes, NULL);
    char *copy = arena_alloc(arena, bytes);
    srand(1);
    for (int round = 0; round < 100; round++) {
        memcpy(copy, whole, bytes);
        size_t start = (size_t)rand() % (bytes - 64);
        for (size_t i = 0; i < 64; i++)
            copy[start + i] = (char)rand();
        write_bytes(path, copy, bytes);
        sqlite3 *pack = pack_open(path, NULL);
        refused += !pack;
        sqlite3_close(pack);
    }
    assert_true(refused > 0);
    unlink(path);
    arena_destroy(arena);
}

static void will_not_write_over_a_file(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *path = temporary_path(arena);
    struct error error = {0};
    assert_null(pack_create(path, &error));
    assert_non_null(strstr(error.message, "is there already"));
    unlink(path);
    assert_null(pack_create("/nowhere/at/all.pack", &error));
    assert_non_null(strstr(error.message, "/nowhere/at/all.pack"));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_what_it_wrote_and_only_for_reading),
        cmocka_unit_test(refuses_another_schema),
        cmocka_unit_test(refuses_a_file_that_is_cut),
        cmocka_unit_test(refuses_noise_and_what_is_not_there),
        cmocka_unit_test(survives_any_damaged_page),
        cmocka_unit_test(will_not_write_over_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
