/* SPDX-License-Identifier: EUPL-1.2 */
/* Pictures of glyphs, drawn by FreeType and remembered: the same letters come back all the time. */
#ifndef TEXT_GLYPHS_H
#define TEXT_GLYPHS_H

#include <stdint.h>

struct glyphs;

struct glyphs *glyphs_create(void);
void glyphs_destroy(struct glyphs *glyphs); /* NULL is fine */

/* A font file: opened when its first glyph is drawn. The path stays the caller's. */
struct glyph_font {
    const char *path;
    uint16_t number; /* another for each file, up to GLYPH_FONTS_MOST */
};

enum { GLYPH_FONTS_MOST = 64 };

/* Coverage, 0–255 a pixel, row by row; its first pixel is `left` to the right of the pen and `top`
 * above the baseline. */
struct glyph {
    int left, top, width, height;
    uint8_t coverage[];
};

enum { GLYPH_STEPS = 4 }; /* places of the pen within a pixel */

/* Of a glyph by its index in the font, `size` pixels an em, with the pen so many steps to the right
 * of a pixel's edge. Valid until the next call. */
const struct glyph *glyphs_draw(
    struct glyphs *glyphs, struct glyph_font font, int size, uint32_t index, int step);

#endif
