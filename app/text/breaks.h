/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a line may end (UAX #14, Thai and Chinese by dictionary) and where one character a person
 * sees ends and the next begins (UAX #29). */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stdbool.h>
#include <unicode/utypes.h>

struct breaks;

struct breaks *breaks_create(void);
void breaks_destroy(struct breaks *breaks); /* NULL is fine */

/* Set `ends[i]`, i from 1 to `length`, where there may be a break before code unit i; the end of
 * the text is one. */
void breaks_find_lines(
    struct breaks *breaks, const char *locale, const UChar *units, int length, bool *ends);
void breaks_find_graphemes(struct breaks *breaks, const UChar *units, int length, bool *ends);

#endif
