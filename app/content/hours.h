/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening hours: rules in OSM `opening_hours` syntax, as far as municipal offices need it. */
#ifndef CONTENT_HOURS_H
#define CONTENT_HOURS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct hours;

enum hours_state { HOURS_UNKNOWN, HOURS_OPEN, HOURS_CLOSED };

struct hours_status {
    enum hours_state state;
    struct civil change; /* when the state changes next; year 0: never, or not within a year */
};

/* Minutes since the day's midnight; an end past 1440 lies on the next day. */
struct hours_span {
    int start, end;
};

enum { HOURS_SPANS_MOST = 16 };

/* NULL and an error for a rule outside the subset; `column` (may be NULL) is then the byte
 * offset in `rule` where reading stopped. The rules live in the arena. */
const struct hours *hours_parse(
    struct arena *arena, const char *rule, size_t *column, struct error *error);

struct hours_status hours_at(const struct hours *hours, struct civil now);

/* The spans that begin on that day, in order; at most HOURS_SPANS_MOST. */
size_t hours_of_day(
    const struct hours *hours, struct civil day, struct hours_span spans[HOURS_SPANS_MOST]);

bool hours_always(const struct hours *hours); /* 24/7 */

#endif
