/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a word may be divided that is wider than the line. */
#ifndef TEXT_DIVIDE_H
#define TEXT_DIVIDE_H

#include "language/language.h"
#include "text/breaks.h"
#include "text/hyphens.h"

/* From the most natural to the last resort. */
enum division {
    DIVISION_OWN, /* after its own / . @ _ */
    DIVISION_PATTERNS, /* as the language hyphenates; shown by a hyphen */
    DIVISION_GERMAN, /* as German hyphenates, for the German names in every text; hyphen as well */
    DIVISION_JOINED, /* where a WORD JOINER asks that there be none */
    DIVISION_GRAPHEMES,
    DIVISIONS
};

struct divider {
    struct hyphens *hyphens;
    struct breaks *breaks;
    const struct language *language;
};

/* Sets `ends[i]`, i from 1 to length - 1, where the word may be divided before unit i. */
void divide(const struct divider *divider, enum division division, const UChar *word, int length,
    bool *ends);

#endif
