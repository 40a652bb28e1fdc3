/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook as Excel and LibreOffice save it (ECMA-376), read sheet by sheet into the shape of a
 * CSV file: each cell's text as the sheets of a pack want it. The file is untrusted: everything
 * that it may have much of has a bound, and what is broken is one line. */
#ifndef AUTHOR_XLSX_H
#define AUTHOR_XLSX_H

#include "author/csv.h"
#include "author/diagnostics.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct xlsx;

/* `bytes`, `file` and the diagnostics have to stay until it is closed; what is read from it lives
 * in the arena. NULL: what cannot be read was reported. */
struct xlsx *xlsx_open(struct arena *arena, const char *bytes, size_t count, const char *file,
    struct diagnostics *diagnostics);
void xlsx_close(struct xlsx *book); /* NULL is fine */

size_t xlsx_count(const struct xlsx *book);

/* Hidden: who opens the workbook does not see the sheet. */
const char *xlsx_name(const struct xlsx *book, size_t sheet);
bool xlsx_hidden(const struct xlsx *book, size_t sheet);

/* The cells of a sheet, numbers as short as they can be written (7, 50.7753), dates as
 * 2013-04-01, or 2013-04 where the cell shows no day. `file` is the place in diagnostics,
 * "book.xlsx[sheet]", and is kept. NULL: the sheet is broken, which was reported. */
const struct csv *xlsx_sheet(struct xlsx *book, size_t sheet, const char *file);

#endif
