/* SPDX-License-Identifier: EUPL-1.2 */
/* start: a greeting that changes its language, the languages by their own name, the emergency
 * numbers, the date of the content. Nothing here needs to be read to be used. */
#include "language/format.h"
#include "language/language.h"
#include "screens/screen.h"

#include <string.h>

enum { LANGUAGES_SHOWN = 15 }; /* more stand behind "all languages" */

static void add_greeting(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    struct text welcome = content_string(screen->content, "welcome", screen->language);
    struct words choose = screen_words(screen, "choose-language");
    struct column band = {scene, 0, 0, m->width};
    struct surface surface = surface_begin(&band, scene->theme->welcome, m->margin, 0);
    column_gap(&surface.inner, m->height > m->width ? m->height / 40 : 0);
    part_centred(&surface.inner, welcome.string, welcome.language, TYPE_TITLE, ink);
    part_centred(&surface.inner, choose.string, choose.language, TYPE_BODY, ink);
    part_centred(&surface.inner, choose.german, "de", TYPE_SMALL, ink);
    column_gap(&surface.inner, m->height > m->width ? m->height / 40 : 0);
    surface_end(&surface);
    screen->page.y = band.y + m->gap;
}

static void add_languages(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    int columns = grid_columns(&screen->page, m->body * 8, 5);
    struct grid grid = grid_begin(&screen->page, columns, m->target * 3 / 2);
    const char *const *tags = content_languages(screen->content);
    int shown = 0;
    for (; tags[shown] && shown < LANGUAGES_SHOWN; shown++)
        part_language(
            screen, &grid, tags[shown], arena_printf(screen->arena, "%s/home", tags[shown]));
    if (tags[shown]) {
        struct column cell = grid_cell(&grid);
        struct face all = {.words = screen_words(screen, "all-languages"), .action = "languages"};
        part_choice(&cell, &all);
        grid_cell_end(&grid, &cell);
    }
    grid_end(&grid);
}

static void add_date(struct screen *screen)
{
    struct scene *scene = screen->scene;
    struct civil date = content_date(screen->content);
    const char *written = format_date(screen->arena, screen->language,
        arena_printf(screen->arena, "%04d-%02d-%02d", date.year, date.month, date.day));
    const char *as_of = format_fill(screen->arena, screen_string(screen, "as-of"), "date", written);
    column_gap(&screen->page, scene->metrics.gap);
    part_centred(&screen->page, as_of, screen->language, TYPE_SMALL, scene->theme->quiet);
}

void start_build(struct screen *screen)
{
    add_greeting(screen);
    add_languages(screen);
    add_date(screen);
}
