/* SPDX-License-Identifier: EUPL-1.2 */
/* FreeType draws the glyphs: the icon font's em square is the pictogram's square. */
#include "text/pictograms.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 1024 * 1024 };

struct name {
    const char *name;
    unsigned long code_point;
};

struct pictograms {
    struct arena *arena;
    struct name *names; /* sorted */
    size_t count;
    FT_Library library;
    FT_Face face;
};

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->name, ((const struct name *)b)->name);
}

static bool load_names(struct pictograms *pictograms, const char *folder, struct error *error)
{
    const char *path = arena_printf(pictograms->arena, "%s/pictograms.csv", folder);
    char *table = file_read(pictograms->arena, path, TABLE_MOST, NULL, error), *rest;
    if (!table)
        return false;
    for (char *line = strtok_r(table, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        char *comma = strchr(line, ',');
        if (!comma)
            continue;
        *comma = '\0';
        pictograms->names =
            memory_resize(pictograms->names, pictograms->count + 1, sizeof *pictograms->names);
        pictograms->names[pictograms->count++] = (struct name){line, strtoul(comma + 1, NULL, 16)};
    }
    qsort(pictograms->names, pictograms->count, sizeof *pictograms->names, compare);
    return pictograms->count > 0 || error_set(error, "%s: names no pictograms", path);
}

static bool load_font(struct pictograms *pictograms, const char *folder, struct error *error)
{
    const char *path = arena_printf(pictograms->arena, "%s/MaterialIcons-Regular.ttf", folder);
    if (FT_Init_FreeType(&pictograms->library) ||
        FT_New_Face(pictograms->library, path, 0, &pictograms->face))
        return error_set(error,
            "%s: the font is missing; install Debian's package "
            "fonts-material-design-icons-iconfont and build again",
            path);
    return true;
}

struct pictograms *pictograms_create(const char *folder, struct error *error)
{
    struct pictograms *pictograms = memory_zero(sizeof *pictograms);
    pictograms->arena = arena_create();
    if (load_names(pictograms, folder, error) && load_font(pictograms, folder, error))
        return pictograms;
    pictograms_destroy(pictograms);
    return NULL;
}

void pictograms_destroy(struct pictograms *pictograms)
{
    if (!pictograms)
        return;
    if (pictograms->face)
        FT_Done_Face(pictograms->face);
    if (pictograms->library)
        FT_Done_FreeType(pictograms->library);
    free(pictograms->names);
    arena_destroy(pictograms->arena);
    free(pictograms);
}

static void copy(
    const FT_Bitmap *bitmap, int left, int top, int size, uint8_t *coverage, int stride)
{
    for (int y = 0; y < (int)bitmap->rows; y++)
        for (int x = 0; x < (int)bitmap->width; x++) {
            int to_x = left + x, to_y = top + y;
            if (to_x >= 0 && to_x < size && to_y >= 0 && to_y < size)
                coverage[to_y * stride + to_x] = bitmap->buffer[y * bitmap->pitch + x];
        }
}

bool pictograms_draw(
    struct pictograms *pictograms, const char *name, int size, uint8_t *coverage, int stride)
{
    struct name wanted = {name, 0};
    const struct name *found =
        bsearch(&wanted, pictograms->names, pictograms->count, sizeof *pictograms->names, compare);
    if (!found)
        return false;
    FT_Face face = pictograms->face;
    FT_Set_Pixel_Sizes(face, 0, (FT_UInt)size);
    if (FT_Load_Char(face, found->code_point, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT))
        return false;
    int ascent = (int)((long)face->ascender * size / face->units_per_EM);
    copy(&face->glyph->bitmap, face->glyph->bitmap_left, ascent - face->glyph->bitmap_top, size,
        coverage, stride);
    return true;
}
