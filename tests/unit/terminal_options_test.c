/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "base/memory.h"
#include "terminal/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void a_wrong_command_line_is_refused_with_the_option_named(void **state)
{
    static const struct {
        const char *arguments[4];
        int count;
        const char *named; /* NULL: it is right */
    } cases[] = {
        {{"faden"}, 1, NULL},
        {{"faden", "--kiosk", "--idle", "30"}, 4, NULL},
        {{"faden", "--window", "1080x1920"}, 3, NULL},
        {{"faden", "--now", "2026-11-23T10:00"}, 3, NULL},
        {{"faden", "--class", "handheld"}, 3, NULL},
        {{"faden", "--dump", "--whole"}, 3, NULL},
        {{"faden", "--text", "4", "--reach"}, 4, NULL},
        {{"faden", "--theme", "contrast", "--still"}, 4, NULL},
        {{"faden", "--colour"}, 2, "--colour"},
        {{"faden", "--text", "0"}, 3, "--text"},
        {{"faden", "--text", "5"}, 3, "--text"},
        {{"faden", "--text", "12"}, 3, "--text"},
        {{"faden", "--text", ""}, 3, "--text"},
        {{"faden", "--theme", "pink"}, 3, "--theme"},
        {{"faden", "--theme"}, 2, "--theme"},
        {{"faden", "home"}, 2, "home"},
        {{"faden", "--at"}, 2, "--at"},
        {{"faden", "--window", "1080"}, 3, "--window"},
        {{"faden", "--window", "1080x1920x"}, 3, "--window"},
        {{"faden", "--window", "0x100"}, 3, "--window"},
        {{"faden", "--window", "99999x100"}, 3, "--window"},
        {{"faden", "--now", "tomorrow"}, 3, "--now"},
        {{"faden", "--idle", "0"}, 3, "--idle"},
        {{"faden", "--idle", "nan"}, 3, "--idle"},
        {{"faden", "--dpi", "96px"}, 3, "--dpi"},
        {{"faden", "--class", "phone"}, 3, "--class"},
        {{"faden", "--whole"}, 2, "--whole"},
        {{"faden", "--stick"}, 2, "--stick"},
        {{"faden", "--config"}, 2, "--config"},
        {{"faden", "--config", "/nowhere/terminal.conf"}, 3, "/nowhere/terminal.conf"},
        {{"faden", "--config", "/nowhere/terminal.conf", "--help"}, 4, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct options options;
        struct error error = {{0}};
        char *arguments[4];
        memcpy(arguments, cases[i].arguments, sizeof arguments);
        struct arena *arena = arena_create();
        bool right = options_parse(&options, arena, cases[i].count, arguments, &error);
        arena_destroy(arena);
        assert_int_equal(right, cases[i].named == NULL);
        if (cases[i].named)
            assert_ptr_equal(strstr(error.message, cases[i].named), error.message);
    }
}

static void the_help_names_every_option_of_the_contract(void **state)
{
    static const char *const names[] = {"--content", "--at", "--kiosk", "--window", "--dpi",
        "--class", "--now", "--screenshot", "--whole", "--dump", "--idle", "--state", "--version",
        "--help", "--theme", "--text", "--reach", "--still", "--config", "--stick"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_non_null(strstr(options_help(), names[i]));
}

static void the_view_is_what_the_options_say(void **state)
{
    char *bare[] = {"faden"};
    char *all[] = {"faden", "--theme", "contrast", "--text", "3", "--reach", "--still"};
    struct options options;
    (void)state;
    assert_true(options_parse(&options, NULL, COUNT_OF(bare), bare, NULL));
    assert_true(view_equal(options.view, (struct view){THEME_LIGHT, 1, false, false}));
    assert_true(options_parse(&options, NULL, COUNT_OF(all), all, NULL));
    assert_true(view_equal(options.view, (struct view){THEME_CONTRAST, 3, true, true}));
}

/* Parses with a configuration of these lines, and with what follows it on the command line. */
static bool parse_with(struct options *options, struct arena *arena, const char *lines,
    const char *option, const char *value, struct error *error)
{
    const char *path = arena_printf(arena, "%s/tests/terminal_options.conf", getenv("FADEN_BUILD"));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(lines, file);
    fclose(file);
    char *arguments[] = {"faden", "--config", arena_string(arena, path),
        arena_string(arena, option), arena_string(arena, value)};
    bool right = options_parse(options, arena, option ? COUNT_OF(arguments) : 3, arguments, error);
    unlink(path);
    return right;
}

static void a_configuration_says_what_the_command_line_does_not(void **state)
{
    struct arena *arena = arena_create();
    struct options options;
    (void)state;
    static const char lines[] = "# of the terminal in the hall\n"
                                "class = kiosk\ndpi = 69\nidle = 60\ntheme = dark\ntext = 3\n"
                                "reach = yes\nstill = no\nkiosk = yes\nwindow = 360x740\n"
                                "content = /somewhere/content.db\nstate = /somewhere/state\n"
                                "stick = /somewhere/stick\nat = uk/home\n";
    assert_true(parse_with(&options, arena, lines, "--text", "2", NULL));
    assert_true(view_equal(options.view, (struct view){THEME_DARK, 2, true, false}));
    assert_int_equal(options.class, CLASS_KIOSK);
    assert_int_equal(options.dpi, 69);
    assert_int_equal(options.idle, 60);
    assert_int_equal(options.width, 360);
    assert_true(options.kiosk);
    assert_string_equal(options.content, "/somewhere/content.db");
    assert_string_equal(options.state, "/somewhere/state");
    assert_string_equal(options.stick, "/somewhere/stick");
    assert_string_equal(options.at, "uk/home");
    arena_destroy(arena);
}

static void a_wrong_configuration_is_refused_with_its_line(void **state)
{
    static const struct {
        const char *lines, *said;
    } cases[] = {
        {"text = 9\n", ".conf:1: text = 9: needs a size"},
        {"\n\nkiosk = maybe\n", ".conf:3: kiosk = maybe: needs yes or no"},
        {"colour = red\n", ".conf:1: colour: no such setting"},
        {"--text = 2\n", ".conf:1: --text: no such setting"},
        {"dump = yes\n", ".conf:1: dump: no such setting"},
        {"config = other.conf\n", ".conf:1: config: no such setting"},
        {"screenshot = a.png\n", ".conf:1: screenshot: no such setting"},
        {"text\n", ".conf:1: no setting"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct options options;
        struct error error = {{0}};
        assert_false(parse_with(&options, arena, cases[i].lines, NULL, NULL, &error));
        if (!strstr(error.message, cases[i].said))
            fail_msg("%s: %s", cases[i].lines, error.message);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_command_line_is_refused_with_the_option_named),
        cmocka_unit_test(the_view_is_what_the_options_say),
        cmocka_unit_test(a_configuration_says_what_the_command_line_does_not),
        cmocka_unit_test(a_wrong_configuration_is_refused_with_its_line),
        cmocka_unit_test(the_help_names_every_option_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
