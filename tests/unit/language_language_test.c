/* SPDX-License-Identifier: EUPL-1.2 */
/* What a language is called and which way it runs. */
#include "unit.h"

#include "base/memory.h"
#include "language/fallback.h"
#include "language/language.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

static void every_language_is_there_once_the_most_used_first(void **state)
{
    static const char *const first[] = {"de", "en", "ar", "uk", "ru", "tr", "fa", "kmr", "fr", "es",
        "ti", "ro", "pl", "zh-Hans", "de-simple"};
    const struct language *const *all = language_all();
    size_t count = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(first); i++)
        assert_string_equal(all[i]->tag, first[i]);
    for (; all[count]; count++)
        assert_ptr_equal(language_find(all[count]->tag), all[count]);
    assert_int_equal(count, 39);
}

/* The first letter of the own name runs the way that the table says. */
static void a_name_runs_the_way_of_its_language(void **state)
{
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar name[64];
        u_strFromUTF8(name, (int)COUNT_OF(name), NULL, (*l)->name, -1, &status);
        UCharDirection direction = u_charDirection(name[0]);
        bool right_to_left = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
        assert_int_equal(right_to_left, (*l)->right_to_left);
    }
}

static void a_relative_runs_the_same_way_and_has_none_itself(void **state)
{
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++) {
        if (!(*l)->relative)
            continue;
        const struct language *relative = language_find((*l)->relative);
        assert_non_null(relative);
        assert_null(relative->relative);
        assert_int_equal(relative->right_to_left, (*l)->right_to_left);
    }
    assert_string_equal(language_find("prs")->relative, "fa");
}

static void an_unknown_tag_is_no_language(void **state)
{
    static const char *const tags[] = {
        "", "xx", "DE", "de-", "deutsch", "tlh", "und", "mul", "sk_SK", "SK", "sk-", "root"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        assert_null(language_find(tags[i]));
}

/* Nobody has written a line for these: the names are CLDR's, as they stand alone. */
static void a_language_that_icu_knows_needs_no_row(void **state)
{
    static const struct language guests[] = {
        {"sk", "sk", "Slovenčina", "Slowakisch", NULL, false},
        {"ca", "ca", "Català", "Katalanisch", NULL, false},
        {"he", "he", "עברית", "Hebräisch", NULL, true},
        {"ug", "ug", "ئۇيغۇرچە", "Uigurisch", NULL, true},
        {"sw", "sw", "Kiswahili", "Suaheli", NULL, false},
        {"sr-Latn", "sr-Latn", "Srpski (latinica)", "Serbisch (Lateinisch)", NULL, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(guests); i++) {
        const struct language *found = language_find(guests[i].tag);
        assert_non_null(found);
        assert_string_equal(found->tag, guests[i].tag);
        assert_string_equal(found->locale, guests[i].locale);
        assert_string_equal(found->name, guests[i].name);
        assert_string_equal(found->german, guests[i].german);
        assert_null(found->relative);
        assert_int_equal(found->right_to_left, guests[i].right_to_left);
        assert_ptr_equal(language_find(guests[i].tag), found);
    }
}

static void ten_languages_can_ask_for_the_team_without_content(void **state)
{
    int count = 0;
    (void)state;
    for (const struct fallback_sentence *s = fallback_sentences; s->language; s++, count++) {
        assert_non_null(language_find(s->language));
        assert_true(strlen(s->ask_team) > 10);
        for (const struct fallback_sentence *other = fallback_sentences; other != s; other++)
            assert_string_not_equal(other->language, s->language);
    }
    assert_int_equal(count, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_is_there_once_the_most_used_first),
        cmocka_unit_test(a_name_runs_the_way_of_its_language),
        cmocka_unit_test(a_relative_runs_the_same_way_and_has_none_itself),
        cmocka_unit_test(an_unknown_tag_is_no_language),
        cmocka_unit_test(a_language_that_icu_knows_needs_no_row),
        cmocka_unit_test(ten_languages_can_ask_for_the_team_without_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
