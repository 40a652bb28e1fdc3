/* SPDX-License-Identifier: EUPL-1.2 */
/* Screens of contents that Aachen's is not: changed copies of it, built without a display. */
#include "unit.h"

#include "base/memory.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct civil NOW = {2026, 1, 1, 20, 0};

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
    open_glass(&glass, "UPDATE emergency SET hours = 'Mo-Su 08:00-12:00', fact_until = 99999");
    show(&glass, "de/emergency");
    const struct node *closed = node_with(&glass.scene, "Geschlossen");
    assert_non_null(closed);
    assert_int_equal(closed->ink, theme_light.closed);
    close_glass(&glass);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_single_entry_home_stands),
        cmocka_unit_test(the_longest_id_leads_to_its_screen),
        cmocka_unit_test(an_emergency_number_that_is_closed_is_not_written_as_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
