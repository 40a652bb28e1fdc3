/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs are written anew and opened for reading only; what is refused: pack_malicious_test.c. */
#include "unit.h"

#include "base/arena.h"
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
        "INSERT INTO texts SELECT 'strings', 's' || i, 'text', 'de', 2, 'Satz ' || i FROM n;",
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
        cmocka_unit_test(will_not_write_over_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
