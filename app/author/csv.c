/* SPDX-License-Identifier: EUPL-1.2 */
/* One pass over the text with a cursor that knows line and column. Rows and cells grow in plain
 * arrays and move into the arena when they are complete. */
#include "author/csv.h"

#include "author/encoding.h"
#include "base/memory.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *next, *end;
    struct position at;
    char separator;
    struct strbuf cell;
    struct csv_cell *cells;
    size_t cell_count, cell_room;
    struct csv_row *rows;
    size_t row_count, row_room;
};

/* What separates more columns in the header, outside quotation marks. */
static char find_separator(const char *text)
{
    size_t commas = 0, semicolons = 0;
    bool quoted = false;
    for (; *text && (quoted || (*text != '\n' && *text != '\r')); text++) {
        if (*text == '"')
            quoted = !quoted;
        commas += !quoted && *text == ',';
        semicolons += !quoted && *text == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool at_end(const struct reader *reader)
{
    return reader->next >= reader->end;
}

static void step(struct reader *reader)
{
    bool newline = *reader->next == '\n' || (*reader->next == '\r' && reader->next[1] != '\n');
    reader->next++;
    if (newline) {
        reader->at.line++;
        reader->at.column = 1;
    } else if (at_end(reader) || ((unsigned char)*reader->next & 0xC0) != 0x80) {
        reader->at.column++;
    }
}

static void take(struct reader *reader)
{
    strbuf_add_bytes(&reader->cell, reader->next, 1);
    step(reader);
}

static bool ends_line(const struct reader *reader)
{
    return at_end(reader) || *reader->next == '\n' || *reader->next == '\r';
}

static bool ends_cell(const struct reader *reader)
{
    return ends_line(reader) || *reader->next == reader->separator;
}

/* Behind the opening quotation mark. */
static bool read_quoted(struct reader *reader, struct position opening)
{
    for (;;) {
        if (at_end(reader)) {
            diagnostics_error(reader->diagnostics, opening,
                "the quotation that begins here never ends; close it with \" and double "
                "every \" inside");
            return false;
        }
        if (*reader->next != '"') {
            take(reader);
        } else if (reader->next + 1 < reader->end && reader->next[1] == '"') {
            take(reader);
            step(reader);
        } else {
            step(reader);
            return true;
        }
    }
}

static void add_cell(struct reader *reader, struct position at, bool quoted)
{
    if (reader->cell_count == reader->cell_room) {
        reader->cell_room = reader->cell_room ? reader->cell_room * 2 : 32;
        reader->cells = memory_resize(reader->cells, reader->cell_room, sizeof *reader->cells);
    }
    const char *text = reader->cell.length ? arena_substring(reader->arena, reader->cell.string,
                                                 reader->cell.length)
                                           : "";
    reader->cells[reader->cell_count++] = (struct csv_cell){text, at, quoted};
}

static bool read_cell(struct reader *reader)
{
    strbuf_clear(&reader->cell);
    struct position at = reader->at;
    bool quoted = !at_end(reader) && *reader->next == '"';
    if (quoted) {
        step(reader);
        if (!read_quoted(reader, at))
            return false;
        at.column++;
        if (!ends_cell(reader))
            diagnostics_error(reader->diagnostics, reader->at,
                "text behind a closing quotation mark; quote the whole cell and double every "
                "\" inside");
    }
    while (!ends_cell(reader))
        take(reader);
    add_cell(reader, at, quoted);
    return true;
}

static void skip_line_end(struct reader *reader)
{
    if (!at_end(reader) && *reader->next == '\r')
        step(reader);
    if (!at_end(reader) && *reader->next == '\n')
        step(reader);
}

static bool is_empty(const struct reader *reader)
{
    for (size_t i = 0; i < reader->cell_count; i++)
        if (*reader->cells[i].text)
            return false;
    return true;
}

static bool is_ragged(const struct reader *reader, size_t line)
{
    size_t columns = reader->row_count ? reader->rows[0].count : reader->cell_count;
    if (reader->cell_count == columns)
        return false;
    diagnostics_error(reader->diagnostics, (struct position){reader->at.file, line, 1},
        "the row has %zu cells, but the header names %zu columns; quote cells with a '%c' inside, "
        "and leave no cell out",
        reader->cell_count, columns, reader->separator);
    return true;
}

static void add_row(struct reader *reader, size_t line)
{
    if (reader->row_count == reader->row_room) {
        reader->row_room = reader->row_room ? reader->row_room * 2 : 64;
        reader->rows = memory_resize(reader->rows, reader->row_room, sizeof *reader->rows);
    }
    size_t size = reader->cell_count * sizeof *reader->cells;
    struct csv_cell *cells = arena_alloc(reader->arena, size);
    memcpy(cells, reader->cells, size);
    reader->rows[reader->row_count++] = (struct csv_row){cells, reader->cell_count, line};
}

static bool read_row(struct reader *reader)
{
    size_t line = reader->at.line;
    reader->cell_count = 0;
    for (;;) {
        if (!read_cell(reader))
            return false;
        if (ends_line(reader))
            break;
        step(reader); /* the separator */
    }
    skip_line_end(reader);
    if (!is_empty(reader) && !is_ragged(reader, line))
        add_row(reader, line);
    return true;
}

static const struct csv *keep(struct reader *reader)
{
    struct csv *csv = arena_alloc(reader->arena, sizeof *csv);
    size_t size = reader->row_count * sizeof *reader->rows;
    csv->count = reader->row_count;
    csv->rows = arena_alloc(reader->arena, size);
    if (size)
        memcpy(csv->rows, reader->rows, size);
    return csv;
}

const struct csv *csv_read(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics)
{
    if (!encoding_check(text, bytes, file, diagnostics))
        return NULL;
    struct reader reader = {
        .arena = arena,
        .diagnostics = diagnostics,
        .next = text + encoding_mark(text, bytes),
        .end = text + bytes,
        .at = {file, 1, 1},
    };
    reader.separator = find_separator(reader.next);
    bool whole = true;
    while (whole && !at_end(&reader))
        whole = read_row(&reader);
    const struct csv *csv = whole ? keep(&reader) : NULL;
    strbuf_finish(&reader.cell);
    free(reader.cells);
    free(reader.rows);
    return csv;
}

struct position csv_position(const struct csv_cell *cell, size_t offset)
{
    struct position at = cell->at;
    for (size_t i = 0; i < offset && cell->text[i]; i++) {
        char c = cell->text[i];
        if (c == '\n') {
            at.line++;
            at.column = 1;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            at.column += c == '"' && cell->quoted ? 2 : 1;
        }
    }
    return at;
}
