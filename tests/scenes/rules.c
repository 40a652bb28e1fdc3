/* SPDX-License-Identifier: EUPL-1.2 */
/* A rule looks at the whole scene and complains about each node that breaks it. */
#include "rules.h"

#include "base/memory.h"
#include "language/language.h"
#include "scene/focus.h"
#include "screens/screens.h"
#include "screens/stick.h"
#include "trial.h"

#include <string.h>
#include <unistd.h>

static bool intersect(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool within(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* A button may hold its own words; nothing else may lie on anything. */
static void nothing_overlaps(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *a = &scene->nodes[i];
        for (size_t j = i + 1; j < scene->count; j++) {
            const struct node *b = &scene->nodes[j];
            bool related = b->parent == (int)i || a->role == ROLE_GROUND || b->role == ROLE_GROUND;
            if (!related && a->layer == b->layer && intersect(a->box, b->box))
                trial_complain(trial, "lies on another", b);
        }
    }
}

static void nothing_is_cut(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        struct rect all = {0, 0, scene->metrics.width,
            node->layer == LAYER_PAGE ? scene->page_height : scene->metrics.height};
        if (!within(all, node->box))
            trial_complain(trial, "leaves the screen", node);
        if (node->parent >= 0 && !within(scene->nodes[node->parent].box, node->box))
            trial_complain(trial, "leaves its button", node);
        if (node->paragraph && node->paragraph->overflows)
            trial_complain(trial, "is wider than its box", node);
        if (node->paragraph && node->paragraph->forced)
            trial_complain(trial, "breaks inside a word", node);
        if (node->paragraph && node->paragraph->tofu)
            trial_complain(trial, "has a character without a glyph", node);
    }
}

static void targets_are_large(struct trial *trial)
{
    int target = trial->scene.metrics.target;
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->role == ROLE_BUTTON && (node->box.w < target || node->box.h < target))
            trial_complain(trial, "is too small to touch", node);
    }
}

static bool leads_somewhere(struct trial *trial, const char *action)
{
    struct error error;
    if (session_is_verb(action) || stick_is_action(action))
        return true;
    const char *address = strncmp(action, "replace ", 8) == 0 ? action + 8 : action;
    return screens_know(trial->content, address, &error);
}

static void buttons_have_words(struct trial *trial)
{
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->role != ROLE_BUTTON)
            continue;
        if (!node->text || !*node->text || !node->language || !language_find(node->language))
            trial_complain(trial, "has no word", node);
        if (!node->action || !leads_somewhere(trial, node->action))
            trial_complain(trial, "leads nowhere", node);
    }
}

/* WCAG 1.4.3 and 1.4.11. */
static void contrast_is_enough(struct trial *trial)
{
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        uint32_t ground = scene_ground(&trial->scene, i);
        if (node->paragraph && theme_contrast(node->ink, ground) < 4.5)
            trial_complain(trial, "text is too pale", node);
        if (node->pictogram && theme_contrast(node->ink, ground) < 3)
            trial_complain(trial, "pictogram is too pale", node);
        uint32_t edge = node->outline ? node->outline : node->fill;
        bool bare = edge == ground || !edge;
        if (node->role == ROLE_BUTTON && !bare && theme_contrast(edge, ground) < 3)
            trial_complain(trial, "edge is too pale", node);
        if (node->role == ROLE_BUTTON && theme_contrast(trial->scene.theme->ink, ground) < 3)
            trial_complain(trial, "would have no visible focus", node);
    }
}

/* Reach mode: EN 301 549, 8.3. */
static void buttons_are_in_reach(struct trial *trial)
{
    const struct scene *scene = &trial->scene;
    if (!trial->session->view.reach || !scene->metrics.tall)
        return;
    for (size_t i = 0; i < scene->count; i++) {
        const struct node *node = &scene->nodes[i];
        if (node->role == ROLE_BUTTON && scene_box(scene, node, 0).y < trial->height / 3)
            trial_complain(trial, "is out of reach", node);
    }
    if (scene->page.y < trial->height / 3)
        trial_complain(trial, "page begins out of reach", &scene->nodes[0]);
}

/* Who has only "next" comes to every button, sees it, and comes round again (SCREENS, "Shapes"). */
static void next_reaches_everything(struct trial *trial)
{
    enum { STEPS_MOST = 2000 };
    const struct scene *scene = &trial->scene;
    struct focus focus = {.place = -1};
    int scroll = 0, reached = 0, last = -1, buttons = 0;
    for (size_t i = 0; i < scene->count; i++)
        buttons += scene->nodes[i].role == ROLE_BUTTON &&
                   (!scene->has_dialogue || scene->nodes[i].layer == LAYER_DIALOGUE);
    for (int step = 0; step < STEPS_MOST && reached < buttons; step++) {
        focus_step(scene, &focus, &scroll, true);
        int button = focus_button(scene, &focus);
        if (button == last)
            continue; /* reading on */
        struct rect box = scene_box(scene, &scene->nodes[button], scroll);
        if (button < last)
            trial_complain(trial, "is out of reading order", &scene->nodes[button]);
        if (scene_hit(scene, box.x + box.w / 2, box.y + 1, scroll) != button)
            trial_complain(trial, "has the focus and is not seen", &scene->nodes[button]);
        last = button;
        reached++;
    }
    if (reached < buttons)
        trial_complain(trial, "the focus never comes to the end of the page", &scene->nodes[0]);
}

static bool has_svg(struct trial *trial, const char *name)
{
    return access(arena_printf(
                      trial->scene.arena, "%s/share/faden/pictograms/%s.svg", trial->build, name),
               R_OK) == 0;
}

static void pictograms_exist(struct trial *trial)
{
    static uint8_t coverage[24 * 24];
    for (size_t i = 0; i < trial->scene.count; i++) {
        const struct node *node = &trial->scene.nodes[i];
        if (node->pictogram &&
            !text_draw_pictogram(trial->engine, node->pictogram, 24, coverage, 24) &&
            !has_svg(trial, node->pictogram))
            trial_complain(trial, "has no picture", node);
    }
}

/* Sorted by what they look at; a new rule is a new line. */
static void (*const rules[])(struct trial *trial) = {
    nothing_overlaps,
    nothing_is_cut,
    targets_are_large,
    buttons_have_words,
    contrast_is_enough,
    pictograms_exist,
    buttons_are_in_reach,
    next_reaches_everything,
};

void rules_try(struct trial *trial)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        rules[i](trial);
}
