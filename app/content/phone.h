/* SPDX-License-Identifier: EUPL-1.2 */
/* The number that a telephone dials for one as people write it. */
#ifndef CONTENT_PHONE_H
#define CONTENT_PHONE_H

#include <stdbool.h>

enum { PHONE_LONGEST = 32 };

/* "0241 5198-4600" and "+49 (0) 241 5198 4600" are +4924151984600 (ITU-T E.164); numbers that only
 * Germany has, such as 112 or 116 117, stay as they are. False: no number. */
bool phone_dial(const char *written, char dial[PHONE_LONGEST]);

#endif
