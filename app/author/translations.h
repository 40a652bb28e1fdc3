/* SPDX-License-Identifier: EUPL-1.2 */
/* A language's PO file carried over to the German of the sheets: one message a text, in the order
 * of the model's tables and the sheets' rows, then what is obsolete. A translation is never thrown
 * away: where its German changed it is outdated, where its German went to another address it goes
 * along, where its German is gone it is obsolete until it comes back. */
#ifndef AUTHOR_TRANSLATIONS_H
#define AUTHOR_TRANSLATIONS_H

#include "author/german.h"

struct translations_update {
    const char *text; /* of the file as it should be */
    bool needed; /* whether that is something else than `po` */
    size_t fresh, changed, moved, back, gone; /* texts; gone, back: translations only */
};

/* `po` NULL: there is no file yet. `header` is for a file that has none, with its line ends. No
 * two texts may have one address. Everything lives in the arena. */
struct translations_update translations_update(
    struct arena *arena, const struct german_texts *texts, const struct po *po, const char *header);

#endif
