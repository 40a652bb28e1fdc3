/* SPDX-License-Identifier: EUPL-1.2 */
/* Phone numbers in free text. UAX #9 shows "+49 241 5198" inside Arabic as "5198 241 49+". What
 * content marks as a phone number comes isolated already; this finds the others. */
#ifndef TEXT_NUMBERS_H
#define TEXT_NUMBERS_H

#include <unicode/utypes.h>

/* A copy of the text with LRI and PDI around what looks like a phone number, which does not break
 * either; `length` becomes the copy's. The caller frees it. */
UChar *numbers_isolate(const UChar *units, int *length);

#endif
