/* SPDX-License-Identifier: EUPL-1.2 */
/* One flag a row; rules 2 and 3 are applied until nothing changes any more. Flags are only ever
 * set, so that comes to an end. */
#include "author/withheld.h"

#include <string.h>

struct withheld {
    const struct source *source;
    bool **rows; /* a table, a row */
    unsigned char **referred;
};

enum { BY_SHOWN = 1, BY_WITHHELD = 2 }; /* who refers to a row */

static size_t index_of(const struct withheld *withheld, const struct source_table *table)
{
    return (size_t)(table - withheld->source->tables);
}

bool withheld_row(const struct withheld *withheld, const struct source_table *table, size_t row)
{
    return withheld->rows[index_of(withheld, table)][row];
}

static bool set(struct withheld *withheld, const struct source_table *table, size_t row)
{
    bool *flag = &withheld->rows[index_of(withheld, table)][row];
    bool changed = !*flag;
    *flag = true;
    return changed;
}

static bool is_withheld(
    const struct withheld *withheld, const struct source_table *table, const char *id)
{
    long row = source_find(table, id);
    bool elsewhere = strchr(id, ':'); /* in a pack that is already what it may be */
    return !elsewhere && (row == SOURCE_NO_ROW || withheld_row(withheld, table, (size_t)row));
}

const char *withheld_cell(
    const struct withheld *withheld, const struct source_table *table, size_t row, size_t column)
{
    const struct column *model = &table->model->columns[column];
    const char *cell = source_text(table, row, column);
    if (model->type != COLUMN_REFERENCE || !*cell)
        return cell;
    struct arena *arena = withheld->source->arena;
    const struct source_table *target = source_table(withheld->source, model->of);
    char *kept = arena_alloc(arena, strlen(cell) + 1), *end = kept;
    const char *value;
    size_t length;
    while ((value = source_next_value(&cell, model->flags & LIST, &length))) {
        if (is_withheld(withheld, target, arena_substring(arena, value, length)))
            continue;
        if (end > kept)
            *end++ = '|';
        memcpy(end, value, length);
        end += length;
    }
    return kept;
}

/* What is said of a row stays out with it. */
static bool names_withheld(const struct withheld *withheld, const char *address)
{
    const char *slash = strchr(address, '/');
    const struct source_table *table =
        slash ? source_table(withheld->source,
                    arena_substring(withheld->source->arena, address, (size_t)(slash - address)))
              : NULL;
    return table && is_withheld(withheld, table, slash + 1);
}

static bool lacks(const struct withheld *withheld, const struct source_table *table, size_t row)
{
    for (size_t i = 0; i < table->model->column_count; i++) {
        const struct column *column = &table->model->columns[i];
        if (column->type == COLUMN_ROW && names_withheld(withheld, source_text(table, row, i)))
            return true;
        if (column->type == COLUMN_REFERENCE && column->flags & (REQUIRED | WITHIN) &&
            *source_text(table, row, i) && !*withheld_cell(withheld, table, row, i))
            return true;
    }
    return false;
}

static void note_cell(struct withheld *withheld, const struct source_table *from, size_t row,
    size_t column, unsigned char by)
{
    const struct column *model = &from->model->columns[column];
    const struct source_table *target = source_table(withheld->source, model->of);
    const char *next = source_text(from, row, column), *value;
    size_t length;
    while ((value = source_next_value(&next, model->flags & LIST, &length))) {
        long found = source_find(target, arena_substring(withheld->source->arena, value, length));
        if (found != SOURCE_NO_ROW)
            withheld->referred[index_of(withheld, target)][found] |= by;
    }
}

/* A part stays out with the whole and so is no reason to show it. */
static bool is_part(const struct source_table *table, const struct column *column)
{
    return column->flags & WITHIN && strcmp(column->of, table->model->name) != 0;
}

static void note_references(struct withheld *withheld, const struct source_table *from)
{
    for (size_t row = 0; row < from->row_count; row++)
        for (size_t i = 0; i < from->model->column_count; i++)
            if (from->model->columns[i].type == COLUMN_REFERENCE &&
                !is_part(from, &from->model->columns[i]))
                note_cell(withheld, from, row, i,
                    withheld_row(withheld, from, row) ? BY_WITHHELD : BY_SHOWN);
}

static void note_all_references(struct withheld *withheld)
{
    for (size_t i = 0; i < model_table_count; i++)
        memset(withheld->referred[i], 0, withheld->source->tables[i].row_count);
    for (size_t i = 0; i < model_table_count; i++)
        note_references(withheld, &withheld->source->tables[i]);
}

/* A provider is shown with its offers only, as places and documents are. */
static bool is_shown_by_others(const struct source_table *table, size_t row)
{
    return model_column(table->model, "display") < 0 ||
           (strcmp(table->model->name, "organisations") == 0 &&
               !*source_text_named(table, row, "display"));
}

static bool stays_out(const struct withheld *withheld, const struct source_table *table, size_t row)
{
    bool judged_by_others = is_shown_by_others(table, row);
    unsigned char by = withheld->referred[index_of(withheld, table)][row];
    return (judged_by_others && by == BY_WITHHELD) || lacks(withheld, table, row);
}

static bool apply(struct withheld *withheld, const struct source_table *table)
{
    bool changed = false;
    for (size_t row = 0; row < table->row_count; row++)
        if (!withheld_row(withheld, table, row) && stays_out(withheld, table, row))
            changed |= set(withheld, table, row);
    return changed;
}

static bool begin(struct withheld *withheld, const struct source_table *table)
{
    bool changed = false;
    size_t index = index_of(withheld, table);
    withheld->rows[index] = arena_alloc(withheld->source->arena, table->row_count * sizeof(bool));
    withheld->referred[index] = arena_alloc(withheld->source->arena, table->row_count);
    for (size_t row = 0; row < table->row_count; row++)
        if (!model_in_pack(source_text_named(table, row, "display")))
            changed |= set(withheld, table, row);
    return changed;
}

const struct withheld *withheld_find(const struct source *source)
{
    struct withheld *withheld = arena_alloc(source->arena, sizeof *withheld);
    withheld->source = source;
    withheld->rows = arena_alloc(source->arena, model_table_count * sizeof *withheld->rows);
    withheld->referred = arena_alloc(source->arena, model_table_count * sizeof *withheld->referred);
    bool changed = false;
    for (size_t i = 0; i < model_table_count; i++)
        changed |= begin(withheld, &source->tables[i]);
    while (changed) {
        changed = false;
        note_all_references(withheld);
        for (size_t i = 0; i < model_table_count; i++)
            changed |= apply(withheld, &source->tables[i]);
    }
    return withheld;
}
