/* SPDX-License-Identifier: EUPL-1.2 */
/* What runs from left to right within text that runs from right to left. UAX #9 shows
 * "+49 241 5198" inside Arabic as "5198 241 49+". What content marks as a phone number, a time or
 * an address comes isolated already; this finds them in free text. */
#ifndef TEXT_ISOLATES_H
#define TEXT_ISOLATES_H

#include <unicode/utypes.h>

struct isolates;

struct isolates *isolates_create(void);
void isolates_destroy(struct isolates *isolates); /* NULL is fine */

/* A copy of the text with LRI and PDI around phone numbers, spans of time, amounts, postcodes with
 * their town, e-mail and web addresses; those made of numbers do not break either. `length` becomes
 * the copy's. The caller frees it. */
UChar *isolates_add(struct isolates *isolates, const UChar *units, int *length);

#endif
