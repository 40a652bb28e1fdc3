/* SPDX-License-Identifier: EUPL-1.2 */
/* A passage is text between two newlines, taken apart: of every code unit its direction, script
 * and face, and where a line may end. A stretch is what can be one run. */
#ifndef TEXT_PASSAGE_H
#define TEXT_PASSAGE_H

#include "base/strbuf.h"
#include "language/language.h"
#include "text/breaks.h"
#include "text/faces.h"

#include <unicode/ubidi.h>

struct passage {
    const UChar *units; /* the caller's */
    int length;
    UBiDi *bidi;
    const UBiDiLevel *levels; /* of UAX #9; odd: right to left */
    UScriptCode *scripts; /* common characters resolved */
    int *faces; /* FACE_NONE: no staged font has it */
    bool *strong; /* from a TEXT_STRONG to its TEXT_PLAIN */
    bool *ends; /* a line may end before unit i, 1 to length */
};

void passage_init(struct passage *passage, const struct language *language, struct faces *faces,
    struct breaks *breaks, const UChar *units, int length);
void passage_finish(struct passage *passage);

/* The end of the stretch that begins at `from`, at most `to`. */
int passage_stretch_end(const struct passage *passage, int from, int to);

/* What is to be shaped of the units: without bidi controls, word joiners and the like, which have
 * done their work and which a font may show as boxes; ZWNJ and ZWJ stay, they shape. */
void passage_write(const struct passage *passage, int from, int to, struct strbuf *utf8);

#endif
