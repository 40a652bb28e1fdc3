/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said about a stick, over a screen of Aachen's and where there is no content. */
#include "screens_glass.h"

#include "screens/screens.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static const struct stick_dialogue FOUND = {STICK_FOUND, NULL}, BUSY = {STICK_BUSY, NULL};
static const struct stick_dialogue REFUSED = {STICK_REFUSED, "Nichts übernommen."};

static const char *in_build(struct glass *glass, const char *path)
{
    return arena_printf(glass->arena, "%s/%s", getenv("FADEN_BUILD"), path);
}

static int setup(void **state)
{
    return glass_begin(state, "content.db");
}

static void show(
    struct glass *glass, const char *address, int seconds_left, const struct stick_dialogue *stick)
{
    struct session session;
    session_begin(&session, address);
    session.seconds_left = seconds_left;
    screens_build_stick(&glass->scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), glass->content,
        &session, (struct civil){2026, 11, 24, 10, 0}, stick);
}

static void show_without_content(struct glass *glass, const struct stick_dialogue *stick)
{
    screens_build_fallback(&glass->scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), stick);
}

/* The node of the dialogue that draws these words; NULL: there is none. */
static const struct node *drawn(const struct glass *glass, const char *words)
{
    for (size_t i = 0; i < glass->scene.count; i++) {
        const struct node *node = &glass->scene.nodes[i];
        if (node->layer == LAYER_DIALOGUE && node->paragraph && strcmp(node->text, words) == 0)
            return node;
    }
    return NULL;
}

static void german_stands_above_the_language_of_the_visitor(void **state)
{
    static const struct {
        const char *german, *other;
    } words[] = {
        {"USB-Stick gefunden. Neue Inhalte übernehmen?",
            "Знайдено USB-флешку. Перенести новий вміст?"},
        {"Übernehmen", "Перенести"},
        {"Jetzt nicht", "Не зараз"},
    };
    struct glass *glass = *state;
    show(glass, "uk/home", 0, &FOUND);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        const struct node *german = drawn(glass, words[i].german);
        const struct node *other = drawn(glass, words[i].other);
        assert_true(german && other);
        assert_string_equal(german->language, "de");
        assert_string_equal(other->language, "uk");
        assert_true(german->box.y < other->box.y);
        assert_true(german->box.h >= other->box.h);
    }
    show(glass, "de/home", 0, &FOUND);
    assert_non_null(drawn(glass, words[0].german));
    assert_null(drawn(glass, words[0].other));
}

static void the_answer_is_the_sentence_that_was_left(void **state)
{
    struct glass *glass = *state;
    show(glass, "uk/home", 0, &REFUSED);
    assert_non_null(drawn(glass, "Nichts übernommen."));
    assert_non_null(drawn(glass, "Schließen"));
    assert_non_null(drawn(glass, "Закрити"));
}

/* Two questions at once would be one too many. */
static void a_visitor_is_not_asked_meanwhile(void **state)
{
    struct glass *glass = *state;
    static const struct stick_dialogue none = {STICK_NONE, NULL};
    show(glass, "de/home", 30, &none);
    assert_non_null(drawn(glass, "Sind Sie noch da?"));
    show(glass, "de/home", 30, &BUSY);
    assert_null(drawn(glass, "Sind Sie noch da?"));
    assert_non_null(drawn(glass, "Einen Moment …"));
}

/* The German that is compiled in is what the interface's sheet says. */
static void without_content_the_words_are_the_same(void **state)
{
    static const char *const ids[] = {"stick-found", "stick-take", "stick-later"};
    struct glass *glass = *state;
    show_without_content(glass, &FOUND);
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        assert_non_null(drawn(glass, content_string(glass->content, ids[i], "de").string));
    show_without_content(glass, &BUSY);
    assert_non_null(drawn(glass, content_string(glass->content, "stick-busy", "de").string));
    show_without_content(glass, &REFUSED);
    assert_non_null(drawn(glass, content_string(glass->content, "nav-close", "de").string));
    assert_true(glass->scene.has_dialogue);
}

static void content_older_than_the_program_has_the_words_in_german(void **state)
{
    struct glass *glass = *state;
    const char *copy = in_build(glass, "tests/screens_stick.db");
    sqlite3 *database;
    unlink(copy);
    assert_int_equal(sqlite3_open(in_build(glass, "content/content.db"), &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, arena_printf(glass->arena, "VACUUM INTO '%s'", copy),
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(copy, &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database, "DELETE FROM strings WHERE id GLOB 'stick-*'", NULL, NULL, NULL),
        SQLITE_OK);
    assert_true(sqlite3_changes(database) > 4);
    sqlite3_close(database);
    content_close(glass->content);
    glass->content = content_open(copy, NULL);
    unlink(copy);
    assert_non_null(glass->content);
    show(glass, "uk/home", 0, &FOUND);
    assert_non_null(drawn(glass, "Übernehmen"));
    assert_null(drawn(glass, "Перенести"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            german_stands_above_the_language_of_the_visitor, setup, glass_end),
        cmocka_unit_test_setup_teardown(the_answer_is_the_sentence_that_was_left, setup, glass_end),
        cmocka_unit_test_setup_teardown(a_visitor_is_not_asked_meanwhile, setup, glass_end),
        cmocka_unit_test_setup_teardown(without_content_the_words_are_the_same, setup, glass_end),
        cmocka_unit_test_setup_teardown(
            content_older_than_the_program_has_the_words_in_german, setup, glass_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
