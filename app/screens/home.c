/* SPDX-License-Identifier: EUPL-1.2 */
/* home: the topics as tiles, above them the most important notice of the day and the guide that
 * the editors put first. */
#include "language/format.h"
#include "screens/screen.h"

/* As few empty places in the last row as the width allows. */
static int even_columns(int most, size_t count)
{
    int rows = ((int)count + most - 1) / most;
    return rows ? ((int)count + rows - 1) / rows : 1;
}

/* Few topics fill the window as tiles, not as pillars. */
static int fewer_columns(const struct screen *screen, int columns, int count)
{
    while (columns > 2 && screen->fill_height * columns / ((count + columns - 1) / columns) >
                              2 * screen->page.width)
        columns = even_columns(columns - 1, (size_t)count);
    return columns;
}

static void add_topic(struct screen *screen, struct grid *grid, const struct content_topic *topic,
    struct trust *trust)
{
    struct face face = {.words = words_of(topic->name, topic->german),
        .pictogram = topic->pictogram,
        .colour = screen_colour(screen, topic->colour),
        .action = screen_go(screen, "topic", topic->id)};
    struct column cell = grid_cell(grid);
    part_tile(&cell, &face);
    grid_cell_end(grid, &cell);
    trust_text(trust, topic->name, screen->language);
}

/* From when the content is, once nobody renews it any more (STANDARDS, "freeze, dead clock"). */
static void add_date(struct screen *screen, struct column *column)
{
    const struct theme *theme = screen->scene->theme;
    struct civil expires = content_expires(screen->content);
    struct text as_of = screen_as_of(screen);
    if (!expires.year || civil_compare(screen->now, expires) < 0 || !*as_of.string)
        return;
    const char *old =
        format_join(screen->arena, as_of.string, screen_string(screen, "content-old"));
    part_notice(column, "calendar_today", old, as_of.language, theme->note, theme->note_ground);
    column_gap(column, screen->scene->metrics.padding);
}

static void add_notice(struct screen *screen, struct column *column, struct trust *trust)
{
    const struct theme *theme = screen->scene->theme;
    struct content_notices notices =
        content_notices(screen->content, screen->arena, screen->language, screen->now);
    if (!notices.count)
        return;
    part_notice(column, "campaign", notices.list[0].string, notices.list[0].language, theme->note,
        theme->note_ground);
    column_gap(column, screen->scene->metrics.padding);
    trust_text(trust, notices.list[0], screen->language);
}

static void add_banner(struct screen *screen, struct column *column, struct trust *trust)
{
    struct content_guides guides =
        content_guides(screen->content, screen->arena, NULL, screen->language);
    if (!guides.count)
        return;
    part_guide(screen, column, &guides.list[0]);
    column_gap(column, screen->scene->metrics.gap);
    trust_text(trust, guides.list[0].what, screen->language);
}

/* The question and the banners, side by side where there is room. */
static void add_top(struct screen *screen, struct trust *trust)
{
    const struct metrics *m = &screen->scene->metrics;
    struct column title = screen->page, banner = screen->page;
    bool beside = title.width >= m->body * 50;
    if (beside) {
        title.width = (title.width - m->gap) / 2;
        banner = column_inset(&banner, title.width + m->gap, 0);
    }
    part_title(&title, screen_words(screen, "home-title"));
    column_gap(&title, m->padding);
    if (!beside)
        banner.y = title.y;
    add_date(screen, &banner);
    add_notice(screen, &banner, trust);
    add_banner(screen, &banner, trust);
    screen->page.y = banner.y > title.y ? banner.y : title.y;
}

static int row_height(const struct screen *screen, int columns, int count)
{
    const struct metrics *m = &screen->scene->metrics;
    int rows = (count + columns - 1) / columns;
    return screen->fill_height && rows ? (screen->fill_height - (rows - 1) * m->gap) / rows
                                       : m->body * 7;
}

void home_build(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct content_topics topics =
        content_topics(screen->content, screen->arena, NULL, screen->language);
    struct trust trust = {0};
    add_top(screen, &trust);

    int least = m->width > m->height ? m->body * 7 : m->body * 8;
    int columns = even_columns(grid_columns(&screen->page, least, 8), topics.count);
    columns = fewer_columns(screen, columns, (int)topics.count);
    int top = screen->page.y;
    struct grid grid = grid_begin(&screen->page, columns, 0);
    do {
        grid_set_columns(&grid, even_columns(grid.columns, topics.count));
        grid.least_height = row_height(screen, grid.columns, (int)topics.count);
        for (size_t i = 0; i < topics.count; i++)
            add_topic(screen, &grid, &topics.list[i], &trust);
    } while (grid_again(&grid));
    screen->grid_height = screen->page.y - top;
    column_gap(&screen->page, m->gap);
    part_trust(screen, &screen->page, &trust);
}
