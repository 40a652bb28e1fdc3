/* SPDX-License-Identifier: EUPL-1.2 */
/* Text as a native would write it: bidi, line breaking, font fallback, shaping, hyphenation.
 *
 * A paragraph is laid out once and then only drawn; the engine keeps it for the next time, by its
 * string, language, style and width: TEXT_KEPT_MOST of them, about 6 MB, and above that those of
 * the scene that is shown. All measures are pixels. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text_engine;

enum { TEXT_KEPT_MOST = 4096 }; /* what a visitor sees on a few dozen screens */

/* `folder` holds fonts.csv, the fonts that it names and pictograms.csv (see fonts/). NULL and an
 * error that says which file is missing. */
struct text_engine *text_create(const char *folder, struct error *error);
void text_destroy(struct text_engine *engine); /* NULL is fine */

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTRE };

struct text_style {
    int size; /* em in pixels */
    bool bold;
    enum text_align align;
};

struct paragraph {
    uint64_t serial; /* the same number: the same picture */
    int width, height; /* the box: the width asked for, and what the lines need, 1.45 em each or
                        * more where marks stand upon marks, as in vocalised Arabic */
    int ink_width; /* of the widest line, ≤ width unless `overflows` */
    int lines;
    int baseline; /* of the first line, from the top */
    bool forced; /* a word had to be broken where its language would not */
    bool overflows; /* even so something is wider than the box */
    bool tofu; /* a character that its font has not: an empty box is shown */
};

/* Words between these two are bold where the paragraph is not; they begin and end on one of its
 * lines. Two characters that Unicode has retired (Unicode 15.0, 23.3) and that bidi, line breaking
 * and fonts pass over: so the string carries them unharmed through all that is done to it. */
#define TEXT_STRONG "\u206A"
#define TEXT_PLAIN "\u206B"

/* The string without them, as it is read aloud. */
const char *text_spoken(struct arena *arena, const char *string);

/* Lays out `string` (UTF-8, newlines begin new lines) in a box of `width` pixels. `language` is
 * the tag of the text's own language: it chooses base direction, break rules, hyphenation and the
 * Han font. The paragraph belongs to the engine and lives at least until a text_collect() at which
 * it was not asked for since the text_collect() before. */
const struct paragraph *text_layout(struct text_engine *engine, const char *string,
    const char *language, struct text_style style, int width);

/* The height of one line in that size. */
int text_line_height(int size);

/* The width that the string needs on one line. */
int text_width(
    struct text_engine *engine, const char *string, const char *language, struct text_style style);

/* Draws the coverage of a paragraph, 0–255 a pixel, into `height` rows of `stride` bytes, which
 * start out as zero. */
void text_draw(
    struct text_engine *engine, const struct paragraph *paragraph, uint8_t *coverage, int stride);

/* Draws a pictogram of the icon font, `size` × `size` pixels; false: it has none of that name. */
bool text_draw_pictogram(
    struct text_engine *engine, const char *name, int size, uint8_t *coverage, int stride);

/* Where paragraphs have become many, gives back the memory of those not asked for lately; call
 * between two scenes. */
void text_collect(struct text_engine *engine);

#endif
