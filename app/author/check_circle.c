/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that lead back to themselves, or further than a terminal follows: the house of a room, the
 * successor of an offer. Topics have two levels only, which check.c sees to. */
#include "author/check.h"

#include <string.h>

enum { NAMED_MOST = 8 }; /* rows of a circle in its message */

static long next_row(const struct source_table *table, size_t row, size_t column)
{
    const char *id = source_text(table, row, column);
    return *id ? source_find(table, id) : SOURCE_NO_ROW;
}

static void report(
    const struct check *check, const struct source_table *table, size_t first, size_t column)
{
    const char *way = source_id(table, first);
    size_t row = first, named = 0;
    do {
        row = (size_t)next_row(table, row, column);
        if (++named <= NAMED_MOST || row == first)
            way = arena_printf(check->arena, "%s%s \xE2\x86\x92 %s", way,
                named > NAMED_MOST ? " \xE2\x86\x92 \xE2\x80\xA6" : "", source_id(table, row));
    } while (row != first);
    diagnostics_error(check->diagnostics, source_cell(table, first, column)->at,
        "%s: the rows lead in a circle, %s; empty one of the cells",
        table->model->columns[column].name, way);
}

static void walk(const struct check *check, const struct source_table *table, size_t column)
{
    struct arena *arena = arena_create();
    size_t *walked = arena_alloc(arena, table->row_count * sizeof *walked);
    for (size_t start = 0; start < table->row_count; start++) {
        long row = (long)start;
        while (row != SOURCE_NO_ROW && !walked[row]) {
            walked[row] = start + 1;
            row = next_row(table, (size_t)row, column);
        }
        if (row != SOURCE_NO_ROW && walked[row] == start + 1)
            report(check, table, (size_t)row, column);
    }
    arena_destroy(arena);
}

/* How many rows hang on each other from this one on, but no more than `most`. */
static int count_rows(const struct source_table *table, size_t start, size_t column, int most)
{
    int rows = 0;
    for (long row = (long)start; row != SOURCE_NO_ROW && rows < most; rows++)
        row = next_row(table, (size_t)row, column);
    return rows;
}

/* Only the first row of a way that is too long is told: the one that the others lead to. */
static void check_length(
    const struct check *check, const struct source_table *table, size_t column, int levels)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (count_rows(table, row, column, levels + 2) == levels + 1)
            diagnostics_error(check->diagnostics, source_cell(table, row, column)->at,
                "%s: the rows lead through more than %d others; let it name one nearer to the end",
                table->model->columns[column].name, levels - 1);
}

void check_circles(const struct check *check, const struct source_table *table)
{
    for (size_t i = 0; i < model_nesting_count; i++) {
        int column = model_column(table->model, model_nestings[i].column);
        bool nests = strcmp(model_nestings[i].table, table->model->name) == 0;
        if (!nests || !table->csv || column < 0 || strcmp(table->model->name, "topics") == 0)
            continue;
        walk(check, table, (size_t)column);
        check_length(check, table, (size_t)column, model_nestings[i].levels);
    }
}
