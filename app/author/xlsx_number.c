/* SPDX-License-Identifier: EUPL-1.2 */
/* Days are counted from 1899-12-30, so that 1900-02-29, which never was, has a number too; on a
 * Macintosh of old from 1904-01-01. */
#include "author/xlsx_number.h"

#include "base/clock.h"
#include "base/memory.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    DAYS_TO_1970 = 25569,
    DAYS_TO_1904 = 1462,
    LEAP_DAY_THAT_NEVER_WAS = 60,
    DAY_MOST = 2958465, /* 9999-12-31 */
    MINUTES = 24 * 60,
};

static const double WHOLE_MOST = 1e15; /* from here on digits are lost */

unsigned xlsx_format_of_number(long number)
{
    static const struct {
        long first, last;
        unsigned shows;
    } formats[] = {
        {14, 15, SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY},
        {16, 16, SHOWS_MONTH | SHOWS_DAY},
        {17, 17, SHOWS_YEAR | SHOWS_MONTH},
        {18, 21, SHOWS_TIME},
        {22, 22, SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY | SHOWS_TIME},
        {27, 36, SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY},
        {45, 47, SHOWS_TIME},
        {50, 58, SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY},
    };
    for (size_t i = 0; i < COUNT_OF(formats); i++)
        if (number >= formats[i].first && number <= formats[i].last)
            return formats[i].shows;
    return 0;
}

/* Bytes of what is shown as it stands, at the beginning of `code`; [h] counts hours and is none. */
static size_t literal(const char *code)
{
    static const char *const halves[] = {"AM/PM", "A/P", "General"};
    for (size_t i = 0; i < COUNT_OF(halves); i++)
        if (strncasecmp(code, halves[i], strlen(halves[i])) == 0)
            return strlen(halves[i]);
    if (strchr("\\_*", *code))
        return code[1] ? 2 : 1;
    const char *end = *code == '"'                                 ? strchr(code + 1, '"')
                      : *code == '[' && !strchr("hHmMsS", code[1]) ? strchr(code, ']')
                                                                   : NULL;
    return end ? (size_t)(end - code) + 1 : 0;
}

/* m is a minute behind h and before s, else a month. */
unsigned xlsx_format_of_code(const char *code)
{
    unsigned shows = 0;
    char before = '\0';
    bool month_before = false; /* the m just seen was taken for a month */
    while (*code && *code != ';') {
        size_t skipped = literal(code);
        char letter = (char)tolower((unsigned char)*code);
        code += skipped ? skipped : 1;
        if (skipped || !strchr("ymdhs", letter) || letter == before)
            continue;
        if (letter == 's' && month_before && before == 'm')
            shows &= ~(unsigned)SHOWS_MONTH;
        bool month = letter == 'm' && before != 'h';
        month_before = month && !(shows & SHOWS_MONTH);
        shows |= letter == 'y'   ? SHOWS_YEAR
                 : letter == 'd' ? SHOWS_DAY
                 : month         ? SHOWS_MONTH
                                 : SHOWS_TIME;
        before = letter;
    }
    return shows;
}

static const char *write_date(struct arena *arena, struct civil date, unsigned shows)
{
    if (!(shows & (SHOWS_DAY | SHOWS_MONTH)))
        return arena_printf(arena, "%04d", date.year);
    if (!(shows & SHOWS_DAY))
        return arena_printf(arena, "%04d-%02d", date.year, date.month);
    return arena_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

static const char *write_moment(struct arena *arena, double number, unsigned shows, bool from_1904)
{
    long minutes = lround(number * MINUTES);
    long day = minutes / MINUTES, minute = minutes % MINUTES;
    bool only_time = !(shows & (SHOWS_YEAR | SHOWS_MONTH | SHOWS_DAY));
    if (only_time)
        return arena_printf(arena, "%02ld:%02ld", minute / 60, minute % 60);
    if (from_1904)
        day += DAYS_TO_1904;
    else if (day < LEAP_DAY_THAT_NEVER_WAS)
        day++;
    struct civil date = civil_from_day(day - DAYS_TO_1970);
    if (!minute)
        return write_date(arena, date, shows);
    return arena_printf(arena, "%sT%02ld:%02ld", write_date(arena, date, shows | SHOWS_DAY),
        minute / 60, minute % 60);
}

/* The fewest digits that give the same number again. */
static const char *write_number(struct arena *arena, double number)
{
    char digits[40];
    if (number == floor(number) && fabs(number) < WHOLE_MOST)
        return arena_printf(arena, "%.0f", number + 0.0); /* no -0 */
    for (int count = 15; count <= 17; count++) {
        snprintf(digits, sizeof digits, "%.*g", count, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    return arena_string(arena, digits);
}

const char *xlsx_number(
    struct arena *arena, const char *written, unsigned shows, bool from_1904, bool *dated)
{
    char *end;
    double number = strtod(written, &end);
    if (!*written || *end || !isfinite(number))
        return written;
    *dated = shows && number >= 0 && number <= DAY_MOST - DAYS_TO_1904;
    return *dated ? write_moment(arena, number, shows, from_1904) : write_number(arena, number);
}
