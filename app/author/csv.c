/* SPDX-License-Identifier: EUPL-1.2 */
/* One pass over the text with a cursor that knows line and column. Rows and cells grow in plain
 * arrays and move into the arena when they are complete. */
#include "author/csv.h"

#include "author/encoding.h"
#include "base/memory.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *next, *end;
    struct position at;
    char separator;
    struct strbuf cell;
    struct csv_cell *cells;
    size_t cell_count, cell_room;
    struct rows {
        struct csv_row *list;
        size_t count, room;
    } rows, ragged;
};

static const char separators[] = {',', ';', '\t'};

/* What separates most columns in the header, outside quotation marks. */
static char find_separator(const char *text)
{
    size_t found[sizeof separators] = {0}, most = 0;
    bool quoted = false;
    for (; *text && (quoted || (*text != '\n' && *text != '\r')); text++) {
        const char *separator = memchr(separators, *text, sizeof separators);
        if (*text == '"')
            quoted = !quoted;
        if (separator && !quoted)
            found[separator - separators]++;
    }
    for (size_t i = 1; i < sizeof separators; i++)
        if (found[i] > found[most])
            most = i;
    return separators[most];
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
            diagnostics_add(reader->diagnostics, KIND_UNREADABLE, opening,
                "the quotation that begins here never ends; close it with \" and double "
                "every \" inside");
            return false;
        }
        if (*reader->next == '\r') {
            if (reader->next[1] != '\n')
                strbuf_add(&reader->cell, "\n");
            step(reader);
        } else if (*reader->next != '"') {
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
    const char *text = "";
    if (reader->cell.length) {
        encoding_strip(reader->cell.string);
        text = arena_string(reader->arena, reader->cell.string);
    }
    reader->cells[reader->cell_count++] = (struct csv_cell){text, at, quoted, false};
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
            diagnostics_add(reader->diagnostics, KIND_LAYOUT, reader->at,
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

/* Spreadsheets fill up to the widest row that ever was: empty cells behind the last column. */
static void trim(struct reader *reader)
{
    size_t columns = reader->rows.count ? reader->rows.list[0].count : 1;
    while (reader->cell_count > columns && !*reader->cells[reader->cell_count - 1].text)
        reader->cell_count--;
}

static bool is_ragged(const struct reader *reader, size_t line)
{
    size_t columns = reader->rows.count ? reader->rows.list[0].count : reader->cell_count;
    if (reader->cell_count == columns)
        return false;
    diagnostics_add(reader->diagnostics, KIND_LAYOUT, (struct position){reader->at.file, line, 1},
        "the row has %zu cells, but the header names %zu columns; quote cells with a '%s' inside, "
        "and leave no cell out",
        reader->cell_count, columns,
        reader->separator == '\t' ? "tab" : (char[]){reader->separator, '\0'});
    return true;
}

static void add_row(struct reader *reader, struct rows *rows, size_t line)
{
    if (rows->count == rows->room) {
        rows->room = rows->room ? rows->room * 2 : 64;
        rows->list = memory_resize(rows->list, rows->room, sizeof *rows->list);
    }
    size_t size = reader->cell_count * sizeof *reader->cells;
    struct csv_cell *cells = arena_alloc(reader->arena, size);
    memcpy(cells, reader->cells, size);
    rows->list[rows->count++] = (struct csv_row){cells, reader->cell_count, line};
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
    trim(reader);
    if (!is_empty(reader))
        add_row(reader, is_ragged(reader, line) ? &reader->ragged : &reader->rows, line);
    return true;
}

static struct csv_row *keep_rows(struct arena *arena, const struct rows *rows)
{
    size_t size = rows->count * sizeof *rows->list;
    struct csv_row *kept = arena_alloc(arena, size);
    return size ? memcpy(kept, rows->list, size) : kept;
}

static const struct csv *keep(struct reader *reader)
{
    struct csv *csv = arena_alloc(reader->arena, sizeof *csv);
    csv->count = reader->rows.count;
    csv->rows = keep_rows(reader->arena, &reader->rows);
    csv->ragged_count = reader->ragged.count;
    csv->ragged = keep_rows(reader->arena, &reader->ragged);
    return csv;
}

/* "sep=;", with which Excel is told of the separator. */
static bool skip_separator_line(struct reader *reader)
{
    bool quoted = *reader->next == '"';
    const char *word = reader->next + quoted;
    if (strncasecmp(word, "sep=", 4) != 0 || !memchr(separators, word[4], sizeof separators) ||
        (quoted && word[5] != '"') || !strchr("\r\n", word[5 + quoted]))
        return false;
    reader->separator = word[4];
    while (!ends_line(reader))
        step(reader);
    skip_line_end(reader);
    return true;
}

const struct csv *csv_read(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics)
{
    const char *decoded = encoding_decode(arena, text, &bytes, file, diagnostics);
    if (!decoded)
        return NULL;
    struct reader reader = {
        .arena = arena,
        .diagnostics = diagnostics,
        .next = decoded,
        .end = decoded + bytes,
        .at = {file, 1, 1},
    };
    if (!skip_separator_line(&reader))
        reader.separator = find_separator(reader.next);
    bool whole = true;
    while (whole && !at_end(&reader))
        whole = read_row(&reader);
    const struct csv *csv = whole ? keep(&reader) : NULL;
    strbuf_finish(&reader.cell);
    free(reader.cells);
    free(reader.rows.list);
    free(reader.ragged.list);
    return csv;
}

struct position csv_position(const struct csv_cell *cell, size_t offset)
{
    struct position at = cell->at;
    if (position_in_workbook(at))
        return at;
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
