/* SPDX-License-Identifier: EUPL-1.2 */
/* A grid in which words of a known width are laid, without text: a cell that is narrower breaks
 * them. */
#include "unit.h"

#include "base/memory.h"
#include "scene/parts.h"

enum { WIDTH = 1000, CELLS = 5, HEIGHT = 40 };

static const struct paragraph whole = {.lines = 1}, broken = {.lines = 2, .forced = true};

static void add_cell(struct grid *grid, int word)
{
    struct column cell = grid_cell(grid);
    assert_int_equal(cell.in_row, grid->columns > 1);
    struct rect box = {cell.x, cell.y, cell.width, HEIGHT};
    scene_add(cell.scene, ROLE_TEXT, box)->paragraph = cell.width < word ? &broken : &whole;
    cell.y += HEIGHT;
    grid_cell_end(grid, &cell);
}

static void words_that_do_not_fit_take_columns_away(void **state)
{
    static const struct {
        int columns, word; /* asked for; width of the longest word */
        int left; /* columns */
    } cases[] = {
        {4, 100, 4}, /* all fit */
        {4, 240, 3},
        {4, 330, 2},
        {4, 500, 1},
        {4, 2000, 1}, /* nothing helps */
        {1, 100, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct scene scene;
        scene_init(&scene, NULL);
        scene_begin(
            &scene, metrics_for(1080, 1920, 0, CLASS_BY_SIZE, 1), &theme_light, "de", false);
        scene.metrics.gap = 20;
        scene_add(&scene, ROLE_TEXT, (struct rect){0, 0, 10, 10})->paragraph = &broken; /* before */
        struct column column = {&scene, 0, 100, .width = WIDTH};
        struct grid grid = grid_begin(&column, cases[i].columns, 0);
        do
            for (int cell = 0; cell < CELLS; cell++)
                add_cell(&grid, cases[i].word);
        while (grid_again(&grid));
        int rows = (CELLS + cases[i].left - 1) / cases[i].left;
        assert_int_equal(grid.columns, cases[i].left);
        assert_int_equal(scene.count, 1 + CELLS); /* nothing is left of what was tried */
        assert_int_equal(column.y, 100 + rows * HEIGHT + (rows - 1) * 20);
        scene_destroy(&scene);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_do_not_fit_take_columns_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
