/* SPDX-License-Identifier: EUPL-1.2 */
/* What a line of a PO file belongs to. Translation editors give every keyword a line of its own;
 * a file that does not is refused by po.c. */
#ifndef AUTHOR_PO_LINE_H
#define AUTHOR_PO_LINE_H

#include <stdbool.h>
#include <stddef.h>

enum po_part {
    PO_BLANK,
    PO_COMMENT, /* # #. #: */
    PO_FLAGS, /* #, */
    PO_PREVIOUS, /* #| #~| */
    PO_CONTEXT,
    PO_GERMAN,
    PO_STRING,
    PO_OTHER, /* more than one keyword, or none that is known */
};

struct po_line {
    const char *start;
    size_t length; /* without the line end */
    enum po_part part; /* a line that goes on with a string has the part of its keyword */
    enum po_part last; /* the part of the last keyword */
    bool keyword; /* msgctxt, msgid or msgstr stands in it */
    bool obsolete; /* #~ stands before it */
};

/* The line at *next, which moves on; false at the end. Begin with a zeroed line. */
bool po_next_line(const char **next, struct po_line *line);

/* The next flag of a line of flags, without what separates it; begin with a `flag` of NULL. */
bool po_next_flag(const struct po_line *line, const char **flag, size_t *length);

bool po_is_fuzzy(const char *flag, size_t length);

#endif
