/* SPDX-License-Identifier: EUPL-1.2 */
/* What hours_read.c makes of a rule, hours_days.c holds against a day, and hours.c paints. */
#ifndef CONTENT_HOURS_RULE_H
#define CONTENT_HOURS_RULE_H

#include "content/hours.h"

#include <stdint.h>

enum { MINUTES_OF_DAY = 24 * 60 };

/* How a rule stands to those before it: `;` is in their place on its days, `,` comes on top,
 * `||` holds where they say nothing. */
enum hours_joint { JOINT_INSTEAD, JOINT_ADDED, JOINT_OTHERWISE };

struct hours_years {
    int first, last;
};

/* Month and day as month * 32 + day, in order within a year; year 0: every year. */
struct hours_dates {
    struct hours_date {
        int year, of_year;
    } first, last;
};

/* Of a weekday: every one, the first to fifth of the month, the last to fifth last. */
enum { NTH_ANY = 1 << 0, NTH_FIRST = 1 << 1, NTH_LAST = 1 << 6 };

enum { HOLIDAY_PUBLIC = 1, HOLIDAY_SCHOOL = 2 };

struct hours_time {
    int start, end;
};

/* What is not named restricts nothing. */
struct hours_rule {
    size_t number; /* 0 is the first */
    enum hours_joint joint;

    const struct hours_years *years;
    const struct hours_dates *dates;
    size_t year_count, date_count;
    bool single_days; /* some of the dates are days, not whole months */
    uint64_t weeks; /* bit n: ISO week n */
    uint16_t weekdays[7]; /* from Monday, of the bits above; of none: any day */
    unsigned holidays;
    bool weekdays_in_holidays; /* "SH Mo": both at once, not one of them */

    const struct hours_time *times;
    size_t time_count; /* 0: the whole day */
    enum hours_state state;
    const char *remark;
    bool by_appointment;

    const struct hours_rule *next;
};

/* What holds from one day until another, days since 1970. */
struct hours_set {
    long from, until;
    const struct hours_rule *first;
    const struct hours_set *next;
};

struct hours {
    const struct hours_set *sets; /* of those that hold on a day the last counts */
    bool weekly; /* a week from any day on has all that there is */
    bool late; /* something reaches into the next day */
    bool school;
};

/* A day as rules see it. */
struct hours_date_seen {
    struct civil date;
    int weekday, week; /* from Monday; ISO 8601 */
    unsigned nth; /* as which of its month it counts */
    unsigned holidays;
    bool ordinary; /* only the usual weekday rules are asked */
};

struct hours_date_seen hours_see_day(long day);
bool hours_rule_names(const struct hours_rule *rule, const struct hours_date_seen *day);

#endif
