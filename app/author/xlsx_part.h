/* SPDX-License-Identifier: EUPL-1.2 */
/* The inside of a workbook: a zip archive whose parts are XML. A part is read in one pass, its
 * elements handed out as they come, nothing kept of it. */
#ifndef AUTHOR_XLSX_PART_H
#define AUTHOR_XLSX_PART_H

#include "author/diagnostics.h"
#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

struct worksheet {
    const char *name, *relation, *part; /* part NULL: there is none */
    bool hidden;
};

struct xlsx {
    struct arena *arena;
    struct zip *archive;
    const char *file;
    struct diagnostics *diagnostics;
    size_t unpacked; /* bytes so far, over all parts */
    struct worksheet *sheets;
    size_t sheet_count;
    const char *strings_part, *styles_part; /* NULL: there is none */
    const char **strings;
    size_t string_count, string_room;
    unsigned *shows; /* of each cell format (xlsx_number.h) */
    size_t format_count, format_room;
    bool from_1904;
};

/* The attributes of an element while it begins. */
struct attributes {
    const unsigned char *const *list;
    size_t count;
};

/* Copies an attribute's value, cut to the room; false: there is none. */
bool attribute_copy(
    const struct attributes *attributes, const char *name, char *value, size_t room);

/* The value in the arena; NULL: there is none. */
const char *attribute_string(
    const struct attributes *attributes, const char *name, struct arena *arena);

/* What is done with a part; `state` begins with a struct part. Names come without their prefix. */
struct part {
    const char *name;
    struct error error; /* set: reading ends */
};

struct part_reader {
    void (*open)(void *state, const char *element, const struct attributes *attributes);
    void (*close)(void *state, const char *element);
    void (*text)(void *state, const char *text, size_t bytes); /* may come in pieces */
};

/* False: an error, in the part. */
bool part_read(struct xlsx *book, const char *name, const struct part_reader *reader, void *state);

/* Reports what is in the part's error. */
void part_report(const struct xlsx *book, const struct part *part);

/* Text of a cell: _x000D_ is a character of its own (ECMA-376-1, 22.9.2.19); CR and what reorders
 * unseen (author/encoding.h) are left out, of `text` too. */
const char *part_text(struct arena *arena, const struct strbuf *text);

#endif
