/* SPDX-License-Identifier: EUPL-1.2 */
/* A translation as Poedit and Weblate save it, read with libgettextpo. Every message keeps the
 * lines in which it stood, so that po_print() can write it again without losing what this program
 * does not understand: comments, references, other programs' flags, where lines were broken. */
#ifndef AUTHOR_PO_H
#define AUTHOR_PO_H

#include "author/diagnostics.h"
#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* Comments for translators (#.) that say how a translation that is marked fuzzy came about. */
#define PO_BY_MACHINE "machine translation, not yet reviewed by a person"
#define PO_BY_PERSON "reviewed by a person before the German changed"

struct po_text {
    const char *context; /* "services/s-kim-stadt/what"; "" where there is none */
    const char *german; /* msgid */
    const char *string; /* msgstr; "" where it is not translated yet */
    const char *previous; /* the German that it was translated from (#| msgid); NULL: not kept */
    bool fuzzy;
    bool obsolete; /* #~: its German is gone; kept in case it comes back */
    bool by_person; /* it has the comment PO_BY_PERSON */
    struct position context_at, german_at, string_at;
    const char *lines; /* as in the file, each with its line end; NULL: a new message */
};

struct po {
    struct po_text *texts; /* in the order of the file */
    size_t count;
    const char *header; /* its lines; NULL: there is none */
    const char *rest; /* comments behind the last message, "" where there are none */
};

/* Everything lives in the arena, `file` is kept as it is. NULL after a fault that was reported.
 * Not for two threads at a time: libgettextpo takes no context. */
const struct po *po_read(struct arena *arena, const char *file, struct diagnostics *diagnostics);

/* The same for a file that is in memory; `file` is its name for diagnostics. */
const struct po *po_parse(struct arena *arena, const char *text, size_t bytes, const char *file,
    struct diagnostics *diagnostics);

/* Writes the message of `from->lines` so that it says what `to` says; byte for byte as it was
 * where the two say the same. Its string stays in any case. */
void po_print(struct strbuf *out, const struct po_text *from, const struct po_text *to);

/* Only what translators have written about a message ("# …"); true: there was something. */
bool po_print_comments(struct strbuf *out, const struct po_text *text);

#endif
