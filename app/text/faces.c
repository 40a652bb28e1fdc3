/* SPDX-License-Identifier: EUPL-1.2 */
/* One TTF_Font per face, weight and size: changing a font's size would flush its glyph cache; those
 * not used for longest are closed, since each keeps its glyphs.
 * HarfBuzz is asked directly only for what SDL_ttf does not tell: coverage, and the true top of a
 * run whose ink stands above the ascent. */
#include "text/faces.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"

#include <SDL_ttf.h>
#include <hb.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FACES_MOST = 16,
    SCRIPTS_MOST = 8,
    FONTS_CSV_MOST = 64 * 1024,
    OPENED_MOST = 32, /* fonts with their glyphs; the start screen in all languages needs half */
};

static const char NBSP[] = "\u00A0";

/* A face in a weight and size. */
struct opened {
    const struct weight *weight;
    int size;
    TTF_Font *font;
    int nbsp; /* its advance */
    unsigned long used;
};

struct weight {
    char *path;
    hb_font_t *shaper; /* scaled for each use */
};

struct face {
    UScriptCode scripts[SCRIPTS_MOST];
    int script_count;
    struct weight weights[2]; /* regular, bold */
};

struct faces {
    struct face list[FACES_MOST];
    int count;
    struct opened opened[OPENED_MOST];
    int opened_count;
    unsigned long uses;
};

static bool load_weight(
    struct weight *weight, const char *folder, const char *file, struct error *error)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        return error_set(error, "%s: the font is missing; build again to stage it", path);
    hb_face_t *face = hb_face_create(blob, 0);
    weight->path = memory_string(path);
    weight->shaper = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return true;
}

/* A line of fonts.csv: scripts,regular,bold */
static bool load_face(struct faces *faces, const char *folder, char *line, struct error *error)
{
    char *rest, *scripts = strtok_r(line, ",", &rest), *regular = strtok_r(NULL, ",", &rest),
                *bold = strtok_r(NULL, ",", &rest);
    if (!scripts || !regular || !bold || faces->count == FACES_MOST)
        return error_set(error, "%s/fonts.csv: cannot be read at \"%s\"", folder, line);
    struct face *face = &faces->list[faces->count++];
    char *more, *script = strtok_r(scripts, "|", &more);
    for (; script && face->script_count < SCRIPTS_MOST; script = strtok_r(NULL, "|", &more)) {
        UErrorCode status = U_ZERO_ERROR;
        uscript_getCode(script, &face->scripts[face->script_count++], 1, &status);
    }
    return load_weight(&face->weights[0], folder, regular, error) &&
           load_weight(&face->weights[1], folder, bold, error);
}

static bool load(struct faces *faces, const char *folder, struct arena *arena, struct error *error)
{
    const char *path = arena_printf(arena, "%s/fonts.csv", folder);
    char *table = file_read(arena, path, FONTS_CSV_MOST, NULL, error);
    if (!table)
        return false;
    char *rest, *line;
    strtok_r(table, "\n", &rest); /* the heading */
    while ((line = strtok_r(NULL, "\n", &rest)))
        if (!load_face(faces, folder, line, error))
            return false;
    return faces->count > 0 || error_set(error, "%s: names no fonts", path);
}

struct faces *faces_create(const char *folder, struct error *error)
{
    struct faces *faces = memory_zero(sizeof *faces);
    struct arena *arena = arena_create();
    bool loaded = TTF_Init() == 0 ? load(faces, folder, arena, error)
                                  : error_set(error, "fonts cannot be used: %s", TTF_GetError());
    arena_destroy(arena);
    if (loaded)
        return faces;
    faces_destroy(faces);
    return NULL;
}

static void finish_weight(struct weight *weight)
{
    hb_font_destroy(weight->shaper);
    free(weight->path);
}

void faces_destroy(struct faces *faces)
{
    if (!faces)
        return;
    for (int i = 0; i < faces->opened_count; i++)
        TTF_CloseFont(faces->opened[i].font);
    for (int i = 0; i < faces->count; i++)
        for (int w = 0; w < 2; w++)
            finish_weight(&faces->list[i].weights[w]);
    free(faces);
    TTF_Quit();
}

static bool covers(const struct face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->weights[0].shaper, code_point, &glyph);
}

static bool lists(const struct face *face, UScriptCode script)
{
    for (int i = 0; i < face->script_count; i++)
        if (face->scripts[i] == script)
            return true;
    return false;
}

/* Digits look alike everywhere; beside Han only Han's own punctuation is Han's. */
static bool goes_first(const struct faces *faces, uint32_t code_point, int before)
{
    bool digit = code_point >= '0' && code_point <= '9';
    return digit || (before >= 0 && lists(&faces->list[before], USCRIPT_HAN));
}

int faces_choose(struct faces *faces, uint32_t code_point, UScriptCode script, int before)
{
    bool common = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
    bool stays = script == USCRIPT_INHERITED || (common && !goes_first(faces, code_point, before));
    if (stays && before >= 0 && covers(&faces->list[before], code_point))
        return before;
    for (int i = 0; i < faces->count; i++)
        if (!common && lists(&faces->list[i], script) && covers(&faces->list[i], code_point))
            return i;
    for (int i = 0; i < faces->count; i++)
        if (covers(&faces->list[i], code_point))
            return i;
    return FACE_NONE;
}

static TTF_Font *open_font(const char *path, int size)
{
    TTF_Font *font = TTF_OpenFont(path, size);
    if (!font) {
        fprintf(stderr, "%s: %s\n", path, TTF_GetError());
        abort();
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    return font;
}

/* A free place, or that of the font which was not used for longest. */
static struct opened *place_for_font(struct faces *faces)
{
    if (faces->opened_count < OPENED_MOST)
        return &faces->opened[faces->opened_count++];
    struct opened *oldest = &faces->opened[0];
    for (int i = 1; i < OPENED_MOST; i++)
        if (faces->opened[i].used < oldest->used)
            oldest = &faces->opened[i];
    TTF_CloseFont(oldest->font);
    return oldest;
}

static struct opened *open_sized(struct faces *faces, const struct weight *weight, int size)
{
    TTF_Font *font = open_font(weight->path, size);
    struct opened *opened = place_for_font(faces);
    int both, one;
    TTF_SizeUTF8(font, "\u00A0\u00A0", &both, NULL);
    TTF_SizeUTF8(font, NBSP, &one, NULL);
    *opened = (struct opened){weight, size, font, both - one, 0};
    return opened;
}

/* Valid until the next call. */
static struct opened *font_of(struct faces *faces, const struct run_style *style)
{
    const struct weight *weight = &faces->list[style->face].weights[style->bold];
    struct opened *opened = NULL;
    for (int i = 0; i < faces->opened_count && !opened; i++)
        if (faces->opened[i].weight == weight && faces->opened[i].size == style->size)
            opened = &faces->opened[i];
    if (!opened)
        opened = open_sized(faces, weight, style->size);
    opened->used = ++faces->uses;
    TTF_SetFontDirection(
        opened->font, style->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(opened->font, uscript_getShortName(style->script));
    return opened;
}

/* Between two NBSPs, so that the reported width is the pen's way and not the ink's. */
static struct strbuf between_spaces(const char *utf8)
{
    struct strbuf padded = {0};
    strbuf_add(&padded, NBSP);
    strbuf_add(&padded, utf8);
    strbuf_add(&padded, NBSP);
    return padded;
}

static hb_buffer_t *shape(hb_font_t *font, const struct run_style *style, const char *utf8)
{
    hb_font_set_scale(font, style->size * 64, style->size * 64);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, utf8, -1, 0, -1);
    hb_buffer_set_direction(buffer, style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(style->script), -1));
    hb_shape(font, buffer, NULL, 0);
    return buffer;
}

/* Ink of a run in pixels: before the pen's start, beyond its end, above the baseline. */
struct ink {
    int left, right, top;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static struct ink ink_of(struct faces *faces, const struct run_style *style, const char *utf8)
{
    hb_font_t *font = faces->list[style->face].weights[style->bold].shaper;
    hb_buffer_t *buffer = shape(font, style, utf8);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    int pen = 0, left = 0, right = 0, top = 0;
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t extents = {0};
        hb_font_get_glyph_extents(font, glyphs[i].codepoint, &extents);
        int from = pen + at[i].x_offset + extents.x_bearing;
        if (extents.width) {
            left = larger(left, -from);
            right = larger(right, from + extents.width);
            top = larger(top, at[i].y_offset + extents.y_bearing);
        }
        pen += at[i].x_advance;
    }
    hb_buffer_destroy(buffer);
    return (struct ink){(left + 63) / 64, (larger(right - pen, 0) + 63) / 64, (top + 63) / 64};
}

struct extent faces_measure(struct faces *faces, const struct run_style *style, const char *utf8)
{
    struct opened *opened = font_of(faces, style);
    struct strbuf padded = between_spaces(utf8);
    int width = 0;
    TTF_SizeUTF8(opened->font, padded.string, &width, NULL);
    strbuf_finish(&padded);
    struct ink ink = ink_of(faces, style, utf8);
    return (struct extent){larger(width - 2 * opened->nbsp, 0), ink.left, ink.right};
}

static void copy_row(const uint32_t *pixels, int width, int x, uint8_t *row, int row_width)
{
    for (int i = 0; i < width; i++) {
        int at = x + i;
        uint8_t alpha = (uint8_t)(pixels[i] >> 24);
        if (at >= 0 && at < row_width && alpha > row[at])
            row[at] = alpha;
    }
}

static const uint8_t *row_of(const SDL_Surface *surface, int y)
{
    return (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
}

static bool has_ink(const SDL_Surface *surface, int y)
{
    const uint32_t *pixels = (const uint32_t *)(const void *)row_of(surface, y);
    for (int x = 0; x < surface->w; x++)
        if (pixels[x] >> 24)
            return true;
    return false;
}

/* How far the baseline lies below the surface's top. Ink above the ascent or below the descent
 * makes the surface higher, and SDL_ttf does not say at which end: the end without ink did not
 * grow. Where both have ink HarfBuzz knows the top, but for a pixel of hinting. */
static int baseline_of(struct faces *faces, const struct run_style *style, const char *utf8,
    TTF_Font *font, const SDL_Surface *surface)
{
    int ascent = TTF_FontAscent(font), more = surface->h - TTF_FontHeight(font);
    if (more <= 0 || !has_ink(surface, 0))
        return ascent;
    if (!has_ink(surface, surface->h - 1))
        return ascent + more;
    int above = ink_of(faces, style, utf8).top - ascent;
    return ascent + (above < 0 ? 0 : above > more ? more : above);
}

void faces_draw(struct faces *faces, const struct run_style *style, const char *utf8, int x,
    int baseline, struct canvas canvas)
{
    struct opened *opened = font_of(faces, style);
    struct strbuf padded = between_spaces(utf8);
    SDL_Surface *surface =
        TTF_RenderUTF8_Blended(opened->font, padded.string, (SDL_Color){255, 255, 255, 255});
    strbuf_finish(&padded);
    if (!surface)
        return;
    int top = baseline - baseline_of(faces, style, utf8, opened->font, surface);
    for (int y = 0; y < surface->h; y++) {
        int to = top + y;
        if (to >= 0 && to < canvas.height)
            copy_row((const uint32_t *)(const void *)row_of(surface, y), surface->w,
                x - opened->nbsp, canvas.coverage + (ptrdiff_t)to * canvas.stride, canvas.width);
    }
    SDL_FreeSurface(surface);
}
