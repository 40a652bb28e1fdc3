/* SPDX-License-Identifier: EUPL-1.2 */
/* "Still there?" over any screen: time limits are announced and extended by one touch (WCAG
 * 2.2.1). The whole window answers, not only the button. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/dialogue.h"
#include "screens/screen.h"

static int build(struct screen *screen, enum type type)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    struct dialogue dialogue;
    dialogue_begin(&dialogue, scene);
    struct column *card = &dialogue.card.inner;
    struct words question = screen_words(screen, "still-there");
    part_centred(card, question.string, question.language, type, theme->ink);
    part_centred(card, question.german, "de", TYPE_SMALL, theme->quiet);
    column_gap(card, m->gap);
    const char *left = format_fill(screen->arena, screen_string(screen, "reset-in"), "n",
        format_number(screen->arena, screen->language, screen->session->seconds_left));
    part_centred(card, left, screen->language, TYPE_BODY, theme->ink);
    column_gap(card, m->gap);
    struct face yes = {.words = screen_words(screen, "still-there-yes"),
        .pictogram = "check_circle",
        .colour = theme->yes,
        .action = "stay"};
    struct grid grid = grid_begin(card, 1, m->target * 2);
    struct column cell = grid_cell(&grid);
    part_tile(&cell, &yes);
    grid_cell_end(&grid, &cell);
    grid_end(&grid);
    return dialogue_end(&dialogue);
}

/* The question as large as there is room for. */
void still_build(struct screen *screen)
{
    static const enum type types[] = {TYPE_TITLE, TYPE_HEADING, TYPE_BOLD};
    size_t before = screen->scene->count;
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        scene_forget(screen->scene, before);
        if (build(screen, types[i]) >= 0 && !scene_breaks(screen->scene, before))
            return;
    }
}
