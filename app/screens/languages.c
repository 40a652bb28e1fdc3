/* SPDX-License-Identifier: EUPL-1.2 */
/* languages: all of them, each by its own name. Choosing one leads back to where the visitor was,
 * in the new language. */
#include "language/language.h"
#include "screens/screen.h"

#include <stdio.h>
#include <string.h>

void part_language(struct screen *screen, struct grid *grid, const char *tag, const char *action)
{
    const struct language *language = language_find(tag);
    bool same = strcmp(language->name, language->german) == 0;
    struct face face = {.words = {language->name, language->tag, same ? NULL : language->german},
        .action = action,
        .selected = screen->address.screen[0] == 'l' && strcmp(tag, screen->language) == 0};
    struct column cell = grid_cell(grid);
    part_choice(&cell, &face);
    grid_cell_end(grid, &cell);
}

/* The place that the visitor came from, in another language. */
static const char *same_place(const struct screen *screen, const char *tag)
{
    struct address address = {.screen = "home"};
    const struct visit *before = session_before(screen->session);
    if (before && (!address_parse(before->address, &address, NULL) || !address.language[0]))
        address = (struct address){.screen = "home"};
    snprintf(address.language, sizeof address.language, "%s", tag);
    return screen_replace(screen, &address);
}

void languages_build(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    part_title(&screen->page, screen_words(screen, "choose-language"));
    column_gap(&screen->page, m->gap);
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 8, 5), m->target * 3 / 2);
    for (const char *const *tag = content_languages(screen->content); *tag; tag++)
        part_language(screen, &grid, *tag, same_place(screen, *tag));
    grid_end(&grid);
}
