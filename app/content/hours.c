/* SPDX-License-Identifier: EUPL-1.2 */
/* A subset of OSM `opening_hours` (wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
 *
 *   sequence = rule {";" rule}      rule = "24/7" | [days] (times | "off" | "closed")
 *   days = day {"," day}            day = "PH" | weekday ["-" weekday]
 *   times = span {"," span}         span = HH:MM "-" HH:MM | HH:MM "+"
 *
 * The rules stay in a list, last one first: the first that names a day decides about it. Wall time
 * everywhere, so that the days on which the clocks change need no case of their own. */
#include "content/hours.h"

#include "base/memory.h"
#include "content/holiday.h"

#include <stdlib.h>
#include <string.h>

enum {
    DAY = 24 * 60,
    MONDAY_TO_SUNDAY = (1 << 7) - 1,
    HOLIDAY = 1 << 7,
    EVERY_DAY = MONDAY_TO_SUNDAY | HOLIDAY,
    DAYS_AHEAD = 366,
};

struct rule {
    unsigned days; /* bit 0 Monday … bit 6 Sunday, HOLIDAY */
    size_t count;
    struct hours_span spans[HOURS_SPANS_MOST];
    const struct rule *earlier;
};

struct hours {
    const struct rule *last;
    bool names_holidays;
};

/* Reading */

struct reader {
    const char *rule, *at;
    struct error *error;
};

static bool refuse(struct reader *reader, const char *right)
{
    int column = (int)(reader->at - reader->rule), shown = (int)strnlen(reader->at, 12);
    while (shown && ((unsigned char)reader->at[shown] & 0xC0) == 0x80)
        shown--;
    return error_set(
        reader->error, "opening hours, at byte %d, \"%.*s\": %s", column, shown, reader->at, right);
}

static void skip_spaces(struct reader *reader)
{
    while (*reader->at == ' ')
        reader->at++;
}

static bool accept(struct reader *reader, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(reader->at, word, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *const weekdays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

/* Names people write instead; an answer that tells them beats one that only refuses. */
static const struct {
    const char *written, *right;
} mistakes[] = {
    {"Di", "Tuesday is written Tu"},
    {"Mi", "Wednesday is written We"},
    {"Do", "Thursday is written Th"},
    {"So", "Sunday is written Su"},
    {"SH", "school holidays are not supported; use days, PH and times"},
    {"\"", "a remark is not part of the hours; put it into a text"},
    {"geschlossen", "closed is written off"},
    {"\xE2\x80\x93", "write a plain hyphen -"},
    {"ab ", "an open end is written 17:00+"},
    {"bis ", "write both times: 09:00-12:00"},
};

static bool refuse_word(struct reader *reader, const char *right)
{
    for (size_t i = 0; i < COUNT_OF(mistakes); i++)
        if (strncmp(reader->at, mistakes[i].written, strlen(mistakes[i].written)) == 0)
            return refuse(reader, mistakes[i].right);
    return refuse(reader, right);
}

static int read_weekday(struct reader *reader)
{
    for (int i = 0; i < 7; i++)
        if (accept(reader, weekdays[i]))
            return i;
    return -1;
}

/* The range may run over the end of the week: Sa-Mo. */
static bool read_days_of_range(struct reader *reader, int first, unsigned *days)
{
    int last = first;
    if (accept(reader, "-")) {
        last = read_weekday(reader);
        if (last < 0)
            return refuse_word(reader, "a weekday is missing: Mo Tu We Th Fr Sa Su");
    }
    *days |= 1u << last;
    for (int day = first; day != last; day = (day + 1) % 7)
        *days |= 1u << day;
    return true;
}

static bool read_days(struct reader *reader, unsigned *days)
{
    do {
        skip_spaces(reader);
        if (accept(reader, "PH")) {
            *days |= HOLIDAY;
            continue;
        }
        int first = read_weekday(reader);
        if (first < 0)
            return refuse_word(reader, "a day is missing: Mo Tu We Th Fr Sa Su or PH");
        if (!read_days_of_range(reader, first, days))
            return false;
    } while (accept(reader, ","));
    if (*reader->at && *reader->at != ' ')
        return refuse_word(reader, "a space, then times or off, must follow the days");
    return true;
}

static bool read_time(struct reader *reader, int *minutes)
{
    const char *at = reader->at;
    if (!is_digit(at[0]))
        return refuse_word(reader, "a time is missing: 09:00");
    if (!is_digit(at[1]) || at[2] != ':' || !is_digit(at[3]) || !is_digit(at[4]) || is_digit(at[5]))
        return refuse(reader, "a time has two digits, a colon and two digits: 09:00");
    int hour = (at[0] - '0') * 10 + at[1] - '0', minute = (at[3] - '0') * 10 + at[4] - '0';
    *minutes = hour * 60 + minute;
    if (minute > 59 || *minutes > DAY)
        return refuse(
            reader, "times run from 00:00 to 24:00; past midnight is written 22:00-02:00");
    reader->at += 5;
    return true;
}

/* With an open end nobody says when it ends. Until midnight, then: later, the terminal would send
 * people to a dark house. */
static bool read_span(struct reader *reader, struct hours_span *span)
{
    const char *start = reader->at;
    if (!read_time(reader, &span->start))
        return false;
    span->end = DAY;
    bool open_end = accept(reader, "+");
    if (!open_end && !accept(reader, "-"))
        return refuse_word(reader, "a hyphen and the time of closing are missing: 09:00-12:00");
    if (!open_end && !read_time(reader, &span->end))
        return false;
    if (span->start < DAY && span->end != span->start) {
        span->end += span->end < span->start ? DAY : 0;
        return true;
    }
    reader->at = start;
    return refuse(reader, "it must end after it begins; the whole day is written 00:00-24:00");
}

static int by_start(const void *a, const void *b)
{
    const struct hours_span *first = a, *second = b;
    return first->start != second->start ? first->start - second->start : first->end - second->end;
}

static bool read_times(struct reader *reader, struct rule *rule)
{
    do {
        skip_spaces(reader);
        if (rule->count == HOURS_SPANS_MOST)
            return refuse(reader, "too many times for one day");
        if (!read_span(reader, &rule->spans[rule->count]))
            return false;
        rule->count++;
        skip_spaces(reader);
    } while (accept(reader, ","));
    qsort(rule->spans, rule->count, sizeof *rule->spans, by_start);
    return true;
}

static bool read_rule(struct reader *reader, struct rule *rule)
{
    skip_spaces(reader);
    rule->days = EVERY_DAY;
    if (accept(reader, "24/7")) {
        rule->spans[rule->count++] = (struct hours_span){0, DAY};
        return true;
    }
    bool every_day = is_digit(*reader->at) || strncmp(reader->at, "off", 3) == 0 ||
                     strncmp(reader->at, "closed", 6) == 0;
    if (!every_day) {
        rule->days = 0;
        if (!read_days(reader, &rule->days))
            return false;
    }
    skip_spaces(reader);
    return accept(reader, "off") || accept(reader, "closed") || read_times(reader, rule);
}

static bool read_sequence(struct reader *reader, struct arena *arena, struct hours *hours)
{
    do {
        struct rule *rule = arena_alloc(arena, sizeof *rule);
        if (!read_rule(reader, rule))
            return false;
        rule->earlier = hours->last;
        hours->last = rule;
        hours->names_holidays |= (rule->days & HOLIDAY) && rule->days != EVERY_DAY;
        skip_spaces(reader);
    } while (accept(reader, ";"));
    return !*reader->at || refuse_word(reader, "only ; and another rule may follow");
}

const struct hours *hours_parse(
    struct arena *arena, const char *rule, size_t *column, struct error *error)
{
    struct reader reader = {rule, rule, error};
    struct hours *hours = arena_alloc(arena, sizeof *hours);
    if (read_sequence(&reader, arena, hours))
        return hours;
    if (column)
        *column = (size_t)(reader.at - rule);
    return NULL;
}

/* Answering */

/* The last rule that names the day; a holiday is named by PH and by its weekday alike. */
static const struct rule *rule_of_day(const struct hours *hours, long day)
{
    struct civil date = civil_from_day(day);
    unsigned names = 1u << civil_weekday(date);
    if (hours->names_holidays && holiday_is(date))
        names |= HOLIDAY;
    for (const struct rule *rule = hours->last; rule; rule = rule->earlier)
        if (rule->days & names)
            return rule;
    return NULL;
}

size_t hours_of_day(
    const struct hours *hours, struct civil day, struct hours_span spans[HOURS_SPANS_MOST])
{
    const struct rule *rule = rule_of_day(hours, civil_day(day));
    if (!rule)
        return 0;
    memcpy(spans, rule->spans, rule->count * sizeof *spans);
    return rule->count;
}

static struct civil civil_at(long today, long minute)
{
    struct civil time = civil_from_day(today + minute / DAY);
    time.hour = (int)(minute % DAY) / 60;
    time.minute = (int)(minute % DAY) % 60;
    return time;
}

/* Minutes count from today's midnight. Walks the spans from yesterday's on (they may reach into
 * today) and joins those that touch, until one lies beyond `now`. */
struct hours_status hours_at(const struct hours *hours, struct civil now)
{
    long today = civil_day(now), minute = civil_minutes(now), open_until = 0;
    for (long day = -1; day <= DAYS_AHEAD; day++) {
        const struct rule *rule = rule_of_day(hours, today + day);
        for (size_t i = 0; rule && i < rule->count; i++) {
            long start = day * DAY + rule->spans[i].start, end = day * DAY + rule->spans[i].end;
            if (open_until && start > open_until)
                return (struct hours_status){HOURS_OPEN, civil_at(today, open_until)};
            if (start > minute && !open_until)
                return (struct hours_status){HOURS_CLOSED, civil_at(today, start)};
            if (end > minute && end > open_until)
                open_until = end;
        }
    }
    if (open_until && open_until <= DAYS_AHEAD * DAY)
        return (struct hours_status){HOURS_OPEN, civil_at(today, open_until)};
    return (struct hours_status){open_until ? HOURS_OPEN : HOURS_CLOSED, {0}};
}

/* A year from any day on has every weekday and every holiday. */
bool hours_always(const struct hours *hours)
{
    struct hours_status status = hours_at(hours, (struct civil){2026, 1, 1, 0, 0});
    return status.state == HOURS_OPEN && status.change.year == 0;
}
