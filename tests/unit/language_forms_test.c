/* SPDX-License-Identifier: EUPL-1.2 */
/* How texts of all scripts are folded and romanised. A case more is a line more. */
#include "unit.h"

#include "base/memory.h"
#include "language/forms.h"

#include <string.h>

static const struct {
    const char *tag, *text, *folded, *roman; /* roman "": reads as the folded one does */
} cases[] = {
    /* Latin */
    {"de", "Beratung", "beratung", ""},
    {"de", "Straße", "strasse", ""},
    {"de", "STRASSE", "strasse", ""},
    {"de", "Schülerhilfe", "schulerhilfe", "schuelerhilfe"},
    {"de", "Öffnungszeiten", "offnungszeiten", "oeffnungszeiten"},
    {"de", "E-Mail", "e-mail", ""}, /* in German a hyphen divides what is two */
    {"de-simple", "Beratungs-Stelle", "beratungsstelle", ""},
    {"de-simple", "Beratungs·stelle", "beratungsstelle", ""},
    {"de-simple", "Öffnungs-Zeiten", "offnungszeiten", "oeffnungszeiten"},
    {"de-simple", "- eins - zwei -", "- eins - zwei -", ""},
    {"de", "Woh\u00ADnung", "wohnung", ""}, /* a soft hyphen */
    {"en", "Café", "cafe", ""},
    {"en", "ＡＢＣ ﬁn", "abc fin", ""},
    {"fr", "École", "ecole", ""},
    {"fr", "E\u0301cole", "ecole", ""}, /* the accent by itself */
    {"fr", "Œuvre", "œuvre", "oeuvre"},
    {"es", "Niño", "nino", ""},
    {"pl", "Łódź", "łodz", "lodz"},
    {"ro", "Școală", "scoala", ""},
    {"ro", "Şcoală", "scoala", ""}, /* with the cedilla of old keyboards */
    {"tr", "İş", "is", ""},
    {"tr", "ışık", "ısık", "isik"},
    {"kmr", "Şagirt û mamoste", "sagirt u mamoste", ""},
    {"vi", "Tiếng Việt", "tieng viet", ""},
    /* Cyrillic */
    {"uk", "Школа", "школа", "shkola"},
    {"uk", "Їжа й житло", "іжа и житло", "yizha y zhytlo"},
    {"uk", "м'яч", "м'яч", "myach"},
    {"ru", "Школа", "школа", "shkola"},
    {"ru", "ёлка, Щука", "елка, щука", "yelka shchuka"},
    {"ru", "объявление", "объявление", "obyavleniye"},
    {"bg", "България", "българия", "bulgariya"},
    {"sr", "Школа", "школа", "skola"},
    {"mk", "Скопје", "скопје", "skopje"},
    /* Greek */
    {"el", "Ελληνικός", "ελληνικοσ", "ellenikos"},
    {"el", "ΣΧΟΛΕΊΟ", "σχολειο", "scholeio"},
    /* Arabic script */
    {"ar", "مدرسة", "مدرسه", "mdrsh"},
    {"ar", "مَدْرَسَة", "مدرسه", "mdrsh"}, /* with its vowels */
    {"ar", "مدرســة", "مدرسه", "mdrsh"}, /* stretched */
    {"ar", "الأسرة", "الاسره", "alasrh"},
    {"ar", "إلى", "الي", "aly"},
    {"ar", "آباء", "اباء", "aba"},
    {"ar", "ﻻ", "لا", "la"}, /* a ligature of one code point */
    {"ar", "١٢٣", "123", ""},
    {"fa", "زبان فارسی", "زبان فارسي", "zban farsy"},
    {"fa", "می\u200Cخواهم", "ميخواهم", "mykhwahm"},
    {"fa", "کتاب ۴۵", "كتاب 45", "ktab 45"},
    {"prs", "مکتب", "مكتب", "mktb"},
    {"ckb", "قوتابخانە", "قوتابخانه", "qwtabkhanh"},
    {"ur", "یہ ہے", "يه هي", "yh hy"},
    /* Ethiopic */
    {"ti", "ቤት ትምህርቲ", "ቤት ትምህርቲ", "beti timihiriti"},
    {"am", "አማርኛ", "አማርኛ", "amarinya"},
    /* Han */
    {"zh-Hans", "学校", "学校", "xuexiao"},
    {"zh-Hans", "德语课程", "德语课程", "deyu kecheng"},
    {"zh-Hans", "女人", "女人", "nuren"},
    {"zh-Hans", "ＶＨＳ课程", "vhs课程", "vhs kecheng"},
    /* scripts whose marks are vowels */
    {"hi", "हिन्दी", "हिन्दी", "hindi"},
    {"ta", "தமிழ்", "தமிழ்", "tamil"},
    {"th", "ภาษาไทย", "ภาษาไทย", "phasa thiy"},
    {"bn", "বাংলা", "বাংলা", "banla"},
    /* nothing to fold */
    {"de", "", "", ""},
    {"ar", "…", "...", ""},
    {"de", "112", "112", ""},
};

static void folds_and_romanises(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *folded = forms_fold(arena, cases[i].tag, cases[i].text);
        const char *roman = forms_romanise(arena, cases[i].tag, cases[i].text);
        if (strcmp(folded, cases[i].folded) != 0 || strcmp(roman, cases[i].roman) != 0) {
            print_error("%s \"%s\": \"%s\" \"%s\"\n", cases[i].tag, cases[i].text, folded, roman);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    arena_destroy(arena);
}

static void what_is_folded_stays_as_it_is(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(forms_fold(arena, cases[i].tag, cases[i].folded), cases[i].folded);
    arena_destroy(arena);
}

static void what_is_romanised_can_be_typed(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *roman = forms_romanise(arena, cases[i].tag, cases[i].text);
        assert_int_equal(strspn(roman, "abcdefghijklmnopqrstuvwxyz0123456789 "), strlen(roman));
        assert_null(strstr(roman, "  "));
    }
    arena_destroy(arena);
}

/* One ligature folds to eighteen letters; a long text has none of them cut off. */
static void long_texts_are_folded_whole(void **state)
{
    enum { TIMES = 3000 };
    (void)state;
    struct arena *arena = arena_create();
    char *text = arena_alloc(arena, TIMES * strlen("ﷺ") + 1);
    for (int i = 0; i < TIMES; i++)
        memcpy(text + (size_t)i * strlen("ﷺ"), "ﷺ", strlen("ﷺ"));
    const char *once = forms_fold(arena, "ar", "ﷺ");
    assert_int_equal(strlen(forms_fold(arena, "ar", text)), TIMES * strlen(once));
    assert_true(strlen(forms_romanise(arena, "ar", text)) > TIMES * strlen("slylhwslm"));
    assert_true(strlen(forms_romanise(arena, "zh-Hans", "学校")) == strlen("xuexiao"));
    arena_destroy(arena);
}

/* No text of a pack is like this; a keyboard's might be. */
static void survives_what_is_no_text(void **state)
{
    static const char *const texts[] = {"\xFF", "a\xC3", "\xED\xA0\x80", "\xF4\x90\x80\x80"};
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_non_null(forms_fold(arena, "de", texts[i]));
        assert_non_null(forms_romanise(arena, "zh-Hans", texts[i]));
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_and_romanises),
        cmocka_unit_test(what_is_folded_stays_as_it_is),
        cmocka_unit_test(what_is_romanised_can_be_typed),
        cmocka_unit_test(long_texts_are_folded_whole),
        cmocka_unit_test(survives_what_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
