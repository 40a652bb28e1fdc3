/* SPDX-License-Identifier: EUPL-1.2 */
/* What screens are put together from. A column is a place to add things to from top to bottom;
 * every part takes the height that its words need, so nothing is ever cut. */
#ifndef SCENE_PARTS_H
#define SCENE_PARTS_H

#include "scene/scene.h"

struct column {
    struct scene *scene;
    int x, y, width; /* y: where the next thing goes */
    bool in_row; /* a cell beside others: if a word is too wide for it, the grid sees to that, and
                    the pictogram stays beside the words */
};

/* A word in the visitor's language and, where it differs, what the German sign says. */
struct words {
    const char *string, *language;
    const char *german; /* NULL: the same, or none */
};

enum type { TYPE_DISPLAY, TYPE_TITLE, TYPE_HEADING, TYPE_BODY, TYPE_BOLD, TYPE_SMALL };

/* Everything that a button may show; what is NULL or zero is left out. */
struct face {
    struct words words;
    const char *beneath; /* of a tile for the staff: its word is German, `words.german` in the
                            language of this tag */
    const char *subtitle_language; /* of a card; NULL: the screen's */
    const char *pictogram;
    const char *action;
    uint32_t colour; /* of a tile's ground, of a card's pictogram */
    bool selected;
    int pictogram_size, pictogram_room; /* of a choice, and the square in whose middle it stands;
                                           0: that of running text */
};

/* A fact about an entry, on its card. */
struct remark {
    const char *pictogram;
    const char *string, *language;
    uint32_t ink;
    bool bold;
};

void column_gap(struct column *column, int height);

/* The part of a column that is left when so much is taken from its start and end. */
struct column column_inset(const struct column *column, int start, int end);

void part_text(
    struct column *column, const char *string, const char *language, enum type type, uint32_t ink);
void part_centred(
    struct column *column, const char *string, const char *language, enum type type, uint32_t ink);
/* The height that part_centred() would take; adds nothing. */
int part_height(
    const struct column *column, const char *string, const char *language, enum type type);

/* Whether so many lines hold it and no word has to be broken, one that stands alone not even with
 * a hyphen. */
bool part_fits(const struct column *column, const char *string, const char *language,
    enum type type, int lines);

/* The first of the types, from the largest on, in which no word has to be broken; else the last. */
enum type part_type_that_fits(const struct column *column, const char *string, const char *language,
    const enum type *types, size_t count);

/* The word beneath a pictogram of the bar, centred, in the size given; NULL adds nothing. */
void part_label(struct column *column, const char *string, const char *language, int size,
    bool bold, uint32_t ink);
void part_words(
    struct column *column, struct words words, enum type type, uint32_t ink, uint32_t quiet);
void part_title(struct column *column, struct words words);
void part_heading(struct column *column, struct words words);

/* A pictogram of the given size at the column's start, on a square of colour (0: none). */
void part_pictogram(struct scene *scene, struct rect box, const char *name, uint32_t ink);

/* A coloured surface under what is added until surface_end(). `radius` 0 for a band from edge to
 * edge of the window. */
struct surface {
    struct column inner;
    struct column *outer;
    size_t ground;
    int padding;
};
struct surface surface_begin(struct column *column, uint32_t fill, int padding, int radius);
void surface_end(struct surface *surface);

/* Pictograms and words in small type, one after the other as they fit. */
void part_remarks(struct column *column, const struct remark *remarks, size_t count);

/* A line of importance: pictogram and words on a coloured ground. */
void part_notice(struct column *column, const char *pictogram, const char *string,
    const char *language, uint32_t ink, uint32_t ground);

/* A pictogram at the start and whatever is added to the column that it returns beside it, until
 * section_end(). */
struct section {
    struct column inner;
    struct column *outer;
    int top;
};
struct section section_begin(struct column *column, const char *pictogram, uint32_t ink);
void section_end(struct section *section);

/* Cells side by side, as high as the highest of their row. Where words are too wide for the cells,
 * there are fewer columns:
 *   do
 *       add the cells
 *   while (grid_again(&grid)); */
enum { GRID_COLUMNS_MOST = 12 };
struct grid {
    struct column *column;
    int columns, cell_width, index;
    size_t start; /* of its nodes */
    int top;
    int least_height; /* of a cell */
    int row_gap; /* between two rows; that of the metrics where nobody changes it */
    size_t first[GRID_COLUMNS_MOST + 1];
    int height[GRID_COLUMNS_MOST];
};

/* As many columns as fit at `least_width` each, but no more than `most`. */
int grid_columns(const struct column *column, int least_width, int most);
struct grid grid_begin(struct column *column, int columns, int least_height);
struct column grid_cell(struct grid *grid);
/* Call with the cell's column after its one button or surface was added. */
void grid_cell_end(struct grid *grid, const struct column *cell);
void grid_end(struct grid *grid);
/* The same; but true where a word had to be broken and fewer columns may help: then the grid is
 * empty again and the cells are to be added anew. */
bool grid_again(struct grid *grid);
void grid_set_columns(struct grid *grid, int columns); /* of an empty grid */

/* The node of a button, by its index; what is added until part_button_end() belongs to it. Its
 * words are both languages' at once. */
size_t part_button_begin(struct scene *scene, struct rect box, const struct face *face);
void part_button_end(struct scene *scene, size_t button, int height);

/* Pictogram above the words on a ground of colour; fills its grid cell. */
void part_tile(struct column *cell, const struct face *face);

/* A white card: pictogram on its colour, words, remarks, an arrow at the end. A selected one has a
 * thick outline in its colour. */
void part_card(struct column *column, const struct face *face, const char *subtitle,
    const struct remark *remarks, size_t remark_count);

/* A white button with words at the start; fills its grid cell. */
void part_choice(struct column *cell, const struct face *face);

/* A white button with a figure in its middle, in large type; fills its grid cell. */
void part_figure(struct column *cell, const struct face *face);

/* Pills in rows. */
struct flow {
    struct column *column;
    int x, row_height;
};
struct flow flow_begin(struct column *column);
void part_chip(struct flow *flow, const struct face *face);
void flow_end(struct flow *flow);

/* A pill of its own width whose top end corner is (x, y); returns its width. Filled where
 * `face->colour` is set. */
int part_pill(struct scene *scene, int x, int y, int most_width, const struct face *face);
/* Whether the words of a pill of that width stay whole, be it in a smaller size. */
bool pill_fits(struct scene *scene, int most_width, const struct face *face);
struct rect pill_size(struct scene *scene, int most_width, const struct face *face);

#endif
