/* SPDX-License-Identifier: EUPL-1.2 */
/* languages: all of them, each by its own name, where a reader looks for it: with those that have
 * its letters, in alphabetical order. Choosing one leads back to where the visitor was, in the new
 * language. */
#include "language/format.h"
#include "language/language.h"
#include "screens/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 8 };

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

static int compare(const void *a, const void *b)
{
    const struct language *first = language_find(*(const char *const *)a);
    const struct language *second = language_find(*(const char *const *)b);
    enum script_family family = language_family(first), other = language_family(second);
    return family != other ? (int)family - (int)other
                           : format_compare("de", first->name, second->name);
}

static const char *const *by_script(const struct screen *screen)
{
    const char *const *offered = content_languages(screen->content);
    size_t count = 0;
    while (offered[count])
        count++;
    const char **sorted = arena_alloc(screen->arena, (count + 1) * sizeof(char *));
    memcpy(sorted, offered, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare);
    return sorted;
}

/* No word would be read by all who look for their letters; the letters are. */
static const char *const letters[SCRIPT_FAMILIES] = {
    [SCRIPT_LATIN] = "A",
    [SCRIPT_CYRILLIC] = "Ж",
    [SCRIPT_GREEK] = "Ω",
    [SCRIPT_ARABIC] = "ع",
    [SCRIPT_INDIC] = "अ",
    [SCRIPT_ETHIOPIC] = "አ",
    [SCRIPT_ASIAN] = "文",
    [SCRIPT_CAUCASIAN] = "ა",
    [SCRIPT_OTHER] = "…",
};

/* Much of it stands in the window's margin. */
static int letter_width(const struct metrics *m)
{
    return m->title * 5 / 4;
}

static int inset_for_letters(const struct metrics *m)
{
    return letter_width(m) - m->margin * 3 / 4;
}

/* In the margin before a row; returns its node. */
static size_t add_letter_before(struct grid *grid, enum script_family family)
{
    struct scene *scene = grid->column->scene;
    const struct metrics *m = &scene->metrics;
    if (grid->index) {
        grid_end(grid);
        column_gap(grid->column, grid->row_gap);
    }
    struct column margin = *grid->column;
    margin.width = letter_width(m);
    margin.x -= margin.width;
    size_t node = scene->count;
    part_centred(&margin, letters[family], "de", TYPE_TITLE, scene->theme->quiet);
    return node;
}

static void add_letter_between(struct grid *grid, enum script_family family)
{
    struct column cell = grid_cell(grid);
    struct rect ground = {cell.x, cell.y, cell.width, 0};
    scene_add(cell.scene, ROLE_GROUND, ground)->centred = true;
    part_centred(&cell, letters[family], "de", TYPE_TITLE, cell.scene->theme->quiet);
    grid_cell_end(grid, &cell);
}

/* To the middle of the row, whose height is known by now: that of the language behind it. */
static void align_letter(struct scene *scene, size_t letter)
{
    const struct rect *row = &scene->nodes[letter + 1].box;
    struct rect *box = &scene->nodes[letter].box;
    box->y = row->y + (row->h - box->h) / 2;
}

/* No word of any name is broken. */
static int least_width(const struct screen *screen, const char *const *tags)
{
    const struct metrics *m = &screen->scene->metrics;
    int widest = 0;
    for (; *tags; tags++) {
        char *rest = arena_string(screen->arena, language_find(*tags)->name), *word;
        while ((word = strsep(&rest, " "))) {
            int width = text_width(
                screen->scene->engine, word, *tags, (struct text_style){m->body, true, TEXT_LEFT});
            widest = width > widest ? width : widest;
        }
    }
    return widest + 1 + 2 * m->padding;
}

static enum script_family family_of(const char *tag)
{
    return language_family(language_find(tag));
}

/* A script begins a row, unless what is left of the row has room for its letter and all of its
 * languages. */
static void add_scripts(struct screen *screen, struct grid *grid, const char *const *tags)
{
    size_t before[SCRIPT_FAMILIES], count = 0;
    while (*tags) {
        enum script_family family = family_of(*tags);
        int languages = 1;
        while (tags[languages] && family_of(tags[languages]) == family)
            languages++;
        if (grid->index && grid->index + 1 + languages <= grid->columns)
            add_letter_between(grid, family);
        else
            before[count++] = add_letter_before(grid, family);
        for (; languages; languages--, tags++)
            part_language(screen, grid, *tags, same_place(screen, *tags));
    }
    grid_end(grid);
    for (size_t i = 0; i < count; i++)
        align_letter(screen->scene, before[i]);
}

/* A letter may be higher than its row's names. */
static int row_height(const struct metrics *m)
{
    int letter = text_line_height(m->title);
    return letter > m->target ? letter : m->target;
}

void languages_build(struct screen *screen)
{
    const struct metrics *m = &screen->scene->metrics;
    const char *const *tags = by_script(screen);
    part_heading(&screen->page, screen_words(screen, "choose-language"));
    column_gap(&screen->page, m->padding / 2);
    struct column column = column_inset(&screen->page, inset_for_letters(m), 0);
    int columns = grid_columns(&column, least_width(screen, tags), COLUMNS_MOST);
    struct grid grid = grid_begin(&column, columns, row_height(m));
    grid.row_gap = m->padding; /* so that all of them are seen at once on a wide kiosk */
    add_scripts(screen, &grid, tags);
    screen->page.y = column.y;
}
