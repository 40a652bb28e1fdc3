/* SPDX-License-Identifier: EUPL-1.2 */
/* The screens that lead somebody: school, guide, about, and the ways to them; on Musterstadt. */
#include "screens_glass.h"

#include "scene/scene.h"
#include "screens/screens.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static int setup(void **state)
{
    return glass_begin(state, "musterstadt.db");
}

/* The index of the button that does this; -1: there is none. */
static int button(const struct glass *glass, const char *action)
{
    for (size_t i = 0; i < glass->scene.count; i++)
        if (glass->scene.nodes[i].action && strcmp(glass->scene.nodes[i].action, action) == 0)
            return (int)i;
    return -1;
}

static bool says(const struct glass *glass, const char *text)
{
    for (size_t i = 0; i < glass->scene.count; i++)
        if (glass->scene.nodes[i].text && strcmp(glass->scene.nodes[i].text, text) == 0)
            return true;
    return false;
}

static void an_age_or_step_out_of_range_is_refused_in_one_line(void **state)
{
    static const struct {
        const char *address, *fault; /* NULL: it is known */
    } cases[] = {
        {"de/school", NULL},
        {"de/school?age=1", NULL},
        {"de/school?age=18", NULL},
        {"de/school?age=0", "de/school?age=0: age has to be a number from 1 to 18"},
        {"de/school?age=19", "de/school?age=19: age has to be a number from 1 to 18"},
        {"de/school?age=-1", "de/school?age=-1: age has to be a number from 1 to 18"},
        {"de/school?age=6a", "de/school?age=6a: age has to be a number from 1 to 18"},
        {"de/school?age", "de/school?age: age has to be a number from 1 to 18"},
        {"de/school?age=9999999999999999999",
            "de/school?age=9999999999999999999: age has to be a number from 1 to 18"},
        {"de/guide/erste-schritte", NULL},
        {"de/guide/erste-schritte?step=3", NULL},
        {"de/guide/erste-schritte?step=4",
            "de/guide/erste-schritte?step=4: step has to be a number from 1 to 3"},
        {"de/guide/fehlt?step=1", "de/guide/fehlt?step=1: this content has no \"fehlt\", or "
                                  "several; write the whole id, as in "
                                  "aachen:services/s-kim-stadt"},
        {"de/guide", "de/guide: an id has to stand behind it, as in de/topic/bildung"},
        {"de/schools/grundschule", NULL},
        {"de/schools/grundschule?more=1", NULL},
        {"de/topic/ankommen?free=1&more=999", NULL},
        {"de/topic/ankommen?more=0",
            "de/topic/ankommen?more=0: more has to be a number from 1 to 999"},
        {"de/topic/ankommen?more=1000",
            "de/topic/ankommen?more=1000: more has to be a number from 1 to 999"},
        {"de/schools/musterstadt:school-system/grundschule", NULL},
        {"de/schools/fehlt", "de/schools/fehlt: this content has no \"fehlt\", or several; write "
                             "the whole id, as in "
                             "aachen:services/s-kim-stadt"},
        {"de/about", NULL},
        {"about", "about: a language has to stand before it, as in de/home"},
    };
    struct glass *glass = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error = {{0}};
        bool known = screens_know(glass->content, cases[i].address, &error);
        if (cases[i].fault)
            assert_string_equal(error.message, cases[i].fault);
        assert_int_equal(known, cases[i].fault == NULL);
    }
}

static void stages_that_fit_stand_out_and_come_first(void **state)
{
    struct glass *glass = *state;
    glass_show(glass, "de/school?age=6", 1080, 1920);
    const struct node *nodes = glass->scene.nodes;
    int kita = button(glass, "de/schools/musterstadt:school-system/kita");
    int primary = button(glass, "de/schools/musterstadt:school-system/grundschule");
    int study = button(glass, "de/schools/musterstadt:school-system/studium");
    assert_true(kita > 0 && kita < primary && primary < study);
    assert_true(nodes[kita].selected && nodes[primary].selected && !nodes[study].selected);
    assert_true(nodes[primary].outline_width > nodes[study].outline_width);
    assert_int_equal(nodes[study].fill, nodes[primary].fill); /* not faded */
    glass_show(glass, "de/school", 1080, 1920);
    nodes = glass->scene.nodes;
    assert_false(nodes[button(glass, "de/schools/musterstadt:school-system/kita")].selected);
}

static void school_is_compulsory_from_6_to_18(void **state)
{
    static const struct {
        const char *address;
        bool compulsory;
    } cases[] = {
        {"de/school", false},
        {"de/school?age=5", false},
        {"de/school?age=6", true},
        {"de/school?age=18", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        glass_show(*state, cases[i].address, 360, 740);
        assert_int_equal(says(*state, "In diesem Alter ist Schule Pflicht"), cases[i].compulsory);
    }
}

static void families_come_first_to_where_the_fitting_stage_says(void **state)
{
    struct glass *glass = *state;
    const char *place = "de/entry/musterstadt:services/s-beratung";
    glass_show(glass, "de/school?age=7", 360, 740);
    int first = button(glass, place);
    assert_true(first > 0);
    assert_true(first < button(glass, "de/schools/musterstadt:school-system/grundschule"));
    glass_show(glass, "de/school?age=3", 360, 740);
    assert_int_equal(button(glass, place), -1);
}

/* Puts another content behind the glass: Musterstadt, changed by `sql`. */
static void change(struct glass *glass, const char *sql)
{
    char path[] = "/tmp/faden-test-XXXXXX";
    int file = mkstemp(path);
    struct error error;
    sqlite3 *database;
    assert_true(file >= 0 && close(file) == 0);
    const char *copy = arena_printf(glass->arena, "VACUUM INTO '%s'", path);
    const char *built =
        arena_printf(glass->arena, "%s/content/musterstadt.db", getenv("FADEN_BUILD"));
    assert_int_equal(sqlite3_open_v2(built, &database, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, copy, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
    content_close(glass->content);
    glass->content = content_open(path, &error);
    assert_non_null(glass->content);
    unlink(path);
}

static void families_are_sent_to_each_place_once(void **state)
{
    struct glass *glass = *state;
    const char *place = "de/entry/musterstadt:services/s-beratung";
    change(glass, "UPDATE stages SET first = (SELECT number FROM rows WHERE id = 's-anmeldung')"
                  " WHERE number = (SELECT number FROM rows WHERE id = 'gesamtschule'"
                  " AND tbl = 'school-system')");
    glass_show(glass, "de/school", 360, 740);
    int times = 0;
    for (size_t i = 0; i < glass->scene.count; i++) {
        const char *action = glass->scene.nodes[i].action;
        times += action && strcmp(action, place) == 0;
    }
    assert_int_equal(times, 1);
    assert_true(button(glass, "de/entry/musterstadt:services/s-anmeldung") > 0);
}

static void a_discreet_guide_says_nothing_from_afar(void **state)
{
    static const int shapes[][2] = {{360, 740}, {1080, 1920}, {1920, 1080}};
    struct glass *glass = *state;
    change(glass, "UPDATE topics SET discreet = 1");
    for (size_t s = 0; s < COUNT_OF(shapes); s++) {
        glass_show(glass, "de/guide/erste-schritte?step=3", shapes[s][0], shapes[s][1]);
        const struct scene *scene = &glass->scene;
        assert_true(scene->discreet);
        for (size_t i = 0; i < scene->count; i++) {
            const struct node *node = &scene->nodes[i];
            if (node->layer != LAYER_PAGE)
                continue;
            assert_true(!node->pictogram || node->box.h <= scene->metrics.pictogram * 3 / 2);
            assert_true(!node->paragraph || node->paragraph->height / node->paragraph->lines <=
                                                text_line_height(scene->metrics.body));
        }
    }
}

static void an_age_is_chosen_and_taken_back(void **state)
{
    struct glass *glass = *state;
    glass_show(glass, "ar/school?age=7", 360, 740);
    assert_true(button(glass, "replace ar/school?age=8") > 0);
    assert_true(button(glass, "replace ar/school?age=18") > 0);
    int chosen = button(glass, "replace ar/school");
    assert_true(chosen > 0 && glass->scene.nodes[chosen].selected);
}

static void schools_stand_under_their_postcode(void **state)
{
    struct glass *glass = *state;
    glass_show(glass, "de/schools/grundschule", 360, 740);
    assert_true(button(glass, "de/entry/musterstadt:schools/schule-am-park") > 0);
    assert_int_equal(button(glass, "de/entry/musterstadt:schools/gesamtschule-nord"), -1);
    bool found = false;
    for (size_t i = 0; i < glass->scene.count; i++) {
        const char *text = glass->scene.nodes[i].text;
        found |= glass->scene.nodes[i].role == ROLE_HEADING && strstr(text, "00003");
    }
    assert_true(found);
}

static void a_guide_turns_forward_and_back_but_not_beyond(void **state)
{
    static const struct {
        const char *address, *back, *forward; /* NULL: there is none */
    } cases[] = {
        {"de/guide/erste-schritte", NULL, "2"},
        {"de/guide/erste-schritte?step=1", NULL, "2"},
        {"de/guide/erste-schritte?step=2", "1", "3"},
        {"de/guide/erste-schritte?step=3", "2", NULL},
    };
    struct glass *glass = *state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int turns = 0;
        glass_show(glass, cases[i].address, 360, 740);
        for (size_t n = 0; n < glass->scene.count; n++) {
            const char *action = glass->scene.nodes[n].action;
            turns += action && strstr(action, "?step=");
        }
        const char *const steps[] = {cases[i].back, cases[i].forward};
        for (size_t k = 0; k < COUNT_OF(steps); k++) {
            if (!steps[k])
                continue;
            turns--;
            assert_true(
                button(glass, arena_printf(glass->arena,
                                  "replace de/guide/musterstadt:guides/erste-schritte?step=%s",
                                  steps[k])) > 0);
        }
        assert_int_equal(turns, 0);
    }
}

static void a_step_shows_its_entry_and_what_to_bring(void **state)
{
    struct glass *glass = *state;
    glass_show(glass, "de/guide/erste-schritte?step=1", 1920, 1080);
    assert_true(button(glass, "de/entry/musterstadt:services/s-anmeldung") > 0);
    assert_true(says(glass, "Geburtsurkunde"));
    glass_show(glass, "de/guide/erste-schritte?step=3", 1920, 1080);
    assert_int_equal(button(glass, "de/entry/musterstadt:services/s-anmeldung"), -1);
}

static void the_ways_are_reached_from_home_topic_and_start(void **state)
{
    static const struct {
        const char *from, *to;
        int width, height;
    } cases[] = {
        {"de/home", "de/guide/musterstadt:guides/erste-schritte", 360, 740},
        {"de/topic/ankommen", "de/guide/musterstadt:guides/erste-schritte", 360, 740},
        {"de/topic/bildung", "de/school", 360, 740},
        {"de/topic/bildung-schulen", "de/school", 1920, 1080}, {"start", "de/about", 320, 568},
        {"ar/home", "ar/about", 1080, 1920}, /* by the house's name */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        glass_show(*state, cases[i].from, cases[i].width, cases[i].height);
        assert_true(button(*state, cases[i].to) > 0);
    }
    glass_show(*state, "de/topic/sprache", 360, 740);
    assert_int_equal(button(*state, "de/school"), -1);
}

static void about_names_whom_the_content_is_from(void **state)
{
    struct glass *glass = *state;
    bool found = false;
    glass_show(glass, "en/about", 360, 740);
    for (size_t i = 0; i < glass->scene.count; i++) {
        const char *text = glass->scene.nodes[i].text;
        found |= text && strstr(text, "Musterdaten, frei erfunden");
    }
    assert_true(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, glass_end)
        TEST(an_age_or_step_out_of_range_is_refused_in_one_line),
        TEST(stages_that_fit_stand_out_and_come_first),
        TEST(school_is_compulsory_from_6_to_18),
        TEST(families_come_first_to_where_the_fitting_stage_says),
        TEST(families_are_sent_to_each_place_once),
        TEST(a_discreet_guide_says_nothing_from_afar),
        TEST(an_age_is_chosen_and_taken_back),
        TEST(schools_stand_under_their_postcode),
        TEST(a_guide_turns_forward_and_back_but_not_beyond),
        TEST(a_step_shows_its_entry_and_what_to_bring),
        TEST(the_ways_are_reached_from_home_topic_and_start),
        TEST(about_names_whom_the_content_is_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
