/* SPDX-License-Identifier: EUPL-1.2 */
/* A translation as Poedit and Weblate save it, read with libgettextpo. Obsolete messages (#~) and
 * the header are left out. */
#ifndef AUTHOR_PO_H
#define AUTHOR_PO_H

#include "author/diagnostics.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct po_text {
    const char *context; /* "services/s-kim-stadt/what"; "" where there is none */
    const char *german; /* msgid */
    const char *string; /* msgstr; "" where it is not translated yet */
    bool fuzzy;
    bool changed; /* it keeps the German that it was translated from (#| msgid) */
    struct position context_at, german_at, string_at;
};

struct po {
    struct po_text *texts; /* in the order of the file */
    size_t count;
};

/* Everything lives in the arena, `file` is kept as it is. NULL after a fault that was reported.
 * Not for two threads at a time: libgettextpo takes no context. */
const struct po *po_read(struct arena *arena, const char *file, struct diagnostics *diagnostics);

#endif
