/* SPDX-License-Identifier: EUPL-1.2 */
/* The folder decides what is read: a file that ends in .csv is a sheet, whether the model knows it
 * or not, one that ends in .xlsx has sheets, and a file in i18n/ that ends in .po is a
 * translation. */
#include "author/source.h"

#include "author/spelling.h"
#include "author/xlsx.h"
#include "base/file.h"
#include "base/memory.h"

#include <ctype.h>
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

/* How a name may be written in a header without being one: " Source date". */
static bool is_meant(const char *written, const char *name)
{
    written += strspn(written, " \t");
    for (; *name && *written; name++, written++) {
        int letter = tolower((unsigned char)*written);
        if (letter != *name && !(strchr("_-", *name) && strchr("_- ", letter)))
            return false;
    }
    return !*name && !written[strspn(written, " \t")];
}

static int meant_column(const struct table *model, const char *written)
{
    for (size_t i = 0; i < model->column_count; i++)
        if (is_meant(written, model->columns[i].name))
            return (int)i;
    return -1;
}

/* Spreadsheets leave columns behind whose cells were all emptied. */
static void check_nameless(
    const struct source_table *table, size_t column, struct diagnostics *diagnostics)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const struct csv_cell *cell = &table->csv->rows[row + 1].cells[column];
        if (!*cell->text)
            continue;
        diagnostics_add(diagnostics, KIND_LAYOUT, cell->at,
            "\"%s\" stands in a column without a name; name the column in the header or empty it",
            cell->text);
        return;
    }
}

static int find_column(const struct source_table *table, const struct csv_cell *cell,
    struct arena *arena, struct diagnostics *diagnostics)
{
    const struct table *model = table->model;
    int column = model_column(model, cell->text);
    if (column >= 0)
        return column;
    column = meant_column(model, cell->text);
    if (column >= 0)
        diagnostics_add(diagnostics, KIND_LAYOUT, cell->at,
            "the column is called \"%s\"; write %s, in small letters and without spaces",
            cell->text, model->columns[column].name);
    else
        diagnostics_add(diagnostics, KIND_LAYOUT, cell->at, "unknown column \"%s\"; %s", cell->text,
            spelling_column(arena, model, cell->text));
    return column;
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
        const struct csv_cell *cell = &header->cells[i];
        if (!*cell->text) {
            check_nameless(table, i, diagnostics);
            continue;
        }
        int column = find_column(table, cell, arena, diagnostics);
        if (column >= 0 && cells[column] >= 0)
            diagnostics_add(diagnostics, KIND_LAYOUT, cell->at,
                "the column %s is there twice; keep one of them", model->columns[column].name);
        else if (column >= 0)
            cells[column] = (int)i;
    }
    for (size_t i = 0; i < model->column_count; i++)
        if (cells[i] < 0 && model->columns[i].flags & REQUIRED)
            diagnostics_add(diagnostics, KIND_LAYOUT,
                (struct position){table->file, header->line, 1},
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

static void take_sheet(struct source_table *table, const struct csv *csv, struct arena *arena,
    struct diagnostics *diagnostics)
{
    if (csv && !csv->count)
        diagnostics_add(diagnostics, KIND_LAYOUT, (struct position){table->file, 1, 1},
            "the sheet is empty; its first line names the columns");
    if (!csv || !csv->count)
        return;
    table->csv = csv;
    table->row_count = csv->count - 1;
    read_header(table, arena, diagnostics);
    index_ids(table, arena);
}

static char *read_file(
    const struct source *source, const char *file, size_t *bytes, struct diagnostics *diagnostics)
{
    struct error error;
    char *text = file_read(source->arena, file, FILE_MOST, bytes, &error);
    if (!text)
        diagnostics_unreadable(diagnostics, file, &error, "make it a readable file");
    return text;
}

/* A table has one sheet. */
static bool claim(struct source_table *table, const char *file, struct diagnostics *diagnostics)
{
    if (table->file)
        diagnostics_add(diagnostics, KIND_LAYOUT, (struct position){file, 1, 1},
            "the table %s is in %s already; keep one of them", table->model->name, table->file);
    else
        table->file = file;
    return table->file == file;
}

static void read_sheet(struct source *source, const char *name, struct diagnostics *diagnostics)
{
    struct arena *arena = source->arena;
    struct source_table *table = source_table(source, name);
    const char *file = arena_printf(arena, "%s/%s.csv", source->folder, name);
    size_t bytes;
    if (!table) {
        diagnostics_add(diagnostics, KIND_LAYOUT, (struct position){file, 1, 1},
            "no table is called %s; %s", name, spelling_table(arena, name));
        return;
    }
    if (!claim(table, file, diagnostics))
        return;
    const char *text = read_file(source, file, &bytes, diagnostics);
    if (text)
        take_sheet(table, csv_read(arena, text, bytes, file, diagnostics), arena, diagnostics);
}

static struct source_table *meant_table(const struct source *source, const char *written)
{
    for (size_t i = 0; i < model_table_count; i++)
        if (is_meant(written, model_tables[i].name))
            return &source->tables[i];
    return NULL;
}

/* Hidden sheets often hold the words of a list to choose from; those of a table are read all the
 * same, and named, since who edits the workbook does not see them. */
static void read_worksheet(struct source *source, struct xlsx *book, const char *path, size_t index,
    struct diagnostics *diagnostics)
{
    struct arena *arena = source->arena;
    const char *name = xlsx_name(book, index);
    const char *file = arena_printf(arena, "%s[%s]", path, name);
    struct source_table *table = meant_table(source, name);
    bool hidden = xlsx_hidden(book, index);
    if (!table && !hidden)
        diagnostics_add(diagnostics, KIND_UNREAD, (struct position){file, 1, 1},
            "no table is called %s, the worksheet is not read; %s", name,
            spelling_table(arena, name));
    if (!table || !claim(table, file, diagnostics))
        return;
    if (hidden)
        diagnostics_add(diagnostics, KIND_REMARK, (struct position){file, 1, 1},
            "the worksheet is hidden, but read; show it, so that everybody sees what is published");
    take_sheet(table, xlsx_sheet(book, index, file), arena, diagnostics);
}

static void read_workbook(struct source *source, const char *name, struct diagnostics *diagnostics)
{
    const char *path = arena_printf(source->arena, "%s/%s.xlsx", source->folder, name);
    size_t bytes;
    const char *text = read_file(source, path, &bytes, diagnostics);
    struct xlsx *book = text ? xlsx_open(source->arena, text, bytes, path, diagnostics) : NULL;
    for (size_t i = 0; book && i < xlsx_count(book); i++)
        read_worksheet(source, book, path, i, diagnostics);
    xlsx_close(book);
}

typedef void (*file_reader)(struct source *, const char *name, struct diagnostics *);

static void warn_of_file(const struct source *source, const char *name, const char *ending,
    struct diagnostics *diagnostics)
{
    diagnostics_add(diagnostics, KIND_UNREAD,
        (struct position){
            arena_printf(source->arena, "%s/%s%s", source->folder, name, ending), 1, 1},
        "the file is not read; save it as .xlsx or as \"CSV UTF-8\" (.csv)");
}

static void read_sheets(struct source *source, struct diagnostics *diagnostics)
{
    static const struct {
        const char *ending;
        file_reader read; /* NULL: people take such a file for one that is read */
    } files[] = {
        {".csv", read_sheet},
        {".xlsx", read_workbook},
        {".CSV", NULL},
        {".XLSX", NULL},
        {".ods", NULL},
        {".tsv", NULL},
        {".xls", NULL},
        {".xlsb", NULL},
        {".xlsm", NULL},
    };
    struct names *names = arena_alloc(source->arena, sizeof *names);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        names->count = 0;
        list_folder(source->arena, source->folder, files[i].ending, names);
        for (size_t k = 0; k < names->count; k++) {
            if (files[i].read)
                files[i].read(source, names->list[k], diagnostics);
            else
                warn_of_file(source, names->list[k], files[i].ending, diagnostics);
        }
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

bool source_left_out(const struct source_table *table, const char *id)
{
    if (!table->csv || table->cells[0] < 0)
        return false;
    for (size_t i = 0; i < table->csv->ragged_count; i++) {
        const struct csv_row *row = &table->csv->ragged[i];
        size_t cell = (size_t)table->cells[0];
        if (cell < row->count && strcmp(row->cells[cell].text, id) == 0)
            return true;
    }
    return false;
}

bool source_is_offer(const struct source_table *table)
{
    return model_column(table->model, "topics") >= 0;
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
