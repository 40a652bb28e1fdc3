/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook from its parts, for tests and the fuzzer: text in which a line "== NAME" begins a
 * part, zipped in memory. Where the parts that every workbook has are left out, plain ones stand
 * in. */
#ifndef AUTHOR_WORKBOOK_H
#define AUTHOR_WORKBOOK_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static const char workbook_plain[] =
    "== xl/workbook.xml\n"
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"topics\" r:id=\"r1\"/></sheets></workbook>\n"
    "== xl/_rels/workbook.xml.rels\n"
    "<Relationships>"
    "<Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/>"
    "</Relationships>\n"
    "== xl/sharedStrings.xml\n"
    "<sst/>\n"
    "== xl/styles.xml\n"
    "<styleSheet/>\n";

static void workbook_add_part(zip_t *archive, const char *name, const char *text, size_t bytes)
{
    zip_source_t *source = zip_source_buffer(archive, text, bytes, 0);
    zip_int64_t index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0)
        zip_source_free(source); /* a name that no archive can have, or one that is there */
    else
        zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

/* The end of the part that begins behind a line "== NAME". */
static const char *workbook_end(const char *text, const char *end)
{
    for (const char *c = text; c + 4 <= end; c++)
        if (memcmp(c, "\n== ", 4) == 0)
            return c + 1;
    return end;
}

static void workbook_add_parts(struct arena *arena, zip_t *archive, const char *text, size_t bytes)
{
    const char *end = text + bytes, *next;
    for (const char *part = text; part < end; part = next) {
        const char *line = memchr(part, '\n', (size_t)(end - part));
        if (!line || line - part < 4 || memcmp(part, "== ", 3) != 0)
            return;
        next = workbook_end(line, end);
        const char *name = arena_substring(arena, part + 3, (size_t)(line - part - 3));
        if (zip_name_locate(archive, name, 0) < 0)
            workbook_add_part(archive, name, line + 1, next > line ? (size_t)(next - line - 1) : 0);
    }
}

/* The bytes live in the arena. */
static char *workbook_zip(struct arena *arena, const char *text, size_t bytes, size_t *count)
{
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    zip_stat_t stat;
    if (!archive)
        abort();
    zip_source_keep(source);
    workbook_add_parts(arena, archive, text, bytes);
    workbook_add_parts(arena, archive, workbook_plain, sizeof workbook_plain - 1);
    if (zip_close(archive) != 0 || zip_source_open(source) != 0 || zip_source_stat(source, &stat))
        abort();
    char *zipped = arena_alloc(arena, stat.size + 1);
    *count = (size_t)zip_source_read(source, zipped, stat.size);
    zip_source_close(source);
    zip_source_free(source);
    return zipped;
}

#endif
