/* SPDX-License-Identifier: EUPL-1.2 */
/* What is wrong with a pack's sources, collected in one run and printed like a compiler's:
 * `file:line:column: error|warning: what is wrong; what would be right`. */
#ifndef AUTHOR_DIAGNOSTICS_H
#define AUTHOR_DIAGNOSTICS_H

#include "base/error.h"

#include <stddef.h>
#include <stdio.h>

/* Line and column count from 1, the column in characters, as editors do. */
struct position {
    const char *file;
    size_t line, column;
};

struct diagnostics;

struct diagnostics *diagnostics_create(void);
void diagnostics_destroy(struct diagnostics *diagnostics); /* NULL is fine */

/* The file's name is kept as a pointer and must live as long as the diagnostics. */
void diagnostics_error(struct diagnostics *diagnostics, struct position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diagnostics_warning(struct diagnostics *diagnostics, struct position at, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

/* A file that cannot be read, with the message of base/file.h, and what would be right. */
void diagnostics_unreadable(struct diagnostics *diagnostics, const char *file,
    const struct error *error, const char *remedy);

size_t diagnostics_errors(const struct diagnostics *diagnostics);
size_t diagnostics_warnings(const struct diagnostics *diagnostics);

enum diagnostics_format { DIAGNOSTICS_TEXT, DIAGNOSTICS_JSON };

/* Sorted by file, line and column; as text nothing at all where nothing is wrong. */
void diagnostics_print(
    struct diagnostics *diagnostics, enum diagnostics_format format, FILE *stream);

#endif
