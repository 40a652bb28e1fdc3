/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a sheet: either faults are reported or every row has as many cells as the header,
 * and every place in every cell is a place in the file, decoded where it is not UTF-8. */
#include "fuzz.h"

#include "author/csv.h"
#include "author/encoding.h"

#include <string.h>

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text; text++)
        lines += *text == '\n' || (*text == '\r' && text[1] != '\n');
    return lines;
}

static void walk_cell(const struct csv_cell *cell, size_t lines)
{
    size_t length = strlen(cell->text);
    struct position last = cell->at;
    for (size_t i = 0; i <= length; i++) {
        struct position at = csv_position(cell, i);
        EXPECT(at.line >= last.line && at.line <= lines && at.column >= 1);
        EXPECT(at.line > last.line || at.column >= last.column);
        last = at;
    }
}

static void walk(const struct csv *csv, size_t lines)
{
    for (size_t row = 0; row < csv->count; row++) {
        EXPECT(csv->rows[row].count == csv->rows[0].count);
        EXPECT(row == 0 || csv->rows[row].line > csv->rows[row - 1].line);
        for (size_t i = 0; i < csv->rows[row].count; i++)
            walk_cell(&csv->rows[row].cells[i], lines);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    /* Exactly so many bytes and a NUL, so that a look beyond them is seen. */
    char *text = malloc(count + 1);
    EXPECT(text);
    if (count)
        memcpy(text, bytes, count);
    text[count] = '\0';
    const struct csv *csv = csv_read(arena, text, count, "sheet.csv", diagnostics);
    EXPECT(csv || diagnostics_errors(diagnostics));
    if (csv)
        walk(csv, count_lines(encoding_decode(arena, text, &count, "sheet.csv", diagnostics)));
    free(text);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return 0;
}
