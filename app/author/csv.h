/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet as spreadsheets save it: RFC 4180, UTF-8 with or without a byte order mark, lines that
 * end in LF, CRLF or CR, comma, semicolon (what a German Excel writes) or tab, each cell with the
 * place where it stands. A workbook's sheets have the same shape (xlsx.h). */
#ifndef AUTHOR_CSV_H
#define AUTHOR_CSV_H

#include "author/diagnostics.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_cell {
    const char *text;
    struct position at; /* of the first character, behind an opening quotation mark */
    bool quoted;
    bool dated; /* a workbook's date or time, here in the form that the sheets want */
};

struct csv_row {
    struct csv_cell *cells;
    size_t count;
    size_t line;
};

struct csv {
    struct csv_row *rows; /* the first is the header; empty rows are left out */
    size_t count;
    struct csv_row *ragged; /* reported and left out: more or fewer cells than the header */
    size_t ragged_count;
};

/* Reads `bytes` bytes behind which stands a NUL; everything lives in the arena, `file` is kept as
 * it is. Faults are reported: what is no text or has an unterminated quotation ends the reading
 * (NULL); another encoding is decoded; a ragged row is left out. */
const struct csv *csv_read(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics);

/* Where the byte `offset` of a cell's text stands in the file. */
struct position csv_position(const struct csv_cell *cell, size_t offset);

#endif
