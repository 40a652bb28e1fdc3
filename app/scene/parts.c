/* SPDX-License-Identifier: EUPL-1.2 */
/* Every part measures by laying its paragraphs out: they are cached, so that drawing asks for the
 * same ones again. A button's node comes before the nodes that it shows. */
#include "scene/parts.h"

#include "base/memory.h"

#include <assert.h>
#include <string.h>

enum { SELECTED_EDGES = 3 }; /* how much thicker the outline of a selected card is */

struct font {
    int size;
    bool bold;
};

static struct font font_of(const struct scene *scene, enum type type)
{
    const struct metrics *m = &scene->metrics;
    switch (type) {
    case TYPE_DISPLAY:
        return (struct font){m->display, true};
    case TYPE_TITLE:
        return (struct font){m->title, true};
    case TYPE_HEADING:
        return (struct font){m->heading, true};
    case TYPE_BOLD:
        return (struct font){m->body, true};
    case TYPE_BODY:
        return (struct font){m->body, false};
    case TYPE_SMALL:
        break;
    }
    return (struct font){m->small, false};
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

void column_gap(struct column *column, int height)
{
    column->y += height;
}

struct column column_inset(const struct column *column, int start, int end)
{
    struct column inner = *column;
    inner.x += start;
    inner.width -= start + end;
    return inner;
}

static enum text_align align_of(const struct scene *scene, bool centred)
{
    return centred ? TEXT_CENTRE : scene->mirrored ? TEXT_RIGHT : TEXT_LEFT;
}

/* Adds one paragraph below the column's last thing. */
static void add_text(struct column *column, enum role role, const char *string,
    const char *language, struct font font, uint32_t ink, bool centred)
{
    struct scene *scene = column->scene;
    if (!string || !*string)
        return;
    const struct paragraph *paragraph = text_layout(scene->engine, string, language,
        (struct text_style){font.size, font.bold, align_of(scene, centred)}, column->width);
    struct node *node = scene_add(
        scene, role, (struct rect){column->x, column->y, column->width, paragraph->height});
    node->paragraph = paragraph;
    node->text = text_spoken(scene->arena, string);
    node->language = arena_string(scene->arena, language);
    node->ink = ink;
    column->y += paragraph->height;
}

void part_text(
    struct column *column, const char *string, const char *language, enum type type, uint32_t ink)
{
    add_text(column, ROLE_TEXT, string, language, font_of(column->scene, type), ink, false);
}

void part_centred(
    struct column *column, const char *string, const char *language, enum type type, uint32_t ink)
{
    add_text(column, ROLE_TEXT, string, language, font_of(column->scene, type), ink, true);
}

int part_height(
    const struct column *column, const char *string, const char *language, enum type type)
{
    struct font font = font_of(column->scene, type);
    struct text_style style = {font.size, font.bold, TEXT_CENTRE};
    return text_layout(column->scene->engine, string, language, style, column->width)->height;
}

/* Whether a word would have to be broken; one that stands alone not even with a hyphen. */
static bool breaks_a_word(
    struct scene *scene, const char *string, const char *language, struct font font, int width)
{
    struct text_style style = {font.size, font.bold, align_of(scene, false)};
    const struct paragraph *paragraph = text_layout(scene->engine, string, language, style, width);
    return paragraph->forced || paragraph->overflows ||
           (paragraph->lines > 1 && !strpbrk(string, " \n"));
}

bool part_fits(const struct column *column, const char *string, const char *language,
    enum type type, int lines)
{
    struct scene *scene = column->scene;
    struct font font = font_of(scene, type);
    struct text_style style = {font.size, font.bold, align_of(scene, false)};
    return !breaks_a_word(scene, string, language, font, column->width) &&
           text_layout(scene->engine, string, language, style, column->width)->lines <= lines;
}

enum type part_type_that_fits(const struct column *column, const char *string, const char *language,
    const enum type *types, size_t count)
{
    size_t i = 0;
    while (i + 1 < count && breaks_a_word(column->scene, string, language,
                                font_of(column->scene, types[i]), column->width))
        i++;
    return types[i];
}

void part_label(struct column *column, const char *string, const char *language, int size,
    bool bold, uint32_t ink)
{
    add_text(column, ROLE_TEXT, string, language, (struct font){size, bold}, ink, true);
}

static struct font font_beneath(struct scene *scene, struct font font)
{
    return (struct font){smaller(font_of(scene, TYPE_SMALL).size, font.size), false};
}

static void add_words(struct column *column, enum role role, struct words words, struct font font,
    uint32_t ink, uint32_t quiet, bool centred)
{
    add_text(column, role, words.string, words.language, font, ink, centred);
    add_text(
        column, ROLE_TEXT, words.german, "de", font_beneath(column->scene, font), quiet, centred);
}

void part_words(
    struct column *column, struct words words, enum type type, uint32_t ink, uint32_t quiet)
{
    add_words(column, ROLE_TEXT, words, font_of(column->scene, type), ink, quiet, false);
}

static void add_heading(struct column *column, struct words words, enum type type)
{
    const struct theme *theme = column->scene->theme;
    add_words(
        column, ROLE_HEADING, words, font_of(column->scene, type), theme->ink, theme->quiet, false);
}

void part_title(struct column *column, struct words words)
{
    static const enum type types[] = {TYPE_TITLE, TYPE_HEADING, TYPE_BOLD};
    add_heading(column, words,
        part_type_that_fits(column, words.string, words.language, types, COUNT_OF(types)));
}

void part_heading(struct column *column, struct words words)
{
    add_heading(column, words, TYPE_HEADING);
}

void part_pictogram(struct scene *scene, struct rect box, const char *name, uint32_t ink)
{
    struct node *node = scene_add(scene, ROLE_IMAGE, box);
    node->pictogram = arena_string(scene->arena, name);
    node->ink = ink;
}

size_t part_button_begin(struct scene *scene, struct rect box, const struct face *face)
{
    assert(scene->parent < 0);
    struct node *node = scene_add(scene, ROLE_BUTTON, box);
    node->action = arena_string(scene->arena, face->action);
    node->text = face->words.german
                     ? arena_printf(scene->arena, "%s (%s)", face->words.string, face->words.german)
                     : arena_string(scene->arena, face->words.string);
    node->language = arena_string(scene->arena, face->words.language);
    node->selected = face->selected;
    node->radius = scene->metrics.radius;
    scene->parent = (int)scene->count - 1;
    return scene->count - 1;
}

void part_button_end(struct scene *scene, size_t button, int height)
{
    scene->nodes[button].box.h = height;
    scene->parent = -1;
}

static void outline(struct scene *scene, size_t index, uint32_t fill, uint32_t edge)
{
    struct node *node = &scene->nodes[index];
    node->fill = fill;
    node->outline = edge;
    node->outline_width = scene->metrics.edge;
}

struct surface surface_begin(struct column *column, uint32_t fill, int padding, int radius)
{
    struct node *ground = scene_add(
        column->scene, ROLE_GROUND, (struct rect){column->x, column->y, column->width, 0});
    ground->fill = fill;
    ground->radius = radius;
    struct surface surface = {
        column_inset(column, padding, padding), column, column->scene->count - 1, padding};
    surface.inner.y += padding;
    return surface;
}

void surface_end(struct surface *surface)
{
    struct node *ground = &surface->inner.scene->nodes[surface->ground];
    ground->box.h = surface->inner.y + surface->padding - ground->box.y;
    surface->outer->y = ground->box.y + ground->box.h;
}

/* The pictogram's box beside a first line of text that begins at `y`. */
static struct rect beside_line(const struct scene *scene, int x, int y, int em)
{
    int size = scene->metrics.pictogram;
    return (struct rect){x, y + text_line_height(em) / 2 - size / 2, size, size};
}

void part_notice(struct column *column, const char *pictogram, const char *string,
    const char *language, uint32_t ink, uint32_t ground)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    struct surface surface = surface_begin(column, ground, m->padding, m->radius);
    part_pictogram(
        scene, beside_line(scene, surface.inner.x, surface.inner.y, m->body), pictogram, ink);
    struct column beside = column_inset(&surface.inner, m->pictogram + m->padding, 0);
    part_text(&beside, string, language, TYPE_BOLD, ink);
    surface.inner.y = beside.y;
    surface_end(&surface);
}

struct section section_begin(struct column *column, const char *pictogram, uint32_t ink)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    part_pictogram(scene, beside_line(scene, column->x, column->y, m->body), pictogram, ink);
    return (struct section){column_inset(column, m->pictogram + m->gap, 0), column, column->y};
}

void section_end(struct section *section)
{
    section->outer->y =
        larger(section->inner.y, section->top + section->inner.scene->metrics.pictogram);
}

int grid_columns(const struct column *column, int least_width, int most)
{
    int gap = column->scene->metrics.gap;
    int columns = (column->width + gap) / (least_width + gap);
    return columns < 1 ? 1 : smaller(columns, smaller(most, GRID_COLUMNS_MOST));
}

struct grid grid_begin(struct column *column, int columns, int least_height)
{
    assert(columns >= 1 && columns <= GRID_COLUMNS_MOST);
    struct grid grid = {
        .column = column,
        .least_height = least_height,
        .row_gap = column->scene->metrics.gap,
        .start = column->scene->count,
        .top = column->y,
    };
    grid_set_columns(&grid, columns);
    return grid;
}

void grid_set_columns(struct grid *grid, int columns)
{
    int gap = grid->column->scene->metrics.gap;
    grid->columns = columns;
    grid->cell_width = (grid->column->width - gap * (columns - 1)) / columns;
}

struct column grid_cell(struct grid *grid)
{
    struct column *column = grid->column;
    int step = grid->cell_width + column->scene->metrics.gap;
    grid->first[grid->index] = column->scene->count;
    return (struct column){column->scene, column->x + grid->index * step, column->y,
        grid->cell_width, grid->columns > 1};
}

/* Makes the cells of a row equally high; what they show begins at one height and is, as a row, in
 * the middle, or each by itself. */
static void finish_row(struct grid *grid)
{
    struct scene *scene = grid->column->scene;
    int highest = 0;
    for (int i = 0; i < grid->index; i++)
        highest = larger(highest, grid->height[i]);
    int height = larger(highest, grid->least_height);
    grid->first[grid->index] = scene->count;
    for (int i = 0; i < grid->index; i++) {
        int used = scene->nodes[grid->first[i]].centred ? grid->height[i] : highest;
        scene->nodes[grid->first[i]].box.h = height;
        for (size_t n = grid->first[i] + 1; n < grid->first[i + 1]; n++)
            scene->nodes[n].box.y += (height - used) / 2;
    }
    grid->column->y += height + grid->row_gap;
    grid->index = 0;
}

void grid_cell_end(struct grid *grid, const struct column *cell)
{
    grid->height[grid->index++] = cell->y - grid->column->y;
    if (grid->index == grid->columns)
        finish_row(grid);
}

void grid_end(struct grid *grid)
{
    if (grid->index)
        finish_row(grid);
    grid->column->y -= grid->row_gap;
}

bool grid_again(struct grid *grid)
{
    struct scene *scene = grid->column->scene;
    grid_end(grid);
    if (grid->columns == 1 || !scene_breaks(scene, grid->start))
        return false;
    scene_forget(scene, grid->start);
    grid->column->y = grid->top;
    grid_set_columns(grid, grid->columns - 1);
    return true;
}

void part_tile(struct column *cell, const struct face *face)
{
    struct scene *scene = cell->scene;
    const struct metrics *m = &scene->metrics;
    uint32_t ink = scene->theme->on_colour;
    int top = cell->y, size = m->body * 5 / 2;
    size_t button = part_button_begin(scene, (struct rect){cell->x, top, cell->width, 0}, face);
    scene->nodes[button].fill = face->colour;
    struct column inner = column_inset(cell, m->padding / 2, m->padding / 2);
    inner.y += m->padding;
    part_pictogram(scene, (struct rect){inner.x + (inner.width - size) / 2, inner.y, size, size},
        face->pictogram, ink);
    inner.y += size + m->padding / 2;
    struct font bold = font_of(scene, TYPE_BOLD);
    add_text(&inner, ROLE_TEXT, face->words.string, face->words.language, bold, ink, true);
    add_text(&inner, ROLE_TEXT, face->words.german, face->beneath ? face->beneath : "de",
        font_beneath(scene, bold), ink, true);
    cell->y = inner.y + m->padding;
    part_button_end(scene, button, cell->y - top);
}

void part_remarks(struct column *column, const struct remark *remarks, size_t count)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    int x = column->x, size = m->small * 5 / 4, between = m->padding / 2;
    int line = text_line_height(m->small), end = column->x + column->width, bottom = column->y;
    for (size_t i = 0; i < count; i++) {
        const struct remark *remark = &remarks[i];
        struct text_style style = {m->small, remark->bold, TEXT_LEFT};
        int width =
            size + between + text_width(scene->engine, remark->string, remark->language, style) + 1;
        if (x > column->x && x + width > end) {
            x = column->x;
            column->y = bottom;
        }
        part_pictogram(scene, (struct rect){x, column->y + (line - size) / 2, size, size},
            remark->pictogram, remark->ink);
        struct column word = {scene, x + size + between, column->y,
            .width = smaller(width, end - x) - size - between};
        add_text(&word, ROLE_TEXT, remark->string, remark->language,
            (struct font){m->small, remark->bold}, remark->ink, false);
        bottom = larger(bottom, word.y);
        x += width + m->gap;
    }
    column->y = bottom;
}

/* The pictogram on its colour, at the start of what is inside a card. */
static void add_square(struct scene *scene, struct rect box, const struct face *face)
{
    struct node *ground = scene_add(scene, ROLE_GROUND, box);
    ground->fill = face->colour;
    ground->radius = scene->metrics.radius * 2 / 3;
    int inset = box.w / 6;
    part_pictogram(scene,
        (struct rect){box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset},
        face->pictogram, scene->theme->on_colour);
}

static void add_card_words(struct column *words, const struct face *face, const char *subtitle,
    const struct remark *remarks, size_t remark_count)
{
    struct scene *scene = words->scene;
    const struct theme *theme = scene->theme;
    add_words(
        words, ROLE_TEXT, face->words, font_of(scene, TYPE_BOLD), theme->ink, theme->quiet, false);
    add_text(words, ROLE_TEXT, subtitle,
        face->subtitle_language ? face->subtitle_language : scene->language,
        font_of(scene, TYPE_SMALL), theme->quiet, false);
    if (remark_count)
        part_remarks(words, remarks, remark_count);
}

static size_t begin_card(struct column *column, const struct face *face)
{
    struct scene *scene = column->scene;
    struct rect box = {column->x, column->y, column->width, 0};
    size_t button = part_button_begin(scene, box, face);
    outline(scene, button, scene->theme->card, face->selected ? face->colour : scene->theme->edge);
    if (face->selected)
        scene->nodes[button].outline_width *= SELECTED_EDGES;
    return button;
}

static void end_card(struct column *column, size_t button, int height, int arrow_y)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    int arrow = m->pictogram, x = column->x + column->width - m->padding - arrow;
    part_pictogram(
        scene, (struct rect){x, arrow_y, arrow, arrow}, "chevron_right", scene->theme->ink);
    part_button_end(scene, button, height);
    column->y += height;
}

/* Pictogram, words and arrow in a row. */
static void add_card(struct column *column, const struct face *face, const char *subtitle,
    const struct remark *remarks, size_t remark_count)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    int top = column->y, square = m->body * 3, arrow = m->pictogram;
    size_t button = begin_card(column, face);
    struct column words = column_inset(column, m->padding, 2 * m->padding + arrow);
    words.y += m->padding;
    size_t leading = scene->count;
    if (face->pictogram) {
        add_square(scene, (struct rect){words.x, words.y, square, square}, face);
        words = column_inset(&words, square + m->padding, 0);
    }
    size_t after = scene->count;
    add_card_words(&words, face, subtitle, remarks, remark_count);

    int height = larger(words.y - top, face->pictogram ? square + m->padding : 0) + m->padding;
    height = larger(height, m->target);
    int slack = (height - (words.y - top) - m->padding) / 2;
    for (size_t i = after; i < scene->count; i++)
        scene->nodes[i].box.y += slack;
    for (size_t i = leading; i < after; i++)
        scene->nodes[i].box.y += (height - 2 * m->padding - square) / 2;
    end_card(column, button, height, top + (height - arrow) / 2);
}

/* The same where words need all of the width: they stand beneath. */
static void add_high_card(struct column *column, const struct face *face, const char *subtitle,
    const struct remark *remarks, size_t remark_count)
{
    struct scene *scene = column->scene;
    const struct metrics *m = &scene->metrics;
    int top = column->y, side = face->pictogram ? m->body * 3 : m->pictogram;
    size_t button = begin_card(column, face);
    struct column words = column_inset(column, m->padding, m->padding);
    words.y += m->padding;
    if (face->pictogram)
        add_square(scene, (struct rect){words.x, words.y, side, side}, face);
    int arrow_y = words.y + (side - m->pictogram) / 2;
    column_gap(&words, side + m->padding / 2);
    add_card_words(&words, face, subtitle, remarks, remark_count);
    end_card(column, button, larger(words.y + m->padding - top, m->target), arrow_y);
}

void part_card(struct column *column, const struct face *face, const char *subtitle,
    const struct remark *remarks, size_t remark_count)
{
    struct scene *scene = column->scene;
    struct column before = *column;
    size_t first = scene->count;
    add_card(column, face, subtitle, remarks, remark_count);
    if (column->in_row || !scene_breaks(scene, first))
        return;
    scene_forget(scene, first);
    *column = before;
    add_high_card(column, face, subtitle, remarks, remark_count);
}

/* Turned over where it is in force; the ink on it, quiet ink in `quiet`. */
static uint32_t dress_choice(struct scene *scene, size_t button, bool selected, uint32_t *quiet)
{
    const struct theme *theme = scene->theme;
    outline(
        scene, button, selected ? theme->ink : theme->card, selected ? theme->ink : theme->edge);
    *quiet = selected ? theme->card : theme->quiet;
    return selected ? theme->card : theme->ink;
}

/* The pictogram beside the words or, `high`, above them. */
static void add_choice(struct column *cell, const struct face *face, bool high)
{
    struct scene *scene = cell->scene;
    const struct metrics *m = &scene->metrics;
    int top = cell->y, size = face->pictogram_size ? face->pictogram_size : m->pictogram;
    int room = face->pictogram ? larger(face->pictogram_room, size) : 0;
    size_t button = part_button_begin(scene, (struct rect){cell->x, top, cell->width, 0}, face);
    uint32_t quiet, ink = dress_choice(scene, button, face->selected, &quiet);
    struct column inner =
        column_inset(cell, m->padding + (room && !high ? room + m->padding : 0), m->padding);
    size_t leading = scene->count, first = leading + (room > 0);
    int x = cell->x + m->padding + (room - size) / 2, above = high ? room : 0;
    if (room)
        part_pictogram(scene, (struct rect){x, top, size, size}, face->pictogram, ink);
    column_gap(&inner, above);
    add_words(&inner, ROLE_TEXT, face->words, font_of(scene, TYPE_BOLD), ink, quiet, false);
    int height = larger(inner.y - top, room) + m->padding;
    scene_shift(scene, first, 0, (height - (inner.y - top)) / 2);
    if (room)
        scene->nodes[leading].box.y = top + (high ? m->padding / 2 : (height - size) / 2);
    cell->y = top + height;
    scene->nodes[button].centred = true;
    part_button_end(scene, button, height);
}

void part_choice(struct column *cell, const struct face *face)
{
    struct column before = *cell;
    size_t first = cell->scene->count;
    add_choice(cell, face, false);
    if (cell->in_row || !face->pictogram || !scene_breaks(cell->scene, first))
        return;
    scene_forget(cell->scene, first);
    *cell = before;
    add_choice(cell, face, true);
}

void part_figure(struct column *cell, const struct face *face)
{
    struct scene *scene = cell->scene;
    int top = cell->y;
    size_t button = part_button_begin(scene, (struct rect){cell->x, top, cell->width, 0}, face);
    uint32_t quiet, ink = dress_choice(scene, button, face->selected, &quiet);
    add_words(cell, ROLE_TEXT, face->words, font_of(scene, TYPE_HEADING), ink, quiet, true);
    part_button_end(scene, button, cell->y - top);
}

/* What is inside a pill, as wide as it has to be. */
struct pill_layout {
    int width, height, words_width, pictogram;
    int size; /* em; smaller than the body only where a word would have to be broken */
};

static int pill_words_width(
    struct scene *scene, const struct words *words, int size, int most_width)
{
    int width = text_width(
        scene->engine, words->string, words->language, (struct text_style){size, true, TEXT_LEFT});
    if (words->german)
        width = larger(width, text_width(scene->engine, words->german, "de",
                                  (struct text_style){scene->metrics.small, false, TEXT_LEFT}));
    return smaller(width + 1, most_width);
}

static struct pill_layout lay_out_pill(struct scene *scene, int most_width, const struct face *face)
{
    const struct metrics *m = &scene->metrics;
    const struct words *w = &face->words;
    struct pill_layout pill = {.pictogram = face->pictogram ? m->pictogram : 0};
    int around = 2 * m->gap + (face->pictogram ? m->pictogram + m->padding / 2 : 0);
    pill.size = m->body;
    while (pill.size > m->small && breaks_a_word(scene, w->string, w->language,
                                       (struct font){pill.size, true}, most_width - around))
        pill.size--;
    pill.words_width = pill_words_width(scene, w, pill.size, most_width - around);
    pill.height = text_layout(scene->engine, w->string, w->language,
        (struct text_style){pill.size, true, TEXT_LEFT}, pill.words_width)
                      ->height;
    if (w->german)
        pill.height += text_layout(scene->engine, w->german, "de",
            (struct text_style){smaller(m->small, pill.size), false, TEXT_LEFT}, pill.words_width)
                           ->height;
    pill.width = larger(pill.words_width + around, m->target);
    pill.height = larger(pill.height + m->padding, m->target);
    return pill;
}

struct rect pill_size(struct scene *scene, int most_width, const struct face *face)
{
    struct pill_layout pill = lay_out_pill(scene, most_width, face);
    return (struct rect){0, 0, pill.width, pill.height};
}

bool pill_fits(struct scene *scene, int most_width, const struct face *face)
{
    const struct words *w = &face->words;
    struct pill_layout pill = lay_out_pill(scene, most_width, face);
    struct font small = {smaller(scene->metrics.small, pill.size), false};
    return !breaks_a_word(
               scene, w->string, w->language, (struct font){pill.size, true}, pill.words_width) &&
           !(w->german && breaks_a_word(scene, w->german, "de", small, pill.words_width));
}

int part_pill(struct scene *scene, int x, int y, int most_width, const struct face *face)
{
    const struct metrics *m = &scene->metrics;
    const struct theme *theme = scene->theme;
    struct pill_layout pill = lay_out_pill(scene, most_width, face);
    size_t button = part_button_begin(scene, (struct rect){x, y, pill.width, pill.height}, face);
    bool filled = face->selected || face->colour;
    uint32_t ground = face->colour ? face->colour : theme->ink;
    outline(scene, button, filled ? ground : theme->card, filled ? ground : theme->ink);
    scene->nodes[button].radius = smaller(pill.height / 2, m->target / 2);
    uint32_t ink = filled ? theme->card : theme->ink;

    int start = x + m->gap;
    if (face->pictogram) {
        part_pictogram(scene,
            (struct rect){
                start, y + (pill.height - pill.pictogram) / 2, pill.pictogram, pill.pictogram},
            face->pictogram, ink);
        start += pill.pictogram + m->padding / 2;
    }
    size_t first = scene->count;
    struct column inner = {scene, start, y, .width = pill.words_width};
    add_words(&inner, ROLE_TEXT, face->words, (struct font){pill.size, true}, ink,
        filled ? theme->card : theme->quiet, false);
    scene_shift(scene, first, 0, (pill.height - (inner.y - y)) / 2);
    part_button_end(scene, button, pill.height);
    return pill.width;
}

struct flow flow_begin(struct column *column)
{
    return (struct flow){column, column->x, 0};
}

void part_chip(struct flow *flow, const struct face *face)
{
    struct column *column = flow->column;
    struct scene *scene = column->scene;
    int gap = scene->metrics.padding;
    struct rect size = pill_size(scene, column->width, face);
    if (flow->x > column->x && flow->x + size.w > column->x + column->width) {
        column->y += flow->row_height + gap;
        flow->x = column->x;
        flow->row_height = 0;
    }
    part_pill(scene, flow->x, column->y, column->width, face);
    flow->x += size.w + gap;
    flow->row_height = larger(flow->row_height, size.h);
}

void flow_end(struct flow *flow)
{
    flow->column->y += flow->row_height;
}
