/* SPDX-License-Identifier: EUPL-1.2 */
/* A rule is PART=VALUES joined by ";", the parts in any order, each at most once; the table below
 * says what each may hold. What repeats within a day (HOURLY, BYHOUR …) is nothing that a calendar
 * on a wall shows, so it is refused rather than misread. */
#include "content/recurrence.h"

#include "base/clock.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VALUE_MOST = 16, SHOWN_MOST = 20 };

static bool is_between(const char *value, long least, long most)
{
    const char *digits = value + (*value == '-' || *value == '+');
    size_t length = strspn(digits, "0123456789");
    if (!length || digits[length] || length > 4 || (*value == '+' && least > 0))
        return false;
    long number = strtol(value, NULL, 10);
    return number && number >= least && number <= most;
}

static bool is_word(const char *value, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(value, words[i]) == 0)
            return true;
    return false;
}

static bool is_frequency(const char *value)
{
    static const char *const words[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    return is_word(value, words, COUNT_OF(words));
}

static bool is_weekday(const char *value)
{
    static const char *const words[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    return is_word(value, words, COUNT_OF(words));
}

/* TU, or the second or last one of a month or year: 2TU, -1TU */
static bool is_numbered_weekday(const char *value)
{
    size_t length = strlen(value);
    if (length < 2 || !is_weekday(value + length - 2))
        return false;
    char number[VALUE_MOST];
    snprintf(number, sizeof number, "%.*s", (int)length - 2, value);
    return !*number || is_between(number, -53, 53);
}

static bool is_month(const char *value)
{
    return is_between(value, 1, 12);
}

static bool is_day_of_month(const char *value)
{
    return is_between(value, -31, 31);
}

static bool is_day_of_year(const char *value)
{
    return is_between(value, -366, 366);
}

static bool is_count(const char *value)
{
    return is_between(value, 1, 9999);
}

/* 20270630 or 20270630T180000: wall time, as the event's start is (RFC 5545, 3.3.10). */
static bool is_until(const char *value)
{
    char date[32];
    struct civil time;
    size_t length = strlen(value);
    bool has_time = length == strlen("20270630T180000");
    if ((length != strlen("20270630") && !has_time) || strspn(value, "0123456789") != 8)
        return false;
    if (has_time && (value[8] != 'T' || strspn(value + 9, "0123456789") != 6 || value[13] > '5'))
        return false;
    snprintf(date, sizeof date, "%.4s-%.2s-%.2s", value, value + 4, value + 6);
    if (has_time)
        snprintf(date + 10, sizeof date - 10, "T%.2s:%.2s", value + 9, value + 11);
    return civil_parse(date, &time);
}

enum { LISTED = 1 };

static const struct part {
    const char *name;
    unsigned flags;
    bool (*right)(const char *value);
    const char *allowed;
} parts[] = {
    {"BYDAY", LISTED, is_numbered_weekday, "is MO TU WE TH FR SA SU, or 2TU and -1FR in a month"},
    {"BYMONTH", LISTED, is_month, "is 1 to 12"},
    {"BYMONTHDAY", LISTED, is_day_of_month, "is 1 to 31, or -1 for the last day"},
    {"BYSETPOS", LISTED, is_day_of_year, "is 1 for the first of a set, -1 for the last"},
    {"COUNT", 0, is_count, "is how often it takes place, 1 to 9999"},
    {"FREQ", 0, is_frequency, "is DAILY, WEEKLY, MONTHLY or YEARLY"},
    {"INTERVAL", 0, is_count, "is 1 to 9999"},
    {"UNTIL", 0, is_until, "is a day such as 20270630 or a wall time such as 20270630T180000"},
    {"WKST", 0, is_weekday, "is MO TU WE TH FR SA SU"},
};

struct reader {
    const char *rule, *at;
    const char *values[COUNT_OF(parts)]; /* of the parts seen; NULL: not there */
    struct error *error;
};

/* Says what the part should be, in words that follow its name. */
static bool refuse(struct reader *reader, const char *part, const char *right)
{
    int shown = (int)strcspn(reader->at, ";,");
    return error_set(reader->error, "recurrence, at byte %d, \"%.*s\": %s %s",
        (int)(reader->at - reader->rule), shown < SHOWN_MOST ? shown : SHOWN_MOST, reader->at, part,
        right);
}

static size_t read_part(struct reader *reader)
{
    size_t length = strcspn(reader->at, "=;");
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (strlen(parts[i].name) == length && strncmp(parts[i].name, reader->at, length) == 0)
            return i;
    refuse(reader, "no part of a rule is called so;",
        "known are FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST");
    return COUNT_OF(parts);
}

static bool read_values(struct reader *reader, const struct part *part)
{
    char separator;
    do {
        char value[VALUE_MOST] = "";
        size_t length = strcspn(reader->at, part->flags & LISTED ? ",;" : ";");
        if (length < sizeof value)
            memcpy(value, reader->at, length);
        if (!part->right(value))
            return refuse(reader, part->name, part->allowed);
        separator = reader->at[length];
        reader->at += length + (separator == ',');
    } while (separator == ',');
    return true;
}

static bool read_parts(struct reader *reader)
{
    for (;;) {
        size_t i = read_part(reader);
        if (i == COUNT_OF(parts))
            return false;
        if (reader->values[i])
            return refuse(reader, parts[i].name, "is there twice; keep one");
        reader->at += strlen(parts[i].name);
        if (*reader->at != '=')
            return refuse(reader, parts[i].name, "needs an = and a value");
        reader->values[i] = ++reader->at;
        if (!read_values(reader, &parts[i]))
            return false;
        if (!*reader->at)
            return true;
        reader->at++;
    }
}

static const char *value_of(const struct reader *reader, const char *name)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (strcmp(parts[i].name, name) == 0)
            return reader->values[i];
    return NULL;
}

/* What RFC 5545, 3.3.10 says about parts beside each other. */
static bool check_together(struct reader *reader)
{
    const char *frequency = value_of(reader, "FREQ"), *days = value_of(reader, "BYDAY");
    if (!frequency)
        return refuse(reader, "FREQ", "is missing, such as FREQ=WEEKLY");
    if (value_of(reader, "COUNT") && value_of(reader, "UNTIL"))
        return refuse(reader, "COUNT and UNTIL", "exclude each other; keep one");
    bool of_month = *frequency == 'M' || *frequency == 'Y';
    if (days && !of_month && strcspn(days, "0123456789") < strcspn(days, ";"))
        return refuse(reader, "BYDAY", "numbers need FREQ=MONTHLY or FREQ=YEARLY");
    if (value_of(reader, "BYMONTHDAY") && *frequency == 'W')
        return refuse(reader, "BYMONTHDAY", "needs FREQ=MONTHLY, FREQ=YEARLY or FREQ=DAILY");
    bool has_set = days || value_of(reader, "BYMONTHDAY") || value_of(reader, "BYMONTH");
    if (value_of(reader, "BYSETPOS") && !has_set)
        return refuse(
            reader, "BYSETPOS", "needs a set to choose from: BYDAY, BYMONTHDAY or BYMONTH");
    return true;
}

bool recurrence_check(const char *rule, size_t *column, struct error *error)
{
    struct reader reader = {.rule = rule, .at = rule, .error = error};
    bool sound = read_parts(&reader) && check_together(&reader);
    if (!sound && column)
        *column = (size_t)(reader.at - rule);
    return sound;
}
