/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Howard Hinnant's days_from_civil: years start in March, so that leap days come last. */
long civil_day(struct civil time)
{
    long year = time.month <= 2 ? time.year - 1L : time.year;
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long of_year = (153L * (time.month + (time.month > 2 ? -3 : 9)) + 2) / 5 + time.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil civil_from_day(long day)
{
    long shifted = day + 719468;
    long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    long of_era = shifted - era * 146097;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;
    struct civil time = {.day = (int)(of_year - (153 * month + 2) / 5 + 1)};
    time.month = (int)(month < 10 ? month + 3 : month - 9);
    time.year = (int)(year + era * 400 + (time.month <= 2));
    return time;
}

int civil_weekday(struct civil time)
{
    long day = civil_day(time);
    return (int)(((day + 3) % 7 + 7) % 7);
}

int civil_minutes(struct civil time)
{
    return time.hour * 60 + time.minute;
}

int civil_compare(struct civil a, struct civil b)
{
    long long first = civil_day(a) * 1440LL + civil_minutes(a);
    long long second = civil_day(b) * 1440LL + civil_minutes(b);
    return (first > second) - (first < second);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Reads exactly `count` digits. */
static bool digits(const char **at, int count, int *value)
{
    *value = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (**at < '0' || **at > '9')
            return false;
        *value = *value * 10 + (**at - '0');
    }
    return true;
}

static bool next(const char **at, char separator, int count, int *value)
{
    if (**at != separator)
        return false;
    (*at)++;
    return digits(at, count, value);
}

bool civil_parse(const char *string, struct civil *time)
{
    struct civil read = {.month = 1, .day = 1};
    const char *at = string;
    if (!digits(&at, 4, &read.year))
        return false;
    if (*at && !next(&at, '-', 2, &read.month))
        return false;
    if (*at && !next(&at, '-', 2, &read.day))
        return false;
    if (*at && (!next(&at, 'T', 2, &read.hour) || !next(&at, ':', 2, &read.minute)))
        return false;
    if (*at || read.year < 1 || read.month < 1 || read.month > 12 || read.day < 1 ||
        read.day > days_in_month(read.year, read.month) || read.hour > 23 || read.minute > 59)
        return false;
    *time = read;
    return true;
}

struct civil civil_add_months(struct civil time, int months)
{
    int month = time.year * 12 + time.month - 1 + months;
    time.year = month / 12;
    time.month = month % 12 + 1;
    int last = days_in_month(time.year, time.month);
    if (time.day > last)
        time.day = last;
    return time;
}

struct civil clock_at(int64_t seconds)
{
    const char *zone = getenv("TZ");
    if (!zone || strcmp(zone, "Europe/Berlin") != 0) {
        setenv("TZ", "Europe/Berlin", 1);
        tzset();
    }
    time_t time = (time_t)seconds;
    struct tm local;
    localtime_r(&time, &local);
    return (struct civil){
        local.tm_year + 1900, local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min};
}

struct civil clock_now(void)
{
    return clock_at(time(NULL));
}

int64_t clock_seconds(void)
{
    return (int64_t)time(NULL);
}

int clock_until_minute(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int)(60000 - now.tv_sec % 60 * 1000 - now.tv_nsec / 1000000);
}
