/* SPDX-License-Identifier: EUPL-1.2 */
/* guide: one step at a glance; what to bring and where to go below it, or beside it where there is
 * room. Turning to another step leaves nothing for "back": that leads out of the guide. */
#include "language/format.h"
#include "screens/facts.h"
#include "screens/rich.h"

#include <string.h>

static void add_dot(struct scene *scene, struct rect box, uint32_t colour, bool reached)
{
    struct node *dot = scene_add(scene, ROLE_GROUND, box);
    dot->radius = box.w / 2;
    dot->outline = colour;
    dot->outline_width = scene->metrics.edge;
    dot->fill = reached ? colour : scene->theme->background;
}

/* As many dots as steps, filled as far as this one. */
static void add_dots(struct column *column, int count, int number, uint32_t colour)
{
    int size = column->scene->metrics.body * 3 / 4, pitch = 2 * size;
    if (pitch * count > column->width)
        pitch = column->width / count;
    if (size > pitch * 3 / 4)
        size = pitch * 3 / 4;
    for (int i = 0; i < count; i++)
        add_dot(column->scene, (struct rect){column->x + i * pitch, column->y, size, size}, colour,
            i < number);
    column_gap(column, size);
}

static void add_progress(
    struct screen *screen, const struct content_guide *guide, int number, uint32_t colour)
{
    const struct metrics *m = &screen->scene->metrics;
    int count = (int)guide->step_count;
    const char *at = format_fill(screen->arena, screen_string(screen, "guide-step"), "n",
        format_number(screen->arena, screen->language, number));
    at = format_fill(
        screen->arena, at, "total", format_number(screen->arena, screen->language, count));
    part_text(&screen->page, at, screen->language, TYPE_BOLD, screen->scene->theme->ink);
    column_gap(&screen->page, m->padding / 2);
    add_dots(&screen->page, count, number, colour);
    column_gap(&screen->page, m->gap);
}

static void add_words(struct screen *screen, struct column *column, const struct content_step *step,
    const struct rich *description, uint32_t colour)
{
    const struct theme *theme = screen->scene->theme;
    struct words name = words_of(step->name, step->german);
    if (screen->scene->discreet)
        part_words(column, name, TYPE_BOLD, theme->ink, theme->quiet);
    else
        part_title(column, name);
    column_gap(column, screen->scene->metrics.padding);
    part_text(column, step->what.string, step->what.language, TYPE_BODY, theme->ink);
    if (!description)
        return;
    column_gap(column, screen->scene->metrics.padding);
    part_rich(screen, column, description, colour);
}

/* The pictogram above the words, or beside them where there is room. What the window has to spare
 * is the pictogram's first, then the card's. A discreet step has none. */
static void add_step(struct screen *screen, struct column *column, const struct content_step *step,
    const struct rich *description, uint32_t colour)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    int spare = screen->fill_height ? screen->fill_height - screen->grid_height : 0;
    int top = column->y, height = screen->fill_height;
    struct surface card = surface_begin(column, scene->theme->card, m->gap, m->radius);
    bool beside = !scene->discreet && card.inner.width >= m->body * 40;
    int size = m->body * 6 + (spare < m->body * 8 ? spare : m->body * 8);
    if (beside)
        size = m->body * 10;
    if (scene->discreet)
        size = 0;
    int x = card.inner.x + (beside ? 0 : (card.inner.width - size) / 2);
    size_t first = scene->count;
    if (size)
        part_pictogram(scene, (struct rect){x, card.inner.y, size, size}, step->pictogram, colour);
    int bottom = card.inner.y + size;
    struct column words = column_inset(&card.inner, beside ? size + m->margin : 0, 0);
    words.y += beside || !size ? 0 : size + m->padding;
    add_words(screen, &words, step, description, colour);
    card.inner.y = words.y > bottom ? words.y : bottom;
    int rest = height - (card.inner.y + m->gap - top);
    if (rest > 0) {
        scene_shift(scene, first, 0, rest / 2);
        card.inner.y += rest;
    }
    surface_end(&card);
    if (!screen->fill_height)
        screen->grid_height = column->y - top;
    column_gap(column, m->gap);
}

/* What to bring, and the offer itself. */
static void add_entry(struct screen *screen, struct column *column, const struct content_step *step,
    uint32_t colour, struct trust *trust)
{
    const struct content_entry *entry =
        content_entry(screen->content, screen->arena, step->entry, screen->language, screen->now);
    struct facts facts = {screen, entry, colour};
    fact_documents(&facts, column);
    part_entry(screen, column, &entry->card);
    column_gap(column, screen->scene->metrics.gap);
    trust_cards(trust, &(struct content_cards){&entry->card, 1}, screen->language);
}

static void add_turn(struct screen *screen, struct grid *grid, int number, bool forward)
{
    struct address to = address_with(
        &screen->address, "step", arena_printf(screen->arena, "%d", number + (forward ? 1 : -1)));
    struct face face = {.words = screen_words(screen, forward ? "nav-next" : "guide-previous"),
        .pictogram = forward ? "arrow_forward" : "arrow_back",
        .action = screen_replace(screen, &to)};
    struct column cell = grid_cell(grid);
    part_choice(&cell, &face);
    grid_cell_end(grid, &cell);
}

/* Backward at the start, forward at the end, even where one of them is missing. */
static void add_turns(struct screen *screen, struct column *column, int number, int count)
{
    const struct metrics *m = &screen->scene->metrics;
    bool backward = number > 1, forward = number < count;
    int half = (column->width - m->gap) / 2;
    struct column row = *column;
    if (!backward && !forward)
        return;
    if (!backward || !forward)
        row = column_inset(&row, backward ? 0 : half + m->gap, forward ? 0 : half + m->gap);
    struct grid grid = grid_begin(&row, backward + forward, m->target);
    do {
        if (backward)
            add_turn(screen, &grid, number, false);
        if (forward)
            add_turn(screen, &grid, number, true);
    } while (grid_again(&grid));
    column->y = row.y + m->gap;
}

static void add_page(
    struct screen *screen, const struct content_step *step, int number, int count, uint32_t colour)
{
    const struct metrics *m = &screen->scene->metrics;
    struct column left = screen->page, right = screen->page;
    struct trust trust = {0};
    bool beside = step->entry && left.width >= m->body * 50;
    if (beside) {
        left.width = (left.width - m->margin) * 3 / 5;
        right = column_inset(&right, left.width + m->margin, 0);
    }
    const struct rich *description = rich_read(screen, step->description, screen->address.id);
    trust_text(&trust, step->what, screen->language);
    trust_rich(&trust, description, screen->language);
    add_step(screen, &left, step, description, colour);
    add_turns(screen, &left, number, count);
    if (!beside)
        right.y = left.y;
    if (step->entry)
        add_entry(screen, &right, step, colour, &trust);
    part_trust(screen, &right, &trust);
    screen->page.y = left.y > right.y ? left.y : right.y;
}

void part_guide(struct screen *screen, struct column *column, const struct content_guide *guide)
{
    struct face face = {.words = words_of(guide->name, guide->german),
        .subtitle_language = guide->what.language,
        .pictogram = guide->discreet ? NULL : guide->pictogram,
        .colour = screen_colour(screen, guide->colour),
        .action = screen_go(screen, "guide", guide->id)};
    part_card(column, &face, guide->what.string, NULL, 0);
}

void guide_build(struct screen *screen)
{
    const struct content_guide *guide =
        content_guide(screen->content, screen->arena, screen->address.id, screen->language);
    int count = (int)guide->step_count, number;
    address_number(&screen->address, "step", count, &number);
    number = number ? number : 1;
    const struct content_step *step = &guide->steps[number - 1];
    uint32_t colour = screen_colour(screen, guide->colour);
    if (guide->discreet)
        colour = screen->scene->theme->discreet;
    part_head(
        screen, guide->pictogram, words_of(guide->name, guide->german), colour, guide->discreet);
    add_progress(screen, guide, number, colour);
    add_page(screen, step, number, count, colour);
}
