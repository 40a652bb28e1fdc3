/* SPDX-License-Identifier: EUPL-1.2 */
/* How an event repeats: the RECUR value of iCalendar (RFC 5545, 3.3.10), by days and longer, in
 * Europe/Berlin wall time, such as "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630". Here only its form. */
#ifndef CONTENT_RECURRENCE_H
#define CONTENT_RECURRENCE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* False: an error that says what would be right, and the byte where it stands (`column` may be
 * NULL). */
bool recurrence_check(const char *rule, size_t *column, struct error *error);

#endif
