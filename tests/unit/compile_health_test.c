/* SPDX-License-Identifier: EUPL-1.2 */
/* content/health.h: content that opens, and that a terminal cannot show all the same. */
#include "compile_packs.h"

#include "content/health.h"

static void add_interface(struct folder *folder, const char *id)
{
    sqlite3 *pack = pack_begin(folder, id, "de|uk");
    row(pack, "strings", "id", "nav-back", "text", "zurück", "text@uk", "назад", NULL);
    row(pack, "strings", "id", "nav-home", "text", "Anfang", "text@uk", "початок", NULL);
    pack_end(pack);
}

static void add_town(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "topics", "id", "t", "pictogram", "help", "name", "Thema", "name@uk", "Тема", NULL);
    row(pack, "topics", "id", "u", "parent", "t", "pictogram", "help", "name", "Mehr", NULL);
    row(pack, "services", "id", "s", "topics", "u", "name", "Rat", "what", "Fragen", "confidence",
        "low", NULL);
    row(pack, "kinds", "id", "grund", "pictogram", "abc", "name", "Grundschule", NULL);
    row(pack, "schools", "id", "k", "topics", "t", "kind", "grund", "name", "Schule", "confidence",
        "low", NULL);
    row(pack, "school-system", "id", "weg", "pictogram", "school", "from_age", "6", "stage",
        "schule", "topic", "t", "name", "Grundschule", "what", "W", "kinds", "grund", NULL);
    row(pack, "guides", "id", "g", "topic", "t", "pictogram", "help", "name", "Weg", "what", "W",
        NULL);
    row(pack, "steps", "id", "g1", "guide", "g", "pictogram", "help", "name", "Schritt", "what",
        "W", NULL);
    row(pack, "emergency", "id", "n", "pictogram", "call", "number", "112", "name", "Notruf",
        "what", "W", "confidence", "high", NULL);
    pack_end(pack);
}

/* What has happened to sound content, and what is told. */
static const struct {
    const char *sql, *told; /* NULL: nothing is wrong */
} faults[] = {
    {"SELECT 1", NULL},
    {"DELETE FROM entries", "not one offer"},
    {"DELETE FROM strings WHERE id = 'nav-home'", "lacks the text nav-home"},
    {"DELETE FROM strings WHERE language = 'uk'", NULL},
    {"UPDATE rows SET pack = 'dorf'", "nothing of the pack stadt"},
    {"UPDATE topics SET entries = 0", "the first level of topics"},
    {"DELETE FROM topics WHERE parent ISNULL", "the first level of topics"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 't')",
        "the name of stadt:topics/t"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 'u')",
        "the name of stadt:topics/u"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 's')",
        "the name of stadt:services/s"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 'k')",
        "the name of stadt:schools/k"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 'weg')",
        "the name of stadt:school-system/weg"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 'g1')",
        "a step of stadt:guides/g"},
    {"DELETE FROM steps", "the steps of stadt:guides/g"},
    {"DELETE FROM texts WHERE owner = (SELECT number FROM rows WHERE id = 'n')",
        "the name of stadt:emergency/n"},
    /* an entry whose topic is nowhere has no page */
    {"UPDATE entries SET topic = 4711 WHERE number = (SELECT number FROM rows WHERE id = 's')",
        "the page of stadt:services/s"},
};

static void run_on(const char *path, const char *sql)
{
    sqlite3 *database;
    struct error error = {0};
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (!sql_run(database, sql, &error) || !sql_run(database, "VACUUM", &error))
        fail_msg("%s", error.message);
    sqlite3_close(database);
}

static void says_what_cannot_be_shown(void **state)
{
    struct folder *folder = *state;
    add_interface(folder, "ui");
    add_town(folder);
    struct content_parts parts = {folder->packs, folder->count, folder->packs[0]};
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        struct error error = {0};
        const char *path = compile(folder, "content.db");
        run_on(path, faults[i].sql);
        struct content *content = content_open(path, &error);
        if (!content)
            fail_msg("%s: %s", faults[i].sql, error.message);
        bool sound = content_health(content, &parts, &error);
        content_close(content);
        if (sound != !faults[i].told)
            fail_msg("%s: %s", faults[i].sql, error.message);
        if (faults[i].told &&
            (!strstr(error.message, faults[i].told) || !strchr(error.message, ';')))
            fail_msg("%s: %s", faults[i].sql, error.message);
    }
}

static void asks_for_packs_only_where_it_is_told_of_some(void **state)
{
    struct folder *folder = *state;
    add_interface(folder, "ui");
    add_town(folder);
    const char *path = compile(folder, "content.db");
    run_on(path, "UPDATE rows SET pack = 'dorf'; DELETE FROM strings WHERE id = 'nav-home'");
    struct content *content = content_open(path, NULL);
    assert_non_null(content);
    assert_true(content_health(content, &(struct content_parts){0}, NULL));
    content_close(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(says_what_cannot_be_shown, folder_setup, folder_teardown),
        cmocka_unit_test_setup_teardown(
            asks_for_packs_only_where_it_is_told_of_some, folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
