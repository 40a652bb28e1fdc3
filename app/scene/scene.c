/* SPDX-License-Identifier: EUPL-1.2 */
#include "scene/scene.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void scene_init(struct scene *scene, struct text_engine *engine)
{
    *scene = (struct scene){.engine = engine, .arena = arena_create()};
}

void scene_destroy(struct scene *scene)
{
    arena_destroy(scene->arena);
    free(scene->nodes);
    *scene = (struct scene){0};
}

void scene_begin(struct scene *scene, struct metrics metrics, const struct theme *theme,
    const char *language, bool mirrored)
{
    arena_reset(scene->arena);
    scene->metrics = metrics;
    scene->theme = theme;
    scene->language = language;
    scene->mirrored = mirrored;
    scene->count = 0;
    scene->layer = LAYER_PAGE;
    scene->parent = -1;
    scene->page = (struct rect){0, 0, metrics.width, metrics.height};
    scene->page_height = 0;
    scene->has_dialogue = scene->discreet = false;
}

struct node *scene_add(struct scene *scene, enum role role, struct rect box)
{
    if (scene->count == scene->room) {
        scene->room = scene->room ? scene->room * 2 : 256;
        scene->nodes = memory_resize(scene->nodes, scene->room, sizeof *scene->nodes);
    }
    struct node *node = &scene->nodes[scene->count++];
    *node = (struct node){.box = box, .layer = scene->layer, .role = role, .parent = scene->parent};
    scene->has_dialogue |= scene->layer == LAYER_DIALOGUE;
    return node;
}

void scene_shift(struct scene *scene, size_t first, int dx, int dy)
{
    for (size_t i = first; i < scene->count; i++) {
        scene->nodes[i].box.x += dx;
        scene->nodes[i].box.y += dy;
    }
}

bool scene_breaks(const struct scene *scene, size_t first)
{
    for (size_t i = first; i < scene->count; i++) {
        const struct paragraph *paragraph = scene->nodes[i].paragraph;
        if (paragraph && (paragraph->forced || paragraph->overflows))
            return true;
    }
    return false;
}

void scene_forget(struct scene *scene, size_t first)
{
    assert(first <= scene->count && scene->parent < (int)first);
    scene->count = first;
}

/* Pictograms that point in the reading direction turn round with it. */
static const char *const turning[][2] = {
    {"arrow_back", "arrow_forward"},
    {"arrow_forward", "arrow_back"},
    {"chevron_right", "chevron_left"},
};

static const char *turned(const char *pictogram)
{
    for (size_t i = 0; pictogram && i < COUNT_OF(turning); i++)
        if (strcmp(pictogram, turning[i][0]) == 0)
            return turning[i][1];
    return pictogram;
}

void scene_finish(struct scene *scene)
{
    if (!scene->mirrored)
        return;
    for (size_t i = 0; i < scene->count; i++) {
        struct node *node = &scene->nodes[i];
        node->box.x = scene->metrics.width - node->box.x - node->box.w;
        node->pictogram = turned(node->pictogram);
    }
}

int scene_scroll_most(const struct scene *scene)
{
    int most = scene->page_height - scene->page.h;
    return most > 0 ? most : 0;
}

struct rect scene_box(const struct scene *scene, const struct node *node, int scroll)
{
    struct rect box = node->box;
    if (node->layer == LAYER_PAGE)
        box.y += scene->page.y - scroll;
    return box;
}

static bool inside(struct rect box, int x, int y)
{
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

static bool touchable(const struct scene *scene, const struct node *node, int x, int y)
{
    if (node->role != ROLE_BUTTON)
        return false;
    if (scene->has_dialogue)
        return node->layer == LAYER_DIALOGUE;
    return node->layer != LAYER_PAGE || inside(scene->page, x, y);
}

int scene_hit(const struct scene *scene, int x, int y, int scroll)
{
    for (size_t i = scene->count; i-- > 0;) {
        const struct node *node = &scene->nodes[i];
        if (touchable(scene, node, x, y) && inside(scene_box(scene, node, scroll), x, y))
            return (int)i;
    }
    return -1;
}

static const char *const role_names[] = {"ground", "heading", "text", "image", "button"};

static void add_escaped(struct strbuf *line, const char *string)
{
    for (; string && *string; string++) {
        switch (*string) {
        case '\t':
            strbuf_add(line, "\\t");
            break;
        case '\n':
            strbuf_add(line, "\\n");
            break;
        case '\\':
            strbuf_add(line, "\\\\");
            break;
        default:
            strbuf_add_bytes(line, string, 1);
        }
    }
}

const char *scene_dump(const struct scene *scene, struct arena *arena, int scroll)
{
    struct strbuf lines = {0};
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        struct rect box = scene_box(scene, node, scroll);
        strbuf_printf(
            &lines, "%d\t%d\t%d\t%d\t%s\t", box.x, box.y, box.w, box.h, role_names[node->role]);
        add_escaped(&lines, node->action);
        strbuf_add(&lines, "\t");
        add_escaped(&lines, node->pictogram);
        strbuf_printf(&lines, "\t%s\t", node->text && node->language ? node->language : "");
        add_escaped(&lines, node->text);
        strbuf_add(&lines, "\n");
    }
    const char *dump = arena_string(arena, lines.string ? lines.string : "");
    strbuf_finish(&lines);
    return dump;
}

static bool contains(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

uint32_t scene_ground(const struct scene *scene, size_t index)
{
    assert(index < scene->count);
    struct rect box = scene_box(scene, &scene->nodes[index], 0);
    for (size_t i = index; i-- > 0;) {
        const struct node *under = &scene->nodes[i];
        if ((under->fill >> 24) == 0xFF && under->layer == scene->nodes[index].layer &&
            contains(scene_box(scene, under, 0), box))
            return under->fill;
    }
    return scene->theme->background;
}
