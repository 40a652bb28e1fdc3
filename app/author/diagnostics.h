/* SPDX-License-Identifier: EUPL-1.2 */
/* What is wrong with a pack's sources, collected in one run and printed like a compiler's:
 * `file:line:column: error|warning: what is wrong; what would be right`. */
#ifndef AUTHOR_DIAGNOSTICS_H
#define AUTHOR_DIAGNOSTICS_H

#include "author/kind.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Line and column count from 1, the column in characters, as editors do. In a workbook, whose
 * `file` is "book.xlsx[sheet]", they are the cell's, and the message names the cell: D14. */
struct position {
    const char *file;
    size_t line, column;
};

bool position_in_workbook(struct position at);

struct diagnostic {
    struct position at;
    enum kind kind;
    size_t reported; /* how many were reported before: keeps the order within a cell */
    const char *message; /* one line of well-formed UTF-8 */
};

struct diagnostics;

struct diagnostics *diagnostics_create(void);
void diagnostics_destroy(struct diagnostics *diagnostics); /* NULL is fine */

/* The file's name is kept as a pointer and must live as long as the diagnostics. */
void diagnostics_add(struct diagnostics *diagnostics, enum kind kind, struct position at,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Of no kind of its own: KIND_MISTAKE, KIND_REMARK. */
void diagnostics_error(struct diagnostics *diagnostics, struct position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diagnostics_warning(struct diagnostics *diagnostics, struct position at, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

/* A file that cannot be read, with the message of base/file.h, and what would be right. */
void diagnostics_unreadable(struct diagnostics *diagnostics, const char *file,
    const struct error *error, const char *remedy);

size_t diagnostics_errors(const struct diagnostics *diagnostics);
size_t diagnostics_warnings(const struct diagnostics *diagnostics);
size_t diagnostics_of_kind(const struct diagnostics *diagnostics, enum kind kind);

/* The first by file, line and column; NULL: there is none. Holds until the next is added. */
const struct diagnostic *diagnostics_first(struct diagnostics *diagnostics, enum kind kind);

/* All of them, sorted by file, line and column. Holds until the next is added. */
const struct diagnostic *diagnostics_sorted(struct diagnostics *diagnostics, size_t *count);

enum diagnostics_format { DIAGNOSTICS_TEXT, DIAGNOSTICS_JSON };

/* Sorted by file, line and column: as text a line each, nothing at all where nothing is wrong; as
 * JSON an array. */
void diagnostics_print(
    struct diagnostics *diagnostics, enum diagnostics_format format, FILE *stream);

#endif
