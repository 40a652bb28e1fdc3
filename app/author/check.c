/* SPDX-License-Identifier: EUPL-1.2 */
/* The walk over everything that is checked; what a single cell must look like stands in
 * check_cell.c, what the cells of a row say about each other in check_row.c. */
#include "author/check.h"

#include "base/file.h"

#include <string.h>

static void check_twice(const struct check *check, const struct source_table *table)
{
    for (size_t i = 1; table->cells[0] >= 0 && i < table->row_count; i++) {
        const char *id = source_id(table, table->by_id[i]);
        if (!*id || strcmp(id, source_id(table, table->by_id[i - 1])) != 0)
            continue;
        diagnostics_add(check->diagnostics, KIND_TWICE, source_cell(table, table->by_id[i], 0)->at,
            "id: \"%s\" is the id of line %zu already; give every row an id of its own", id,
            table->csv->rows[table->by_id[i - 1] + 1].line);
    }
}

/* An offer has the pictogram of its first topic unless it has its own. */
static void check_pictogram(const struct check *check, const struct source_table *table, size_t row)
{
    const struct source_table *topics = source_table(check->source, "topics");
    const char *list = source_text_named(table, row, "topics");
    if (!*list || *source_text_named(table, row, "pictogram"))
        return;
    long topic = source_find(topics, arena_substring(check->arena, list, strcspn(list, "|")));
    if (topic == SOURCE_NO_ROW || *source_text_named(topics, (size_t)topic, "pictogram"))
        return;
    diagnostics_add(check->diagnostics, KIND_NO_PICTOGRAM,
        source_cell(table, row, (size_t)model_column(table->model, "topics"))->at,
        "neither this offer nor its first topic, %s, has a pictogram; give one to either",
        source_id(topics, (size_t)topic));
}

static void check_table(const struct check *check, const struct source_table *table)
{
    if (!table->csv)
        return;
    check_twice(check, table);
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 0; column < table->model->column_count; column++)
            if (table->cells[column] >= 0)
                check_cell(check, table, row, column);
        check_row(check, table, row);
        check_due(check, table, row);
        check_reach(check, table, row);
        check_pictogram(check, table, row);
    }
    check_circles(check, table);
}

/* Visitors reach every entry in two steps; the screens know no third level. */
static void check_levels(const struct check *check)
{
    const struct source_table *topics = source_table(check->source, "topics");
    int parent = model_column(topics->model, "parent");
    for (size_t row = 0; row < topics->row_count; row++) {
        const struct csv_cell *cell = source_cell(topics, row, (size_t)parent);
        long above = cell && *cell->text ? source_find(topics, cell->text) : SOURCE_NO_ROW;
        if (above != SOURCE_NO_ROW && *source_text(topics, (size_t)above, (size_t)parent))
            diagnostics_error(check->diagnostics, cell->at,
                "parent: \"%s\" has a parent itself; topics have two levels, name one of the "
                "first",
                cell->text);
    }
}

static void check_staging(const struct check *check)
{
    if (!check->pictograms->count)
        diagnostics_warning(check->diagnostics,
            (struct position){check->source->settings->file, 1, 1},
            "pictograms are not checked: there is no %s; build the target fonts first",
            check->pictograms->file);
}

void check_source(const struct source *source, const char *share, struct civil today,
    struct diagnostics *diagnostics)
{
    struct arena *arena = arena_create();
    size_t suggestions = 0;
    if (!share)
        share = file_beside_program(arena, "../share/faden");
    struct check check = {
        .source = source,
        .pictograms = pictograms_read(arena, share),
        .diagnostics = diagnostics,
        .arena = arena,
        .today = today,
        .media = media_files_read(source->arena, source->folder),
        .reach = reach_find(source, arena),
        .suggestions = &suggestions,
    };
    check_settings(&check);
    check_staging(&check);
    for (size_t i = 0; i < model_table_count; i++)
        check_table(&check, &source->tables[i]);
    check_levels(&check);
    media_files_report(check.media, diagnostics);
    check_translations(&check);
    arena_destroy(arena);
}
