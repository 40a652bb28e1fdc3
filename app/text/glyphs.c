/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of fixed size; a newcomer takes the place of whatever had its slot. At the sizes of a
 * kiosk a full one has about 6 MB. */
#include "text/glyphs.h"

#include "base/memory.h"
#include "text/hash.h"

#include <assert.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 13 };

struct slot {
    uint64_t key; /* font, step, size and index; 0: empty, since a size is never 0 */
    struct glyph *glyph;
};

struct glyphs {
    FT_Library library;
    FT_Face faces[GLYPH_FONTS_MOST];
    struct slot slots[SLOTS];
};

struct glyphs *glyphs_create(void)
{
    struct glyphs *glyphs = memory_zero(sizeof *glyphs);
    if (FT_Init_FreeType(&glyphs->library)) {
        fputs("FreeType does not begin: out of memory\n", stderr);
        abort();
    }
    return glyphs;
}

void glyphs_destroy(struct glyphs *glyphs)
{
    if (!glyphs)
        return;
    for (size_t i = 0; i < SLOTS; i++)
        free(glyphs->slots[i].glyph);
    FT_Done_FreeType(glyphs->library); /* its faces too */
    free(glyphs);
}

/* Aborts where a file that was there at the start cannot be opened: the terminal begins anew and
 * then says which is missing. */
static FT_Face face_of(struct glyphs *glyphs, struct glyph_font font)
{
    FT_Face *face = &glyphs->faces[font.number];
    assert(font.number < GLYPH_FONTS_MOST);
    if (!*face && FT_New_Face(glyphs->library, font.path, 0, face)) {
        fprintf(stderr, "%s: cannot be read as a font\n", font.path);
        abort();
    }
    return *face;
}

static struct glyph *copy(const FT_GlyphSlot from)
{
    const FT_Bitmap *bitmap = &from->bitmap;
    size_t width = bitmap->width, height = bitmap->rows;
    struct glyph *glyph = memory_zero(sizeof *glyph + width * height);
    glyph->left = from->bitmap_left;
    glyph->top = from->bitmap_top;
    glyph->width = (int)width;
    glyph->height = (int)height;
    for (size_t y = 0; y < height; y++)
        memcpy(glyph->coverage + y * width, bitmap->buffer + (ptrdiff_t)y * bitmap->pitch, width);
    return glyph;
}

/* Light hinting leaves widths alone and sharpens what is horizontal, so that a letter may stand
 * between two pixels: without it small words fall apart. */
static struct glyph *render(FT_Face face, int size, uint32_t index, int step)
{
    FT_Set_Pixel_Sizes(face, 0, (FT_UInt)size);
    if (FT_Load_Glyph(face, index, FT_LOAD_TARGET_LIGHT))
        return memory_zero(sizeof(struct glyph));
    FT_Outline_Translate(&face->glyph->outline, step * 64 / GLYPH_STEPS, 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL))
        return memory_zero(sizeof(struct glyph));
    return copy(face->glyph);
}

const struct glyph *glyphs_draw(
    struct glyphs *glyphs, struct glyph_font font, int size, uint32_t index, int step)
{
    int style = font.number * GLYPH_STEPS + step;
    uint64_t key = (uint64_t)style << 48 | (uint64_t)(uint16_t)size << 32 | index;
    uint64_t hash = hash_number(hash_number(hash_number(HASH_BEGIN, (int)index), size), style);
    struct slot *slot = &glyphs->slots[(hash ^ hash >> 29) % SLOTS];
    if (slot->key != key) {
        free(slot->glyph);
        slot->glyph = render(face_of(glyphs, font), size, index, step);
        slot->key = key;
    }
    return slot->glyph;
}
