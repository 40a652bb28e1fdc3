/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a pack's sources make sense: every cell by its column's type, ids and references,
 * pack.ini, and the translations against the German. Everything is reported in one run. */
#ifndef AUTHOR_CHECK_H
#define AUTHOR_CHECK_H

#include "author/diagnostics.h"
#include "author/pictograms.h"
#include "author/source.h"

struct check {
    const struct source *source;
    const struct pictograms *pictograms;
    struct diagnostics *diagnostics;
    struct arena *arena; /* for what is said */
};

/* `share` is the folder of staged fonts and pictograms; NULL: the one beside the program. */
void check_source(const struct source *source, const char *share, struct diagnostics *diagnostics);

/* The parts, a file each. */
void check_settings(const struct check *check);
void check_cell(
    const struct check *check, const struct source_table *table, size_t row, size_t column);
void check_row(const struct check *check, const struct source_table *table, size_t row);
void check_rich(const struct check *check, const struct csv_cell *cell, const char *column);
void check_rich_translation(const struct check *check, const struct po_text *text);
void check_translations(const struct check *check);

#endif
