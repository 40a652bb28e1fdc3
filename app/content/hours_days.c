/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a rule is for a day, and whether rules are in an order that makes sense. */
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

static bool closes_an_exception(const struct hours_rule *rule)
{
    return rule->state == HOURS_CLOSED && !rule->time_count &&
           (rule->holidays || rule->date_count || rule->weeks);
}

static bool opens_weekdays(const struct hours_rule *rule)
{
    return rule->state != HOURS_CLOSED && rule->joint != JOINT_OTHERWISE && !rule->year_count &&
           !rule->date_count && !rule->weeks && !rule->holidays;
}

static bool names_any_weekday(const struct hours_rule *rule)
{
    return rule->holidays && !rule->weekdays_in_holidays;
}

static bool share_a_weekday(const struct hours_rule *a, const struct hours_rule *b)
{
    unsigned both = 0, of_a = 0, of_b = 0;
    for (int i = 0; i < 7; i++) {
        both |= a->weekdays[i] && b->weekdays[i];
        of_a |= a->weekdays[i];
        of_b |= b->weekdays[i];
    }
    return both || !of_a || !of_b || names_any_weekday(a) || names_any_weekday(b);
}

/* Whether the holidays that `closing` names are off once more behind `rule`. */
static bool is_closed_again(const struct hours_rule *rule, const struct hours_rule *closing)
{
    while ((rule = rule->next))
        if (closes_an_exception(rule) && names_any_weekday(rule) && !rule->date_count &&
            !closing->date_count && !(closing->holidays & ~rule->holidays))
            return true;
    return false;
}

static bool is_undone(const struct hours_rule *closing)
{
    for (const struct hours_rule *rule = closing->next; rule; rule = rule->next)
        if (opens_weekdays(rule) && share_a_weekday(closing, rule) &&
            !is_closed_again(rule, closing))
            return true;
    return false;
}

bool hours_undo_a_closing(const struct hours *hours)
{
    for (const struct hours_set *set = hours->sets; set; set = set->next)
        for (const struct hours_rule *rule = set->first; rule; rule = rule->next)
            if (closes_an_exception(rule) && is_undone(rule))
                return true;
    return false;
}
