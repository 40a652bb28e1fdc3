/* SPDX-License-Identifier: EUPL-1.2 */
/* Workbooks as spreadsheet programs save them, and as nobody should. */
#include "unit.h"

#include "author_pack.h"
#include "author_workbook.h"

#include "author/check.h"
#include "author/xlsx.h"
#include "base/memory.h"

#define STRINGS "== xl/sharedStrings.xml\n"
#define STYLES "== xl/styles.xml\n"
#define BOOK "== xl/workbook.xml\n"
#define SHEET "== xl/worksheets/sheet1.xml\n<worksheet><sheetData>"
#define HEADER SHEET "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>name</v></c></row>"
#define END "</sheetData></worksheet>\n"
#define CELL(attributes, inside)                                                                   \
    SHEET "<row r=\"1\"><c t=\"str\"><v>a</v></c></row><row r=\"2\"><c " attributes ">" inside     \
          "</c></row>" END
#define FORMATS                                                                                    \
    STYLES "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/>"              \
           "<numFmt numFmtId=\"165\" formatCode=\"[$-407]d/\\ mmmm\\ yyyy;@\"/>"                   \
           "<numFmt numFmtId=\"166\" formatCode=\"#,##0.00\\ [$€-407];[Red]\\-#,##0.00\"/>"      \
           "<numFmt numFmtId=\"167\" formatCode=\"dd.mm.yyyy\\ hh:mm\"/>"                          \
           "<numFmt numFmtId=\"168\" formatCode=\"&quot;Tag&quot;\\ 0\"/></numFmts>"               \
           "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"       \
           "<xf numFmtId=\"14\"/><xf numFmtId=\"17\"/><xf numFmtId=\"20\"/><xf numFmtId=\"164\"/>" \
           "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/>"                    \
           "<xf numFmtId=\"168\"/><xf numFmtId=\"47\"/></cellXfs></styleSheet>\n"

/* Cells joined by ^, rows by $; a date is marked with @. */
static const char *join(struct arena *arena, const struct csv *csv)
{
    const char *all = "";
    for (size_t row = 0; csv && row < csv->count; row++)
        for (size_t i = 0; i < csv->rows[row].count; i++) {
            const struct csv_cell *cell = &csv->rows[row].cells[i];
            all = arena_printf(arena, "%s%s%s%s", all, cell->dated ? "@" : "", cell->text,
                i + 1 < csv->rows[row].count ? "^" : "$");
        }
    return all;
}

struct opened {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct xlsx *book;
};

static struct opened open_bytes(struct arena *arena, const char *bytes, size_t count)
{
    struct diagnostics *diagnostics = diagnostics_create();
    return (struct opened){
        arena, diagnostics, xlsx_open(arena, bytes, count, "x.xlsx", diagnostics)};
}

static struct opened open_parts(const char *parts)
{
    struct arena *arena = arena_create();
    size_t count;
    const char *bytes = workbook_zip(arena, parts, strlen(parts), &count);
    return open_bytes(arena, bytes, count);
}

static const struct csv *first_sheet(const struct opened *opened)
{
    return opened->book ? xlsx_sheet(opened->book, 0, "x.xlsx[topics]") : NULL;
}

static const char *said(const struct opened *opened)
{
    char *text = NULL;
    size_t bytes;
    FILE *stream = open_memstream(&text, &bytes);
    diagnostics_print(opened->diagnostics, DIAGNOSTICS_TEXT, stream);
    fclose(stream);
    const char *copy = arena_string(opened->arena, text);
    free(text);
    return copy;
}

static void finish(const struct opened *opened)
{
    xlsx_close(opened->book);
    diagnostics_destroy(opened->diagnostics);
    arena_destroy(opened->arena);
}

static const struct {
    const char *parts, *cells;
} good[] = {
    {HEADER
        "<row><c t=\"inlineStr\"><is><t>help</t></is></c><c t=\"str\"><v>Hilfe</v></c></row>" END,
        "id^name$help^Hilfe$"},
    {STRINGS "<sst><si><t>id</t></si><si><r><rPr><b/></rPr><t>Hil</t></r><r><t "
             "xml:space=\"preserve\">fe "
             "</t></r><rPh sb=\"0\" eb=\"1\"><t>hirufe</t></rPh></si><si/></sst>\n" SHEET
             "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" "
             "t=\"s\"><v>1</v>"
             "</c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row>" END,
        "id$Hilfe $"},
    {SHEET
        "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>a</v></c><c r=\"C3\" t=\"str\"><v>c</v></c></row>"
        "<row r=\"7\"><c r=\"B7\"><v>5</v></c></row><row r=\"8\"><c r=\"XFD8\" s=\"1\"/></row>" END,
        "a^^c$^5^$"},
    {CELL("t=\"inlineStr\"", "<is><r><t>東</t></r><rPh><t>ひがし</t></rPh><r><t>京</t></r></is>"),
        "a$東京$"},
    {CELL("", "<v>7</v>"), "a$7$"},
    {CELL("", "<v>7.0</v>"), "a$7$"},
    {CELL("", "<v>-0</v>"), "a$0$"},
    {CELL("", "<v>1.6E+11</v>"), "a$160000000000$"},
    {CELL("", "<v>50.775300000000001</v>"), "a$50.7753$"},
    {CELL("", "<v>6.0838000000000001</v>"), "a$6.0838$"},
    {CELL("", "<v>0.1</v>"), "a$0.1$"},
    {CELL("", "<v>0.30000000000000004</v>"), "a$0.30000000000000004$"},
    {CELL("t=\"b\"", "<v>1</v>"), "a$TRUE$"},
    {CELL("t=\"b\"", "<v>0</v>"), "a$FALSE$"},
    {CELL("t=\"e\"", "<v>#NAME?</v>"), "a$#NAME?$"},
    {CELL("t=\"str\"", "<f>A1&amp;\"x\"</f><v>ax</v>"), "a$ax$"},
    {CELL("", "<f>1+1</f><v>2</v>"), "a$2$"},
    {CELL("t=\"str\"", "<v>\u202A+49_x202C_ 30\u200E</v>"), "a$+49 30$"},
    {CELL("t=\"str\"", "<v>a_x000D_\n_x0041__x005F_</v>"), "a$a\nA_$"},
    {CELL("t=\"str\"", "<v><![CDATA[a<b]]> &lt; &#228;</v>"), "a$a<b < ä$"},
    {CELL("t=\"d\"", "<v>2013-04-01T00:00:00</v>"), "a$@2013-04-01$"},
    {CELL("t=\"d\"", "<v>2013-04-01T10:30:00Z</v>"), "a$@2013-04-01T10:30$"},
    {FORMATS CELL("s=\"0\"", "<v>41365</v>"), "a$41365$"},
    {FORMATS CELL("s=\"1\"", "<v>41365</v>"), "a$@2013-04-01$"},
    {FORMATS CELL("s=\"2\"", "<v>41365</v>"), "a$@2013-04$"},
    {FORMATS CELL("s=\"3\"", "<v>0.33333333333333331</v>"), "a$@08:00$"},
    {FORMATS CELL("s=\"4\"", "<v>41365</v>"), "a$@2013-04$"},
    {FORMATS CELL("s=\"5\"", "<v>41365</v>"), "a$@2013-04-01$"},
    {FORMATS CELL("s=\"6\"", "<v>41365</v>"), "a$41365$"},
    {FORMATS CELL("s=\"7\"", "<v>46361.583333333336</v>"), "a$@2026-12-05T14:00$"},
    {FORMATS CELL("s=\"7\"", "<v>46361</v>"), "a$@2026-12-05$"},
    {FORMATS CELL("s=\"8\"", "<v>41365</v>"), "a$41365$"},
    {FORMATS CELL("s=\"9\"", "<v>0.5</v>"), "a$@12:00$"},
    {FORMATS CELL("s=\"1\"", "<v>1</v>"), "a$@1900-01-01$"},
    {FORMATS CELL("s=\"1\"", "<v>59</v>"), "a$@1900-02-28$"},
    {FORMATS CELL("s=\"1\"", "<v>61</v>"), "a$@1900-03-01$"},
    {FORMATS CELL("s=\"1\"", "<v>-1</v>"), "a$-1$"},
    {FORMATS CELL("s=\"77\"", "<v>1</v>"), "a$1$"},
    {BOOK "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"topics\" "
          "r:id=\"r1\"/></sheets></workbook>\n" FORMATS CELL("s=\"1\"", "<v>39903</v>"),
        "a$@2013-04-01$"},
    {SHEET END, ""},
    {"== xl/worksheets/sheet1.xml\n<x:worksheet xmlns:x=\"y\"><x:sheetData><x:row><x:c><x:v>1</x:v>"
     "</x:c></x:row></x:sheetData></x:worksheet>\n",
        "1$"},
};

static void reads_what_spreadsheets_write(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        struct opened opened = open_parts(good[i].parts);
        const char *cells = join(opened.arena, first_sheet(&opened));
        if (strcmp(cells, good[i].cells) != 0 || *said(&opened)) {
            print_error(
                "case %zu: expected %s, found %s\n%s", i, good[i].cells, cells, said(&opened));
            missed++;
        }
        finish(&opened);
    }
    assert_int_equal(missed, 0);
}

static void knows_where_a_cell_stands(void **state)
{
    (void)state;
    struct opened opened = open_parts(
        SHEET "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"AB3\"><v>2</v></c></row>" END);
    const struct csv *csv = first_sheet(&opened);
    const struct csv_cell *cell = &csv->rows[0].cells[27];
    assert_string_equal(cell->at.file, "x.xlsx[topics]");
    assert_int_equal(cell->at.line, 3);
    assert_int_equal(cell->at.column, 28);
    assert_int_equal(csv_position(cell, 1).column, 28);
    diagnostics_error(opened.diagnostics, cell->at, "wrong");
    assert_string_equal(said(&opened), "x.xlsx[topics]:3:28: error: cell AB3: wrong\n");
    finish(&opened);
}

static void names_sheets_and_what_is_hidden(void **state)
{
    (void)state;
    struct opened opened = open_parts(
        BOOK "<workbook xmlns:r=\"r\"><sheets><sheet name=\"topics\" r:id=\"r1\"/><sheet "
             "name=\"Listen\" state=\"veryHidden\" r:id=\"r9\"/></sheets></workbook>\n");
    assert_int_equal(xlsx_count(opened.book), 2);
    assert_string_equal(xlsx_name(opened.book, 1), "Listen");
    assert_false(xlsx_hidden(opened.book, 0));
    assert_true(xlsx_hidden(opened.book, 1));
    assert_null(xlsx_sheet(opened.book, 1, "x.xlsx[Listen]"));
    assert_int_equal(diagnostics_errors(opened.diagnostics), 1);
    finish(&opened);
}

static const struct {
    const char *parts, *says;
} broken[] = {
    {BOOK "", "x.xlsx:1:1: error: the workbook cannot be read, xl/workbook.xml: line "},
    {BOOK "<workbook><sheets>",
        "x.xlsx:1:1: error: the workbook cannot be read, xl/workbook.xml: line"},
    {BOOK "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><w>&b;</w>",
        "x.xlsx:1:1: error: the workbook cannot be read, xl/workbook.xml: a document type, which "
        "no"},
    {SHEET "<row><c t=\"str\"><v>&x;</v></c></row>" END,
        "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: line 1, Entity"},
    {"== xl/worksheets/sheet1.xml\n<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><worksheet/>\n",
        "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: a document "
        "type"},
    {"", "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: it is missing"},
    {CELL("t=\"s\"", "<v>0</v>"), "x.xlsx:1:1: error: the workbook cannot be read, "
                                  "xl/worksheets/sheet1.xml: row 2 refers to a text that is not"},
    {CELL("t=\"s\"", "<v>-1</v>"), "x.xlsx:1:1: error: the workbook cannot be read, "},
    {CELL("t=\"z\"", "<v>0</v>"), "x.xlsx:1:1: error: the workbook cannot be read, "
                                  "xl/worksheets/sheet1.xml: row 2 has a cell of an unknown type"},
    {SHEET "<row r=\"2\"/><row r=\"1\"/>" END, "x.xlsx:1:1: error: the workbook cannot be read, "
                                               "xl/worksheets/sheet1.xml: the rows are out of"},
    {SHEET "<row r=\"9999999\"/>" END, "x.xlsx:1:1: error: the workbook cannot be read, "
                                       "xl/worksheets/sheet1.xml: the rows are out of order"},
    {SHEET "<row><c r=\"B1\"/><c r=\"A1\"/></row>" END,
        "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: the cells of "
        "row 1 are out of order"},
    {SHEET "<row><c r=\"ZZZZ1\"><v>1</v></c></row>" END,
        "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: the cells of"},
    {SHEET "<row><c r=\"ZZ1\"><v>1</v></c></row>" END,
        "x.xlsx:1:1: error: the workbook cannot be read, xl/worksheets/sheet1.xml: more than 256"},
    {SHEET "<row><c><v>1</v></c></row><row><c r=\"D2\" t=\"str\"><v>x</v></c></row>" END,
        "x.xlsx[topics]:2:4: error: cell D2: \"x\" stands in a column without a name"},
    {CELL("", "<f>A1</f>"), "x.xlsx[topics]:2:1: error: cell A2: a formula whose value is not in"},
    {"== xl/worksheets/sheet1.xml\n<worksheet><sheetData/><mergeCells><mergeCell ref=\"A2:C4\"/>"
     "</mergeCells></worksheet>",
        "x.xlsx[topics]:2:1: error: cell A2: A2:C4 are merged, only the first of them has the"},
};

static void says_in_one_line_what_is_broken(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        struct opened opened = open_parts(broken[i].parts);
        first_sheet(&opened);
        const char *says = said(&opened);
        if (strncmp(says, broken[i].says, strlen(broken[i].says)) != 0 ||
            diagnostics_errors(opened.diagnostics) != 1) {
            print_error("case %zu: expected %s\nfound %s", i, broken[i].says, says);
            missed++;
        }
        finish(&opened);
    }
    assert_int_equal(missed, 0);
}

static void refuses_what_is_no_workbook(void **state)
{
    static const struct {
        const char *bytes, *says;
    } cases[] = {
        {"",
            "x.xlsx:1:1: error: the workbook cannot be read, xl/workbook.xml: it is missing; open"},
        {"id,name\n", "x.xlsx:1:1: error: this is no workbook"},
        {"PK\3\4", "x.xlsx:1:1: error: this is no workbook"},
        {"\xD0\xCF\x11\xE0", "x.xlsx:1:1: error: the workbook has a password or is one of old"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct opened opened = open_bytes(arena_create(), cases[i].bytes, strlen(cases[i].bytes));
        assert_null(opened.book);
        assert_memory_equal(said(&opened), cases[i].says, strlen(cases[i].says));
        finish(&opened);
    }
}

/* Whatever byte is cut off or changed: it is read, or one line says that it cannot be. */
static void survives_damage_at_every_byte(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *parts = FORMATS HEADER "<row><c s=\"1\"><v>41365</v></c></row>" END;
    size_t count;
    char *bytes = workbook_zip(arena, parts, strlen(parts), &count);
    for (size_t i = 0; i < count; i++) {
        struct opened cut = open_bytes(arena_create(), bytes, i);
        assert_true(first_sheet(&cut) || diagnostics_errors(cut.diagnostics) == 1);
        finish(&cut);
        bytes[i] ^= 0x55;
        struct opened changed = open_bytes(arena_create(), bytes, count);
        assert_true(first_sheet(&changed) || diagnostics_errors(changed.diagnostics) >= 1);
        finish(&changed);
        bytes[i] ^= 0x55;
    }
    arena_destroy(arena);
}

/* A part that unpacks to a thousand times its size. */
static void refuses_what_grows_without_end(void **state)
{
    enum { PIECES = 70, PIECE = 1024 * 1024 };
    (void)state;
    struct arena *arena = arena_create();
    char *spaces = memset(arena_alloc(arena, PIECES * (size_t)PIECE), ' ', PIECES * (size_t)PIECE);
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    zip_stat_t stat;
    zip_source_keep(source);
    zip_source_t *part = zip_source_buffer(archive, spaces, PIECES * (size_t)PIECE, 0);
    assert_true(zip_file_add(archive, "xl/workbook.xml", part, 0) >= 0);
    assert_int_equal(zip_close(archive), 0);
    assert_int_equal(zip_source_open(source), 0);
    assert_int_equal(zip_source_stat(source, &stat), 0);
    char *bytes = arena_alloc(arena, stat.size);
    size_t count = (size_t)zip_source_read(source, bytes, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    assert_true(count < PIECE);
    struct opened opened = open_bytes(arena_create(), bytes, count);
    const char *says = "x.xlsx:1:1: error: the workbook cannot be read, xl/workbook.xml: too large";
    assert_memory_equal(said(&opened), says, strlen(says));
    finish(&opened);
    /* The size that it claims stands in the central directory, behind its signature. */
    char *directory = memmem(bytes, count, "PK\1\2", 4);
    assert_non_null(directory);
    memcpy(directory + 24, "\x10\0\0\0", 4);
    opened = open_bytes(arena_create(), bytes, count);
    assert_null(opened.book);
    assert_int_equal(diagnostics_errors(opened.diagnostics), 1);
    finish(&opened);
    arena_destroy(arena);
}

#define TWO_SHEETS(second)                                                                         \
    BOOK "<workbook xmlns:r=\"r\"><sheets><sheet name=\"kinds\" r:id=\"r1\"/>" second              \
         "</sheets></workbook>\n"
#define KINDS                                                                                      \
    SHEET                                                                                          \
    "<row><c t=\"str\"><v>id</v></c><c t=\"str\"><v>pictogram</v></c><c t=\"str\"><v>name</v>"     \
    "</c></row>"

/* A workbook beside the CSV files of the sound pack, and what the check says; "": nothing. */
static const struct {
    const char *parts, *says;
} books[] = {
    {TWO_SHEETS("") KINDS
        "<row><c t=\"str\"><v>vhs</v></c><c t=\"str\"><v>info</v></c><c t=\"str\"><v>A"
        "</v></c></row>" END,
        ""},
    {TWO_SHEETS("") STRINGS
        "<sst><si><t>vhs</t></si></sst>\n" KINDS
        "<row><c t=\"s\"><v>0</v></c><c t=\"str\"><v>info</v></c><c t=\"s\"><v>0</v></c></row>" END,
        ""},
    {TWO_SHEETS("") KINDS "<row r=\"14\"><c t=\"str\"><v>vhs</v></c><c t=\"str\"><v>nix</v></c><c "
                          "t=\"str\"><v>A</v></c></row>" END,
        "book.xlsx[kinds]:14:2: error: cell B14: pictogram: \"nix\" is no pictogram"},
    {TWO_SHEETS("") FORMATS KINDS "<row><c s=\"1\"><v>41365</v></c><c t=\"str\"><v>info</v></c><c "
                                  "t=\"str\"><v>A</v></c></row>" END,
        "book.xlsx[kinds]:2:1: error: cell A2: id: \"2013-04-01\" was turned into a date by the"},
    {TWO_SHEETS("") FORMATS KINDS
        "<row><c><v>1</v></c><c t=\"str\"><v>info</v></c><c s=\"3\"><v>0.5"
        "</v></c></row>" END,
        "book.xlsx[kinds]:2:3: error: cell C2: name: \"12:00\" was turned into a date or time"},
    {SHEET END, "book.xlsx[topics]:1:1: error: cell A1: the table topics is in topics.csv already; "
                "keep one"},
    {TWO_SHEETS("<sheet name=\"event\" r:id=\"r1\"/>") KINDS END,
        "book.xlsx[event]:1:1: warning: cell A1: no table is called event, the worksheet is not "
        "read; did you mean \"events\"?"},
    {TWO_SHEETS("<sheet name=\"Listen\" state=\"hidden\" r:id=\"r1\"/>") KINDS END, ""},
    {TWO_SHEETS("<sheet name=\"documents\" state=\"hidden\" r:id=\"r1\"/>") KINDS END,
        "book.xlsx[documents]:1:1: warning: cell A1: the worksheet is hidden, but read"},
    {TWO_SHEETS("<sheet name=\"Kinds \" r:id=\"r1\"/>") KINDS END,
        "book.xlsx[Kinds ]:1:1: error: cell A1: the table kinds is in book.xlsx[kinds] already"},
    {BOOK "<workbook xmlns:r=\"r\"><sheets><sheet name=\"School System\" r:id=\"r1\"/></sheets>"
          "</workbook>\n" SHEET END,
        "book.xlsx[School System]:1:1: error: cell A1: the sheet is empty"},
};

static void write_book(const char *path, const char *parts)
{
    struct arena *arena = arena_create();
    size_t count;
    const char *bytes = workbook_zip(arena, parts, strlen(parts), &count);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, count, file) != count || fclose(file))
        abort();
    arena_destroy(arena);
}

static const char *checked(struct arena *arena, const char *folder)
{
    struct opened opened = {arena, diagnostics_create(), NULL};
    const struct source *source = source_read(arena, folder, opened.diagnostics);
    check_source(source, arena_printf(arena, "%s/share", folder),
        (struct civil){2026, 11, 24, 10, 0}, opened.diagnostics);
    char *says = arena_string(arena, said(&opened)), *out = says;
    size_t length = strlen(folder);
    for (const char *in = says; *in; *out = '\0')
        if (strncmp(in, folder, length) == 0)
            in += length + 1;
        else
            *out++ = *in++;
    diagnostics_destroy(opened.diagnostics);
    return says;
}

static void takes_a_workbook_for_sheets(void **state)
{
    (void)state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(books); i++) {
        struct arena *arena = arena_create();
        const char *folder = make_pack(arena, NULL);
        write_book(arena_printf(arena, "%s/book.xlsx", folder), books[i].parts);
        const char *says = checked(arena, folder);
        bool right =
            *books[i].says ? strncmp(says, books[i].says, strlen(books[i].says)) == 0 : !*says;
        if (!right) {
            print_error("case %zu: expected %s\nfound %s\n", i, books[i].says, says);
            missed++;
        }
        remove_pack(folder);
        arena_destroy(arena);
    }
    assert_int_equal(missed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_spreadsheets_write),
        cmocka_unit_test(knows_where_a_cell_stands),
        cmocka_unit_test(names_sheets_and_what_is_hidden),
        cmocka_unit_test(says_in_one_line_what_is_broken),
        cmocka_unit_test(refuses_what_is_no_workbook),
        cmocka_unit_test(survives_damage_at_every_byte),
        cmocka_unit_test(refuses_what_grows_without_end),
        cmocka_unit_test(takes_a_workbook_for_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
