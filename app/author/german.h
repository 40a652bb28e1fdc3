/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses of texts: `table/id/field`, which is also the context of their translations. */
#ifndef AUTHOR_GERMAN_H
#define AUTHOR_GERMAN_H

#include "author/source.h"
#include "pack/pack.h"

struct text_address {
    const struct source_table *table;
    size_t row, column;
};

/* False: no text of the sheets has this address. */
bool german_find(const struct source *source, const char *context, struct text_address *address);

/* What a language needs before a terminal offers it (CONTRACT, "Languages"). */
enum german_need { NEEDED_BY_NOTHING, NEEDED_BY_INTERFACE, NEEDED_BY_TOPIC };

struct german {
    const char *context, *text;
    struct position at;
    enum german_need need;
};

struct german_texts {
    struct german *list; /* in the order of the model's tables and the sheets' rows */
    size_t count;
    const struct german **by_context;
};

/* All that is translated; lives in the source's arena. */
const struct german_texts *german_texts(const struct source *source);

/* NULL: no text has this address. */
const struct german *german_in(const struct german_texts *texts, const char *context);

/* Of a text that is translated (CONTRACT, "Truth on the screen"). */
enum pack_text_state german_state(const char *german, const struct po_text *translation);

/* The German text at an address; NULL: there is none. */
const char *german_text(const struct source *source, const char *context);

#endif
