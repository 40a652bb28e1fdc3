/* SPDX-License-Identifier: EUPL-1.2 */
/* HarfBuzz shapes with the file's own measures, which are the same at every size; FreeType draws
 * what it has placed. Files are only looked for at the start: the start screen needs few of them.
 */
#include "text/faces.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "text/glyphs.h"

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FACES_MOST = GLYPH_FONTS_MOST / 2, SCRIPTS_MOST = 8, FONTS_CSV_MOST = 64 * 1024 };

struct weight {
    struct glyph_font file;
    hb_font_t *shaper; /* scaled for each use; NULL: not asked for yet */
};

struct face {
    UScriptCode scripts[SCRIPTS_MOST];
    int script_count;
    struct weight weights[2]; /* regular, bold */
};

struct faces {
    struct face list[FACES_MOST];
    int count;
    struct arena *arena; /* of the paths */
    struct glyphs *glyphs;
    hb_buffer_t *buffer; /* of the run in hand */
};

static bool find_file(
    struct weight *weight, const char *path, const char *package, struct error *error)
{
    weight->file.path = path;
    return access(path, R_OK) == 0 ||
           error_set(error, "%s: the font is missing; install Debian's package %s and build again",
               path, package);
}

/* A line of fonts.csv: scripts,regular,bold,package */
static bool load_face(struct faces *faces, const char *folder, char *line, struct error *error)
{
    char *rest, *scripts = strtok_r(line, ",", &rest), *regular = strtok_r(NULL, ",", &rest),
                *bold = strtok_r(NULL, ",", &rest), *package = strtok_r(NULL, ",", &rest);
    if (!package || faces->count == FACES_MOST)
        return error_set(error, "%s/fonts.csv: cannot be read at \"%s\"", folder, line);
    struct face *face = &faces->list[faces->count];
    char *more, *script = strtok_r(scripts, "|", &more);
    for (; script && face->script_count < SCRIPTS_MOST; script = strtok_r(NULL, "|", &more)) {
        UErrorCode status = U_ZERO_ERROR;
        uscript_getCode(script, &face->scripts[face->script_count++], 1, &status);
    }
    char *const files[] = {regular, bold};
    for (int w = 0; w < 2; w++) {
        const char *path = arena_printf(faces->arena, "%s/%s", folder, files[w]);
        face->weights[w].file.number = (uint16_t)(faces->count * 2 + w);
        if (!find_file(&face->weights[w], path, package, error))
            return false;
    }
    faces->count++;
    return true;
}

static bool load(struct faces *faces, const char *folder, struct error *error)
{
    const char *path = arena_printf(faces->arena, "%s/fonts.csv", folder);
    char *table = file_read(faces->arena, path, FONTS_CSV_MOST, NULL, error);
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
    faces->arena = arena_create();
    faces->buffer = hb_buffer_create();
    faces->glyphs = glyphs_create();
    if (load(faces, folder, error))
        return faces;
    faces_destroy(faces);
    return NULL;
}

void faces_destroy(struct faces *faces)
{
    if (!faces)
        return;
    for (int i = 0; i < faces->count; i++)
        for (int w = 0; w < 2; w++)
            hb_font_destroy(faces->list[i].weights[w].shaper);
    glyphs_destroy(faces->glyphs);
    hb_buffer_destroy(faces->buffer);
    arena_destroy(faces->arena);
    free(faces);
}

/* A file that was there at the start and no longer is has no characters. */
static hb_font_t *shaper_of(struct weight *weight)
{
    if (!weight->shaper) {
        hb_blob_t *blob = hb_blob_create_from_file(weight->file.path);
        hb_face_t *face = hb_face_create(blob, 0);
        weight->shaper = hb_font_create(face);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
    }
    return weight->shaper;
}

int faces_open(const struct faces *faces)
{
    int count = 0;
    for (int i = 0; i < faces->count; i++)
        for (int w = 0; w < 2; w++)
            count += faces->list[i].weights[w].shaper != NULL;
    return count;
}

static bool covers(struct face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(shaper_of(&face->weights[0]), code_point, &glyph);
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

/* The glyphs of a run from left to right, with the places where the pen draws them; valid until the
 * next run. */
struct shaped {
    hb_font_t *font;
    const hb_glyph_info_t *glyphs;
    const hb_glyph_position_t *at;
    unsigned count;
};

static struct weight *weight_of(struct faces *faces, const struct run_style *style)
{
    return &faces->list[style->face].weights[style->bold];
}

static struct shaped shape(struct faces *faces, const struct run_style *style, const char *utf8)
{
    struct shaped shaped = {.font = shaper_of(weight_of(faces, style))};
    hb_buffer_t *buffer = faces->buffer;
    hb_font_set_scale(shaped.font, style->size * UNITS, style->size * UNITS);
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, utf8, -1, 0, -1);
    hb_buffer_set_direction(buffer, style->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(style->script), -1));
    hb_buffer_set_language(buffer, hb_language_from_string(style->locale, -1));
    hb_shape(shaped.font, buffer, NULL, 0);
    shaped.glyphs = hb_buffer_get_glyph_infos(buffer, &shaped.count);
    shaped.at = hb_buffer_get_glyph_positions(buffer, &shaped.count);
    return shaped;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct extent faces_measure(struct faces *faces, const struct run_style *style, const char *utf8)
{
    struct shaped shaped = shape(faces, style, utf8);
    struct extent run = {0};
    int right = 0;
    for (unsigned i = 0; i < shaped.count; i++) {
        hb_glyph_extents_t extents = {0};
        hb_font_get_glyph_extents(shaped.font, shaped.glyphs[i].codepoint, &extents);
        int from = run.advance + shaped.at[i].x_offset + extents.x_bearing;
        int top = shaped.at[i].y_offset + extents.y_bearing;
        if (extents.width) {
            run.left = larger(run.left, -from);
            right = larger(right, from + extents.width);
            run.above = larger(run.above, top);
            run.below = larger(run.below, -(top + extents.height));
        }
        run.advance += shaped.at[i].x_advance;
        run.tofu |= shaped.glyphs[i].codepoint == 0;
    }
    run.right = larger(right - run.advance, 0);
    return run;
}

static int pixels(int units)
{
    return (units + UNITS / 2) >> 6; /* the nearest, below 0 too */
}

/* To the nearest of the steps within pixels. */
static int steps(int units)
{
    return (units + UNITS / GLYPH_STEPS / 2) >> 4;
}

/* Where two glyphs meet the blacker one shows. */
static void copy(const struct glyph *glyph, int left, int top, struct canvas canvas)
{
    for (int y = 0; y < glyph->height; y++) {
        if (top + y < 0 || top + y >= canvas.height)
            continue;
        const uint8_t *from = glyph->coverage + (ptrdiff_t)y * glyph->width;
        uint8_t *to = canvas.coverage + (ptrdiff_t)(top + y) * canvas.stride;
        for (int x = larger(0, -left); x < glyph->width && left + x < canvas.width; x++)
            if (from[x] > to[left + x])
                to[left + x] = from[x];
    }
}

void faces_draw(struct faces *faces, const struct run_style *style, const char *utf8, int x,
    int baseline, struct canvas canvas)
{
    struct shaped shaped = shape(faces, style, utf8);
    struct glyph_font file = weight_of(faces, style)->file;
    int y = baseline * UNITS;
    for (unsigned i = 0; i < shaped.count; i++) {
        int pen = steps(x + shaped.at[i].x_offset);
        const struct glyph *glyph = glyphs_draw(
            faces->glyphs, file, style->size, shaped.glyphs[i].codepoint, pen & (GLYPH_STEPS - 1));
        int left = (pen >> 2) + glyph->left;
        int top = pixels(y - shaped.at[i].y_offset) - glyph->top;
        copy(glyph, left, top, canvas);
        x += shaped.at[i].x_advance;
        y -= shaped.at[i].y_advance;
    }
}
