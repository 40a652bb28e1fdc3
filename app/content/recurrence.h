/* SPDX-License-Identifier: EUPL-1.2 */
/* How an event repeats: the RECUR value of iCalendar (RFC 5545, 3.3.10), by days and longer, in
 * Europe/Berlin wall time, such as "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630". */
#ifndef CONTENT_RECURRENCE_H
#define CONTENT_RECURRENCE_H

#include "base/clock.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* False: an error that says what would be right, and the byte where it stands (`column` may be
 * NULL). */
bool recurrence_check(const char *rule, size_t *column, struct error *error);

/* The first time, from `from` on, that something takes place which began at `start` and repeats by
 * the rule ("": once). The rule has passed recurrence_check(). False: never again, or not within
 * three years. */
bool recurrence_next(const char *rule, struct civil start, struct civil from, struct civil *next);

#endif
