/* SPDX-License-Identifier: EUPL-1.2 */
/* SDL_ttf draws the glyphs: the icon font's em square is the pictogram's square. */
#include "text/pictograms.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"

#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

enum {
    TABLE_MOST = 1024 * 1024,
    FIRST_SIZE = 32,
    ALPHA_SHIFT = 24 /* of SDL_PIXELFORMAT_ARGB8888 */
};

struct name {
    const char *name;
    unsigned long code_point;
};

struct pictograms {
    struct arena *arena;
    struct name *names; /* sorted */
    size_t count;
    bool begun; /* the library's reference of ours */
    TTF_Font *font;
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
    pictograms->begun = TTF_Init() == 0;
    pictograms->font = TTF_OpenFont(path, FIRST_SIZE);
    if (!pictograms->font)
        return error_set(error,
            "%s: the font is missing; install Debian's package "
            "fonts-material-design-icons-iconfont and build again",
            path);
    TTF_SetFontHinting(pictograms->font, TTF_HINTING_LIGHT);
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
    if (pictograms->font)
        TTF_CloseFont(pictograms->font);
    if (pictograms->begun)
        TTF_Quit();
    free(pictograms->names);
    arena_destroy(pictograms->arena);
    free(pictograms);
}

/* The surface is a line of text: its first row lies `above` rows over the square. */
static void copy(const SDL_Surface *glyph, int above, int size, uint8_t *coverage, int stride)
{
    int width = glyph->w < size ? glyph->w : size;
    for (int y = 0; y < size && y + above < glyph->h; y++) {
        const uint8_t *row = (const uint8_t *)glyph->pixels + (y + above) * glyph->pitch;
        for (int x = 0; y + above >= 0 && x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + x * (int)sizeof pixel, sizeof pixel);
            coverage[y * stride + x] = (uint8_t)(pixel >> ALPHA_SHIFT);
        }
    }
}

bool pictograms_draw(
    struct pictograms *pictograms, const char *name, int size, uint8_t *coverage, int stride)
{
    struct name wanted = {name, 0};
    const struct name *found =
        bsearch(&wanted, pictograms->names, pictograms->count, sizeof *pictograms->names, compare);
    if (!found || TTF_SetFontSize(pictograms->font, size))
        return false;
    SDL_Surface *glyph = TTF_RenderGlyph32_Blended(
        pictograms->font, (Uint32)found->code_point, (SDL_Color){255, 255, 255, 255});
    if (!glyph)
        return false;
    copy(glyph, TTF_FontAscent(pictograms->font) - size, size, coverage, stride);
    SDL_FreeSurface(glyph);
    return true;
}
