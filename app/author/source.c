/* SPDX-License-Identifier: EUPL-1.2 */
/* The folder decides what is read: a file that ends in .csv is a sheet, whether the model knows it
 * or not, and a file in i18n/ that ends in .po is a translation. */
#include "author/source.h"

#include "author/spelling.h"
#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 64 * 1024 * 1024, FILES_MOST = 1000 };

struct names {
    const char *list[FILES_MOST];
    size_t count;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* `name` without `ending`, or NULL for another kind of file and what programs leave behind. */
static const char *stem(struct arena *arena, const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    if (*name == '.' || *name == '~' || length <= tail || strcmp(name + length - tail, ending) != 0)
        return NULL;
    return arena_substring(arena, name, length - tail);
}

static bool list_folder(
    struct arena *arena, const char *path, const char *ending, struct names *names)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    const struct dirent *entry;
    while ((entry = readdir(folder)) && names->count < FILES_MOST) {
        const char *name = stem(arena, entry->d_name, ending);
        if (name)
            names->list[names->count++] = name;
    }
    closedir(folder);
    qsort(names->list, names->count, sizeof names->list[0], compare_names);
    return true;
}

static void read_header(
    struct source_table *table, struct arena *arena, struct diagnostics *diagnostics)
{
    const struct csv_row *header = &table->csv->rows[0];
    const struct table *model = table->model;
    int *cells = arena_alloc(arena, model->column_count * sizeof *cells);
    for (size_t i = 0; i < model->column_count; i++)
        cells[i] = -1;
    table->cells = cells;
    for (size_t i = 0; i < header->count; i++) {
        const char *name = header->cells[i].text;
        int column = model_column(model, name);
        if (column < 0)
            diagnostics_error(diagnostics, header->cells[i].at, "unknown column \"%s\"; %s", name,
                spelling_column(arena, model, name));
        else if (cells[column] >= 0)
            diagnostics_error(diagnostics, header->cells[i].at,
                "the column %s is there twice; keep one of them", name);
        else
            cells[column] = (int)i;
    }
    for (size_t i = 0; i < model->column_count; i++)
        if (cells[i] < 0 && model->columns[i].flags & REQUIRED)
            diagnostics_error(diagnostics, (struct position){table->file, 1, 1},
                "the column %s is missing; add it to the header, every row needs it",
                model->columns[i].name);
}

static int compare_ids(const void *a, const void *b, void *context)
{
    const size_t *first = a, *second = b;
    int ids = strcmp(source_id(context, *first), source_id(context, *second));
    return ids ? ids : (*first > *second) - (*first < *second);
}

static void index_ids(struct source_table *table, struct arena *arena)
{
    table->by_id = arena_alloc(arena, table->row_count * sizeof *table->by_id);
    for (size_t i = 0; i < table->row_count; i++)
        table->by_id[i] = i;
    if (table->row_count)
        qsort_r(table->by_id, table->row_count, sizeof *table->by_id, compare_ids, table);
}

static void read_sheet(
    struct source_table *table, struct arena *arena, struct diagnostics *diagnostics)
{
    struct position at = {table->file, 1, 1};
    struct error error;
    size_t bytes;
    const char *text = file_read(arena, table->file, FILE_MOST, &bytes, &error);
    if (!text) {
        diagnostics_unreadable(diagnostics, table->file, &error, "make it a readable file");
        return;
    }
    const struct csv *csv = csv_read(arena, text, bytes, table->file, diagnostics);
    if (csv && !csv->count)
        diagnostics_error(diagnostics, at, "the sheet is empty; its first line names the columns");
    if (!csv || !csv->count)
        return;
    table->csv = csv;
    table->row_count = csv->count - 1;
    read_header(table, arena, diagnostics);
    index_ids(table, arena);
}

static void read_sheets(struct source *source, struct diagnostics *diagnostics)
{
    struct names *names = arena_alloc(source->arena, sizeof *names);
    list_folder(source->arena, source->folder, ".csv", names);
    for (size_t i = 0; i < names->count; i++) {
        struct source_table *table = source_table(source, names->list[i]);
        const char *file = arena_printf(source->arena, "%s/%s.csv", source->folder, names->list[i]);
        if (!table) {
            diagnostics_error(diagnostics, (struct position){file, 1, 1},
                "no table is called %s; %s", names->list[i],
                spelling_table(source->arena, names->list[i]));
            continue;
        }
        table->file = file;
        read_sheet(table, source->arena, diagnostics);
    }
}

static void read_translations(struct source *source, struct diagnostics *diagnostics)
{
    struct arena *arena = source->arena;
    struct names *names = arena_alloc(arena, sizeof *names);
    const char *folder = arena_printf(arena, "%s/i18n", source->folder);
    list_folder(arena, folder, ".po", names);
    source->translations = arena_alloc(arena, names->count * sizeof *source->translations);
    source->translation_count = names->count;
    for (size_t i = 0; i < names->count; i++) {
        const char *file = arena_printf(arena, "%s/%s.po", folder, names->list[i]);
        source->translations[i] =
            (struct source_translation){names->list[i], file, po_read(arena, file, diagnostics)};
    }
}

static struct source *create(struct arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    struct source *source = arena_alloc(arena, sizeof *source);
    source->arena = arena;
    source->folder = arena_substring(arena, folder, length);
    source->tables = arena_alloc(arena, model_table_count * sizeof *source->tables);
    for (size_t i = 0; i < model_table_count; i++)
        source->tables[i].model = &model_tables[i];
    return source;
}

static char *read_settings(
    const struct source *source, const char *file, size_t *bytes, struct diagnostics *diagnostics)
{
    struct error error;
    char *text = file_read(source->arena, file, FILE_MOST, bytes, &error);
    if (!text)
        diagnostics_unreadable(diagnostics, file, &error,
            "name the folder of a pack, it has a pack.ini with id, title and languages");
    return text;
}

struct source *source_read(struct arena *arena, const char *folder, struct diagnostics *diagnostics)
{
    struct source *source = create(arena, folder);
    const char *file = arena_printf(arena, "%s/pack.ini", source->folder);
    size_t bytes;
    char *text = read_settings(source, file, &bytes, diagnostics);
    if (!text)
        return NULL;
    size_t errors = diagnostics_errors(diagnostics);
    source->settings = ini_read(arena, text, bytes, file, diagnostics);
    read_sheets(source, diagnostics);
    source->complete = diagnostics_errors(diagnostics) == errors;
    read_translations(source, diagnostics);
    return source;
}

struct source_table *source_table(const struct source *source, const char *name)
{
    for (size_t i = 0; i < model_table_count; i++)
        if (strcmp(model_tables[i].name, name) == 0)
            return &source->tables[i];
    return NULL;
}

const struct csv_cell *source_cell(const struct source_table *table, size_t row, size_t column)
{
    int cell = table->cells[column];
    return cell < 0 ? NULL : &table->csv->rows[row + 1].cells[cell];
}

const char *source_text(const struct source_table *table, size_t row, size_t column)
{
    const struct csv_cell *cell = source_cell(table, row, column);
    return cell ? cell->text : "";
}

const char *source_text_named(const struct source_table *table, size_t row, const char *column)
{
    int index = model_column(table->model, column);
    return index < 0 ? "" : source_text(table, row, (size_t)index);
}

long source_find(const struct source_table *table, const char *id)
{
    size_t low = 0, high = table->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(source_id(table, table->by_id[middle]), id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < table->row_count && strcmp(source_id(table, table->by_id[low]), id) == 0;
    return found ? (long)table->by_id[low] : SOURCE_NO_ROW;
}

const char *source_next_value(const char **next, bool list, size_t *length)
{
    const char *value = *next;
    if (!value)
        return NULL;
    *length = list ? strcspn(value, "|") : strlen(value);
    *next = value[*length] ? value + *length + 1 : NULL;
    return value;
}
