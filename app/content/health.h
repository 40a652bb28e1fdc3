/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a terminal can show a content.db: asked before anybody stands before it. */
#ifndef CONTENT_HEALTH_H
#define CONTENT_HEALTH_H

#include "content/content.h"

/* What came together in it. */
struct content_parts {
    const char *const *packs; /* paths of packs whose rows must be there */
    size_t count; /* 0: nobody asks */
    /* Path of the pack with the texts that the program's own screens name; NULL: nobody asks. */
    const char *ui;
};

/* Asks, in every language that is offered, what each screen asks. False and what is missing or
 * damaged; an answer that never comes would be found by content_open(). */
bool content_health(
    struct content *content, const struct content_parts *parts, struct error *error);

#endif
