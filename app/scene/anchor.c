/* SPDX-License-Identifier: EUPL-1.2 */
/* Surfaces differ from shape to shape, the texts and their order do not. */
#include "scene/anchor.h"

static bool counts(const struct node *node)
{
    return node->layer == LAYER_PAGE && node->paragraph && node->box.h > 0;
}

/* The text at a place, or NULL. */
static const struct node *text_at(const struct scene *scene, int place)
{
    for (size_t i = 0; i < scene->count; i++)
        if (counts(&scene->nodes[i]) && place-- == 0)
            return &scene->nodes[i];
    return NULL;
}

struct anchor anchor_of(const struct scene *scene, int scroll)
{
    struct anchor anchor = {.place = -1};
    const struct node *first = NULL;
    int place = 0;
    for (size_t i = 0; scroll > 0 && i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        if (!counts(node))
            continue;
        bool seen = node->box.y + node->box.h > scroll;
        if (seen && (!first || node->box.y < first->box.y)) {
            first = node;
            anchor.place = place;
        }
        place++;
    }
    if (first)
        anchor.hidden = (double)(scroll - first->box.y) / first->box.h;
    return anchor;
}

int anchor_scroll(const struct scene *scene, struct anchor anchor)
{
    const struct node *node = anchor.place < 0 ? NULL : text_at(scene, anchor.place);
    if (!node)
        return 0;
    int most = scene_scroll_most(scene), scroll = node->box.y + (int)(anchor.hidden * node->box.h);
    return scroll < 0 ? 0 : scroll > most ? most : scroll;
}
