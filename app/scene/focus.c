/* SPDX-License-Identifier: EUPL-1.2 */
#include "scene/focus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool can_have(const struct scene *scene, const struct node *node)
{
    return node->role == ROLE_BUTTON && (!scene->has_dialogue || node->layer == LAYER_DIALOGUE);
}

static int count_of(const struct scene *scene)
{
    int count = 0;
    for (size_t i = 0; i < scene->count; i++)
        count += can_have(scene, &scene->nodes[i]);
    return count;
}

/* The button at a place, or -1. */
static int button_at(const struct scene *scene, int place)
{
    for (size_t i = 0; i < scene->count; i++)
        if (can_have(scene, &scene->nodes[i]) && place-- == 0)
            return (int)i;
    return -1;
}

static const char *text_of(const struct node *node)
{
    return node->text ? node->text : "";
}

static bool same_text(const struct node *node, const struct focus *focus)
{
    return strncmp(text_of(node), focus->text, FOCUS_TEXT - 1) == 0;
}

/* The place with the same words that is nearest to the old one, or -1. */
static int nearest_like(const struct scene *scene, const struct focus *focus)
{
    int place = 0, best = -1;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        if (!can_have(scene, node))
            continue;
        if (same_text(node, focus) &&
            (best < 0 || abs(place - focus->place) < abs(best - focus->place)))
            best = place;
        place++;
    }
    return best;
}

static int place_in(const struct scene *scene, const struct focus *focus)
{
    int last = count_of(scene) - 1, like = nearest_like(scene, focus);
    if (scene->has_dialogue && last >= 0)
        return like >= 0 ? like : 0;
    if (focus->place < 0 || last < 0)
        return -1;
    return like >= 0 ? like : focus->place < last ? focus->place : last;
}

int focus_button(const struct scene *scene, const struct focus *focus)
{
    int place = focus->shown ? place_in(scene, focus) : -1;
    return place < 0 ? -1 : button_at(scene, place);
}

void focus_forget(struct focus *focus)
{
    focus->place = -1;
    focus->text[0] = '\0';
}

static int within_page(const struct scene *scene, int scroll)
{
    int most = scene_scroll_most(scene);
    return scroll < 0 ? 0 : scroll > most ? most : scroll;
}

int focus_scroll(const struct scene *scene, int button, int scroll)
{
    const struct node *node = &scene->nodes[button];
    if (node->layer != LAYER_PAGE)
        return scroll;
    int gap = scene->metrics.gap;
    int highest = node->box.y - gap, lowest = node->box.y + node->box.h + gap - scene->page.h;
    if (scroll < lowest)
        scroll = lowest;
    if (scroll > highest) /* of what is higher than the page, the beginning */
        scroll = highest;
    return within_page(scene, scroll);
}

/* Frame buttons stand before the page (the header) or after it (the bar). */
static bool after_page(const struct scene *scene, int button)
{
    for (int i = button; i >= 0; i--)
        if (scene->nodes[i].layer == LAYER_PAGE)
            return true;
    return false;
}

/* Where the page has to be when it has been read as far as this button. */
static int scroll_for(const struct scene *scene, int button, int scroll)
{
    if (scene->nodes[button].layer == LAYER_PAGE)
        return focus_scroll(scene, button, scroll);
    if (scene->has_dialogue)
        return scroll;
    return after_page(scene, button) ? scene_scroll_most(scene) : 0;
}

static void move_to(const struct scene *scene, struct focus *focus, int place)
{
    focus->place = place;
    snprintf(
        focus->text, sizeof focus->text, "%s", text_of(&scene->nodes[button_at(scene, place)]));
}

void focus_step(const struct scene *scene, struct focus *focus, int *scroll, bool forward)
{
    int count = count_of(scene), place = focus->shown ? place_in(scene, focus) : -1;
    if (count == 0)
        return;
    focus->shown = true;
    if (scene->has_dialogue && count == 1)
        return;
    int next = forward ? (place + 1) % count : place <= 0 ? count - 1 : place - 1;
    bool round = forward ? next <= place : next >= place && place >= 0;
    int to = scroll_for(scene, button_at(scene, next), *scroll);
    int page = scene->page.h - 2 * scene->metrics.body; /* the last line read leads the next page */
    if (page > 0 && !round && place >= 0 && abs(to - *scroll) > page) {
        *scroll = within_page(scene, *scroll + (to > *scroll ? page : -page));
        return;
    }
    move_to(scene, focus, next);
    *scroll = to;
}
