/* SPDX-License-Identifier: EUPL-1.2 */
/* Wall time in Europe/Berlin, as the signs on the doors mean it. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct civil {
    int year, month, day; /* 2026, 1–12, 1–31; year 0: no time */
    int hour, minute; /* 0–23, 0–59 */
};

/* Days since 1970-01-01, proleptic Gregorian. */
long civil_day(struct civil time);
struct civil civil_from_day(long day);

/* Monday is 0. */
int civil_weekday(struct civil time);

/* Minutes since midnight. */
int civil_minutes(struct civil time);

/* < 0, 0, > 0 as `a` is before, at, after `b`, to the minute. */
int civil_compare(struct civil a, struct civil b);

/* Reads "2026", "2026-11", "2026-11-23" or "2026-11-23T10:00"; what is left out is the first
 * (month 1, day 1, 00:00). False for anything else and for days that do not exist. */
bool civil_parse(const char *string, struct civil *time);

/* The same day so many months later; the last of the month where it has no such day. */
struct civil civil_add_months(struct civil time, int months);

/* A moment in Europe/Berlin, in seconds since 1970 UTC, whatever the machine's own time zone. */
struct civil clock_at(int64_t seconds);

/* Now. */
struct civil clock_now(void);

/* Seconds since 1970, UTC. */
int64_t clock_seconds(void);

/* Milliseconds until the next minute begins, 1 to 60,000. */
int clock_until_minute(void);

#endif
