/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines are filled greedily. The pieces between two places where a line may end are measured once
 * each; since letters are kerned across spaces too their sum is not quite the line's width, so that
 * the whole line is measured again, and it gives its last piece back where it is too wide. */
#include "text/layout.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "text/divide.h"
#include "text/passage.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

enum { SOFT_HYPHEN = 0xAD, NBSP = 0xA0 };

/* A passage on its way to lines. */
struct filling {
    const struct layout *layout;
    const struct passage *passage;
    struct lines *lines;
    struct strbuf shaped; /* of the stretch in hand */
};

/* One line of a passage: units from `from` to `to`, whether a hyphen shows that it ends within a
 * word, and where the next line begins, spaces between them left out. */
struct cut {
    int from, to;
    bool hyphen;
    int next;
};

static int without_spaces(const struct passage *passage, int from, int to)
{
    while (to > from && u_isUWhiteSpace(passage->units[to - 1]) && passage->units[to - 1] != NBSP)
        to--;
    return to;
}

static struct run_style style_of(const struct filling *f, int unit)
{
    const struct passage *p = f->passage;
    return (struct run_style){
        .face = p->faces[unit] == FACE_NONE ? 0 : p->faces[unit],
        .size = f->layout->style.size,
        .bold = f->layout->style.bold || p->strong[unit],
        .right_to_left = p->levels[unit] & 1,
        .script = p->scripts[unit],
        .locale = f->layout->language->locale,
    };
}

/* All 0 where nothing of the stretch is shaped; f->shaped is what is. */
static struct extent measure_stretch(struct filling *f, int from, int to, bool hyphen)
{
    struct run_style style = style_of(f, from);
    strbuf_clear(&f->shaped);
    passage_write(f->passage, from, to, &f->shaped);
    if (hyphen)
        strbuf_add(&f->shaped, "-");
    if (!f->shaped.length)
        return (struct extent){0};
    return widths_of(f->layout->widths, &style, f->shaped.string);
}

static int advance_of(struct filling *f, struct cut cut)
{
    int advance = 0;
    for (int at = cut.from, end; at < cut.to; at = end) {
        end = passage_stretch_end(f->passage, at, cut.to);
        advance += measure_stretch(f, at, end, cut.hyphen && end == cut.to).advance;
    }
    return advance;
}

/* The stretches of a line from left to right. */
struct order {
    int *starts; /* in logical order, and the end of the last */
    int *visual; /* indices into starts */
    int count;
};

static int count_stretches(const struct passage *passage, struct cut cut)
{
    int count = 0;
    for (int at = cut.from; at < cut.to; at = passage_stretch_end(passage, at, cut.to))
        count++;
    return count;
}

/* Rule L2 of UAX #9, on stretches instead of characters: each has one level. L1 has no work, since
 * the spaces at the end are gone. */
static struct order order_init(const struct passage *passage, struct cut cut)
{
    int count = count_stretches(passage, cut), at = cut.from;
    UBiDiLevel *levels = memory_zero((size_t)count + 1);
    struct order order = {
        .starts = memory_zero(((size_t)count + 1) * sizeof *order.starts),
        .visual = memory_zero(((size_t)count + 1) * sizeof *order.visual),
        .count = count,
    };
    for (int i = 0; i < count; i++) {
        order.starts[i] = at;
        levels[i] = passage->levels[at];
        at = passage_stretch_end(passage, at, cut.to);
    }
    order.starts[count] = cut.to;
    ubidi_reorderVisual(levels, count, order.visual);
    free(levels);
    return order;
}

static void order_finish(struct order *order)
{
    free(order->starts);
    free(order->visual);
}

static struct extent measure_ordered(
    struct filling *f, struct cut cut, const struct order *order, int place)
{
    int index = order->visual[place], from = order->starts[index], to = order->starts[index + 1];
    return measure_stretch(f, from, to, cut.hyphen && to == cut.to);
}

static int whole_pixels(int units)
{
    return (units + UNITS - 1) / UNITS;
}

/* The ink before the pen's start begins on a whole pixel. */
static int margin_of(struct extent extent)
{
    return whole_pixels(extent.left) * UNITS;
}

/* In units. A line must have room for ink before its pen's start and beyond its end. */
static int width_of(struct filling *f, struct cut cut)
{
    if (cut.to == cut.from)
        return 0;
    struct order order = order_init(f->passage, cut);
    int width = advance_of(f, cut) + margin_of(measure_ordered(f, cut, &order, 0)) +
                measure_ordered(f, cut, &order, order.count - 1).right;
    order_finish(&order);
    return width;
}

static bool fits(struct filling *f, struct cut cut)
{
    return width_of(f, cut) <= f->layout->width * UNITS;
}

static bool ends_in_soft_hyphen(const struct passage *passage, int from, int to)
{
    return to > from && to < passage->length && passage->units[to - 1] == SOFT_HYPHEN;
}

static struct cut cut_of(const struct filling *f, int from, int to)
{
    return (struct cut){
        from, without_spaces(f->passage, from, to), ends_in_soft_hyphen(f->passage, from, to), to};
}

static int next_end(const struct passage *passage, int from)
{
    int at = from + 1;
    while (!passage->ends[at])
        at++;
    return at;
}

static int end_before(const struct passage *passage, int from, int to)
{
    int at = to - 1;
    while (at > from && !passage->ends[at])
        at--;
    return at;
}

/* The farthest of the places that leaves a head narrow enough; `word.from` where none does. */
static struct cut widest_head(struct filling *f, struct cut word, const bool *ends, bool hyphen)
{
    struct cut widest = {word.from, word.from, false, word.from};
    for (int low = word.from + 1, high = word.to - 1; low <= high;) {
        int middle = (low + high) / 2, at = middle;
        while (at >= low && !ends[at - word.from])
            at--;
        struct cut head = {word.from, at, hyphen, at};
        if (at >= low && !fits(f, head)) {
            high = at - 1;
            continue;
        }
        widest = at >= low ? head : widest;
        low = middle + 1;
    }
    return widest;
}

/* The head of a word wider than the line; all of it where not even one character fits. */
static struct cut divide_word(struct filling *f, struct cut word)
{
    const struct layout *layout = f->layout;
    const struct divider divider = {layout->hyphens, layout->breaks, layout->language};
    struct cut head = {word.from, word.from, false, word.from};
    int length = word.to - word.from;
    for (int way = 0; way < DIVISIONS && head.to == word.from; way++) {
        bool *ends = memory_zero((size_t)length + 1);
        divide(&divider, (enum division)way, f->passage->units + word.from, length, ends);
        head = widest_head(f, word, ends, way == DIVISION_PATTERNS || way == DIVISION_GERMAN);
        f->lines->forced |= way >= DIVISION_JOINED;
        free(ends);
    }
    if (head.to > word.from)
        return head;
    f->lines->overflows = true;
    return word;
}

/* The end of as many pieces as might fit by the sum of their widths, at least one. Kerning across
 * spaces can make the sum too long as well. */
static int fill_by_sum(struct filling *f, int from)
{
    const struct passage *passage = f->passage;
    int sum = 0, end = from, most = (f->layout->width + f->layout->style.size / 4) * UNITS;
    while (end < passage->length) {
        int piece = next_end(passage, end);
        if (end > from && sum + advance_of(f, cut_of(f, end, piece)) > most)
            break;
        sum += advance_of(f, (struct cut){end, piece, false, piece});
        end = piece;
    }
    return end;
}

/* By the width of narrow letters. Most texts are short and fit, and then their pieces need not be
 * measured at all. */
static bool may_fit(const struct filling *f, int from)
{
    return (f->passage->length - from) * (f->layout->style.size / 3) <= f->layout->width;
}

/* By soft hyphens, too, a word is divided only where it is wider than a line. */
static struct cut keep_word(struct filling *f, struct cut cut)
{
    const struct passage *passage = f->passage;
    int start = cut.next, end = cut.next;
    while (ends_in_soft_hyphen(passage, cut.from, start))
        start = end_before(passage, cut.from, start);
    while (ends_in_soft_hyphen(passage, start, end))
        end = next_end(passage, end);
    if (start == cut.from || start == cut.next || !fits(f, cut_of(f, start, end)))
        return cut;
    return cut_of(f, cut.from, start);
}

static struct cut fill_line(struct filling *f, int from)
{
    struct cut rest = cut_of(f, from, f->passage->length);
    if (may_fit(f, from) && fits(f, rest))
        return rest;
    int end = fill_by_sum(f, from);
    struct cut cut = cut_of(f, from, end);
    while (!fits(f, cut)) {
        int earlier = end_before(f->passage, from, end);
        if (earlier == from)
            return divide_word(f, cut);
        end = earlier;
        cut = cut_of(f, from, end);
    }
    return keep_word(f, cut);
}

static void add_run(struct filling *f, struct line *line, int from, int x)
{
    if (f->shaped.length)
        line->runs[line->count++] = (struct run){
            .style = style_of(f, from),
            .utf8 = arena_string(f->layout->arena, f->shaped.string),
            .x = x,
        };
}

static struct line make_line(struct filling *f, struct cut cut)
{
    struct order order = order_init(f->passage, cut);
    struct line line = {
        .runs = arena_alloc(f->layout->arena, ((size_t)order.count + 1) * sizeof *line.runs)};
    int x = 0, above = 0, below = 0;
    for (int place = 0; place < order.count; place++) {
        struct extent extent = measure_ordered(f, cut, &order, place);
        x += place == 0 ? margin_of(extent) : 0;
        add_run(f, &line, order.starts[order.visual[place]], x);
        x += extent.advance + (place == order.count - 1 ? extent.right : 0);
        above = extent.above > above ? extent.above : above;
        below = extent.below > below ? extent.below : below;
        f->lines->tofu |= extent.tofu;
    }
    line.width = whole_pixels(x);
    line.above = (above + UNITS / 2) / UNITS;
    line.below = (below + UNITS / 2) / UNITS;
    order_finish(&order);
    return line;
}

static void add_line(struct filling *f, struct line line)
{
    struct lines *lines = f->lines;
    bool full = (lines->count & (lines->count - 1)) == 0;
    if (full)
        lines->list = memory_resize(
            lines->list, lines->count ? (size_t)lines->count * 2 : 1, sizeof *lines->list);
    lines->list[lines->count++] = line;
    lines->widest = line.width > lines->widest ? line.width : lines->widest;
}

static int skip_spaces(const struct passage *passage, int at)
{
    while (at < passage->length && passage->units[at] == ' ')
        at++;
    return at;
}

static void fill_lines(struct filling *f)
{
    int at = skip_spaces(f->passage, 0);
    do {
        struct cut cut = {at, at, false, at};
        if (at < f->passage->length)
            cut = fill_line(f, at);
        add_line(f, make_line(f, cut));
        at = skip_spaces(f->passage, cut.next);
    } while (at < f->passage->length);
}

static void lay_out_passage(
    const struct layout *layout, struct lines *lines, const UChar *units, int length)
{
    struct passage passage;
    passage_init(&passage, layout->language, layout->faces, layout->breaks, units, length);
    struct filling filling = {layout, &passage, lines, {0}};
    fill_lines(&filling);
    strbuf_finish(&filling.shaped);
    passage_finish(&passage);
}

static UChar *to_utf16(const char *utf8, int *length)
{
    int bytes = (int)strlen(utf8);
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = memory_zero(((size_t)bytes + 1) * sizeof *units);
    u_strFromUTF8WithSub(units, bytes + 1, length, utf8, bytes, 0xFFFD, NULL, &status);
    assert(U_SUCCESS(status));
    return units;
}

struct lines layout_lines(const struct layout *layout, const char *utf8)
{
    struct lines lines = {0};
    int length, to;
    UChar *units = to_utf16(utf8, &length);
    if (layout->language->right_to_left) {
        UChar *isolated = isolates_add(layout->isolates, units, &length);
        free(units);
        units = isolated;
    }
    for (int from = 0; from <= length; from = to + 1) {
        for (to = from; to < length && units[to] != '\n';)
            to++;
        lay_out_passage(layout, &lines, units + from, to - from);
    }
    free(units);
    struct line *kept = arena_alloc(layout->arena, (size_t)lines.count * sizeof *kept);
    assert(lines.list);
    memcpy(kept, lines.list, (size_t)lines.count * sizeof *kept);
    free(lines.list);
    lines.list = kept;
    return lines;
}
