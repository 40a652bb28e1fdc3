/* SPDX-License-Identifier: EUPL-1.2 */
/* emergency: the numbers in the largest type, with what happens when you call. */
#include "base/memory.h"
#include "language/format.h"
#include "screens/screen.h"

#include <string.h>

static const char *when(const struct screen *screen, const struct content_emergency *number)
{
    return number->always ? screen_string(screen, "always-open")
                          : status_string(screen, number->open);
}

static void add_words(
    struct screen *screen, struct column *column, const struct content_emergency *number)
{
    const struct theme *theme = screen->scene->theme;
    static const enum type types[] = {TYPE_DISPLAY, TYPE_TITLE, TYPE_HEADING, TYPE_BOLD};
    bool lives = strlen(number->number) <= 3; /* 112, 110 */
    const char *digits = format_isolate(screen->arena, number->number, 0);
    enum type type =
        part_type_that_fits(column, digits, "de", types + !lives, COUNT_OF(types) - (size_t)!lives);
    part_text(column, digits, "de", type, theme->emergency);
    part_words(column, words_of(number->name, number->german), TYPE_BOLD, theme->ink, theme->quiet);
    part_text(column, number->what.string, number->what.language, TYPE_BODY, theme->ink);
    const char *hours = when(screen, number);
    if (hours)
        part_text(column, hours, screen->language, TYPE_SMALL,
            number->open.state == HOURS_CLOSED ? theme->closed : theme->open);
    if (!number->fact) {
        struct words ask = screen_words(screen, "not-verified");
        part_text(column, ask.string, ask.language, TYPE_SMALL, theme->note);
    }
}

static void add_number(
    struct screen *screen, struct column *cell, const struct content_emergency *number)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct surface card = surface_begin(cell, scene->theme->card, m->padding, m->radius);
    int size = m->body * 5 / 2;
    part_pictogram(scene, (struct rect){card.inner.x, card.inner.y + m->padding / 2, size, size},
        number->pictogram, scene->theme->emergency);
    struct column beside = column_inset(&card.inner, size + m->gap, 0);
    if (beside.width < 12 * m->body) { /* large text on a phone: beneath instead */
        beside = card.inner;
        column_gap(&beside, size + m->padding);
    }
    add_words(screen, &beside, number);
    card.inner.y = beside.y;
    surface_end(&card);
}

void emergency_build(struct screen *screen)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    struct content_emergencies numbers =
        content_emergency(screen->content, screen->arena, screen->language, screen->now);
    struct trust trust = {0};
    part_head(screen, "sos", screen_words(screen, "emergency-title"),
        scene->theme->emergency_ground, false);
    struct grid grid =
        grid_begin(&screen->page, grid_columns(&screen->page, m->body * 20, 2), m->target);
    do {
        for (size_t i = 0; i < numbers.count; i++) {
            struct column cell = grid_cell(&grid);
            add_number(screen, &cell, &numbers.list[i]);
            grid_cell_end(&grid, &cell);
            trust_text(&trust, numbers.list[i].what, screen->language);
        }
    } while (grid_again(&grid));
    column_gap(&screen->page, m->gap);
    part_trust(screen, &screen->page, &trust);
    struct text ask = content_string(screen->content, "ask-staff", screen->language);
    part_notice(&screen->page, "support_agent", ask.string, ask.language, scene->theme->open,
        scene->theme->open_ground);
}
