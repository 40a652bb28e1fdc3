/* SPDX-License-Identifier: EUPL-1.2 */
/* The file that is made of packs: the same bytes every time, whole or not at all, refused by the
 * reader when it is not what it should be; and the packs that are refused. */
#include "compile_packs.h"

#include "base/file.h"
#include "content/schema.h"

enum { SERVICES = 60 };

static void add_town(struct folder *folder, const char *id)
{
    sqlite3 *pack = pack_begin(folder, id, "de|uk");
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "Thema", "name@uk", "Тема", NULL);
    row(pack, "documents", "id", "pass", "pictogram", "badge", "name", "Pass", NULL);
    row(pack, "places", "id", "p", "picture", "plan.svg", NULL);
    for (int i = 0; i < SERVICES; i++)
        row(pack, "services", "id", arena_printf(folder->arena, "s%d", i), "topics", "t", "name",
            arena_printf(folder->arena, "Rat %d", i * 7919 % SERVICES), "what", "Fragen",
            "documents", "pass", "hours", "Mo-Fr 09:00-17:00", "confidence", "low", NULL);
    row(pack, "emergency", "id", "n", "pictogram", "call", "number", "112", "name", "N", "what",
        "W", "confidence", "high", NULL);
    pack_end(pack);
}

static void add_interface(struct folder *folder, const char *id)
{
    sqlite3 *pack = pack_begin(folder, id, "de|uk|en");
    row(pack, "strings", "id", "nav-back", "text", "zurück", "text@uk", "назад", NULL);
    pack_end(pack);
}

static char *read_all(struct folder *folder, const char *path, size_t *bytes)
{
    struct error error = {0};
    char *text = file_read(folder->arena, path, 1u << 24, bytes, &error);
    if (!text)
        fail_msg("%s", error.message);
    return text;
}

static void gives_the_same_bytes_for_the_same_packs(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    add_interface(folder, "ui");
    size_t first_bytes = 0, second_bytes = 0;
    char *first = read_all(folder, compile(folder, "content.db"), &first_bytes);
    char *second = read_all(folder, compile(folder, "again.db"), &second_bytes);
    assert_int_equal(first_bytes, second_bytes);
    assert_memory_equal(first, second, first_bytes);
    /* over an older file too */
    char *third = read_all(folder, compile(folder, "again.db"), &second_bytes);
    assert_int_equal(first_bytes, second_bytes);
    assert_memory_equal(first, third, first_bytes);
    assert_false(file_exists(folder_file(folder, "again.db.new")));
}

static void merges_packs_in_their_order(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    add_interface(folder, "ui");
    add_town(folder, "dorf");
    struct content *content = compile_and_open(folder);
    struct content_topics topics = content_topics(content, folder->arena, NULL, "uk");
    assert_int_equal(topics.count, 2);
    assert_string_equal(topics.list[0].id, "stadt:topics/t");
    assert_string_equal(topics.list[1].id, "dorf:topics/t");
    assert_int_equal(topics.list[1].entries, SERVICES);
    assert_string_equal(content_languages(content)[1], "uk");
    assert_null(content_languages(content)[2]);
    content_close(content);
}

/* One fault a case, in an otherwise sound pack: SQL that spoils it and what the answer names. */
static const struct {
    const char *spoil, *where, *fault;
} faults[] = {
    {"UPDATE meta SET value = 'Stadt' WHERE key = 'id'", "meta/id", "not an id"},
    {"DELETE FROM meta WHERE key = 'id'", "meta/id", "empty"},
    {"INSERT INTO meta VALUES('date', 'gestern')", "meta/date", "not a date"},
    {"UPDATE services SET hours = 'Mo-Do 9-17' WHERE id = 's3'", "services/s3: hours", "Thursday"},
    {"UPDATE services SET status = 'offen' WHERE id = 's3'", "services/s3: status", "words"},
    {"UPDATE services SET audience = 'women|men' WHERE id = 's3'", "services/s3: audience",
        "words"},
    {"UPDATE services SET topics = '' WHERE id = 's3'", "services/s3: topics", "empty"},
    {"UPDATE services SET topics = 't||t' WHERE id = 's3'", "services/s3: topics", "not an id"},
    {"UPDATE services SET topics = 't/../x' WHERE id = 's3'", "services/s3: topics", "not an id"},
    {"UPDATE services SET id = 'a/b' WHERE id = 's3'", "services/a/b: id", "not an id"},
    {"UPDATE services SET confidence = '' WHERE id = 's3'", "services/s3: confidence", "empty"},
    {"UPDATE services SET languages = 'uk|' WHERE id = 's3'", "services/s3: languages", "tag"},
    {"UPDATE services SET verified_on = '2026-02-30' WHERE id = 's3'", "verified_on", "not a date"},
    {"UPDATE services SET source = CAST(x'C3' AS TEXT) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE services SET source = CAST(x'EDA080' AS TEXT) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE services SET source = CAST(x'C0AF' AS TEXT) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE services SET source = CAST(x'E08080' AS TEXT) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE services SET source = CAST(x'F4908080' AS TEXT) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE services SET source = 'a' || char(27) WHERE id = 's3'", "source", "UTF-8"},
    {"UPDATE topics SET colour = 'red'", "topics/t: colour", "not a colour"},
    {"UPDATE places SET picture = '../plan.svg'", "places/p: picture", "not the name of a file"},
    {"UPDATE services SET valid_until = 'bald' WHERE id = 's3'", "valid_until", "not a date"},
    {"UPDATE services SET minimum_age = 'x' WHERE id = 's3'", "services/s3", "whole number"},
    {"UPDATE topics SET pictogram = '../help'", "topics/t: pictogram", "pictogram"},
    {"UPDATE texts SET state = 5 WHERE id = 's3' AND field = 'what'", "services/s3", "state"},
    {"UPDATE texts SET state = 1 WHERE id = 's3' AND field = 'what'", "services/s3", "state"},
    {"INSERT INTO texts VALUES('services', 's3', 'description', 'de', 2, '<b>x</b>')",
        "services/s3: description", "a tag of HTML is not shown"},
    {"INSERT INTO texts VALUES('services', 's3', 'description', 'uk', 3, '[x](ftp://x)')",
        "services/s3: description", "leads nowhere"},
    {"UPDATE texts SET text = CAST(x'FF' AS TEXT) WHERE id = 't'", "topics/t", "UTF-8"},
    {"INSERT INTO forms VALUES('services', 's3', 'name', 'de', CAST(x'FF' AS TEXT), 'a')",
        "services/s3", "form for search"},
    {"INSERT INTO forms VALUES('services', 's3', 'name', 'uk', 'a', 'b' || char(27))",
        "services/s3", "form for search"},
    {"DELETE FROM texts WHERE id = 's3' AND field = 'what'", "services/s3", "what: no German text"},
    {"UPDATE texts SET text = '' WHERE id = 't' AND language = 'de'", "topics/t", "no German text"},
};

static void refuses_a_pack_with_a_wrong_value_and_keeps_the_old_file(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    const char *path = compile(folder, "content.db");
    size_t before = 0, after = 0;
    char *old = read_all(folder, path, &before);
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct error error = {0};
        unlink(folder->packs[0]);
        folder->count = 0;
        add_town(folder, "stadt");
        sqlite3 *pack = NULL;
        assert_int_equal(sqlite3_open(folder->packs[0], &pack), SQLITE_OK);
        run_sql(pack, sqlite3_mprintf("%s", faults[i].spoil));
        assert_int_equal(sqlite3_close(pack), SQLITE_OK);
        assert_false(compile_database(
            &(struct compile_order){.packs = folder->packs, .count = 1}, path, NULL, &error));
        if (!strstr(error.message, faults[i].where) || !strstr(error.message, faults[i].fault) ||
            !strstr(error.message, folder->packs[0]))
            fail_msg("%s: \"%s\"", faults[i].spoil, error.message);
        assert_false(file_exists(folder_file(folder, "content.db.new")));
    }
    char *kept = read_all(folder, path, &after);
    assert_int_equal(before, after);
    assert_memory_equal(old, kept, before);
}

static void refuses_a_pack_twice_and_a_string_in_two_packs(void **state)
{
    struct folder *folder = *state;
    struct error error = {0};
    add_town(folder, "stadt");
    add_interface(folder, "ui");
    add_interface(folder, "oberflaeche");
    const char *const twice[] = {folder->packs[0], folder->packs[0]};
    assert_false(compile_database(&(struct compile_order){.packs = twice, .count = 2},
        folder_file(folder, "content.db"), NULL, &error));
    assert_non_null(strstr(error.message, "name it once"));
    assert_false(compile_database(&(struct compile_order){.packs = folder->packs, .count = 3},
        folder_file(folder, "content.db"), NULL, &error));
    assert_non_null(strstr(error.message, "strings/nav-back stands in"));
    assert_non_null(strstr(error.message, folder->packs[1]));
    assert_non_null(strstr(error.message, folder->packs[2]));
    assert_false(file_exists(folder_file(folder, "content.db")));
}

/* One pack of a town that names `languages`, with its only topic in Ukrainian or not, beside the
 * interface in Ukrainian, English in name only. */
static void says_which_language_of_a_town_is_not_offered(void **state)
{
    static const struct {
        const char *languages;
        const char *topic; /* the field under which the topic has its second name */
        const char *says; /* behind the path of the town's pack; NULL: nothing */
    } cases[] = {
        {"de", "name@uk", NULL},
        {"de|uk", "name@uk", NULL},
        {"de|uk", "name@tr",
            ": warning: uk is not offered: 1 first-level topic is missing, first stadt:topics/t; "
            "translate what is missing\n"},
        {"de|uk|en", "name@uk",
            ": warning: en is not offered: 1 interface text and 1 first-level topic are missing, "
            "first ui:strings/nav-back; translate what is missing\n"},
    };
    struct folder *folder = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        folder->count = 0;
        add_interface(folder, "ui");
        sqlite3 *pack = pack_begin(folder, "stadt", cases[i].languages);
        row(pack, "topics", "id", "t", "pictogram", "info", "name", "T", cases[i].topic, "Т", NULL);
        pack_end(pack);
        struct strbuf warnings = {0};
        struct error error = {0};
        assert_true(compile_database(
            &(struct compile_order){.packs = folder->packs, .count = folder->count},
            folder_file(folder, "content.db"), &warnings, &error));
        const char *says =
            cases[i].says ? arena_printf(folder->arena, "%s%s", folder->packs[1], cases[i].says)
                          : "";
        assert_string_equal(warnings.length ? warnings.string : "", says);
        strbuf_finish(&warnings);
        unlink(folder->packs[0]);
        unlink(folder->packs[1]);
    }
    folder->count = 0;
}

/* A language that the town does not say it in would show the wrong house: it is not offered. */
static void a_later_pack_names_its_place(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "ui", "de|uk|en");
    row(pack, "strings", "id", "place-name", "text", "Haus A", "text@uk", "Дім А", "text@en",
        "House A", NULL);
    row(pack, "strings", "id", "about-easy", "text", "In A", "text@uk", "У А", "text@en", "In A",
        NULL);
    pack_end(pack);
    pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "place-name", "text", "Haus B", "text@uk", "Дім Б", NULL);
    row(pack, "strings", "id", "about-easy", "text", "In B", "text@uk", "У Б", NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", "name@uk", "Т", "name@en", "T",
        NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    assert_string_equal(content_string(content, "place-name", "de").string, "Haus B");
    assert_string_equal(content_string(content, "place-name", "uk").string, "Дім Б");
    assert_string_equal(content_string(content, "about-easy", "uk").string, "У Б");
    assert_string_equal(content_languages(content)[1], "uk");
    assert_null(content_languages(content)[2]);
    content_close(content);
}

static void leaves_out_what_leads_nowhere(void **state)
{
    struct folder *folder = *state;
    sqlite3 *pack = pack_begin(folder, "stadt", "de|tlh|uk");
    row(pack, "strings", "id", "nav-back", "text", "zurück", "text@uk", "назад", "text@tlh", "n",
        NULL);
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", "name@uk", "Т", "name@tlh",
        "T", NULL);
    row(pack, "topics", "id", "waise", "parent", "fehlt", "pictogram", "help", "name", "W", NULL);
    row(pack, "services", "id", "gut", "topics", "waise|t|fehlt", "organisation", "fehlt", "place",
        "fehlt", "documents", "fehlt", "name", "G", "what", "G", "confidence", "low", NULL);
    row(pack, "services", "id", "weg", "topics", "waise", "name", "W", "what", "W", "confidence",
        "low", NULL);
    pack_end(pack);
    struct content *content = compile_and_open(folder);
    static const char *const gone[] = {"topics/waise", "services/weg"};
    for (size_t i = 0; i < COUNT_OF(gone); i++)
        assert_null(content_resolve(content, folder->arena, gone[i], NULL));
    struct civil now = {2026, 11, 23, 10, 0};
    const struct content_entry *kept =
        content_entry(content, folder->arena, "stadt:services/gut", "uk", now);
    assert_string_equal(kept->card.topic, "stadt:topics/t");
    assert_string_equal(kept->card.provider, "");
    assert_string_equal(kept->street, "");
    assert_int_equal(kept->document_count, 0);
    assert_string_equal(
        content_languages(content)[1], "uk"); /* tlh: nobody knows how to write it */
    content_close(content);
}

/* Of names that are there, in languages that the program knows. */
static void carries_the_forms_of_names(void **state)
{
    static const struct {
        const char *address, *row; /* of the pack; id, language and forms in the database, or "" */
    } cases[] = {
        {"'topics', 't', 'name', 'uk', 'тема', 'tema'", "t uk тема tema"},
        {"'places', 'p', 'name', 'de', 'platz', ''", "p de platz "},
        {"'services', 's1', 'name', 'de', 'rat', ''", "s1 de rat "},
        {"'services', 's2', 'what', 'de', 'fragen', ''", ""},
        {"'services', 's3', 'name', 'tlh', 'qat', ''", ""},
        {"'services', 'fehlt', 'name', 'de', 'fehlt', ''", ""},
    };
    struct folder *folder = *state;
    add_town(folder, "stadt");
    sqlite3 *pack = NULL, *database = NULL;
    assert_int_equal(sqlite3_open(folder->packs[0], &pack), SQLITE_OK);
    const char *expected = "";
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        run_sql(pack, sqlite3_mprintf("INSERT INTO forms VALUES(%s)", cases[i].address));
        if (*cases[i].row)
            expected = arena_printf(folder->arena, "%s%s\n", expected, cases[i].row);
    }
    assert_int_equal(sqlite3_close(pack), SQLITE_OK);
    assert_int_equal(sqlite3_open(compile(folder, "content.db"), &database), SQLITE_OK);
    sqlite3_stmt *row = sql_query(database,
        "SELECT r.id || ' ' || f.language || ' ' || f.folded || ' ' || f.romanised FROM forms f"
        " JOIN rows r ON r.number = f.owner ORDER BY f.owner",
        "");
    const char *found = "";
    while (sql_next(row, NULL))
        found = arena_printf(folder->arena, "%s%s\n", found, sql_text(row, 0));
    assert_string_equal(found, expected);
    sqlite3_finalize(row);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* Reads all there is; what it says does not matter, that it ends does. */
static void read_everything(struct content *content)
{
    struct arena *arena = arena_create();
    struct civil now = {2026, 11, 23, 10, 0};
    struct content_topics topics = content_topics(content, arena, NULL, "uk");
    for (size_t i = 0; i < topics.count; i++) {
        struct content_cards cards = all_cards(content, arena, topics.list[i].id, "uk", now);
        for (size_t k = 0; k < cards.count; k++)
            content_entry(content, arena, cards.list[k].id, "uk", now);
    }
    content_emergency(content, arena, "uk", now);
    content_resolve(content, arena, "services/s1", NULL);
    arena_destroy(arena);
}

static void write_all(const char *path, const char *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void assert_refused(const char *path, const char *message)
{
    struct error error = {0};
    struct content *content = content_open(path, &error);
    assert_null(content);
    if (strncmp(error.message, path, strlen(path)) != 0 ||
        !strstr(error.message + strlen(path), message) || !strstr(error.message, "faden-pack db") ||
        strchr(error.message, '\n'))
        fail_msg("%s", error.message);
}

static void refuses_files_that_are_no_content(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    size_t bytes = 0;
    char *sound = read_all(folder, compile(folder, "content.db"), &bytes);
    const char *damaged = folder_file(folder, "damaged.db");
    assert_refused(folder_file(folder, "fehlt.db"), "No such file");
    assert_refused(folder->packs[0], "a pack, not a content database");
    write_all(damaged, "", 0);
    assert_refused(damaged, "not a content database");
    char garbage[5000];
    for (size_t i = 0; i < sizeof garbage; i++)
        garbage[i] = (char)(i * 31 % 251);
    write_all(damaged, garbage, sizeof garbage);
    assert_refused(damaged, "not a content database");
    static const struct {
        size_t length;
        const char *message;
    } cut[] = {
        {1, "not a content database"},
        {15, "not a content database"},
        {100, "damaged"},
        {1000, "damaged"},
        {4095, "damaged"},
        {4096, "damaged"},
        {8192, "damaged"},
    };
    for (size_t i = 0; i < COUNT_OF(cut); i++) {
        write_all(damaged, sound, cut[i].length);
        assert_refused(damaged, cut[i].message);
    }
    write_all(damaged, sound, bytes - 4096);
    assert_refused(damaged, "damaged");
    write_all(damaged, sound, bytes - 1);
    assert_refused(damaged, "damaged");
}

static void refuses_another_format_and_missing_tables(void **state)
{
    static const struct {
        const char *spoil, *message;
    } cases[] = {
        {"PRAGMA user_version = 99", "content format 99"},
        {"PRAGMA application_id = 7", "not a content database"},
        {"DROP TABLE emergency", "damaged"},
        {"ALTER TABLE entries DROP COLUMN rule", "damaged"},
        {"DELETE FROM languages", "damaged"},
        {"INSERT OR REPLACE INTO meta VALUES('date', 'x')", "damaged"},
    };
    struct folder *folder = *state;
    add_town(folder, "stadt");
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sqlite3 *database = NULL;
        const char *path = compile(folder, "damaged.db");
        assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
        run_sql(database, sqlite3_mprintf("%s", cases[i].spoil));
        assert_int_equal(sqlite3_close(database), SQLITE_OK);
        assert_refused(path, cases[i].message);
    }
}

/* Damage in the middle may cost answers, never the program. */
static void survives_damage_that_opening_does_not_see(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    add_interface(folder, "ui");
    size_t bytes = 0, opened = 0;
    char *sound = read_all(folder, compile(folder, "content.db"), &bytes);
    const char *damaged = folder_file(folder, "damaged.db");
    char *spoilt = arena_alloc(folder->arena, bytes);
    unsigned long seed = 20261123;
    for (int round = 0; round < 300; round++) {
        memcpy(spoilt, sound, bytes);
        for (int i = 0; i < 1 + round % 20; i++) {
            seed = seed * 6364136223846793005ul + 1442695040888963407ul;
            spoilt[100 + (seed >> 33) % (bytes - 100)] ^= (char)(1 + (seed >> 20) % 255);
        }
        write_all(damaged, spoilt, bytes);
        struct content *content = content_open(damaged, NULL);
        if (content) {
            read_everything(content);
            opened++;
        }
        content_close(content);
    }
    assert_true(opened > 10); /* else this test has tested nothing */
}

static void opens_a_path_with_characters_of_uris(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    add_interface(folder, "ui");
    struct error error = {0};
    const char *path = folder_file(folder, "50% #1?.db");
    assert_true(
        compile_database(&(struct compile_order){.packs = folder->packs, .count = folder->count},
            path, NULL, &error));
    struct content *content = content_open(path, &error);
    assert_non_null(content);
    content_close(content);
    unlink(path);
}

static void refuses_content_that_cannot_say_anything(void **state)
{
    struct folder *folder = *state;
    add_town(folder, "stadt");
    struct error error = {0};
    assert_null(content_open(compile(folder, "content.db"), &error));
    assert_non_null(strstr(error.message, "ui.pack"));
}

static void says_that_a_file_cannot_be_written(void **state)
{
    struct folder *folder = *state;
    struct error error = {0};
    add_town(folder, "stadt");
    const char *path = folder_file(folder, "nowhere/content.db");
    assert_false(
        compile_database(&(struct compile_order){.packs = folder->packs, .count = folder->count},
            path, NULL, &error));
    assert_non_null(strstr(error.message, path));
    assert_non_null(strstr(error.message, "cannot be written"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
        TEST(gives_the_same_bytes_for_the_same_packs),
        TEST(says_which_language_of_a_town_is_not_offered),
        TEST(merges_packs_in_their_order),
        TEST(refuses_a_pack_with_a_wrong_value_and_keeps_the_old_file),
        TEST(refuses_a_pack_twice_and_a_string_in_two_packs),
        TEST(a_later_pack_names_its_place),
        TEST(leaves_out_what_leads_nowhere),
        TEST(carries_the_forms_of_names),
        TEST(refuses_files_that_are_no_content),
        TEST(refuses_another_format_and_missing_tables),
        TEST(survives_damage_that_opening_does_not_see),
        TEST(opens_a_path_with_characters_of_uris),
        TEST(refuses_content_that_cannot_say_anything),
        TEST(says_that_a_file_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
