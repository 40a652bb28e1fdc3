/* SPDX-License-Identifier: EUPL-1.2 */
/* UAX #9 by ubidi, UAX #14 by ubrk, runs by script and face. Lines are filled greedily: pieces
 * between two break opportunities are measured once each, and since widths are rounded down the
 * whole line is measured again and gives its last piece back where it is too wide. A word that
 * fits on no line is divided: at its own hyphens and slashes, then by the patterns of its
 * language, at last between two graphemes. */
#include "text/layout.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

/* One paragraph (no newline inside) on its way to lines. */
struct text_run {
    const struct layout *layout;
    struct lines *lines;
    UChar *units;
    int length;
    UBiDi *bidi;
    bool *breaks; /* a line may end before unit i; breaks[length] is set */
    int *script_of; /* a unit's script, common ones resolved */
    int *face_of; /* a unit's face, or FACE_NONE */
};

static UChar32 next_character(const UChar *units, int *at, int length)
{
    UChar32 c = units[(*at)++];
    if ((c & 0xFC00) == 0xD800 && *at < length)
        c = 0x10000 + ((c & 0x3FF) << 10) + (units[(*at)++] & 0x3FF);
    return c;
}

static bool invisible(UChar32 c)
{
    return c != 0x200C && c != 0x200D && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Combining marks take script and face from what they stand on, spaces and punctuation from what
 * stands before them. */
static void itemise(struct text_run *t)
{
    int face = FACE_NONE;
    UScriptCode script = USCRIPT_LATIN;
    for (int i = 0; i < t->length;) {
        int start = i;
        UErrorCode status = U_ZERO_ERROR;
        UChar32 c = next_character(t->units, &i, t->length);
        UScriptCode own = uscript_getScript(c, &status);
        if (!invisible(c) && c != 0x200C && c != 0x200D) {
            face = faces_choose(t->layout->faces, (uint32_t)c, own, face);
            t->lines->tofu |= face == FACE_NONE;
        }
        if (own != USCRIPT_COMMON && own != USCRIPT_INHERITED)
            script = own;
        for (int unit = start; unit < i; unit++) {
            t->script_of[unit] = script;
            t->face_of[unit] = face;
        }
    }
    /* what stands before the first letter goes with it */
    for (int i = 0; i < t->length; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode own = uscript_getScript(t->units[i], &status);
        if (own != USCRIPT_COMMON && own != USCRIPT_INHERITED) {
            for (int before = 0; before < i; before++)
                t->script_of[before] = t->script_of[i];
            break;
        }
    }
}

static void find_breaks(struct text_run *t)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator =
        ubrk_open(UBRK_LINE, t->layout->language->locale, t->units, t->length, &status);
    assert(U_SUCCESS(status));
    for (int at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        t->breaks[at] = true;
    ubrk_close(iterator);
    t->breaks[0] = false;
    t->breaks[t->length] = true;
}

static const char *utf8_of(struct arena *arena, const UChar *units, int length, bool hyphen)
{
    struct strbuf utf8 = {0};
    for (int i = 0; i < length;) {
        UChar32 c = next_character(units, &i, length);
        if (!invisible(c) && c >= 0x20)
            strbuf_add_code_point(&utf8, (unsigned long)c);
    }
    if (hyphen)
        strbuf_add(&utf8, "-");
    const char *kept = arena_string(arena, utf8.string ? utf8.string : "");
    strbuf_finish(&utf8);
    return kept;
}

static void add_run(
    struct text_run *t, struct line *line, int from, int to, bool right_to_left, bool hyphen)
{
    const struct layout *layout = t->layout;
    int face = t->face_of[from] == FACE_NONE ? 0 : t->face_of[from];
    struct run *run = &line->runs[line->count++];
    run->style = (struct run_style){face, layout->style.size, layout->style.bold, right_to_left,
        (UScriptCode)t->script_of[from]};
    run->utf8 = utf8_of(layout->arena, t->units + from, to - from, hyphen);
    run->x = line->width;
    run->advance = run->utf8[0] ? faces_advance(layout->faces, &run->style, run->utf8) : 0;
    line->width += run->advance;
}

/* The end of the stretch of one face and script that begins at `from`. */
static int stretch_end(const struct text_run *t, int from, int to)
{
    int end = from + 1;
    while (
        end < to && t->face_of[end] == t->face_of[from] && t->script_of[end] == t->script_of[from])
        end++;
    return end;
}

/* A stretch of one direction, which may need several faces; they follow the direction. */
static void add_direction(
    struct text_run *t, struct line *line, int from, int to, bool rtl, int hyphen_at)
{
    int starts[256], count = 0;
    for (int at = from; at < to && count < 255; at = stretch_end(t, at, to))
        starts[count++] = at;
    starts[count] = to;
    for (int i = 0; i < count; i++) {
        int piece = rtl ? count - 1 - i : i;
        add_run(t, line, starts[piece], starts[piece + 1], rtl, starts[piece + 1] == hyphen_at);
    }
}

static struct line make_line(struct text_run *t, int from, int to, bool hyphen)
{
    struct line line = {0};
    UErrorCode status = U_ZERO_ERROR;
    while (to > from && u_isUWhiteSpace(t->units[to - 1]) && t->units[to - 1] != 0xA0)
        to--;
    if (to == from)
        return line;
    line.runs = arena_alloc(t->layout->arena, (size_t)(to - from) * sizeof *line.runs);
    UBiDi *part = ubidi_open();
    ubidi_setLine(t->bidi, from, to, part, &status);
    int count = ubidi_countRuns(part, &status);
    assert(U_SUCCESS(status));
    for (int i = 0; i < count; i++) {
        int start, length;
        bool rtl = ubidi_getVisualRun(part, i, &start, &length) == UBIDI_RTL;
        add_direction(t, &line, from + start, from + start + length, rtl, hyphen ? to : -1);
    }
    ubidi_close(part);
    return line;
}

/* The measure alone; its runs are forgotten. */
static int measure(struct text_run *t, int from, int to, bool hyphen)
{
    return make_line(t, from, to, hyphen).width;
}

static int next_break(const struct text_run *t, int from)
{
    int at = from + 1;
    while (!t->breaks[at])
        at++;
    return at;
}

static int break_before(const struct text_run *t, int from, int to)
{
    int at = to - 1;
    while (at > from && !t->breaks[at])
        at--;
    return at;
}

/* Where the word from `from` to `to`, which is too wide, can be divided so that its head fits; the
 * farthest such place, or `from` where there is none. */
static int divide(struct text_run *t, int from, int to, const bool *allowed, bool hyphen)
{
    for (int at = to - 1; at > from; at--)
        if (allowed[at - from - 1] && measure(t, from, at, hyphen) <= t->layout->width)
            return at;
    return from;
}

static void allow_own(const struct text_run *t, int from, int to, bool *allowed)
{
    for (int i = from; i < to; i++) {
        UChar c = t->units[i];
        allowed[i - from] =
            c == '-' || c == 0x2010 || c == '/' || c == '.' || c == '@' || c == '_' || c == 0x2013;
    }
}

/* Every word in the piece by the patterns; letters only. */
static void allow_patterns(const struct text_run *t, int from, int to, bool *allowed)
{
    for (int start = from; start < to; start++) {
        int end = start;
        while (end < to && u_isalpha(t->units[end]))
            end++;
        if (end > start)
            hyphens_find(t->layout->hyphens, t->layout->language->tag, t->units + start,
                end - start, allowed + (start - from));
        start = end;
    }
}

static void allow_graphemes(const struct text_run *t, int from, int to, bool *allowed)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_CHARACTER, "", t->units + from, to - from, &status);
    assert(U_SUCCESS(status));
    for (int at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        if (at > 0)
            allowed[at - 1] = true;
    ubrk_close(iterator);
}

/* The end of a line that begins with a word wider than the line. */
static int divide_word(struct text_run *t, int from, int to, bool *hyphen)
{
    int length = to - from;
    bool *own = memory_zero((size_t)length), *patterns = memory_zero((size_t)length),
         *graphemes = memory_zero((size_t)length);
    allow_own(t, from, to, own);
    allow_patterns(t, from, to, patterns);
    allow_graphemes(t, from, to, graphemes);
    int end = divide(t, from, to, own, false);
    *hyphen = false;
    if (end == from) {
        end = divide(t, from, to, patterns, true);
        *hyphen = end > from;
    }
    if (end == from) {
        end = divide(t, from, to, graphemes, false);
        t->lines->forced = true;
    }
    free(own);
    free(patterns);
    free(graphemes);
    if (end == from) {
        t->lines->overflows = true;
        end = to;
    }
    return end;
}

static int fill_line(struct text_run *t, int from, bool *hyphen)
{
    int width = t->layout->width, sum = 0, end = from;
    while (end < t->length) {
        int piece = next_break(t, end), wide = measure(t, end, piece, false);
        if (end > from && sum + wide > width)
            break;
        sum = piece == t->length ? sum + wide : measure(t, from, piece, false);
        end = piece;
        if (sum > width)
            break;
    }
    while (end > from && measure(t, from, end, false) > width) {
        int earlier = break_before(t, from, end);
        if (earlier == from)
            return divide_word(t, from, end, hyphen);
        end = earlier;
    }
    return end;
}

static void add_line(struct lines *lines, struct line line)
{
    if ((lines->count & (lines->count - 1)) == 0)
        lines->list = memory_resize(
            lines->list, lines->count ? (size_t)lines->count * 2 : 1, sizeof *lines->list);
    lines->list[lines->count++] = line;
    lines->widest = line.width > lines->widest ? line.width : lines->widest;
}

static void break_lines(struct text_run *t)
{
    if (t->length == 0)
        add_line(t->lines, (struct line){0});
    for (int from = 0; from < t->length;) {
        bool hyphen = false;
        int to = fill_line(t, from, &hyphen);
        add_line(t->lines, make_line(t, from, to, hyphen));
        for (from = to; from < t->length && t->units[from] == ' ';)
            from++;
    }
}

static void lay_out(const struct layout *layout, struct lines *lines, UChar *units, int length)
{
    UErrorCode status = U_ZERO_ERROR;
    struct text_run t = {.layout = layout, .lines = lines, .units = units, .length = length};
    size_t count = (size_t)length + 1;
    t.breaks = memory_zero(count * sizeof *t.breaks);
    t.script_of = memory_zero(count * sizeof *t.script_of);
    t.face_of = memory_zero(count * sizeof *t.face_of);
    t.bidi = ubidi_open();
    ubidi_setPara(t.bidi, units, length, layout->language->right_to_left, NULL, &status);
    assert(U_SUCCESS(status));
    itemise(&t);
    find_breaks(&t);
    break_lines(&t);
    ubidi_close(t.bidi);
    free(t.breaks);
    free(t.script_of);
    free(t.face_of);
}

struct lines layout_lines(const struct layout *layout, const char *utf8)
{
    struct lines lines = {0};
    int bytes = (int)strlen(utf8), length = 0;
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = memory_zero(((size_t)bytes + 1) * sizeof *units);
    u_strFromUTF8WithSub(units, bytes + 1, &length, utf8, bytes, 0xFFFD, NULL, &status);
    assert(U_SUCCESS(status));
    for (int from = 0; from <= length;) {
        int to = from;
        while (to < length && units[to] != '\n')
            to++;
        lay_out(layout, &lines, units + from, to - from);
        from = to + 1;
    }
    free(units);
    struct line *kept = arena_alloc(layout->arena, (size_t)lines.count * sizeof *kept);
    memcpy(kept, lines.list, (size_t)lines.count * sizeof *kept);
    free(lines.list);
    lines.list = kept;
    return lines;
}
