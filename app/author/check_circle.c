/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that lead back to themselves: the house of a room, the successor of an offer. Each row is
 * walked through once. Topics have two levels only, which check.c sees to. */
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

void check_circles(const struct check *check, const struct source_table *table)
{
    for (size_t i = 0; table->csv && i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        bool chain = column->type == COLUMN_REFERENCE && !(column->flags & LIST) &&
                     strcmp(column->of, table->model->name) == 0;
        if (chain && strcmp(table->model->name, "topics") != 0)
            walk(check, table, i);
    }
}
