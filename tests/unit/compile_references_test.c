/* SPDX-License-Identifier: EUPL-1.2 */
/* Several packs in one content.db: what stands in place of what, what hangs under what, and the one
 * line that is said where it may not. */
#include "compile_packs.h"

#include "base/file.h"

static const struct civil NOW = {2026, 11, 23, 10, 0};

/* Everything that has an address of its own. */
static void add_town(struct folder *folder)
{
    sqlite3 *pack = pack_begin(folder, "stadt", "de|uk");
    row(pack, "strings", "id", "welcome", "text", "Willkommen", "text@uk", "Вітаємо", NULL);
    row(pack, "topics", "id", "a", "pictogram", "help", "colour", "#123456", "name", "A", "name@uk",
        "А", NULL);
    row(pack, "topics", "id", "b", "pictogram", "help", "name", "B", "name@uk", "Б", NULL);
    row(pack, "topics", "id", "unter", "parent", "a", "pictogram", "help", "name", "Unter", NULL);
    row(pack, "kinds", "id", "k", "pictogram", "abc", "name", "Art", NULL);
    row(pack, "places", "id", "p", "street", "Weg 1", "postcode", "00001", NULL);
    row(pack, "organisations", "id", "o", "name", "Amt", "confidence", "low", NULL);
    row(pack, "services", "id", "s", "topics", "unter|b", "organisation", "o", "place", "p", "name",
        "Rat", "name@uk", "Порада", "what", "Fragen", "confidence", "low", NULL);
    row(pack, "services", "id", "z", "topics", "a", "name", "Zweiter", "what", "Fragen",
        "confidence", "low", NULL);
    row(pack, "schools", "id", "sch", "name", "Schule", "kind", "k", "topics", "a", "confidence",
        "low", NULL);
    row(pack, "courses", "id", "c", "organisation", "o", "kind", "k", "topics", "a", "name", "Kurs",
        "confidence", "low", NULL);
    row(pack, "contacts", "id", "k", "organisation", "o", "topics", "a", "role", "Auskunft",
        "confidence", "low", NULL);
    row(pack, "emergency", "id", "e", "pictogram", "call", "number", "112", "name", "Notruf",
        "what", "Hilfe", "confidence", "high", NULL);
    row(pack, "guides", "id", "g", "topic", "a", "pictogram", "flag", "name", "Weg", "what", "So",
        NULL);
    row(pack, "steps", "id", "g-1", "guide", "g", "pictogram", "home", "name", "Eins", "what", "W",
        "service", "s", NULL);
    row(pack, "steps", "id", "g-2", "guide", "g", "pictogram", "home", "name", "Zwei", "what", "W",
        NULL);
    row(pack, "school-system", "id", "stufe", "pictogram", "school", "from_age", "6", "stage",
        "schule", "name", "Stufe", "what", "Lernen", "topic", "b", "kinds", "k", "first", "s",
        NULL);
    pack_end(pack);
}

/* One topic with one offer, which replaces another ("": none). */
static void add_house(struct folder *folder, const char *id, const char *replaces)
{
    sqlite3 *pack = pack_begin(folder, id, "de");
    row(pack, "topics", "id", "eigen", "pictogram", "help", "name", "Eigenes", "name@uk", "Своє",
        NULL);
    row(pack, "services", "id", "n", "topics", "eigen", "name", "Neu", "what", "Neues", "who",
        "Alle", "confidence", "low", "replaces", replaces, NULL);
    pack_end(pack);
}

static struct content *open_both(struct folder *folder)
{
    struct error error = {0};
    const char *path = folder_file(folder, "content.db");
    if (!compile_database(
            &(struct compile_order){
                .packs = folder->packs, .count = folder->count, .may_replace = "fest,haus,dorf"},
            path, NULL, &error))
        fail_msg("%s", error.message);
    struct content *content = content_open(path, &error);
    if (!content)
        fail_msg("%s", error.message);
    return content;
}

static void the_old_address_leads_to_what_stands_there_now(void **state)
{
    static const struct {
        const char *id, *table, *full;
    } cases[] = {
        {"stadt:services/s", NULL, "haus:services/n"},
        {"services/s", NULL, "haus:services/n"},
        {"s", "services", "haus:services/n"},
        {"haus:services/n", NULL, "haus:services/n"},
        {"services/n", NULL, "haus:services/n"},
        {"stadt:services/z", NULL, "stadt:services/z"},
        {"haus:services/s", NULL, NULL},
    };
    struct folder *folder = *state;
    add_town(folder);
    add_house(folder, "haus", "stadt:services/s");
    struct content *content = open_both(folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *full = content_resolve(content, folder->arena, cases[i].id, cases[i].table);
        if (cases[i].full)
            assert_string_equal(full, cases[i].full);
        else
            assert_null(full);
    }
    content_close(content);
}

static void what_replaces_has_its_own_texts_and_topics(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    add_house(folder, "haus", "stadt:services/s");
    struct content *content = open_both(folder);
    const struct content_entry *entry =
        content_entry(content, folder->arena, "stadt:services/s", "uk", NOW);
    assert_string_equal(entry->card.id, "haus:services/n");
    assert_string_equal(entry->card.name.string, "Neu"); /* not the old one's Ukrainian */
    assert_string_equal(entry->who.string, "Alle");
    assert_string_equal(entry->card.topic, "haus:topics/eigen");
    assert_string_equal(entry->card.provider, "");
    struct content_cards cards = all_cards(content, folder->arena, "stadt:topics/unter", "de", NOW);
    assert_int_equal(cards.count, 0);
    cards = all_cards(content, folder->arena, "haus:topics/eigen", "de", NOW);
    assert_int_equal(cards.count, 1);
    content_close(content);
}

static void what_is_discreet_stays_so_unless_the_new_row_says_otherwise(void **state)
{
    static const struct {
        const char *old, *new;
        bool discreet;
    } cases[] = {
        {"discreet", "", true},
        {"discreet", "normal", false},
        {"discreet", "discreet", true},
        {"normal", "", false},
        {"", "discreet", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        add_town(&folder);
        sqlite3 *fest = pack_begin(&folder, "fest", "de");
        row(fest, "services", "id", "f", "topics", "stadt:topics/a", "name", "Fest", "what", "F",
            "confidence", "low", "display", cases[i].old, NULL);
        pack_end(fest);
        sqlite3 *haus = pack_begin(&folder, "haus", "de");
        row(haus, "services", "id", "n", "topics", "stadt:topics/a", "name", "Neu", "what", "N",
            "confidence", "low", "display", cases[i].new, "replaces", "fest:services/f", NULL);
        pack_end(haus);
        struct content *content = open_both(&folder);
        assert_int_equal(
            content_entry(content, folder.arena, "fest:services/f", "de", NOW)->card.discreet,
            cases[i].discreet);
        content_close(content);
        folder_remove(&folder);
    }
}

static void nothing_is_followed_by_itself(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    sqlite3 *pack = pack_begin(folder, "haus", "de");
    row(pack, "services", "id", "n", "topics", "stadt:topics/a", "name", "Neu", "what", "N",
        "confidence", "low", "successor", "stadt:services/s", "replaces", "stadt:services/s", NULL);
    pack_end(pack);
    struct content *content = open_both(folder);
    assert_null(content_entry(content, folder->arena, "haus:services/n", "de", NOW)->successor);
    content_close(content);
}

static void what_referred_to_the_old_one_refers_to_the_new(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    add_house(folder, "haus", "stadt:services/s");
    struct content *content = open_both(folder);
    assert_string_equal(
        content_guide(content, folder->arena, "stadt:guides/g", "de")->steps[0].entry,
        "haus:services/n");
    assert_string_equal(
        content_stage(content, folder->arena, "stadt:school-system/stufe", "de")->first,
        "haus:services/n");
    content_close(content);
}

static void a_topic_that_is_replaced_hands_on_what_hangs_on_it(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    sqlite3 *pack = pack_begin(folder, "haus", "de|uk");
    row(pack, "topics", "id", "neu", "pictogram", "home", "colour", "#654321", "name", "Neu",
        "name@uk", "Нове", "replaces", "stadt:topics/a", NULL);
    pack_end(pack);
    struct content *content = open_both(folder);
    struct content_topics topics = content_topics(content, folder->arena, NULL, "uk");
    assert_int_equal(topics.count, 2); /* in the order of packs: the new one comes later */
    assert_string_equal(topics.list[0].id, "stadt:topics/b");
    assert_string_equal(topics.list[1].id, "haus:topics/neu");
    assert_string_equal(topics.list[1].name.string, "Нове");
    assert_int_equal(topics.list[1].entries, 5);
    const struct content_topic *below =
        content_topic(content, folder->arena, "stadt:topics/unter", "uk");
    assert_string_equal(below->parent, "haus:topics/neu");
    assert_int_equal(below->colour, 0x654321);
    content_close(content);
}

static void a_guide_that_is_replaced_takes_its_steps_along(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    sqlite3 *pack = pack_begin(folder, "haus", "de");
    row(pack, "guides", "id", "neu", "topic", "stadt:topics/a", "pictogram", "flag", "name", "Neu",
        "what", "So", "replaces", "stadt:guides/g", NULL);
    row(pack, "steps", "id", "neu-1", "guide", "neu", "pictogram", "home", "name", "Anders", "what",
        "W", "service", "stadt:services/s", NULL);
    pack_end(pack);
    struct content *content = open_both(folder);
    const struct content_guide *guide =
        content_guide(content, folder->arena, "stadt:guides/g", "de");
    assert_string_equal(guide->id, "haus:guides/neu");
    assert_int_equal(guide->step_count, 1);
    assert_string_equal(guide->steps[0].name.string, "Anders");
    assert_string_equal(guide->steps[0].entry, "stadt:services/s");
    assert_int_equal(content_guides(content, folder->arena, NULL, "de").count, 1);
    content_close(content);
}

/* One row a table that has addresses; the fields that its table requires. */
static void rows_of_every_table_can_be_replaced(void **state)
{
    static const struct {
        const char *old, *table, *fields[12];
    } cases[] = {
        {"topics/a", "topics", {"pictogram", "help", "name", "N", "name@uk", "Н"}},
        {"services/s", "services", {"topics", "t", "name", "N", "what", "W", "confidence", "low"}},
        {"schools/sch", "schools", {"name", "N", "kind", "k", "topics", "t", "confidence", "low"}},
        {"courses/c", "courses",
            {"organisation", "o", "kind", "k", "topics", "t", "name", "N", "confidence", "low"}},
        {"contacts/k", "contacts",
            {"organisation", "o", "topics", "t", "role", "N", "confidence", "low"}},
        {"emergency/e", "emergency",
            {"pictogram", "call", "number", "1", "name", "N", "what", "W", "confidence", "low"}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct folder folder = folder_create();
        add_town(&folder);
        sqlite3 *pack = pack_begin(&folder, "haus", "de|uk");
        row(pack, "topics", "id", "t", "pictogram", "help", "name", "T", "name@uk", "Т", NULL);
        row(pack, "kinds", "id", "k", "pictogram", "abc", "name", "Art", NULL);
        row(pack, "organisations", "id", "o", "name", "Haus", "confidence", "low", NULL);
        const char *const *f = cases[i].fields;
        row(pack, cases[i].table, "id", "n", "replaces",
            arena_printf(folder.arena, "stadt:%s", cases[i].old), f[0], f[1], f[2], f[3], f[4],
            f[5], f[6], f[7], f[8], f[9], NULL);
        pack_end(pack);
        struct content *content = open_both(&folder);
        assert_string_equal(content_resolve(content, folder.arena,
                                arena_printf(folder.arena, "stadt:%s", cases[i].old), NULL),
            arena_printf(folder.arena, "haus:%s/n", cases[i].table));
        content_close(content);
        folder_remove(&folder);
    }
    (void)state;
}

/* Places and providers have no page; whoever names them shows the new one. */
static void a_place_and_a_provider_are_replaced_wherever_they_are_named(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    sqlite3 *pack = pack_begin(folder, "haus", "de");
    row(pack, "places", "id", "p", "street", "Gasse 2", "replaces", "stadt:places/p", NULL);
    row(pack, "organisations", "id", "o", "name", "Neues Amt", "confidence", "low", "replaces",
        "stadt:organisations/o", NULL);
    pack_end(pack);
    struct content *content = open_both(folder);
    const struct content_entry *entry =
        content_entry(content, folder->arena, "stadt:services/s", "de", NOW);
    assert_string_equal(entry->street, "Gasse 2");
    assert_string_equal(entry->card.postcode, "");
    assert_string_equal(entry->provider_name, "Neues Amt");
    content_close(content);
}

/* Neither the town's nor the house's: the last one's. */
static void what_replaces_can_be_replaced(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    add_house(folder, "haus", "stadt:services/s");
    add_house(folder, "fest", "haus:services/n");
    struct content *content = open_both(folder);
    static const char *const old[] = {"stadt:services/s", "haus:services/n", "fest:services/n"};
    for (size_t i = 0; i < COUNT_OF(old); i++)
        assert_string_equal(
            content_resolve(content, folder->arena, old[i], NULL), "fest:services/n");
    /* the same id in two packs, and only one row behind them */
    assert_string_equal(
        content_resolve(content, folder->arena, "services/n", NULL), "fest:services/n");
    assert_string_equal(
        content_guide(content, folder->arena, "stadt:guides/g", "de")->steps[0].entry,
        "fest:services/n");
    content_close(content);
}

static void a_small_pack_hangs_its_offers_under_another_ones_topics(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    sqlite3 *pack = pack_begin(folder, "fest", "de|uk");
    row(pack, "topics", "id", "feste", "parent", "stadt:topics/a", "pictogram", "help", "name",
        "Feste", NULL);
    row(pack, "services", "id", "s", "topics", "feste|stadt:topics/b", "organisation",
        "stadt:organisations/o", "place", "stadt:places/p", "name", "Fest", "what", "Feiern",
        "confidence", "low", NULL);
    pack_end(pack);
    struct content *content = open_both(folder);
    struct content_topics below = content_topics(content, folder->arena, "stadt:topics/a", "uk");
    assert_int_equal(below.count, 2);
    assert_string_equal(below.list[1].id, "fest:topics/feste");
    assert_int_equal(below.list[1].colour, 0x123456);
    const struct content_entry *entry =
        content_entry(content, folder->arena, "fest:services/s", "uk", NOW);
    assert_string_equal(entry->card.provider, "Amt");
    assert_string_equal(entry->street, "Weg 1");
    assert_int_equal(all_cards(content, folder->arena, "stadt:topics/b", "uk", NOW).count, 2);
    assert_int_equal(all_cards(content, folder->arena, "stadt:topics/a", "uk", NOW).count, 6);
    content_close(content);
}

/* The pack "haus" behind "stadt", spoilt; `may_replace`, and what the answer says. */
static const struct {
    const char *spoil, *may_replace, *where, *fault;
} refusals[] = {
    {"UPDATE services SET replaces = 'stadt:services/s'", NULL,
        "services/n: replaces stadt:services/s", "may not replace"},
    {"UPDATE services SET replaces = 'stadt:services/s'", "", "services/n", "may not replace"},
    {"UPDATE services SET replaces = 'stadt:services/s'", "hau,haust,stadt", "services/n",
        "may not replace"},
    {"UPDATE services SET replaces = 'stadt:services/fehlt'", "haus", "services/n",
        "no such row in the packs before"},
    {"UPDATE services SET replaces = 'dorf:services/s'", "haus", "services/n",
        "no such row in the packs before"}, /* in a pack behind it */
    {"UPDATE services SET replaces = 'haus:services/n'", "haus", "services/n",
        "no such row in the packs before"},
    {"UPDATE services SET replaces = 'stadt:topics/a'", "haus", "services/n: replaces", "address"},
    {"UPDATE services SET replaces = 's'", "haus", "services/n: replaces", "address"},
    {"UPDATE services SET replaces = 'stadt:services/'", "haus", "services/n", "address"},
    {"UPDATE services SET replaces = 'stadt:services/s/x'", "haus", "services/n", "address"},
    {"UPDATE services SET replaces = ':services/s'", "haus", "services/n", "address"},
    {"UPDATE services SET replaces = 'stadt:services/s';"
     "CREATE TEMP TABLE other AS SELECT * FROM services;"
     "UPDATE other SET id = 'm', position = 2; INSERT INTO services SELECT * FROM other;"
     "INSERT INTO texts SELECT tbl, 'm', field, language, state, text FROM texts"
     " WHERE tbl = 'services'",
        "haus", "services/m: replaces stadt:services/s", "replaced it already"},
    {"CREATE TEMP TABLE other AS SELECT * FROM services;"
     "UPDATE other SET id = 'm', position = 2, replaces = 'haus:services/n';"
     "INSERT INTO services SELECT * FROM other; INSERT INTO texts SELECT tbl, 'm', field, language,"
     " state, text FROM texts WHERE tbl = 'services'",
        "haus", "services/m: replaces haus:services/n", "no such row in the packs before"},
    {"UPDATE services SET topics = 'eigen|stadt:topics/fehlt'", NULL, "services/n: topics",
        "no stadt:topics/fehlt in the packs before"},
    {"UPDATE services SET topics = 'dorf:topics/eigen'", NULL, "services/n: topics",
        "no dorf:topics/eigen in the packs before"},
    {"UPDATE services SET place = 'stadt:places/fehlt'", NULL, "services/n: place",
        "no stadt:places/fehlt"},
    {"UPDATE services SET place = 'stadt:services/s'", NULL, "services/n: place", "address"},
    {"UPDATE services SET topics = 'eigen|stadt:places/p'", NULL, "services/n: topics", "address"},
    {"UPDATE topics SET parent = 'stadt:topics/unter'", NULL, "topics/eigen: parent", "two levels"},
};

static void says_in_one_line_what_may_not_be_and_writes_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refusals); i++) {
        struct folder folder = folder_create();
        struct error error = {0};
        add_town(&folder);
        add_house(&folder, "haus", "");
        add_house(&folder, "dorf", "");
        sqlite3 *pack = NULL;
        assert_int_equal(sqlite3_open(folder.packs[1], &pack), SQLITE_OK);
        run_sql(pack, sqlite3_mprintf("%s", refusals[i].spoil));
        assert_int_equal(sqlite3_close(pack), SQLITE_OK);
        const char *path = folder_file(&folder, "content.db");
        if (compile_database(&(struct compile_order){.packs = folder.packs,
                                 .count = folder.count,
                                 .may_replace = refusals[i].may_replace},
                path, NULL, &error))
            fail_msg("%s: passes", refusals[i].spoil);
        if (!strstr(error.message, refusals[i].where) ||
            !strstr(error.message, refusals[i].fault) ||
            strncmp(error.message, folder.packs[1], strlen(folder.packs[1])) != 0 ||
            strchr(error.message, '\n'))
            fail_msg("%s: \"%s\"", refusals[i].spoil, error.message);
        assert_false(file_exists(path));
        folder_remove(&folder);
    }
}

static char *bytes_of(struct folder *folder, const char *name, size_t *count)
{
    struct error error = {0};
    const char *path = folder_file(folder, name);
    if (!compile_database(
            &(struct compile_order){
                .packs = folder->packs, .count = folder->count, .may_replace = "haus"},
            path, NULL, &error))
        fail_msg("%s", error.message);
    char *bytes = file_read(folder->arena, path, 1u << 24, count, &error);
    assert_non_null(bytes);
    return bytes;
}

static void names_of_files_leave_no_trace(void **state)
{
    struct folder *folder = *state;
    add_town(folder);
    add_house(folder, "haus", "stadt:services/s");
    size_t first_count, second_count;
    char *first = bytes_of(folder, "content.db", &first_count);
    for (size_t i = 0; i < folder->count; i++) {
        const char *other = arena_printf(folder->arena, "%s/%zu.pack", folder->path, 9 - i);
        assert_int_equal(rename(folder->packs[i], other), 0);
        folder->packs[i] = other;
    }
    char *second = bytes_of(folder, "again.db", &second_count);
    assert_int_equal(first_count, second_count);
    assert_memory_equal(first, second, first_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
        TEST(the_old_address_leads_to_what_stands_there_now),
        TEST(what_replaces_has_its_own_texts_and_topics),
        TEST(what_referred_to_the_old_one_refers_to_the_new),
        TEST(what_is_discreet_stays_so_unless_the_new_row_says_otherwise),
        TEST(nothing_is_followed_by_itself),
        TEST(a_topic_that_is_replaced_hands_on_what_hangs_on_it),
        TEST(a_guide_that_is_replaced_takes_its_steps_along),
        cmocka_unit_test(rows_of_every_table_can_be_replaced),
        TEST(a_place_and_a_provider_are_replaced_wherever_they_are_named),
        TEST(what_replaces_can_be_replaced),
        TEST(a_small_pack_hangs_its_offers_under_another_ones_topics),
        cmocka_unit_test(says_in_one_line_what_may_not_be_and_writes_nothing),
        TEST(names_of_files_leave_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
