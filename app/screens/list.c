/* SPDX-License-Identifier: EUPL-1.2 */
/* Long lists come in pages, one beneath the other: nobody reads three hundred cards, and a screen
 * that lays them all out is slow. How many pages is a part of the address, so that back and a
 * change of language find the list as it was. */
#include "screens/screen.h"

static const char MORE[] = "more";

static int more_of(const struct address *address)
{
    int more;
    return address_number(address, MORE, LIST_MORE_MOST, &more) ? more : 0;
}

size_t list_shown(const struct screen *screen)
{
    return LIST_PAGE * (1 + (size_t)more_of(&screen->address));
}

/* As wide as a card where there is room for more than one. */
static struct column middle_of(const struct screen *screen, const struct column *column)
{
    int most = screen->scene->metrics.body * 22;
    struct column middle = *column;
    middle.width = column->width < most ? column->width : most;
    middle.x += (column->width - middle.width) / 2;
    return middle;
}

void part_more(struct screen *screen, struct column *column, size_t count)
{
    int more = more_of(&screen->address);
    if (count <= list_shown(screen) || more == LIST_MORE_MOST)
        return;
    struct address to =
        address_with(&screen->address, MORE, arena_printf(screen->arena, "%d", more + 1));
    struct face face = {.words = screen_words(screen, "list-more"),
        .pictogram = "expand_more",
        .action = screen_replace(screen, &to)};
    struct column middle = middle_of(screen, column);
    struct grid grid = grid_begin(&middle, 1, screen->scene->metrics.target);
    struct column cell = grid_cell(&grid);
    part_choice(&cell, &face);
    grid_cell_end(&grid, &cell);
    grid_end(&grid);
    column->y = middle.y;
    column_gap(column, screen->scene->metrics.gap);
}
