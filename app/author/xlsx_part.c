/* SPDX-License-Identifier: EUPL-1.2 */
/* libzip unpacks, libxml2 takes apart, in pieces, so that a part is never in memory whole and its
 * real size is counted whatever it claims. There is no network and no file to be had: a document
 * type, the one place where entities come from, ends the reading. */
#include "author/xlsx_part.h"

#include "author/encoding.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    PART_MOST = 64 * 1024 * 1024, /* bytes, unpacked */
    BOOK_MOST = 128 * 1024 * 1024,
    PIECE = 32 * 1024,
};

struct parsing {
    const struct part_reader *reader;
    void *state;
    struct part *part;
    xmlParserCtxtPtr parser;
};

static const char *attribute_find(
    const struct attributes *attributes, const char *name, size_t *length)
{
    for (size_t i = 0; i < attributes->count; i++) {
        const unsigned char *const *attribute = attributes->list + 5 * i;
        if (strcmp((const char *)attribute[0], name) != 0)
            continue;
        *length = (size_t)(attribute[4] - attribute[3]);
        return (const char *)attribute[3];
    }
    return NULL;
}

bool attribute_copy(const struct attributes *attributes, const char *name, char *value, size_t room)
{
    size_t length;
    const char *found = attribute_find(attributes, name, &length);
    if (!found)
        return false;
    length = length < room ? length : room - 1;
    memcpy(value, found, length);
    value[length] = '\0';
    return true;
}

const char *attribute_string(
    const struct attributes *attributes, const char *name, struct arena *arena)
{
    size_t length;
    const char *found = attribute_find(attributes, name, &length);
    return found ? arena_substring(arena, found, length) : NULL;
}

static void end_at_fault(const struct parsing *parsing)
{
    if (*parsing->part->error.message)
        xmlStopParser(parsing->parser);
}

static void open_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces, int count, int defaulted,
    const xmlChar **list)
{
    (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct parsing *parsing = context;
    struct attributes attributes = {(const unsigned char *const *)list, (size_t)count};
    parsing->reader->open(parsing->state, (const char *)name, &attributes);
    end_at_fault(parsing);
}

static void close_element(
    void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix, (void)uri;
    struct parsing *parsing = context;
    parsing->reader->close(parsing->state, (const char *)name);
    end_at_fault(parsing);
}

static void take_text(void *context, const xmlChar *text, int bytes)
{
    struct parsing *parsing = context;
    parsing->reader->text(parsing->state, (const char *)text, (size_t)bytes);
}

static void refuse_type(
    void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct parsing *parsing = context;
    error_set(&parsing->part->error, "a document type, which no workbook has");
    end_at_fault(parsing);
}

static void keep_silent(void *context, xmlErrorPtr error)
{
    (void)context, (void)error; /* asked for at the end */
}

static void note_xml_fault(const struct parsing *parsing)
{
    const xmlError *fault = xmlCtxtGetLastError(parsing->parser);
    const char *message = fault && fault->message ? fault->message : "not well-formed";
    if (!*parsing->part->error.message)
        error_set(&parsing->part->error, "line %d, %.*s", fault ? fault->line : 1,
            (int)strcspn(message, "\n"), message);
}

static bool fits(const struct xlsx *book, size_t bytes)
{
    return bytes <= PART_MOST && bytes <= BOOK_MOST - book->unpacked;
}

static bool feed(struct xlsx *book, zip_file_t *entry, const struct parsing *parsing)
{
    char piece[PIECE];
    zip_int64_t count;
    size_t unpacked = 0;
    while ((count = zip_fread(entry, piece, sizeof piece)) > 0) {
        unpacked += (size_t)count;
        book->unpacked += (size_t)count;
        if (unpacked > PART_MOST || book->unpacked > BOOK_MOST)
            return error_set(&parsing->part->error, "larger than it says");
        if (xmlParseChunk(parsing->parser, piece, (int)count, 0) != 0)
            note_xml_fault(parsing);
        if (*parsing->part->error.message)
            return false;
    }
    if (count < 0)
        return error_set(&parsing->part->error, "%s", zip_file_strerror(entry));
    if (xmlParseChunk(parsing->parser, piece, 0, 1) != 0)
        note_xml_fault(parsing);
    return !*parsing->part->error.message;
}

static bool parse(struct xlsx *book, zip_file_t *entry, struct parsing *parsing)
{
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = refuse_type,
        .characters = take_text,
        .cdataBlock = take_text,
        .startElementNs = open_element,
        .endElementNs = close_element,
        .serror = keep_silent,
    };
    parsing->parser = xmlCreatePushParserCtxt(&handler, parsing, NULL, 0, NULL);
    if (!parsing->parser)
        abort(); /* out of memory */
    xmlCtxtUseOptions(parsing->parser, XML_PARSE_NONET);
    bool done = feed(book, entry, parsing);
    xmlFreeParserCtxt(parsing->parser);
    return done;
}

static zip_file_t *open_entry(const struct xlsx *book, const char *name, struct error *error)
{
    zip_stat_t stat;
    zip_int64_t index = zip_name_locate(book->archive, name, ZIP_FL_NOCASE);
    if (index < 0 || zip_stat_index(book->archive, (zip_uint64_t)index, 0, &stat) != 0) {
        error_set(error, "it is missing");
        return NULL;
    }
    if (!(stat.valid & ZIP_STAT_SIZE) || !fits(book, stat.size)) {
        error_set(error, "too large, a part may have %d MB, all of them %d MB",
            PART_MOST / 1024 / 1024, BOOK_MOST / 1024 / 1024);
        return NULL;
    }
    zip_file_t *entry = zip_fopen_index(book->archive, (zip_uint64_t)index, 0);
    if (!entry)
        error_set(error, "%s", zip_strerror(book->archive));
    return entry;
}

bool part_read(struct xlsx *book, const char *name, const struct part_reader *reader, void *state)
{
    struct part *part = state;
    part->name = name;
    struct parsing parsing = {.reader = reader, .state = state, .part = part};
    zip_file_t *entry = open_entry(book, name, &part->error);
    if (!entry)
        return false;
    bool done = parse(book, entry, &parsing);
    zip_fclose(entry);
    return done;
}

void part_report(const struct xlsx *book, const struct part *part)
{
    diagnostics_add(book->diagnostics, KIND_UNREADABLE, (struct position){book->file, 1, 1},
        "the workbook cannot be read, %s: %s; open it in the spreadsheet program and save it "
        "again as .xlsx",
        part->name, part->error.message);
}

/* The code of an escape "_x000D_" at `text`; -1: there is none. */
static long escaped(const char *text)
{
    if (strncmp(text, "_x", 2) != 0 || strspn(text + 2, "0123456789ABCDEFabcdef") != 4 ||
        text[6] != '_')
        return -1;
    return strtol(text + 2, NULL, 16);
}

const char *part_text(struct arena *arena, const struct strbuf *text)
{
    if (!text->length)
        return "";
    encoding_strip(text->string);
    if (!strstr(text->string, "_x") && !strchr(text->string, '\r'))
        return arena_string(arena, text->string);
    struct strbuf plain = {0};
    for (const char *c = text->string; *c;) {
        long code = escaped(c);
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (code > 0 && code != '\r')
            strbuf_add_code_point(&plain, surrogate ? 0xFFFD : (unsigned long)code);
        else if (code < 0 && *c != '\r')
            strbuf_add_bytes(&plain, c, 1);
        c += code < 0 ? 1 : 7;
    }
    char *kept = arena_string(arena, plain.length ? plain.string : "");
    strbuf_finish(&plain);
    encoding_strip(kept);
    return kept;
}
