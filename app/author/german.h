/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses of texts: `table/id/field`, which is also the context of their translations. */
#ifndef AUTHOR_GERMAN_H
#define AUTHOR_GERMAN_H

#include "author/source.h"

struct text_address {
    const struct source_table *table;
    size_t row, column;
};

/* False: no text of the sheets has this address. */
bool german_find(const struct source *source, const char *context, struct text_address *address);

/* The German text at an address; NULL: there is none. */
const char *german_text(const struct source *source, const char *context);

#endif
