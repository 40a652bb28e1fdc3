/* SPDX-License-Identifier: EUPL-1.2 */
/* A subset of OSM `opening_hours` (wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
 *
 *   rules  = rule {(";" | "," | "||") rule}
 *   rule   = "24/7" [remark] | [years] [dates] [weeks] [":"] [days] [times] [state] [remark]
 *   years  = 2026 | 2026-2027 | 2026+, in a list      weeks = "week" 10 | 10-20 | 01-53/2, in a
 * list dates  = [year] month [day] ["-" [year] month [day]], in a list; "Dec 24-26,31" days   = (Mo
 * | Mo-Fr | Mo[1,-1] | PH | SH), in a list; "SH Mo-Fr": those within times  = HH:MM-HH:MM | HH:MM+,
 * in a list          state = "open" | "off" | "closed" | "unknown"
 *
 * What the specification leaves open or nobody would mean is refused, not guessed: a range of dates
 * with one year over the turn of the year, a rule without days that would make all before it
 * pointless. Every refusal says what to write instead. */
#include "base/memory.h"
#include "content/hours_reader.h"

#include <string.h>
#include <strings.h>

enum {
    DAY = MINUTES_OF_DAY,
    TIMES_MOST = 32, /* of a rule */
};

/* Days */

static const char *const weekdays[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static bool begins_weekday(const char *at)
{
    for (size_t i = 0; i < COUNT_OF(weekdays); i++)
        if (strncmp(at, weekdays[i], 2) == 0)
            return true;
    return false;
}

static bool begins_holiday(const char *at)
{
    return strncmp(at, "PH", 2) == 0 || strncmp(at, "SH", 2) == 0;
}

static bool begins_day(const char *at)
{
    return begins_weekday(at) || begins_holiday(at);
}

static bool anything(const char *at)
{
    (void)at;
    return true;
}

/* 1 to 5, from the first or from the last of the month; 0: refused. */
static int read_place(struct hours_reader *reader, bool *last)
{
    *last = reader_accept(reader, "-");
    const char *at = reader->at;
    if (*at < '1' || *at > '5' || reader_is_digit(at[1])) {
        reader_refuse(reader, "the first is written Mo[1], the last Mo[-1], several Mo[1,3]");
        return 0;
    }
    reader->at++;
    return *at - '0';
}

static bool read_places(struct hours_reader *reader, uint16_t *places)
{
    do {
        bool last, also = false;
        int first = read_place(reader, &last), end = first;
        if (first && !last && reader_accept(reader, "-"))
            end = read_place(reader, &also);
        if (!first || !end)
            return false;
        if (also || end < first)
            return reader_refuse(reader, "the later one stands behind: Mo[1-3]");
        for (int place = first; place <= end; place++)
            *places |= (uint16_t)((last ? NTH_LAST : NTH_FIRST) << (place - 1));
    } while (reader_accept(reader, ","));
    return reader_accept(reader, "]") || reader_refuse(reader, "a ] is missing: Mo[1]");
}

/* The range may run over the end of the week: Sa-Mo. */
static bool read_weekdays(struct hours_reader *reader, struct hours_rule *rule)
{
    int first = reader_accept_one(reader, weekdays, COUNT_OF(weekdays)), last = first;
    if (reader_is_letter(*reader->at)) {
        reader->at -= 2;
        return reader_refuse_word(reader, "a weekday has two letters: Mo");
    }
    if (reader_accept(reader, "["))
        return read_places(reader, &rule->weekdays[first]);
    if (reader_accept(reader, "-")) {
        last = reader_accept_one(reader, weekdays, COUNT_OF(weekdays));
        if (last < 0)
            return reader_refuse_word(reader, "a weekday is missing: Mo Tu We Th Fr Sa Su");
    }
    for (int day = first;; day = (day + 1) % 7) {
        rule->weekdays[day] |= NTH_ANY;
        if (day == last)
            return *reader->at != '[' ||
                   reader_refuse(reader, "write the weekdays one by one: Mo[1],Tu[1]");
    }
}

static bool read_day(struct hours_reader *reader, struct hours_rule *rule)
{
    if (begins_weekday(reader->at))
        return read_weekdays(reader, rule);
    bool school = reader_accept(reader, "SH");
    rule->holidays |= school ? HOLIDAY_SCHOOL : HOLIDAY_PUBLIC;
    return school || reader_accept(reader, "PH") ||
           reader_refuse_word(reader, "a day is missing: Mo Tu We Th Fr Sa Su, PH or SH");
}

/* "SH Mo-Fr" */
static bool read_days_within(struct hours_reader *reader, struct hours_rule *rule)
{
    reader_skip_spaces(reader);
    if (!begins_weekday(reader->at))
        return true;
    rule->weekdays_in_holidays = true;
    do
        if (!read_weekdays(reader, rule))
            return false;
    while (reader_accept_comma(reader, begins_weekday));
    return true;
}

static bool read_days(struct hours_reader *reader, struct hours_rule *rule)
{
    bool only_holidays = true;
    if (!begins_day(reader->at))
        return true;
    do {
        only_holidays &= begins_holiday(reader->at);
        if (!read_day(reader, rule))
            return false;
    } while (reader_accept_comma(reader, anything));
    if (*reader->at && !strchr(" ;,|", *reader->at))
        return reader_refuse_word(reader, "a space, then times or off, must follow the days");
    return !only_holidays || read_days_within(reader, rule);
}

/* Times */

static bool begins_time(const char *at)
{
    return reader_is_digit(*at) && !reader_begins_year(at);
}

/* 24.12. or 24. Dez */
static bool is_german_date(const char *at)
{
    size_t day = reader_digits(at);
    if (!day || at[day] != '.')
        return false;
    size_t month = reader_digits(at + day + 1);
    return !month || at[day + 1 + month] == '.';
}

static bool read_time(struct hours_reader *reader, int *minutes)
{
    const char *at = reader->at;
    if (!reader_is_digit(at[0]))
        return reader_refuse_word(reader, "a time is missing: 09:00");
    if (is_german_date(at))
        return reader_refuse(
            reader, "a date is written Dec 24 or 2026 Dec 24, the first Monday Mo[1]");
    if (!reader_is_digit(at[1]) || at[2] != ':' || !reader_is_digit(at[3]) ||
        !reader_is_digit(at[4]) || reader_is_digit(at[5]))
        return reader_refuse(reader, "a time has two digits, a colon and two digits: 09:00");
    int hour = (at[0] - '0') * 10 + at[1] - '0', minute = (at[3] - '0') * 10 + at[4] - '0';
    *minutes = hour * 60 + minute;
    if (minute > 59 || *minutes > DAY)
        return reader_refuse(
            reader, "times run from 00:00 to 24:00; past midnight is written 22:00-02:00");
    reader->at += 5;
    return true;
}

/* With an open end nobody says when it ends. Until midnight, then: later, the terminal would send
 * people to a dark house. */
static bool read_span(struct hours_reader *reader, struct hours_time *span)
{
    const char *start = reader->at;
    if (!read_time(reader, &span->start))
        return false;
    span->end = DAY;
    bool open_end = reader_accept(reader, "+");
    if (!open_end && !reader_accept(reader, "-"))
        return reader_refuse_word(
            reader, "a hyphen and the time of closing are missing: 09:00-12:00");
    if (!open_end && !read_time(reader, &span->end))
        return false;
    if (span->start < DAY && span->end != span->start) {
        span->end += span->end < span->start ? DAY : 0;
        return true;
    }
    return reader_refuse_at(
        reader, start, "it must end after it begins; the whole day is written 00:00-24:00");
}

static bool read_times(struct hours_reader *reader, struct hours_rule *rule)
{
    struct hours_time times[TIMES_MOST];
    if (!begins_time(reader->at))
        return true;
    do {
        if (rule->time_count == TIMES_MOST)
            return reader_refuse(reader, "too many times for one day");
        if (!read_span(reader, &times[rule->time_count++]))
            return false;
    } while (reader_accept_comma(reader, begins_time));
    rule->times = reader_keep(reader, times, rule->time_count, sizeof *times);
    return true;
}

/* State and remark */

static const struct {
    const char *word;
    enum hours_state state;
} states[] = {
    {"open", HOURS_OPEN},
    {"off", HOURS_CLOSED},
    {"closed", HOURS_CLOSED},
    {"unknown", HOURS_UNKNOWN},
};

/* Remarks that say no more than the sentence that every language has. */
static const char *const appointments[] = {
    "by appointment",
    "nach Terminvereinbarung",
    "nach Vereinbarung",
    "nur mit Termin",
    "nur nach Terminvereinbarung",
    "nur nach Vereinbarung",
    "on appointment",
    "Termin nach Vereinbarung",
    "Termine nach Vereinbarung",
};

static bool read_remark(struct hours_reader *reader, struct hours_rule *rule)
{
    const char *start = reader->at;
    reader_skip_spaces(reader);
    if (!reader_accept(reader, "\""))
        return true;
    size_t length = strcspn(reader->at, "\"\n");
    if (reader->at[length] != '"')
        return reader_refuse_at(
            reader, start + strspn(start, " "), "a remark ends with another \"");
    if (!length)
        return reader_refuse_at(
            reader, start + strspn(start, " "), "the remark is empty; leave it out");
    rule->remark = arena_substring(reader->arena, reader->at, length);
    reader->at += length + 1;
    for (size_t i = 0; i < COUNT_OF(appointments); i++)
        rule->by_appointment |= strcasecmp(rule->remark, appointments[i]) == 0;
    return true;
}

/* A remark alone leaves it unknown whether it is open, as the specification has it. */
static bool read_state(struct hours_reader *reader, struct hours_rule *rule)
{
    bool said = false;
    reader_skip_spaces(reader);
    rule->state = HOURS_OPEN;
    for (size_t i = 0; i < COUNT_OF(states) && !said; i++)
        if ((said = reader_accept_word(reader, states[i].word)))
            rule->state = states[i].state;
    if (!read_remark(reader, rule))
        return false;
    if (rule->remark && !said)
        rule->state = HOURS_UNKNOWN;
    return true;
}

/* Rules */

static bool read_selectors(struct hours_reader *reader, struct hours_rule *rule, bool *selected)
{
    const char *start = reader->at;
    static bool (*const parts[])(struct hours_reader *, struct hours_rule *) = {
        reader_years, reader_dates, reader_weeks};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!parts[i](reader, rule))
            return false;
        reader_skip_spaces(reader);
    }
    if (reader->at > start && reader_accept(reader, ":"))
        reader_skip_spaces(reader);
    if (!read_days(reader, rule))
        return false;
    *selected = reader->at > start;
    return true;
}

static bool read_always(struct hours_reader *reader, struct hours_rule *rule)
{
    static const struct hours_time whole_day = {0, DAY};
    rule->times = &whole_day;
    rule->time_count = 1;
    rule->state = HOURS_OPEN;
    if (!read_remark(reader, rule))
        return false;
    rule->state = rule->remark ? HOURS_UNKNOWN : HOURS_OPEN;
    return true;
}

static bool read_parts(struct hours_reader *reader, struct hours_rule *rule, bool *selected)
{
    if (reader_accept(reader, "24/7"))
        return read_always(reader, rule);
    if (!read_selectors(reader, rule, selected))
        return false;
    reader_skip_spaces(reader);
    const char *times = reader->at;
    if (!read_times(reader, rule) || !read_state(reader, rule))
        return false;
    if (rule->time_count || rule->state != HOURS_OPEN)
        return true;
    reader->at = times;
    return reader_refuse_word(reader, *selected
                                          ? "a time is missing: 09:00"
                                          : "a day is missing: Mo Tu We Th Fr Sa Su, PH or SH");
}

/* What the syntax allows and nobody means. */
static const char *pointless(const struct hours_rule *rule, bool selected, bool something)
{
    if (rule->state == HOURS_CLOSED && rule->time_count && !something)
        return "nothing before it is open; a break stands behind the times: Mo-Fr 09:00-17:00; "
               "12:00-13:00 off";
    if (!rule->number || selected || rule->joint == JOINT_OTHERWISE)
        return NULL;
    if (rule->joint == JOINT_ADDED && rule->time_count && rule->state != HOURS_CLOSED)
        return "this holds on every day; name the days again: Mo 14:00-16:00";
    bool all = rule->joint == JOINT_ADDED ? !rule->time_count : rule->state != HOURS_CLOSED;
    return all ? "without days this makes all before it pointless; name the days, or write || "
                 "before what holds otherwise"
               : NULL;
}

static bool read_rule(struct hours_reader *reader, struct hours_rule *rule)
{
    reader_skip_spaces(reader);
    const char *start = reader->at;
    bool selected = false;
    if (!read_parts(reader, rule, &selected))
        return false;
    const char *fault = pointless(rule, selected, reader->something);
    if (fault)
        return reader_refuse_at(reader, start, fault);
    reader->something |= rule->state != HOURS_CLOSED;
    reader->spans += rule->time_count ? rule->time_count : 1;
    return reader->spans <= HOURS_SPANS_MOST ||
           reader_refuse_at(
               reader, start, "too many rules and times; leave out what repeats others");
}

static bool is_weekly(const struct hours_rule *rule)
{
    unsigned nth = 0;
    for (int i = 0; i < 7; i++)
        nth |= rule->weekdays[i];
    return !rule->year_count && !rule->date_count && !rule->weeks && !rule->holidays &&
           nth <= NTH_ANY;
}

static void note(struct hours *hours, const struct hours_rule *rule)
{
    hours->weekly &= is_weekly(rule);
    hours->school |= (rule->holidays & HOLIDAY_SCHOOL) != 0;
    for (size_t i = 0; i < rule->time_count; i++)
        hours->late |= rule->times[i].end > DAY;
}

static bool read_joint(struct hours_reader *reader, enum hours_joint *joint)
{
    static const char *const joints[] = {";", ",", "||"};
    reader_skip_spaces(reader);
    int found = reader_accept_one(reader, joints, COUNT_OF(joints));
    *joint = found < 0 ? JOINT_INSTEAD : (enum hours_joint)found;
    return found >= 0;
}

bool reader_rules(struct hours_reader *reader, struct hours *hours, const struct hours_rule **next)
{
    enum hours_joint joint = JOINT_INSTEAD;
    size_t number = 0;
    do {
        struct hours_rule *rule = arena_alloc(reader->arena, sizeof *rule);
        rule->number = number++;
        rule->joint = joint;
        if (!read_rule(reader, rule))
            return false;
        note(hours, rule);
        *next = rule;
        next = &rule->next;
    } while (read_joint(reader, &joint));
    return !*reader->at || reader_refuse_word(reader, "only ; , or || and another rule may follow");
}
