/* SPDX-License-Identifier: EUPL-1.2 */
/* The card on which a question lies over any screen, in the middle of what can be reached; the page
 * beneath is veiled and cannot be touched. */
#include "screens/dialogue.h"

void dialogue_begin(struct dialogue *dialogue, struct scene *scene)
{
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    scene->layer = LAYER_DIALOGUE;
    scene_add(scene, ROLE_GROUND, (struct rect){0, 0, m->width, m->height})->fill = theme->veil;
    int width = m->width - 2 * m->margin, most = m->body * 24;
    width = width < most ? width : most;
    dialogue->first = scene->count;
    dialogue->middle = (struct column){scene, (m->width - width) / 2, 0, .width = width};
    dialogue->card = surface_begin(&dialogue->middle, theme->card, 2 * m->gap, m->radius);
}

int dialogue_end(struct dialogue *dialogue)
{
    struct scene *scene = dialogue->middle.scene;
    const struct metrics *m = &scene->metrics;
    surface_end(&dialogue->card);
    int below = m->height - dialogue->middle.y - m->calm;
    scene_shift(scene, dialogue->first, 0,
        below > 0 ? m->calm + below / 2 : (m->height - dialogue->middle.y) / 2);
    scene->layer = LAYER_PAGE;
    return m->height - dialogue->middle.y;
}
