/* SPDX-License-Identifier: EUPL-1.2 */
/* The content model, once, as tables: what staff may write into a sheet, what a cell must look
 * like, what a pack holds. The check, the pack's SQL schema and the merge are all driven by it;
 * a new column is a new line here. */
#ifndef PACK_MODEL_H
#define PACK_MODEL_H

#include <stdbool.h>
#include <stddef.h>

enum column_type {
    COLUMN_ID, /* [a-z0-9][a-z0-9-]*, unique in its table; always the first column */
    COLUMN_TEXT, /* German text that is translated */
    COLUMN_RICH, /* likewise, with the markup of content/richtext.h */
    COLUMN_NAME, /* text that is not translated: official names, streets, rooms, sources */
    COLUMN_NOTE, /* for editors only: never leaves the sheet */
    COLUMN_REFERENCE, /* an id of the table `of` in the same pack, or the address of a row of it in
                       * a pack before: "aachen:topics/sprache" */
    COLUMN_ADDRESS, /* of a row of the table `of` in a pack before; this one takes its place */
    COLUMN_ROW, /* any row of the same pack: table/id */
    COLUMN_CHOICE, /* one of the words in `of`, separated by | */
    COLUMN_INTEGER,
    COLUMN_DECIMAL,
    COLUMN_DATE, /* 2026, 2026-11 or 2026-11-23 */
    COLUMN_TIME, /* 2026-11-23 or, in Europe/Berlin wall time, 2026-11-23T10:00 */
    COLUMN_HOURS,
    COLUMN_RECURRENCE, /* content/recurrence.h */
    COLUMN_PHONE,
    COLUMN_EMAIL,
    COLUMN_URL,
    COLUMN_LANGUAGE, /* a tag the program knows, or mul: several, unnamed */
    COLUMN_PICTOGRAM, /* a Material Icons name or the name of an SVG in assets/pictograms */
    COLUMN_COLOUR, /* #RRGGBB, white on it at least 4.5 : 1 */
    COLUMN_MEDIA, /* the name of a file in media/ */
};

enum column_flags {
    REQUIRED = 1, /* the cell may not be empty */
    LIST = 2, /* several values, separated by | */
    WITHIN = 4, /* a reference to what the row is a part of: it stays in the house with it */
};

/* More than any town has; what is beyond was not made from sheets. */
enum {
    MODEL_CELL_MOST = 16 * 1024, /* bytes, as the next */
    MODEL_TEXT_MOST = 64 * 1024, /* of a translated text */
    MODEL_VALUES_MOST = 200, /* of a list */
    MODEL_NUMBER_MOST = 1000 * 1000, /* and as far below zero */
};

struct column {
    const char *name;
    enum column_type type;
    unsigned flags;
    const char *of; /* COLUMN_REFERENCE, COLUMN_ADDRESS: table; COLUMN_CHOICE: words */
    unsigned longest; /* code points after which a text is too long for its place; 0: any */
};

struct table {
    const char *name; /* of the SQL table and, with .csv, of the sheet */
    const struct column *columns;
    size_t column_count;
};

/* In the order in which they are checked and stored: a table before those that refer to it. */
extern const struct table model_tables[];
extern const size_t model_table_count;

const struct table *model_table(const char *name); /* NULL: no such table */

/* Whether `string` is the address of a row of this table: "aachen:topics/sprache". */
bool model_addresses(const char *string, const char *table);

/* Whether the column says what the row is called: what it is searched by. */
bool model_is_name(const struct column *column);

/* Rows that hang on rows of their own table, and how many may hang on each other: a circle has no
 * end. */
extern const struct nesting {
    const char *table, *column;
    int levels;
} model_nestings[];
extern const size_t model_nesting_count;

/* The index of a column; -1: no such column. */
int model_column(const struct table *table, const char *name);

/* Whether it is German text that is translated, and so is stored under texts. */
bool model_is_translated(const struct column *column);

/* Whether a pack keeps it in the row: neither a text nor a note. */
bool model_in_row(const struct column *column);

/* Whether a row with this `display` may be in a pack (CONTRACT, "Truth on the screen"). */
bool model_in_pack(const char *display);

#endif
