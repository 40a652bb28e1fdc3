/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet as spreadsheets save it: RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF,
 * comma or semicolon (what a German Excel writes), each cell with the place where it stands. */
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
};

struct csv_row {
    struct csv_cell *cells;
    size_t count;
    size_t line;
};

struct csv {
    struct csv_row *rows; /* the first is the header; empty rows are left out */
    size_t count;
};

/* Reads `bytes` bytes behind which stands a NUL; everything lives in the arena, `file` is kept as
 * it is. Faults are reported: a wrong encoding or an unterminated quotation ends the reading
 * (NULL), a ragged row is reported and left out. */
const struct csv *csv_read(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics);

/* Where the byte `offset` of a cell's text stands in the file. */
struct position csv_position(const struct csv_cell *cell, size_t offset);

#endif
