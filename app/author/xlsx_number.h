/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook has numbers only; which of them are dates, and how much of a date is meant, is said by
 * the cell's number format. */
#ifndef AUTHOR_XLSX_NUMBER_H
#define AUTHOR_XLSX_NUMBER_H

#include "base/arena.h"

#include <stdbool.h>

/* What a number format shows of a date; 0: it is one for numbers. */
enum { SHOWS_YEAR = 1, SHOWS_MONTH = 2, SHOWS_DAY = 4, SHOWS_TIME = 8 };

/* Of a format's number, where the file does not spell it out (ECMA-376-1, 18.8.30). */
unsigned xlsx_format_of_number(long number);

/* Of a format's code, such as "mmm\-yy" or "[$-407]d. mmmm yyyy;@". */
unsigned xlsx_format_of_code(const char *code);

/* `written` as the file has it. *dated: the text is a date or a time. What is no number stays as
 * it is. */
const char *xlsx_number(
    struct arena *arena, const char *written, unsigned shows, bool from_1904, bool *dated);

#endif
