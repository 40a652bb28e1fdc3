/* SPDX-License-Identifier: EUPL-1.2 */
/* The cells of one sheet. The first row that holds anything is the header; what stands in its
 * columns becomes a row, empty cells included, and what stands elsewhere is reported. */
#include "author/xlsx.h"

#include "author/xlsx_number.h"
#include "author/xlsx_part.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROW_MOST = 1048576, /* Excel's last row and column */
    COLUMN_MOST = 16384,
    ROWS_MOST = 200000, /* that hold anything */
    COLUMNS_MOST = 256, /* of the header */
    CELLS_MOST = 4000000,
    MERGED_MOST = 20, /* that are reported */
    TEXT_LONGEST = 1024 * 1024, /* Excel has 32,767 */
};

struct sheet_reading {
    struct part part;
    const struct xlsx *book;
    const char *file;
    struct csv_row *rows;
    size_t row_count, row_room, cell_count, merged;
    size_t line, column; /* of the cell that is read */
    struct csv_cell cells[COLUMNS_MOST]; /* of the row that is read */
    size_t filled; /* how many columns of it, with the gaps */
    bool in_cell, in_text, phonetic, formula, valued;
    bool beside; /* something stands beside the columns, which was reported */
    char type[16];
    unsigned shows;
    struct strbuf text;
};

static struct position here(const struct sheet_reading *reading)
{
    return (struct position){reading->file, reading->line, reading->column};
}

static void begin_row(struct sheet_reading *reading, const struct attributes *attributes)
{
    char number[16];
    size_t line = reading->line + 1;
    if (attribute_copy(attributes, "r", number, sizeof number))
        line = strtoul(number, NULL, 10);
    if (line <= reading->line || line > ROW_MOST)
        error_set(&reading->part.error, "the rows are out of order");
    reading->line = line;
    reading->column = 0;
    reading->filled = 0;
    memset(reading->cells, 0, sizeof reading->cells);
}

/* The column of "D14": 4. */
static size_t column_of(const char *name)
{
    size_t column = 0;
    for (; *name >= 'A' && *name <= 'Z' && column <= COLUMN_MOST; name++)
        column = column * 26 + (size_t)(*name - 'A') + 1;
    return column;
}

static void begin_cell(struct sheet_reading *reading, const struct attributes *attributes)
{
    char name[16], style[16];
    size_t column = reading->column + 1;
    if (attribute_copy(attributes, "r", name, sizeof name))
        column = column_of(name);
    if (column <= reading->column || column > COLUMN_MOST)
        error_set(&reading->part.error, "the cells of row %zu are out of order", reading->line);
    reading->column = column;
    reading->in_cell = true;
    reading->formula = reading->valued = false;
    strbuf_clear(&reading->text);
    if (!attribute_copy(attributes, "t", reading->type, sizeof reading->type))
        strcpy(reading->type, "n");
    size_t format =
        attribute_copy(attributes, "s", style, sizeof style) ? strtoul(style, NULL, 10) : 0;
    reading->shows = format < reading->book->format_count ? reading->book->shows[format] : 0;
}

/* "A2:C4": the cells but the first are empty, whatever they look like. */
static void report_merged(struct sheet_reading *reading, const struct attributes *attributes)
{
    char name[32];
    if (!attribute_copy(attributes, "ref", name, sizeof name) || reading->merged++ >= MERGED_MOST)
        return;
    size_t letters = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    diagnostics_add(reading->book->diagnostics, KIND_LAYOUT,
        (struct position){reading->file, strtoul(name + letters, NULL, 10), column_of(name)},
        "%s are merged, only the first of them has the value; split them and fill in each", name);
}

static void open_in_sheet(void *state, const char *element, const struct attributes *attributes)
{
    struct sheet_reading *reading = state;
    if (strcmp(element, "row") == 0)
        begin_row(reading, attributes);
    else if (strcmp(element, "c") == 0)
        begin_cell(reading, attributes);
    else if (strcmp(element, "mergeCell") == 0)
        report_merged(reading, attributes);
    else if (!reading->in_cell)
        return;
    else if (strcmp(element, "f") == 0)
        reading->formula = true;
    else if (strcmp(element, "v") == 0)
        reading->in_text = reading->valued = true;
    else if (strcmp(element, "rPh") == 0)
        reading->phonetic = true;
    else if (strcmp(element, "t") == 0)
        reading->in_text = !reading->phonetic;
}

static const char *value_of_shared(struct sheet_reading *reading, const char *written, bool *dated)
{
    (void)dated;
    char *end;
    size_t index = strtoul(written, &end, 10);
    if (!*written || *end || index >= reading->book->string_count) {
        error_set(
            &reading->part.error, "row %zu refers to a text that is not there", reading->line);
        return "";
    }
    return reading->book->strings[index];
}

static const char *value_of_text(struct sheet_reading *reading, const char *written, bool *dated)
{
    (void)written, (void)dated;
    return part_text(reading->book->arena, &reading->text);
}

static const char *value_of_truth(struct sheet_reading *reading, const char *written, bool *dated)
{
    (void)reading, (void)dated;
    return strcmp(written, "0") == 0 ? "FALSE" : "TRUE";
}

static const char *value_of_number(struct sheet_reading *reading, const char *written, bool *dated)
{
    const char *number =
        xlsx_number(reading->book->arena, written, reading->shows, reading->book->from_1904, dated);
    return number == written ? arena_string(reading->book->arena, written) : number;
}

/* 2013-04-01T00:00:00 */
static const char *value_of_date(struct sheet_reading *reading, const char *written, bool *dated)
{
    size_t length = strcspn(written, "T");
    if (written[length] && strncmp(written + length, "T00:00", 6) != 0)
        length = strlen(written) < 16 ? strlen(written) : 16;
    *dated = true;
    return arena_substring(reading->book->arena, written, length);
}

/* ECMA-376-1, 18.18.11. */
static const struct {
    const char *type;
    const char *(*value)(struct sheet_reading *reading, const char *written, bool *dated);
} types[] = {
    {"b", value_of_truth},
    {"d", value_of_date},
    {"e", value_of_text},
    {"inlineStr", value_of_text},
    {"n", value_of_number},
    {"s", value_of_shared},
    {"str", value_of_text},
};

static const char *value(struct sheet_reading *reading, bool *dated)
{
    if (!reading->text.length)
        return "";
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (strcmp(types[i].type, reading->type) == 0)
            return types[i].value(reading, reading->text.string, dated);
    error_set(&reading->part.error, "row %zu has a cell of an unknown type", reading->line);
    return "";
}

static void keep_cell(struct sheet_reading *reading, const char *text, bool dated)
{
    size_t columns = reading->row_count ? reading->rows[0].count : COLUMNS_MOST;
    if (reading->column <= columns) {
        reading->cells[reading->column - 1] = (struct csv_cell){text, here(reading), false, dated};
        reading->filled = reading->column;
    } else if (!reading->row_count) {
        error_set(&reading->part.error, "more than %d columns", COLUMNS_MOST);
    } else if (!reading->beside) {
        reading->beside = true;
        diagnostics_add(reading->book->diagnostics, KIND_LAYOUT, here(reading),
            "\"%s\" stands in a column without a name; name the column in the header or empty it",
            text);
    }
}

static void end_cell(struct sheet_reading *reading)
{
    bool dated = false;
    reading->in_cell = false;
    if (*reading->part.error.message)
        return;
    if (reading->formula && !reading->valued)
        diagnostics_add(reading->book->diagnostics, KIND_DAMAGED, here(reading),
            "a formula whose value is not in the file; write the value itself, or open the "
            "workbook in the spreadsheet program and save it");
    const char *text = value(reading, &dated);
    if (*text && !*reading->part.error.message)
        keep_cell(reading, text, dated);
}

static void add_row(struct sheet_reading *reading, size_t columns)
{
    if (reading->row_count == reading->row_room) {
        reading->row_room = reading->row_room ? reading->row_room * 2 : 64;
        reading->rows = memory_resize(reading->rows, reading->row_room, sizeof *reading->rows);
    }
    struct csv_cell *cells = arena_alloc(reading->book->arena, columns * sizeof *cells);
    memcpy(cells, reading->cells, columns * sizeof *cells);
    for (size_t i = 0; i < columns; i++)
        if (!cells[i].text)
            cells[i] = (struct csv_cell){"", {reading->file, reading->line, i + 1}, false, false};
    reading->rows[reading->row_count++] = (struct csv_row){cells, columns, reading->line};
}

static void end_row(struct sheet_reading *reading)
{
    size_t columns = reading->row_count ? reading->rows[0].count : reading->filled;
    if (!reading->filled || *reading->part.error.message)
        return;
    reading->cell_count += columns;
    if (reading->row_count == ROWS_MOST || reading->cell_count > CELLS_MOST)
        error_set(&reading->part.error, "more than %d rows or %d cells", ROWS_MOST, CELLS_MOST);
    else
        add_row(reading, columns);
}

static void close_in_sheet(void *state, const char *element)
{
    struct sheet_reading *reading = state;
    reading->in_text = false;
    if (strcmp(element, "c") == 0 && reading->in_cell)
        end_cell(reading);
    else if (strcmp(element, "row") == 0)
        end_row(reading);
    else if (strcmp(element, "rPh") == 0)
        reading->phonetic = false;
}

static void text_in_sheet(void *state, const char *text, size_t bytes)
{
    struct sheet_reading *reading = state;
    if (!reading->in_text)
        return;
    strbuf_add_bytes(&reading->text, text, bytes);
    if (reading->text.length > TEXT_LONGEST)
        error_set(&reading->part.error, "row %zu has a text without end", reading->line);
}

static const struct csv *keep(struct sheet_reading *reading)
{
    struct csv *csv = arena_alloc(reading->book->arena, sizeof *csv);
    size_t size = reading->row_count * sizeof *reading->rows;
    csv->count = reading->row_count;
    csv->rows = arena_alloc(reading->book->arena, size);
    if (size)
        memcpy(csv->rows, reading->rows, size);
    return csv;
}

const struct csv *xlsx_sheet(struct xlsx *book, size_t sheet, const char *file)
{
    static const struct part_reader reader = {open_in_sheet, close_in_sheet, text_in_sheet};
    struct sheet_reading *reading = memory_zero(sizeof *reading);
    const char *part = book->sheets[sheet].part;
    reading->book = book;
    reading->file = file;
    bool done = part_read(book, part ? part : "its worksheet", &reader, reading);
    if (!done)
        part_report(book, &reading->part);
    const struct csv *csv = done ? keep(reading) : NULL;
    strbuf_finish(&reading->text);
    free(reading->rows);
    free(reading);
    return csv;
}
