/* SPDX-License-Identifier: EUPL-1.2 */
/* view: how the visitor wants to see the terminal. Whatever is chosen shows at once on this very
 * page, and is forgotten with the visitor. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/screen.h"

static void add_choice(struct grid *grid, struct face face)
{
    struct column cell = grid_cell(grid);
    part_choice(&cell, &face);
    grid_cell_end(grid, &cell);
}

/* The letter grows with the step; its number is for the ear and for those who count. */
static void add_sizes(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    part_heading(&screen->page, screen_words(screen, "text-larger"));
    column_gap(&screen->page, m->padding);
    int columns = grid_columns(&screen->page, m->body * 5, TEXT_STEPS);
    struct grid grid =
        grid_begin(&screen->page, columns < TEXT_STEPS ? 2 : TEXT_STEPS, m->target * 5 / 4);
    for (int text = 1; text <= TEXT_STEPS; text++)
        add_choice(
            &grid, (struct face){.words = {format_number(screen->arena, screen->language, text),
                                     screen->language, NULL},
                       .pictogram = "title",
                       .pictogram_room = m->target,
                       .pictogram_size = m->target * (3 + text) / (3 + TEXT_STEPS),
                       .action = arena_printf(screen->arena, "view text %d", text),
                       .selected = screen->session->view.text == text});
    grid_end(&grid);
    column_gap(&screen->page, 2 * m->gap);
}

static void add_themes(struct screen *screen)
{
    static const struct {
        const char *string, *pictogram;
    } faces[THEME_KINDS] = {
        [THEME_LIGHT] = {"theme-light", "light_mode"},
        [THEME_DARK] = {"theme-dark", "dark_mode"},
        [THEME_CONTRAST] = {"high-contrast", "tonality"},
    };
    const struct metrics *m = &screen->scene->metrics;
    struct grid grid = grid_begin(
        &screen->page, grid_columns(&screen->page, m->body * 10, THEME_KINDS), m->target * 5 / 4);
    do {
        for (int i = 0; i < THEME_KINDS; i++)
            add_choice(&grid, (struct face){.words = screen_words(screen, faces[i].string),
                                  .pictogram = faces[i].pictogram,
                                  .action = arena_printf(screen->arena, "view theme %s",
                                      theme_name((enum theme_kind)i)),
                                  .selected = screen->session->view.theme == (enum theme_kind)i});
    } while (grid_again(&grid));
    column_gap(&screen->page, 2 * m->gap);
}

/* Reach mode only where there is something to reach for. */
static void add_switches(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    const struct view *view = &screen->session->view;
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 14, 2), m->target * 5 / 4);
    do {
        if (m->tall)
            add_choice(&grid, (struct face){.words = screen_words(screen, "reach-mode"),
                                  .pictogram = "vertical_align_bottom",
                                  .action = "view reach",
                                  .selected = view->reach});
        add_choice(&grid, (struct face){.words = screen_words(screen, "less-motion"),
                              .pictogram = "motion_photos_off",
                              .action = "view still",
                              .selected = view->still});
    } while (grid_again(&grid));
}

/* Where there is nothing to undo there is no button. */
static void add_reset(struct screen *screen)
{
    const struct session *session = screen->session;
    if (view_equal(session->view, session->first_view))
        return;
    const struct metrics *m = &screen->scene->metrics;
    column_gap(&screen->page, 2 * m->gap);
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 14, 2), m->target * 5 / 4);
    do {
        add_choice(&grid, (struct face){.words = screen_words(screen, "reset-view"),
                              .pictogram = "settings_backup_restore",
                              .action = "view reset"});
    } while (grid_again(&grid));
}

void view_build(struct screen *screen)
{
    part_title(&screen->page, screen_words(screen, "nav-view"));
    column_gap(&screen->page, screen->scene->metrics.gap);
    add_sizes(screen);
    add_themes(screen);
    add_switches(screen);
    add_reset(screen);
}
