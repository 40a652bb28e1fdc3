/* SPDX-License-Identifier: EUPL-1.2 */
/* Holds app/text against Pango, which many people have corrected for many years:
 *   pango FONTS STRINGS CACHE
 * Both lay out every line of the table `strings` with the same font files, the same face for each
 * character, the same size and the same isolates. Compared are what stands in which order from left
 * to right, where lines end at three widths, how wide a line is, and how high its ink. Prints what
 * differs and the figures; exit 1 where something differs that the table does not explain. */
#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "text/layout.h"
#include "text/passage.h"
#include "text/text.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

enum { TABLE_MOST = 1 << 20, SIZE = 24, WIDE = 1 << 20, WIDTHS = 3, FACES_MOST = 32 };

/* A line of the table. */
struct text_case {
    int number; /* of the line */
    const char *language;
    const int *widths; /* in em, WIDTHS of them */
    char *string;
    bool other_breaks, other_width, higher; /* is expected; the note says why */
};

struct bench {
    struct layout layout; /* ours */
    struct text_engine *engine; /* for the ink */
    PangoContext *pango;
    char *families[FACES_MOST]; /* by face */
    int cases, lines, layouts, layouts_other, widths_other, higher, faults;
    double worst_width; /* as a part of Pango's */
};

static void fault(struct bench *bench, const struct text_case *c, const char *what,
    const char *ours, const char *theirs)
{
    bench->faults++;
    printf("strings:%d: %s\n  ours   %s\n  Pango  %s\n", c->number, what, ours, theirs);
}

/* The table. */

static unsigned long hex(const char *digits, size_t count)
{
    char number[9] = {0};
    memcpy(number, digits, count);
    return strtoul(number, NULL, 16);
}

/* \n, \xNN (a byte), \uNNNN and \UNNNNNNNN (a character), and at the end \*N: so many times. */
static char *unescape(const char *escaped)
{
    struct strbuf string = {0};
    strbuf_add(&string, "");
    for (const char *at = escaped; *at; at++) {
        if (*at != '\\') {
            strbuf_add_bytes(&string, at, 1);
            continue;
        }
        at++;
        if (*at == 'n') {
            strbuf_add(&string, "\n");
        } else if (*at == 'x') {
            char byte = (char)hex(at + 1, 2);
            strbuf_add_bytes(&string, &byte, 1);
            at += 2;
        } else if (*at == '*') {
            char *once = memory_string(string.string);
            for (long times = strtol(at + 1, NULL, 10); times > 1; times--)
                strbuf_add(&string, once);
            free(once);
            break;
        } else {
            size_t digits = *at == 'u' ? 4 : 8;
            strbuf_add_code_point(&string, hex(at + 1, digits));
            at += digits;
        }
    }
    return string.string;
}

static const int *widths_named(const char *name)
{
    static const struct {
        const char *name;
        int widths[WIDTHS];
    } classes[] = {{"button", {5, 8, 13}}, {"column", {9, 14, 22}}, {"page", {16, 25, 40}}};
    for (size_t i = 0; i < COUNT_OF(classes); i++)
        if (strcmp(classes[i].name, name) == 0)
            return classes[i].widths;
    return NULL;
}

static bool read_case(char *line, int number, struct text_case *c)
{
    char *columns[4];
    for (size_t i = 0; i < COUNT_OF(columns); i++)
        if (!(columns[i] = strsep(&line, "\t")))
            return false;
    *c = (struct text_case){
        .number = number,
        .language = columns[0],
        .widths = widths_named(columns[1]),
        .string = unescape(columns[2]),
        .other_breaks = strstr(columns[3], "breaks: "),
        .other_width = strstr(columns[3], "width: "),
        .higher = strstr(columns[3], "higher: "),
    };
    return c->widths && language_find(c->language);
}

/* What both see: valid UTF-8, with the isolates that this project puts around numbers. */
static char *prepared(struct bench *bench, const struct text_case *c)
{
    UErrorCode status = U_ZERO_ERROR;
    int bytes = (int)strlen(c->string), length;
    UChar *units = memory_zero(((size_t)bytes + 1) * sizeof *units);
    u_strFromUTF8WithSub(units, bytes + 1, &length, c->string, bytes, 0xFFFD, NULL, &status);
    if (language_find(c->language)->right_to_left) {
        UChar *isolated = isolates_add(bench->layout.isolates, units, &length);
        free(units);
        units = isolated;
    }
    char *utf8 = memory_zero((size_t)length * 3 + 1);
    u_strToUTF8(utf8, length * 3 + 1, NULL, units, length, &status);
    free(units);
    return utf8;
}

/* Ours. */

static bool is_shown(UChar32 c)
{
    return c >= 0x20 && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Adds characters that are shown, the last first where they run from right to left. */
static void add_visual(struct strbuf *seen, const char *utf8, size_t bytes, bool right_to_left)
{
    char *copy = g_strndup(utf8, bytes);
    glong count;
    gunichar *characters = g_utf8_to_ucs4(copy, -1, NULL, &count, NULL);
    for (glong i = 0; characters && i < count; i++) {
        gunichar c = characters[right_to_left ? count - 1 - i : i];
        if (is_shown((UChar32)c))
            strbuf_add_code_point(seen, c);
    }
    g_free(characters);
    g_free(copy);
}

static char *our_line(const struct line *line)
{
    struct strbuf seen = {0};
    strbuf_add(&seen, "");
    for (int i = 0; i < line->count; i++) {
        const char *utf8 = line->runs[i].utf8;
        add_visual(&seen, utf8, strlen(utf8), line->runs[i].style.right_to_left);
    }
    return seen.string;
}

static double our_width(const struct bench *bench, const struct line *line)
{
    int width = 0;
    for (int i = 0; i < line->count; i++)
        width += widths_of(bench->layout.widths, &line->runs[i].style, line->runs[i].utf8).advance;
    return (double)width / UNITS;
}

static struct lines our_lines(struct bench *bench, const struct text_case *c, int width)
{
    bench->layout.language = language_find(c->language);
    bench->layout.style = (struct text_style){.size = SIZE};
    bench->layout.width = width;
    return layout_lines(&bench->layout, c->string);
}

/* Pango's. */

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static bool same_style(const struct passage *passage, int a, int b)
{
    return passage->faces[a] == passage->faces[b] && passage->strong[a] == passage->strong[b];
}

/* The faces that ours chose, paragraph by paragraph. */
static PangoAttrList *attributes_of(struct bench *bench, const struct text_case *c, char *utf8)
{
    const struct layout *layout = &bench->layout;
    PangoAttrList *list = pango_attr_list_new();
    add_attribute(list, pango_attr_fallback_new(FALSE), 0, strlen(utf8));
    for (char *from = utf8, *end; *from; from = end + (*end == '\n')) {
        end = from + strcspn(from, "\n");
        UErrorCode status = U_ZERO_ERROR;
        int length;
        UChar *units = memory_zero(((size_t)(end - from) + 1) * sizeof *units);
        u_strFromUTF8(units, (int)(end - from) + 1, &length, from, (int)(end - from), &status);
        struct passage passage;
        passage_init(
            &passage, language_find(c->language), layout->faces, layout->breaks, units, length);
        size_t at = (size_t)(from - utf8), at_next;
        for (int unit = 0, begin = 0; unit < length; begin = unit) {
            size_t start = at;
            for (; unit < length && same_style(&passage, begin, unit); at = at_next) {
                at_next = (size_t)(g_utf8_next_char(utf8 + at) - utf8);
                unit += at_next - at == 4 ? 2 : 1; /* UTF-16 */
            }
            int face = passage.faces[begin] == FACE_NONE ? 0 : passage.faces[begin];
            add_attribute(list, pango_attr_family_new(bench->families[face]), start, at);
            if (passage.strong[begin])
                add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, at);
        }
        passage_finish(&passage);
        free(units);
    }
    return list;
}

static PangoLayout *pango_lines(
    struct bench *bench, const struct text_case *c, char *utf8, int width)
{
    const struct language *language = language_find(c->language);
    pango_context_set_base_dir(
        bench->pango, language->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(bench->pango, pango_language_from_string(language->locale));
    PangoLayout *layout = pango_layout_new(bench->pango);
    PangoAttrList *attributes = attributes_of(bench, c, utf8);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout, utf8, -1);
    if (width < WIDE)
        pango_layout_set_width(layout, width * PANGO_SCALE);
    pango_attr_list_unref(attributes);
    return layout;
}

/* Without spaces at its end. */
static int line_end(const char *utf8, const PangoLayoutLine *line)
{
    const char *start = utf8 + line->start_index, *end = start + line->length, *last;
    while (end > start) {
        last = g_utf8_prev_char(end);
        UChar32 c = (UChar32)g_utf8_get_char(last);
        if (c == 0xA0 || (is_shown(c) && !u_isUWhiteSpace(c)))
            break;
        end = last;
    }
    return (int)(end - utf8);
}

/* What is seen of a line, and its width in Pango's units. */
static char *pango_line(const char *utf8, PangoLayoutLine *line, int *width)
{
    struct strbuf seen = {0};
    int from = line->start_index + (int)strspn(utf8 + line->start_index, " ");
    int to = line_end(utf8, line);
    strbuf_add(&seen, "");
    *width = 0;
    for (GSList *run = line->runs; run; run = run->next) {
        PangoGlyphItemIter at;
        PangoGlyphItem *item = run->data;
        bool more = pango_glyph_item_iter_init_start(&at, item, utf8);
        bool right_to_left = item->item->analysis.level & 1;
        /* clusters come in logical order */
        struct strbuf piece = {0};
        strbuf_add(&piece, "");
        for (; more; more = pango_glyph_item_iter_next_cluster(&at)) {
            if (at.start_index < from || at.start_index >= to)
                continue;
            strbuf_add_bytes(
                &piece, utf8 + at.start_index, (size_t)(at.end_index - at.start_index));
            int step = at.start_glyph < at.end_glyph ? 1 : -1;
            for (int glyph = at.start_glyph; glyph != at.end_glyph; glyph += step)
                *width += item->glyphs->glyphs[glyph].geometry.width;
        }
        add_visual(&seen, piece.string, piece.length, right_to_left);
        strbuf_finish(&piece);
    }
    if (strncmp(utf8 + to, "\u00AD", strlen("\u00AD")) == 0)
        strbuf_add(&seen, "-");
    return seen.string;
}

/* The comparison. */

static void add_line(struct strbuf *all, char *line)
{
    strbuf_add(all, all->string ? " | " : "");
    strbuf_add(all, line);
    free(line);
}

static void compare_breaks(struct bench *bench, const struct text_case *c, char *utf8)
{
    bool differs = false;
    for (int i = 0; i < WIDTHS; i++) {
        int width = c->widths[i] * SIZE, unused;
        struct lines lines = our_lines(bench, c, width);
        PangoLayout *layout = pango_lines(bench, c, utf8, width);
        struct strbuf ours = {0}, theirs = {0};
        for (int n = 0; n < lines.count; n++)
            add_line(&ours, our_line(&lines.list[n]));
        for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
            add_line(&theirs, pango_line(utf8, line->data, &unused));
        bool differs_here = strcmp(ours.string, theirs.string) != 0;
        bench->layouts++;
        bench->layouts_other += differs_here;
        differs |= differs_here;
        if (differs_here && !c->other_breaks) {
            char what[64];
            snprintf(what, sizeof what, "other line ends at %d em", c->widths[i]);
            fault(bench, c, what, ours.string, theirs.string);
        }
        strbuf_finish(&ours);
        strbuf_finish(&theirs);
        g_object_unref(layout);
    }
    if (c->other_breaks && !differs)
        fault(bench, c, "lines end alike, the note says they do not", "", "");
}

/* 2 % or a pixel. */
static void compare_widths(
    struct bench *bench, const struct text_case *c, double ours, double theirs)
{
    double off = ours > theirs ? ours - theirs : theirs - ours;
    bool other = off > 1 && off > theirs * 0.02;
    char widths[2][32];
    snprintf(widths[0], sizeof widths[0], "%.2f", ours);
    snprintf(widths[1], sizeof widths[1], "%.2f", theirs);
    if (other != c->other_width)
        fault(bench, c, other ? "another width" : "no other width", widths[0], widths[1]);
    bench->widths_other += other;
    if (!other && off > 1 && off / theirs > bench->worst_width)
        bench->worst_width = off / theirs;
}

static void compare_order_and_widths(struct bench *bench, const struct text_case *c, char *utf8)
{
    struct lines lines = our_lines(bench, c, WIDE);
    PangoLayout *layout = pango_lines(bench, c, utf8, WIDE);
    GSList *theirs = pango_layout_get_lines_readonly(layout);
    if ((int)g_slist_length(theirs) != lines.count)
        fault(bench, c, "another number of paragraphs", "", "");
    for (int i = 0; i < lines.count && theirs; i++, theirs = theirs->next) {
        int width;
        char *our = our_line(&lines.list[i]), *their = pango_line(utf8, theirs->data, &width);
        bench->lines++;
        if (strcmp(our, their) != 0)
            fault(bench, c, "another order", our, their);
        else
            compare_widths(bench, c, our_width(bench, &lines.list[i]), (double)width / PANGO_SCALE);
        free(our);
        free(their);
    }
    g_object_unref(layout);
}

static bool has_ink(const uint8_t *row, int width)
{
    for (int x = 0; x < width; x++)
        if (row[x] >= 32)
            return true;
    return false;
}

/* Between two empty lines nothing is cut off, so that ink beyond the line's own rows shows; the one
 * next to them may have the rest of a pixel. */
static void check_ink(struct bench *bench, const struct text_case *c)
{
    struct strbuf between = {0};
    strbuf_printf(&between, "\n%.2000s\n", c->string);
    for (int bold = 0; bold < 2; bold++) {
        struct text_style style = {.size = SIZE, .bold = bold};
        int height = text_line_height(SIZE);
        const struct paragraph *p =
            text_layout(bench->engine, between.string, c->language, style, 100 * SIZE);
        bool higher = p->height > 3 * height && p->lines == 3;
        if (higher && !c->higher)
            fault(bench, c, bold ? "higher in bold" : "higher", c->string, "");
        bench->higher += higher;
        uint8_t *coverage = memory_zero((size_t)p->width * (size_t)p->height);
        text_draw(bench->engine, p, coverage, p->width);
        bool out = false;
        for (int y = 0; y < height - 1; y++)
            out |= has_ink(coverage + (ptrdiff_t)y * p->width, p->width) ||
                   has_ink(coverage + (ptrdiff_t)(p->height - 1 - y) * p->width, p->width);
        if (out)
            fault(bench, c, bold ? "bold ink outside of the line" : "ink outside of the line",
                c->string, "");
        free(coverage);
    }
    strbuf_finish(&between);
}

static void compare(struct bench *bench, const struct text_case *c)
{
    char *utf8 = prepared(bench, c);
    bench->cases++;
    compare_order_and_widths(bench, c, utf8);
    compare_breaks(bench, c, utf8);
    check_ink(bench, c);
    free(utf8);
    arena_destroy(bench->layout.arena);
    bench->layout.arena = arena_create();
}

/* Both engines. */

/* Families by the files of fonts.csv, in its order, which is that of the faces. */
static bool learn_families(struct bench *bench, const char *fonts, struct arena *arena)
{
    struct error error;
    char *table =
        file_read(arena, arena_printf(arena, "%s/fonts.csv", fonts), TABLE_MOST, NULL, &error);
    int count = 0;
    strsep(&table, "\n");
    for (char *line; (line = strsep(&table, "\n")) && *line && count < FACES_MOST; count++) {
        strsep(&line, ",");
        const char *path = arena_printf(arena, "%s/%s", fonts, strsep(&line, ","));
        int faces;
        FcChar8 *family;
        FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &faces);
        if (!pattern || FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch)
            return false;
        bench->families[count] = memory_string((const char *)family);
        FcPatternDestroy(pattern);
    }
    return count > 0;
}

static bool open_pango(struct bench *bench, const char *fonts, const char *cache)
{
    struct arena *arena = arena_create();
    const char *only = arena_printf(arena,
        "<fontconfig><dir>%s</dir><cachedir>%s</cachedir>"
        "<match target=\"pattern\"><edit name=\"hintstyle\"><const>hintslight</const></edit>"
        "</match></fontconfig>",
        fonts, cache);
    FcConfig *config = FcConfigCreate();
    bool opened = FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)only, FcTrue) &&
                  FcConfigBuildFonts(config) && FcConfigSetCurrent(config) &&
                  learn_families(bench, fonts, arena);
    arena_destroy(arena);
    PangoFontMap *map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
    bench->pango = pango_font_map_create_context(map);
    g_object_unref(map);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_absolute_size(font, SIZE * PANGO_SCALE);
    pango_context_set_font_description(bench->pango, font);
    pango_context_set_round_glyph_positions(bench->pango, FALSE);
    pango_font_description_free(font);
    return opened;
}

static bool open_ours(struct bench *bench, const char *fonts, struct error *error)
{
    struct layout *layout = &bench->layout;
    layout->faces = faces_create(fonts, error);
    bench->engine = layout->faces ? text_create(fonts, error) : NULL;
    if (!bench->engine)
        return false;
    layout->widths = widths_create(layout->faces);
    layout->hyphens = hyphens_create(fonts);
    layout->breaks = breaks_create();
    layout->isolates = isolates_create();
    layout->arena = arena_create();
    return true;
}

static void finish(struct bench *bench)
{
    struct layout *layout = &bench->layout;
    g_object_unref(bench->pango);
    for (int i = 0; i < FACES_MOST; i++)
        free(bench->families[i]);
    text_destroy(bench->engine);
    arena_destroy(layout->arena);
    isolates_destroy(layout->isolates);
    breaks_destroy(layout->breaks);
    hyphens_destroy(layout->hyphens);
    widths_destroy(layout->widths);
    faces_destroy(layout->faces);
}

static int compare_all(struct bench *bench, char *table)
{
    struct text_case c;
    for (int number = 1; table; number++) {
        char *line = strsep(&table, "\n");
        if (!*line || *line == '#')
            continue;
        if (!read_case(line, number, &c)) {
            printf("strings:%d: not language, width, string, note\n", number);
            bench->faults++;
            continue;
        }
        compare(bench, &c);
        free(c.string);
    }
    double same = 100.0 * (bench->layouts - bench->layouts_other) / bench->layouts;
    printf("%d strings, %d lines in the same order; of %d layouts %.1f %% end their lines alike; "
           "%d widths within %.2f %% or 1 px, %d others; %d higher than 1.45 em; %d faults\n",
        bench->cases, bench->lines, bench->layouts, same, bench->lines - bench->widths_other,
        100 * bench->worst_width, bench->widths_other, bench->higher, bench->faults);
    return bench->cases < 150 || same < 95 || bench->faults;
}

int main(int count, char **arguments)
{
    struct bench bench = {0};
    struct error error = {0};
    if (count != 4) {
        fputs("pango FONTS STRINGS CACHE\n", stderr);
        return 2;
    }
    struct arena *arena = arena_create();
    char *table = file_read(arena, arguments[2], TABLE_MOST, NULL, &error);
    if (!table || !open_ours(&bench, arguments[1], &error) ||
        !open_pango(&bench, arguments[1], arguments[3])) {
        fprintf(stderr, "%s\n", error.message[0] ? error.message : "Pango finds no fonts");
        return 1;
    }
    int status = compare_all(&bench, table);
    finish(&bench);
    arena_destroy(arena);
    return status;
}
