/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines and runs: what stands in which order, where a line ends, which font serves. */
#include "unit.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "text/layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDE = 1 << 20 };

static struct layout layout;

static int begin(void **state)
{
    char folder[4096];
    struct error error = {0};
    (void)state;
    snprintf(folder, sizeof folder, "%s/share/faden/fonts", getenv("FADEN_BUILD"));
    layout = (struct layout){.faces = faces_create(folder, &error)};
    if (!layout.faces) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    layout.widths = widths_create(layout.faces);
    layout.hyphens = hyphens_create(folder);
    layout.breaks = breaks_create();
    layout.isolates = isolates_create();
    layout.arena = arena_create();
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_destroy(layout.arena);
    isolates_destroy(layout.isolates);
    breaks_destroy(layout.breaks);
    hyphens_destroy(layout.hyphens);
    widths_destroy(layout.widths);
    faces_destroy(layout.faces);
    return 0;
}

static struct lines lines_of(const char *language, const char *string, int size, int width)
{
    layout.language = language_find(language);
    layout.style = (struct text_style){.size = size};
    layout.width = width;
    return layout_lines(&layout, string);
}

/* The characters of the string from its end. */
static void add_backwards(struct strbuf *to, const char *utf8)
{
    for (const char *end = utf8 + strlen(utf8); end > utf8;) {
        const char *start = end - 1;
        while (((unsigned char)*start & 0xC0) == 0x80)
            start--;
        strbuf_add_bytes(to, start, (size_t)(end - start));
        end = start;
    }
}

/* What the eye sees from left to right. */
static char *visual(const struct line *line)
{
    struct strbuf seen = {0};
    strbuf_add(&seen, "");
    for (int i = 0; i < line->count; i++) {
        if (line->runs[i].style.right_to_left)
            add_backwards(&seen, line->runs[i].utf8);
        else
            strbuf_add(&seen, line->runs[i].utf8);
    }
    return seen.string;
}

static void a_line_is_in_visual_order(void **state)
{
    static const struct {
        const char *language, *string, *seen;
    } cases[] = {
        {"de", "Montag 9:00", "Montag 9:00"},
        {"ar", "ابت", "تبا"},
        {"ar", "رقم \u2066+49\u00A0241\u00A05198-\u20604600\u2069 هنا",
            "انه +49\u00A0241\u00A05198-4600 مقر"},
        {"ar", "\u2066116\u00A0117\u2069 ا", "ا 116\u00A0117"},
        {"ar", "\u206609:00\u2060–\u206012:30\u2069 ا", "ا 09:00–12:30"},
        {"ar", "ا +49 241 5198-4600 ب", "ب +49\u00A0241\u00A05198-4600 ا"},
        {"ar", "ا 116 117.", ".116\u00A0117 ا"},
        {"ar", "ا 6-18 ب", "ب 18-6 ا"},
        {"ar", "ا B2 52068 ب", "ب B2 52068 ا"},
        {"ar", "12345", "12345"},
        {"fa", "ب ۱۲ پ", "پ ۱۲ ب"},
        {"ar", "ا +49 (0)30 / 23125-000.", ".+49\u00A0(0)30\u00A0/\u00A023125-000 ا"},
        {"ar", "ا 030/23125000 ب", "ب 030/23125000 ا"},
        {"ar", "وا112 و+49 30 1", "+49\u00A030\u00A01و 112او"},
        {"fa", "ا ۰۳۰ ۲۳۱۲۵-۰۰۰ ب", "ب ۰۳۰\u00A0۲۳۱۲۵-۰۰۰ ا"},
        {"ar", "ا 9:00 ب 12:30", "12:30 ب 9:00 ا"},
        {"ar", "ا 9:00–12:30، ب", "ب ،9:00–12:30 ا"},
        {"ckb", "ا 14.00 - 18.00 ب", "ب 14.00\u00A0-\u00A018.00 ا"},
        {"ar", "ا 6 إلى 18 ب", "ب 18 ىلإ 6 ا"},
        {"ar", "ا 23.11.2026 ب", "ب 23.11.2026 ا"},
        {"ur", "ا 2026-11-23 ب", "ب 2026-11-23 ا"},
        {"ps", "ا 23.11.–25.11.2026 ب", "ب 23.11.–25.11.2026 ا"},
        {"ar", "12,50 € ا 12,50 €", "12,50\u00A0€ ا 12,50\u00A0€"},
        {"ur", "ا 50% ب €5 پ 20–30 €", "20–30\u00A0€ پ €5 ب 50% ا"},
        {"ar", "ا -5 °C", "-5\u00A0°C ا"},
        {"prs", "ا 52062 Musterstadt، ب", "ب ،52062 Musterstadt ا"},
        {"ar", "ا Beispielstraße 12a, 52062 Bad Musterstadt. ب",
            "ب .Beispielstraße 12a, 52062 Bad Musterstadt ا"},
        {"ar", "ا https://www.x.example/ ب", "ب https://www.x.example/ ا"},
        {"ar", "ا a.b@x.example. ب", "ب .a.b@x.example ا"},
        {"ar", "ا 3/4 ب 1.000.000 پ A1-B2", "A1-B2 پ 1.000.000 ب 3/4 ا"},
        {"de", "Das Wort \u2067ابت\u2069, gut", "Das Wort تبا, gut"},
        {"ar", "ا Aachen, Nadelfabrik.", ".Aachen, Nadelfabrik ا"},
        {"ar", "", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].language, cases[i].string, 24, WIDE);
        assert_int_equal(lines.count, 1);
        char *seen = visual(&lines.list[0]);
        assert_string_equal(seen, cases[i].seen);
        free(seen);
    }
}

/* Once for each maximal beginning of a character that is none in the end (Unicode 15.0, 3.9). */
static void broken_utf8_becomes_replacement_characters(void **state)
{
#define FFFD "\uFFFD"
    static const struct {
        const char *broken, *seen;
    } cases[] = {
        {"a\xFFz", "a" FFFD "z"}, {"a\x80z", "a" FFFD "z"}, /* stray */
        {"a\xE2\x82", "a" FFFD}, /* cut off */
        {"\xF0\x9F\x98z", FFFD "z"}, {"\xC0\xAF", FFFD FFFD}, /* overlong */
        {"\xE0\x80\xAF", FFFD FFFD FFFD}, {"\xED\xA0\x80", FFFD FFFD FFFD}, /* a surrogate */
        {"\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD}, /* beyond U+10FFFF */
    };
#undef FFFD
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of("de", cases[i].broken, 24, WIDE);
        char *seen = visual(&lines.list[0]);
        assert_string_equal(seen, cases[i].seen);
        free(seen);
    }
}

/* Visual strings of the lines, joined with "|". */
static char *broken(const struct lines *lines)
{
    struct strbuf all = {0};
    strbuf_add(&all, "");
    for (int i = 0; i < lines->count; i++) {
        char *seen = visual(&lines->list[i]);
        strbuf_printf(&all, "%s%s", i ? "|" : "", seen);
        free(seen);
    }
    return all.string;
}

static void lines_end_where_the_language_ends_them(void **state)
{
    static const struct {
        const char *language, *string;
        int size, width;
        const char *lines;
        bool forced;
    } cases[] = {
        {"de", "eins zwei drei", 20, 90, "eins zwei|drei", false},
        {"de", "eins\nzwei\n", 20, 500, "eins|zwei|", false},
        {"de", " eins  zwei ", 20, 60, "eins|zwei", false},
        {"de", "Aufenthaltserlaubnis", 20, 150, "Aufenthalts-|erlaubnis", false},
        {"de", "Überbrückungsgeld", 20, 165, "Überbrückungs-|geld", false},
        {"de-simple", "Bürger-Geld", 20, 80, "Bürger-|Geld", false},
        {"de", "Wohn\u00ADgeld", 20, 70, "Wohn-|geld", false},
        {"de", "Wohn\u00ADgeld", 20, 500, "Wohngeld", false},
        {"de", "team@beispiel.example", 20, 150, "team@beispiel.|example", false},
        {"uk", "найвідповідальнішого", 20, 140, "найвідпові-|дальнішого", false},
        {"uk", "підтвердження", 20, 110, "підтвер-|дження", false},
        {"ru", "свидетельство", 20, 105, "свиде-|тельство", false},
        {"uk", "Wohnungsgeberbestätigung", 20, 200, "Wohnungsgeber-|bestätigung", false},
        {"ar", "وWohnungsgeber", 20, 130, "Wohnungs-و|geber", false},
        {"en", "StädteRegion", 20, 90, "Städte-|Region", false},
        {"tr", "danışmanlık", 20, 80, "danış-|manlık", false},
        {"kmr", "şêwirmendiya", 20, 90, "şêwir-|mendiya", false},
        {"zh-Hans", "请询问工作人员。", 20, 90, "请询问工|作人员。", false},
        {"th", "ศูนย์ให้คำปรึกษา", 20, 90, "ศูนย์ให้คำ|ปรึกษา", false},
        {"de", "xxxxxxxxxx", 20, 60, "xxxxx|xxxxx", true},
        {"de", "\u2066+49\u00A0241\u00A05198\u2069", 20, 60, "+49\u00A0|241\u00A0|5198", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines =
            lines_of(cases[i].language, cases[i].string, cases[i].size, cases[i].width);
        char *seen = broken(&lines);
        assert_string_equal(seen, cases[i].lines);
        assert_int_equal(lines.forced, cases[i].forced);
        assert_false(lines.overflows);
        free(seen);
    }
}

/* By patterns, by rule or, where a language has neither, by soft hyphens. */
static void every_language_divides_its_long_words(void **state)
{
    static const struct {
        const char *language, *word;
        int width; /* em */
        const char *lines;
    } cases[] = {
        {"bg", "консултационен", 5, "консулта-|ционен"},
        {"bn", "পরামর্শকেন্দ্র", 4, "পরামর্শ-|কেন্দ্র"},
        {"de", "Aufenthaltserlaubnisverlängerung", 8, "Aufenthalts-|erlaubnisverlän-|gerung"},
        {"de-simple", "Wohnungsgeberbestätigung", 8, "Wohnungsge-|berbestätigung"},
        {"el", "αυτοεξυπηρετούμενος", 7, "αυτοεξυπηρε-|τούμενος"},
        {"el", "Επόμενο", 4, "Επό-|μενο"},
        {"mk", "Македонски", 5, "Македон-|ски"},
        {"bs", "savjetovalištima", 5, "savjetova-|lištima"},
        {"en", "internationalisation", 6, "internation-|alisation"},
        {"es", "desafortunadamente", 7, "desafortuna-|damente"},
        {"fr", "anticonstitutionnellement", 7, "anticonstitu-|tionnellement"},
        {"hi", "विश्वविद्यालय", 4, "विश्ववि-|द्यालय"},
        {"hr", "savjetovalištima", 5, "savjetova-|lištima"},
        {"it", "precipitevolissimevolmente", 7, "precipitevolis-|simevolmente"},
        {"it", "dell’amministrazione", 7, "dell’ammini-|strazione"},
        {"kmr", "şêwirmendiyakirin", 6, "şêwirmendi-|yakirin"},
        {"nl", "arbeidsongeschiktheidsverzekering", 8, "arbeidsonge-|schiktheidsver-|zekering"},
        {"pl", "konstantynopolitańczykowianeczka", 8, "konstantynopoli-|tańczykowia-|neczka"},
        {"pt", "inconstitucionalissimamente", 7, "inconstitucio-|nalissima-|mente"},
        {"ro", "responsabilităților", 6, "responsabi-|lităților"},
        {"ru", "достопримечательности", 7, "достоприме-|чательности"},
        {"sr", "саветовалиштима", 6, "саветовали-|штима"},
        {"ta", "குடும்பங்களுக்கும்", 9, "குடும்பங்களுக்-|கும்"},
        {"th", "มหาวิทยาลัย", 4, "มหาวิท-|ยาลัย"},
        {"tr", "danışmanlıklarımızdan", 7, "danışmanlıkla-|rımızdan"},
        {"uk", "найвідповідальнішого", 7, "найвідпові-|дальнішого"},
        {"so", "la\u00ADta\u00ADlinta\u00ADdugsiga", 5, "latalinta-|dugsiga"},
        {"am", "የመኖሪያ\u00ADፈቃድ", 4, "የመኖሪያ-|ፈቃድ"},
        {"mk", "Учење гер\u00ADман\u00ADски", 6, "Учење|германски"},
        {"mk", "и дис\u00ADкри\u00ADми\u00ADна\u00ADција", 6, "и дискри-|минација"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].language, cases[i].word, 20, cases[i].width * 20);
        char *seen = broken(&lines);
        assert_string_equal(seen, cases[i].lines);
        assert_false(lines.overflows || lines.forced);
        assert_true(lines.widest <= cases[i].width * 20);
        free(seen);
    }
}

static void a_box_narrower_than_a_letter_overflows(void **state)
{
    (void)state;
    struct lines lines = lines_of("de", "MM", 40, 5);
    assert_true(lines.overflows);
    assert_int_equal(lines.count, 1);
    assert_false(lines_of("de", "MM", 40, 200).overflows);
}

/* "سلام" in one run against its letters one by one: joined forms are narrower. */
static void arabic_letters_join(void **state)
{
    (void)state;
    int joined = lines_of("ar", "سلام", 40, WIDE).widest;
    int apart = lines_of("ar", "س", 40, WIDE).widest + lines_of("ar", "ل", 40, WIDE).widest +
                lines_of("ar", "ا", 40, WIDE).widest + lines_of("ar", "م", 40, WIDE).widest;
    assert_true(joined > 0);
    assert_true(joined < apart * 9 / 10);
}

static void combining_marks_take_no_room(void **state)
{
    (void)state;
    assert_int_equal(
        lines_of("ar", "مرحبا", 40, WIDE).widest, lines_of("ar", "مَرْحَبًا", 40, WIDE).widest);
}

/* Runs of one line: a face for each script, punctuation and digits beside Han with the Latin. */
static void a_line_has_as_few_runs_as_it_needs(void **state)
{
    static const struct {
        const char *language, *string;
        int runs;
    } cases[] = {
        {"de", "Montag, 9–12 Uhr · „VHS“ (Aachen)", 1},
        {"uk", "Їжак, 12", 1},
        {"ar", "مرحبا، أهلا", 1},
        {"ar", "مرحبا 12", 2},
        {"zh-Hans", "工作。", 1},
        {"zh-Hans", "周一 9:00", 2},
        {"zh-Hans", "工作“", 2},
        {"ti", "ትግርኛ ቋንቋ", 1},
        {"fa", "می\u200Cخواهم", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_int_equal(
            lines_of(cases[i].language, cases[i].string, 24, WIDE).list[0].count, cases[i].runs);
}

/* Visual runs of a line; bold ones in angle brackets. */
static char *shown_strong(const struct line *line)
{
    struct strbuf seen = {0};
    strbuf_add(&seen, "");
    for (int i = 0; i < line->count; i++)
        strbuf_printf(&seen, line->runs[i].style.bold ? "<%s>" : "%s", line->runs[i].utf8);
    return seen.string;
}

static void words_between_marks_are_bold(void **state)
{
    static const struct {
        const char *language, *string, *seen;
    } cases[] = {
        {"de", TEXT_STRONG "Nur" TEXT_PLAIN " mit " TEXT_STRONG "Pass" TEXT_PLAIN ".",
            "<Nur> mit <Pass>."},
        {"de", "Fach" TEXT_STRONG "kraft" TEXT_PLAIN, "Fach<kraft>"},
        {"ar", "\u0627 " TEXT_STRONG "116 117" TEXT_PLAIN " \u0628",
            "\u0628 <116\u00A0117>\u0627 "},
        {"ar", TEXT_STRONG "\u0627" TEXT_PLAIN " \u0628", " \u0628<\u0627>"},
        {"zh-Hans", "\u5DE5" TEXT_STRONG "\u4F5C" TEXT_PLAIN "\u3002", "\u5DE5<\u4F5C>\u3002"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].language, cases[i].string, 24, WIDE);
        assert_int_equal(lines.count, 1);
        assert_false(lines.tofu);
        char *seen = shown_strong(&lines.list[0]);
        assert_string_equal(seen, cases[i].seen);
        free(seen);
    }
}

/* Where lines end, no mark is in the way, and none makes room that was not there. */
static void marks_move_no_line_end(void **state)
{
    static const struct {
        const char *language, *plain, *marked;
    } cases[] = {
        {"de", "Bringen Sie (bitte) den Pass mit, auch alte.",
            "Bringen Sie (" TEXT_STRONG TEXT_PLAIN "bitte" TEXT_STRONG TEXT_PLAIN
            ") " TEXT_STRONG TEXT_PLAIN "den Pass" TEXT_STRONG TEXT_PLAIN
            " mit, " TEXT_STRONG TEXT_PLAIN "auch alte."},
        {"zh-Hans", "请询问工作人员，开放时间。",
            "请询问" TEXT_STRONG TEXT_PLAIN "工作人员" TEXT_STRONG TEXT_PLAIN "，开放时间。"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int width = 120; width < 400; width += 20) {
            struct lines plain = lines_of(cases[i].language, cases[i].plain, 24, width);
            struct lines marked = lines_of(cases[i].language, cases[i].marked, 24, width);
            char *one = broken(&plain), *other = broken(&marked);
            assert_string_equal(one, other);
            free(one);
            free(other);
        }
}

/* The start screen needs few of the fonts, and opens no others. */
static void a_font_is_opened_by_its_first_character(void **state)
{
    static const struct {
        const char *language, *string;
        int open;
    } steps[] = {
        {"de", "", 0},
        {"de", "Schule, 9–12 Uhr", 1},
        {"uk", "Школа", 1},
        {"zh-Hans", "学校", 2},
        {"de", TEXT_STRONG "Schule" TEXT_PLAIN, 3},
    };
    char folder[4096];
    struct error error;
    struct layout fresh = layout;
    (void)state;
    snprintf(folder, sizeof folder, "%s/share/faden/fonts", getenv("FADEN_BUILD"));
    fresh.faces = faces_create(folder, &error);
    fresh.widths = widths_create(fresh.faces);
    fresh.style = (struct text_style){.size = 24};
    fresh.width = WIDE;
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        fresh.language = language_find(steps[i].language);
        layout_lines(&fresh, steps[i].string);
        assert_int_equal(faces_open(fresh.faces), steps[i].open);
    }
    widths_destroy(fresh.widths);
    faces_destroy(fresh.faces);
}

static int face_of(const char *language, const char *string)
{
    return lines_of(language, string, 24, WIDE).list[0].runs[0].style.face;
}

static void western_digits_look_the_same_everywhere(void **state)
{
    (void)state;
    assert_int_equal(face_of("ar", "م 12"), face_of("de", "12")); /* of the left run */
    assert_int_not_equal(face_of("ar", "م"), face_of("de", "12"));
}

static void every_own_name_and_common_sign_has_a_glyph(void **state)
{
    static const char *const signs[] = {"← → ✓ −", "„“ ‚‘ «» … – — • · € § °", "½ ² ³ × ÷ №",
        "\u2066\u2067\u2068\u2069\u200E\u200F\u200B\u2060\uFEFF\u00AD\u200C\u200D"};
    (void)state;
    for (const struct language *const *l = language_all(); *l; l++)
        assert_false(lines_of((*l)->tag, (*l)->name, 24, WIDE).tofu);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        assert_false(lines_of("de", signs[i], 24, WIDE).tofu);
    assert_true(lines_of("de", "\U0001F9FF", 24, WIDE).tofu);
}

/* A line measured by its pieces must fit where it fits as a whole. */
static void a_line_as_wide_as_its_box_stays_one_line(void **state)
{
    static const struct {
        const char *language, *string;
    } cases[] = {
        {"de", "Täglich geöffnet AV To. LT Wo. von neun bis zwölf Uhr und nach Vereinbarung"},
        {"ar", "يرجى سؤال فريق المركز قبل الحضور إلى هنا"},
        {"zh-Hans", "请询问工作人员。开放时间：周一至周五"},
        {"uk", "Зверніться, будь ласка, до працівників центру"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int size = 11; size < 48; size += 3) {
            int width = lines_of(cases[i].language, cases[i].string, size, WIDE).widest;
            struct lines lines = lines_of(cases[i].language, cases[i].string, size, width);
            assert_int_equal(lines.count, 1);
            assert_true(lines_of(cases[i].language, cases[i].string, size, width - 1).count > 1);
        }
}

static void no_line_is_wider_than_its_box(void **state)
{
    static const struct {
        const char *language, *string;
    } cases[] = {
        {"de", "Die Rechtsschutzversicherungsgesellschaft bescheinigt den Aufenthalt."},
        {"ar", "يرجى الاتصال على \u2066+49 241 5198\u2069 قبل الحضور إلى Nadelfabrik"},
        {"th", "ศูนย์ให้คำปรึกษาสำหรับผู้ที่เพิ่งมาถึง"},
        {"zh-Hans", "请询问工作人员。VHS Aachen（亚琛）"},
        {"ti", "በጃኹም ንሰራሕተኛታት ሕተቱ።"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int width = 60; width < 700; width += 37) {
            struct lines lines = lines_of(cases[i].language, cases[i].string, 22, width);
            assert_false(lines.overflows);
            assert_true(lines.widest <= width);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_in_visual_order),
        cmocka_unit_test(broken_utf8_becomes_replacement_characters),
        cmocka_unit_test(lines_end_where_the_language_ends_them),
        cmocka_unit_test(every_language_divides_its_long_words),
        cmocka_unit_test(a_box_narrower_than_a_letter_overflows),
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(combining_marks_take_no_room),
        cmocka_unit_test(a_line_has_as_few_runs_as_it_needs),
        cmocka_unit_test(words_between_marks_are_bold),
        cmocka_unit_test(marks_move_no_line_end),
        cmocka_unit_test(a_font_is_opened_by_its_first_character),
        cmocka_unit_test(western_digits_look_the_same_everywhere),
        cmocka_unit_test(every_own_name_and_common_sign_has_a_glyph),
        cmocka_unit_test(a_line_as_wide_as_its_box_stays_one_line),
        cmocka_unit_test(no_line_is_wider_than_its_box),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
