/* SPDX-License-Identifier: EUPL-1.2 */
/* start: a greeting that changes its language, the languages by their own name, the emergency
 * numbers, the date of the content. Nothing here needs to be read to be used. */
#include "base/memory.h"
#include "language/format.h"
#include "language/language.h"
#include "screens/screen.h"

#include <string.h>

enum { LANGUAGES_SHOWN = 8 }; /* the most used; more stand behind "all languages" */

struct greeting {
    struct text welcome, touch, german;
};

static struct greeting greeting_in(const struct screen *screen, const char *language)
{
    return (struct greeting){content_string(screen->content, "welcome", language),
        content_string(screen->content, "greeting-touch", language),
        content_string(screen->content, "greeting-touch", "de")};
}

/* How large the greeting is: where the languages need the room, it takes little. */
struct size {
    bool hand; /* a pictogram that points at the glass */
    enum type welcome[2], touch, german; /* the first welcome that fits */
};

static const struct size large = {true, {TYPE_DISPLAY, TYPE_TITLE}, TYPE_HEADING, TYPE_BODY};
static const struct size small = {false, {TYPE_BOLD, TYPE_BOLD}, TYPE_SMALL, TYPE_SMALL};

static enum type type_of_welcome(
    const struct column *column, struct greeting g, const struct size *size)
{
    return part_type_that_fits(
        column, g.welcome.string, g.welcome.language, size->welcome, COUNT_OF(size->welcome));
}

static int height_of(const struct column *column, struct greeting g, const struct size *size)
{
    return part_height(
               column, g.welcome.string, g.welcome.language, type_of_welcome(column, g, size)) +
           part_height(column, g.touch.string, g.touch.language, size->touch) +
           part_height(column, g.german.string, "de", size->german);
}

/* As high as the highest greeting needs: what is below must not move when the language changes,
 * a finger may be on its way to it. */
static int highest_greeting(
    const struct screen *screen, const struct column *column, const struct size *size)
{
    int highest = 0;
    for (const char *const *tag = content_languages(screen->content); *tag; tag++) {
        int height = height_of(column, greeting_in(screen, *tag), size);
        highest = height > highest ? height : highest;
    }
    return highest;
}

static int hand_size(const struct metrics *m)
{
    return m->title * 2;
}

/* What the large greeting takes more than the small one. */
static int more_for_large(const struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    struct column inner = {screen->scene, m->gap, 0, .width = m->width - 2 * m->gap};
    return hand_size(m) + m->padding + highest_greeting(screen, &inner, &large) -
           highest_greeting(screen, &inner, &small);
}

/* The rows of languages grow first, up to what looks well; the rest is the greeting's. */
struct plan {
    int columns, row_height, around_greeting;
    const struct size *size;
};

static struct plan plan(const struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    struct plan plan = {.columns = grid_columns(&screen->page, m->body * 17 / 2, 5),
        .row_height = m->target * 3 / 2,
        .size = &small};
    int count = 0, most = m->body * 6;
    while (content_languages(screen->content)[count])
        count++;
    count = count > LANGUAGES_SHOWN ? LANGUAGES_SHOWN + 1 : count;
    int rows = (count + plan.columns - 1) / plan.columns;
    int left = screen->fill_height - (rows - 1) * m->gap;
    if (!screen->fill_height)
        return plan;
    int more = more_for_large(screen);
    if (left - more >= rows * plan.row_height) {
        plan.size = &large;
        left -= more;
    }
    plan.row_height = left / rows < most ? left / rows : most;
    plan.around_greeting = (left - rows * plan.row_height) / 2;
    return plan;
}

static void add_greeting(struct screen *screen, const struct size *size, int around)
{
    struct scene *scene = screen->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    struct greeting greeting = greeting_in(screen, screen->language);
    struct words touch = words_of(greeting.touch, greeting.german);
    struct column band = {scene, 0, 0, .width = m->width};
    struct surface surface = surface_begin(&band, scene->theme->welcome, m->gap, 0);
    struct column *inner = &surface.inner;
    column_gap(inner, around);
    if (size->hand) {
        int side = hand_size(m), x = inner->x + (inner->width - side) / 2;
        part_pictogram(scene, (struct rect){x, inner->y, side, side}, "touch_app", ink);
        column_gap(inner, side + m->padding);
    }
    int bottom = inner->y + highest_greeting(screen, inner, size);
    part_centred(inner, greeting.welcome.string, greeting.welcome.language,
        type_of_welcome(inner, greeting, size), ink);
    part_centred(inner, touch.string, touch.language, size->touch, ink);
    part_centred(inner, touch.german, "de", size->german, ink);
    inner->y = bottom + around;
    surface_end(&surface);
    screen->page.y = band.y + m->gap;
}

/* Who cannot read its words may know one of the letters that are behind it. */
static void add_all(struct screen *screen, struct grid *grid)
{
    struct words words = screen_words(screen, "all-languages");
    words.string = arena_printf(screen->arena, "%s\nΩ አ अ 文 ა", words.string);
    struct face all = {.words = words, .pictogram = "translate", .action = "languages"};
    struct column cell = grid_cell(grid);
    cell.in_row = false; /* the grid has as many columns as were planned */
    part_choice(&cell, &all);
    grid_cell_end(grid, &cell);
}

static void add_languages(struct screen *screen, struct plan plan)
{
    int top = screen->page.y;
    struct grid grid = grid_begin(&screen->page, plan.columns, plan.row_height);
    const char *const *tags = content_languages(screen->content);
    int shown = 0;
    for (; tags[shown] && shown < LANGUAGES_SHOWN; shown++)
        part_language(
            screen, &grid, tags[shown], arena_printf(screen->arena, "%s/home", tags[shown]));
    if (tags[shown])
        add_all(screen, &grid);
    grid_end(&grid);
    screen->grid_height = screen->page.y - top;
}

/* The first two, 112 and 110: they may be needed before any language is chosen. */
static void add_numbers(struct screen *screen)
{
    struct content_emergencies numbers =
        content_emergency(screen->content, screen->arena, screen->language, screen->now);
    const char *line = "";
    for (size_t i = 0; i < numbers.count && i < 2; i++)
        line = arena_printf(screen->arena, "%s%s%s", line, i ? " · " : "", numbers.list[i].number);
    part_centred(&screen->page, format_isolate(screen->arena, line, 0), "de", TYPE_HEADING,
        screen->scene->theme->emergency);
}

static void add_date(struct screen *screen)
{
    struct text as_of = screen_as_of(screen);
    part_centred(
        &screen->page, as_of.string, as_of.language, TYPE_SMALL, screen->scene->theme->quiet);
}

static void add_about(struct screen *screen)
{
    struct text about = content_string(screen->content, "about", screen->language);
    struct face face = {.words = {about.string, about.language, NULL},
        .pictogram = "info",
        .action = screen_go(screen, "about", NULL)};
    struct column *page = &screen->page;
    struct rect size = pill_size(screen->scene, page->width, &face);
    part_pill(screen->scene, page->x + (page->width - size.w) / 2, page->y, page->width, &face);
    column_gap(page, size.h);
}

void start_build(struct screen *screen)
{
    struct plan planned = plan(screen);
    add_greeting(screen, planned.size, planned.around_greeting);
    add_languages(screen, planned);
    column_gap(&screen->page, screen->scene->metrics.padding);
    add_numbers(screen);
    add_date(screen);
    column_gap(&screen->page, screen->scene->metrics.padding / 2);
    add_about(screen);
}
