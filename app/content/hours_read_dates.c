/* SPDX-License-Identifier: EUPL-1.2 */
/* The part of the year that a rule is for: years, dates, weeks. */
#include "base/memory.h"
#include "content/hours_reader.h"

#include <stdlib.h>
#include <string.h>

enum {
    LIST_MOST = 32, /* years or dates of a rule */
    YEAR_LEAST = 1900,
    YEAR_LAST = 9999,
    WEEKS = 53,
};

/* Years */

static const char *const months[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static bool begins_month(const char *at)
{
    for (size_t i = 0; i < COUNT_OF(months); i++)
        if (strncmp(at, months[i], 3) == 0)
            return true;
    return false;
}

bool reader_begins_year(const char *at)
{
    return reader_digits(at) == 4;
}

/* A year that belongs to the date behind it. */
static bool begins_dated_year(const char *at)
{
    return reader_begins_year(at) && begins_month(at + 4 + strspn(at + 4, " "));
}

static bool begins_lone_year(const char *at)
{
    return reader_begins_year(at) && !begins_dated_year(at);
}

static bool read_year(struct hours_reader *reader, int *year)
{
    if (!reader_begins_year(reader->at))
        return reader_refuse(reader, "a range of years is written 2026-2027, a date 2026 Dec 24");
    *year = atoi(reader->at);
    if (*year < YEAR_LEAST)
        return reader_refuse(reader, "a year has four digits and is not before 1900");
    reader->at += 4;
    return true;
}

static bool read_year_range(struct hours_reader *reader, struct hours_years *years)
{
    const char *start = reader->at;
    if (!read_year(reader, &years->first))
        return false;
    years->last = years->first;
    if (reader_accept(reader, "+"))
        years->last = YEAR_LAST;
    else if (reader_accept(reader, "-") && !read_year(reader, &years->last))
        return false;
    if (years->last < years->first)
        return reader_refuse_at(reader, start, "the later year stands behind: 2026-2027");
    return *reader->at != '/' || reader_refuse(reader, "write the years one by one: 2026,2028");
}

bool reader_years(struct hours_reader *reader, struct hours_rule *rule)
{
    struct hours_years years[LIST_MOST];
    if (!begins_lone_year(reader->at))
        return true;
    do {
        if (rule->year_count == LIST_MOST)
            return reader_refuse(reader, "too many years; write ranges: 2026-2030");
        if (!read_year_range(reader, &years[rule->year_count++]))
            return false;
    } while (reader_accept_comma(reader, begins_lone_year));
    rule->years = reader_keep(reader, years, rule->year_count, sizeof *years);
    return true;
}

/* Dates */

static bool begins_date(const char *at)
{
    return reader_number(at) || begins_month(at) || begins_dated_year(at);
}

struct date {
    int year, month, day; /* 0: not said */
    const char *at;
};

static bool read_day_of_month(struct hours_reader *reader, struct date *date)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const char *start = reader->at;
    int year = date->year;
    bool leap = !year || (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    date->day = reader_accept_number(reader);
    if (date->day < 1 || date->day > days[date->month - 1] - (date->month == 2 && !leap))
        return reader_refuse_at(reader, start, "there is no such day in this month");
    return true;
}

static bool read_date(struct hours_reader *reader, struct date *date)
{
    *date = (struct date){.at = reader->at};
    if (reader_begins_year(reader->at) && !read_year(reader, &date->year))
        return false;
    reader_skip_spaces(reader);
    date->month = reader_accept_one(reader, months, COUNT_OF(months)) + 1;
    if (!date->month)
        return reader_refuse_word(
            reader, "a month is missing: Jan Feb Mar Apr May Jun Jul Aug Sep ...");
    if (reader_is_letter(*reader->at))
        return reader_refuse_at(reader, reader->at - 3, "a month has three letters: Jan");
    const char *day = reader->at + strspn(reader->at, " ");
    if (!reader_number(day))
        return true;
    reader->at = day;
    return read_day_of_month(reader, date);
}

/* Behind a hyphen: a day of the same month, or a date. */
static bool read_last_date(struct hours_reader *reader, const struct date *first, struct date *last)
{
    *last = *first;
    last->at = reader->at;
    if (first->day && reader_number(reader->at))
        return read_day_of_month(reader, last);
    if (!read_date(reader, last))
        return false;
    if (!first->day != !last->day)
        return reader_refuse_at(reader, last->at, "write the day of both dates, or of none");
    if (last->year && !first->year)
        return reader_refuse_at(reader, last->at, "write the year of the first date too");
    return true;
}

static int of_year(const struct date *date, int day)
{
    return date->month * 32 + (date->day ? date->day : day);
}

static bool check_order(struct hours_reader *reader, const struct date *first, struct date *last)
{
    bool turn = of_year(last, 31) < of_year(first, 1);
    if (first->year && !last->year && turn)
        return reader_refuse_at(
            reader, last->at, "write the year of this date too: 2026 Dec 24-2027 Jan 02");
    if (!last->year)
        last->year = first->year;
    if (last->month == first->month && turn)
        return reader_refuse_at(reader, last->at, "it must end after it begins");
    if (last->year < first->year || (first->year && last->year == first->year && turn))
        return reader_refuse_at(reader, last->at, "it must end after it begins");
    return true;
}

/* `before` is the one before in the list, month 0: none; it becomes the last date read. */
static bool read_date_range(
    struct hours_reader *reader, struct date *before, struct hours_dates *dates, bool *single)
{
    struct date first = *before, last;
    first.at = reader->at;
    bool day = before->day && reader_number(reader->at);
    if (day ? !read_day_of_month(reader, &first) : !read_date(reader, &first))
        return false;
    if (before->year && !first.year)
        return reader_refuse_at(reader, first.at, "write the year here too");
    last = first;
    if (reader_accept(reader, "-") &&
        (!read_last_date(reader, &first, &last) || !check_order(reader, &first, &last)))
        return false;
    *single |= first.day != 0;
    dates->first = (struct hours_date){first.year, of_year(&first, 1)};
    dates->last = (struct hours_date){last.year, of_year(&last, 31)};
    *before = last;
    return true;
}

bool reader_dates(struct hours_reader *reader, struct hours_rule *rule)
{
    struct hours_dates dates[LIST_MOST];
    struct date before = {0};
    if (!begins_month(reader->at) && !begins_dated_year(reader->at))
        return true;
    do {
        if (rule->date_count == LIST_MOST)
            return reader_refuse(reader, "too many dates in one rule; write another rule");
        if (!read_date_range(reader, &before, &dates[rule->date_count++], &rule->single_days))
            return false;
    } while (reader_accept_comma(reader, begins_date));
    rule->dates = reader_keep(reader, dates, rule->date_count, sizeof *dates);
    return true;
}

/* Weeks */

static bool begins_week(const char *at)
{
    return reader_number(at) > 0;
}

static bool read_week(struct hours_reader *reader, int *week)
{
    const char *start = reader->at;
    *week = reader_accept_number(reader);
    return (*week >= 1 && *week <= WEEKS) ||
           reader_refuse_at(reader, start, "weeks go from 1 to 53: week 10-20");
}

static bool read_week_range(struct hours_reader *reader, uint64_t *weeks)
{
    const char *start = reader->at;
    int first, last, every = 1;
    if (!read_week(reader, &first))
        return false;
    last = first;
    if (reader_accept(reader, "-") && !read_week(reader, &last))
        return false;
    if (last < first)
        return reader_refuse_at(reader, start, "over the turn of the year write week 50-53,01-05");
    if (reader_accept(reader, "/") && !read_week(reader, &every))
        return false;
    for (int week = first; week <= last; week += every)
        *weeks |= (uint64_t)1 << week;
    return true;
}

bool reader_weeks(struct hours_reader *reader, struct hours_rule *rule)
{
    if (!reader_accept_word(reader, "week"))
        return true;
    reader_skip_spaces(reader);
    do
        if (!read_week_range(reader, &rule->weeks))
            return false;
    while (reader_accept_comma(reader, begins_week));
    return true;
}
