/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws a scene. Everything that takes time (glyphs, pictograms, round corners) becomes a white
 * texture once, and is then only copied in the colour of the day. */
#ifndef TERMINAL_PAINTER_H
#define TERMINAL_PAINTER_H

#include "scene/scene.h"

#include <SDL.h>

struct painter;

/* `pictograms` is the folder of the project's own SVGs. The renderer must outlive the painter. */
struct painter *painter_create(SDL_Renderer *renderer, const char *pictograms);
void painter_destroy(struct painter *painter); /* NULL is fine */

/* Draws the whole scene with the page scrolled by `scroll`; `pressed` is the button under the
 * finger, `focus` the one that the keyboard means; -1: none. Does not present. */
void painter_paint(
    struct painter *painter, const struct scene *scene, int scroll, int pressed, int focus);

/* 112 and 110 from bare rectangles: for a terminal that has lost even its fonts. */
void painter_paint_numbers(struct painter *painter, int width, int height);

#endif
