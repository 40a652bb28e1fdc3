/* SPDX-License-Identifier: EUPL-1.2 */
/* What a pack holds, and what it must not hold. */
#include "unit.h"

#include "author_pack.h"

#include "author/build.h"
#include "base/memory.h"
#include "pack/pack.h"
#include "pack/sql.h"
#include "trust/channel.h"

#include <ftw.h>

static void build(struct arena *arena, const char *folder, const char *path)
{
    struct diagnostics *diagnostics = diagnostics_create();
    struct error error = {0};
    const struct source *source = source_read(arena, folder, diagnostics);
    assert_non_null(source);
    assert_int_equal(diagnostics_errors(diagnostics), 0);
    if (!build_pack(source, path, &error))
        fail_msg("%s", error.message);
    diagnostics_destroy(diagnostics);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static void remove_all(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Columns joined by ^, rows by $. */
static const char *answer(struct arena *arena, sqlite3 *pack, const char *sql)
{
    const char *all = "";
    sqlite3_stmt *statement = sql_query(pack, sql, "");
    while (sql_next(statement, NULL))
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            all = arena_printf(arena, "%s%s%s", all, sql_text(statement, i),
                i + 1 < sqlite3_column_count(statement) ? "^" : "$");
    sqlite3_finalize(statement);
    return all;
}

static void holds_settings_rows_and_texts_with_their_states(void **state)
{
    static const struct {
        const char *sql, *answer;
    } cases[] = {
        {"SELECT * FROM meta ORDER BY key",
            "id^test$languages^de|uk$source_language^de$title^Test$"},
        {"SELECT position, id, parent, colour FROM topics ORDER BY position",
            "1^help^^#1F6F5C$2^advice^help^$"},
        {"SELECT id, organisation, topics, hours FROM services ORDER BY position",
            "one^town^advice^Mo-Fr 08:00-12:00$two^^help|advice^$"},
        {"SELECT id, floor IS NULL FROM places", "hall^1$"},
        {"SELECT text, state FROM texts WHERE id = 'one' AND language = 'de' ORDER BY field",
            "Zur [Halle](places/hall).^2$Rat^2$Wir helfen {n} Menschen.^2$"},
        {"SELECT id, field, language, folded, romanised FROM forms WHERE tbl = 'services'",
            "one^name^de^rat^$one^name^uk^порада^porada$two^name^de^schutz^$"
            "two^name^uk^захист^zakhyst$"},
        {"SELECT id, field, folded FROM forms WHERE tbl IN ('places', 'organisations')",
            "town^name^stadt$hall^name^halle$"},
        {"SELECT tbl, id, field, state FROM texts WHERE language = 'uk'",
            "services^one^name^2$services^one^what^3$services^two^name^4$services^two^what^4$"},
    };
    static const struct sheet translation = {"i18n/uk.po",
        "msgctxt \"services/one/name\"\nmsgid \"Rat\"\nmsgstr \"Порада\"\n\n"
        "#, fuzzy\nmsgctxt \"services/one/what\"\nmsgid \"Wir helfen {n} Menschen.\"\n"
        "msgstr \"Ми допомагаємо {n} людям.\"\n\n"
        "#, fuzzy\n#| msgid \"Schutzhaus\"\nmsgctxt \"services/two/name\"\n"
        "msgid \"Schutz\"\nmsgstr \"Захист\"\n\n"
        "msgctxt \"services/two/what\"\nmsgid \"Alt.\"\nmsgstr \"Старе.\"\n\n"
        "msgctxt \"topics/help/name\"\nmsgid \"Hilfe\"\nmsgstr \"\"\n\n"
        "#~ msgctxt \"topics/advice/name\"\n#~ msgid \"Beratung\"\n#~ msgstr \"Б\"\n"};
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, &translation);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct error error = {0};
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(answer(arena, pack, cases[i].sql), cases[i].answer);
    sqlite3_close(pack);
    remove_pack(folder);
    arena_destroy(arena);
}

static void keeps_in_the_house_what_must_not_leave_it(void **state)
{
    static const char *const secrets[] = {
        "Versteck", "Gasse 2", /* the address of a shelter that only the shelter refers to */
        "shelter", "Haus", /* the shelter */
        "Leitung", "Керівник", /* a person not verified, in both languages */
        "Wache", /* a contact of the shelter */
    };
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    size_t bytes;
    const char *pack = file_read(arena, path, 1 << 24, &bytes, NULL);
    assert_non_null(pack);
    assert_non_null(memmem(pack, bytes, "Halle", 5));
    for (size_t i = 0; i < COUNT_OF(secrets); i++)
        assert_null(memmem(pack, bytes, secrets[i], strlen(secrets[i])));
    remove_pack(folder);
    arena_destroy(arena);
}

/* Unless its own `display` says that it may be shown. */
static void a_provider_goes_with_its_offers(void **state)
{
    static const struct {
        const char *organisations, *left;
    } cases[] = {
        {"town,Stadt,,,high\nshelter,Haus,hidden,,high\n", "town$"},
        {"town,Stadt,,,high\nshelter,Haus,hidden,normal,high\n", "town$shelter$"},
        {"town,Stadt,,,high\nshelter,Haus,hidden,,high\nnobody,Verein,,,high\n", "town$nobody$"},
    };
    static const struct sheet others[] = {
        {"services.csv", "id,organisation,topics,name,what,display,confidence\n"
                         "one,town,help,Rat,Wir helfen {n} Menschen.,,high\n"
                         "two,shelter,help,Schutz,Hier ist Schutz.,never,low\n"},
        {"contacts.csv", "id,organisation,topics,role,display,confidence\n"
                         "guard,shelter,help,Wache,after-verification,low\n"},
        {"contact-points.csv", "id,organisation,phone,confidence\na,shelter,0241 5,high\n"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, NULL);
        const char *path = arena_printf(arena, "%s/test.pack", folder);
        for (size_t k = 0; k < COUNT_OF(others); k++)
            write_sheet(arena, folder, &others[k]);
        const struct sheet organisations = {"organisations.csv",
            arena_printf(arena, "id,name,place,display,confidence\n%s", cases[i].organisations)};
        write_sheet(arena, folder, &organisations);
        build(arena, folder, path);
        struct error error = {0};
        sqlite3 *pack = pack_open(path, &error);
        assert_non_null(pack);
        assert_string_equal(
            answer(arena, pack, "SELECT id FROM organisations ORDER BY position"), cases[i].left);
        bool shelter = strstr(cases[i].left, "shelter");
        assert_string_equal(
            answer(arena, pack, "SELECT id FROM \"contact-points\""), shelter ? "a$" : "");
        assert_string_equal(answer(arena, pack, "SELECT id FROM places ORDER BY position"),
            shelter ? "hall$hidden$" : "hall$");
        sqlite3_close(pack);
        remove_pack(folder);
        arena_destroy(arena);
    }
}

static void a_topic_goes_with_the_one_above_it(void **state)
{
    static const struct sheet topics = {"topics.csv", "id,parent,pictogram,name,display\n"
                                                      "help,,info,Hilfe,\n"
                                                      "crisis,,info,Krise,never\n"
                                                      "advice,crisis,info,Rat,\n"};
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, &topics);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct error error = {0};
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    assert_string_equal(answer(arena, pack, "SELECT id FROM topics"), "help$");
    /* service one stood in advice alone, service two in both */
    assert_string_equal(answer(arena, pack, "SELECT id, topics FROM services"), "two^help$");
    sqlite3_close(pack);
    remove_pack(folder);
    arena_destroy(arena);
}

/* Whether another pack has the row is known when they come together. */
static void what_refers_to_another_pack_stays(void **state)
{
    static const struct sheet services = {"services.csv",
        "id,topics,name,what,place,confidence,replaces\n"
        "one,stadt:topics/t|help,Rat,Wir,stadt:places/p,low,stadt:services/s\n"
        "two,stadt:topics/t,Schutz,Wir,,low,\n"};
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, &services);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct error error = {0};
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    assert_string_equal(answer(arena, pack, "SELECT id, topics, place, replaces FROM services"),
        "one^stadt:topics/t|help^stadt:places/p^stadt:services/s$two^stadt:topics/t^^$");
    sqlite3_close(pack);
    remove_pack(folder);
    arena_destroy(arena);
}

/* Rooms go with their house and hours with their owner; what a service is followed by does not take
 * it along, and of the files only those are there that a place in the pack shows. */
static void parts_go_with_the_whole(void **state)
{
    static const struct sheet sheets[] = {
        {"organisations.csv",
            "id,name,place,display,confidence\ntown,Stadt,hall,,high\nshelter,Haus,,never,high\n"},
        {"places.csv", "id,name,parent,picture\nhall,Halle,,plan.svg\nroom,Saal,hall,plan.svg\n"
                       "hidden,Versteck,,way.svg\ncell,Kammer,hidden,way.svg\n"},
        {"services.csv", "id,organisation,topics,name,what,place,successor,display,confidence\n"
                         "one,town,help,Rat,Wir helfen {n} Menschen.,room,two,,high\n"
                         "two,,help,Schutz,Hier ist Schutz.,cell,,never,high\n"},
        {"hours.csv", "id,service,contact,organisation,kind,rule,confidence\n"
                      "a,one,,,walk-in,24/7,high\nb,two,,,walk-in,24/7,high\n"
                      "c,,guide,,phone,24/7,high\nd,,,town,phone,24/7,high\n"},
    };
    static const struct {
        const char *sql, *answer;
    } cases[] = {
        {"SELECT id FROM places ORDER BY position", "hall$room$"},
        {"SELECT id, successor FROM services", "one^$"},
        {"SELECT id, service, organisation FROM hours", "a^one^$d^^town$"},
        {"SELECT name, bytes, length(sha256) FROM media", "plan.svg^<svg/>\n^64$"},
        {"SELECT sha256 FROM media",
            "cd1fafe3cc7f06f55ead3f0dce39300aca7a8911793e76fcdd327799c0709ac2$"},
    };
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    for (size_t i = 0; i < COUNT_OF(sheets); i++)
        write_sheet(arena, folder, &sheets[i]);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct error error = {0};
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(answer(arena, pack, cases[i].sql), cases[i].answer);
    sqlite3_close(pack);
    remove_pack(folder);
    arena_destroy(arena);
}

/* A picture of so many bytes, in a pack of its own; how many bytes of it the pack holds. */
static const char *bytes_in_pack(struct arena *arena, size_t bytes, const char **object)
{
    char *text = arena_alloc(arena, bytes + 1);
    memset(text, 'x', bytes);
    const char *folder = make_pack(arena, &(struct sheet){"media/plan.svg", text});
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct digest digest = digest_of(text, bytes);
    *object = arena_printf(arena, "%s/%s", folder, channel_object(arena, &digest));
    sqlite3 *pack = pack_open(path, NULL);
    assert_non_null(pack);
    const char *row = answer(
        arena, pack, "SELECT name, sha256, size, coalesce(length(bytes), 'beside') FROM media");
    assert_non_null(strstr(row, digest.digits));
    assert_non_null(strstr(row, arena_printf(arena, "^%zu^", bytes)));
    sqlite3_close(pack);
    const char *held = arena_printf(arena, "%s", strrchr(row, '^') + 1);
    *object = file_read(arena, *object, 1 << 20, NULL, NULL);
    assert_true(!*object || strcmp(*object, text) == 0);
    remove_all(folder);
    return held;
}

static void large_media_stand_beside_the_pack(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *object;
    assert_string_equal(bytes_in_pack(arena, PACK_MEDIA_MOST, &object), "65536$");
    assert_null(object);
    assert_string_equal(bytes_in_pack(arena, PACK_MEDIA_MOST + 1, &object), "beside$");
    assert_non_null(object);
    arena_destroy(arena);
}

/* A link to what stays in the house is its words, which mean nothing else wherever they stand; and
 * no translation leads where the German does not. */
static void links_lead_only_where_the_pack_does(void **state)
{
    static const struct sheet sheets[] = {
        {"services.csv", "id,topics,name,what,confidence,description\n"
                         "one,help,Rat,Wir helfen {n} Menschen.,high,\"Zu [Frau X](contacts/guide)"
                         " oder [Rat](topics/help).\"\n"
                         "two,help,Schutz,Hier ist Schutz.,low,"
                         "\"[1. Wache](contacts/guard)\n- **[a*b](contacts/guard)**\"\n"
                         "three,help,Drei,Drei.,low,[Rat](topics/help)\n"},
        {"i18n/uk.po", "msgctxt \"services/two/description\"\nmsgid \"\"\n"
                       "\"[1. Wache](contacts/guard)\\n- **[a*b](contacts/guard)**\"\n"
                       "msgstr \"[Хто](contacts/guard)\"\n\n"
                       "#, fuzzy\n#| msgid \"[Alt](topics/advice)\"\n"
                       "msgctxt \"services/three/description\"\nmsgid \"[Rat](topics/help)\"\n"
                       "msgstr \"[Порада](topics/advice)\"\n"},
    };
    static const struct {
        const char *sql, *answer;
    } cases[] = {
        {"SELECT text FROM texts WHERE id = 'one' AND field = 'description'",
            "Zu Frau X oder [Rat](topics/help).$"},
        {"SELECT language, text FROM texts WHERE id = 'two' AND field = 'description'",
            "de^1\\. Wache\n- **a\\*b**$uk^Хто$"},
        {"SELECT language, text FROM texts WHERE id = 'three' AND field = 'description'",
            "de^[Rat](topics/help)$"},
    };
    (void)state;
    struct arena *arena = arena_create();
    const char *folder = make_pack(arena, NULL);
    for (size_t i = 0; i < COUNT_OF(sheets); i++)
        write_sheet(arena, folder, &sheets[i]);
    const char *path = arena_printf(arena, "%s/test.pack", folder);
    build(arena, folder, path);
    struct error error = {0};
    sqlite3 *pack = pack_open(path, &error);
    assert_non_null(pack);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(answer(arena, pack, cases[i].sql), cases[i].answer);
    sqlite3_close(pack);
    remove_pack(folder);
    arena_destroy(arena);
}

static void the_same_sources_give_the_same_bytes(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *folders[] = {make_pack(arena, NULL), make_pack(arena, NULL)};
    const char *packs[2];
    size_t bytes[2];
    for (size_t i = 0; i < 2; i++) {
        const char *path = arena_printf(arena, "%s/test.pack", folders[i]);
        build(arena, folders[i], path);
        build(arena, folders[i], path); /* over itself */
        packs[i] = file_read(arena, path, 1 << 24, &bytes[i], NULL);
        assert_non_null(packs[i]);
        remove_pack(folders[i]);
    }
    assert_int_equal(bytes[0], bytes[1]);
    assert_memory_equal(packs[0], packs[1], bytes[0]);
    arena_destroy(arena);
}

static void leaves_nothing_where_it_cannot_write(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const char *folder = make_pack(arena, NULL);
    struct error error = {0};
    const struct source *source = source_read(arena, folder, diagnostics);
    assert_false(build_pack(source, arena_printf(arena, "%s/no/test.pack", folder), &error));
    assert_non_null(strstr(error.message, "/no/test.pack"));
    assert_false(build_pack(source, arena_printf(arena, "%s/i18n", folder), &error));
    assert_false(file_exists(arena_printf(arena, "%s/i18n.%ld", folder, (long)getpid())));
    diagnostics_destroy(diagnostics);
    remove_pack(folder);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_settings_rows_and_texts_with_their_states),
        cmocka_unit_test(keeps_in_the_house_what_must_not_leave_it),
        cmocka_unit_test(a_provider_goes_with_its_offers),
        cmocka_unit_test(a_topic_goes_with_the_one_above_it),
        cmocka_unit_test(what_refers_to_another_pack_stays),
        cmocka_unit_test(parts_go_with_the_whole),
        cmocka_unit_test(large_media_stand_beside_the_pack),
        cmocka_unit_test(links_lead_only_where_the_pack_does),
        cmocka_unit_test(the_same_sources_give_the_same_bytes),
        cmocka_unit_test(leaves_nothing_where_it_cannot_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
