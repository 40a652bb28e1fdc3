/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates, numbers, names and isolated pieces, as the reader of a language writes them. */
#include "unit.h"

#include "base/arena.h"
#include "base/memory.h"
#include "language/format.h"
#include "language/language.h"

#include <string.h>

#define LRI "\u2066"
#define PDI "\u2069"
#define WJ "\u2060"
#define NBSP "\u00A0"

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_create();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void dates_are_gregorian_and_in_the_order_of_the_language(void **state)
{
    static const struct {
        const char *tag, *date, *written;
    } cases[] = {
        {"de", "2026-11-23", "23. November 2026"},
        {"de", "2026-11", "November 2026"},
        {"de", "2026", "2026"},
        {"de-simple", "2026-03-01", "1. März 2026"},
        {"en", "2026-11-23", "23 November 2026"},
        {"ar", "2026-11-23", "23 نوفمبر 2026"},
        {"fa", "2026-11-23", "۲۳ نوامبر ۲۰۲۶"},
        {"fa", "2026", "۲۰۲۶"},
        {"prs", "2026-11", "نومبر ۲۰۲۶"},
        {"uk", "2026-11", "листопад 2026\u202Fр."},
        {"kmr", "2026-11-23", "23 mijdarê 2026"},
        {"kmr", "2026-11", "mijdar 2026"},
        {"th", "2026", "2026"},
        {"zh-Hans", "2026-11-23", "2026年11月23日"},
        {"de", "Stand 2020", "Stand 2020"},
        {"de", "2026-02-30", "2026-02-30"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_date(arena, cases[i].tag, cases[i].date), cases[i].written);
}

static void weekdays_are_words_and_begin_with_monday(void **state)
{
    static const struct {
        const char *tag;
        int weekday;
        enum weekday_width width;
        const char *written;
    } cases[] = {
        {"de", 0, WEEKDAY_LONG, "Montag"},
        {"de", 6, WEEKDAY_SHORT, "So"},
        {"uk", 2, WEEKDAY_LONG, "середа"},
        {"ar", 4, WEEKDAY_LONG, "الجمعة"},
        {"kmr", 0, WEEKDAY_LONG, "duşem"},
        {"kmr", 5, WEEKDAY_LONG, "şemî"},
        {"ti", 1, WEEKDAY_LONG, "ሰሉስ"},
        {"zh-Hans", 6, WEEKDAY_SHORT, "周日"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_weekday(arena, cases[i].tag, cases[i].weekday, cases[i].width),
            cases[i].written);
}

/* CLDR's stand-in where it has no word is the bare skeleton or an English abbreviation. */
static void every_language_has_seven_different_weekdays_of_its_own(void **state)
{
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++)
        for (int a = 0; a < 7; a++) {
            const char *day = format_weekday(arena, (*l)->tag, a, WEEKDAY_LONG);
            assert_true(strlen(day) > 1);
            if (strcmp((*l)->tag, "en") != 0)
                assert_string_not_equal(day, format_weekday(arena, "en", a, WEEKDAY_LONG));
            for (int b = 0; b < a; b++)
                assert_string_not_equal(day, format_weekday(arena, (*l)->tag, b, WEEKDAY_LONG));
        }
}

static void numbers_have_the_digits_of_the_language(void **state)
{
    static const struct {
        const char *tag;
        long number;
        const char *written;
    } cases[] = {
        {"de", 12, "12"},
        {"de", 1234, "1.234"},
        {"fa", 12, LRI "۱۲" PDI},
        {"ar", 12, LRI "12" PDI},
        {"ti", 7, "7"},
        {"de", -3, "-3"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_number(arena, cases[i].tag, cases[i].number), cases[i].written);
}

static void times_are_isolated_and_western(void **state)
{
    (void)state;
    assert_string_equal(format_time(arena, 9 * 60 + 5), LRI "09:05" PDI);
    assert_string_equal(
        format_span(arena, 9 * 60, 12 * 60 + 30), LRI "09:00" WJ "–" WJ "12:30" PDI);
    assert_string_equal(format_span(arena, 20 * 60, 24 * 60), LRI "20:00" WJ "–" WJ "24:00" PDI);
    assert_string_equal(format_span(arena, 20 * 60, 26 * 60), LRI "20:00" WJ "–" WJ "02:00" PDI);
    assert_string_equal(format_span(arena, 25 * 60, 26 * 60), LRI "01:00" WJ "–" WJ "02:00" PDI);
}

static void isolated_pieces_break_where_they_may(void **state)
{
    static const struct {
        const char *string;
        int breakable;
        const char *written;
    } cases[] = {
        {"+49 241 5198-4600", 0, LRI "+49" NBSP "241" NBSP "5198-" WJ "4600" PDI},
        {"Reichsweg 30, 52068 Aachen", 1, LRI "Reichsweg 30, 52068 Aachen" PDI},
        {"Haus A-B 3", 1, LRI "Haus A-" WJ "B 3" PDI},
        {"a/b?c", 0, LRI "a/" WJ "b?" WJ "c" PDI},
        {"9–12", 0, LRI "9–" WJ "12" PDI},
        {"ends-", 0, LRI "ends-" PDI},
        {"", 0, LRI PDI},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(
            format_isolate(arena, cases[i].string, cases[i].breakable), cases[i].written);
}

static void joined_pieces_keep_their_own_order(void **state)
{
    static const struct {
        const char *a, *b, *joined;
    } cases[] = {
        {"الألمانية A1", "VHS", "\u2068الألمانية A1" PDI NBSP "· \u2068VHS" PDI},
        {"\u2068أ" PDI NBSP "· \u2068ب" PDI, "ج",
            "\u2068أ" PDI NBSP "· \u2068ب" PDI NBSP "· \u2068ج" PDI},
        {"Kurs", "", "Kurs"},
        {"", "VHS", "VHS"},
        {"", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_join(arena, cases[i].a, cases[i].b), cases[i].joined);
}

static void a_day_leaves_out_the_year_and_ranges_keep_their_order(void **state)
{
    static const struct {
        const char *tag, *written;
    } cases[] = {
        {"de", "24. Dezember"},
        {"de-simple", "24. Dezember"},
        {"en", "24 December"},
        {"ar", "24 ديسمبر"},
        {"kmr", "24 kanûnê"},
        {"zh-Hans", "12月24日"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(
            format_day_of_year(arena, cases[i].tag, (struct civil){2026, 12, 24, 0, 0}),
            cases[i].written);
    assert_string_equal(format_range(arena, "a", "b"), "\u2068a" PDI NBSP "– \u2068b" PDI);
}

static void a_line_begins_with_a_capital_where_the_script_has_them(void **state)
{
    static const struct {
        const char *tag, *string, *capital;
    } cases[] = {
        {"de", "alle", "Alle"},
        {"de", "Öffnung", "Öffnung"},
        {"tr", "işsizler", "İşsizler"},
        {"uk", "для всіх", "Для всіх"},
        {"ar", "للجميع", "للجميع"},
        {"zh-Hans", "所有人", "所有人"},
        {"ka", "ყველა", "ყველა"}, /* no capital of a headline, which no font here has */
        {"nl", "ijsbaan", "IJsbaan"},
        {"de", LRI "mail@stadt.example" PDI, LRI "mail@stadt.example" PDI},
        {"de", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_capital(arena, cases[i].tag, cases[i].string), cases[i].capital);
}

static void placeholders_are_filled_wherever_they_stand(void **state)
{
    static const struct {
        const char *pattern, *written;
    } cases[] = {
        {"{n}", "5"},
        {"Etage {n}, {n}", "Etage 5, 5"},
        {"{name}: {n", "{name}: {n"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(format_fill(arena, cases[i].pattern, "n", "5"), cases[i].written);
}

static void floors_are_counted_as_the_language_counts(void **state)
{
    static const struct {
        const char *tag;
        int level, floor;
    } cases[] = {
        {"de", 0, 0},
        {"de", 1, 1},
        {"en", 1, 1},
        {"tr", 1, 1},
        {"pl", 1, 1},
        {"fa", 2, 2},
        {"ka", 1, 2},
        {"hy", 1, 2},
        {"th", 1, 2},
        {"vi", 1, 1},
        {"uk", 0, 1},
        {"uk", 1, 2},
        {"ru", 3, 4},
        {"zh-Hans", 1, 2},
        {"ru", -1, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(format_floor(cases[i].tag, cases[i].level), cases[i].floor);
}

static void spoken_languages_have_names_in_the_readers_language(void **state)
{
    static const struct {
        const char *tag, *spoken, *name;
    } cases[] = {
        {"de", "uk", "Ukrainisch"},
        {"de", "bs", "Bosnisch"},
        {"de", "kmr", "Kurmandschi"},
        {"en", "prs", "Dari"},
        {"fa", "prs", "دری"},
        {"prs", "prs", "دری"},
        {"uk", "uk", "українська"},
        {"fr", "de", "allemand"},
        {"kmr", "ckb", "soranî"},
        {"kmr", "zh-Hans", "çînî"},
        {"pl", "rom", "romski"},
        {"de", "de-simple", "Leichte Sprache"},
        {"ti", "rom", "ሮማኒ"},
        {"so", "sh", "Serbo-Kroatisch"},
        {"de", "ckb", "Sorani"},
        {"de", "sk", "Slowakisch"},
        {"en", "qqq", "qqq"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(
            format_language_name(arena, cases[i].tag, cases[i].spoken), cases[i].name);
}

static void names_are_in_alphabetical_order_of_the_language(void **state)
{
    static const struct {
        const char *tag, *first, *second;
    } cases[] = {
        {"de", "Ämter", "Bank"},
        {"de", "apfel", "Birne"},
        {"tr", "cami", "çarşı"},
        {"tr", "ırmak", "ilaç"},
        {"uk", "гроші", "ґрунт"},
        {"pl", "los", "łoś"},
        {"fa", "آب", "پدر"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_true(format_compare(cases[i].tag, cases[i].first, cases[i].second) < 0);
        assert_true(format_compare(cases[i].tag, cases[i].second, cases[i].first) > 0);
        assert_int_equal(format_compare(cases[i].tag, cases[i].first, cases[i].first), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_gregorian_and_in_the_order_of_the_language),
        cmocka_unit_test(weekdays_are_words_and_begin_with_monday),
        cmocka_unit_test(every_language_has_seven_different_weekdays_of_its_own),
        cmocka_unit_test(numbers_have_the_digits_of_the_language),
        cmocka_unit_test(times_are_isolated_and_western),
        cmocka_unit_test(isolated_pieces_break_where_they_may),
        cmocka_unit_test(joined_pieces_keep_their_own_order),
        cmocka_unit_test(a_day_leaves_out_the_year_and_ranges_keep_their_order),
        cmocka_unit_test(a_line_begins_with_a_capital_where_the_script_has_them),
        cmocka_unit_test(placeholders_are_filled_wherever_they_stand),
        cmocka_unit_test(floors_are_counted_as_the_language_counts),
        cmocka_unit_test(spoken_languages_have_names_in_the_readers_language),
        cmocka_unit_test(names_are_in_alphabetical_order_of_the_language),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
