/* SPDX-License-Identifier: EUPL-1.2 */
/* What a check found, for whoever keeps the sheets: in German, with sheet, row and column as a
 * spreadsheet shows them, what is right there, and the English line for whoever helps. */
#ifndef AUTHOR_REPORT_GERMAN_H
#define AUTHOR_REPORT_GERMAN_H

#include "author/diagnostics.h"
#include "author/source.h"

/* `source` may be NULL: there was no pack to read. */
void report_german_print(
    const struct source *source, struct diagnostics *diagnostics, FILE *stream);

#endif
