/* SPDX-License-Identifier: EUPL-1.2 */
/* Colours by what they are for, 0xAARRGGBB. A text colour has at least 4.5 : 1 on every ground it
 * is used on, an edge 3 : 1 (WCAG 1.4.3, 1.4.11). */
#ifndef SCENE_THEME_H
#define SCENE_THEME_H

#include <stdint.h>

enum theme_kind {
    THEME_LIGHT,
    THEME_DARK,
    THEME_CONTRAST, /* text 7 : 1 (WCAG 1.4.6) */
    THEME_KINDS,
};

struct theme {
    uint32_t background, card;
    uint32_t ink, quiet, edge, line;
    uint32_t on_colour; /* text and pictograms on a topic's colour */
    uint32_t welcome; /* the greeting's ground */
    uint32_t discreet; /* in place of a topic's colour: says nothing from three metres */
    uint32_t emergency, emergency_ground; /* as text; beneath on_colour */
    uint32_t yes; /* the ground of the answer that goes on */
    uint32_t open, open_ground, closed, closed_ground, note, note_ground;
    uint32_t veil; /* over the page, beneath a question */
    double topic_contrast; /* least, of a topic's colour to background and card */
};

extern const struct theme theme_light, theme_dark, theme_contrasting;

const struct theme *theme_of(enum theme_kind kind);

/* A colour of the content (0xRRGGBB, dark enough for white text: faden-pack check) as it can be
 * seen in this theme: as light as `topic_contrast` asks for, and on_colour readable on it. */
uint32_t theme_topic(const struct theme *theme, uint32_t colour);

/* Relative contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
double theme_contrast(uint32_t a, uint32_t b);

#endif
