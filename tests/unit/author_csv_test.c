/* SPDX-License-Identifier: EUPL-1.2 */
/* Sheets as spreadsheets save them, good and damaged. */
#include "unit.h"

#include "author/csv.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cells joined by ^, rows by $. */
static const char *join(struct arena *arena, const struct csv *csv)
{
    const char *all = "";
    for (size_t row = 0; csv && row < csv->count; row++)
        for (size_t i = 0; i < csv->rows[row].count; i++)
            all = arena_printf(arena, "%s%s%s", all, csv->rows[row].cells[i].text,
                i + 1 < csv->rows[row].count ? "^" : "$");
    return all;
}

static void reads_what_spreadsheets_write(void **state)
{
    static const struct {
        const char *text, *cells;
    } cases[] = {
        {"a,b\n1,2\n", "a^b$1^2$"},
        {"a,b\n1,2", "a^b$1^2$"},
        {"a;b\r\n1;2\r\n", "a^b$1^2$"},
        {"\xEF\xBB\xBF"
         "a;b\r\n1,5;2\r\n",
            "a^b$1,5^2$"},
        {"\"a,x\";b\n1;2\n", "a,x^b$1^2$"},
        {"a,b\n\"1,\"\"x\"\"\",2\n", "a^b$1,\"x\"^2$"},
        {"a,b\n\"1\n2\",3\n", "a^b$1\n2^3$"},
        {"a,b\n,\n\n1,2\n,\n", "a^b$1^2$"}, /* what Excel leaves below a sheet */
        {"a,b\n1,\n", "a^b$1^$"},
        {"a\nx\n", "a$x$"},
        {"", ""},
        {"a\tb\n1\t2,5\n", "a^b$1^2,5$"},
        {"a;b;c\n1,5;2;3\n", "a^b^c$1,5^2^3$"},
        {"a,b\r1,2\r\r3,4\r", "a^b$1^2$3^4$"}, /* Mac OS until 9 */
        {"a,b\n\"1\r\n2\",\"3\r4\"\n", "a^b$1\n2^3\n4$"},
        {"sep=;\r\na,b;c\r\n1;2\r\n", "a,b^c$1^2$"},
        {"\"sep=,\"\na,b;c;d\n1,2\n", "a^b;c;d$1^2$"},
        {"\xEF\xBB\xBFsep=\t\na\tb\n1\t2\n", "a^b$1^2$"},
        {"sep=\n1\n", "sep=$1$"},
        {"sep=;", ""},
        {"a,b,,\n1,2,,\n3,4,,,,\n", "a^b$1^2$3^4$"}, /* columns whose cells were emptied */
        {"a,,b\n1,,2\n", "a^^b$1^^2$"},
        {",\n;\n", ";$"},
        /* as an address book shows a phone number, and what else changes the order unseen */
        {"a,b\n\u202A+49 30\u202C,\u200E\u2066x\u2069\u061C\u206A\n", "a^b$+49 30^x$"},
        {"a\nمی\u200Cخواهم\n", "a$می\u200Cخواهم$"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const char *text = cases[i].text;
        const struct csv *csv = csv_read(arena, text, strlen(text), "x.csv", diagnostics);
        assert_string_equal(join(arena, csv), cases[i].cells);
        assert_int_equal(diagnostics_errors(diagnostics), 0);
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

static const char *printed(struct arena *arena, struct diagnostics *diagnostics)
{
    char *text = NULL;
    size_t bytes;
    FILE *stream = open_memstream(&text, &bytes);
    diagnostics_print(diagnostics, DIAGNOSTICS_TEXT, stream);
    fclose(stream);
    const char *copy = arena_string(arena, text);
    free(text);
    return copy;
}

static void names_the_place_of_damage(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"a,b\n1,\"2\n3\n", "x.csv:2:3: error: the quotation that begins here never ends"},
        {"a,b\n1\n", "x.csv:2:1: error: the row has 1 cells, but the header names 2 columns"},
        {"a,b\n\"1\n\",2\n1,2,3\n", "x.csv:4:1: error: the row has 3 cells"},
        {"a,b\n\"1\" x,2\n", "x.csv:2:4: error: text behind a closing quotation mark"},
        {"a,b\nö,Stra\xDF"
         "e\n",
            "x.csv:2:7: error: byte 0xDF is not UTF-8"},
        {"a,b\n1,\xC0\xAF\n", "x.csv:2:3: error: byte 0xC0 is not UTF-8"},
        {"\xFF\xFE"
         "a",
            "x.csv:1:1: error: the file is UTF-16"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const char *text = cases[i].text;
        csv_read(arena, text, strlen(text), "x.csv", diagnostics);
        const char *says = printed(arena, diagnostics);
        if (strncmp(says, cases[i].says, strlen(cases[i].says)) != 0)
            assert_string_equal(says, cases[i].says);
        assert_int_equal(diagnostics_errors(diagnostics), 1);
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

#define BYTES(text) text, sizeof(text) - 1

/* Text in another encoding is reported once and read all the same. */
static void reads_other_encodings_too(void **state)
{
    static const struct {
        const char *text;
        size_t bytes;
        const char *cells, *says;
    } cases[] = {
        {BYTES("a;b\nStra\337e;\204x\223\200\n"), "a^b$Straße^„x“€$",
            "x.csv:2:5: error: byte 0xDF is not UTF-8, the file seems to be Windows-1252; save it"},
        {BYTES("a\nö\366\n"), "a$öö$", "x.csv:2:2: error: byte 0xF6 is not UTF-8"},
        {BYTES("\377\376a\0\t\0b\0\n\0\344\0\t\0\075\330\0\336"), "a^b$ä^😀$",
            "x.csv:1:1: error: the file is UTF-16 (Unicode text); save it as \"CSV UTF-8\""},
        {BYTES("\376\377\0a\0\n\0\344"), "a$ä$", "x.csv:1:1: error: the file is UTF-16"},
        {BYTES("\377\376a\0\n\0\0\330x\0"), "a$\357\277\275x$",
            "x.csv:1:1: error: the file is UTF-16"},
        {BYTES("PK\3\4\0\0"), "", "x.csv:1:1: error: this is a workbook, not a CSV file; let its"},
        {BYTES("\320\317\21\340"), "", "x.csv:1:1: error: this is an old Excel file"},
        {BYTES("a\nb\0c\n"), "", "x.csv:2:2: error: a NUL byte, this is no text"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const struct csv *csv =
            csv_read(arena, cases[i].text, cases[i].bytes, "x.csv", diagnostics);
        assert_string_equal(join(arena, csv), cases[i].cells);
        const char *says = printed(arena, diagnostics);
        if (strncmp(says, cases[i].says, strlen(cases[i].says)) != 0)
            assert_string_equal(says, cases[i].says);
        assert_int_equal(diagnostics_errors(diagnostics), 1);
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

static void finds_the_place_inside_a_cell(void **state)
{
    static const struct {
        const char *cell;
        size_t offset, line, column;
    } cases[] = {
        {"abc", 2, 2, 5},
        {"äbc", 3, 2, 5},
        {"\"abc\"", 2, 2, 6},
        {"\"\"\"bc\"", 1, 2, 6},
        {"\"a\nbc\"", 3, 3, 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena *arena = arena_create();
        struct diagnostics *diagnostics = diagnostics_create();
        const char *text = arena_printf(arena, "a,b\nx,%s\n", cases[i].cell);
        const struct csv *csv = csv_read(arena, text, strlen(text), "x.csv", diagnostics);
        struct position at = csv_position(&csv->rows[1].cells[1], cases[i].offset);
        assert_int_equal(at.line, cases[i].line);
        assert_int_equal(at.column, cases[i].column);
        diagnostics_destroy(diagnostics);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_spreadsheets_write),
        cmocka_unit_test(names_the_place_of_damage),
        cmocka_unit_test(reads_other_encodings_too),
        cmocka_unit_test(finds_the_place_inside_a_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
