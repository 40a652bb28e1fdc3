/* SPDX-License-Identifier: EUPL-1.2 */
/* "Still there?" over any screen: time limits are announced and extended by one touch (WCAG
 * 2.2.1). The whole window answers, not only the button. */
#include "language/format.h"
#include "screens/screen.h"

void still_build(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    scene->layer = LAYER_DIALOGUE;
    scene_add(scene, ROLE_GROUND, (struct rect){0, 0, m->width, m->height})->fill = theme->veil;

    int width = m->width - 2 * m->margin, most = m->body * 24;
    width = width < most ? width : most;
    size_t first = scene->count;
    struct column middle = {scene, (m->width - width) / 2, 0, width};
    struct surface card = surface_begin(&middle, theme->card, 2 * m->gap, m->radius);
    struct words question = screen_words(screen, "still-there");
    part_centred(&card.inner, question.string, question.language, TYPE_TITLE, theme->ink);
    part_centred(&card.inner, question.german, "de", TYPE_SMALL, theme->quiet);
    column_gap(&card.inner, m->gap);
    const char *left = format_fill(screen->arena, screen_string(screen, "reset-in"), "n",
        format_number(screen->arena, screen->language, screen->session->seconds_left));
    part_centred(&card.inner, left, screen->language, TYPE_BODY, theme->ink);
    column_gap(&card.inner, m->gap);
    struct face yes = {.words = screen_words(screen, "still-there-yes"),
        .pictogram = "check_circle",
        .colour = theme->yes,
        .action = "stay"};
    struct grid grid = grid_begin(&card.inner, 1, m->target * 2);
    struct column cell = grid_cell(&grid);
    part_tile(&cell, &yes);
    grid_cell_end(&grid, &cell);
    grid_end(&grid);
    surface_end(&card);
    int below = m->height - middle.y - m->calm;
    scene_shift(scene, first, 0, below > 0 ? m->calm + below / 2 : (m->height - middle.y) / 2);
    scene->layer = LAYER_PAGE;
}
