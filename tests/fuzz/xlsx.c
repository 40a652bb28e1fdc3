/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a workbook: it is read, or a line says why not; every row is as wide as the header
 * and every cell is text in UTF-8. Bytes that do not begin as a zip archive are the parts of one
 * (tests/unit/author_workbook.h), so that the fuzzer plays with the XML and not with checksums. */
#include "fuzz.h"

#include "../unit/author_workbook.h"

#include "author/encoding.h"
#include "author/xlsx.h"

static void walk_cell(const struct csv_cell *cell)
{
    size_t left = strlen(cell->text);
    for (const char *c = cell->text; left;) {
        size_t step = encoding_character(c, left);
        EXPECT(step);
        c += step;
        left -= step;
    }
}

static void walk(const struct csv *csv)
{
    for (size_t row = 0; row < csv->count; row++) {
        EXPECT(csv->rows[row].count == csv->rows[0].count);
        EXPECT(row == 0 || csv->rows[row].line > csv->rows[row - 1].line);
        for (size_t i = 0; i < csv->rows[row].count; i++) {
            EXPECT(csv->rows[row].cells[i].at.line == csv->rows[row].line);
            EXPECT(csv->rows[row].cells[i].at.column == i + 1);
            walk_cell(&csv->rows[row].cells[i]);
        }
    }
}

static void read_book(
    struct arena *arena, const char *bytes, size_t count, struct diagnostics *diagnostics)
{
    struct xlsx *book = xlsx_open(arena, bytes, count, "book.xlsx", diagnostics);
    EXPECT(book || diagnostics_errors(diagnostics) == 1);
    for (size_t i = 0; book && i < xlsx_count(book); i++) {
        size_t errors = diagnostics_errors(diagnostics);
        const struct csv *csv = xlsx_sheet(book, i, "book.xlsx[sheet]");
        EXPECT(csv || diagnostics_errors(diagnostics) > errors);
        if (csv)
            walk(csv);
    }
    xlsx_close(book);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    struct arena *arena = arena_create();
    struct diagnostics *diagnostics = diagnostics_create();
    const char *book = (const char *)bytes;
    char *exact = NULL; /* so that a look beyond the bytes is seen */
    if (count < 2 || memcmp(bytes, "PK", 2) != 0)
        book = workbook_zip(arena, book, count, &count);
    exact = malloc(count + 1);
    EXPECT(exact);
    memcpy(exact, book, count);
    read_book(arena, exact, count, diagnostics);
    free(exact);
    diagnostics_destroy(diagnostics);
    arena_destroy(arena);
    return 0;
}
