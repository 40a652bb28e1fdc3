/* SPDX-License-Identifier: EUPL-1.2 */
/* The days that a recurrence rule names (RFC 5545, 3.3.10). A rule repeats periods (days, weeks,
 * months, years); within each the BY… parts choose days. The rule was checked by recurrence.c; its
 * text is read where it is needed, it is short. */
#include "content/recurrence.h"

#include <stdlib.h>
#include <string.h>

enum {
    DAYS_IN_YEAR_MOST = 366,
    DAYS_AHEAD = 3 * DAYS_IN_YEAR_MOST,
    PERIODS_MOST = 50 * DAYS_IN_YEAR_MOST, /* what began long ago, or in a damaged file */
};

/* The values of a part, up to the next ';'; NULL: the rule has no such part. */
static const char *part(const char *rule, const char *name)
{
    size_t length = strlen(name);
    for (; *rule; rule += strcspn(rule, ";"), rule += *rule == ';')
        if (strncmp(rule, name, length) == 0 && rule[length] == '=')
            return rule + length + 1;
    return NULL;
}

/* The next of values separated by commas; false behind the last. */
static bool next_value(const char **values, const char **value)
{
    if (!*values)
        return false;
    *value = *values;
    size_t length = strcspn(*values, ",;");
    *values = (*values)[length] == ',' ? *values + length + 1 : NULL;
    return true;
}

/* Whether a list of numbers has one of the two: counted from the start, or from the end. */
static bool lists(const char *values, long from_start, long from_end)
{
    const char *value;
    while (next_value(&values, &value)) {
        long number = strtol(value, NULL, 10);
        if (number == from_start || number == from_end)
            return true;
    }
    return false;
}

static int weekday_of(const char *name)
{
    static const char names[] = "MOTUWETHFRSASU";
    for (int i = 0; i < 7; i++)
        if (strncmp(names + 2 * i, name, 2) == 0)
            return i;
    return 0;
}

struct period {
    long first, length; /* days */
};

static struct period month_of(struct civil day)
{
    struct civil first = {day.year, day.month, 1, 0, 0};
    long start = civil_day(first);
    return (struct period){start, civil_day(civil_add_months(first, 1)) - start};
}

static struct period year_of(struct civil day)
{
    long start = civil_day((struct civil){day.year, 1, 1, 0, 0});
    return (struct period){start, civil_day((struct civil){day.year + 1, 1, 1, 0, 0}) - start};
}

/* The period `number` steps behind that of the start. */
static struct period period_at(const char *rule, struct civil start, long number)
{
    const char *frequency = part(rule, "FREQ"), *interval = part(rule, "INTERVAL");
    const char *week_start = part(rule, "WKST");
    long step = number * (interval ? strtol(interval, NULL, 10) : 1), day = civil_day(start);
    if (*frequency == 'D')
        return (struct period){day + step, 1};
    if (*frequency == 'W') {
        int into_week = (civil_weekday(start) - (week_start ? weekday_of(week_start) : 0) + 7) % 7;
        return (struct period){day - into_week + 7 * step, 7};
    }
    start.day = 1;
    if (*frequency == 'M')
        return month_of(civil_add_months(start, (int)step));
    start.year += (int)step;
    return year_of(start);
}

/* "TU", or "2TU" and "-1TU": the second and the last of the month, or of the year. */
static bool is_weekday(const char *value, struct civil date, struct period within)
{
    char *name;
    long number = strtol(value, &name, 10), day = civil_day(date);
    if (weekday_of(name) != civil_weekday(date))
        return false;
    long from_start = (day - within.first) / 7 + 1;
    long from_end = -((within.first + within.length - 1 - day) / 7 + 1);
    return !number || number == from_start || number == from_end;
}

static bool fits_weekday(const char *rule, struct civil date)
{
    const char *values = part(rule, "BYDAY"), *value;
    bool of_year = *part(rule, "FREQ") == 'Y' && !part(rule, "BYMONTH");
    while (next_value(&values, &value))
        if (is_weekday(value, date, of_year ? year_of(date) : month_of(date)))
            return true;
    return false;
}

/* Where no part chooses a day, it is that of the start. */
static bool fits_start(const char *rule, struct civil start, struct civil date)
{
    char frequency = *part(rule, "FREQ");
    if (frequency == 'D')
        return true;
    if (frequency == 'W')
        return civil_weekday(date) == civil_weekday(start);
    bool month = frequency == 'M' || part(rule, "BYMONTH") || date.month == start.month;
    return month && date.day == start.day;
}

static bool fits(const char *rule, struct civil start, long day)
{
    struct civil date = civil_from_day(day);
    const char *months = part(rule, "BYMONTH"), *days = part(rule, "BYMONTHDAY");
    if (months && !lists(months, date.month, date.month))
        return false;
    if (days && !lists(days, date.day, date.day - month_of(date).length - 1))
        return false;
    if (part(rule, "BYDAY"))
        return fits_weekday(rule, date);
    return days || fits_start(rule, start, date);
}

/* The days of a period that the rule chooses; how many. */
static int choose(
    const char *rule, struct civil start, struct period period, long chosen[DAYS_IN_YEAR_MOST])
{
    const char *positions = part(rule, "BYSETPOS");
    int count = 0, kept = 0;
    for (long day = period.first; day < period.first + period.length; day++)
        if (fits(rule, start, day))
            chosen[count++] = day;
    for (int i = 0; i < count; i++)
        if (!positions || lists(positions, i + 1, i - count))
            chosen[kept++] = chosen[i];
    return kept;
}

static struct civil on_day(struct civil start, long day)
{
    struct civil time = civil_from_day(day);
    time.hour = start.hour;
    time.minute = start.minute;
    return time;
}

/* The last day of UNTIL=20270630 or 20270630T180000. */
static long last_day(const char *rule, long otherwise)
{
    const char *until = part(rule, "UNTIL");
    long date = until ? strtol(until, NULL, 10) : 0;
    struct civil day = {(int)(date / 10000), (int)(date / 100 % 100), (int)(date % 100), 0, 0};
    long last = until ? civil_day(day) : otherwise;
    return last < otherwise ? last : otherwise;
}

bool recurrence_next(const char *rule, struct civil start, struct civil from, struct civil *next)
{
    *next = start;
    if (civil_compare(start, from) >= 0)
        return true;
    if (!*rule)
        return false;
    const char *most = part(rule, "COUNT");
    long last = last_day(rule, civil_day(from) + DAYS_AHEAD), left = most ? atol(most) : -1;
    for (long number = 0; number < PERIODS_MOST; number++) {
        long chosen[DAYS_IN_YEAR_MOST];
        struct period period = period_at(rule, start, number);
        if (period.first > last)
            return false;
        int count = choose(rule, start, period, chosen);
        for (int i = 0; i < count; i++) {
            if (chosen[i] < civil_day(start))
                continue;
            if (chosen[i] > last || !left--)
                return false;
            *next = on_day(start, chosen[i]);
            if (civil_compare(*next, from) >= 0)
                return true;
        }
    }
    return false;
}
