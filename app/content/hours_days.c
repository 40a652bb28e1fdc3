/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a rule is for a day. */
#include "content/hours_rule.h"

#include "content/holiday.h"

/* ISO 8601: a week belongs to the year that its Thursday lies in. */
static int iso_week(long day, int weekday)
{
    long thursday = day - weekday + 3;
    struct civil date = civil_from_day(thursday);
    return (int)(thursday - civil_day((struct civil){date.year, 1, 1, 0, 0})) / 7 + 1;
}

struct hours_date_seen hours_see_day(long day)
{
    struct civil date = civil_from_day(day), next_month = civil_add_months(date, 1);
    next_month.day = 1;
    int left = (int)(civil_day(next_month) - day - 1), weekday = civil_weekday(date);
    return (struct hours_date_seen){
        .date = date,
        .weekday = weekday,
        .week = iso_week(day, weekday),
        .nth = NTH_ANY | (unsigned)NTH_FIRST << (date.day - 1) / 7 | (unsigned)NTH_LAST << left / 7,
        .holidays = holiday_is(date) ? HOLIDAY_PUBLIC : 0,
    };
}

static bool in_years(const struct hours_rule *rule, int year)
{
    for (size_t i = 0; i < rule->year_count; i++)
        if (year >= rule->years[i].first && year <= rule->years[i].last)
            return true;
    return !rule->year_count;
}

static long ordinal(struct hours_date date)
{
    return date.year * 512L + date.of_year;
}

/* Without years the range may run over the turn of the year. */
static bool in_range(const struct hours_dates *range, struct civil date)
{
    struct hours_date day = {range->first.year ? date.year : 0, date.month * 32 + date.day};
    bool begun = ordinal(day) >= ordinal(range->first);
    bool over = ordinal(day) > ordinal(range->last);
    return ordinal(range->first) <= ordinal(range->last) ? begun && !over : begun || !over;
}

static bool in_dates(const struct hours_rule *rule, struct civil date)
{
    for (size_t i = 0; i < rule->date_count; i++)
        if (in_range(&rule->dates[i], date))
            return true;
    return !rule->date_count;
}

/* A holiday is named by PH or SH and by its weekday alike. */
static bool on_weekday(const struct hours_rule *rule, const struct hours_date_seen *day)
{
    unsigned all = 0, nth = day->ordinary ? NTH_ANY : day->nth;
    for (int i = 0; i < 7; i++)
        all |= rule->weekdays[i];
    bool weekday = rule->weekdays[day->weekday] & nth;
    bool holiday = !day->ordinary && rule->holidays & day->holidays;
    if (!rule->holidays)
        return weekday || !all;
    return rule->weekdays_in_holidays ? weekday && holiday : weekday || holiday;
}

bool hours_rule_names(const struct hours_rule *rule, const struct hours_date_seen *day)
{
    if (day->ordinary && (rule->single_days || rule->weeks))
        return false;
    return in_years(rule, day->date.year) && in_dates(rule, day->date) &&
           (!rule->weeks || rule->weeks >> day->week & 1) && on_weekday(rule, day);
}
