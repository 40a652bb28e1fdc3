/* SPDX-License-Identifier: EUPL-1.2 */
/* A long text of the content with what its links lead to (content/richtext.h). The words of a link
 * are strong words of the text; what they lead to stands beneath the paragraph or list: a card that
 * goes there, or a number or address to read, since a kiosk dials and opens nothing. A target that
 * is not there, such as a row of a pack that is not installed, leaves its words. */
#ifndef SCREENS_RICH_H
#define SCREENS_RICH_H

#include "screens/screen.h"

struct rich;

/* `owner` is the full id of the row whose text it is: its pack is meant where a link names none.
 * NULL for an empty text. Lives as long as the scene. */
const struct rich *rich_read(struct screen *screen, struct text text, const char *owner);

/* How far the text, and the names of what it leads to, may be trusted. NULL is fine. */
void trust_rich(struct trust *trust, const struct rich *rich, const char *language);

void part_rich(
    struct screen *screen, struct column *column, const struct rich *rich, uint32_t colour);

#endif
