/* SPDX-License-Identifier: EUPL-1.2 */
/* A stamp is a texture of white pixels whose alpha is the coverage of something: a paragraph, a
 * pictogram, a disc. Stamps are kept while they are used, up to a bound of memory. */
#include "terminal/painter.h"

#include "base/memory.h"

#include <SDL_image.h>
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    STAMPS_MOST = 1024,
    STAMP_BYTES_MOST = 24 * 1024 * 1024,
};

enum stamp_kind { STAMP_PARAGRAPH, STAMP_PICTOGRAM, STAMP_DISC };

struct stamp {
    enum stamp_kind kind;
    uint64_t serial; /* of a paragraph */
    char name[48]; /* of a pictogram */
    int size; /* of a pictogram or disc */
    SDL_Texture *texture;
    struct rect ink; /* the texture's place in the thing's box */
    unsigned long used;
};

struct painter {
    SDL_Renderer *renderer;
    char *pictograms;
    struct stamp stamps[STAMPS_MOST];
    size_t count, bytes;
    unsigned long frame;
};

struct painter *painter_create(SDL_Renderer *renderer, const char *pictograms)
{
    struct painter *painter = memory_zero(sizeof *painter);
    painter->renderer = renderer;
    painter->pictograms = memory_string(pictograms);
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    return painter;
}

static size_t bytes_of(const struct stamp *stamp)
{
    return (size_t)stamp->ink.w * (size_t)stamp->ink.h * 4;
}

static void drop(struct painter *painter, size_t index)
{
    struct stamp *stamp = &painter->stamps[index];
    painter->bytes -= bytes_of(stamp);
    SDL_DestroyTexture(stamp->texture);
    *stamp = painter->stamps[--painter->count];
}

void painter_destroy(struct painter *painter)
{
    if (!painter)
        return;
    while (painter->count)
        drop(painter, painter->count - 1);
    free(painter->pictograms);
    free(painter);
}

/* Stamps of this frame stay, whatever the bound. */
static void make_room(struct painter *painter)
{
    while (painter->count == STAMPS_MOST || painter->bytes > STAMP_BYTES_MOST) {
        size_t oldest = 0;
        for (size_t i = 1; i < painter->count; i++)
            if (painter->stamps[i].used < painter->stamps[oldest].used)
                oldest = i;
        if (painter->stamps[oldest].used == painter->frame && painter->count < STAMPS_MOST)
            return;
        drop(painter, oldest);
    }
}

/* The smallest rectangle with all the ink. */
static struct rect ink_of(const uint8_t *coverage, int width, int height)
{
    int left = width, right = 0, top = height, bottom = 0;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            if (coverage[y * width + x]) {
                left = x < left ? x : left;
                right = x + 1 > right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
            }
    if (right <= left)
        return (struct rect){0};
    return (struct rect){left, top, right - left, bottom - top};
}

static SDL_Texture *texture_of(
    SDL_Renderer *renderer, const uint8_t *coverage, int stride, struct rect ink)
{
    SDL_Texture *texture = SDL_CreateTexture(
        renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, ink.w, ink.h);
    if (!texture)
        return NULL;
    uint32_t *pixels = memory_resize(NULL, (size_t)ink.w * (size_t)ink.h, sizeof *pixels);
    for (int y = 0; y < ink.h; y++)
        for (int x = 0; x < ink.w; x++)
            pixels[y * ink.w + x] =
                (uint32_t)coverage[(ink.y + y) * stride + ink.x + x] << 24 | 0xFFFFFF;
    SDL_UpdateTexture(texture, NULL, pixels, ink.w * 4);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    free(pixels);
    return texture;
}

static struct stamp *find(struct painter *painter, const struct stamp *wanted)
{
    for (size_t i = 0; i < painter->count; i++) {
        struct stamp *stamp = &painter->stamps[i];
        if (stamp->kind == wanted->kind && stamp->serial == wanted->serial &&
            stamp->size == wanted->size && strcmp(stamp->name, wanted->name) == 0)
            return stamp;
    }
    return NULL;
}

static struct stamp *keep(
    struct painter *painter, struct stamp stamp, const uint8_t *coverage, int width, int height)
{
    make_room(painter);
    stamp.ink = ink_of(coverage, width, height);
    if (stamp.ink.w)
        stamp.texture = texture_of(painter->renderer, coverage, width, stamp.ink);
    painter->bytes += bytes_of(&stamp);
    struct stamp *kept = &painter->stamps[painter->count++];
    *kept = stamp;
    return kept;
}

static struct stamp *paragraph_stamp(
    struct painter *painter, const struct scene *scene, const struct paragraph *paragraph)
{
    struct stamp wanted = {.kind = STAMP_PARAGRAPH, .serial = paragraph->serial};
    struct stamp *stamp = find(painter, &wanted);
    if (stamp)
        return stamp;
    size_t bytes = (size_t)paragraph->width * (size_t)paragraph->height;
    uint8_t *coverage = memory_zero(bytes);
    text_draw(scene->engine, paragraph, coverage, paragraph->width);
    stamp = keep(painter, wanted, coverage, paragraph->width, paragraph->height);
    free(coverage);
    return stamp;
}

/* One of the project's own pictograms; false: there is none of that name. */
static bool draw_svg(struct painter *painter, const char *name, int size, uint8_t *coverage)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.svg", painter->pictograms, name);
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    SDL_Surface *loaded = file ? IMG_LoadSizedSVG_RW(file, size, size) : NULL;
    if (file)
        SDL_RWclose(file);
    SDL_Surface *surface =
        loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(loaded);
    if (!surface)
        return false;
    for (int y = 0; y < size && y < surface->h; y++) {
        const uint32_t *row =
            (const uint32_t *)(const void *)((const uint8_t *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < size && x < surface->w; x++)
            coverage[y * size + x] = (uint8_t)(row[x] >> 24);
    }
    SDL_FreeSurface(surface);
    return true;
}

static struct stamp *pictogram_stamp(
    struct painter *painter, const struct scene *scene, const char *name, int size)
{
    struct stamp wanted = {.kind = STAMP_PICTOGRAM, .size = size};
    snprintf(wanted.name, sizeof wanted.name, "%s", name);
    struct stamp *stamp = find(painter, &wanted);
    if (stamp)
        return stamp;
    uint8_t *coverage = memory_zero((size_t)size * (size_t)size);
    if (!text_draw_pictogram(scene->engine, name, size, coverage, size))
        draw_svg(painter, name, size, coverage);
    stamp = keep(painter, wanted, coverage, size, size);
    free(coverage);
    return stamp;
}

/* A filled circle of `size` pixels, its edge smoothed; its quarters are the round corners. */
static struct stamp *disc_stamp(struct painter *painter, int size)
{
    struct stamp wanted = {.kind = STAMP_DISC, .size = size};
    struct stamp *stamp = find(painter, &wanted);
    if (stamp)
        return stamp;
    uint8_t *coverage = memory_zero((size_t)size * (size_t)size);
    double radius = size / 2.0;
    for (int y = 0; y < size; y++)
        for (int x = 0; x < size; x++) {
            double distance = hypot(x + 0.5 - radius, y + 0.5 - radius);
            double inside = radius - distance + 0.5;
            coverage[y * size + x] = (uint8_t)(inside <= 0   ? 0
                                               : inside >= 1 ? 255
                                                             : inside * 255 + 0.5);
        }
    stamp = keep(painter, wanted, coverage, size, size);
    free(coverage);
    return stamp;
}

/* What covers all is not mixed: the software renderer fills five times faster so. */
static void set_colour(SDL_Renderer *renderer, uint32_t colour)
{
    bool opaque = colour >> 24 == 0xFF;
    SDL_SetRenderDrawBlendMode(renderer, opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(renderer, (uint8_t)(colour >> 16), (uint8_t)(colour >> 8),
        (uint8_t)colour, (uint8_t)(colour >> 24));
}

static void tint(struct stamp *stamp, uint32_t colour)
{
    SDL_SetTextureColorMod(
        stamp->texture, (uint8_t)(colour >> 16), (uint8_t)(colour >> 8), (uint8_t)colour);
    SDL_SetTextureAlphaMod(stamp->texture, (uint8_t)(colour >> 24));
}

static void draw_stamp(struct painter *painter, struct stamp *stamp, int x, int y, uint32_t colour)
{
    stamp->used = painter->frame;
    if (!stamp->texture)
        return;
    tint(stamp, colour);
    SDL_Rect to = {x + stamp->ink.x, y + stamp->ink.y, stamp->ink.w, stamp->ink.h};
    SDL_RenderCopy(painter->renderer, stamp->texture, NULL, &to);
}

static void fill(SDL_Renderer *renderer, int x, int y, int w, int h)
{
    if (w > 0 && h > 0)
        SDL_RenderFillRect(renderer, &(SDL_Rect){x, y, w, h});
}

static void fill_round(struct painter *painter, struct rect box, int radius, uint32_t colour)
{
    int most = (box.w < box.h ? box.w : box.h) / 2, r = radius < most ? radius : most;
    set_colour(painter->renderer, colour);
    if (r < 2) {
        fill(painter->renderer, box.x, box.y, box.w, box.h);
        return;
    }
    fill(painter->renderer, box.x, box.y + r, box.w, box.h - 2 * r);
    fill(painter->renderer, box.x + r, box.y, box.w - 2 * r, r);
    fill(painter->renderer, box.x + r, box.y + box.h - r, box.w - 2 * r, r);
    struct stamp *disc = disc_stamp(painter, 2 * r);
    disc->used = painter->frame;
    if (!disc->texture)
        return;
    tint(disc, colour);
    for (int corner = 0; corner < 4; corner++) {
        int right = corner & 1, low = corner >> 1;
        SDL_Rect from = {right * r, low * r, r, r};
        SDL_Rect to = {box.x + right * (box.w - r), box.y + low * (box.h - r), r, r};
        SDL_RenderCopy(painter->renderer, disc->texture, &from, &to);
    }
}

/* A third of the way from one opaque colour to another. */
static uint32_t towards(uint32_t from, uint32_t to)
{
    uint32_t mixed = 0xFF000000;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t a = (from >> shift) & 0xFF, b = (to >> shift) & 0xFF;
        mixed |= ((a * 2 + b) / 3) << shift;
    }
    return mixed;
}

static uint32_t pressed_colour(const struct scene *scene, uint32_t colour)
{
    const struct theme *theme = scene->theme;
    bool light_ink =
        theme_contrast(theme->ink, 0xFF000000) > theme_contrast(theme->card, 0xFF000000);
    bool dark = theme_contrast(colour, 0xFFFFFFFF) > 7;
    return towards(colour, dark == light_ink ? theme->ink : theme->card);
}

static struct rect inset(struct rect box, int by)
{
    return (struct rect){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

/* Two rings: the outer one stands out from the ground around, the inner one parts it from the
 * button's own colour, whatever both are (WCAG 2.4.13). The outer one lies in the gap around the
 * button, but inside the bar's places, which have none. Returns what is left of the button. */
static struct rect draw_focus(
    struct painter *painter, const struct scene *scene, const struct node *node, struct rect box)
{
    int thick = scene->metrics.focus, thin = (thick + 1) / 2;
    if (node->radius)
        box = inset(box, -thick);
    fill_round(painter, box, node->radius ? node->radius + thick : 0, scene->theme->ink);
    fill_round(painter, inset(box, thick), node->radius, scene->theme->background);
    return inset(box, thick + thin);
}

static void draw_node(struct painter *painter, const struct scene *scene, size_t index, int scroll,
    int pressed, int focus)
{
    const struct node *node = &scene->nodes[index];
    struct rect box = scene_box(scene, node, scroll);
    if (box.y >= scene->metrics.height || box.y + box.h <= 0)
        return;
    uint32_t ground = node->fill;
    if ((int)index == pressed)
        ground = pressed_colour(scene, ground ? ground : scene_ground(scene, index));
    if ((int)index == focus) {
        int thin = (scene->metrics.focus + 1) / 2;
        box = draw_focus(painter, scene, node, box);
        fill_round(painter, box, node->radius - thin, ground ? ground : scene_ground(scene, index));
    } else if (node->outline) {
        fill_round(painter, box, node->radius, node->outline);
        int edge = node->outline_width;
        fill_round(painter, inset(box, edge), node->radius - edge, ground);
    } else if (ground) {
        fill_round(painter, box, node->radius, ground);
    }
    if (node->paragraph)
        draw_stamp(
            painter, paragraph_stamp(painter, scene, node->paragraph), box.x, box.y, node->ink);
    if (node->pictogram)
        draw_stamp(painter, pictogram_stamp(painter, scene, node->pictogram, box.w), box.x, box.y,
            node->ink);
}

/* How much of the page is seen, at the end side of the window. */
static void draw_scroll_bar(struct painter *painter, const struct scene *scene, int scroll)
{
    if (scene_scroll_most(scene) == 0)
        return;
    int width = scene->metrics.gap / 3 > 3 ? scene->metrics.gap / 3 : 3;
    int track = scene->page.h, length = (int)((long)track * track / scene->page_height);
    int least = scene->metrics.target / 2;
    length = length < least ? least : length;
    int y = (int)((long)(track - length) * scroll / scene_scroll_most(scene));
    int x = scene->mirrored ? width / 2 : scene->metrics.width - width - width / 2;
    fill_round(
        painter, (struct rect){x, scene->page.y + y, width, length}, width / 2, scene->theme->edge);
}

void painter_paint(
    struct painter *painter, const struct scene *scene, int scroll, int pressed, int focus)
{
    SDL_Renderer *renderer = painter->renderer;
    painter->frame++;
    set_colour(renderer, scene->theme->background);
    SDL_RenderClear(renderer);
    SDL_Rect page = {scene->page.x, scene->page.y, scene->page.w, scene->page.h};
    for (int layer = LAYER_PAGE; layer <= LAYER_DIALOGUE; layer++) {
        SDL_RenderSetClipRect(renderer, layer == LAYER_PAGE ? &page : NULL);
        for (size_t i = 0; i < scene->count; i++)
            if (scene->nodes[i].layer == (enum layer)layer)
                draw_node(painter, scene, i, scroll, pressed, focus);
        if (layer == LAYER_PAGE)
            draw_scroll_bar(painter, scene, scroll);
    }
}

/* Seven segments: top, upper start, upper end, middle, lower start, lower end, bottom. */
static void draw_digit(SDL_Renderer *renderer, int digit, int x, int y, int size)
{
    static const unsigned char segments[] = {0x77, 0x24, 0x5D};
    int thick = size / 4, half = size;
    const SDL_Rect boxes[] = {
        {x, y, size, thick},
        {x, y, thick, half},
        {x + size - thick, y, thick, half},
        {x, y + half - thick / 2, size, thick},
        {x, y + half, thick, half},
        {x + size - thick, y + half, thick, half},
        {x, y + 2 * half - thick, size, thick},
    };
    for (size_t i = 0; i < COUNT_OF(boxes); i++)
        if (segments[digit] & (1 << i))
            SDL_RenderFillRect(renderer, &boxes[i]);
}

void painter_paint_numbers(struct painter *painter, int width, int height)
{
    static const int numbers[][3] = {{1, 1, 2}, {1, 1, 0}};
    int size = (width < height ? width : height) / 6;
    set_colour(painter->renderer, theme_light.emergency);
    SDL_RenderClear(painter->renderer);
    set_colour(painter->renderer, theme_light.on_colour);
    for (int row = 0; row < 2; row++)
        for (int i = 0; i < 3; i++)
            draw_digit(painter->renderer, numbers[row][i], width / 2 + (3 * i - 4) * size / 2,
                height / 2 + (row ? size / 2 : -size * 5 / 2), size);
}
