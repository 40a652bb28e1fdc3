/* SPDX-License-Identifier: EUPL-1.2 */
/* What a stranger may hand over as a pack. Whatever it is, the answer is one line that names the
 * file and what to do, after bounded work: SQLite's looks at its progress handler are counted, a
 * clock would say something else on every machine. */
#include "unit.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "pack/untrusted.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LOOKS_MOST = 300, /* a sound pack of two thousand texts takes a tenth of that */
    PAGE = 4096,
};

/* Stands before SQLite's own. */
static struct {
    int (*callback)(void *argument);
    void *argument;
    long count;
} looks;

static int look(void *nobody)
{
    (void)nobody;
    looks.count++;
    return looks.callback(looks.argument);
}

void sqlite3_progress_handler(sqlite3 *database, int steps, int (*callback)(void *), void *argument)
{
    void (*own)(sqlite3 *, int, int (*)(void *), void *) = NULL;
    *(void **)&own = dlsym(RTLD_NEXT, "sqlite3_progress_handler");
    assert_non_null(own);
    looks.callback = callback;
    looks.argument = argument;
    own(database, steps, callback ? look : NULL, NULL);
}

static struct {
    char folder[32], path[64];
    struct arena *arena;
    char *sound; /* a pack's bytes */
    size_t bytes;
} here;

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

static int setup(void **state)
{
    (void)state;
    here.arena = arena_create();
    strcpy(here.folder, "/tmp/faden-pack-XXXXXX");
    assert_non_null(mkdtemp(here.folder));
    snprintf(here.path, sizeof here.path, "%s/a.pack", here.folder);
    make(here.path);
    here.sound = file_read(here.arena, here.path, 1 << 24, &here.bytes, NULL);
    return here.sound ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    unlink(here.path);
    arena_destroy(here.arena);
    return rmdir(here.folder);
}

static void write_bytes(const char *bytes, size_t count)
{
    FILE *file = fopen(here.path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

/* Whether it opens; if not, it has been said properly. */
static bool opens(const char *what, const char *says)
{
    struct error error = {0};
    looks.count = 0;
    sqlite3 *pack = pack_open(here.path, &error);
    sqlite3_close(pack);
    if (looks.count > LOOKS_MOST)
        fail_msg("%s: %ld looks", what, looks.count);
    size_t length = strlen(here.path);
    bool line = strncmp(error.message, here.path, length) == 0 && strchr(error.message, ';') &&
                !strchr(error.message, '\n') && strstr(error.message + length, says);
    if (!pack && !line)
        fail_msg("%s: \"%s\"", what, error.message);
    return pack != NULL;
}

static void refuse(const char *what, const char *says)
{
    if (opens(what, says))
        fail_msg("%s: was opened", what);
}

static const char TABLES[] = "its tables are not those of a pack";

static const struct {
    const char *sql, *says;
} tampered[] = {
    {"CREATE TABLE extra(x)", TABLES},
    {"CREATE VIEW extra AS SELECT 1", TABLES},
    {"CREATE TRIGGER extra AFTER INSERT ON meta BEGIN SELECT 1; END", TABLES},
    {"CREATE INDEX extra ON meta(value)", TABLES},
    {"CREATE INDEX extra ON meta(hex(zeroblob(abs(length(value)))))", TABLES},
    {"CREATE INDEX extra ON topics(id COLLATE NOCASE)", TABLES},
    {"CREATE INDEX extra ON topics(id) WHERE id > 'a'", TABLES},
    {"CREATE VIRTUAL TABLE extra USING fts5(x)", TABLES},
    {"CREATE VIRTUAL TABLE extra USING rtree(x, a, b)", TABLES},
    {"CREATE TABLE extra(x INTEGER PRIMARY KEY AUTOINCREMENT)", TABLES},
    {"ANALYZE", TABLES},
    {"DROP TABLE topics", TABLES},
    {"ALTER TABLE topics ADD COLUMN extra TEXT", TABLES},
    {"ALTER TABLE topics ADD COLUMN extra AS (hex(zeroblob(1000000)))", TABLES},
    {"ALTER TABLE topics ADD COLUMN extra DEFAULT (1 + 1)", TABLES},
    {"ALTER TABLE topics ADD COLUMN extra CHECK (hex(zeroblob(1000000)) <> extra)", TABLES},
    {"ALTER TABLE topics RENAME TO themen", TABLES},
    {"DROP TABLE meta; CREATE VIEW meta AS SELECT 'id' AS key, 'x' AS value", TABLES},
    {"DROP TABLE meta; CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)", TABLES},
    {"DROP TABLE media; CREATE TABLE media(name TEXT PRIMARY KEY, sha256 TEXT NOT NULL,"
     " size INTEGER NOT NULL, bytes BLOB) WITHOUT ROWID",
        TABLES},
    {"PRAGMA user_version = 1", "pack format 1, but this program reads format"},
    {"PRAGMA application_id = 7", "not a pack"},
    {"PRAGMA writable_schema = ON;"
     "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'value TEXT DEFAULT 1')",
        TABLES},
    {"PRAGMA writable_schema = ON;"
     "UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT', 'value TEXT CHECK (1)')",
        TABLES},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE ' || char(27)",
        "damaged"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1", "damaged"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 5", "damaged"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = zeroblob(10000000)"
     " WHERE type = 'index'",
        "damaged"},
    {"PRAGMA writable_schema = ON;"
     "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema",
        "damaged"},
};

static void refuses_another_schema(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(tampered); i++) {
        sqlite3 *database;
        write_bytes(here.sound, here.bytes);
        assert_int_equal(sqlite3_open(here.path, &database), SQLITE_OK);
        sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
        if (sqlite3_exec(database, tampered[i].sql, NULL, NULL, NULL) != SQLITE_OK)
            fail_msg("%s: %s", tampered[i].sql, sqlite3_errmsg(database));
        sqlite3_close(database);
        refuse(tampered[i].sql, tampered[i].says);
    }
}

static void refuses_a_file_that_is_cut_anywhere(void **state)
{
    (void)state;
    for (size_t length = 0; length < here.bytes; length += 1024) {
        write_bytes(here.sound, length);
        refuse(arena_printf(here.arena, "%zu bytes", length), length ? "damaged" : "not a pack");
    }
    for (size_t length = here.bytes - 3; length < here.bytes; length++) {
        write_bytes(here.sound, length);
        refuse("nearly whole", "damaged");
    }
}

/* Each page in turn, from its beginning or its middle to its end, one byte repeated. */
static void survives_any_page_written_over(void **state)
{
    static const unsigned char values[] = {0x00, 0x02, 0x05, 0x0D, 0x7F, 0x80, 0xFF};
    (void)state;
    char *copy = arena_alloc(here.arena, here.bytes);
    size_t refused = 0;
    for (size_t page = 0; page < here.bytes; page += PAGE)
        for (size_t i = 0; i < COUNT_OF(values); i++)
            for (size_t start = 0; start < PAGE; start += PAGE / 2) {
                memcpy(copy, here.sound, here.bytes);
                memset(copy + page + start, values[i], PAGE - start);
                write_bytes(copy, here.bytes);
                refused += !opens(arena_printf(here.arena, "page %zu", page / PAGE + 1), "");
            }
    assert_true(refused > here.bytes / PAGE * COUNT_OF(values));
}

static void survives_noise_in_any_page(void **state)
{
    (void)state;
    size_t refused = 0;
    char *copy = arena_alloc(here.arena, here.bytes);
    srand(1);
    for (int round = 0; round < 200; round++) {
        memcpy(copy, here.sound, here.bytes);
        size_t start = (size_t)rand() % (here.bytes - 64);
        for (size_t i = 0; i < 64; i++)
            copy[start + i] = (char)rand();
        write_bytes(copy, here.bytes);
        refused += !opens("noise", "");
    }
    assert_true(refused > 0);
}

/* sqlite.org/fileformat.html, 1.3 */
static const struct {
    const char *what;
    size_t at;
    unsigned char bytes[4];
    size_t count;
    const char *says;
} headers[] = {
    {"not the magic string", 0, {'s'}, 1, "not a pack"},
    {"a page size that is no power of two", 16, {0x10, 0x01}, 2, "not a pack"},
    {"smaller pages", 16, {0x02, 0x00}, 2, "damaged"},
    {"larger pages", 16, {0x00, 0x01}, 2, "damaged"},
    {"read by a later SQLite only", 18, {1, 3}, 2, "not a pack"},
    {"reserved space", 20, {0xFF}, 1, "damaged"},
    {"another payload fraction", 21, {65}, 1, "not a pack"},
    {"one page", 28, {0, 0, 0, 1}, 4, "damaged"},
    {"pages without end", 28, {0x7F, 0xFF, 0xFF, 0xFF}, 4, "damaged"},
    {"a list of free pages that are not", 32,
        {
            0,
            0,
            0,
            3,
        },
        4, "damaged"},
    {"a later schema format", 44, {0, 0, 0, 9}, 4, "damaged"},
    {"vacuumed as it goes", 52, {0, 0, 0, 7}, 4, "damaged"},
    {"UTF-16, little endian", 56, {0, 0, 0, 2}, 4, "damaged"},
    {"UTF-16, big endian", 56, {0, 0, 0, 3}, 4, "damaged"},
};

static void refuses_a_false_header(void **state)
{
    (void)state;
    char *copy = arena_alloc(here.arena, here.bytes);
    for (size_t i = 0; i < COUNT_OF(headers); i++) {
        memcpy(copy, here.sound, here.bytes);
        memcpy(copy + headers[i].at, headers[i].bytes, headers[i].count);
        write_bytes(copy, here.bytes);
        refuse(headers[i].what, headers[i].says);
    }
}

static void refuses_a_database_of_another_encoding(void **state)
{
    static const char *const encodings[] = {"UTF-16le", "UTF-16be"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(encodings); i++) {
        sqlite3 *sound, *other;
        write_bytes(here.sound, here.bytes);
        assert_int_equal(sqlite3_open(here.path, &sound), SQLITE_OK);
        char *copy = sqlite3_mprintf("%s.other", here.path);
        assert_int_equal(sqlite3_open(copy, &other), SQLITE_OK);
        char *attach = sqlite3_mprintf("PRAGMA encoding = '%s'; PRAGMA application_id = %d;"
                                       "PRAGMA user_version = %d",
            encodings[i], PACK_APPLICATION_ID, PACK_FORMAT);
        assert_true(sql_run(other, attach, NULL));
        sqlite3_stmt *tables =
            sql_query(sound, "SELECT sql FROM sqlite_schema WHERE sql <> ''", "");
        while (sql_next(tables, NULL))
            assert_true(sql_run(other, sql_text(tables, 0), NULL));
        sqlite3_finalize(tables);
        sqlite3_close(sound);
        sqlite3_close(other);
        assert_int_equal(rename(copy, here.path), 0);
        sqlite3_free(attach);
        sqlite3_free(copy);
        refuse(encodings[i], TABLES);
    }
}

/* A journal that somebody has put beside the pack would change what it says. */
static void reads_no_journal_beside_the_file(void **state)
{
    (void)state;
    sqlite3 *writer;
    struct error error = {0};
    const char *journal = arena_printf(here.arena, "%s-wal", here.path);
    assert_int_equal(sqlite3_open(here.path, &writer), SQLITE_OK);
    assert_true(sql_run(writer, "PRAGMA journal_mode = WAL; DELETE FROM texts;", &error));
    size_t bytes, journal_bytes;
    char *main = file_read(here.arena, here.path, 1 << 24, &bytes, &error);
    char *beside = file_read(here.arena, journal, 1 << 24, &journal_bytes, &error);
    assert_true(main && beside && journal_bytes);
    sqlite3_close(writer);
    assert_false(file_exists(journal));
    write_bytes(main, bytes);
    FILE *file = fopen(journal, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(beside, 1, journal_bytes, file), journal_bytes);
    assert_int_equal(fclose(file), 0);
    sqlite3 *pack = pack_open(here.path, &error);
    assert_non_null(pack);
    assert_int_equal(untrusted_number(pack, "SELECT count(*) FROM texts"), 2000);
    sqlite3_close(pack);
    assert_int_equal(unlink(journal), 0);
}

/* Pages */

static void put(unsigned char *at, unsigned long value, size_t bytes)
{
    for (size_t i = bytes; i-- > 0; value >>= 8)
        at[i] = (unsigned char)value;
}

/* An inner page of a table, all of whose children are one page. */
static void fill_inner(unsigned char *page, size_t header, unsigned long child)
{
    enum { CELL = 6, CELLS = 200 };
    memset(page + header, 0, PAGE - header);
    page[header] = 5;
    put(page + header + 3, CELLS, 2);
    put(page + header + 5, PAGE - CELL * CELLS, 2);
    put(page + header + 8, child, 4);
    for (size_t i = 0; i < CELLS; i++) {
        unsigned char *cell = page + PAGE - CELL * (i + 1);
        put(page + header + 12 + 2 * i, (unsigned long)(cell - page), 2);
        put(cell, child, 4);
        cell[4] = 0x81; /* the key, 128 and more: two bytes of a varint */
        cell[5] = (unsigned char)(i & 0x7F);
    }
}

/* The list of tables as a tree in which each inner page leads two hundred times to the next one:
 * a scan of it would not end in the lifetime of the building. */
static void refuses_a_list_of_tables_that_never_ends(void **state)
{
    enum { LEVELS = 15 };
    (void)state;
    size_t pages = here.bytes / PAGE;
    unsigned char *copy = arena_alloc(here.arena, here.bytes + LEVELS * PAGE);
    memcpy(copy, here.sound, here.bytes);
    assert_int_equal(copy[100], 5); /* else the list has one page; then it is moved first */
    unsigned long last = 0;
    for (size_t i = 0; i < 4; i++)
        last = last << 8 | copy[108 + i];
    for (size_t i = 0; i < LEVELS; i++)
        fill_inner(copy + here.bytes + i * PAGE, 0, i + 1 < LEVELS ? pages + i + 2 : last);
    put(copy + 108, pages + 1, 4);
    put(copy + 28, pages + LEVELS, 4);
    write_bytes((const char *)copy, here.bytes + LEVELS * PAGE);
    refuse("a tree without end", "damaged");
    fill_inner(copy + here.bytes, 0, pages + 1);
    write_bytes((const char *)copy, here.bytes + LEVELS * PAGE);
    refuse("a page below itself", "damaged");
}

/* Files that are none */

static void make_noise(void)
{
    char noise[10000];
    srand(1);
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)rand();
    write_bytes(noise, sizeof noise);
}

static void make_empty(void)
{
    write_bytes("", 0);
}

static void make_zeros(void)
{
    static const char zeros[3 * PAGE];
    write_bytes(zeros, sizeof zeros);
}

static void make_folder(void)
{
    assert_int_equal(mkdir(here.path, 0755), 0);
}

static void make_fifo(void)
{
    assert_int_equal(mkfifo(here.path, 0644), 0);
}

static void make_link_to_itself(void)
{
    assert_int_equal(symlink("a.pack", here.path), 0);
}

static void make_link_to_a_device(void)
{
    assert_int_equal(symlink("/dev/zero", here.path), 0);
}

static void make_huge(void)
{
    write_bytes(here.sound, here.bytes);
    assert_int_equal(truncate(here.path, (off_t)1 << 40), 0);
}

static void make_unreadable(void)
{
    write_bytes(here.sound, here.bytes);
    assert_int_equal(chmod(here.path, 0), 0);
}

static void make_nothing(void) {}

static const struct {
    const char *what;
    void (*make)(void);
    const char *says;
} files[] = {
    {"noise", make_noise, "not a pack"},
    {"an empty file", make_empty, "not a pack"},
    {"zeros", make_zeros, "not a pack"},
    {"a folder", make_folder, "not a file"},
    {"a fifo", make_fifo, "not a file"},
    {"a link to itself", make_link_to_itself, "symbolic links"},
    {"a device", make_link_to_a_device, "not a file"},
    {"a terabyte", make_huge, "larger than"},
    {"a file for nobody", make_unreadable, "Permission denied"},
    {"nothing", make_nothing, "No such file"},
};

static void refuses_what_is_no_file_of_ours(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (remove(here.path))
            assert_false(file_exists(here.path));
        files[i].make();
        /* To root every file is readable. */
        bool as_nobody = files[i].make == make_unreadable && geteuid() == 0;
        if (as_nobody) {
            assert_int_equal(chmod(here.folder, 0755), 0);
            assert_int_equal(seteuid(65534), 0);
        }
        refuse(files[i].what, files[i].says);
        if (as_nobody) {
            assert_int_equal(seteuid(0), 0);
            assert_int_equal(prctl(PR_SET_DUMPABLE, 1), 0); /* for LeakSanitizer */
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
        TEST(refuses_another_schema),
        TEST(refuses_a_file_that_is_cut_anywhere),
        TEST(survives_any_page_written_over),
        TEST(survives_noise_in_any_page),
        TEST(refuses_a_false_header),
        TEST(refuses_a_database_of_another_encoding),
        TEST(reads_no_journal_beside_the_file),
        TEST(refuses_a_list_of_tables_that_never_ends),
        TEST(refuses_what_is_no_file_of_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
