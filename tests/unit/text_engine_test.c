/* SPDX-License-Identifier: EUPL-1.2 */
/* Paragraphs as the rooms above see them: pictures, boxes, what is remembered and forgotten. */
#include "unit.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct text_engine *engine;
static char folder[4096];

static int begin(void **state)
{
    struct error error = {0};
    (void)state;
    snprintf(folder, sizeof folder, "%s/share/faden/fonts", getenv("FADEN_BUILD"));
    engine = text_create(folder, &error);
    if (!engine)
        fprintf(stderr, "%s\n", error.message);
    return !engine;
}

static int end(void **state)
{
    (void)state;
    text_destroy(engine);
    return 0;
}

static struct text_style style_of(int size)
{
    return (struct text_style){.size = size};
}

/* The caller frees it. */
static uint8_t *picture_of(const struct paragraph *paragraph)
{
    uint8_t *coverage = memory_zero((size_t)paragraph->width * (size_t)paragraph->height);
    text_draw(engine, paragraph, coverage, paragraph->width);
    return coverage;
}

struct ink {
    int left, right, top, bottom; /* right and bottom beyond the last pixel; 0 and 0: none */
};

static struct ink ink_of(const uint8_t *coverage, int width, int height)
{
    struct ink ink = {width, 0, height, 0};
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            if (coverage[y * width + x] < 32)
                continue;
            ink.left = x < ink.left ? x : ink.left;
            ink.right = x >= ink.right ? x + 1 : ink.right;
            ink.top = y < ink.top ? y : ink.top;
            ink.bottom = y >= ink.bottom ? y + 1 : ink.bottom;
        }
    return ink;
}

static struct ink ink_of_paragraph(const struct paragraph *paragraph)
{
    uint8_t *coverage = picture_of(paragraph);
    struct ink ink = ink_of(coverage, paragraph->width, paragraph->height);
    free(coverage);
    return ink;
}

/* In the middle of three lines nothing is cut off, so that ink beyond the line's own rows shows;
 * the rest of a pixel is granted on either side. */
static void ink_stays_within_the_rows_of_its_line(void **state)
{
    static const struct {
        const char *language, *string;
    } cases[] = {
        {"de", "\nÄpfelÜgjß\n"},
        {"vi", "\nẨẾỖỰỆặgỵ\n"},
        {"ar", "\nمَرْحَبًا بِكُمْ يُّ\n"},
        {"fa", "\nچگونه می‌توانم\n"},
        {"ur", "\nاردو پوچھیں ٹیم\n"},
        {"ti", "\nትግርኛ ቋንቋ ኹ\n"},
        {"hi", "\nहिन्दी क्षत्रिय कूँ\n"},
        {"th", "\nผู้ที่เพิ่ง กี่ญู\n"},
        {"bn", "\nবাংলা কূ র্কি\n"},
        {"ta", "\nதமிழ் மொழி கூ\n"},
        {"zh-Hans", "\n请询问工作人员\n"},
    };
    static const int sizes[] = {14, 22, 31, 48};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (size_t s = 0; s < COUNT_OF(sizes) * 2; s++) {
            struct text_style style = {.size = sizes[s / 2], .bold = s % 2};
            const struct paragraph *p =
                text_layout(engine, cases[i].string, cases[i].language, style, 800);
            assert_int_equal(p->lines, 3);
            struct ink ink = ink_of_paragraph(p);
            assert_true(ink.top >= p->height / 3 - 1);
            assert_true(ink.bottom <= p->height * 2 / 3 + 1);
            assert_true(ink.bottom > ink.top);
        }
}

/* A mark above the ascent must not push the letters beneath it down. */
static void marks_do_not_move_the_baseline(void **state)
{
    static const struct {
        const char *language, *plain, *marked;
    } cases[] = {{"vi", "EEE", "ẾỄỂ"}, {"ar", "م", "مُّ"}, {"de", "A", "A\u030A\u0301\u0301"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int size = 16; size < 64; size += 5) {
            struct text_style style = style_of(size);
            const struct paragraph *p =
                text_layout(engine, cases[i].plain, cases[i].language, style, 400);
            const struct paragraph *m =
                text_layout(engine, cases[i].marked, cases[i].language, style, 400);
            struct ink plain = ink_of_paragraph(p), marked = ink_of_paragraph(m);
            assert_in_range(marked.bottom - m->baseline + size,
                plain.bottom - p->baseline + size - 1, plain.bottom - p->baseline + size + 1);
            assert_true(marked.top - m->baseline < plain.top - p->baseline);
        }
}

static void a_paragraph_stands_where_it_is_aligned(void **state)
{
    (void)state;
    const int width = 300;
    for (int align = TEXT_LEFT; align <= TEXT_CENTRE; align++) {
        struct text_style style = {.size = 30, .align = (enum text_align)align};
        const struct paragraph *p = text_layout(engine, "HHH", "de", style, width);
        struct ink ink = ink_of_paragraph(p);
        int left = align == TEXT_LEFT    ? 0
                   : align == TEXT_RIGHT ? width - p->ink_width
                                         : (width - p->ink_width) / 2;
        assert_in_range(ink.left, left, left + 5);
        assert_in_range(ink.right, left + p->ink_width - 5, left + p->ink_width);
    }
}

static long coverage_in(const struct paragraph *p)
{
    uint8_t *coverage = picture_of(p);
    long sum = 0;
    for (int at = 0; at < p->width * p->height; at++)
        sum += coverage[at];
    free(coverage);
    return sum;
}

static long coverage_of(const char *string, const char *language, int size, int width)
{
    struct text_style style = {.size = size, .bold = true, .align = TEXT_CENTRE};
    return coverage_in(text_layout(engine, string, language, style, width));
}

/* In a box just wide enough as much is drawn as in one with room. */
static void ink_beyond_the_pens_ends_is_not_cut_off(void **state)
{
    static const struct {
        const char *language, *string;
    } cases[] = {{"de", "Jf"}, {"de", "j"}, {"ar", "سر"}, {"ar", "أن"}, {"fa", "چیز"}, {"vi", "Ễ"},
        {"th", "กี่ญู"}, {"uk", "ґї"}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int size = 16; size < 64; size += 9) {
            struct text_style style = {.size = size, .bold = true};
            const char *string = cases[i].string, *language = cases[i].language;
            int width = text_width(engine, string, language, style);
            long tight = coverage_of(string, language, size, width);
            long roomy = coverage_of(string, language, size, 3 * width);
            assert_in_range(tight, roomy * 97 / 100, roomy);
        }
}

/* What stands upon what is never cut off nor runs into the line above. */
static void a_line_with_high_marks_is_higher(void **state)
{
    static const struct {
        const char *language, *string;
        bool higher;
    } cases[] = {
        {"ar", "كُلُّ بِكُمْ", false},
        {"ckb", "ڕێگای قوتابخانە", false},
        {"vi", "ẨẾỖ", false},
        {"ar", "لِلَّٰهِ إٍ", true},
        {"de", "A\u030A\u0301\u0301", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (int size = 16; size < 64; size += 5) {
            struct strbuf twice = {0};
            strbuf_printf(&twice, "%s\n%s", cases[i].string, cases[i].string);
            struct text_style style = {.size = size, .bold = true};
            const struct paragraph *p =
                text_layout(engine, twice.string, cases[i].language, style, 800);
            strbuf_finish(&twice);
            if (cases[i].higher)
                assert_true(p->height > 2 * text_line_height(size));
            else
                assert_in_range(
                    p->height, 2 * text_line_height(size), 2 * text_line_height(size) + 2);
            long box = coverage_of(cases[i].string, cases[i].language, size, 800);
            assert_in_range(coverage_in(p), box * 2 * 97 / 100, box * 2 * 103 / 100);
        }
}

static void a_box_is_as_high_as_its_lines(void **state)
{
    (void)state;
    const struct paragraph *p = text_layout(engine, "a\nb\nc", "de", style_of(20), 100);
    assert_int_equal(p->lines, 3);
    assert_int_equal(p->height, 3 * 29);
    assert_int_equal(p->width, 100);
    assert_in_range(p->baseline, 20, 24);
    assert_int_equal(text_layout(engine, "", "de", style_of(20), 100)->height, 29);
}

static void the_same_question_has_the_same_picture(void **state)
{
    (void)state;
    const struct paragraph *p = text_layout(engine, "Kurs", "de", style_of(20), 100);
    const struct text_style bold = {.size = 20, .bold = true};
    assert_ptr_equal(text_layout(engine, "Kurs", "de", style_of(20), 100), p);
    uint64_t others[] = {
        text_layout(engine, "Kurse", "de", style_of(20), 100)->serial,
        text_layout(engine, "Kurs", "en", style_of(20), 100)->serial,
        text_layout(engine, "Kurs", "de", style_of(21), 100)->serial,
        text_layout(engine, "Kurs", "de", bold, 100)->serial,
        text_layout(engine, "Kurs", "de", style_of(20), 101)->serial,
    };
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_true(others[i] != p->serial);
}

static uint64_t serial_of(const char *string)
{
    return text_layout(engine, string, "de", style_of(20), 100)->serial;
}

/* What one scene of so many paragraphs leaves behind. */
static void show_paragraphs(int count)
{
    char string[16];
    for (int i = 0; i < count; i++) {
        snprintf(string, sizeof string, "%d", i);
        serial_of(string);
    }
    text_collect(engine);
}

static void a_paragraph_lives_while_it_is_asked_for(void **state)
{
    (void)state;
    uint64_t serial = serial_of("bleibt");
    for (int scene = 0; scene < 3; scene++) {
        show_paragraphs(5000);
        assert_true(serial_of("bleibt") == serial);
    }
}

static void the_way_back_is_laid_out_already(void **state)
{
    (void)state;
    uint64_t serial = serial_of("zurück");
    for (int scene = 0; scene < 8; scene++)
        show_paragraphs(100);
    assert_true(serial_of("zurück") == serial);
}

static void many_paragraphs_make_room_for_others(void **state)
{
    (void)state;
    uint64_t serial = serial_of("geht");
    show_paragraphs(5000);
    show_paragraphs(5000);
    assert_true(serial_of("geht") != serial);
}

static void bold_is_wider_and_blacker(void **state)
{
    (void)state;
    const struct text_style bold = {.size = 30, .bold = true};
    static const struct {
        const char *language, *string;
    } cases[] = {{"de", "Sprache"}, {"ar", "مرحبا"}, {"ti", "ትግርኛ"}, {"zh-Hans", "工作"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        long sums[2] = {0};
        for (int b = 0; b < 2; b++) {
            const struct paragraph *p = text_layout(
                engine, cases[i].string, cases[i].language, b ? bold : style_of(30), 400);
            uint8_t *coverage = picture_of(p);
            for (int at = 0; at < p->width * p->height; at++)
                sums[b] += coverage[at];
            free(coverage);
        }
        assert_true(sums[1] * 10 > sums[0] * 11);
    }
    assert_true(text_width(engine, "Sprache", "de", bold) >
                text_width(engine, "Sprache", "de", style_of(30)));
}

/* The fonts have them, and draw them where they are told the language. */
static void a_language_has_its_own_letters(void **state)
{
    static const struct {
        const char *language, *string, *common;
    } cases[] = {
        {"sr", "б", "ru"},
        {"mk", "б", "ru"},
        {"ur", "۴", "fa"},
        {"ur", "۷", "fa"},
        {"ro", "ş", "tr"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_true(coverage_of(cases[i].string, cases[i].language, 40, 80) !=
                    coverage_of(cases[i].string, cases[i].common, 40, 80));
}

static void marks_of_strong_words_are_not_spoken(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Nur \u2066116\u00A0117\u2069", "Nur \u2066116\u00A0117\u2069"},
        {TEXT_STRONG "Nur" TEXT_PLAIN " mit " TEXT_STRONG "Pass" TEXT_PLAIN, "Nur mit Pass"},
    };
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        assert_string_equal(text_spoken(arena, cases[i][0]), cases[i][1]);
    arena_destroy(arena);
}

static void drawing_stays_in_its_box_even_if_something_overflows(void **state)
{
    (void)state;
    enum { WIDTH = 9, MARGIN = 64 };
    const struct paragraph *p = text_layout(engine, "WWW ẾẾ", "vi", style_of(60), WIDTH);
    size_t bytes = (size_t)p->height * WIDTH;
    uint8_t *room = memory_zero(bytes + 2 * MARGIN);
    assert_true(p->overflows);
    text_draw(engine, p, room + MARGIN, WIDTH);
    for (size_t i = 0; i < MARGIN; i++)
        assert_int_equal(room[i] | room[MARGIN + bytes + i], 0);
    free(room);
}

static void broken_utf8_is_shown_as_such(void **state)
{
    (void)state;
    const struct paragraph *p = text_layout(engine, "a\xFFz\xE2\x82", "de", style_of(20), 200);
    assert_int_equal(p->lines, 1);
    assert_true(p->ink_width > text_width(engine, "az", "de", style_of(20)));
}

static void pictograms_fill_their_square(void **state)
{
    static const char *const names[] = {"school", "mosque", "family_restroom", "translate"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        enum { SIZE = 48 };
        uint8_t coverage[SIZE * SIZE] = {0};
        assert_true(text_draw_pictogram(engine, names[i], SIZE, coverage, SIZE));
        struct ink ink = ink_of(coverage, SIZE, SIZE);
        assert_in_range(ink.right - ink.left, SIZE * 2 / 3, SIZE);
        assert_in_range(ink.left + ink.right, SIZE - 3, SIZE + 3);
        assert_in_range(ink.top + ink.bottom, SIZE - 12, SIZE + 12);
    }
    uint8_t none[4] = {0};
    assert_false(text_draw_pictogram(engine, "no_such_pictogram", 2, none, 2));
}

static void a_missing_folder_or_font_is_named(void **state)
{
    (void)state;
    struct error error = {0};
    assert_null(text_create("/nowhere", &error));
    assert_non_null(strstr(error.message, "/nowhere/fonts.csv"));

    char broken[] = "/tmp/faden-fonts-XXXXXX", table[sizeof broken + 16];
    assert_non_null(mkdtemp(broken));
    snprintf(table, sizeof table, "%s/fonts.csv", broken);
    FILE *file = fopen(table, "w");
    assert_non_null(file);
    fputs("scripts,regular,bold,package\nLatn,Gone-Regular.ttf,Gone-Bold.ttf,fonts-gone\n", file);
    fclose(file);
    assert_null(text_create(broken, &error));
    assert_non_null(strstr(error.message, "Gone-Regular.ttf"));
    assert_non_null(strstr(error.message, "fonts-gone"));
    unlink(table);
    rmdir(broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ink_stays_within_the_rows_of_its_line),
        cmocka_unit_test(marks_do_not_move_the_baseline),
        cmocka_unit_test(a_paragraph_stands_where_it_is_aligned),
        cmocka_unit_test(ink_beyond_the_pens_ends_is_not_cut_off),
        cmocka_unit_test(a_line_with_high_marks_is_higher),
        cmocka_unit_test(a_box_is_as_high_as_its_lines),
        cmocka_unit_test(a_language_has_its_own_letters),
        cmocka_unit_test(the_same_question_has_the_same_picture),
        cmocka_unit_test(the_way_back_is_laid_out_already),
        cmocka_unit_test(a_paragraph_lives_while_it_is_asked_for),
        cmocka_unit_test(many_paragraphs_make_room_for_others),
        cmocka_unit_test(bold_is_wider_and_blacker),
        cmocka_unit_test(marks_of_strong_words_are_not_spoken),
        cmocka_unit_test(drawing_stays_in_its_box_even_if_something_overflows),
        cmocka_unit_test(broken_utf8_is_shown_as_such),
        cmocka_unit_test(pictograms_fill_their_square),
        cmocka_unit_test(a_missing_folder_or_font_is_named),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
