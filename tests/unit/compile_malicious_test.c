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
     "INSERT INTO texts VALUES('topics', 'v', 'name', 'de', 0, 'Drittes')",
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
    {"UPDATE texts SET text = " REPEAT("a", 17000000) " WHERE id = 's'", "damaged"},
    {"UPDATE texts SET text = " REPEAT("aa", 50000000) " WHERE id = 's'", "damaged"},
    {"UPDATE texts SET text = zeroblob(100000000) WHERE id = 's'", "damaged"},
    {"INSERT INTO media VALUES('a.png', '00', zeroblob(100000000))", NULL},
    {"UPDATE services SET languages = " REPEAT("uk|", 201) " || 'uk'", "a list longer than any"},
    {"UPDATE services SET topics = " REPEAT("t|", 199) " || 't'", NULL},
    {"UPDATE meta SET value = " REPEAT("uk|", 5000) " || 'de' WHERE key = 'languages'", NULL},
    {NUMBERS(1000000) "INSERT INTO kinds SELECT i + 1, 'k' || i, 'help' FROM n",
        "kinds: more rows than any sheet has"},
    {NUMBERS(100000) "INSERT INTO texts SELECT 'kinds', 'k', 'name', 'x' || i, 0, 'x' FROM n",
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
        bool done = compile_database(folder->packs, 1, NULL, path, NULL, &error);
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
    for (int i = 0; i < 3000; i++)
        row(pack, "services", "id", arena_printf(folder->arena, "s%d", i), "topics", "t",
            "organisation", "o", "name", "Rat", "what", "Fragen", "confidence", "low", NULL);
}

static void add_hours(struct folder *folder, sqlite3 *pack)
{
    struct strbuf rule = {0};
    while (rule.length < 970)
        strbuf_add(&rule, rule.length ? "; Mo-Fr 09:00-17:00" : "Mo-Fr 09:00-17:00");
    add_many_offers_of_one_provider(folder, pack);
    for (int i = 0; i < 3000; i++)
        row(pack, "hours", "id", arena_printf(folder->arena, "h%d", i), "organisation", "o", "kind",
            "phone", "rule", rule.string, "confidence", "low", NULL);
    strbuf_finish(&rule);
}

static void add_points(struct folder *folder, sqlite3 *pack)
{
    add_many_offers_of_one_provider(folder, pack);
    for (int i = 0; i < 20000; i++)
        row(pack, "contact-points", "id", arena_printf(folder->arena, "c%d", i), "organisation",
            "o", "phone", "0241 1", "confidence", "low", NULL);
}

static void add_topics(struct folder *folder, sqlite3 *pack)
{
    for (int i = 0; i < 20000; i++)
        row(pack, "topics", "id", arena_printf(folder->arena, "t%d", i), "parent", i ? "t0" : "",
            "pictogram", "help", "name", "T", NULL);
}

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
        assert_false(compile_database(folder->packs, 1, NULL, path, NULL, &error));
        if (!is_one_line(&error, path, TOO_MANY))
            fail_msg("%zu: \"%s\"", i, error.message);
        assert_false(file_exists(path));
        assert_int_equal(unlink(folder->packs[--folder->count]), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
        TEST(refuses_hostile_content),
        TEST(refuses_rows_that_multiply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
