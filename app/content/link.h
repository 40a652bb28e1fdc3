/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a link of a rich text leads: to a row of a pack, or out of the terminal. Nothing else can
 * be written; whether the row exists is the question of those who know the rows. */
#ifndef CONTENT_LINK_H
#define CONTENT_LINK_H

#include <stdbool.h>

enum link_kind {
    LINK_NONE,
    LINK_ENTRY, /* services/ID, schools/ID, courses/ID, contacts/ID; this and the next four with */
    LINK_TOPIC, /* topics/ID                                         or without PACK: before them */
    LINK_GUIDE, /* guides/ID */
    LINK_STAGE, /* school-system/ID */
    LINK_PLACE, /* places/ID */
    LINK_PHONE, /* tel:+492414320, tel:116117 (RFC 3966) */
    LINK_MAIL, /* mailto:name@example.org (RFC 6068, without header fields) */
    LINK_WEB, /* https://example.org/path, http: as well */
};

enum { LINK_BYTES_MOST = 500 };

/* LINK_NONE, and in `fault` what is wrong and what would be right, for anything else. */
enum link_kind link_kind(const char *target, const char **fault);

static inline bool link_is_row(enum link_kind kind)
{
    return kind >= LINK_ENTRY && kind <= LINK_PLACE;
}

/* The number or address without its scheme, where it is none of a row. */
const char *link_shown(const char *target);

/* Whether the words are what link_shown() says, a phone number in whatever writing. */
bool link_says(enum link_kind kind, const char *target, const char *words);

/* Why these words may not stand for the target: what they say and where they lead must not be two
 * numbers. NULL: they may. */
const char *link_words_fault(enum link_kind kind, const char *target, const char *words);

#endif
