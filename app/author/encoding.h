/* SPDX-License-Identifier: EUPL-1.2 */
/* Characters of UTF-8, and what else a spreadsheet may have saved. */
#ifndef AUTHOR_ENCODING_H
#define AUTHOR_ENCODING_H

#include "author/diagnostics.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the well-formed character that begins at `string`; 0 for one that is not. */
size_t encoding_character(const char *string, size_t bytes);

/* Code points in the first `bytes` bytes of well-formed UTF-8. */
size_t encoding_length(const char *string, size_t bytes);

/* The first control character of well-formed UTF-8 that is no line feed; NULL: none. No screen can
 * show one, compile/cell.h refuses them. */
const char *encoding_control(const char *string);

/* Takes out of well-formed UTF-8 what changes the order of characters unseen (compile/cell.h):
 * whoever copies a phone number out of an address book brings such along and cannot see it. */
void encoding_strip(char *string);

/* Whether the text is UTF-8 without NUL; if not, the first fault is reported and named. */
bool encoding_check(
    const char *text, size_t bytes, const char *file, struct diagnostics *diagnostics);

/* The text as UTF-8 without a byte order mark, with its length and a NUL behind it: as it is, or
 * decoded from UTF-16 with a mark or from Windows-1252, which is reported, so that its other
 * faults can be found in the same run. NULL, and reported: no text at all. */
const char *encoding_decode(struct arena *arena, const char *text, size_t *bytes, const char *file,
    struct diagnostics *diagnostics);

/* The byte of Windows-1252 for a code point; -1: it has none. */
int encoding_windows_byte(unsigned long code_point);

/* The code point of the well-formed character at `string`. */
unsigned long encoding_code_point(const char *string);

/* Bytes of a byte order mark at the beginning: 3 or 0. */
size_t encoding_mark(const char *text, size_t bytes);

#endif
