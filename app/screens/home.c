/* SPDX-License-Identifier: EUPL-1.2 */
/* home: the topics as tiles. */
#include "screens/screen.h"

/* As few empty places in the last row as the width allows. */
static int even_columns(int most, size_t count)
{
    int rows = ((int)count + most - 1) / most;
    return rows ? ((int)count + rows - 1) / rows : 1;
}

void home_build(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct content_topics topics =
        content_topics(screen->content, screen->arena, NULL, screen->language);
    struct trust trust = {0};
    part_title(&screen->page, screen_words(screen, "home-title"));
    column_gap(&screen->page, m->padding);

    int columns = even_columns(grid_columns(&screen->page, m->body * 8, 8), topics.count);
    struct grid grid = grid_begin(&screen->page, columns, m->body * 7);
    for (size_t i = 0; i < topics.count; i++) {
        const struct content_topic *topic = &topics.list[i];
        struct face face = {.words = words_of(topic->name, topic->german),
            .pictogram = topic->pictogram,
            .colour = 0xFF000000 | topic->colour,
            .action = screen_go(screen, "topic", topic->id)};
        struct column cell = grid_cell(&grid);
        part_tile(&cell, &face);
        grid_cell_end(&grid, &cell);
        trust_text(&trust, topic->name, screen->language);
    }
    grid_end(&grid);
    column_gap(&screen->page, m->gap);
    part_trust(screen, &screen->page, &trust);
}
