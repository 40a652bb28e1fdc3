/* SPDX-License-Identifier: EUPL-1.2 */
/* Screens of contents that Aachen's is not: changed copies of it, built without a display. */
#include "unit.h"

#include "base/memory.h"
#include "screens/screen.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct civil NOW = {2026, 11, 24, 20, 0};

struct glass {
    struct text_engine *engine;
    struct content *content;
    struct scene scene;
};

static void fill_path(char path[4096], const char *in_build)
{
    snprintf(path, 4096, "%s/%s", getenv("FADEN_BUILD"), in_build);
}

/* A copy of Aachen's content, changed by `sql`. */
static struct content *changed_content(const char *sql)
{
    char original[4096], copy[4096], vacuum[8300];
    sqlite3 *database;
    fill_path(original, "content/content.db");
    fill_path(copy, "tests/screens_build.db");
    unlink(copy);
    snprintf(vacuum, sizeof vacuum, "VACUUM INTO '%s'", copy);
    assert_int_equal(sqlite3_open(original, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, vacuum, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(copy, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    struct content *content = content_open(copy, NULL);
    unlink(copy);
    assert_non_null(content);
    return content;
}

static void open_glass(struct glass *glass, const char *sql)
{
    char fonts[4096];
    fill_path(fonts, "share/faden/fonts");
    glass->engine = text_create(fonts, NULL);
    assert_non_null(glass->engine);
    glass->content = changed_content(sql);
    scene_init(&glass->scene, glass->engine);
}

static void close_glass(struct glass *glass)
{
    scene_destroy(&glass->scene);
    content_close(glass->content);
    text_destroy(glass->engine);
}

static void show(struct glass *glass, const char *address)
{
    struct session session;
    assert_true(screens_know(glass->content, address, NULL));
    session_begin(&session, address);
    screens_build(
        &glass->scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), glass->content, &session, NOW);
}

static const struct node *node_with(const struct scene *scene, const char *text)
{
    for (size_t i = 0; i < scene->count; i++)
        if (scene->nodes[i].text && strstr(scene->nodes[i].text, text))
            return &scene->nodes[i];
    return NULL;
}

static void without_a_single_entry_home_stands(void **state)
{
    struct glass glass;
    (void)state;
    open_glass(&glass, "UPDATE topics SET entries = 0");
    show(&glass, "de/home");
    assert_non_null(node_with(&glass.scene, "Notfall"));
    close_glass(&glass);
}

#define LONGEST_ID                                                                                 \
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" /* 80 */

static void the_longest_id_leads_to_its_screen(void **state)
{
    struct glass glass;
    (void)state;
    open_glass(&glass, "UPDATE rows SET id = '" LONGEST_ID "' WHERE id = 'bildung'");
    show(&glass, "de/topic/" LONGEST_ID);
    show(&glass, "de/topic/aachen:topics/" LONGEST_ID);
    close_glass(&glass);
}

static void an_emergency_number_that_is_closed_is_not_written_as_open(void **state)
{
    struct glass glass;
    (void)state;
    open_glass(&glass, "UPDATE meta SET value = '2026-01' WHERE key = 'date';"
                       "UPDATE emergency SET hours = 'Mo-Su 08:00-12:00', fact_until = 99999");
    show(&glass, "de/emergency");
    const struct node *closed = node_with(&glass.scene, "Geschlossen");
    assert_non_null(closed);
    assert_int_equal(closed->ink, theme_light.closed);
    close_glass(&glass);
}

static size_t entries_on(const struct scene *scene)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += scene->nodes[i].action && strstr(scene->nodes[i].action, "/entry/");
    return count;
}

static bool does(const struct scene *scene, const char *action)
{
    for (size_t i = 0; i < scene->count; i++)
        if (scene->nodes[i].action && strcmp(scene->nodes[i].action, action) == 0)
            return true;
    return false;
}

/* Seventy offers, of which thirty-five are free. */
static const char SEVENTY[] =
    "DELETE FROM lists WHERE position > 70;"
    "UPDATE lists SET attributes = 2 * (position % 2), rule = NULL, closed = 0";

static void a_long_list_is_shown_in_pages_and_counted_whole(void **state)
{
#define BILDUNG "de/topic/aachen:topics/bildung"
    static const struct {
        const char *address;
        size_t shown;
        const char *count, *more; /* what the button does; NULL: there is none */
    } cases[] = {
        {BILDUNG, LIST_PAGE, "70", "replace " BILDUNG "?more=1"},
        {BILDUNG "?more=1", 2 * LIST_PAGE, "70", "replace " BILDUNG "?more=2"},
        {BILDUNG "?more=2", 70, "70", NULL},
        {BILDUNG "?more=9", 70, "70", NULL},
        {BILDUNG "?free=1", LIST_PAGE, "35", "replace " BILDUNG "?free=1&more=1"},
        {BILDUNG "?free=1&more=1", 35, "35", NULL},
        {BILDUNG "?childcare=1", 0, "0", NULL},
    };
    struct glass glass;
    (void)state;
    open_glass(&glass, SEVENTY);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char count[40];
        snprintf(count, sizeof count, "Angebote: %s", cases[i].count);
        show(&glass, cases[i].address);
        assert_int_equal(entries_on(&glass.scene), cases[i].shown);
        assert_non_null(node_with(&glass.scene, count));
        assert_int_equal(node_with(&glass.scene, "Mehr anzeigen") != NULL, cases[i].more != NULL);
        assert_true(!cases[i].more || does(&glass.scene, cases[i].more));
    }
    close_glass(&glass);
}

/* A filter makes another list, which is read from its beginning. */
static void a_filter_shows_its_list_from_the_first_page(void **state)
{
    struct glass glass;
    (void)state;
    open_glass(&glass, SEVENTY);
    show(&glass, BILDUNG "?more=1");
    assert_true(does(&glass.scene, "replace " BILDUNG "?free=1"));
    show(&glass, BILDUNG "?free=1&more=1");
    assert_true(does(&glass.scene, "replace " BILDUNG));
    close_glass(&glass);
}

static void schools_come_in_pages_too(void **state)
{
    struct glass glass;
    (void)state;
    open_glass(&glass, "DELETE FROM lists WHERE position > 30");
    show(&glass, "de/schools/grundschule");
    assert_true(does(&glass.scene, "replace de/schools/aachen:school-system/grundschule?more=1"));
    size_t first = entries_on(&glass.scene);
    show(&glass, "de/schools/grundschule?more=1");
    assert_int_equal(entries_on(&glass.scene), first + 30 - LIST_PAGE);
    assert_null(node_with(&glass.scene, "Mehr anzeigen"));
    close_glass(&glass);
}

/* Not counting buttons, which have the words of what lies on them. */
static size_t nodes_with(const struct scene *scene, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count +=
            scene->nodes[i].text && !scene->nodes[i].action && strstr(scene->nodes[i].text, text);
    return count;
}

#define OFFER(id) "(SELECT number FROM rows WHERE tbl = 'services' AND id = '" id "')"
#define ANMELDUNG "de/entry/aachen:services/s-anmeldung"
/* A fact with these hours, on a Tuesday at 20:00. */
#define OF_IT " WHERE number = " OFFER("s-anmeldung") ";"
#define SURE "UPDATE entries SET fact_until = 99999, hours_until = 99999, status = 0;"
#define OPEN(kind, rule)                                                                           \
    "UPDATE rules SET hours = '" rule "'; DELETE FROM opening; UPDATE entries SET rule = NULL;"    \
    "UPDATE entries SET rule = 1" OF_IT                                                            \
    "INSERT INTO opening VALUES(" OFFER("s-anmeldung") ", " kind ", '" rule "', 99999);"

static void a_page_says_each_thing_once_and_in_the_tone_that_it_has(void **state)
{
    static const struct {
        const char *sql, *address, *text;
        size_t times;
        const uint32_t *ink; /* of the first; NULL: any */
    } cases[] = {
        {"UPDATE entries SET status = 1" OF_IT, ANMELDUNG, "Zieht um", 1, &theme_light.note},
        {"UPDATE entries SET status = 1, fact_until = NULL" OF_IT, ANMELDUNG, "fragen", 1, NULL},
        {"UPDATE entries SET status = 3, fact_until = NULL" OF_IT, ANMELDUNG, "fragen", 1, NULL},
        {"UPDATE entries SET fact_until = NULL", ANMELDUNG, "Bitte fragen Sie", 1, NULL},
        {SURE, ANMELDUNG, "Bitte fragen Sie", 0, NULL},
        {SURE "UPDATE opening SET fact_until = NULL;"
              "INSERT OR IGNORE INTO opening SELECT number, 2, '24/7', NULL FROM entries",
            ANMELDUNG, "Bitte fragen Sie", 1, NULL},
        {SURE "UPDATE entries SET successor = " OFFER("s-ummeldung") OF_IT, ANMELDUNG,
            "Das gibt es jetzt hier:", 1, NULL},
        {SURE "UPDATE entries SET valid_from = 30000; UPDATE entries SET valid_from = NULL,"
              " successor = " OFFER("s-ummeldung") OF_IT,
            ANMELDUNG, "Das gibt es bald hier:", 1, NULL},
        {SURE "UPDATE entries SET successor = " OFFER("s-ummeldung") OF_IT, ANMELDUNG,
            "Umzug innerhalb von Aachen", 1, NULL},
        {SURE OPEN("1", "Mo-Su 08:00-22:00"), ANMELDUNG, "\u00A0· \u2068Termin nötig", 1,
            &theme_light.open},
        {SURE OPEN("0", "24/7"), ANMELDUNG, "Rund um die Uhr", 1, &theme_light.open},
        {SURE OPEN("2", "24/7") "UPDATE entries SET rule = NULL", ANMELDUNG, "Rund um die Uhr", 1,
            &theme_light.ink},
        {SURE OPEN("0", "Mo-Su 08:00-22:00 \"mit Tee\""), "uk/entry/aachen:services/s-anmeldung",
            "є лише німецькою", 1, NULL},
        {SURE OPEN("0", "Mo-Su 08:00-22:00"), "uk/entry/aachen:services/s-anmeldung",
            "є лише німецькою", 0, NULL},
        {SURE OPEN("0", "Mo-Su 08:00-22:00 \"mit Tee\""), ANMELDUNG, "nur auf Deutsch", 0, NULL},
        {SURE, "de/entry/aachen:courses/vhs-integrationskurs", "A1–B1", 1, NULL},
        {SURE, "uk/schools/gymnasium", "Гімназія (Gymnasium)", 1, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct glass glass;
        open_glass(&glass, cases[i].sql);
        show(&glass, cases[i].address);
        size_t times = nodes_with(&glass.scene, cases[i].text);
        if (times != cases[i].times)
            fail_msg("case %zu: \"%s\" is said %zu times", i, cases[i].text, times);
        if (cases[i].ink)
            assert_int_equal(node_with(&glass.scene, cases[i].text)->ink, *cases[i].ink);
        close_glass(&glass);
    }
}

/* Green is what is open. */
static void today_is_not_green_when_it_is_closed(void **state)
{
    static const struct {
        const char *sql;
        bool green;
    } cases[] = {
        {SURE OPEN("0", "Mo-Su 08:00-10:00"), true},
        {SURE OPEN("0", "We-Su 08:00-10:00"), false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct glass glass;
        bool green = false;
        open_glass(&glass, cases[i].sql);
        show(&glass, ANMELDUNG);
        for (size_t k = 0; k < glass.scene.count; k++)
            green |= glass.scene.nodes[k].fill == theme_light.open_ground;
        assert_int_equal(green, cases[i].green);
        assert_non_null(node_with(&glass.scene, "Heute"));
        close_glass(&glass);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_single_entry_home_stands),
        cmocka_unit_test(the_longest_id_leads_to_its_screen),
        cmocka_unit_test(an_emergency_number_that_is_closed_is_not_written_as_open),
        cmocka_unit_test(a_long_list_is_shown_in_pages_and_counted_whole),
        cmocka_unit_test(a_filter_shows_its_list_from_the_first_page),
        cmocka_unit_test(schools_come_in_pages_too),
        cmocka_unit_test(a_page_says_each_thing_once_and_in_the_tone_that_it_has),
        cmocka_unit_test(today_is_not_green_when_it_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
