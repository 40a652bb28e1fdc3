/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening hours: rules in OSM `opening_hours` syntax, as far as municipal offices need it, and
 * what they answer. Wall time in Europe/Berlin throughout: a day on which the clocks change has the
 * hours that the sign on the door says. What may be written stands on top of hours_read.c. */
#ifndef CONTENT_HOURS_H
#define CONTENT_HOURS_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct hours;

/* So that no rule, whoever wrote it, makes an answer slow or large. */
enum {
    HOURS_LENGTH_MOST = 1000, /* bytes of a rule */
    HOURS_SPANS_MOST = 64, /* of all rules together; off and remarks without times count too */
};

/* NULL and an error for a rule outside the subset; `column` (may be NULL) is then the byte
 * offset in `rule` where reading stopped. What is read lives in the arena. */
const struct hours *hours_parse(
    struct arena *arena, const char *rule, size_t *column, struct error *error);

/* The form in which content.db has the hours of a year: one rule a line, behind "FROM/UNTIL " where
 * it holds only on the days between, both included; either may be left out. Of those that hold on a
 * day the last counts; where none does, the hours are unknown. NULL for anything else. */
const struct hours *hours_parse_sets(struct arena *arena, const char *lines);

/* The school holidays. About a day before the first or after the last of them the calendar knows
 * nothing; a rule that names school holidays is unknown there wherever it depends on them. */
struct hours_calendar {
    const struct hours_holidays {
        long first, last; /* days since 1970, both included */
    } * school;
    size_t count; /* 0: knows nothing of any day */
};

enum hours_state { HOURS_UNKNOWN, HOURS_OPEN, HOURS_CLOSED };

struct hours_status {
    enum hours_state state;
    struct civil change; /* when the state changes next; year 0: never, or not within a year */
    struct civil opens; /* of a state that is not open: when it is open next; year 0 likewise */
    const char *remark; /* as the rule has it, in its language; NULL: none */
    bool by_appointment; /* what the remark says in other words */
};

struct hours_status hours_at(
    const struct hours *hours, const struct hours_calendar *calendar, struct civil now);

/* Minutes since the day's midnight; what lies past 1440 is on the next day. */
struct hours_span {
    int start, end;
    enum hours_state state; /* open or unknown */
    const char *remark; /* NULL: none */
    bool by_appointment;
    bool rest; /* the rule gives no times: the remark is for what the others leave of the day */
};

struct hours_day {
    const struct hours_span *spans; /* those that begin on this day, in order */
    size_t count;
    const char *remark; /* why it is closed; NULL: not said */
    bool exception; /* not as its weekday usually is: a date, a week or a holiday decides */
};

struct hours_day hours_of_day(struct arena *arena, const struct hours *hours,
    const struct hours_calendar *calendar, struct civil day);

/* Whether it takes a table of school holidays to answer. */
bool hours_name_school_holidays(const struct hours *hours);

#endif
