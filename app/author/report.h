/* SPDX-License-Identifier: EUPL-1.2 */
/* What `check` prints: every diagnostic, then for people what was looked at, what is wrong, what is
 * due and where to begin. */
#ifndef AUTHOR_REPORT_H
#define AUTHOR_REPORT_H

#include "author/diagnostics.h"
#include "author/source.h"

/* `source` may be NULL: there was no pack to read. As JSON one object: errors, warnings,
 * diagnostics, summary. */
void report_print(const struct source *source, struct diagnostics *diagnostics,
    enum diagnostics_format format, FILE *stream);

#endif
