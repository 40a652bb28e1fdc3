/* SPDX-License-Identifier: EUPL-1.2 */
/* What the book says of its sheets: their names and parts, the strings that they share, which cell
 * formats show dates. The cells are read in xlsx_sheet.c. */
#include "author/xlsx.h"

#include "author/xlsx_number.h"
#include "author/xlsx_part.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    ENTRIES_MOST = 2000,
    SHEETS_MOST = 200,
    STRINGS_MOST = 1000000,
    FORMATS_MOST = 65536,
    NUMBER_MOST = 24, /* letters of a number in an attribute */
};

static void ignore_text(void *state, const char *text, size_t bytes)
{
    (void)state, (void)text, (void)bytes;
}

static void ignore_close(void *state, const char *element)
{
    (void)state, (void)element;
}

struct book_reading {
    struct part part;
    struct xlsx *book;
};

static bool is_true(const char *value)
{
    return strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
}

static void open_in_book(void *state, const char *element, const struct attributes *attributes)
{
    struct book_reading *reading = state;
    struct xlsx *book = reading->book;
    char value[NUMBER_MOST] = "";
    if (strcmp(element, "workbookPr") == 0 &&
        attribute_copy(attributes, "date1904", value, sizeof value))
        book->from_1904 = is_true(value);
    if (strcmp(element, "sheet") != 0)
        return;
    if (book->sheet_count == SHEETS_MOST) {
        error_set(&reading->part.error, "more than %d sheets", SHEETS_MOST);
        return;
    }
    struct worksheet *sheet = &book->sheets[book->sheet_count++];
    const char *name = attribute_string(attributes, "name", book->arena);
    sheet->name = name ? name : "";
    sheet->relation = attribute_string(attributes, "id", book->arena);
    sheet->hidden =
        attribute_copy(attributes, "state", value, sizeof value) && strcmp(value, "visible") != 0;
}

/* Whether a type of relation, an address, ends so. */
static bool ends(const char *type, const char *ending)
{
    size_t length = strlen(type), tail = strlen(ending);
    return length >= tail && strcmp(type + length - tail, ending) == 0;
}

static void open_in_relations(void *state, const char *element, const struct attributes *attributes)
{
    struct xlsx *book = ((struct book_reading *)state)->book;
    const char *id = attribute_string(attributes, "Id", book->arena);
    const char *type = attribute_string(attributes, "Type", book->arena);
    const char *target = attribute_string(attributes, "Target", book->arena);
    if (strcmp(element, "Relationship") != 0 || !id || !type || !target)
        return;
    const char *part = *target == '/' ? target + 1 : arena_printf(book->arena, "xl/%s", target);
    if (ends(type, "/sharedStrings"))
        book->strings_part = part;
    if (ends(type, "/styles"))
        book->styles_part = part;
    for (size_t i = 0; ends(type, "/worksheet") && i < book->sheet_count; i++)
        if (book->sheets[i].relation && strcmp(book->sheets[i].relation, id) == 0)
            book->sheets[i].part = part;
}

struct strings_reading {
    struct part part;
    struct xlsx *book;
    struct strbuf text;
    bool in_text, phonetic;
};

static void open_in_strings(void *state, const char *element, const struct attributes *attributes)
{
    (void)attributes;
    struct strings_reading *reading = state;
    if (strcmp(element, "si") == 0)
        strbuf_clear(&reading->text);
    reading->phonetic |= strcmp(element, "rPh") == 0;
    reading->in_text = strcmp(element, "t") == 0 && !reading->phonetic;
}

static void add_string(struct strings_reading *reading)
{
    struct xlsx *book = reading->book;
    if (book->string_count == STRINGS_MOST) {
        error_set(&reading->part.error, "more than %d texts", STRINGS_MOST);
        return;
    }
    if (book->string_count == book->string_room) {
        book->string_room = book->string_room ? book->string_room * 2 : 256;
        book->strings = memory_resize(book->strings, book->string_room, sizeof *book->strings);
    }
    book->strings[book->string_count++] = part_text(book->arena, &reading->text);
}

static void close_in_strings(void *state, const char *element)
{
    struct strings_reading *reading = state;
    reading->in_text = false;
    if (strcmp(element, "rPh") == 0)
        reading->phonetic = false;
    if (strcmp(element, "si") == 0)
        add_string(reading);
}

static void text_in_strings(void *state, const char *text, size_t bytes)
{
    struct strings_reading *reading = state;
    if (reading->in_text)
        strbuf_add_bytes(&reading->text, text, bytes);
}

struct styles_reading {
    struct part part;
    struct xlsx *book;
    bool in_formats; /* those that cells have, not those of named styles */
    struct spelt {
        long number;
        unsigned shows;
    } * spelt;
    size_t spelt_count, spelt_room;
};

static void add_spelt(struct styles_reading *reading, const struct attributes *attributes)
{
    char number[NUMBER_MOST], code[512];
    if (!attribute_copy(attributes, "numFmtId", number, sizeof number) ||
        !attribute_copy(attributes, "formatCode", code, sizeof code) ||
        reading->spelt_count == FORMATS_MOST)
        return;
    if (reading->spelt_count == reading->spelt_room) {
        reading->spelt_room = reading->spelt_room ? reading->spelt_room * 2 : 32;
        reading->spelt = memory_resize(reading->spelt, reading->spelt_room, sizeof *reading->spelt);
    }
    reading->spelt[reading->spelt_count++] =
        (struct spelt){strtol(number, NULL, 10), xlsx_format_of_code(code)};
}

static unsigned shows_of(const struct styles_reading *reading, long number)
{
    for (size_t i = 0; i < reading->spelt_count; i++)
        if (reading->spelt[i].number == number)
            return reading->spelt[i].shows;
    return xlsx_format_of_number(number);
}

static void add_format(struct styles_reading *reading, const struct attributes *attributes)
{
    struct xlsx *book = reading->book;
    char number[NUMBER_MOST] = "0";
    attribute_copy(attributes, "numFmtId", number, sizeof number);
    if (book->format_count == FORMATS_MOST) {
        error_set(&reading->part.error, "more than %d cell formats", FORMATS_MOST);
        return;
    }
    if (book->format_count == book->format_room) {
        book->format_room = book->format_room ? book->format_room * 2 : 64;
        book->shows = memory_resize(book->shows, book->format_room, sizeof *book->shows);
    }
    book->shows[book->format_count++] = shows_of(reading, strtol(number, NULL, 10));
}

static void open_in_styles(void *state, const char *element, const struct attributes *attributes)
{
    struct styles_reading *reading = state;
    if (strcmp(element, "numFmt") == 0)
        add_spelt(reading, attributes);
    else if (strcmp(element, "cellXfs") == 0)
        reading->in_formats = true;
    else if (strcmp(element, "xf") == 0 && reading->in_formats)
        add_format(reading, attributes);
}

static void close_in_styles(void *state, const char *element)
{
    struct styles_reading *reading = state;
    if (strcmp(element, "cellXfs") == 0)
        reading->in_formats = false;
}

static bool read_book(struct xlsx *book, const char *part, const struct part_reader *reader)
{
    struct book_reading reading = {.book = book};
    bool done = part_read(book, part, reader, &reading);
    if (!done)
        part_report(book, &reading.part);
    return done;
}

static bool read_strings(struct xlsx *book)
{
    static const struct part_reader reader = {open_in_strings, close_in_strings, text_in_strings};
    struct strings_reading reading = {.book = book};
    bool done = part_read(book, book->strings_part, &reader, &reading);
    if (!done)
        part_report(book, &reading.part);
    strbuf_finish(&reading.text);
    return done;
}

static bool read_styles(struct xlsx *book)
{
    static const struct part_reader reader = {open_in_styles, close_in_styles, ignore_text};
    struct styles_reading reading = {.book = book};
    bool done = part_read(book, book->styles_part, &reader, &reading);
    if (!done)
        part_report(book, &reading.part);
    free(reading.spelt);
    return done;
}

static bool read_parts(struct xlsx *book)
{
    static const struct part_reader in_book = {open_in_book, ignore_close, ignore_text};
    static const struct part_reader in_relations = {open_in_relations, ignore_close, ignore_text};
    book->sheets = arena_alloc(book->arena, SHEETS_MOST * sizeof *book->sheets);
    return read_book(book, "xl/workbook.xml", &in_book) &&
           read_book(book, "xl/_rels/workbook.xml.rels", &in_relations) &&
           (!book->strings_part || read_strings(book)) && (!book->styles_part || read_styles(book));
}

static bool refuse(const struct xlsx *book, const char *says)
{
    diagnostics_add(
        book->diagnostics, KIND_UNREADABLE, (struct position){book->file, 1, 1}, "%s", says);
    return false;
}

static bool open_archive(struct xlsx *book, const char *bytes, size_t count)
{
    if (count >= 4 && memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
        return refuse(book, "the workbook has a password or is one of old (.xls); save it as .xlsx "
                            "without a password");
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &error);
    if (!source)
        abort(); /* out of memory */
    book->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!book->archive) {
        zip_source_free(source);
        return refuse(book, "this is no workbook; open it in the spreadsheet program and save it "
                            "again as .xlsx");
    }
    if (zip_get_num_entries(book->archive, 0) > ENTRIES_MOST)
        return refuse(book, "the workbook has thousands of parts; save its sheets as \"CSV "
                            "UTF-8\"");
    return true;
}

struct xlsx *xlsx_open(struct arena *arena, const char *bytes, size_t count, const char *file,
    struct diagnostics *diagnostics)
{
    struct xlsx *book = memory_zero(sizeof *book);
    book->arena = arena;
    book->file = file;
    book->diagnostics = diagnostics;
    if (open_archive(book, bytes, count) && read_parts(book))
        return book;
    xlsx_close(book);
    return NULL;
}

void xlsx_close(struct xlsx *book)
{
    if (!book)
        return;
    if (book->archive)
        zip_discard(book->archive);
    free(book->strings);
    free(book->shows);
    free(book);
}

size_t xlsx_count(const struct xlsx *book)
{
    return book->sheet_count;
}

const char *xlsx_name(const struct xlsx *book, size_t sheet)
{
    return book->sheets[sheet].name;
}

bool xlsx_hidden(const struct xlsx *book, size_t sheet)
{
    return book->sheets[sheet].hidden;
}
