/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a pack's sources make sense, and what is due: every cell by its column's type, ids,
 * references, pack.ini, the translations against the German. Everything is reported in one run. */
#ifndef AUTHOR_CHECK_H
#define AUTHOR_CHECK_H

#include "author/diagnostics.h"
#include "author/media_files.h"
#include "author/pictograms.h"
#include "author/source.h"
#include "base/clock.h"

struct reach;

struct check {
    const struct source *source;
    const struct pictograms *pictograms;
    struct diagnostics *diagnostics;
    struct arena *arena; /* for what is said */
    struct civil today;
    struct media_files *media;
    const struct reach *reach;
    size_t *suggestions; /* how many were looked for */
};

/* `share` is the folder of staged fonts and pictograms; NULL: the one beside the program. `today`
 * decides what is due (base/clock.h). */
void check_source(const struct source *source, const char *share, struct civil today,
    struct diagnostics *diagnostics);

/* The parts, a file each. */
void check_settings(const struct check *check);
void check_cell(
    const struct check *check, const struct source_table *table, size_t row, size_t column);
void check_row(const struct check *check, const struct source_table *table, size_t row);
void check_due(const struct check *check, const struct source_table *table, size_t row);
void check_circles(const struct check *check, const struct source_table *table);
void check_rich(const struct check *check, const struct csv_cell *cell, const char *column);
void check_rich_translation(const struct check *check, const struct po_text *text);
void check_translations(const struct check *check);

/* Whether school-holidays.csv knows today and the year after it. */
bool check_knows_school_holidays(const struct check *check);

/* By which ways each offer can be reached, its provider's and those in other tables included. */
const struct reach *reach_find(const struct source *source, struct arena *arena);
void check_reach(const struct check *check, const struct source_table *table, size_t row);

#endif
