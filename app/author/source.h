/* SPDX-License-Identifier: EUPL-1.2 */
/* A pack's folder, read whole and kept as it was written: pack.ini, the sheets, the translations.
 * Reading reports what cannot be read; whether it makes sense is check.h's question. */
#ifndef AUTHOR_SOURCE_H
#define AUTHOR_SOURCE_H

#include "author/csv.h"
#include "author/diagnostics.h"
#include "author/ini.h"
#include "author/po.h"
#include "base/arena.h"
#include "pack/model.h"

#include <stdbool.h>
#include <stddef.h>

struct source_table {
    const struct table *model;
    const char *file; /* NULL: no such sheet; a workbook's is "book.xlsx[sheet]" */
    const struct csv *csv; /* NULL: no such sheet, or one that cannot be read */
    const int *cells; /* of each model column: which cell of a row, -1: not in this sheet */
    size_t row_count; /* without the header */
    size_t *by_id; /* row numbers, sorted by id */
};

struct source_translation {
    const char *language, *file;
    const struct po *po; /* NULL: cannot be read */
};

struct source {
    struct arena *arena;
    const char *folder;
    const struct ini *settings;
    bool complete; /* pack.ini and every sheet could be read without an error */
    struct source_table *tables; /* model_table_count of them, in the model's order */
    struct source_translation *translations; /* sorted by language */
    size_t translation_count;
};

/* NULL where there is no pack to read at all, which is reported like everything else. Everything
 * lives in the arena. */
struct source *source_read(
    struct arena *arena, const char *folder, struct diagnostics *diagnostics);

struct source_table *source_table(const struct source *source, const char *name);

/* The cell of a row (from 0); NULL where the sheet has no such column. */
const struct csv_cell *source_cell(const struct source_table *table, size_t row, size_t column);

/* Its text; "" where the sheet has no such column. */
const char *source_text(const struct source_table *table, size_t row, size_t column);
const char *source_text_named(const struct source_table *table, size_t row, const char *column);

static inline const char *source_id(const struct source_table *table, size_t row)
{
    return source_text(table, row, 0);
}

/* Whether its rows are offers: what hangs under topics. */
bool source_is_offer(const struct source_table *table);

enum { SOURCE_NO_ROW = -1 };

/* The row with this id, or SOURCE_NO_ROW. */
long source_find(const struct source_table *table, const char *id);

/* Whether a row with this id was left out because its cells do not fit the header. */
bool source_left_out(const struct source_table *table, const char *id);

/* The next value of a list cell, beginning at *next, with its length (0: two | side by side, or an
 * empty cell); NULL behind the last. Start with *next at the cell's text. */
const char *source_next_value(const char **next, bool list, size_t *length);

#endif
