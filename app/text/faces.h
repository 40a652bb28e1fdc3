/* SPDX-License-Identifier: EUPL-1.2 */
/* The staged fonts: which of them has a character, how wide a run of it is, its picture.
 *
 * A run is text of one face, one script and one direction, which HarfBuzz shapes. A font file is
 * opened when the first character asks for it. */
#ifndef TEXT_FACES_H
#define TEXT_FACES_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/uscript.h>

struct faces;

struct run_style {
    int face; /* index */
    int size; /* em in pixels */
    bool bold, right_to_left;
    UScriptCode script;
    const char *locale; /* Serbian has its own б, Urdu its own 4, 6 and 7; outlives the run */
};

/* Reads fonts.csv of the folder. NULL and an error that names the missing file and the package
 * that it comes from. */
struct faces *faces_create(const char *folder, struct error *error);
void faces_destroy(struct faces *faces);

enum { FACE_NONE = -1 };

/* The face for a character: the one before it where that has it too and the character belongs to
 * every script, else the first that lists its script, else the first that has it. */
int faces_choose(struct faces *faces, uint32_t code_point, UScriptCode script, int before);

/* How many font files are open. */
int faces_open(const struct faces *faces);

/* A pixel has so many units of length. */
enum { UNITS = 64 };

/* Of a run, in units: the pen's way; the ink before its beginning and beyond its end (the foot of a
 * J, the tail of a reh), which a box must have room for; the ink above and below the baseline;
 * whether the font lacks a character of it. */
struct extent {
    int advance, left, right, above, below;
    bool tofu;
};

struct extent faces_measure(struct faces *faces, const struct run_style *style, const char *utf8);

struct canvas {
    uint8_t *coverage;
    int width, height, stride;
};

/* Draws the run with its pen at (x, baseline); x in units, the baseline in pixels. */
void faces_draw(struct faces *faces, const struct run_style *style, const char *utf8, int x,
    int baseline, struct canvas canvas);

#endif
