/* SPDX-License-Identifier: EUPL-1.2 */
/* A string becomes lines, a line becomes runs in visual order. */
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "base/arena.h"
#include "language/language.h"
#include "text/breaks.h"
#include "text/faces.h"
#include "text/hyphens.h"
#include "text/isolates.h"
#include "text/text.h"
#include "text/widths.h"

struct run {
    struct run_style style;
    const char *utf8; /* in logical order, never empty */
    int x; /* units from the line's left end */
};

struct line {
    struct run *runs; /* from left to right */
    int count, width; /* pixels, with the ink beyond the pen's ends */
    int above, below; /* ink above and below the baseline, to the nearest pixel */
};

struct lines {
    struct line *list;
    int count, widest;
    bool forced, overflows, tofu; /* as in struct paragraph */
};

struct layout {
    struct faces *faces;
    struct widths *widths;
    struct hyphens *hyphens;
    struct breaks *breaks;
    struct isolates *isolates;
    struct arena *arena; /* of the lines */
    const struct language *language;
    struct text_style style;
    int width;
};

/* Always at least one line, which may be empty. */
struct lines layout_lines(const struct layout *layout, const char *utf8);

#endif
