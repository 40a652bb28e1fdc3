/* SPDX-License-Identifier: EUPL-1.2 */
/* Packs whose form is sound and whose content is hostile: values of the wrong kind or size,
 * circles, and rows that multiply in the merge. Each is refused in one line that names the file and
 * what to do, or merged, where it does no harm. Then the same for a hostile content.db. */
#include "compile_packs.h"

#include "base/file.h"

#include <sys/stat.h>

static sqlite3 *begin_town(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "nav-back", "text", "zurück", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "Thema", NULL);
    row(pack, "topics", "id", "u", "parent", "t", "pictogram", "help", "name", "Unter", NULL);
    row(pack, "kinds", "id", "k", "pictogram", "help", "name", "Schule", NULL);
    row(pack, "places", "id", "p", "floor", "1", NULL);
    row(pack, "places", "id", "q", "parent", "p", NULL);
    row(pack, "organisations", "id", "o", "name", "Amt", "confidence", "low", NULL);
    row(pack, "services", "id", "s", "topics", "t|u", "organisation", "o", "place", "q", "hours",
        "Mo-Fr 09:00-17:00", "name", "Rat", "what", "Fragen", "confidence", "low", NULL);
    row(pack, "services", "id", "r", "topics", "u", "successor", "s", "name", "Alt", "what", "Weg",
        "confidence", "low", NULL);
    row(pack, "school-system", "id", "g", "pictogram", "help", "from_age", "6", "stage", "schule",
        "topic", "t", "kinds", "k", "name", "Schule", "what", "Lernen", NULL);
    return pack;
}

#define NUMBERS(count)                                                                             \
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " #count ") "

/* So many copies of the bytes. */
#define REPEAT(bytes, count) "replace(hex(zeroblob(" #count ")), '00', '" bytes "')"

#define TOO_MANY "packs say too much or too many of their rows refer to each other"

static const struct {
    const char *sql, *says; /* NULL: it does no harm */
} contents[] = {
    {"SELECT 1", NULL},
    /* circles */
    {"UPDATE topics SET parent = id WHERE id = 't'", "leads in a circle"},
    {"UPDATE topics SET parent = 'u' WHERE id = 't'", "leads in a circle"},
    {"CREATE TEMP TABLE third AS SELECT * FROM topics WHERE id = 'u';"
     "UPDATE third SET position = 3, id = 'v', parent = 'u'; INSERT INTO topics SELECT * FROM "
     "third;"
     "INSERT INTO texts VALUES('topics', 'v', 'name', 'de', 2, 'Drittes')",
        "more than 2 rows"},
    {"UPDATE places SET parent = 'q' WHERE id = 'p'", "leads in a circle"},
    {"UPDATE services SET successor = 'r' WHERE id = 's'", "leads in a circle"},
    {"UPDATE organisations SET parent = 'o'", "leads in a circle"},
    {"UPDATE \"school-system\" SET leads_to = 'g'", NULL}, /* nobody follows it */
    {"UPDATE topics SET parent = 'fehlt' WHERE id = 'u'", NULL},
    /* kinds of values */
    {"UPDATE services SET phone = x'303132'", "services/s: phone: not a text"},
    {"UPDATE services SET id = CAST(id AS BLOB)", "services/s: not a text"},
    {"UPDATE texts SET text = CAST(text AS BLOB) WHERE id = 's'", "services/s: not a text"},
    {"UPDATE texts SET state = 'neu'", "no known state"},
    {"UPDATE texts SET state = 1e300", "no known state"},
    {"UPDATE texts SET state = 4294967296", "no known state"},
    {"UPDATE places SET floor = 1.5", "places/p: not a whole number"},
    {"UPDATE places SET floor = x'01'", "places/p: not a whole number"},
    {"UPDATE places SET floor = 9223372036854775807", "places/p: not a whole number"},
    {"UPDATE places SET floor = -9223372036854775808", "places/p: not a whole number"},
    {"UPDATE places SET floor = NULL", NULL},
    {"UPDATE meta SET value = CAST(value AS BLOB) WHERE key = 'id'", "meta/id: empty"},
    /* bytes */
    {"UPDATE services SET phone = CAST(x'300031' AS TEXT)", "phone: a text with a NUL in it"},
    {"UPDATE services SET id = id || char(0) || id", "services/s: a text with a NUL in it"},
    {"UPDATE texts SET text = 'a' || char(0) || 'b' WHERE id = 's'", "a text with a NUL in it"},
    {"UPDATE meta SET value = 'stadt' || char(0) WHERE key = 'id'", "meta/id: empty"},
    {"UPDATE services SET phone = CAST(x'C328' AS TEXT)", "phone: not UTF-8 text"},
    {"UPDATE services SET phone = char(27) || '[2J'", "phone: not UTF-8 text"},
    {"UPDATE services SET id = CAST(x'0A1B' AS TEXT) WHERE id = 's'",
        "services/?: id: not UTF-8 text"},
    {"UPDATE services SET hours = 'Mo' || char(10) || 'x'", "services/s: hours: "},
    /* sizes */
    {"UPDATE services SET id = " REPEAT("a", 81) " WHERE id = 's'", "services/?: id: not an id"},
    {"UPDATE services SET phone = " REPEAT("1", 20000), "phone: longer than any text"},
    {"UPDATE services SET hours = " REPEAT("Mo 9-17;", 1000), "services/s: hours: "},
    {"UPDATE texts SET text = " REPEAT("a", 70000) " WHERE id = 's'", "longer than any text"},
    {"UPDATE texts SET text = " REPEAT("aa", 50000000) " WHERE id = 's'", "damaged"},
    {"UPDATE texts SET text = zeroblob(20000000) WHERE id = 's'", "damaged"},
    {"INSERT INTO media VALUES('a.png', '00', 20000000, zeroblob(20000000))", NULL},
    {"UPDATE services SET languages = " REPEAT("uk|", 201) " || 'uk'", "a list longer than any"},
    {"UPDATE services SET topics = " REPEAT("t|", 199) " || 't'", NULL},
    {"UPDATE meta SET value = " REPEAT("uk|", 5000) " || 'de' WHERE key = 'languages'", NULL},
    {NUMBERS(100001) "INSERT INTO kinds SELECT i + 1, 'k' || i, 'help' FROM n",
        "kinds: more rows than any sheet has"},
    {NUMBERS(100000) "INSERT INTO texts SELECT 'kinds', 'k', 'name', 'x' || i, 2, 'x' FROM n",
        NULL},
};

static bool is_one_line(const struct error *error, const char *path, const char *says)
{
    return strstr(error->message, path) && strstr(error->message, says) &&
           strstr(error->message, "; ") && !strchr(error->message, '\n') &&
           (strstr(error->message, "faden-pack check") || strstr(error->message, "build it again"));
}

static void refuses_hostile_content(void **state)
{
    struct folder *folder = *state;
    const char *path = folder_file(folder, "content.db");
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        struct error error = {0};
        sqlite3 *pack = begin_town(folder);
        if (sqlite3_exec(pack, contents[i].sql, NULL, NULL, NULL) != SQLITE_OK)
            fail_msg("%s: %s", contents[i].sql, sqlite3_errmsg(pack));
        pack_end(pack);
        bool done = compile_database(
            &(struct compile_order){.packs = folder->packs, .count = 1}, path, NULL, &error);
        if (done != !contents[i].says ||
            (!done && !is_one_line(&error, folder->packs[0], contents[i].says)))
            fail_msg("%.200s: \"%s\"", contents[i].sql, error.message);
        struct content *content = done ? content_open(path, &error) : NULL;
        if (done && !content)
            fail_msg("%.200s: \"%s\"", contents[i].sql, error.message);
        content_close(content);
        assert_int_equal(unlink(folder->packs[--folder->count]), 0);
    }
}

/* Rows that are many together though each sheet is of a likely length */

static void add_many_offers_of_one_provider(struct folder *folder, sqlite3 *pack)
{
    for (int i = 0; i < 2000; i++)
        row(pack, "services", "id", arena_printf(folder->arena, "s%d", i), "topics", "t",
            "organisation", "o", "name", "Rat", "what", "Fragen", "confidence", "low", NULL);
}

static void add_hours(struct folder *folder, sqlite3 *pack)
{
    struct strbuf rule = {0};
    strbuf_add(&rule, "Mo-Fr 09:00-17:00 \"");
    while (rule.length < 990)
        strbuf_add(&rule, "a");
    strbuf_add(&rule, "\"");
    add_many_offers_of_one_provider(folder, pack);
    for (int i = 0; i < 2000; i++)
        row(pack, "hours", "id", arena_printf(folder->arena, "h%d", i), "organisation", "o", "kind",
            "phone", "rule", rule.string, "confidence", "low", NULL);
    strbuf_finish(&rule);
}

static void add_points(struct folder *folder, sqlite3 *pack)
{
    add_many_offers_of_one_provider(folder, pack);
    for (int i = 0; i < 2000; i++)
        row(pack, "contact-points", "id", arena_printf(folder->arena, "c%d", i), "organisation",
            "o", "phone", "0241 1", "confidence", "low", NULL);
}

static void add_topics(struct folder *folder, sqlite3 *pack)
{
    for (int i = 0; i < 4000; i++)
        row(pack, "topics", "id", arena_printf(folder->arena, "t%d", i), "parent", i ? "t0" : "",
            "pictogram", "help", "name", "T", NULL);
}

enum { MEMORY_MOST = 1024 * 1024 * 1024 };

static void refuses_rows_that_multiply(void **state)
{
    static void (*const adds[])(struct folder *, sqlite3 *) = {add_hours, add_points, add_topics};
    struct folder *folder = *state;
    const char *path = folder_file(folder, "content.db");
    for (size_t i = 0; i < COUNT_OF(adds); i++) {
        struct error error = {0};
        sqlite3 *pack = begin_town(folder);
        adds[i](folder, pack);
        pack_end(pack);
        sqlite3_memory_highwater(1);
        assert_false(compile_database(
            &(struct compile_order){.packs = folder->packs, .count = 1}, path, NULL, &error));
        assert_in_range(sqlite3_memory_highwater(0), 0, MEMORY_MOST);
        if (!is_one_line(&error, path, TOO_MANY))
            fail_msg("%zu: \"%s\"", i, error.message);
        assert_false(file_exists(path));
        assert_int_equal(unlink(folder->packs[--folder->count]), 0);
    }
}

static void spoil(const char *path, const char *sql)
{
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    if (sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(database));
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* Two indexes that have changed places know nothing of the rows of their tables. */
static void refuses_an_id_that_stands_twice(void **state)
{
    struct folder *folder = *state;
    struct error error = {0};
    pack_end(begin_town(folder));
    spoil(folder->packs[0], "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage ="
                            " (SELECT sum(rootpage) FROM sqlite_schema WHERE name IN"
                            "  ('sqlite_autoindex_kinds_1', 'sqlite_autoindex_places_1'))"
                            " - rootpage WHERE name IN"
                            " ('sqlite_autoindex_kinds_1', 'sqlite_autoindex_places_1')");
    spoil(folder->packs[0], "INSERT INTO kinds VALUES(7, 'k', 'help')");
    assert_false(compile_database(&(struct compile_order){.packs = folder->packs, .count = 1},
        folder_file(folder, "content.db"), NULL, &error));
    if (!is_one_line(&error, folder->packs[0], "kinds/k: is there twice"))
        fail_msg("%s", error.message);
}

/* The terminal's own file */

static const struct {
    const char *sql, *says; /* NULL: it does no harm */
} databases[] = {
    {"CREATE VIEW extra AS SELECT 1", "damaged"},
    {"CREATE TRIGGER extra AFTER INSERT ON meta BEGIN SELECT 1; END", "damaged"},
    {"CREATE INDEX extra ON texts(hex(zeroblob(1000)))", "damaged"},
    {"CREATE VIRTUAL TABLE extra USING fts5(x)", "damaged"},
    {"ALTER TABLE entries ADD COLUMN extra AS (hex(zeroblob(1000)))", "damaged"},
    {"ALTER TABLE strings RENAME TO s; CREATE VIEW strings AS SELECT * FROM s", "damaged"},
    {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3", "damaged"},
    {"PRAGMA application_id = 7", "not a content database"},
    {"UPDATE languages SET tag = zeroblob(1000000)", "damaged"},
    {"UPDATE topics SET parent = number", NULL},
    {"UPDATE entries SET topic = 9223372036854775807, kind = -1, status = 99, floor = 1e300,"
     " attributes = -1, fact_until = 'x', languages = '||||', rule = -9223372036854775808",
        NULL},
    {"UPDATE texts SET text = x'FF00', state = 99", NULL},
    {"UPDATE stages SET from_age = -9223372036854775808, to_age = 9223372036854775807", NULL},
    {"UPDATE entries SET successor = number", NULL},
    {"UPDATE rules SET hours = 'x' || char(0)", NULL},
};

/* What it says does not matter, that it ends does. */
static void read_everything(struct content *content)
{
    static const struct civil now = {2026, 11, 23, 10, 0};
    struct arena *arena = arena_create();
    const char *language = content_languages(content)[0];
    struct content_topics topics = content_topics(content, arena, NULL, language);
    for (size_t i = 0; i < topics.count; i++) {
        struct content_list list = content_list(content, arena, topics.list[i].id, language, now);
        struct content_cards cards =
            content_cards(content, arena, &list, 0, list.count, language, now);
        for (size_t k = 0; k < cards.count; k++)
            content_entry(content, arena, cards.list[k].id, language, now);
    }
    struct content_stages stages = content_stages(content, arena, 7, language);
    for (size_t i = 0; i < stages.count; i++)
        content_schools(content, arena, stages.list[i].id, language, now);
    content_entry(content, arena, "stadt:services/s", language, now);
    content_emergency(content, arena, language, now);
    content_guides(content, arena, NULL, language);
    content_attributions(content, arena);
    arena_destroy(arena);
}

static void opens_no_hostile_database(void **state)
{
    struct folder *folder = *state;
    pack_end(begin_town(folder));
    for (size_t i = 0; i < COUNT_OF(databases); i++) {
        struct error error = {0};
        const char *path = compile(folder, "damaged.db");
        spoil(path, databases[i].sql);
        struct content *content = content_open(path, &error);
        if (!content != !!databases[i].says ||
            (!content && (strncmp(error.message, path, strlen(path)) != 0 ||
                             !strstr(error.message + strlen(path), databases[i].says) ||
                             !strstr(error.message, "faden-pack db"))))
            fail_msg("%s: \"%s\"", databases[i].sql, error.message);
        if (content)
            read_everything(content);
        content_close(content);
    }
}

static void opens_no_fifo_or_folder(void **state)
{
    struct folder *folder = *state;
    struct error error = {0};
    const char *path = folder_file(folder, "damaged.db");
    assert_int_equal(mkfifo(path, 0644), 0);
    assert_null(content_open(path, &error));
    assert_non_null(strstr(error.message, "not a file; build it with"));
    assert_null(content_open(folder->path, &error));
    assert_non_null(strstr(error.message, "not a file; build it with"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
        TEST(refuses_hostile_content),
        TEST(refuses_rows_that_multiply),
        TEST(refuses_an_id_that_stands_twice),
        TEST(opens_no_hostile_database),
        TEST(opens_no_fifo_or_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
