/* SPDX-License-Identifier: EUPL-1.2 */
/* How somebody finds her language, and what she sees in an emergency before she has found it. */
#include "screens_glass.h"

#include "language/language.h"
#include "screens/screen.h"
#include "screens/screens.h"

#include <string.h>

static int setup(void **state)
{
    return glass_begin(state, "content.db");
}

static const struct {
    int width, height;
    bool kiosk;
} shapes[] = {
    {320, 568, false},
    {360, 740, false},
    {768, 1024, false},
    {1280, 800, false},
    {1080, 1920, true},
    {1920, 1080, true},
    {2160, 3840, true},
};

/* The tags of the buttons that lead home, in reading order: "de en ar". */
static const char *languages_on(const struct glass *glass, const char *before)
{
    const char *tags = "";
    for (size_t i = 0; i < glass->scene.count; i++) {
        const char *action = glass->scene.nodes[i].action,
                   *end = action ? strchr(action, '/') : NULL;
        size_t skipped = strlen(before);
        if (!end || strcmp(end, "/home") != 0 || strncmp(action, before, skipped) != 0 ||
            glass->scene.nodes[i].layer != LAYER_PAGE)
            continue;
        const char *tag = action + skipped;
        tags =
            arena_printf(glass->arena, "%s%s%.*s", tags, *tags ? " " : "", (int)(end - tag), tag);
    }
    return tags;
}

static void the_most_used_stand_at_the_start_in_every_shape(void **state)
{
    struct glass *glass = *state;
    for (size_t s = 0; s < COUNT_OF(shapes); s++) {
        glass_show(glass, "start", shapes[s].width, shapes[s].height);
        assert_string_equal(languages_on(glass, ""), "de en ar uk ru tr fa kmr");
        size_t more = 0;
        for (size_t i = 0; i < glass->scene.count; i++)
            more += glass->scene.nodes[i].layer == LAYER_PAGE && glass->scene.nodes[i].action &&
                    strcmp(glass->scene.nodes[i].action, "languages") == 0;
        assert_int_equal(more, 1);
    }
}

static void all_others_are_among_their_letters(void **state)
{
    struct glass *glass = *state;
    for (size_t s = 0; s < COUNT_OF(shapes); s++) {
        glass_show(glass, "languages", shapes[s].width, shapes[s].height);
        assert_string_equal(languages_on(glass, "replace "),
            "de en es fr hr it kmr de-simple nl pl pt ro sq so vi tr " /* A */
            "bg mk ru sr uk el " /* Ж Ω */
            "ur ar ps prs fa ckb " /* ع */
            "hi bn ta ti am th zh-Hans ka hy"); /* अ አ 文 ა */
        if (shapes[s].kiosk)
            assert_int_equal(scene_scroll_most(&glass->scene), 0);
    }
}

static void each_is_called_by_its_own_name_first(void **state)
{
    struct glass *glass = *state;
    glass_show(glass, "languages", 1080, 1920);
    for (const char *const *tag = content_languages(glass->content); *tag; tag++) {
        const struct language *language = language_find(*tag);
        const char *action = arena_printf(glass->arena, "replace %s/home", *tag);
        size_t i = 0;
        while (i < glass->scene.count &&
               (!glass->scene.nodes[i].action || strcmp(glass->scene.nodes[i].action, action) != 0))
            i++;
        assert_true(i < glass->scene.count);
        const struct node *button = &glass->scene.nodes[i], *words = button + 1;
        assert_string_equal(button->language, *tag);
        assert_int_equal(strncmp(button->text, language->name, strlen(language->name)), 0);
        assert_string_equal(words->text, language->name);
        assert_false(words->paragraph->forced || words->paragraph->tofu);
    }
}

/* Machine-made words may be wrong; a number and its pictogram are not. */
static void number_and_pictogram_come_before_the_words(void **state)
{
    static const char *const numbers[] = {"112", "110", "116117"};
    struct glass *glass = *state;
    for (const char *const *tag = content_languages(glass->content); *tag; tag++) {
        glass_show(glass, arena_printf(glass->arena, "%s/emergency", *tag), 360, 740);
        size_t i = 0;
        for (size_t n = 0; n < COUNT_OF(numbers); n++) {
            const char *digits = arena_printf(glass->arena, "\u2066%s\u2069", numbers[n]);
            const struct node *nodes = glass->scene.nodes;
            while (i < glass->scene.count && (!nodes[i].text || strcmp(nodes[i].text, digits) != 0))
                i++;
            assert_true(i + 1 < glass->scene.count);
            assert_non_null(nodes[i - 1].pictogram);
            assert_true(nodes[i - 1].box.h > nodes[i + 1].paragraph->baseline);
            assert_true(nodes[i].paragraph->baseline * 2 > nodes[i + 1].paragraph->baseline * 3);
        }
    }
}

/* Letters of the alphabet that German has, and none of another. */
static bool is_latin_only(const char *text)
{
    bool latin = false;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        latin |= (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c >= 0xCD && c != 0xE2) /* Greek and all that follow it but punctuation */
            return false;
    }
    return latin;
}

/* German that stands in for a missing text says so: it runs, breaks and is read aloud otherwise. */
static void what_is_german_is_not_called_another_language(void **state)
{
    static const char *const places[] = {"home", "school?age=11", "emergency", "about", "view",
        "guide/erste-schritte", "topic/bildung", "schools/grundschule",
        "entry/aachen:services/s-kommunale-beratungsstelle"};
    static const char *const tags[] = {"ur", "ckb", "bn", "ka", "th", "am"};
    struct glass *glass = *state;
    size_t wrong = 0;
    for (size_t t = 0; t < COUNT_OF(tags); t++)
        for (size_t p = 0; p < COUNT_OF(places); p++) {
            const char *address = arena_printf(glass->arena, "%s/%s", tags[t], places[p]);
            glass_show(glass, address, 1080, 1920);
            for (size_t i = 0; i < glass->scene.count; i++) {
                const struct node *node = &glass->scene.nodes[i];
                if (node->paragraph && strcmp(node->language, tags[t]) == 0 &&
                    strcmp(node->text, "Telefon Doweria") != 0 && /* a name */
                    is_latin_only(node->text)) {
                    print_error("%s: \"%s\" is no %s\n", address, node->text, tags[t]);
                    wrong++;
                }
            }
        }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            the_most_used_stand_at_the_start_in_every_shape, setup, glass_end),
        cmocka_unit_test_setup_teardown(all_others_are_among_their_letters, setup, glass_end),
        cmocka_unit_test_setup_teardown(each_is_called_by_its_own_name_first, setup, glass_end),
        cmocka_unit_test_setup_teardown(
            number_and_pictogram_come_before_the_words, setup, glass_end),
        cmocka_unit_test_setup_teardown(
            what_is_german_is_not_called_another_language, setup, glass_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
