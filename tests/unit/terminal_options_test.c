/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "base/memory.h"
#include "terminal/options.h"

#include <string.h>

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
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct options options;
        struct error error = {{0}};
        char *arguments[4];
        memcpy(arguments, cases[i].arguments, sizeof arguments);
        bool right = options_parse(&options, cases[i].count, arguments, &error);
        assert_int_equal(right, cases[i].named == NULL);
        if (cases[i].named)
            assert_ptr_equal(strstr(error.message, cases[i].named), error.message);
    }
}

static void the_help_names_every_option_of_the_contract(void **state)
{
    static const char *const names[] = {"--content", "--at", "--kiosk", "--window", "--dpi",
        "--class", "--now", "--screenshot", "--whole", "--dump", "--idle", "--state", "--version",
        "--help", "--theme", "--text", "--reach", "--still"};
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
    assert_true(options_parse(&options, COUNT_OF(bare), bare, NULL));
    assert_true(view_equal(options.view, (struct view){THEME_LIGHT, 1, false, false}));
    assert_true(options_parse(&options, COUNT_OF(all), all, NULL));
    assert_true(view_equal(options.view, (struct view){THEME_CONTRAST, 3, true, true}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_command_line_is_refused_with_the_option_named),
        cmocka_unit_test(the_view_is_what_the_options_say),
        cmocka_unit_test(the_help_names_every_option_of_the_contract),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
