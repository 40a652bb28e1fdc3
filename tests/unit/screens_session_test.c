/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses and the session: where a visitor is, was, and that nothing of it stays. */
#include "unit.h"

#include "base/memory.h"
#include "screens/address.h"
#include "screens/session.h"

#include <stdio.h>
#include <string.h>

#define FIFTY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void an_address_survives_reading_and_writing(void **state)
{
    static const char *const addresses[] = {
        "start",
        "languages",
        "uk/home",
        "ar/entry/aachen:services/s-kim-stadt",
        "uk/topic/sprache?free=1&women=1",
        "de-simple/school?age=11",
        "zh-Hans/topic/aachen:topics/gesundheit",
        "uk/entry/pack:services/" FIFTY FIFTY FIFTY,
    };
    struct arena *arena = arena_create();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        struct address address;
        assert_true(address_parse(addresses[i], &address, NULL));
        assert_string_equal(address_write(arena, &address), addresses[i]);
    }
    arena_destroy(arena);
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const addresses[] = {
        "",
        "/",
        "/home",
        "uk/",
        "uk//home",
        "uk/topic/",
        "uk/home?",
        "uk/home?=1",
        "uk/home?a=1&",
        "uk/home?a=1?b=2",
        "averyveryverylonglanguage/home",
        "uk/topic/" FIFTY FIFTY FIFTY FIFTY,
        "uk/a?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1&o=1&p=1&q=1",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        struct address address;
        struct error error = {{0}};
        assert_false(address_parse(addresses[i], &address, &error));
        assert_true(strlen(error.message) > 0);
    }
}

static void a_filter_is_put_on_and_taken_off(void **state)
{
    struct address address;
    (void)state;
    assert_true(address_parse("uk/topic/sprache?women=1", &address, NULL));
    struct address both = address_toggle(&address, "free");
    assert_string_equal(address_parameter(&both, "free"), "1");
    assert_string_equal(address_parameter(&both, "women"), "1");
    struct address one = address_toggle(&both, "women");
    assert_null(address_parameter(&one, "women"));
    assert_string_equal(address_parameter(&one, "free"), "1");
}

static void back_leads_to_where_the_visitor_was_with_scroll(void **state)
{
    struct session session;
    (void)state;
    session_begin(&session, "uk/home");
    session_here(&session)->scroll = 240;
    assert_true(session_act(&session, "uk/topic/bildung"));
    assert_true(session_act(&session, "replace uk/topic/bildung?free=1"));
    assert_string_equal(session_here(&session)->address, "uk/topic/bildung?free=1");
    assert_true(session_act(&session, "back"));
    assert_string_equal(session_here(&session)->address, "uk/home");
    assert_int_equal(session_here(&session)->scroll, 240);
    assert_false(session_act(&session, "back"));
}

static void only_more_of_the_same_list_leaves_the_page_where_it_is(void **state)
{
    static const struct {
        const char *from, *to;
        bool stays;
    } cases[] = {
        {"uk/topic/bildung", "uk/topic/bildung?more=1", true},
        {"uk/topic/bildung?more=1", "uk/topic/bildung?more=2", true},
        {"uk/topic/bildung?more=1", "uk/topic/bildung", true},
        {"uk/topic/bildung?free=1", "uk/topic/bildung?free=1&more=1", true},
        {"uk/topic/bildung?more=1&free=1", "uk/topic/bildung?free=1&more=2", true},
        {"uk/topic/bildung?more=1", "uk/topic/bildung?free=1", false},
        {"uk/topic/bildung?free=1&more=1", "uk/topic/bildung?more=1", false},
        {"uk/topic/bildung?free=1", "uk/topic/bildung?women=1&more=1", false},
        {"uk/topic/bildung", "uk/topic/sprache?more=1", false},
        {"uk/topic/bildung", "ar/topic/bildung?more=1", false},
        {"uk/topic/bildung", "uk/schools/bildung?more=1", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct session session;
        char action[100];
        snprintf(action, sizeof action, "replace %s", cases[i].to);
        session_begin(&session, cases[i].from);
        session_here(&session)->scroll = 240;
        assert_true(session_act(&session, action));
        assert_string_equal(session_here(&session)->address, cases[i].to);
        assert_int_equal(session_here(&session)->scroll, cases[i].stays ? 240 : 0);
    }
}

static void from_the_languages_one_goes_on_in_the_language_chosen(void **state)
{
    static const char *const chosen[] = {"ar/home", "uk/home"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(chosen); i++) {
        struct session session;
        char action[40];
        snprintf(action, sizeof action, "replace %s", chosen[i]);
        session_begin(&session, "uk/home");
        assert_true(session_act(&session, "languages"));
        assert_true(session_act(&session, action));
        assert_string_equal(session_here(&session)->address, chosen[i]);
        assert_int_equal(session.depth, 1);
    }
}

static void a_language_from_the_whole_list_leaves_the_start_behind_as_one_from_the_start_does(
    void **state)
{
    struct session session;
    (void)state;
    session_begin(&session, "start");
    session_act(&session, "languages");
    assert_true(session_act(&session, "replace uk/home"));
    assert_string_equal(session_here(&session)->address, "uk/home");
    assert_true(session_act(&session, "back"));
    assert_string_equal(session_here(&session)->address, "start");
}

static void where_the_visitor_is_already_nothing_changes(void **state)
{
    struct session session;
    (void)state;
    session_begin(&session, "uk/home");
    assert_false(session_act(&session, "uk/home"));
    assert_int_equal(session.depth, 1);
}

static void finish_forgets_everything(void **state)
{
    struct session session, fresh;
    (void)state;
    session_begin(&fresh, "start");
    session_begin(&session, "start");
    session_act(&session, "uk/home");
    session_here(&session)->scroll = 99;
    session_act(&session, "uk/topic/bildung");
    session.seconds_left = 12;
    assert_true(session_act(&session, "finish"));
    assert_memory_equal(&session, &fresh, sizeof session);
}

static void a_view_is_changed_and_reset_to_the_terminals_own(void **state)
{
    static const struct {
        const char *action;
        bool changes;
        struct view view;
    } steps[] = {
        {"view text 4", true, {THEME_DARK, 4, false, false}},
        {"view text 4", false, {THEME_DARK, 4, false, false}},
        {"view theme contrast", true, {THEME_CONTRAST, 4, false, false}},
        {"view reach", true, {THEME_CONTRAST, 4, true, false}},
        {"view still", true, {THEME_CONTRAST, 4, true, true}},
        {"view reach", true, {THEME_CONTRAST, 4, false, true}},
        {"view text 5", false, {THEME_CONTRAST, 4, false, true}},
        {"view text 44", false, {THEME_CONTRAST, 4, false, true}},
        {"view theme pink", false, {THEME_CONTRAST, 4, false, true}},
        {"view reset", true, {THEME_DARK, 2, false, false}},
        {"view reset", false, {THEME_DARK, 2, false, false}},
    };
    struct session session;
    (void)state;
    session_begin_in(&session, "uk/home", (struct view){THEME_DARK, 2, false, false});
    session_act(&session, "uk/view");
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        assert_int_equal(session_act(&session, steps[i].action), steps[i].changes);
        assert_true(view_equal(session.view, steps[i].view));
        assert_string_equal(session_here(&session)->address, "uk/view");
    }
}

static void a_view_stays_on_the_way_and_is_forgotten_at_the_end(void **state)
{
    struct session session;
    (void)state;
    session_begin_in(&session, "start", (struct view){THEME_LIGHT, 2, false, true});
    session_act(&session, "uk/view");
    session_act(&session, "view text 3");
    session_act(&session, "view theme dark");
    session_act(&session, "uk/home");
    session_act(&session, "back");
    assert_true(view_equal(session.view, (struct view){THEME_DARK, 3, false, true}));
    session_act(&session, "finish");
    assert_true(view_equal(session.view, (struct view){THEME_LIGHT, 2, false, true}));
}

static void only_whole_verbs_are_verbs(void **state)
{
    static const struct {
        const char *action;
        bool verb;
    } cases[] = {
        {"back", true},
        {"finish", true},
        {"stay", true},
        {"view text 1", true},
        {"view theme light", true},
        {"view reset", true},
        {"view", false},
        {"view ", false},
        {"view text 0", false},
        {"view theme ", false},
        {"view upside-down", false},
        {"uk/view", false},
        {"replace uk/home", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(session_is_verb(cases[i].action), cases[i].verb);
}

static void a_long_walk_forgets_its_oldest_steps_only(void **state)
{
    struct session session;
    char address[40];
    (void)state;
    session_begin(&session, "start");
    for (int i = 0; i < 3 * HISTORY_DEPTH; i++) {
        snprintf(address, sizeof address, "uk/topic/t%d", i);
        assert_true(session_act(&session, address));
        assert_string_equal(session_here(&session)->address, address);
    }
    for (int i = 0; i < HISTORY_DEPTH - 1; i++)
        assert_true(session_act(&session, "back"));
    assert_false(session_act(&session, "back"));
}

static void another_language_is_spoken_on_the_way_back_too(void **state)
{
    struct session session;
    (void)state;
    session_begin(&session, "start");
    session_act(&session, "uk/home");
    session_act(&session, "uk/topic/bildung?free=1");
    session_act(&session, "languages");
    assert_true(session_act(&session, "replace ar/topic/bildung?free=1"));
    assert_string_equal(session_here(&session)->address, "ar/topic/bildung?free=1");
    assert_true(session_act(&session, "back"));
    assert_string_equal(session_here(&session)->address, "ar/home");
    assert_true(session_act(&session, "back"));
    assert_string_equal(session_here(&session)->address, "start");
}

static void any_action_answers_still_there(void **state)
{
    static const char *const actions[] = {
        "stay", "back", "uk/home", "replace uk/home", "view text 1"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(actions); i++) {
        struct session session;
        session_begin(&session, "uk/home");
        session.seconds_left = 7;
        assert_true(session_act(&session, actions[i]));
        assert_int_equal(session.seconds_left, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_survives_reading_and_writing),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(a_filter_is_put_on_and_taken_off),
        cmocka_unit_test(back_leads_to_where_the_visitor_was_with_scroll),
        cmocka_unit_test(only_more_of_the_same_list_leaves_the_page_where_it_is),
        cmocka_unit_test(from_the_languages_one_goes_on_in_the_language_chosen),
        cmocka_unit_test(
            a_language_from_the_whole_list_leaves_the_start_behind_as_one_from_the_start_does),
        cmocka_unit_test(where_the_visitor_is_already_nothing_changes),
        cmocka_unit_test(finish_forgets_everything),
        cmocka_unit_test(a_view_is_changed_and_reset_to_the_terminals_own),
        cmocka_unit_test(a_view_stays_on_the_way_and_is_forgotten_at_the_end),
        cmocka_unit_test(only_whole_verbs_are_verbs),
        cmocka_unit_test(a_long_walk_forgets_its_oldest_steps_only),
        cmocka_unit_test(another_language_is_spoken_on_the_way_back_too),
        cmocka_unit_test(any_action_answers_still_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
